"""Drop what two predicates say of the same people: "shot dead", "shot and killed"."""

from __future__ import annotations

from newsevents.records import Casualty


def without_repeats(found: list[Casualty]) -> list[Casualty]:
    """Return the casualties, one of those that count the same people twice.

    Two records count the same people if they tell of as many so called and their
    phrases overlap or begin or end together. Of one effect the first is kept; people
    who were shot or stabbed and are said to be dead or wounded as well lose the vaguer
    record.
    """
    kept: list[Casualty] = []
    beside: dict[int, list[Casualty]] = {}
    for casualty in found:
        others = beside.setdefault(casualty.sentence, [])
        if not any(_repeats(casualty, other) for other in others):
            others.append(casualty)
            kept.append(casualty)
    return [
        c for c in kept if not (_is_harm(c) and _is_told_better(c, beside[c.sentence]))
    ]


def _repeats(new: Casualty, old: Casualty) -> bool:
    if (new.effect, new.best) != (old.effect, old.best):
        return False
    if _is_harm(new) != _is_harm(old) or new.sentence != old.sentence:
        return False
    if _is_inside(new, old) or _is_inside(old, new):
        return True
    return new.victim_type == old.victim_type and _same_people(new, old)


def _is_told_better(harm: Casualty, kept: list[Casualty]) -> bool:
    return any(
        not _is_harm(c)
        and ":weak" not in c.rule
        and c.effect in ("killed", "wounded")
        and c.status == harm.status
        and c.best == harm.best
        and _same_people(c, harm)
        for c in kept
    )


def _same_people(a: Casualty, b: Casualty) -> bool:
    if a.sentence != b.sentence or a.relation != b.relation:
        return False
    return a.victims == b.victims and (
        a.start == b.start
        or a.end == b.end
        or (a.start < b.end and b.start < a.end)
        or abs(a.trigger_start - b.trigger_start) < 25
    )


def _is_inside(inner: Casualty, outer: Casualty) -> bool:
    """Tell "five murdered" from "bodies of five murdered clerks": one number twice."""
    if inner.best < 2 or inner.trigger_start == outer.trigger_start:
        return False
    if inner.start < outer.start or inner.end > outer.end:
        return False
    words = outer.text.lower().split()
    return words.count(inner.text.lower().split()[0]) == 1


def _is_harm(casualty: Casualty) -> bool:
    return ":harm" in casualty.rule
