"""People that a phrase stands for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsevents.language.people import VictimType
from newsevents.records import Qualifier

if TYPE_CHECKING:
    from spacy.tokens import Token

    from newsevents.stages.casualties.context import Context


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
        victims=_name(context, head) if kind == "name" else head.text,
        side=side,
        others=others,
    )


def _name(context: Context, head: Token) -> str:
    start = head.i
    while start and context.doc[start - 1].pos_ == "PROPN" and start > head.i - 4:
        start -= 1
    return str(context.doc[start : head.i + 1].text)
