"""Direct speech: the words inside double quotation marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MARK = re.compile("[\"“”„«»]|''|``")
OPENS, CLOSES = frozenset(("“", "„", "«", "``")), frozenset(("”", "»", "''"))


def find_quotes(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the offsets of the words inside quotation marks, in one paragraph.

    Speech that goes on over paragraphs opens each of them and closes only the last:
    a quotation that is open at the end of its paragraph ends there. Inches (6'2") do
    not open one.

    Example:
        >>> text = 'He said "we fled" and “left.'
        >>> [text[a:b] for a, b in find_quotes(text, 0, len(text))]
        ['we fled', 'left.']
    """
    opened: int | None = None
    for match in MARK.finditer(text, start, end):
        mark = match[0]
        if opened is None:
            if _opens(text, match, start, end):
                opened = match.end()
        elif mark in OPENS and not _is_low_german(text, opened, mark):
            yield from _trimmed(text, opened, match.start())
            opened = match.end()
        else:
            yield from _trimmed(text, opened, match.start())
            opened = None
    if opened is not None:
        yield from _trimmed(text, opened, end)


def _opens(text: str, match: re.Match[str], start: int, end: int) -> bool:
    if match[0] in CLOSES or match.end() >= end:
        return False
    if match[0] in OPENS:
        return True
    before = text[match.start() - 1] if match.start() > start else " "
    return not before.isalnum() and not text[match.end()].isspace()


def _is_low_german(text: str, opened: int, mark: str) -> bool:
    """Tell whether a mark closes „what a low one opened“."""
    return mark == "“" and text[opened - 1] == "„"


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the offsets without the white space around, unless nothing is left."""
    body = text[start:end]
    if body.strip():
        left = len(body) - len(body.lstrip())
        yield start + left, start + len(body.rstrip())
