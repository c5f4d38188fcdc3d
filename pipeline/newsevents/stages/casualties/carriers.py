"""Nouns that tell of harm only with the verb before them: wounds and hospitals.

"Suffered several gunshot wounds", "was found with a wound to the leg", "was flown to
Mercy Hospital": whatever adjectives and names stand between, the verb or "with" leads
to the people. Such harm is told in passing: those wounded may have died since.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsevents.language.wordset import wordset

if TYPE_CHECKING:
    from newsevents.stages.casualties.context import Context
    from newsevents.stages.casualties.lexicon import Predicate
    from newsevents.stages.casualties.triggers import Trigger

REACH = 9
_SUFFER = wordset(
    "suffer suffers suffered suffering sustain sustains sustained sustaining receive"
    " receives received receiving incur incurs incurred incurring"
)
_HAVE = wordset("has had have having")
_CARE = wordset("treated treating recovering recovers recovered hospitalized")
_BROUGHT = wordset(
    "taken rushed transported airlifted flown brought driven carried sent transferred"
    " took transporting airlifting rushing admitted"
)
# "She remains in Mercy Hospital", "they were treated at a clinic".
_STAYS = {
    "in": wordset("is are was were remain remains remained recovering treated still"),
    "at": wordset("remain remains remained recovering treated"),
}
_STOP = wordset(", ; ( ) : who where when which while after before and but by")
_SPANS = wordset("time times minute minutes hour hours day days week weeks months")
_FATAL = wordset("fatal mortal deadly")
_BETWEEN = ("ADJ", "NOUN", "PROPN", "DET", "NUM", "PUNCT", "ADV", "PART")


def carried(context: Context, trigger: Trigger) -> Trigger | None:
    """Return the trigger that leads to the people, None where nothing carries it."""
    if trigger.predicate.pattern == "hospital":
        return _brought(context, trigger)
    if _is_of_headline(context, trigger):
        return None
    words = context.words
    first, _ = context.sentence_range(trigger.start)
    between: list[str] = []
    for i in range(trigger.start - 1, max(first, trigger.start - REACH) - 1, -1):
        word = words[i]
        pattern = _pattern(words, i)
        if pattern:
            return _from(trigger, i, pattern, between)
        token = context.doc[i]
        is_link = word == "from" or token.tag_ in ("VBG", "VBN")  # "self-inflicted"
        if word in _STOP or word == "no" or not (token.pos_ in _BETWEEN or is_link):
            break
        between.append(word)
    if trigger.predicate.words[-1] in ("wound", "wounds"):
        return None
    return replace(trigger, predicate=replace(trigger.predicate, pattern="count"))


def _is_of_headline(context: Context, trigger: Trigger) -> bool:
    """Tell the verb of "man with a knife wounds five" from wounds two days old."""
    if trigger.predicate.words != ("wounds",) or not context.begins_number(trigger.end):
        return False
    return _SPANS.isdisjoint(context.words[trigger.end + 1 : trigger.end + 4])


def _pattern(words: list[str], at: int) -> str | None:
    """Return how a word before a wound leads to the wounded, None if it does not."""
    word = words[at]
    if word in _SUFFER or word in _HAVE:
        return "subject"
    if word == "with":
        return "state"
    is_care = word in ("for", "from") and words[at - 1] in _CARE
    return "care" if is_care else None


def _from(
    trigger: Trigger, carrier: int, pattern: str, between: list[str]
) -> Trigger | None:
    if pattern == "care":
        carrier, pattern = carrier - 1, "object"
    predicate = _told(trigger.predicate, pattern)
    if not _FATAL.isdisjoint(between) and "non" not in between:
        predicate = replace(predicate, effect="killed", tag="")
    return replace(trigger, predicate=predicate, start=carrier, head=carrier)


def _brought(context: Context, trigger: Trigger) -> Trigger | None:
    """Read "was flown to Mercy Hospital", "took her by ambulance to the hospital"."""
    first, _ = context.sentence_range(trigger.start)
    seen_to = False
    for i in range(trigger.start - 1, max(first, trigger.start - REACH) - 1, -1):
        word = context.words[i]
        if seen_to and word in _BROUGHT:
            predicate = _told(trigger.predicate, "object")
            return replace(trigger, predicate=predicate, start=i, end=i + 1, head=i)
        is_inside = word == "and" and context.doc[i - 1].pos_ == "PROPN" and not seen_to
        if word in _STOP and not is_inside and not (seen_to and word == "by"):
            return None
        stay = () if seen_to else _STAYS.get(word, ())
        if context.words[i - 1] in stay:
            predicate = _told(trigger.predicate, "state")
            return replace(trigger, predicate=predicate, start=i, end=i + 1, head=i)
        seen_to = seen_to or word == "to"
    return None


def _told(predicate: Predicate, pattern: str) -> Predicate:
    return replace(predicate, pattern=pattern, shape="past", tag="weak")
