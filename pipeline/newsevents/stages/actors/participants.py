"""From nouns and names to participants, each with its phrase, category and number."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from newsevents import docdata
from newsevents.records import Quantity
from newsevents.stages.actors import groups, kinds, phrases
from newsevents.stages.actors.drafts import BRANCHES, PEOPLE, Draft, Reading
from newsevents.stages.actors.lexicon import Lexicon, Noun, match
from newsevents.stages.actors.names import Named

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", ""})
MODIFIER_DEPS = frozenset({"compound", "nmod", "amod"})
SHIPS = frozenset(
    {"warship", "destroyer", "frigate", "submarine", "patrol boat", "patrol vessel"}
    | {"gunboat", "naval ship", "naval vessel"}
)
# Words before a number that are no part of a name: "at least", "so far eight nurses".
BEFORE_NUMBER = frozenset(
    {"about", "already", "approximately", "as", "at", "far", "just", "least", "only"}
    | {"or", "over", "so", "than", "to", "up"}
)
ANYBODY = frozenset(
    {"man", "person", "people", "individual", "youth", "group", "teenager", "men"}
    | {"party", "member", "woman", "teen", "boy", "civilian", "organization", "unit"}
)


def read(doc: Doc, lexicon: Lexicon, owners: Mapping[int, Named]) -> Reading:
    """Look every token up in the lexicon, once."""
    nouns: dict[int, Noun] = {}
    known = lexicon.nouns
    words: list[int] = doc.to_array("LOWER").tolist() if len(doc) else []
    for i, key in enumerate(words):
        entries = known.get(key)
        if entries is None:
            continue
        if doc[i].pos_ not in NOMINAL and not _counts(doc[i], entries):
            continue
        noun = match(words, i, entries)
        if noun is not None and (doc[i].pos_ != "ADJ" or _is_attributive(noun)):
            nouns[i] = noun
    return Reading(
        doc, docdata.text(doc), words, lexicon, nouns, owners, _quantities(doc)
    )


def find(reading: Reading, names: list[Named]) -> list[Draft]:
    """Return the participants of a Doc in the order of their heads."""
    taken: set[int] = set()
    drafts = []
    for i in sorted(reading.nouns):
        if i in taken or _is_part(reading, i):
            continue
        draft = from_noun(reading, i, taken)
        if draft is not None:
            drafts.append(draft)
    covered = {i for draft in drafts for i in range(draft.start, draft.end)}
    owned = {  # "Israeli warplanes": the country acts through the weapon
        i
        for draft in drafts
        if draft.category in ("weapon", "vehicle")
        for i in range(draft.start, draft.head)
    }
    for name in names:
        if name.root not in covered or name.root in owned:
            named = from_name(reading, name)
            if named is not None:
                drafts.append(named)
    for draft in drafts:
        draft.text_name = draft.text_name or _plain_name(
            reading, draft.start, draft.head, draft.end
        )
    return sorted(drafts, key=lambda draft: draft.head)


def from_noun(reading: Reading, i: int, taken: set[int]) -> Draft | None:
    """Return the participant with a lexicon noun as head; None if it is none.

    ``taken`` gathers the heads that it swallows ("gunmen" of "dozens of gunmen").
    """
    doc, noun = reading.doc, reading.nouns[i]
    head = doc[i]
    start = min(phrases.left_edge(head), i - len(noun.before))
    if doc[start].lower_ in ("no", "neither"):
        return None
    inner = _complement(reading, head, noun)
    category, lemma = noun.category, noun.lemma
    if category == "collective":
        if inner is None:
            return None
        category, lemma = inner.category, inner.lemma
    bare = phrases.without_article(doc, _past_places(reading, start, i), i)
    single = not noun.plural and not noun.body and category in PEOPLE
    number = phrases.strength(
        doc, start, i, single=single, quantities=reading.quantities
    )
    if _counts_units(doc[i].lower_, noun):
        number = phrases.Strength()
    draft = Draft(
        head=i,
        start=bare,
        end=i + 1,
        category=category,
        lemma=lemma,
        rule="noun",
        plural=noun.plural or noun.body,
        definite=doc[start].lower_ in phrases.DEFINITE,
        plain=_is_plain(doc, bare, i - len(noun.before)),
        single=single,
        low=number.low,
        high=number.high,
    )
    _extend(reading, draft, inner, taken)
    _refine_category(reading, draft)
    draft.name = groups.group_of(reading, draft)
    if draft.name is not None and draft.category != "armed_group":
        groups.arm(reading, draft)
    return draft


def from_name(reading: Reading, name: Named) -> Draft | None:
    """Return the participant that a name is by itself."""
    doc = reading.doc
    root = doc[name.root]
    category = kinds.category_of(reading, name, root)
    if category is None:
        return None
    start, end = name.start, name.end
    title: Noun | None = None
    if name.label == "PERSON":
        start = min(start, phrases.left_edge(root))
        title = next(
            (reading.nouns[i] for i in range(start, name.start) if i in reading.nouns),
            None,
        )
        if title and title.category in ("force", "government", "armed_group"):
            category = title.category
    start = phrases.without_article(doc, start, name.root)
    if doc[end - 1].tag_ == "POS" and end - 1 > start:
        end -= 1
    person = name.label == "PERSON"
    parent = None if person else _parent(reading, name, root)
    if parent is not None:
        category = "armed_group"
        end = max(end, parent.end)
    return Draft(
        head=name.root,
        start=start,
        end=end,
        category=category,
        lemma="",
        rule="name",
        name=(parent or name).canonical,
        plural=name.label == "NORP",
        single=person,
        low=1 if person else None,
        high=1 if person else None,
    )


def _parent(reading: Reading, name: Named, root: Token) -> Named | None:
    """Return the group that an unknown name is a part of: "X Front of Y"."""
    if name.category == "armed_group" or name.label != "ORG":
        return None
    for i in groups.beside(reading, name.start):
        return reading.owners[i]
    for child in root.rights:
        if child.lower_ == "of" and child.dep_ == "prep":
            for noun in child.rights:
                owner = reading.owners.get(noun.i)
                if owner is None:
                    continue
                if owner.category == "armed_group" or (
                    owner.kind is None
                    and owner.label == "ORG"
                    and root.lemma_.lower() in BRANCHES
                ):
                    return owner
    return None


# ------------------------------------------------------------------ parts


def _counts_units(word: str, noun: Noun) -> bool:
    """Tell whether a number counts units or ships, not people: "four divisions"."""
    if noun.lemma in SHIPS:
        return True
    return noun.body and word not in (noun.lemma, "troops", "forces")


def _is_attributive(noun: Noun) -> bool:
    """Tell the adjective in "rebel attack" from that in "major attack".

    A "terrorist attack" may be by anybody.
    """
    if noun.lemma == "terrorist":
        return False
    return noun.category == "armed_group" or noun.lemma in ("military", "paramilitary")


def _counts(token: Token, entries: tuple[Noun, ...]) -> bool:
    """Tell whether a token that is no noun counts what follows: "two of the men"."""
    return entries[-1].category == "collective" and token.pos_ in ("NUM", "DET", "PRON")


def _quantities(doc: Doc) -> dict[int, Quantity]:
    found: dict[int, Quantity] = {}
    for quantity in docdata.read(doc, docdata.key_of("quantities"), Quantity):
        if quantity.unit not in ("", "person"):
            continue
        at = max(quantity.number_start, quantity.start)
        span = docdata.tokens(doc, at, at + 1)
        if len(span):
            found.setdefault(span.start, quantity)
    return found


def _is_part(reading: Reading, i: int) -> bool:
    """Tell whether a noun only modifies another participant, or is inside a name."""
    token = reading.doc[i]
    owner = reading.owners.get(i)
    if owner is not None and owner.end > i and (owner.root != i or _names(owner)):
        return True
    for _ in range(4):
        if token.dep_ not in MODIFIER_DEPS or token.head == token:
            return False
        token = token.head
        if token.i in reading.nouns and reading.nouns[token.i].category != "collective":
            return True
        owner = reading.owners.get(token.i)
        if owner is not None and owner.label in ("PERSON", "FAC"):
            return True
    return False


def _names(owner: Named) -> bool:
    """Whether a name that ends in a lexicon noun is to stay a name."""
    return owner.category is not None or owner.label in ("PERSON", "ORG", "FAC")


def _past_places(reading: Reading, start: int, head: int) -> int:
    """Return the start of a phrase behind a place that the parser took into it.

    "Diyala, Iraq, militants" and "Iraq unknown gunmen" lose what stands before.
    """
    doc, place = reading.doc, False
    for i in range(start, head):
        owner = reading.owners.get(i)
        if owner is not None:
            place = owner.label in ("GPE", "LOC")
        elif place and doc[i].lower_ == ",":
            start = i + 1
        elif place and reading.lexicon.modifiers.get(doc[i].lower_) == "hostile":
            start = i
    return start


def _complement(reading: Reading, head: Token, noun: Noun) -> Noun | None:
    """Return the noun under "of" of a collective or a body: "dozens of gunmen"."""
    if noun.category != "collective" and not (noun.body or noun.lemma == "member"):
        return None
    for child in head.rights:
        if child.lower_ == "of" and child.dep_ == "prep":
            for inner in child.rights:
                if inner.i in reading.nouns:
                    return reading.nouns[inner.i]
    return None


def _extend(
    reading: Reading, draft: Draft, inner: Noun | None, taken: set[int]
) -> None:
    """Stretch the phrase to the right: "of …" and "rigged with …"."""
    doc, i = reading.doc, draft.head
    if inner is not None and inner.category in (*PEOPLE, draft.category):
        complement = next(
            t
            for c in doc[i].rights
            if c.lower_ == "of"
            for t in c.rights
            if t.i in reading.nouns
        )
        taken.add(complement.i)
        draft.end = complement.i + 1
        draft.plural = True
        if draft.category in ("organization", "civilian", "collective"):
            draft.category = inner.category
        first = phrases.without_article(
            doc, phrases.left_edge(complement), complement.i
        )
        draft.text_name = _plain_name(reading, first, complement.i, complement.i + 1)
        return
    if draft.category in ("vehicle", "weapon"):
        end = phrases.loaded_end(doc, i)
        if end is not None:
            draft.end, draft.category = end, "weapon"
            taken.update(range(i + 1, end))
    elif draft.category == "facility":
        _extend_of(reading, draft)


def _extend_of(reading: Reading, draft: Draft) -> None:
    """Add a name under "of" to a facility: "headquarters of the Fourth Brigade"."""
    after = draft.head + 1
    doc = reading.doc
    if after + 1 >= len(doc) or doc[after].lower_ != "of":
        return
    first = after + 1 + (doc[after + 1].lower_ == "the")
    owner = reading.owners.get(first)
    if owner is not None and owner.label in ("ORG", "FAC", "PERSON"):
        draft.end = owner.end


def _refine_category(reading: Reading, draft: Draft) -> None:
    doc = reading.doc
    if draft.category in ("civilian", "organization"):
        kinds = {
            reading.lexicon.modifiers.get(doc[i].lower_)
            for i in range(draft.start, draft.head)
        }
        armed = any(
            doc[i].lower_ in ("armed", "masked", "wielding")
            for i in range(draft.start, draft.head)
        )
        if (
            armed
            or ("hostile" in kinds and draft.lemma in ANYBODY)
            or (draft.lemma in ANYBODY and phrases.is_armed(doc, draft.head))
        ):
            draft.category = "armed_group"
    elif draft.category == "vehicle" and any(
        doc[i].lower_ in phrases.LOADED for i in range(draft.start, draft.head)
    ):
        draft.category = "weapon"


def _is_plain(doc: Doc, start: int, first: int) -> bool:
    """Tell whether nothing but numbers stands before the noun itself."""
    return all(
        doc[i].pos_ == "NUM" or doc[i].lower_ in ("other", "same", "more", "than")
        for i in range(start, first)
    )


def _plain_name(reading: Reading, start: int, head: int, end: int) -> str:
    """Return a phrase without leading numbers and vague words."""
    doc = reading.doc
    while start < head and (
        doc[start].dep_ in ("nummod", "quantmod", "punct")
        or doc[start].pos_ == "NUM"
        or reading.lexicon.modifiers.get(doc[start].lower_) == "vague"
        or doc[start].lower_ in phrases.ARTICLES
        or doc[start].lower_ in BEFORE_NUMBER
    ):
        if phrases.is_age(doc, start):
            break
        start += 1
    text = doc[start:end].text
    return text[0].lower() + text[1:] if _is_common(reading, start) else text


def _is_common(reading: Reading, first: int) -> bool:
    """Tell whether only its place in the sentence makes a word begin with a capital."""
    token = reading.doc[first]
    if first in reading.owners or token.is_upper or not token.is_title:
        return False
    if first in reading.nouns or token.lower_ in reading.lexicon.modifiers:
        return True
    before = reading.doc[first - 1].lower_ if first else "."
    begins = token.is_sent_start or before in (":", '"', "“", "a", "the", "an")
    return begins and token.tag_ not in ("NNP", "NNPS")


def name_of(draft: Draft) -> str:
    """Return what a participant is called: its group or person, else its phrase."""
    return " ".join((draft.name or draft.text_name or "").split())
