"""Whom a plural means that gives no number: "the hostages", "they", "their bodies".

They are as many as the captives, or the people of the same name, told of last.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from newsevents.language.people import singular, victim_type
from newsevents.language.syntax import agents, prepositional
from newsevents.language.wordset import wordset
from newsevents.records import Casualty
from newsevents.stages.casualties.arguments import (
    objects_of,
    state_subjects,
    subjects_of,
)
from newsevents.stages.casualties.group import Group
from newsevents.stages.casualties.plausible import has_harmed
from newsevents.stages.casualties.victims import group_of
from newsevents.stages.casualties.voice import is_passive

if TYPE_CHECKING:
    from spacy.tokens import Token

    from newsevents.stages.casualties.context import Context
    from newsevents.stages.casualties.triggers import Trigger

FAR = 6  # sentences that "the hostages" may look back
NEAR = 2  # sentences that "they" may look back
_CAPTIVES = wordset("hostage captive abductee prisoner detainee")
_ANYBODY = wordset("victim man person individual body corpse")
_PRONOUNS = wordset("they them their all")
_SOME = wordset("other remaining rest last first second third many most few several")
_DEFINITE = wordset("the these those all")
_REMAINS = wordset("bodies corpses")
_RESTRICTS = frozenset(("relcl", "acl", "prep", "nummod", "poss", "conj", "cc"))


@dataclass(frozen=True, slots=True)
class Mention:
    """A plural without a number: its token and the singular of its noun."""

    head: Token
    noun: str
    is_pronoun: bool


def told_again(
    context: Context, trigger: Trigger, earlier: list[Casualty]
) -> list[Group]:
    """Return the dead that a plural without a number stands for, none if unclear."""
    predicate = trigger.predicate
    if predicate.effect != "killed" or not context.parsed:
        return []
    if predicate.tag not in ("", "people"):
        return []
    for head in heads_of(context, trigger):
        mention = _mention(context, head)
        if mention is None or not _may_mean(context, trigger, mention):
            continue
        group = _among_told(context, mention, earlier)
        if group is None and not mention.is_pronoun:
            group = _among_named(context, mention, earlier)
        return [] if group is None else [group]
    return []


def heads_of(context: Context, trigger: Trigger) -> Iterator[Token]:
    """Yield the words that may say who died by a predicate."""
    pattern, head = trigger.predicate.pattern, context.doc[trigger.head]
    if pattern == "object" and not is_passive(context, trigger):
        yield from objects_of(head)
    elif pattern in ("object", "subject"):
        yield from subjects_of(head)
    elif pattern == "state":
        for heads in state_subjects(context.doc[trigger.start]):
            yield from heads
    elif pattern == "of":
        yield from prepositional(head, "of")
    elif pattern == "body":
        body = context.doc[trigger.end - 1]
        owners = [c for c in body.children if c.dep_ == "poss"]
        inside = prepositional(body, "of")
        yield from owners or inside or [body]


def _mention(context: Context, head: Token) -> Mention | None:
    """Return what a word is as a mention of people told of before, None if nothing."""
    word = context.words[head.i]
    if word == "all":
        inside = prepositional(head, "of")
        if inside:
            return _mention(context, inside[0])
    if word in _PRONOUNS:
        return Mention(head, "", is_pronoun=True)
    if head.tag_ not in ("NNS", "NNPS") or victim_type(word) == "attacker":
        return None
    children = list(head.children)
    if any(c.dep_ in _RESTRICTS or c.lower_ in _SOME for c in children):
        return None
    if not any(c.lower_ in _DEFINITE for c in children):
        return None
    return Mention(head, singular(word), is_pronoun=False)


def _may_mean(context: Context, trigger: Trigger, mention: Mention) -> bool:
    """Tell whether a pronoun may mean victims: captors are killed by soldiers."""
    if not mention.is_pronoun or mention.head.lower_ in ("them", "their"):
        return True
    killers = agents(context.doc[trigger.head])
    return all(victim_type(context.words[t.i]) != "force" for t in killers)


def _among_told(
    context: Context, mention: Mention, earlier: list[Casualty]
) -> Group | None:
    """Return a mention as the people who came to harm before, None if it is not."""
    sentence = context.sentences[mention.head.i]
    reach = NEAR if mention.is_pronoun else FAR
    for casualty in reversed(earlier):
        if casualty.status != "asserted" or casualty.best < 2:
            continue
        if casualty.effect == "killed" or sentence - casualty.sentence > reach:
            return None
        if casualty.relation != "part" and _fits(mention, casualty, sentence):
            whole = casualty if mention.noun else _whole(casualty, earlier)
            victims = whole.victims or mention.head.text
            return _group(mention, whole, victims=victims)
    return None


def _whole(casualty: Casualty, earlier: list[Casualty]) -> Casualty:
    """Return the people of one predicate together: sides are counted apart."""
    beside = [
        c
        for c in earlier
        if c.trigger_start == casualty.trigger_start
        and c.effect == casualty.effect
        and c.relation == casualty.relation
    ]
    lows, highs = [c.low for c in beside], [c.high for c in beside]
    return replace(
        casualty,
        low=None if None in lows else sum(x for x in lows if x is not None),
        best=sum(c.best for c in beside),
        high=None if None in highs else sum(x for x in highs if x is not None),
    )


def _fits(mention: Mention, casualty: Casualty, sentence: int) -> bool:
    """Tell whether a mention may be of the people of a casualty."""
    if casualty.victim_type == "attacker" or ":arrest" in casualty.rule:
        return False
    is_taken = casualty.effect in ("captured", "missing")
    if mention.is_pronoun:
        is_new = casualty.sentence < sentence or mention.head.lower_ != "they"
        return is_taken and is_new
    if is_taken and mention.noun in _CAPTIVES | _ANYBODY:
        return True
    nouns = (casualty.victims or "").lower().split("; ")
    return len(nouns) == 1 and singular(nouns[0].rpartition(" ")[2]) == mention.noun


def _among_named(
    context: Context, mention: Mention, earlier: list[Casualty]
) -> Group | None:
    """Return a mention as the people so called before: "three guards … the guards"."""
    first, _ = context.sentence_range(mention.head.i)
    sentence = context.sentences[mention.head.i]
    begin = context.sentence_starts[max(0, sentence - NEAR)]
    for i in range(first - 1, begin - 1, -1):
        if singular(context.words[i]) != mention.noun:
            continue
        group = group_of(context, context.doc[i], strict=True)
        if group is None or group.kind != "number" or group.best < 2:
            continue
        at = context.doc[i].idx
        is_dead = any(c.effect == "killed" and c.end >= at for c in earlier)
        if is_dead or group.side == "attacker" or _acts(context, group):
            return None
        return _group(mention, group, victims=group.victims)
    return None


def _acts(context: Context, group: Group) -> bool:
    """Tell whether people do something to others, who may be the victims."""
    head = context.doc[group.end - 1]
    if has_harmed(context, group):
        return True
    is_doer = head.dep_ == "nsubj" and head.head.pos_ == "VERB"
    return (is_doer or head.dep_ == "pobj") and group.side != "civilian"


def _group(mention: Mention, told: Casualty | Group, *, victims: str) -> Group:
    side = told.side if isinstance(told, Group) else told.victim_type
    return Group(
        start=mention.head.i,
        end=mention.head.i + 1,
        low=told.low,
        best=told.best,
        high=told.high,
        qualifier=told.qualifier,
        kind="known:told",
        victims=victims,
        side=side,
    )
