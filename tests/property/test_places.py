"""The places stage and the gazetteer never crash and never leave the text."""

from __future__ import annotations

import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from newsevents import docdata
from newsevents.language import gazetteer
from newsevents.language.placenames import collapsed_key, exact_key, skeleton
from newsevents.records import Entity
from newsevents.settings import PlaceSettings
from newsevents.stages import places

NLP = spacy.blank("en")
FIND = places.build(PlaceSettings())
PIECES = st.sampled_from(
    [
        "Mosul", "Paris", "Texas", ", ", ". ", " in ", "the ", "Iraqi ", "district",
        "N.C.", "Georgia", " (", ")", "'s ", "\n\n", "counties ", "and ", "💥", "Al-",
        "St. ", "north of ", "Police ", "é", "The ", "-", "U.S.", "Jordan ", "\u00a0",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=30).map("".join))


@given(st.text(max_size=60))
def test_any_string_can_be_looked_up(name):
    for entry in gazetteer.load().find(name):
        assert entry.name
        assert entry.how in ("exact", "collapsed", "near")


@given(st.text(max_size=60))
def test_keys_are_stable_under_themselves(name):
    key = exact_key(name)
    assert exact_key(key) == key
    assert skeleton(collapsed_key(key)).isascii()


@settings(deadline=None)
@given(TEXTS, st.data())
def test_places_lie_in_the_text(text, data):
    doc = NLP(text)
    entities = []
    if len(doc):
        for _ in range(data.draw(st.integers(0, 4))):
            at = data.draw(st.integers(0, len(doc) - 1))
            span = doc[at : data.draw(st.integers(at + 1, len(doc)))]
            entities.append(
                Entity(
                    start=span.start_char, end=span.end_char, text=span.text, rule="t",
                    label=data.draw(st.sampled_from(["GPE", "FAC", "PERSON", "NORP"])),
                    canonical=span.text,
                )
            )  # fmt: skip
    docdata.write(doc, docdata.key_of("entities"), entities)
    taken = -1
    for place in FIND(doc):
        assert doc.text[place.start : place.end] == place.text
        assert place.start >= taken
        taken = place.end
        assert (place.latitude is None) == (place.longitude is None)
        assert 0 <= place.confidence <= 1
        assert (place.country is None) == (place.country_code is None)
