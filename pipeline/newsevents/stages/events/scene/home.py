"""The town whose story an article is, among its places."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from newsevents.language.geography import haversine
from newsevents.language.hometown import (
    ENOUGH,
    FORCE,
    Naming,
    headline_end,
    reach_km,
    weigh_towns,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsevents.records import Place

BETWEEN = ", "  # "Bixby, Okla.": a town of its own
WITHOUT_FORCE = 0.7  # of its reach, where no police of the town is named
SUBURB = re.compile(r"\bsuburb(?:an|s)?\b", re.IGNORECASE)
NAMED_TWICE = 0.8  # what speaks for a town before it may hold another
FEWER = 5  # times the people of a quarter that its town has at least
NEAR_KM = 60.0  # a town this near to the middle of a county may lie in it


@dataclass(frozen=True, slots=True)
class Home:
    """What an article says of its own town.

    ``town`` is one of its mentions, ``forces`` the towns whose police it names,
    ``stated`` the names with a state behind them, ``headline_end`` where the name of
    the site begins in the title.
    """

    town: Place | None
    forces: frozenset[str]
    stated: frozenset[str]
    headline_end: int

    def is_town(self, place: Place) -> bool:
        """Tell whether a place is the article's own town."""
        town = self.town
        return town is not None and _point(town) == _point(place) is not None

    def may_hold(self, place: Place) -> bool:
        """Tell whether something was in the town if it was in this vaguer place.

        A country is too vague to tell.
        """
        town = self.town
        if town is None or place.feature in ("country", "region", "sea"):
            return False
        if place.country_code not in (None, town.country_code):
            return False
        if place.admin1 not in (None, town.admin1):
            return False
        return place.feature != "admin2" or _gap_km(place, town) <= NEAR_KM

    def has_quarter(self, text: str, place: Place) -> bool:
        """Tell whether a place with its own coordinates is part of the town.

        It is much smaller, inside the reach of the town, and has no police.
        """
        town = self.town
        if town is None or self.is_town(place) or place.feature != "city":
            return False
        if place.name in self.forces or place.name in self.stated:
            return False
        if place.latitude is None or place.admin1 != town.admin1:
            return False
        if (place.population or 0) * FEWER > (town.population or 0):
            return False
        reach = reach_km(town.population)
        if town.name not in self.forces:
            reach *= WITHOUT_FORCE
        before = text[max(0, place.start - 60) : place.end + 20]
        return _gap_km(place, town) <= reach and not SUBURB.search(before)


def home_of(text: str, title_end: int, places: Sequence[Place]) -> Home:
    """Find the article's own town."""
    towns: dict[int, Place] = {}
    namings, forces = [], set()
    for place in places:
        if place.feature == "city" and place.geonames_id is not None:
            town = place.geonames_id
            towns.setdefault(town, place)
            filed = place.role == "dateline"
            namings.append(Naming(town, place.start, place.end, filed))
            if FORCE.match(text, place.end):
                forces.add(place.name)
    weights = weigh_towns(text, title_end, namings)
    stated = {
        place.name
        for place, other in pairwise(places)
        if other.feature == "admin1" and text[place.end : other.start] == BETWEEN
    }
    end = headline_end(text, title_end)
    home = Home(None, frozenset(forces), frozenset(stated), end)
    best = max(weights, key=lambda town: weights[town], default=None)
    if best is None or weights[best] < ENOUGH:
        return home
    home = replace(home, town=towns[best])
    for town, weight in sorted(weights.items(), key=lambda item: -item[1]):
        around = replace(home, town=towns[town])
        if weight >= NAMED_TWICE and around.has_quarter(text, towns[best]):
            return around  # filed from a quarter
    return home


def _point(place: Place) -> tuple[float, float] | None:
    if place.latitude is None or place.longitude is None:
        return None
    return place.latitude, place.longitude


def _gap_km(a: Place, b: Place) -> float:
    """Return the distance of two places in kilometres, 0 where it is not known."""
    first, second = _point(a), _point(b)
    return haversine(*first, *second) if first and second else 0.0
