"""Names known beforehand: groups, forces, agencies, media, countries and peoples.

A name is looked up by its letters and digits alone, read across word borders, so that
"Al-Shabaab", "al Shabaab" and "Alshabaab" are one; how it is written decides
afterwards whether it is meant (`Alias.fits`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache

from newsevents import resources
from newsevents.stages.entities.words import Words, key, name_words

JOINERS = frozenset("-–—‐'’‘`/().\n")  # may stand inside a name
ARTICLES = frozenset({"al", "el", "the", "an", "as", "ad", "ar", "ash", "az"})
WORD_BREAKS = re.compile(r"[\s/()–-]+")
MAX_NAME_WORDS = 16
SHORT = 4  # letters: shorter acronyms are never written "Eta"
MIN_BARE = 5  # letters of a name that may lose its "al-"


class Shape(Enum):
    """How an alias must be written in a text."""

    NAME = "name"  # with a capital first letter
    ACRONYM = "acronym"  # in capitals; "Nato" will do
    EXACT = "exact"  # in capitals only
    LITERAL = "literal"  # letter by letter, such as "LeT"
    LOWER = "lower"  # anyhow


@dataclass(frozen=True, slots=True)
class Entry:
    """What the lexicon knows about a name."""

    canonical: str
    label: str
    category: str | None = None
    country_code: str | None = None

    @property
    def is_nation(self) -> bool:
        """Tell whether it is a country or its people, rather than a group."""
        return self.category is None


@dataclass(frozen=True, slots=True)
class Alias:
    """One way to write an entry; ``shared`` ones need their country in the article."""

    entry: Entry
    text: str
    shape: Shape
    shared: bool = False

    def is_also_a_word(self) -> bool:
        """Tell whether an acronym is an ordinary word in a line of capitals."""
        return (self.shape is Shape.EXACT and len(self.text) >= SHORT) or (
            self.text.lower() in name_words("also_a_word")
        )

    def fits(self, words: Words, start: int, end: int) -> bool:
        """Tell whether the words are written as this alias must be."""
        written = [t for t in words.texts[start:end] if any(c.isalpha() for c in t)]
        if not written or self.shape is Shape.LOWER:
            return bool(written)
        if self.shape is Shape.NAME:
            return _capitalised(written, self.text)
        if " " in words.text(start, end) and " " not in self.text:
            return False
        if self.shape is Shape.LITERAL:
            return "".join(written) == "".join(c for c in self.text if c.isalnum())
        if all(text.isupper() for text in written):
            return (
                not self.is_also_a_word()
                or not words.in_capitals(start, end)
                or words.in_brackets(start, end)
            )
        return self.shape is Shape.ACRONYM and written[0].istitle()


def _capitalised(written: list[str], alias: str) -> bool:
    """Tell whether a name has its capitals: all of them, or all but kind words."""
    names = [text for text in written if key(text) not in ARTICLES]
    if not names or not (names[0][0].isupper() or names[0][0].isdigit()):
        return False
    upper = sum(text[0].isupper() or text[0].isdigit() for text in names)
    capitals = sum(
        part[0].isupper() or part[0].isdigit()
        for part in alias.replace("-", " ").replace("/", " ").replace("(", " ").split()
        if key(part) and key(part) not in ARTICLES
    )
    return upper >= min(capitals, 2)


@dataclass(frozen=True, slots=True)
class Hit:
    """An alias found: token range, and all entries that it may stand for."""

    start: int
    end: int
    aliases: tuple[Alias, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All aliases by key, and every beginning of a key."""

    aliases: dict[str, tuple[Alias, ...]]
    beginnings: frozenset[str]
    spellings: dict[str, str]

    def scan(self, words: Words) -> Iterator[Hit]:
        """Yield the longest names from left to right; one pass."""
        index, count = 0, len(words.texts)
        while index < count:
            if words.keys[index] in self.beginnings or (
                words.keys[index] in self.spellings
            ):
                hit = self._longest(words, index)
                if hit:
                    yield hit
                    index = hit.end
                    continue
            index += 1

    def _longest(self, words: Words, start: int) -> Hit | None:
        if not words.keys[start]:
            return None
        letters, best = "", None
        for index in range(start, min(start + MAX_NAME_WORDS, len(words.texts))):
            part = words.keys[index]
            if not part:
                if words.texts[index] not in JOINERS:
                    break
                continue
            if part == "the" and index > start:
                continue
            letters += self.spellings.get(part, part)
            if letters not in self.beginnings:
                break
            if letters in self.aliases and not (part == "s" and index > start):
                fitting = tuple(
                    alias
                    for alias in self.aliases[letters]
                    if alias.fits(words, start, index + 1)
                )
                if fitting:
                    best = Hit(start, _closed(words, start, index + 1), fitting)
        return best


