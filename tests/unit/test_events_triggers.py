"""Which words name incidents."""

import json

import pytest
import spacy

from newsevents import resources
from newsevents.language.syntax import lower_words
from newsevents.stages.events.triggers import find_triggers, load_lexicon


@pytest.fixture(scope="module")
def lexicon():
    return load_lexicon()


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Gunmen [attacked:armed_attack] the village.",
        "The [attack:armed_attack] lasted an hour.",
        "A [car bomb:bombing] [exploded:bombing] near a school.",
        "Rebels [opened fire:armed_attack] on a patrol.",
        "Two trains [collided:accident] outside the town.",
        "He had a heart attack in the car.",
        "The fire chief thanked the crews.",
        "The two sides struck a deal on Monday.",
        "An attack helicopter landed nearby.",
        "Police used tear gas shells and stun grenades.",
    ],
    ids=lambda value: value[:30],
)
def test_find_triggers_marks_words_that_name_incidents(base_nlp, lexicon, text):
    plain, marks = _unmark(text)
    doc = base_nlp(plain)
    found = [
        (doc[t.start : t.end].text, t.event_type)
        for t in find_triggers(doc, lower_words(doc), lexicon)
    ]
    assert found == marks


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("Youths threw a firebomb at a shop.", "strong"),
        ("A grenade was tossed into the yard.", "strong"),
        ("A rocket fired by rebels fell short.", "strong"),
        ("They lobbed stones and a grenade at it.", "strong"),
        ("Police seized a grenade and two pistols.", "weak"),
        ("The men did not throw a firebomb.", "weak"),
    ],
    ids=["object", "passive", "participle", "in a list", "seized", "negated"],
)
def test_a_weapon_that_was_used_is_an_incident(base_nlp, lexicon, text, strength):
    doc = base_nlp(text)
    nouns = [t for t in find_triggers(doc, lower_words(doc), lexicon) if not t.is_verb]
    assert [t.strength for t in nouns] == [strength]


def _unmark(text):
    plain, marks = "", []
    for part in text.split("["):
        inside, closed, rest = part.partition("]")
        if closed:
            words, _, kind = inside.partition(":")
            marks.append((words, kind))
            plain += words + rest
        else:
            plain += part
    return plain, marks


def test_lexicon_has_one_type_per_trigger_and_part_of_speech():
    rows = resources.table("events/triggers.tsv")
    keys = [(row["trigger"], row["pos"]) for row in rows]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    "pattern", resources.patterns("events/not_events.jsonl"), ids=lambda p: p["id"]
)
def test_not_events_match_their_examples_only(pattern, lexicon):
    for example in pattern["examples"]:
        assert lexicon.not_events.search(example), json.dumps(pattern)
    for example in pattern["counter_examples"]:
        assert not lexicon.not_events.search(example), json.dumps(pattern)


def test_find_triggers_works_without_a_parse(lexicon):
    doc = spacy.blank("en")("Gunmen attacked a village")
    assert [t.lemma for t in find_triggers(doc, lower_words(doc), lexicon)] == [
        "attack"
    ]
