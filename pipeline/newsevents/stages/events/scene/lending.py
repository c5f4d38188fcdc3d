"""Towns that tell roughly where something was of which no map, or no word, does."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from newsevents.language.placewords import CODED_AS
from newsevents.stages.events.scene.aside import is_topic
from newsevents.stages.events.scene.candidates import Candidate
from newsevents.stages.events.scene.scenetext import places_abroad

if TYPE_CHECKING:
    from newsevents.records import Place
    from newsevents.stages.events.facts import Facts
    from newsevents.stages.events.linking.incidents import Incident

LENDERS = frozenset({"city", "admin2"})
IN_THE_TOWN = re.compile(r"[^.;\n]{0,30}\b(?:in|of)\sthe\s(?:\w+\s)?(?:town|city)\b")
CODED_TO = re.compile(CODED_AS, re.IGNORECASE)
ACTORS = frozenset({"admin2", "city", "facility"})
ACTING_IN = frozenset({"country", "region"})
VAGUE = frozenset({"unknown", "country", "admin1"})


def is_vague(place: Place) -> bool:
    """Tell a place without a point, or with that of its country or division."""
    return place.latitude is None or place.geo_precision in VAGUE


def town_beside(place: Place, others: Iterable[Place]) -> Place | None:
    """Return the first of other places that is a town around a place of no map.

    One that has already lent it its coordinates, else any if it has none.

    Example:
        >>> from newsevents.records import Place
        >>> found = {"rule": "model", "feature": "city"}
        >>> yard = Place(start=0, end=4, text="Yard", name="Yard", **found)
        >>> town = Place(start=9, end=13, text="Xaba", name="Xaba", geonames_id=7,
        ...              latitude=1.0, longitude=2.0, **found)
        >>> town_beside(yard, [yard, town]).name
        'Xaba'
        >>> town_beside(town, [yard, town]) is None
        True
    """
    if place.feature not in ("city", "district", "admin2"):
        return None
    if place.geonames_id is not None and (
        place.feature != "admin2" or not is_vague(place)
    ):
        return None
    towns = [
        other
        for other in others
        if other.feature in LENDERS
        and other.geonames_id not in (None, place.geonames_id)
        and other.latitude is not None
        and other.role in ("location", "dateline")
        and not places_abroad(place, other)
    ]
    if is_vague(place):
        return next(iter(towns), None)
    point = (place.latitude, place.longitude)
    return next((t for t in towns if (t.latitude, t.longitude) == point), None)


def lender_of(facts: Facts, place: Place, others: Iterable[Place]) -> Place | None:
    """Return the town that tells roughly where a place of no map is, if any."""
    coded = _coded_place(facts, place)
    return (
        coded
        or town_beside(place, others)
        or _town_of_note(facts, place)
        or _town_of_buildings(facts, place)
    )


def _coded_place(facts: Facts, place: Place) -> Place | None:
    """Return the place whose coordinates a note says that it gives."""
    if not facts.is_note or place.geonames_id is not None:
        return None
    for coded in CODED_TO.finditer(facts.text):
        for other in facts.places:
            if other.start == coded.end() and not places_abroad(place, other):
                return other
    return None


def _town_of_note(facts: Facts, place: Place) -> Place | None:
    """Return the town that a note is filed from, for what it says is in "the town".

    "Xaba, Jan. 20 - A grenade hit a van at Yeda Gate in the district town."
    """
    if not facts.is_note or not is_vague(place) or place.geonames_id is not None:
        return None
    if IN_THE_TOWN.match(facts.text, place.end) is None:
        return None
    town = next((p for p in facts.places if p.role == "dateline"), None)
    if town is None or town.feature not in LENDERS or places_abroad(place, town):
        return None
    return town


def _town_of_buildings(facts: Facts, place: Place) -> Place | None:
    """Return the one town whose hospitals, say, a note names beside a place of no map.

    "A bomb went off in Yeda Bazar. The wounded are in Xaba General Hospital."
    """
    if not facts.is_note or not is_vague(place) or place.geonames_id is not None:
        return None
    named = {p.name: p for p in facts.places if _is_named_after_town(p)}
    towns = [p for p in facts.places if p.feature == "city" and p.geonames_id]
    if len(named) != 1 or any(town.name not in named for town in towns):
        return None
    [building] = named.values()
    if places_abroad(place, building):
        return None
    return replace(building, text=building.name)


def _is_named_after_town(place: Place) -> bool:
    built = place.rule.startswith("building") and place.geo_precision == "near"
    return built and place.text != place.name


def town_of_actors(
    facts: Facts, incident: Incident, known: Candidate | None
) -> Candidate | None:
    """Return the town whose people act, where a note names none that it was in.

    "Workers of the Xaba Corporation went on strike." Nor is what they are against:
    "The Xaba Bar Association condemned the raid on a court in Yeda."
    """
    around = known.place if known else None
    if not facts.is_note:
        return None
    if around and around.feature not in ACTING_IN and not is_topic(facts, around):
        return None
    for frame in incident.frames:
        for place in facts.between(facts.places, frame.sentence):
            if place.role != "actor" or place.feature not in ACTORS:
                continue
            if around is None or place.country_code == around.country_code:
                return Candidate(place, 0.5, near=True)
    return None
