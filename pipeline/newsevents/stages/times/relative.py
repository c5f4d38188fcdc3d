"""Readings of expressions that count from a day: Friday, yesterday, two days ago."""

from __future__ import annotations

import re
from datetime import date

from newsevents.language import calendar as cal
from newsevents.stages.times.lexicon import plain
from newsevents.stages.times.meaning import (
    Frame,
    Meaning,
    Role,
    TimexType,
    edged,
    of_day,
    of_value,
    part_in,
    with_part,
)
from newsevents.stages.times.spans import amount, duration_value

RECENT_HOURS = 6  # so many hours ago it was most likely the same day
_BEFORE = ("the previous", "the preceding")
_AFTER = ("the following", "the next", "the very next")
_UNIT_DAYS = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}
_UNIT_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


def weekday(match: re.Match[str], frame: Frame) -> Meaning | None:
    """Friday, early Friday, last Monday, Thursday of last week, Sunday nights."""
    lexicon = frame.lexicon
    name = match["weekday"].rstrip(".")
    if name in lexicon.short_weekdays and not _is_short_weekday(match, frame):
        return None
    if frame.is_name(match.start("weekday")):
        return None
    number = lexicon.weekdays[name]
    part = part_in(match, frame)
    which = match["which"] or ""
    if match["plural"] or match["parts"] or which in ("each", "every"):
        value = f"XXXX-WXX-{number}" + (f"T{part}" if part else "")
        return Meaning(value, "SET")
    day = weekday_day(frame, number - 1, which, match["week"], match.start())
    return edged(match[0], of_day(day, otherwise=f"XXXX-WXX-{number}"), part)


def _is_short_weekday(match: re.Match[str], frame: Frame) -> bool:
    """A short weekday has a capital and stands beside another word of time."""
    start, end = match.span("weekday")
    written = frame.original[start:end]
    if not written[0].isupper() or (len(written) > 1 and written.isupper()):
        return False
    if match.end() > end and not match["plural"]:
        return True
    before, after = frame.text[max(0, start - 6) : start], frame.text[end : end + 4]
    near = re.search(r"(?:on|last|next|every|this|[(])[ ]?\Z", before)
    return bool(near or re.match(r"[.,]?[ ]?[0-9]", after))


def weekday_day(  # noqa: PLR0911  a cascade
    frame: Frame, number: int, which: str, week: str | None, offset: int
) -> date | None:
    """Return the day of a weekday (Monday 0) by its qualifiers and its verb's tense."""
    if which in ("that", "that same", "the same") and frame.last:
        return cal.weekday_on_or_before(cal.shift_days(frame.last, 6), number)
    if which in _BEFORE:
        anchor = frame.anchor
        return anchor and cal.weekday_on_or_before(cal.shift_days(anchor, -1), number)
    if which in _AFTER:
        anchor = frame.anchor
        return anchor and cal.weekday_on_or_after(cal.shift_days(anchor, 1), number)
    today = frame.today
    if today is None:
        return None
    monday = cal.week_range(today)[0]
    if week or which == "next":
        shift = {"last": -7, "this": 0, "next": 7}[week or which]
        return cal.shift_days(monday, shift + number)
    if which in ("last", "this past"):
        return cal.weekday_on_or_before(cal.shift_days(today, -1), number)
    if which in ("this coming", "coming"):
        return cal.weekday_on_or_after(cal.shift_days(today, 1), number)
    if which == "this":
        return cal.shift_days(monday, number)
    if frame.is_future(offset):
        return cal.weekday_on_or_after(today, number)
    return cal.weekday_on_or_before(frame.written or today, number)


def deictic(match: re.Match[str], frame: Frame) -> Meaning | None:
    """Today, late yesterday, tomorrow morning, tonight."""
    words = {
        "today": 0,
        "tonight": 0,
        "yesterday": -1,
        "tomorrow": 1,
        "tmr": 1,
        "tmrw": 1,
        "the day before yesterday": -2,
        "the day after tomorrow": 2,
    }
    word = plain(match["word"])
    day = frame.today and cal.shift_days(frame.today, words[word])
    part = "NI" if word == "tonight" else None
    if match["part"]:
        part = frame.lexicon.parts[plain(match["part"])]
    meaning = of_day(day, otherwise="PRESENT_REF" if not words[word] else "PAST_REF")
    return edged(match[0], meaning, part) if day else meaning


