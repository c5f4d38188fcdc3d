"""Readings of expressions that name a date: 20 January 2021, October, the 1980s."""

from __future__ import annotations

import re
from datetime import date

from newsevents.language import calendar as cal
from newsevents.stages.times.dates import (
    edge_of,
    is_name,
    is_part_of_name,
    nearest_day,
    nearest_month,
    number_of,
    parse_odd,
    plain_year,
    quarter_value,
    year_of,
)
from newsevents.stages.times.lexicon import plain
from newsevents.stages.times.meaning import (
    Frame,
    Meaning,
    edged,
    of_day,
    of_value,
    part_in,
)

_BOUND = re.compile(
    r"(?:in|since|of|from|until|till|by|to|through|before|after|during|and|between|"
    r"than|for|late|early|or|circa|year|around)[ ]{1,3}\Z|[(\[,;:-][ ]?\Z"
)
_PREPOSED = re.compile(r"(?:in|since|of|from|until|till|by|to|during|between)[ ]\Z")
_DETERMINER = re.compile(r"(?:the|a|an|its|his|her|their|this|'s)[ ]\Z")
_COUNTED = re.compile(
    r"[ ](?!was|is|has|his|its|this|as|us|plus|minus|versus|perhaps|"
    r"elections|olympics|games|championships|protests|riots|attacks|bombings|talks)"
    r"[a-z]{2,}[^s\W]s\b|[ ](?:men|women|people|children|percent|million|miles|km|per|"
    r"police|troops|rpm|mph)\b|[.,][0-9]|%|[/-][0-9a-z]"
)
_PRESS_YEARS = range(1900, 2051)


def iso(match: re.Match[str], frame: Frame) -> Meaning | None:  # noqa: ARG001
    """2022-01-21, with or without a clock time."""
    day = cal.make_day(int(match["year"]), int(match["month"]), int(match["day"]))
    if day is None:
        return None
    if match["h"] is None or int(match["h"]) > 23:
        return of_day(day, otherwise="")
    clock = (int(match["h"]), int(match["m"]))
    value = f"{day.isoformat()}T{clock[0]:02}:{clock[1]:02}"
    return Meaning(value, "TIME", "minute", (day, day), clock=clock)


def numeric(match: re.Match[str], frame: Frame) -> Meaning | None:
    """05/03/2021, the order of day and month as the article has it."""
    parts = re.split(r"[/.-]", match[0])
    numbers = [int(p) for p in parts]
    if len(parts[0]) == 4:
        return _checked_day(cal.make_day(*numbers))
    if len(parts[2]) == 2:
        numbers[2] += 2000 if numbers[2] < 50 else 1900
    first, second, year = numbers
    day_first = frame.day_first or "." in match[0]
    if match.start() == 0 and match.string[match.end() : match.end() + 1] == ":":
        day_first = False  # the prefix of incident summaries
    orders = [(second, first), (first, second)]
    for month, day in reversed(orders) if not day_first else orders:
        if found := cal.make_day(year, month, day):
            return of_day(found, otherwise="")
    return None


def _checked_day(day: date | None) -> Meaning | None:
    return None if day is None else of_day(day, otherwise="")


def odd_date(match: re.Match[str], frame: Frame) -> Meaning | None:  # noqa: ARG001
    """2021 Jan. 20, 20/Jan/2021, 20Jan2021: full dates in rare spellings."""
    return _checked_day(parse_odd(re.sub(r"[ ]+", " ", match["date"])))


def day_month(match: re.Match[str], frame: Frame) -> Meaning | None:
    """20 January, the 20th of January 2021, 10-12 May, between 3 and 5 May."""
    if match["pair"] and not frame.text.endswith("between ", 0, match.start()):
        return None
    return _month_day(match, frame)


def month_day(match: re.Match[str], frame: Frame) -> Meaning | None:
    """Jan. 20, Friday, April 4, 1949, May 3-5."""
    return _month_day(match, frame)


