"""The whole pipeline on any text: no failure, offsets that hold, one answer."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsevents import build
from newsevents.records import Article

pytestmark = [pytest.mark.model, pytest.mark.slow]
FEW = settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)

# Pieces of news put together at random reach more rules than random letters do.
PIECES = st.sampled_from([
    "date 2022-01-22 2022/01/22 | 18:26 - Source: Iraq News\n\n",
    "BAGHDAD (AP) — ", "Baghdad: ", "By Ann Lee\n", "\n\n", "\n", " ", ". ", ", ", "; ",
    "Gunmen killed 11 soldiers", "KILLED AT LEAST TWELVE PEOPLE",
    "a bomb wounded dozens", "no one was hurt", "the toll rose to 45",
    "including three children", "another 10",
    "more than 120 kilometers (75 miles) north of Baghdad", "5 km",
    "between 20 and 30",
    "early Friday", "at 3 am local time", "on 31 February", "last week", "in 2014",
    "the Islamic State group (IS)", "police said", "“It was us,” he said",
    "an officer and 10 soldiers", "99999999999999999999", "1,000,000", "0", "½", "-3",
    "Springfield", "Al-Azim district", "🚀", "\x00", "\u202e", "ﬁ", "İ", "ß",
])  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(PIECES, max_size=25).map("".join),
    st.sampled_from(["", " ", "\n" * 50, "a" * 5000, "1" * 5000, "( " * 500, "“" * 99]),
)  # fmt: skip
TITLES = st.none() | st.text(max_size=40) | PIECES
DATES = st.sampled_from([None, "2022-01-22", "2022-01-22T18:26:00Z", "yesterday", ""])
ARTICLES = st.builds(
    Article, id=st.just("a"), text=TEXTS, title=TITLES, published=DATES
)


def check(article, found):
    assert found.failure is None, found.failure
    for row in found.rows:
        if row.evidence_start is not None:
            where = slice(row.evidence_start, row.evidence_end)
            assert article.text[where].split() == row.evidence.split()
    for mention in found.mentions:
        assert 0 <= mention.start < mention.end
        assert article.text[mention.start : mention.end] == mention.text


@FEW
@given(article=ARTICLES)
def test_any_text_is_survived_and_offsets_hold(nlp, article):
    [found] = build.extract_batch(nlp, [article])
    check(article, found)


@FEW
@given(articles=st.lists(ARTICLES, min_size=2, max_size=5), size=st.integers(1, 3))
def test_neighbours_in_a_batch_do_not_matter(nlp, articles, size):
    numbered = [
        Article(id=str(n), text=a.text, title=a.title, published=a.published)
        for n, a in enumerate(articles)
    ]
    together = build.extract_batch(nlp, numbered)
    apart = [
        found
        for first in range(0, len(numbered), size)
        for found in build.extract_batch(nlp, numbered[first : first + size])
    ]
    assert together == apart
