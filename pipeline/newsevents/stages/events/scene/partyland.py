"""The country of groups and officials: where a deed was of which no words say where.

"Guerrillas of the Xabian Liberation Army abducted a journalist": in their country.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsevents.stages.events.scene.homeland import ground

if TYPE_CHECKING:
    from newsevents.records import Actor, Place
    from newsevents.stages.events.facts import Facts
    from newsevents.stages.events.linking.incidents import Incident

PARTIES = frozenset({"armed_group", "government"})
ABROAD = frozenset({"ambassador", "consul", "consulate", "diplomat", "embassy"})


def land_of_parties(facts: Facts, incident: Incident) -> Place | None:
    """Return the one country that groups and officials of an incident are of.

    Soldiers serve abroad: theirs says nothing.
    """
    codes = {
        code
        for actor in incident.actors
        if actor.category in PARTIES
        for code in _codes(facts, actor)
    }
    return ground(codes.pop()) if len(codes) == 1 else None


def _codes(facts: Facts, actor: Actor) -> set[str]:
    """Return the countries that words within the name of a party stand for."""
    words = {word.lower() for word in actor.text.split()}
    if not words.isdisjoint(ABROAD):
        return set()
    sentence = facts.sentence_at(actor.start)
    bodies = [(e.start, e.country_code) for e in facts.between(facts.bodies, sentence)]
    places = [(p.start, p.country_code) for p in facts.between(facts.places, sentence)]
    return {
        code
        for start, code in (*bodies, *places)
        if code and actor.start <= start < actor.end
    }
