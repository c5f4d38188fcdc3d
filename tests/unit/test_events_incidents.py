"""Which sentences speak of one incident, seen from the rows."""

import random

import pytest

from newsevents import build
from newsevents.records import Article
from newsevents.stages.events.facts import gather
from newsevents.stages.events.linking.evidence import load_weights
from newsevents.stages.events.linking.incidents import link
from newsevents.stages.events.naming.triggers import find_triggers, load_lexicon
from newsevents.stages.events.sentences.frames import build_frames
from newsevents.stages.events.telling.status import load_status_lexicon

pytestmark = pytest.mark.model


def counts(rows):
    """Return the dead and wounded of the rows that are news, fewest dead first."""
    told = [(r.killed, r.wounded) for r in rows if r.status == "reported"]
    return sorted(told, key=lambda pair: pair[0] or 0)


def test_one_incident_told_three_times_is_one_row(rows_of):
    rows = rows_of(
        "A car bomb killed nine people in Mosul on Thursday, police said.\n\n"
        "The blast tore through a vegetable market shortly after noon.\n\n"
        "The bombing also wounded 20 people, a doctor said."
    )
    assert [(r.event_type, r.killed, r.wounded) for r in rows] == [("bombing", 9, 20)]
    assert rows[0].mention_count == 3


def test_incidents_in_two_countries_are_two_rows(rows_of):
    rows = rows_of(
        "Gunmen shot dead four soldiers in northern Mali on Wednesday.\n\n"
        "In Nigeria, a roadside bomb killed two policemen on Thursday."
    )
    assert {(r.country_code, r.killed) for r in rows} == {("MLI", 4), ("NGA", 2)}


def test_history_is_marked_and_not_counted(rows_of):
    rows = rows_of(
        "A suicide bomber killed three people in Kabul on Thursday.\n\n"
        "In 2017 a truck bomb in the city killed more than 150 people."
    )
    current = [r for r in rows if r.status != "background"]
    assert [r.killed for r in current] == [3]
    assert all(r.status == "background" for r in rows if r.killed == 150)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param(
            "Rebels blew up a bridge near Torit. Arsonists also set fire to a sawmill.",
            2,
            id="also something else",
        ),
        pytest.param(
            "Rebels blew up a bridge near Torit. They also wounded a guard.",
            1,
            id="also hurt people",
        ),
        pytest.param(
            "Rebels blew up a bridge near Torit. They bombed the bridge at noon.",
            1,
            id="the same thing again",
        ),
    ],
)
def test_what_was_also_hit_is_another_incident(rows_of, text, number):
    assert len(rows_of(text)) == number


@pytest.mark.parametrize(
    ("text", "status"),
    [
        pytest.param(
            "A florist was shot and wounded in Graz during an attempted robbery.",
            "reported",
            id="a victim was hurt",
        ),
        pytest.param(
            "Guards foiled an attack on a mill in Graz. One attacker was killed.",
            "foiled",
            id="an attacker was hurt",
        ),
    ],
)
def test_what_hurt_people_was_not_foiled(rows_of, text, status):
    assert [r.status for r in rows_of(text)] == [status]


def test_the_headline_restates_and_adds_no_row(rows_of):
    rows = rows_of(
        "A passenger train derailed near Lahore on Thursday, killing six people.",
        title="Six killed as train derails near Lahore",
    )
    assert [(r.event_type, r.killed) for r in rows] == [("accident", 6)]


def test_the_headline_is_of_the_incident_told_first(rows_of):
    rows = rows_of(
        "A baker was shot dead in Tacoma on Thursday.\n\n"
        "In Yakima, a tailor was shot and wounded on Monday.",
        title="Shooting shocks neighbors",
    )
    assert [r.killed for r in rows if r.rank == 1] == [1]


def test_an_arrest_after_a_crime_is_no_row_of_its_own(rows_of):
    rows = rows_of(
        "Two men shot dead a shopkeeper in Cali on Thursday.\n\n"
        "Police arrested a suspect on Friday."
    )
    assert [r.event_type for r in rows] == ["armed_attack"]


def test_one_of_several_incidents_has_its_own_counts(rows_of):
    rows = rows_of(
        "Bombings at bus depots in Peru and Chile killed at least 52 people.\n\n"
        "The blast in Santiago went off at 9 am on Thursday. At least 40 people were"
        " killed and 310 wounded there, hospital officials said."
    )
    assert counts(rows) == [(40, 310), (52, None)]


def test_a_series_goes_on_being_history(rows_of):
    rows = rows_of(
        "A nail bomb was left at a fair in Bonn on Thursday but failed to go off.\n\n"
        "Spain suffered a spate of attacks last summer. Nine people were killed in"
        " separate knife attacks."
    )
    assert all(row.killed is None for row in rows if row.status != "background")


def test_several_attacks_keep_their_sum_from_one_of_them(rows_of):
    rows = rows_of(
        "Officials said 90 people were wounded in 12 different attacks on Thursday.\n\n"
        "In the worst attack, a car bomb in the town of Hilla wounded 30 people."
    )
    assert counts(rows) == [(None, 90), (None, 30)]


