"""The type of an incident, voted by its triggers, weapons and victims."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from newsevents import resources
from newsevents.language.syntax import ancestors
from newsevents.language.wordset import wordset
from newsevents.records import Actor, Casualty
from newsevents.stages.events.families import EXPLOSIVE, GENERIC

if TYPE_CHECKING:
    from newsevents.stages.events.facts import Facts
    from newsevents.stages.events.frames import Frame
    from newsevents.stages.events.incidents import Incident
    from newsevents.stages.events.triggers import Trigger
    from newsevents.stages.events.who import Parties

BLASTS = frozenset({"explosion", "explode", "blast", "detonation", "go off"})
CROWD = frozenset({"protest", "unrest", "arrest"})
# What is unrest where protesters do it, and where citizens do.
RIOTOUS = wordset(
    "arson armed_attack clash bombing stabbing sabotage shelling execution"
)
BRAWLS = frozenset({"armed_attack", "clash"})  # with the police
FINDING = frozenset({"seize", "recover", "find", "discover", "confiscate"})
HURT = frozenset({"killed", "wounded"})
DEADLY = frozenset({"kill", "wound", "injure", "hit", "destroy"})
GASES = frozenset({"tear", "teargas", "tear-gas", "pepper"})  # used on crowds
BOMBER = re.compile(r"\bbombers?\b")
NETWORKS = wordset(
    "infrastructure pipeline pipelines pylon pylons mast masts tower towers substation"
    " railway railroad cable cables grid line lines track tracks antenna transformer"
    " transformers"
)
WEAK = 0.25  # what a weak trigger weighs
VAGUE = frozenset({"assault", "target", "burn", "damage", "destroy", "wreck"})
TELLING = 0.45  # weak words of crowds alone do not name the kind
MAX_GENERIC = 0.6  # "attack" over and over says no more than once
WORD = re.compile(r"[a-z][a-z0-9-]*")
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


@dataclass(frozen=True, slots=True)
class KindLexicon:
    """What weapons and crowds make of an attack, where explosions are accidents."""

    weapons: Mapping[str, str]
    accident_scenes: frozenset[str]
    crowds: Mapping[str, str] = field(default_factory=dict)


def load_kinds() -> KindLexicon:
    """Read ``events/weapon_types.tsv``, ``accident_scenes.tsv`` and ``crowds.tsv``."""
    return KindLexicon(
        {
            row["word"]: row["event_type"]
            for row in resources.table("events/weapon_types.tsv")
        },
        frozenset(row["word"] for row in resources.table("events/accident_scenes.tsv")),
        {row["word"]: row["kind"] for row in resources.table("events/crowds.tsv")},
    )


def weapon_kind(text: str, weapon_types: Mapping[str, str]) -> str | None:
    """Return the kind of attack of a weapon's phrase, by its last telling word.

    Example:
        >>> weapon_kind("a rocket-propelled grenade", {"grenade": "bombing"})
        'bombing'
    """
    words = WORD.findall(text.lower())
    if not GASES.isdisjoint(words):
        return "unrest"
    kinds = [weapon_types[word] for word in words if word in weapon_types]
    return kinds[-1] if kinds else None


def event_type(
    facts: Facts, incident: Incident, parties: Parties, lexicon: KindLexicon
) -> tuple[str, str]:
    """Return the type of an incident and the rule that decided."""
    telling = _telling(facts, incident)
    votes = _trigger_votes(incident, telling)
    if _is_at_a_protest(facts, incident):
        votes.pop("protest", None)
    if _is_police_raid(incident):
        votes = {"arrest": votes["arrest"]}
    told = max(votes.values(), default=0.0) >= TELLING or votes.keys() - CROWD
    if not told and incident.casualties:
        return _from_casualties(incident, parties, lexicon)
    for actor in _weapons_used(facts, incident, telling, parties):
        kind = weapon_kind(actor.text, lexicon.weapons)
        if kind and (kind in votes or _violent(votes)):
            votes[kind] = votes.get(kind, 0.0) + 1.5
    if EXPLOSIVE & votes.keys() and _from_the_air(incident.actors, lexicon):
        votes["air_strike"] = votes.get("air_strike", 0.0) + 1.5
    if "arrest" not in votes and any(_is_kidnapping(c) for c in incident.casualties):
        votes["kidnapping"] = votes.get("kidnapping", 0.0) + 0.5
    if not votes:
        return "other", "no words"
    best = max(sorted(votes), key=lambda kind: votes[kind] * SPECIFIC.get(kind, 1.0))
    other = _told_otherwise(best, votes, facts, incident, parties, lexicon)
    return other or (best, f"votes:{votes[best]:.1f}")


def _told_otherwise(
    best: str,
    votes: Mapping[str, float],
    facts: Facts,
    incident: Incident,
    parties: Parties,
    lexicon: KindLexicon,
) -> tuple[str, str] | None:
    """Return the type that the parties make of an incident against its words."""
    found: tuple[str, str] | None = None
    if best == "arrest" and _is_of_armed_group(parties):
        found = "kidnapping", "detained by an armed group"
    elif best == "arrest" and _has_hurt(incident):
        found = _next_best(votes, best), "arrest where people were hurt"
    elif best == "hijacking" and _is_robbery_with_violence(votes, incident):
        found = "armed_attack", "people hurt for a vehicle"
    elif best == "protest" and _is_deadly_strike(facts, votes, incident):
        found = "bombing" if "bombing" in votes else "air_strike", "strike that killed"
    elif best in RIOTOUS and _is_riot(best, parties, lexicon):
        found = "unrest", "violence of a crowd"
    elif _is_burning_protest(best, votes) and not _is_of_armed_group(parties):
        found = "unrest", "protest with violence"
    elif best == "armed_attack" and _is_by_bomber(parties):
        found = "bombing", "attack of a bomber"
    elif best == "armed_attack" and _is_by_arsonists(parties):
        found = "arson", "attack of arsonists"
    elif best == "armed_attack" and _is_on_a_network(incident, parties):
        found = "sabotage", "attack on a line or mast, nobody hurt"
    elif _is_of_shots(best, votes, facts, incident):
        found = "armed_attack", "shots more than flames"
    elif best == "fire" and _is_of_armed_group(parties):
        found = "arson", "fire that an armed group set"
    elif best == "bombing" and _is_accident(facts, incident, parties, lexicon):
        found = "accident", "explosion without a weapon"
    return found


def _trigger_votes(incident: Incident, telling: Sequence[Frame]) -> dict[str, float]:
    votes: dict[str, float] = {}
    generic = 0.0
    first = incident.frames[0].sentence
    for frame in telling:
        early = 1.5 if frame.sentence <= first + 1 else 1.0
        for trigger in frame.triggers:
            weight = early * _weight(trigger)
            if trigger.lemma in GENERIC:
                weight = min(weight, MAX_GENERIC - generic)
                generic += weight
            votes[trigger.event_type] = votes.get(trigger.event_type, 0.0) + weight
    return votes


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


def _is_police_raid(incident: Incident) -> bool:
    """Tell arms found with those arrested from arms that were used."""
    deeds = {
        t.event_type for t in incident.triggers if t.strength == "strong" or t.is_verb
    }
    return deeds == {"arrest"} and not any(
        c.effect in HURT and c.best for c in incident.casualties
    )


def _is_kidnapping(casualty: Casualty) -> bool:
    """Tell captives from people that the police arrested."""
    if casualty.effect != "captured":
        return False
    return "arrest" not in casualty.rule and "detain" not in casualty.rule


def _from_the_air(actors: Sequence[Actor], lexicon: KindLexicon) -> bool:
    return any(weapon_kind(a.text, lexicon.weapons) == "air_strike" for a in actors)


def _is_accident(
    facts: Facts, incident: Incident, parties: Parties, lexicon: KindLexicon
) -> bool:
    """Tell a gas explosion from a bomb: a scene of accidents and nobody behind it."""
    weapons = [
        w for w in parties.weapons if weapon_kind(w.text, lexicon.weapons) == "bombing"
    ]
    if weapons or any(
        t.lemma not in BLASTS for t in incident.triggers if t.event_type == "bombing"
    ):
        return False
    if any(a.category == "armed_group" for a in incident.actors):
        return False
    words = {
        token.lower_
        for frame in incident.frames
        for token in facts.sentences[frame.sentence]
    }
    return bool(words & lexicon.accident_scenes)


def _is_riot(kind: str, parties: Parties, lexicon: KindLexicon) -> bool:
    """Tell what protesters and neighbours do from the attack of armed men."""
    crowds = {
        lexicon.crowds.get(actor.text.split()[-1].lower())
        for actor in parties.perpetrators[:1]
    }
    if "mob" in crowds:
        return True
    against = {actor.category for actor in parties.targets[:1]}
    brawl = kind in BRAWLS and bool(against & {"force", "government"})
    return "citizens" in crowds and (kind == "arson" or brawl)


def _is_by_bomber(parties: Parties) -> bool:
    """Tell "a suicide bomber attacked", also with a car, from other attackers."""
    return any(BOMBER.search(actor.text.lower()) for actor in parties.perpetrators)


def _is_of_shots(
    best: str, votes: Mapping[str, float], facts: Facts, incident: Incident
) -> bool:
    """Tell "opened fire" from a fire, and a killing before houses burnt from arson."""
    if best == "fire":
        return votes[best] < TELLING and _is_gunfire(facts, incident)
    if best != "arson":
        return False
    deeds = [t for t in incident.triggers if t.event_type == "armed_attack"]
    dead = [c for c in incident.casualties if c.effect == "killed" and c.best]
    words = [facts.token_at(c.trigger_start) for c in dead if c.status == "asserted"]
    return any(deed.start <= word < deed.end for deed in deeds for word in words)


def _is_by_arsonists(parties: Parties) -> bool:
    return any("arsonist" in actor.text.lower() for actor in parties.perpetrators)


def _is_on_a_network(incident: Incident, parties: Parties) -> bool:
    """Tell "attacked a pylon" from attacks on people: no shots, nobody hurt."""
    words = {t.text.split()[-1].lower() for t in parties.targets[:1]}
    return (
        not NETWORKS.isdisjoint(words)
        and all(t.lemma in GENERIC for t in incident.triggers if _weight(t) > WEAK)
        and not any(c.best for c in incident.casualties)
    )


def _is_burning_protest(best: str, votes: Mapping[str, float]) -> bool:
    """Tell whether a protest and a fire are told as one."""
    both = ("arson", "protest")
    return best in both and all(votes.get(kind, 0.0) >= 1 for kind in both)


def _is_of_armed_group(parties: Parties) -> bool:
    return any(a.category == "armed_group" for a in parties.perpetrators)


def _is_gunfire(facts: Facts, incident: Incident) -> bool:
    """Tell "wounded by army fire" and "by Turkish fire" from a house on fire."""
    if any(a.category in ("armed_group", "force") for a in incident.actors):
        return True
    return any(
        child.ent_type_ == "NORP"
        for trigger in incident.triggers
        for child in facts.doc[trigger.head].lefts
    )


def _has_hurt(incident: Incident) -> bool:
    return any(c.effect in HURT and c.best for c in incident.casualties)


def _next_best(votes: Mapping[str, float], best: str) -> str:
    """Return the kind of most votes but one, of an attack where there is no other."""
    others = sorted(kind for kind in votes if kind != best)
    return max(others, key=lambda kind: votes[kind], default="armed_attack")


def _is_robbery_with_violence(votes: Mapping[str, float], incident: Incident) -> bool:
    """Tell "shot in a carjacking" from the hijacking of a plane: none is held."""
    is_armed = "armed_attack" in votes or all(
        t.lemma.startswith("carjack")
        for t in incident.triggers
        if t.event_type == "hijacking"
    )
    is_held = any(c.effect == "captured" for c in incident.casualties)
    return is_armed and not is_held and _has_hurt(incident)


def _is_deadly_strike(
    facts: Facts, votes: Mapping[str, float], incident: Incident
) -> bool:
    """Tell "the strike killed two", "a bomber strikes" from people on strike."""
    strikes = [t for t in incident.triggers if t.event_type in CROWD]
    if any(t.lemma != "strike" for t in strikes) or not _has_hurt(incident):
        return False
    return "bombing" in votes or any(
        facts.doc[t.head].dep_ == "nsubj" and facts.doc[t.head].head.lemma_ in DEADLY
        for t in strikes
    )


def _weight(trigger: Trigger) -> float:
    if trigger.lemma in GENERIC or trigger.lemma in VAGUE:
        return 0.4
    return 1.0 if trigger.strength == "strong" else WEAK


def _violent(votes: Mapping[str, float]) -> bool:
    return not votes or any(
        kind in ("armed_attack", "bombing", "clash", "assassination", "shelling")
        for kind in votes
    )


def _from_casualties(
    incident: Incident, parties: Parties, lexicon: KindLexicon
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
    if any(a.category == "armed_group" for a in actors):
        return "armed_attack", "victims and armed actor"
    if any(a.category == "force" for a in parties.perpetrators):
        return "armed_attack", "victims of a force"
    if any(a.category == "vehicle" for a in actors):
        return "accident", "victims and vehicle"
    return "other", "victims only"
