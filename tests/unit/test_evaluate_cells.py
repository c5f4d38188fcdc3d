"""Comparing one cell with the gold."""

import pytest

from newsevents.evaluate import cells
from newsevents.evaluate.gold import Incident


def is_right(column, accepted, value, **options):
    incident = Incident("a", 1, {column: tuple(accepted)}, **options)
    return cells.is_right(column, incident, {column: value})


@pytest.mark.parametrize(
    ("column", "accepted", "value", "right"),
    [
        pytest.param("killed", [11], 11, True, id="count"),
        pytest.param("killed", [11], 12, False, id="other count"),
        pytest.param("killed", [11], None, False, id="count left empty"),
        pytest.param("killed", [None], None, True, id="empty and rightly so"),
        pytest.param("killed", [None], 0, False, id="zero is not empty"),
        pytest.param("killed", [None, 0], 0, True, id="zero or empty"),
        pytest.param("killed_high", [14, None], None, True, id="empty accepted too"),
        pytest.param("event_type", ["fire", "accident"], "accident", True, id="second"),
        pytest.param("status", ["denied"], "reported", False, id="status"),
        pytest.param(
            "place_name", ["Hassakeh", "Al Hasakah"], "Al Ḩasakah", True, id="accents"
        ),
        pytest.param(
            "place_name", ["Al-Azim"], "Al Azim district", True, id="longer name"
        ),
        pytest.param(
            "place_name", ["Al-Azim district"], "al-Azim", True, id="shorter name"
        ),
        pytest.param("place_name", ["Kass"], "Kassala", False, id="part of a word"),
        pytest.param(
            "place_name", ["Kass"], "the road from Nyala to Kass", False, id="too long"
        ),
        pytest.param(
            "perpetrator", ["Islamic State"], "Islamic State group", True, id="group"
        ),
        pytest.param("perpetrator", ["ELN"], "ELN; FARC", True, id="half of the list"),
        pytest.param(
            "perpetrator", ["ELN"], "ELN; FARC; army", False, id="a third of it"
        ),
        pytest.param(
            "target",
            ["army barracks"],
            "an army barracks in a village",
            True,
            id="more words",
        ),
        pytest.param("target", ["army barracks"], "barracks", False, id="fewer words"),
        pytest.param(
            "weapon",
            ["guns; rigged vehicles"],
            "rigged vehicles; heavy guns",
            True,
            id="every part",
        ),
        pytest.param(
            "weapon",
            ["guns; rigged vehicles"],
            "heavy guns",
            False,
            id="a part missing",
        ),
        pytest.param("weapon", ["guns"], "", False, id="empty text is empty"),
        pytest.param(
            "attribution", ["Syria’s army"], "Syria's army", True, id="apostrophes"
        ),
        pytest.param("time_start", ["2022-01-21"], "2022-01-21", True, id="day"),
        pytest.param(
            "time_start",
            ["2022-01-21"],
            "2022-01-21T03:00:00+03:00",
            False,
            id="a clock time nobody stated",
        ),
        pytest.param(
            "time_start",
            ["2022-01-21T03:00:00+03:00"],
            "2022-01-21T03:00+03:00",
            True,
            id="same instant",
        ),
        pytest.param(
            "time_start",
            ["2022-01-21T03:00:00+03:00"],
            "2022-01-21T00:00:00Z",
            True,
            id="other zone",
        ),
        pytest.param(
            "time_start",
            ["2022-01-21T03:00:00+03:00"],
            "2022-01-21T03:00:00",
            False,
            id="offset missing",
        ),
        pytest.param(
            "time_start",
            ["2022-01-21T03:00:00+03:00"],
            "2022-01-21T3",
            False,
            id="no ISO time",
        ),
        pytest.param(
            "time_start", ["2022-03"], "2022-03-01", True, id="any day of the month"
        ),
        pytest.param("distance_km", [48.28], 48.2803, True, id="rounded kilometres"),
        pytest.param("distance_km", [48.28], 30.0, False, id="miles for kilometres"),
        pytest.param("distance_km", [120], "far", False, id="no number"),
    ],
)
def test_is_right(column, accepted, value, right):
    assert is_right(column, accepted, value) is right


@pytest.mark.parametrize(
    ("latitude", "longitude", "right"),
    [
        pytest.param(34.42, 44.40, True, id="same"),
        pytest.param(34.50, 44.40, True, id="nine kilometres off"),
        pytest.param(34.52, 44.40, False, id="eleven kilometres off"),
        pytest.param(None, 44.40, False, id="half a point"),
    ],
)
def test_is_right_point(latitude, longitude, right):
    incident = Incident("a", 1, {"latitude": (34.42,), "longitude": (44.40,)})
    row = {"latitude": latitude, "longitude": longitude}
    assert cells.columns_of(incident)[-1] == cells.POINT
    assert cells.is_right(cells.POINT, incident, row) is right


def test_is_right_point_that_must_be_empty():
    incident = Incident("a", 1, {"latitude": (None,), "longitude": (None,)})
    assert cells.is_right(cells.POINT, incident, {})
    assert not cells.is_right(
        cells.POINT, incident, {"latitude": 1.0, "longitude": 2.0}
    )


def test_kilometres_of_antipodes_is_half_the_circumference():
    assert cells.kilometres((0.0, 0.0), (0.0, 180.0)) == pytest.approx(20015, abs=1)
