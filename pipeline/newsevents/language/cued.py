"""Patterns that are only tried where a text has one of their cues.

Most sentences have none of the words that a pattern needs, and looking for these is
several times faster than trying the pattern at every word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cued:
    """A pattern, with cues of which one stands in whatever it matches.

    Example:
        >>> since = Cued(("since",), re.compile(r"since \\d{4}"))
        >>> since.search("at war since 1998") is not None
        True
        >>> since.search("at war in 1998") is None
        True
    """

    cues: tuple[str, ...]
    pattern: re.Pattern[str]

    def may_match(self, text: str) -> bool:
        """Tell whether a text has one of the cues."""
        return any(map(text.__contains__, self.cues))

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match in a text."""
        return self.pattern.search(text) if self.may_match(text) else None

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Return where the matches in a text begin and end."""
        if not self.may_match(text):
            return []
        return [match.span() for match in self.pattern.finditer(text)]


def occurrences(words: Iterable[str], text: str) -> list[tuple[int, str]]:
    """Return where some words stand in a text as whole words, in order of the text.

    Each word is of letters, digits and underscores. Looking for a few of them is
    several times faster than looking at every word of the text.

    Example:
        >>> occurrences(["art", "car"], "a car, a cart and art")
        [(2, 'car'), (18, 'art')]
    """
    found: list[tuple[int, str]] = []
    for word in words:
        at = text.find(word)
        while at >= 0:
            end = at + len(word)
            if not (_is_in_word(text[at - 1 : at]) or _is_in_word(text[end : end + 1])):
                found.append((at, word))
            at = text.find(word, end)
    return sorted(found)


def _is_in_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def joined(cued: Iterable[Cued]) -> Cued:
    """Return one pattern for several; the first of them wins at each place."""
    several = tuple(cued)
    return Cued(
        tuple(dict.fromkeys(cue for one in several for cue in one.cues)),
        re.compile("|".join(f"(?:{one.pattern.pattern})" for one in several)),
    )
