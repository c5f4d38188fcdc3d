"""Who the dead are: "the dead included a guard", "two of the dead were nurses"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsevents.language.syntax import subjects
from newsevents.language.wordset import wordset
from newsevents.stages.casualties.lists import (
    head_right,
    phrase_right,
    with_rest_of_list,
)
from newsevents.stages.casualties.people import side_of
from newsevents.stages.casualties.victims import groups_of

if TYPE_CHECKING:
    from newsevents.stages.casualties.context import Context
    from newsevents.stages.casualties.group import Group
    from newsevents.stages.casualties.triggers import Trigger

_INCLUDE = wordset("include included includes")
_BE = wordset("was were is are")
_THE = wordset("the those")


def breaks_down(context: Context, trigger: Trigger) -> bool:
    """Tell whether a predicate is followed by those whom it counts.

    "The dead included …", "those killed include …", "among the injured were …".
    """
    after = context.words[trigger.end : trigger.end + 1]
    if not after:
        return False
    if after[0] in _INCLUDE:
        return True
    if after[0] not in _BE:
        return False
    before = context.words[max(0, trigger.start - 2) : trigger.start]
    return before[:1] == ["among"] or _names_all(context, trigger)


def _names_all(context: Context, trigger: Trigger) -> bool:
    """Tell "the dead were two soldiers and a cook" from "the dead were buried"."""
    words, at = context.words, trigger.start
    if words[at - 1 : at] not in (["the"], ["those"]) or at == 0:
        return False
    at = trigger.end + 1
    return at in context.numerals or words[at : at + 1] in (["a"], ["an"])


def members_of(context: Context, trigger: Trigger) -> list[Group]:
    """Return the groups of people that a breakdown lists."""
    _, last = context.sentence_range(trigger.start)
    found = phrase_right(context, trigger.end + 1, strict=False)
    return with_rest_of_list(context, found, last)


def share_of(context: Context, trigger: Trigger) -> list[Group]:
    """Return who is said to be a share of those counted, none where nobody is.

    "Four guards were among the dead", "five of the dead were children", "the other 17
    victims were civilians".
    """
    words, at = context.words, trigger.start
    if words[at - 2 : at - 1] == ["among"] and words[at - 1] in _THE:
        return _among(context, at - 2)
    if words[trigger.end : trigger.end + 1] and words[trigger.end] in _BE:
        return _told_apart(context, trigger)
    return []


def _among(context: Context, index: int) -> list[Group]:
    """Return the subject of "were among", by the parse, else what stands before."""
    at = index - 1
    if at < 1 or context.words[at] not in _BE:
        return []
    heads = subjects(context.doc[at]) if context.parsed else []
    found = groups_of(context, heads, strict=False)
    if not found:
        found = groups_of(context, [context.doc[at - 1]], strict=False)
    return found


def _told_apart(context: Context, trigger: Trigger) -> list[Group]:
    """Return the counted share with the side of the noun after the verb."""
    words, at = context.words, trigger.start
    if words[at - 2 : at - 1] == ["of"] and words[at - 1] in _THE:
        if at < 3 or at - 3 not in context.numerals:
            return []
        heads = [context.doc[at - 3]]
    elif trigger.predicate.pattern == "share":
        heads = [context.doc[at]]
    else:
        return []
    groups = groups_of(context, heads, strict=False)
    found = [g for g in groups if g.kind == "number" and g.best > 1]
    _, last = context.sentence_range(at)
    if not found or trigger.end + 1 >= last:
        return []
    who = head_right(context, trigger.end + 1, last)
    side = side_of(context, who) if who.pos_ in ("NOUN", "PROPN", "ADJ") else None
    if side is None:
        return []
    return [replace(found[0], end=who.i + 1, side=side, victims=who.text)]
