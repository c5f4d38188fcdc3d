"""Two numbers that are one: ranges, changes, figures said twice, shares.

Works on the numbers that `numberscan` finds and the characters between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from newsevents.language import numberwords
from newsevents.language.numberscan import Number
from newsevents.language.people import victim_type
from newsevents.records import Qualifier


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in a text.

    ``start``/``end`` include the words that qualify it, ``number_start``/``number_end``
    the figure or range alone. ``kind`` is ``figure``, ``word``, ``vague``, ``share``
    ("one in five") or ``change`` ("from 38 to 45": the range is what it passed through,
    ``best`` where it ended).
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
_OUT_OF = re.compile(r"[ ]out[ ]of[ ](?:the[ ]|its[ ]|their[ ]|every[ ])?")
_WORDS_AFTER = re.compile(r"[ ][a-z]+(?:[ ][a-z]+)?")
_REPEATED = re.compile(r"[ ]?\([ ]?")
_TO_UPPER = re.compile(r",?[ ](?:and|but|or)[ ](?:perhaps[ ]|possibly[ ]|maybe[ ])?")


MAX_GLUE = 20  # characters between the two numbers of a range
MIN_SHARE_OF = 10
LOOKBACK = 28  # characters before a number in which what qualifies it stands
_DOZEN = 12


def paired(text: str, numbers: list[Number]) -> Iterator[Numeral]:
    """Yield the numbers of a lowered text as numerals, two that are one as one."""
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
    if _OUT_OF.fullmatch(between) and left.value <= right.value:
        return replace(_single(left), end=right.end, number_end=right.end)
    if between in (" in ", "-in-") and _is_share(text, left, right):
        return _share(left, right)
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


def _is_share(text: str, left: Number, right: Number) -> bool:
    """Tell whether "one in five" is a share of people rather than a count."""
    if not 0 < left.value < right.value or left.value >= MIN_SHARE_OF:
        return False
    after = _WORDS_AFTER.match(text, right.end)
    return after is not None and any(victim_type(w) for w in after.group().split())


def _share(left: Number, right: Number) -> Numeral:
    share = left.value / right.value
    both = Number(left.start, right.end, share, vague=False, is_word=left.is_word)
    return replace(_single(both), kind="share")


def _range(text: str, left: Number, right: Number) -> Numeral | None:
    glue = _RANGE.fullmatch(text, left.end, right.start)
    if glue is None or left.vague or (right.vague and not _is_dozens(text, right)):
        return None
    words = glue.group().replace("-", " ").split()
    link = next((word for word in _LINKS if word in words), "-")
    low, high = _shared_scale(text, left, right), right.value
    begin = max(0, left.start - LOOKBACK)
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


def with_upper_bounds(text: str, numerals: list[Numeral]) -> list[Numeral]:
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
