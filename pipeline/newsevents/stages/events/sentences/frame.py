"""What one sentence says of one incident."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newsevents.records import Actor, Casualty, Distance, EventTime, Place

if TYPE_CHECKING:
    from newsevents.stages.events.naming.triggers import Trigger
    from newsevents.stages.events.telling.status import TriggerStatus

# Rules of people who were taken to hospital, lie there or were found wounded.
CARE = (
    "object:hospital",
    "state:hospital",
    "state:in_",
    "state:treated",
    "state:expected_to",
    "state:wound",
)


@dataclass(slots=True)
class Frame:
    """What one sentence says of one incident."""

    sentence: int
    anchor: int
    triggers: list[Trigger] = field(default_factory=list)
    status: TriggerStatus = "reported"
    places: list[Place] = field(default_factory=list)
    times: list[EventTime] = field(default_factory=list)
    loose_times: list[EventTime] = field(default_factory=list)
    update_times: list[EventTime] = field(default_factory=list)
    distances: list[Distance] = field(default_factory=list)
    casualties: list[Casualty] = field(default_factory=list)
    actors: list[Actor] = field(default_factory=list)
    definite: bool = False
    fresh: bool = False
    separate: bool = False
    is_named_apart: bool = False  # "another blast"
    is_collective: bool = False
    is_singular: bool = False
    is_numbered: bool = False  # "two raids"
    is_mass: bool = False
    is_title: bool = False
    things: set[str] = field(default_factory=set)  # what was hit, by its last words
    hits_known: bool = False  # "the patrol": it may have been told of before
    is_by_known: bool = False  # "they burned it"
    is_also: bool = False  # "they also burned", with nobody hurt
    strong: bool = False  # it names an incident by itself
    is_done: bool = False  # a strong verb tells of a deed, no habit or aim

    @property
    def scenes(self) -> list[Place]:
        """The places but those that only serve as landmarks: "20 km west of X"."""
        if not self.distances:
            return self.places
        landmarks = {d.anchor_start for d in self.distances if d.bearing}
        return [p for p in self.places if p.start not in landmarks]

    @property
    def is_care(self) -> bool:
        """Whether the frame only says what became of victims: "… is in hospital"."""
        return (
            bool(self.casualties)
            and not self.triggers
            and all(c.rule.startswith(CARE) for c in self.casualties)
        )

    @property
    def is_one_of_several(self) -> bool:
        """Whether the frame names one incident at a place: "the blast in the port"."""
        return self.is_singular and bool(self.scenes)
