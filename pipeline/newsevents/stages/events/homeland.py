"""The country that a story is of: where its incidents were unless it says otherwise."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from newsevents.language import gazetteer
from newsevents.records import Entity, Place

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from spacy.tokens import Doc

LARGE = 300_000  # inhabitants of a town that needs no country beside it
LEAST = 2  # mentions of a country and its towns
FILED = 2  # a dateline counts as much as so many mentions
SHARE = 0.6  # of all mentions of places
# Bodies that act at home.
OF_COUNTRY = frozenset({"armed_group", "military", "police", "security", "government"})
ATTRIBUTES = frozenset({"compound", "amod", "nmod", "poss"})
# "U.S. soil", "the Kenyan border": behind these words a country is a place.
GROUND = frozenset(
    {
        "air",
        "airspace",
        "border",
        "capital",
        "coast",
        "desert",
        "frontier",
        "jungle",
        "province",
        "region",
        "side",
        "soil",
        "state",
        "territory",
        "town",
        "village",
        "waters",
    }
)


@dataclass(frozen=True, slots=True)
class Homeland:
    """A place of the story's country, and the countries of which it names two places.

    ``place`` is None where no country stands out.
    """

    place: Place | None
    spoken_of: frozenset[str]


def homeland_of(places: Sequence[Place]) -> Homeland:
    """Find the country that most of an article's places are of.

    Example:
        >>> def place(code):
        ...     return Place(start=0, end=5, text="x", rule="", name="x",
        ...                  country_code=code)
        >>> found = homeland_of([place("KEN"), place("KEN"), place("USA")])
        >>> found.place.country_code
        'KEN'
        >>> homeland_of([place("KEN"), place("USA")]).place is None
        True
    """
    codes: Counter[str] = Counter()
    names: dict[str, set[str]] = {}
    for place in places:
        code = place.country_code
        if code:
            codes[code] += FILED if place.role == "dateline" else 1
            names.setdefault(code, set()).add(place.name)
    spoken_of = frozenset(code for code, known in names.items() if len(known) > 1)
    best, count = codes.most_common(1)[0] if codes else (None, 0)
    if count < LEAST or count < SHARE * codes.total():
        return Homeland(None, spoken_of)
    return Homeland(next(p for p in places if p.country_code == best), spoken_of)


def homeland_by_bodies(
    places: Sequence[Place], entities: Sequence[Entity]
) -> Homeland | None:
    """Return the country of the forces and armed groups of a story without a place.

    None where a place has a country, or where they are of several.

    Example:
        >>> group = Entity(start=0, end=13, text="Shining Path", rule="", label="ORG",
        ...                canonical="Shining Path", category="armed_group",
        ...                country_code="PER")
        >>> homeland_by_bodies([], [group]).place.name
        'Peru'
    """
    if any(p.country_code and p.role in ("location", "dateline") for p in places):
        return None
    codes = {e.country_code for e in entities if e.category in OF_COUNTRY} - {None}
    code = codes.pop() if len(codes) == 1 else None
    country = gazetteer.load().country(code) if code else None
    if country is None:
        return None
    place = Place(
        start=0,
        end=0,
        text=country.name,
        rule="body",
        name=country.name,
        feature="country",
        country=country.name,
        country_code=code,
        geo_precision="country",
        timezone=country.timezone,
    )
    return Homeland(place, frozenset())


def brought_home(place: Place, homeland: Homeland) -> Place:
    """Return a place, without the coordinates of a namesake abroad.

    A small town of a country that is not spoken of otherwise is more likely one of the
    story's own country that the gazetteer lacks.
    """
    code, home = place.country_code, homeland.place
    if home is None or code in (None, home.country_code, *homeland.spoken_of):
        return place
    if (place.population or 0) > LARGE or place.feature in ("country", "region", "sea"):
        return place
    return replace(
        place,
        name=place.text,
        admin1=None,
        country=home.country,
        country_code=home.country_code,
        latitude=None,
        longitude=None,
        geonames_id=None,
        geo_precision="unknown",
        timezone=home.timezone,
    )


def is_attribute(doc: Doc, head: int, triggers: Collection[int]) -> bool:
    """Tell "U.S. officials" and "the French embassy" from where something was.

    ``head`` is the token of a country, ``triggers`` are the words that name the
    incident: "the Kenya attack" was there.
    """
    token = doc[head]
    owner = token.head
    return (
        token.dep_ in ATTRIBUTES
        and owner.i != head
        and owner.i not in triggers
        and owner.pos_ in ("NOUN", "PROPN")
        and owner.lower_ not in GROUND
    )
