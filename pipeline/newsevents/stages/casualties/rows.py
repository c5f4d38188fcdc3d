"""The row of people beside a predicate, where it tells more than a parse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsevents.stages.casualties.beside import is_one_list
from newsevents.stages.casualties.enumeration import people_after, people_before
from newsevents.stages.casualties.people import is_place_name
from newsevents.stages.casualties.plausible import is_left_out
from newsevents.stages.casualties.victims import PRONOUNS
from newsevents.stages.casualties.voice import is_passive, subject_end

if TYPE_CHECKING:
    from spacy.tokens import Token

    from newsevents.stages.casualties.context import Context
    from newsevents.stages.casualties.group import Group
    from newsevents.stages.casualties.triggers import Trigger


def row_of(
    context: Context, trigger: Trigger, found: list[Group], *, strict: bool
) -> list[Group]:
    """Return the row of people beside a predicate if it holds all that were found."""
    pattern = trigger.predicate.pattern
    if not context.parsed or pattern not in _IN_ROWS:
        return []
    if pattern in _OF_WHOM:
        row, end = _of_noun(context, trigger, strict=strict)
        own = [g for g in found if g.start < end]
    elif pattern == "subject" or is_passive(context, trigger):
        end, plural = subject_end(context, trigger)
        if not end:
            return []
        row = people_before(context, end, strict=strict, plural=plural)
        own = [g for g in found if row and _is_own(context, g, row[0])]
        if _is_she_alone(context, end - 1):
            return []
    else:
        if not found and context.doc[trigger.head].dep_ in ("amod", "acl"):
            return []
        row, end = people_after(context, trigger.end, strict=strict)
        own = [
            g for g in found if g.start < end or is_one_list(context, end - 1, g.start)
        ]
        if not found and all(g.kind == "name" for g in row):
            return []  # "they shelled Elmsby"
    is_whole = bool(row) and all(row[0].start <= g.start and g.end <= end for g in own)
    return [g for g in row if not is_left_out(context, g)] if is_whole else []


_OF_WHOM = ("of", "count", "body")
_IN_ROWS = ("object", "subject", *_OF_WHOM)


def _of_noun(
    context: Context, trigger: Trigger, *, strict: bool
) -> tuple[list[Group], int]:
    """Return the row behind "the murder of", and where it ends."""
    if context.words[trigger.end : trigger.end + 1] != ["of"]:
        return [], trigger.end
    stop = _verb_after(context.doc[trigger.end - 1])
    row, end = people_after(context, trigger.end + 1, strict=strict, stop=stop)
    return (row, end) if len(row) > 1 else ([], end)


def _verb_after(noun: Token) -> int | None:
    """Return where the verb begins whose subject a noun is: "… were found"."""
    verb = noun.head
    if noun.dep_ not in ("nsubj", "nsubjpass") or verb.i < noun.i:
        return None
    return min((c.i for c in verb.lefts if c.dep_ in _HELPERS), default=verb.i)


_HELPERS = ("aux", "auxpass", "neg")


def _is_she_alone(context: Context, index: int) -> bool:
    """Tell "with two cooks when she was shot" from "two cooks and she were shot"."""
    return context.words[index] in PRONOUNS and context.words[index - 1] != "and"


def _is_own(context: Context, group: Group, row: Group) -> bool:
    """Tell people that the parse found from places, and those of other predicates."""
    if not is_one_list(context, group.end - 1, row.start):
        return False
    return group.start >= row.start or not is_place_name(context.doc[group.end - 1])