def _named_day(match: re.Match[str], frame: Frame) -> Meaning | None:
    """Return a single day of a month, with or without a year."""
    month = frame.lexicon.months[match["month"].rstrip(".")]
    number = number_of(match["day"], frame.lexicon)
    year = year_of(match["year"], frame)
    if number is None:
        return None
    if year is None:
        return _checked_day(nearest_day(frame, month, number, match.start()))
    return _checked_day(cal.make_day(year, month, number))


def _month_day(match: re.Match[str], frame: Frame) -> Meaning | None:
    lexicon = frame.lexicon
    name = match["month"].rstrip(".")
    if name in ("may", "march", "mar", "sat", "dec") and not is_name(
        frame, match.start("month")
    ):
        return None
    month = lexicon.months[name]
    first = number_of(match["day"], lexicon)
    last = number_of(match["until"], lexicon) if match["until"] else first
    if first is None or last is None:
        return None
    year = year_of(match["year"], frame)
    if year is None and is_part_of_name(frame, match.start(), match.end()):
        return Meaning(f"XXXX-{month:02}-{first:02}", "DATE", role="other")
    if year is None:
        weekday = lexicon.weekdays.get((match["weekday"] or "").rstrip("."))
        day = nearest_day(frame, month, first, match.start(), weekday)
        if day is None:
            ok = frame.today is None and cal.make_day(2000, month, first)
            return Meaning(f"XXXX-{month:02}-{first:02}", "DATE") if ok else None
        year = day.year
    start, end = cal.make_day(year, month, first), cal.make_day(year, month, last)
    if start is None or end is None or end < start:
        return None
    return Meaning(start.isoformat(), "DATE", "day", (start, end))


def month_year(match: re.Match[str], frame: Frame) -> Meaning | None:
    """January 2021, late March last year."""
    month = frame.lexicon.months[match["month"].rstrip(".")]
    year = year_of(match["year"], frame)
    if year is None or not 1 <= year <= 9999:
        return None
    return of_value(f"{year:04}-{month:02}", "month")


def month(match: re.Match[str], frame: Frame) -> Meaning | None:
    """October, last April, the middle of May: the nearest one in the past or future."""
    name = match["month"].rstrip(".")
    if not is_name(frame, match.start("month")):
        return None
    if name in frame.lexicon.short_months and not _has_company(match, frame):
        return None
    if name in _ALSO_WORDS and not _is_month_here(match, frame):
        return None
    number = frame.lexicon.months[name]
    which = match["which"] or ""
    if which in ("each", "every"):
        return Meaning(f"XXXX-{number:02}", "SET")
    found = nearest_month(frame, number, match.start(), which)
    if found is None:
        return Meaning(f"XXXX-{number:02}", "DATE")
    return of_value(f"{found.year:04}-{number:02}", "month")


_ALSO_WORDS = frozenset(("may", "march", "august", "april", "june"))


def _is_month_here(match: re.Match[str], frame: Frame) -> bool:
    """A month that is also a verb, a noun or a first name needs a word before it."""
    if match.end("month") - match.start() > len(match["month"]):
        return match["which"] != "that"
    before = frame.text[max(0, match.start() - 9) : match.start()]
    if _PREPOSED.search(before):
        return True
    small = frame.original[match.start("month") + 1].islower()
    return small and bool(_DETERMINER.search(before) or _BOUND.search(before))


def _has_company(match: re.Match[str], frame: Frame) -> bool:
    """A short month alone is a month only after a preposition or a qualifier."""
    before = frame.text[max(0, match.start() - 9) : match.start()]
    return bool(_PREPOSED.search(before)) or match.start("month") > match.start()


def year(match: re.Match[str], frame: Frame) -> Meaning | None:
    """1990, the end of 1990: four digits that are a year and not a number."""
    number = int(match["year"])
    qualified = match.end("year") - match.start() > 4
    if not qualified and not _looks_like_year(match, frame, number):
        return None
    return of_value(f"{number:04}", "year")


