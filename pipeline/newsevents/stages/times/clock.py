"""Readings of clock times and parts of the day without a date."""

from __future__ import annotations

import re
from dataclasses import replace

from newsevents.records import TimePrecision
from newsevents.stages.times.dates import number_of
from newsevents.stages.times.lexicon import plain
from newsevents.stages.times.meaning import Frame, Meaning

_AT = re.compile(
    r"(?:at|by|around|about|until|till|from|to|since|after|before|between|and|near|"
    r"approximately|on|is|was|just|only|shortly|past)[ ](?:(?:about|around)[ ])?\Z|"
    r"[(\[,][ ]?\Z"
)
_PART_WORDS = {"morning": "am", "afternoon": "pm", "evening": "pm", "night": "pm"}
_ALONE = frozenset({"overnight"})
_NAMED_ZONES = {"eastern": "est", "central": "cst", "mountain": "mst", "pacific": "pst"}
_LETTER_ZONES = {"et": "est", "ct": "cst", "mt": "mst", "pt": "pst", "z": "gmt"}


def _time(
    hour: int,
    minute: int | None,
    *,
    offset: int | None = None,
    until: tuple[int, int] | None = None,
) -> Meaning | None:
    """Return a clock time; 24:00 is midnight at the end of the day."""
    if not (0 <= hour <= 24 and 0 <= (minute or 0) <= 59):
        return None
    precision: TimePrecision = "hour" if minute is None else "minute"
    value = f"XXXX-XX-XXT{hour:02}:{minute or 0:02}"
    clock = (hour % 24, minute or 0)
    return Meaning(
        value, "TIME", precision, clock=clock, until=until, offset=offset, stated=False
    )


def zone_offset(text: str | None, frame: Frame) -> int | None:
    """Return the minutes from UTC of a stated zone; None for "local time" or none."""
    if not text:
        return None
    word = text.split()[0]
    name = _LETTER_ZONES.get(word) or _NAMED_ZONES.get(word, word)
    if "daylight" in text:
        name = name[0] + "dt"
    return frame.lexicon.zones.get(name)


def _twenty_four(hour: int, half: str | None) -> int | None:
    """Return an hour of the 24-hour clock from one of twelve and "am" or "pm"."""
    if half is None:
        return hour
    if not 1 <= hour <= 12:
        return None
    return hour % 12 + (12 if half.startswith("p") else 0)


def _half(part: str | None, hour: int) -> str | None:
    """Return "am" or "pm" for a part of the day: "1 at night" is before dawn."""
    if part is None:
        return None
    if part == "night" and (hour < 5 or hour == 12):
        return "am"
    return _PART_WORDS[part]


def clock12(match: re.Match[str], frame: Frame) -> Meaning | None:
    """3 am, 10:35 a.m., 4 p.m. EST, around 7.15 pm local time."""
    hour = _twenty_four(int(match["h"]), match["ap"])
    minute = int(match["m"]) if match["m"] else None
    offset = zone_offset(match["zone"], frame)
    return None if hour is None else _time(hour, minute, offset=offset)


def clock_range(match: re.Match[str], frame: Frame) -> Meaning | None:
    """3-5 p.m., 10:30 a.m. to 2 p.m."""
    end = _twenty_four(int(match["h2"]), match["ap2"])
    start = _twenty_four(int(match["h1"]), match["ap1"] or match["ap2"])
    if start is None or end is None:
        return None
    if start > end and not match["ap1"]:
        start -= 12  # 11 to 1 p.m.
    until = (end, int(match["m2"] or 0))
    minute = int(match["m1"]) if match["m1"] else None
    offset = zone_offset(match["zone"], frame)
    return _time(start, minute, offset=offset, until=until) if start >= 0 else None


def clock24(match: re.Match[str], frame: Frame) -> Meaning | None:
    """15:30, 03:36 GMT, 15.30 hours: with a zone or after a preposition of time."""
    before = frame.text[max(0, match.start() - 24) : match.start()]
    if not match["zone"]:
        if match["sep"] == "." or not _AT.search(before):
            return None
        if match.string[match.end() : match.end() + 1] in ("-", "/"):
            return None
    offset = zone_offset(match["zone"], frame)
    return _time(int(match["h"]), int(match["m"]), offset=offset)


def clock_military(match: re.Match[str], frame: Frame) -> Meaning | None:
    """0300 GMT, 1430hrs, at 2330 [0530 GMT]."""
    hour, minute = int(match["h"] or match["h2"]), int(match["m"] or match["m2"])
    return _time(hour, minute, offset=zone_offset(match["zone"], frame))


