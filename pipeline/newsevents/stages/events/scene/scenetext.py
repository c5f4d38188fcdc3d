"""The scene of an incident in the words of the article."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING

from newsevents.language import gazetteer
from newsevents.language.placewords import BESIDE, CODED, LISTED, SITE_IN, WITHIN
from newsevents.stages.events.scene.unmapped import end_of_unmapped

if TYPE_CHECKING:
    from newsevents.records import Place
    from newsevents.stages.events.facts import Facts
    from newsevents.stages.events.linking.incidents import Incident
    from newsevents.stages.events.sentences.frame import Frame

LEADS = re.compile(r"(?:[ ]*,?[ ]*(?:in|at|near|on|of|,)[ ]|[ ]\()[^.;:\n]*$")
KIND_BEHIND = re.compile(
    r"""\s(?:villages?|towns?|city|districts?|sub-?district|province|governorate|county
    |region|department|township|municipality|commune|cercle|tehsil|upazila
    |neighbou?rhood|suburb|area|oblast|prefecture|parish
    |state(?!\s(?:capital|government|media|police)))\b""",
    re.VERBOSE | re.IGNORECASE,
)
QUARTER = re.compile(r"\b(?:neighbou?rhood|district|suburb|quarter|sector)$", re.I)
REST_OF_BRACKET = re.compile(r"[^()\[\]\n]{0,60}[)\]]")
SAME_CLAUSE = re.compile(r"[^.;:()\n]{1,60}")
LOCAL = frozenset({"city", "district", "admin2"})
POSSESSIVE = ("'s ", "’s ")
FINITE = frozenset({"VBD", "VBP", "VBZ"})
DIVISION_BEHIND = re.compile(
    r"[ ](?:department|emirate|governorate|oblast|prefecture|province|region|state)\b",
    re.IGNORECASE,
)
LARGE = 50_000  # inhabitants of a town that gives its name to a division
MAX_BETWEEN = 60
MAX_CHAIN = 4


def scene_text(
    facts: Facts,
    incident: Incident,
    place: Place,
    written: Place,
    town: Place | None = None,
) -> str:
    """Return the place as written, with the facility, street or quarter.

    A village or quarter of no map is followed by the ``town`` that tells where it is.
    """
    told = _place_text(facts, incident, place, written)
    if town is None or town is place or town.text in told or town.name in told:
        return told
    return f"{told}; {town.text}"


def _place_text(facts: Facts, incident: Incident, place: Place, written: Place) -> str:
    """Return the place as written, without the town of a village of no map.

    In one piece where they stand together, with the towns and districts that the text
    says they lie in, else joined with ``; ``: but a quarter is not followed by the town
    that the row names anyway, nor is what stands elsewhere. ``written`` is the quarter
    or street that ``place`` is the town of, or the place itself.
    """
    end = end_of_unmapped(facts, place, _end_of_chain(facts, place))
    spelt_otherwise = facts.text[place.start : end] != place.name
    frame = _frame_of(incident, place)
    if frame is not None:
        for actor in frame.actors:
            if actor.category == "facility" and _leads_to(facts, actor.end, place):
                last = (
                    end
                    if spelt_otherwise or not QUARTER.search(actor.text)
                    else actor.end
                )
                return _words(facts, actor.start, last)
    detail = _detail(incident, place, end) if written is place else written
    if detail is None:
        return _words(facts, place.start, end)
    if _leads_to(facts, detail.end, place) and (
        spelt_otherwise or detail.feature == "facility"
    ):
        return _words(facts, detail.start, end)
    if detail.start <= place.start < detail.end:
        return _words(facts, detail.start, _end_of_chain(facts, detail))
    told = _words(facts, detail.start, _end_of_chain(facts, detail, place))
    return f"{told}; {_words(facts, place.start, end)}" if spelt_otherwise else told


def _end_of_chain(facts: Facts, place: Place, town: Place | None = None) -> int:
    """Return where the last of the towns and districts ends that a place lies in.

    "Xa village in Ye district of Zu": of a village that few maps show they say more
    than its own name. The division and the country have cells of their own; but the
    division is kept where nothing else tells where a village of no map is. The
    ``town`` that the row names anyway ends the chain.
    """
    text = facts.text
    is_mapped = place.geonames_id is not None
    end = reached = _with_kind(text, place.end)
    first = bisect_left(facts.places, place.end, key=attrgetter("start"))
    following = facts.places[first : first + MAX_CHAIN]
    for second in following:
        if not _is_second(text, reached, place, second):
            break
        first, end = first + 1, _with_kind(text, second.end)
        reached = end
    following = facts.places[first : first + MAX_CHAIN]
    told = {place.text}
    for outer in following:
        if outer.role != "location" or places_abroad(place, outer):
            break
        is_town = town is not None and outer.name == town.name
        if is_town or outer.text in told:
            break
        told.add(outer.text)
        chained = _is_chained(text[reached : outer.start], is_mapped=is_mapped)
        if not chained and not _lends_point(facts, place, outer):
            break
        if LISTED.match(text, outer.end):
            break
        reached = _with_kind(text, outer.end)
        if outer.feature in LOCAL:
            end = reached if chained or outer.geonames_id is not None else end
        elif outer.feature == "admin1" and (
            _is_also_town(text, outer) or (not is_mapped and outer is following[0])
        ):
            end = reached
    return end


def _is_also_town(text: str, place: Place) -> bool:
    """Tell "Xa, Ye", the town, from "Xa, Ye province", where both are called Ye."""
    if DIVISION_BEHIND.match(text, place.end) or DIVISION_BEHIND.search(place.text):
        return False
    return any(
        entry.feature == "city" and entry.how == "exact" and entry.population >= LARGE
        for entry in gazetteer.load().find(place.text)[:5]
    )


def _is_second(text: str, reached: int, place: Place, second: Place) -> bool:
    """Tell whether a place is told in one breath with another: "Xa, Ye and Zu"."""
    if second.role != "location" or second.feature not in LOCAL:
        return False
    gap = text[reached : second.start]
    is_listed = gap == " and " or (gap == ", " and LISTED.match(text, reached))
    return bool(is_listed) and not places_abroad(place, second)


def _is_chained(gap: str, *, is_mapped: bool) -> bool:
    """Tell whether the words between two places say that one lies in the other."""
    if gap in POSSESSIVE or WITHIN.fullmatch(gap) or CODED.fullmatch(gap):
        return True
    if SITE_IN.fullmatch(gap):
        return True
    return not is_mapped and BESIDE.fullmatch(gap) is not None


def places_abroad(place: Place, other: Place) -> bool:
    """Tell whether two places are known to be in two countries."""
    codes = {place.country_code, other.country_code} - {None}
    return len(codes) > 1


def _words(facts: Facts, start: int, end: int) -> str:
    """Return a stretch of the text with whole brackets: "Xa (in Ye, Zu)"."""
    text = facts.text
    for opening, closing in ("()", "[]"):
        surplus = text.count(opening, start, end) - text.count(closing, start, end)
        if surplus > 0:
            rest = REST_OF_BRACKET.match(text, end)
            end = rest.end() if rest else text.rindex(opening, start, end)
        elif surplus < 0:
            last = text.rindex(closing, start, end)
            start, end = (start, last) if last + 1 == end else (last + 1, end)
    return text[start:end].strip(" ,;")


def _lends_point(facts: Facts, place: Place, outer: Place) -> bool:
    """Tell whether a place has its coordinates from a town a few words behind it.

    "Xa village on the outskirts of Ye"
    """
    between = facts.text[place.end : outer.start]
    return (
        place.latitude is not None
        and ", in " in place.rule
        and (place.latitude, place.longitude) == (outer.latitude, outer.longitude)
        and len(between) <= MAX_BETWEEN
        and SAME_CLAUSE.fullmatch(between) is not None
        and not _has_verb(facts, place.end, outer.start)
    )


def _with_kind(text: str, end: int) -> int:
    """Return where "district" or "village" behind a name ends."""
    kind = KIND_BEHIND.match(text, end)
    return kind.end() if kind else end


def _leads_to(facts: Facts, end: int, place: Place) -> bool:
    """Tell whether a phrase that ends at ``end`` goes on to the place: "… in X"."""
    if not 0 <= place.start - end <= MAX_BETWEEN:
        return False
    if LEADS.match(facts.text[end : place.start]) is None:
        return False
    return not _has_verb(facts, end, place.start)


def _has_verb(facts: Facts, start: int, end: int) -> bool:
    """Tell whether something is told in between, no more than where a place is."""
    between = facts.doc[facts.token_at(start) : facts.token_at(end)]
    return any(token.tag_ in FINITE for token in between)


def _detail(incident: Incident, place: Place, end: int) -> Place | None:
    """Return a facility, street or unresolved quarter of the incident's sentences.

    Not one of those that the place lies in, whose chain goes up to ``end``.
    """
    return next(
        (
            p
            for p in incident.places
            if not place.start <= p.start < end
            and p.feature in ("facility", "district")
            and p.country_code in (None, place.country_code)
        ),
        None,
    )


def _frame_of(incident: Incident, place: Place) -> Frame | None:
    return next((f for f in incident.frames if place in f.places), None)
