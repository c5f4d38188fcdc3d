"""What stands behind a length: a bearing, and the anchor that it counts from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsevents.language.geography import parse_bearing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsevents.records import Place

COMPASS = (
    r"(?:(?:north|south|east|west)(?:[\s-]*(?:(?:north|south)?[\s-]?(?:east|west)))?"
    r"(?:ern|erly|wards?)?"
    r"|(?-i:[NS][NS]?[EW]|[EW][NS][EW]|[NSEW]|[NS]\.[EW]\.|[NSEW]\.))"
)
UP = r"A-Z\u00c0-\u00de\u0100-\u024f\u1e00-\u1eff"  # capitals of Latin scripts
RELATION = re.compile(
    rf"""
    \s*[)\]]?,?\s*
    (?P<away>(?:further\s+|farther\s+)?away,?\s+)?
    (?:(?:offshore|inland|out\s+to\s+sea|upstream|downstream),?\s+)?
    (?:(?:to|towards?|in)\s+the\s+)?(?:due\s+)?
    (?:(?P<bearing>{COMPASS})\b\.?\s*)?
    (?P<word>of|from|off|outside(?:\s+of)?|away\s+from|inside|beyond|short\s+of|into
      |(?:up|down)(?:stream|river)\s+(?:of|from)|behind|above|below|before|past)\b\s*
    (?P<side>(?:the|its)\s+(?:\w+\s+)?(?:coasts?|shores?|coastline|outskirts
      |border|frontier|boundary|cent(?:er|re))\b
      (?:\s+(?P<later>{COMPASS})\b)?\s*(?:of|with|from|between)?\s*)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
NAME = re.compile(
    rf"[{UP}][\w'’\-/]*"
    rf"(?:\s(?:(?:de|la|el|al|del|du|es|ez|and)\s)?[{UP}][\w'’\-/]*){{0,4}}"
)
DATE = re.compile(  # "off the coast on Monday" has no anchor
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:January|February|March|April|June"
    r"|July|August|September|October|November|December)\b"
)
LEAD = re.compile(
    r"(?:the|a|an|its|his|their|this|that)?\s*(?:[a-z][\w'’\-]*,?\s+){0,6}", re.VERBOSE
)
GENERIC = re.compile(
    r"(?:the\s+)?(?:[a-z][a-z'’\-]*\s+){0,2}?(?P<word>capital|city|town|village|area|camp|border"
    r"|base|site|scene|here|there)\b(?!\s*,?\s*(?:of\s+)?[A-Z])",
)
NOT_LOCATION_AFTER = re.compile(
    r"[\s-]*(?:long|wide|deep|high|tall|thick|marker|mark|post|march|walk|radius|race|run"
    r"|stretch|section|road|highway|route|range|zone|perimeter|buffer|exclusion|security"
    r"|limit|border|fence|wall|trek|journey|drive|trip|tunnel|pipeline|hike|flight|bridge"
    r"|per|an\s+hour|square|human)\b",
    re.IGNORECASE,
)
NOT_LOCATION_BEFORE = re.compile(
    r"\b(?:range|radius|length|stretch|depth|height|altitude|perimeter|width|speed)\s+of\s+"
    r"(?:about\s+|some\s+)?$|\b(?:every|last|first|next|kilomet(?:er|re))\s+$",
    re.IGNORECASE,
)
# Two things are so far from one another; neither is told to be anywhere.
MUTUAL = re.compile(
    r"[\s)\]]*,?\s*(?:(?:away\s+)?from\s+(?:each\s+other|one\s+another)|apart)\b",
    re.IGNORECASE,
)
TRAVEL = re.compile(
    r"\b(?:march|walk|travel|trek|driv|drov|drew|run|ran|rode|rid|fl(?:y|ew|own)|sail|hik"
    r"|journey|chas|pursu|dragg|push|advanc|spread|stretch|extend|mov|fir|reach)\w*\s+"
    r"(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Relation:
    """Where a length leads: bearing, and the anchor as written with its offsets.

    ``generic`` is the noun of an anchor without a name ("capital", "here"). ``end`` is
    behind the anchor.
    """

    end: int
    bearing: str | None
    anchor: str | None
    start: int | None
    stop: int | None
    generic: str | None = None
    border: bool = False


def relation(
    text: str, start: int, end: int, places: Sequence[Place]
) -> Relation | None:
    """Return what the length at ``start``..``end`` is measured from, or None.

    Args:
        text: Of the Doc.
        start: Of the length.
        end: Of the length.
        places: All places of the Doc.
    """
    match = RELATION.match(text, end)
    if match is None:
        return None
    bearing = match["bearing"] or match["later"]
    within = match["away"] or text[start : start + 6].lower() == "within"
    if bearing is None and match["word"].lower() == "of" and not within:
        return None
    compass = parse_bearing(re.sub(r"\s+", "-", bearing.strip())) if bearing else None
    border = "border" in (match["side"] or "").lower()
    return _anchor(text, match.end(), compass, border, places)


def _anchor(
    text: str,
    at: int,
    bearing: str | None,
    border: bool,
    places: Sequence[Place],
) -> Relation:
    generic = GENERIC.match(text, at)
    if generic:
        return Relation(
            generic.end(), bearing, None, None, None, generic["word"].lower(), border
        )
    begin = LEAD.match(text, at)
    name_at = begin.end() if begin else at
    name = NAME.match(text, name_at)
    if name and DATE.match(name[0]):
        at = at - len(text[at - 8 : at]) + len(text[at - 8 : at].rstrip())
        return Relation(at, bearing, None, None, None, None, border)
    demonyms = {p.start: p for p in places if p.role == "demonym"}
    if name and name.start() in demonyms:
        people = demonyms[name.start()]
        again = LEAD.match(text, people.end + 1)
        following = NAME.match(text, again.end() if again else people.end + 1)
        if following is None and re.match(r"\s+capital\b", text[people.end :]):
            return Relation(
                people.end + 8, bearing, None, None, None, "capital", border
            )
        name = following
    if name is None:
        return Relation(at, bearing, None, None, None, None, border)
    start, stop = _trim(text, name, places)
    return Relation(stop, bearing, text[start:stop], start, stop, None, border)


def _trim(text: str, name: re.Match[str], places: Sequence[Place]) -> tuple[int, int]:
    """Return the offsets of the anchor's name: a place's own where one is there."""
    start, stop = name.span()
    for place in places:
        if place.start <= start < place.end and place.role != "demonym":
            stop = max(place.end, min(stop, place.end))
            return place.start, stop
    written = text[start:stop].rstrip("'’-/.")
    if written.endswith(("'s", "’s")):
        written = written[:-2]
    return start, start + len(written)


def is_location(text: str, start: int, end: int, found: Relation | None) -> bool:
    """Tell whether a length places something rather than measures something."""
    if found is None or NOT_LOCATION_AFTER.match(text, end):
        return False
    if MUTUAL.match(text, end):
        return False
    before = text[max(0, start - 40) : start]
    if NOT_LOCATION_BEFORE.search(before):
        return False
    return found.bearing is not None or TRAVEL.search(before) is None
