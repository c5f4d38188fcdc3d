"""How a sentence words an incident: as known, as new, as one of several, as done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from newsevents.stages.events.linking.agreement import places_conflict
from newsevents.stages.events.telling.unreal import PAST

if TYPE_CHECKING:
    from spacy.tokens import Token

    from newsevents.records import Place

# "The attack", "the twin blasts": an incident that was told of before.
DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "such"})
INDEFINITE = frozenset({"a", "an", "another", "other", "separate", "second", "third"})
APART = frozenset({"different", "separate", "various", "coordinated", "simultaneous"})
AIMS = frozenset({"on", "against", "at", "into", "near", "inside", "outside", "to"})
MASS_NOUNS = frozenset({"bombardment", "fighting", "rioting", "sabotage", "violence"})
NO_THINGS = frozenset(
    {"action", "area", "attack", "dawn", "level", "night", "other", "people", "person"}
    | {"place", "target", "time"}
)


def refers_back(token: Token) -> bool:
    """Tell "the attack" from "an attack"."""
    return any(child.lower_ in DEFINITE for child in token.children)


def is_attribute(word: Token) -> bool:
    """Tell "the murdered mayor", of a deed told of before, from "murdered a mayor"."""
    return word.dep_ == "amod" and word.tag_ == "VBN" and word.i < word.head.i


def is_bare(token: Token) -> bool:
    """Tell "the patrol", told of before, from "the offices of the daily"."""
    return refers_back(token) and all(c.lower_ in DEFINITE for c in token.children)


def is_collective(nouns: Sequence[Token], scenes: Sequence[Place]) -> bool:
    """Tell several told as one: "27 separate attacks", "bombings in Oslo and Rome"."""
    plural = [noun for noun in nouns if noun.tag_ == "NNS"]
    if any(child.lower_ in APART for token in plural for child in token.children):
        return True
    return bool(plural) and any(places_conflict(p, q) for p in scenes for q in scenes)


def names_mass(noun: Token) -> bool:
    """Tell "fighting in the valley", no single incident, from "a blast"."""
    if noun.lower_ not in MASS_NOUNS:
        return False
    return not any(c.lower_ in ("a", "an") for c in noun.children)


def is_fresh(parts: Sequence[Token]) -> bool:
    """Tell by its parts whether a noun is of something new: "a car bomb"."""
    return any(part.lower_ in INDEFINITE or part.dep_ == "nummod" for part in parts)


def is_deed(verb: Token, parts: Sequence[Token]) -> bool:
    """Tell "attacked", "are attacking", "tried to attack" from a habit or an aim.

    ``parts`` are the verb's children in the parse.
    """
    if verb.tag_ in PAST:
        return not is_attribute(verb)
    if verb.tag_ == "VBG" and any(part.dep_ == "aux" for part in parts):
        return True
    return verb.dep_ in ("xcomp", "advcl", "conj") and verb.head.tag_ in PAST


def is_by_known(parts: Sequence[Token]) -> bool:
    """Tell "they burned it" and "it was burned" from "rebels burned it", by its parts.

    What those who were told of before went on to do is of the same incident.
    """
    doers = [part for part in parts if part.dep_ in ("nsubj", "agent")]
    return not doers or any(c.pos_ == "PRON" or refers_back(c) for c in doers)


def says_also(parts: Sequence[Token]) -> bool:
    """Tell what was done besides, by a verb's parts: "they also burned three buses"."""
    return any(part.lower_ == "also" for part in parts)


def things_hit(heads: Sequence[Token], parts: Sequence[Token]) -> list[Token]:
    """Return what the words for an incident say was hit: "three buses", "the post".

    ``parts`` are the children of these words in the parse.
    """
    known = {head.i for head in heads}
    return [
        thing
        for thing in _things(parts)
        if thing.i not in known and thing.pos_ in ("NOUN", "PROPN")
        if thing.lemma_.lower() not in NO_THINGS
    ]


def _things(parts: Sequence[Token]) -> Iterator[Token]:
    for child in parts:
        if child.dep_ in ("dobj", "nsubjpass"):
            yield from _listed(child)
        elif child.dep_ == "prep" and child.lower_ in AIMS:
            for thing in child.children:
                if thing.dep_ == "pobj" and thing.ent_type_ not in _SETTINGS:
                    yield from _listed(thing)


_SETTINGS = frozenset({"DATE", "TIME", "GPE", "LOC"})


def _listed(token: Token) -> Iterator[Token]:
    yield token
    for child in token.children:
        if child.dep_ == "conj":
            yield from _listed(child)