def _looks_like_year(match: re.Match[str], frame: Frame, number: int) -> bool:
    before = frame.text[max(0, match.start() - 12) : match.start()]
    if _DETERMINER.search(before) and number in _PRESS_YEARS and number != 2000:
        return bool(re.match(r"[ ][a-z]", frame.text[match.end() :][:2]))
    if _COUNTED.match(frame.text, match.end()):
        return False
    if _BOUND.search(before):
        return number in _PRESS_YEARS or bool(re.search(r"(?:in|since)[ ]\Z", before))
    ends = frame.text[match.end() : match.end() + 2]
    word = re.search(r"([a-z]+)'?s?[ ]\Z", before)
    if number not in _PRESS_YEARS or (word and word[1] in frame.lexicon.before_number):
        return False
    return not ends.strip() or ends[0] in ".,;)" or (ends[0] == " " and bool(word))


def era(match: re.Match[str], frame: Frame) -> Meaning | None:
    """264 BC, AD 410: years in capitals of an era."""
    number = int(match["year"] or match["year2"])
    if not frame.original[match.start() : match.end()].strip("1234567890 .").isupper():
        return None
    if (match["era"] or "ad").startswith("b"):
        return Meaning(f"BC{number:04}", "DATE", role="background")
    return of_value(f"{number:04}", "year")


def year_range(match: re.Match[str], frame: Frame) -> Meaning | None:  # noqa: ARG001
    """1980-1988, 2008-09."""
    first = int(match["year"])
    last = int(match["until"])
    if last < 100:
        last += first // 100 * 100
    if not first < last <= first + 100:
        return None
    days = (date(first, 1, 1), date(last, 12, 31))
    return Meaning(f"{first:04}", "DATE", "year", days)


def week_of(match: re.Match[str], frame: Frame) -> Meaning | None:
    """The week of March 6, the weekend of Oct. 28, 2016."""
    meaning = _named_day(match, frame)
    if meaning is None or meaning.days is None or match["unit"] == "month":
        return meaning
    value = cal.week_value(meaning.days[0])
    return of_value(value + ("-WE" if match["unit"] == "weekend" else ""), "week")


def day_of_month(match: re.Match[str], frame: Frame) -> Meaning | None:
    """On the 14th: of the month last spoken of, else the last one of the calendar."""
    number = number_of(match["day"], frame.lexicon)
    base = frame.period or frame.today
    if match["month"] and frame.today and number:
        shift = {"last": -1, "next": 1}.get(match["month"], 0)
        first = cal.shift_months(frame.today.replace(day=1), shift)
        return _checked_day(cal.make_day(first.year, first.month, number))
    if base is None or number is None:
        return None
    if base == frame.today and number > base.day:
        base = cal.shift_months(base.replace(day=1), -1)
    return _checked_day(cal.make_day(base.year, base.month, number))


def wyear(match: re.Match[str], frame: Frame) -> Meaning | None:
    """Years in words: nineteen ninety-one."""
    number = plain_year(match["year"], frame.lexicon)
    return None if number is None else of_value(f"{number:04}", "year")


def decade(match: re.Match[str], frame: Frame) -> Meaning | None:
    """The 1980s, the '80s, the nineties."""
    words = "twenties thirties forties fifties sixties seventies eighties nineties"
    if match["word"]:
        digits = f"19{words.split().index(match['word']) + 2}"
    else:
        found = re.search(r"([0-9]{2})?([0-9])0'?s", match[0])
        if found is None:
            return None
        century = found[1] or ("20" if found[2] in "01" else "19")
        digits = century + found[2]
    if frame.today and int(digits) * 10 > frame.today.year + 15:
        return None
    return of_value(digits, "year")


def century(match: re.Match[str], frame: Frame) -> Meaning | None:
    """The 20th century."""
    number = (
        int(match["number"])
        if match["number"]
        else number_of(match["word"], frame.lexicon)
    )
    if number is None or not 1 <= number <= 21:
        return None
    return of_value(f"{number - 1:02}", "year")


def quarter(match: re.Match[str], frame: Frame) -> Meaning | None:
    """The third quarter, the first half of 1989, Q3 2020, this year's third quarter."""
    names = {"first": 1, "second": 2, "third": 3, "fourth": 4}
    words = match["number"]
    number = int(match["q"]) if match["q"] else names.get(words) or int(words[0])
    kind = "H" if match["kind"] == "half" else "Q"
    if match["q"] and not match["year2"]:
        return None
    stated = match["year1"] or match["year2"]
    if kind == "H" and not stated and not match["lead"]:
        return None  # of a match, more often than of a year
    year = year_of(stated or match["lead"], frame)
    if kind == "H" and number > 2:
        return None
    if year is None:
        return quarter_value(frame, number, match)
    return of_value(f"{year:04}-{kind}{number}", "season")


