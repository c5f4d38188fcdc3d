"""Where a local story plays: one-line stories, each with the place of its first row."""

import pytest

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


def test_the_name_of_the_site_is_no_scene(row_of):
    row = row_of(
        "Two men were shot on Maple Street on Thursday.\n\nToledo police came.",
        title="Two men shot on Maple Street - Channel 5 - Dayton, Ohio",
    )
    assert row.place_name == "Toledo"
