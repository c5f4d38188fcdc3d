"""How a count enters the sum of those told before: all, a part, more, or an update."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from newsevents.language.wordset import wordset
from newsevents.records import Casualty, Relation

if TYPE_CHECKING:
    from newsevents.stages.casualties.context import Context
    from newsevents.stages.casualties.group import Group
    from newsevents.stages.casualties.triggers import Trigger


NEAR = 2  # sentences that "three others" look back
FAR = 4  # sentences that "was also killed" looks back


def relation_of(
    context: Context, trigger: Trigger, groups: list[Group], earlier: list[Casualty]
) -> Relation:
    """Return the relation of the people of a predicate to those told of earlier."""
    if groups[0].kind == "ordinal" or _is_still(context, trigger):
        return "update"
    is_part = _is_one_killed(context, trigger, groups[0])
    if (
        is_part
        or _is_part(context, groups[0], _WHOLE)
        or _is_of_included(context, trigger)
    ):
        return "part"
    if trigger.predicate.effect == "killed" and _is_part(context, groups[0], _HURT):
        return "addition"  # "one of the injured died": the dead are one more
    says_also = _says_also(context, trigger, groups[0])
    if says_also or any(g.others for g in groups):
        reach = FAR if says_also else NEAR
        sentence = context.sentences[trigger.start]
        is_other_fate = earlier and _contrasts(earlier[-1], trigger, sentence)
        if is_other_fate or _is_beside_doer(context, trigger, groups[0], earlier):
            return "total"
        same = [
            c
            for c in earlier
            if c.effect == trigger.predicate.effect
            and c.status == "asserted"
            and c.trigger_start < context.doc[trigger.start].idx
            and sentence - c.sentence <= reach
        ]
        if same:
            return "addition"
    return "total"


def _is_one_killed(context: Context, trigger: Trigger, group: Group) -> bool:
    """Tell "one of the men killed", "the other man killed" from "the man killed"."""
    if trigger.start != group.end or context.doc[trigger.head].dep_ != "acl":
        return False
    inside = context.words[group.start : group.end]
    return group.best == 1 and (
        inside[:3] == ["one", "of", "the"] or inside[:2] == ["the", "other"]
    )


def _is_still(context: Context, trigger: Trigger) -> bool:
    """Tell those who are missing by now: "seven are still missing"."""
    if trigger.predicate.effect != "missing":
        return False
    before = context.words[max(0, trigger.start - 3) : trigger.start]
    return not _STILL.isdisjoint(before)


_STILL = wordset("still remain remains remained")


def _is_of_included(context: Context, trigger: Trigger) -> bool:
    """Tell of one deed among those told: "killed 9, including a blast that hurt 5"."""
    verb = context.doc[trigger.head]
    verb = verb.head if verb.dep_ == "conj" else verb
    if verb.dep_ != "relcl" or not context.parsed:
        return False
    above = verb.head
    return any(a.lower_ == "including" for a in islice(above.ancestors, 5))


def _is_beside_doer(
    context: Context, trigger: Trigger, group: Group, earlier: list[Casualty]
) -> bool:
    """Tell whether "another" sets a victim apart from who strikes, a clerk a clerk."""
    if group.best != 1 or group.start < trigger.start:
        return False
    first, _ = context.sentence_range(trigger.start)
    noun = context.words[group.end - 1]
    doers = [i for i in range(first, trigger.start) if context.words[i] == noun]
    doers += [i for i in range(first, trigger.start) if context.words[i] == f"{noun}s"]
    return any(
        not any(c.start <= context.doc[i].idx < c.end for c in earlier) for i in doers
    )


def _contrasts(before: Casualty, trigger: Trigger, sentence: int) -> bool:
    """Tell whether "others" sets apart another effect: "two died, 10 others hurt"."""
    return before.sentence == sentence and before.effect != trigger.predicate.effect


def _says_also(context: Context, trigger: Trigger, group: Group) -> bool:
    """Tell whether victims come on top of others: "a nurse also died"."""
    first, _ = context.sentence_range(group.start)
    begin = context.words[first : first + 2]
    if begin[:1] == ["additionally"] or begin in (["in", "addition"], ["in", "total"]):
        return begin != ["in", "total"]
    if context.words[trigger.start - 1 : trigger.start] == ["also"]:
        return True
    return "also" in context.words[group.end : trigger.end + 1]


def _is_part(context: Context, group: Group, whole: frozenset[str]) -> bool:
    """Tell whether a count is of a total told nearby: "two of the victims died"."""
    words = context.words
    inside = words[group.start : group.end + 3]
    if "of" not in inside:
        return False
    at = inside.index("of")
    tail = inside[at + 1 : at + 3]
    if tail[:1] in (["them"], ["whom"], ["which"], ["those"], ["these"]):
        return "them" in whole
    return tail[:1] == ["the"] and tail[-1] in whole


_WHOLE = wordset("them victims dead casualties deceased killed")
_HURT = wordset("injured wounded hospitalized hospitalised")
