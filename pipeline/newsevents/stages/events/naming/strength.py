"""What makes a word that may name an incident name one: who does what to what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from newsevents.language.people import victim_type
from newsevents.language.scene import DELIVERY
from newsevents.language.syntax import is_negated, prepositional, subjects

if TYPE_CHECKING:
    from spacy.tokens import Token

Strength = Literal["strong", "weak"]
BY_HAND = frozenset({"throw", "hurl", "toss", "fling", "pelt"})
# Verbs that make somebody's deed of a fire: "set a large fire". Sparks ignite one, too.
BY_ARSONISTS = frozenset({"set", "light"})
# Verbs of a strike of workers, and what tells how long it lasts.
HELD = frozenset({"begin", "continue", "observe", "join", "extend", "suspend"})
LASTING = frozenset({"hour", "day", "week", "indefinite"})
# Who acts without being people one by one.
BODIES = frozenset(
    {"group", "faction", "community", "crowd", "mob", "gang", "family", "army", "force"}
    | {"militia", "military", "brigade"}
)
# What only people do, whether it is said who did it: "the burning of two buses".
SET = frozenset({"arson", "bombing"})
BY_ANYTHING = frozenset({"ignite", "start"})
# Verbs of a protest, and what it may be called behind its kind: "a dharna programme".
STAGED = frozenset(
    {"bring", "disperse", "hold", "launch", "lead", "organise", "organize", "perform"}
    | {"stage", "take"}
)
STAGED_AS = frozenset({"agitation", "event", "meeting", "program", "programme"})
# Verbs of thieves and protesters; what forces seize or block is no such incident.
BY_CIVILIANS = frozenset({"protest", "unrest"})
HITTING = frozenset({"damage", "demolish", "destroy", "hit", "shatter", "wreck"})
DELIVERED = frozenset({"bombing", "shelling", "arson", "air_strike"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A trigger of the lexicon: its words, kind of event and strength.

    A verb with ``objects`` is strong where people do it to one of these, else it has
    its ``strength``, and is no trigger without one.
    """

    words: tuple[str, ...]
    is_verb: bool
    event_type: str
    strength: Strength | None
    objects: frozenset[str] = frozenset()


def told(head: Token, entry: Entry) -> tuple[str, Strength | None]:
    """Return the kind and strength of a trigger, which what it goes with may raise."""
    if entry.objects and _is_done_to(head, entry):
        return entry.event_type, "strong"
    if entry.is_verb:
        return entry.event_type, entry.strength
    if _is_set(head, entry):
        return "arson", "strong"
    if _is_delivered(head, entry) or _is_walkout(head, entry):
        return entry.event_type, "strong"
    if _is_staged(head, entry):
        return entry.event_type, "strong"
    return entry.event_type, entry.strength


def _is_done_to(verb: Token, entry: Entry) -> bool:
    """Tell "youths burnt two cars" from what the blaze burnt, and from "burnt wood".

    The police block roads, too, and it is no protest.
    """
    if not entry.is_verb:
        return _is_deed_to(verb, entry)
    undergoing = [t for t in verb.children if t.dep_ in _UNDERGOING]
    if not any(_is_one_of(t, entry.objects) for t in undergoing):
        return False
    doers = (
        subjects(verb) if undergoing[0].dep_ == "dobj" else prepositional(verb, "by")
    )
    if entry.event_type in BY_CIVILIANS and any(
        victim_type(doer.lower_) == "force" for doer in doers
    ):
        return False
    return any(_is_human(doer) for doer in doers)


def _is_deed_to(noun: Token, entry: Entry) -> bool:
    """Tell "the burning of two buses" from "the destruction of homes" by a flood."""
    if not any(_is_one_of(t, entry.objects) for t in prepositional(noun, "of")):
        return False
    doers = prepositional(noun, "by")
    return any(_is_human(doer) for doer in doers) if doers else entry.event_type in SET


def _is_one_of(noun: Token, objects: frozenset[str]) -> bool:
    """Tell whether a noun is in a class; no base form is made of "goods" and "oxen"."""
    return noun.lemma_.lower() in objects or noun.lower_ in objects


def _is_staged(head: Token, entry: Entry) -> bool:
    """Tell "brought out processions" from "a procession of dignitaries"."""
    if entry.event_type != "protest":
        return False
    noun = head.head if is_staged_as(head, entry) else head
    verb = noun.head
    return noun.dep_ in _UNDERGOING and verb.lemma_ in STAGED and not is_negated(verb)


def is_staged_as(head: Token, entry: Entry) -> bool:
    """Tell "a dharna programme" from "a dharna leader"."""
    return (
        entry.event_type == "protest"
        and head.dep_ == "compound"
        and head.head.lemma_ in STAGED_AS
    )


def _is_walkout(head: Token, entry: Entry) -> bool:
    """Tell "teachers began a strike", "a 48-hour strike" from what hit something."""
    if entry.words != ("strike",):
        return False
    if any(c.lemma_.lower() in LASTING for c in head.lefts):
        return True
    return head.dep_ == "dobj" and head.head.lemma_ in HELD


def _is_delivered(head: Token, entry: Entry) -> bool:
    """Tell a weapon that was used, "threw a bomb at it", from one that was seized."""
    if entry.event_type not in DELIVERED:
        return False
    if any(c.dep_ == "acl" and c.lemma_.lower() in DELIVERY for c in head.rights):
        return True
    top = head
    while top.dep_ in ("conj", "appos") and top.head is not top:
        top = top.head
    verb = top.head
    if entry.event_type == "shelling" and verb.lemma_.lower() in BY_HAND:
        return False  # "threw projectiles" such as bottles
    if top.dep_ == "pobj" and verb.dep_ == "agent":  # "was damaged by a bomb"
        return _has_hit(verb.head)
    if top.dep_ == "nsubj" and any(c.dep_ == "dobj" for c in verb.rights):
        return _has_hit(verb)
    return (
        top.dep_ in ("dobj", "nsubjpass")
        and verb.lemma_.lower() in DELIVERY
        and not is_negated(verb)
    )


def _has_hit(verb: Token) -> bool:
    """Tell "damaged the mill" from what a weapon does not do, or may do."""
    if verb.lemma_.lower() not in HITTING or is_negated(verb):
        return False
    return not any(c.tag_ == "MD" for c in verb.lefts)


def _is_set(head: Token, entry: Entry) -> bool:
    """Tell "youths set two large fires" from a fire that nobody set."""
    if entry.words != ("fire",) or head.dep_ not in _UNDERGOING:
        return False
    verb = head.head
    if verb.lemma_ in BY_ARSONISTS:
        return not is_negated(verb)
    doers = [c for c in verb.children if c.dep_ in ("nsubj", "agent")]
    return verb.lemma_ in BY_ANYTHING and any(_is_human(doer) for doer in doers)


_UNDERGOING = frozenset({"dobj", "nsubjpass"})


def _is_human(noun: Token) -> bool:
    """Tell people from sparks and blasts."""
    if noun.ent_type_ in ("PERSON", "ORG", "NORP") or noun.lemma_ in BODIES:
        return True
    told = (noun, *prepositional(noun, "of"))  # "dozens of residents"
    return any(victim_type(t.lower_) is not None for t in told)
