"""Lines and paragraphs: which newlines end a paragraph, and which only wrap it."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

LINE = re.compile(r"[^\n]+")
ENDED = re.compile(r"[.!?:…][\"'”’)\]]{0,3}$")
LIST_MARK = re.compile(r"(?:[-*•·▪>–—]+\s|\d{1,2}[.)]\s|\(?[a-z]\)\s|--|==|__|##)")
# Files are wrapped by hand or machine at a width in this range; longer lines are whole
# paragraphs, shorter ones lists and forms.
NARROWEST, WIDEST = 50, 110
# Lines that were wrapped by hand are not all equally full.
RAGGED = 0.85


@dataclass(frozen=True, slots=True)
class Line:
    """A line that holds something: its offsets without white space around it."""

    start: int
    end: int
    indent: int


def lines_of(text: str) -> list[Line]:
    """Return the lines of a text that are not blank.

    Example:
        >>> lines_of("One\\n\\n  two ")
        [Line(start=0, end=3, indent=0), Line(start=7, end=10, indent=2)]
    """
    found = []
    for match in LINE.finditer(text):
        line = match[0]
        body = line.strip()
        if body:
            indent = len(line) - len(line.lstrip())
            start = match.start() + indent
            found.append(Line(start, start + len(body), indent))
    return found


def wraps(text: str, lines: list[Line] | None = None) -> list[int]:
    """Return the offsets of the newlines that only wrap a paragraph.

    In a text whose lines are mostly full, every newline inside a block wraps, but
    before lists, behind short lines, and, where no blank lines part the blocks, behind
    sentences that leave room for the next word. In other texts only a long line that
    breaks off before a small letter does.

    Example:
        >>> wraps("A blast killed at least four people in the old town of the city\\n"
        ...       "on Monday.\\nNobody claimed it.")
        [63]
    """
    lines = lines_of(text) if lines is None else lines
    pairs = [
        (line, following)
        for line, following in itertools.pairwise(lines)
        if text.count("\n", line.end, following.start) == 1
    ]
    if not pairs:
        return []
    width = _width(text, pairs)
    style = _Style(
        width=width,
        has_blocks=len(pairs) < len(lines) - 1,
        is_upper=width > 0 and text.isupper(),
    )
    return [
        text.index("\n", line.end)
        for line, following in pairs
        if _is_wrap(text, line, following, style)
    ]


@dataclass(frozen=True, slots=True)
class _Style:
    """How a text is laid out; a width of 0 means that lines are not wrapped."""

    width: int
    has_blocks: bool
    is_upper: bool


def _width(text: str, pairs: list[tuple[Line, Line]]) -> int:
    """Return the width that the text is wrapped at; 0 if it is not."""
    lengths = sorted(line.indent + line.end - line.start for line, _ in pairs)
    width = lengths[int(0.95 * (len(lengths) - 1))]
    if not NARROWEST <= width <= WIDEST:
        return 0
    nearly = RAGGED * width
    full = sum(_is_full(text, line, following, nearly) for line, following in pairs)
    return width if full >= 0.6 * len(pairs) else 0


def _is_full(text: str, line: Line, following: Line, width: float) -> bool:
    """Tell whether the first word of the next line would not have fitted."""
    word = text.find(" ", following.start, following.end)
    word_length = (following.end if word < 0 else word) - following.start
    return line.indent + line.end - line.start + 1 + word_length > width


def _is_wrap(text: str, line: Line, following: Line, style: _Style) -> bool:
    if LIST_MARK.match(text, following.start, following.end):
        return False
    length = line.end - line.start
    is_ended = bool(ENDED.search(text, max(line.start, line.end - 5), line.end))
    is_small = text[following.start].islower()
    if not style.width:
        return length >= 40 and is_small and not is_ended
    if following.indent > line.indent and is_ended:
        return False
    if _is_full(text, line, following, RAGGED * style.width):
        return True
    if is_ended:
        return style.has_blocks and length > style.width // 2
    return is_small or style.is_upper or length > style.width // 2
