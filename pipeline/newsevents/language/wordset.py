"""Sets of words, written the way they are read."""

from __future__ import annotations


def wordset(text: str) -> frozenset[str]:
    """Return the words of a text as a set.

    Example:
        >>> sorted(wordset("he she"))
        ['he', 'she']
    """
    return frozenset(text.split())
