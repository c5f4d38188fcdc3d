"""What the words of a sentence say for and against a place being the scene."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsevents.language.cued import Cued
from newsevents.stages.events.scene.aside import (
    ABROAD,
    harks_back,
    is_of_paper,
    is_under,
    loss_of_aside,
)
from newsevents.stages.events.scene.beside import is_of_town
from newsevents.stages.events.scene.candidates import (
    Candidate,
    inner_first,
    is_attacked_site,
    is_target,
    loss_of_town,
    supported,
)
from newsevents.stages.events.scene.fineness import fineness
from newsevents.stages.events.scene.homeland import is_attribute
from newsevents.stages.events.scene.partyland import land_of_bodies
from newsevents.stages.events.telling.motives import cause_of_protest

if TYPE_CHECKING:
    from collections.abc import Collection

    from spacy.tokens import Token

    from newsevents.records import Place
    from newsevents.stages.events.facts import Facts
    from newsevents.stages.events.linking.incidents import Incident
    from newsevents.stages.events.sentences.frame import Frame

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
OF_CROWD = 1.5  # what it gets back in part as the home of a crowd that protests
CROWDED = frozenset({"protest", "unrest"})
ARRIVED = 1.0  # what the place gains that a march came to
REACHED = re.compile(
    r"\b(?:enter|reach|arriv|pass)(?:ed|ing)\s(?:(?:in|into|at|through)\s)?"
    r"(?:the\s(?:city|town|village)\sof\s)?$"
)
AWAY_BEFORE = re.compile(
    r"""\b(?:from|to|toward|towards|via|linking|connecting|residents?\ of|native\ of|
    based\ in|on\ leave\ from|returning\ (?:to|from)|en\ route\ to|bound\ for|
    way\ (?:to|from)|airlifted\ to|flown\ to|taken\ to|told\ [\w-]+\ in|
    state\ police\ in|medical\ examiners?\ in|felt\ (?:in|as\ far\ as)|
    (?<!no\.\ )\d\d?,?\ of(?:\ the\ \w+\ block\ of)?|
    (?:workers?|employees|students?|staff|teachers|pupils|traders|clans?|tribes?)\ of|
    succumb(?:ed|ing)\ (?:to\ )?(?:(?:his|her|their|the)\ )?(?:\w+\ ){1,3}(?:at|in)|
    (?:office|hospitals?|court|jail|university|cent(?:er|re)|embassy|spokes\w+)\ in)
    \s+(?:the\s+)?(?!(?:attack|bomb|captur|enter|raid|seiz|shell|storm|strike|target)\w*\s)
    (?:(?!(?:in|at|near|outside)\s)\w+\s+){0,2}$""",
    re.VERBOSE,
)
# Behind a town whose people, papers or teams are told of: "an Akron man".
PEOPLE_BEHIND = re.compile(
    r"""(?:-area)?\ (?:man|woman|men|women|teen(?:ager)?s?|boys?|girls?|toddler|couple
    |family|mother|father|residents?|natives?|student|mayor|governor|counterparts?
    |police\ (?:chief|commander|commissioner)|Times|Post|News|Tribune|Journal
    |Herald|Gazette|Daily|Star|Press|Examiner|Chronicle|Observer)\b""",
    re.VERBOSE,
)
# Behind a town that only names what is before a court: "the Akron bombing case".
CASE_BEHIND = re.compile(r" (?:[a-z]{2,15} ){0,3}(?:case|trial|verdict)\b")
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
TARGETED = 0.5  # what it gains where it is shot at
NO_PLACE = 4.0  # what a name loses that is a nickname, "alias Xaba"
HOME = 0.4  # what it gains where it is
NEAR_KM = 50.0  # a scene this near to a town may be named by it
FIGURE = re.compile(r"\d[\d,]{0,6}(?:\.\d{1,3})?")
LOOK_BACK = 48
TOWNS = frozenset({"city", "district"})


def text_before(facts: Facts, place: Place) -> str:
    """Return the words of the sentence before a place, in lower case."""
    start = facts.sentence_starts[facts.sentence_at(place.start)]
    return facts.text[max(place.start - LOOK_BACK, start) : place.start].lower()


def candidates_of(
    facts: Facts, incident: Incident, *, in_passing: bool
) -> list[Candidate]:
    """Return the places of an incident's own sentences, weighed as its scene."""
    found: list[Candidate] = []
    far = [d for d in incident.distances if d.km > NEAR_KM]
    anchors = {d.anchor for d in far if d.bearing}
    starts = {d.anchor_start for d in far}
    beside = {d.anchor_start for d in incident.distances if d.bearing} - starts
    beside -= {d.anchor_start for d in incident.distances if is_of_town(facts, d)}
    first = incident.frames[0].sentence
    has_land = facts.is_note or facts.homeland.place is not None
    land = None if has_land else land_of_bodies(facts, incident)
    heads = _heads(facts, incident)
    deeds = heads | {facts.token_at(c.trigger_start) for c in incident.casualties}
    for frame in incident.frames:
        for place in frame.places:
            if place.feature == "country" and is_attribute(
                facts.doc, facts.head_of(place), heads
            ):
                continue
            late = 0.05 * min(frame.sentence - first, 20)
            score = fineness(place) - late + 0.8 * (place.start in beside)
            score -= loss_of_aside(
                facts, place, deeds, in_passing=in_passing, land=land
            )
            if is_continent(facts, place):
                continue
            is_anchor = place.start in starts or place.text in anchors
            score -= loss_of_town(facts, found, place)
            if is_of_paper(facts, place, deeds):
                score -= ABROAD
            score += AWAY * _is_taken_from(facts, frame, place)
            score += OF_CROWD * _is_of_crowd(facts, incident, place, deeds)
            score += ARRIVED * _is_reached(facts, incident, place)
            found.append(scored(facts, place, score, is_anchor))
    return inner_first(facts.text, supported(found))


