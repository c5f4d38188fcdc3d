"""Roles of event triggers over real parses.

In the examples ``^`` stands before the trigger, and participants are marked
``[P:…]`` perpetrator, ``[T:…]`` target, ``[W:…]`` weapon; all others have no role.
"""

from __future__ import annotations

import re

import pytest

from newsevents import factories
from newsevents.language.roles import Roles, roles
from newsevents.language.scene import by_token
from newsevents.language.syntax import token_starts

MARK = re.compile(r"\[(?P<role>[PTW]):(?P<text>[^]]+)\]")

VERBS = {
    "active": "[P:Gunmen] ^stormed a [T:police station] with [W:rifles].",
    "passive": "A [T:bus] was ^attacked by [P:rebels] near the river.",
    "number": "[P:Six gunmen] ^shot a [T:teacher] on Monday.",
    "relative": "[P:Militants] who ^killed a [T:judge] were jailed.",
    "relative passive": "The [T:soldiers], who were ^shot by a [P:sniper], lived.",
    "gap": "Police found the [T:soldier] whom [P:rebels] had ^kidnapped.",
    "participle": "[P:Gunmen] raided a bank, ^killing [T:two guards].",
    "control": "[P:Rebels] tried to ^storm the [T:prison].",
    "shared object": "[P:Gunmen] ^shot and killed a [T:nurse].",
    "opened fire": "[P:Gunmen] ^opened fire on a [T:convoy].",
    "detonated": "A [P:suicide bomber] ^detonated a [W:vest] near a [T:mosque].",
    "weapon subject": "A [W:car bomb] ^exploded outside a [T:church].",
    "planted": "A [T:bus] was ^hit by a [W:bomb] planted by [P:rebels].",
    "using": "[P:Rebels] ^attacked a [T:village] using [W:rockets].",
    "place in front": "In Mosul, Iraq, [P:gunmen] ^attacked a [T:church].",
    "headline": "[T:Two aid workers] ^kidnapped near the border.",
    "headline after another": "Girl killed, [T:aunt] ^hurt in a crash near Dover.",
    "headline shot dead": "[T:Reno teen] ^shot dead, friend arrested.",
    "headline that acts": "[P:Rebels] ^shot dead a [T:judge].",
    "police who look": "Police look for somebody who shot at a barn in Elmsby, and "
    "^hit a [T:nurse].",
    "shooting death": "Reno police are investigating the ^shooting death of a [T:boy].",
    "what they say": "Police have arrested a [P:teen] they say ^shot a [T:student].",
    "disguised": "[P:Rebels] disguised as soldiers ^stormed a [T:prison].",
    "not disguised": "He was seen as [P:soldiers] ^stormed a [T:prison].",
    "low agent": "A [T:farmer] was ^stabbed to death by [P:bandits].",
    "state": "[W:Israeli warplanes] ^bombed a [T:bridge].",
    "lost subject": "In Sari, Iran, in the hills of Fars, [P:rebels] ^shot a [T:cook].",
    "of a person": "[P:Ann Roe], a [P:member] of the Taliban, ^shot a [T:nurse].",
    "owner of the car": "A [W:bomb] in the car of the police chief ^exploded.",
    "in front of it": "A [W:bomb] ^exploded in front of a [T:bank].",
    "at a part of it": "A [W:bomb] ^exploded at the entrance of a [T:hotel].",
    "a body's house": "A [W:bomb] ^exploded near the [T:institute].",
    "in what it runs on": "[P:Rebels] ^planted a [W:bomb] in the engine of a [T:bus].",
    "described": "Relatives prayed for [T:Jon Lund], ^kidnapped by [P:rebels].",
    "aside": "A [T:judge] was ^killed in Hull, apparently by [P:masked men].",
    "in an event": "[T:Three soldiers] were ^killed in an ambush by [P:rebels].",
}

NOUNS = {
    "by and on": "An ^attack by [P:rebels] on a [T:base] failed.",
    "compounds": "A [P:rebel] ^attack hit a [T:market].",
    "weapon compound": "A [W:mortar] ^attack on a [T:village] was condemned.",
    "of": "The ^killing of a [T:priest] shocked the town.",
    "of the group": "An ^ambush of the [P:rebels] was feared.",
    "light verb": "[P:Militants] launched an ^attack on a [T:dam].",
    "carried out": "The ^bombing was carried out by [P:separatists].",
    "place compound": "A [T:school] ^shooting shook the town.",
    "clash": "A ^clash between [T:police] and [P:gunmen] went on.",
    "setting": "The ^attack, in which a [P:man] shot a [T:priest], was brief.",
    "thrown": "[P:Gunmen] threw a ^[W:bomb] into a [T:cafe].",
    "by throwing": "It was burned down by [P:rebels] by throwing a ^[W:firebomb].",
    "suffered": "The [T:judge]'s ^kidnapping was told.",
    "car": "A [W:car] ^bombing shook the town.",
    "was the target": "The [T:bank] was the target of an ^attack.",
    "came out of it": "[T:Jon Lund] was unhurt after the ^attack.",
    "survived": "[T:Jon Lund] survived an ^attack.",
    "beaten back": "[T:Police] repelled an ^attack by [P:rebels].",
}


@pytest.fixture(scope="module")
def find_roles(base_nlp):
    stage = factories.create("actors", "newsevents_actors", {})

    def find(text: str, offset: int) -> Roles:
        doc = base_nlp(text)
        actors = by_token(token_starts(doc), stage.match(doc))
        trigger = doc.char_span(offset, offset + 1, alignment_mode="expand")
        return roles(doc, trigger.start, trigger.end, actors)

    return find


@pytest.mark.model
@pytest.mark.parametrize(
    "example",
    [pytest.param(e, id=i) for t in (VERBS, NOUNS) for i, e in t.items()],
)
def test_roles_of_a_trigger(find_roles, example):
    marks = {(m["role"], m["text"]) for m in MARK.finditer(example)}
    text = MARK.sub(lambda m: m["text"], example)
    offset = text.index("^")
    found = find_roles(text.replace("^", ""), offset)
    given = {
        *(("P", a.text) for a in found.perpetrators),
        *(("T", a.text) for a in found.targets),
        *(("W", a.text) for a in found.weapons),
    }
    if "Israeli" in text:
        given = {g for g in given if g[0] != "P"}
    assert given == marks


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "trigger", "name"),
    [
        ("U.S. warplanes bombed a bridge.", "bombed", "United States"),
        ("Boko Haram fighters raided a farm.", "raided", "Boko Haram"),
        ("An Islamic State attack killed two.", "attack", "Islamic State"),
    ],
    ids=["owner of the weapon", "group", "compound"],
)
def test_perpetrator_has_its_canonical_name(find_roles, text, trigger, name):
    found = find_roles(text, text.index(trigger))
    assert [a.name for a in found.perpetrators] == [name]


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    ["The blast killed ten people.", "No group attacked.", "Officials said it burned."],
    ids=["people are no target", "nobody", "speakers"],
)
def test_no_roles_are_made_up(find_roles, text):
    for word in re.finditer(r"blast|killed|attacked|burned", text):
        assert find_roles(text, word.start()) == Roles()
