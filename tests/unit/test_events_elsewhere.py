"""Places of a story that are not where an incident was."""

import pytest

pytestmark = pytest.mark.model

STORY = (
    "Ministers met to talk about trade in Kenya. The hosts served tea. A choir sang. "
    "Bo Hart was abducted by gunmen. {} Farmers in Kenya hope for rain. "
    "The bank will lend money. The talks go on. Kenya expects much of them."
)


def place_of(rows_of, sentence):
    rows = rows_of(STORY.format(sentence))
    [place] = [r.place_name for r in rows if r.event_type == "kidnapping"]
    return place


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("He was released in Mombasa.", id="where somebody was freed"),
        pytest.param("He was born in Mombasa.", id="where somebody was born"),
        pytest.param("His uncle ran for mayor of Mombasa.", id="an office"),
        pytest.param("The Mombasa authorities are at a loss.", id="a body"),
    ],
)
def test_a_neighbouring_sentence_tells_of_something_else(rows_of, sentence):
    assert place_of(rows_of, sentence) != "Mombasa"


def test_a_neighbouring_sentence_tells_where(rows_of):
    assert place_of(rows_of, "It happened at a market in Mombasa.") == "Mombasa"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "In a note issued in Mombasa, teachers condemned the murder of a clerk.",
            id="where a paper was issued",
        ),
        pytest.param(
            "Gunmen killed a clerk, a crime comparable to what rebels did in Mombasa.",
            id="what is compared",
        ),
        pytest.param(
            "Gunmen killed Ana Ruiz, alias Mombasa, who was asleep.",
            id="a nickname",
        ),
    ],
)
def test_what_a_sentence_says_beside_is_no_scene(rows_of, text):
    rows = rows_of(STORY.replace("Bo Hart was abducted by gunmen.", text))
    [place] = [r.place_name for r in rows if r.trigger in ("killed", "murder")]
    assert place in (None, "Kenya")


def test_embassies_of_countries_are_in_another(row_of):
    row = row_of("A bomb went off outside the embassies of Kenya and Uganda.")
    assert row.place_name not in ("Kenya", "Uganda")


def test_a_continent_is_no_scene_of_a_story(rows_of):
    text = "Gunmen killed a clerk, said a paper that is read all over Central America."
    rows = rows_of(STORY.replace("Bo Hart was abducted by gunmen.", text))
    [country] = [r.country_code for r in rows if r.trigger == "killed"]
    assert country == "KEN"
