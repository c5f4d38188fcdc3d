"""The unit that stands beside a number: by lexicon, else by quantulum3."""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass
from functools import lru_cache

from newsevents import resources

# What may be a unit after a number: up to four words or one symbol.
_AFTER = re.compile(
    r"""[ \n\u00a0]?-?[ ]?
    (?:(?:previous|consecutive|straight|more|additional|further|extra|full|whole|long
        |successive|solid|other)[ ](?=[a-z]))?
    (
        [A-Za-zµμ°¢€£$%″′'"₹₽₪₩₦][\w/²³°.]*(?:-[A-Za-z.]+)?
        (?:[ \n-][A-Za-z]+){0,3} | %
    )""",
    re.VERBOSE,
)
_RATE = re.compile(
    r"""(?: [ ]?/[ ]? | [ ](?P<per>per)[ ] | [ -](?:an?|each|every)[ -] )
    (?P<base>[A-Za-z.]+(?:[ ][A-Za-z]+)?)""",
    re.VERBOSE,
)
# "a year earlier" is no rate
_WHEN = re.compile(r"[ ](?:ago|earlier|before|later|after|prior|ahead|or)\b")
_SHARES = (
    "share",
    "person",
    "head",
    "ticket",
    "bottle",
    "pop",
    "piece",
    "plate",
    "seat",
)
_SPANS = ("minute", "hour", "day", "night", "week", "month", "year", "decade")
_LETTERS = "US|AU|NZ|HK|A|C|S|R"
_BEFORE = re.compile(
    rf"(?:(?<![A-Za-z])(?P<left>{_LETTERS})?[ ]?[$](?P<right>{_LETTERS})?[ ]?"
    r"|(?P<symbol>[€£¥₹₽₪₩₦])[ ]?|(?<![A-Za-z])(?P<fed>PS|Y=)"
    r"|(?<![A-Za-z])(?P<code>USD|EUR|GBP|AUD|CAD|RMB|CNY|Rs\.?|INR|NIS|CHF|RM|DM|SEK"
    r"|JPY|HKD|NZD|SGD|ZAR|TRY|RUB|KRW|NOK|DKK)[ ]?)\Z"
)
_FED = {"PS": "£", "Y=": "¥"}  # how plain-text feeds write what they have no sign for
_MONEY_WIDTH = 6
_SYMBOLIC = re.compile(r"[A-Za-zµμ]{1,4}(?:[/·][A-Za-zµμ]{1,4}){1,2}[23²³]?\Z")
_SPLIT = re.compile(r"[ \n]")
_NEXT_FIGURE = re.compile(r"[ ]?(?=\.?\d)")
_SLASH = re.compile(r"[/·]")


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
    money = _BEFORE.search(text[max(0, start - _MONEY_WIDTH) : start])
    if money:
        name, symbol = _currency(money, units)
        begin = start - len(money.group().lstrip())
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
    if kind == "money" and _is_of_next(text, at + len(surface)):
        return None
    unit = Unit(name, kind, surface, end, at + len(surface))
    return _with_rate(text, units, unit)


def _is_of_next(text: str, end: int) -> bool:
    """Tell whether a sign of money up to ``end`` stands before a figure: "two $5"."""
    figure = _NEXT_FIGURE.match(text, end)
    if figure is None:
        return False
    at = figure.end()
    return _BEFORE.search(text[max(0, at - _MONEY_WIDTH) : at]) is not None


def _currency(money: re.Match[str], units: Units) -> tuple[str, str]:
    """Return the name and symbol of the money sign before a number."""
    if money["fed"]:
        symbol = _FED[money["fed"]]
    elif money["code"] or money["symbol"]:
        symbol = money["code"] or money["symbol"]
    else:
        symbol = f"{money['left'] or money['right'] or ''}$"
    return units.by_surface.get(symbol, ("dollar", "money"))[0], symbol


def _known(after: str, units: Units) -> tuple[str, tuple[str, str]] | None:
    """Return the longest beginning of ``after`` that is a unit, with its name."""
    surface = after
    while surface:
        known = _look_up(surface, units)
        if known:
            return known
        cut = max(surface.rfind(" "), surface.rfind("\n"), surface.rfind("-"))
        if cut < 0:
            break
        surface = surface[:cut]
    first = _SPLIT.split(after)[0].rstrip(".,")
    top, _, base = first.partition("/")
    if base in units.by_surface and (known := _look_up(top, units)):
        return known  # the rate is read apart
    if _SYMBOLIC.match(first) and (name := _composed(first, units)):
        return first, (name, "other")
    return None


def _look_up(surface: str, units: Units) -> tuple[str, tuple[str, str]] | None:
    """Return a unit as far as it is one (without a full stop), with its name."""
    table = units.by_surface
    plain = surface.replace("\n", " ")
    for form in (plain, plain.rstrip(".,")):
        known = table.get(form)
        if known is None and len(form) > 2:
            known = units.by_lowered.get(form.lower())
        if known is not None:
            return form, known
    return None


def _composed(surface: str, units: Units) -> str | None:
    """Name a composed symbol such as "kg/m3", if any part of it is a known unit."""
    parts = [part.rstrip("23²³") for part in _SLASH.split(surface)]
    if not any(part in units.by_surface for part in parts):
        return None
    return unit_by_quantulum(surface)


def _with_rate(text: str, units: Units, unit: Unit) -> Unit:
    """Extend a unit by a rate: "$20 a month", "5 gallons per minute"."""
    found = _rate_base(text, unit.end, units, open_to_all=unit.kind != "percentage")
    if found is None:
        return unit
    base, end = found
    text_of = unit.text + text[unit.end : end]
    return Unit(f"{unit.name} per {base}", "rate", text_of, unit.start, end)


def rate_beside(text: str, end: int, units: Units) -> Unit | None:
    """Return the rate of a number of things not named: "an average of 20 per week".

    Example:
        >>> rate_beside("an average of 20 per week", 16, load_units()).name
        'count per week'
    """
    found = _rate_base(text, end, units, open_to_all=False)
    if found is None or found[0] not in _SPANS:
        return None
    base, after = found
    noun = text[end:after].strip()
    return Unit(f"count per {base}", "rate", noun, end, after)


def _rate_base(
    text: str, end: int, units: Units, *, open_to_all: bool
) -> tuple[str, int] | None:
    """Return what a rate is of, and where it ends; any noun may follow "per"."""
    match = _RATE.match(text, end)
    if match is None:
        return None
    base = match["base"]
    known = _look_up(base, units)
    if known is None and " " in base:
        base = base.split()[0]
        known = _look_up(base, units)
    after = match.start("base") + len(known[0] if known else base)
    if _WHEN.match(text, after):
        return None
    if known is not None:
        return known[1][0], after
    word = base.rstrip(".")
    if word in _SHARES or (open_to_all and match["per"] and word.isalpha()):
        return word, match.start("base") + len(word)
    return None


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
