"""The numbers of a text: atoms found in one scan, composed, with their fractions.

An atom is a figure or a number word. What stands around a number and makes it a range,
an estimate or part of a date is the matter of `numerals`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from newsevents.language import numberwords


@dataclass(frozen=True, slots=True)
class Number:
    """A number at characters ``start`` to ``end``."""

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
# "an", "quarter", "many" and their like are written out in the pattern
_FIRST = {"a[ -]", "an", "qu", "ma", "mu", "nu"} | {
    word[:2] for word in (*_WORDS, *numberwords.GROUPS)
}
# The first two lines are for speed: words begin at no letter but the first, only these
# pairs of letters begin a number, and a figure may stand behind a currency's letters.
_ATOM = re.compile(
    r"""
    (?: (?<![a-z])(?= [\d.½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞] | FIRST ) | (?=\d) )
    (?:
      (?P<figure> (?: \d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+ | \d{1,3}(?:[ ]\d{3}){2,6}
        | \d{1,3}[ ]000 | \d{1,3}(?:,\d{2,3}){0,5},\d{3} | \d+ ) (?![\d]) (?:\.\d+)?
        (?:e[+-]?\d{1,2}(?![a-z0-9]))?
      | \.\d+ )
    | (?P<part> [½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞] )
    | (?P<fraction> an?[ ](?:half|third|quarter|fourth|fifth|sixth|seventh|eighth
        |ninth|tenth|twentieth|hundredth|thousandth|millionth|trillionth)
        (?=[ ]of[ ] | [ ][mbt]r?illion\b | \s*\Z | [.,;])
        | quarter(?=[ ](?:of[ ]a[ ])?[mbt]r?illion\b) )
    | (?P<word> (?: WORDS | (?:GROUPS)(?=[ ]of[ ][a-z])
        | many(?<!how[ ]many)(?<!as[ ]many)(?<!so[ ]many)(?<!too[ ]many)
          (?<!that[ ]many)(?<!not[ ]many)
        | multiple | numerous
        | a[ ](?:large[ ]|small[ ]|growing[ ]|significant[ ])?number(?=[ ]of[ ][a-z])
        | an?(?=[ -]{1,2}(?:hundred|thousand|million|billion|trillion|dozen|couple
        |score|few|handful|half|GROUPS)\b) ) (?![a-z]) )
    )
    """.replace("WORDS", "|".join(dict.fromkeys(_WORDS)))
    .replace("GROUPS", "|".join(numberwords.GROUPS))
    .replace("FIRST", "|".join(sorted(_FIRST))),
    re.VERBOSE,
)
_SPACES = re.compile(r"\s")
_GLUE = re.compile(r"[ \n\u00a0]{1,3}(?:and[ \n]{1,3})?|[ ]?-[ ]?|[ ]of[ ]")
_SUFFIX = re.compile(r"(k|mn|mln|bln|bn|mil|m|b|tn|trn|tln)(?![a-z0-9])")
# after these "m" is no metre: "5m people"
_MILLIONS_OF = re.compile(
    r"[ ](?:dollars|euros|pounds|people|users|customers|viewers|voters|residents|shares"
    r"|barrels|tonnes|tons|homes|jobs|households|acres|doses|refugees|children|visitors"
    r"|passengers|subscribers|members|followers|downloads|copies|vehicles|cars)\b"
)
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
    "trn": 1e12,
    "tln": 1e12,
    "t": 1e12,
}
_CURRENCY = re.compile(
    r"(?:[$€£¥₹]|(?<=[$])(?:au|nz|hk|[acs])|(?<![a-z])y="
    r"|(?<![a-z])(?:usd|eur|gbp|aud|cad|nzd|rs\.?|inr|rmb|us|nis|rm))[ ]?\Z"
)
# "PS" is how a pound sign comes out of plain-text feeds; "PS5" is something else.
_FED_POUND = re.compile(r"ps(?=\d[\d.,]{0,12}(?:m|bn|k)\b|\d{1,3},\d{3})")
_POWER = re.compile(
    r"[ ]?(?:×[ ]?10[ ]?|x[ ]?10(?=[\^−⁻]))\^?(?P<minus>[-−⁻])?"
    r"(?P<digits>\d{1,2})(?!\d)"
)
_PART_VALUE = {sign: unicodedata.numeric(sign) for sign in "½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"}
_DIGIT = "|".join(numberwords.UNITS)
_PART = "|".join(name for name in numberwords.FRACTIONS if name != "half")
_FRACTION = re.compile(rf"[ -]{{1,3}}(?P<name>hal(?:f|ves)|(?:{_PART})(?P<many>s)?)\b")
_AND_FRACTION = re.compile(
    rf"[ -]and[ -](?P<top>a|{_DIGIT})[ -](?P<name>hal(?:f|ves)|(?:{_PART})s?)\b"
)
_BIG = ("million", "billion", "trillion")
_SCALE_AFTER = re.compile(
    r"[ -](?:of[ ]an?[ ])?(million|billion|trillion|thousand|hundred)\b"
)
_POINT = re.compile(rf"[ ]point(?P<digits>(?:[ ](?:{_DIGIT})\b){{1,9}})")
_MINUS = re.compile(r"(?:(?:\A|[\s(=$])[-−]|(?<![a-z])(?:minus|negative)[ -])\Z")
# One of these is at the end of every match of _MINUS, and rarely elsewhere.
_SIGNS = ("-", "−", "minus ", "minus-", "negative ", "negative-")
_ALONE_SLASH = re.compile(r"/(2|3|4|5|8|10|16|32)(?![\d/])")
_SLASH = re.compile(r"[ ]?(\d{1,2})/(\d{1,3})(?![\d/])")


def find_numbers(text: str) -> Iterator[Number]:
    """Yield the numbers of a lowered text in order; they do not overlap.

    Example:
        >>> [number.value for number in find_numbers("two and a half of 1,200")]
        [2.5, 1200]
    """
    return _disjoint(_numbers(text))


def _disjoint(numbers: Iterator[Number]) -> Iterator[Number]:
    """Drop what lies inside the number before: the half of "two and a half"."""
    end = 0
    for number in numbers:
        if number.start >= end:
            end = number.end
            yield number


def _numbers(text: str) -> Iterator[Number]:
    """Yield the numbers of a lowered text, left to right."""
    run: list[re.Match[str]] = []
    for match in _ATOM.finditer(text):
        start = match.start()
        if start and _sticks_to_word(text, start):
            continue
        if match.lastgroup == "fraction":
            yield from _composed(text, run)
            run = []
            value = 1 / _divisor(match.group().split()[-1])
            fraction = Number(start, match.end(), value, vague=False, is_word=True)
            yield _with_scale(text, fraction)
            continue
        if run and not _joins(text, run[-1], match):
            yield from _composed(text, run)
            run = []
        run.append(match)
    yield from _composed(text, run)


def _sticks_to_word(text: str, start: int) -> bool:
    """Tell whether a word ends right before ``start``, other than a currency."""
    if not (text[start - 1].isalnum() or text[start - 1] in "_'’"):
        return False
    if text[start] in _PART_VALUE and text[start - 1].isdigit():
        return False
    return not _is_money(text, start)


def _joins(text: str, left: re.Match[str], right: re.Match[str]) -> bool:
    """Tell whether two atoms may belong to one number."""
    if left.lastgroup == "figure" and right.lastgroup == "figure":
        return False
    glue = _GLUE.fullmatch(text, left.end(), right.start())
    if glue is None:
        return left.end() == right.start() and right.lastgroup == "part"
    between = glue.group()
    if "and" in between:
        is_scale = left.group().rstrip("s") in numberwords.SCALES
        return is_scale and not _AND_FRACTION.match(text, left.end())
    if "of" in between:
        return left.group() in numberwords.VAGUE and right.group() in numberwords.VAGUE
    return True


def _composed(text: str, run: list[re.Match[str]]) -> Iterator[Number]:
    words = [_normal(match) for match in run]
    for part in numberwords.compose(words):
        start, end = run[part.first].start(), run[part.last - 1].end()
        value = part.value
        if run[part.last - 1].lastgroup == "figure":
            value, end = _scaled(text, start, end, value)
        is_word = run[part.first].lastgroup == "word"
        number = _with_fraction(text, Number(start, end, value, part.vague, is_word))
        yield _with_sign(text, number)


def _scaled(text: str, start: int, end: int, value: float) -> tuple[float, int]:
    """Return the value and end of a figure with its suffix: "5k", "1.2×10^6"."""
    suffix = _SUFFIX.match(text, end)
    if suffix and (
        suffix[1] not in ("m", "b")
        or _is_money(text, start)
        or _MILLIONS_OF.match(text, suffix.end())
        or (suffix[1] == "b" and "." in text[start:end])
    ):
        return value * _SUFFIX_VALUE[suffix.group(1)], suffix.end()
    power = _POWER.match(text, end)
    if power:
        exponent = int(power["digits"])
        return value * 10.0 ** (-exponent if power["minus"] else exponent), power.end()
    return value, end


def _is_money(text: str, start: int) -> bool:
    before = text[max(0, start - 5) : start]
    return bool(_CURRENCY.search(before) or _FED_POUND.match(text, max(0, start - 2)))


def _with_sign(text: str, number: Number) -> Number:
    """Read "-5" and "minus five" as less than nothing."""
    before = text[max(0, number.start - 9) : number.start]
    if number.vague or not before.endswith(_SIGNS):
        return number
    sign = _MINUS.search(before)
    if sign is None:
        return number
    length = len(sign.group().lstrip(" \n\t\r(=$"))
    return replace(number, start=number.start - length, value=-number.value)


def _normal(match: re.Match[str]) -> str:
    word = match.group()
    if word.endswith("number"):
        return "number"
    if match.lastgroup == "word" and word[:-1] in numberwords.SCALES:
        return word if word in numberwords.VAGUE else word[:-1]
    if match.lastgroup == "part":
        return str(_PART_VALUE[word])
    return _SPACES.sub("", word) if match.lastgroup == "figure" else word


def _with_fraction(text: str, number: Number) -> Number:
    """Extend a number by a fraction: "two thirds", "10 1/2", "three and a half"."""
    joined = _AND_FRACTION.match(text, number.end)
    if joined:
        return _with_joined(text, number, joined)
    if not number.is_word:
        return _with_slash(text, number)
    point = _POINT.match(text, number.end)
    if point:
        digits = "".join(str(numberwords.UNITS[w]) for w in point["digits"].split())
        value = float(f"{int(number.value)}.{digits}")
        return replace(number, end=point.end(), value=value)
    named = _FRACTION.match(text, number.end)
    if named and bool(named["many"] or named["name"] == "halves") == (
        number.value != 1
    ):
        value = number.value / _divisor(named["name"])
        return _with_scale(text, replace(number, end=named.end(), value=value))
    return number


def _with_scale(text: str, fraction: Number) -> Number:
    """Multiply a fraction: "a quarter of a million", "1 1/2 million"."""
    scale = _SCALE_AFTER.match(text, fraction.end)
    if scale is None:
        return fraction
    value = fraction.value * numberwords.SCALES[scale[1]]
    return replace(fraction, end=scale.end(), value=value)


def _with_joined(text: str, number: Number, joined: re.Match[str]) -> Number:
    """Add "and a half", also where a scale stands before or after it."""
    top = 1 if joined["top"] == "a" else numberwords.UNITS[joined["top"]]
    part, end = top / _divisor(joined["name"]), joined.end()
    written = text[number.start : number.end].rsplit(None, 1)[-1]
    if written in _BIG:  # "two million and a half"
        part *= numberwords.SCALES[written]
        return replace(number, end=end, value=number.value + part)
    # "five and a half million"
    return _with_scale(text, replace(number, end=end, value=number.value + part))


def _with_slash(text: str, number: Number) -> Number:
    """Read "3/4" and "10 1/2"."""
    alone = _ALONE_SLASH.match(text, number.end)
    if alone and number.value in (1, 2, 3, 5, 7) and number.value < int(alone[1]):
        value = number.value / int(alone[1])
        return _with_scale(text, replace(number, end=alone.end(), value=value))
    slash = _SLASH.match(text, number.end)
    if slash and 0 < int(slash[1]) < int(slash[2]):
        value = number.value + int(slash[1]) / int(slash[2])
        return _with_scale(text, replace(number, end=slash.end(), value=value))
    return number


def _divisor(name: str) -> int:
    word = "half" if name.startswith("hal") else name.removesuffix("s")
    return numberwords.FRACTIONS[word]
