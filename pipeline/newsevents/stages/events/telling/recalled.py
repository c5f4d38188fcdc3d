"""What the words of a sentence make history: "since 2014", "a similar attack"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from newsevents.language.added import is_inside, told_as_history
from newsevents.language.wordset import wordset
from newsevents.stages.events.naming import phrasing
from newsevents.stages.events.sentences.anchors import Anchor, clause_verb
from newsevents.stages.events.telling.news import DAYS, news_verbs
from newsevents.stages.events.telling.status import (
    StatusLexicon,
    is_background_sentence,
    recalled_stretches,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from newsevents.stages.events.facts import Facts

MANY = 25  # incidents of one kind that are told as a number
YEARS = range(1900, 2100)
MAX_DIGITS = 7
COUNTABLE = wordset(
    "abductions ambushes assassinations assaults attacks battles bombings clashes"
    " confrontations executions incidents kidnappings killings massacres murders raids"
    " robberies shootings skirmishes"
)


def mark_recalled(
    facts: Facts, number: int, anchors: list[Anchor], lexicon: StatusLexicon
) -> None:
    """Mark the anchors that the words of their sentence make history."""
    history: list[tuple[int, int]] = []
    if not lexicon.cues.isdisjoint(facts.words_of(number)):
        history = _mark_told(facts, number, anchors, lexicon)
    _mark_dated_back(facts, anchors, history)
    _mark_counted(facts, anchors)
    _mark_told_of(facts, anchors)


def _mark_counted(facts: Facts, anchors: list[Anchor]) -> None:
    """Mark aggregates: "386 clashes", "90 dead in 41 attacks in May", on no one day."""
    if facts.is_note or not any(_is_of_many(facts.doc, a) for a in anchors):
        return
    if any(time.time_precision in DAYS for a in anchors for time in a.times):
        return
    for anchor in anchors:
        if anchor.status == "reported":
            anchor.status = "background"


def _is_of_many(doc: Doc, anchor: Anchor) -> bool:
    """Tell whether a noun counts more incidents than there are in a day."""
    if doc[anchor.token].lower_ not in COUNTABLE:
        return False
    counts = (c.text.replace(",", "") for c in anchor.parts if c.dep_ == "nummod")
    return any(map(_is_many, counts))


def _is_many(figure: str) -> bool:
    if not figure.isdecimal() or len(figure) > MAX_DIGITS:
        return False
    return int(figure) >= MANY and int(figure) not in YEARS  # "the 2015 attacks"


def _mark_told(
    facts: Facts, number: int, anchors: list[Anchor], lexicon: StatusLexicon
) -> list[tuple[int, int]]:
    """Mark what stands in stretches of history, and return these."""
    text, offset = facts.text_of(number), facts.sentence_starts[number]
    told = told_as_history(text, partial(is_background_sentence, lexicon=lexicon))
    history = [(offset + start, offset + end) for start, end in told]
    news = news_verbs(facts, anchors) if history else set()
    for anchor in anchors if history else ():
        is_news = clause_verb(facts.doc[anchor.token]) in news
        if anchor.status != "reported" or is_news or _is_topic(facts, anchor):
            continue
        if _is_within(facts, anchor, history):
            anchor.status = "background"
    recalled = [(offset + a, offset + b) for a, b in recalled_stretches(text, lexicon)]
    for anchor in anchors if recalled else ():
        if _is_within(facts, anchor, recalled):
            anchor.status = "background"
    return history


def _mark_told_of(facts: Facts, anchors: list[Anchor]) -> None:
    """Mark who came to harm in a deed of history: "the bombing that killed six"."""
    old = {a.token for a in anchors if a.status == "background"}
    for anchor in anchors if old else ():
        verb = facts.doc[anchor.token]
        is_harm = anchor.trigger is None and anchor.status == "reported"
        if is_harm and verb.dep_ == "relcl" and verb.head.i in old:
            anchor.status = "background"


def _is_within(
    facts: Facts, anchor: Anchor, stretches: Sequence[tuple[int, int]]
) -> bool:
    return is_inside(facts.token_starts[anchor.token], stretches)


def _mark_dated_back(
    facts: Facts, anchors: list[Anchor], history: Sequence[tuple[int, int]]
) -> None:
    """Mark what the times of its clause put into history.

    "The raid is the latest in a series since 2017": where only the series is history,
    the raid is not.
    """
    told = [a for a in anchors if not history or _is_told(facts, a, history)]
    old = [a for a in told if a.times and all(t.role == "background" for t in a.times)]
    if not old:
        return
    verbs = {clause_verb(facts.doc[a.token]) for a in old}
    verbs -= news_verbs(facts, anchors)
    for anchor in told:
        same = not anchor.times and clause_verb(facts.doc[anchor.token]) in verbs
        if anchor.status == "reported" and (anchor in old or same):
            anchor.status = "background"


def _is_told(facts: Facts, anchor: Anchor, history: Sequence[tuple[int, int]]) -> bool:
    """Tell whether an anchor stands in the stretches of history, or is dated beside."""
    outside = any(not is_inside(time.start, history) for time in anchor.times)
    return outside or _is_within(facts, anchor, history)


def _is_topic(facts: Facts, anchor: Anchor) -> bool:
    """Tell "the attack was the deadliest in years" from history: it is the subject."""
    trigger = anchor.trigger
    if trigger is None or trigger.is_verb or anchor.times:
        return False
    token = facts.doc[anchor.token]
    is_subject = token.dep_ in ("nsubj", "nsubjpass") and token.head.dep_ == "ROOT"
    return is_subject and phrasing.refers_back(token)
