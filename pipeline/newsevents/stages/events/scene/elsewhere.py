"""Places of neighbouring sentences that are told of something else than an incident."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsevents.stages.events.scene.aside import is_of_paper
from newsevents.stages.events.scene.weighing import text_before

if TYPE_CHECKING:
    from newsevents.records import Place
    from newsevents.stages.events.facts import Facts

MAX_CLIMB = 8
# Where somebody did or suffered this says nothing of where the incident was.
VERBS = frozenset(
    {
        "arrest", "bear", "bury", "capture", "condemn", "date", "designate", "detain",
        "free", "issue", "live", "publish", "receive", "release",
        "rescue", "reside", "sign", "study", "work",
    }
)  # fmt: skip
# Behind a town that says whose they are: "the Xaba authorities", "Xaba's high courts".
BODY_BEHIND = re.compile(
    r"(?:['’]s)?\s(?:[a-z]{2,15}\s){0,2}(?:authorities|cartel|courts?|government|judges?"
    r"|jurisdiction|mayor|newspaper|officials?)\b",
    re.IGNORECASE,
)
# Before a town that says of where they are: "candidate for mayor of", "the embassy in".
OFFICE_BEFORE = re.compile(
    r"\b(?:ambassador|archbishop|bishop|candidate|commander|consul|consulate"
    r"|correspondent|court|embassy|governor|mayor|ministry|office)s?"
    r"\s(?:(?:for|in|mayor|of|the|to)\s){1,4}$"
)


def is_elsewhere(facts: Facts, place: Place, gap: int) -> bool:
    """Tell a place of something else, ``gap`` sentences from an incident.

    "Ruiz was released in Xaba", "the embassy in Xaba", in another sentence of a story.
    Not of the town that the whole story is of.
    """
    if is_of_paper(facts, place):
        return True
    if gap == 0 or facts.is_note:
        return False
    if facts.home.is_town(place) and _is_local(facts, place):
        return False
    return _is_of_office(facts, place) or _is_of_other_deed(facts, place)


def _is_of_office(facts: Facts, place: Place) -> bool:
    if BODY_BEHIND.match(facts.text, place.end):
        return True
    return OFFICE_BEFORE.search(text_before(facts, place)) is not None


def _is_of_other_deed(facts: Facts, place: Place) -> bool:
    token = facts.doc[facts.head_of(place)]
    for _ in range(MAX_CLIMB):
        above = token.head
        if above.i == token.i:
            return False
        token = above
        if token.pos_ == "VERB":
            return token.lemma_.lower() in VERBS
    return False


def _is_local(facts: Facts, town: Place) -> bool:
    """Tell a story of a town, named by its title or police, from one filed there."""
    if town.name in facts.home.forces:
        return True
    filed = any(place.role == "dateline" for place in facts.places)
    return not filed or any(
        place.name == town.name and place.start < facts.title_end
        for place in facts.places
    )
