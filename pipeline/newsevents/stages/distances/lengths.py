"""Lengths in a text: value, bounds, qualifier, and a second figure in brackets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsevents import resources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsevents.records import Qualifier

DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,7}(?:\.\d{1,4})?"
MAX_GAP = 0.15  # how far a stated conversion may be off


@dataclass(frozen=True, slots=True)
class Length:
    """A length in kilometres; ``end`` is behind a conversion in brackets."""

    start: int
    end: int
    km: float
    low: float | None
    high: float | None
    qualifier: Qualifier
    small: bool = False


@dataclass(frozen=True)
class Lexicon:
    """Units, numbers and qualifiers, and the pattern that they make."""

    units: dict[str, float]
    numbers: dict[str, float]
    vague: frozenset[str]
    qualifiers: dict[str, Qualifier]
    pattern: re.Pattern[str]


def load() -> Lexicon:
    """Read the tables.

    Raises:
        ResourceError: A table is missing.
    """
    units = {
        row["written"]: float(row["kilometres"])
        for row in resources.table("distances/units.tsv")
    }
    rows = resources.table("distances/numbers.tsv")
    numbers = {row["word"]: float(row["value"]) for row in rows}
    qualifiers: dict[str, Qualifier] = {
        row["phrase"]: row["qualifier"]  # type: ignore[misc]
        for row in resources.table("distances/qualifiers.tsv")
    }
    return Lexicon(
        units=units,
        numbers=numbers,
        vague=frozenset(row["word"] for row in rows if row["vague"]),
        qualifiers=qualifiers,
        pattern=_pattern(units, numbers, qualifiers),
    )


def _any(words: dict[str, float] | dict[str, Qualifier]) -> str:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


def _pattern(
    units: dict[str, float], numbers: dict[str, float], hedges: dict[str, Qualifier]
) -> re.Pattern[str]:
    number = rf"(?:{DIGITS}|\b(?:{_any(numbers)})\b)"
    unit = rf"(?:{_any(units)}|m)"
    return re.compile(
        rf"""
        (?<![\w$£€.,])
        (?:(?P<hedge>{_any(hedges)})\s+(?:(?:about|around|some)\s+)?)?
        (?:(?P<between>between)\s+)?
        (?P<number>{number})
        (?:\s*(?:-|–|\bto\b|\bor\b|\band\b)\s*(?P<second>{number}))?
        [\s\u00a0Â-]{{0,3}}
        (?P<unit>{unit})\b(?!\s*(?:/|per\b|an\s+)\s*h)
        (?:
          \s?[(/\[]\s?(?:(?:{_any(hedges)})\s+)?
          (?P<other>{DIGITS})[\s\u00a0-]{{0,2}}(?P<other_unit>{unit})\b\.?\s?[)\]]?
        )?
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def lengths(text: str, lexicon: Lexicon) -> Iterator[Length]:
    """Yield the lengths of a text in order.

    Example:
        >>> [found] = lengths("more than 120 kilometers (75 miles) north", load())
        >>> found.km, found.low, found.high, found.qualifier
        (120.0, 120.0, None, 'at_least')
    """
    match = lexicon.pattern.search(text)
    while match:
        found = _read(match, lexicon)
        if found is not None:
            yield found
        match = lexicon.pattern.search(text, found.end if found else match.end())


def _read(match: re.Match[str], lexicon: Lexicon) -> Length | None:
    unit = _unit(match["unit"])
    factor = 0.001 if unit == "m" else lexicon.units.get(unit)
    first = _number(match["number"], lexicon)
    if factor is None or first is None:
        return None
    if match["number"][0].isalpha() and unit == "m":
        return None  # "one m"
    if match["number"].lower() in ("a", "an") and "mile" not in unit:
        return None  # "a meter"
    return _length(match, first, factor, lexicon)


def _length(
    match: re.Match[str], first: float, factor: float, lexicon: Lexicon
) -> Length:
    low: float | None
    high: float | None
    qualifier: Qualifier = "exact"
    km = low = high = round(first * factor, 6)
    second = _number(match["second"], lexicon) if match["second"] else None
    word = " ".join(match["number"].lower().split())
    if match["hedge"]:
        qualifier = lexicon.qualifiers[" ".join(match["hedge"].lower().split())]
    elif word in lexicon.vague:
        qualifier = "vague"
    if second is not None and second > first:
        high, qualifier = round(second * factor, 6), "range"
    elif qualifier in ("at_least", "vague"):
        high = None
    elif qualifier == "at_most":
        low = None
    end = match.end()
    if match["other"] and not _agrees(match, km, lexicon):
        end = match.end("unit")
    return Length(match.start(), end, km, low, high, qualifier, small=factor < 0.1)


def _agrees(match: re.Match[str], km: float, lexicon: Lexicon) -> bool:
    """Tell whether the figure in brackets is the same length in another unit."""
    other = _number(match["other"], lexicon)
    unit = _unit(match["other_unit"])
    factor = 0.001 if unit == "m" else lexicon.units.get(unit)
    if other is None or factor is None:
        return False
    return abs(other * factor - km) <= MAX_GAP * max(km, other * factor)


def _unit(written: str) -> str:
    return " ".join(written.lower().split())


def _number(written: str, lexicon: Lexicon) -> float | None:
    if written[0].isdigit():
        return float(written.replace(",", ""))
    return lexicon.numbers.get(" ".join(written.lower().split()))
