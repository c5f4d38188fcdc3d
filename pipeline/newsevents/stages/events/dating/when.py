"""Which times of the text are those of an incident."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from newsevents.language.calendar import parse_day
from newsevents.language.chronology import contains, interval_of
from newsevents.records import EventTime
from newsevents.stages.events.dating.aftermath import stage_of
from newsevents.stages.events.linking.incidents import Incident
from newsevents.stages.events.telling.passing import is_told_in_passing

if TYPE_CHECKING:
    from newsevents.stages.events.facts import Facts

LEAD = 5  # sentences that may state the day of a whole story
NEWS_DAYS = WEEK = 7
SOON = 3
LEADING = 3  # times among which one may open the text
FOLLOWING = 3  # sentences after the last one of an incident that may still date it
CLOCK = frozenset({"hour", "minute"})
COARSE = frozenset({"week", "month", "season"})
BRACKETS = (":", "]", ")")
WEEKEND_DAYS = 3  # a stretch of so many days dates an event well enough
LABEL_CHARS = 40
_STAMP = re.compile(r"(?i)\b(?:posted|updated|published|modified|filed)\b[^\n]{0,30}\Z")
# "Date: 5 May", in the form that a police note fills in.
_LABEL = re.compile(
    r"""(?:^|[\n.])[ \t]{0,4}(?:date|when|(?:incident|offen[cs]e|occurrence)[ ]date|
    date(?:[ ]of[ ](?:the[ ])?(?:incident|offen[cs]e|occurrence)|[ ]occurred|
        [ ]?(?:/|and|&)[ ]?time))[ ]?:[ ]{0,3}\Z""",
    re.VERBOSE | re.IGNORECASE,
)


def times_of(
    facts: Facts, incident: Incident, told: Sequence[int] = ()
) -> list[EventTime]:
    """Return the times of an incident, the most trusted first.

    A date that opens the text ("06/12/2013: …") goes before all; then the times that
    hang on the incident's own words; where these give no day, the nearest other ones,
    with the days of deaths, arrests and statements last, as a bound. ``told`` are the
    sentences that speak of any incident, in order.
    """
    times = [t for t in _of_event(facts, incident) if not _is_of_print(facts, t)]
    own, deaths, later = _by_stage(facts, incident, times)
    is_history = incident.status == "background"
    if is_history:
        own += [t for t in incident.times if t.role == "background"]
    opening = [t for t in facts.times[:LEADING] if _heads_text(facts, t)]
    if opening:
        return [*opening, *own]
    if not any(_is_day(t) or (is_history and t.date_is_stated) for t in own):
        near, bounds = _nearby(facts, incident, told)
        near = _not_after(facts, [*deaths, *later], near) or deaths
        bounds = later + bounds
        if any(t.date_is_stated for t in own):
            bounds = []
        elif not near and not is_history:
            near = _day_of_story(facts, incident, told if bounds else ())
        bounds = _of_this_week(facts, bounds)
        own = (_not_after(facts, bounds, near) or sorted(bounds, key=_day_of)) + own
    if not own and not is_history:  # "shortly after 3 pm", on the day of print
        own = _clock_times(facts, incident) or _clock_times(facts, incident, "report")
        own = own or _undated(facts, incident, told) or _reports(facts, incident)
    if _is_only_spoken_of(facts, incident, own):
        return []
    own += _day_within(facts, incident, own)
    if own and not any(t.time_precision in CLOCK for t in own):
        days = {_day_of(t) for t in own if t.date_is_stated}
        clocks = _clock_times(facts, incident)
        own += [t for t in clocks if _day_of(t) in days]
    return own


def _is_only_spoken_of(
    facts: Facts, incident: Incident, times: Sequence[EventTime]
) -> bool:
    """Tell the day on which somebody speaks of a deed that all know of.

    "The minister said today that the murder of the senator had been solved."
    """
    if not times or any(t.role != "report" for t in times):
        return False
    return is_told_in_passing(facts, incident)


# ------------------------------------------------------------------ its own times


def _of_event(facts: Facts, incident: Incident) -> list[EventTime]:
    """Return the times of an incident, as far as they may be its own.

    What has happened has no day to come; a weekday may be that of a later version.
    """
    times = [t for t in incident.times if t.role in ("event", "report")]
    if incident.status == "planned":
        return times
    return [t for t in times if t.rule == "weekday" or not _is_ahead(facts, t)]


def _by_stage(
    facts: Facts, incident: Incident, times: Sequence[EventTime]
) -> tuple[list[EventTime], list[EventTime], list[EventTime]]:
    """Part times into those of an incident, of deaths after it, of what came of it.

    The last ones only bound the day of the incident, as statements do.
    """
    own, deaths, later = [], [], []
    triggers = incident.triggers
    is_arrest = bool(triggers) and all(t.event_type == "arrest" for t in triggers)
    for time in times:
        stage = stage_of(facts, time, incident.triggers)
        if stage == "event":
            own += [time] if time.role == "event" else []
        elif is_arrest:
            own.append(replace(time, role="event"))
        elif stage == "death":
            deaths.append(replace(time, role="event"))
        else:
            later.append(replace(time, role="report"))
    return own, deaths, later


def _is_day(time: EventTime) -> bool:
    return time.date_is_stated and time.time_precision not in COARSE


def _is_long(time: EventTime) -> bool:
    """Tell a week or a month from a day or a weekend."""
    if time.time_precision not in COARSE:
        return False
    first, last = parse_day(time.time_start), parse_day(time.time_end)
    return not (first and last) or (last - first).days >= WEEKEND_DAYS


def _day_of(time: EventTime) -> str:
    return (time.time_start or "")[:10]


def _is_late(facts: Facts, incident: Incident, time: EventTime) -> bool:
    """Tell the days of courts and of mourning, which bound nothing."""
    return stage_of(facts, time, incident.triggers) == "late"


def _not_after(
    facts: Facts, late: list[EventTime], times: list[EventTime]
) -> list[EventTime]:
    """Return the times that do not come after the first day of a death or an arrest."""
    bounds = [t for t in late if t.date_is_stated and t.time_end]
    bounds = [t for t in _of_this_week(facts, [*bounds, *times]) if t in bounds]
    if not bounds:
        return times
    first = min((t.time_end or "")[:10] for t in bounds)
    return [t for t in times if _day_of(t) <= first]


def _of_this_week(facts: Facts, times: list[EventTime]) -> list[EventTime]:
    """Leave out what a later version of a story of the day of print may tell."""
    if all(parse_day(t.time_start) != _published(facts) for t in times):
        return times
    return [t for t in times if not _may_be_next_week(facts, t)]


def _may_be_next_week(facts: Facts, time: EventTime) -> bool:
    """Tell a bare weekday soon after the day of print, as a later version has it."""
    published, day = _published(facts), parse_day(time.time_start)
    if published is None or day is None or time.rule != "weekday":
        return False
    return WEEK - (published - day).days <= SOON


def _heads_text(facts: Facts, time: EventTime) -> bool:
    """Tell a date before everything else, "06/12/2013: …", or labelled, "Date: …"."""
    is_day = time.date_is_stated and time.time_start is not None
    if not is_day or facts.in_dateline(time.start) or _is_of_print(facts, time):
        return False
    if _LABEL.search(facts.text, max(0, time.start - LABEL_CHARS), time.start):
        return True
    return _is_first(facts, time) and facts.text[time.end : time.end + 1] in BRACKETS


def _is_of_print(facts: Facts, time: EventTime) -> bool:
    """Tell the day of print in front of a story: "(06/12/2013) - …"."""
    if parse_day(time.time_start) != _published(facts) or not _is_first(facts, time):
        return False
    return facts.text[time.end : time.end + 1] in (")", "]")


def _is_first(facts: Facts, time: EventTime) -> bool:
    if time.start - facts.title_end > LABEL_CHARS:
        return False
    before = facts.text[facts.title_end : time.start]
    return not before.strip("\n\t ([-")


# ------------------------------------------------------------------ times nearby


def _nearby(
    facts: Facts, incident: Incident, told: Sequence[int]
) -> tuple[list[EventTime], list[EventTime]]:
    """Return times for an incident that has none of its own, and bounds of its time.

    Those that hang on other verbs of its sentences; one in the sentence before, where
    nothing else happens; the next one told of. The days of statements, of new tolls
    and of what came of it are bounds.
    """
    groups = [
        [t for t in incident.loose_times if t.role == "event"],
        _before(facts, incident),
        list(_following(facts, incident, told)),
    ]
    found: list[EventTime] = []
    rest: list[EventTime] = []
    for number, group in enumerate(groups):
        fine = [t for t in group if not (_is_long(t) or _is_of_print(facts, t))]
        if incident.status != "planned":
            fine = [t for t in fine if t.rule == "weekday" or not _is_ahead(facts, t)]
        own, deaths, later = _by_stage(facts, incident, fine)
        if not found or (number == 2 and own and own[0].start < found[0].start):
            found = (own if number < 2 else own[:1]) + found
        rest += deaths + [t for t in later if not _is_late(facts, incident, t)]
    statements = _statements(facts, incident)
    return found, statements + rest[:1]


def _before(facts: Facts, incident: Incident) -> list[EventTime]:
    """Return the days told of in the sentence before an incident."""
    first = min((f.sentence for f in incident.frames if not f.is_title), default=0)
    if first - 1 in facts.skipped:
        return []
    return [
        t
        for t in _times_near(facts, {first - 1})
        if t.role == "event" and t.date_is_stated and not facts.in_dateline(t.start)
    ]


def _statements(facts: Facts, incident: Incident) -> list[EventTime]:
    """Return the days of statements and of new tolls in an incident's sentences."""
    bounds = [replace(t, role="report") for t in incident.update_times]
    for time in _times_near(facts, {frame.sentence for frame in incident.frames}):
        skipped = facts.sentence_at(time.start) in facts.skipped
        if time.role == "report" and time.date_is_stated and not skipped:
            bounds.append(time)
    return bounds


