"""What nobody says was done: negated, conditional, aimed at, or a habit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from newsevents.language.syntax import has_no, is_negated, is_no
from newsevents.stages.events.telling.motives import PROTESTS

if TYPE_CHECKING:
    from spacy.tokens import Token

BEGUN = frozenset({"manage", "begin", "start", "continue", "proceed", "use"})
ATTEMPTS = frozenset({"attempt", "bid"})
MODALS = frozenset({"would", "could", "might", "may", "should", "will", "can", "must"})
PAST = frozenset({"VBD", "VBN"})
RELATIVES = frozenset({"WDT", "WP"})


def is_unreal(head: Token, parts: Sequence[Token]) -> bool:
    """Tell whether the trigger itself is negated or conditional."""
    if _is_within_unreal(head, parts):
        return True
    if head.pos_ in ("VERB", "AUX"):
        if head.dep_ in ("acl", "relcl") and has_no(head.head):
            return True  # "there are no tourists being held hostage"
        may_be = is_modal(head, parts) and not is_protest(head)
        if may_be or is_negated(head, parts) or _is_nor(head):
            return True
        return _is_habit(head, parts)
    if not parts:
        return _is_generic(head)
    return any(part.lower_ == "any" or is_no(part) for part in parts)


def _is_within_unreal(head: Token, parts: Sequence[Token]) -> bool:
    """Tell "without attacking" and "aims to rule by killing them" from deeds."""
    phrase = head.head if head.dep_ == "amod" else head  # "without the murdered"
    is_bare = phrase is head and not parts  # "without incident"
    if phrase.dep_ not in ("pcomp", "pobj") or is_bare:
        return False
    preposition = phrase.head
    if preposition.lower_ == "by" and head.dep_ == "pcomp":
        verb = preposition.head
        return verb.pos_ == "VERB" and is_modal(verb) and not is_negated(verb)
    return preposition.lower_ == "without"


def _is_nor(verb: Token) -> bool:
    """Tell "nobody was jailed or murdered" and "nor did they" by the verb before."""
    if verb.dep_ != "conj" or verb.head.pos_ not in ("VERB", "AUX"):
        return False
    joint = {child.lower_ for child in verb.head.rights if child.dep_ == "cc"}
    if "nor" in joint:
        return True
    return "or" in joint and is_negated(verb.head)


def _is_habit(verb: Token, parts: Sequence[Token]) -> bool:
    """Tell "rebels who attack farms", "farms that are looted", from what was done."""
    if verb.dep_ != "relcl" or not any(part.tag_ in RELATIVES for part in parts):
        return False
    if verb.tag_ == "VBN":
        aux = [part for part in parts if part.dep_ in ("aux", "auxpass")]
        return [part.tag_ for part in aux] == ["VBP"]
    return verb.tag_ == "VBP"


def _is_generic(head: Token) -> bool:
    """Tell "vulnerable to attack" from "an attack": a bare singular after "to"."""
    return (
        head.tag_ == "NN"
        and head.dep_ == "pobj"
        and head.head.lower_ in ("to", "against", "from", "under")
    )


def is_protest(head: Token) -> bool:
    """Tell "blocked roads to protest": the purpose is what happened."""
    if head.dep_ == "advcl":
        held = [c for c in head.children if c.dep_ == "dobj"]
        aims = any(token.lemma_.lower() in PROTESTS for token in (head, *held))
    else:
        aims = head.dep_ == "xcomp" and head.lemma_.lower() in PROTESTS
    return aims and not is_modal(head.head)


def is_modal(verb: Token, children: Iterable[Token] | None = None) -> bool:
    """Tell whether a verb has a modal, or is an infinitive of purpose or intention."""
    is_infinitive = False
    for child in verb.children if children is None else children:
        if child.dep_ == "aux":
            if child.lower_ in MODALS:
                return True
            is_infinitive = is_infinitive or child.lower_ == "to"
        elif child.dep_ == "mark" and child.lower_ in ("if", "unless", "lest"):
            return True
    if not is_infinitive or _is_perfect(verb):
        return False
    done = (
        verb.head.lemma_ in BEGUN
        or (verb.head.tag_ in PAST and _is_tried(verb))
        or is_attempt(verb)
    )
    return verb.dep_ in ("xcomp", "acl", "advcl", "ccomp") and not done


def _is_tried(verb: Token) -> bool:
    """Tell "attempted to storm the base", which was an attack, from "wanted to"."""
    return verb.head.lemma_ in ("attempt", "try") and not is_negated(verb.head)


def is_attempt(verb: Token) -> bool:
    """Tell "in an attempt to bomb it", which was tried, from "any attempt to"."""
    noun = verb.head
    return (
        verb.dep_ == "acl"
        and noun.lemma_.lower() in ATTEMPTS
        and not any(c.lower_ in ("any", "no", "every") for c in noun.children)
    )


def _is_perfect(verb: Token) -> bool:
    """Tell "is reported to have killed", which happened, from "wants to kill"."""
    return any(c.dep_ == "aux" and c.lower_ == "have" for c in verb.children)
