"""How closely a place tells where something was."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsevents.records import Place

# How much a place tells where something was.
FINENESS = {
    "city": 3.0,
    "district": 2.6,
    "facility": 1.0,
    "admin2": 2.2,
    "sea": 2.0,
    "region": 1.3,
    "admin1": 1.6,
    "country": 0.5,
}
DIVISION = re.compile(
    r"(?i)\b(?:(?P<large>province|governorate|state|oblast|region|prefecture)"
    r"|county|district)$"
)
IN_TOWN = 2.7  # how much a building tells that has the name of its town


def fineness(place: Place) -> float:
    """Return how much a place tells; "X province" is no town, whatever X is.

    Example:
        >>> from newsevents.records import Place
        >>> place = {"start": 0, "end": 8, "rule": "", "name": "Parma"}
        >>> fineness(Place(text="Parma", feature="city", **place))
        3.0
        >>> fineness(Place(text="Parma province", feature="city", **place))
        1.6
    """
    kind = DIVISION.search(place.text) if place.feature == "city" else None
    if kind:
        return FINENESS["admin1" if kind["large"] else "admin2"]
    if place.feature == "facility" and place.geo_precision in ("near", "exact"):
        return IN_TOWN if place.rule.startswith("building") else FINENESS["admin2"]
    return FINENESS.get(place.feature, 1.0)
