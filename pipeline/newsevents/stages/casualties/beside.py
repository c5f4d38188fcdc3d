"""Victims by position: who stands before a predicate, whatever the parse says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsevents.language.people import singular
from newsevents.language.wordset import wordset
from newsevents.stages.casualties.lists import follows_predicate, head_right
from newsevents.stages.casualties.people import ORDINALS, side_of
from newsevents.stages.casualties.victims import (
    groups_of,
    is_age_noun,
    with_conjuncts,
)
from newsevents.stages.casualties.voice import BE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from newsevents.records import Casualty
    from newsevents.stages.casualties.context import Context
    from newsevents.stages.casualties.group import Group
    from newsevents.stages.casualties.triggers import Trigger

_SKIPPED_LEFT = wordset(
    "was were is are be been being have has had got get also both all reportedly"
    " allegedly not n't critically seriously badly slightly severely fatally then later"
    " killed wounded injured and or - ( : confirmed reported left feared found"
    " presumed instantly lightly gravely who may might could believed to shot"
    " pronounced declared still more others"
)
_SKIPPED_TAGS = ("ADV", "AUX", "PART", "SPACE")
NOUNLIKE = ("NOUN", "PROPN", "NUM", "PRON")
MAX_LEFT = 7


def left_of(context: Context, trigger: Trigger, *, strict: bool) -> list[Group]:
    """Return the group that stands before a predicate, over auxiliaries and adverbs."""
    first, _ = context.sentence_range(trigger.start)
    i, limit = trigger.start - 1, max(first, trigger.start - MAX_LEFT)
    while i >= limit:
        token, word = context.doc[i], context.words[i]
        if i in context.numerals or _is_noun(context, i):
            if word not in ("who", "that", "which"):
                return _with_list(context, token, strict=strict)
        elif word == ",":
            opening = _opening_comma(context, i, first)
            if opening is None:
                return []
            i, limit = opening, max(first, opening - MAX_LEFT)
        elif token.pos_ not in _SKIPPED_TAGS and word not in _SKIPPED_LEFT:
            return []
        i -= 1
    return []


def _is_noun(context: Context, index: int) -> bool:
    token = context.doc[index]
    if (
        token.pos_ in NOUNLIKE
        or token.lower_ == "another"
        or is_age_noun(context, index)
    ):
        return True
    return token.lower_ in ORDINALS and context.words[index - 1] in ("a", "an")


def _opening_comma(context: Context, index: int, first: int) -> int | None:
    """Return where a phrase put in between commas begins that tells of some of them.

    "Nine people, including the chief, injured", "15 people, ten of them police, hurt".
    """
    words = context.words
    for i in range(index - 1, max(first, index - MAX_INSET), -1):
        if words[i] in context.lexicon.by_word:
            return None
        if words[i] != ",":
            continue
        if words[i + 1] in _SOME or words[i + 2 : i + 4] in _OF_THEM:
            return i
    return None


_SOME = wordset("including among mostly mainly many most some")
_OF_THEM = (["of", "them"], ["of", "whom"], ["of", "which"])
MAX_INSET = 20


def _with_list(context: Context, token: Token, *, strict: bool) -> list[Group]:
    """Return the group of a noun with what is coordinated with it on its left."""
    heads = [token]
    if context.parsed:
        heads = [
            t
            for t in with_conjuncts([token])
            if t.i == token.i
            or (t.i < token.i and is_one_list(context, t.i - 1, token.i))
        ]
        if token.dep_ == "pobj" and token.head.lower_ == "of":
            above = token.head.head
            if above.i in context.numerals or _holds(context, above):
                heads = [above]
    found = groups_of(context, heads, strict=strict)
    if len(found) > 1 and follows_predicate(context, found[0].start):
        return found[-1:]
    return found


def _holds(context: Context, noun: Token) -> bool:
    """Tell whether it is people of whom a group is told: "nine men of the guard"."""
    return noun.pos_ == "NOUN" and side_of(context, noun) is not None


def is_one_list(context: Context, start: int, end: int) -> bool:
    """Tell whether no other predicate stands between two coordinated nouns."""
    return not any(
        context.words[i] in context.lexicon.by_word for i in range(start + 1, end)
    )


def far_left_of(context: Context, trigger: Trigger) -> list[Group]:
    """Return the last people counted before a passive, over what is put in between.

    "Two aid workers, while on the way to their office, were abducted."
    """
    first, _ = context.sentence_range(trigger.start)
    if trigger.start and context.words[trigger.start - 1] not in BE:
        return []
    for i in range(trigger.start - 1, max(first, trigger.start - FAR_LEFT) - 1, -1):
        if context.words[i] in context.lexicon.by_word:
            return []
        if i in context.numerals:
            _, last = context.sentence_range(i)
            head = head_right(context, i, last)
            return groups_of(context, [head], strict=True)
    return []


FAR_LEFT = 30


def is_of_fighters(context: Context, group: Group, earlier: Sequence[Casualty]) -> bool:
    """Tell "nine rebels were killed and five others hurt": the five are rebels, too.

    Behind those who are called by what they did, "two gunmen were killed and five
    others hurt", others are whom they hit.
    """
    last = earlier[-1] if earlier else None
    if last is None or last.victim_type != "attacker":
        return False
    if group.kind not in ("number", "one"):
        return False
    if singular((last.victims or "").lower().rpartition(" ")[2]) in _BY_DEED:
        return False
    begin = context.doc[group.start].idx
    between = context.text[last.end : begin] if last.end < begin else "-"
    is_other = group.others or between.endswith(" another ")
    return is_other and _AND.fullmatch(between) is not None


_BY_DEED = wordset(
    "attacker assailant bomber gunman shooter hijacker robber suspect perpetrator"
    " himself herself him her he she themselves knifeman stabber"
)
_AND = re.compile(r",? and (?:[a-z]{3,12}ed )?(?:another )?")
