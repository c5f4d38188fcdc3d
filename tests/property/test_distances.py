"""The distances stage never crashes, and what it says of a length holds together."""

from __future__ import annotations

import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from newsevents.language.geography import BEARINGS
from newsevents.settings import DistanceSettings
from newsevents.stages import distances

NLP = spacy.blank("en")
FIND = distances.build(DistanceSettings())
PIECES = st.sampled_from(
    [
        "20 ", "km ", "miles ", "north ", "of ", "from ", "Mosul", "the capital", ", ",
        "(", ")", "about ", "more than ", "to ", "5", "-", "SSW ", "here", "border ",
        "a few ", "hundred ", "metres ", "with ", "🌍", "1,000", "outside ", "\n", "/",
        "Iraqi ", "within ", "march ", "between ", "and ", "nautical ",
        "off the coast ",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=30).map("".join))


@settings(deadline=None)
@given(TEXTS)
def test_distances_hold_together(text):
    doc = NLP(text)
    for found in FIND(doc):
        assert doc.text[found.start : found.end] == found.text
        assert found.km >= 0
        assert found.low_km is not None or found.high_km is not None
        if found.low_km is not None and found.high_km is not None:
            assert found.low_km <= found.high_km
        assert found.bearing is None or found.bearing in BEARINGS
        assert (found.latitude is None) == (found.radius_km is None)
        if found.latitude is not None:
            assert found.is_location
            assert -90 <= found.latitude <= 90


@given(st.integers(1, 900), st.sampled_from(BEARINGS))
def test_a_stated_offset_is_read_back(km, bearing):
    [found] = FIND(NLP(f"It fell {km} km {bearing} of Mosul."))
    assert (found.km, found.bearing, found.anchor) == (km, bearing, "Mosul")
    assert found.qualifier == "exact"
