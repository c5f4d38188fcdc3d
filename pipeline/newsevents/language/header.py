"""Header lines of articles: when published, when updated, by what source.

A line is a header if nothing but dates, clock times, zones, labels ("Published:"),
separators and a source is on it, and a date is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
# Zones of press headers, in hours from UTC. Ambiguous ones ("IST") are left out.
ZONES = {
    "utc": 0.0,
    "gmt": 0.0,
    "z": 0.0,
    "bst": 1.0,
    "cet": 1.0,
    "cest": 2.0,
    "eet": 2.0,
    "eest": 3.0,
    "msk": 3.0,
    "pkt": 5.0,
    "npt": 5.75,
    "wib": 7.0,
    "sgt": 8.0,
    "hkt": 8.0,
    "jst": 9.0,
    "aest": 10.0,
    "aedt": 11.0,
    "est": -5.0,
    "edt": -4.0,
    "cst": -6.0,
    "cdt": -5.0,
    "mst": -7.0,
    "mdt": -6.0,
    "pst": -8.0,
    "pdt": -7.0,
    "akst": -9.0,
    "akdt": -8.0,
    "hst": -10.0,
}
# What stands last on a header line and is no date: "| Nile Dispatch".
TRAILING_SOURCE = re.compile(
    r"""
    [A-Z][\w.&'’-]{1,25} (?: [ ] (?: [A-Z][\w.&'’-]{0,25} | of | the | and ) ){0,5}
    (?: [ ]? \([A-Z]\w{1,8}\) )? \s{0,3} $
    """,
    re.VERBOSE,
)
# Where a header begins behind a headline: "Two die in crash Posted: May 3, 2016".
LABEL = re.compile(
    r"\b(?:(?:Last )?Updated|Posted|Published|POSTED|UPDATED)\b(?=:| \w)"
)
# "Sat Jan 22 18:26:00 +0000 2022" and "20220122T182600Z", as machines write them.
CTIME = re.compile(
    r"^(\w{3} \w{3} {1,2}\d{1,2}) (\d\d:\d\d:\d\d)( [+-]\d{4}| [A-Z]{3})? (\d{4})$"
)
DIGITS = re.compile(
    r"^((?:19|20)\d\d)(\d\d)(\d\d)(?:[T ]?(\d\d)(\d\d)(\d\d)?)?(Z|[+-]\d\d:?\d\d)?$"
)
MAX_LINES = 8
MAX_LINE = 200

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
PIECE = re.compile(
    rf"""
    (?P<source>
        (?: source | via | agency ) [ ]{{0,2}} : [ ]{{0,3}} (?P<name> [^|\n]{{1,80}} )
    )
  | (?P<iso>
        (?P<y1>(?:19|20)\d\d) (?P<s1>[-/.]) (?P<m1>\d\d?) (?P=s1) (?P<d1>\d\d?) (?!\d)
    )
  | (?P<numeric>
        (?P<a>\d\d?) (?P<s2>[-/.]) (?P<b>\d\d?) (?P=s2) (?P<y2>(?:19|20)\d\d) (?!\d)
    )
  | (?P<month_first>
        (?P<m3>{_MONTH})\b \.? [ ]{{0,2}} (?P<d3>\d\d?) (?:st|nd|rd|th)? (?!\d) ,?
        [ ]{{0,2}} (?P<y3>(?:19|20)\d\d) (?!\d)
    )
  | (?P<day_first>
        (?P<d4>\d\d?) (?:st|nd|rd|th)? [- ]? (?P<m4>{_MONTH})\b \.? ,? [- ]?
        (?P<y4>(?:19|20)\d\d) (?!\d)
    )
  | (?P<clock>
        T? (?P<hour>\d\d?)
        (?: [:.h] (?P<minute>\d\d) (?: :(?P<second>\d\d)(?:\.\d{{1,6}})? )? )?
        [ ]? (?P<half>[ap]\.?m\b\.?)?
        (?P<offset> [ ]? [+-]\d\d:?\d\d\b )?
        (?! \d | [/:] )
    )
  | (?P<zone> \(? (?P<abbreviation> {"|".join(sorted(ZONES, key=len, reverse=True))} )
        (?P<shift> [+-]\d\d?(?::?\d\d)? )? \b \)?
    )
  | (?P<label>
        (?: first [ ])? (?: published | posted | created | issued | filed )
        (?: [ ] (?: on | at ) )? \b
    )
  | (?P<change>
        (?: last [ ])? (?: updated | modified | edited ) (?: [ ] (?: on | at ))? \b
    )
  | (?P<word>
        (?: publication | release )? [ ]? (?: date | time | dated ) \b
      | (?: mon | tues? | wed (?:nes)? | thu (?:rs)? | fri | sat (?:ur)? | sun )
        (?: day )? \b \.?
      | (?: at | on | of | hrs? | hours | local [ ] time | eastern | et | ist | by ) \b
    )
  | (?P<gap> [\s|,;:()\[\]•·/–—-]+ )
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Header:
    """A header line of a text.

    ``published`` is ISO 8601: a date, or a local datetime, with an offset where the
    line states a zone. ``is_update`` marks a line that dates only a change.
    """

    start: int
    end: int
    published: str | None
    source: str | None = None
    is_update: bool = False


