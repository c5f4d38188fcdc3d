"""Where an article names places: spans of text with what their surroundings say."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newsevents.records import Entity, Segment

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC", "NORP"})
NAME = r"[A-Z\u00c0-\u024f][\w'’\-.]*"
NAMES = rf"{NAME}(?:[ ](?:(?:de|la|el|al|du|des|of|and|ez|er|es|ed)[ ])?{NAME}){{0,3}}"
BEFORE_PLACE = re.compile(
    rf"""\b(?:in|near|at|from|outside|around|towards?|into|to
        |(?:north|south|east|west)(?:-?(?:east|west))?[ ]of
        |(?:town|city|village|district|province|suburb|outskirts)[ ]of)
        [ ](?:the[ ])?(?P<name>{NAMES})""",
    re.VERBOSE,
)
PREFIX = re.compile(
    r"""(?:the\s+)?
    (?:(?:north|south|east|west|central|upper|lower|greater)(?:-?(?:east|west))?
       (?:ern|-central)?\s+)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
POSSESSIVE = re.compile(r"['’]s?$")
# What may stand between a place and what contains it.
WITHIN = re.compile(
    r"""(?:,\s+|\s+\(|\s+in\s+)
    (?:(?:in|of)\s+)?(?:the\s+)?
    (?:(?:north|south|east|west|central)(?:-?(?:east|west))?(?:ern|-central)?\s+)?
    (?:(?:province|state|district|governorate|region|county)\s+of\s+)?""",
    re.VERBOSE,
)


@dataclass(slots=True)
class Mention:
    """A stretch of text that may name a place.

    ``name`` is what is looked up, ``hint`` the feature that a kind word beside it
    names, ``inside`` the mention of what contains it.
    """

    start: int
    end: int
    name: str
    label: str
    rule: str = "model"
    hint: str = ""
    role: str = "location"
    inside: Mention | None = field(default=None, repr=False)


def spans_of(
    text: str, entities: Sequence[Entity], segments: Iterable[Segment]
) -> list[Mention]:
    """Return the mentions of a text in order, none overlapping."""
    found = []
    for entity in entities:
        if entity.label in PLACE_LABELS:
            found += of_entity(text, entity)
    taken = [(m.start, m.end) for m in found]
    for segment in segments:
        if segment.kind == "dateline" and segment.value:
            at = text.find(segment.value, segment.start, segment.end)
            end = at + len(segment.value)
            for mention in found:
                if segment.start <= mention.start < segment.end:
                    mention.role = "dateline"
            if at >= 0 and not any(s < end and at < e for s, e in taken):
                found.append(
                    Mention(at, end, segment.value, "GPE", "dateline", role="dateline")
                )
    return sorted(found, key=lambda m: m.start)


def of_entity(text: str, entity: Entity) -> list[Mention]:
    """Return the places in an entity: "Rocky Mount, North Carolina" holds two."""
    found = []
    at = entity.start
    for part in re.split(r"(,\s+)", text[entity.start : entity.end]):
        start, at = at, at + len(part)
        skip = PREFIX.match(part)
        if skip and skip.end() < len(part):
            start, part = start + skip.end(), part[skip.end() :]
        bare = POSSESSIVE.sub("", part).rstrip()
        if bare and bare[0].isalnum():
            found.append(Mention(start, start + len(bare), bare, entity.label))
    return found


def link(text: str, mentions: Sequence[Mention]) -> None:
    """Note which mention stands behind another as what contains it."""
    for this, following in zip(mentions, mentions[1:], strict=False):
        gap = text[this.end : following.start]
        if len(gap) < 40 and WITHIN.fullmatch(gap):
            this.inside = following
