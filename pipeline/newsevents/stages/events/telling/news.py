"""What is of this week, whatever it is compared with, and what goes on as history."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from newsevents.language.calendar import parse_day
from newsevents.records import EventTime
from newsevents.stages.events.sentences.anchors import Anchor, clause_verb

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from newsevents.stages.events.facts import Facts
    from newsevents.stages.events.sentences.frame import Frame

WEEK = 8  # days of a week, both ends included
_PERFECT = ("have", "has")
_TOWNS = ("city", "district", "facility")
DAYS = ("minute", "hour", "part_of_day", "day")


def news_verbs(facts: Facts, anchors: Sequence[Anchor]) -> set[int]:
    """Return the verbs of what took place on a day of this week.

    "A raid killed two on Monday, bringing the toll since May to 90", "… in the worst
    raid in years": one incident, or several in one town, is news whatever it is
    compared with.
    """
    dated = [a for a in anchors if _is_of_week(facts, a.times)]
    in_town = any(p.feature in _TOWNS for a in anchors for p in a.places)
    if not in_town and any(_is_several(facts.doc, a) for a in anchors):
        return set()
    verbs = {clause_verb(facts.doc[a.token]) for a in dated}
    return {v for v in verbs if not _is_perfect(facts.doc[v])}


def _is_perfect(verb: Token) -> bool:
    """Tell "40 have died since May" from what happened on a day."""
    return any(child.lower_ in _PERFECT for child in verb.children)


def _is_of_week(facts: Facts, times: Sequence[EventTime]) -> bool:
    today = parse_day(facts.published)
    days = [
        parse_day(t.time_start)
        for t in times
        if t.role == "event" and t.date_is_stated and t.time_precision in DAYS
    ]
    return today is not None and any(d and 0 <= (today - d).days < WEEK for d in days)


def _is_several(doc: Doc, anchor: Anchor) -> bool:
    is_noun = anchor.trigger is not None and not anchor.trigger.is_verb
    return is_noun and doc[anchor.token].tag_ == "NNS"


def continue_history(doc: Doc, frames: list[Frame]) -> None:
    """Mark what goes on about a series: "… a spate of attacks. Ten people died"."""
    for before, frame in pairwise(frames):
        if (
            before.status == "background"
            and frame.status == "reported"
            and frame.sentence == before.sentence + 1
            and _is_plural(doc, before)
            and _is_plural(doc, frame)
            and not (frame.places or frame.times or frame.definite)
        ):
            frame.status = "background"


def _is_plural(doc: Doc, frame: Frame) -> bool:
    """Tell whether all that names the incidents of a frame are nouns in the plural."""
    nouns = [t for t in frame.triggers if not t.is_verb and t.strength == "strong"]
    return bool(nouns) and all(doc[t.head].tag_ == "NNS" for t in nouns)
