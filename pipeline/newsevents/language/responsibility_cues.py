"""The words that tie an actor to an attack, and where their grammar has the actor.

`CUES` maps the lemma of a cue to a reader: from the cue's token it yields nouns, each
with what ties it to the attack. `newsevents.language.responsibility` finds the actors.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from newsevents.language import syntax
from newsevents.language.responsibility_words import (
    AT_FAULT,
    ATTACKERS,
    CHARGED,
    CULPRITS,
    DEEDS,
    DENIED,
    DOUBT,
    OWNED,
    SAYING,
    SPOKESMEN,
    SUSPECTS,
    THINKING,
    UNREAL,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

Kind = Literal["claim", "blame", "suspect", "denial"]
MAX_NESTED = 3  # clauses in "has said it has determined that it was not …"
MAX_TITLE = 8  # tokens of the title in front of a person
REACH = 12  # tokens after "attributed" in which its "to" stands

Found = Iterator[tuple["Token", Kind]]


def _claim(verb: Token) -> Found:
    """Read "claimed responsibility", "an attack claimed by", "took credit"."""
    owned = [
        child
        for child in verb.rights
        if child.dep_ in ("dobj", "obj") and child.lemma_.lower() in OWNED
    ]
    is_claim = verb.lemma_.lower() == "claim"
    if not owned and not is_claim:
        return
    if syntax.is_passive(verb) or (verb.dep_ == "acl" and verb.tag_ == "VBN"):
        if is_claim:
            yield from ((noun, "claim") for noun in syntax.agents(verb))
        return
    if not owned or syntax.is_negated(verb) or _is_doubted(verb):
        return
    if not is_claim and owned[0].lemma_.lower() not in (
        "responsibility",
        "credit",
    ):
        return
    nouns = syntax.subjects(verb)
    if verb.tag_ == "VBG":  # "the Front put a video online claiming responsibility"
        nouns += syntax.subjects(syntax.governing_verb(verb.head))
    for noun in nouns:
        yield from ((owner, "claim") for owner in _principals(noun) or (noun,))


def _principals(noun: Token) -> list[Token]:
    """Return whom a speaker speaks for: "a spokesman for X", "X spokesman Y"."""
    if noun.lemma_.lower() in SPOKESMEN:
        nouns = syntax.prepositional(noun, "for", "of", "from", "by")
        nouns += [c for c in noun.lefts if c.dep_ in ("compound", "nmod", "poss")]
    else:
        before = [noun.doc[i] for i in range(noun.left_edge.i, noun.i)][-MAX_TITLE:]
        if not any(token.lemma_.lower() in SPOKESMEN for token in before):
            return []
        nouns = [token for token in before if token.ent_type_ in ("ORG", "NORP")][-1:]
    return [owner for owner in nouns if owner.pos_ == "PROPN"]


def _say(verb: Token) -> Found:
    """Read "the group said it had carried out the attack": subjects are the same."""
    for clause in verb.rights:
        if clause.dep_ != "ccomp" or clause.lemma_.lower() not in DEEDS:
            continue
        inner = [c for c in clause.children if c.dep_ == "nsubj"]
        if not inner or syntax.is_negated(clause) or syntax.is_negated(verb):
            continue
        own = inner[0].lower_ in ("it", "they", "we") or any(
            c.dep_ == "poss" and c.lower_ in ("its", "their", "our")
            for c in inner[0].lefts
        )
        if own:
            yield from (
                (noun, "claim")
                for noun in syntax.subjects(verb)
                if noun.pos_ == "PROPN" or noun.lemma_.lower() in ("group", "militia")
            )


def _claim_or_say(verb: Token) -> Found:
    yield from _claim(verb)
    yield from _say(verb)


def _blame(verb: Token) -> Found:
    """Read "blamed X for", "blamed the attack on X", "was blamed on X"."""
    if syntax.is_negated(verb):
        return
    if any(c.dep_ == "aux" and c.lower_ in UNREAL for c in verb.lefts):
        return
    on = list(_after(verb, "on", "upon"))
    if on:
        yield from ((noun, "blame") for noun in on)
    elif verb.pos_ == "VERB":
        yield from ((noun, "blame") for noun in syntax.patients(verb))


def _accuse(verb: Token) -> Found:
    """Read "accused X of the raid"; not "accused him of spying"."""
    if verb.pos_ != "VERB" or syntax.is_negated(verb):
        return
    charges = syntax.prepositional(verb, "of")
    if any(noun.lemma_.lower() in ATTACKERS for noun in syntax.agents(verb)):
        return  # attackers blame their victims
    if all(_is_deed(charge) for charge in charges):
        yield from ((noun, "blame") for noun in syntax.patients(verb))


def _attribute(verb: Token) -> Found:
    """Read "attributed the attack to X", wherever the parser hangs the "to".

    A party that says so of others says that it was not them.
    """
    if not syntax.is_negated(verb):
        nouns = list(_after(verb, "to")) or list(_after(verb, "on"))
        if nouns and not syntax.is_passive(verb):
            subjects = (n for n in syntax.subjects(verb) if n.pos_ == "PROPN")
            yield from ((noun, "denial") for noun in subjects)
        yield from ((noun, "blame") for noun in nouns)


def _suspect(verb: Token) -> Found:
    """Read "police suspect X", "X is suspected of"; not "suspected militants"."""
    if verb.pos_ != "VERB" or verb.dep_ in ("amod", "compound"):
        return
    if syntax.is_negated(verb):
        return
    if not all(_is_deed(charge) for charge in syntax.prepositional(verb, "of")):
        return
    yield from _carried_out(verb)
    for noun in syntax.patients(verb):
        if noun.lemma_.lower() in ("involvement", "hand", "role", "handiwork"):
            yield from ((n, "suspect") for n in syntax.prepositional(noun, "of"))
        else:
            yield noun, "suspect"


def _carried_out(verb: Token) -> Found:
    """Read "police believe that the attack was carried out by X"."""
    for clause in verb.rights:
        if clause.dep_ != "ccomp" or clause.lemma_.lower() not in DEEDS:
            continue
        if not syntax.is_negated(clause) and not syntax.is_negated(verb):
            yield from ((noun, "suspect") for noun in syntax.agents(clause))


def _member(noun: Token) -> Found:
    """Read "are believed to be members of X", "identified themselves as members"."""
    if noun.dep_ == "attr" and noun.head.lemma_.lower() == "be":
        if syntax.is_negated(noun.head) or _is_doubted(noun.head):
            return
        guessed = noun.head.head.lemma_.lower() in THINKING
        for subject in syntax.subjects(noun.head):
            lemma = subject.lemma_.lower()
            if lemma in SUSPECTS and (guessed or subject.pos_ != "PRON"):
                yield noun, "suspect"
                return
        return
    verb = noun.head.head
    named_as = noun.dep_ == "pobj" and noun.head.lower_ == "as"
    if named_as and verb.lemma_.lower() in ("identify", "introduce", "describe"):
        yield noun, "claim"


def _affiliated(verb: Token) -> Found:
    """Read "the gunmen were linked to X", "they are believed to belong to X"."""
    if syntax.is_negated(verb) or _is_doubted(verb):
        return
    if all(noun.lemma_.lower() in SUSPECTS for noun in syntax.subjects(verb)):
        nouns = syntax.prepositional(verb, "with", "to")
        yield from ((noun, "suspect") for noun in nouns)


def _deniers(verb: Token) -> list[Token]:
    """Return who says of itself "it was not responsible"; nobody if others say so."""
    if not all(noun.lower_ in ("it", "they", "we") for noun in syntax.subjects(verb)):
        return []
    top = verb
    for _ in range(MAX_NESTED):
        if top.dep_ != "ccomp" or top.head is top:
            break
        top = top.head
    return syntax.subjects(top) if top != verb else []


def _identify(verb: Token) -> Found:
    """Read "identified the assailant as an extremist", "the bomber was named as".

    Also "they introduced themselves as X members", wherever the parser puts X.
    """
    patients = syntax.patients(verb)
    if any(noun.lower_ in ("themselves", "himself", "herself") for noun in patients):
        if not syntax.is_negated(verb):
            nouns = syntax.prepositional(verb, "as")
            nouns += [n for v in nouns for n in syntax.prepositional(v, "to")]
            yield from ((n, "claim") for n in nouns)
    elif any(noun.lemma_.lower() in CULPRITS for noun in patients):
        yield from ((noun, "suspect") for noun in syntax.prepositional(verb, "as"))


def _responsible(word: Token) -> Found:
    """Read "X was responsible", "X is believed to be responsible", "behind it"."""
    verb = word.head
    if verb.lemma_.lower() not in ("be", "hold", "find", "stand", "remain"):
        if word.lower_ == "responsible" and verb.lemma_.lower() in THINKING:
            yield from ((noun, "suspect") for noun in syntax.patients(verb))
        return
    if word.lower_ == "behind" and not any(c.dep_ == "pobj" for c in word.rights):
        return
    if _is_doubted(verb):
        return
    if syntax.is_negated(verb):
        yield from ((noun, "denial") for noun in _deniers(verb))
        return
    above = verb.head.lemma_.lower()
    kind: Kind = "suspect" if above in THINKING else "blame"
    if verb.lemma_.lower() in ("hold", "find"):
        nouns = syntax.patients(verb) or syntax.subjects(verb)
    else:
        nouns = syntax.subjects(verb)
        said = verb.dep_ == "ccomp" and above in SAYING
        if said and nouns and nouns[0].lower_ in ("it", "they"):
            nouns, kind = syntax.subjects(verb.head), "claim"
    yield from ((noun, kind) for noun in nouns if not is_event(noun))


def _involved(verb: Token) -> Found:
    """Read "suspect that X was involved in the attack"."""
    if syntax.is_negated(verb) or _is_doubted(verb) or verb.dep_ in ("amod", "acl"):
        return
    guessed = verb.head.lemma_.lower() in THINKING | SAYING
    owned = any(
        noun.lemma_.lower() in OWNED for noun in syntax.prepositional(verb, "in")
    )
    if guessed or owned:
        kind: Kind = "suspect" if guessed else "blame"
        yield from ((noun, kind) for noun in syntax.subjects(verb))


def _hallmark(noun: Token) -> Found:
    yield from ((owner, "suspect") for owner in syntax.prepositional(noun, "of"))


def _suspicion(noun: Token) -> Found:
    """Read "suspicion fell on X", "pointed the finger at X"."""
    verb = noun.head
    if noun.dep_ in ("nsubj", "dobj") and verb.lemma_.lower() in (
        "fall",
        "point",
        "cast",
        "focus",
        "centre",
        "center",
    ):
        yield from ((found, "suspect") for found in _after(verb, "on", "at", "upon"))


def _deny(verb: Token) -> Found:
    """Read "X denied involvement", "denied that it had attacked"."""
    if syntax.is_passive(verb) or syntax.is_negated(verb):
        return
    for child in verb.rights:
        if (child.dep_ == "dobj" and child.lemma_.lower() in DENIED) or (
            child.dep_ in ("ccomp", "xcomp")
        ):
            yield from ((noun, "denial") for noun in syntax.subjects(verb))
            return


CUES: Mapping[str, Callable[[Token], Found]] = MappingProxyType(
    {
        "accept": _claim,
        "accuse": _accuse,
        "affiliate": _affiliated,
        "announce": _say,
        "assume": _claim,
        "attribute": _attribute,
        "behind": _responsible,
        "believe": _carried_out,
        "belong": _affiliated,
        "blame": _blame,
        "claim": _claim_or_say,
        "declare": _say,
        "deny": _deny,
        "disclaim": _deny,
        "disavow": _deny,
        "finger": _suspicion,
        "hallmark": _hallmark,
        "identify": _identify,
        "introduce": _identify,
        "involve": _involved,
        "name": _identify,
        "link": _affiliated,
        "member": _member,
        "responsible": _responsible,
        "say": _say,
        "suspect": _suspect,
        "suspicion": _suspicion,
        "take": _claim,
        "ascribe": _attribute,
        "pin": _blame,
    }
)


def _after(verb: Token, *prepositions: str) -> Iterator[Token]:
    """Yield the nouns under the first such preposition after a verb, near it."""
    doc, last = verb.doc, min(len(verb.doc), verb.i + 1 + REACH)
    for i in range(verb.i + 1, last):
        token = doc[i]
        if token.is_sent_start:
            return
        if token.lower_ in prepositions and token.dep_ in ("prep", "dative", "agent"):
            nouns = [
                noun
                for child in token.rights
                if child.dep_ == "pobj"
                for noun in syntax.conjuncts(child)
            ]
            if any(_is_name_or_people(noun) for noun in nouns):
                yield from nouns
                return


def _is_name_or_people(noun: Token) -> bool:
    return noun.pos_ in ("PROPN", "NOUN") and not is_event(noun)


def is_event(noun: Token) -> bool:
    """Tell whether a noun is a word for an attack, or for owning one."""
    return noun.pos_ == "NOUN" and noun.lemma_.lower() in OWNED


def _is_deed(charge: Token) -> bool:
    """Tell what makes a perpetrator, "of bombing", from "of being informers"."""
    lemma = charge.lemma_.lower()
    if lemma == "be":
        return any(c.lower_ in AT_FAULT for c in charge.children)
    return lemma in OWNED or lemma in DEEDS or lemma in CHARGED


def _is_doubted(verb: Token) -> bool:
    return any(child.lower_ in DOUBT for child in verb.lefts)
