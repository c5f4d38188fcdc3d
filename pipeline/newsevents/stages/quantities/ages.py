"""Ages written as measures: "a 50-year-old farmer", "twins 18 months old"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsevents.language.numberscan import Number, find_numbers
from newsevents.records import Quantity

_OLD = re.compile(
    r"""
    (?:[ ](?:-[ ]?)?|-[ ]?)(?P<unit>year|yr|month|week|day)s?
    (?: (?:[ ]?-[ ]?|[ ]) olds?\b | [ ]of[ ]age\b )
    """,
    re.VERBOSE,
)
_FIGURE = re.compile(r"(?<![\w.,/])\d{1,3}\Z")
_UNITS = {"yr": "year"}
_LOOKBACK = 24
MAX_AGE = 1200  # in years, months, weeks or days


def find_ages(text: str) -> list[Quantity]:
    """Return the ages of a text, in order.

    Example:
        >>> [(age.best, age.unit) for age in find_ages("the 30-year-old and her dog")]
        [(30.0, 'year of age')]
    """
    lowered = text.lower()
    if " of age" not in lowered and "old" not in lowered:
        return []
    if len(lowered) != len(text):
        return []
    return list(_ages(text, lowered))


def _ages(text: str, lowered: str) -> Iterator[Quantity]:
    for match in _OLD.finditer(lowered):
        number = _number_before(lowered, match.start())
        if number is None or not 0 <= number.value < MAX_AGE:
            continue
        unit = _UNITS.get(match["unit"], match["unit"])
        value = float(number.value)
        yield Quantity(
            start=number.start,
            end=match.end(),
            text=text[number.start : match.end()],
            rule=f"{'word' if number.is_word else 'figure'}:age",
            confidence=0.9,
            low=value,
            best=value,
            high=value,
            qualifier="exact",
            unit=f"{unit} of age",
            unit_text=text[number.end : match.end()].strip(" -"),
            number_start=number.start,
            number_end=number.end,
        )


def _number_before(lowered: str, end: int) -> Number | None:
    """Return the number that ends at ``end``."""
    begin = max(0, end - _LOOKBACK)
    figure = _FIGURE.search(lowered, begin, end)
    if figure is not None:
        value = int(figure.group())
        return Number(figure.start(), end, value, vague=False, is_word=False)
    for number in find_numbers(lowered[begin:end]):
        if begin + number.end == end:
            start = begin + number.start
            return Number(start, end, number.value, number.vague, number.is_word)
    return None
