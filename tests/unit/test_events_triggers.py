"""Which words name incidents."""

import json

import pytest
import spacy
from spacy.tokens import Doc

from newsevents import resources
from newsevents.docdata import lower_words
from newsevents.stages.events.naming.triggers import find_triggers, load_lexicon


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
        "A clerk [took:kidnapping] the two consuls hostage.",
        "Rebels [blew:bombing] the old bridge up.",
        "The consul took part in hostage talks.",
        "He had a heart attack in the car.",
        "The fire chief thanked the crews.",
        "The two sides struck a deal on Monday.",
        "An attack helicopter landed nearby.",
        "Police used tear gas shells and stun grenades.",
        "[Bursts of fire:armed_attack] were heard.",
        "Vandals [set:arson] two lorries, with all they held, on [fire:fire].",
        "Vandals [set:arson] a hut, that was empty, on [fire:fire].",
        "Vandals [set:arson] two huts and a bus on [fire:fire].",
        "The table was set, the lorry was on [fire:fire].",
        "Two youths set a petrol [fire:arson] to a hut.",
        "Rebels [besieged:armed_attack] the old town for a week.",
        "Troops of both states ran a [joint patrol:other] there.",
        "The army brought [military reinforcements:other] to Xaba.",
        "Nurses [filled the streets:protest] of Xaba.",
        "Farmers [stopped construction work:protest] at the dam.",
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
        ("The mill was damaged by a bomb.", "strong"),
        ("A grenade destroyed a kiosk.", "strong"),
        ("A grenade could destroy a kiosk.", "weak"),
        ("Police seized a grenade and two pistols.", "weak"),
        ("The men did not throw a firebomb.", "weak"),
    ],
    ids=lambda value: value[:32],
)
def test_a_weapon_that_was_used_is_an_incident(base_nlp, lexicon, text, strength):
    doc = base_nlp(text)
    nouns = [t for t in find_triggers(doc, lower_words(doc), lexicon) if not t.is_verb]
    assert [t.strength for t in nouns] == [strength]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Youths burned two cars.", ("arson", "strong")),
        ("The sun burned their skin.", ("arson", "weak")),
        ("Rebels destroyed a clinic.", ("sabotage", "strong")),
        ("Men incinerated two tractors.", ("arson", "strong")),
        ("The flood of 1966 destroyed paintings.", None),
        ("Rebels damaged the railway.", ("sabotage", "strong")),
        ("The burning of two buses was condemned.", ("arson", "strong")),
        ("The burning of old wood was condemned.", None),
        ("The destruction of homes by rebels was condemned.", ("sabotage", "strong")),
        ("The destruction of homes by water was condemned.", None),
        ("Dozens of residents blocked the old bridge.", ("protest", "strong")),
        ("Police blocked the old bridge.", ("protest", "weak")),
        ("Snow blocked the old bridge.", ("protest", "weak")),
        ("Troops targeted two posts.", ("armed_attack", "strong")),
        ("The firm targeted young buyers.", ("armed_attack", "weak")),
        ("A robber ignited a fire.", ("arson", "strong")),
        ("A cable ignited a fire.", ("fire", "weak")),
        ("Nurses went on a 48-hour strike.", ("protest", "strong")),
        ("Jets made a strike.", ("protest", "weak")),
        ("Armed men seized nine goats.", ("unrest", "strong")),
        ("Vets seized nine goats.", None),
        ("Gunmen seized a chance.", None),
        ("The nurses held a long procession.", ("protest", "strong")),
        ("The clerks held a dharna programme today.", ("protest", "strong")),
        ("The agitation cell has three clerks.", None),
        ("Nurses padlocked the front gate.", ("protest", "strong")),
        ("Guards padlocked a trunk.", ("protest", "weak")),
    ],
    ids=lambda value: value[:28] if isinstance(value, str) else "",
)
def test_who_does_it_to_what_makes_a_verb_an_incident(base_nlp, lexicon, text, found):
    doc = base_nlp(text)
    triggers = find_triggers(doc, lower_words(doc), lexicon)
    told = [(t.event_type, t.strength) for t in triggers if t.lemma != "flood"]
    assert told == ([found] if found else [])


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("Looting : | Men took rice .", 1), ("Looting went on . | Men took rice .", 0)],
    ids=["label of a sentence", "sentence of its own"],
)
def test_a_label_is_of_the_sentence_behind_it(lexicon, text, sentence):
    words = text.split()
    starts = [number == 0 or words[number - 1] == "|" for number in range(len(words))]
    told = [(w, s) for w, s in zip(words, starts, strict=True) if w != "|"]
    vocab = spacy.blank("en").vocab
    doc = Doc(vocab, [w for w, _ in told], sent_starts=[s for _, s in told])
    (trigger,) = find_triggers(doc, lower_words(doc), lexicon)
    assert trigger.sentence == sentence


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
    patterns = {p for found in lexicon.not_events.values() for p in found}
    for example in pattern["examples"]:
        assert any(p.search(example) for p in patterns), json.dumps(pattern)
    for example in pattern["counter_examples"]:
        assert not any(p.search(example) for p in patterns), json.dumps(pattern)


def test_find_triggers_works_without_a_parse(lexicon):
    doc = spacy.blank("en")("Gunmen attacked a village")
    assert [t.lemma for t in find_triggers(doc, lower_words(doc), lexicon)] == [
        "attack"
    ]
