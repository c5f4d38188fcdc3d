"""The place in front of a story: "LONDON 1996-08-30", "BAGHDAD (AP) —"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from newsevents.records import Segment
from newsevents.stages.entities.names import PLACES, Name, disjoint
from newsevents.stages.entities.words import Words

# A line that is a place in capitals, perhaps its country, and an ISO date.
DATED = re.compile(
    r"""
    ^ (?P<place> [A-Z] [A-Z.'’ -]{1,30} ) (?: \s? , \s? [A-Z] [\w. ]{1,25} )?
    [ ] (?: 19 | 20 ) \d\d - [01]\d - [0-3]\d \b
    """,
    re.VERBOSE | re.MULTILINE,
)


def with_datelines(
    words: Words, names: list[Name], segments: Sequence[Segment]
) -> list[Name]:
    """Return the names with the places of datelines put right or added."""
    found = _dated_lines(words)
    for segment in segments:
        if segment.kind == "dateline" and segment.value:
            span = _span_of(words, segment, segment.value.split(",")[0].strip())
            if span:
                found.append(span)
    if not found:
        return names
    places = [Name(*span, "GPE", "dateline", 0.9) for span in found]
    right = [
        place
        for place in places
        if not any(n.label in PLACES and _meet(n, place) for n in names)
    ]
    kept = [n for n in names if not any(_meet(n, place) for place in right)]
    return disjoint([*kept, *right])


def _meet(a: Name, b: Name) -> bool:
    return a.start < b.end and b.start < a.end and (a.start, a.end) >= (b.start, 0)


def _dated_lines(words: Words) -> list[tuple[int, int]]:
    """Return the words in capitals between the start of a line and a date."""
    spans = (
        _tokens(words, *match.span("place")) for match in DATED.finditer(words.source)
    )
    return [span for span in spans if span]


def _span_of(words: Words, segment: Segment, place: str) -> tuple[int, int] | None:
    at = words.source.find(place, segment.start, segment.end) if place else -1
    return _tokens(words, at, at + len(place)) if at >= 0 else None


def _tokens(words: Words, start: int, end: int) -> tuple[int, int] | None:
    first, last = bisect_left(words.starts, start), bisect_left(words.starts, end)
    while last > first and not words.keys[last - 1]:
        last -= 1
    return (first, last) if first < last else None
