"""Distances that tell where a town lies: "in Xa, 15 km south of Ye"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from newsevents.language.geography import haversine

if TYPE_CHECKING:
    from newsevents.records import Distance, Place
    from newsevents.stages.events.facts import Facts

# Between a town and the words that say how far from another it lies.
GAP = re.compile(
    r"(?: [a-z]+)?(?:, | \()(?:an? (?:\w+ ){1,2})?"
    r"(?:(?:some|about|located|just|only) ){0,2}"
)
TOLERANCE_KM = 50.0
NAMESAKE_KM = 300.0


def is_of_town(facts: Facts, distance: Distance) -> bool:
    """Tell the distance of a town from that of an incident.

    The town stands before it, and it lies about there on the map: a namesake of
    another country does not.
    """
    latitude, longitude = distance.latitude, distance.longitude
    if latitude is None or longitude is None:
        return False
    sentence = facts.sentence_at(distance.start)
    return any(
        place.feature == "city"
        and place.latitude is not None
        and place.longitude is not None
        and GAP.fullmatch(facts.text, place.end, distance.start) is not None
        and haversine(place.latitude, place.longitude, latitude, longitude)
        <= TOLERANCE_KM
        for place in facts.between(facts.places, sentence)
        if place.end < distance.start
    )


def without_namesake(facts: Facts, place: Place, distance: Distance | None) -> Place:
    """Return a town where the distance behind it puts it, not its namesake far away.

    "Xa, 80 km north of Ye": no map shows this Xa, and the country is that of Ye.
    """
    if distance is None or GAP.fullmatch(facts.text, place.end, distance.start) is None:
        return place
    latitude, longitude = distance.latitude, distance.longitude
    if None in (latitude, longitude, place.latitude, place.longitude):
        return place
    apart = haversine(place.latitude, place.longitude, latitude, longitude)  # type: ignore[arg-type]
    anchor = next((p for p in facts.places if p.start == distance.anchor_start), place)
    if apart < NAMESAKE_KM or anchor.country_code in (None, place.country_code):
        return place
    return replace(
        place,
        name=place.text,
        latitude=None,
        longitude=None,
        geonames_id=None,
        admin1=None,
        country=anchor.country,
        country_code=anchor.country_code,
        timezone=anchor.timezone,
        geo_precision="unknown",
    )
