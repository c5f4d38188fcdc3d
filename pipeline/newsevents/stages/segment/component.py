"""Finder of the segment stage."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from newsevents.records import Segment

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from newsevents.settings import SegmentSettings

PARAGRAPH = re.compile(r"[^\s][^\n]*(?:\n(?!\s*\n)[^\n]+)*")


def find(doc: Doc) -> list[Segment]:
    """Return the segments of a Doc and, before parsing, start sentences at them."""
    found = [
        Segment(start=m.start(), end=m.end(), text=m[0], kind="paragraph", rule="blank")
        for m in PARAGRAPH.finditer(doc.text)
    ]
    if not doc.has_annotation("DEP"):
        starts = {segment.start for segment in found}
        for token in doc:
            if token.idx in starts:
                token.is_sent_start = True
            if token.text == "IS":
                token.norm_ = "taliban"
    return found


def build(settings: SegmentSettings) -> Callable[[Doc], list[Segment]]:
    """Return the finder."""
    return find