def find_headers(text: str, *, day_first: bool | None = None) -> list[Header]:
    """Return the header lines among the first lines of a text.

    Args:
        text: An article, header included.
        day_first: How to read 3/4/2022; where not given, by another date of the same
            line, else as 4 March.

    Example:
        >>> line = "date 2022-01-22 2022/01/22 | 18:26 - Source: Iraq News"
        >>> [header] = find_headers(line)
        >>> header.published, header.source
        ('2022-01-22T18:26', 'Iraq News')
        >>> find_headers("Published: Jan. 22, 2022 at 6:26 pm GMT")[0].published
        '2022-01-22T18:26+00:00'
        >>> find_headers("Two die in crash Posted: May 3, 2016 6:17 PM EDT")[0].start
        17
        >>> find_headers("On 22 January 2022 a bomb went off.")
        []
    """
    found = []
    for start, end in _first_lines(text):
        header = _parse_line(text, start, end, day_first)
        if not header and (label := LABEL.search(text, start, end)):
            header = _parse_line(text, label.start(), end, day_first)
        if header:
            found.append(header)
    return found


def publication(headers: list[Header]) -> str | None:
    """Return the publication time that header lines state, updates last.

    Example:
        >>> publication(find_headers("Updated 3 May 2021\\nPublished 1 May 2021"))
        '2021-05-01'
    """
    ordered = sorted(headers, key=lambda header: header.is_update)
    return next((h.published for h in ordered if h.published), None)


def source(headers: list[Header]) -> str | None:
    """Return the source that header lines name.

    Example:
        >>> source(find_headers("2022-01-22 | Source: Iraq News"))
        'Iraq News'
    """
    return next((h.source for h in headers if h.source), None)


def iso_time(text: str) -> str | None:
    """Return a publication time in any usual spelling as ISO 8601, else None.

    Example:
        >>> iso_time("2022/01/22 18:26"), iso_time("Sat, 22 Jan 2022 18:26:00 +0300")
        ('2022-01-22T18:26', '2022-01-22T18:26+03:00')
        >>> iso_time("2022-01-22T18:26:05Z")
        '2022-01-22T18:26:05Z'
        >>> iso_time("20220122"), iso_time("recently")
        ('2022-01-22', None)
    """
    text = text.strip()[:MAX_LINE]
    if re.fullmatch(r"\d{4}-\d\d-\d\d(?:T[\d:.+Z-]{4,30})?", text):
        try:
            datetime.fromisoformat(text)
        except ValueError:
            return None
        return text
    text = DIGITS.sub(_spread, CTIME.sub(r"\1 \4 \2\3", text))
    header = _parse_line(text, 0, len(text), None)
    return header.published if header else None


def _spread(match: re.Match[str]) -> str:
    """Write 20220122T182600Z with its marks."""
    year, month, day, hour, minute, second, zone = match.groups()
    clock = f"T{hour}:{minute}:{second or '00'}" if hour else ""
    return f"{year}-{month}-{day}{clock}{zone or ''}"


