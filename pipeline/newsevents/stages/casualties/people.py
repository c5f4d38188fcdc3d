"""Whether a noun denotes people, and a singular one somebody: "its driver", "a man"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsevents.language.people import VictimType, singular, victim_type
from newsevents.language.syntax import prepositional
from newsevents.language.wordset import wordset
from newsevents.stages.casualties.group import Group, make_group

if TYPE_CHECKING:
    from spacy.tokens import Token

    from newsevents.stages.casualties.context import Context

COLLECTIVES = wordset(
    "police staff crew personnel family people group crowd team convoy army military"
    " public press clergy troop number total couple pair remains trio duo"
    " audience gang population community leadership everyone"
)
_NOT_A_PERSON = wordset(
    "GPE LOC ORG FAC DATE TIME PRODUCT EVENT MONEY PERCENT WORK_OF_ART LAW QUANTITY"
    " LANGUAGE"
)
_NEVER_A_PERSON = wordset("DATE TIME MONEY PERCENT QUANTITY LANGUAGE LAW")
ORDINALS = {
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
}


def side_of(context: Context, head: Token) -> VictimType | None:
    """Return the side of the people that a noun denotes, None if it denotes none."""
    if context.words[head.i] in context.lexicon.not_people:
        return None
    known = victim_type(context.words[head.i])
    if known is not None:
        return _refined(context, head, known)
    if head.ent_type_ in ("PERSON", "NORP") or (
        head.pos_ == "PROPN" and head.ent_type_ not in _NOT_A_PERSON
    ):
        return "unknown"
    return None


def _refined(context: Context, head: Token, known: VictimType) -> VictimType:
    """Let a modifier decide where the noun leaves it open: "police officials"."""
    if known != "unknown":
        return known
    for i in range(max(0, head.i - 3), head.i):
        side = victim_type(context.words[i])
        if side in ("force", "attacker") and context.doc[i].head.i == head.i:
            return side
    of = prepositional(head, "of") if context.parsed else []
    for noun in of:
        side = victim_type(context.words[noun.i])
        if side is not None:
            return side
    return known


def is_thing(context: Context, head: Token) -> bool:
    """Tell whether a noun denotes a thing, an animal or a measure."""
    noun = singular(context.words[head.i])
    return noun in context.lexicon.not_people or head.ent_type_ in (
        "DATE",
        "TIME",
        "MONEY",
        "PERCENT",
        "QUANTITY",
    )


def implied_one(
    context: Context,
    head: Token,
    start: int,
    side: VictimType | None,
    *,
    strict: bool,
) -> Group | None:
    """Read a singular as one: "a soldier", "its driver", "John Smith", "man"."""
    word = context.words[head.i]
    if head.tag_ not in _SINGULAR and not (
        head.tag_ in ("", "JJ") and side and word not in context.lexicon.by_word
    ):
        return None
    before = context.words[start : head.i]
    is_name = _is_name(head, strict=strict) and not (
        before and (before[0] in _ARTICLES or (before == ["the"] and head.is_upper))
    )  # "the UN" is nobody
    if side is None and not is_name:
        side = _side_of_apposition(context, head)
        if side is None and _denotes_a_doer(context, head, before, strict=strict):
            side = "unknown"
        if side is None:
            return None
    if word in COLLECTIVES and not (word in _COUNTABLE and set(before) & _ARTICLES):
        return None
    is_part = word == "head" and _is_part_of_body(context, head)
    if is_part or set(before) & {"any", "every", "each"}:
        return None
    ordinal = next((ORDINALS[w] for w in before if w in ORDINALS), None)
    if ordinal is not None and before[0] in _ARTICLES:
        return make_group(context, head, start, ordinal, "ordinal", side or "unknown")
    others = "another" in before or "other" in before
    kind = "name" if is_name else "one" if is_new(head, before) else "known"
    return make_group(context, head, start, 1, kind, side or "unknown", others=others)


def _is_part_of_body(context: Context, head: Token) -> bool:
    """Tell "shot in the head" from "the head of a school" and "a village head"."""
    if context.words[head.i + 1 : head.i + 2] == ["of"] or head.dep_ not in _INSIDE:
        return False
    return head.i == 0 or context.doc[head.i - 1].pos_ not in ("NOUN", "PROPN")


_INSIDE = ("pobj", "conj", "dobj")
_SINGULAR = ("NN", "NNP")  # "a civilian" is often tagged as an adjective (JJ)
_ARTICLES = frozenset(("a", "an", "another"))
_COUNTABLE = frozenset(("staff", "police", "personnel", "crew", "remains"))


def is_new(head: Token, before: list[str]) -> bool:
    """Tell whether a phrase speaks of somebody not told of before: "a man", "man"."""
    return (
        not before
        or before[0] in _ARTICLES
        or not (
            before[0] in ("the", "this", "that", "his", "her", "their", "its", "s")
            or any(c.dep_ == "poss" for c in head.children)
        )
    )


def is_place_name(head: Token) -> bool:
    """Tell whether the model takes a name for a place or an organization."""
    return head.ent_type_ in _NOT_A_PERSON


_INSTITUTIONS = wordset(
    "department ministry school hospital university college academy church mosque"
    " center centre clinic"
    " street avenue road boulevard lane highway news weather sports caption photo"
    " closings traffic video"
    " front union party army movement federation confederation alliance coalition"
    " league council committee commission congress bureau office command agency"
    " institute association organization organisation company corporation"
)


def _is_name(head: Token, *, strict: bool) -> bool:
    """Tell whether a token is of a person's name, trusting the tagger.

    Unknown names are often taken for places; but places are not killed.
    """
    if head.ent_type_ == "PERSON":
        return True
    if head.pos_ != "PROPN" or victim_type(head.lower_) is not None:
        return False
    if head.lower_ in _INSTITUTIONS:
        return False
    if head.text.isupper() and len(head) > 3:  # a dateline rather than a name
        return False
    return head.ent_type_ not in (_NOT_A_PERSON if strict else _NEVER_A_PERSON)


_DOER = ("er", "or", "ist", "ian", "ant", "eer", "ee", "man", "ese")


def _denotes_a_doer(
    context: Context, head: Token, before: list[str], *, strict: bool
) -> bool:
    """Tell whether an unknown noun looks like a word for a person: "a film maker"."""
    word = context.words[head.i]
    return (
        not strict
        and bool(before)
        and before[0] in _ARTICLES
        and len(word) > 4
        and word.endswith(_DOER)
        and not is_thing(context, head)
    )


def _side_of_apposition(context: Context, head: Token) -> VictimType | None:
    """Return the side of "Gulab, a committee member" where the name says nothing."""
    for child in head.children:
        if child.dep_ == "appos" and victim_type(context.words[child.i]) is not None:
            return victim_type(context.words[child.i])
    return None
