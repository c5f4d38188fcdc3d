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
from functools import lru_cache

from newsevents.language import numbercontext, numberwords
from newsevents.language.numberscan import Number, find_numbers
from newsevents.records import Qualifier

RECENT = 8  # texts whose numerals are kept: several stages ask for those of one text


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in a text.

    ``start``/``end`` include the words that qualify it, ``number_start``/``number_end``
    the figure or range alone. ``kind`` is ``figure``, ``word``, ``vague`` or ``change``
    ("from 38 to 45": the range is what it passed through, ``best`` where it ended).
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


# What may stand between the ends of a range: a unit that both ends carry, the link.
_RANGE = re.compile(
    r"""(?: % | [ ]?°?[a-z]{1,12}\.?(?:[ ][a-z]{1,10})? )??
    (?: [ ]?[-–—][ ]? | [ \n]to[ \n] | -to- | [ \n]or[ \n] | [ \n]and[ \n] )
    (?: us[ ]? | (?:a|au|us|c|nz)?[ ]?[$€£](?:us|a)? | ps )?""",
    re.VERBOSE,
)
_RANGE_UNIT = re.compile(
    r"[ ]?(%|[a-z°][a-z. ]*?)(?=[ ]?[-–—]|[ \n](?:to|or|and)[ \n])"
)
_LINKS = ("and", "or", "to")
_SCORE_MAX = 150  # the most that a side scores or casts: "a 98-91 win", "voted 52-48"
_CHANGE = re.compile(
    r"(?<![a-z])(?:ris|rose|increas|climb|jump|gr[eo]w|soar|surg|doubl|tripl|mov|went"
    r"|go|gone|fall|fell|drop|declin|decreas|slow|down|up|cut|reduc|rais|revis|updat"
    r"|lower|shr|slip|slid|s[au]nk|chang|expand|edg|tumbl|plung|plummet)[a-z]*[ ]"
    r"(?:[a-z]+[ ]){0,4}from\Z"
)
_ENDS_CHANGE = re.compile(r"[.,;:)]|\s*\Z|[ ](?:by|in|on|after|as|and|over|at|from)\b")
_MORE_VAGUE = re.compile(
    r",?[ ](?:and|or|if[ ]not)[ ](?:even[ ]|perhaps[ ]|possibly[ ])?(?:the[ ])?"
)
_REPEATED = re.compile(r"[ ]?\([ ]?")
_TO_UPPER = re.compile(r",?[ ](?:and|but|or)[ ](?:perhaps[ ]|possibly[ ]|maybe[ ])?")


MAX_GLUE = 20  # characters between the two numbers of a range
_DOZEN = 12


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
    return tuple(
        _bounds_joined(
            lowered,
            [
                _qualified(lowered, numeral, floor)
                for numeral, floor in _with_floor(_ranges(lowered, numbers))
            ],
        )
    )


# ------------------------------------------------------------------ ranges


def _ranges(text: str, numbers: list[Number]) -> Iterator[Numeral]:
    """Yield the numbers as numerals, two that form a range as one."""
    at = 0
    while at < len(numbers):
        left = numbers[at]
        right = numbers[at + 1] if at + 1 < len(numbers) else None
        if right is None or right.start - left.end > MAX_GLUE:
            yield _single(left)
            at += 1
        elif _is_score(text, left, right):
            at += 2
        elif pair := _pair(text, left, right):
            yield pair
            at += 2
        else:
            yield _single(left)
            at += 1


def _is_score(text: str, left: Number, right: Number) -> bool:
    """Tell whether two figures are a result: "a 3-1 win", "tied at 2-2"."""
    return (
        text[left.end : right.start] in ("-", "–")
        and not (left.is_word or right.is_word)
        and right.value <= left.value <= _SCORE_MAX
        and float(left.value).is_integer()
        and left.value >= 0
    )


