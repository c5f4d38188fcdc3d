"""Places in the sentence of an incident that it is only about."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
MAX_CLIMB = 8


def is_topic(facts: Facts, place: Place) -> bool:
    """Tell whether a place is that of what a protest, say, is about.

    "a march against the killings in Xaba", "to condemn the attack on Xaba"
    """
    token = facts.doc[facts.head_of(place)]
    for _ in range(MAX_CLIMB):
        if token.dep_ == "prep" and token.lower_ in PREPOSITIONS:
            return True
        if token.lemma_ in VERBS and token.pos_ == "VERB" and token.dep_ != "ROOT":
            return True
        above = token.head
        if above.i == token.i:
            return False
        token = above
    return False