def _closed(words: Words, start: int, end: int) -> int:
    """Return the end of a range with a bracket opened in it closed."""
    inside = words.texts[start:end]
    if "(" in inside and ")" not in inside and words.texts[end : end + 1] == (")",):
        return end + 1
    return end


@cache
def load() -> Lexicon:
    """Read the lexicon; group names come before countries of the same name."""
    aliases: dict[str, list[Alias]] = {}
    for alias in (*_groups(), *_nations()):
        owners = aliases.setdefault(letters_of(alias.text), [])
        if all((o.entry, o.shape) != (alias.entry, alias.shape) for o in owners):
            owners.append(alias)
    for alias in list(_bare(aliases)):
        aliases.setdefault(letters_of(alias.text), [alias])
    beginnings = {word[:n] for word in aliases for n in range(1, len(word) + 1)}
    return Lexicon(
        {letters: tuple(found) for letters, found in aliases.items()},
        frozenset(beginnings),
        _spellings(),
    )


@cache
def _spellings() -> dict[str, str]:
    return {
        row["word"]: row["kept"] for row in resources.table("entities/spellings.tsv")
    }


def letters_of(text: str) -> str:
    """Return the letters under which a name is kept.

    Example:
        >>> letters_of("Al-Qaida in the Islamic Maghreb")
        'alqaedainislamicmaghreb'
    """
    words = [key(word) for word in WORD_BREAKS.split(text) if word != "the"]
    return "".join(_spellings().get(word, word) for word in words)


def _groups() -> Iterator[Alias]:
    for row in resources.table("entities/groups.tsv"):
        entry = Entry(
            row["canonical"], "ORG", row["category"], row["country_code"] or None
        )
        exact = row["case"] == "exact"
        for name in (row["canonical"], *_cell(row["aliases"])):
            text = name.removesuffix("?")
            yield Alias(entry, text, shape_of(text, exact=exact), name != text)


def _nations() -> Iterator[Alias]:
    for row in resources.table("entities/nations.tsv"):
        code = row["country_code"]
        country = Entry(row["name"], "GPE", None, code)
        for name in (row["name"], *_cell(row["names"])):
            yield Alias(country, name, shape_of(name, exact=True))
        for name in _cell(row["demonyms"]):
            yield Alias(Entry(name, "NORP", None, code), name, Shape.NAME)


def _cell(cell: str) -> list[str]:
    return cell.split("|") if cell else []


def _bare(aliases: dict[str, list[Alias]]) -> Iterable[Alias]:
    """Return the one-word names that begin with "al-", without it."""
    for owners in aliases.values():
        for alias in owners:
            first, _, rest = alias.text.replace("-", " ").partition(" ")
            if (
                key(first) == "al"
                and " " not in rest
                and len(rest) >= MIN_BARE
                and alias.shape is Shape.NAME
            ):
                yield Alias(alias.entry, rest, Shape.NAME, alias.shared)


def shape_of(text: str, *, exact: bool) -> Shape:
    """Return how a name must be written, from how the lexicon writes it.

    Example:
        >>> [shape_of(t, exact=False).value for t in ("FARC", "UN", "LeT", "peshmerga")]
        ['acronym', 'exact', 'literal', 'lower']
    """
    letters = [c for c in text if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    if capitals == len(letters):
        return Shape.EXACT if exact or len(letters) < SHORT else Shape.ACRONYM
    first = text.removeprefix("al-").removeprefix("al ")[0]
    if " " not in text and "-" not in text and len(letters) <= SHORT + 1:
        mixed = capitals > 1 or first.islower()
        if mixed:
            return Shape.LITERAL
    return Shape.LOWER if first.islower() else Shape.NAME