def _first_lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of the first lines that hold anything."""
    start, count = 0, 0
    while start < len(text) and count < MAX_LINES:
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        left, right = start, end
        while left < right and text[left].isspace():
            left += 1
        while right > left and text[right - 1].isspace():
            right -= 1
        if right > left:
            count += 1
            if right - left <= MAX_LINE:
                yield left, right
        start = end + 1


@dataclass(slots=True)
class _Line:
    """What was read off a line so far."""

    dates: list[date]
    ambiguous: list[tuple[int, int, int]]
    clock: time | None = None
    zone: timezone | None = None
    source: str | None = None
    is_labelled: bool = False
    is_update: bool = False


def _parse_line(
    text: str, start: int, end: int, day_first: bool | None
) -> Header | None:
    line = _Line([], [])
    position = start
    while position < end:
        piece = PIECE.match(text, position, end)
        is_taken = piece and not _splits_word(text, piece, end)
        if not piece or not is_taken or not _take(line, piece, day_first):
            name = TRAILING_SOURCE.match(text, position, end)
            is_apart = line.clock or text[max(0, position - 2)] in "|•·"
            if not (
                name and is_apart and line.dates and not text[position - 1].isalnum()
            ):
                return None
            if not text[start:position].lower().endswith("by "):
                line.source = line.source or name[0].strip()
            break
        position = piece.end()
    day = line.dates[0] if line.dates else _ambiguous_day(line)
    if day is None and not (line.source and text[start].lower() == "s"):
        return None
    return Header(
        start=start,
        end=end,
        published=_iso(day, line) if day else None,
        source=line.source,
        is_update=line.is_update and not line.is_labelled,
    )


def _splits_word(text: str, piece: re.Match[str], end: int) -> bool:
    """Tell whether a piece ends inside a word ("T" of "Tuesday's")."""
    last = piece.end()
    return last < end and text[last - 1].isalpha() and text[last].isalnum()


def _take(line: _Line, piece: re.Match[str], day_first: bool | None) -> bool:
    """Note what a piece says; false if it is no possible date or time."""
    kind = piece.lastgroup or ""
    if kind in ("iso", "numeric", "month_first", "day_first"):
        return _take_date(line, piece, kind, day_first)
    if kind == "clock":
        return _take_clock(line, piece)
    if kind == "zone":
        line.zone = _zone(piece)
    elif kind == "source":
        line.source = piece["name"].strip(" -–—|,;") or None
    elif kind == "label":
        line.is_labelled = True
    elif kind == "change":
        line.is_update = True
    return True


def _take_date(
    line: _Line, piece: re.Match[str], kind: str, day_first: bool | None
) -> bool:
    if kind == "numeric":
        a, b, year = int(piece["a"]), int(piece["b"]), int(piece["y2"])
        if a <= 12 and b <= 12 and a != b and day_first is None:
            line.ambiguous.append((a, b, year))
            return True
        month, day = (b, a) if a > 12 or (day_first and b <= 12) else (a, b)
    elif kind == "iso":
        year, month, day = int(piece["y1"]), int(piece["m1"]), int(piece["d1"])
    else:
        number = "3" if kind == "month_first" else "4"
        year, day = int(piece["y" + number]), int(piece["d" + number])
        month = MONTHS[piece["m" + number].lower()]
    try:
        line.dates.append(date(year, month, day))
    except ValueError:
        return False
    return True


def _take_clock(line: _Line, piece: re.Match[str]) -> bool:
    hour = int(piece["hour"])
    half = (piece["half"] or "").lower()
    if piece["minute"] is None and not half:
        return False
    if half:
        if not 1 <= hour <= 12:
            return False
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    try:
        clock = time(hour, int(piece["minute"] or 0), int(piece["second"] or 0))
    except ValueError:
        return False
    if line.clock is None:
        line.clock = clock
        if piece["offset"]:
            line.zone = _offset(piece["offset"].strip())
    return True


def _zone(piece: re.Match[str]) -> timezone | None:
    if piece["shift"]:
        return _offset(piece["shift"])
    hours = ZONES[piece["abbreviation"].lower()]
    return UTC if hours == 0 else timezone(timedelta(hours=hours))


def _offset(text: str) -> timezone | None:
    """Return the zone of "+0300", "+03:00" or "+3"."""
    digits = text[1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")
    delta = timedelta(hours=int(hours), minutes=int(minutes))
    if delta >= timedelta(hours=24):
        return None
    return timezone(-delta if text[0] == "-" else delta)


def _ambiguous_day(line: _Line) -> date | None:
    """Read 3/4/2022 as the American press does where nothing else tells."""
    if not line.ambiguous:
        return None
    month, day, year = line.ambiguous[0]
    return date(year, month, day)


def _iso(day: date, line: _Line) -> str:
    if line.clock is None:
        return day.isoformat()
    moment = datetime.combine(day, line.clock, tzinfo=line.zone)
    return moment.isoformat(timespec="seconds" if line.clock.second else "minutes")
