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
_LINK = re.compile(
    r"(?:(?![.!?][ \n]+[A-Z\"“])[^\n;]){0,110}"
    r"[ \n](?:and|while|whilst|but|or|then|against|versus|compared[ ]with|to|from)[ \n]"
    r"(?:(?![.!?][ \n]+[A-Z\"“])[^\n;]){0,40}",
)
_ENDS = re.compile(r"[ ]?[.,;:!?](?!\d)|[ ]?\(|\s*\Z|[ \n](?:who|for|in|on|by|after)\b")
MAX_RATIO = 20  # numbers of one unit in one sentence are of like size


def with_carried_units(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """Return the quantities, those without a unit with that of their neighbour."""
    carried: list[Quantity] = []
    for i, quantity in enumerate(found):
        source = None
        if _is_bare(quantity):
            after = found[i + 1] if i + 1 < len(found) else None
            before = carried[-1] if carried else None
            source = _source(text, quantity, before, after)
        if source is None:
            carried.append(quantity)
        else:
            rule = f"{quantity.rule}:carried"
            unit, noun = source.unit, source.unit_text
            carried.append(replace(quantity, unit=unit, unit_text=noun, rule=rule))
    return carried


def _is_bare(quantity: Quantity) -> bool:
    return not quantity.unit and quantity.unit_text is None


def _source(
    text: str, quantity: Quantity, before: Quantity | None, after: Quantity | None
) -> Quantity | None:
    """Return the neighbour whose unit a bare number shares."""
    if after is not None and _OF.fullmatch(text, quantity.end, after.start):
        return after if after.unit_text else None
    if before is None or not before.unit_text or not _alike(before, quantity):
        return None
    if not _ENDS.match(text, quantity.number_end):
        return None
    if not _LINK.fullmatch(text, before.end, quantity.start):
        return None
    return before


def _alike(before: Quantity, quantity: Quantity) -> bool:
    small, large = sorted((abs(before.best), abs(quantity.best)))
    return small > 0 and large / small <= MAX_RATIO
