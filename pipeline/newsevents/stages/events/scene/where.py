"""The scene of an incident: one place among those that its sentences name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from newsevents.records import Distance, GeoPrecision, Place
from newsevents.stages.events.linking.agreement import days_conflict
from newsevents.stages.events.scene.aside import ASIDE, is_topic
from newsevents.stages.events.scene.beside import without_namesake
from newsevents.stages.events.scene.candidates import Candidate
from newsevents.stages.events.scene.capital import capital_in
from newsevents.stages.events.scene.container import container_of, only_admin1
from newsevents.stages.events.scene.elsewhere import is_elsewhere
from newsevents.stages.events.scene.fineness import FINENESS, fineness
from newsevents.stages.events.scene.homeland import brought_home
from newsevents.stages.events.scene.lending import is_vague, lender_of, town_of_actors
from newsevents.stages.events.scene.partyland import land_untold, land_where_unclear
from newsevents.stages.events.scene.scenetext import scene_text
from newsevents.stages.events.scene.weighing import (
    OFFSET_BEFORE,
    candidates_of,
    is_of_site,
    scored,
    text_before,
)
from newsevents.stages.events.telling.passing import is_told_in_passing

if TYPE_CHECKING:
    from newsevents.stages.events.facts import Facts
    from newsevents.stages.events.linking.incidents import Incident

PRECISION: dict[str, GeoPrecision] = {
    "city": "exact",
    "district": "near",
    "facility": "near",
    "admin2": "admin2",
    "admin1": "admin1",
    "region": "admin1",
    "sea": "near",
    "country": "country",
}
COARSE = frozenset({"country", "region", "facility", "admin1", "admin2"})
OTHERS = 1.8  # what a place loses whose sentence tells of another incident
OTHER_DAY = 4.0  # what it loses whose sentence tells of another day
LOCAL_BEFORE = re.compile(
    r"\b(?:across|in|inside|near|throughout)\s+(?:the\s+)?(?:\w+\s+){0,2}$"
)
# What a town has one of, called by the name of the town.
OF_TOWN = frozenset(
    {
        "airfield",
        "airport",
        "barracks",
        "city",
        "hospital",
        "hotel",
        "jail",
        "port",
        "prison",
        "stadium",
        "station",
        "university",
    }
)
FOLLOWED = re.compile(r"\bfollowing\b[^,.;]{1,40}$")  # "following riots in Xaba"
WEAK = 2.0  # a scene of less is looked for around the incident's own sentences
AT_HOME = 1.9  # what speaks for the article's own town where it is not named nearby
IN_COUNTY = 3.0  # the same where only the county around it is


@dataclass(frozen=True, slots=True)
class Scene:
    """Where an incident was, as far as the text says."""

    place: Place | None = None
    place_text: str | None = None
    admin1: str | None = None
    country: str | None = None
    country_code: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geo_precision: GeoPrecision = "unknown"
    distance: Distance | None = None
    timezone: str | None = None
    rule: str = ""
    confidence: float = 0.3


def scene_of(facts: Facts, incident: Incident, told: Collection[int] = ()) -> Scene:
    """Return the scene of an incident.

    Its own sentences first; then the rest of their paragraphs and the title; then the
    dateline, which only tells where the story was filed.
    """
    distance = max(incident.distances, key=_worth, default=None)
    in_passing = is_told_in_passing(facts, incident)
    alone = in_passing or _is_taken_as_known(facts, incident)
    own = candidates_of(facts, incident, in_passing=in_passing)
    chosen = last = max(own, key=lambda c: c.score, default=None)
    if chosen is not None and chosen.score <= 0:
        chosen = None
    rule = "own sentences"
    if chosen is None or chosen.place.feature in COARSE:
        capital = _capital(facts, incident, chosen)
        if capital is not None:
            chosen, rule = capital, "the capital"
    if chosen is None or chosen.place.feature in COARSE or chosen.score < WEAK:
        near = () if alone else _around(facts, incident, chosen, told)
        around = max(near, key=lambda c: c.score, default=None)
        if around is not None and (chosen is None or around.score > chosen.score):
            chosen, rule = around, "neighbouring sentences"
        home = _home(facts, incident, chosen)
        if home is not None and (chosen is None or home.score > chosen.score):
            chosen, rule = home, "the article's town"
    acting = town_of_actors(facts, incident, chosen)
    if acting is not None:
        chosen, rule = acting, "the town of those who act"
    if chosen is None and not alone:
        lone = last if facts.is_note else None  # a story names places of all sorts
        chosen, rule = _dateline(facts) or lone, "dateline"
        if chosen is not None and facts.homeland.excludes(chosen.place):
            chosen = None
    if chosen is None:
        return _at_home(facts, incident, distance)
    own.sort(key=lambda candidate: -candidate.score)
    beside = lender_of(facts, chosen.place, (c.place for c in own if c.score > 0))
    return _scene(facts, incident, chosen, distance, rule, beside)


def _capital(
    facts: Facts, incident: Incident, known: Candidate | None
) -> Candidate | None:
    """Return the capital, where an incident's sentences name it by that word alone."""
    for frame in incident.frames:
        place = capital_in(facts, frame)
        if place is None:
            continue
        if known is None or known.place.country_code in (None, place.country_code):
            return Candidate(place, FINENESS["city"], near=False)
    return None


