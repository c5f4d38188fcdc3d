"""People that a phrase stands for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsevents.language.people import VictimType
from newsevents.language.wordset import wordset
from newsevents.records import Qualifier

if TYPE_CHECKING:
    from spacy.tokens import Token

    from newsevents.stages.casualties.context import Context

AGE_UNITS = wordset("year years yr month months week weeks day days")
MAX_AGE = 6  # tokens of an age: "two-and-a-half-year-old" is rare


@dataclass(frozen=True, slots=True)
class Group:
    """People that a phrase at tokens ``start`` to ``end`` stands for.

    ``kind`` is ``number``, ``one`` (implied), ``name``, ``pronoun``, ``none``,
    ``ordinal`` ("a third victim": best is 3, of all), ``known`` ("the driver", "both")
    or ``known:told`` ("the hostages": as many as were told of before).
    """

    start: int
    end: int
    low: int | None
    best: int
    high: int | None
    qualifier: Qualifier
    kind: str
    victims: str
    side: VictimType
    others: bool = False


def make_group(
    context: Context,
    head: Token,
    start: int,
    count: int,
    kind: str,
    side: VictimType,
    *,
    others: bool = False,
) -> Group:
    """Return the group of an exact count of people, of whom a noun tells."""
    return Group(
        start=start,
        end=head.i + 1,
        low=count,
        best=count,
        high=count,
        qualifier="exact",
        kind=kind,
        victims=_name(context, head) if kind == "name" else noun_of(context, head),
        side=side,
        others=others,
    )


def _name(context: Context, head: Token) -> str:
    start = head.i
    while start and context.doc[start - 1].pos_ == "PROPN" and start > head.i - 4:
        start -= 1
    return str(context.doc[start : head.i + 1].text)


def noun_of(context: Context, head: Token) -> str:
    """Return what people are called: their noun, or an age that stands for one.

    "A 22-year-old was stabbed" tells of a "22-year-old", not of an "old".
    """
    if context.words[head.i] not in ("old", "olds"):
        return head.text
    start = head.i
    while start > max(head.i - MAX_AGE, 0) and _is_of_age(context, start):
        start -= 1
    return str(context.doc[start : head.i + 1].text)


def _is_of_age(context: Context, start: int) -> bool:
    """Tell whether a token goes on to the left: "22-year-" of "22-year-old"."""
    token, before = context.doc[start], context.doc[start - 1]
    if "-" in (token.text, before.text):
        return not before.whitespace_
    return before.lower_.rpartition("-")[2] in AGE_UNITS or token.lower_ in AGE_UNITS
