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

GROUPS = frozenset({"armed_group"})
FORCES = frozenset({"military", "police", "security"})
GOVERNMENTS = frozenset({"government"})
ABROAD = frozenset({"ambassador", "consul", "consulate", "diplomat", "embassy"})


def land_untold(facts: Facts, incident: Incident) -> tuple[Place | None, str]:
    """Return the country of an incident of which no place is told, and by what rule.

    That of the story; then of the groups and officials in it, who may act abroad; then
    of the bodies named around it.
    """
    if facts.homeland.place is not None:
        return facts.homeland.place, "country of the story"
    home = land_of_parties(facts, incident)
    if home is not None:
        return home, "country of the parties"
    return land_of_bodies(facts, incident), "country of the forces named"


def land_where_unclear(facts: Facts, incident: Incident) -> Place | None:
    """Return the country of the bodies named, where the story is of none.

    One that the article names: groups act abroad, too.
    """
    if facts.is_note or facts.homeland.place is not None:
        return None
    land = land_of_bodies(facts, incident)
    if land is None or all(p.country_code != land.country_code for p in facts.places):
        return None
    return land


def land_of_parties(facts: Facts, incident: Incident) -> Place | None:
    """Return the one country that groups and officials of an incident are of.

    Soldiers serve abroad: theirs says nothing.
    """
    codes = {
        code
        for actor in incident.actors
        if actor.category in GROUPS | GOVERNMENTS
        for code in _codes(facts, actor)
    }
    return ground(codes.pop()) if len(codes) == 1 else None


def land_of_bodies(facts: Facts, incident: Incident) -> Place | None:
    """Return the country of the bodies that the sentences of an incident name.

    Armed groups before forces, forces before governments; where its sentences name
    none, or of several countries, those of the whole article:
    "the Xabian government has yet to solve the murder".
    """
    near = [
        body
        for frame in incident.frames
        for body in facts.between(facts.bodies, frame.sentence)
    ]
    for bodies in (near, facts.bodies):
        for categories in (GROUPS, FORCES, GOVERNMENTS):
            codes = {
                body.country_code
                for body in bodies
                if body.country_code and body.category in categories
            }
            if len(codes) == 1:
                return ground(codes.pop())
    return None


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
