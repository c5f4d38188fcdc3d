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

from newsevents.language import numberwords, numbercontext
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


@dataclass(frozen=True, slots=True)
class _Number:
    start: int
    end: int
    value: float
    vague: bool
    is_word: bool


_WORDS = sorted(
    [
        *numberwords.CARDINALS,
        *numberwords.DOZENS,
        *numberwords.VAGUE,
        "half",
        *(s + "s" for s in ("hundred", "thousand", "million", "billion", "trillion")),
        "dozens",
    ],
    key=lambda word: (-len(word), word),
)
# No \b in front: a pattern that begins with plain characters is searched much faster.
_ATOM = re.compile(
    r"""
      (?P<figure> (?: \d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+ | \d{1,3}(?:[ ]\d{3}){2,6}
        | \d{1,3}(?:,\d{2,3})+ | \d+ ) (?![\d]) (?:\.\d+)? (?:e[+-]?\d{1,2}(?![a-z0-9]))?
      | \.\d+ )
    | (?P<part> [½¼¾⅓⅔] )
    | (?P<fraction> an?[ ](?:half|third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth
        |twentieth|hundredth|thousandth|millionth|trillionth)
        (?=[ ]of[ ] | \s*\Z | [.,;]) )
    | (?P<word> (?: WORDS | an?(?=[ ]{1,2}(?:hundred|thousand|million|billion|trillion|dozen
        |couple|score|few|handful|half)\b) ) (?![a-z]) )
    """.replace("WORDS", "|".join(dict.fromkeys(_WORDS))),
    re.VERBOSE,
)
_GLUE = re.compile(r"[ \n\u00a0]{1,3}(?:and[ \n]{1,3})?|[ ]?-[ ]?|[ ]of[ ]")
_SUFFIX = re.compile(r"(k|mn|mln|bln|bn|mil|m|b|tn)(?![a-z0-9])")
_SUFFIX_VALUE = {
    "k": 1e3,
    "mn": 1e6,
    "mln": 1e6,
    "mil": 1e6,
    "m": 1e6,
    "bn": 1e9,
    "bln": 1e9,
    "b": 1e9,
    "tn": 1e12,
}
_CURRENCY = re.compile(
    r"(?:[$€£¥₹]|(?<![a-z])(?:usd|eur|gbp|aud|cad|nzd|rs\.?|inr|rmb|us|nis|rm))[ ]?\Z"
)
_PART_VALUE = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_RANGE = re.compile(
    r"""(?: % | [ ]?(?:percent|per[ ]cent|pct|km|kilomet(?:er|re)s|miles|feet|met(?:er|re)s
        |inches|degrees|kg|pounds|tons|dollars|years|days|hours|minutes) )?
    (?: [ ]?[-–—][ ]? | [ \n]to[ \n] | [ \n]or[ \n] | [ \n]and[ \n] )
    (?: us |(?:a|us|c)?[$€£] )?""",
    re.VERBOSE,
)
_RANGE_UNIT = re.compile(r"[ ]?(%|[a-z][a-z ]*?)(?=[ ]?[-–—]|[ ](?:to|or|and)[ ])")
_FRACTION = re.compile(
    r"[ -]{1,3}(?P<name>hal(?:f|ves)|(?:third|quarter|fourth|fifth|sixth|seventh|eighth"
    r"|ninth|tenth|twentieth|hundredth|thousandth|millionth|trillionth)(?P<many>s)?)\b"
)
_AND_FRACTION = re.compile(
    r"[ ]and[ ](?P<top>a|one|two|three|four|five|six|seven|eight|nine)[ -]"
    r"(?P<name>hal(?:f|ves)|(?:third|quarter|fourth|fifth|sixth|seventh|eighth|ninth"
    r"|tenth|hundredth)s?)\b"
)
_BIG = ("million", "billion", "trillion")
_SCALE_AFTER = re.compile(r"[ ](million|billion|trillion|thousand|hundred)\b")
_POINT = re.compile(
    r"[ ]point(?P<digits>(?:[ ](?:zero|one|two|three|four|five|six|seven|eight|nine)\b){1,9})"
)
_MINUS = re.compile(r"(?:(?:\A|[\s(=$])[-−]|(?<![a-z])(?:minus|negative)[ -])\Z")
_ALONE_SLASH = re.compile(r"/(2|3|4|5|8|10|16|32)(?![\d/])")
_SLASH = re.compile(r"[ ]?(\d{1,2})/(\d{1,3})(?![\d/])")


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
        for number in _disjoint(_numbers(lowered))
        if not numbercontext.is_no_count(
            text, lowered, number.start, number.end, number.value
        )
    ]
    return [
        _qualified(lowered, numeral, floor)
        for numeral, floor in _with_floor(_ranges(lowered, numbers))
    ]


