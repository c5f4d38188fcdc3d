"""Named participants: what the entity stage, else the model, found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsevents import docdata
from newsevents.records import Entity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

KNOWN_LABELS = frozenset({"PERSON", "ORG", "NORP", "GPE", "LOC", "FAC", "PRODUCT"})
FORCES = frozenset({"military", "police", "security"})
_CATEGORIES = {
    "armed_group": "armed_group",
    "military": "force",
    "police": "force",
    "security": "force",
    "government": "government",
}


@dataclass(frozen=True, slots=True)
class Named:
    """A name with its tokens, the head among them and what it is called throughout."""

    start: int
    end: int
    root: int
    label: str
    canonical: str
    kind: str | None
    country: str | None

    @property
    def category(self) -> str | None:
        """The category of an actor that the lexicon of entities gives it."""
        return _CATEGORIES.get(self.kind or "")

    @property
    def fights(self) -> bool:
        """Whether the name is that of an armed group or an armed force."""
        return self.category in ("armed_group", "force")


def find(doc: Doc) -> list[Named]:
    """Return the names of a Doc in order: entity records, else ``doc.ents``."""
    key = docdata.key_of("entities")
    if docdata.has(doc, key):
        found = []
        for entity in docdata.read(doc, key, Entity):
            span = docdata.tokens(doc, entity.start, entity.end)
            if len(span) and entity.label in KNOWN_LABELS:
                found.append(
                    _named(
                        span,
                        entity.label,
                        entity.canonical,
                        entity.category,
                        entity.country_code,
                    )
                )
        return found
    return [
        _named(ent, ent.label_, _bare(ent), None, None)
        for ent in doc.ents
        if ent.label_ in KNOWN_LABELS
    ]


def owners(names: list[Named]) -> dict[int, Named]:
    """Return the name that each token belongs to."""
    return {token: name for name in names for token in range(name.start, name.end)}


def _named(
    span: Span, label: str, canonical: str, kind: str | None, country: str | None
) -> Named:
    root = span.end - 1
    if span.doc.has_annotation("DEP"):
        for token in span:
            if not span.start <= token.head.i < span.end or token.head == token:
                root = token.i
                break
    name = canonical[4:] if canonical[:4].lower() == "the " else canonical
    return Named(span.start, span.end, root, label, name, kind, country)


def _bare(span: Span) -> str:
    return span.text.removesuffix("'s").removesuffix("’s")
