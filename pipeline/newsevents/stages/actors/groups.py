"""Which group people belong to: "Islamic State gunmen", "members of the Taliban"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsevents.language.scene import ALLEGIANCE
from newsevents.language.syntax import prepositional
from newsevents.stages.actors import phrases
from newsevents.stages.actors.drafts import BRANCHES, PEOPLE, Draft, Reading
from newsevents.stages.actors.names import Named

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)")
MEMBERSHIP = frozenset({"of", "from", "with", "in", "to"})
NAMING = frozenset({"calling", "called", "named", "dubbed"})
MAX_ALLIED = 3  # tokens after "linked to" in which the name begins
MAX_PARTS = 3  # "the X Company of the Third Front of the Y"
MAX_BRACKET = 10  # tokens of "(the group's other name)"


def group_of(reading: Reading, draft: Draft) -> str | None:
    """Return the name of the group that people belong to: "Islamic State gunmen"."""
    if draft.category not in (*PEOPLE, "organization"):
        return None
    if any(reading.doc[i].lower_ == "former" for i in range(draft.start, draft.head)):
        return None
    if draft.lemma in BRANCHES:
        for noun in prepositional(reading.doc[draft.head], "of"):
            name = _affiliation_name(reading, draft, noun, depth=1)
            if name is not None:
                return name
    guess: str | None = None
    for i in (*range(draft.start, draft.end), *beside(reading, draft.start)):
        owner = reading.owners.get(i)
        if owner is None or _is_opposed(reading.doc, owner):
            continue
        if _groups(owner, draft):
            if owner.kind is not None:
                return owner.canonical
            guess = guess or owner.canonical
    for noun in _affiliations(reading.doc[draft.head], draft.category):
        name = _affiliation_name(reading, draft, noun, depth=2)
        if name is not None:
            return name
    return guess or _allied(reading, draft)


def _allied(reading: Reading, draft: Draft) -> str | None:
    """Return the name in "linked to the X", where the parser read a sentence."""
    doc, after = reading.doc, draft.head + 1
    if after + 2 >= len(doc) or doc[after].lower_ not in ALLEGIANCE:
        return None
    for i in range(after + 2, min(len(doc), after + 2 + MAX_ALLIED)):
        owner = reading.owners.get(i)
        if owner is not None:
            return owner.canonical if _groups(owner, draft) else None
    return None


def beside(reading: Reading, start: int) -> Iterator[int]:
    """Yield the token of a name right before a phrase, its short form aside.

    Parsers cut "the Example Front (EF) militants" before its head.
    """
    i = start - 1
    while i > 0 and ORDINAL.fullmatch(reading.doc[i].lower_):
        i -= 1
    if i > 0 and reading.doc[i].lower_ == ")":
        while i > max(0, start - MAX_BRACKET) and reading.doc[i].lower_ != "(":
            i -= 1
        i -= 1
    owner = reading.owners.get(i)
    if owner is not None and owner.category == "armed_group":
        yield i


def arm(reading: Reading, draft: Draft) -> None:
    """Make an armed group of "members of the Taliban" and "suspected members of X"."""
    groups = {
        owner.canonical
        for owner in reading.owners.values()
        if owner.category == "armed_group"
    }
    suspected = any(
        reading.lexicon.modifiers.get(reading.doc[i].lower_) == "suspicion"
        for i in range(draft.start, draft.head)
    )
    if draft.name in groups or (suspected and draft.category != "force"):
        draft.category = "armed_group"


def _is_opposed(doc: Doc, owner: Named) -> bool:
    """Tell whether "pro-", "anti-" or "former" stands before a name."""
    before = [doc[i].lower_ for i in range(max(0, owner.start - 2), owner.start)]
    if before[-1:] == ["-"]:
        return before[0] in ("pro", "anti", "ex", "non")
    return before[-1:] == ["former"] or doc[owner.start].lower_.startswith(
        ("pro-", "anti-", "ex-")
    )


def _affiliations(head: Token, category: str) -> Iterator[Token]:
    """Yield the nouns after a head that may name its group: "of", "linked to", …

    A part is of what stands under "of": "the northern wing (the Y) of the X".
    """
    for child in sorted(head.rights, key=_is_apposition):
        if child.dep_ == "prep" and child.lower_ in MEMBERSHIP:
            yield from child.rights
        elif child.dep_ == "appos" and category in ("armed_group", "organization"):
            yield child
        elif child.dep_ == "acl" and child.lower_ in ALLEGIANCE:
            for preposition in child.rights:
                if preposition.dep_ == "prep":
                    yield from preposition.rights
        elif child.dep_ == "acl" and child.lower_ in NAMING:
            yield from (n for n in child.rights if n.dep_ in ("oprd", "dobj", "pobj"))
        elif child.dep_ == "amod" and child.lower_ == "loyal":
            for preposition in child.rights:
                yield from preposition.rights


def _is_apposition(token: Token) -> bool:
    return token.dep_ == "appos"


def _affiliation_name(
    reading: Reading, draft: Draft, noun: Token, *, depth: int
) -> str | None:
    """Return the group that a noun names, itself or through "the armed wing of X"."""
    owner = reading.owners.get(noun.i)
    if owner is not None and _groups(owner, draft):
        return parent_of(reading, owner) or owner.canonical
    if owner is not None and owner.kind is not None:
        return None
    known = reading.nouns.get(noun.i)
    if known is not None and known.category == "armed_group" and noun.text.istitle():
        return noun.text
    if known is not None and known.category in ("organization", "armed_group"):
        name = _through(reading, draft, noun, depth=depth)
        if name is not None:
            return name
    unknown = noun.pos_ == "PROPN" and owner is None
    if unknown and (draft.lemma == "member" or draft.category == "armed_group"):
        first = phrases.without_article(reading.doc, phrases.left_edge(noun), noun.i)
        return reading.doc[first : noun.i + 1].text
    return None


def _through(reading: Reading, draft: Draft, noun: Token, *, depth: int) -> str | None:
    """Return the group that a common noun belongs to: "the armed wing of X"."""
    if not depth:
        return None
    for i in range(phrases.left_edge(noun), noun.i):
        inside = reading.owners.get(i)
        if inside is not None and inside.category == "armed_group":
            return inside.canonical
    for inner in _affiliations(noun, "organization"):
        name = _affiliation_name(reading, draft, inner, depth=depth - 1)
        if name is not None:
            return name
    return None


def parent_of(reading: Reading, name: Named) -> str | None:
    """Return the known group that an unknown name is a part of: "X Company of Y"."""
    if name.kind is not None:
        return None
    token = reading.doc[name.root]
    for _ in range(MAX_PARTS):
        under = [n for n in prepositional(token, "of") if n.i >= name.end]
        if not under:
            return None
        token = under[0]
        owner = reading.owners.get(token.i)
        if owner is not None and owner.category == "armed_group":
            return owner.canonical
    return None


def _groups(owner: Named, draft: Draft) -> bool:
    """Tell whether a name can be the group of people: an armed group, or unknown."""
    if owner.kind is not None:
        return owner.category == "armed_group"
    return (
        owner.label == "ORG"
        and (
            draft.category in ("armed_group", "organization") or draft.lemma == "member"
        )
        and owner.country is None
    )