def _pair(text: str, left: Number, right: Number) -> Numeral | None:
    """Read two numbers as one numeral: a range, or a figure said twice."""
    between = text[left.end : right.start]
    if left.vague and right.vague and _MORE_VAGUE.fullmatch(between):
        return replace(_single(left), end=right.end, number_end=right.end)
    if (
        left.value == right.value
        and text[right.end : right.end + 1] == ")"
        and _REPEATED.fullmatch(between)
    ):  # "twelve (12) men"
        end = right.end + 1
        return replace(_single(left), end=end, number_end=end)
    return _range(text, left, right)


def _range(text: str, left: Number, right: Number) -> Numeral | None:
    glue = _RANGE.fullmatch(text, left.end, right.start)
    if glue is None or left.vague or (right.vague and not _is_dozens(text, right)):
        return None
    words = glue.group().replace("-", " ").split()
    link = next((word for word in _LINKS if word in words), "-")
    low, high = _shared_scale(text, left, right), right.value
    begin = max(0, left.start - _LOOKBACK)
    before = text[begin : left.start].rstrip(" \n$€£us")
    is_change = link == "to" and _is_change(text, before, glue.group(), (low, right))
    if not is_change and not _is_range(text, glue.group(), link, before, (low, right)):
        return None
    start = begin + before.rindex("between") if link == "and" else left.start
    return Numeral(
        start=start,
        end=right.end,
        number_start=left.start,
        number_end=right.end,
        low=min(low, high),
        best=high if is_change else low,
        high=max(low, high),
        qualifier="range",
        kind="change" if is_change else "word" if left.is_word else "figure",
    )


def _is_dozens(text: str, number: Number) -> bool:
    """Tell whether a number counts dozens: "three dozen"."""
    return number.value > _DOZEN and text.endswith("dozen", number.start, number.end)


def _is_change(text: str, before: str, glue: str, ends: tuple[float, Number]) -> bool:
    """Tell whether a figure changed: "rose from 38 to 45", "from 90 pounds to 75,"."""
    low, right = ends
    if not before.endswith("from"):
        return False
    if _same_unit(text, glue, right) is False and not _ENDS_CHANGE.match(
        text, right.end
    ):
        return False
    return low > right.value or _CHANGE.search(before) is not None


def _same_unit(text: str, glue: str, right: Number) -> bool | None:
    """Tell whether the unit of the low end follows the high end, None if it has none.

    "5% to 10%" is a range, "0.4 per cent to 13,176" is not.
    """
    unit = _RANGE_UNIT.match(glue)
    if unit is None:
        return None
    at = right.end + (text[right.end : right.end + 1] == " ")
    return text.startswith(unit.group(1), at)


def _is_range(
    text: str, glue: str, between: str, before: str, ends: tuple[float, Number]
) -> bool:
    """Tell whether what stands between two numbers makes them a range."""
    low, right = ends
    high = right.value
    if _same_unit(text, glue, right) is False:
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

    "20 to 30 million" begins at 20 million, "two to three dozen" at 24.
    """
    written = text[right.start : right.end]
    if left.value >= 1000:
        return left.value
    if right.vague:
        scale = _DOZEN
    elif right.value < 1000:
        return left.value
    elif written.endswith(",000"):
        scale = 1000
    else:
        scale = next(
            (v for word, v in numberwords.SCALES.items() if written.endswith(word)), 1
        )
    scaled = left.value * scale
    return scaled if scaled < right.value else left.value


def _bounds_joined(text: str, numerals: list[Numeral]) -> list[Numeral]:
    """Join the two bounds of one count: "at least 20 and perhaps as many as 30"."""
    joined: list[Numeral] = []
    for numeral in numerals:
        last = joined[-1] if joined else None
        if (
            last is not None
            and (last.qualifier, numeral.qualifier) == ("at_least", "at_most")
            and last.best < numeral.best
            and _TO_UPPER.fullmatch(text, last.end, numeral.start)
        ):
            joined[-1] = replace(
                last,
                end=numeral.end,
                number_end=numeral.number_end,
                high=numeral.best,
                qualifier="range",
            )
        else:
            joined.append(numeral)
    return joined


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
    "at least|at the least|at the very least|at minimum|at a minimum|a minimum of"
    "|minimum of|minimum|more than|over than|as few as|as little as|north of"
    "|no fewer than|no less than|not fewer than|not less than|in excess of|upwards? of"
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
