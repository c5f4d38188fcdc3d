"""What each paragraph is, and what the language model is told of it."""

import re

import pytest
import spacy

from newsevents import docdata, resources
from newsevents.build import make_doc
from newsevents.records import Article
from newsevents.settings import SegmentSettings
from newsevents.stages.segment import build
from newsevents.stages.segment.layout import Layout, paragraphs_of
from newsevents.stages.segment.quotes import find_quotes


@pytest.fixture(scope="module")
def layout():
    return Layout.load()


@pytest.fixture(scope="module")
def finder():
    return build(SegmentSettings())


@pytest.fixture(scope="module")
def blank():
    return spacy.blank("en")


ARTICLE = """\
date 2021-05-04 2021/05/04 | 07:08 - Source: Delta News

Blast kills two in Basra

By Ann Other, Delta News

BASRA, Iraq (DNS) — Two men died when a bomb went off, police said.

"We ran," said Hana Aziz. "Then the roof fell."

Photo: A. Nyman, Delta News

Share this story: http://ex.am/ple

Copyright 2021 Delta News. All rights reserved.
"""


def test_each_paragraph_gets_its_kind(layout):
    found = layout.segments(ARTICLE, title=None, shift=0)
    assert [(s.kind, s.rule) for s in found] == [
        ("header", "line"),
        ("title", "first_line"),
        ("byline", "by"),
        ("paragraph", "line"),
        ("dateline", "agency"),
        ("paragraph", "line"),
        ("quote", "marks"),
        ("quote", "marks"),
        ("boilerplate", "caption"),
        ("boilerplate", "share"),
        ("boilerplate", "copyright"),
    ]
    assert found[0].value == "2021-05-04T07:08"
    assert found[4].value == "BASRA, Iraq"
    assert all(ARTICLE[s.start : s.end] == s.text for s in found)


def test_separate_title_is_the_first_segment(layout):
    text = "Two die - Valley News, KXYZ 5\n\nTwo men died in Basra."
    found = layout.segments(text, title="Two die - Valley News, KXYZ 5", shift=31)
    assert [(s.kind, s.rule, s.text) for s in found] == [
        ("title", "article_title", "Two die - Valley News, KXYZ 5"),
        ("boilerplate", "site", "- Valley News, KXYZ 5"),
        ("paragraph", "line", "Two men died in Basra."),
    ]


def test_title_repeated_in_the_text_is_a_title(layout):
    text = "4 May 2021\nTwo die\n\nTwo men died in Basra."
    kinds = [s.kind for s in layout.segments(text, title="Two die", shift=0)]
    assert kinds == ["header", "title", "paragraph"]


def test_sentence_in_the_first_line_is_no_title(layout):
    text = "Two men died in Basra.\n\nNobody claimed it."
    assert [s.kind for s in layout.segments(text, title=None, shift=0)] == [
        "paragraph",
        "paragraph",
    ]


def test_dateline_behind_a_headline_on_one_line(layout):
    text = "Two men die in bomb blast. BASRA — A bomb went off."
    found = [
        s for s in layout.segments(text, title=None, shift=0) if s.kind == "dateline"
    ]
    assert [(s.text, s.value) for s in found] == [("BASRA —", "BASRA")]


def test_header_behind_a_headline_parts_the_paragraph(layout):
    text = "Two die in Basra Posted: May 4, 2021 7:08 AM GMT\n\nTwo men died."
    found = layout.segments(text, title=None, shift=0)
    assert [(s.kind, s.text) for s in found[:2]] == [
        ("title", "Two die in Basra "),
        ("header", "Posted: May 4, 2021 7:08 AM GMT"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "By Ann Other",
        "by ann other and Tom Dee",
        "By ANN OTHER | Delta News",
        "By: Ann Other, staff writer",
        "Ann Other, Delta News staff writer",
        "Associated Press",
    ],
)
def test_bylines(layout, line):
    text = f"{line}\n\nTwo men died in Basra."
    kinds = [s.kind for s in layout.segments(text, title="x", shift=0)]
    assert kinds[0] == ("paragraph" if "ann other and" in line else "byline")


@pytest.mark.parametrize(
    "line",
    [
        "By the time police came they had fled",
        "By Monday the rebels held the town and all of its bridges",
        "From the roof he shot at cars",
        "By Ann Other?",
    ],
)
def test_sentences_are_no_bylines(layout, line):
    text = f"{line}\n\nTwo men died in Basra."
    assert layout.segments(text, title="x", shift=0)[0].kind == "paragraph"


def patterns():
    return [
        pytest.param(row, id=f"{row['rule']}-{number}")
        for number, row in enumerate(resources.patterns("segment/boilerplate.jsonl"))
    ]


