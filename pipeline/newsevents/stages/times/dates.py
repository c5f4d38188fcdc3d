"""Choosing among dates: years, the nearest month or day, quarters, holidays."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache

from newsevents.language import calendar as cal
from newsevents.stages.times.lexicon import Lexicon
from newsevents.stages.times.meaning import Frame, Meaning, of_value

SOON = 75  # days ahead in which a date without a year is rather taken for a coming one
MONTHS_AHEAD = 2  # the same for months without a year
HIJRI_EPOCH = 1948440  # Julian day of 1 Muharram of the year 1, civil reckoning
JULIAN_DAY = 1721425  # Julian day of the proleptic ordinal 0, plus one half


def is_name(frame: Frame, offset: int) -> bool:
    """Tell whether a word begins with a capital, or stands in a text of capitals."""
    return frame.source[offset].isupper()


# "The 19 April Movement", "in 1 May Street"; "on 1 May street vendors" is a day.
_NAMED = re.compile(
    r"""[ ](?:
      (?:[Mm]ovement|[Ff]ront|[Bb]rigades?)(?![-\w])
    | (?:Battalion|Coalition|Command|Group|Organi[sz]ation|Revolution|Alliance|Regiment
        |Division|Martyrs|Avenue|Street|Square|Bridge|Stadium|Hospital|School
        |University|Airport|Barracks|Camp|Park)\b
    | group\b )""",
    re.VERBOSE,
)


def is_part_of_name(frame: Frame, start: int, end: int) -> bool:
    """Tell a day that a group or a street is called after: "the "9 May" Brigades"."""
    text = frame.original
    if text[end : end + 1] in ('"', "”") and text[max(0, start - 1)] in ('"', "“"):
        return text[end + 1 : end + 2] == " " and text[end + 2 : end + 3].isupper()
    if _NAMED.match(text, end) is None:
        return False
    return not frame.text.endswith("on ", 0, start)


def number_of(text: str, lexicon: Lexicon) -> int | None:
    """Return the number of "20th", "twentieth", "twenty-four" or "24".

    Example:
        >>> from newsevents.stages.times.lexicon import lexicon
        >>> [number_of(t, lexicon()) for t in ("3rd", "eighth", "twenty-four", "ten")]
        [3, 8, 24, 10]
    """
    if digits := re.match(r"[0-9,]+", text):
        return int(digits[0].replace(",", ""))
    if text in lexicon.ordinals:
        return lexicon.ordinals[text]
    total = 0
    for word in re.split(r"[ -]+", text):
        value = lexicon.numbers.get(word, 1 if word in ("a", "an") else None)
        if value is None:
            return None
        total = total * value if value in (100, 1000, 12) and total else total + value
    return total


@lru_cache(maxsize=4096)
def parse_odd(text: str) -> date | None:
    """Return the day of a full date in a rare spelling, as dateparser reads it.

    Example:
        >>> parse_odd("20jan2021")
        datetime.date(2021, 1, 20)
    """
    import dateparser  # noqa: PLC0415  slow to import, seldom needed

    spaced = re.sub(r"(?<=[0-9])(?=[a-z])|(?<=[a-z])(?=[0-9])|[./-]", " ", text)
    found = dateparser.parse(
        spaced,
        languages=["en"],
        settings={
            "STRICT_PARSING": True,
            "RELATIVE_BASE": datetime(2000, 1, 1),
            "TIMEZONE": "UTC",
        },
    )
    return None if found is None else found.date()


def plain_year(text: str, lexicon: Lexicon) -> int | None:
    """Return the year of "nineteen ninety-one" or "two thousand"."""
    words = re.split(r"[ -]+", text)
    if words[:2] == ["two", "thousand"]:
        rest = [w for w in words[2:] if w != "and"]
        return 2000 + (number_of(" ".join(rest), lexicon) or 0 if rest else 0)
    rest = [w for w in words[1:] if w not in ("hundred", "oh", "o")]
    tail = number_of(" ".join(rest), lexicon) if rest else 0
    century = lexicon.numbers.get(words[0])
    return None if tail is None or century is None else century * 100 + tail


def year_of(text: str | None, frame: Frame) -> int | None:
    """Return the year that "1990", "'90", "90" or "last year" names."""
    if not text:
        return None
    if re.fullmatch(r"[0-9]{4}", text):
        return int(text)
    if re.fullmatch(r"'?[0-9]{2}", text):
        short = int(text[-2:])
        limit = (frame.today.year if frame.today else 2029) + 5
        return 2000 + short if 2000 + short <= limit else 1900 + short
    if not text.endswith("year"):
        return plain_year(text, frame.lexicon)
    if frame.today is None:
        return None
    shift = {"last": -1, "next": 1}.get(text.split()[0], 0)
    return frame.today.year + shift


def nearest_day(
    frame: Frame, month: int, day: int, offset: int, weekday: int | None = None
) -> date | None:
    """Return the day of a month without a year that the text most likely means.

    It is the last one, or the next one where the verb looks ahead or where it comes
    soon while the last one is most of a year ago. A weekday (Monday 1) that fits only
    the other one decides.
    """
    today = frame.today
    if frame.is_history and frame.period:
        return cal.make_day(year_after(frame.period, month), month, day)
    if today is None:
        return None
    found = [cal.make_day(today.year + n, month, day) for n in range(-4, 5)]
    known = [d for d in found if d]
    before = [d for d in known if d <= today]
    after = [d for d in known if d > today]
    if not before or not after:
        return None
    ahead = (after[0] - today).days
    if weekday and before[-1].isoweekday() != after[0].isoweekday():
        for found_day in (before[-1], after[0]):
            if found_day.isoweekday() == weekday:
                return found_day
    if ahead <= SOON:
        return before[-1] if frame.is_past(offset) else after[0]
    return after[0] if frame.is_future(offset) else before[-1]


def year_after(period: date, month: int) -> int:
    """Return the year in which a history goes on to a month: January after December.

    Example:
        >>> year_after(date(1941, 12, 7), 1), year_after(date(1941, 6, 1), 5)
        (1942, 1941)
    """
    return min(9999, period.year + (period.month - month > 6))


def nearest_month(  # noqa: PLR0911  a cascade
    frame: Frame, month: int, offset: int, which: str
) -> date | None:
    """Return the first day of the nearest such month, by tense and "last", "next"."""
    today = frame.today
    if frame.is_history and frame.period:
        return date(year_after(frame.period, month), month, 1)
    if today is None:
        return None
    this = date(today.year, month, 1)
    past = this if this <= today else date(max(1, today.year - 1), month, 1)
    future = this if month >= today.month else date(today.year + 1, month, 1)
    if which == "this":
        return this
    if which in ("last", "this past", "the previous"):
        return past if past.month != today.month else cal.shift_months(past, -12)
    if which in ("next", "this coming", "the following"):
        return future if future.month != today.month else cal.shift_months(future, 12)
    months = (future.year - today.year) * 12 + future.month - today.month
    if months <= MONTHS_AHEAD:
        return past if frame.is_past(offset) else future
    return future if frame.is_future(offset) else past


def quarter_value(frame: Frame, number: int, match: re.Match[str]) -> Meaning | None:
    """Return a quarter without a year: of the article's year, or the one before."""
    if frame.today is None:
        return Meaning(f"XXXX-Q{number}", "DATE")
    year, now = frame.today.year, cal.quarter_of(frame.today)
    if re.search(r"year[ -](?:ago|earlier)|comparable", match[0]):
        year -= 1
    if number - now >= 2 and not frame.is_future(match.start()):
        year -= 1
    elif now - number >= 2 and frame.is_future(match.start()):
        year += 1
    return of_value(f"{year:04}-Q{number}", "season")


