"""How figures stand to each other: first reports, rival sources, later deaths.

Only looked into where an article gives more than one figure for an effect.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from newsevents.language.tally import LATER
from newsevents.records import Casualty, Relation

if TYPE_CHECKING:
    from newsevents.stages.casualties.context import Context

TOLD = ("asserted", "background")
NEAR = 3  # sentences between a figure and its rival, or the wounded and their deaths
TAIL = 60  # characters after a predicate that may say of what, or where, people died
_FIGURES = r"(?:reports?|figures?|tolls?|counts?|estimates?|accounts?|statements?)"
_SAID = r"(?:said|put|reported|given|gave|announced|stated|estimated|believed|thought)"
_FIRST_REPORT = re.compile(
    rf"""\b(?:
      (?:initial|earl(?:y|ier)|preliminary|first|previous)[ ](?:\w{{1,15}}[ ]){{0,2}}?
        {_FIGURES}
    | (?:initially|previously|originally|earlier|first)[ ](?:been[ ])?{_SAID}
    | {_SAID}[ ](?:earlier|initially|previously|at[ ]first)
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_CORRECTION = re.compile(
    r"\b(?:later|subsequently|now)[ ]"
    r"(?:said|says?|put|puts|revised|confirmed|announced|lowered|raised|corrected)\b",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"\b(?:said|says?|told|put|puts|cit(?:ed|ing)|quot(?:ed|ing)|report(?:ed|s|ing)?"
    r"|claim(?:ed|s|ing)?|according|gave|estimated|counted|confirmed)\b",
    re.IGNORECASE,
)
_CONTRAST = re.compile(
    r"(?:;|[,;:]?\s\b(?:but|while|although|though|whereas|however)\b)", re.IGNORECASE
)
_OPENS_CONTRAST = re.compile(
    r"\W{0,3}(?:but|however|(?:some\s|several\s)?other\s(?:\w{1,15}\s)?"
    r"(?:sources?|reports?|officials|witnesses|residents|accounts?))\b",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\b(?:more|another|others?|also|additional|further)\b", re.IGNORECASE
)
_OF_WOUNDS = re.compile(
    r"(?:\s\w{1,12}){0,3}?\s(?:(?:of|from|to)\s(?:\w{1,10}\s){0,2}?(?:wounds?|injur\w+)"
    r"|(?:in|at|on\sthe\sway\sto|en\sroute\sto)\s(?:\w{1,12}\s){0,3}?"
    r"(?:hospitals?|clinic))\b",
    re.IGNORECASE,
)


def with_standing(context: Context, found: list[Casualty]) -> list[Casualty]:
    """Return the casualties, marked where one corrects, rivals or outlives another.

    Figures of first reports become ``superseded`` and those that a later statement
    corrects them to ``update``; a figure that another source sets against one told
    before is ``rival``. Deaths of people told of as wounded get the mark `LATER`.
    """
    marked = list(found)
    for index, casualty in enumerate(found):
        if casualty.status not in TOLD:
            continue
        before = [c for c in marked[:index] if _near(c, casualty)]
        if _is_figure(casualty) and _has_other(found, casualty):
            marked[index] = _against(context, casualty, before)
        if casualty.effect == "killed" and _died_later(context, casualty, before):
            marked[index] = replace(
                marked[index], rule=f"{casualty.rule}{LATER}", relation=_joins(casualty)
            )
    return marked


def _near(before: Casualty, casualty: Casualty) -> bool:
    """Tell whether a count of the same standing was told shortly before."""
    if before.status != casualty.status:
        return False
    return 0 <= casualty.sentence - before.sentence <= NEAR


def _is_figure(casualty: Casualty) -> bool:
    return casualty.relation in ("total", "update") and (
        ":number" in casualty.rule or casualty.rule == "toll"
    )


def _has_other(found: list[Casualty], casualty: Casualty) -> bool:
    """Tell whether another figure is given for the same effect."""
    return any(
        other.effect == casualty.effect
        and other.best != casualty.best
        and other.status == casualty.status
        and _is_figure(other)
        for other in found
    )


def _against(context: Context, casualty: Casualty, before: list[Casualty]) -> Casualty:
    """Return a figure with its relation to those of other times and sources."""
    clause, opens = _clause_of(context, casualty)
    if _FIRST_REPORT.search(clause):
        return replace(casualty, relation="superseded")
    if _CORRECTION.search(clause) and _rivals(context, casualty, before):
        return replace(casualty, relation="update")
    if opens and _SOURCE.search(clause) and _rivals(context, casualty, before):
        return replace(casualty, relation="rival", confidence=casualty.confidence - 0.2)
    return casualty


def _rivals(context: Context, casualty: Casualty, before: list[Casualty]) -> bool:
    """Tell whether a figure is of the same people as one that a source gave before."""
    if casualty.relation != "total" or _MORE.search(casualty.text):
        return False
    return any(
        c.effect == casualty.effect
        and c.relation in ("total", "superseded")
        and _is_about_same(c, casualty)
        and _SOURCE.search(context.sentence_text(c.sentence))
        for c in before
    )


def _is_about_same(a: Casualty, b: Casualty) -> bool:
    sides = {a.victim_type, b.victim_type} - {"unknown"}
    return len(sides) < 2 and a.best > 1 and b.best > 1


def _clause_of(context: Context, casualty: Casualty) -> tuple[str, bool]:
    """Return the clause of a predicate, and whether it is set against another."""
    start, end = context.sentence_bounds(casualty.sentence)
    at, opens = start, bool(_OPENS_CONTRAST.match(context.text, start, end))
    for match in _CONTRAST.finditer(context.text, start, end):
        if match.start() >= casualty.trigger_start:
            return context.text[at : match.start()], opens
        at, opens = match.end(), True
    return context.text[at:end], opens


def _died_later(context: Context, casualty: Casualty, before: list[Casualty]) -> bool:
    """Tell the death of people told of as wounded: "one of them died in hospital"."""
    if casualty.relation == "superseded" or "title" in casualty.rule:
        return False
    wounded = [c for c in before if c.effect == "wounded" and c.best >= casualty.best]
    if any(_are_same(c, casualty) for c in wounded):
        return True
    if wounded and "of them" in casualty.text and before[-1].effect == "wounded":
        return True
    if not any(c.sentence < casualty.sentence for c in wounded):
        return False
    after = context.text[casualty.trigger_end : casualty.trigger_end + TAIL]
    return (
        casualty.rule.startswith("subject:succumbed")
        or (casualty.relation == "addition" and "of the" in casualty.text)
        or bool(_OF_WOUNDS.match(after))
    )


def _are_same(wounded: Casualty, dead: Casualty) -> bool:
    """Tell whether the same people die: "two guards were hurt and later died"."""
    return (
        (wounded.start, wounded.best) == (dead.start, dead.best)
        and wounded.rule.startswith("object:")
        and wounded.end == wounded.trigger_end  # none of "the wounded man died"
        and dead.rule.startswith("subject:")
        and wounded.trigger_start < dead.trigger_start
    )


def _joins(casualty: Casualty) -> Relation:
    """ "Two of them" are a part of the wounded, and all of the dead."""
    return "total" if casualty.relation == "part" else casualty.relation
