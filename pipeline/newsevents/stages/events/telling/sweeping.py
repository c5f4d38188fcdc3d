"""Violence at large: "they bombed our towns", with no day, town, count or victim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsevents.language.syntax import patients, prepositional
from newsevents.language.wordset import wordset
from newsevents.stages.events.linking.agreement import days_of
from newsevents.stages.events.naming.families import family_of
from newsevents.stages.events.naming.phrasing import is_deed

if TYPE_CHECKING:
    from spacy.tokens import Token

    from newsevents.stages.events.facts import Facts
    from newsevents.stages.events.linking.incidents import Incident
    from newsevents.stages.events.naming.triggers import Trigger

PEACEFUL = frozenset({"crowd", "disaster", "epidemic", "mishap", "protest"})
WIDE = frozenset({"country", "region"})
AIMS = ("against", "at", "of", "on")
# Everybody at once, whoever they are.
ALL = wordset(
    "citizenry civilian community country humanity nation people population public"
    " society"
)
SOMEBODY = frozenset({"he", "her", "him", "it", "she"})
ONE = frozenset({"det", "nummod", "poss"})


def is_at_large(facts: Facts, incident: Incident) -> bool:
    """Tell violence in general from an incident that a story tells of.

    It has no day, nobody is counted, no place is finer than a country, and no word for
    it is of one deed, or of something or somebody in particular.
    """
    if facts.is_note or days_of(incident.times) or incident.distances:
        return False
    if any(c.best for c in incident.casualties):
        return False
    if any(place.feature not in WIDE for place in incident.scenes):
        return False
    if any(frame.is_title for frame in incident.frames):
        return False
    strong = [t for t in incident.triggers if t.strength == "strong"]
    telling = strong or incident.triggers
    if not telling or any(family_of(trigger) in PEACEFUL for trigger in telling):
        return False
    return not any(_is_of_one(facts.doc[t.head], t) for t in telling)


def _is_of_one(word: Token, trigger: Trigger) -> bool:
    """Tell "attacked a ferry" and "the raid" from "attacked civilians", "attacks"."""
    hit = patients(word) if trigger.is_verb else prepositional(word, *AIMS)
    if hit and not any(trigger.start <= noun.i < trigger.end for noun in hit):
        return any(map(_is_particular, hit))  # not the fire that was opened
    if trigger.is_verb:
        return word.tag_ != "VBN" and is_deed(word, list(word.children))
    noun = word.head if word.dep_ == "compound" else word  # "the shooting death"
    return noun.tag_ in ("NN", "NNP") and _has_one(noun)


def _is_particular(noun: Token) -> bool:
    """Tell "a ferry", "two ferries" and a name from "ferries" and "the people"."""
    if noun.pos_ == "PRON":
        return noun.lower_ in SOMEBODY
    if noun.pos_ == "PROPN" or any(c.dep_ == "nummod" for c in noun.lefts):
        return True
    if noun.lemma_.lower() in ALL:
        return False
    return noun.tag_ == "NN" and _has_one(noun)


def _has_one(noun: Token) -> bool:
    return any(child.dep_ in ONE for child in noun.lefts)
