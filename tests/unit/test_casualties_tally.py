"""Arithmetic of casualty counts."""

from __future__ import annotations

import pytest

from newsevents.language.tally import combine
from newsevents.records import Casualty


def told(best, *, at=0, sentence=0, trigger=None, rule="object:killed:number", **more):
    values = {
        "start": at,
        "end": at + 5,
        "text": "",
        "rule": rule,
        "effect": "killed",
        "low": best,
        "best": best,
        "high": best,
        "qualifier": "exact",
        "sentence": sentence,
        "trigger_start": at if trigger is None else trigger,
        "trigger_end": at + 2,
    }
    return Casualty(**values | more)


def best(*casualties, effect="killed"):
    found = combine(casualties).counts.get(effect)
    return None if found is None else found.best


def test_combine_nothing_is_empty():
    assert combine([]).counts == {}


def test_combine_restatement_is_not_added():
    assert best(told(11), told(11, at=20, sentence=1)) == 11


def test_combine_largest_restatement_stands():
    assert best(told(9), told(11, at=20, sentence=1)) == 11


def test_combine_one_sentence_adds_up():
    assert best(told(2), told(3, at=20)) == 5


@pytest.mark.parametrize(("name", "killed"), [("Bo Hart", 1), ("Ida Hart", 2)])
def test_combine_addition_of_one_named_before_is_not_added(name, killed):
    first = told(1, rule="of:murder:name", victims="Hart" if killed == 1 else "Bo Hart")
    more = {"rule": "of:murder:name", "relation": "addition", "victims": name}
    assert best(first, told(1, at=20, sentence=4, **more)) == killed


def test_combine_one_person_known_by_two_callings_is_one():
    named = told(1, rule="of:murder:name", victims="Bo Hart")
    rule = "of:murder:known"
    general = told(1, at=20, sentence=2, rule=rule, victim_type="force")
    minister = told(1, at=40, sentence=4, rule=rule, victim_type="civilian")
    assert best(named, general, minister) == 1


@pytest.mark.parametrize(("text", "killed"), [("his son", 1), ("his other son", 2)])
def test_combine_addition_of_one_known_before_is_not_added(text, killed):
    more = {"rule": "object:killed:known", "victims": "son"}
    first = told(1, text="his son", **more)
    again = told(1, at=20, sentence=1, relation="addition", text=text, **more)
    assert best(first, again) == killed


def test_combine_sides_of_different_sentences_add_up():
    soldiers = told(2, victim_type="force")
    civilians = told(3, at=20, sentence=1, victim_type="civilian")
    assert best(soldiers, civilians) == 5


def test_combine_side_is_within_larger_total():
    everybody = told(20)
    children = told(3, at=20, sentence=1, victim_type="civilian")
    assert best(everybody, children) == 20


def test_combine_part_never_adds():
    assert best(told(20), told(3, at=20, relation="part")) == 20


def test_combine_part_alone_is_a_lower_bound():
    found = combine([told(3, relation="part")]).counts["killed"]
    assert (found.low, found.best, found.high) == (3, 3, None)
    assert found.qualifier == "at_least"


def test_combine_update_wins():
    first, second = told(38), told(45, at=20, sentence=1, relation="update")
    assert best(first, second) == 45


def test_combine_addition_adds():
    assert best(told(8), told(10, at=20, sentence=1, relation="addition")) == 18


def test_combine_repeated_addition_adds_once():
    more = [told(10, at=20 * n, sentence=n, relation="addition") for n in (1, 2)]
    assert best(told(8), *more) == 18


@pytest.mark.parametrize("status", ["hypothetical", "background"])
def test_combine_leaves_out(status):
    assert best(told(50, status=status), told(2, at=20)) == 2


def test_combine_negated_is_zero_only_alone():
    nobody = told(0, status="negated")
    assert best(nobody) == 0
    assert best(nobody, told(2, at=20, sentence=1)) == 2


def test_combine_attacker_of_same_predicate_counts_in():
    six = told(6, trigger=10)
    bomber = told(1, at=20, trigger=10, victim_type="attacker")
    totals = combine([six, bomber])
    assert totals.counts["killed"].best == 7
    assert totals.attackers_killed == 1


def test_combine_attacker_told_apart_stays_out():
    totals = combine([told(6), told(1, at=20, sentence=1, victim_type="attacker")])
    assert totals.counts["killed"].best == 6
    assert totals.attackers_killed == 1


def test_combine_breaks_down_by_side():
    totals = combine(
        [told(2, victim_type="force"), told(3, at=20, victim_type="civilian")]
    )
    assert (totals.forces_killed, totals.civilians_killed) == (2, 3)


def test_combine_names_count_people_once():
    rule = "object:killed:name"
    names = ["Ann Lee", "Lee", "Bob Ray"]
    named = [
        told(1, at=20 * n, sentence=n, rule=rule, victims=name)
        for n, name in enumerate(names)
    ]
    assert best(*named) == 2


def test_combine_pronoun_adds_nobody():
    she = told(1, at=20, rule="subject:died:pronoun")
    assert best(told(1), she) == 1


def test_combine_known_person_adds_nobody():
    driver = told(1, at=20, rule="subject:died:known")
    assert best(told(2), driver) == 2


def test_combine_those_shot_are_wounded_unless_dead():
    shot = told(5, effect="wounded", rule="object:shot:number:harm")
    dead = told(2, at=20)
    assert best(shot, dead, effect="wounded") == 3
    assert best(shot, effect="wounded") == 5


def test_combine_shot_and_dead_leaves_no_wounded():
    shot = told(1, effect="wounded", rule="object:shot:one:harm")
    assert best(shot, told(1, at=20), effect="wounded") is None


def test_combine_kidnapped_apart_from_arrested():
    taken = told(4, effect="captured", rule="object:kidnapped:number")
    held = told(
        9, at=20, sentence=1, effect="captured", rule="object:arrested:number:arrest"
    )
    assert best(taken, held, effect="captured") == 4
    assert best(held, effect="captured") == 9


def test_combine_sum_loses_a_bound_that_one_lacks():
    at_least = told(10, high=None, qualifier="at_least")
    found = combine([at_least, told(2, at=20)]).counts["killed"]
    assert (found.low, found.best, found.high) == (12, 12, None)
    assert found.qualifier == "at_least"
    assert found.members == (0, 1)


def test_combine_rival_widens_only_its_own_part():
    rule = "object:killed:number"
    guards = told(5, rule=rule, trigger=3, victim_type="force")
    rebels = told(10, at=3, rule=rule, trigger=3, victim_type="attacker")
    other = told(7, at=20, sentence=1, rule=rule, relation="rival")
    found = combine([guards, rebels, other]).counts["killed"]
    assert (found.low, found.best, found.high) == (12, 15, 15)


def test_combine_rival_of_another_count_leaves_the_bounds():
    total = told(30, rule="object:killed:number")
    part = told(9, at=20, sentence=1, rule="object:killed:number")
    rival = told(7, at=40, sentence=2, rule="object:killed:number", relation="rival")
    found = combine([total, part, rival]).counts["killed"]
    assert (found.low, found.best, found.high) == (30, 30, 30)
