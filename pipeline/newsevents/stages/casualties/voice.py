"""Whether a verb is passive, so that its victims are its subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsevents.language.syntax import objects
from newsevents.language.wordset import wordset

if TYPE_CHECKING:
    from spacy.tokens import Token

    from newsevents.stages.casualties.context import Context
    from newsevents.stages.casualties.triggers import Trigger

BE = wordset("was were is are be been being get gets got getting 's 're wasn't weren't")
_OVER_AUXILIARIES = ("ADV", "AUX", "PART", "CCONJ", "VERB")


def is_passive(context: Context, trigger: Trigger) -> bool:
    """Tell whether a verb is passive, by the words before it or by the parse."""
    if trigger.predicate.shape != "past":
        return False
    said = _voice_by_words(context, trigger)
    if said is not None or not context.parsed:
        return bool(said)
    if trigger.start - 1 in context.numerals:
        return True  # "nine killed, two wounded"
    return _is_passive_by_parse(context.doc[trigger.head])


def _voice_by_words(context: Context, trigger: Trigger) -> bool | None:
    """Tell by the auxiliary before a verb whether it is passive, None without one."""
    first, _ = context.sentence_range(trigger.start)
    for i in range(trigger.start - 1, max(first, trigger.start - 6) - 1, -1):
        word = context.words[i]
        if word in BE:
            return True
        pos = context.doc[i].pos_
        if pos not in _OVER_AUXILIARIES and word not in ("either", "both"):
            return None
        if word in ("have", "has", "had", "having"):
            return False
    return None


def _is_passive_by_parse(verb: Token) -> bool:
    if any(c.dep_ in ("auxpass", "nsubjpass", "agent") for c in verb.children):
        return True
    if verb.dep_ in ("acl", "amod") and verb.tag_ == "VBN" and verb.head.i < verb.i:
        return not objects(verb)  # "twin blasts killed nine": no participle
    if verb.dep_ == "conj" and not objects(verb):
        return any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.head.children)
    return False
