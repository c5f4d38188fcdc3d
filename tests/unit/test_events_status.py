"""Did it happen: grammar decides on the status of a trigger."""

import json

import pytest

from newsevents import resources
from newsevents.docdata import lower_words
from newsevents.stages.events.naming.triggers import find_triggers, load_lexicon
from newsevents.stages.events.telling.status import load_status_lexicon, status_of


@pytest.fixture(scope="module")
def lexicons():
    return load_lexicon(), load_status_lexicon()


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen attacked the village.", "reported"),
        ("Gunmen did not attack the village.", "none"),
        ("Gunmen could attack the village.", "none"),
        ("Police foiled a bombing at the station.", "foiled"),
        ("The army denied the massacre.", "denied"),
        ("The bombing killed two; guards intercepted a lorry.", "reported"),
        ("The bombing hit a mill; Lydia denied that it meant to.", "reported"),
        ("A judge denied bail to a man after the massacre.", "reported"),
        ("He was convicted of the bombing.", "background"),
        ("The mayor has accused the army of the bombing.", "reported"),
        ("Judges accused a clerk of the bombing.", "background"),
        ("The men were plotting an ambush.", "planned"),
        ("Workers blocked roads to protest against the law.", "reported"),
        ("Nurses are protesting the massacre.", "background"),
        ("It was retaliation for a bombing.", "background"),
        ("It came in response to a bombing.", "background"),
        ("The response to the bombing was swift.", "reported"),
        ("Rebels are said to have attacked the village.", "reported"),
        ("Rebels are said to want to attack the village.", "none"),
        ("They retaliated with a bombing.", "reported"),
        ("The bridge is vulnerable to attack.", "none"),
        ("They failed in an attempt to bomb a bridge.", "foiled"),
        ("They made an attempt to bomb a bridge.", "reported"),
        ("They would stop any attempt to bomb a bridge.", "none"),
        ("The militia denied any role in the massacre.", "reported"),
        ("The mayor denied that he took part in the massacre.", "reported"),
        ("The envoy rejected reports of a massacre.", "denied"),
        ("The envoy rejected the massacre.", "reported"),
        ("Patrols were sent to prevent a bombing.", "none"),
        ("The ferry was intercepted by men who fired at it.", "reported"),
        ("Two men threatened the clerk and stabbed her.", "reported"),
        ("Detectives foiled a plot to bomb a bridge.", "foiled"),
        ("A plan to attack a church was thwarted.", "foiled"),
        ("Detectives hope to foil a plot to bomb a bridge.", "none"),
        ("Detectives foiled a plot to bomb a bridge and arrested a man.", "reported"),
        ("The bishop asked them to cease the bombing.", "none"),
        ("Guards shot in the air to disperse a rally.", "reported"),
        ("Guards came to prevent a rally.", "none"),
        ("The quarrel could lead to a clash.", "none"),
        ("The quarrel led to a clash.", "reported"),
        ("Nurses braved the cold to stage a demonstration.", "reported"),
        ("Nurses want to stage a demonstration.", "none"),
        ("He spoke after the murder of two bakers.", "reported"),
        ("He called for the murder of two bakers.", "none"),
        ("He had the mission of murdering a baker.", "planned"),
        ("The group has a policy of massacres.", "none"),
        ("A plan that included bombing a bridge was found.", "planned"),
        ("They promised to refrain from attacks.", "none"),
        ("He had no knowledge of an attack.", "none"),
        ("Not a single guard was murdered.", "none"),
        ("Not only a guard was murdered.", "reported"),
        ("No baker was ever jailed or murdered.", "none"),
        ("They left without bombing the bridge.", "none"),
        ("He hoped to rule by murdering bakers.", "none"),
        ("He ruled by murdering bakers.", "reported"),
        ("They are outlaws who attack farms.", "none"),
        ("They are the outlaws who attacked two farms.", "reported"),
    ],
    ids=lambda value: value[:32],
)
def test_status_of_reads_the_verbs_above(base_nlp, lexicons, text, expected):
    triggers, statuses = lexicons
    doc = base_nlp(text)
    trigger = find_triggers(doc, lower_words(doc), triggers)[-1]
    assert status_of(doc[trigger.head], statuses) == expected


@pytest.mark.parametrize(
    "pattern", resources.patterns("events/background.jsonl"), ids=lambda p: p["id"]
)
def test_background_patterns_match_their_examples_only(pattern, lexicons):
    lexicon = lexicons[1]
    of_sentence = pattern["scope"] == "sentence"
    background = lexicon.background if of_sentence else (lexicon.recalled,)
    for example in pattern["examples"]:
        assert any(p.search(example) for p in background), json.dumps(pattern)
    for example in pattern["counter_examples"]:
        assert not any(p.search(example) for p in background), json.dumps(pattern)
