"""The scene of an incident: one place among those that its sentences name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsevents.language.cued import Cued
from newsevents.records import Distance, GeoPrecision, Place
from newsevents.stages.events.aside import ASIDE, is_topic, loss_of_aside
from newsevents.stages.events.beside import is_of_town, without_namesake
from newsevents.stages.events.candidates import (
    Candidate,
    inner_first,
    is_attacked_site,
    is_target,
    loss_of_town,
    supported,
)
from newsevents.stages.events.capital import capital_in
from newsevents.stages.events.container import container_of, only_admin1
from newsevents.stages.events.fineness import FINENESS, fineness
from newsevents.stages.events.homeland import brought_home, is_attribute
from newsevents.stages.events.lending import is_vague, lender_of, town_of_actors
from newsevents.stages.events.partyland import land_of_parties
from newsevents.stages.events.passing import is_told_in_passing
from newsevents.stages.events.scenetext import scene_text

if TYPE_CHECKING:
    from newsevents.stages.events.facts import Facts
    from newsevents.stages.events.frame import Frame
    from newsevents.stages.events.incidents import Incident

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
# What stands before a place, in lower case: matching in any case costs twice as much.
OFFSET_BEFORE = Cued(
    ("of", "from", "outside"),
    re.compile(
        r"""(?:\b(?:north|south|east|west|northeast|northwest|southeast|southwest|
        north-east|north-west|south-east|south-west|kms?|kilomet(?:er|re)s?|miles?|
        outside|metres|meters|[nsew]{1,3})\s+(?:of|from)|\boutside)
        (?:\s+the)?(?:\s+\w+){0,3}\s*,?\s*$""",
        re.VERBOSE,
    ),
)
# Where somebody was taken, unless he was on his way from there.
TAKEN = re.compile(
    r"\b(?:abduct|kidnap|t[ao]ke?|took|seiz|snatch)\w*\b"
    r"(?:(?!\b(?:travel|way|com(?:e|ing)|return|journey|fle[de]|driv|head))[^.;]){0,40}"
    r"\bfrom\s+(?:the\s+|their\s+)?(?:\w+\s+){0,3}$"
)
AWAY = 1.8  # what an origin or destination loses
AWAY_BEFORE = re.compile(
    r"""\b(?:from|to|toward|towards|via|linking|connecting|residents?\ of|native\ of|
    based\ in|on\ leave\ from|returning\ (?:to|from)|en\ route\ to|bound\ for|
    way\ (?:to|from)|airlifted\ to|flown\ to|taken\ to|told\ [\w-]+\ in|
    state\ police\ in|medical\ examiners?\ in|felt\ (?:in|as\ far\ as)|
    (?<!no\.\ )\d\d?,?\ of(?:\ the\ \w+\ block\ of)?|
    (?:office|hospitals?|court|jail|university|cent(?:er|re)|embassy|spokes\w+)\ in)
    \s+(?:the\s+)?(?!(?:attack|bomb|captur|enter|raid|seiz|shell|storm|strike|target)\w*\s)
    (?:(?!(?:in|at|near|outside)\s)\w+\s+){0,2}$""",
    re.VERBOSE,
)
# Behind a town whose people, papers or teams are told of: "an Akron man".
PEOPLE_BEHIND = re.compile(
    r"""(?:-area)?\ (?:man|woman|men|women|teen(?:ager)?s?|boys?|girls?|toddler|couple
    |family|mother|father|residents?|natives?|student|mayor|governor|Times|Post|News|Tribune|Journal
    |Herald|Gazette|Daily|Star|Press|Examiner|Chronicle|Observer)\b""",
    re.VERBOSE,
)
AT_BEFORE = re.compile(
    r"""\b(?:in|at|near|on|off|inside|across|around|outside|of|(?:shell|bombard|pound
    |attack|storm|captur|seiz|bomb|raid)(?:ed|ing))\s+
    (?:the\s+)?(?:\w+(?:['’]s)?\s+){0,4}$""",
    re.VERBOSE,
)
NEAR_BEFORE = Cued(
    ("near", "close", "outside", "outskirts"),
    re.compile(
        r"\b(?:near|close\s+to|outside|on\s+the\s+outskirts\s+of)\s+(?:the\s+)?"
        r"(?:\w+\s+){0,3}$"
    ),
)
COARSE = frozenset({"country", "region", "facility", "admin1", "admin2"})
OTHERS = 1.8  # what a place loses whose sentence tells of another incident
NEAR_KM = 50.0  # a scene this near to a town may be named by it
FIGURE = re.compile(r"\d[\d,]{0,6}(?:\.\d{1,3})?")
LOOK_BACK = 48
WEAK = 2.0  # a scene of less is looked for around the incident's own sentences
AT_HOME = 1.9  # what speaks for the article's own town where it is not named nearby
IN_COUNTY = 3.0  # the same where only the county around it is
TARGETED = 0.5  # what it gains where it is shot at
HOME = 0.4  # what it gains where it is


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
    own = _candidates(facts, incident, in_passing)
    chosen = last = max(own, key=lambda c: c.score, default=None)
    if chosen is not None and chosen.score <= 0:
        chosen = None
    rule = "own sentences"
    if chosen is None or chosen.place.feature in COARSE:
        capital = _capital(facts, incident, chosen)
        if capital is not None:
            chosen, rule = capital, "the capital"
    if chosen is None or chosen.place.feature in COARSE or chosen.score < WEAK:
        near = () if in_passing else _around(facts, incident, chosen, told)
        around = max(near, key=lambda c: c.score, default=None)
        if around is not None and (chosen is None or around.score > chosen.score):
            chosen, rule = around, "neighbouring sentences"
        home = _home(facts, chosen)
        if home is not None and (chosen is None or home.score > chosen.score):
            chosen, rule = home, "the article's town"
    acting = town_of_actors(facts, incident, chosen)
    if acting is not None:
        chosen, rule = acting, "the town of those who act"
    if chosen is None and not in_passing:
        chosen, rule = _dateline(facts) or last, "dateline"
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
    home, rule = facts.homeland.place, "country of the story"
    if home is None:
        home, rule = land_of_parties(facts, incident), "country of the parties"
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


def _text_before(facts: Facts, place: Place) -> str:
    """Return the words of the sentence before a place, in lower case."""
    start = facts.sentence_starts[facts.sentence_at(place.start)]
    return facts.text[max(place.start - LOOK_BACK, start) : place.start].lower()


def _candidates(facts: Facts, incident: Incident, in_passing: bool) -> list[Candidate]:
    found: list[Candidate] = []
    far = [d for d in incident.distances if d.km > NEAR_KM]
    anchors = {d.anchor for d in far if d.bearing}
    starts = {d.anchor_start for d in far}
    beside = {d.anchor_start for d in incident.distances if d.bearing} - starts
    beside -= {d.anchor_start for d in incident.distances if is_of_town(facts, d)}
    first = incident.frames[0].sentence
    heads = {trigger.head for trigger in incident.triggers}
    deeds = heads | {facts.token_at(c.trigger_start) for c in incident.casualties}
    for frame in incident.frames:
        for place in frame.places:
            if place.feature == "country" and is_attribute(
                facts.doc, facts.head_of(place), heads
            ):
                continue
            late = 0.05 * min(frame.sentence - first, 20)
            score = fineness(place) - late + 0.8 * (place.start in beside)
            score -= loss_of_aside(facts, place, deeds, in_passing=in_passing)
            is_anchor = place.start in starts or place.text in anchors
            score -= loss_of_town(facts, found, place)
            score += AWAY * _is_taken_from(facts, frame, place)
            found.append(_scored(facts, place, score, is_anchor))
    return inner_first(facts.text, supported(found))


def _is_taken_from(facts: Facts, frame: Frame, place: Place) -> bool:
    """Tell "abducted nine men from Xaba", where it was, from other origins."""
    kinds = {trigger.event_type for trigger in frame.triggers}
    return "kidnapping" in kinds and bool(TAKEN.search(_text_before(facts, place)))


def _scored(facts: Facts, place: Place, score: float, is_anchor: bool) -> Candidate:
    """Lower what is only a landmark, an origin or a destination."""
    before = _text_before(facts, place)
    near = NEAR_BEFORE.search(before) is not None
    if is_target(before):
        score += TARGETED
    elif is_anchor:
        score, near = score - 1.6, True
    elif OFFSET_BEFORE.search(before):
        score, near = score - _remoteness(before), True
    elif AWAY_BEFORE.search(before) and not is_attacked_site(before):
        score -= AWAY
    elif PEOPLE_BEHIND.match(facts.text, place.end) or _is_of_site(facts, place):
        score -= 1.4
    elif AT_BEFORE.search(before):
        score += 0.3
    if place.latitude is None or facts.homeland.has_namesake(place):
        score -= 0.6 if place.rule.startswith("stands") else 0.3
    if facts.home.is_town(place):
        score += HOME
    return Candidate(place, score, near)


def _speaks(facts: Facts, place: Place) -> bool:
    """Tell where a speaker is, "the ministry in Rome said", from where it happened."""
    speakers = facts.between(facts.sources, facts.sentence_at(place.start))
    return any(s.start < place.start < s.end for s in speakers)


def _is_of_site(facts: Facts, place: Place) -> bool:
    """Tell a town in the name of the news site behind the headline."""
    return facts.home.headline_end <= place.start < facts.title_end


def _remoteness(before: str) -> float:
    """Return what "14 km southeast of", a bare "north of" or "80 miles from" takes."""
    found = FIGURE.findall(before)
    if not found:
        return 0.5
    return 0.3 if float(found[-1].replace(",", "")) <= NEAR_KM else 1.6


def _around(
    facts: Facts,
    incident: Incident,
    known: Candidate | None,
    told: Collection[int],
) -> Iterator[Candidate]:
    """Yield places of neighbouring sentences and the title that fit what is known."""
    numbers = [frame.sentence for frame in incident.frames]
    spread = {n for number in numbers for n in range(number - 4, number + 5)}
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
        gap = min(abs(sentence - number) for number in numbers)
        if _is_of_site(facts, place) or (incident.places and _speaks(facts, place)):
            continue
        in_title = place.start < facts.title_end
        far = 1 if known and known.place.feature in ("admin1", "admin2") else 4
        if gap > far and not in_title:
            continue
        score = fineness(place) - 0.4 * (0 if in_title else gap)
        score -= ASIDE * is_topic(facts, place)
        score -= OTHERS * (gap > 0 and not in_title and sentence in told)
        found = _scored(facts, place, score, is_anchor=False)
        if found.score > 0:
            yield found


def _home(facts: Facts, known: Candidate | None) -> Candidate | None:
    """Return the article's own town, if the incident may have been there."""
    town = facts.home.town
    if town is None or (known is not None and not _allows(facts, known)):
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
    if beside is not None and is_vague(place):
        latitude, longitude, precision = beside.latitude, beside.longitude, "near"
    if latitude is None:
        precision = "unknown"
    coarse = latitude is None or chosen.near or precision not in ("exact", "admin2")
    if distance and distance.latitude is not None and coarse:
        latitude, longitude = distance.latitude, distance.longitude
        precision, beside = "offset", None
    container = container_of(facts, incident, place)
    return Scene(
        place=place,
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
            and not OFFSET_BEFORE.search(_text_before(facts, p))
        ),
        place,
    )
