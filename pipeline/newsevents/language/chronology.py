"""One instant or interval for an event from all the time expressions that speak of it.

A story says *early Friday* in its lead and *at 3 am local time* further down; together
with the zone of the place that is one instant. ``compose`` puts such parts together;
the other functions are what stages ask about instants and intervals.

Times are ISO 8601 text, as in the output: a date, or a datetime with or without an
offset. Intervals are inclusive at both ends.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from newsevents.language.calendar import DayRange, bounds, parse_day, shift_days

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsevents.records import EventTime, TimePrecision

# From coarse to fine.
FINENESS: tuple[TimePrecision, ...] = (
    "unknown",
    "year",
    "season",
    "month",
    "week",
    "day",
    "part_of_day",
    "hour",
    "minute",
)
CLOCK: frozenset[TimePrecision] = frozenset({"hour", "minute"})
CONFLICT = 0.8  # what each part that contradicts the others leaves of the confidence
REPORTED = 0.6  # the day of a statement stands for the day of what it states
INFERRED = 0.9  # no day in the text belongs to the clock time
# TIMEX3 part of day -> hours that it may hold; those past midnight count from 24.
PART_HOURS = {
    "DT": (6, 19),
    "MO": (0, 12),
    "MI": (11, 14),
    "AF": (12, 18),
    "EV": (16, 24),
    "NI": (18, 30),
}


@dataclass(frozen=True, slots=True)
class Composed:
    """When an event happened, and how the text says so.

    ``used`` are the positions of the expressions that the answer rests on;
    ``confidence`` is a factor in 0..1.
    """

    time_start: str | None
    time_end: str | None
    time_precision: TimePrecision
    time_text: str | None = None
    confidence: float = 1.0
    used: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Draft:
    """What is known so far: days, perhaps a part of the day, perhaps a clock time."""

    first: date | None
    last: date | None
    precision: TimePrecision
    part: str | None = None
    clock: datetime | None = None
    length: timedelta = timedelta(0)  # of "between 3 and 4 am"
    confidence: float = 1.0
    used: tuple[int, ...] = ()


# ------------------------------------------------------------------ composing


def compose(
    times: Sequence[EventTime], *, zone: str | None, published: str | None
) -> Composed | None:
    """Return the one time of an event; None where neither text nor article has any.

    Args:
        times: The expressions that belong to the event, the most trusted first. Those
            with the role ``report`` only count where nothing else gives a day.
        zone: IANA name of the place's time zone, for the offset of clock times.
        published: ISO 8601 publication time.

    Example:
        >>> from newsevents.records import EventTime
        >>> friday = EventTime(start=0, end=12, text="early Friday", rule="weekday",
        ...     value="2022-01-21TMO", type="TIME", time_start="2022-01-21",
        ...     time_end="2022-01-21", time_precision="part_of_day")
        >>> three = EventTime(start=30, end=34, text="3 am", rule="clock",
        ...     value="2022-01-22T03:00", type="TIME", time_start="2022-01-22T03:00",
        ...     time_end="2022-01-22T03:00", time_precision="hour",
        ...     date_is_stated=False)
        >>> found = compose([friday, three], zone="Asia/Baghdad", published=None)
        >>> found.time_start, found.time_precision, found.time_text
        ('2022-01-21T03:00:00+03:00', 'hour', 'early Friday; 3 am')
    """
    at = _zone(zone)
    draft = _combine(times, at, roles=("event", "background"))
    if draft is None:
        draft = _combine(times, at, roles=("report",))
        if draft is None:
            return _unknown(published)
        draft = replace(draft, confidence=draft.confidence * REPORTED)
    return _finish(draft, times, at)


def _unknown(published: str | None) -> Composed | None:
    day = parse_day(published)
    if day is None:
        return None
    return Composed(None, day.isoformat(), "unknown", confidence=0.5)


def _combine(
    times: Sequence[EventTime], zone: tzinfo | None, roles: tuple[str, ...]
) -> _Draft | None:
    """Fold the expressions of some roles into one draft, the first ones first."""
    ranked = [(i, t) for i, t in enumerate(times) if t.role in roles and t.time_start]
    dated = [(i, t) for i, t in ranked if t.date_is_stated]
    if not ranked:
        return None
    number, first = (dated or ranked)[0]
    draft = _draft(first, number, zone)
    for i, time in ranked:
        if i != number:
            draft = _refine(draft, _draft(time, i, zone), stated=time.date_is_stated)
    return draft


def _draft(time: EventTime, number: int, zone: tzinfo | None) -> _Draft:
    clock = _localised(parse_instant(time.time_start), zone)
    until = _localised(parse_instant(time.time_end), zone)
    days = interval(time.time_start, time.time_end)
    if clock is not None:
        days = (clock.date(), clock.date())
    precise = time.time_precision
    return _Draft(
        days[0] if days else None,
        days[1] if days else None,
        precise,
        part=part_of_day(time.value) or _edge(time),
        clock=clock if precise in CLOCK else None,
        length=_length(clock, until),
        confidence=1.0 if time.date_is_stated else INFERRED,
        used=(number,),
    )


def _length(clock: datetime | None, until: datetime | None) -> timedelta:
    """Return how long a range of clock times lasts, less than a day."""
    none = timedelta(0)
    if clock is None or until is None or bool(clock.tzinfo) != bool(until.tzinfo):
        return none
    return until - clock if none < until - clock < timedelta(1) else none


def _refine(draft: _Draft, other: _Draft, *, stated: bool) -> _Draft:
    """Add one more expression: it refines, says the same, or contradicts."""
    if other.clock is not None:
        return _add_clock(draft, other, stated=stated)
    if other.part is not None and not stated:
        if draft.precision != "day":
            return draft
        return _merged(draft, other, part=other.part, precision="part_of_day")
    if not (_within(other, draft) or _within(draft, other)):
        return replace(draft, confidence=draft.confidence * CONFLICT)
    if draft.clock is None and is_finer(other.precision, draft.precision):
        days = {"first": other.first, "last": other.last, "part": other.part}
        return _merged(draft, other, precision=other.precision, **days)
    return draft


def _add_clock(draft: _Draft, other: _Draft, *, stated: bool) -> _Draft:
    clock = other.clock
    if clock is None or draft.first is None or draft.last is None:
        return draft
    if draft.clock is not None:
        return _same_clock(draft, other)
    if stated:
        if not draft.first <= clock.date() <= draft.last:
            return replace(draft, confidence=draft.confidence * CONFLICT)
    elif draft.first != draft.last:
        if not draft.first <= clock.date() <= draft.last:
            return draft
    else:
        day = _clock_day(draft.first, draft.part, clock.hour)
        if day is None:
            return replace(draft, confidence=draft.confidence * CONFLICT)
        clock = clock.replace(year=day.year, month=day.month, day=day.day)
    days = {"first": clock.date(), "last": clock.date()}
    changes = {"clock": clock, "precision": other.precision, "length": other.length}
    return _merged(draft, other, **changes, **days)


def _same_clock(draft: _Draft, other: _Draft) -> _Draft:
    """A second clock time confirms the first, lends it its offset, or is ignored."""
    mine, theirs = draft.clock, other.clock
    if mine is None or theirs is None:
        return draft
    if mine.tzinfo is not None or theirs.tzinfo is None:
        if mine.tzinfo is not None and theirs.tzinfo is not None:
            same = mine.timetz() == theirs.astimezone(mine.tzinfo).timetz()
            return _merged(draft, other) if same else draft
        return draft
    local = theirs.astimezone(UTC).replace(tzinfo=None)
    minutes = round((mine - local) / timedelta(minutes=1)) % 1440
    offset = minutes - 1440 if minutes > 840 else minutes  # -10 h .. +14 h
    if offset % 15:
        return draft
    zoned = mine.replace(tzinfo=timezone(timedelta(minutes=offset)))
    return _merged(draft, other, clock=zoned)


def _merged(draft: _Draft, other: _Draft, **changes: object) -> _Draft:
    used = tuple(sorted({*draft.used, *other.used}))
    return replace(draft, used=used, **changes)  # type: ignore[arg-type]


def _within(inner: _Draft, outer: _Draft) -> bool:
    if None in (inner.first, inner.last, outer.first, outer.last):
        return False
    return outer.first <= inner.first and inner.last <= outer.last  # type: ignore[operator]


def _clock_day(day: date, part: str | None, hour: int) -> date | None:
    """Return the day of a clock hour in a part of the day; None if they do not fit.

    "1 am" of Thursday night is on Friday; "11 pm" does not fit a morning.
    """
    if part is None or part not in PART_HOURS:
        return day
    low, high = PART_HOURS[part]
    if low <= hour <= high:
        return day
    if low <= hour + 24 <= high:
        return shift_days(day, 1)
    return None


def _finish(draft: _Draft, times: Sequence[EventTime], zone: tzinfo | None) -> Composed:
    words = "; ".join(
        dict.fromkeys(" ".join(times[i].text.split()) for i in draft.used)
    )
    if draft.clock is not None:
        clock = draft.clock
        if clock.tzinfo is None and zone is not None:
            clock = clock.replace(tzinfo=zone)
        start, end = (
            at.isoformat(timespec="seconds") for at in (clock, clock + draft.length)
        )
        return Composed(
            start, end, draft.precision, words, draft.confidence, draft.used
        )
    first = draft.first.isoformat() if draft.first else None
    last = draft.last.isoformat() if draft.last else None
    return Composed(first, last, draft.precision, words, draft.confidence, draft.used)


# ------------------------------------------------------------------ instants


def parse_instant(text: str | None) -> datetime | None:
    """Return an ISO 8601 datetime; None for dates, nothing and anything unreadable.

    Example:
        >>> parse_instant("2022-01-21T03:00").hour, parse_instant("2022-01-21")
        (3, None)
    """
    if not text or "T" not in text:
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _localised(clock: datetime | None, zone: tzinfo | None) -> datetime | None:
    """Return a stated instant in the offset of the place; others stay as they are."""
    if clock is None or clock.tzinfo is None or zone is None:
        return clock
    try:
        return clock.astimezone(zone)
    except OverflowError:
        return clock


def _zone(name: str | None) -> tzinfo | None:
    if not name:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def part_of_day(value: str) -> str | None:
    """Return the part of day of a TIMEX3 value: ``MO MI AF EV NI DT``.

    Example:
        >>> part_of_day("2022-01-21TMO"), part_of_day("2022-01-21T03:00")
        ('MO', None)
    """
    part = value.partition("T")[2]
    return part if part in PART_HOURS else None


def _edge(time: EventTime) -> str | None:
    """Return the part of day that "early Friday", "late Monday" imply."""
    if time.time_precision != "part_of_day":
        return None
    return "NI" if "late" in time.text.lower() else "MO"


# ------------------------------------------------------------------ intervals


def interval(start: str | None, end: str | None) -> DayRange | None:
    """Return the days between two ISO times, both included; None without an end.

    Where one of them is missing the other one stands for both.

    Example:
        >>> interval("2022-01-21T03:00", None)
        (datetime.date(2022, 1, 21), datetime.date(2022, 1, 21))
    """
    first, last = parse_day(start), parse_day(end)
    if first is None or last is None:
        only = first or last
        return None if only is None else (only, only)
    return (first, last) if first <= last else (last, first)


def interval_of(time: EventTime) -> DayRange | None:
    """Return the days of an expression: as resolved, else as its value says."""
    if time.time_start is None:
        return bounds(time.value)
    return interval(time.time_start, time.time_end)


def contains(outer: DayRange, inner: DayRange) -> bool:
    """Tell whether an interval holds all of another."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def overlaps(one: DayRange, other: DayRange) -> bool:
    """Tell whether two intervals share a day."""
    return one[0] <= other[1] and other[0] <= one[1]


def days_between(one: DayRange, other: DayRange) -> int:
    """Return the days from the first interval to the second; 0 where they overlap.

    Negative where the second one lies before the first.

    Example:
        >>> friday, monday = interval("2022-01-21", None), interval("2022-01-24", None)
        >>> days_between(friday, monday), days_between(monday, friday)
        (3, -3)
    """
    if overlaps(one, other):
        return 0
    if one[1] < other[0]:
        return (other[0] - one[1]).days
    return (other[1] - one[0]).days


def days_before(time: EventTime, published: str | None) -> int | None:
    """Return how many days before publication an expression ends; None if unknown.

    Negative in the future.
    """
    day, days = parse_day(published), interval_of(time)
    if day is None or days is None:
        return None
    return days_between(days, (day, day))


def is_finer(one: TimePrecision, other: TimePrecision) -> bool:
    """Tell whether a precision is finer than another.

    Example:
        >>> is_finer("hour", "day")
        True
    """
    return FINENESS.index(one) > FINENESS.index(other)
