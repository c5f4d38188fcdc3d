"""Where a local story plays: one-line stories, each with the place of its first row."""

import pytest

from newsevents import build
from newsevents.records import Article

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "name", "admin1"),
    [
        pytest.param(
            "TOLEDO, Ohio - Two men were shot on Maple Street on Thursday night.",
            "Toledo",
            "Ohio",
            id="a street lies in the town of the dateline",
        ),
        pytest.param(
            "Two men were shot on Maple Street on Thursday, Toledo police said.",
            "Toledo",
            "Ohio",
            id="a street lies in the town of the police",
        ),
        pytest.param(
            "TOLEDO, Ohio - A Dayton man was shot on Thursday night, officers said.",
            "Toledo",
            "Ohio",
            id="people come from elsewhere",
        ),
        pytest.param(
            "TOLEDO, Ohio - Two men were shot on Thursday night in Dayton.",
            "Dayton",
            "Ohio",
            id="a town as the scene goes before that of the dateline",
        ),
        pytest.param(
            "TOLEDO, Ohio - Two men were shot in Lucas County on Thursday.",
            "Toledo",
            "Ohio",
            id="the town of the dateline goes before the county around it",
        ),
        pytest.param(
            "TOLEDO, Ohio - Two men were shot in Greene County on Thursday.",
            "Greene County",
            "Ohio",
            id="but not before another county",
        ),
        pytest.param(
            "A woman was shot dead at a farm west of Dayton in Ohio on Thursday.",
            "Dayton",
            "Ohio",
            id="a town nearby goes before the state",
        ),
    ],
)
def test_place_is(row_of, text, name, admin1):
    row = row_of(text)
    assert (row.place_name, row.place_admin1) == (name, admin1)


def test_the_town_of_a_hospital_is_better_than_no_place(row_of):
    row = row_of("A nurse was shot on Thursday and died in a hospital in Dayton.")
    assert row.place_admin1 == "Ohio"


def test_a_quarter_of_no_map_lies_in_the_town_of_the_hospitals(row_of):
    row = row_of(
        "Gunmen shot two bakers dead in Zubrik Bazar on Thursday. Their bodies were "
        "taken to the Nairobi General Hospital."
    )
    assert (row.place_name, row.country_code) == ("Zubrik Bazar", "KEN")
    assert (row.place_text, row.geo_precision) == ("Zubrik Bazar; Nairobi", "near")


def test_the_name_of_the_site_is_no_scene(row_of):
    row = row_of(
        "Two men were shot on Maple Street on Thursday.\n\nToledo police came.",
        title="Two men shot on Maple Street - Channel 5 - Dayton, Ohio",
    )
    assert row.place_name == "Toledo"


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        pytest.param(
            "TOLEDO, Ohio - A tailor was shot at his shop on Maple Street on Thursday."
            " The victim was flown to Dayton Medical Center in critical condition.",
            1,
            id="victims are brought to a hospital elsewhere",
        ),
        pytest.param(
            "TOLEDO, Ohio - A tailor was shot at his shop on Maple Street on Thursday."
            " A bomb wounded two nurses at Dayton Medical Center on Friday.",
            2,
            id="but a hospital may be the scene",
        ),
        pytest.param(
            "TOLEDO, Ohio - A tailor was shot on Thursday evening. The shooting"
            " happened around 4 p.m. at a shop on North Church Street.",
            1,
            id="a street that has the name of a town abroad",
        ),
        pytest.param(
            "TOLEDO, Ohio - Two men were shot on Thursday. They were shot, along"
            " with another woman, on Elm Road.",
            1,
            id="another woman is no other incident",
        ),
        pytest.param(
            "TOLEDO, Ohio - A tailor, 41, was shot on Maple Street on Thursday. Another"
            " woman, 23, was shot on Elm Road in Dayton on Friday.",
            2,
            id="another woman in front of a story of her own",
        ),
        pytest.param(
            "TOLEDO, Ohio - A tailor was shot on Thursday. The shooting happened at a"
            " shop near 9th Street and Fresno.",
            1,
            id="the shooting just told of, whatever its street is named after",
        ),
        pytest.param(
            "TOLEDO, Ohio - A tailor was shot on Maple Street on Tuesday. He"
            " remained in critical condition Thursday.",
            1,
            id="the day of a victim's condition",
        ),
        pytest.param(
            "TOLEDO, Ohio - Paul Reed was shot on Maple Street on Tuesday. Reed died on"
            " Thursday.",
            1,
            id="a victim dies days later",
        ),
    ],
)
def test_number_of_rows(nlp, text, rows):
    article = Article(id="a", text=text, published="2019-06-14")
    [found] = build.extract_batch(nlp, [article])
    assert sum(row.status == "reported" for row in found.rows) == rows
