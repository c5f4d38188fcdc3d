"""Names of no map behind the scene of a note, which say where it lies."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsevents.language.placewords import KIND

if TYPE_CHECKING:
    from newsevents.records import Place
    from newsevents.stages.events.facts import Facts

NAME = r"[A-Z][\w'’\-]*(?:\s[A-Z][\w'’\-]*){0,3}"
# ", Yeda subdivision (", " of Yeda on", " [Yeda]"; " and Yeda villages".
OUTER = re.compile(
    rf"""(?:,\s|\s[(\[]|\s(?:in|of|under)\s(?:the\s)?)
    (?P<name>{NAME})(?P<kind>\s{KIND})?
    (?=[,.;)\]\n]|\s[(\[]|$|\s(?:after|against|and|as|at|before|by|during|early|for|from
    |in|killing|late|on|over|to|when|where|while|with|wounding)\b)
    |\sand\s(?P<second>{NAME})\s(?:(?:area|town|village|upazila)s|{KIND}s)\b""",
    re.VERBOSE,
)
LOCAL = frozenset({"city", "district", "admin2"})
# Behind a name that ends a chain of places, and no person of whom more is told.
ENDS = re.compile(rf"(?:,\s{NAME})?[.;)]")
MAX_OUTER = 4


def end_of_unmapped(facts: Facts, place: Place, end: int) -> int:
    """Return where the names end that a note says a place lies in, mapped or not.

    "Xaba village, Yeda subdivision (Zu)": none of it is known, all of it tells where.
    Only where the first one is of no map, for `end` is behind those that are.
    """
    if not facts.is_note or place.feature not in LOCAL:
        return end
    number = facts.sentence_at(place.start)
    places = facts.between(facts.places, number)
    times = facts.between(facts.times, number)
    reached = end
    for step in range(MAX_OUTER):
        outer = OUTER.match(facts.text, reached)
        if outer is None:
            break
        group = "name" if outer["name"] else "second"
        start, last = outer.span(group)
        known = next((p for p in places if p.start < last and start < p.end), None)
        if known is not None and (step == 0 or known.feature not in LOCAL):
            break
        if known is None and not _may_be_place(facts, place, outer):
            break
        if any(t.start < last and start < t.end for t in times):
            break
        reached = outer.end()
    return reached


def _may_be_place(facts: Facts, place: Place, outer: re.Match[str]) -> bool:
    """Tell a name from initials, and from one that the model takes for a person's.

    What a town of the maps lies in stands in brackets behind it, if anywhere.
    """
    start = outer.start("name" if outer["name"] else "second")
    name = outer["name"] or outer["second"]
    if name.isupper():
        return False
    if facts.text[start - 1] in "([":
        return facts.text[outer.end() : outer.end() + 2] not in (" (", " [")
    if place.geonames_id is not None:
        return outer["kind"] is not None
    label = facts.doc[facts.token_at(start)].ent_type_
    if label in ("DATE", "TIME") or (label == "NORP" and " " not in name):
        return False
    is_told_as_place = outer["kind"] or outer["second"]
    return bool(
        label != "PERSON" or is_told_as_place or ENDS.match(facts.text, outer.end())
    )
