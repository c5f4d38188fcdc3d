"""Incidents that a story only mentions: "after the murder of a senator last week"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsevents.stages.events.naming.families import family_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Token

    from newsevents.stages.events.facts import Facts
    from newsevents.stages.events.linking.incidents import Incident

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
MAIN = frozenset({"ROOT", "ccomp", "parataxis"})
# "when a bomb went off", "in Loja, where rebels felled a mast": this tells the news.
NEWS_MARKS = frozenset({"when", "as", "while", "where"})
INDEFINITE = frozenset({"a", "an", "another", "several", "two", "three"})
# "carried out an attack": what these have as their object is told by them.
DOING = frozenset(
    {"carry", "commit", "conduct", "launch", "make", "mount", "perpetrate", "stage"}
    | {"leave", "suffer", "survive", "report", "confirm"}
)
HURTING = frozenset({"die", "hurt", "injure", "kill", "perish", "wound"})
FREEING = frozenset({"free", "liberate", "release", "rescue"})
VERBAL = frozenset({"VERB", "AUX"})
UNDERGOING = frozenset({"dobj", "nsubjpass"})
CLAUSES = frozenset({"relcl", "acl"})
WITHIN = frozenset({"during", "in"})
# What follows a deed, or is about it, tells of it no more than in passing.
FOLLOWING = frozenset({"police", "protest"})
MAX_CLIMB = 8


def is_told_in_passing(facts: Facts, incident: Incident) -> bool:
    """Tell what a story refers to as known, and tells by no clause of its own.

    A note of a few sentences is of the incident that it names.
    """
    if facts.is_note or any(frame.is_title for frame in incident.frames):
        return False
    return not any(_is_told(token) for token in _words_for(facts, incident))


def has_one_sentence(incident: Incident) -> bool:
    """Tell what only one sentence of the body is of."""
    sentences = {frame.sentence for frame in incident.frames}
    return len(sentences) == 1 and not incident.frames[0].is_title


def _words_for(facts: Facts, incident: Incident) -> Iterable[Token]:
    doc: Doc = facts.doc
    kinds = {family_of(trigger) for trigger in incident.triggers}
    for trigger in incident.triggers:
        if family_of(trigger) not in FOLLOWING or kinds <= FOLLOWING:
            yield doc[trigger.head]
    for casualty in incident.casualties:
        yield doc[facts.token_at(casualty.trigger_start)]


def _is_told(token: Token) -> bool:
    """Tell whether a clause of the story's own is built on a word for the incident."""
    above = token.head
    if token.dep_ in SUBJECTS:
        return _is_main(above)
    if token.dep_ == "pobj":  # "were hurt in fighting"
        if above.lower_ == "for" and above.head.lemma_ == "responsibility":
            return _is_main(above.head.head)  # who claims it tells of it
        hurt = above.lower_ in WITHIN and above.head.lemma_ in HURTING
        return (hurt and _is_main(above.head)) or _is_new(token)
    if token.pos_ in VERBAL:
        teller = _is_told_by(token)
        return _is_main(token if teller is None else teller)
    done = token.dep_ == "dobj" and above.lemma_ in DOING
    return (done and _is_main(above)) or _is_new(token)


def _is_told_by(verb: Token) -> Token | None:
    """Return the verb that tells a deed: who accuses of it, who frees those taken.

    "The army accused rebels of taking a mayor", "A mayor who was taken has been freed".
    """
    above = verb.head
    if verb.dep_ == "pcomp" and above.lower_ == "of":
        teller = above.head if above.head.pos_ in VERBAL else above.head.head
        return teller if teller.lemma_ == "accuse" else None
    freed = above.dep_ in UNDERGOING and above.head.lemma_ in FREEING
    return above.head if freed and verb.dep_ in CLAUSES else None


def _is_new(noun: Token) -> bool:
    """Tell "an attack", which is told of for the first time."""
    return any(child.lower_ in INDEFINITE for child in noun.children)


def _is_main(verb: Token) -> bool:
    """Tell a main clause, what a source says, and "when …" from asides."""
    for _ in range(MAX_CLIMB):
        if verb.dep_ in MAIN:
            return True
        if verb.dep_ in ("advcl", "relcl"):
            return any(c.lower_ in NEWS_MARKS for c in verb.children)
        if verb.dep_ != "conj" or verb.head.i == verb.i:
            return False
        verb = verb.head
    return False
