"""Geodesics, bearings, and the words for them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsevents.language import geography as g

LATITUDES = st.floats(-80, 80)
LONGITUDES = st.floats(-180, 180)


@pytest.mark.parametrize(
    ("words", "point"),
    [
        ("north", "N"),
        ("South-East", "SE"),
        ("southeast", "SE"),
        ("north-north-west", "NNW"),
        ("northwestern", "NW"),
        ("eastwards", "E"),
        ("ENE", "ENE"),
        ("N.W.", "NW"),
        ("ne", None),
        ("up", None),
        ("north-south", None),
        ("", None),
    ],
)
def test_parse_bearing_reads_words_and_letters(words, point):
    assert g.parse_bearing(words) == point


def test_offset_point_rejects_what_is_no_compass_point():
    with pytest.raises(ValueError, match="is not one of"):
        g.offset_point(0, 0, 10, "up")


@given(LATITUDES, LONGITUDES, st.floats(1, 1000), st.sampled_from(g.BEARINGS))
def test_offset_point_lies_as_far_and_in_that_direction(lat, lon, km, bearing):
    there = g.offset_point(lat, lon, km, bearing)
    assert g.haversine(lat, lon, *there) == pytest.approx(km, rel=0.01)
    assert g.bearing_between(lat, lon, *there) == bearing


@given(LATITUDES, LONGITUDES, LATITUDES, LONGITUDES)
def test_haversine_is_symmetric_and_bounded(lat1, lon1, lat2, lon2):
    there = g.haversine(lat1, lon1, lat2, lon2)
    back = g.haversine(lat2, lon2, lat1, lon1)
    assert there == pytest.approx(back, abs=1e-6)
    assert 0 <= there <= 20_038


def test_centroid_of_nothing_is_an_error():
    with pytest.raises(ValueError, match="no points"):
        g.centroid([])


def test_centroid_crosses_the_date_line():
    lat, lon = g.centroid([(10, 170), (10, -170)])
    assert lat == pytest.approx(10, abs=0.2)
    assert abs(lon) == pytest.approx(180)
