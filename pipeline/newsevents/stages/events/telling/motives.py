"""What people protest against, or an attack answers: the reason of what is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from spacy.strings import get_string_id

from newsevents.language.syntax import ancestors
from newsevents.stages.events.scene.aside import is_cause

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PROTESTS = frozenset(
    {"protest", "demonstrate", "demonstration", "rally", "march", "strike", "sit-in"}
    | {"demand", "protesting"}
)
TOPIC_WORDS = frozenset({"against", "over", "about", "following", "after", "for", "to"})
REPRISALS = frozenset(
    {"retaliation", "revenge", "reprisal", "retribution", "vengeance", "avenge"}
    | {"retaliate"}
)
# The ids of lemmas in all spellings: those of names keep their capital.
MOTIVES = frozenset(
    get_string_id(spelling)
    for word in PROTESTS | REPRISALS | {"demand", "response"}
    for spelling in (word, word.capitalize(), word.upper())
)
REPRISAL_FOR = frozenset({"for", "against", "to", "over"})


def tells_of_motives(doc: Doc) -> bool:
    """Tell whether an article has words of protest or reprisal at all."""
    return not MOTIVES.isdisjoint(doc.to_array("LEMMA").tolist())


def cause_of_protest(head: Token) -> Literal["background"] | None:
    """Tell what people protest against, or demand, from what they do."""
    if head.lemma_.lower() in PROTESTS:
        return None
    path = head
    for token in ancestors(head):
        if token.lemma_.lower() == "demand" and token.pos_ == "VERB":
            return "background" if path.dep_ in ("dobj", "ccomp") else None
        if token.lemma_.lower() in PROTESTS and not _is_blow(token):
            of_people = path.dep_ == "nsubj" and path is not head
            is_object = path.dep_ == "dobj" and token.lemma_ == "protest"
            is_cause_of_it = of_people or is_object or _is_topic(path)
            return "background" if is_cause_of_it else None
        if (
            path.dep_ == "prep"
            and (path.lower_ == "against" or is_cause(path))
            and _has_protest(token)
        ):
            return "background"
        path = token
    return None


def _is_blow(token: Token) -> bool:
    """Tell "struck the port" from people who strike over something."""
    if token.lemma_ != "strike" or token.pos_ != "VERB":
        return False
    return any(child.dep_ == "dobj" for child in token.children)


def _has_protest(verb: Token) -> bool:
    """Tell "the rally went on …" and "held a rally …" from other clauses."""
    return any(
        child.dep_ in ("nsubj", "dobj") and child.lemma_.lower() in PROTESTS
        for child in verb.children
    )


def avenged(head: Token) -> Literal["background"] | None:
    """Tell what an attack answers, "in retaliation for the raid", from the attack."""
    path = head
    for token in ancestors(head):
        lemma = token.lemma_.lower()
        if lemma in REPRISALS or (lemma == "response" and token.head.lower_ == "in"):
            for_it = path.dep_ == "prep" and path.lower_ in REPRISAL_FOR
            return "background" if for_it or lemma == "avenge" else None
        path = token
    return None


def _is_topic(token: Token) -> bool:
    """Tell "against the killing" and "to demand …" from what goes on meanwhile."""
    if token.dep_ == "prep":
        return token.lower_ in TOPIC_WORDS or is_cause(token)
    if token.dep_ not in ("advcl", "acl", "xcomp"):
        return False
    return any(
        child.lower_ in ("to", "after", "because", "as")
        and child.dep_ in ("aux", "mark")
        for child in token.children
    )
