"""What the places that an incident may have been at say of one another."""

import pytest

from newsevents.records import Place
from newsevents.stages.events.scene.candidates import Candidate, inner_first


def candidate(text, name, feature, score):
    start = text.index(name)
    place = Place(
        start=start,
        end=start + len(name),
        text=name,
        rule="model",
        name=name,
        feature=feature,
        geonames_id=7,
        latitude=1.0,
        longitude=2.0,
    )
    return Candidate(place, score, near=False)


@pytest.mark.parametrize(
    ("text", "feature", "is_raised"),
    [
        pytest.param("in Olmari (Yombari, Zu)", "admin2", True,
                     id="what maps show as a district alone"),
        pytest.param("in Olmari, Yombari.", "city", True, id="a village"),
        pytest.param("in Olmari district, Yombari.", "admin2", False,
                     id="not what is told as a district"),
        pytest.param("in Olmari, Yombari and Zu", "admin2", False, id="nor a list"),
        pytest.param("in Olmari, Yombari.", "admin1", False, id="nor a province"),
    ],
)  # fmt: skip
def test_what_lies_in_a_town_comes_before_it(text, feature, is_raised):
    inner = candidate(text, "Olmari", feature, 2.5)
    outer = candidate(text, "Yombari", "city", 3.0)
    first, second = inner_first(text, [inner, outer])
    assert (first.score > second.score) == is_raised
