"""Who claims, is blamed or suspected, who denies: marked-up sentences.

``[kind:words]`` marks the actor by its head word; nothing else may be found.
"""

from __future__ import annotations

import re

import pytest

from newsevents import factories
from newsevents.language.roles import responsibility

MARK = re.compile(r"\[(?P<kind>\w+):(?P<text>[^]]+)\]")

CASES = {
    "claim": "The [claim:Taliban] claimed responsibility for the attack.",
    "claim passive": "It was an attack claimed by [claim:Boko Haram].",
    "took": "[claim:Separatists] took responsibility for the blast.",
    "credit": "The [claim:Islamic State] claimed credit for the bombing.",
    "spokesman": "A spokesman for [claim:Al-Shabaab] claimed responsibility.",
    "named spokesman": "[claim:Taliban] spokesman Karl Lund claimed responsibility.",
    "said it did": "[claim:Boko Haram] said it had carried out the attack.",
    "blame": "Officials blamed the [blame:Taliban] for the blast.",
    "blame on": "The army blamed the raid on [blame:rebels].",
    "blamed passive": "The attack was blamed on [blame:separatists].",
    "attributed": "Sources attributed the attack to the [blame:Taliban].",
    "attributed by one": "[denial:Boko Haram] attributed the raid to [blame:rebels].",
    "carried out": "Police suspect that the raid was carried out by [suspect:rebels].",
    "believed": "Police believe the raid was carried out by [suspect:Boko Haram].",
    "accused": "Kabul accused the [blame:Taliban] of the killing.",
    "responsible": "The [suspect:Taliban] are believed to be responsible.",
    "behind": "The police said [blame:rebels] were behind the attack.",
    "suspected": "Police suspect [suspect:Boko Haram].",
    "involvement": "Police suspect the involvement of [suspect:Boko Haram].",
    "involved": "Police suspect that [suspect:Boko Haram] was involved.",
    "hallmarks": "The raid bore the hallmarks of [suspect:Al-Qaeda].",
    "members": "The men are believed to be [suspect:members] of the Taliban.",
    "part of it": "The raid was attributed to a remnant of [blame:Boko Haram].",
    "lost subject": "It cost the bank money and [claim:Taliban] claimed the raid.",
    "gave its name": "They introduced themselves as [claim:Taliban men].",
    "behind, accused": "Kabul accused the [blame:Taliban] of being behind the raid.",
    "poster": "A [claim:Taliban] poster claimed the attack.",
    "tied": "The attackers were affiliated with the [suspect:Taliban].",
    "not tied": "The house belonged to a friend of the Taliban.",
    "attackers accuse": "The attackers accused the Taliban of the raid.",
    "guessed to be": "He was killed because he was a member of the Taliban.",
    "accused of more": "Kabul accused the Taliban of being corrupt.",
    "suspected of more": "Two farmers suspected of being spies were shot.",
    "would be blamed": "They hoped that rebels would be blamed for the raid.",
    "denial": "The [denial:Taliban] denied involvement in the attack.",
    "two sides": "The [denial:Taliban] denied it did so; it blamed [blame:rebels].",
    "not us": "The [denial:Taliban] said they were not responsible for the attack.",
    "not them": "The police said rebels were not responsible for the attack.",
    "nobody": "No group claimed responsibility for the attack.",
    "no one": "No one has claimed responsibility.",
    "doubt": "It was unclear whether the Taliban were responsible.",
    "other claim": "The firm claimed a refund from the police.",
    "took part": "The police took part in the march.",
}


@pytest.fixture(scope="module")
def find(base_nlp):
    stage = factories.create("actors", "newsevents_actors", {})

    def run(text):
        doc = base_nlp(text)
        return doc, responsibility(doc, list(stage.match(doc)))

    return run


@pytest.mark.model
@pytest.mark.parametrize("example", [pytest.param(e, id=i) for i, e in CASES.items()])
def test_responsibility(find, example):
    marks = [(m["kind"], m["text"]) for m in MARK.finditer(example)]
    text = MARK.sub(lambda m: m["text"], example)
    doc, found = find(text)
    assert [r.kind for r in found] == [kind for kind, _ in marks]
    for one, (_, words) in zip(found, marks, strict=True):
        assert doc[one.actor.head].text in words
        assert 0 <= one.start < one.end <= len(text)


@pytest.mark.model
def test_an_unknown_name_becomes_an_actor(find):
    _, [found] = find("The Marek Boys claimed responsibility for the fire.")
    assert (found.kind, found.actor.name) == ("claim", "Marek Boys")