def _disjoint(numbers: Iterator[_Number]) -> Iterator[_Number]:
    """Drop what lies inside the number before: the half of "two and a half"."""
    end = 0
    for number in numbers:
        if number.start >= end:
            end = number.end
            yield number


def _numbers(text: str) -> Iterator[_Number]:
    """Yield the numbers of a lowered text, left to right."""
    run: list[re.Match[str]] = []
    for match in _ATOM.finditer(text):
        start = match.start()
        if start and (text[start - 1].isalnum() or text[start - 1] in "_'’"):
            if not _CURRENCY.search(text[max(0, start - 5) : start]):
                continue
        if match.lastgroup == "fraction":
            yield from _composed(text, run)
            run = []
            value = 1 / _divisor(match.group().split()[-1])
            yield _Number(start, match.end(), value, vague=False, is_word=True)
            continue
        if run and not _joins(text, run[-1], match):
            yield from _composed(text, run)
            run = []
        run.append(match)
    yield from _composed(text, run)


def _joins(text: str, left: re.Match[str], right: re.Match[str]) -> bool:
    """Tell whether two atoms may belong to one number."""
    if left.lastgroup == "figure" and right.lastgroup == "figure":
        return False
    glue = _GLUE.fullmatch(text, left.end(), right.start())
    if glue is None:
        return left.end() == right.start() and right.lastgroup == "part"
    between = glue.group()
    if "and" in between:
        return left.group().rstrip("s") in numberwords.SCALES
    if "of" in between:
        return left.group() in numberwords.VAGUE and right.group() in numberwords.VAGUE
    return True


def _composed(text: str, run: list[re.Match[str]]) -> Iterator[_Number]:
    words = [_normal(match) for match in run]
    for part in numberwords.compose(words):
        start, end = run[part.first].start(), run[part.last - 1].end()
        value = part.value
        if run[part.last - 1].lastgroup == "figure":
            suffix = _SUFFIX.match(text, end)
            if suffix and (
                suffix[1] not in ("m", "b", "t")
                or _CURRENCY.search(text[max(0, start - 5) : start])
            ):
                value, end = value * _SUFFIX_VALUE[suffix.group(1)], suffix.end()
        is_word = run[part.first].lastgroup == "word"
        number = _with_fraction(text, _Number(start, end, value, part.vague, is_word))
        yield _with_sign(text, number)


def _with_sign(text: str, number: _Number) -> _Number:
    """Read "-5" and "minus five" as less than nothing."""
    sign = _MINUS.search(text[max(0, number.start - 9) : number.start])
    if sign is None or number.vague:
        return number
    length = len(sign.group().lstrip(" \n\t\r(=$"))
    return replace(number, start=number.start - length, value=-number.value)


def _normal(match: re.Match[str]) -> str:
    word = match.group()
    if match.lastgroup == "word" and word[:-1] in numberwords.SCALES:
        return word if word in numberwords.VAGUE else word[:-1]
    if match.lastgroup == "part":
        return str(_PART_VALUE[word])
    return word


