"""Finder of the segment stage, and what it tells the language model."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from newsevents import docdata, resources
from newsevents.stages.segment.layout import Layout
from newsevents.stages.segment.truecase import is_capitals

if TYPE_CHECKING:
    import numpy.typing as npt
    from spacy.tokens import Doc

    from newsevents.records import Segment
    from newsevents.settings import SegmentSettings

# "03/21/2021: " in front of a report.
LEAD_DATE = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}[ ]?:(?=\s)")
# Segments that are sentences of their own, and those behind which one starts.
STARTS = ("header", "title", "byline", "boilerplate", "paragraph")
# Segments within which no sentence starts; in titles only behind these marks.
WHOLE = ("header", "title", "dateline", "byline")
BREAKS = frozenset([".", "!", "?", ";", ":", "|"])


@dataclass(frozen=True, slots=True)
class Finder:
    """Find the segments of a Doc; before parsing, also prepare the Doc for it."""

    layout: Layout
    norms: dict[str, str]

    def __call__(self, doc: Doc) -> list[Segment]:
        """Return the segments of a Doc."""
        article = docdata.article(doc)
        found = self.layout.segments(
            docdata.text(doc), title=article.title, shift=docdata.shift(doc)
        )
        if len(doc) and not doc.has_annotation("DEP"):
            self._start_sentences(doc, found)
            self._set_norms(doc)
        return found

    def _start_sentences(self, doc: Doc, segments: list[Segment]) -> None:
        """Let a sentence start at every segment and behind every dateline."""
        offsets = doc.to_array(["IDX"]).reshape(-1).astype(np.int64)
        text = docdata.text(doc)
        starts = [s.start for s in segments if s.kind in STARTS]
        ends = [s.end for s in segments if s.kind == "dateline"]
        for start in starts:
            date = LEAD_DATE.match(text, start)
            if date:
                ends.append(date.end())
        marks = doc.to_array(["SENT_START"]).reshape(-1).astype(np.int64)
        first = _next_word(text, 0)  # white space in front is no sentence
        for offset in (*starts, *(_next_word(text, end) for end in ends)):
            number = int(np.searchsorted(offsets, offset))
            is_token = number < len(doc) and offsets[number] == offset
            if is_token and offset > first:
                marks[number] = 1
        _forbid_inside(doc, segments, offsets, marks)
        _forbid_in_clauses(doc, marks)
        # One array for all: the setter of a token walks over the whole Doc.
        doc.from_array(["SENT_START"], marks.astype(np.uint64))  # type: ignore[arg-type]

    def _set_norms(self, doc: Doc) -> None:
        """Give words that the model misreads another norm, in mixed case only."""
        strings = doc.vocab.strings
        words = {
            strings[word]: norm for word, norm in self.norms.items() if word in strings
        }
        if not words:
            return
        text = docdata.text(doc)
        orths = doc.to_array(["ORTH"]).reshape(-1)
        for number in np.flatnonzero(np.isin(orths, list(words))):
            token = doc[int(number)]
            around = text[max(0, token.idx - 60) : token.idx + 60]
            if not is_capitals(around):
                token.norm_ = words[token.orth]


def _forbid_inside(
    doc: Doc,
    segments: list[Segment],
    offsets: npt.NDArray[np.int64],
    marks: npt.NDArray[np.int64],
) -> None:
    """Let none start inside a dateline, nor at a mark that closes a quotation."""
    for segment in segments:
        if segment.kind == "quote":
            number = int(np.searchsorted(offsets, segment.end))
            if number < len(doc) and doc[number].is_quote:
                marks[number] = -1
        elif segment.kind in WHOLE:
            low, high = np.searchsorted(offsets, (segment.start, segment.end))
            for token in doc[int(low) + 1 : int(high)]:
                if segment.kind != "title" or token.nbor(-1).text not in BREAKS:
                    marks[token.i] = -1


def _forbid_in_clauses(doc: Doc, marks: npt.NDArray[np.int64]) -> None:
    """Let none start at a comma, nor at a small word right behind a word."""
    orth, lower, is_alpha = doc.to_array(["ORTH", "LOWER", "IS_ALPHA"]).T
    inside = (orth == lower) & (is_alpha == 1)
    inside[1:] &= is_alpha[:-1] == 1
    inside |= orth == doc.vocab.strings[","]
    marks[1:][inside[1:]] = -1


def _next_word(text: str, offset: int) -> int:
    while offset < len(text) and text[offset].isspace():
        offset += 1
    return offset


def build(settings: SegmentSettings) -> Finder:
    """Return the finder, its lexicons loaded."""
    del settings
    norms = {row["text"]: row["norm"] for row in resources.table("segment/norms.tsv")}
    return Finder(Layout.load(), norms)
