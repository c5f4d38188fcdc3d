"""Places, times and distances that may belong to events, by sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from newsevents.records import Distance, EventTime, Evidence, Place

if TYPE_CHECKING:
    from newsevents.stages.events.facts import Facts

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
    return Found(
        _by_sentence(
            facts,
            [
                place
                for place in facts.places
                if place.start not in inside and _is_location(facts, place)
            ],
        ),
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
        for place in facts.places[
            bisect_left(facts.places, group.start, key=_start) : bisect_left(
                facts.places, group.end, key=_start
            )
        ]
    }


def _start(record: Evidence) -> int:
    return record.start


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
