"""Which incidents of a whole story become rows, where they were and who was harmed."""

import pytest

pytestmark = pytest.mark.model

STORY = (
    "The bishop of Ndola spoke for an hour on Sunday.\n\n"
    "He thanked the choir and greeted the old people.\n\n"
    "The harvest was good this year, he noted.\n\n"
    "Many guests had come from the villages.\n\n"
    "The mayor sat in the first row.\n\n"
    "{}\n\n"
    "He will travel to Lusaka next week."
)


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("He called for a halt to the murders.", id="bare plural"),
        pytest.param("The attacks in the north must stop, he said.", id="plural"),
        pytest.param("Nobody can live with the bombing and the fear.", id="no place"),
        pytest.param("There is some fighting in Kitwe, he said.", id="mass noun"),
        pytest.param("He spoke of thugs who murder beggars in Kitwe.", id="a habit"),
        pytest.param("They only want to bomb the mills in Kitwe.", id="an aim"),
    ],
)
def test_violence_at_large_is_no_row(rows_of, sentence):
    assert rows_of(STORY.format(sentence)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("The attacks on Monday shook the town, he said.", id="a day"),
        pytest.param("He recalled the bombing in Kitwe.", id="one, at a place"),
        pytest.param("Gunmen attacked the mill, he said.", id="a deed and a doer"),
        pytest.param("Gunmen tried to bomb the mill, he said.", id="an attempt"),
        pytest.param("Gunmen are bombing the mill, he said.", id="a deed that goes on"),
    ],
)
def test_one_told_detail_makes_an_incident(rows_of, sentence):
    assert len(rows_of(STORY.format(sentence))) == 1


def test_a_note_is_of_an_incident_however_little_it_tells(rows_of):
    assert [r.event_type for r in rows_of("Clashes in the north of Benin.")] == [
        "clash"
    ]


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("On 4 May, monitors heard 12 shots near Kitwe.", ["armed_attack"]),
        ("Dozens of nurses gathered in Kitwe.", ["protest"]),
        ("The mayor of Kitwe demanded more buses on 4 May.", []),
        ("The pandemic kept people in Kitwe at home on 4 May.", []),
        ("Looting: On 4 May, men took all the rice of a widow in Kitwe.", ["unrest"]),
    ],
    ids=["shots", "a crowd", "a vague word", "no deed", "a label"],
)
def test_a_note_may_tell_its_incident_by_weak_words(rows_of, text, types):
    assert [row.event_type for row in rows_of(text)] == types


def test_a_note_is_of_the_protest_not_of_its_cause(rows_of):
    text = (
        "Bakers protested in Mombasa against the killing of two cooks by police in "
        "Kisumu. The bakers held the police responsible for the killing."
    )
    first = rows_of(text)[0]
    assert (first.event_type, first.place_name) == ("protest", "Mombasa")


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        pytest.param(
            "Two bakers were killed and a nurse was wounded when a mine exploded.",
            "bakers; nurse",
            id="dead and wounded",
        ),
        pytest.param(
            "A tailor was ambushed near Voi. He was shot dead.",
            "tailor",
            id="he is the target",
        ),
        pytest.param(
            "Gunmen kidnapped two nurses in Voi. One was wounded.",
            "nurses",
            id="a number alone adds nobody",
        ),
        pytest.param(
            "Two nurses were killed and a third was wounded when a mine exploded.",
            "nurses",
            id="an ordinal adds nobody",
        ),
        pytest.param(
            "Nine Abu Sayyaf rebels were killed when a mine exploded.",
            "Abu Sayyaf rebels",
            id="all of a name before them",
        ),
    ],
)
def test_victims_are_all_who_came_to_harm(rows_of, text, victims):
    [row] = rows_of(text)
    assert row.victims == victims


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param(
            "Police arrested two men with grenades and dynamite in Jinja on Monday.",
            "arrest",
            id="arms that were found",
        ),
        pytest.param(
            "Rebels captured two soldiers near Jinja on Monday.",
            "kidnapping",
            id="captives of an armed group",
        ),
        pytest.param(
            "Smugglers dynamited a bridge near Jinja on Monday.",
            "bombing",
            id="dynamite as a verb",
        ),
    ],
)
def test_type_by_what_was_done(rows_of, text, kind):
    assert [r.event_type for r in rows_of(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "country", "name"),
    [
        pytest.param(
            "Gunmen killed two herders on Monday. They left.\n\n"
            + "People in Kenya are tired.\n\n" * 6
            + "The news spread from Nairobi to Mombasa.",
            "KEN",
            None,
            id="the country of the story",
        ),
        pytest.param(
            "U.S. officials condemned the murder of two herders in Kenya on Monday.",
            "KEN",
            "Kenya",
            id="not that of the officials",
        ),
    ],
)
def test_country_of_an_incident_without_a_town(rows_of, text, country, name):
    [row] = rows_of(text)
    assert (row.country_code, row.place_name) == (country, name)
    assert row.geo_precision == "country"


