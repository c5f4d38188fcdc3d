"""The unit that stands beside a number: by lexicon, else by quantulum3."""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass
from functools import lru_cache

from newsevents import resources
from newsevents.language.people import singular

# What may be a unit after a number: up to four words or one symbol.
_AFTER = re.compile(
    r"""[ \n\u00a0]?-?[ ]?(
        [A-Za-zµμ°¢€£$%″′'"₹₽₪₩₦][\w/²³°.]*(?:-[A-Za-z.]+)?
        (?:[ \n-][A-Za-z]+){0,3} | %
    )""",
    re.VERBOSE,
)
_PER = re.compile(
    r"[ ]?(?:/|[ ]per[ ]|[ ]an?[ ]|[ ]each[ ])[ ]?([A-Za-z]+)", re.VERBOSE
)
_BEFORE = re.compile(
    r"(?:(?<![A-Za-z])(?:US|A|AU|C|NZ|HK|S|R)?[$](?:US)?|[€£¥₹₽₪₩₦]"
    r"|(?<![A-Za-z])(?:USD|EUR|GBP|AUD|CAD|RMB|CNY|Rs\.?|INR|NIS|CHF|RM|DM|SEK)[ ]?)\Z"
)
_SYMBOLIC = re.compile(r"[A-Za-zµμ]{1,4}(?:[/·][A-Za-zµμ]{1,4}){1,2}[23²³]?\Z")
_SPLIT = re.compile(r"[ \n]")


@dataclass(frozen=True, slots=True)
class Units:
    """The lexicon: surface form -> (unit, kind of measure)."""

    by_surface: dict[str, tuple[str, str]]
    by_lowered: dict[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit found beside a number, with the offsets that it takes."""

    name: str
    kind: str
    text: str
    start: int
    end: int


def load_units() -> Units:
    """Read the lexicon of units."""
    table = {
        row["surface"]: (row["unit"], row["kind"])
        for row in resources.table("quantities/units.tsv")
    }
    lowered = {
        surface.lower(): unit for surface, unit in table.items() if len(surface) > 2
    }
    return Units(table, lowered)


def unit_beside(text: str, start: int, end: int, units: Units) -> Unit | None:
    """Return the unit of the number at ``start``..``end``, None if it counts things.

    Example:
        >>> text = "It lay 75 miles off and cost $20 a month."
        >>> unit_beside(text, 7, 9, load_units()).name
        'mile'
        >>> unit_beside(text, 30, 32, load_units()).name
        'dollar per month'
    """
    money = _BEFORE.search(text[max(0, start - 4) : start])
    if money:
        symbol = money.group().strip()
        symbol = "US$" if symbol == "$US" else symbol
        name = units.by_surface.get(symbol, ("dollar", "money"))[0]
        begin = start - len(money.group())
        return _with_rate(text, units, Unit(name, "money", symbol, begin, end))
    match = _AFTER.match(text, end)
    if match is None:
        return None
    found = _known(match.group(1), units)
    if found is None:
        return None
    surface, (name, kind) = found
    at = match.start(1)
    if "\n" in text[end:at] and len(surface) <= 2:
        return None
    unit = Unit(name, kind, surface, end, at + len(surface))
    return _with_rate(text, units, unit)


def _known(after: str, units: Units) -> tuple[str, tuple[str, str]] | None:
    """Return the longest beginning of ``after`` that is a unit, with its name."""
    surface = after
    while surface:
        known = _look_up(surface, units)
        if known:
            return surface, known
        cut = max(surface.rfind(" "), surface.rfind("\n"), surface.rfind("-"))
        if cut < 0:
            break
        surface = surface[:cut]
    first = _SPLIT.split(after)[0].rstrip(".,")
    if _SYMBOLIC.match(first) and (name := unit_by_quantulum(first)):
        return first, (name, "other")
    return None


def _look_up(surface: str, units: Units) -> tuple[str, str] | None:
    table = units.by_surface
    plain = surface.replace("\n", " ")
    for form in (plain, plain.rstrip(".,")):
        if form in table:
            return table[form]
        if len(form) > 2 and form.lower() in units.by_lowered:
            return units.by_lowered[form.lower()]
    return None


def _with_rate(text: str, units: Units, unit: Unit) -> Unit:
    """Extend a unit by a rate: "$20 a month", "5 gallons per minute"."""
    match = _PER.match(text, unit.end)
    if match is None:
        return unit
    word = match.group(1)
    known = units.by_surface.get(word, units.by_surface.get(singular(word.lower())))
    if known is None and not (unit.kind == "money" and word in ("share", "person")):
        return unit
    base = known[0] if known else word
    return Unit(
        f"{unit.name} per {base}",
        "rate",
        unit.text + text[unit.end : match.end()],
        unit.start,
        match.end(),
    )


@lru_cache(maxsize=4096)
def unit_by_quantulum(surface: str) -> str | None:
    """Return quantulum3's name of a composed unit symbol, None if it knows none.

    Its classifier is off: with scikit-learn installed it would load a stale model.

    Example:
        >>> unit_by_quantulum("kg/m3")
        'kilogram per cubic metre'
    """
    try:
        with warnings.catch_warnings():  # it misses its classifier, which is not used
            warnings.simplefilter("ignore")
            from quantulum3 import classifier, parser  # noqa: PLC0415  half a second
    except ImportError:
        return None
    classifier.USE_CLF = False
    try:
        found = parser.parse(f"5 {surface}")
    except (KeyError, ValueError, IndexError, AttributeError):
        return None  # it stumbles over some symbols
    if len(found) != 1 or found[0].unit.name in ("dimensionless", ""):
        return None
    return str(found[0].unit.name)
