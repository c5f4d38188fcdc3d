"""Places in the sentences of an incident that are not its scene."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsevents.stages.events.scene.homeland import is_where

if TYPE_CHECKING:
    from collections.abc import Collection

    from spacy.tokens import Doc, Token

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
OBJECTIONS = VERBS | {"protest"}
DEED = frozenset({"dobj", "nsubj", "nsubjpass"})
# "in solidarity with people in Xaba"
CAUSES = frozenset(
    {"condemnation", "connection", "protest", "response", "solidarity", "support"}
    | {"sympathy", "wake"}
)
# What these are of, or did, was before: "a witness to the attack in Xaba".
HARKING = frozenset({"accused", "anniversary", "suspect", "witness"})
CLAUSES = frozenset({"advcl", "acl", "xcomp"})
MAX_CLIMB = 8
# "a declaration issued in Xaba", "comparable to what they did in Xaba": no scene.
PAPERS = frozenset({"bear", "date", "designate", "issue", "publish", "sign"})
COMPARED = frozenset({"comparable", "like", "similar", "than", "unlike"})
ASIDE = 1.5  # what a place loses that is only talked about
ABROAD = 4.0  # the same of another country, or of an incident told in passing
BESIDE = 0.5  # the same in a story where grammar does not hang it on the deed


def is_cause(preposition: Token) -> bool:
    """Tell "in connection with", in front of what something is about."""
    return preposition.lower_ == "in" and any(
        child.lemma_ in CAUSES for child in preposition.children
    )


def harks_back(noun: Token) -> bool:
    """Tell what somebody is accused of or saw, "a witness to the attack"."""
    above = noun.head
    return noun.dep_ == "pobj" and above.head.lemma_ in HARKING


def is_topic(facts: Facts, place: Place, deeds: Collection[int] = ()) -> bool:
    """Tell whether a place is that of what a protest, say, is about.

    "a march against the killings in Xaba", "to condemn the attack on Xaba": unless
    the attack is the incident, one of ``deeds``.
    """
    below = token = facts.doc[facts.head_of(place)]
    for _ in range(MAX_CLIMB):
        if token.i in deeds and token.lemma_ not in OBJECTIONS:
            return False
        if (
            token.dep_ == "prep"
            and token is not below
            and _tells_cause(token)
            and not _is_of_deed(token, deeds)
        ):
            return True
        if token.pos_ == "VERB" and _is_protested(token, below):
            return True
        above = token.head
        if above.i == token.i:
            return False
        below, token = token, above
    return False


def _is_of_deed(preposition: Token, deeds: Collection[int]) -> bool:
    """Tell "carried out an attack against": what it is against is attacked."""
    above = preposition.head
    return (
        preposition.lower_ == "against"
        and above.pos_ == "VERB"
        and any(child.i in deeds for child in above.children if child.dep_ in DEED)
    )


def _tells_cause(preposition: Token) -> bool:
    """Tell "against …", "in protest at …", "with …" of "in solidarity with …"."""
    if preposition.lower_ in PREPOSITIONS or is_cause(preposition):
        return True
    if preposition.head.lemma_ in HARKING:
        return True
    return preposition.i > 0 and preposition.nbor(-1).lemma_ in CAUSES - {"protest"}


def _is_protested(verb: Token, below: Token) -> bool:
    """Tell "to denounce the raid on Xaba" and "protested the raid on Xaba".

    Of people who do something else meanwhile, "marched, protesting the raid on a farm
    in Xaba", all that follows what they protest about.
    """
    if verb.lemma_ == "protest":
        is_aside = verb.dep_ in CLAUSES and below.i > verb.i
        return below.dep_ == "dobj" or (
            is_aside and any(child.dep_ == "dobj" for child in verb.children)
        )
    return verb.lemma_ in VERBS and verb.dep_ != "ROOT"


def loss_of_aside(
    facts: Facts,
    place: Place,
    deeds: Collection[int],
    *,
    in_passing: bool,
    land: Place | None = None,
) -> float:
    """Return what a place loses that its sentence does not tell as the scene.

    ``deeds`` are the tokens that name the incident and its victims' fate, ``land`` is
    the country that its parties are of, where the story itself is of none.
    """
    head = facts.head_of(place)
    loss = ASIDE * is_topic(facts, place, deeds)
    hangs_on_deed = is_under(facts.doc, head, deeds)
    if in_passing and not hangs_on_deed:
        return loss + ABROAD
    is_abroad = facts.homeland.excludes(place) or (
        land is not None and place.country_code not in (None, land.country_code)
    )
    if is_abroad and not is_where(facts.doc, head, deeds):
        return loss + ABROAD
    if hangs_on_deed or facts.is_note or _is_measured_from(facts, place):
        return loss
    return loss + BESIDE


def is_of_paper(facts: Facts, place: Place, deeds: Collection[int] = ()) -> bool:
    """Tell where a paper was issued or somebody born or buried, or what is compared."""
    token = facts.doc[facts.head_of(place)]
    for _ in range(MAX_CLIMB):
        if token.text in COMPARED and token.pos_ != "VERB":
            return True
        above = token.head
        if above.i == token.i or above.i in deeds:
            return False
        if above.pos_ == "VERB" and above.lemma_.lower() in PAPERS:
            return True
        token = above
    return False


def is_under(doc: Doc, head: int, deeds: Collection[int]) -> bool:
    """Tell "the murder of a man in Xaba" from what is said in Xaba of the murder."""
    token = doc[head]
    for _ in range(MAX_CLIMB):
        if token.i in deeds:
            return True
        above = token.head
        if above.i == token.i:
            return False
        token = above
    return False


def _is_measured_from(facts: Facts, place: Place) -> bool:
    """Tell a place that a distance of the sentence is measured from."""
    distances = facts.between(facts.distances, facts.sentence_at(place.start))
    return any(distance.anchor_start == place.start for distance in distances)


def is_outcome(noun: Token) -> bool:
    """Tell what may come of something: "it could lead to a clash"."""
    return (
        noun.dep_ == "pobj"
        and noun.head.lower_ in ("in", "to")
        and noun.head.head.lemma_ in ("lead", "result")
    )
