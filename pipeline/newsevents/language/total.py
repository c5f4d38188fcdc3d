"""The total of one effect: from what is told of the dead, say, to one figure.

What happens to each count is said by its ``relation``: a ``part`` never adds, an
``update`` replaces, an ``addition`` adds, a ``superseded`` one yields, a ``rival`` only
widens the bounds. A ``total`` is either a restatement of a total already told or the
count of other victims. Restatements and other victims are told apart thus:

- counts of one sentence are of different people and add up, but for people already
  named;
- counts of different sentences are restatements (the largest stands, a number before a
  vague word), unless the victims are of different sides (soldiers in one, civilians in
  another) or are different named people.

Attackers are in the total only where the text counts them in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from newsevents.records import Casualty, Qualifier

WEAK = ":weak"  # rules of wounds told in passing
KNOWN = ":known"  # rules of one or two people told of before: "the driver", "both"
TOLD = ":told"  # rules of as many as were told of before: "the hostages", "they"
SOME = ":some"  # rules of people without a number: "soldiers were killed"
NAME = ":name"  # rules of single named people
PRONOUN = ":pronoun"  # rules of "he", "she": nobody new
OPENING = 4  # words of a phrase that may tell of "three others"
_OTHERS = frozenset({"other", "others"})
BIG = 10  # two equal counts of a sentence from here on are one
VAGUE = 12  # from "a dozen" on a vague word yields to a number
ENUMERATED = 3  # sentences from a number to those told of one by one
MUCH_LESS = 3  # but not to one that is this many times smaller


@dataclass(frozen=True, slots=True)
class Count:
    """A total: bounds, qualifier, and which of the given casualties it rests on."""

    low: int | None
    best: int
    high: int | None
    qualifier: Qualifier = "exact"
    members: tuple[int, ...] = ()


Numbered = tuple[int, Casualty]


def total_of(own: Sequence[Numbered]) -> Count | None:
    """Return the total of numbered casualties of one effect, None where there is none.

    Example:
        >>> said = dict(text="", rule="x:number", effect="killed", qualifier="exact")
        >>> police = Casualty(start=0, end=5, low=9, best=9, high=9, **said)
        >>> others = Casualty(start=9, end=12, low=12, best=12, high=12, sentence=1,
        ...                   relation="rival", **said)
        >>> found = total_of([(0, police), (1, others)])
        >>> found.low, found.best, found.high
        (9, 9, 12)
    """
    if not own:
        return None
    told = without_repeats(own)
    positive = [p for p in told if p[1].status == "asserted"]
    if not positive:
        return count_of(told[0])
    current = [p for p in positive if p[1].relation != "superseded"] or positive
    rivals = _of(current, "rival")
    agreed = [p for p in current if p not in rivals]
    total = _agreed(agreed or current)
    for rival in rivals if agreed else []:
        total = _widened(total, rival[1], agreed)
    return total


def _agreed(positive: list[Numbered]) -> Count | None:
    updates = _of(positive, "update")
    if updates:
        last = updates[-1]
        later = [p for p in positive if p[1].start > last[1].start]
        best = max([last, *_of(later, "total")], key=lambda p: (p[1].best, -p[1].start))
        return count_of(best)
    totals = _of(positive, "total") or _of(positive, "superseded")
    totals = _without_inferred(totals)
    additions = _of(positive, "addition")
    if totals:  # what was told of before all others comes on top of nothing
        first = min(c.start for _, c in totals)
        totals = [p for p in additions if p[1].start < first] + totals
        additions = [p for p in additions if p[1].start > first]
        repeated = {p[1].best for p in additions if p[1].best > 1}
        fresh = [p for p in totals if not (p[1].best in repeated and are_rest(p[1]))]
        totals = fresh or totals  # "three others were hurt … three others were hurt"
    total = largest(_candidates(_counted_in(totals, additions)))
    if any(p[1].victim_type != "attacker" for p in [*totals, *additions]):
        additions = [p for p in additions if p[1].victim_type != "attacker"]
    for addition in _new_additions(additions, totals):
        count = count_of(addition)
        total = count if total is None else sum_of([total, count])
    parts = _of(positive, "part")
    return _parts_alone(parts) if total is None else _broken_down(total, parts)


def without_recalled(told: list[Numbered]) -> list[Numbered]:
    """Drop other deeds that a noun only recalls: "the murder of Bo Dahl".

    Who is told of first, by name, is of this deed; people of other names that no verb
    tells of, and people told of for the first time, "a massacre of ten", are of others.
    """
    dead = [c for _, c in told if c.effect == "killed" and PRONOUN not in c.rule]
    if not dead or NAME not in dead[0].rule:
        return told
    here = set(_name_words(dead[0]))
    here.update(w for c in dead if not _is_of_noun(c) for w in _name_words(c))
    return [
        p
        for p in told
        if p[1].effect != "killed"
        or p[1].sentence == dead[0].sentence
        or not _is_of_noun(p[1])
        or are_rest(p[1])
        or not _is_of_others(p[1], here)
    ]


def _is_of_noun(casualty: Casualty) -> bool:
    return casualty.rule.startswith("of:")


def _is_of_others(casualty: Casualty, here: set[str]) -> bool:
    """Tell whether a noun's victims are none of those told of by name."""
    if NAME in casualty.rule:
        return here.isdisjoint(_name_words(casualty))
    return _is_figure(casualty) and " of the " not in casualty.text.lower()