def test_other_explosions_are_another_row(rows_of):
    rows = rows_of(
        "In Basra, a car bomb outside a bank killed 12 people on Thursday.\n\n"
        "Two other explosions in the city killed four people and wounded nine."
    )
    assert counts(rows) == [(4, 9), (12, None)]


def test_the_subject_of_a_verb_has_its_counts(rows_of):
    rows = rows_of(
        "A mine in the town of Kunduz killed four drivers on Thursday, while a car bomb"
        " in the city of Herat hurt nine people, officials said."
    )
    assert counts(rows) == [(None, 9), (4, None)]


@pytest.mark.parametrize(
    ("fate", "killed"),
    [
        ("Soldiers found the dead bodies of the two miners on 9 May 2019.", [2]),
        ("One of the hostages was killed on 9 May 2019.", [1]),
        ("The bodies of the victims were found in Niger on 9 May 2019.", [2]),
        ("On 9 May 2019, bandits killed a tailor in Niger.", [1, None]),
        ("On 9 May 2019, soldiers killed the kidnappers in Niger.", [None]),
    ],
    ids=["found again", "one of them", "found elsewhere", "another", "captors"],
)
def test_what_became_of_captives_is_of_their_row(rows_of, fate, killed):
    rows = rows_of(f"On 3 May 2019, bandits kidnapped two miners near Gashua. {fate}")
    assert sorted((r.killed for r in rows), key=str) == killed


def test_the_body_of_a_captive_is_no_second_row(rows_of):
    rows = rows_of(
        "On 3 May 2019, bandits abducted Umar Dala near Gashua. Dala's beheaded body"
        " was found in Geidam on 9 May 2019."
    )
    assert [(r.event_type, r.killed) for r in rows] == [("kidnapping", 1)]


def test_a_clause_that_goes_back_in_time_is_history(rows_of):
    rows = rows_of(
        "A car bomb killed six people in Basra on Thursday.\n\n"
        "The violence follows a spike in April when at least 90 people were killed."
    )
    assert counts(rows) == [(6, None)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The bank cut its forecast after a crash in share prices.",
        "He suffered a heart attack during the shoot of his new film.",
        "The striker fired a shot on target and settled the title fight.",
    ],
    ids=["empty", "finance", "film", "sport"],
)
def test_violent_words_without_an_incident_give_no_row(rows_of, text):
    assert rows_of(text) == []


def test_event_ids_are_the_same_every_time(rows_of):
    text = "A bomb killed two people in Basra on Thursday."
    assert rows_of(text)[0].event_id == rows_of(text)[0].event_id


def test_evidence_offsets_point_into_the_text(rows_of):
    text = "Rain fell.\n\nA landslide killed seven villagers near Pokhara on Thursday."
    [row] = rows_of(text, title="Landslide kills seven in Nepal")
    assert text[row.evidence_start : row.evidence_end].strip() == row.evidence


@pytest.mark.parametrize(
    ("text", "start"),
    [
        (
            "A cook was shot in Elko, Nevada. Officers were called to the yard just"
            " after 11 pm Sunday. The cook was shot in the arm.",
            "2019-06-09T23:00:00-07:00",
        ),
        (
            "A cook was shot in Elko, Nevada. It happened shortly after 3 pm.",
            "2019-06-14T15:00:00-07:00",
        ),
        ("A cook was shot in Elko, Nevada. A vigil was held on Wednesday.", None),
        ("A cook was shot in Elko, Nevada. The bar will open again Monday.", None),
    ],
    ids=["between sentences", "clock alone", "a vigil", "days to come"],
)
def test_a_day_told_nearby_dates_the_incident(rows_of, text, start):
    [row] = rows_of(text)
    assert row.time_start == start


def test_others_hit_at_another_hour_are_another_incident(rows_of):
    rows = rows_of(
        "A 20-year-old man was shot on Elm Street in Tacoma about 3 p.m. Thursday.\n\n"
        "Around 9:30 p.m. a 44-year-old woman was shot on Oak Avenue, police said."
    )
    assert counts(rows) == [(None, 1), (None, 1)]


def test_the_hour_of_a_death_is_of_the_same_incident(rows_of):
    rows = rows_of(
        "A 20-year-old man was shot on Elm Street in Tacoma about 3 p.m. Thursday.\n\n"
        "The man was pronounced dead at 9:30 p.m., police said."
    )
    assert counts(rows) == [(1, None)]


def test_the_reasons_of_a_row_name_the_evidence(nlp):
    text = (
        "A car bomb killed nine people in Mosul on Thursday.\n\n"
        "The blast also wounded 20 people."
    )
    doc = build.make_doc(nlp, Article(id="a", text=text, published="2019-06-14"))
    for _, component in nlp.pipeline:
        doc = component(doc)
    [event] = nlp.get_pipe("newsevents_events").find(doc)
    assert "definite description" in str(event.reasons)