def edge_of(rule: str, year: int) -> cal.DayRange | None:
    """Return the days of a holiday in a year by its rule (see the table).

    Example:
        >>> edge_of("easter-2", 2021)[0], edge_of("11:3:4", 1999)[0]
        (datetime.date(2021, 4, 2), datetime.date(1999, 11, 25))
    """
    if not 2 <= year <= 9998:
        return None
    if rule.startswith("easter"):
        day: date | None = cal.shift_days(cal.easter(year), int(rule[6:]))
    elif rule.startswith("hijri"):
        return _hijri(rule, year)
    elif rule == "election":
        day = cal.shift_days(cal.nth_weekday(year, 11, 0, 1), 1)
    elif ":" in rule:
        month, weekday, number = (int(n) for n in rule.split(":"))
        day = cal.nth_weekday(year, month, weekday, number)
    else:
        day = cal.make_day(year, int(rule[:2]), int(rule[3:]))
    return None if day is None else (day, day)


def _hijri(rule: str, year: int) -> cal.DayRange | None:
    """Return the last such Islamic day or month that begins in a Gregorian year."""
    parts = rule.split()
    month, day = int(parts[1]), int(parts[2])
    around = round((year - 622) * 33 / 32)
    for hijri in range(around + 2, around - 3, -1):
        first = _from_hijri(hijri, month, day)
        if first is not None and first.year == year:
            return first, cal.shift_days(first, 28) if "month" in parts else first
    return None


def _from_hijri(year: int, month: int, day: int) -> date | None:
    """Return the Gregorian day of the tabular Islamic calendar."""
    days = day + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30
    ordinal = days + HIJRI_EPOCH - 1 - JULIAN_DAY
    return date.fromordinal(ordinal) if ordinal > 0 else None
