"""Who is subject and object of a verb where the parser or the newsroom hides it.

Places in front of the subject, passives of headlines, agents hung too low, objects
shared by two verbs or left out of a relative clause.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsevents.language import syntax
from newsevents.language.scene import (
    ACTING,
    AFTERWARDS,
    BLAST_VERBS,
    HUMAN,
    MAX_BRACKET,
    MAX_JOINT,
    MAX_LATE,
    SPEECH_VERBS,
    SUFFERERS,
    SURVIVING,
    TRANSITIVE,
    UNHURT,
    Scene,
)
from newsevents.records import Actor

if TYPE_CHECKING:
    from spacy.tokens import Token

DISGUISED = frozenset({"clad", "disguised", "dressed", "masquerading", "posing"})
# Who is not meant to act where a headline leaves out whom it hit.
UNARMED = frozenset({"civilian", "force", "government", "organization"})
# Who does it is never left without whom: "suspect arrested".
ARRESTING = frozenset({"apprehend", "arrest"})
SEARCHING = frozenset({"hunt", "investigate", "look", "search", "seek"})
LOOSE = frozenset({"advcl", "ccomp", "xcomp"})
MAX_LOST = 20  # tokens before a verb in which its lost subject stands


def repaired_subjects(verb: Token, subjects: list[Token], scene: Scene) -> list[Token]:
    """Return the subjects, or the actor right before the verb that they hide.

    Parsers take a place in front for the subject: "in Mosul, Iraq, gunmen attacked".
    """
    if verb.dep_ in ("acl", "amod"):
        return subjects
    if not any(child.dep_ == "nsubj" for child in verb.lefts):
        subjects = _of_reported(verb, subjects)
    if subjects and _disguised(subjects[0]):
        return _disguised(subjects[0])
    if verb.lemma_.lower() in BLAST_VERBS and any(map(scene.actor, subjects)):
        return subjects
    if all(_is_place(noun, scene) for noun in subjects):
        lost = _lost_subject(verb, scene)
        if lost is not None:
            return [lost]
    actor = _before(verb, scene)
    if actor is None or actor.category not in HUMAN:
        return subjects
    near = verb.doc[actor.head]
    return [near] if _is_hidden_subject(near, verb, subjects) else subjects


def _of_reported(verb: Token, subjects: list[Token]) -> list[Token]:
    """Return who did what others say or look into.

    Parsers give the deed to the police in "held a man they say shot a cook" and in
    "look for a man who shot at a house and hit a cook".
    """
    above = verb.head
    if verb.dep_ in ("xcomp", "ccomp") and verb.tag_ in ("VBD", "VBZ", "VBP"):
        if above.lemma_.lower() in SPEECH_VERBS:
            return syntax.objects(above.head) if above.dep_ == "parataxis" else []
    elif verb.dep_ == "conj" and above.lemma_.lower() in SEARCHING:
        return []
    return subjects


def _disguised(noun: Token) -> list[Token]:
    """Return who they are in "rebels disguised as soldiers stormed the post"."""
    doc, before = noun.doc, noun.left_edge.i - 2
    if before < 0 or doc[before + 1].lower_ != "as":
        return []
    as_what = doc[before]
    if as_what.lower_ not in DISGUISED:
        return []
    above = [as_what.head] if as_what.dep_ in ("acl", "relcl") else []
    return syntax.subjects(as_what) or above


def _is_place(noun: Token, scene: Scene) -> bool:
    """Tell a place, or a stray verb, from somebody who may act."""
    actor = scene.actor(noun)
    if actor is not None:
        return actor.category == "facility"
    return noun.ent_type_ in ("GPE", "LOC", "FAC") or noun.pos_ == "VERB"


def _lost_subject(verb: Token, scene: Scene) -> Token | None:
    """Return the armed people that a verb without a subject has before it.

    Parsers hang them on a place: "in the hills of Arden, guerrillas bombed a bridge".
    """
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.dep_ == "conj":
        return None
    doc = verb.doc
    for i in range(verb.i - 1, max(-1, verb.i - MAX_LOST), -1):
        if doc[i].is_sent_start and i < verb.i - 1:
            break
        actor = scene.by_token.get(i)
        if actor is None or actor.head != i or actor.category != "armed_group":
            continue
        if doc[i].dep_ in ("pobj", "conj", "appos", "npadvmod", "dep", "nmod"):
            owner = scene.by_token.get(doc[i].head.head.i)
            if owner is None or owner.category not in HUMAN:
                return doc[i]
    return None


def _is_hidden_subject(near: Token, verb: Token, subjects: list[Token]) -> bool:
    """Tell whether the actor right before a verb is its subject after all."""
    if near.dep_ == "nsubj":
        return near not in subjects and near.head == verb
    if near.dep_ == "dobj":  # but "a bomb targeting pilgrims killed two"
        return not (near.head.tag_ == "VBG" and subjects)
    listed = near.dep_ == "conj" and any(
        child.dep_ == "cc" for child in near.head.children
    )
    return near.dep_ in ("appos", "conj", "dep", "npadvmod", "attr") and not (
        near in subjects and listed
    )


def _before(verb: Token, scene: Scene) -> Actor | None:
    """Return the actor that ends right before a verb, a bracket aside.

    Of "members of the group" it is the members.
    """
    doc, i = verb.doc, verb.i - 1
    while i >= 0 and doc[i].dep_ in ("aux", "auxpass", "advmod", "neg"):
        i -= 1
    if i >= 0 and doc[i].lower_ == ")":
        while i > max(0, verb.i - MAX_BRACKET) and doc[i].lower_ != "(":
            i -= 1
        i -= 1
    actor = scene.by_token.get(i)
    for _ in range(2):
        if actor is None or doc[actor.head].dep_ != "pobj":
            break
        owner = scene.by_token.get(doc[actor.head].head.head.i)
        if owner is None or doc[actor.head].head.lower_ not in ("of", "from"):
            break
        if owner.category not in ACTING:
            break
        actor = owner
    return actor


def is_headline_passive(verb: Token, scene: Scene) -> bool:
    """Tell whether "is" is left out: "Two aid workers abducted in Mogadishu"."""
    if verb.lemma_.lower() not in TRANSITIVE or verb.tag_ not in ("VBD", "VBN"):
        return False
    if any(c.dep_ in ("aux", "auxpass", "dobj") for c in verb.children):
        return False
    if any(c.dep_ == "ccomp" for c in verb.rights):
        return False
    if verb.lemma_.lower() in ARRESTING:
        return True
    subjects = [scene.actor(noun) for noun in syntax.subjects(verb)]
    return any(a is not None and a.category in UNARMED for a in subjects)


def described_by(verb: Token, scene: Scene) -> list[Token]:
    """Return who is described in "the release of Jon Lund, kidnapped on Monday".

    Parsers hang such a participle on the verb of the sentence.
    """
    if verb.tag_ != "VBN" or verb.dep_ not in LOOSE or verb.i < 2:
        return []
    if verb.nbor(-1).lower_ != "," or any(True for _ in verb.lefts):
        return []
    actor = scene.by_token.get(verb.i - 2)
    if actor is None or actor.rule != "name" or actor.category not in HUMAN:
        return []
    return [verb.doc[actor.head]]


def late_agents(verb: Token) -> list[Token]:
    """Return the agents that the parser hung too low: "stabbed to death by rebels"."""
    doc = verb.doc
    for i in range(verb.i + 1, min(len(doc), verb.i + MAX_LATE)):
        token = doc[i]
        if token.is_sent_start or token.pos_ == "VERB" or token.lower_ == ",":
            break
        if token.lower_ == "by":
            return [noun for child in token.rights for noun in syntax.conjuncts(child)]
    return []


def shared_objects(verb: Token) -> list[Token]:
    """Return the objects that a verb shares with its conjuncts: "shot and killed"."""
    for child in verb.rights:
        if child.dep_ == "conj" and child.pos_ == "VERB":
            own = any(c.dep_ in ("nsubj", "nsubjpass") for c in child.children)
            if not own and child.i - verb.i <= MAX_JOINT:
                return syntax.patients(child)
    return []


def gap(verb: Token) -> list[Token]:
    """Return the noun that a relative clause with its own subject leaves out.

    A participle in front of a noun has that for its object: "the murdered nurses".
    """
    if verb.dep_ == "amod" and verb.tag_ == "VBN":
        return [verb.head]
    if verb.dep_ != "relcl" or syntax.is_passive(verb):
        return []
    if any(c.dep_ == "dobj" and c.tag_ in ("WDT", "WP") for c in verb.lefts):
        return [verb.head]
    own = [c for c in verb.children if c.dep_ == "nsubj"]
    if own and own[0].tag_ not in ("WDT", "WP"):
        return [verb.head]
    return []


def sufferers(preposition: Token) -> list[Token]:
    """Return who suffered what stands under a preposition, harmed or not.

    "The bank was the target of an attack", "she escaped unhurt from the attack".
    """
    above, word = preposition.head, preposition.lower_
    if word == "of" and above.lemma_.lower() in SUFFERERS:
        if above.dep_ in ("attr", "oprd"):
            return syntax.subjects(above.head)
        return [above.head] if above.dep_ == "appos" else []
    if word not in AFTERWARDS:
        return []
    is_told_of = above.lower_ in UNHURT and above.dep_ in ("acomp", "oprd", "advmod")
    verb = above.head if is_told_of else above
    unhurt = is_told_of or any(c.lower_ in UNHURT for c in above.rights)
    if unhurt or (above.pos_ == "VERB" and above.lemma_.lower() in SURVIVING):
        return syntax.subjects(verb)
    return []
