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
third million point minus at least up-to between 1/2 2011 , . ( ) İ é 🙂
from rose pair trio many number out in five ×10 ^ year-old years old per day a/an £ Y=
PS US$
$A ½ ⅝ quarter -to- sub- that Model S&P kg/m3 ) -old four- six-mile feet inches"""
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
    end = 0
    for found in FIND(doc):
        assert doc.text[found.start : found.end] == found.text
        assert found.start <= found.number_start < found.number_end <= found.end
        assert found.start >= end
        end = found.end


@settings(max_examples=200, deadline=None)
@given(st.integers(min_value=0, max_value=999_999_999))
def test_find_numerals_reads_a_figure_grouped_or_not(value):
    [plain] = find_numerals(f"at least {value:,} goats")
    assert (plain.low, plain.best, plain.high) == (value, value, None)
    [money] = find_numerals(f"${value}")
    assert money.best == value


@settings(max_examples=200, deadline=None)
@given(st.integers(min_value=1, max_value=999), st.integers(min_value=1, max_value=500))
def test_find_numerals_reads_any_range(low, more):
    [found] = find_numerals(f"between {low} and {low + more} goats")
    assert (found.low, found.high) == (low, low + more)
