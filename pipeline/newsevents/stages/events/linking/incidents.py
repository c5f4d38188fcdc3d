"""From frames to incidents: which sentences speak of the same thing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newsevents.records import Actor, Casualty, Distance, EventTime, Place
from newsevents.stages.events.linking.evidence import affinity
from newsevents.stages.events.linking.profile import HARM, Profile, profile_of
from newsevents.stages.events.naming.families import EXPLOSIVE
from newsevents.stages.events.sentences.frame import Frame

if TYPE_CHECKING:
    from newsevents.stages.events.facts import Facts
    from newsevents.stages.events.naming.triggers import Trigger
    from newsevents.stages.events.telling.status import TriggerStatus

MAX_OPEN = 30  # incidents that a sentence may still refer to
LEAD = 1.0  # what speaks for a headline being of the incident told first
COMPLETED = 1.0  # what speaks for "ten were killed" and "in an ambush" being one
RESTATED = -2.0  # a headline may differ this much from what it restates


@dataclass(slots=True)
class Incident:
    """Frames that speak of one incident, and what they hold together.

    ``loose_times`` hang on other verbs, ``update_times`` on new tolls.
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

    @property
    def status(self) -> TriggerStatus:
        """The status of the first frame that is more than history, the body first.

        What hurt people came about, whatever was planned or thwarted.
        """
        frames = [f for f in self.frames if not f.is_title] or self.frames
        told = [f for f in frames if f.status != "background"]
        if not told:
            return "background"
        status = told[0].status
        is_thwarted = status in ("foiled", "planned")
        return "reported" if is_thwarted and any(map(_hurts, told)) else status


def _hurts(frame: Frame) -> bool:
    """Tell whether people were killed or wounded who were no attackers."""
    return any(
        c.effect in HARM and c.best and c.status == "asserted"
        for c in frame.casualties
        if c.victim_type != "attacker"
    )


def link(
    facts: Facts, frames: Sequence[Frame], weights: Mapping[str, float]
) -> list[Incident]:
    """Group frames into incidents.

    Every frame joins the incident that it fits best, or begins one, in the order of
    the text, in whatever order they come. What speaks for and against is weighed by
    `evidence.affinity`. Headlines come last: they restate what the body tells, and only
    begin an incident where the body has none.
    """
    incidents: list[Incident] = []
    profiles: list[Profile] = []
    in_order = sorted(frames, key=lambda frame: (frame.sentence, frame.anchor))
    title = [f for f in in_order if f.is_title]
    body = [f for f in in_order if not f.is_title]
    for frame in (*body, *title):
        new = profile_of(frame)
        best, score = None, 0.0
        reasons: Sequence[str] = ()
        for number in range(max(0, len(incidents) - MAX_OPEN), len(incidents)):
            points, why = affinity(facts, weights, profiles[number], new, frame)
            if frame.is_title and number == 0:
                points += LEAD
            if _completes(incidents[number].frames, frame):
                points = max(points, COMPLETED)
                why = ("harm and deed of one sentence",)
            if best is None or points >= score:
                best, score, reasons = number, points, why
        restates = frame.is_title and score > RESTATED
        if best is not None and (score > 0 or restates):
            incidents[best].add(frame)
            reason = f"sentence {frame.sentence}: {', '.join(reasons)}"
            incidents[best].reasons.append(reason)
            profiles[best].take(new)
        elif best is None or not frame.is_title:
            incidents.append(Incident())
            incidents[-1].add(frame)
            profiles.append(new)
    return [_in_order(incident) for incident in incidents]


def _completes(frames: Sequence[Frame], frame: Frame) -> bool:
    """Tell whether a sentence's harm and its deed were told apart by its grammar."""
    last = frames[-1]
    if last.sentence != frame.sentence or len(frames) > 1 or frame.separate:
        return False
    if last.status != frame.status or frame.status != "reported":
        return False
    harm, deed = (frame, last) if last.triggers else (last, frame)
    is_bare = bool(harm.casualties) and not harm.triggers
    names_deed = deed.strong or any(t.event_type in EXPLOSIVE for t in deed.triggers)
    return is_bare and names_deed and not deed.casualties


def _in_order(incident: Incident) -> Incident:
    """Return an incident in order of the text: its headline was added last."""
    if incident.frames[-1].sentence == max(f.sentence for f in incident.frames):
        return incident
    ordered = Incident(reasons=incident.reasons)
    for frame in sorted(incident.frames, key=lambda frame: frame.sentence):
        ordered.add(frame)
    return ordered
