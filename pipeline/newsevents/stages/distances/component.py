"""Finder of the distances stage: lengths, anchors, points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsevents import docdata
from newsevents.language import gazetteer
from newsevents.language.geography import offset_point
from newsevents.records import Distance, Place
from newsevents.stages.distances import lengths
from newsevents.stages.distances.relation import Relation, is_location, relation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from newsevents.language.gazetteer import Entry
    from newsevents.records import Qualifier
    from newsevents.settings import DistanceSettings
    from newsevents.stages.distances.lengths import Length

MAX_KM = 6_000  # farther is not where something happened
# Share of the distance by which the point may be off.
SPREAD: dict[Qualifier, float] = {
    "exact": 0.15,
    "about": 0.2,
    "range": 0.3,
    "at_least": 0.35,
    "at_most": 0.5,
    "vague": 0.6,
}
MIN_RADIUS = 2.0
POINTS = ("exact", "near", "admin2")  # precise enough to measure from
Anchor = tuple[str, float | None, float | None]


def build(settings: DistanceSettings) -> DistanceFinder:
    """Return the finder."""
    return DistanceFinder(settings)


class DistanceFinder:
    """Finds the distances of a Doc."""

    def __init__(self, settings: DistanceSettings) -> None:
        """Load the tables."""
        self.settings = settings
        self.lexicon = lengths.load()
        self.gazetteer = gazetteer.load()

    def __call__(self, doc: Doc) -> list[Distance]:
        """Return the distances of a Doc, in order."""
        text = docdata.text(doc)
        found = list(lengths.lengths(text, self.lexicon))
        if not found:
            return []
        places = docdata.read(doc, docdata.key_of("places"), Place)
        return [
            record
            for length in found
            if (record := self.record(text, length, places)) is not None
        ]

    def record(
        self, text: str, length: Length, places: Sequence[Place]
    ) -> Distance | None:
        """Return the record of a length; None for a few metres that place nothing."""
        related = relation(text, length.start, length.end, places)
        located = is_location(text, length.start, length.end, related)
        if length.small and not located:
            return None
        end, name = length.end, None
        latitude = longitude = radius = None
        if located and related is not None and length.km <= MAX_KM:
            end = max(length.end, related.end)
            name, lat, lon = self.anchor(related, length, places)
            if lat is not None and lon is not None and not related.border:
                latitude, longitude, radius = point(length, related.bearing, lat, lon)
        return Distance(
            start=length.start,
            end=end,
            text=text[length.start : end],
            rule="offset" if located else "length",
            confidence=0.9 if located else 0.7,
            km=length.km,
            low_km=length.low,
            high_km=length.high,
            qualifier=length.qualifier,
            bearing=related.bearing if located and related else None,
            anchor=name,
            anchor_start=related.start if located and related else None,
            anchor_end=related.stop if located and related else None,
            is_location=located,
            latitude=latitude,
            longitude=longitude,
            radius_km=radius,
        )

    def anchor(
        self, related: Relation, length: Length, places: Sequence[Place]
    ) -> tuple[str | None, float | None, float | None]:
        """Return name and coordinates of what the distance is measured from."""
        if related.anchor is not None and related.start is not None:
            for place in places:
                if (
                    place.start < (related.stop or 0)
                    and related.start < place.end
                    and place.role != "demonym"
                    and place.latitude is not None
                ):
                    if place.geo_precision in POINTS:
                        return related.anchor, place.latitude, place.longitude
                    return related.anchor, None, None
            entry = self.guess(related.anchor, places)
            if entry is None:
                return related.anchor, None, None
            return related.anchor, entry.latitude, entry.longitude
        return self.generic(related, length, places)

    def generic(
        self, related: Relation, length: Length, places: Sequence[Place]
    ) -> tuple[str | None, float | None, float | None]:
        """Return what "the capital", "here" or "the town" mean."""
        before = [p for p in places if p.end <= length.start and p.country_code]
        if related.generic == "capital":
            near = before[-1:] or [p for p in places if p.country_code][:1]
            code = near[0].country_code if near else None
            capital = self.gazetteer.capital(code or "")
            if capital is not None:
                return capital.name, capital.latitude, capital.longitude
        if related.generic == "here":
            for place in places:
                if place.role == "dateline":
                    return place.name, place.latitude, place.longitude
        if related.generic in ("city", "town", "village", "there"):
            for place in reversed(before):
                if place.feature == "city" and place.role == "location":
                    return place.name, place.latitude, place.longitude
        return None, None, None

    def guess(self, name: str, places: Sequence[Place]) -> Entry | None:
        """Return the place of a name in a country that the article speaks of."""
        counts: dict[str, int] = {}
        for place in places:
            if place.country_code:
                counts[place.country_code] = counts.get(place.country_code, 0) + 1
        for code in sorted(counts, key=lambda c: (-counts[c], c)):
            fits = [
                entry
                for entry in self.gazetteer.find(name)
                if self.gazetteer.code(entry.country) == code
            ]
            if fits:
                return max(fits, key=lambda e: (e.how == "exact", e.population))
        if not counts:
            exact = [e for e in self.gazetteer.find(name) if e.how == "exact"]
            return max(exact, key=lambda e: e.population, default=None)
        return None


def point(
    length: Length, bearing: str | None, latitude: float, longitude: float
) -> tuple[float, float, float]:
    """Return latitude, longitude and radius of what lies so far from an anchor."""
    km = length.km
    if length.low is not None and length.high is not None:
        km = (length.low + length.high) / 2
    if bearing is None:
        return latitude, longitude, max(MIN_RADIUS, km)
    lat, lon = offset_point(latitude, longitude, km, bearing)
    radius = max(MIN_RADIUS, km * SPREAD[length.qualifier])
    return round(lat, 5), round(lon, 5), round(radius, 1)