def in_part(time: Meaning, part: str) -> Meaning:
    """Return a clock time of twelve hours as the part of its day has it.

    Half past nine of a Friday night is 21:30, and half past twelve of a morning 00:30.
    """
    if time.clock is None or not 1 <= time.clock[0] <= 12:
        return time
    hour, minute = time.clock
    if part in ("EV", "AF") or (part == "NI" and 5 <= hour < 12):
        hour = hour % 12 + 12
    elif part in ("MO", "NI"):
        hour %= 12
    value = f"{time.value.partition('T')[0]}T{hour:02}:{minute:02}"
    return replace(time, value=value, clock=(hour, minute))


def oclock(match: re.Match[str], frame: Frame) -> Meaning | None:
    """Three o'clock, 3 o'clock in the afternoon."""
    return _spoken(match, frame, None)


def hour_part(match: re.Match[str], frame: Frame) -> Meaning | None:
    """4 in the morning, eight in the evening."""
    before = frame.text[max(0, match.start() - 24) : match.start()]
    if not _AT.search(before) and match.start("h") == match.start():
        return None
    return _spoken(match, frame, int(match["m"]) if match["m"] else None)


def hour_before_day(match: re.Match[str], frame: Frame) -> Meaning | None:
    """At 9 Friday night: a bare hour, made whole by the day that follows."""
    before = frame.text[max(0, match.start() - 24) : match.start()]
    if not _AT.search(before) and match.start("h") == match.start():
        return None
    return _time(int(match["h"]), None)


def _spoken(match: re.Match[str], frame: Frame, minute: int | None) -> Meaning | None:
    number = number_of(match["h"], frame.lexicon)
    if number is None or not 1 <= number <= 24:
        return None
    half = _half(match["part"], number)
    hour = _twenty_four(number, half) if number <= 12 else number
    return None if hour is None else _time(hour, minute)


def spoken_clock(match: re.Match[str], frame: Frame) -> Meaning | None:
    """Half past six, a quarter to seven, ten past five."""
    names = {"noon": 12, "midnight": 24}
    number = names.get(match["h"]) or number_of(match["h"], frame.lexicon)
    if number is None or not 1 <= number <= 24:
        return None
    minutes = 30 if match["half"] else 15 if match["quarter"] else None
    if minutes is None:
        minutes = number_of(match["min"], frame.lexicon) or 0
        before = frame.text[max(0, match.start() - 24) : match.start()]
        if not _AT.search(before):
            return None
    half = match["ap"] or _half(match["part"], number)
    hour = _twenty_four(number, half) if number <= 12 else number
    if hour is None:
        return None
    if match["dir"] in ("to", "before"):
        if match["half"]:
            return None
        return _time((hour - 1) % 24, 60 - minutes)
    return _time(hour % 24, minutes)


def noon(match: re.Match[str], frame: Frame) -> Meaning | None:
    """Noon, shortly before midnight, about an hour before midnight."""
    hour = 24 if match["word"] == "midnight" else 12
    if match["hours"]:
        back = {"two": 2}.get(match["hours"], 1)
        if match["hours"] == "half an":
            return _time(hour - 1, 30) if match["dir"] == "before" else _time(hour, 30)
        hour += back if match["dir"] == "after" else -back
    elif re.search(r"(?:shortly|just) before", match[0]):
        return _time(hour - 1, None) if hour == 24 else _time(hour, None)
    return _time(hour % 24, None, offset=zone_offset(match["zone"], frame))


def part(match: re.Match[str], frame: Frame) -> Meaning | None:
    """Dawn, the early hours, overnight: where the words around allow a time."""
    name = plain(match["part"])
    code = frame.lexicon.parts[name]
    if not _is_time_of_day(match, frame, name):
        return None
    return Meaning(f"XXXX-XX-XXT{code}", "TIME", "part_of_day", part=code, stated=False)


def _is_time_of_day(match: re.Match[str], frame: Frame, name: str) -> bool:
    if name in _ALONE or "hours" in name:
        return True
    before = frame.text[max(0, match.start() - 12) : match.start()]
    definite = match.start("part") > match.start()
    if definite and frame.text.startswith(" of ", match.end()):
        return True
    if name == "night" and not definite:
        return bool(re.search(r"\bat[ ]\Z", before))
    if definite:
        return bool(re.search(r"(?:in|during|of|by|for|into|until|since)[ ]\Z", before))
    return bool(
        re.search(r"(?:at|before|after|by|until|since|around|from)[ ]\Z", before)
    )