def this_part(match: re.Match[str], frame: Frame) -> Meaning | None:
    """Last night, this morning, the previous evening, that night, every morning."""
    part = frame.lexicon.parts[plain(match["part"])]
    which = plain(match["which"])
    if which in ("each", "every"):
        return Meaning(f"XXXX-XX-XXT{part}", "SET")
    if which in _BEFORE + _AFTER or which in ("next", "that", "the same"):
        shift = -1 if which in _BEFORE else int(which in _AFTER or which == "next")
        day = frame.anchor and cal.shift_days(frame.anchor, shift)
    else:
        shift = -1 if which == "last" else 0
        day = frame.today and cal.shift_days(frame.today, shift)
    return with_part(of_day(day, otherwise="XXXX-XX-XX"), part)


def day_next(match: re.Match[str], frame: Frame) -> Meaning | None:
    """The next day, the following month, that same week, the night before."""
    unit = match["unit"] or match["unit2"] or match["unit3"]
    which = plain(match["which"] or match["dir"] or "the same")
    sign = 0
    if which in (*_AFTER, "after", "later"):
        sign = 1
    elif which in (*_BEFORE, "before", "earlier"):
        sign = -1
    anchor = frame.anchor
    if unit in ("month", "year", "decade"):
        anchor = frame.period or anchor
    if anchor is None:
        return Meaning("PAST_REF", "DATE")
    if unit in ("night", "morning", "evening", "afternoon"):
        day = cal.shift_days(anchor, sign)
        return with_part(of_day(day, otherwise=""), frame.lexicon.parts[unit])
    return unit_of(unit, moved(anchor, unit, sign))


def moved(day: date, unit: str, number: int) -> date:
    """Return a day moved by a number of units."""
    if unit in _UNIT_DAYS:
        return cal.shift_days(day, number * _UNIT_DAYS[unit])
    return cal.shift_months(day, number * _UNIT_MONTHS[unit])


def unit_of(unit: str, day: date) -> Meaning:  # noqa: PLR0911
    """Return the day, week, month … that a day lies in."""
    if unit == "day":
        return of_day(day, otherwise="")
    if unit in ("week", "fortnight"):
        return of_value(cal.week_value(day), "week")
    if unit == "weekend":
        return of_value(f"{cal.week_value(day)}-WE", "week")
    if unit == "month":
        return of_value(f"{day.year:04}-{day.month:02}", "month")
    if unit == "quarter":
        return of_value(f"{day.year:04}-Q{cal.quarter_of(day)}", "season")
    if unit == "decade":
        return of_value(f"{day.year // 10:03}", "year")
    if unit == "century":
        return of_value(f"{day.year // 100:02}", "year")
    return of_value(f"{day.year:04}", "year")


def this_unit(match: re.Match[str], frame: Frame) -> Meaning | None:  # noqa: PLR0911
    """This week, earlier this month, last year, the weekend, the quarter."""
    unit, which = match["unit"], plain(match["which"])
    if frame.today is None:
        return Meaning("PAST_REF" if which == "last" else "XXXX", "DATE")
    if unit == "hour":
        return (
            Meaning(f"{frame.today.isoformat()}TXX", "TIME")
            if which == "this"
            else None
        )
    if which == "the" and unit in ("century", "decade", "fortnight"):
        return None
    if unit in ("quarter", "period") and which in ("the", "the latest", "that"):
        spoken = None if which == "the latest" else frame.quarter
        return of_value(spoken or _latest_quarter(frame.today), "season")
    if which in ("the past", "the coming") and unit not in ("weekend",):
        return Meaning(duration_value(1, frame.lexicon.units[unit]), "DURATION")
    if which in ("the", "that") and re.match(
        r"[ ](?:ended|ending|to|through)\b", frame.text[match.end() :][:9]
    ):
        return Meaning(f"P1{unit[0].upper()}", "DURATION")
    shift = {"last": -1, "next": 1, "this coming": 0, "this past": 0}.get(which, 0)
    if which == "that":
        return unit_of(unit, frame.period or frame.today)
    if unit == "weekend":
        return _weekend(frame, which, match.start())
    return unit_of(unit, moved(frame.today, unit, shift))