def _at_home(facts: Facts, incident: Incident, distance: Distance | None) -> Scene:
    """Return no more than the country of the story or of the parties, if any."""
    home, rule = land_untold(facts, incident)
    if home is None:
        return Scene(distance=distance)
    return Scene(
        country=home.country,
        country_code=home.country_code,
        geo_precision="country",
        distance=distance,
        timezone=home.timezone,
        rule=rule,
    )


def _worth(distance: Distance) -> tuple[bool, bool, int]:
    """Prefer distances with a bearing and a point, then earlier ones."""
    has_point = distance.latitude is not None
    return distance.bearing is not None, has_point, -distance.start


def _speaks(facts: Facts, place: Place) -> bool:
    """Tell where a speaker is, "the ministry in Rome said", from where it happened."""
    speakers = facts.between(facts.sources, facts.sentence_at(place.start))
    return any(s.start < place.start < s.end for s in speakers)


def _is_taken_as_known(facts: Facts, incident: Incident) -> bool:
    """Tell what a story names as known: "the murder of Ruiz", at its first mention.

    The sentences around such a mention are about something else, and elsewhere.
    """
    return not facts.is_note and incident.frames[0].definite


def _around(
    facts: Facts,
    incident: Incident,
    known: Candidate | None,
    told: Collection[int],
) -> Iterator[Candidate]:
    """Yield places of neighbouring sentences and the title that fit what is known."""
    numbers = [frame.sentence for frame in incident.frames]
    spread = {n for number in numbers for n in range(number - 4, number + 5)}
    land = None if known else land_where_unclear(facts, incident)
    title = {
        n for n in range(3) if n < len(facts.sentence_starts) and facts.is_title(n)
    }
    pool = [
        place
        for n in sorted(spread | title)
        if 0 <= n < len(facts.sentence_starts)
        for place in facts.between(facts.places, n)
    ]
    for place in pool:
        if place.role != "location" or (known and place.feature in COARSE):
            continue
        if known and known.place.country_code not in (None, place.country_code):
            continue
        sentence = facts.sentence_at(place.start)
        if sentence in facts.skipped or facts.homeland.excludes(place):
            continue
        if land is not None and place.country_code not in (None, land.country_code):
            continue
        gap = min(abs(sentence - number) for number in numbers)
        if is_elsewhere(facts, place, gap):
            continue
        if is_of_site(facts, place) or (incident.places and _speaks(facts, place)):
            continue
        in_title = place.start < facts.title_end
        far = 1 if known and known.place.feature in ("admin1", "admin2") else 4
        if gap > far and not in_title:
            continue
        if place.feature == "country" and _is_named_aside(facts, place, gap):
            continue
        is_aside = is_topic(facts, place)
        is_before = facts.is_note and FOLLOWED.search(text_before(facts, place))
        is_other = is_before or (facts.is_note and is_aside)
        if is_other and known and known.score > ASIDE:
            continue
        score = fineness(place) - 0.4 * (0 if in_title else gap) - ASIDE * is_aside
        if gap > 0 and not in_title and sentence in told:
            score -= OTHERS + OTHER_DAY * _is_of_other_day(facts, incident, place)
        found = scored(facts, place, score, is_anchor=False)
        if found.score > 0:
            yield found


