"""Counts that are told as a toll: "a death toll of 45", "the toll rose to 45"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from newsevents.language.wordset import wordset
from newsevents.records import Casualty

if TYPE_CHECKING:
    from newsevents.stages.casualties.context import Context
    from newsevents.stages.casualties.triggers import Trigger

_CHANGE = wordset(
    "rose risen rises rising climbed climbs climbing increased increases jumped grew"
    " grown now updated revised reached reaches soared raised raising raises passed"
    " topped hit stood stands"
)
_NOT_A_TOLL = wordset("expected likely could may might would feared")
MAX_RIGHT = 12


def toll_of(context: Context, trigger: Trigger) -> Casualty | None:
    """Return the count of a toll, None where it is not told or only expected."""
    words = context.words
    _, last = context.sentence_range(trigger.start)
    changed = False
    for i in range(trigger.end, min(last, trigger.end + MAX_RIGHT)):
        word = words[i]
        if word in _NOT_A_TOLL or word in (";", "but"):
            return None
        changed = changed or word in _CHANGE
        numeral = context.numerals.get(i)
        if numeral is not None:
            if words[i - 1] in ("from", "by") or numeral.best != int(numeral.best):
                continue
            return _casualty(context, trigger, i, update=changed)
    return None


def _casualty(
    context: Context, trigger: Trigger, index: int, *, update: bool
) -> Casualty:
    doc = context.doc
    numeral = context.numerals[index]
    start, end = doc[trigger.start].idx, numeral.end
    relation: Literal["update", "total"] = "update" if update else "total"
    last = doc[trigger.end - 1]
    return Casualty(
        start=start,
        end=end,
        text=context.text[start:end],
        rule="toll",
        confidence=0.9,
        effect=trigger.predicate.effect,
        low=None if numeral.low is None else int(numeral.low),
        best=int(numeral.best),
        high=None if numeral.high is None else int(numeral.high),
        qualifier=numeral.qualifier,
        victims="people",
        relation=relation,
        trigger_start=start,
        trigger_end=last.idx + len(last),
        sentence=context.sentences[trigger.start],
    )
