"""Which of the groups that a parse gives are victims of the predicate at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsevents.language.syntax import objects
from newsevents.language.wordset import wordset
from newsevents.stages.casualties.people import is_place_name

if TYPE_CHECKING:
    from newsevents.stages.casualties.context import Context
    from newsevents.stages.casualties.group import Group
    from newsevents.stages.casualties.triggers import Trigger

MAX_BRACKET = 25


def plausible(context: Context, trigger: Trigger, found: list[Group]) -> list[Group]:
    """Drop members of a list that are places, or say once more who somebody is.

    And those whom the text says it does not count: "and a driver (not counted)".
    """
    if trigger.predicate.effect == "killed":  # "they will watch me die"
        found = [g for g in found if g.victims.lower() not in ("i", "me")]
    found = [g for g in found if not is_left_out(context, g)]
    if len(found) < 2:
        return found
    if _is_one_person(context, found, trigger):
        return found[:1]
    found = [g for g in found if not _in_brackets(context, g)] or found
    found = [g for g in found if not _is_of_another(context, g, trigger)] or found
    kept: list[Group] = []
    for group in found:
        head = context.doc[group.end - 1]
        is_first = not kept and head.dep_ in _SUBJECT
        if group.kind == "name" and is_place_name(head) and not is_first:
            continue
        before = kept[-1] if kept else None
        if (
            before is not None
            and before.kind == "name"
            and group.kind == "one"
            and context.words[group.start - 1] == ","
            and group.start - 1 == before.end
        ):
            continue  # "Shahin, a former police chief"
        kept.append(group)
    return kept or found


_SUBJECT = ("nsubj", "nsubjpass")


def has_harmed(context: Context, group: Group) -> bool:
    """Tell whether people harmed others before: "he stabbed a clerk and was shot".

    They are the subject of a verb of harm that has its object, or stand after "by".
    """
    head = context.doc[group.end - 1]
    verb = head.head
    if head.dep_ == "pobj" and verb.lower_ == "by":
        verb = verb.head
    elif head.dep_ != "nsubj":
        return False
    else:
        victims = objects(verb)
        if not victims or victims[0].lower_.endswith("self"):
            return False
    return any(
        p.pattern == "object" and p.effect in ("killed", "wounded")
        for p in context.lexicon.by_word.get(verb.lower_, ())
    )


def is_left_out(context: Context, group: Group) -> bool:
    """Tell whether the text does not count somebody: "and a driver (not counted)"."""
    after = context.words[group.end : group.end + 3]
    return after[:2] in (["(", "not"], ["(", "excluding"]) and after[-1] in _COUNTED


_COUNTED = wordset("counted included listed counting including")


def _is_one_person(context: Context, found: list[Group], trigger: Trigger) -> bool:
    """Tell whether two nouns name one: "a cook and resident of the camp was hurt"."""
    first, second = found[0], found[-1]
    if len(found) != 2 or first.best != 1 or second.kind != "one":
        return False
    is_bare = second.end - second.start == 1
    between = context.words[max(second.end, trigger.start - 3) : trigger.start]
    return is_bare and ("was" in between or "is" in between)


def _in_brackets(context: Context, group: Group) -> bool:
    """Tell whether a group only says who others are: "three nurses (two women …)"."""
    first, _ = context.sentence_range(group.start)
    for i in range(group.start - 1, max(first, group.start - MAX_BRACKET) - 1, -1):
        if context.words[i] in ("(", ")"):
            return context.words[i] == "("
    return False


def _is_of_another(context: Context, group: Group, trigger: Trigger) -> bool:
    """Tell whether people are those of a predicate between them and a passive.

    "It killed three guards and two were hurt", "three killed and nine hurt".
    """
    if group.end > trigger.start or group.kind != "number":
        return False
    verbs, words = context.lexicon.verbs, context.words
    if words[group.end - 1] in verbs:
        return True
    follows = group.end < trigger.start and words[group.end] in verbs
    return follows or (group.start > 0 and words[group.start - 1] in verbs)


def of_one_clause(context: Context, found: list[Group]) -> list[Group]:
    """Drop objects that belong to a clause after a verb's own.

    "It killed three guards and two were hurt", "kills nine and injures two".
    """
    for k in range(1, len(found)):
        between = context.words[found[k - 1].end : found[k].start]
        is_apart = not context.lexicon.verbs.isdisjoint(between)
        if is_apart or has_own_verb(context, found[k]):
            return found[:k]
    return found


def has_own_verb(context: Context, group: Group) -> bool:
    """Tell whether people begin another clause: "and 250 were injured"."""
    at, size = group.end, len(context.words)
    while at < size and context.doc[at].pos_ == "ADV":
        at += 1
    if at >= size:
        return False
    if group.end - 1 in context.numerals:
        return context.doc[at].pos_ in ("VERB", "AUX")
    is_verb = context.words[at] in context.lexicon.verbs
    return is_verb or context.doc[at].pos_ == "AUX"


def before_subset(context: Context, found: list[Group]) -> list[Group]:
    """Drop what "including" introduces, where the parse takes it for more victims."""
    if len(found) < 2:
        return found
    between = context.words[found[0].end : found[-1].start]
    at = next((k for k, word in enumerate(between) if word in _SUBSET), None)
    if at is None:
        return found
    limit = found[0].end + at
    return [g for g in found if g.start < limit]


_SUBSET = ("including", "identified", "named", "namely")
