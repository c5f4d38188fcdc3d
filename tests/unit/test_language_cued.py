"""Patterns that are only tried where a text has one of their cues."""

import re

import pytest

from newsevents import resources
from newsevents.language.cued import Cued, joined, occurrences
from newsevents.stages.events.sentences.newcomers import SEPARATE

LATER = Cued(("day", "hour"), re.compile(r"\b(?:days?|hours?) later\b"))
AGAIN = Cued(("again",), re.compile(r"\bonce again\b"))


def test_spans_are_those_of_the_pattern():
    assert LATER.spans("two days later, and hours later") == [(4, 14), (20, 31)]


def test_without_a_cue_nothing_is_found():
    assert LATER.spans("later on") == []
    assert LATER.search("later on") is None


@pytest.mark.parametrize("text", ["a day later it rained", "once again"])
def test_joined_finds_what_each_pattern_finds(text):
    assert joined([LATER, AGAIN]).search(text)


@pytest.mark.parametrize(
    "row",
    [
        *resources.patterns("events/background.jsonl"),
        *resources.patterns("events/not_events.jsonl"),
    ],
    ids=lambda row: row["id"],
)
def test_examples_have_a_cue_as_a_word(row):
    cues = set(row["cues"])
    assert not any(cues.isdisjoint(text.split()) for text in row["examples"])


@pytest.mark.parametrize(
    "opening",
    [
        "another blast hit the quay",
        "a third man was hit",
        "days later two died",
        "in a different town",
        "the previous day",
        "also on monday",
    ],
)
def test_what_sets_a_sentence_apart_has_a_cue(opening):
    assert SEPARATE.pattern.search(opening)
    assert SEPARATE.search(opening)


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        (["oak"], "oak, Oak and oaks: an oak", [(0, "oak"), (22, "oak")]),
        (["ash", "oak"], "oak_1 ash oak", [(6, "ash"), (10, "oak")]),
        (["é"], "café é", [(5, "é")]),
        ([], "oak", []),
    ],
)
def test_occurrences_are_whole_words_in_order(words, text, expected):
    assert occurrences(words, text) == expected
