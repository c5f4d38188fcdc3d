"""Lengths, bearings, anchors and points."""

from __future__ import annotations

from dataclasses import replace

import pytest
import spacy

from newsevents import docdata
from newsevents.language.geography import haversine
from newsevents.records import Place
from newsevents.settings import DistanceSettings
from newsevents.stages import distances
from newsevents.stages.distances.lengths import lengths, load


@pytest.fixture(scope="module")
def find():
    return distances.build(DistanceSettings())


@pytest.fixture(scope="module")
def nlp():
    return spacy.blank("en")


@pytest.fixture(scope="module")
def lexicon():
    return load()


@pytest.mark.parametrize(
    ("text", "km", "low", "high", "qualifier"),
    [
        ("20 km", 20, 20, 20, "exact"),
        ("20km", 20, 20, 20, "exact"),
        ("10kms", 10, 10, 10, "exact"),
        ("1,500 kilometres", 1500, 1500, 1500, "exact"),
        ("2.4 KM", 2.4, 2.4, 2.4, "exact"),
        ("a 30-mile", 48.28, 48.28, 48.28, "exact"),
        ("five miles", 8.05, 8.05, 8.05, "exact"),
        ("half a mile", 0.805, 0.805, 0.805, "exact"),
        ("about 12 nautical miles", 22.22, 22.22, 22.22, "about"),
        ("some 20 km", 20, 20, 20, "about"),
        ("more than 120 kilometers (75 miles)", 120, 120, None, "at_least"),
        ("at least 5 km", 5, 5, None, "at_least"),
        ("less than 3 miles", 4.83, None, 4.83, "at_most"),
        ("within 5 km", 5, None, 5, "at_most"),
        ("3 to 5 kilometers", 3, 3, 5, "range"),
        ("between 10 and 15 km", 10, 10, 15, "range"),
        ("several kilometres", 3, 3, None, "vague"),
        ("a few hundred metres", 0.3, 0.3, None, "vague"),
    ],
)
def test_length(lexicon, text, km, low, high, qualifier):
    [found] = lengths(text, lexicon)
    assert found.km == pytest.approx(km, rel=0.01)
    assert (found.low is None) == (low is None)
    assert (found.high is None) == (high is None)
    if high is not None:
        assert found.high == pytest.approx(high, rel=0.01)
    assert found.qualifier == qualifier


@pytest.mark.parametrize(
    "text",
    ["120 km/h", "60 miles per hour", "80 km an hour", "$5m", "20 minutes", "12 men"],
)
def test_no_length(lexicon, text):
    assert not list(lengths(text, lexicon))


def test_a_conversion_is_the_same_length_and_another_figure_is_not(lexicon):
    [same] = lengths("100 km (62 miles) away", lexicon)
    assert same.end == len("100 km (62 miles)")
    one, other = lengths("100 km (5 miles) away", lexicon)
    assert (one.km, round(other.km)) == (100, 8)


def place(text, name, lat, lon, code="IRQ", **more):
    start = text.index(name)
    return Place(
        start=start, end=start + len(name), text=name, rule="t", name=name,
        latitude=lat, longitude=lon, country_code=code, geo_precision="exact", **more,
    )  # fmt: skip


def one(nlp, find, text, *places):
    doc = nlp(text)
    docdata.write(doc, docdata.key_of("places"), places)
    [found] = find(doc)
    assert doc.text[found.start : found.end] == found.text
    return found


@pytest.mark.parametrize(
    ("text", "bearing", "anchor"),
    [
        ("It lies 20km north of Zerak.", "N", "Zerak"),
        ("It lies 32 km northeast of Zerak on the road.", "NE", "Zerak"),
        ("It lies 20 km south-east of Zerak.", "SE", "Zerak"),
        ("It lies 7 km SSW of Zerak, CA.", "SSW", "Zerak"),
        ("It lies 15 kilometers to the north of Ba'zir in spring.", "N", "Ba'zir"),
        ("It lies 5 km from Zerak.", None, "Zerak"),
        ("It lies 19 miles outside the capital, Zerak.", None, "Zerak"),
        ("It lies 15 miles east of the harbour city of Zerak.", "E", "Zerak"),
        ("It lies 23 km west from Al Zerak.", "W", "Al Zerak"),
        ("It lies 8km outside of Zerak.", None, "Zerak"),
        ("It lies (15 km East of Zerak) by the sea.", "E", "Zerak"),
        ("It lies (120 miles) north of Zerak.", "N", "Zerak"),
        ("It lies two miles off the coast of Zerak.", None, "Zerak"),
        ("It lies within 5 km of Zerak.", None, "Zerak"),
        ("It lies 158 km away of capital Zerak.", None, "Zerak"),
    ],
)
def test_offset(nlp, find, text, bearing, anchor):
    found = one(nlp, find, text)
    assert found.is_location
    assert (found.bearing, found.anchor) == (bearing, anchor)


