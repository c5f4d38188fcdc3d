"""Where an article was filed, by its source: "LIMA, 9 Jan 90 (EFE)"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from newsevents.language import gazetteer

if TYPE_CHECKING:
    from newsevents.language.gazetteer import Entry, Gazetteer

# A town with a date or the agency behind it: "Quito (Ecuador), 3 May", "Kyiv (AP)".
FILED = re.compile(
    r"""\s*(?P<town>[^\W\d_][\w .'’-]{1,40}?)\s*
    (?:\((?P<country>[^()]{3,40})\)\s*)?
    (?:,\s*(?:\d{1,2}\s|(?:\w{3,9}\.?\s)\d)|\()""",
    re.VERBOSE,
)
CAPITAL = 25  # times the people that a capital counts as having
TOWN = 50_000  # inhabitants of a town that needs no country beside it


@lru_cache(maxsize=2_000)
def filed_from(source: str) -> Entry | None:
    """Return the country of the town that a source begins with, or None.

    Example:
        >>> filed_from("LIMA, 9 Jan 90 (EFE)").name
        'Peru'
        >>> filed_from("Reuters") is None
        True
    """
    shape = FILED.match(source)
    if shape is None:
        return None
    places = gazetteer.load()
    hosts = {e.row for e in places.find(shape["country"] or "") if e.how == "exact"}
    towns = [
        (_size(places, town), town)
        for town in places.find(shape["town"])
        if town.feature == "city" and town.how == "exact" and town.country is not None
    ]
    inside = [t for t in towns if t[1].country in hosts]
    size, town = max(inside or towns, key=lambda t: t[0], default=(0, None))
    if town is None or town.country is None or (size < TOWN and not inside):
        return None
    return places.place(town.country)


def _size(places: Gazetteer, town: Entry) -> int:
    capital = places.capital(places.code(town.country) or "")
    is_capital = capital is not None and capital.row == town.row
    return town.population * (CAPITAL if is_capital else 1)
