"""What an expression means, and what its meaning depends on."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from newsevents.language.calendar import bounds
from newsevents.records import TimePrecision
from newsevents.stages.times.lexicon import Lexicon, plain

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Role = Literal["event", "report", "background", "other"]


@dataclass(frozen=True, slots=True)
class Meaning:
    """A resolved expression.

    ``days`` are its first and last day, ``clock`` hour and minute with ``offset``
    minutes from UTC where a zone was stated, ``until`` the end of a range of clock
    times. ``role`` is set where the words alone decide it. ``stated`` is false where
    the day is not in the words.
    """

    value: str
    type: TimexType
    precision: TimePrecision = "unknown"
    days: tuple[date, date] | None = None
    part: str | None = None
    clock: tuple[int, int] | None = None
    until: tuple[int, int] | None = None
    offset: int | None = None
    role: Role | None = None
    stated: bool = True


@dataclass(frozen=True, slots=True)
class Item:
    """An expression found, with its meaning."""

    start: int
    end: int
    rule: str
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class Frame:
    """What the reading of an expression depends on.

    ``text`` is the normalised text, ``original`` the text as the model reads it,
    ``source`` as the article has it: perhaps all in capitals. ``today`` is the
    article's day, ``written`` the day that a bare weekday counts back from: a day later
    where the text was written on after its first publication. ``last`` is the day last
    spoken of, ``period`` the first day of what was last dated, however coarsely,
    ``quarter`` the quarter last spoken of (``1989-Q3``).
    ``is_history`` marks a text that tells of years long past and never of its own
    days: there a date without a year belongs to the year last named. ``is_future``
    tells for an offset whether its verb looks ahead, ``is_past`` whether it surely
    looks back, ``is_name`` whether a word there belongs to a person's name.
    """

    lexicon: Lexicon
    text: str
    original: str
    source: str
    today: date | None
    last: date | None
    period: date | None
    quarter: str | None
    day_first: bool
    is_history: bool
    is_future: Callable[[int], bool]
    is_past: Callable[[int], bool]
    is_name: Callable[[int], bool]
    written: date | None = None

    @property
    def anchor(self) -> date | None:
        """The day that "the next day" counts from."""
        return self.last or self.today


def of_value(
    value: str, precision: TimePrecision, *, role: Role | None = None
) -> Meaning:
    """Return the meaning of a DATE value that names its days itself."""
    return Meaning(value, "DATE", precision, bounds(value), role=role)


def of_day(day: date | None, *, otherwise: str) -> Meaning:
    """Return the meaning of a day; ``otherwise`` is the value where it is not known."""
    if day is None:
        return Meaning(otherwise, "DATE")
    return Meaning(day.isoformat(), "DATE", "day", (day, day))


def with_part(meaning: Meaning, part: str | None) -> Meaning:
    """Return a day narrowed to a part of it; other meanings as they are."""
    if part is None:
        return meaning
    value = f"{meaning.value}T{part}"
    precise: TimePrecision = "part_of_day" if meaning.days else "unknown"
    return Meaning(value, "TIME", precise, meaning.days, part=part, role=meaning.role)


def edged(words: str, day: Meaning, part: str | None) -> Meaning:
    """Narrow a day to a named part; "early", "late" keep the plain day as value."""
    if part is not None:
        return with_part(day, part)
    edge = re.match(r"(?:very )?(early|late)(?![a-z])", words)
    if edge is None or day.days is None:
        return day
    part = "MO" if edge[1] == "early" else "NI"
    return replace(day, precision="part_of_day", part=part)


def part_in(match: re.Match[str], frame: Frame) -> str | None:
    """Return the code of the part of day that a match names."""
    name = match.groupdict().get("part")
    return frame.lexicon.parts[plain(name)] if name else None


def with_clock(day: Meaning, clock: Meaning) -> Meaning:
    """Return a clock time on a day."""
    time = clock.value.partition("T")[2]
    return Meaning(
        f"{day.value.partition('T')[0]}T{time}",
        "TIME",
        clock.precision if day.days else "unknown",
        day.days,
        clock=clock.clock,
        until=clock.until,
        offset=clock.offset,
        role=day.role,
    )