@pytest.mark.parametrize(
    "text",
    [
        "They marched over 600 km from Zerak to Bolan.",
        "A 27 km long chain of people formed.",
        "Missiles with a range of 300 km from Zerak were shown.",
        "A 10-km radius was closed.",
        "The blast hit the 16 mile stretch of the line.",
        "They drove 5 km and stopped.",
        "The two mills burned 90 miles (145 km) from each other.",
        "Both ferries sank 12 km from one another.",
        "Both ferries sank 12 km away from each other.",
        "Three wells caved in some 8 km apart from Zerak to Bolan.",
    ],
)
def test_not_a_location(nlp, find, text):
    found = one(nlp, find, text)
    assert not found.is_location
    assert (found.bearing, found.anchor, found.latitude) == (None, None, None)


def test_the_point_lies_so_far_from_the_anchor(nlp, find):
    text = "Gunmen struck more than 120 kilometers (75 miles) north of Baghdad."
    found = one(nlp, find, text, place(text, "Baghdad", 33.34058, 44.40088))
    assert (found.latitude, found.longitude) == pytest.approx((34.42, 44.4), abs=0.01)
    assert found.radius_km > 30
    assert (found.km, found.low_km, found.high_km) == (120, 120, None)


def test_an_unmarked_anchor_lies_in_the_division_behind_it(nlp, find):
    text = "A tremor struck 5 km from Greenville, Ohio."
    state = place(text, "Ohio", 40.2, -82.7, "USA", admin1="Ohio")
    found = one(nlp, find, text, replace(state, geo_precision="admin1"))
    assert found.latitude == pytest.approx(40.1, abs=0.1)


def test_the_capital_is_that_of_the_country_spoken_of(nlp, find):
    text = "The road in Mosul ends 80 km south of the capital."
    found = one(nlp, find, text, place(text, "Mosul", 36.3, 43.1))
    assert (found.anchor, found.anchor_start) == ("Baghdad", None)
    assert haversine(33.34, 44.4, found.latitude, found.longitude) == pytest.approx(
        80, rel=0.02
    )


def test_here_is_the_dateline(nlp, find):
    text = "ERBIL - The camp is 90 km from here."
    found = one(nlp, find, text, place(text, "ERBIL", 36.19, 44.0, role="dateline"))
    assert (found.anchor, found.latitude, found.radius_km) == ("ERBIL", 36.19, 90)


def test_there_is_no_point_from_a_whole_province(nlp, find):
    text = "It lies 90 km east of Diyala."
    anchor = place(text, "Diyala", 34.0, 45.0)
    rough = Place(**{
        name: getattr(anchor, name)
        for name in Place.__dataclass_fields__
        if name != "geo_precision"
    }, geo_precision="admin1")  # fmt: skip
    assert one(nlp, find, text, rough).latitude is None


def test_a_weekday_is_no_anchor(nlp, find):
    [record] = find(nlp("The tug sank 35 nautical miles from the coast on Monday."))
    assert record.text == "35 nautical miles from the coast"
    assert record.anchor is None


def test_metres_that_place_nothing_are_left_out(nlp, find):
    assert not find(nlp("He won the 100 metres."))


@pytest.mark.parametrize(
    ("piece", "times", "found"),
    [("9", 100_000, 0), ("1,000,", 30_000, 0), ("10 km ", 20_000, 20_000),
     (" ", 200_000, 0)],
)  # fmt: skip
def test_long_texts_are_read_to_the_end(lexicon, piece, times, found):
    """Long enough that time that grew with the square would be minutes."""
    assert len(list(lengths(piece * times, lexicon))) == found
