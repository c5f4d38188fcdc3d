"""Words and names of one country, found where their first words stand."""

import pytest

from newsevents.stages.places import lexicon


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no such words", []),
        ("The sheriff's deputies spoke.", ["sheriff's", "deputies"]),
        ("state troopers and a state senator", ["state troopers", "state senator"]),
        ("At the High School District offices", ["High School"]),
        ("Undersheriff, countywide", []),
    ],
)
def test_cues_are_whole_words_and_the_longest(text, expected):
    assert list(lexicon.load().cues_in(text)) == expected


@pytest.mark.parametrize(
    "text", ["FBI FBI sheriff’s prom, township county", "the high schools’ prom"]
)
def test_cues_are_what_the_pattern_finds_everywhere(text):
    known = lexicon.load()
    assert list(known.cues_in(text)) == known.cues.findall(text)


def test_every_cue_begins_with_a_word():
    assert "" not in lexicon.load().cue_words


def test_names_of_countries_are_found_by_their_first_words():
    known = lexicon.load()
    assert {"new", "kenya"} <= known.sure_words
    assert all(name.split()[0] in known.sure_words for name in known.sure)
