"""Counts that are told as a toll: "a death toll of 45", "the toll rose to 45"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsevents.language.wordset import wordset
from newsevents.records import Casualty, Relation

if TYPE_CHECKING:
    from newsevents.stages.casualties.context import Context
    from newsevents.stages.casualties.triggers import Trigger

_CHANGE = wordset(
    "rose risen rises rising climbed climbs climbing increased increases jumped grew"
    " grown now updated revised reached reaches soared raised raising raises passed"
    " topped hit stood stands lowered cut reduced"
)
_NOT_A_TOLL = wordset("expected likely could may might would feared")
_PUT = wordset("put puts given gave reported said stated placed estimated")
_BEFORE = wordset("earlier initially previously originally first had initial previous")
_WOUNDED = wordset("wounded injured hurt")
_OLD = wordset("earlier initial previous original first old preliminary")
MAX_RIGHT = 12
MAX_LEFT = 7


def toll_of(context: Context, trigger: Trigger) -> Casualty | None:
    """Return the count of a toll, None where it is not told or only expected."""
    words = context.words
    _, last = context.sentence_range(trigger.start)
    first = _predicate_of(context, trigger)
    changed = first > trigger.end or _is_brought(context, trigger)
    for i in range(first, min(last, first + MAX_RIGHT)):
        word = words[i]
        if word in _NOT_A_TOLL or word in (";", "but"):
            return None
        changed = changed or word in _CHANGE
        numeral = context.numerals.get(i)
        if numeral is not None:
            if words[i - 1] == "by" or numeral.best != int(numeral.best):
                continue
            if words[i - 1] == "as" and not _BEFORE.isdisjoint(words[i - 3 : i - 1]):
                continue
            if words[i - 1] == "from" and numeral.qualifier != "range":
                continue
            if not _WOUNDED.isdisjoint(words[i + 1 : i + 4]):
                return None  # "a toll of one person wounded"
            return _casualty(context, trigger, i, update=changed)
    return None


def _is_brought(context: Context, trigger: Trigger) -> bool:
    """Tell "two more bodies were found, bringing the death toll to 31"."""
    before = context.words[max(0, trigger.start - 5) : trigger.start]
    return not _BRING.isdisjoint(before)


_BRING = wordset("bringing brings brought taking takes pushing pushes pushed bumping")


def _predicate_of(context: Context, trigger: Trigger) -> int:
    """Return where the search begins: at the verb of "the toll from … rose to 19"."""
    if not context.parsed:
        return trigger.end
    verb = context.doc[trigger.end - 1].head
    is_change = verb.i > trigger.end and verb.lower_ in _CHANGE
    return verb.i if is_change and verb.pos_ == "VERB" else trigger.end


def _is_superseded(context: Context, trigger: Trigger) -> bool:
    """Tell whether a toll is an old one: "had first put the toll at 11"."""
    first, _ = context.sentence_range(trigger.start)
    before = context.words[max(first, trigger.start - MAX_LEFT) : trigger.start]
    if before[-1:] and before[-1] in _OLD:
        return True
    return not (_PUT.isdisjoint(before) or _BEFORE.isdisjoint(before))


def _casualty(
    context: Context, trigger: Trigger, index: int, *, update: bool
) -> Casualty:
    doc = context.doc
    numeral = context.numerals[index]
    start, end = doc[trigger.start].idx, numeral.end
    relation: Relation = "update" if update else "total"
    if _is_superseded(context, trigger):
        relation = "superseded"
    low, best, high, qualifier = (
        numeral.low,
        numeral.best,
        numeral.high,
        numeral.qualifier,
    )
    if update and high is not None and context.words[index - 1] == "from":
        low, best, qualifier = high, high, "exact"  # "rose from 38 to 45"
    last = doc[trigger.end - 1]
    return Casualty(
        start=start,
        end=end,
        text=context.text[start:end],
        rule="toll",
        confidence=0.9,
        effect=trigger.predicate.effect,
        low=None if low is None else int(low),
        best=int(best),
        high=None if high is None else int(high),
        qualifier=qualifier,
        victims="people",
        relation=relation,
        trigger_start=start,
        trigger_end=last.idx + len(last),
        sentence=context.sentences[trigger.start],
    )