def _name_words(casualty: Casualty) -> list[str]:
    """Return the words of names of people."""
    if NAME not in casualty.rule:
        return []
    return (casualty.victims or "").lower().replace(";", " ").split()


def _without_inferred(totals: list[Numbered]) -> list[Numbered]:
    """Drop "the victims", as many as were told of before, where a figure follows."""
    last = max((c.start for _, c in totals if _is_figure(c)), default=-1)
    return [p for p in totals if TOLD not in p[1].rule or p[1].start > last]


def _is_figure(casualty: Casualty) -> bool:
    is_victim = casualty.victim_type != "attacker"
    return is_victim and ":number" in casualty.rule and casualty.best > 1


def _counted_in(totals: list[Numbered], more: list[Numbered]) -> list[Numbered]:
    """Leave out attackers, but those named in one breath with the other dead.

    "Six soldiers and four militants were killed" is ten; a bomber whose death is told
    in another sentence stays out.
    """
    told = [*totals, *more]
    others = {p[1].trigger_start for p in told if p[1].victim_type != "attacker"}
    return [
        p
        for p in totals
        if not others or p[1].victim_type != "attacker" or p[1].trigger_start in others
    ]


def _widened(
    total: Count | None, rival: Casualty, agreed: list[Numbered]
) -> Count | None:
    """Return a total whose bounds take in what another source says of its part."""
    before = [p for p in agreed if p[1].start < rival.start and p[1].best > 1]
    if total is None or not before:
        return total
    number, contested = before[-1]
    if number not in total.members:
        return total
    other = total.best - contested.best + rival.best
    return replace(
        total,
        low=None if total.low is None else min(total.low, other),
        high=None if total.high is None else max(total.high, other),
    )


def _broken_down(total: Count, parts: list[Numbered]) -> Count:
    """Prefer a breakdown that adds up to more where the total is a lower bound."""
    if total.qualifier not in ("at_least", "vague"):
        return total
    listed = largest(by_sentence(parts))
    if listed is None or not total.best < listed.best < 2 * total.best:
        return total
    return replace(listed, low=total.low)


def _parts_alone(parts: list[Numbered]) -> Count | None:
    """Return the largest part where no total is told: at least so many."""
    found = largest([count_of(p) for p in parts])
    if found is None:
        return None
    return replace(found, high=None, qualifier="at_least")


def _outdoes(casualty: Casualty, most: int) -> bool:
    """Tell a number told in passing that is larger than all told for certain."""
    return ":number" in casualty.rule and casualty.best > max(most, 1)


def without_repeats(own: Sequence[Numbered]) -> list[Numbered]:
    """Drop pronouns where anything else is told, and exact repeats of one span."""
    most = max((p[1].best for p in own if WEAK not in p[1].rule), default=0)
    strong = [p for p in own if WEAK not in p[1].rule or _outdoes(p[1], most)]
    strong = strong or list(own)
    sure = [p for p in strong if SOME not in p[1].rule]
    told = [p for p in sure if PRONOUN not in p[1].rule]
    told = told or [p for p in strong if SOME in p[1].rule] or strong[:1]
    seen: set[tuple[int, int]] = set()
    kept = []
    for number, casualty in told:
        key = (casualty.start, casualty.end)
        if key not in seen:
            seen.add(key)
            kept.append((number, casualty))
    return kept


def _of(pairs: list[Numbered], relation: str) -> list[Numbered]:
    return [p for p in pairs if p[1].relation == relation]


def _is_enumerated(casualty: Casualty, totals: list[Numbered]) -> bool:
    """Tell one more of those whose number was given sentences before: "another man"."""
    return any(
        c.best > casualty.best and casualty.sentence - c.sentence >= ENUMERATED
        for _, c in totals
    )