def year_period(match: re.Match[str], frame: Frame) -> Meaning | None:
    """The 1988 period: the same quarter of that year where one was spoken of."""
    if frame.quarter:
        return of_value(f"{match['year']}{frame.quarter[4:]}", "season")
    return of_value(match["year"], "year")


def fiscal(match: re.Match[str], frame: Frame) -> Meaning | None:
    """Fiscal 1989."""
    year = year_of(match["year"], frame)
    return None if year is None else of_value(f"{year:04}", "year")


def season(match: re.Match[str], frame: Frame) -> Meaning | None:
    """Last fall, the summer of 1989, winter 2020."""
    code = frame.lexicon.seasons[match["season"]]
    which = match["which"] or ""
    if which in ("each", "every"):
        return Meaning(f"XXXX-{code}", "SET")
    stated = year_of(match["year"], frame)
    if not match["year"] and not _is_season_here(match, frame):
        return None
    if stated is None:
        found = nearest_month(frame, cal.SEASONS[code], match.start(), which)
        if found is None:
            return Meaning(f"XXXX-{code}", "DATE")
        stated = found.year
    return of_value(f"{stated:04}-{code}", "season")


def _is_season_here(match: re.Match[str], frame: Frame) -> bool:
    """ "Fall", "spring" without a year are seasons after a preposition or "last"."""
    before = frame.text[max(0, match.start() - 8) : match.start()]
    preposed = _PREPOSED.search(before) or re.search(r"(?:for|through)[ ]\Z", before)
    if match["season"] in ("fall", "spring") and before.endswith(" to "):
        preposed = None  # verbs
    if match.end("season") - match.start() == len(match["season"]):
        return bool(preposed)
    if match["which"] == "the" and match["season"] in ("fall", "spring"):
        return bool(preposed) and not frame.text.startswith(" of ", match.end())
    return True


def holiday(match: re.Match[str], frame: Frame) -> Meaning | None:
    """Christmas Day, Ramadan 2021, last Thanksgiving."""
    name = match["name"]
    if not is_name(frame, match.start("name")):
        return None
    following = re.match(r"[ ]([a-z]+)", frame.text[match.end() :][:24])
    if following and following[1] not in frame.lexicon.after_holiday:
        return None  # a Christmas market has no date
    rule = frame.lexicon.holidays[plain(name)]
    stated = year_of(match["year"], frame)
    if stated is not None:
        return _holiday_meaning(edge_of(rule, stated), match, frame)
    if frame.today is None:
        return None
    past = not (frame.is_future(match.start()) or match["which"] in ("next", "this"))
    if match["which"] in ("last", "this_past"):
        past = True
    year = frame.today.year
    ranges = [r for y in (year - 1, year, year + 1) if (r := edge_of(rule, y))]
    before = [r for r in ranges if r[0] <= frame.today]
    after = [r for r in ranges if r[1] >= frame.today]
    soon = after and (after[0][0] - frame.today).days <= 21
    soon = soon and not frame.is_past(match.start())
    chosen = before[-1] if past and before and not soon else (after or before)[0]
    return _holiday_meaning(chosen, match, frame)


def _holiday_meaning(
    days: cal.DayRange | None, match: re.Match[str], frame: Frame
) -> Meaning | None:
    if days is None:
        return None
    first, last = days
    if first == last:
        return edged(match[0], of_day(first, otherwise=""), part_in(match, frame))
    return Meaning(first.isoformat()[:7], "DATE", "month", days)


def year_end(match: re.Match[str], frame: Frame) -> Meaning | None:
    """Year-end, month-end."""
    if frame.today is None:
        return None
    if "month" in match[0]:
        return of_value(frame.today.isoformat()[:7], "month")
    return of_value(f"{frame.today.year:04}", "year")
