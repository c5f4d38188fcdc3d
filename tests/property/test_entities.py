"""The entities stage never crashes, and its offsets hold, whatever the text."""

from __future__ import annotations

import itertools

import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from newsevents.settings import EntitySettings
from newsevents.stages import entities

BLANK = spacy.blank("en")
FIND = entities.build(EntitySettings())
PIECES = st.sampled_from(
    [
        "the",
        "The",
        "IS",
        "is",
        "ISIS",
        "al",
        "-",
        "Qaeda",
        "(",
        ")",
        "SDF",
        ",",
        ".",
        ";",
        "'s",
        "’",
        '"',
        "Syrian",
        "Democratic",
        "Forces",
        "Mr.\n",
        "Smith",
        "Lt",
        "Col",
        "12",
        "2020-01-02",
        "US",
        "U.S.",
        "LONDON",
        "v",
        "beat",
        "soccer",
        "league",
        "season",
        "\n",
        "\n\n",
        "and",
        "&\n",
        "Front",
        "National",
        "Lord",
        "Resistance",
        "Army",
        "CPI",
        "Maoist",
        "😀",
        "in",
        "near",
        "Iraq",
        "Iraqi",
        "police",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(PIECES, max_size=40).map(" ".join),
)
LABELS = ("PERSON", "ORG", "GPE", "NORP", "FAC", "DATE", "WORK_OF_ART")


@settings(deadline=None, max_examples=150)
@given(text=TEXTS, data=st.data())
def test_offsets_are_valid_whatever_the_model_found(text, data):
    doc = BLANK(text)
    spans, at = [], 0
    while at < len(doc) and len(spans) < 8:
        start = data.draw(st.integers(at, len(doc) - 1))
        end = data.draw(st.integers(start + 1, min(start + 6, len(doc))))
        if not doc[start:end].text.isspace():
            spans.append((start, end, data.draw(st.sampled_from(LABELS))))
        at = end + data.draw(st.integers(0, 3))
    try:
        doc.ents = [spacy.tokens.Span(doc, s, e, label=label) for s, e, label in spans]
    except ValueError:  # spaCy takes no names that begin or end with a space
        return
    found = FIND(doc)
    assert all(doc.text[e.start : e.end] == e.text for e in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(e.canonical and 0 < e.confidence <= 1 for e in found)
    assert FIND(doc) == found
