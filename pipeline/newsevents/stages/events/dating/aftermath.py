"""Is a day that of the incident, or one on which something came of it?

A victim dies days after the shots, a suspect is arrested, a town mourns: the days of
these are stated as often as that of the attack, and often in the same sentence.
"""

from __future__ import annotations

from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING, Literal

from newsevents import resources
from newsevents.language.syntax import ancestors, governing_verb

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Token

    from newsevents.records import EventTime
    from newsevents.stages.events.facts import Facts
    from newsevents.stages.events.naming.triggers import Trigger

Stage = Literal["event", "death", "after", "late"]
_PARTICLES = {"pass": "away", "declare": "dead"}  # of verbs that tell of a death
_GIVING_UP = {"turn": "in", "give": "up"}
_ORDERED = frozenset({"xcomp", "ccomp", "oprd"})
_LIFE_SUPPORT = frozenset({"support", "ventilator"})
_OBJECTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})


@cache
def _words(kind: str) -> frozenset[str]:
    rows = resources.table("events/aftermath.tsv")
    return frozenset(row["word"] for row in rows if row["kind"] == kind)


@cache
def _event_nouns() -> frozenset[str]:
    """Return the last words of the names of events but arrests."""
    return frozenset(
        row["trigger"].split()[-1]
        for row in resources.table("events/triggers.tsv")
        if row["pos"] == "noun" and row["strength"] == "strong"
        if row["event_type"] != "arrest"
    )


def stage_of(facts: Facts, time: EventTime, triggers: Sequence[Trigger]) -> Stage:
    """Return what the verb that a time hangs on tells of.

    That is the incident, a death that followed, what came of it soon, as a search, or
    perhaps much later, as a trial. An event that is named between the two, or above
    the time, has it, as in "arrested a man in a robbery on Friday". ``triggers`` are
    those of the incident.
    """
    token = facts.doc[facts.head_of(time)]
    verb = governing_verb(token)
    if verb.head.lemma_ == "order" and verb.dep_ in _ORDERED:  # "ordered held on bail"
        verb = verb.head
    heads = {t.head for t in triggers}
    stage = _stage_of_verb(verb, heads)
    if stage == "event" or _is_under(token, verb, heads):
        return "event"
    between = range(verb.i + 1, token.i)
    return "event" if any(_is_event(facts.doc[i], heads) for i in between) else stage


def _stage_of_verb(verb: Token, heads: set[int]) -> Stage:
    lemma = verb.lemma_.lower()
    if _is_death(verb, lemma):
        return "event" if _dies_in(verb, heads) else "death"
    if lemma in _words("late verb"):
        return "late"
    if lemma in _words("verb") or _has_own(verb, lemma, _GIVING_UP):
        return "after"
    if verb.i in heads:
        return "event"
    if _is_of(verb, _words("late noun")):
        return "late"
    return "after" if _is_of(verb, _words("noun")) else "event"


def _is_death(verb: Token, lemma: str) -> bool:
    if lemma in ("take", "remove"):
        return _is_off(verb, _LIFE_SUPPORT)
    return lemma in _words("death") or _has_own(verb, lemma, _PARTICLES)


def _is_event(token: Token, heads: set[int]) -> bool:
    if token.i in heads:
        return True
    return token.pos_ == "NOUN" and token.lemma_.lower() in _event_nouns()


def _is_under(token: Token, verb: Token, heads: set[int]) -> bool:
    above = takewhile(lambda t: t.i != verb.i, ancestors(token))
    return any(_is_event(t, heads) for t in above)


def _dies_in(verb: Token, heads: set[int]) -> bool:
    """Tell "died Sunday in a crash", the same day, from "died Sunday after a crash"."""
    within = (c for c in verb.children if c.dep_ == "prep" and c.lower_ == "in")
    return any(_is_event(c, heads) for word in within for c in word.children)


def _has_own(verb: Token, lemma: str, particles: Mapping[str, str]) -> bool:
    """Tell whether a verb has the particle that makes it another one: "turned in"."""
    if lemma not in particles:
        return False
    return any(child.lower_ == particles[lemma] for child in verb.children)


def _is_off(verb: Token, nouns: frozenset[str]) -> bool:
    """Tell "was taken off life support" from what else is taken."""
    off = [c for c in verb.children if c.lower_ in ("off", "from")]
    objects = [c for word in off for c in (*word.children, *verb.children)]
    return any(c.lemma_.lower() in nouns for c in objects)


def _is_of(verb: Token, nouns: frozenset[str]) -> bool:
    """Tell "an autopsy was done", "she was in critical condition", "he is at large"."""
    for child in verb.children:
        if child.dep_ in _OBJECTS and child.lemma_.lower() in nouns:
            return True
        state = child.dep_ == "prep" and verb.lemma_ == "be"
        if state and any(c.lemma_.lower() in nouns for c in child.children):
            return True
    return False
