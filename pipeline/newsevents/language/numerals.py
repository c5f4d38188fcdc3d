"""English numerals in running text: figures, words, vague words, ranges, qualifiers.

Works on the bare text: no tokenizer, no model. One scan finds the atoms (a figure or
a number word), neighbouring atoms are composed to numbers, and a short look at both
sides of each number finds the words that qualify it ("at least") or tell that it is no
count at all: part of a date, a clock time, an age, an address, a score, a name.

The bounds follow the output contract: an exact n is n, n, n; "at least n" n, n, None
(low, best, high); "up to n" None, n, n; "a to b" a, a, b; vague words n, n, None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from newsevents.language import numbercontext
from newsevents.language.numberranges import (
    LOOKBACK,
    Numeral,
    paired,
    with_upper_bounds,
)
from newsevents.language.numberscan import find_numbers

__all__ = ["Numeral", "find_numerals"]

RECENT = (
    64  # texts whose numerals are kept, those of a batch: several stages ask for them
)

_AT_LEAST = (
    "at least|a least|at the least|at the very least|at minimum|at a minimum"
    "|a minimum of|minimum of|minimum|more than|over than|as few as|as little as"
    "|north of|no fewer than|no less than|not fewer than|not less than|in excess of"
    "|upwards? of"
    "|upward of|greater than|well over|just over|well above|exceeding|exceeded|exceeds"
    "|exceed|surpassed|topped|above|over|higher than|larger than|bigger than"
    "|longer than|older than|taller than|heavier than|faster than|better than|as low as"
    "|beyond"
)
_AT_MOST = (
    "as many as|as much as|up to|as high as|at most|at the most|no more than"
    "|not more than|fewer than|less than|a maximum of|maximum of|a maximum|under|below"
    "|no greater than|just under|not exceeding|lower than|smaller than|shorter than"
    "|younger than|slower than|cheaper than|well under|well below"
)
_ABOUT = (
    "an estimated|estimated|approximately|approx\\.?|approximate|roughly|around|about"
    "|nearly|almost|some|close to|in the region of|in the order of|circa|virtually"
    "|something like|just shy of|shy of|just short of|barely|in the neighborhood of"
    "|in the neighbourhood of|~|≈|c\\."
)
_PREFIX = re.compile(
    "(?<![a-z-])(?:(?P<least>"
    + _AT_LEAST.replace(" ", r"[ \n]")
    + ")|(?P<most>"
    + _AT_MOST.replace(" ", r"[ \n]")
    + ")|(?P<about>"
    + _ABOUT.replace(" ", r"[ \n]")
    + r"))(?:[ \n]+(?:an[ ]estimated|about|around|some|roughly|approximately|nearly"
    r"|another|an[ ]additional|additional))?"
    r"(?:[ \n]*(?:(?:us|c|au|nz)?[ ]?[$€£¥](?:us|a)?|ps)|[ \n])[ \n]*\Z"
)
_TILDE = re.compile(r"(?:[~≈><≥≤]|(?<![a-z])sub-)[ ]?[$€£¥]?\Z")
_TILDE_NAME = {"~": "about", "≈": "about", ">": "least", "≥": "least"}
_POSTFIX = re.compile(
    r"""(?P<least> \+(?![\d]) | [ -]plus\b(?![ ]\d) | [ ]or[ ](?:more|higher|greater)\b
        | [ ]at[ ](?:(?:the[ ])?(?:very[ ])?least|(?:a[ ])?minimum)\b
        | [ ]and[ ](?:more|up|above)\b | ,?[ ]if[ ]not[ ]more )
    | (?P<most> [ ]or[ ](?:less|fewer|lower|under)\b | [ ]at[ ]most\b )
    | (?P<about> [ ]or[ ]so\b | -odd\b | [ ]odd\b | -ish\b | -some\b )""",
    re.VERBOSE,
)


def find_numerals(text: str) -> list[Numeral]:
    """Return the numerals of a text in order; they do not overlap.

    Example:
        >>> [found] = find_numerals("At least twenty-three people were hurt.")
        >>> found.low, found.best, found.high, found.qualifier
        (23, 23, None, 'at_least')
        >>> [(n.low, n.best, n.high) for n in find_numerals("20 to 30 men, aged 40")]
        [(20, 20, 30)]
    """
    return list(_numerals_of(text))


@lru_cache(maxsize=RECENT)
def _numerals_of(text: str) -> tuple[Numeral, ...]:
    lowered = text.lower()
    if len(lowered) != len(text):  # a few letters grow when lowered; keep the offsets
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    numbers = [
        number
        for number in find_numbers(lowered)
        if not numbercontext.is_no_count(
            text, lowered, number.start, number.end, number.value
        )
    ]
    told = _with_floor(paired(lowered, numbers))
    qualified = [_qualified(lowered, numeral, floor) for numeral, floor in told]
    return tuple(with_upper_bounds(lowered, qualified))


def _with_floor(numerals: Iterator[Numeral]) -> Iterator[tuple[Numeral, int]]:
    """Pair each numeral with the end of the one before, which no qualifier crosses."""
    floor = 0
    for numeral in numerals:
        yield numeral, floor
        floor = numeral.end


def _qualified(text: str, numeral: Numeral, floor: int) -> Numeral:
    """Add the qualifying words around a numeral and set its bounds by them."""
    begin = max(floor, numeral.start - LOOKBACK)
    before = _PREFIX.search(text[begin : numeral.start])
    if before:
        name = str(before.lastgroup)
        return _bounded(numeral, name, begin + before.start(), numeral.end)
    sign = _TILDE.search(text[max(floor, numeral.start - 6) : numeral.start])
    if sign:
        name = _TILDE_NAME.get(sign.group()[0], "most")
        return _bounded(numeral, name, numeral.start - len(sign.group()), numeral.end)
    after = _POSTFIX.match(text, numeral.end)
    if after:
        return _bounded(numeral, str(after.lastgroup), numeral.start, after.end())
    return numeral


def _bounded(numeral: Numeral, name: str, start: int, end: int) -> Numeral:
    best, low, high = numeral.best, numeral.low, numeral.high
    if numeral.qualifier == "range":  # "about 20 to 30" stays a range
        return replace(numeral, start=start, end=end)
    if name == "least":
        return replace(
            numeral, start=start, end=end, low=best, high=None, qualifier="at_least"
        )
    if name == "most":
        return replace(
            numeral, start=start, end=end, low=None, high=best, qualifier="at_most"
        )
    if numeral.qualifier == "vague":  # "some dozens"
        return replace(numeral, start=start, end=end, low=low, high=high)
    return replace(numeral, start=start, end=end, qualifier="about")
