"""The finder of the stage: match, read, join neighbours, infer days, give roles."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from newsevents import docdata
from newsevents.language.calendar import shift_days, shift_months
from newsevents.records import EventTime, Segment
from newsevents.stages.times import absolute, clock, relative, spans
from newsevents.stages.times.article import (
    first_full_date,
    frame_of,
    is_written_later,
)
from newsevents.stages.times.grammar import Grammar, grammar, starts
from newsevents.stages.times.meaning import (
    Frame,
    Item,
    Meaning,
    of_day,
    with_clock,
    with_part,
)
from newsevents.stages.times.roles import role_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from newsevents.settings import TimeSettings

Stretches = Sequence[tuple[int, int]]
Reader = Callable[[re.Match[str], Frame], Meaning | None]
_JOINTS_TIME_DATE = re.compile(r"[ ]{1,8}|,[ ]{1,8}|[ ]{1,8}of[ ]{1,8}(?:the[ ])?")
_JOINTS_DATE_TIME = re.compile(r"[ ]{1,8}|,[ ]{1,8}")
_AGO = re.compile(r"years?[ ]ago\Z")
_JOINTS_AGO = re.compile(r"[ ](?:on[ ])?")
_RANGE = re.compile(r"[ ]{1,8}(?:and|to|until|till|through)[ ]{1,8}")
LONGEST_RANGE = 28  # days; more is no single incident
# "at 2 a.m. (2300 GMT on Monday)": the day in brackets is that of the other clock.
_OTHER_CLOCK = re.compile(r"[(\[][^()\[\]]{0,30}[0-9][^()\[\]]{0,30}\Z")
DAWN_HOUR = 6  # before it, a clock time of "Thursday night" is Friday's
LEAD_DAYS = 3  # so old may the day of a lead be to hold for the rest of the story
_DAY_LIKE = ("day", "part_of_day", "hour", "minute")
_TWELVE_HOURS = frozenset({"clock24", "oclock", "spoken_clock", "hour_before_day"})
_REPORT_SEGMENTS = ("header", "dateline", "byline")


def reader_of(rule: str) -> Reader:
    """Return the function that reads the matches of a rule.

    Raises:
        KeyError: No function has that name.
    """
    for module in (absolute, relative, clock, spans):
        found: Reader | None = getattr(module, rule, None)
        if found is not None:
            return found
    raise KeyError(rule)


@dataclass(frozen=True, slots=True)
class TimeFinder:
    """Finds the time expressions of a Doc; picklable settings, grammar on demand."""

    settings: TimeSettings

    def __call__(self, doc: Doc) -> list[EventTime]:
        """Return the expressions in order of the text."""
        segments = docdata.read(doc, docdata.key_of("segments"), Segment)
        frame = frame_of(doc, self.settings, segments)
        items = scan(frame)
        if frame.today is None and (today := first_full_date(items)):
            frame = replace(frame, today=today)
            items = scan(frame)
        apart = [(s.start, s.end) for s in segments if s.kind in _REPORT_SEGMENTS]
        aged = docdata.published(doc) is not None
        if aged and frame.today and is_written_later(items, frame, doc):
            frame = replace(frame, written=shift_days(frame.today, 1))
            items = scan(frame)
        items = _with_days(items, frame, doc, apart if aged else [])
        return [_record(doc, item, frame, apart, aged=aged) for item in items]


# ------------------------------------------------------------------ scanning


def scan(frame: Frame, rules: Grammar | None = None) -> list[Item]:
    """Return the expressions of the frame's text, neighbours joined."""
    rules = rules or grammar()
    items: list[Item] = []
    position = 0
    for start in starts(frame.text, frame.lexicon.triggers):
        if start < position:
            continue
        item = _item_at(start, frame, rules)
        if item is None:
            continue
        position = item.end
        joined = _joined(items[-1], item, frame) if items else None
        if joined:
            items[-1] = item = joined
        else:
            if items:
                items[-1] = _ranged(items[-1], item, frame)
            items.append(item)
        frame = _moved(frame, item)
    return items


