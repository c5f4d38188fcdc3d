"""Questions to a dependency parse that several stages ask.

Label scheme: ClearNLP, as the English spaCy pipelines have it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from spacy.strings import get_string_id

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def ids(names: str) -> frozenset[int]:
    """Return the numbers of labels, which tokens give in half the time of the names.

    Example:
        >>> import spacy
        >>> doc = spacy.blank("en")("Run")
        >>> doc[0].dep_ = "ROOT"
        >>> doc[0].dep in ids("ROOT conj")
        True
    """
    return frozenset(map(get_string_id, names.split()))


_VERBAL = ids("VERB AUX")
_CONJ = get_string_id("conj")
_COORDINATED = frozenset({_CONJ})
_ACL = get_string_id("acl")
_DOBJ = get_string_id("dobj")
_NEG = get_string_id("neg")
_AGENT = get_string_id("agent")
_AUXILIARY = ids("aux auxpass")
_PASSIVE = ids("auxpass nsubjpass agent")
_SUBJECTS = ids("nsubj nsubjpass csubj")
_OBJECTS = ids("dobj obj dative oprd")
_PREPOSITIONS = ids("prep agent")
_OF_PREPOSITION = ids("pobj pcomp")
_WITH_NO = ids("nsubj nsubjpass dobj")
MAX_CLIMB = 12  # no news sentence nests deeper; a broken parse must not loop


def noun_chunk(head: Token) -> tuple[int, int]:
    """Return the token range of the plain noun phrase of a noun: no clauses, no "of".

    Determiners, numbers, adjectives and compounds on the left; nothing on the right.
    """
    start = head.i
    for child in head.lefts:
        if child.dep_ in _LEFT_OF_NOUN:
            start = min(start, child.left_edge.i)
    return start, head.i + 1


_LEFT_OF_NOUN = frozenset(
    {
        "det",
        "amod",
        "nummod",
        "compound",
        "poss",
        "nmod",
        "quantmod",
        "advmod",
        "predet",
    }
)


def conjuncts(token: Token) -> list[Token]:
    """Return the token and all that are coordinated with it, in order of the text.

    Ends on a parse with a loop, which ``Token.conjuncts`` does not.
    """
    if token.dep != _CONJ and not _has_child(token, _COORDINATED):
        return [token]
    first, seen = token, {token.i}
    while first.dep == _CONJ and first.head.i not in seen:
        first = first.head
        seen.add(first.i)
    found = {first.i: first}
    queue = [first]
    for member in queue:
        for child in member.children:
            if child.dep == _CONJ and child.i not in found:
                found[child.i] = child
                queue.append(child)
    found.setdefault(token.i, token)
    return [found[i] for i in sorted(found)]


def _has_child(token: Token, labels: frozenset[int]) -> bool:
    """Tell whether a token has a child with one of some labels."""
    if not (token.n_lefts or token.n_rights):
        return False
    for child in token.children:  # noqa: SIM110  half the time of any()
        if child.dep in labels:
            return True
    return False


def governing_verb(token: Token) -> Token:
    """Return the nearest verb above a token, itself included; the root if none."""
    current = token
    for _ in range(MAX_CLIMB):
        if current.pos in _VERBAL and current.dep not in _AUXILIARY:
            return current
        above = current.head
        if above.i == current.i:
            break
        current = above
    return current


def is_passive(verb: Token) -> bool:
    """Tell whether a verb form is passive, or a bare participle on a noun.

    With an object it is active: "men said to be herders killed a priest".
    """
    if _has_child(verb, _PASSIVE):
        return True
    if verb.dep != _ACL or verb.tag_ != "VBN":
        return False
    return not any(child.dep == _DOBJ for child in verb.rights)


def subjects(verb: Token) -> list[Token]:
    """Return the grammatical subjects of a verb, its own or shared ones.

    A coordinated verb without a subject of its own has that of the first one; a
    relative clause has the noun it describes; a participle has that of its main verb.
    """
    current = verb
    for _ in range(MAX_CLIMB):
        own = [c for c in current.children if c.dep in _SUBJECTS]
        if own:
            if current.dep_ == "relcl" and own[0].tag_ in ("WDT", "WP"):
                return conjuncts(current.head)
            return [t for subject in own for t in conjuncts(subject)]
        if current.dep_ in ("acl", "relcl"):
            return conjuncts(current.head)
        if current.dep_ in (
            "conj",
            "advcl",
            "xcomp",
            "pcomp",
        ) and current.head.pos_ in (
            "VERB",
            "AUX",
            "ADP",
        ):
            if current.dep_ == "conj" and is_passive(current) != is_passive(
                current.head
            ):
                return []
            current = current.head
            continue
        return []
    return []


def objects(verb: Token) -> list[Token]:
    """Return direct objects of an active verb, with what is coordinated."""
    return [
        t for child in verb.children if child.dep in _OBJECTS for t in conjuncts(child)
    ]


def agents(verb: Token, *, passive: bool | None = None) -> list[Token]:
    """Return who does it: subjects of an active verb, "by …" of a passive one.

    ``passive`` is what `is_passive` says, where it is known.
    """
    if is_passive(verb) if passive is None else passive:
        return [t for by in verb.children if by.dep == _AGENT for t in _pobjs(by)]
    return subjects(verb)


def patients(verb: Token, *, passive: bool | None = None) -> list[Token]:
    """Return whom it is done to: objects if active, subjects if passive."""
    if is_passive(verb) if passive is None else passive:
        return subjects(verb)
    return objects(verb)


def prepositional(token: Token, *prepositions: str) -> list[Token]:
    """Return the nouns under the given prepositions of a token: "in", "of" …"""
    return [
        noun
        for child in token.children
        if child.dep in _PREPOSITIONS and child.lower_ in prepositions
        for noun in _pobjs(child)
    ]


def _pobjs(preposition: Token) -> list[Token]:
    return [
        t
        for child in preposition.children
        if child.dep in _OF_PREPOSITION
        for t in conjuncts(child)
    ]


def is_negated(verb: Token, children: Iterable[Token] | None = None) -> bool:
    """Tell whether a verb has "not", "never", or a subject or object with "no".

    ``children`` are those of the verb in the parse, where they are known.
    """
    for child in verb.children if children is None else children:
        if child.dep == _NEG:
            return True
        if child.dep in _WITH_NO and (
            child.lower_ in ("nobody", "none")
            or (child.n_lefts + child.n_rights > 0 and has_no(child))
            or (child.lower_ == "one" and child.i and child.nbor(-1).lower_ == "no")
        ):
            return True
    return False


def has_no(noun: Token) -> bool:
    """Tell whether a noun has "no": "no hostages", "not a single one"."""
    return any(map(is_no, noun.lefts))


def is_no(word: Token) -> bool:
    """Tell "no" and the "not" of "not one guard" from "not only the guard"."""
    if word.lower_ == "not":
        return word.nbor().lower_ not in ("just", "merely", "only")
    return word.lower_ in ("no", "neither")


def ancestors(token: Token) -> Iterator[Token]:
    """Yield the tokens above a token, nearest first, at most ``MAX_CLIMB``."""
    current = token
    for _ in range(MAX_CLIMB):
        above = current.head
        if above.i == current.i:
            return
        current = above
        yield current


def sentence_index(doc: Doc) -> list[int]:
    """Return for every token the index of its sentence.

    Example:
        >>> import spacy
        >>> from spacy.tokens import Doc
        >>> words, starts = ["It", "ended", "They", "left"], [True, False, True, False]
        >>> sentence_index(Doc(spacy.blank("en").vocab, words, sent_starts=starts))
        [0, 0, 1, 1]
    """
    starts = doc.to_array("SENT_START").astype("int64") == 1
    if len(starts):
        starts[0] = True
    index: list[int] = (starts.cumsum() - 1).tolist()
    return index


def sentence_bounds(doc: Doc) -> list[int]:
    """Return the first token of every sentence, and behind them the end of the Doc.

    Example:
        >>> import spacy
        >>> from spacy.tokens import Doc
        >>> words, starts = ["It", "ended", "They", "left"], [True, False, True, False]
        >>> sentence_bounds(Doc(spacy.blank("en").vocab, words, sent_starts=starts))
        [0, 2, 4]
    """
    starts = doc.to_array("SENT_START").astype("int64") == 1
    starts[:1] = True
    return [*starts.nonzero()[0].tolist(), len(doc)]


def token_starts(doc: Doc) -> list[int]:
    """Return for every token the offset of its first character."""
    starts: list[int] = doc.to_array("IDX").astype("int64").tolist()
    return starts


def lemma_ids(doc: Doc) -> list[int]:
    """Return for every token the number of its lemma."""
    keys: list[int] = doc.to_array("LEMMA").tolist()
    return keys


def with_lemma(doc: Doc, lemmas: Iterable[str]) -> Iterator[tuple[Token, str]]:
    """Yield the tokens that have one of the lemmas, in any case, with the lemma.

    Example:
        >>> import spacy
        >>> from spacy.tokens import Doc
        >>> doc = Doc(spacy.blank("en").vocab, ["It", "Blamed", "us"])
        >>> doc[1].lemma_ = "Blame"
        >>> list(with_lemma(doc, {"blame"}))
        [(Blamed, 'blame')]
    """
    wanted = _spellings(frozenset(lemmas))
    keys = lemma_ids(doc)
    for i in [i for i, key in enumerate(keys) if key in wanted]:
        yield doc[i], wanted[keys[i]]


@lru_cache(maxsize=32)
def _spellings(lemmas: frozenset[str]) -> dict[int, str]:
    """Return lemmas by the ids of their spellings, which are the same in all Docs."""
    return {
        get_string_id(form): lemma
        for lemma in sorted(lemmas)
        for form in (lemma, lemma.capitalize(), lemma.upper())
    }