def test_a_namesake_abroad_is_brought_home(rows_of):
    [row] = rows_of(
        "NAIROBI (Reuters) - Gunmen killed two herders in Escalon on Monday, police "
        "in Kenya said. The army sent troops from Mombasa."
    )
    assert (row.country_code, row.place_name, row.latitude) == ("KEN", "Escalon", None)


def test_two_nouns_in_a_list_are_two_incidents(rows_of):
    rows = rows_of(
        "The mayor condemned the bombing in Kitale and the murder of two teachers in "
        "Busia on Monday."
    )
    assert {(r.event_type, r.killed) for r in rows} == {
        ("bombing", None),
        ("armed_attack", 2),
    }


def test_what_is_told_of_a_list_is_of_one_incident(rows_of):
    [row] = rows_of("Shootings and bomb blasts killed nine people in Baidoa on Monday.")
    assert row.killed == 9


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param(
            "Rebels fired rockets at a school in Bama on Monday. "
            "No casualties were reported in the attack.",
            "shelling",
            id="arms that were used",
        ),
        pytest.param(
            STORY.format(
                "Gunmen murdered two teachers in Bama on Monday.\n\n"
                "The town also fears bombs and mines.\n\nIt has no bomb squad."
            ),
            "armed_attack",
            id="arms that are feared",
        ),
    ],
)
def test_type_of_an_incident_with_arms(rows_of, text, kind):
    assert [r.event_type for r in rows_of(text)] == [kind]


@pytest.mark.parametrize("gap", ["\n", "\n\n", " \n\n\n"])
def test_clutter_tells_of_nothing_whatever_stands_behind_it(rows_of, gap):
    teaser = "Read more: Blast kills 20 in Ndola"
    story = "Gunmen shot dead two weavers in Kitwe on Monday, police said."
    assert [r.killed for r in rows_of(f"{story}{gap}{teaser}{gap}They fled.")] == [2]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        pytest.param(
            "Gunmen killed four weavers in Herat on Monday. An official in Kabul put "
            "the toll at six.",
            {("Herat", 6)},
            id="the toll of what was told",
        ),
        pytest.param(
            "Gunmen killed four weavers in Herat on Monday. The toll from a flood in "
            "Khost stood at 31.",
            {("Herat", 4), ("Khost", 31)},
            id="another toll",
        ),
        pytest.param(
            "A van exploded at a fair in Herat on Monday, killing four people and "
            "wounding 20.\n\nIn Ghorian, a parked lorry exploded, killing three people "
            "and wounding nine.",
            {("Herat", 4), ("Ghoriyan", 3)},
            id="other dead and wounded elsewhere",
        ),
        pytest.param(
            "A van exploded at a fair in Herat on Monday, killing four people and "
            "wounding 20.\n\nThe explosion in the Bagh quarter killed four people and "
            "wounded 21, an official said.",
            {("Herat", 4)},
            id="the same dead, more wounded",
        ),
        pytest.param(
            "Two cooks were hurt when a van overturned near Bethel, Alaska, on Monday."
            "\n\nOne was flown to Anchorage with burns and died there.",
            {("Bethel", 1)},
            id="where the hurt were flown to",
        ),
    ],
)
def test_places_and_dead(rows_of, text, cells):
    assert {(row.place_name, row.killed) for row in rows_of(text)} == cells
