"""From groups of people to a record: sides, bounds, span, the name of the rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from newsevents.language.people import VictimType
from newsevents.records import Casualty, Effect, Qualifier, Relation

if TYPE_CHECKING:
    from newsevents.stages.casualties.context import Context
    from newsevents.stages.casualties.group import Group
    from newsevents.stages.casualties.triggers import Trigger

Status = Literal["asserted", "negated", "hypothetical", "background"]
MAX_SPAN = 30
_REFLEXIVE = ("himself", "herself", "themselves")
_CONFIDENCE = {
    "number": 0.9,
    "one": 0.8,
    "known": 0.75,
    "name": 0.75,
    "none": 0.9,
    "ordinal": 0.7,
}


def by_side(context: Context, groups: list[Group]) -> dict[VictimType, list[Group]]:
    """Return the groups by the side of the victims, in order."""
    by_side: dict[VictimType, list[Group]] = {}
    for group in groups:
        by_side.setdefault(group_side(context, group), []).append(group)
    return by_side


def group_side(context: Context, group: Group) -> VictimType:
    """Return the side of a group; who harms himself is an attacker."""
    if context.words[group.start] in _REFLEXIVE:
        return "attacker"
    words = context.words[group.start : group.end]
    if any(w in ("suicide", "suspected") for w in words) and group.side == "unknown":
        return "attacker"
    return group.side


def names_of(groups: list[Group]) -> str:
    """Return the nouns of the groups, each once."""
    return "; ".join(dict.fromkeys(g.victims for g in groups))


def make_record(  # noqa: PLR0913
    context: Context,
    trigger: Trigger,
    start: int,
    end: int,
    bounds: tuple[int | None, int, int | None, Qualifier],
    *,
    victims: str,
    side: VictimType,
    relation: Relation,
    status: Status,
    kind: str,
) -> Casualty:
    """Return the record of victims at tokens ``start`` to ``end``."""
    doc = context.doc
    begin, stop = doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
    effect: Effect = trigger.predicate.effect
    low, best, high, qualifier = bounds
    last = doc[trigger.end - 1]
    return Casualty(
        start=begin,
        end=stop,
        text=context.text[begin:stop],
        rule=_rule(trigger, kind),
        confidence=_CONFIDENCE.get(kind.partition(":")[0], 0.6),
        effect=effect,
        low=low,
        best=best,
        high=high,
        qualifier=qualifier,
        victims=None if victims == "others" else victims,
        victim_type=side,
        relation=relation,
        status=status,
        trigger_start=doc[trigger.start].idx,
        trigger_end=last.idx + len(last),
        sentence=context.sentences[trigger.start],
    )


def _rule(trigger: Trigger, kind: str) -> str:
    """Return the name of what fired: pattern, tag, first word, kind of victims."""
    predicate = trigger.predicate
    parts = [predicate.pattern, "_".join(predicate.words), kind]
    parts.extend(
        t for t in predicate.tag.split() if t in ("harm", "arrest", "weak", "many")
    )
    return ":".join(parts)


def bounds_of(
    groups: list[Group], status: Status
) -> tuple[int | None, int, int | None, Qualifier]:
    """Return low, best, high and qualifier of groups added up."""
    if status == "negated":
        return 0, 0, 0, "exact"
    if groups[0].kind == "ordinal":
        best = groups[0].best
        return best, best, best, "exact"
    lows = [g.low for g in groups]
    highs = [g.high for g in groups]
    qualifiers = {g.qualifier for g in groups} - {"exact"}
    return (
        None if None in lows else sum(x for x in lows if x is not None),
        sum(g.best for g in groups),
        None if None in highs else sum(x for x in highs if x is not None),
        min(qualifiers) if qualifiers else "exact",
    )


def span_of(trigger: Trigger, start: int, end: int) -> tuple[int, int]:
    """Return the tokens from the predicate to its victims, if they are close."""
    first, last = min(start, trigger.start), max(end, trigger.end)
    return (first, last) if last - first <= MAX_SPAN else (start, end)
