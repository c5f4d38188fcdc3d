"""Can two places, or two times, be of one incident?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from newsevents.language.geography import haversine
from newsevents.records import EventTime, Place

ONE_SCENE_KM = 40.0  # towns closer than this may share one incident


def places_conflict(a: Place, b: Place) -> bool:
    """Tell whether two places cannot be the scene of one incident.

    Different countries or first-level divisions conflict, and so do towns that lie
    farther apart than ``ONE_SCENE_KM``; a place never conflicts with what contains it.
    """
    if a.country_code and b.country_code and a.country_code != b.country_code:
        return True
    if a.admin1 and b.admin1 and a.admin1 != b.admin1:
        return a.name not in (b.admin1, b.name)
    if a.name == b.name:
        return False
    if a.feature == b.feature == "district":
        return True
    return a.feature == b.feature == "city" and _gap_km(a, b) > ONE_SCENE_KM


def _gap_km(a: Place, b: Place) -> float:
    """Return the distance of two places, 0 where one has no coordinates."""
    if a.latitude is None or b.latitude is None:
        return 0.0
    if a.longitude is None or b.longitude is None:
        return 0.0
    return haversine(a.latitude, a.longitude, b.latitude, b.longitude)


def days_of(times: Sequence[EventTime]) -> tuple[date, date] | None:
    """Return first and last day of the first resolved event time."""
    for time in times:
        if time.role != "event" or not time.time_start or not time.date_is_stated:
            continue
        if any(_belongs_to_zone(time, other) for other in times):
            continue
        try:
            first = date.fromisoformat(time.time_start[:10])
            last = date.fromisoformat((time.time_end or time.time_start)[:10])
        except ValueError:
            continue
        return first, last
    return None


def _belongs_to_zone(day: EventTime, clock: EventTime) -> bool:
    """Tell the day of "(1921 GMT on Wednesday)": it is not that of the place."""
    in_gmt = (clock.time_start or "").endswith("+00:00")
    return in_gmt and 0 <= day.start - clock.end <= len(" on ")


def days_conflict(a: Sequence[EventTime], b: Sequence[EventTime]) -> bool:
    """Tell whether two lists of times cannot be of one day."""
    first, second = days_of(a), days_of(b)
    if first is None or second is None:
        return False
    return first[1] < second[0] or second[1] < first[0]
