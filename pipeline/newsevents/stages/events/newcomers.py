"""Others hit elsewhere or at another hour: local news lists several incidents at once.

"A man was shot on Elm Street at 3 p.m. … Around 9 p.m. a woman was shot on Oak Road."
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from newsevents.language.individuals import are_others, individual_of
from newsevents.language.total import KNOWN, NAME, PRONOUN, are_rest
from newsevents.records import Casualty, EventTime

if TYPE_CHECKING:
    from newsevents.stages.events.frames import Frame
    from newsevents.stages.events.incidents import Incident

_HARM = ("killed", "wounded")
_FINE = ("city", "district", "facility")
_CLOCK = ("minute", "hour")
APART = timedelta(minutes=50)


def newcomer_evidence(incident: Incident, frame: Frame) -> Iterator[tuple[float, str]]:
    """Yield what speaks against a frame whose people were hit elsewhere or later."""
    if not any(_is_newcomer(c) for c in frame.casualties):
        return
    if not any(c.effect in _HARM and c.best for c in incident.casualties):
        return
    is_elsewhere = _is_elsewhere(incident, frame)
    known = [*incident.times, *incident.loose_times]
    is_later = _is_later(known, [*frame.times, *frame.loose_times])
    if is_later:
        yield -3.0, "others at another hour"
    elif is_elsewhere and (frame.separate or _are_others(incident, frame)):
        yield -1.5, "others elsewhere"


def _are_others(incident: Incident, frame: Frame) -> bool:
    """Tell whether ages, sexes or names set people apart from all told of before."""
    new = [p for c in frame.casualties if (p := individual_of(c))]
    known = [p for c in incident.casualties if (p := individual_of(c))]
    return bool(new and known) and all(are_others(a, b) for a in new for b in known)


def _is_newcomer(casualty: Casualty) -> bool:
    """Tell whether people are told of for the first time: "a 20-year-old man"."""
    rule = casualty.rule
    return (
        casualty.effect in _HARM
        and casualty.status == "asserted"
        and casualty.best > 0
        and not (KNOWN in rule or PRONOUN in rule or NAME in rule)
        and not are_rest(casualty)
    )


def _is_elsewhere(incident: Incident, frame: Frame) -> bool:
    """Tell whether towns, quarters and streets are told of, and others than before."""
    new = {p.name for p in frame.scenes if p.feature in _FINE}
    known = {p.name for p in incident.scenes if p.feature in _FINE}
    return bool(new and known) and new.isdisjoint(known)


def _is_later(known: list[EventTime], new: list[EventTime]) -> bool:
    """Tell whether both tell of an hour, and of hours well apart."""
    hours, others = _hours(new), _hours(known)
    return bool(hours and others) and all(
        abs(a - b) >= APART for a in hours for b in others
    )


def _hours(times: list[EventTime]) -> list[datetime]:
    found = []
    for time in times:
        if time.time_precision in _CLOCK and time.time_start and time.role == "event":
            try:
                hour = datetime.fromisoformat(time.time_start)
            except ValueError:
                continue
            found.append(hour.replace(tzinfo=None))
    return found