def _following(
    facts: Facts, incident: Incident, told: Sequence[int]
) -> Iterator[EventTime]:
    """Yield the next times told of: "Officers were called there around 9 p.m. Sunday".

    They may stand between the sentences of the incident or shortly after them, but not
    in one of another incident.
    """
    body = [f.sentence for f in incident.frames if not f.is_title]
    first, last = min(body, default=0), max(body, default=0)
    if first + 1 >= len(facts.sentence_starts):
        return
    for time in facts.between(facts.times, first + 1, last + FOLLOWING):
        if time.role == "event" and time.date_is_stated:
            sentence = facts.sentence_at(time.start)
            if sentence in facts.skipped:
                return
            other = sentence <= last and _is_in(told, sentence)
            if not other and not _is_ahead(facts, time):
                yield time


def _is_in(numbers: Sequence[int], number: int) -> bool:
    at = bisect_left(numbers, number)
    return at < len(numbers) and numbers[at] == number


def _is_ahead(facts: Facts, time: EventTime) -> bool:
    """Tell a day after publication."""
    published, day = _published(facts), parse_day(time.time_start)
    return published is not None and day is not None and day > published


def _published(facts: Facts) -> date | None:
    return parse_day(facts.published)


def _times_near(facts: Facts, sentences: set[int]) -> list[EventTime]:
    """Return the times of some sentences."""
    return [
        time
        for number in sorted(sentences)
        if 0 <= number < len(facts.sentence_starts)
        for time in facts.between(facts.times, number)
    ]


