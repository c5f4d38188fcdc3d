"""Calendar arithmetic: from TIMEX3 values and calendar units to first and last day.

Weeks are those of ISO 8601, seasons the meteorological ones of the northern half of the
world (spring begins on 1 March), as news agencies use them. Everything is a pure
function of dates; nothing asks for the time of today.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

DayRange = tuple[date, date]
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # the month in which each begins
FIRST_DAY, LAST_DAY = date.min, date.max

_VALUE = re.compile(
    r"""
    (?P<year>\d{4})
    (?: -W(?P<week>\d\d) (?: -(?P<weekday>WE|[1-7]) )?
      | -Q(?P<quarter>[1-4])
      | -H(?P<half>[12])
      | -(?P<season>SP|SU|FA|WI)
      | -(?P<month>\d\d) (?: -(?P<day>\d\d) (?: T.* )? )?
    )? $
    """,
    re.VERBOSE,
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]|$)")
_SPAN = re.compile(r"(?P<century>\d\d)(?:(?P<decade>\d)X?|XX)?$")


def make_day(year: int, month: int, day: int) -> date | None:
    """Return the date, or None where the calendar has no such day.

    Example:
        >>> make_day(2021, 2, 29) is None
        True
    """
    try:
        return date(year, month, day)
    except ValueError:
        return None


@lru_cache(maxsize=1024)  # one article asks for the same few days many times
def parse_day(text: str | None) -> date | None:
    """Return the day of an ISO 8601 date or datetime, None for anything else.

    Example:
        >>> parse_day("2022-01-21T03:00:00+03:00")
        datetime.date(2022, 1, 21)
    """
    if not text or not _DAY.match(text):
        return None
    return make_day(int(text[:4]), int(text[5:7]), int(text[8:10]))


def shift_days(day: date, number: int) -> date:
    """Return the day so many days later, kept inside the calendar.

    Example:
        >>> shift_days(date(2020, 2, 28), 2)
        datetime.date(2020, 3, 1)
    """
    ordinal = day.toordinal() + number
    return date.fromordinal(
        max(FIRST_DAY.toordinal(), min(LAST_DAY.toordinal(), ordinal))
    )


def shift_months(day: date, number: int) -> date:
    """Return the same day so many months later, or the last day of a shorter month.

    Example:
        >>> shift_months(date(2021, 12, 31), 2)
        datetime.date(2022, 2, 28)
    """
    months = day.year * 12 + day.month - 1 + number
    year = max(1, min(9999, months // 12))
    month = months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def month_range(year: int, month: int, months: int = 1) -> DayRange:
    """Return the first and last day of a run of months."""
    first = date(year, month, 1)
    last = shift_months(first, months - 1)
    return first, last.replace(day=monthrange(last.year, last.month)[1])


def week_range(day: date) -> DayRange:
    """Return Monday and Sunday of the day's week."""
    monday = shift_days(day, -day.weekday())
    return monday, shift_days(monday, 6)


def quarter_of(day: date) -> int:
    """Return 1..4."""
    return (day.month - 1) // 3 + 1


def nth_weekday(year: int, month: int, weekday: int, number: int) -> date:
    """Return the so-manieth Monday (weekday 0) … of a month; -1 is the last one.

    Example:
        >>> nth_weekday(1999, 11, 3, 4)  # Thanksgiving
        datetime.date(1999, 11, 25)
    """
    first, last = month_range(year, month)
    if number < 0:
        return shift_days(last, -((last.weekday() - weekday) % 7) + 7 * (number + 1))
    return shift_days(first, (weekday - first.weekday()) % 7 + 7 * (number - 1))


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher).

    Example:
        >>> easter(2000)
        datetime.date(2000, 4, 23)
    """
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def weekday_on_or_before(day: date, weekday: int) -> date:
    """Return the latest Monday (0) … that is not after the day.

    Example:
        >>> weekday_on_or_before(date(2022, 1, 21), 4)  # Friday's own Friday
        datetime.date(2022, 1, 21)
    """
    return shift_days(day, -((day.weekday() - weekday) % 7))


def weekday_on_or_after(day: date, weekday: int) -> date:
    """Return the earliest Monday (0) … that is not before the day."""
    return shift_days(day, (weekday - day.weekday()) % 7)


def week_value(day: date) -> str:
    """Return the ISO week of a day: ``2022-W03``."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def bounds(value: str) -> DayRange | None:
    """Return first and last day of a TIMEX3 value; None where it names no days.

    Understands days, ISO weeks and weekends, months, quarters, halves, seasons, years,
    decades (``199``) and centuries (``19``).

    Example:
        >>> bounds("2022-W03")
        (datetime.date(2022, 1, 17), datetime.date(2022, 1, 23))
        >>> bounds("PAST_REF") is None
        True
    """
    if match := _VALUE.match(value):
        year = int(match["year"])
        return _parts_range(year, match) if year else None
    if match := _SPAN.match(value):
        years = 10 if match["decade"] else 100
        year = int(match["century"]) * 100 + int(match["decade"] or 0) * 10
        if year:
            return date(year, 1, 1), date(year + years - 1, 12, 31)
    return None


def _parts_range(year: int, match: re.Match[str]) -> DayRange | None:
    """Return the days of a year's part, as ``_VALUE`` took it apart."""
    if match["week"]:
        return _week_days(year, int(match["week"]), match["weekday"])
    if match["day"]:
        day = make_day(year, int(match["month"]), int(match["day"]))
        return None if day is None else (day, day)
    first, months = 1, 12
    if match["quarter"]:
        first, months = 3 * int(match["quarter"]) - 2, 3
    elif match["half"]:
        first, months = 6 * int(match["half"]) - 5, 6
    elif match["season"]:
        first, months = SEASONS[match["season"]], 3
    elif match["month"]:
        first, months = int(match["month"]), 1
    return month_range(year, first, months) if 1 <= first <= 12 else None


def _week_days(year: int, week: int, weekday: str | None) -> DayRange | None:
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    if weekday is None:
        return monday, monday + timedelta(6)
    if weekday == "WE":
        return monday + timedelta(5), monday + timedelta(6)
    day = monday + timedelta(int(weekday) - 1)
    return day, day
