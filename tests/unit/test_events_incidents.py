"""Which sentences speak of one incident, seen from the rows."""

import pytest

from newsevents import build
from newsevents.records import Article

pytestmark = pytest.mark.model


@pytest.fixture
def rows_of(nlp):
    def run(text, title=None, published="2019-06-14"):
        article = Article(id="a", text=text, title=title, published=published)
        [found] = build.extract_batch(nlp, [article])
        assert found.failure is None
        return list(found.rows)

    return run


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


def test_the_headline_restates_and_adds_no_row(rows_of):
    rows = rows_of(
        "A passenger train derailed near Lahore on Thursday, killing six people.",
        title="Six killed as train derails near Lahore",
    )
    assert [(r.event_type, r.killed) for r in rows] == [("accident", 6)]


def test_an_arrest_after_a_crime_is_no_row_of_its_own(rows_of):
    rows = rows_of(
        "Two men shot dead a shopkeeper in Cali on Thursday.\n\n"
        "Police arrested a suspect on Friday."
    )
    assert [r.event_type for r in rows] == ["armed_attack"]


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