def _undated(facts: Facts, incident: Incident, told: Sequence[int]) -> list[EventTime]:
    """Return the first bare time of day after an incident: "overnight", "at 5 pm"."""
    for time in _after(facts, incident, more=1):
        sentence = facts.sentence_at(time.start)
        bare = time.role == "event" and not time.date_is_stated
        if bare and time.time_start and not _is_in(told, sentence):
            stage = stage_of(facts, time, incident.triggers)
            return [time] if stage == "event" else []
    return []


def _reports(facts: Facts, incident: Incident) -> list[EventTime]:
    """Return the day of the first statement in the sentences around an incident."""
    return [
        t
        for t in _after(facts, incident, before=1)
        if t.role == "report" and t.date_is_stated and t.time_start
        if not facts.in_dateline(t.start) and not _is_ahead(facts, t)
        if not _STAMP.search(facts.text[max(0, t.start - LABEL_CHARS) : t.start])
    ][:1]


def _after(
    facts: Facts, incident: Incident, *, before: int = 0, more: int = FOLLOWING
) -> list[EventTime]:
    """Return the times between the sentences of an incident and shortly after them."""
    body = [f.sentence for f in incident.frames if not f.is_title]
    first, last = min(body, default=0), max(body, default=0)
    numbers = set(range(first - before, last + more + 1))
    return _times_near(facts, numbers - facts.skipped)


# ------------------------------------------------------------------ times of the story


def _day_of_story(
    facts: Facts, incident: Incident, told: Sequence[int]
) -> list[EventTime]:
    """Return the first day told of: a round-up states it only once.

    Nothing where the first day is long before publication, or that of a sentence that
    tells of an incident already: ``told``.
    """
    days = [
        time
        for time in facts.between(facts.times, 0, LEAD)
        if time.role == "event" and time.date_is_stated and time.time_start
        if not facts.in_dateline(time.start) and not _is_ahead(facts, time)
        if not _is_of_print(facts, time)
        if not _is_in(told, facts.sentence_at(time.start))
    ]
    own, deaths, later = _by_stage(facts, incident, days)
    soon = [t for t in later if not _is_late(facts, incident, t)]
    first = (own or deaths or soon)[:1]
    published = _published(facts)
    starts = [parse_day(time.time_start) for time in first]
    if published and any(d and (published - d).days > NEWS_DAYS for d in starts):
        return []
    return first


def _day_within(
    facts: Facts, incident: Incident, times: Sequence[EventTime]
) -> list[EventTime]:
    """Return the day that a story tells further down of an event "over the weekend"."""
    stated = [t for t in times if t.role == "event" and t.date_is_stated]
    if not stated or any(t.time_precision not in COARSE for t in stated):
        return []
    whole = interval_of(stated[0])
    for time in facts.times:
        days = interval_of(time)
        if time.role != "event" or not time.date_is_stated or not whole or not days:
            continue
        if time.time_precision in COARSE or not contains(whole, days):
            continue
        if facts.sentence_at(time.start) in facts.skipped:
            continue
        if stage_of(facts, time, incident.triggers) == "event":
            return [time]
    return []


def _clock_times(
    facts: Facts, incident: Incident, role: str = "event"
) -> list[EventTime]:
    """Return the first bare clock time of the incident's sentences and those around.

    With the role ``report`` only of its own sentences: "it was reported at 2 pm".
    """
    near = {frame.sentence for frame in incident.frames if not frame.is_title}
    if role == "event":
        near |= {n + step for n in near for step in (-1, 1)}
    return [
        t
        for t in _times_near(facts, near)
        if t.role == role and not t.date_is_stated and t.time_precision in CLOCK
    ][:1]