@pytest.mark.parametrize("row", patterns())
def test_boilerplate_patterns_keep_their_promises(row, layout):
    pattern = re.compile(row["pattern"], re.IGNORECASE)
    match = {
        "start": pattern.match,
        "whole": pattern.fullmatch,
        "anywhere": pattern.search,
    }[row["where"]]
    assert all(match(example) for example in row["examples"])
    assert not any(match(example) for example in row["counter_examples"])
    assert all(layout.clutter.rule(example) for example in row["examples"])
    assert not any(layout.clutter.rule(text) for text in row["counter_examples"])


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ('He said "we fled" and "they shot".', ["we fled", "they shot"]),
        ("“We fled,” he said. “They shot", ["We fled,", "They shot"]),
        ("``We fled,'' he said.", ["We fled,"]),
        ("„Wir flohen“, sagte er.", ["Wir flohen"]),
        ("«Nous avons fui», dit-il.", ["Nous avons fui"]),
        ("He is 6'2\" tall and ran.", []),
        ('It ended." Then it rained.', []),
        ('""', []),
    ],
)
def test_quotes_are_the_words_inside_the_marks(text, quotes):
    assert [text[a:b] for a, b in find_quotes(text, 0, len(text))] == quotes


def test_paragraphs_join_wrapped_lines():
    text = (
        "The shelling began before dawn and went on until the last of the\n"
        "families had left the valley.\n\nNobody claimed it.\n"
    )
    assert [text[a:b].count("\n") for a, b in paragraphs_of(text)] == [1, 0]


def starts(doc):
    return [doc[t.i :][0].idx for t in doc if t.is_sent_start]


def test_sentences_start_at_segments_and_behind_datelines(blank, finder):
    doc = make_doc(blank, Article(id="a", text="  " + ARTICLE))
    found = finder(doc)
    begun = set(starts(doc))
    assert {s.start for s in found[1:] if s.kind not in ("quote", "dateline")} <= begun
    assert doc.text.index("Two men died") in begun
    assert found[0].start not in begun  # white space in front is no sentence


def test_no_sentence_starts_inside_a_dateline_or_clause(blank, finder):
    doc = make_doc(blank, Article(id="a", text="x\n\n" + ARTICLE))
    finder(doc)
    state = {t.text: t.is_sent_start for t in doc}
    assert state["Iraq"] is False
    assert state["died"] is False
    closing = next(t for t in doc if t.text == '"' and t.idx > doc.text.index("fell"))
    assert closing.is_sent_start is False


def test_date_in_front_is_a_sentence_of_its_own(blank, finder):
    doc = make_doc(blank, Article(id="a", text="05/04/2021: Two men died."))
    finder(doc)
    assert doc.text.index("Two") in starts(doc)


@pytest.mark.parametrize(
    ("text", "norm"),
    [("The IS gunmen fled to the hills.", "taliban"), ("He is here.", "is")],
)
def test_islamic_state_is_no_verb(blank, finder, text, norm):
    doc = make_doc(blank, Article(id="a", text=text))
    finder(doc)
    assert next(t for t in doc if t.lower_ == "is").norm_ == norm


def test_parsed_doc_is_left_as_it_is(blank, finder):
    doc = make_doc(blank, Article(id="a", text="Two men fled, police said."))
    for token in doc:
        token.dep_, token.head = "dep", doc[2]
    before = [t.is_sent_start for t in doc]
    assert finder(doc)
    assert [t.is_sent_start for t in doc] == before


def test_records_reach_the_doc(blank):
    nlp = spacy.blank("en")
    nlp.add_pipe("newsevents_segments")
    assert docdata.has(nlp("Two men died."), docdata.key_of("segments"))
    assert len(nlp("")) == 0


@pytest.mark.parametrize(
    "text",
    [
        "x|" * 249,
        "share " * 80,
        "image " * 80,
        "a@" * 240,
        "By a.a " * 70,
        "(photo" * 80,
    ],
    ids=lambda text: text[:6],
)
def test_long_clutter_is_read_to_the_end(layout, text):
    """Long enough that time that grew with the square would be minutes."""
    page = f"{text}\n" * 400
    segments = layout.segments(page, title=None, shift=0)
    assert max(segment.end for segment in segments) == len(page.rstrip())


STORY = "Two weavers were shot in Yala on Monday, police said."


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        pytest.param(
            [STORY, "Related stories", "Five die in mill fire", "Tram hits bus"],
            [STORY],
            id="headlines of other stories",
        ),
        pytest.param(
            [STORY, "Related stories", "Five die in mill fire", "They ran."],
            [STORY, "They ran."],
            id="then the story goes on",
        ),
        pytest.param(
            ["Most read", "Two shot in Yala", STORY],
            ["Two shot in Yala", STORY],
            id="no list in front of the story",
        ),
        pytest.param(
            [STORY, "Advertisement", "The market"],
            [STORY, "The market"],
            id="other clutter begins no list",
        ),
    ],
)
def test_a_list_of_other_stories_is_clutter(layout, lines, kept):
    found = layout.segments("\n\n".join(lines), title=None, shift=0)
    assert [s.text for s in found if s.kind in ("title", "paragraph")] == kept
