"""From the numerals of a Doc to its quantities."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from newsevents import docdata
from newsevents.language.numberwords import GROUPS, INDEFINITE
from newsevents.language.numerals import Numeral, find_numerals
from newsevents.language.people import victim_type
from newsevents.records import Quantity
from newsevents.stages.quantities.ages import find_ages
from newsevents.stages.quantities.carried import with_carried_units
from newsevents.stages.quantities.counted import (
    Phrase,
    counted_by_tags,
    counted_by_words,
)
from newsevents.stages.quantities.names import is_in_name
from newsevents.stages.quantities.units import Unit, Units, rate_beside, unit_beside

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MIN_VAGUE_THINGS = 6  # "several ideas" is no quantity, "dozens of houses" is
_OF = " of"
_RANK = re.compile(r"(?<![a-z])(?:top|bottom|final|big)[ -]\Z", re.IGNORECASE)
_AND = re.compile(r",?[ ]?(?:and[ ])?")
_PRONOUN_AFTER = (" of", ".", ",", " who", " to", " in ", " that", " is")
_FIGURE = re.compile(r"\d[\d,.]*")
_PART = re.compile(r"[ ]of[ ](?:the|its|their|his|her|our|my|those|these)[ ]")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the stage knows: units, and words that make names of figures."""

    units: Units
    numbered_names: frozenset[str]


def find_quantities(doc: Doc, *, lexicon: Lexicon) -> list[Quantity]:
    """Return the quantities of a Doc, in order; they do not overlap."""
    text = docdata.text(doc)
    numerals = find_numerals(text)
    tagged = bool(numerals) and doc.has_annotation("POS")
    starts = _token_starts(doc) if tagged else {}
    reader = _Reader(doc, text, lexicon, starts, tagged)
    read = [reader.quantity(numeral) for numeral in numerals]
    found = _disjoint([quantity for quantity in read if quantity is not None])
    found = with_carried_units(text, _compounds(text, found))
    counted = [q for q in found if q.unit or not _is_attribute(text, q)]
    return _merged(counted, find_ages(text))