def _with_fraction(text: str, number: _Number) -> _Number:
    """Extend a number by a fraction: "two thirds", "10 1/2", "three and a half"."""
    joined = _AND_FRACTION.match(text, number.end)
    if not number.is_word and not joined:
        alone = _ALONE_SLASH.match(text, number.end)
        if alone and number.value in (1, 2, 3, 5, 7) and number.value < int(alone[1]):
            value = number.value / int(alone[1])
            return replace(number, end=alone.end(), value=value)
        slash = _SLASH.match(text, number.end)
        if slash and 0 < int(slash[1]) < int(slash[2]):
            value = number.value + int(slash[1]) / int(slash[2])
            return replace(number, end=slash.end(), value=value)
        return number
    point = _POINT.match(text, number.end)
    if point:
        digits = "".join(str(numberwords.UNITS[w]) for w in point["digits"].split())
        value = float(f"{int(number.value)}.{digits}")
        return replace(number, end=point.end(), value=value)
    if joined:
        top = 1 if joined["top"] == "a" else numberwords.UNITS[joined["top"]]
        part, end = top / _divisor(joined["name"]), joined.end()
        written = text[number.start : number.end].rsplit(None, 1)[-1]
        if written in _BIG:  # "two million and a half"
            return replace(
                number, end=end, value=number.value + part * numberwords.SCALES[written]
            )
        scale = _SCALE_AFTER.match(text, end)
        if scale:  # "five and a half million"
            value = (number.value + part) * numberwords.SCALES[scale[1]]
            return replace(number, end=scale.end(), value=value)
        return replace(number, end=end, value=number.value + part)
    named = _FRACTION.match(text, number.end)
    if named and bool(named["many"] or named["name"] == "halves") == (
        number.value != 1
    ):
        return replace(
            number, end=named.end(), value=number.value / _divisor(named["name"])
        )
    return number


def _divisor(name: str) -> int:
    word = "half" if name.startswith("hal") else name.removesuffix("s")
    return numberwords.FRACTIONS[word]


# ------------------------------------------------------------------ ranges


def _ranges(text: str, numbers: list[_Number]) -> Iterator[Numeral]:
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


def _range(text: str, left: _Number, right: _Number) -> Numeral | None:
    if right.start - left.end > 20 or left.vague or right.vague:
        return None
    glue = _RANGE.fullmatch(text, left.end, right.start)
    if glue is None:
        return None
    between = next((w for w in ("and", "or", "to") if w in glue.group().split()), "-")
    low, high = left.value, right.value
    unit = _RANGE_UNIT.match(glue.group())
    if unit and not text.startswith(
        unit.group(1), right.end + (text[right.end : right.end + 1] == " ")
    ):
        return None
    if low < 1000 and high >= 1000:  # "20 to 30 million"
        low = _shared_scale(text, left, right, low)
    begin = max(0, left.start - 12)
    before = text[begin : left.start].rstrip(" \n$€£u")
    if between == "and" and not before.endswith("between"):
        return None
    if before.endswith("from") and between == "to" and not _same_size(low, high):
        return None
    if between == "or" and not (low < high <= low * 2 + 1):
        return None
    if not low < high:
        return None
    start = begin + before.rindex("between") if between == "and" else left.start
    return Numeral(
        start=start,
        end=right.end,
        number_start=left.start,
        number_end=right.end,
        low=low,
        best=low,
        high=high,
        qualifier="range",
        kind="word" if left.is_word else "figure",
    )


def _shared_scale(text: str, left: _Number, right: _Number, low: float) -> float:
    """Return the low end with the scale word that only the high end is written with."""
    scale = next(
        (
            value
            for word, value in numberwords.SCALES.items()
            if text[left.start : right.end].endswith(word)
        ),
        1,
    )
    if scale > 1 and low * scale < right.value:
        return low * scale
    return low


def _same_size(low: float, high: float) -> bool:
    return low < high <= 10 * low


def _single(number: _Number) -> Numeral:
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
    r"""(?P<least> \+(?![\d]) | [ -]plus\b(?![ ]\d) | [ ]or[ ](?:more|higher|greater|so
        [ ]more)\b | [ ]at[ ]least\b | [ ]and[ ](?:more|up|above)\b | ,?[ ]if[ ]not[ ]more )
    | (?P<most> [ ]or[ ](?:less|fewer|lower|under)\b | [ ]at[ ]most\b )
    | (?P<about> [ ]or[ ]so\b | -odd\b | [ ]odd\b | -ish\b )""",
    re.VERBOSE,
)
_LOOKBACK = 28


def _with_floor(numerals: Iterator[Numeral]) -> Iterator[tuple[Numeral, int]]:
    """Pair each numeral with the end of the one before: no qualifier reaches over it."""
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
