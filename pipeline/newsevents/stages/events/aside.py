"""Places in the sentence of an incident that it is only about."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from newsevents.records import Place
    from newsevents.stages.events.facts import Facts

PREPOSITIONS = frozenset({"against", "over", "about", "for", "regarding"})
VERBS = frozenset(
    {
        "condemn",
        "demand",
        "denounce",
        "mourn",
        "commemorate",
        "mark",
        "avenge",
        "oppose",
    }
)
# "in solidarity with people in Xaba"
CAUSES = frozenset(
    {"condemnation", "connection", "protest", "solidarity", "support", "sympathy"}
    | {"wake"}
)
MAX_CLIMB = 8


def is_cause(preposition: Token) -> bool:
    """Tell "in connection with", in front of what something is about."""
    return preposition.lower_ == "in" and any(
        child.lemma_ in CAUSES for child in preposition.children
    )


def is_topic(facts: Facts, place: Place) -> bool:
    """Tell whether a place is that of what a protest, say, is about.

    "a march against the killings in Xaba", "to condemn the attack on Xaba"
    """
    below = token = facts.doc[facts.head_of(place)]
    for _ in range(MAX_CLIMB):
        if token.dep_ == "prep" and (
            token.lower_ in PREPOSITIONS or (token is not below and is_cause(token))
        ):
            return True
        if token.pos_ == "VERB" and _is_protested(token, below):
            return True
        above = token.head
        if above.i == token.i:
            return False
        below, token = token, above
    return False


def _is_protested(verb: Token, below: Token) -> bool:
    """Tell "to denounce the raid on Xaba" and "protested the raid on Xaba"."""
    if verb.lemma_ == "protest":
        return below.dep_ == "dobj"
    return verb.lemma_ in VERBS and verb.dep_ != "ROOT"


def is_outcome(noun: Token) -> bool:
    """Tell what may come of something: "it could lead to a clash"."""
    return (
        noun.dep_ == "pobj"
        and noun.head.lower_ in ("in", "to")
        and noun.head.head.lemma_ in ("lead", "result")
    )
