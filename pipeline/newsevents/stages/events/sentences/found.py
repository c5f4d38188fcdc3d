"""Places, times and distances that may belong to events, by sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

from newsevents.records import Distance, EventTime, Evidence, Place
from newsevents.stages.events.linking.agreement import places_conflict

if TYPE_CHECKING:
    from newsevents.stages.events.facts import Facts

_start = attrgetter("start")
AROUND = 24
FINE = ("city", "district", "facility")
# A name that the gazetteer knows as a town, and that is a street's here.
STREET = re.compile(r"^\S+(?: \S+){0,2} (?:Street|Avenue|Boulevard|Drive|Lane|Ave\.)")
BROUGHT = re.compile(
    r"""\b(?:taken|flown|(?:air)?lifted|rushed|transported|transferred|brought|driven|
    sent|moved|admitted|treated|died|dead|recovering|condition|hospitali[sz]ed)\b
    [^.!?\n]{0,80}\Z""",
    re.VERBOSE,
)
HOSPITAL = re.compile(
    r"(?i)(?:\A| |-area )(?:hospitals?|medical cent(?:er|re)|clinic)\b"
)
# "Flown to Xaba with burns": there is a hospital there.
FLOWN = re.compile(r"\b(?:flown|(?:air)?lifted|taken|rushed|transferred) to \Z")
HURT = re.compile(
    r" (?:with (?:\S+ ){0,3}(?:injuries|wounds|burns)"
    r"|for (?:\S+ )?(?:treatment|surgery))"
)
# "An official in Xaba put the toll at nine": he speaks there.
# "In Xaba, south of Yeda": where Yeda is, nothing happened.
BESIDE = re.compile(
    r"""(?:,|\ \()?\ ?(?:[a-z]+\ ){0,2}(?:(?:north|south)(?:-?(?:east|west))?|east|west)
    \ of\ (?:the\ (?:capital|city|town),?\ (?:of\ )?)?""",
    re.VERBOSE,
)
OWNER = ("'s ", "’s ")  # "Caria's defence ministry"
COUNTS = re.compile(r" (?:put|gave|raised|revised) (?:the|a|its) (?:\w+ )?toll\b")
HOSPITAL_IN = re.compile(r"(?i)\b(?:hospital|center|centre|clinic) in (?:the )?\Z")
EvidenceT = TypeVar("EvidenceT", bound=Evidence)


@dataclass(frozen=True, slots=True)
class Found:
    """Places, times and distances that may belong to events, by sentence."""

    places: dict[int, list[Place]]
    times: dict[int, list[EventTime]]
    distances: dict[int, list[Distance]]


def found_in(facts: Facts) -> Found:
    """Return what the sentences of an article offer to its events."""
    inside = _in_group_names(facts)
    places = [
        place
        for place in facts.places
        if place.start not in inside and _is_location(facts, place)
    ]
    landmarks = {
        id(place)
        for before, place in pairwise(places)
        if before.feature in FINE
        and place.feature == "city"
        and place.start - before.end <= 2 * AROUND
        and BESIDE.fullmatch(facts.text, before.end, place.start)
    }
    scenes = [
        place
        for place in places
        if id(place) not in landmarks and not _is_aside(facts, place)
    ]
    scenes = _without_speakers(facts, scenes)
    return Found(
        _by_sentence(facts, scenes or places),
        _by_sentence(
            facts,
            [
                t
                for t in facts.times
                if t.role in ("event", "background") and not facts.in_dateline(t.start)
            ],
        ),
        _by_sentence(facts, [d for d in facts.distances if d.is_location]),
    )


def _without_speakers(facts: Facts, places: Sequence[Place]) -> list[Place]:
    """Leave out where speakers are if they tell of somewhere else.

    "The ministry in Rome said a boat had sunk off Malta", not "police in Rome said a
    bank had been robbed".
    """
    spoken = {
        id(place)
        for source in facts.sources
        for place in _inside(source.start, source.end, places)
        if place.start > source.start or facts.text.startswith(OWNER, place.end)
    }
    if not spoken:
        return list(places)
    told = _by_sentence(facts, [p for p in places if id(p) not in spoken])
    return [
        place
        for place in places
        if id(place) not in spoken
        or not any(
            places_conflict(place, other) or _is_finer(other, place)
            for other in told.get(facts.sentence_at(place.start), ())
        )
    ]


def _is_finer(place: Place, area: Place) -> bool:
    """Tell a town from the division or country of those who tell of it."""
    is_area = area.feature in ("admin1", "country") and place.feature == "city"
    return is_area and place.country_code == area.country_code


def _inside(start: int, end: int, places: Sequence[Place]) -> Sequence[Place]:
    first = bisect_left(places, start, key=_start)
    return places[first : bisect_left(places, end, key=_start)]


def _in_group_names(facts: Facts) -> set[int]:
    """Return where places begin that only name a group: "Armed Front of Ruritania"."""
    groups = [
        a
        for a in facts.participants
        if a.category == "armed_group" and a.rule.startswith("name")
    ]
    return {
        place.start
        for group in groups
        for place in _inside(group.start, group.end, facts.places)
    }


def _by_sentence(
    facts: Facts, records: Sequence[EvidenceT]
) -> dict[int, list[EvidenceT]]:
    grouped: dict[int, list[EvidenceT]] = {}
    for record in records:
        grouped.setdefault(facts.sentence_at(record.start), []).append(record)
    return grouped


def _is_location(facts: Facts, place: Place) -> bool:
    """Leave out places that only describe: "Iran-backed", "U.S.-flagged"."""
    if place.role != "location":
        return False
    after = facts.text[place.end : place.end + 2]
    return not (after[:1] == "-" and after[1:].isalpha())


def _is_aside(facts: Facts, place: Place) -> bool:
    """Tell where no incident was, as long as the story tells of another place."""
    after = facts.text[place.end : place.end + AROUND]
    before = facts.text[max(0, place.start - 4 * AROUND) : place.start]
    if COUNTS.match(after):
        return True
    return _is_street(place, after) or is_care(before, place.text, after)


def _is_street(place: Place, after: str) -> bool:
    """Tell a street from the town of its name, which the gazetteer knows."""
    return place.feature == "city" and bool(STREET.match(f"{place.text}{after}"))


def is_care(before: str, name: str, after: str) -> bool:
    """Tell where victims are brought from where they were hurt.

    Example:
        >>> is_care("She was flown to ", "Lakeside Hospital", " on Monday")
        True
        >>> is_care("A bomb hit ", "Lakeside Hospital", " on Monday")
        False
        >>> is_care("Two were flown to ", "Dover", " with severe burns")
        True
    """
    told, is_hospital = f"{name}{after}".lower(), None
    if "hospital" in told or "medical cent" in told or "clinic" in told:
        is_hospital = HOSPITAL.search(name) or HOSPITAL.match(after)
    if not is_hospital and before[-4:].lower() in (" in ", "the "):
        is_hospital = HOSPITAL_IN.search(before)
    if not is_hospital and HURT.match(after):
        return FLOWN.search(before) is not None
    return bool(is_hospital and BROUGHT.search(before))
