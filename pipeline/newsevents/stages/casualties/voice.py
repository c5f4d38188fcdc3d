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
MAX_LEFT = 7
_SINGULAR = ("was", "is", "has", "'s")
_OVER_AUXILIARIES = ("ADV", "AUX", "PART", "CCONJ", "VERB")


def is_passive(context: Context, trigger: Trigger) -> bool:
    """Tell whether a verb is passive, by the words before it or by the parse."""
    if trigger.predicate.shape != "past":
        return False
    said = _voice_by_words(context, trigger)
    if said is not None or not context.parsed:
        return bool(said)
    if trigger.start - 1 in context.numerals:  # "nine killed, two wounded"
        is_brought = trigger.predicate.tag == "weak"  # "a couple took her to hospital"
        return not (is_brought and objects(context.doc[trigger.head]))
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


def subject_end(context: Context, trigger: Trigger) -> tuple[int, bool]:
    """Return where the subject of a predicate ends, 0 if unknown; if it is plural."""
    first, _ = context.sentence_range(trigger.start)
    seen = trigger.predicate.pattern == "subject"
    plural = True
    for i in range(trigger.start - 1, max(first, trigger.start - MAX_LEFT) - 1, -1):
        word, token = context.words[i], context.doc[i]
        joined = context.words[i + 1] == "and" and token.pos_ in ("VERB", "ADJ")
        is_skipped = token.pos_ in ("ADV", "AUX", "PART", "CCONJ") or word in BE
        if is_skipped or joined or word in ("all", "both"):
            seen = seen or word in BE
            plural = plural and word not in _SINGULAR
            continue
        is_end = seen and token.tag_ not in ("WP", "WDT")
        return (i + 1 if is_end else 0), plural
    return 0, plural


def clause_start(context: Context, first: int, stop: int, *, plural: bool) -> int:
    """Return where the clause before a predicate begins: "… when two cooks were".

    With a plural verb it may begin with a list: "… after a cook, a guard and Bo were".
    """
    in_list = False
    for i in range(stop - 2, first, -1):
        in_list = in_list or context.words[i] in (",", "and")
        if in_list and not plural:
            break
        word, dep = context.words[i], context.doc[i].dep_
        if word in _OPENS and (dep in ("mark", "advmod") or word in _AFTER):
            return i + 1
    return first


_AFTER = ("after", "before")


_OPENS = wordset("where when while after before because as since until if")


def is_made_to(verb: Token) -> bool:
    """Tell "forced 300 people to evacuate the town" from "evacuated 300 people"."""
    return verb.dep_ == "xcomp" and verb.tag_ == "VB" and verb.head.lemma_ in _MAKE


_MAKE = wordset("force compel oblige cause prompt")
