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
from dataclasses import dataclass, replace

from newsevents.language import numbercontext, numberwords
from newsevents.language.numberscan import Number, find_numbers
from newsevents.records import Qualifier


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in a text.

    ``start``/``end`` include the words that qualify it, ``number_start``/``number_end``
    the figure or range alone. ``kind`` is ``figure``, ``word``, ``article`` ("a dozen")
    or ``vague``.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    low: float | None
    best: float
    high: float | None
    qualifier: Qualifier = "exact"
    kind: str = "figure"


_RANGE = re.compile(
    r"""(?: % | [ ]?(?:percent|per[ ]cent|pct|km|kilomet(?:er|re)s|miles|feet
        |met(?:er|re)s|inches
        |degrees|kg|pounds|tons|dollars|years|days|hours|minutes) )?
    (?: [ ]?[-–—][ ]? | [ \n]to[ \n] | [ \n]or[ \n] | [ \n]and[ \n] )
    (?: us |(?:a|us|c)?[$€£] )?""",
    re.VERBOSE,
)
_RANGE_UNIT = re.compile(r"[ ]?(%|[a-z][a-z ]*?)(?=[ ]?[-–—]|[ ](?:to|or|and)[ ])")


def find_numerals(text: str) -> list[Numeral]:
    """Return the numerals of a text in order; they do not overlap.

    Example:
        >>> [found] = find_numerals("At least twenty-three people were hurt.")
        >>> found.low, found.best, found.high, found.qualifier
        (23, 23, None, 'at_least')
        >>> [(n.low, n.best, n.high) for n in find_numerals("20 to 30 men, aged 40")]
        [(20, 20, 30)]
    """
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
    return [
        _qualified(lowered, numeral, floor)
        for numeral, floor in _with_floor(_ranges(lowered, numbers))
    ]


# ------------------------------------------------------------------ ranges


def _ranges(text: str, numbers: list[Number]) -> Iterator[Numeral]:
    """Yield the numbers as numerals, two that form a range as one."""
    at = 0
    while at < len(numbers):
        left = numbers[at]
        right = numbers[at + 1] if at + 1 < len(numbers) else None
        if right is not None and (pair := _range(text, left, right)):
            yield pair
            at += 2
        else:
            yield _single(left)
            at += 1


def _range(text: str, left: Number, right: Number) -> Numeral | None:
    if right.start - left.end > 20 or left.vague or right.vague:
        return None
    glue = _RANGE.fullmatch(text, left.end, right.start)
    if glue is None:
        return None
    between = next((w for w in ("and", "or", "to") if w in glue.group().split()), "-")
    low = _shared_scale(text, left, right)
    begin = max(0, left.start - 12)
    before = text[begin : left.start].rstrip(" \n$€£u")
    between = next((w for w in ("and", "or", "to") if w in glue.group().split()), "-")
    if not _is_range(text, glue.group(), between, before, (low, right)):
        return None
    start = begin + before.rindex("between") if between == "and" else left.start
    return Numeral(
        start=start,
        end=right.end,
        number_start=left.start,
        number_end=right.end,
        low=low,
        best=low,
        high=right.value,
        qualifier="range",
        kind="word" if left.is_word else "figure",
    )


def _is_range(
    text: str, glue: str, between: str, before: str, ends: tuple[float, Number]
) -> bool:
    """Tell whether what stands between two numbers makes them a range."""
    low, right = ends
    high = right.value
    unit = _RANGE_UNIT.match(glue)
    if unit:  # "5% to 10%", not "0.4 per cent to 13,176"
        at = right.end + (text[right.end : right.end + 1] == " ")
        if not text.startswith(unit.group(1), at):
            return False
    if between == "and":
        return before.endswith("between") and low < high
    if between == "or":
        return low < high <= low * 2 + 1
    if between == "to" and before.endswith("from"):
        return low < high <= 10 * low
    return low < high


def _shared_scale(text: str, left: Number, right: Number) -> float:
    """Return the low end, scaled by a word that only the high end is written with.

    "20 to 30 million" begins at 20 million.
    """
    if left.value >= 1000 or right.value < 1000:
        return left.value
    written = text[right.start : right.end]
    scale = next(
        (v for word, v in numberwords.SCALES.items() if written.endswith(word)), 1
    )
    scaled = left.value * scale
    return scaled if scaled < right.value else left.value


def _single(number: Number) -> Numeral:
    value = number.value
    return Numeral(
        start=number.start,
        end=number.end,
        number_start=number.start,
        number_end=number.end,
        low=value,
        best=value,
        high=None if number.vague else value,
        qualifier="vague" if number.vague else "exact",
        kind="vague" if number.vague else "word" if number.is_word else "figure",
    )


# ------------------------------------------------------------------ qualifiers

_AT_LEAST = (
    "at least|at the least|at minimum|a minimum of|minimum of|minimum|more than"
    "|no fewer than|no less than|not fewer than|not less than|in excess of|upwards? of"
    "|upward of|greater than|well over|just over|well above|exceeding|exceeded|exceeds"
    "|exceed|surpassed|topped|above|over"
)
_AT_MOST = (
    "as many as|as much as|up to|as high as|at most|at the most|no more than"
    "|not more than|fewer than|less than|a maximum of|maximum of|a maximum|under|below"
    "|no greater than|just under|not exceeding"
)
_ABOUT = (
    "an estimated|estimated|approximately|approx\\.?|approximate|roughly|around|about"
    "|nearly|almost|some|close to|in the region of|in the order of|circa|virtually"
    "|an average of|~|≈|c\\."
)
_PREFIX = re.compile(
    "(?<![a-z-])(?:(?P<least>"
    + _AT_LEAST.replace(" ", r"[ \n]")
    + ")|(?P<most>"
    + _AT_MOST.replace(" ", r"[ \n]")
    + ")|(?P<about>"
    + _ABOUT.replace(" ", r"[ \n]")
    + r"))(?:[ \n]*(?:us|c|au|nz)?[$€£¥]|[ \n]+(?:another|an additional|additional)?)"
    r"[ \n]*\Z"
)
_TILDE = re.compile(r"[~≈><≥≤][ ]?[$€£¥]?\Z")
_TILDE_NAME = {"~": "about", "≈": "about", ">": "least", "≥": "least"}
_POSTFIX = re.compile(
    r"""(?P<least> \+(?![\d]) | [ -]plus\b(?![ ]\d) | [ ]or[ ](?:more|higher|greater)\b
        | [ ]at[ ]least\b | [ ]and[ ](?:more|up|above)\b | ,?[ ]if[ ]not[ ]more )
    | (?P<most> [ ]or[ ](?:less|fewer|lower|under)\b | [ ]at[ ]most\b )
    | (?P<about> [ ]or[ ]so\b | -odd\b | [ ]odd\b | -ish\b )""",
    re.VERBOSE,
)
_LOOKBACK = 28


def _with_floor(numerals: Iterator[Numeral]) -> Iterator[tuple[Numeral, int]]:
    """Pair each numeral with the end of the one before, which no qualifier crosses."""
    floor = 0
    for numeral in numerals:
        yield numeral, floor
        floor = numeral.end


def _qualified(text: str, numeral: Numeral, floor: int) -> Numeral:
    """Add the qualifying words around a numeral and set its bounds by them."""
    begin = max(floor, numeral.start - _LOOKBACK)
    before = _PREFIX.search(text[begin : numeral.start])
    if before:
        name = str(before.lastgroup)
        return _bounded(numeral, name, begin + before.start(), numeral.end)
    sign = _TILDE.search(text[max(floor, numeral.start - 3) : numeral.start])
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
