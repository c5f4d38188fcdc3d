"""What the parts of the stage share: the reading of a Doc, unfinished participants."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsevents.records import Quantity
from newsevents.stages.actors.lexicon import Lexicon, Noun
from newsevents.stages.actors.names import Named

if TYPE_CHECKING:
    from spacy.tokens import Doc

PEOPLE = frozenset({"armed_group", "force", "civilian"})
# Parts of a group, which go by its name.
BRANCHES = frozenset(
    {"chapter", "faction", "branch", "wing", "front", "brigade", "cell", "province"}
    | {"subgroup", "splinter group", "unit", "command", "battalion", "division"}
)


@dataclass(slots=True)
class Draft:
    """A participant while it is being put together. Offsets count tokens."""

    head: int
    start: int
    end: int
    category: str
    lemma: str
    rule: str
    plural: bool = False
    name: str | None = None
    text_name: str | None = None
    definite: bool = False
    plain: bool = False
    single: bool = False
    low: int | None = None
    high: int | None = None
    confidence: float = 0.9


@dataclass(frozen=True, slots=True)
class Reading:
    """What one Doc offers: its text, word hashes, nouns and names by token."""

    doc: Doc
    text: str
    words: list[int]
    lexicon: Lexicon
    nouns: Mapping[int, Noun]
    owners: Mapping[int, Named]
    quantities: Mapping[int, Quantity]
