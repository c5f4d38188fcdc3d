"""Time expressions, resolved against the article's own clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    from newsevents.records import EventTime
    from newsevents.settings import TimeSettings


def find(doc: Doc) -> list[EventTime]:
    """Return nothing yet."""
    return []


def build(settings: TimeSettings) -> Callable[[Doc], list[EventTime]]:
    """Return the finder."""
    return find
