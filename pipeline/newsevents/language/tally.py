"""The arithmetic of casualty counts: from the counts of one incident to its totals.

News repeats figures, splits them up, corrects them and adds to them; `total_of` makes
one figure of what is told of one effect. Here the effects meet: people who were shot
are wounded unless they are among the dead, and people who die of their wounds are no
longer among the wounded. Attackers are counted apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from newsevents.language.individuals import (
    Individual,
    are_others,
    dead_among,
    individual_of,
    is_another,
    is_one_of,
    kind_of,
    others_among,
)
from newsevents.language.total import (
    PRONOUN,
    SOME,
    WEAK,
    Count,
    Numbered,
    are_rest,
    by_sentence,
    largest,
    total_of,
    without_recalled,
    without_repeats,
)
from newsevents.records import EFFECTS, Casualty, Effect

HARM = ":harm"  # rules of people who were hit and may be dead or wounded
ARREST = ":arrest"  # rules of people held by the state
MANY = ":many"  # rules of a number of people in hospital, none of them among the dead
DOER = ":doer"  # rules of people who harmed others before they came to harm
LATER = ":later"  # rules of deaths of people told of as wounded before
# States of people who live, for good or as long as nobody is said to have died since.
_SAFE = ("expected_to", "treated_and", "in_stable", "in_a_stable", "in_good", "in_fair")
_CONDITIONS = (*_SAFE, "in_critical", "in_serious", "in_guarded", "in_a_")


@dataclass(frozen=True, slots=True)
class Totals:
    """The totals of one incident: per effect, and the dead by side."""

    counts: dict[Effect, Count] = field(default_factory=dict)
    attackers_killed: int | None = None
    civilians_killed: int | None = None
    forces_killed: int | None = None


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
    if not casualties:
        return Totals()
    numbered = [
        (number, casualty)
        for number, casualty in enumerate(casualties)
        if casualty.status in ("asserted", "negated")
    ]
    numbered.sort(key=lambda pair: (pair[1].start, pair[1].end))
    numbered = without_recalled(numbered)
    counts: dict[Effect, Count] = {}
    died = dead_among([casualty for _, casualty in numbered])
    for effect in EFFECTS:
        own = [pair for pair in numbered if pair[1].effect == effect]
        if not own:
            continue
        if effect == "wounded":
            own = [p for p in own if _is_hit(p[1]) or not is_one_of(p[1], died)]
            own = [_among_all(p, numbered) for p in own]
        own = _without_told_again(own)
        if effect == "captured":  # the arrest of the kidnappers is another matter
            own = [p for p in own if ARREST not in p[1].rule] or own
        total = total_of([p for p in own if not _is_hit(p[1])])
        if total is not None:
            counts[effect] = total
    _move_dead(counts, casualties)
    _count_dead(counts, numbered, died)
    hit = [_among_all(p, numbered) for p in numbered if _is_hit(p[1])]
    _settle_hit(counts, hit, casualties)
    _count_survivors(counts, numbered, died)
    _count_living(counts, numbered, died)
    dead = [pair for pair in numbered if pair[1].effect == "killed"]
    return Totals(
        counts=counts,
        attackers_killed=_of_side(dead, "attacker"),
        civilians_killed=_of_side(dead, "civilian"),
        forces_killed=_of_side(dead, "force"),
    )


def _among_all(pair: Numbered, numbered: list[Numbered]) -> Numbered:
    """Read "a third man was hurt" as one of the hurt where two were killed before."""
    number, casualty = pair
    if kind_of(casualty) != "ordinal" or casualty.relation != "update":
        return pair
    others = casualty.best - 1
    if any(
        c.sentence == casualty.sentence and (c.effect, c.best) == ("killed", others)
        for _, c in numbered
    ):
        return number, replace(casualty, low=1, best=1, high=1, relation="total")
    before = {
        (c.effect, c.best)
        for _, c in numbered
        if c.start < casualty.start and c.status == "asserted"
    }
    if ("killed", others) not in before or ("wounded", others) in before:
        return pair
    return number, replace(casualty, low=1, best=1, high=1, relation="total")


def _without_told_again(own: Sequence[Numbered]) -> list[Numbered]:
    """Drop additions of those told of before: by name, or "his son", "her son"."""
    if all(c.relation != "addition" for _, c in own):
        return list(own)
    kept: list[Numbered] = []
    nouns: set[str] = set()
    names: dict[str, set[frozenset[str]]] = {}
    for pair in own:
        person = individual_of(pair[1])
        if person is None:
            kept.append(pair)
            continue
        is_told = person.kind == "known" and person.noun in nouns
        for name in (n for word in person.name for n in names.get(word, ())):
            is_told = is_told or person.name <= name or name <= person.name
        if not is_told or pair[1].relation != "addition" or is_another(person):
            kept.append(pair)
        if person.kind == "known":
            nouns.add(person.noun)
        for word in person.name:
            names.setdefault(word, set()).add(person.name)
    return kept


def _is_hit(casualty: Casualty) -> bool:
    """Tell whether people may be dead or wounded: "shot", "in critical condition"."""
    return HARM in casualty.rule or WEAK in casualty.rule


def _count_dead(
    counts: dict[Effect, Count], numbered: list[Numbered], died: list[Individual]
) -> None:
    """Count the dead one by one where the text gives no figure of them."""
    killed = counts.get("killed")
    if killed is None or _has_figure(numbered, "killed"):
        return
    number = len(others_among(died))
    if number > killed.best:
        counts["killed"] = replace(killed, low=number, best=number, high=number)


def _count_survivors(
    counts: dict[Effect, Count], numbered: list[Numbered], died: list[Individual]
) -> None:
    """Count one by one those who were hit and are not among the dead."""
    if _has_figure(numbered, "wounded"):
        return
    hit = [(n, individual_of(c)) for n, c in numbered if c.effect == "wounded"]
    killed, wounded = counts.get("killed"), counts.get("wounded")
    dead = max(killed.best if killed else 0, len(others_among(died)))
    victims = [d for d in died if d.casualty.victim_type != "attacker"]
    if dead == 1 and victims:  # all that is told of the dead is told of one person
        found = (p for _, p in hit if p and any(are_others(p, d) for d in victims))
        people = others_among(found)
        number = len(people)
    else:
        people = others_among([*died, *(person for _, person in hit if person)])
        number = len(people) - dead
    if number <= (wounded.best if wounded else 0):
        return
    members = tuple(n for n, person in hit if any(person is p for p in people))
    counts["wounded"] = Count(number, number, number, "exact", members)


def _count_living(
    counts: dict[Effect, Count], numbered: list[Numbered], died: list[Individual]
) -> None:
    """Count those told of after the dead who live: "she is in a stable condition".

    The dead may take up the number of all who were hit, where each is told of alone.
    """
    wounded = counts.get("wounded")
    if wounded is not None and wounded.best:
        return
    deaths = [c for _, c in numbered if c.effect == "killed"]
    living = [
        (n, c)
        for n, c in numbered
        if c.effect == "wounded"
        and c.status == "asserted"
        and c.best == 1
        and c.victim_type != "attacker"
        and _is_living(c, deaths)
        and not is_one_of(c, died)
    ]
    if living:
        people = others_among(p for _, c in living if (p := individual_of(c)))
        number = max(1, len(people))
        members = tuple(n for n, _ in living)
        counts["wounded"] = Count(number, number, number, "exact", members)


def _is_living(casualty: Casualty, deaths: Sequence[Casualty]) -> bool:
    """Tell whether somebody hit is certainly none of the dead."""
    person = individual_of(casualty)
    if person is not None and is_another(person):
        before = [c for c in deaths if c.start < casualty.start]
        return bool(before)
    pattern, _, state = casualty.rule.partition(":")
    if pattern != "state" or not state.startswith(_CONDITIONS):
        return False
    return state.startswith(_SAFE) or not any(c.start > casualty.start for c in deaths)


def _has_figure(numbered: list[Numbered], effect: Effect) -> bool:
    """Tell whether a number of people or a new toll is told."""
    return any(
        c.effect == effect
        and SOME not in c.rule
        and (c.best > 1 or c.relation == "update")
        for _, c in numbered
    )


def _move_dead(counts: dict[Effect, Count], casualties: Sequence[Casualty]) -> None:
    """Take from the wounded those told before who have died since."""
    killed, wounded = counts.get("killed"), counts.get("wounded")
    if killed is None or wounded is None or not wounded.members:
        return
    if killed.best == 1 and _share_sentence(wounded, killed, casualties):
        dead = {casualties[n].victims for n in killed.members}
        if dead != {"them"}:
            return  # "killing one and wounding another": the one died later
    told = max(casualties[number].start for number in wounded.members)
    died = sum(
        1 if casualties[n].relation == "update" else casualties[n].best
        for n in killed.members
        if LATER in casualties[n].rule and casualties[n].start >= told
    )
    if 0 < died <= wounded.best:
        counts["wounded"] = _less(wounded, died)


def _less(count: Count, others: int) -> Count:
    """Return a count without some people whom it took in."""
    return replace(
        count,
        low=None if count.low is None else max(0, count.low - others),
        best=count.best - others,
        high=None if count.high is None else max(0, count.high - others),
    )


def _settle_hit(
    counts: dict[Effect, Count], hit: list[Numbered], casualties: Sequence[Casualty]
) -> None:
    """Count people who were shot or stabbed: those who did not die are wounded.

    The dead are among those who were shot, but not among many treated for wounds, and
    those who did the deed are not among its victims.
    """
    if not hit:
        return
    told = [p for p in without_repeats(hit) if p[1].status == "asserted"]
    shot = total_of(told)
    if shot is None:
        return
    treated = all(MANY in p[1].rule for p in told if p[1].relation != "part")
    killed, wounded = counts.get("killed"), counts.get("wounded")
    dead = _dead_victims(killed, shot, casualties)
    if treated or _are_set_apart(shot, casualties):
        dead = 0
    survivors = shot.best - dead
    if (
        wounded
        and 0 < dead < shot.best == wounded.best
        and _share_sentence(shot, killed, casualties)
    ):
        counts["wounded"] = _less(wounded, dead)  # "six were shot, one of them fatally"
        return
    if survivors <= 0 or (wounded is not None and wounded.best >= survivors):
        return
    is_next = wounded and shot.best == wounded.best + 1 and _is_update(shot, casualties)
    if wounded is None or not (dead or wounded.best > 1) or (is_next and not dead):
        counts["wounded"] = _less(shot, dead)


def _are_set_apart(shot: Count, casualties: Sequence[Casualty]) -> bool:
    """Tell whether people are set apart from the dead: "three others were shot"."""
    told = [casualties[number] for number in shot.members]
    others = [c for c in told if are_rest(c)]
    return any(
        d.effect == "killed" and d.status == "asserted" and d.start < c.start
        for c in others
        if c.best > 1
        for d in casualties
    )


def _is_update(count: Count, casualties: Sequence[Casualty]) -> bool:
    """Tell whether a count is of one more: "a fourth victim"."""
    return any(casualties[n].relation == "update" for n in count.members)


def _share_sentence(
    shot: Count, killed: Count | None, casualties: Sequence[Casualty]
) -> bool:
    """Tell whether one sentence tells how many were hit, and how many of them died."""
    dead = {casualties[n].sentence for n in killed.members} if killed else set()
    return any(casualties[n].sentence in dead for n in shot.members)


def _dead_victims(
    killed: Count | None, shot: Count, casualties: Sequence[Casualty]
) -> int:
    """Return how many of the dead may be victims: not attackers, nor who struck."""
    if killed is None:
        return 0
    members = [casualties[number] for number in killed.members]
    apart = [c for c in members if c.victim_type == "attacker" or _is_apart(c)]
    if shot.best > 1:  # "he stabbed four people; a guard killed him"
        apart += [c for c in members if c.text.lower().endswith(" him")]
    return killed.best - sum(c.best for c in apart)


def _is_apart(casualty: Casualty) -> bool:
    """Tell the dead who need not be among those hit: who struck, and a bare plural."""
    return DOER in casualty.rule or SOME in casualty.rule


def _of_side(dead: list[Numbered], side: str) -> int | None:
    """Return the dead of one side, None where none are told of."""
    own = [p for p in dead if p[1].victim_type == side and p[1].status == "asserted"]
    if not own:
        return None
    told = without_repeats(own)
    people = [p for p in told if PRONOUN not in p[1].rule] or told
    found = largest(by_sentence(people))
    return None if found is None else found.best
