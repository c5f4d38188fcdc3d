"""Attackers who die in their own attack: "a suicide bomber blew himself up"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from newsevents.language.numerals import find_numerals
from newsevents.records import Casualty

if TYPE_CHECKING:
    from newsevents.stages.casualties.context import Context

_BOMBER = re.compile(
    r"""
      suicide[ ](?:bomber|attacker|assailant)(?P<many>s)?\b
      (?=[ ](?:(?!arrest|captur|detain|before|could|tried|fail|attempt|plan|stop)
        \w{1,20}[ ]){0,6}?(?:detonat|explod|blew|blow|ramm|drove|struck|attack
        |target|hit|set[ ]off|open|kill|crash|storm|strik))
    | suicide[ ](?:vehicle|truck|car|lorry|motor(?:cycle|bike))\b[^.;]{0,60}?
      \b(?:detonated|exploded|blew[ ]up|went[ ]off|struck|rammed|was[ ]driven)\b
    | \bself[- ]detonated\b
    | \bdetonated[ ](?:his|her|a|an)[ ](?:\w{1,15}[ ])?
      suicide[ ](?:vest|belt|device|jacket|charge)
    | (?:blew|blown|blowing|blow)[ ](?:himself|herself|themselves)[ ]up\b
    | (?:detonat|explod)\w{1,4}[ ](?:himself|herself)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
# One of these is in every match: looking for them is much cheaper than the pattern.
_CUES = ("suicide", "himself", "herself", "themselves", "self-det", "self det")
_LAST_WORD = re.compile(r"([\w-]{1,20})[ ]\Z")


def bombers_of(context: Context, counted: Sequence[Casualty]) -> list[Casualty]:
    """Return one record for the suicide bombers of the first sentence that has some.

    None where the sentence counts dead attackers: "blew himself up, killing himself".
    """
    text = context.text
    lowered = text.lower()
    if not any(cue in lowered for cue in _CUES):
        return []
    match = _BOMBER.search(text)
    if match is None:
        return []
    count = _count(text, match)
    if count is None:
        return []
    start, end = match.span()
    token = context.doc.char_span(start, end, alignment_mode="expand")
    if token is None or _are_counted(counted, context.sentences[token.start]):
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


def _are_counted(counted: Sequence[Casualty], sentence: int) -> bool:
    return any(
        c.effect == "killed"
        and c.victim_type == "attacker"
        and c.sentence == sentence
        and c.status == "asserted"
        for c in counted
    )


def _count(text: str, match: re.Match[str]) -> int | None:
    """Return how many bombers are told of, None for an unknown number."""
    if not match.group("many"):
        return 1
    before = _LAST_WORD.search(text[max(0, match.start() - 21) : match.start()])
    numerals = find_numerals(before.group(1)) if before else []
    return int(numerals[0].best) if numerals else None
