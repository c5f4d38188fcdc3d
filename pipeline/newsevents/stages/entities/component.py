"""Finder of the entities stage."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from newsevents.records import Entity

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from newsevents.settings import EntitySettings

NOT_NAMES = frozenset(
    {"DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"}
)


def find(doc: Doc) -> list[Entity]:
    """Return the entities of a Doc, ordered, none overlapping."""
    return [
        Entity(
            start=ent.start_char,
            end=ent.end_char,
            text=ent.text,
            rule="model",
            confidence=0.8,
            label=ent.label_,
            canonical=ent.text,
        )
        for ent in doc.ents
        if ent.label_ not in NOT_NAMES
    ]


def build(settings: EntitySettings) -> Callable[[Doc], list[Entity]]:
    """Return the finder."""
    return find