def _heads(facts: Facts, incident: Incident) -> set[int]:
    """Return the words that name an incident: of a protest, not what it is against.

    Nor what was before: "a witness to the attack in Xaba was shot in Yeda".
    """
    heads = {trigger.head for trigger in incident.triggers}
    heads = {head for head in heads if not harks_back(facts.doc[head])} or heads
    if any(trigger.event_type == "protest" for trigger in incident.triggers):
        told = {head for head in heads if cause_of_protest(facts.doc[head]) is None}
        return told or heads
    return heads


def _is_taken_from(facts: Facts, frame: Frame, place: Place) -> bool:
    """Tell "abducted nine men from Xaba", where it was, from other origins."""
    kinds = {trigger.event_type for trigger in frame.triggers}
    return "kidnapping" in kinds and bool(TAKEN.search(text_before(facts, place)))


def _is_of_crowd(
    facts: Facts, incident: Incident, place: Place, deeds: Collection[int]
) -> bool:
    """Tell where those who protest live: "farmers from Xaba blocked a road".

    Also "Xaba residents" and "residents of Xaba".
    """
    if not facts.is_note or not any(
        trigger.event_type in CROWDED for trigger in incident.triggers
    ):
        return False
    people = _people_of(facts, place)
    if people is None:
        return False
    if people.dep_ == "pobj" and people.head.lower_ == "of":  # "dozens of farmers"
        people = people.head.head
    if people.dep_ not in ("nsubj", "pobj"):
        return False
    if is_under(facts.doc, people.i, deeds):
        return True
    held = people.head.children if people.dep_ == "nsubj" else ()
    return any(child.dep_ == "dobj" and child.i in deeds for child in held)


def _is_reached(facts: Facts, incident: Incident, place: Place) -> bool:
    """Tell where a march is: "they began in Xaba and entered the town of Yeda"."""
    return (
        place.feature in TOWNS
        and any(t.event_type in CROWDED for t in incident.triggers)
        and REACHED.search(text_before(facts, place)) is not None
    )


def _people_of(facts: Facts, place: Place) -> Token | None:
    """Return the noun of those who are told to be of a place, if any."""
    token = facts.doc[facts.head_of(place)]
    link = token.head
    if link.lower_ == "from":
        return link.head
    if link.lower_ == "of":
        return link.head if AWAY_BEFORE.search(text_before(facts, place)) else None
    if token.dep_ == "compound" and link.dep_ == "nsubj":
        return link if PEOPLE_BEHIND.match(facts.text, place.end) else None
    return None


def scored(facts: Facts, place: Place, score: float, is_anchor: bool) -> Candidate:
    """Lower what is only a landmark, an origin or a destination."""
    before = text_before(facts, place)
    near = NEAR_BEFORE.search(before) is not None
    if is_target(before):
        score += TARGETED
    elif is_anchor:
        score, near = score - 2.4, True
    elif OFFSET_BEFORE.search(before):
        score, near = score - _remoteness(before), True
    elif AWAY_BEFORE.search(before) and not is_attacked_site(before):
        score -= AWAY
    elif before.endswith("alias "):
        score -= NO_PLACE
    elif PEOPLE_BEHIND.match(facts.text, place.end) or is_of_site(facts, place):
        score -= 1.4
    elif CASE_BEHIND.match(facts.text, place.end):
        score -= AWAY
    elif AT_BEFORE.search(before):
        score += 0.3
    if place.latitude is None or facts.homeland.has_namesake(place):
        score -= 0.6 if place.rule.startswith("stands") else 0.3
    if facts.home.is_town(place):
        score += HOME
    return Candidate(place, score, near)


def is_continent(facts: Facts, place: Place) -> bool:
    """Tell a region of several countries, in which a story tells little."""
    return (
        place.feature == "region" and place.country_code is None and not facts.is_note
    )


def is_of_site(facts: Facts, place: Place) -> bool:
    """Tell a town in the name of the news site behind the headline."""
    return facts.home.headline_end <= place.start < facts.title_end


def _remoteness(before: str) -> float:
    """Return what "14 km southeast of", a bare "north of" or "80 miles from" takes."""
    found = FIGURE.findall(before)
    if not found:
        return 0.5
    return 0.3 if float(found[-1].replace(",", "")) <= NEAR_KM else 1.6
