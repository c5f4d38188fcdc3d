"""The type of an incident, voted by its triggers, weapons and victims."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from newsevents.language.syntax import ancestors
from newsevents.records import Actor, Casualty
from newsevents.stages.events.kinds.kind_parties import told_otherwise
from newsevents.stages.events.kinds.kind_words import (
    CROWD,
    HURT,
    TELLING,
    KindLexicon,
    has_hurt,
    weapon_kind,
    weight_of,
)
from newsevents.stages.events.naming.families import EXPLOSIVE, GENERIC

if TYPE_CHECKING:
    from newsevents.stages.events.facts import Facts
    from newsevents.stages.events.linking.incidents import Incident
    from newsevents.stages.events.parties.who import Parties
    from newsevents.stages.events.sentences.frame import Frame

FINDING = frozenset(
    {"confiscate", "deliver", "discover", "find", "hide", "possess", "recover", "seize"}
    | {"smuggle", "stockpile", "store", "surrender"}
)
WOUNDS = re.compile(r"\b(?:gunshot|bullet)s?\b")
BANDS = frozenset({"faction", "factions", "group", "groups", "squad", "squads"})
AT_THE_WHEEL = frozenset({"driver", "motorist", "motorcyclist", "pilot", "rider"})
MASSES = frozenset({"protest", "unrest"})  # not what armed groups do that kill
MAX_GENERIC = 0.6  # "attack" over and over says no more than once
EARLY = 1.5  # what a word weighs where an incident is told of first
HARMFUL = 2.0  # and where a story says whom it killed or wounded
MEANS = 1.0  # what a weapon weighs
# What names the means beats what names the setting.
SPECIFIC = {
    "bombing": 1.25,
    "air_strike": 1.3,
    "shelling": 1.2,
    "kidnapping": 1.3,
    "hijacking": 1.3,
    "prison_break": 1.3,
    "assassination": 1.4,
    "execution": 1.2,
    "stabbing": 1.3,
    "vehicle_ramming": 1.3,
    "arson": 1.2,
    "sabotage": 1.2,
    "arrest": 0.35,
    "unrest": 1.1,
    "accident": 0.8,
    "fire": 0.8,
}


def event_type(
    facts: Facts, incident: Incident, parties: Parties, lexicon: KindLexicon
) -> tuple[str, str]:
    """Return the type of an incident and the rule that decided."""
    telling = _telling(facts, incident)
    votes = _trigger_votes(facts, incident, telling)
    if _is_at_a_protest(facts, incident):
        votes.pop("protest", None)
    if _is_killing_of_group(incident, parties) and votes.keys() - CROWD:
        votes = {kind: vote for kind, vote in votes.items() if kind not in MASSES}
    if "hijacking" in votes and any(t.lemma == "storm" for t in incident.triggers):
        votes.pop("armed_attack", None)  # the storming of the plane ends it
    if _is_police_raid(incident):
        votes = {"arrest": votes["arrest"]}
    told = max(votes.values(), default=0.0) >= TELLING or votes.keys() - CROWD
    if not told and incident.casualties:
        return _from_casualties(facts, incident, parties, lexicon)
    for actor in _weapons_used(facts, incident, telling, parties):
        kind = weapon_kind(actor.text, lexicon.weapons)
        if kind and (kind in votes or _violent(votes)):
            votes[kind] = votes.get(kind, 0.0) + MEANS
    if EXPLOSIVE & votes.keys() and _from_the_air(incident.actors, lexicon):
        votes["air_strike"] = votes.get("air_strike", 0.0) + MEANS
    if "arrest" not in votes and any(_is_kidnapping(c) for c in incident.casualties):
        votes["kidnapping"] = votes.get("kidnapping", 0.0) + 0.5
    if not votes:
        return "other", "no words"
    best = max(sorted(votes), key=lambda kind: votes[kind] * SPECIFIC.get(kind, 1.0))
    other = told_otherwise(best, votes, facts, incident, parties, lexicon)
    return other or (best, f"votes:{votes[best]:.1f}")


def _trigger_votes(
    facts: Facts, incident: Incident, telling: Sequence[Frame]
) -> dict[str, float]:
    votes: dict[str, float] = {}
    generic = 0.0
    first = incident.frames[0].sentence
    for frame in telling:
        early = EARLY if frame.sentence <= first + 1 else 1.0
        harmful = HARMFUL if _tells_of_harm(frame) and not facts.is_note else 1.0
        for trigger in frame.triggers:
            weight = early * weight_of(trigger)
            if trigger.lemma in GENERIC:
                weight = min(weight, MAX_GENERIC - generic)
                generic += weight
            else:
                weight *= harmful
            votes[trigger.event_type] = votes.get(trigger.event_type, 0.0) + weight
    return votes


def _tells_of_harm(frame: Frame) -> bool:
    return any(
        c.effect in HURT and c.best and c.status == "asserted" for c in frame.casualties
    )


def _telling(facts: Facts, incident: Incident) -> list[Frame]:
    """Return the frames of a story where something happens: not "bombs and mines"."""
    found = [
        f
        for f in incident.frames
        if f.strong or f.casualties or any(t.is_verb for t in f.triggers)
    ]
    return incident.frames if facts.is_note or not found else found


def _weapons_used(
    facts: Facts, incident: Incident, telling: Sequence[Frame], parties: Parties
) -> Iterator[Actor]:
    """Yield the weapons told of where something happens, not those found or feared."""
    if _is_police_raid(incident):
        return
    sentences = {frame.sentence for frame in telling}
    for actor in parties.weapons:
        if facts.sentence_at(actor.start) in sentences and not _is_found(facts, actor):
            yield actor


def _is_found(facts: Facts, weapon: Actor) -> bool:
    """Tell "seized a car that held dynamite" from dynamite that went off."""
    above = ancestors(facts.doc[facts.head_of(weapon)])
    return any(token.lemma_ in FINDING for token in islice(above, 4))


def _is_at_a_protest(facts: Facts, incident: Incident) -> bool:
    """Tell "attacked a senator at a protest", "in protest", from what protesters do."""
    crowds = [t for t in incident.triggers if t.event_type in CROWD]
    heads = [facts.doc[t.head] for t in crowds if t.strength == "strong"]
    violent = any(
        t.is_verb and t.strength == "strong" and t.event_type == "armed_attack"
        for t in incident.triggers
    )
    return violent and all(
        head.dep_ == "pobj" and head.head.lower_ in ("at", "during", "in")
        for head in heads
    )


def _is_killing_of_group(incident: Incident, parties: Parties) -> bool:
    """Tell what a group with a name did, which killed, from riots and lynchings."""
    return any(
        a.category == "armed_group" and a.rule.startswith("name")
        for a in parties.perpetrators
    ) and any(c.effect == "killed" and c.best for c in incident.casualties)


def _is_police_raid(incident: Incident) -> bool:
    """Tell arms found with those arrested from arms that were used."""
    deeds = {
        t.event_type for t in incident.triggers if t.strength == "strong" or t.is_verb
    }
    return deeds == {"arrest"} and not has_hurt(incident)


def _is_kidnapping(casualty: Casualty) -> bool:
    """Tell captives from people that the police arrested."""
    if casualty.effect != "captured":
        return False
    return "arrest" not in casualty.rule and "detain" not in casualty.rule


def _from_the_air(actors: Sequence[Actor], lexicon: KindLexicon) -> bool:
    return any(weapon_kind(a.text, lexicon.weapons) == "air_strike" for a in actors)


def _violent(votes: Mapping[str, float]) -> bool:
    return not votes or any(
        kind in ("armed_attack", "bombing", "clash", "assassination", "shelling")
        for kind in votes
    )


def _from_casualties(
    facts: Facts, incident: Incident, parties: Parties, lexicon: KindLexicon
) -> tuple[str, str]:
    """Return a type for people harmed where no word names the event."""
    casualties, actors = incident.casualties, incident.actors
    weapons = [a for a in actors if a.category == "weapon"]
    kinds = [weapon_kind(a.text, lexicon.weapons) for a in weapons]
    known = next((kind for kind in kinds if kind), None)
    if known:
        return known, "victims and weapon"
    if any(c.effect == "captured" for c in casualties):
        return "kidnapping", "captives"
    attack = _attack_told_by(facts, incident, parties)
    if attack:
        return "armed_attack", attack
    if any(a.category == "vehicle" for a in actors):
        return "accident", "victims and vehicle"
    if _has_killers(parties):
        return "armed_attack", "victims of people"
    return "other", "victims only"


def _attack_told_by(facts: Facts, incident: Incident, parties: Parties) -> str | None:
    """Return what makes an attack of harm that no word names: guns, or armed men."""
    if any(a.category == "armed_group" for a in incident.actors):
        return "victims and armed actor"
    if any(a.category == "force" for a in parties.perpetrators):
        return "victims of a force"
    if any(WOUNDS.search(facts.text_of(f.sentence).lower()) for f in incident.frames):
        return "victims with bullet wounds"
    return None


def _has_killers(parties: Parties) -> bool:
    """Tell "killed by a group of masked men" from who was in a crash or a war."""
    if parties.rule != "arguments" or not parties.perpetrators:
        return False
    who, noun = parties.perpetrators[0], parties.perpetrators[0].text.split()[-1]
    if who.category == "civilian":
        return noun.lower() not in AT_THE_WHEEL
    return who.category == "organization" and noun.lower() in BANDS