def _is_named_aside(facts: Facts, place: Place, gap: int) -> bool:
    """Tell a country that says whose something is, or that only a neighbour names."""
    if gap == 0:
        return facts.doc[facts.head_of(place)].dep_ in ("compound", "amod")
    return LOCAL_BEFORE.search(text_before(facts, place)) is None


def _is_of_other_day(facts: Facts, incident: Incident, place: Place) -> bool:
    """Tell whether a neighbouring sentence tells of another day than the incident's.

    "Ruiz was freed today in Xaba. He was abducted on 3 March": nobody says where.
    """
    if facts.is_note or facts.home.is_town(place):
        return False
    times = facts.between(facts.times, facts.sentence_at(place.start))
    return days_conflict(incident.times, times)


def _home(
    facts: Facts, incident: Incident, known: Candidate | None
) -> Candidate | None:
    """Return the article's own town, if the incident may have been there."""
    town = facts.home.town
    if town is None or (known is not None and not _allows(facts, known)):
        return None
    if known is None and town.name not in facts.home.forces:
        land = land_where_unclear(facts, incident)
        if land is not None and town.country_code not in (None, land.country_code):
            return None
    is_county = known is not None and known.place.feature == "admin2"
    return Candidate(town, IN_COUNTY if is_county else AT_HOME, near=False)


def _allows(facts: Facts, known: Candidate) -> bool:
    """Tell whether what is known of a scene leaves room for the article's town."""
    if known.place.feature in COARSE:
        return facts.home.may_hold(known.place)
    return known.score < WEAK


def _dateline(facts: Facts) -> Candidate | None:
    for place in facts.places:
        if place.role == "dateline":
            return Candidate(place, 0.5, near=True)
    return None


def _scene(
    facts: Facts,
    incident: Incident,
    chosen: Candidate,
    distance: Distance | None,
    rule: str,
    beside: Place | None,
) -> Scene:
    place = _town_of(facts, chosen.place)
    place = without_namesake(facts, brought_home(place, facts.homeland), distance)
    precision = place.geo_precision
    if precision == "unknown":
        precision = PRECISION.get(place.feature, "unknown")
    if chosen.near and precision == "exact":
        precision = "near"
    latitude, longitude = place.latitude, place.longitude
    if beside is not None and beside.latitude is not None and is_vague(place):
        latitude, longitude, precision = beside.latitude, beside.longitude, "near"
    if latitude is None:
        precision = "unknown"
    coarse = latitude is None or chosen.near or precision not in ("exact", "admin2")
    if distance and distance.latitude is not None and coarse:
        latitude, longitude = distance.latitude, distance.longitude
        precision, beside = "offset", None
    container = container_of(facts, incident, place)
    return Scene(
        place=_named_by_town(place),
        place_text=scene_text(facts, incident, place, chosen.place, beside),
        admin1=place.admin1
        or (container.admin1 if container else None)
        or only_admin1(facts, place),
        country=place.country or (container.country if container else None),
        country_code=place.country_code
        or (container.country_code if container else None),
        latitude=latitude,
        longitude=longitude,
        geo_precision=precision,
        distance=distance,
        timezone=place.timezone or (container.timezone if container else None),
        rule=rule,
        confidence={"own sentences": 0.9, "neighbouring sentences": 0.7}.get(rule, 0.5),
    )


def _town_of(facts: Facts, place: Place) -> Place:
    """Return the town that a quarter or a street is part of."""
    if facts.home.town and facts.home.has_quarter(facts.text, place):
        return facts.home.town
    if place.feature not in ("district", "facility") or place.latitude is None:
        return place
    where = (place.latitude, place.longitude)
    return next(
        (
            p
            for p in facts.places
            if p.feature == "city"
            and (p.latitude, p.longitude) == where
            and not OFFSET_BEFORE.search(text_before(facts, p))
        ),
        place,
    )


def _named_by_town(place: Place) -> Place:
    """Return a facility that is called by its town, "Xaba Airport", by the town's."""
    _, _, town = place.rule.rpartition(", in ")
    if place.feature != "facility" or place.geo_precision != "near":
        return place
    is_of_town = place.text.startswith(f"{town} ")
    kind = place.text.rpartition(" ")[2].lower()
    return replace(place, name=town) if is_of_town and kind in OF_TOWN else place
