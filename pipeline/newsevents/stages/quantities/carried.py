"""Units that are said once for two numbers: "fell 2 points and then 3".

A number without unit or noun takes those of a neighbour in its sentence, where the
wording ties the two: "40 of the 60 litres", "12 people who stayed and 9 who left".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from newsevents.records import Quantity

_OF = re.compile(r"[ \n]of[ \n](?:the|its|their|his|her|these|those)[ \n](?:about )?")
_SUSPENDED = re.compile(r"[ ]?-(?:,[ ]|,?[ ](?:and|or|to)[ ])")
_LINK = re.compile(
    r"(?:(?![.!?][ \n]+[A-Z\"“])[^\n;]){0,110}"
    r"[ \n](?:and|while|whilst|but|or|then|against|versus|compared[ ]with|to|from)[ \n]"
    r"(?:(?![.!?][ \n]+[A-Z\"“])[^\n;]){0,40}",
)
_ENDS = re.compile(r"[ ]?[.,;:!?](?!\d)|[ ]?\(|\s*\Z|[ \n](?:who|for|in|on|by|after)\b")
MAX_STEPS = 3  # how many quantities back the unit may stand
MAX_PERCENT = 100
MAX_RATIO = 20  # numbers of one unit in one sentence are of like size


def with_carried_units(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """Return the quantities, those without a unit with that of their neighbour."""
    carried = list(found)
    for i in reversed(range(len(carried) - 1)):
        if _is_bare(carried[i]) and _leads_to(text, carried[i], carried[i + 1]):
            carried[i] = _with_unit_of(carried[i], carried[i + 1])
    for i, quantity in enumerate(carried):
        if _is_bare(quantity) and _ENDS.match(text, quantity.number_end):
            source = _source(text, quantity, carried[max(0, i - MAX_STEPS) : i])
            if source is not None:
                carried[i] = _with_unit_of(quantity, source)
    return carried


def _with_unit_of(quantity: Quantity, source: Quantity) -> Quantity:
    rule = f"{quantity.rule}:carried"
    return replace(quantity, unit=source.unit, unit_text=source.unit_text, rule=rule)


def _is_bare(quantity: Quantity) -> bool:
    return not quantity.unit and quantity.unit_text is None


def _leads_to(text: str, quantity: Quantity, after: Quantity) -> bool:
    """Tell whether a number shares the unit of the next: "four- and six-mile runs"."""
    if after.unit_text is None:
        return False
    if _OF.fullmatch(text, quantity.end, after.start):
        return not text.startswith("-", after.number_end)
    return _SUSPENDED.fullmatch(text, quantity.end, after.start) is not None


def _source(
    text: str, quantity: Quantity, before: Sequence[Quantity]
) -> Quantity | None:
    """Return the quantity before whose unit a bare number shares."""
    for candidate in reversed(before):
        if (
            candidate.unit_text
            and not text.startswith("(", candidate.start - 1)
            and _alike(candidate, quantity)
        ):
            linked = _LINK.fullmatch(text, candidate.end, quantity.start)
            return candidate if linked else None
    return None


def _alike(before: Quantity, quantity: Quantity) -> bool:
    if before.unit == "percentage" and quantity.best > MAX_PERCENT:
        return False
    small, large = sorted((abs(before.best), abs(quantity.best)))
    return small > 0 and large / small <= MAX_RATIO
