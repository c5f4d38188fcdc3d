"""The lexicons of the stage, made ready for one dictionary look-up a token."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.strings import get_string_id

from newsevents import resources

_PIECE = re.compile(r"[a-z](?P<hyphen>-)[a-z]", re.ASCII)
_IRREGULAR_ENDS = ("s", "x", "z", "ch", "sh")


@dataclass(frozen=True, slots=True)
class Noun:
    """A head noun of the lexicon: ``before`` hashes the words before its last one."""

    before: tuple[int, ...]
    lemma: str
    category: str
    plural: bool
    body: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All that the stage knows of words.

    Nouns are keyed by the hash of the lower-case form of their last word, verbs of
    speech by that of their lemma.
    """

    nouns: dict[int, tuple[Noun, ...]]
    modifiers: dict[str, str]
    verbs: dict[int, str]


def load() -> Lexicon:
    """Read the lexicons of ``models/actors``.

    Example:
        >>> lexicon = load()
        >>> lexicon.modifiers["suspected"]
        'suspicion'
    """
    return Lexicon(
        nouns=_nouns(),
        modifiers={
            r["word"]: r["kind"] for r in resources.table("actors/modifiers.tsv")
        },
        verbs={
            get_string_id(r["lemma"]): r["frame"]
            for r in resources.table("actors/speech_verbs.tsv")
        },
    )


def plural_of(noun: str) -> str:
    """Return the regular plural of a noun; its last word changes.

    Example:
        >>> [plural_of(noun) for noun in ("bus", "army", "car bomb", "day")]
        ['buses', 'armies', 'car bombs', 'days']
    """
    if noun.endswith("y") and noun[-2:-1] not in ("a", "e", "i", "o", "u"):
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(_IRREGULAR_ENDS) else "s")


def words_of(phrase: str) -> tuple[str, ...]:
    """Split a phrase as the tokenizer does: hyphens between letters stand alone.

    Example:
        >>> words_of("bomb-laden car"), words_of("girls' school")
        (('bomb', '-', 'laden', 'car'), ('girls', "'", 'school'))
    """
    spaced = phrase
    for found in reversed(list(_PIECE.finditer(phrase))):
        at = found.start("hyphen")
        spaced = f"{spaced[:at]} - {spaced[at + 1 :]}"
    return tuple(spaced.replace("'s ", " 's ").replace("s' ", "s ' ").split())


def match(words: list[int], token: int, entries: tuple[Noun, ...]) -> Noun | None:
    """Return the longest entry that ends at a token, if any.

    Args:
        words: The hash of every token's lower-case form.
        token: Index of the token.
        entries: What the lexicon has for it, longest first.
    """
    for noun in entries:
        size = len(noun.before)
        if size == 0:
            return noun
        if size <= token and tuple(words[token - size : token]) == noun.before:
            return noun
    return None


def _nouns() -> dict[int, tuple[Noun, ...]]:
    found: dict[int, list[Noun]] = {}
    for last, noun in _forms():
        found.setdefault(get_string_id(last), []).append(noun)
    return {
        key: tuple(sorted(nouns, key=lambda noun: (-len(noun.before), noun.plural)))
        for key, nouns in found.items()
    }


def _forms() -> Iterator[tuple[str, Noun]]:
    """Yield singular and plural of every entry: its last word, and the entry."""
    for row in resources.table("actors/nouns.tsv"):
        lemma, category, body = row["noun"], row["category"], row["body"] == "yes"
        forms = [(lemma, row["plural"] == "-")]
        if row["plural"] != "-":
            forms.append((row["plural"] or plural_of(lemma), True))
        for form, plural in forms:
            words = words_of(form)
            before = tuple(get_string_id(word) for word in words[:-1])
            yield words[-1], Noun(before, lemma, category, plural, body)
