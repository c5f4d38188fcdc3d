"""The country of what was done by and to whom, where no words say where."""

import pytest

pytestmark = pytest.mark.model

ABROAD = (
    "Ministers of Austria, Kenya and Japan met in Geneva on Thursday to talk about the "
    "budget. They agreed on a plan for the coming year. The treasurer spoke for an "
    "hour. Nobody asked a question. The plan goes to the council in June. "
    "It will be printed by then. {}"
)
IN_VIENNA = (
    "Austrian ministers met in Vienna on Thursday to talk about the budget. They "
    "agreed on a plan for Austria. The mayor of Vienna spoke for an hour. Nobody in "
    "Vienna asked a question. The plan goes to the council in June. "
    "It will be printed by then. {}"
)


@pytest.mark.parametrize(
    ("story", "sentences"),
    [
        pytest.param(
            ABROAD,
            "A speaker asked why nobody had explained the murder of two nurses on "
            "Tuesday. The Peruvian army said nothing.",
            id="forces named elsewhere in the story",
        ),
        pytest.param(
            ABROAD,
            "The summit in Nairobi ended a day after gunmen murdered two nurses and "
            "the Peruvian army did nothing.",
            id="and not where something else was",
        ),
        pytest.param(
            ABROAD,
            "A speaker also condemned the murder of two nurses by Shining Path "
            "guerrillas.",
            id="groups in it",
        ),
    ],
)
def test_deeds_of_no_place_are_of_the_country_of_groups_and_forces(
    rows_of, story, sentences
):
    [row] = [r for r in rows_of(story.format(sentences)) if r.killed == 2]
    assert (row.country_code, row.place_name) == ("PER", None)


def test_groups_may_act_in_the_country_of_the_story(rows_of):
    sentence = (
        "The mayor also condemned the murder of two nurses by Shining Path guerrillas."
    )
    [row] = [r for r in rows_of(IN_VIENNA.format(sentence)) if r.killed == 2]
    assert row.country_code == "AUT"


def test_forces_say_nothing_against_a_place_that_is_told(rows_of):
    sentence = (
        "A speaker said that gunmen murdered two nurses in Mombasa, and blamed the "
        "Peruvian army."
    )
    [row] = [r for r in rows_of(ABROAD.format(sentence)) if r.killed == 2]
    assert (row.country_code, row.place_name) == ("KEN", "Mombasa")
