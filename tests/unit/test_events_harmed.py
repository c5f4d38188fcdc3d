"""Victims, targets and weapons, seen from the rows of small stories."""

import pytest

from newsevents.stages.events.parties.arms import told_once
from newsevents.stages.events.parties.harmed import without_repeats


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "victims"),
    [
        pytest.param(
            "Gunmen shot dead the village teacher Omar Lutfi near Kirkuk on Monday.",
            "Omar Lutfi",
            id="the name beside the noun",
        ),
        pytest.param(
            "Gunmen shot dead four Turkish bakers near Kirkuk on Monday.",
            "Turkish bakers",
            id="the whole phrase",
        ),
        pytest.param(
            "Omar Lutfi, a dentist, was shot dead near Kirkuk on Monday. Doctors said "
            "Lutfi died at once.",
            "Omar Lutfi",
            id="one person under two names",
        ),
        pytest.param(
            "A bomb killed two members of the Taliban in Herat on Monday.",
            "members",
            id="members are not called as their group",
        ),
        pytest.param(
            "The killing of three members of the Green Party in Voi was condemned.",
            "members of the Green Party",
            id="members of a party are not the party",
        ),
        pytest.param(
            "Omar Lutfi was kidnapped in Voi on Monday. Five tailors were arrested.",
            "Omar Lutfi",
            id="who was arrested for it is no victim",
        ),
        pytest.param(
            "Priests prayed in Voi on Monday for the murdered nurses.",
            "nurses",
            id="a plural without a number in front of which it is said",
        ),
        pytest.param(
            "Rebels kidnapped nurses and teachers near Voi on Monday.",
            "nurses; teachers",
            id="plurals without a number",
        ),
        pytest.param(
            "A 22-year-old was stabbed to death in Voi on Monday.",
            "22-year-old",
            id="an age that stands for a person",
        ),
        pytest.param(
            "Two 17-year-olds were shot dead in Voi on Monday.",
            "17-year-olds",
            id="an age of several",
        ),
        pytest.param(
            "Two bodies with bullet wounds were found in Voi on Monday.",
            None,
            id="bodies name nobody",
        ),
        pytest.param(
            "Gunmen killed two cooks, Omar Lutfi and Sami Dali, in Voi on Monday.",
            "Omar Lutfi; Sami Dali",
            id="all names behind a number",
        ),
        pytest.param(
            "Gunmen attacked Omar Lutfi in Voi on Monday. One person was hurt.",
            "Omar Lutfi",
            id="the one hurt is the one attacked",
        ),
        pytest.param(
            "Two ambulances were shot at near Voi on Monday.",
            None,
            id="no vehicles",
        ),
        pytest.param(
            "Rebels attacked soldiers near Voi on Monday.",
            None,
            id="attacked but not said to be hurt",
        ),
    ],
)
def test_victims_are_called_as_participants_are(rows_of, text, victims):
    assert [r.victims for r in rows_of(text)] == [victims]


@pytest.mark.parametrize(
    ("names", "left"),
    [
        (["Lutfi", "Omar Lutfi"], ["Omar Lutfi"]),
        (["bank guards", "guard"], ["bank guards"]),
        (["Omar Lutfi", "Sara Lutfi"], ["Omar Lutfi", "Sara Lutfi"]),
        (["guards", "guards' cook"], ["guards", "guards' cook"]),
    ],
    ids=["surname", "noun", "two of a family", "another head"],
)
def test_the_fuller_of_two_names_is_kept(names, left):
    assert without_repeats(names) == left


@pytest.mark.parametrize(
    ("phrases", "left"),
    [
        (["a bomb", "pipe bomb", "two bombs"], ["pipe bomb"]),
        (["weapons", "hand grenades"], ["hand grenades"]),
        (["explosive device", "car bomb"], ["car bomb"]),
        (["explosives", "knives"], ["explosives", "knives"]),
        (["weapons"], ["weapons"]),
    ],
    ids=["one bomb", "any weapon", "any explosive", "something else", "nothing else"],
)
def test_a_weapon_is_told_once(phrases, left):
    assert told_once(phrases) == left


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "target"),
    [
        pytest.param(
            "Rebels attacked a garrison and a courthouse near Voi on Monday.",
            "garrison; courthouse",
            id="two things in one breath",
        ),
        pytest.param(
            "A bomb exploded near Voi on Monday. The blast damaged a dairy clinic.",
            "dairy clinic",
            id="what was damaged",
        ),
        pytest.param(
            "A bomb exploded at a clinic in Voi on Monday. Police closed the building.",
            "clinic",
            id="the building is the one told of",
        ),
        pytest.param(
            "Gunmen shot dead four nurses near Voi on Monday. A bakery was not far.",
            "nurses",
            id="a thing that nothing happened to",
        ),
        pytest.param(
            "Rebels set fire to a clinic and two lorries near Voi on Monday.",
            "clinic; lorries",
            id="what fire is set to",
        ),
        pytest.param(
            "A tailor was shot on Tidewater Drive in Norfolk on Monday.",
            "tailor",
            id="no street",
        ),
        pytest.param(
            "Gunmen attacked soldiers near Voi on Monday, killing two Kenyan soldiers.",
            "Kenyan soldiers",
            id="people are called as the victims are",
        ),
    ],
)
def test_targets_are_who_and_what_was_hit(rows_of, text, target):
    assert [r.target for r in rows_of(text)] == [target]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "killed", "attackers"),
    [
        pytest.param(
            "Guerrillas kidnapped a nurse near Voi on Monday. Two of the guerrillas"
            " were killed.",
            None,
            2,
            id="those who did the deed are none of its victims",
        ),
        pytest.param(
            "A bomb killed two guerrillas near Voi on Monday.",
            2,
            2,
            id="a bomb may be meant for them",
        ),
        pytest.param(
            "Bandits held up a bus near Voi on Monday. Passengers were killed.",
            2,
            None,
            id="a plural is at least two",
        ),
    ],
)
def test_the_dead_are_counted(rows_of, text, killed, attackers):
    rows = [(r.killed, r.attackers_killed) for r in rows_of(text)]
    assert rows == [(killed, attackers)]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "perpetrator"),
    [
        pytest.param(
            "Two tailors were shot dead in Voi on Monday. Police were gathering "
            "evidence.",
            None,
            id="police who gather evidence",
        ),
        pytest.param(
            "Paramedics rushed a tailor to a clinic after he was shot in Voi on "
            "Monday.",
            None,
            id="who takes the wounded away",
        ),
        pytest.param(
            "Soldiers shot and wounded a tailor in Voi on Monday.",
            "soldiers",
            id="who wounds",
        ),
        pytest.param(
            "A tailor shot himself in the foot in Voi on Monday.",
            "tailor",
            id="who shoots himself",
        ),
    ],
)
def test_perpetrators_are_who_did_it(rows_of, text, perpetrator):
    assert [r.perpetrator for r in rows_of(text)] == [perpetrator]