def are_rest(casualty: Casualty) -> bool:
    """Tell "three others", "four other men" from people told of for the first time."""
    return not _OTHERS.isdisjoint(casualty.text.lower().split()[:OPENING])


def _new_additions(additions: list[Numbered], totals: list[Numbered]) -> list[Numbered]:
    """Drop additions that only repeat a count: "four others" once more."""
    told = {p[1].best for p in totals if p[1].best > 1}
    if len(additions) > 1 and sum(p[1].best for p in additions) in told:
        return []  # "six were hurt … two children were also hurt, and four others"
    is_set_apart = any(p[1].text.lower().startswith("another ") for p in totals)
    new: list[Numbered] = []
    for pair in additions:
        if pair[1].best in told or _is_enumerated(pair[1], totals):
            continue
        if is_set_apart and KNOWN in pair[1].rule and pair[1].best == 1:
            continue  # "another girl was hurt … the other girl"
        if pair[1].best > 1 or not any(_may_repeat(pair[1], c) for _, c in new):
            new.append(pair)
        if pair[1].best > 1:
            told.add(pair[1].best)
    return new


def _may_repeat(one: Casualty, other: Casualty) -> bool:
    """Tell one more of a sentence from "his guard and driver were also killed"."""
    is_row = one.trigger_start == other.trigger_start
    return one.sentence == other.sentence and not is_row


def _candidates(totals: list[Numbered]) -> list[Count]:
    """Return the candidate totals: each sentence, the sides added, the names added."""
    beside = {p[1].trigger_start for p in totals if NAME not in p[1].rule}
    named = [
        p for p in totals if NAME in p[1].rule and p[1].trigger_start not in beside
    ]
    counted = [p for p in totals if p not in named]
    candidates = _numbers_first(by_sentence(counted))
    # Behind a name, "the general" and "the minister" may be one.
    sides = _sides_added([p for p in counted if not (named and _is_known_one(p[1]))])
    if sides is not None:
        candidates.append(sides)
    if named and not any(":number" in p[1].rule for p in counted):
        candidates.append(_names_added(named))
    return candidates


def _is_known_one(casualty: Casualty) -> bool:
    return KNOWN in casualty.rule and casualty.best == 1


def _numbers_first(counts: list[Count]) -> list[Count]:
    """Drop "dozens" where a number of the same order is given."""
    numbers = [c.best for c in counts if c.qualifier != "vague"]
    return [
        count
        for count in counts
        if count.qualifier != "vague"
        or count.best < VAGUE
        or not any(n > 1 and n * MUCH_LESS >= count.best for n in numbers)
    ]


def by_sentence(totals: list[Numbered]) -> list[Count]:
    """Return the sum of what each sentence tells, in order of the text."""
    sentences: dict[int, list[Count]] = {}
    seen: set[tuple[int, int]] = set()
    for pair in _new_people(totals):
        key = (pair[1].sentence, pair[1].best)
        if pair[1].best >= BIG and key in seen:
            continue  # one sentence that says its figure twice
        seen.add(key)
        sentences.setdefault(pair[1].sentence, []).append(count_of(pair))
    return [sum_of(counts) for counts in sentences.values()]


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
    """Return the sum of the largest count of each side, if both sides have dead."""
    sums = []
    for side in ("civilian", "force", "attacker"):
        own = [p for p in totals if p[1].victim_type == side]
        if not own and side != "attacker":
            return None
        found = largest(by_sentence(own))
        if found is not None:
            sums.append(found)
    return sum_of(sums)


def _names_added(named: list[Numbered]) -> Count:
    """Count different people among named ones: names that share a word are one.

    A single name may be the first or the last one of somebody named before. Who is
    named beside others is of them: "Lobo died … Lobo and Sarti were shot" is two.
    """
    people: list[tuple[set[str], Numbered]] = []
    for pair in sorted(named, key=lambda p: -p[1].best):
        words = set((pair[1].victims or "").lower().replace(";", " ").split())
        for known, _ in people:
            if known & words or min(len(known), len(words)) == 1:
                known.update(words)
                break
        else:
            people.append((words, pair))
    return sum_of([count_of(pair) for _, pair in people])


def count_of(pair: Numbered) -> Count:
    """Return a numbered casualty as a total of its own."""
    number, c = pair
    return Count(c.low, c.best, c.high, c.qualifier, (number,))


def largest(counts: Iterable[Count]) -> Count | None:
    """Return the count with the largest best value, the first of equals."""
    best = None
    for count in counts:
        if best is None or count.best > best.best:
            best = count
    return best


def sum_of(counts: Sequence[Count]) -> Count:
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
