"""Attackers who die in their own attack: "a suicide bomber blew himself up"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsevents.language.numerals import find_numerals
from newsevents.records import Casualty

if TYPE_CHECKING:
    from newsevents.stages.casualties.context import Context

_BOMBER = re.compile(
    r"""
      (?:\b(?P<count>\w+(?:-\w+)?)[ ])?(?P<who>suicide[ ](?:bomber|attacker|assailant)(?P<many>s)?)
      (?=[ ](?:\w+[ ]){0,6}?(?:detonat|explod|blew|blow|ramm|drove|struck|attack|target|hit
        |set[ ]off|open|blow|kill|crash|storm|strik)\w*)
    | (?P<self>\b(?:blew|blown|blowing|blow)[ ](?:himself|herself|themselves)[ ]up\b
      | \b(?:detonat|explod)\w+[ ](?:himself|herself)\b )
    """,
    re.VERBOSE | re.IGNORECASE,
)


def bombers_of(context: Context) -> list[Casualty]:
    """Return one record for the suicide bombers of the first sentence that has some."""
    text = context.doc.text
    match = _BOMBER.search(text)
    if match is None:
        return []
    count = 1
    if match.group("many"):
        numerals = find_numerals(match.group("count") or "")
        count = int(numerals[0].best) if numerals else 2
        if not numerals:
            return []
    start, end = match.span("who") if match.group("who") else match.span("self")
    token = context.doc.char_span(start, end, alignment_mode="expand")
    if token is None:
        return []
    return [
        Casualty(
            start=start,
            end=end,
            text=text[start:end],
            rule="suicide_bomber",
            confidence=0.6,
            effect="killed",
            low=count,
            best=count,
            high=count,
            qualifier="exact",
            victims=text[start:end],
            victim_type="attacker",
            trigger_start=start,
            trigger_end=end,
            sentence=context.sentences[token.start],
        )
    ]
