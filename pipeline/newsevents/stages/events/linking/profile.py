"""What a frame, or an incident so far, says that others agree with or contradict."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from newsevents.language.individuals import Individual, individual_of
from newsevents.language.people import without_titles
from newsevents.language.total import KNOWN, NAME, PRONOUN, SOME
from newsevents.records import Casualty, EventTime, Place
from newsevents.stages.events.linking.agreement import days_of
from newsevents.stages.events.naming.families import (
    GENERIC,
    family_of,
)

if TYPE_CHECKING:
    from newsevents.stages.events.naming.triggers import Trigger
    from newsevents.stages.events.sentences.frame import Frame
    from newsevents.stages.events.telling.status import TriggerStatus

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
WITH_ARMS = frozenset({"armed_attack", "assassination", "clash", "execution"})
BY_NAME = frozenset({"assassination", "execution"})
HARM = ("killed", "wounded")
MAX_RECORDS = 12  # triggers, casualties and places that tell what an incident is
LAST_PLACES = 4  # the places told last of a longer incident
_FINE = ("city", "district", "facility")
_CLOCK = ("minute", "hour")
_ANYBODY = frozenset({"people", "others", "persons", "dead", "wounded", "victims"})


@dataclass(slots=True)
class Profile:
    """What is told of one incident, as far as it tells incidents apart.

    A profile grows with every frame that joins its incident (`take`), at the cost of
    the frame, however long the incident is.
    """

    sentence: int
    status: TriggerStatus
    is_title: bool
    is_collective: bool
    days: tuple[date, date] | None
    scenes: list[Place] = field(default_factory=list)
    fine: set[str] = field(default_factory=set)
    towns: set[str] = field(default_factory=set)
    lemmas: set[str] = field(default_factory=set)
    specific: set[str] = field(default_factory=set)
    every: set[str] = field(default_factory=set)
    types: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    means: set[str] = field(default_factory=set)
    victims: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    dead: set[str] = field(default_factory=set)  # full names of those killed
    things: set[str] = field(default_factory=set)
    totals: dict[str, set[int]] = field(default_factory=dict)
    taken: list[Casualty] = field(default_factory=list)
    singles: list[Casualty] = field(default_factory=list)
    individuals: list[Individual] = field(default_factory=list)
    named: list[Individual] = field(default_factory=list)
    hours: list[datetime] = field(default_factory=list)
    is_harmful: bool = False
    is_murder: bool = False
    n_triggers: int = 0
    n_casualties: int = 0
    n_read: int = 0

    @property
    def families(self) -> set[str]:
        """The families of its triggers' types, generic words left out."""
        return self.specific or self.every

    def some_scenes(self) -> list[Place]:
        """Return the places told first and last."""
        last = max(MAX_RECORDS, len(self.scenes) - LAST_PLACES)
        return [*self.scenes[:MAX_RECORDS], *self.scenes[last:]]

    def people(self) -> list[Individual]:
        """Return those who are told of one by one; read when first asked for."""
        if self.n_read < len(self.singles):
            self._read_people()
        return self.individuals

    def named_people(self) -> list[Individual]:
        """Return those of them who are told of by name."""
        if self.n_read < len(self.singles):
            self._read_people()
        return self.named

    def _read_people(self) -> None:
        for casualty in self.singles[self.n_read :]:
            person = individual_of(casualty)
            if person is not None:
                self.individuals.append(person)
                if person.name:
                    self.named.append(person)
        self.n_read = len(self.singles)

    def take(self, other: Profile) -> None:
        """Take in the profile of a frame that joins the incident."""
        self.sentence = other.sentence
        if self.is_title or not other.is_title:  # the body before its headline
            if self.status == "background" or (self.is_title and not other.is_title):
                self.status = other.status
            self.is_title &= other.is_title
        self.is_collective |= other.is_collective
        self.days = self.days or other.days
        self.scenes += other.scenes
        if self.n_triggers < MAX_RECORDS:
            self.means |= other.means
        if self.n_casualties < MAX_RECORDS:
            self.victims |= other.victims
        self.n_triggers += other.n_triggers
        self.n_casualties += other.n_casualties
        self.fine |= other.fine
        self.towns |= other.towns
        self.lemmas |= other.lemmas
        self.specific |= other.specific
        self.every |= other.every
        self.types |= other.types
        self.kinds |= other.kinds
        self.names |= other.names
        self.dead |= other.dead
        self.things |= other.things
        for effect, numbers in other.totals.items():
            self.totals.setdefault(effect, set()).update(numbers)
        self.taken += other.taken
        self.singles += other.singles
        self.hours += other.hours
        self.is_harmful |= other.is_harmful
        self.is_murder |= other.is_murder


