"""Noun phrases around a head noun: where they begin and end, what they count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import isnan
from typing import TYPE_CHECKING

from newsevents.language.numberwords import SMALL, VAGUE

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from newsevents.records import Quantity

LEFT_DEPS = frozenset(
    {
        "amod",
        "compound",
        "det",
        "nmod",
        "nummod",
        "poss",
        "predet",
        "quantmod",
        "npadvmod",
        "advmod",
    }
)
ARTICLES = frozenset(
    {"a", "an", "the", "this", "that", "these", "those", "both", "all", "its", "his"}
    | {"her", "their", "our", "my", "your", "another", "each", "every", "any", "whose"}
)
DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
BREAKS = frozenset({"-", "--", "—", "–", "_", ":", ";", '"', "“", "”"})
LOADED = frozenset(
    {"rigged", "laden", "packed", "loaded", "filled", "stuffed", "strapped", "wired"}
)
CARRYING = frozenset({"armed", "wielding", "brandishing", "disguised", "masked"})
MAX_LEFT = 12  # tokens that a noun phrase may have before its head
MAX_RIGHT = 6  # tokens that "rigged with …" may have

_MORE = frozenset({"least", "more", "over", "than", "above"})
_LESS = frozenset({"up", "most", "fewer", "less", "under", "below"})


@dataclass(frozen=True, slots=True)
class Strength:
    """Lowest and highest number of a participant; ``None`` = open."""

    low: int | None = None
    high: int | None = None


def left_edge(head: Token) -> int:
    """Return the first token of the noun phrase of a head: its modifiers, no clauses.

    Without a parse it is the head itself.
    """
    start = head.i
    for child in head.lefts:
        if child.dep_ in LEFT_DEPS and head.i - child.i <= MAX_LEFT:
            edge = child.left_edge.i
            if head.i - edge <= MAX_LEFT:
                start = min(start, edge)
    for i in range(head.i - 1, start, -1):  # "Oct 19 - warships": a dateline in front
        if head.doc[i].lower_ in BREAKS and head.doc[i - 1].whitespace_:
            return i + 1
    if head.doc[start].lower_ == "dead" and start and is_shot(head.doc[start - 1]):
        return start + 1
    return start


def is_shot(verb: Token) -> bool:
    """Tell "shot dead four bakers", whom parsers take for dead bakers."""
    return verb.pos_ == "VERB" and verb.lemma_ == "shoot"


def without_article(doc: Doc, start: int, head: int) -> int:
    """Return ``start`` moved past articles, pronouns and stray punctuation."""
    while start < head and (
        doc[start].lower_ in ARTICLES or not doc[start].text[0].isalnum()
    ):
        start += 1
    return start


def loaded_end(doc: Doc, head: int) -> int | None:
    """Return the end of "rigged with explosives" after a head, if that follows."""
    after = doc[head + 1 : head + 3].text.lower().split() if head + 2 < len(doc) else []
    if len(after) < 2 or after[0] not in LOADED or after[1] not in ("with", "of"):
        return None
    for position in range(head + 3, min(head + 3 + MAX_RIGHT, len(doc))):
        if doc[position].dep_ == "pobj":
            return position + 1
    return None


def is_armed(doc: Doc, head: int) -> bool:
    """Tell whether "armed with …" or "wielding …" follows a head, a comma aside."""
    after = head + 1
    if after < len(doc) and doc[after].lower_ == ",":
        after += 1
    return after < len(doc) and doc[after].lower_ in CARRYING


def is_age(doc: Doc, figure: int) -> bool:
    """Tell the figure of "a 12-year-old boy" from one that counts."""
    after = doc[figure + 1 : figure + 5]
    words = [token.lower_ for token in after if token.lower_ not in BREAKS]
    return words[:2] == ["year", "old"] or words[:1] == ["year-old"]


def number_of(word: str) -> int | None:
    """Return the number that a word or figure writes.

    Example:
        >>> number_of("six"), number_of("1,200"), number_of("twenty-five")
        (6, 1200, 25)
        >>> number_of("gunmen") is None
        True
    """
    word = word.lower()
    if word in SMALL:
        return SMALL[word]
    figure = word.replace(",", "")
    if figure.isascii() and figure.isdigit() and len(figure) < 10:
        return int(figure)
    tens, hyphen, ones = word.partition("-")
    if hyphen and tens in SMALL and ones in SMALL:
        return SMALL[tens] + SMALL[ones]
    return None


def strength(
    doc: Doc,
    start: int,
    head: int,
    *,
    single: bool,
    quantities: Mapping[int, Quantity],
) -> Strength:
    """Return the number that a noun phrase states.

    Args:
        doc: The Doc.
        start: First token of the phrase, its article included.
        head: Its head token.
        single: The head is the singular of a countable noun.
        quantities: Quantity records by the token of their figure.
    """
    words = [doc[i].lower_ for i in range(start, head + 1)]
    for i in range(start, head):
        if (known := quantities.get(i)) is not None and not is_age(doc, i):
            return Strength(_whole(known.low), _whole(known.high))
    for offset, word in enumerate(words):
        if word in VAGUE:
            return Strength(VAGUE[word], None)
        if word == "dozen":
            return _dozens(words[:offset])
        number = number_of(word)
        if number is None or is_age(doc, start + offset):
            continue
        if offset < len(words) - 1:
            return _bounded(number, words[:offset])
    if single and words[0] in ("a", "an", "one", "another", "lone", "single"):
        return Strength(1, 1)
    return Strength()


def _dozens(before: list[str]) -> Strength:
    number = number_of(before[-1]) if before else None
    return _bounded(12 * (number or 1), before)


def _bounded(number: int, before: list[str]) -> Strength:
    hedges = set(before[-3:])
    if hedges & _LESS and "no" not in before[-4:]:
        return Strength(None, number)
    if hedges & (_MORE | _LESS):
        return Strength(number, None)
    return Strength(number, number)


def _whole(number: float | None) -> int | None:
    return None if number is None or isnan(number) else int(min(number, 1e9))
