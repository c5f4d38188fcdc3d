"""The arithmetic of casualty counts: from the counts of one incident to its totals.

News repeats figures, splits them up, corrects them and adds to them. What happens to
each count is said by its ``relation``: a ``part`` never adds, an ``update`` replaces,
an ``addition`` adds, a ``total`` is either a restatement of a total already told or
the count of other victims. Restatements and other victims are told apart thus:

- counts of one sentence are of different people and add up, but for people already
  named;
- counts of different sentences are restatements (the largest stands), unless the
  victims are of different sides (soldiers in one, civilians in another) or are
  different named people.

Attackers are counted apart, and in the total only where the text counts them in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from newsevents.records import EFFECTS, Casualty, Effect, Qualifier

HARM = ":harm"  # rules of people who were hit and may be dead or wounded
ARREST = ":arrest"  # rules of people held by the state
WEAK = ":weak"  # rules of wounds told in passing
MANY = ":many"  # rules of a number of people in hospital, none of them among the dead
KNOWN = ":known"  # rules of one or two people told of before: "the driver", "both"
BIG = 10  # two equal counts of a sentence from here on are one
NAME = ":name"  # rules of single named people
PRONOUN = ":pronoun"  # rules of "he", "she": nobody new


@dataclass(frozen=True, slots=True)
class Count:
    """A total: bounds, qualifier, and which of the given casualties it rests on."""

    low: int | None
    best: int
    high: int | None
    qualifier: Qualifier = "exact"
    members: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Totals:
    """The totals of one incident: per effect, and the dead by side."""

    counts: dict[Effect, Count] = field(default_factory=dict)
    attackers_killed: int | None = None
    civilians_killed: int | None = None
    forces_killed: int | None = None


Numbered = tuple[int, Casualty]


def combine(casualties: Sequence[Casualty]) -> Totals:
    """Return the totals of the casualties told of one incident.

    Hypothetical and background counts are left out. Order is that of the text.

    Example:
        >>> said = dict(text="", rule="x", high=2, low=2, qualifier="exact")
        >>> soldiers = Casualty(start=0, end=5, effect="killed", best=2,
        ...                     victim_type="force", **said)
        >>> civilians = Casualty(start=9, end=12, effect="killed", best=2,
        ...                      victim_type="civilian", sentence=1, **said)
        >>> combine([soldiers, soldiers, civilians]).counts["killed"].best
        4
    """
    numbered = [
        (number, casualty)
        for number, casualty in enumerate(casualties)
        if casualty.status in ("asserted", "negated")
    ]
    numbered.sort(key=lambda pair: (pair[1].start, pair[1].end))
    counts: dict[Effect, Count] = {}
    for effect in EFFECTS:
        own = [pair for pair in numbered if pair[1].effect == effect]
        if effect == "captured":  # the arrest of the kidnappers is another matter
            own = [p for p in own if ARREST not in p[1].rule] or own
        total = _total(_without_repeats([p for p in own if not _is_hit(p[1])]))
        if total is not None:
            counts[effect] = total
    _settle_hit(counts, [p for p in numbered if _is_hit(p[1])])
    dead = [pair for pair in numbered if pair[1].effect == "killed"]
    return Totals(
        counts=counts,
        attackers_killed=_of_side(dead, "attacker"),
        civilians_killed=_of_side(dead, "civilian"),
        forces_killed=_of_side(dead, "force"),
    )


def _is_hit(casualty: Casualty) -> bool:
    """Tell whether people may be dead or wounded: "shot", "in critical condition"."""
    return HARM in casualty.rule or WEAK in casualty.rule


def _without_repeats(own: list[Numbered]) -> list[Numbered]:
    """Drop pronouns where anything else is told, and exact repeats of one span."""
    strong = [p for p in own if WEAK not in p[1].rule] or own
    told = [p for p in strong if PRONOUN not in p[1].rule] or strong[:1]
    seen: set[tuple[int, int]] = set()
    kept = []
    for number, casualty in told:
        key = (casualty.start, casualty.end)
        if key not in seen:
            seen.add(key)
            kept.append((number, casualty))
    return kept


def _total(own: list[Numbered]) -> Count | None:
    """Return the total of one effect, None where nothing is told."""
    if not own:
        return None
    positive = [p for p in own if p[1].status == "asserted"]
    if not positive:
        return _count(own[0])
    updates = [p for p in positive if p[1].relation == "update"]
    if updates:
        last = updates[-1]
        later = [p for p in positive if p[1].start > last[1].start]
        best = max([last, *_of(later, "total")], key=lambda p: (p[1].best, -p[1].start))
        return _count(best)
    totals = _of(positive, "total")
    additions = _of(positive, "addition")
    apart = [p for p in totals if p[1].victim_type == "attacker"]
    others = [p for p in totals if p[1].victim_type != "attacker"]
    total = _largest(_with_named(others)) if others else _largest(_with_named(apart))
    if others and apart:
        total = _with_attackers(total, others, apart)
    for addition in _new_additions(additions, totals):
        total = _count(addition) if total is None else _sum([total, _count(addition)])
    if total is None:
        return _parts_alone(positive)
    return total


def _new_additions(additions: list[Numbered], totals: list[Numbered]) -> list[Numbered]:
    """Drop additions that only repeat a count: "four others" once more."""
    told = {p[1].best for p in totals if p[1].best > 1}
    new: list[Numbered] = []
    for pair in additions:
        if pair[1].best in told:
            continue
        if pair[1].best > 1 or pair[1].sentence not in {p[1].sentence for p in new}:
            new.append(pair)
        if pair[1].best > 1:
            told.add(pair[1].best)
    return new


def _of(pairs: list[Numbered], relation: str) -> list[Numbered]:
    return [p for p in pairs if p[1].relation == relation]


def _with_named(totals: list[Numbered]) -> list[Count]:
    """Return the candidate totals: each sentence, the sides added, the names added."""
    beside = {p[1].trigger_start for p in totals if NAME not in p[1].rule}
    named = [
        p for p in totals if NAME in p[1].rule and p[1].trigger_start not in beside
    ]
    counted = [p for p in totals if p not in named]
    candidates = _by_sentence(counted)
    sides = _sides_added(counted)
    if sides is not None:
        candidates.append(sides)
    if named and not any(":number" in p[1].rule for p in counted):
        candidates.append(_names_added(named))
    return candidates


def _by_sentence(totals: list[Numbered]) -> list[Count]:
    sentences: dict[int, list[Count]] = {}
    seen: set[tuple[int, int]] = set()
    for pair in _new_people(totals):
        key = (pair[1].sentence, pair[1].best)
        if pair[1].best >= BIG and key in seen:
            continue  # one sentence that says its figure twice
        seen.add(key)
        sentences.setdefault(pair[1].sentence, []).append(_count(pair))
    return [_sum(counts) for counts in sentences.values()]


def _new_people(totals: list[Numbered]) -> list[Numbered]:
    """Drop people already told of ("the driver") where the sentence has new ones."""
    new = {
        (p[1].sentence, p[1].trigger_start) for p in totals if KNOWN not in p[1].rule
    }
    busy = {sentence for sentence, _ in new}
    return [
        p
        for p in totals
        if KNOWN not in p[1].rule
        or p[1].sentence not in busy
        or (p[1].sentence, p[1].trigger_start) in new
    ]


def _sides_added(totals: list[Numbered]) -> Count | None:
    """Return the sum of the largest count of each known side, if there are several."""
    largest = []
    for side in ("civilian", "force"):
        own = [p for p in totals if p[1].victim_type == side]
        if not own:
            return None
        found = _largest(_by_sentence(own))
        if found is not None:
            largest.append(found)
    return _sum(largest)


def _names_added(named: list[Numbered]) -> Count:
    """Count different people among named ones: names that share a word are one."""
    people: list[tuple[set[str], Numbered]] = []
    for pair in named:
        words = set((pair[1].victims or "").lower().split())
        for known, _ in people:
            if known & words:
                known.update(words)
                break
        else:
            people.append((words, pair))
    return _sum([_count(pair) for _, pair in people])


def _with_attackers(
    total: Count | None, others: list[Numbered], apart: list[Numbered]
) -> Count | None:
    """Add attackers that the text names in one breath with the other dead.

    "Six soldiers and four militants were killed" is ten; a bomber whose death is told
    in another sentence stays out.
    """
    if total is None:
        return None
    triggers = {p[1].trigger_start for p in others}
    together = [p for p in apart if p[1].trigger_start in triggers]
    largest = _largest([_count(p) for p in together])
    return total if largest is None else _sum([total, largest])


def _parts_alone(positive: list[Numbered]) -> Count | None:
    """Return the largest part where no total is told: at least so many."""
    parts = [_count(p) for p in _of(positive, "part")]
    largest = _largest(parts)
    if largest is None:
        return None
    return replace(largest, high=None, qualifier="at_least")


def _settle_hit(counts: dict[Effect, Count], hit: list[Numbered]) -> None:
    """Count people who were shot or stabbed: those who did not die are wounded.

    The dead are among those who were shot, but not among many treated for wounds.
    """
    told = [p for p in _without_repeats(hit) if p[1].status == "asserted"]
    shot = _total(told)
    if shot is None:
        return
    treated = all(MANY in p[1].rule for p in told)
    dead = counts["killed"].best if "killed" in counts and not treated else 0
    survivors = shot.best - dead
    wounded = counts.get("wounded")
    if survivors <= 0 or (wounded is not None and wounded.best >= survivors):
        return
    if wounded is not None and (dead or wounded.best > 1):
        return
    low = None if shot.low is None else max(0, shot.low - dead)
    high = None if shot.high is None else max(0, shot.high - dead)
    counts["wounded"] = replace(shot, best=survivors, low=low, high=high)


def _of_side(dead: list[Numbered], side: str) -> int | None:
    own = [p for p in dead if p[1].victim_type == side and p[1].status == "asserted"]
    found = _largest(_by_sentence(_distinct_names(own)))
    return None if found is None else found.best


def _distinct_names(pairs: list[Numbered]) -> list[Numbered]:
    told = _without_repeats(pairs)
    return [p for p in told if PRONOUN not in p[1].rule] or told


def _count(pair: Numbered) -> Count:
    number, c = pair
    return Count(c.low, c.best, c.high, c.qualifier, (number,))


def _largest(counts: Iterable[Count]) -> Count | None:
    """Return the count with the largest best value, the first of equals."""
    best = None
    for count in counts:
        if best is None or count.best > best.best:
            best = count
    return best


def _sum(counts: Sequence[Count]) -> Count:
    """Add counts up; a bound that one lacks the sum lacks too."""
    if len(counts) == 1:
        return counts[0]
    lows = [c.low for c in counts]
    highs = [c.high for c in counts]
    return Count(
        low=None if None in lows else sum(x for x in lows if x is not None),
        best=sum(c.best for c in counts),
        high=None if None in highs else sum(x for x in highs if x is not None),
        qualifier=_weakest([c.qualifier for c in counts]),
        members=tuple(m for c in counts for m in c.members),
    )


def _weakest(qualifiers: Sequence[Qualifier]) -> Qualifier:
    order: tuple[Qualifier, ...] = ("at_least", "at_most", "vague", "range", "about")
    return next((q for q in order if q in qualifiers), "exact")