def profile_of(frame: Frame) -> Profile:
    """Return the profile of one frame."""
    scenes = _scenes(frame) if frame.places else []
    profile = Profile(
        frame.sentence,
        frame.status,
        frame.is_title,
        frame.is_collective,
        days_of(frame.times),
        scenes,
        fine={p.name for p in scenes if p.feature in _FINE},
        towns={p.name for p in scenes if p.feature == "city"},
        things=set(frame.things),
        hours=_hours([*frame.times, *frame.loose_times]),
    )
    if frame.triggers:
        _tell_kind(profile, frame.triggers)
    if frame.casualties:
        _tell_people(profile, frame.casualties)
    return profile


def _scenes(frame: Frame) -> list[Place]:
    """Return where an incident was: not in the hospital, nor the victims' home town."""
    if frame.is_care:
        return []
    return [
        place
        for place in frame.scenes
        if not any(_is_home(place, casualty) for casualty in frame.casualties)
    ]


def _is_home(place: Place, casualty: Casualty) -> bool:
    """Tell the town of "John Smith, 50, of Dover"."""
    if place.start >= casualty.end:
        return False
    before = casualty.text[: max(0, place.start - casualty.start)]
    return before.endswith(", of ")


def _tell_kind(profile: Profile, triggers: list[Trigger]) -> None:
    profile.n_triggers = len(triggers)
    for trigger in triggers:
        kind, family = trigger.event_type, family_of(trigger)
        profile.lemmas.add(trigger.lemma)
        profile.every.add(family)
        profile.types.add(kind)
        profile.is_murder |= kind in BY_NAME or trigger.lemma == "murder"
        if trigger.lemma in GENERIC:
            continue
        if trigger.strength == "strong":
            profile.specific.add(family)
            profile.kinds.add("attack" if kind in WITH_ARMS else kind)
        if kind in MEANS:
            profile.means.add(kind)


def _tell_people(profile: Profile, casualties: list[Casualty]) -> None:
    profile.n_casualties = len(casualties)
    for casualty in casualties:
        words = (casualty.victims or "").split()
        if words:
            profile.victims.add(words[-1].lower())
        if NAME in casualty.rule:
            profile.names.update(without_titles(words))
            if casualty.effect == "killed" and casualty.best:
                names = (casualty.victims or "").lower().split("; ")
                profile.dead.update(name for name in names if " " in name)
        if casualty.effect in HARM and casualty.best:
            profile.is_harmful = True
            if casualty.relation == "total" and SOME not in casualty.rule:
                known = profile.totals.setdefault(casualty.effect, set())
                known.add(casualty.best)
        if casualty.effect in ("captured", "missing"):
            profile.taken.append(casualty)
        if casualty.best == 1:
            profile.singles.append(casualty)
    profile.victims -= _ANYBODY


def _hours(times: list[EventTime]) -> list[datetime]:
    """Return the clock times of events, without their zones."""
    found = []
    for time in times:
        if time.time_precision in _CLOCK and time.time_start and time.role == "event":
            try:
                hour = datetime.fromisoformat(time.time_start)
            except ValueError:
                continue
            found.append(hour.replace(tzinfo=None))
    return found


def is_told_of(casualty: Casualty) -> bool:
    """Tell "the driver" and "she" from people not told of before."""
    return KNOWN in casualty.rule or PRONOUN in casualty.rule
