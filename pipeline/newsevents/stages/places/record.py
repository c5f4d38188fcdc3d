"""From a mention and the place chosen for it to the record."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsevents.language.placewords import KIND
from newsevents.records import GeoPrecision, Place
from newsevents.stages.places.context import opening_of, seek_hosts
from newsevents.stages.places.mentions import KIND_BEHIND, LOCATIVE, STREET
from newsevents.stages.places.spots import stands_for_town

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
# Behind a place: how far it is from another, "Xaba, 20 miles east of Yeda".
DISTANT = re.compile(
    r",\ (?:some\ |about\ |around\ |roughly\ )?\d[\d.,]{0,6}\s?"
    r"(?:km|kms|kilomet(?:er|re)s?|miles?)\b"
)
# What only a place is in front of, or has done to it.
KIND_FOLLOWS = re.compile(
    rf"[ ](?:{KIND}|areas|villages|towns|districts|highway|road|axis|front|triangle"
    r"|roundabout|junction|crossroads|intersection|(?:refugee\ )?camp)\b"
    rf"|,[ ]an?[ ](?:\w+[ ]){{0,2}}{KIND}\b"
)
BESET = re.compile(
    r"\b(?:shell|bombard|pound|block|storm|raid|captur|seiz|overr[au]n+|besieg|reach)"
    r"(?:ed|ing)?[ ](?:the[ ])?$"
    r"|\b(?:in|near|at)[ ](?:north|south|east|west)[ ]$",
    re.IGNORECASE,
)
LOOK_BACK = 80
COUPLED = re.compile(r",[ ]|[ ]and[ ]")  # between two places: "in Xa and Ye"
AREAS = ("country", "admin1", "region")
CLOSE = 4  # characters between a division and what it is told by more closely
QUARTERS = ("admin2", "district")
# A kind that belongs to the name of a part of a town or division.
QUARTER = re.compile(
    r"[ ](?:sub-?district|district|neighbou?rhood|suburb|quarter|ward)\b"
)
# Behind the name of a place of no map: gazetteers leave such words out.
GENERIC = re.compile(
    r"(?<=\w)[ ](?:sub-?district|district|neighbou?rhood|suburb|quarter|ward|village"
    r"|town)$",
    re.IGNORECASE,
)
Choice = tuple["Entry | None", float]
Town = tuple["Entry", set[str]]
PRECISION: dict[str, GeoPrecision] = {
    "country": "country",
    "admin1": "admin1",
    "admin2": "admin2",
}


@dataclass(frozen=True, slots=True)
class Setting:
    """What an article says of all its places.

    ``main`` is the country, ``home`` the town whose story it is, ``towns`` are those
    of `towns_of`. The home ``is_bureau`` where only the dateline names it: what
    happened may be anywhere in the country.
    """

    gazetteer: Gazetteer
    main: Entry | None = None
    home: Entry | None = None
    towns: Sequence[Town] = ()
    is_bureau: bool = False


def place(
    text: str,
    mentions: Sequence[Mention],
    number: int,
    chosen: Sequence[Choice],
    setting: Setting,
) -> Place | None:
    """Return the record of one mention, or None where nothing makes it a place.

    A name that the gazetteer does not hold gets the coordinates of what the text says
    it lies in, with the precision of that. So does a neighbourhood, even if a town
    elsewhere shares its name. Of what the text says nothing, streets, buildings and
    quarters are at home, and other names in the article's own country.
    """
    mention = mentions[number]
    entry, weight = chosen[number]
    gazetteer, main = setting.gazetteer, setting.main
    quarter = mention.hint == "district" and entry is not None and _town(entry)
    if entry is not None and mention.whole and not quarter:
        return _known(text, mention, entry, weight, gazetteer)
    host = entry if not mention.whole else None
    placed = _is_placed(text, mention) or _is_coupled(text, mentions, number)
    if host is None and (placed or mention.hosts):
        host = _host(text, mentions, number, chosen, main)
    is_home = setting.home and setting.home.country == (main and main.row)
    if host is None and mention.hint in QUARTERS and not is_home:
        host = _main_town(mention, setting.towns) or (entry if quarter else None)
    if host is None and not placed:
        return None
    is_own = _is_part(text, mention) or not setting.is_bureau
    if host is None and setting.home and is_home and is_own:
        return _unknown(text, mention, setting.home, gazetteer, known=True, part=True)
    return _unknown(text, mention, host or main, gazetteer, known=host is not None)


def _is_part(text: str, mention: Mention) -> bool:
    """Tell the streets, buildings and quarters of a town from towns of their own."""
    span = text[mention.start : mention.end]
    is_building = mention.label == "FAC" or not mention.whole
    return is_building or mention.hint in QUARTERS or bool(STREET.search(span))


def _town(entry: Entry) -> bool:
    return entry.feature in ("city", "admin2", "admin1")


def _is_placed(text: str, mention: Mention) -> bool:
    """Tell whether an unknown name stands where places stand."""
    if mention.label == "FAC" or mention.hint or mention.rule != "model":
        return True
    if KIND_BEHIND.search(text, mention.start, mention.end):
        return True
    start = max(0, mention.start - 24)
    if LOCATIVE.search(text, start, mention.start) or DISTANT.match(text, mention.end):
        return True
    if KIND_FOLLOWS.match(text, mention.end):
        return True
    if BESET.search(text, start, mention.start):
        return True
    before = text[max(0, mention.start - LOOK_BACK) : mention.start]
    return stands_for_town(before)


def _is_coupled(text: str, mentions: Sequence[Mention], number: int) -> bool:
    """Tell whether an unknown name follows one that stands where places stand."""
    if number == 0:
        return False
    before, this = mentions[number - 1], mentions[number]
    gap = text[before.end : this.start]
    return COUPLED.fullmatch(gap) is not None and _is_placed(text, before)


def towns_of(mentions: Sequence[Mention], chosen: Sequence[Choice]) -> list[Town]:
    """Return the towns of an article with their names, the most often named first."""
    counts: dict[int, int] = {}
    towns: dict[int, Town] = {}
    for mention, (entry, _) in zip(mentions, chosen, strict=True):
        if entry is None or entry.feature != "city" or mention.hint == "district":
            continue
        counts[entry.row] = counts.get(entry.row, 0) + 1
        towns.setdefault(entry.row, (entry, set()))[1].add(mention.name)
    return [towns[row] for row in sorted(counts, key=lambda row: -counts[row])]


def _main_town(mention: Mention, towns: Sequence[Town]) -> Entry | None:
    """Return the town that the article names most, under another name."""
    return next((t for t, names in towns if names != {mention.name}), None)


def _host(
    text: str,
    mentions: Sequence[Mention],
    number: int,
    chosen: Sequence[Choice],
    main: Entry | None,
) -> Entry | None:
    """Return the place that an unknown one lies in, as the text goes on to say.

    A town or district there, right behind the country or division, says it better.
    What only comes later in the sentence must lie in the article's own country.
    """
    first = max(0, number - 4)
    reached = 0
    order = {id(m): first + i for i, m in enumerate(mentions[first : number + 6])}
    beside: Entry | None = None
    around: Entry | None = None
    said = mentions[number].hosts
    opened = opening_of(text, mentions, number)
    for other in [*said, *opened, *seek_hosts(text, mentions, number)]:
        entry = chosen[order[id(other)]][0] if id(other) in order else None
        if entry is None or other.role == "actor":
            continue
        if other.role == "demonym" and other not in said:
            continue
        if main and other not in said and entry.country not in (None, main.country):
            continue
        if BESIDE.search(text, max(0, other.start - 30), other.start):
            beside = beside or entry
        elif around is None and entry.feature in AREAS:
            around, reached = entry, other.end
        elif _is_closer(entry, around, other.start - reached):
            return entry
    return around or beside


def _is_closer(entry: Entry, area: Entry | None, gap: int) -> bool:
    """Tell "Xa in western Yezu (Zuda, Ye)": the last lies in what was told first."""
    if area is None:
        return True
    is_within = area.row in (entry.admin1, entry.country)
    return gap <= CLOSE and entry.feature not in AREAS and is_within


def _known(
    text: str, mention: Mention, entry: Entry, weight: float, gazetteer: Gazetteer
) -> Place:
    country, admin1 = _above(entry, gazetteer)
    point = next(
        (p for p in (entry, admin1, country) if p and p.latitude is not None), entry
    )
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
        latitude=point.latitude,
        longitude=point.longitude,
        geonames_id=entry.geonames_id,
        geo_precision=PRECISION.get(point.feature, "exact"),
        timezone=entry.timezone or (country.timezone if country else None),
        population=entry.population or None,
    )


def _unknown(
    text: str,
    mention: Mention,
    host: Entry | None,
    gazetteer: Gazetteer,
    *,
    known: bool,
    part: bool = False,
) -> Place:
    span = text[mention.start : mention.end]
    feature = "district" if part else "city"
    if mention.label == "FAC" or not mention.whole:
        feature = "facility"
    end = mention.end
    if mention.hint in QUARTERS:
        feature = "district"
        kind = QUARTER.match(text, end)
        end = kind.end() if kind else end
    if STREET.search(span):
        feature = "facility"
    country, admin1 = _above(host, gazetteer) if host else (None, None)
    precision: GeoPrecision = "unknown"
    point = host if known else None
    if point is not None and point.latitude is None:
        point = admin1
    if point is not None and known:
        precision = PRECISION.get(point.feature, "near")
    return Place(
        start=mention.start,
        end=end,
        text=text[mention.start : end],
        rule=f"{mention.rule}, in {host.name}" if host else mention.rule,
        confidence=0.4 if known else 0.2,
        name=host.name if host and mention.rule == "building" else _bare(span),
        feature=feature,
        role=mention.role,
        admin1=admin1.name if admin1 else None,
        country=country.name if country else None,
        country_code=gazetteer.code(host.country) if host else None,
        latitude=point.latitude if point else None,
        longitude=point.longitude if point else None,
        geo_precision=precision,
        timezone=host.timezone if host else None,
    )


def _bare(name: str) -> str:
    """Return the name of a place of no map without its kind: "Olmari village"."""
    kind = GENERIC.search(name)
    return name[: kind.start()] if kind else name


def _above(entry: Entry, gazetteer: Gazetteer) -> tuple[Entry | None, Entry | None]:
    """Return the country and the first-level division of a place."""
    country = None if entry.country is None else gazetteer.place(entry.country)
    admin1 = None if entry.admin1 is None else gazetteer.place(entry.admin1)
    return country, admin1
