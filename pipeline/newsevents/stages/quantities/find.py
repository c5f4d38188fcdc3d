"""From the numerals of a Doc to its quantities."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from newsevents import docdata
from newsevents.language.numerals import Numeral, find_numerals
from newsevents.language.people import singular, victim_type
from newsevents.language.wordset import wordset
from newsevents.records import Quantity
from newsevents.stages.quantities.units import Unit, Units, unit_beside

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_OF = re.compile(r"[ ](?:of[ ])?(?:the[ ]|other[ ]|these[ ]|those[ ])?")
_WORD = re.compile(r"[ \n-]([A-Za-z][\w'’-]*)")
_STOP = wordset(
    "of in on at to and or for from by with were was are is have has had who that"
    " which after before during when while as a an the than but not dead killed"
    " wounded injured hurt missing others"
)
_NOUN = ("NOUN", "PROPN")
_BEFORE_NOUN = ("ADJ", "NOUN", "PROPN", "DET", "PRON", "NUM", "ADV", "VERB")
MAX_PHRASE = 6
MIN_VAGUE_THINGS = 6  # "several ideas" is no quantity, "dozens of houses" is


def find_quantities(doc: Doc, *, units: Units) -> list[Quantity]:
    """Return the quantities of a Doc, in order; they do not overlap."""
    text = docdata.text(doc)
    numerals = find_numerals(text)
    if not numerals:
        return []
    tagged = doc.has_annotation("POS")
    starts = _token_starts(doc) if tagged else {}
    found: list[Quantity] = []
    for numeral in numerals:
        if _is_pronoun(text, numeral):
            continue
        unit = unit_beside(text, numeral.number_start, numeral.number_end, units)
        if unit is not None:
            found.append(_measure(text, numeral, unit))
            continue
        phrase = (
            _counted_tokens(doc, text, starts, numeral.end)
            if tagged
            else _counted_words(text, numeral.end)
        )
        quantity = _count(text, numeral, phrase)
        if not (tagged and _is_in_name(doc, text, starts, quantity)) and not (
            numeral.kind == "vague"
            and quantity.unit != "person"
            and numeral.best < MIN_VAGUE_THINGS
        ):
            found.append(quantity)
    return _disjoint(_compounds(text, found))


def _token_starts(doc: Doc) -> dict[int, int]:
    """Return the token that begins at each character offset."""
    offsets = doc.to_array("IDX").tolist()
    return {offset: i for i, offset in enumerate(offsets)}


def _is_in_name(
    doc: Doc, text: str, starts: dict[int, int], quantity: Quantity
) -> bool:
    """Tell whether a figure belongs to a name: "Game 2", "the Big 12", "Galaxy 20"."""
    if quantity.unit or quantity.start != quantity.number_start:
        return False
    index = starts.get(quantity.number_start)
    if not index or not text[quantity.number_start].isdigit():
        return False
    before = doc[index - 1]
    if before.pos_ != "PROPN" or not before.text[:1].isupper() or not before.is_alpha:
        return False
    return quantity.unit_text is None or quantity.unit_text[:1].isupper()


def _inches_end(text: str, last: Quantity | None, quantity: Quantity) -> int | None:
    """Return where the inches end that a number after feet counts, None if none."""
    if last is None or last.unit != "foot" or quantity.start - last.end > 2:
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


def _is_pronoun(text: str, numeral: Numeral) -> bool:
    """Tell whether "one" stands for a thing rather than for a number: "one of them"."""
    if text[numeral.number_start : numeral.number_end].lower() != "one":
        return False
    after = text[numeral.number_end : numeral.number_end + 5]
    return after.startswith((" of", ".", ",", " who", " to", " in ", " that", " is"))


def _measure(text: str, numeral: Numeral, unit: Unit) -> Quantity:
    start, end = min(numeral.start, unit.start), max(numeral.end, unit.end)
    return _record(text, numeral, start, end, unit.name, unit.text, f"unit:{unit.kind}")


def _count(
    text: str, numeral: Numeral, phrase: tuple[int, int, str] | None
) -> Quantity:
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


def _counted_words(text: str, end: int) -> tuple[int, int, str] | None:
    """Return the noun counted by a number, judged by words alone."""
    of = _OF.match(text, end)
    at = of.end() - 1 if of else end
    first = at + 1
    last = None
    for _ in range(MAX_PHRASE):
        match = _WORD.match(text, at)
        if match is None or match.group(1).lower() in _STOP:
            break
        at = match.end()
        if victim_type(match.group(1)) is not None:
            last = (first, at, match.group(1))
    return last


def _counted_tokens(
    doc: Doc, text: str, starts: dict[int, int], end: int
) -> tuple[int, int, str] | None:
    """Return the noun phrase after a number: offsets and its head noun."""
    at = end
    while at < len(text) and text[at] in " \n-":
        at += 1
    index = starts.get(at)
    if index is None:
        return None
    if doc[index].lower_ == "of" and index + 1 < len(doc):
        index += 1
        if doc[index].lower_ in ("the", "his", "her", "their", "these", "those", "its"):
            index += 1
    return _phrase_from(doc, index)


def _phrase_from(doc: Doc, index: int) -> tuple[int, int, str] | None:
    first, head = index, None
    for token in doc[index : index + MAX_PHRASE]:
        if token.pos_ in _NOUN and token.ent_type_ not in ("DATE", "TIME"):
            if head is not None and _starts_new_phrase(head, token):
                break
            head = token
        elif head is not None or not _modifies(token):
            if head is not None and token.lower_ == "-":
                continue
            break
    if head is None:
        return _bare_others(doc[index]) if index < len(doc) else None
    start = doc[first].idx
    return start, head.idx + len(head), head.lower_


def _bare_others(token: Token) -> tuple[int, int, str] | None:
    if token.lower_ in ("others", "people", "dead", "wounded", "injured"):
        return token.idx, token.idx + len(token), token.lower_
    return None


def _modifies(token: Token) -> bool:
    if token.lower_ in ("other", "more", "additional", "-", "so", "-called"):
        return True
    return token.pos_ == "ADJ" or token.tag_ in (
        "VBN",
        "VBG",
        "JJ",
        "JJS",
        "HYPH",
        "POS",
    )


def _starts_new_phrase(head: Token, token: Token) -> bool:
    """Tell whether a noun right after another does not belong to the same phrase."""
    return (
        head.tag_ == "NNS"
        and singular(head.lower_) != head.lower_
        and (victim_type(head.lower_) is not None or token.pos_ == "PROPN")
    )


def _disjoint(found: list[Quantity]) -> list[Quantity]:
    kept: list[Quantity] = []
    for quantity in found:
        if not kept or quantity.number_start >= kept[-1].number_end:
            kept.append(quantity)
    return kept
