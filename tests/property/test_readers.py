"""Whatever the bytes: articles and failures, never an exception."""

import gzip
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsevents.io.encoding import decode, encoding_of, not_text
from newsevents.io.fields import to_article
from newsevents.io.readers import read_articles
from newsevents.records import Article, Failure

CELLS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
VALUES = st.recursive(
    CELLS,
    lambda v: (
        st.lists(v, max_size=3) | st.dictionaries(st.text(max_size=5), v, max_size=3)
    ),
    max_leaves=5,
)
NAMES = st.sampled_from(
    [
        "id",
        "text",
        "title",
        "published",
        "source",
        "url",
        "language",
        "Body",
        "date",
        "x",
    ]
)
BYTES = st.binary(max_size=300) | st.text(max_size=150).map(
    lambda text: text.encode("utf-8", "replace")
)
FAST = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


@pytest.mark.parametrize(
    "suffix", [".txt", ".jsonl", ".json", ".csv", ".tsv", ".html", ".txt.gz", ""]
)
@FAST
@given(data=BYTES)
def test_any_bytes_are_read(suffix, data):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"x{suffix}"
        path.write_bytes(data)
        for found in read_articles([path]):
            assert isinstance(found, Article | Failure)
            if isinstance(found, Article):
                found.text.encode()
                assert found.text.strip()


@FAST
@given(data=BYTES, cut=st.integers(0, 60))
def test_any_gzip_is_read(data, cut):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.jsonl.gz"
        path.write_bytes(gzip.compress(data)[: cut or None])
        assert all(isinstance(x, Article | Failure) for x in read_articles([path]))


@settings(FAST, max_examples=200)
@given(st.dictionaries(NAMES, VALUES, max_size=6))
def test_any_row_is_an_article_or_a_failure(row):
    found = to_article(row, default_id="d")
    assert isinstance(found, Article | Failure)
    if isinstance(found, Article):
        assert all(
            value is None or isinstance(value, str)
            for value in (
                found.id,
                found.title,
                found.published,
                found.source,
                found.url,
            )
        )


@settings(FAST, max_examples=200)
@given(BYTES)
def test_any_bytes_decode(data):
    assert isinstance(decode(data), str)
    assert isinstance(encoding_of(data), str)
    not_text(data)
