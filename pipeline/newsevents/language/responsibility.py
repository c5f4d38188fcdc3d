"""Who claims an attack, who is blamed or suspected, who denies it.

Reads the parse around cue words: "claimed responsibility", "blamed on", "bore the
hallmarks of", "denied involvement". A negated subject ("no group claimed …") is nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from newsevents import docdata
from newsevents.language import syntax
from newsevents.language.responsibility_cues import CUES, Kind, is_event
from newsevents.language.responsibility_words import NO_DEEDS, THINGS
from newsevents.language.scene import by_token
from newsevents.records import Actor

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


_CUES = frozenset(CUES)


@dataclass(frozen=True, slots=True)
class Responsibility:
    """An actor tied to an attack by words; ``start``..``end`` are characters.

    ``kind`` is ``claim`` (says it was them), ``blame`` (others say so), ``suspect``
    (others suspect so) or ``denial``. ``deed`` is where the word for the attack
    begins, ``several`` whether it is in the plural: "the attacks".
    """

    actor: Actor
    kind: Kind
    start: int
    end: int
    deed: int | None = None
    several: bool = False


def responsibility(doc: Doc, actors: Sequence[Actor]) -> list[Responsibility]:
    """Return who is tied to an attack by a claim, blame, suspicion or denial.

    Args:
        doc: A parsed Doc.
        actors: All its actors, in any order; a name not among them becomes one.

    Returns:
        In the order of the cue words, one for each actor and kind of a sentence.
    """
    if not doc.has_annotation("DEP"):
        return []
    known: dict[int, Actor] | None = None
    found: dict[tuple[int, Kind], Responsibility] = {}
    for token, lemma in syntax.with_lemma(doc, _CUES):
        nouns = list(CUES[lemma](token))
        if not nouns:  # most of "say"
            continue
        if known is None:
            in_order = sorted(actors, key=attrgetter("start", "end"))
            known = by_token(syntax.token_starts(doc), in_order)
        tied = _actors(token, nouns, known)
        deed = _deed(token) if tied else None
        for noun, kind, actor in tied:
            start, end = sorted((token, noun), key=lambda t: t.i)
            found.setdefault(
                (noun.i, kind),
                Responsibility(
                    actor,
                    kind,
                    start.idx,
                    end.idx + len(end),
                    None if deed is None else deed.idx,
                    deed is not None and deed.tag_ == "NNS",
                ),
            )
    return list(found.values())


def _actors(
    cue: Token, nouns: Iterable[tuple[Token, Kind]], known: Mapping[int, Actor]
) -> list[tuple[Token, Kind, Actor]]:
    """Return who the nouns of a cue are; of claimants, groups where there are any."""
    found: list[tuple[Token, Kind, Actor]] = []
    for noun, kind in nouns:
        actor = _actor_at(noun, known)
        if actor is None and kind == "claim":
            actor = known.get(_before(cue))
        if actor is None or _is_nobody(noun) or actor.category in THINGS:
            continue
        if cue is not noun or _is_group(actor):
            found.append((noun, kind, actor))
    groups = [f for f in found if f[1] != "claim" or f[2].category == "armed_group"]
    return groups or found


def _actor_at(noun: Token, known: Mapping[int, Actor]) -> Actor | None:
    """Return the actor that a noun is, or whose part it is: "a faction of X"."""
    if noun.i in known:
        return known[noun.i]
    for owner in syntax.prepositional(noun, "of", "from", "within"):
        actor = known.get(owner.i)
        if actor is not None and actor.category == "armed_group":
            return actor
    return _made(noun)


def _before(verb: Token) -> int:
    """Return the token before a verb and its auxiliaries: parsers lose subjects."""
    i = verb.i - 1
    while i > 0 and verb.doc[i].dep_ in ("aux", "advmod"):
        i -= 1
    return i


def _deed(cue: Token) -> Token | None:
    """Return the word for the attack: "responsibility for the raid", "blamed … for"."""
    nouns = [c for c in cue.children if c.dep_ in ("dobj", "nsubjpass")]
    nouns += [n for noun in nouns for n in syntax.prepositional(noun, "for")]
    nouns += syntax.prepositional(cue, "for", "in", "behind")
    nouns += [cue.head] if cue.dep_ == "acl" else []
    for noun in nouns:
        if is_event(noun) and noun.lemma_.lower() not in NO_DEEDS:
            return noun
    return None


def _is_group(actor: Actor) -> bool:
    """Tell whether an actor is known by the name of its group."""
    return actor.category == "armed_group" and actor.name not in actor.text.lower()


def _is_nobody(noun: Token) -> bool:
    if noun.lower_ in ("nobody", "none", "one", "anyone", "who", "group", "that"):
        return noun.lower_ != "group" or any(
            c.lower_ in ("no", "any", "neither", "another") for c in noun.lefts
        )
    return any(c.lower_ in ("no", "neither", "any") for c in noun.lefts)


def _made(noun: Token) -> Actor | None:
    """Return an actor for a name that no earlier stage took for one."""
    if noun.pos_ != "PROPN" or noun.ent_type_ in ("DATE", "TIME", "GPE", "LOC", "FAC"):
        return None
    first, last = syntax.noun_chunk(noun)
    doc = noun.doc
    while first < noun.i and doc[first].dep_ in ("det", "nummod", "punct"):
        first += 1
    start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
    return Actor(
        start=start,
        end=end,
        text=docdata.text(doc)[start:end],
        rule="responsibility",
        confidence=0.6,
        name=docdata.text(doc)[start:end],
        category="organization",
        head=noun.i,
    )
