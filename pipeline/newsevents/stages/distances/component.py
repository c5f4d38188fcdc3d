"""Finder of the distances stage: lengths, anchors, points."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from newsevents import docdata
from newsevents.language import gazetteer
from newsevents.language.geography import offset_point
from newsevents.records import Distance, Place
from newsevents.stages.distances import lengths
from newsevents.stages.distances.relation import Relation, is_location, relation

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

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
REACH = 400  # characters behind a length in which its anchor stands
BACK = 200  # places in front of a length among which "the town" is sought


class Around:
    """The places of an article, to be sought around a length.

    Args:
        places: In order of the text.
    """

    def __init__(self, places: Sequence[Place]) -> None:
        """Note the dateline, the first place with a country, and the countries."""
        self.places = places
        self.starts = [place.start for place in places]
        located = [place for place in places if place.country_code]
        counts = Counter(place.country_code or "" for place in located)
        self.codes = sorted(counts, key=lambda code: (-counts[code], code))
        self.first = located[0] if located else None
        self.dateline = next((p for p in places if p.role == "dateline"), None)

    def behind(self, length: Length) -> Sequence[Place]:
        """Return the places that may be the anchor of a length."""
        first = max(0, bisect_left(self.starts, length.end) - 1)
        return self.places[first : bisect_right(self.starts, length.end + REACH)]

    def at(self, start: int) -> Place | None:
        """Return the place that begins at an offset."""
        number = bisect_left(self.starts, start)
        found = self.places[number : number + 1]
        return found[0] if found and found[0].start == start else None

    def last(self, length: Length, fits: Callable[[Place], bool]) -> Place | None:
        """Return the last place with a country in front of a length that fits."""
        number = bisect_left(self.starts, length.start)
        for place in reversed(self.places[max(0, number - BACK) : number]):
            if place.end <= length.start and place.country_code and fits(place):
                return place
        return None


def _is_any(_: Place) -> bool:
    return True


def _is_town(place: Place) -> bool:
    return place.feature == "city" and place.role == "location"


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
        around = Around(docdata.read(doc, docdata.key_of("places"), Place))
        return [
            record
            for length in found
            if (record := self.record(text, length, around)) is not None
        ]

    def record(self, text: str, length: Length, around: Around) -> Distance | None:
        """Return the record of a length; None for a few metres that place nothing."""
        near = around.behind(length)
        related = relation(text, length.start, length.end, near)
        located = is_location(text, length.start, length.end, related)
        if length.small and not located:
            return None
        end, name = length.end, None
        latitude = longitude = radius = None
        if located and related is not None and length.km <= MAX_KM:
            end = max(length.end, related.end)
            name, lat, lon = self.anchor(related, length, around)
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
        self, related: Relation, length: Length, around: Around
    ) -> tuple[str | None, float | None, float | None]:
        """Return name and coordinates of what the distance is measured from."""
        if related.anchor is not None and related.start is not None:
            for place in around.behind(length):
                if (
                    place.start < (related.stop or 0)
                    and related.start < place.end
                    and place.role != "demonym"
                    and place.latitude is not None
                ):
                    if place.geo_precision in POINTS:
                        return related.anchor, place.latitude, place.longitude
                    return related.anchor, None, None
            entry = self.guess(related, around)
            if entry is None:
                return related.anchor, None, None
            return related.anchor, entry.latitude, entry.longitude
        return self.generic(related, length, around)

    def generic(
        self, related: Relation, length: Length, around: Around
    ) -> tuple[str | None, float | None, float | None]:
        """Return what "the capital", "here" or "the town" mean."""
        if related.generic == "capital":
            known = around.last(length, _is_any) or around.first
            code = known.country_code if known else None
            capital = self.gazetteer.capital(code or "")
            if capital is not None:
                return capital.name, capital.latitude, capital.longitude
        if related.generic == "here" and around.dateline is not None:
            here = around.dateline
            return here.name, here.latitude, here.longitude
        if related.generic in ("city", "town", "village", "there"):
            town = around.last(length, _is_town)
            if town is not None:
                return town.name, town.latitude, town.longitude
        return None, None, None

    def guess(self, related: Relation, around: Around) -> Entry | None:
        """Return the place of a name where the article says or speaks of its country.

        "Cobb, CA": what stands right behind the comma contains it.
        """
        found = self.gazetteer.find(related.anchor or "")
        host = around.at((related.stop or 0) + len(", "))
        if host is not None and host.geo_precision in ("admin1", "country"):
            inside = [entry for entry in found if self.lies_in(entry, host)]
            return max(inside, key=_likelihood, default=None)
        for code in around.codes:
            fits = [e for e in found if self.gazetteer.code(e.country) == code]
            if fits:
                return max(fits, key=_likelihood)
        if not around.codes:
            exact = [e for e in found if e.how == "exact"]
            return max(exact, key=_likelihood, default=None)
        return None

    def lies_in(self, entry: Entry, host: Place) -> bool:
        """Tell whether a place is in a division or country."""
        if self.gazetteer.code(entry.country) != host.country_code:
            return False
        if host.geo_precision == "country":
            return True
        division = None if entry.admin1 is None else self.gazetteer.place(entry.admin1)
        return division is not None and division.name == host.admin1


def _likelihood(entry: Entry) -> tuple[bool, bool, int]:
    return entry.how == "exact", entry.rank == 0, entry.population


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
