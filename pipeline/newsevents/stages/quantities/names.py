"""Figures that are part of a name: "Game 2", "the Nasdaq 100", "Galaxy 20"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsevents import resources

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from newsevents.records import Quantity

_WORD_BEFORE = re.compile(r"([A-Za-z][\w&]*)[ \u00a0]\Z")
_NAMES = ("PRODUCT", "ORG", "FAC", "EVENT", "WORK_OF_ART", "LAW")
_DATES = ("DATE", "TIME")
_LOOKBACK = 16


def load_numbered_names() -> frozenset[str]:
    """Read the words that make a name of the figure behind them."""
    return frozenset(
        row["word"] for row in resources.table("quantities/numbered_names.tsv")
    )


def is_in_name(
    text: str, quantity: Quantity, token: Token | None, words: frozenset[str]
) -> bool:
    """Tell whether the figure of a quantity belongs to a name.

    Args:
        text: The text of the Doc.
        quantity: A number without unit of measurement.
        token: The token of the figure, None where the Doc has no tags.
        words: What `load_numbered_names` returns.
    """
    start = quantity.number_start
    if quantity.unit or quantity.start != start or not text[start].isdigit():
        return False
    before = _WORD_BEFORE.search(text[max(0, start - _LOOKBACK) : start])
    if before is not None and before[1] in words:
        return True
    return token is not None and token.i > 0 and _is_named(token.doc, token, quantity)


def _is_named(doc: Doc, token: Token, quantity: Quantity) -> bool:
    before = doc[token.i - 1]
    if token.ent_type_ in _NAMES and token.ent_iob_ == "I":
        return before.pos_ == "PROPN"
    if before.pos_ != "PROPN" or before.ent_type_ in _DATES:
        return False
    if not any(letter.isupper() for letter in before.text):
        return False
    noun = quantity.unit_text
    return noun is None or noun[:1].isupper() or not _is_plural(doc, quantity)


def _is_plural(doc: Doc, quantity: Quantity) -> bool:
    counted = doc.char_span(quantity.end - 1, quantity.end, alignment_mode="expand")
    return counted is None or counted[-1].tag_ in ("NNS", "NNPS")
