"""The value of English number words: "twenty-three", "two hundred and six", "dozens".

Pure grammar, no document: `compose` takes the words of one run of number words, in
order, and says which numbers they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

UNITS = {
    "zero": 0,
    "nought": 0,
    "naught": 0,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
}
TEENS = {
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
}
TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fourty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "lakh": 100_000,
    "million": 1_000_000,
    "mln": 1_000_000,
    "mn": 1_000_000,
    "crore": 10_000_000,
    "billion": 1_000_000_000,
    "bln": 1_000_000_000,
    "bn": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
DOZENS = {"dozen": 12, "score": 20, "couple": 2}
# Words that tell an order of size; the values are those of the output contract.
VAGUE = {
    "several": 3,
    "few": 3,
    "handful": 3,
    "tens": 20,
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2_000,
    "millions": 2_000_000,
    "billions": 2_000_000_000,
}
FRACTIONS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "twentieth": 20,
    "hundredth": 100,
    "thousandth": 1000,
    "millionth": 1_000_000,
    "trillionth": 1_000_000_000_000,
}
SMALL = UNITS | TEENS | TENS
CARDINALS = SMALL | SCALES


@dataclass(frozen=True, slots=True)
class Run:
    """The value of the words ``first`` to ``last`` (exclusive) of a run."""

    first: int
    last: int
    value: float
    vague: bool = False


def compose(words: Sequence[str]) -> list[Run]:
    """Read a run of number words, left to right, as one number or several.

    Digits are written as digits; "a" and "an" count one; joining "and" is left out.

    Example:
        >>> compose(["two", "hundred", "six"])
        [Run(first=0, last=3, value=206, vague=False)]
        >>> [run.value for run in compose(["two", "three"])]
        [2, 3]
        >>> compose(["dozens"])
        [Run(first=0, last=1, value=24, vague=True)]
    """
    runs, at = [], 0
    while at < len(words):
        run = _one(words, at)
        if run is None:
            at += 1
        else:
            runs.append(run)
            at = run.last
    return runs


def _one(words: Sequence[str], first: int) -> Run | None:
    """Read the longest number that begins at ``first``."""
    total: float = 0  # finished groups of thousands
    group: float | None = None  # the group being read
    limit = float("inf")  # the next addend must be smaller
    ceiling = float("inf")  # the next scale must be smaller
    vague = False
    at = first
    while at < len(words):
        word = words[at]
        if word in ("a", "an"):
            if group is not None or at + 1 == len(words):
                break
            group, limit = 1, 1
        elif word == "dozens" and group is not None:
            group, limit, vague = group * 12, 1, True
        elif word in VAGUE:
            if vague and VAGUE[word] >= 200:  # "tens of thousands"
                group = (group or 1) * VAGUE[word] / 2
            elif group is None or (group == 1 and words[at - 1] in ("a", "an")):
                group, vague = VAGUE[word], True
            else:
                break
            limit = 1
        elif word in DOZENS:
            group, limit, vague = (group or 1) * DOZENS[word], 1, True
        elif word == "half":
            if group is not None:
                break
            group, limit = 0.5, 1
            if at + 1 < len(words) and words[at + 1] in ("a", "an"):
                at += 1
        elif word in SCALES:
            scale = SCALES[word]
            if scale >= ceiling:
                break
            if scale == 100:
                group, limit = (group or 1) * 100, 100
            else:
                total += (group or 1) * scale
                group, limit, ceiling = None, scale, scale
        else:
            value = _plain(word)
            if value is None or value >= limit:
                break
            if group is None:
                group, limit = value, (10 if word in TENS else 1)
            elif group % limit == 0:
                group, limit = group + value, (10 if word in TENS else 1)
            else:
                break
        at += 1
    if at == first or (at == first + 1 and words[first] in ("a", "an")):
        return None
    value = total + (group or 0)
    return Run(first, at, int(value) if value == int(value) else value, vague)


def _plain(word: str) -> float | None:
    if word in SMALL:
        return SMALL[word]
    try:
        return float(word.replace(",", ""))
    except ValueError:
        return None
