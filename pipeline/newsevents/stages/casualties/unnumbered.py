"""The dead who are told of without a number: "the soldiers were killed", at least two.

Such a count stands where the text gives no other. Words about what happens again and
again give none: "they kill judges", "killing civilians", "the murder of peasants".
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsevents.language.wordset import wordset
from newsevents.stages.casualties.group import Group
from newsevents.stages.casualties.people import side_of
from newsevents.stages.casualties.told import heads_of
from newsevents.stages.casualties.victims import with_conjuncts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from newsevents.stages.casualties.context import Context
    from newsevents.stages.casualties.triggers import Trigger

FEWEST = 2
_PLURAL = ("NNS", "NNPS")
_LISTING = ("object", "subject", "of")
_TOLD_ONE_BY_ONE = ("name", "one", "known")
_NOT_ONE = wordset("no any such these")
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


def others_killed(
    context: Context, trigger: Trigger, found: Sequence[Group]
) -> list[Group]:
    """Return the plurals of a list of the dead: "a cook, her sons and guards died".

    They leave the sum open: at least two each.
    """
    if trigger.predicate.effect != "killed" or not context.parsed:
        return []
    if (
        trigger.predicate.pattern not in _LISTING
        or found[0].kind not in _TOLD_ONE_BY_ONE
    ):
        return []
    heads = with_conjuncts(list(heads_of(context, trigger)))
    if len(heads) < 2 or not _is_not_present(context, trigger):
        return []
    more = [_some(context, h, nobody=_NOT_ONE) for h in heads]
    taken = [range(g.start, g.end) for g in found]
    return [
        replace(g, kind="plural")
        for g in more
        if g is not None and not any(g.end - 1 in span for span in taken)
    ]


def _is_past(context: Context, trigger: Trigger) -> bool:
    """Tell what happened once: "soldiers were killed", not "have killed soldiers"."""
    verb = context.doc[trigger.head]
    if verb.tag_ == "VBD":
        return True
    helpers = {c.lower_ for c in verb.lefts if c.dep_ in ("aux", "auxpass")}
    return verb.tag_ == "VBN" and "were" in helpers


def _is_not_present(context: Context, trigger: Trigger) -> bool:
    return context.doc[trigger.head].tag_ not in ("VB", "VBP", "VBZ")


def _some(
    context: Context, head: Token, nobody: frozenset[str] = _NOBODY
) -> Group | None:
    """Return the people that a plural noun stands for, None if it is none of people."""
    if head.tag_ not in _PLURAL or context.words[head.i] in _ANYBODY:
        return None
    side = side_of(context, head)
    if side is None or side == "attacker":
        return None
    before = {c.lower_ for c in head.lefts}
    if not before.isdisjoint(nobody) or any(c.dep_ == "nummod" for c in head.lefts):
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
