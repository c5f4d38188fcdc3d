"""Types that the parties of an incident make of it against its words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from newsevents.language.wordset import wordset
from newsevents.stages.events.kinds.kind_words import (
    CROWD,
    TELLING,
    WEAK,
    KindLexicon,
    has_hurt,
    weapon_kind,
    weight_of,
)
from newsevents.stages.events.naming.families import EXPLOSIVE, GENERIC

if TYPE_CHECKING:
    from spacy.tokens import Token

    from newsevents.stages.events.facts import Facts
    from newsevents.stages.events.linking.incidents import Incident
    from newsevents.stages.events.parties.who import Parties
    from newsevents.stages.events.sentences.frame import Frame

BLASTS = frozenset({"explosion", "explode", "blast", "detonation", "go off"})
# What is unrest where protesters do it, and where citizens do.
RIOTOUS = wordset(
    "arson armed_attack clash bombing stabbing sabotage shelling execution"
)
BRAWLS = frozenset({"armed_attack", "clash"})  # with the police
MURDERS = frozenset({"murder", "shoot dead", "shoot to death", "gun down"})
BY_NAME = frozenset({"assassination", "execution", "stabbing"})
DEADLY = frozenset({"kill", "wound", "injure", "hit", "destroy"})
POLICE = wordset(
    "agents authorities deputies detectives investigators marshals officers police"
    " policemen prosecutors sheriffs"
)
OFFICIAL = frozenset({"force", "government", "organization"})
BOMBER = re.compile(r"\bbombers?\b")
NETWORKS = wordset(
    "infrastructure pipeline pipelines powerline powerlines pylon pylons mast masts"
    " tower towers substation"
    " railway railroad cable cables grid line lines track tracks antenna transformer"
    " transformers"
)


def told_otherwise(
    best: str,
    votes: Mapping[str, float],
    facts: Facts,
    incident: Incident,
    parties: Parties,
    lexicon: KindLexicon,
) -> tuple[str, str] | None:
    """Return the type that the parties make of an incident against its words."""
    found: tuple[str, str] | None = None
    if best == "arrest" and _is_held_by_armed_group(incident, parties):
        found = "kidnapping", "detained by an armed group"
    elif best == "arrest" and has_hurt(incident):
        found = _next_best(votes, best), "arrest where people were hurt"
    elif best == "hijacking" and _is_robbery_with_violence(votes, incident):
        found = "armed_attack", "people hurt for a vehicle"
    elif best == "protest" and (deed := _is_no_protest(facts, votes, incident)):
        found = deed
    elif best in RIOTOUS and _is_riot(best, parties, lexicon):
        found = "unrest", "violence of a crowd"
    elif _is_burning_protest(best, votes) and not _is_of_armed_group(parties):
        found = "unrest", "protest with violence"
    elif best == "armed_attack":
        found = _attack_by_parties(incident, parties)
    elif _is_of_shots(best, votes, facts, incident):
        found = "armed_attack", "shots more than flames"
    elif best == "fire" and _is_of_armed_group(parties):
        found = "arson", "fire that an armed group set"
    elif best in EXPLOSIVE:
        found = _without_bomb(best, facts, incident, parties, lexicon)
    return found


def _attack_by_parties(incident: Incident, parties: Parties) -> tuple[str, str] | None:
    """Return what an attack is by who made it, and on what."""
    if _is_by_bomber(parties):
        return "bombing", "attack of a bomber"
    if _is_by_arsonists(parties):
        return "arson", "attack of arsonists"
    if _is_search(incident, parties):
        return "arrest", "raid of the police, nobody hurt"
    if _is_on_a_network(incident, parties):
        return "sabotage", "attack on a line or mast, nobody hurt"
    return None


def _is_no_protest(
    facts: Facts, votes: Mapping[str, float], incident: Incident
) -> tuple[str, str] | None:
    """Return the type of a strike that killed, or a killing, told of as a protest."""
    if _is_deadly_strike(facts, votes, incident):
        return "bombing" if "bombing" in votes else "air_strike", "strike that killed"
    if _is_killing_beside(votes, incident):
        return _next_best_deed(votes), "killing beside a protest"
    return None


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
    return not all(
        lexicon.accident_scenes.isdisjoint(facts.words_of(frame.sentence))
        for frame in incident.frames
    )


def _without_bomb(
    best: str, facts: Facts, incident: Incident, parties: Parties, lexicon: KindLexicon
) -> tuple[str, str] | None:
    """Return what was no blast: a murder beside some, gas that exploded, or a gun."""
    if _is_murder_apart(incident):
        return "armed_attack", "killing apart from blasts"
    if best != "bombing":
        return None
    if _is_shot(incident, parties, lexicon):
        return "armed_attack", "gun that went off"
    if _is_accident(facts, incident, parties, lexicon):
        return "accident", "explosion without a weapon"
    return None


def _is_shot(incident: Incident, parties: Parties, lexicon: KindLexicon) -> bool:
    """Tell a gun that went off from a bomb."""
    blasts = {t.lemma for t in incident.triggers if t.event_type == "bombing"}
    kinds = {weapon_kind(w.text, lexicon.weapons) for w in parties.weapons}
    return blasts == {"go off"} and kinds == {"armed_attack"}


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


def _is_search(incident: Incident, parties: Parties) -> bool:
    """Tell a raid of the police on a house or office from an attack of armed men."""
    doers = {word for a in parties.perpetrators for word in a.text.lower().split()}
    words = {t.lemma for t in incident.triggers if weight_of(t) > WEAK}
    if POLICE.isdisjoint(doers) or "raid" not in words or has_hurt(incident):
        return False
    return all(a.category in OFFICIAL for a in parties.perpetrators) and all(
        t.lemma == "raid" or t.event_type == "arrest"
        for t in incident.triggers
        if weight_of(t) > WEAK
    )


def _is_on_a_network(incident: Incident, parties: Parties) -> bool:
    """Tell "attacked a pylon" from attacks on people: no shots, nobody hurt."""
    words = {t.text.split()[-1].lower() for t in parties.targets[:1]}
    return (
        not NETWORKS.isdisjoint(words)
        and all(t.lemma in GENERIC for t in incident.triggers if weight_of(t) > WEAK)
        and not any(c.best for c in incident.casualties)
    )


def _is_burning_protest(best: str, votes: Mapping[str, float]) -> bool:
    """Tell whether a protest and a fire are told as one."""
    both = ("arson", "protest")
    return best in both and all(votes.get(kind, 0.0) >= 1 for kind in both)


def _is_of_armed_group(parties: Parties) -> bool:
    return any(a.category == "armed_group" for a in parties.perpetrators)


def _is_held_by_armed_group(incident: Incident, parties: Parties) -> bool:
    """Tell captives of rebels from rebels that the police arrested for a killing."""
    groups = {a.start for a in parties.perpetrators if a.category == "armed_group"}
    held = [c for c in incident.casualties if c.effect == "captured"]
    actors = [
        actor
        for frame in incident.frames
        if any(t.event_type == "arrest" for t in frame.triggers)
        for actor in frame.actors
        if not any(c.start <= actor.start < c.end for c in held)
    ]
    if any(actor.start in groups for actor in actors):
        return True
    return bool(groups) and not actors


def _is_gunfire(facts: Facts, incident: Incident) -> bool:
    """Tell "wounded by army fire" and "by Turkish fire" from a house on fire."""
    if any(a.category in ("armed_group", "force") for a in incident.actors):
        return True
    return any(
        child.ent_type_ == "NORP"
        for trigger in incident.triggers
        for child in facts.doc[trigger.head].lefts
    )


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
    return is_armed and not is_held and has_hurt(incident)


def _is_killing_beside(votes: Mapping[str, float], incident: Incident) -> bool:
    """Tell an attack that killed people from a protest told of in other sentences."""
    return not RIOTOUS.isdisjoint(votes) and any(
        _tells_of_killing(frame) for frame in incident.frames
    )


def _tells_of_killing(frame: Frame) -> bool:
    kinds = {t.event_type for t in frame.triggers if t.strength == "strong"}
    return not kinds & CROWD and bool(kinds & RIOTOUS) and _has_dead(frame)


def _next_best_deed(votes: Mapping[str, float]) -> str:
    """Return the kind of violence of most votes."""
    return max(sorted(RIOTOUS & votes.keys()), key=lambda kind: votes[kind])


def _is_murder_apart(incident: Incident) -> bool:
    """Tell a murder from blasts that killed nobody: where it is told, none is."""
    telling = [f for f in incident.frames if _has_dead(f)]
    return bool(telling) and all(_tells_of_murder(frame) for frame in telling)


def _tells_of_murder(frame: Frame) -> bool:
    kinds = {t.event_type for t in frame.triggers}
    murders = any(
        t.lemma in MURDERS or t.event_type in BY_NAME
        for t in frame.triggers
        if t.strength == "strong"
    )
    return murders and not kinds & EXPLOSIVE


def _has_dead(frame: Frame) -> bool:
    return any(
        c.effect == "killed" and c.best and c.status == "asserted"
        for c in frame.casualties
    )


def _is_deadly_strike(
    facts: Facts, votes: Mapping[str, float], incident: Incident
) -> bool:
    """Tell "the strike killed two", "a bomber strikes" from people on strike.

    "In response to a Ruritanian strike that killed a general" is told of such, too.
    """
    strikes = [t for t in incident.triggers if t.event_type in CROWD]
    if any(t.lemma != "strike" for t in strikes) or not has_hurt(incident):
        return False
    return "bombing" in votes or any(_strikes(facts.doc[t.head]) for t in strikes)


def _strikes(noun: Token) -> bool:
    clauses = [child for child in noun.rights if child.dep_ == "relcl"]
    if noun.dep_ == "nsubj":
        clauses.append(noun.head)
    return any(clause.lemma_ in DEADLY for clause in clauses)
