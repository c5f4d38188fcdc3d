"""Which times of the text are those of an incident."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from newsevents import docdata
from newsevents.language.calendar import parse_day
from newsevents.records import EventTime
from newsevents.stages.events.aftermath import stage_of
from newsevents.stages.events.incidents import Incident, families

if TYPE_CHECKING:
    from newsevents.stages.events.facts import Facts

LEAD = 5  # sentences that may state the day of a whole story
NEWS_DAYS = 7
LEADING = 3  # times among which one may open the text
FOLLOWING = 3  # sentences after the last one of an incident that may still date it
# Days in court and of mourning say nothing of when it happened.
AFTERMATH = re.compile(
    r"\b(?:courts?|arraign\w*|charged|sentenced|indicted|hearing|trial|vigils?|funerals?"
    r"|buried|memorial|bail|bond)\b",
    re.IGNORECASE,
)
CLOCK = frozenset({"hour", "minute"})


def times_of(
    facts: Facts, incident: Incident, told: Sequence[int] = ()
) -> list[EventTime]:
    """Return the times of an incident, the most trusted first.

    A date that opens the text ("06/12/2013: …") goes before all; then the times that
    hang on the incident's own words; where these give no day, the nearest other ones,
    with the days of statements last, as a bound. ``told`` are the sentences that
    speak of any incident, in order.
    """
    own = [t for t in _of_event(incident) if t.role == "event"]
    own, late = _by_stage(facts, incident, own)
    if incident.status == "background":
        own += [t for t in incident.times if t.role == "background"]
    opening = [t for t in facts.times[:LEADING] if _opens_text(facts, t)]
    if opening:
        return [*opening, *own]
    if not any(t.date_is_stated for t in own):
        own += _not_after(late, _nearby(facts, incident, told)) or late
    if not own and incident.status != "background":
        own += _day_of_story(facts)
    if not own and incident.status != "background":
        own = _clock_times(facts, incident)  # "shortly after 3 pm", on the day of print
    if own and not any(t.time_precision in CLOCK for t in own):
        days = {(t.time_start or "")[:10] for t in own if t.date_is_stated}
        clocks = _clock_times(facts, incident)
        own += [t for t in clocks if (t.time_start or "")[:10] in days]
    return own


def _by_stage(
    facts: Facts, incident: Incident, times: list[EventTime]
) -> tuple[list[EventTime], list[EventTime]]:
    """Part the times of an incident from those of what came of it.

    The day on which a victim died stands for that of the attack where no other is
    told; that of an arrest only bounds it.
    """
    if families(incident.triggers) <= {"police"}:
        return times, []
    own, late, after = [], [], []
    for time in times:
        stage = stage_of(facts, time, incident.triggers)
        if stage == "event":
            own.append(time)
        elif stage == "death":
            late.append(time)
        else:
            after.append(replace(time, role="report"))
    return own, late + after


def _not_after(late: list[EventTime], times: list[EventTime]) -> list[EventTime]:
    """Return the times that do not come after the first day of a death or an arrest."""
    days = [t.time_end[:10] for t in late if t.date_is_stated and t.time_end]
    if not days:
        return times
    return [t for t in times if (t.time_start or "")[:10] <= min(days)]


def _of_event(incident: Incident) -> list[EventTime]:
    """Return the times of an incident without those of arrests that followed it."""
    if families(incident.triggers) == {"police"}:
        return incident.times
    return [
        t
        for frame in incident.frames
        if not frame.triggers or families(frame.triggers) != {"police"}
        for t in frame.times
    ]


def _opens_text(facts: Facts, time: EventTime) -> bool:
    """Tell whether a date stands before everything else: "06/12/2013: …"."""
    if not time.date_is_stated or facts.in_dateline(time.start):
        return False
    text = facts.text
    before, after = text[facts.title_end : time.start], text[time.end : time.end + 2]
    return not before.strip("\n\t ([-") and after[:1] in (":", "]", ")")


def _nearby(facts: Facts, incident: Incident, told: Sequence[int]) -> list[EventTime]:
    """Return times for an incident that has none of its own.

    Those that hang on other verbs of its sentences; one in the sentence before, where
    nothing else happens; the days of statements and of new tolls, as a bound.
    """
    sentences = {frame.sentence for frame in incident.frames}
    first = min(sentences)
    loose = [t for t in incident.loose_times if t.role == "event"]
    before: list[EventTime] = []
    bounds = [replace(t, role="report") for t in incident.update_times]
    for time in _times_near(facts, {*sentences, first - 1}):
        sentence = facts.sentence_at(time.start)
        if sentence in facts.skipped or not time.date_is_stated:
            continue
        is_event = time.role == "event" and not facts.in_dateline(time.start)
        if time.role == "report" and sentence in sentences:
            bounds.append(time)
        elif is_event and first - 1 <= sentence < first:
            before.append(time)
    return loose or before or _following(facts, incident, told) or bounds


def _following(
    facts: Facts, incident: Incident, told: Sequence[int]
) -> list[EventTime]:
    """Return the next time told of: "Officers were called there around 9 p.m. Sunday".

    It may stand between the sentences of the incident or shortly after them, but not
    in one of another incident.
    """
    body = [f.sentence for f in incident.frames if not f.is_title]
    first, last = min(body, default=0), max(body, default=0)
    if first + 1 >= len(facts.sentences):
        return []
    for time in facts.between(facts.times, first + 1, last + FOLLOWING):
        if time.role == "event" and time.date_is_stated:
            sentence = facts.sentence_at(time.start)
            if sentence in facts.skipped:
                return []
            if sentence <= last and _is_in(told, sentence):
                continue
            if not _is_aftermath(facts, time):
                return [time]
    return []


def _is_in(numbers: Sequence[int], number: int) -> bool:
    at = bisect_left(numbers, number)
    return at < len(numbers) and numbers[at] == number


def _is_aftermath(facts: Facts, time: EventTime) -> bool:
    """Tell a day in court, of mourning, or still to come."""
    published = parse_day(docdata.published(facts.doc))
    day = parse_day(time.time_start)
    if published is not None and day is not None and day > published:
        return True
    sentence = facts.text_of(facts.sentence_at(time.start))
    return AFTERMATH.search(sentence) is not None


def _times_near(facts: Facts, sentences: set[int]) -> list[EventTime]:
    """Return the times of some sentences."""
    return [
        time
        for number in sorted(sentences)
        if 0 <= number < len(facts.sentences)
        for time in facts.between(facts.times, number)
    ]


def _day_of_story(facts: Facts) -> list[EventTime]:
    """Return the first day told of: a round-up states it only once.

    Nothing where the first day is long before publication.
    """
    published = parse_day(docdata.published(facts.doc))
    for time in facts.between(facts.times, 0, LEAD):
        if time.role != "event" or not time.date_is_stated or not time.time_start:
            continue
        if facts.in_dateline(time.start) or _is_aftermath(facts, time):
            continue
        day = parse_day(time.time_start)
        fresh = published is None or day is None or (published - day).days <= NEWS_DAYS
        return [time] if fresh else []
    return []


def _clock_times(facts: Facts, incident: Incident) -> list[EventTime]:
    """Return bare clock times of the incident's sentences and of the ones after."""
    sentences = {frame.sentence for frame in incident.frames if not frame.is_title}
    near = sentences | {number + 1 for number in sentences}
    return [
        t
        for t in _times_near(facts, near)
        if t.role == "event" and not t.date_is_stated and t.time_precision in CLOCK
    ][:1]
