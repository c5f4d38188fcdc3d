"""Whatever the text: same length, valid offsets, no crash."""

import spacy
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from newsevents import docdata
from newsevents.build import make_doc
from newsevents.language import header
from newsevents.language.dateline import filing_date
from newsevents.records import Article, Segment
from newsevents.settings import SegmentSettings
from newsevents.stages.segment import build, prepare
from newsevents.stages.segment.lines import wraps
from newsevents.stages.segment.truecase import truecase

NLP = spacy.blank("en")
FIND = build(SegmentSettings())
PIECES = st.sampled_from(
    [
        "BASRA (AP) — ",
        "Published: May 4, 2021",
        "THE FRONT [FLT] ",
        "\n",
        "\r\n",
        "\n\n   ",
        '"',
        "“",
        "IS ",
        "(Photo: x)",
        "05/04/2021: ",
        "By Ann Other",
        "İSTANBUL ",
        "STRASSE ẞ ŉ ǅ ",
        "\x00\x97\u2028",
        "A very ordinary sentence about a town. ",
        "1. ",
        "IN MAY ",
        "'S ",
        "-- ",
    ]
)
NEWSY = st.lists(PIECES | st.text(max_size=12), max_size=25).map("".join)
TEXTS = st.text(max_size=300) | NEWSY
FAST = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


@FAST
@given(TEXTS, st.none() | st.text(max_size=60))
@example("\ud800 A", None)
@example("İ" * 40 + " A B C D", None)
def test_prepare_keeps_the_length(text, title):
    found = prepare(Article(id="a", text=text, title=title))
    assert len(found.text) == found.shift + len(text)
    assert "\x00" not in found.text


@FAST
@given(NEWSY)
def test_prepare_changes_nothing_but_case_and_space(text):
    found = prepare(Article(id="a", text=text)).text
    for before, after in zip(text, found, strict=True):
        same = before == after or before.lower() == after.lower()
        assert same or after.isspace() or not before.isalnum()


@FAST
@given(NEWSY)
def test_preparing_twice_changes_no_letter(text):
    once = prepare(Article(id="a", text=text)).text
    twice = prepare(Article(id="a", text=once)).text
    assert once.split() == twice.split() or once.isupper()


@FAST
@given(TEXTS)
def test_truecase_keeps_length(text):
    assert len(truecase(text.upper())) == len(text.upper())


@FAST
@given(TEXTS, st.none() | st.text(max_size=40))
def test_segments_are_valid(text, title):
    doc = make_doc(NLP, Article(id="a", text=text, title=title))
    found = FIND(doc)
    docdata.write(doc, "segments", found)
    assert docdata.read(doc, "segments", Segment) == found
    for segment in found:
        assert 0 <= segment.start < segment.end <= len(doc.text)
        assert doc.text[segment.start : segment.end] == segment.text
    paragraphs = [s for s in found if s.kind not in ("quote", "dateline")]
    starts = [s.start for s in paragraphs if s.rule != "site"]
    assert starts == sorted(set(starts))


@FAST
@given(TEXTS)
def test_headers_never_fail(text):
    for found in header.find_headers(text):
        assert 0 <= found.start < found.end <= len(text)
        assert found.published is None or header.iso_time(found.published)
    header.iso_time(text)
    filing_date(text)


@FAST
@given(TEXTS)
def test_wraps_are_newlines(text):
    assert all(text[offset] == "\n" for offset in wraps(text))