def _token_starts(doc: Doc) -> dict[int, int]:
    """Return the token that begins at each character offset."""
    offsets = doc.to_array("IDX").tolist()
    return {offset: i for i, offset in enumerate(offsets)}


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads what stands beside the numerals of one Doc."""

    doc: Doc
    text: str
    lexicon: Lexicon
    starts: dict[int, int]
    tagged: bool

    def quantity(self, numeral: Numeral) -> Quantity | None:
        """Return the quantity of a numeral, None if it is none."""
        if _is_indefinite(self.text, numeral):
            return None
        unit = self._unit(numeral)
        if unit is not None:
            return _measure(self.text, numeral, unit)
        phrase = self._phrase(numeral)
        if _is_pronoun(self.text, numeral, phrase):
            return None
        found = self._per_time(_count(self.text, numeral, phrase))
        return found if found.unit else self._of_things(numeral, found)

    def _per_time(self, found: Quantity) -> Quantity:
        """Add the rate of what is counted: "30 flights a day"."""
        if found.unit_text is None:
            return found
        rate = rate_beside(self.text, found.end, self.lexicon.units)
        if rate is None:
            return found
        return replace(
            found,
            end=rate.end,
            text=self.text[found.start : rate.end],
            unit=rate.name.replace("count", found.unit or "count", 1),
            unit_text=f"{found.unit_text} {rate.text}",
        )

    def _of_things(self, numeral: Numeral, found: Quantity) -> Quantity | None:
        """Return a count of things, None where its number counts nothing."""
        if _is_few_things(self.text, numeral):
            return None
        if found.unit_text is None:
            rate = rate_beside(self.text, numeral.end, self.lexicon.units)
            if rate is not None:
                return _measure(self.text, numeral, rate)
            if self._is_rank(numeral):
                return None
        token = self._token(numeral)
        names = self.lexicon.numbered_names
        return None if is_in_name(self.text, found, token, names) else found

    def _unit(self, numeral: Numeral) -> Unit | None:
        start, end = numeral.number_start, numeral.number_end
        if numeral.kind == "vague" and self.text.startswith(_OF, end):
            end += len(_OF)  # "hundreds of miles"
        found = unit_beside(self.text, start, end, self.lexicon.units)
        if found is None and numeral.qualifier == "range":
            found = self._unit_within(numeral)
        return found

    def _unit_within(self, numeral: Numeral) -> Unit | None:
        """Return the unit behind the first end of a range: "from 90 pounds to 75"."""
        figure = _FIGURE.match(self.text, numeral.number_start)
        if figure is None:
            return None
        first, end = figure.span()
        found = unit_beside(self.text, first, end, self.lexicon.units)
        if found is None or found.end >= numeral.number_end:
            return None
        return replace(found, start=numeral.number_start, end=numeral.number_end)

    def _phrase(self, numeral: Numeral) -> Phrase | None:
        if self.tagged:
            return counted_by_tags(self.doc, self.text, self.starts, numeral.end)
        return counted_by_words(self.text, numeral.end)

    def _is_rank(self, numeral: Numeral) -> bool:
        before = self.text[max(0, numeral.start - 8) : numeral.start]
        return _RANK.search(before) is not None

    def _token(self, numeral: Numeral) -> Token | None:
        index = self.starts.get(numeral.number_start)
        return None if index is None else self.doc[index]


def _is_pronoun(text: str, numeral: Numeral, phrase: Phrase | None) -> bool:
    """Tell whether "one" stands for a thing rather than for a number: "one of them"."""
    if text[numeral.number_start : numeral.number_end].lower() != "one":
        return False
    if phrase is not None and _PART.match(text, numeral.number_end):
        return False  # "one of the drivers"
    return text.startswith(_PRONOUN_AFTER, numeral.number_end)


def _is_attribute(text: str, quantity: Quantity) -> bool:
    """Tell whether a number describes one thing: "a four-door car"."""
    return (
        text.startswith("-", quantity.number_end)
        and text[quantity.number_end - 1].isalpha()
    )


def _is_indefinite(text: str, numeral: Numeral) -> bool:
    """Tell whether a number says no more than that there are several: "many"."""
    return numeral.kind == "vague" and _last_word(text, numeral) in INDEFINITE


def _is_few_things(text: str, numeral: Numeral) -> bool:
    """Tell whether few things are told of in passing: "several ideas", "a pair of"."""
    if numeral.kind == "vague":
        return numeral.best < MIN_VAGUE_THINGS
    return numeral.kind == "word" and _last_word(text, numeral) in GROUPS


def _last_word(text: str, numeral: Numeral) -> str:
    return text[numeral.number_start : numeral.number_end].lower().split()[-1]


def _inches_end(text: str, last: Quantity | None, quantity: Quantity) -> int | None:
    """Return where the inches end that a number after feet counts, None if none."""
    if last is None or last.unit != "foot":
        return None
    if not _AND.fullmatch(text, last.end, quantity.start):
        return None
    if quantity.unit == "inch":
        return quantity.end
    if quantity.unit == "" and text.startswith(" in", quantity.number_end):
        return quantity.number_end + len(" in")
    return None


def _compounds(text: str, found: list[Quantity]) -> list[Quantity]:
    """Join feet and inches: "5 ft 2 in" is one height."""
    joined: list[Quantity] = []
    for quantity in found:
        last = joined[-1] if joined else None
        inches = _inches_end(text, last, quantity)
        if last is not None and inches is not None:
            best = last.best + quantity.best / 12
            joined[-1] = replace(
                last,
                end=inches,
                text=text[last.start : inches],
                best=best,
                low=best,
                high=best,
            )
        else:
            joined.append(quantity)
    return joined


def _measure(text: str, numeral: Numeral, unit: Unit) -> Quantity:
    start, end = min(numeral.start, unit.start), max(numeral.end, unit.end)
    return _record(text, numeral, start, end, unit.name, unit.text, f"unit:{unit.kind}")


def _count(text: str, numeral: Numeral, phrase: Phrase | None) -> Quantity:
    if phrase is None:
        return _record(text, numeral, numeral.start, numeral.end, "", None, "number")
    start, end, head = phrase
    is_people = victim_type(head) is not None
    noun = text[start:end]
    unit, rule = ("person", "people") if is_people else ("", "counted_noun")
    return _record(text, numeral, numeral.start, end, unit, noun, rule)


def _record(
    text: str,
    numeral: Numeral,
    start: int,
    end: int,
    unit: str,
    unit_text: str | None,
    rule: str,
) -> Quantity:
    return Quantity(
        start=start,
        end=end,
        text=text[start:end],
        rule=f"{numeral.kind}:{rule}",
        confidence=0.9 if numeral.kind != "vague" else 0.7,
        low=None if numeral.low is None else float(numeral.low),
        best=float(numeral.best),
        high=None if numeral.high is None else float(numeral.high),
        qualifier=numeral.qualifier,
        unit=unit,
        unit_text=unit_text,
        number_start=numeral.number_start,
        number_end=numeral.number_end,
    )


def _disjoint(found: list[Quantity]) -> list[Quantity]:
    """Drop figures inside the phrase of the one before: "40 Model 3 sedans"."""
    kept: list[Quantity] = []
    for quantity in found:
        if not kept or quantity.start >= max(kept[-1].number_end, kept[-1].end):
            kept.append(quantity)
    return kept


def _merged(found: list[Quantity], ages: list[Quantity]) -> list[Quantity]:
    """Return quantities and ages in order; an age beats what overlaps it."""
    if not ages:
        return found
    apart = [q for q in found if not any(_overlap(q, age) for age in ages)]
    return sorted([*apart, *ages], key=lambda quantity: quantity.start)


def _overlap(quantity: Quantity, other: Quantity) -> bool:
    return quantity.start < other.end and other.start < quantity.end
