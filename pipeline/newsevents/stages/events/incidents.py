"""From frames to incidents: which sentences speak of the same thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newsevents.language.total import KNOWN, NAME, PRONOUN
from newsevents.records import Actor, Casualty, Distance, EventTime, Place
from newsevents.stages.events.agreement import days_of, places_conflict
from newsevents.stages.events.families import (
    GENERIC,
    RELATED,
    all_families,
    families,
    specific_families,
)
from newsevents.stages.events.frames import Frame
from newsevents.stages.events.newcomers import newcomer_evidence

if TYPE_CHECKING:
    from newsevents.stages.events.facts import Facts
    from newsevents.stages.events.status import TriggerStatus
    from newsevents.stages.events.triggers import Trigger

MEANS = frozenset(
    {
        "bombing",
        "air_strike",
        "shelling",
        "stabbing",
        "vehicle_ramming",
        "arson",
        "kidnapping",
        "clash",
    }
)
CONSEQUENCES = frozenset({"displaced", "missing"})
_TAKEN = frozenset({"captured", "missing"})
_FOUND = ("body:", "state:dead", "state:lifeless")
_DEFINITE = frozenset({"the", "these", "those"})
MAX_OPEN = 30  # incidents that a sentence may still refer to
MAX_PLACES = 12
LEAD = 1.0  # what speaks for a headline being of the incident told first
RESTATED = -2.0  # a headline may differ this much from what it restates


@dataclass(slots=True)
class Incident:
    """Frames that speak of one incident, and what they hold together.

    ``places`` and so on are kept up to date by `add`: a long article asks for them
    often. ``loose_times`` hang on other verbs, ``update_times`` on new tolls.
    """

    frames: list[Frame] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    triggers: list[Trigger] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    scenes: list[Place] = field(default_factory=list)
    times: list[EventTime] = field(default_factory=list)
    loose_times: list[EventTime] = field(default_factory=list)
    update_times: list[EventTime] = field(default_factory=list)
    distances: list[Distance] = field(default_factory=list)
    casualties: list[Casualty] = field(default_factory=list)
    actors: list[Actor] = field(default_factory=list)
    lemmas: set[str] = field(default_factory=set)
    specific: set[str] = field(default_factory=set)
    generic: set[str] = field(default_factory=set)
    is_collective: bool = False

    def add(self, frame: Frame) -> None:
        """Take a frame in."""
        self.frames.append(frame)
        self.triggers += frame.triggers
        self.places += frame.places
        self.scenes += frame.scenes
        self.times += frame.times
        self.loose_times += frame.loose_times
        self.update_times += frame.update_times
        self.distances += frame.distances
        self.casualties += frame.casualties
        self.actors += frame.actors
        self.lemmas.update(t.lemma for t in frame.triggers)
        self.specific |= specific_families(frame.triggers)
        self.generic |= all_families(frame.triggers)
        self.is_collective |= frame.is_collective

    @property
    def status(self) -> TriggerStatus:
        """The status of the first frame that is more than history, the body first."""
        frames = [f for f in self.frames if not f.is_title] or self.frames
        for frame in frames:
            if frame.status != "background":
                return frame.status
        return "background"


def link(facts: Facts, frames: Sequence[Frame]) -> list[Incident]:
    """Group frames into incidents.

    Every frame joins the incident that it fits best, or begins one. What speaks for
    and against is counted by `affinity`. Headlines come last: they restate what the
    body tells, and only begin an incident where the body has none.
    """
    incidents: list[Incident] = []
    title = [f for f in frames if facts.is_title(f.sentence)]
    body = [f for f in frames if not facts.is_title(f.sentence)]
    for frame in (*body, *title):
        best, score, reason = None, 0.0, ""
        for incident in incidents[-MAX_OPEN:]:
            points, why = affinity(facts, incident, frame)
            if facts.is_title(frame.sentence) and incident is incidents[0]:
                points += LEAD
            if best is None or points >= score:
                best, score, reason = incident, points, why
        restates = facts.is_title(frame.sentence) and score > RESTATED
        if best is not None and (score > 0 or restates):
            best.add(frame)
            best.reasons.append(f"sentence {frame.sentence}: {reason}")
        elif best is None or not facts.is_title(frame.sentence):
            incidents.append(Incident())
            incidents[-1].add(frame)
    return [_in_order(incident) for incident in incidents]


def _in_order(incident: Incident) -> Incident:
    """Return an incident in order of the text: its headline was added last."""
    if incident.frames[-1].sentence == max(f.sentence for f in incident.frames):
        return incident
    ordered = Incident(reasons=incident.reasons)
    for frame in sorted(incident.frames, key=lambda frame: frame.sentence):
        ordered.add(frame)
    return ordered


def affinity(facts: Facts, incident: Incident, frame: Frame) -> tuple[float, str]:
    """Return how much speaks for a frame being of an incident, and why.

    Positive joins. Each piece of evidence adds or subtracts its weight; a
    contradiction in place or day decides alone. Of equals the one spoken of last wins.
    """
    points, reasons = 0.0, []
    for weight, reason in _evidence(facts, incident, frame):
        points += weight
        reasons.append(reason)
    last = incident.frames[-1].sentence
    return points + 0.0001 * last, ", ".join(reasons)


def _evidence(
    facts: Facts, incident: Incident, frame: Frame
) -> Iterator[tuple[float, str]]:
    """Yield the weights of what speaks for (positive) and against (negative)."""
    gap = frame.sentence - incident.frames[-1].sentence
    distance = facts.paragraph_of(frame.sentence) - facts.paragraph_of(
        incident.frames[-1].sentence
    )
    for status in ("background", "denied"):
        if (frame.status == status) != (incident.status == status):
            rumour = status == "denied" and _same_rumour(incident, frame)
            yield (-0.5 if rumour else -4.0), f"one of them is {status}"
    yield from _place_evidence(incident, frame)
    yield from _day_evidence(incident, frame)
    yield from _type_evidence(incident, frame)
    yield from _count_evidence(incident, frame)
    yield from newcomer_evidence(incident, frame)
    if frame.definite and not frame.separate:
        yield 1.5, "definite description"
    if frame.casualties and all(_is_told_of(c) for c in frame.casualties):
        yield 0.8, "people told of before"
    yield from _fate_evidence(incident, frame)
    if frame.separate:
        yield -1.5, "another incident is announced"
    if incident.is_collective and frame.is_one_of_several:
        yield -3.0, "one of several"
    if not frame.scenes and not days_of(frame.times):
        yield 1.0, "no place or day of its own"
    if _is_consequence(frame):
        yield 3.0, "a consequence"
    if gap == 0:
        yield -1.0, "told apart in one sentence"
    elif gap <= 1 or distance <= 1:
        yield 0.5, "next to it"
    elif gap > 12:
        yield -0.3, "far from it"


def _is_told_of(casualty: Casualty) -> bool:
    """Tell "the driver" and "she" from people not told of before."""
    return KNOWN in casualty.rule or PRONOUN in casualty.rule


def _fate_evidence(incident: Incident, frame: Frame) -> Iterator[tuple[float, str]]:
    """Yield what speaks for the dead being captives: "their bodies were found".

    The day and place are then those of the find.
    """
    dead = [c for c in frame.casualties if c.effect == "killed"]
    if not dead or all(t.event_type != "kidnapping" for t in incident.triggers):
        return
    taken = [c for c in incident.casualties if c.effect in _TAKEN]
    if all(_is_of_captives(c, taken) for c in dead):
        is_find = any(c.rule.startswith(_FOUND) for c in dead)
        yield (6.0 if is_find else 3.0), "what became of the captives"


def _is_of_captives(casualty: Casualty, taken: Sequence[Casualty]) -> bool:
    if casualty.victim_type == "attacker":
        return False
    if _is_told_of(casualty) or _is_definite(casualty):
        return True
    is_shared = any(c.start < casualty.end and casualty.start < c.end for c in taken)
    return is_shared or _is_named_among(casualty, taken)


def _is_definite(casualty: Casualty) -> bool:
    """Tell "the two soldiers" and "two of the hostages" from new people."""
    victims = casualty.victims or ""
    before = casualty.text.partition(victims)[0] if victims else ""
    return not _DEFINITE.isdisjoint(before.lower().split()[-3:])


def _is_named_among(casualty: Casualty, taken: Sequence[Casualty]) -> bool:
    """Tell whether somebody bears the name of one who was taken."""
    if NAME not in casualty.rule:
        return False
    names = set((casualty.victims or "").split())
    return any(names & set((c.victims or "").split()) for c in taken if NAME in c.rule)


def _is_consequence(frame: Frame) -> bool:
    """Tell people who fled or are missing from an incident of its own."""
    effects = {c.effect for c in frame.casualties}
    return bool(effects) and effects <= CONSEQUENCES and not frame.triggers


def _same_rumour(incident: Incident, frame: Frame) -> bool:
    """Tell whether a frame is what the denied one of the same kind speaks of."""
    same = (incident.specific or incident.generic) & families(frame.triggers)
    return bool(same) and not frame.fresh


def _place_evidence(incident: Incident, frame: Frame) -> Iterator[tuple[float, str]]:
    known = [*incident.scenes[:MAX_PLACES], *incident.scenes[MAX_PLACES:][-4:]]
    pairs = [(p, q) for p in known for q in frame.scenes[:MAX_PLACES]]
    if not pairs:
        return
    if "disaster" in incident.specific and not frame.fresh:
        one_land = all(p.country_code == q.country_code for p, q in pairs)
        yield (0.3 if one_land else -1.0), "within the land of the disaster"
        return
    fine = _fine(incident.scenes), _fine(frame.scenes)
    if fine[0] and fine[1] and not fine[0] & fine[1]:
        yield -0.8, "other fine places"
    if any(p.name == q.name and p.country_code == q.country_code for p, q in pairs):
        same = [p for p, q in pairs if p.name == q.name]
        small = any(p.feature not in ("country", "region") for p in same)
        yield (1.5 if small else 0.5), "same place"
        return
    if all(places_conflict(p, q) for p, q in pairs):
        yield -3.0, "another place"
    elif any(places_conflict(p, q) for p, q in pairs):
        yield -0.5, "partly another place"
    elif not _other_towns(incident.scenes, frame.scenes):
        yield 0.3, "places agree"


def _other_towns(known: Sequence[Place], new: Sequence[Place]) -> bool:
    """Tell whether places are of towns that have no name in common."""
    towns = [{p.name for p in ps if p.feature == "city"} for ps in (known, new)]
    if not towns[0] or not towns[1]:
        return False
    return not any(a in b or b in a for a in towns[0] for b in towns[1])


def _fine(places: Sequence[Place]) -> set[str]:
    """Return the names of towns and smaller places."""
    return {p.name for p in places if p.feature in ("city", "district", "facility")}


def _day_evidence(incident: Incident, frame: Frame) -> Iterator[tuple[float, str]]:
    known, new = days_of(incident.times), days_of(frame.times)
    if known is None or new is None:
        return
    if known[1] < new[0] or new[1] < known[0]:
        yield -2.5, "another day"
    else:
        yield 0.7, "same day"


def _type_evidence(incident: Incident, frame: Frame) -> Iterator[tuple[float, str]]:
    known, new = incident.specific or incident.generic, families(frame.triggers)
    if not known or not new:
        yield 0.7, "no type of its own"
    elif known & new:
        same = incident.lemmas & {t.lemma for t in frame.triggers}
        yield (1.0 if same else 0.7), "same kind of event"
        yield from _means_evidence(incident, frame)
    elif any(frozenset((a, b)) in RELATED for a in known for b in new):
        yield 0.2, "kinds that go together"
    else:
        yield -1.5, "another kind of event"


def _means_evidence(incident: Incident, frame: Frame) -> Iterator[tuple[float, str]]:
    """Yield what the means say: a bomb is a bomb, and no mortar."""
    known = {t.event_type for t in incident.triggers[:MAX_PLACES] if _is_telling(t)}
    new = {t.event_type for t in frame.triggers if _is_telling(t)}
    if known & new:
        yield 0.4, "same means"
    elif known and new:
        yield -0.4, "other means"
    if _victims(incident.casualties[:MAX_PLACES]) & _victims(frame.casualties):
        yield 0.5, "same victims"


def _is_telling(trigger: Trigger) -> bool:
    return trigger.event_type in MEANS and trigger.lemma not in GENERIC


def _victims(casualties: Sequence[Casualty]) -> set[str]:
    """Return the last words of the victims: "soldiers", not "people"."""
    words = {c.victims.split()[-1].lower() for c in casualties if c.victims}
    return words - {"people", "others", "persons", "dead", "wounded", "victims"}


def _count_evidence(incident: Incident, frame: Frame) -> Iterator[tuple[float, str]]:
    """Yield what counts say: equal ones join, rival exact ones part."""
    for effect in ("killed", "wounded"):
        known = [
            c.best
            for c in incident.casualties
            if c.effect == effect and c.relation == "total" and c.best
        ]
        new = [
            c.best
            for c in frame.casualties
            if c.effect == effect and c.relation == "total" and c.best
        ]
        if not known or not new:
            continue
        if set(known) & set(new):
            yield _weight_of_number(incident, frame, new), f"same number {effect}"
        elif frame.fresh and effect == "killed":
            yield -1.2, "a new incident with its own dead"
        elif max(new) > max(known):
            yield -0.6, f"more {effect} than told before"


def _weight_of_number(incident: Incident, frame: Frame, new: list[int]) -> float:
    """Return what an equal number says: one new victim may be that of any incident."""
    if max(new) > 1 or "disaster" in incident.specific:
        return 1.0
    known = incident.casualties
    same = all(_is_told_of(c) or _is_named_among(c, known) for c in frame.casualties)
    return 1.0 if same else 0.3
