"""The country that a story is of: where its incidents were unless it says otherwise."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from newsevents.language import gazetteer
from newsevents.records import Entity, Place

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from spacy.tokens import Doc, Token

LARGE = 300_000  # inhabitants of a town that needs no country beside it
NAMED = 2  # points that a place gives to its country
FILED = 4  # the same of a dateline
POINTS = {"dateline": FILED, "actor": 1}
MOST_BODIES = 4  # the same of organizations, one for each time they are named
MOST_NAMED = 3  # times that a name counts
LEAST = 4
LEAST_ALONE = 1  # the same where no place is named, which could say otherwise
SHARE = 0.6  # of all points
SHARE_AT_HOME = 0.5  # the same for the country that the article is from
# Bodies that act at home.
OF_COUNTRY = frozenset({"armed_group", "military", "police", "security", "government"})
# "the embassy of Xabia" says whose, not where.
OF_STATE = frozenset(
    {
        "ambassador", "army", "citizen", "consul", "consulate", "embassy", "flag",
        "government", "minister", "ministry", "president", "representative", "republic",
    }
)  # fmt: skip
MAX_CLIMB = 8
LOCAL = frozenset(
    {
        "across", "against", "around", "at", "by", "from", "in", "inside", "near",
        "of", "off", "on", "outside", "throughout",
    }
)  # fmt: skip
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
    """A place of the story's country, and by their countries the towns that it names.

    ``place`` is None where no country stands out. Countries and places of no map are
    no towns here, nor small towns of a country that nothing else speaks for.
    """

    place: Place | None
    towns: Mapping[str, frozenset[str]]

    def excludes(self, place: Place) -> bool:
        """Tell whether a place is certainly of another country."""
        home = self.place
        return (
            home is not None
            and place.country_code not in (None, home.country_code)
            and not self.has_namesake(place)
        )

    def has_namesake(self, place: Place) -> bool:
        """Tell whether a small town abroad is more likely one that no map shows.

        One of a country of which nothing else is named is of the story's own country.
        """
        code, home = place.country_code, self.place
        if home is None or code is None or code == home.country_code:
            return False
        if self.towns.get(code, frozenset()) - {place.name}:
            return False
        is_small = (place.population or 0) <= LARGE
        return is_small and place.feature not in ("country", "region", "sea")


def homeland_of(
    places: Sequence[Place], bodies: Iterable[str] = (), filed: str | None = None
) -> Homeland:
    """Find the country that most of an article's places are of.

    ``bodies`` are the countries of the organizations it names, once for each time,
    ``filed`` is the country that the source of the article says that it is from.

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
    bodies = list(bodies)
    doubtful = _doubtful(places, {*bodies, filed})
    codes: Counter[str] = Counter()
    towns: dict[str, set[str]] = {}
    named: Counter[str] = Counter()
    for place in places:
        code = place.country_code
        if code is None or code in doubtful or _is_guessed(place):
            continue
        named[place.name] += 1
        if named[place.name] <= MOST_NAMED:
            codes[code] += POINTS.get(place.role, NAMED)
        if place.feature != "country":
            towns.setdefault(code, set()).add(place.name)
    for code, count in Counter(bodies).items():
        codes[code] += min(count, MOST_BODIES)
    if filed:
        codes[filed] += FILED
    known = {code: frozenset(names) for code, names in towns.items()}
    best, count = codes.most_common(1)[0] if codes else ("", 0)
    share = SHARE_AT_HOME if best == filed else SHARE
    least = LEAST if named or filed else LEAST_ALONE
    if count < least or count < share * codes.total():
        return Homeland(None, known)
    return Homeland(ground(best), known)


def _doubtful(
    places: Sequence[Place], known: Collection[str | None]
) -> frozenset[str | None]:
    """Return the countries that nothing but names of small towns speaks for.

    Not those named themselves but for their forces abroad, those of large towns, and
    of towns whose division is named, too. ``known`` are the countries that the article
    is from or names bodies of: none is doubtful where it does not speak of one of them.
    """
    divisions = {(p.country_code, p.name) for p in places if p.feature == "admin1"}
    firm = {
        place.country_code
        for place in places
        if (place.feature == "country" and place.role != "actor")
        or (place.population or 0) > LARGE
        or (place.feature == "city" and (place.country_code, place.admin1) in divisions)
    }
    if not firm.intersection(known) - {None}:
        return frozenset()
    firm.update(known)
    return frozenset(p.country_code for p in places if p.country_code not in firm)


def _is_guessed(place: Place) -> bool:
    """Tell whether the country of a place was taken from other places."""
    is_hosted = ", in " in place.rule and place.geonames_id is None
    return is_hosted and place.geo_precision not in ("exact", "near")


def ground(code: str) -> Place | None:
    """Return a country, by its code, as a place that no words of the text name."""
    places = gazetteer.load()
    country = places.country(code)
    if country is None:
        return None
    return Place(
        start=0,
        end=0,
        text=country.name,
        rule="homeland",
        name=country.name,
        feature="country",
        country=country.name,
        country_code=code,
        latitude=country.latitude,
        longitude=country.longitude,
        geonames_id=country.geonames_id,
        geo_precision="country",
        timezone=country.timezone,
    )


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
    place = ground(code) if code else None
    return None if place is None else Homeland(place, {})


def brought_home(place: Place, homeland: Homeland) -> Place:
    """Return a place, without the coordinates of a namesake abroad."""
    home = homeland.place
    if home is None or not homeland.has_namesake(place):
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

    Also "the embassies of Xabia and Yedia".

    ``head`` is the token of a country, ``triggers`` are the words that name the
    incident: "the Kenya attack" was there.
    """
    token = doc[head]
    owner = token.head
    if owner.lower_ == "of" and owner.head.lemma_.lower() in OF_STATE:
        return owner.head.i not in triggers
    if token.dep_ == "conj" and owner.i != head and owner.dep_ == "pobj":
        return is_attribute(doc, owner.i, triggers)
    return (
        token.dep_ in ATTRIBUTES
        and owner.i != head
        and owner.i not in triggers
        and owner.pos_ in ("NOUN", "PROPN")
        and owner.lower_ not in GROUND
    )


def is_where(doc: Doc, head: int, triggers: Collection[int]) -> bool:
    """Tell whether a place is told as where something happened.

    ``head`` is the token of the place, ``triggers`` are the words that name the
    incident: "shot in Xaba", "the raid on a farm near Xaba".
    """
    token = doc[head]
    for _ in range(MAX_CLIMB):
        if token.i in triggers:
            return True
        above = token.head
        if above.i == token.i:
            return token.pos_ == "VERB" and _has_deed(token, triggers)
        if token.dep_ == "prep" and token.lower_ not in LOCAL:
            return False
        if token.pos_ == "VERB" and _has_deed(token, triggers):
            return True
        if token.pos_ == "VERB" and token.dep_ not in ("conj", "acl"):
            return False
        token = above
    return False


def _has_deed(verb: Token, triggers: Collection[int]) -> bool:
    """Tell "a protest was held" and "the raid took place" from other verbs."""
    return any(
        child.i in triggers
        for child in verb.children
        if child.dep_ in ("dobj", "nsubj", "nsubjpass")
    )
