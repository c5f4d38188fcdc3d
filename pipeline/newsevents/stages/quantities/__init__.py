"""Numbers with their bounds, qualifier and unit.

Reads the text; where the Doc has part-of-speech tags, also the noun that is counted.
Finds figures, number words, vague words and ranges (see
`newsevents.language.numerals`), not dates, clock times, ages, addresses or names that
hold a number. Measures ("75 miles", "$1.2 million") get a unit from a lexicon; what the
lexicon does not know is asked of quantulum3, on the few characters of the unit alone.
Counts of people get the unit ``person``, and the noun phrase as ``unit_text``.

Example:
    >>> import spacy
    >>> from newsevents.settings import QuantitySettings
    >>> find = build(QuantitySettings())
    >>> [found] = find(spacy.blank("en")("more than 120 kilometers away"))
    >>> found.best, found.low, found.high, found.qualifier, found.unit
    (120.0, 120.0, None, 'at_least', 'kilometre')

Limits: ordinals are not quantities; a unit that stands far from its number ("20 to the
mile") is not found; currencies are named, not converted.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from newsevents.records import Quantity
from newsevents.stages.quantities.find import Lexicon, find_quantities
from newsevents.stages.quantities.names import load_numbered_names
from newsevents.stages.quantities.units import load_units

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from newsevents.settings import QuantitySettings

__all__ = ["build"]


def build(settings: QuantitySettings) -> Callable[[Doc], list[Quantity]]:  # noqa: ARG001  the interface of a stage
    """Return the finder of the stage; loads the lexicon of units."""
    lexicon = Lexicon(load_units(), load_numbered_names())
    return partial(find_quantities, lexicon=lexicon)
