"""Whatever the text: no crash, valid offsets, ordered bounds."""

from __future__ import annotations

import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from newsevents.language.numerals import find_numerals
from newsevents.settings import QuantitySettings
from newsevents.stages.quantities import build

BLANK = spacy.blank("en")
FIND = build(QuantitySettings())
WORDS = """
1 20 3,000 .5 a dozen two hundred and to - – $ % km miles people one half
third million point minus at least up-to between 1/2 2011 , . ( ) İ é 🙂"""
PIECES = st.sampled_from(sorted({*WORDS.split(), "\n"}))
NUMBERISH = st.lists(PIECES, max_size=25).map(" ".join) | st.lists(
    PIECES, max_size=25
).map("".join)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80) | NUMBERISH)
def test_find_numerals_offsets_and_bounds(text):
    end = 0
    for found in find_numerals(text):
        assert 0 <= found.start <= found.number_start < found.number_end <= found.end
        assert found.end <= len(text)
        assert found.number_start >= end
        end = found.number_end
        if found.low is not None:
            assert found.low <= found.best
        if found.high is not None:
            assert found.best <= found.high


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80) | NUMBERISH)
def test_find_quantities_never_crashes(text):
    doc = BLANK(text)
    for found in FIND(doc):
        assert doc.text[found.start : found.end] == found.text