def _weekend(frame: Frame, which: str, offset: int) -> Meaning | None:
    """The weekend: the running or last one, the coming one in the future tense."""
    if frame.today is None:
        return None
    day = frame.today
    ahead = which in ("this", "this coming", "next") or frame.is_future(offset)
    if which == "this" and not frame.is_future(offset) and day.weekday() < 3:
        ahead = False
    saturday = cal.week_range(day)[0] if ahead else cal.shift_days(day, -5)
    if which == "last" and day.weekday() >= 5:
        saturday = cal.shift_days(day, -7)
    if which == "next":
        saturday = cal.shift_days(saturday, 7 if day.weekday() >= 5 else 0)
    return of_value(f"{cal.week_value(saturday)}-WE", "week")


def _latest_quarter(today: date) -> str:
    day = cal.shift_months(today, -3)
    return f"{day.year:04}-Q{cal.quarter_of(day)}"


def year_ago(match: re.Match[str], frame: Frame) -> Meaning | None:
    """The year-ago quarter, year-earlier: the last named quarter a year before."""
    if frame.quarter:
        return of_value(f"{int(frame.quarter[:4]) - 1:04}{frame.quarter[4:]}", "season")
    if frame.today is None:
        return Meaning("PAST_REF", "DATE")
    if "quarter" in match[0] or "period" in match[0]:
        day = cal.shift_months(frame.today, -15)
        return of_value(f"{day.year:04}-Q{cal.quarter_of(day)}", "season")
    return of_value(f"{frame.today.year - 1:04}", "year")


def since_ago(match: re.Match[str], frame: Frame) -> Meaning | None:
    """Two days ago, a year earlier, hours later, years ago."""
    code = frame.lexicon.units[plain(match["unit"])]
    ahead = match["dir"] in ("later", "from now", "hence")
    narrative = match["dir"] not in ("ago", "from now", "hence")
    number = amount(match["num"], frame.lexicon) if match["num"] else None
    anchor = frame.anchor if narrative else frame.today
    if number is None or anchor is None:
        return _vague_distance(code, frame, ahead=ahead, narrative=narrative)
    if match["half"]:
        number += 0.5
    if code in ("TS", "TM", "TH"):
        return _moments(code, number, match["dir"], frame.today)
    if code == "Y" and number == 1 and frame.quarter and not ahead:
        return of_value(f"{int(frame.quarter[:4]) - 1:04}{frame.quarter[4:]}", "season")
    return _at_distance(anchor, code, number if ahead else -number)


def _moments(code: str, number: float, way: str, today: date | None) -> Meaning:
    """Return hours or minutes; "two hours ago" is of the day of print as well."""
    value = duration_value(number, code)
    hours = number if code == "TH" else number / 60 if code == "TM" else 0
    if way == "ago" and today is not None and hours <= RECENT_HOURS:
        return Meaning(value, "DURATION", "day", (today, today))
    return Meaning(value, "DURATION", role="other", stated=False)


def _at_distance(anchor: date, code: str, number: float) -> Meaning:
    """Return what lies a number of units away, as fine as the unit."""
    if code == "D":
        return of_day(cal.shift_days(anchor, round(number)), otherwise="")
    if code in ("W", "F"):
        days = round(number * (7 if code == "W" else 14))
        return of_value(cal.week_value(cal.shift_days(anchor, days)), "week")
    months = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}[code]
    day = cal.shift_months(anchor, max(-120000, min(120000, round(number * months))))
    if code in ("M", "Q"):
        return of_value(f"{day.year:04}-{day.month:02}", "month")
    return of_value(f"{day.year:04}", "year")


def _vague_distance(
    code: str, frame: Frame, *, ahead: bool, narrative: bool
) -> Meaning | None:
    """Years ago, hours later: before or after, by nobody knows how much."""
    day = frame.anchor
    if code[0] == "T" and narrative and day is not None:
        value = f"{day.isoformat()}TXX"
        return Meaning(value, "TIME", "day", (day, day), stated=False)
    kind: TimexType = "DATE"
    if code in ("TM", "TS") and not ahead and not narrative and frame.today:
        days = (frame.today, frame.today)
        return Meaning("PAST_REF", kind, "day", days)
    if code == "D" or code[0] == "T":
        return Meaning("FUTURE_REF" if ahead else "PAST_REF", kind, role="other")
    role: Role = "other" if ahead else "background"
    return Meaning("FUTURE_REF" if ahead else "PAST_REF", kind, role=role)