@pytest.mark.parametrize(
    "sequel",
    [
        "Another man remained in Saint Anne Hospital in critical condition.",
        "The woman was taken to Riverside Hospital in Columbus.",
    ],
    ids=["another victim in hospital", "a hospital elsewhere"],
)
def test_care_of_the_victims_is_no_incident_of_its_own(rows_of, sequel):
    text = f"A woman and a man were shot in Dayton on Thursday.\n\n{sequel}"
    assert [r.trigger for r in rows_of(text)] == ["shot"]


def test_the_home_town_of_a_victim_parts_no_incidents(rows_of):
    rows = rows_of(
        "A man was shot dead in Dayton on Thursday.\n\n"
        "John Barlow, 50, of Cleveland, died at the scene, police said."
    )
    assert [(r.place_name, r.killed) for r in rows] == [("Dayton", 1)]


def test_shells_that_come_down_are_of_the_deaths_they_bring(rows_of):
    rows = rows_of(
        "Two mortar shells fired from Syria landed in the Turkish town of Akcakale, "
        "killing a woman and her four children."
    )
    assert [(r.event_type, r.killed) for r in rows] == [("shelling", 5)]


@pytest.mark.parametrize(
    ("sequel", "number"),
    [
        ("Another explosion on Monday destroyed a mill in the town, police said.", 2),
        ("Similarly, a mill in the town was bombed, police said.", 2),
        ("Doctors treated three other explosion victims in the town.", 1),
    ],
    ids=["another is named", "as before", "other victims"],
)
def test_what_is_named_as_another_is_a_row_of_its_own(rows_of, sequel, number):
    text = f"A bomb exploded at a dairy in Voi on Monday, police said.\n\n{sequel}"
    assert len(rows_of(text)) == number


def test_what_befell_people_of_other_names_is_another_incident(rows_of):
    rows = rows_of(
        "Gunmen kidnapped the mayor Omar Lutfi in Voi on Monday.\n\n"
        "His family asked for help.\n\nThe council met at noon.\n\n"
        "Rebels shot dead the dentist Asha Mwangi."
    )
    assert sorted(r.victims for r in rows) == ["Asha Mwangi", "Omar Lutfi"]


def test_who_is_kidnapped_is_told_in_one_breath(rows_of):
    rows = rows_of(
        "Gunmen kidnapped the mayor Omar Lutfi near Voi on Monday. "
        "Gunmen kidnapped the dentist Asha Mwangi near Voi."
    )
    assert sorted(r.victims for r in rows) == ["Asha Mwangi", "Omar Lutfi"]


def test_a_murder_is_no_strike_told_of_before(rows_of):
    rows = rows_of(
        "Bakers held a protest in Voi on Monday.\n\nThey want more pay.\n\n"
        "The murder of Asha Mwangi, a dentist, was condemned."
    )
    assert {r.event_type for r in rows} == {"protest", "armed_attack"}


def test_a_town_that_only_says_where_another_lies_joins_nothing(rows_of):
    rows = rows_of(
        "A car bomb wounded nine people in Taji, north of Baghdad, on Thursday.\n\n"
        "Officials asked for calm.\n\nShops were closed.\n\n"
        "A roadside bomb killed three people in Diwaniyah, south of Baghdad."
    )
    assert counts(rows) == [(None, 9), (3, None)]


def test_incidents_do_not_depend_on_the_order_of_frames(nlp):
    doc = nlp(
        "Rebels blew up a bridge near Torit on Monday. Gunmen shot dead two clerks in "
        "Juba. The blast wounded a guard. The clerks had left a bank. Another bomb "
        "went off in Wau on Sunday, killing a nurse. The attack on the bridge was "
        "the first."
    )
    facts = gather(doc)
    found = find_triggers(doc, facts.words, load_lexicon(), facts.sentence_of_token)
    frames = build_frames(facts, found, load_status_lexicon())
    expected = groups(facts, frames)
    for seed in range(5):
        mixed = random.Random(seed).sample(frames, len(frames))
        assert groups(facts, mixed) == expected
    assert len(expected) > 1


def groups(facts, frames):
    """Return the sentences of each incident."""
    incidents = link(facts, frames, load_weights())
    return [[frame.sentence for frame in i.frames] for i in incidents]


@pytest.mark.parametrize(
    ("sequel", "number"),
    [
        ("The governor said that Ana Ruiz was killed by a gang from Yei.", 1),
        ("The governor said that Jon Lund was killed by a gang from Yei.", 2),
    ],
)
def test_nobody_is_killed_twice(rows_of, sequel, number):
    news = "Gunmen killed Ana Ruiz in Torit on Thursday. The council met at noon."
    assert len(rows_of(f"{news} {sequel}")) == number


def test_what_happened_meanwhile_in_another_town_is_another_incident(rows_of):
    rows = rows_of(
        "Two blasts in Voi killed four people, while a car bomb in Olmari hurt nine."
    )
    assert counts(rows) == [(None, 9), (4, None)]


def test_what_the_murdered_did_is_not_of_the_murder(rows_of):
    rows = rows_of(
        "Gunmen murdered a mayor in Torit on Thursday. The council met. The murdered "
        "mayor had visited Geneva in May."
    )
    assert [(r.place_name, r.time_start) for r in rows] == [("Torit", "2019-06-13")]