def _item_at(start: int, frame: Frame, rules: Grammar) -> Item | None:
    """Return the expression that starts there; a refused match gives way to others."""
    found = rules.match(frame.text, start)
    if found is None:
        return None
    rule, match = found
    meaning = reader_of(rule)(match, frame)
    if meaning is None:
        for rule, match in rules.others(frame.text, start, found[0]):
            meaning = reader_of(rule)(match, frame)
            if meaning is not None:
                break
    return None if meaning is None else Item(start, match.end(), rule, meaning)


def _ranged(one: Item, two: Item, frame: Frame) -> Item:
    """Return the first day of "between Friday and Sunday" with the whole range."""
    if not (_is_single_day(one) and _is_single_day(two)):
        return one
    if one.meaning.clock or not _RANGE.fullmatch(frame.text[one.end : two.start]):
        return one
    if not frame.text.endswith(("from ", "between "), 0, one.start):
        return one
    first, last = one.meaning.days[0], two.meaning.days[0]  # type: ignore[index]
    value = one.meaning.value
    if first > last and one.rule == two.rule == "weekday":
        first = shift_days(first, -7)
        value = first.isoformat() + value[10:]
    if not 0 < (last - first).days < LONGEST_RANGE:
        return one
    meaning = replace(one.meaning, value=value, days=(first, last))
    return replace(one, meaning=meaning)


def _moved(frame: Frame, item: Item) -> Frame:
    """Return the frame with the day or quarter that was just spoken of."""
    meaning = item.meaning
    if item.rule == "quarter" and re.fullmatch(r"\d{4}-Q[1-4]", meaning.value):
        frame = replace(frame, quarter=meaning.value)
    if meaning.days and meaning.stated:
        first, last = meaning.days
        return replace(frame, last=first if first == last else frame.last, period=first)
    return frame


def _joined(one: Item, two: Item, frame: Frame) -> Item | None:
    """Return one expression from a time and a date side by side, in either order."""
    gap = frame.text[one.end : two.start]
    if len(gap) > 12:
        return None
    if _AGO.search(frame.text, one.start, one.end) and _JOINTS_AGO.fullmatch(gap):
        return _years_before(one, two, frame)
    if _is_time(one) and _is_day(two) and _JOINTS_TIME_DATE.fullmatch(gap):
        time, day = one, two
    elif _is_day(one) and _is_time(two) and _JOINTS_DATE_TIME.fullmatch(gap):
        time, day = two, one
    else:
        return None
    meaning = _on_day(day.meaning, time.meaning, time.rule)
    return Item(one.start, two.end, day.rule, meaning)


def _years_before(one: Item, two: Item, frame: Frame) -> Item | None:
    """Return the day of "ten years ago today" and "two years ago on Friday"."""
    if two.meaning.days is None and two.meaning.type != "DATE":
        return None
    meaning = replace(one.meaning, role="background")
    year = one.meaning.value
    if frame.today is not None and year.isdecimal() and _is_single_day(two):
        day = two.meaning.days[0]  # type: ignore[index]
        past = shift_months(day, 12 * (int(year) - frame.today.year))
        meaning = replace(of_day(past, otherwise=year), role="background")
    return replace(one, end=two.end, meaning=meaning)


def _is_time(item: Item) -> bool:
    return item.meaning.type == "TIME" and not item.meaning.stated


def _is_day(item: Item) -> bool:
    meaning = item.meaning
    day = meaning.precision in ("day", "part_of_day") or "-WXX-" in meaning.value
    return day and meaning.clock is None and meaning.type != "SET" and meaning.stated


def _on_day(day: Meaning, time: Meaning, rule: str) -> Meaning:
    if time.clock is not None:
        if day.part and rule in _TWELVE_HOURS:
            time = clock.in_part(time, day.part)
        return with_clock(day, time)
    if day.part is not None:
        return day
    return with_part(day, time.part)


# ------------------------------------------------------------------ inferring days


def _with_days(
    items: list[Item], frame: Frame, doc: Doc, apart: Stretches
) -> list[Item]:
    """Give clock times and parts of a day the day that the text around them names."""
    if all(item.meaning.stated for item in items):
        return items
    bounds = [s.start_char for s in docdata.sentences(doc)]
    usable = [i for i in items if not _in(i.start, apart)]
    found: list[Item] = []
    for item in items:
        meaning = item.meaning
        if meaning.stated or meaning.type != "TIME" or meaning.days:
            found.append(item)
            continue
        near = _day_near(usable, item, bounds, frame)
        found.append(replace(item, meaning=_dated(item, near, frame)))
    return found


