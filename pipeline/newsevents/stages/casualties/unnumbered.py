"""The dead who are told of without a number: "the soldiers were killed", at least two.

Such a count stands where the text gives no other. Words about what happens again and
again give none: "they kill judges", "killing civilians", "the murder of peasants".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsevents.language.wordset import wordset
from newsevents.stages.casualties.group import Group
from newsevents.stages.casualties.people import side_of
from newsevents.stages.casualties.told import heads_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from newsevents.stages.casualties.context import Context
    from newsevents.stages.casualties.triggers import Trigger

FEWEST = 2
_PLURAL = ("NNS", "NNPS")
_NOBODY = wordset("no any such other others these")
_DEFINITE = wordset("the those")
_ANYBODY = wordset("people persons human beings others men individuals")


def some_killed(context: Context, trigger: Trigger) -> list[Group]:
    """Return the dead of a plural without a number, none if there is no such."""
    predicate = trigger.predicate
    if predicate.effect != "killed" or not context.parsed:
        return []
    if predicate.tag not in ("", "people"):
        return []
    for head in heads_of(context, trigger):
        if trigger.start <= head.i < trigger.end:
            return []  # "bodies"
        group = _some(context, head)
        if group is None:
            return []
        happened = _is_past if group.kind == "some" else _is_not_present
        return [group] if happened(context, trigger) else []
    return []


def _is_past(context: Context, trigger: Trigger) -> bool:
    """Tell what happened once: "soldiers were killed", not "have killed soldiers"."""
    verb = context.doc[trigger.head]
    if verb.tag_ == "VBD":
        return True
    helpers = {c.lower_ for c in verb.lefts if c.dep_ in ("aux", "auxpass")}
    return verb.tag_ == "VBN" and "were" in helpers


def _is_not_present(context: Context, trigger: Trigger) -> bool:
    return context.doc[trigger.head].tag_ not in ("VB", "VBP", "VBZ")


def _some(context: Context, head: Token) -> Group | None:
    """Return the people that a plural noun stands for, None if it is none of people."""
    if head.tag_ not in _PLURAL or context.words[head.i] in _ANYBODY:
        return None
    side = side_of(context, head)
    if side is None or side == "attacker":
        return None
    before = {c.lower_ for c in head.lefts}
    if not before.isdisjoint(_NOBODY) or any(c.dep_ == "nummod" for c in head.lefts):
        return None
    is_told = not before.isdisjoint(_DEFINITE)
    return Group(
        start=head.left_edge.i if is_told and head.left_edge.i > head.i - 6 else head.i,
        end=head.i + 1,
        low=FEWEST,
        best=FEWEST,
        high=None,
        qualifier="at_least",
        kind="known:some" if is_told else "some",
        victims=head.text,
        side=side,
    )
