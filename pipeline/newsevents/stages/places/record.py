"""From a mention and the place chosen for it to the record."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsevents.records import GeoPrecision, Place
from newsevents.stages.places.context import seek_hosts
from newsevents.stages.places.mentions import STREET

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsevents.language.gazetteer import Entry, Gazetteer
    from newsevents.stages.places.mentions import Mention

# In front of a place that something lies near to, and not in.
BESIDE = re.compile(
    r"\b(?:(?:north|south|east|west)(?:[ -]?(?:east|west))?[ ]+of|near|from|outside"
    r"|between|off|toward|towards|to)[ ]+(?:the[ ]+)?(?:\w+[ ]+of[ ]+)?$",
    re.IGNORECASE,
)
Choice = tuple["Entry | None", float]
PRECISION: dict[str, GeoPrecision] = {
    "country": "country",
    "admin1": "admin1",
    "admin2": "admin2",
}


def place(
    text: str,
    mentions: Sequence[Mention],
    number: int,
    chosen: Sequence[Choice],
    gazetteer: Gazetteer,
) -> Place:
    """Return the record of one mention.

    A name that the gazetteer does not hold gets the coordinates of what the text says
    it lies in, with the precision of that.
    """
    mention = mentions[number]
    entry, weight = chosen[number]
    if entry is not None and mention.whole:
        return _known(text, mention, entry, weight, gazetteer)
    host = entry if entry is not None else None
    if host is None:
        host = _host(text, mentions, number, chosen)
    return _unknown(text, mention, host, gazetteer)


def _host(
    text: str, mentions: Sequence[Mention], number: int, chosen: Sequence[Choice]
) -> Entry | None:
    """Return the place that an unknown one lies in, as the text goes on to say."""
    order = {id(m): i for i, m in enumerate(mentions)}
    beside = None
    for other in [*mentions[number].hosts, *seek_hosts(text, mentions, number)]:
        entry = chosen[order[id(other)]][0]
        if entry is None or other.role == "actor":
            continue
        if not BESIDE.search(text, max(0, other.start - 30), other.start):
            return entry
        beside = beside or entry
    return beside


def _known(
    text: str, mention: Mention, entry: Entry, weight: float, gazetteer: Gazetteer
) -> Place:
    country, admin1 = _above(entry, gazetteer)
    return Place(
        start=mention.start,
        end=mention.end,
        text=text[mention.start : mention.end],
        rule=mention.rule,
        confidence=round(max(0.05, min(0.99, weight)), 3),
        name=entry.name,
        feature=entry.feature,
        role=mention.role,
        admin1=None if entry.feature == "country" or admin1 is None else admin1.name,
        country=country.name if country else None,
        country_code=gazetteer.code(entry.country),
        latitude=entry.latitude,
        longitude=entry.longitude,
        geonames_id=entry.geonames_id,
        geo_precision=PRECISION.get(entry.feature, "exact"),
        timezone=entry.timezone or (country.timezone if country else None),
        population=entry.population or None,
    )


def _unknown(
    text: str, mention: Mention, host: Entry | None, gazetteer: Gazetteer
) -> Place:
    span = text[mention.start : mention.end]
    feature = "facility" if mention.label == "FAC" or not mention.whole else "city"
    if mention.hint in ("admin2", "district"):
        feature = "district"
    if STREET.search(span):
        feature = "facility"
    country, admin1 = _above(host, gazetteer) if host else (None, None)
    precision: GeoPrecision = "unknown"
    if host is not None:
        precision = PRECISION.get(host.feature, "near")
    return Place(
        start=mention.start,
        end=mention.end,
        text=span,
        rule=f"{mention.rule}, in {host.name}" if host else mention.rule,
        confidence=0.4 if host else 0.2,
        name=span,
        feature=feature,
        role=mention.role,
        admin1=admin1.name if admin1 else None,
        country=country.name if country else None,
        country_code=gazetteer.code(host.country) if host else None,
        latitude=host.latitude if host else None,
        longitude=host.longitude if host else None,
        geo_precision=precision,
        timezone=host.timezone if host else None,
    )


def _above(entry: Entry, gazetteer: Gazetteer) -> tuple[Entry | None, Entry | None]:
    """Return the country and the first-level division of a place."""
    country = None if entry.country is None else gazetteer.place(entry.country)
    admin1 = None if entry.admin1 is None else gazetteer.place(entry.admin1)
    return country, admin1
