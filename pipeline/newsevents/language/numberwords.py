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
GROUPS = {"pair": 2, "duo": 2, "trio": 3, "quartet": 4, "quintet": 5}  # "a trio of"
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
# Words that tell no order of size either: more than two.
INDEFINITE = {"many": 3, "multiple": 3, "numerous": 3, "number": 3}
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
MAX_GROUP = 999  # what may still be multiplied: "five hundred dozen"
ARTICLES = ("a", "an")
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
    reader = _Reader()
    at = first
    while at < len(words) and reader.take(words, at):
        at += 1
        if reader.skip_article(words, at):
            at += 1
    if at == first or (at == first + 1 and words[first] in ARTICLES):
        return None
    value = reader.total + (reader.group or 0)
    return Run(first, at, int(value) if value == int(value) else value, reader.vague)


@dataclass(slots=True)
class _Reader:
    """The state of reading one number: thousands done, and the group being read."""

    total: float = 0
    group: float | None = None
    limit: float = float("inf")  # what is added next must be smaller
    ceiling: float = float("inf")  # the next scale must be smaller
    vague: bool = False

    def take(self, words: Sequence[str], at: int) -> bool:
        """Take the word at ``at`` if it goes on with the number."""
        word = words[at]
        if word in ARTICLES:
            return self._take_article(at + 1 == len(words))
        if word in GROUPS or word in INDEFINITE:
            return self._take_group(word)
        if word in VAGUE and not (word == "dozens" and self.group is not None):
            return self._take_vague(word, words[at - 1] if at else "")
        if word in DOZENS or word == "dozens":
            return self._take_dozen(DOZENS[word.removesuffix("s")])
        if word == "half":
            return self._take_half(words[at - 1] if at else "")
        scale = SCALES.get(word)
        return self._take_plain(word) if scale is None else self._take_scale(scale)

    def skip_article(self, words: Sequence[str], at: int) -> bool:
        """Tell whether the article of "half a dozen" stands at ``at``."""
        return at < len(words) and words[at - 1] == "half" and words[at] in ARTICLES

    def _take_dozen(self, size: int) -> bool:
        if (self.group or 0) > MAX_GROUP:
            return False
        self.group, self.limit, self.vague = (self.group or 1) * size, 1, True
        return True

    def _take_group(self, word: str) -> bool:
        if self.group not in (None, 1):
            return False
        self.group, self.limit = GROUPS.get(word) or INDEFINITE[word], 1
        self.vague = word in INDEFINITE
        return True

    def _take_half(self, before: str) -> bool:
        if self.group is not None and before not in ARTICLES:
            return False
        self.group, self.limit = 0.5, 1
        return True

    def _take_article(self, is_last: bool) -> bool:
        if self.group is not None or is_last:
            return False
        self.group, self.limit = 1, 1
        return True

    def _take_vague(self, word: str, before: str) -> bool:
        value = VAGUE[word]
        if self.vague and value >= 200 and (self.group or 0) <= MAX_GROUP:
            # "tens of thousands"
            self.group = (self.group or 1) * value / 2
        elif self.group is None or (self.group == 1 and before in ARTICLES):
            self.group, self.vague = value, True
        else:
            return False
        self.limit = 1
        return True

    def _take_scale(self, scale: int) -> bool:
        if scale >= self.ceiling:
            return False
        if scale == 100 and (self.group or 0) >= 100:
            return False
        if scale == 100:
            self.group, self.limit = (self.group or 1) * 100, 100
        else:
            self.total += (self.group or 1) * scale
            self.group, self.limit, self.ceiling = None, scale, scale
        return True

    def _take_plain(self, word: str) -> bool:
        value = _plain(word)
        if value is None or value >= self.limit:
            return False
        if self.group is not None and self.group % self.limit != 0:
            return False
        self.group = value + (self.group or 0)
        self.limit = 10 if word in TENS else 1
        return True


def _plain(word: str) -> float | None:
    if word in SMALL:
        return SMALL[word]
    try:
        return float(word.replace(",", ""))
    except ValueError:
        return None
