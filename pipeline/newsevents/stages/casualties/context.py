"""What the steps of the stage share about one Doc, worked out once."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from newsevents import docdata
from newsevents.language.numerals import Numeral, find_numerals
from newsevents.language.syntax import sentence_index

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from newsevents.stages.casualties.group import Group
    from newsevents.stages.casualties.lexicon import Lexicon


_SPAN = re.compile(r"-(?:years?|months?|weeks?|days?|hours?|minutes?)\b(?!-)")


@dataclass(frozen=True, slots=True)
class Context:
    """A Doc with its lowered words, numerals by token, and sentences."""

    doc: Doc
    text: str
    lexicon: Lexicon
    words: list[str]
    numerals: dict[int, Numeral]
    sentences: list[int]
    sentence_starts: list[int]
    sentence_ends: list[int]
    parsed: bool
    # Whom nouns stand for, by token and strictness: several readings try the same one.
    groups: dict[tuple[int, bool], Group | None] = field(default_factory=dict)

    def sentence_text(self, number: int) -> str:
        """Return the text of a sentence."""
        start, end = self.sentence_bounds(number)
        return self.text[start:end]

    def sentence_bounds(self, number: int) -> tuple[int, int]:
        """Return where a sentence begins and ends in the text."""
        last = self.doc[self.sentence_ends[number] - 1]
        return self.doc[self.sentence_starts[number]].idx, last.idx + len(last)

    def sentence_range(self, index: int) -> tuple[int, int]:
        """Return the token range of the sentence of a token."""
        number = self.sentences[index]
        return self.sentence_starts[number], self.sentence_ends[number]

    def begins_number(self, index: int) -> bool:
        """Tell whether a number begins at a token: "40", "over 40", "at least nine"."""
        for i in range(index, min(index + 4, len(self.words))):
            if i in self.numerals:
                return self.numerals[i].start <= self.doc[index].idx
        return False


def make_context(doc: Doc, words: list[str], lexicon: Lexicon) -> Context:
    """Work out what the steps need; only called where a predicate was seen."""
    text = docdata.text(doc)
    sentences = sentence_index(doc)
    starts: list[int] = []
    ends: list[int] = []
    for i, number in enumerate(sentences):
        if number == len(starts):
            starts.append(i)
            ends.append(i)
        ends[number] = i + 1
    return Context(
        doc=doc,
        text=text,
        lexicon=lexicon,
        words=words,
        numerals=_by_token(doc, text),
        sentences=sentences,
        sentence_starts=starts,
        sentence_ends=ends,
        parsed=doc.has_annotation("DEP"),
    )


def _by_token(doc: Doc, text: str) -> dict[int, Numeral]:
    """Return the numeral that each token of a figure or range belongs to."""
    numerals = find_numerals(text)
    found: dict[int, Numeral] = {}
    if not numerals:
        return found
    offsets = doc.to_array("IDX").tolist()
    for told in numerals:
        numeral = told
        is_span = _SPAN.match(text, numeral.number_end)  # "a 20-year veteran"
        if numeral.kind == "share" or is_span:  # "one in five villagers" is no count
            continue
        if numeral.best < 0:  # a temperature or a change, and no number of people
            continue
        if numeral.kind == "change":  # "rose from 38 to 45": now 45
            now = numeral.best
            numeral = replace(numeral, low=now, high=now, qualifier="exact")
        first = bisect_right(offsets, numeral.number_start) - 1
        last = bisect_left(offsets, numeral.number_end)
        for i in range(max(first, 0), last):
            found.setdefault(i, numeral)
    return found