def _day_near(
    items: list[Item], here: Item, bounds: list[int], frame: Frame
) -> Item | None:
    """Return the day named in the same sentence, else before in the story."""
    sentence = bisect_right(bounds, here.start)
    named = [
        (i, i.meaning.days[0]) for i in items if i.meaning.days and _is_single_day(i)
    ]
    earlier = [(i, day) for i, day in named if i.start < here.start]
    beside = [i for i, _ in named if bisect_right(bounds, i.start) == sentence]
    before = [i for i in beside if i.start < here.start]
    later = [
        i
        for i in beside
        if i.start > here.start
        and not _OTHER_CLOCK.search(frame.text, here.end, i.start)
    ]
    if before or later:
        return before[-1] if before else later[0]
    if earlier:
        item, day = earlier[-1]
        near = frame.text.count("\n", item.end, here.start) < 2
        if near or frame.today is None or 0 <= (frame.today - day).days <= LEAD_DAYS:
            return item
    return None


def _in(offset: int, stretches: Stretches) -> bool:
    return any(start <= offset < end for start, end in stretches)


def _is_single_day(item: Item) -> bool:
    days = item.meaning.days
    return item.meaning.stated and days is not None and days[0] == days[1]


def _dated(item: Item, near: Item | None, frame: Frame) -> Meaning:
    """Return a time on its inferred day; a night before publication began a day ago."""
    meaning = item.meaning
    day = near.meaning.days[0] if near and near.meaning.days else None
    part = near.meaning.part if near else None
    if part and meaning.clock and item.rule in _TWELVE_HOURS:
        meaning = clock.in_part(meaning, part)
    first = day or frame.today
    if first is None:
        return replace(meaning, precision="unknown")
    if part == "NI" and meaning.clock and meaning.clock[0] < DAWN_HOUR:
        first = shift_days(first, 1)
    last = first
    if day is None and meaning.part == "NI" and item.rule == "part":
        first = shift_days(first, -1)
    value = f"{first.isoformat()}T{meaning.value.partition('T')[2]}"
    return replace(meaning, value=value, days=(first, last))


# ------------------------------------------------------------------ records


def _record(
    doc: Doc, item: Item, frame: Frame, apart: Stretches, *, aged: bool
) -> EventTime:
    meaning = item.meaning
    start, end = _instants(meaning)
    today = frame.today if aged else None
    role = role_of(doc, frame.text, (item.start, item.end), meaning, today)
    if role == "event" and _in(item.start, apart):
        role = "report"
    return EventTime(
        start=item.start,
        end=item.end,
        text=frame.original[item.start : item.end],
        rule=item.rule,
        confidence=_confidence(meaning, frame),
        value=meaning.value,
        type=meaning.type,
        time_start=start,
        time_end=end,
        time_precision=meaning.precision if start else "unknown",
        role=role,
        date_is_stated=meaning.stated,
    )


def _instants(meaning: Meaning) -> tuple[str | None, str | None]:
    """Return the ISO bounds of a meaning: dates, or local times."""
    if meaning.days is None:
        return None, None
    first, last = meaning.days
    if meaning.clock is None:
        return first.isoformat(), last.isoformat()
    offset = _offset_text(meaning.offset)
    start = f"{first.isoformat()}T{meaning.clock[0]:02}:{meaning.clock[1]:02}"
    if meaning.value.endswith("T24:00"):
        following = shift_days(first, 1)
        start = f"{following.isoformat()}T00:00"
    if meaning.until is None:
        return start + offset, start + offset
    if meaning.until < meaning.clock:
        first = shift_days(first, 1)
    until = f"{first.isoformat()}T{meaning.until[0]:02}:{meaning.until[1]:02}"
    return start + offset, until + offset


def _offset_text(minutes: int | None) -> str:
    if minutes is None:
        return ""
    sign = "-" if minutes < 0 else "+"
    hours, rest = divmod(abs(timedelta(minutes=minutes)), timedelta(hours=1))
    return f"{sign}{hours:02}:{int(rest.total_seconds()) // 60:02}"


def _confidence(meaning: Meaning, frame: Frame) -> float:
    if meaning.days is None:
        return 0.7
    if not meaning.stated:
        return 0.75
    return 0.95 if frame.today else 0.85
