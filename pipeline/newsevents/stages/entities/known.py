"""From lexicon hits to names: which entry is meant, and forces named by a country."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from newsevents import resources
from newsevents.stages.entities.lexicon import Alias, Entry, Hit, Lexicon, Shape
from newsevents.stages.entities.names import Name
from newsevents.stages.entities.words import Words

MAX_MODIFIERS = 4
# Parts of speech that a name in capitals never has: the verb in "what IS known".
NOT_A_NAME = frozenset({"VBZ", "VBP", "WP", "PRP", "MD", "WRB", "IN"})


@dataclass(frozen=True, slots=True)
class Forces:
    """Words that end, and words that extend, the name of a country's force."""

    heads: dict[str, str]
    bound: frozenset[str]
    modifiers: frozenset[str]


@cache
def load_forces() -> Forces:
    """Read the force words."""
    rows = resources.table("entities/forces.tsv")
    return Forces(
        {row["word"]: row["category"] for row in rows if row["category"]},
        frozenset(row["word"] for row in rows if row["role"] == "bound"),
        frozenset(row["word"] for row in rows if row["role"] == "modifier"),
    )


def known_names(words: Words, lexicon: Lexicon, forces: Forces) -> list[Name]:
    """Return the names that the lexicon knows, in order."""
    hits = [hit for hit in lexicon.scan(words) if not _is_verb(words, hit)]
    choose = _Context.of(hits).choose
    found: list[Name] = []
    for hit in hits:
        entry = choose(hit.aliases)
        if entry is None or (found and hit.start < found[-1].end):
            continue
        force = entry.is_nation and _force(words, hit, entry, forces)
        found.append(
            force or Name(hit.start, hit.end, entry.label, "lexicon", 0.95, entry=entry)
        )
    return found


def _is_verb(words: Words, hit: Hit) -> bool:
    return (
        hit.end == hit.start + 1
        and hit.aliases[0].shape is Shape.EXACT
        and words.tags[hit.start] in NOT_A_NAME
    )


@dataclass(frozen=True, slots=True)
class _Context:
    """The countries and the unmistakable names that an article speaks of."""

    countries: frozenset[str | None]
    firm: frozenset[str]

    @classmethod
    def of(cls, hits: Sequence[Hit]) -> _Context:
        firm = [hit.aliases[0].entry for hit in hits if not hit.aliases[0].shared]
        return cls(
            frozenset(e.country_code for e in firm if e.is_nation),
            frozenset(e.canonical for e in firm),
        )

    def choose(self, aliases: tuple[Alias, ...]) -> Entry | None:
        """Return the entry meant; shared names need their country or full name."""
        shared = [
            (alias.entry.canonical not in self.firm, number)
            for number, alias in enumerate(aliases)
            if alias.shared
            and (
                alias.entry.canonical in self.firm
                or alias.entry.country_code in self.countries
            )
        ]
        supported = aliases[min(shared)[1]].entry if shared else None
        own = next((alias.entry for alias in aliases if not alias.shared), None)
        if own is None or (
            supported and own.country_code and own.country_code not in self.countries
        ):
            return supported
        return own


def _force(words: Words, hit: Hit, entry: Entry, forces: Forces) -> Name | None:
    """Return the force that a country's adjective begins: "Iraqi security forces"."""
    end, last = hit.end, 0
    category = ""
    while end < min(hit.end + MAX_MODIFIERS, len(words.texts)):
        word = words.texts[end].lower()
        if word in forces.heads and (end > hit.end or word not in forces.bound):
            last, category = end + 1, forces.heads[word]
        elif word not in forces.modifiers:
            break
        end += 1
    if not last:
        return None
    is_name = words.texts[last - 1][0].isupper() or words.texts[hit.start].isupper()
    if entry.label == "GPE" and not is_name:
        return None
    found = Entry(words.plain(hit.start, last), "ORG", category, entry.country_code)
    return Name(hit.start, last, "ORG", "force", 0.85, entry=found)
