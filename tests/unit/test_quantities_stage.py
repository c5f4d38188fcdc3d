"""Quantities: units, counted nouns, people."""

from __future__ import annotations

import pytest
import spacy

from newsevents.settings import QuantitySettings
from newsevents.stages.quantities import build
from newsevents.stages.quantities.units import load_units, unit_beside


@pytest.fixture(scope="module")
def blank():
    return spacy.blank("en")


@pytest.fixture(scope="module")
def find():
    return build(QuantitySettings())


@pytest.mark.parametrize(
    ("text", "best", "unit"),
    [
        ("It lies 75 miles away.", 75, "mile"),
        ("It lies 120 kilometers away.", 120, "kilometre"),
        ("a 5km run", 5, "kilometre"),
        ("a six-mile walk", 6, "mile"),
        ("It rose 2.3% overnight.", 2.3, "percentage"),
        ("It rose 7 per cent.", 7, "percentage"),
        ("It cost $20.", 20, "dollar"),
        ("It cost US$1.5m.", 1_500_000, "US dollar"),
        ("It cost 12 euros.", 12, "euro"),
        ("rent of $900 a month", 900, "dollar per month"),
        ("winds of 90 mph", 90, "mile per hour"),
        ("It hit 41 degrees Celsius.", 41, "degree Celsius"),
        ("40 kg of rice", 40, "kilogram"),
        ("They waited 3 days.", 3, "day"),
        ("30 gigawatts", 30, "gigawatt"),
        ("a 40-year-old farmer", 40, "year of age"),
        ("twins 18 months old", 18, "month of age"),
        ("It cost AU $89.", 89, "Australian dollar"),
        ("It cost $US89,400.", 89_400, "US dollar"),
        ("It cost PS2.5m.", 2_500_000, "pound sterling"),
        ("a loss of Y=90 billion", 90_000_000_000, "Japanese yen"),
        ("at $80 per square metre", 80, "dollar per square metre"),
        ("at $80 per visit", 80, "dollar per visit"),
        ("at £24 a-year", 24, "pound sterling per year"),
        ("It fell to $6 a year earlier.", 6, "dollar"),
        ("an average of 20 per week", 20, "count per week"),
        ("after 50 previous years", 50, "year"),
        ("hundreds of miles", 200, "mile"),
        ("a room of sub-500 sq m", 500, "square metre"),
        ("It gained 2 percent.", 2, "percentage"),
        ("It cost 9 New Zealand dollars.", 9, "New Zealand dollar"),
        ("an engine of 300 HP", 300, "horsepower"),
        ("The share fell to 164p.", 164, "penny"),
        ("50 centimeters/millisecond", 50, "centimetre per millisecond"),
        ("20 kg/m3", 20, "kilogram per cubic metre"),
        ("dropped from 90 pounds to 75 by May", 75, "pound-mass"),
    ],
    ids=str,
)
def test_find_names_unit(find, blank, text, best, unit):
    [found] = find(blank(text))
    assert (found.best, found.unit) == (best, unit)


@pytest.mark.parametrize("text", ["one $ 5", "1 $ .5", "2 EUR 10"])
def test_find_leaves_a_sign_to_the_figure_behind_it(find, blank, text):
    counted, money = find(blank(text))
    assert counted.unit == ""
    assert counted.end <= money.start
    assert money.unit in ("dollar", "euro")


@pytest.mark.parametrize("text", ["5 ft 6 in tall", "5 feet and 6 inches"])
def test_find_joins_feet_and_inches(find, blank, text):
    [found] = find(blank(text))
    assert found.best == 5.5


def test_find_blank_pipeline_counts_people_by_lexicon(find, blank):
    [found] = find(blank("more than 100 armed militants attacked"))
    assert (found.unit, found.unit_text) == ("person", "armed militants")
    assert (found.low, found.high, found.qualifier) == (100.0, None, "at_least")


@pytest.mark.parametrize(
    ("text", "unit", "unit_text"),
    [
        ("About 40 fishermen slept there.", "person", "fishermen"),
        ("They bought 12 wooden boats.", "", "wooden boats"),
        ("Eight other nurses left.", "person", "other nurses"),
        ("Two of the drivers left.", "person", "drivers"),
        ("One of the oldest bridges fell.", "", "oldest bridges"),
        ("Two of the mayor's aides left.", "person", "aides"),
        ("They sold two members-only clubs.", "", "members-only clubs"),
        ("Some 20 newly built houses burned.", "", "newly built houses"),
        ("They bought 40 Model 3 sedans.", "", "Model 3 sedans"),
        ("It runs 30 flights a day.", "count per day", "flights a day"),
        ("It runs 30 flights a day earlier.", "", "flights"),
    ],
    ids=lambda case: case,
)
@pytest.mark.model
def test_find_names_counted_noun(find, base_nlp, text, unit, unit_text):
    [found] = find(base_nlp(text))
    assert (found.unit, found.unit_text) == (unit, unit_text)


@pytest.mark.parametrize(
    "text", ["one of the best", "They won Game 2.", "several ideas"], ids=lambda t: t
)
@pytest.mark.model
def test_find_leaves_out(find, base_nlp, text):
    assert find(base_nlp(text)) == []


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("He drank 40 of the 60 litres.", ["litre", "litre"]),
        ("It fell 12 points and then 9.", ["point", "point"]),
        ("It fell 3% and closed at 1,250.", ["percentage", ""]),
        ("It fell 12 points. The other was at 9.", ["point", ""]),
        ("four-, five- and six-mile runs", ["mile", "mile", "mile"]),
        ("two- and three-bedroom flats", []),
    ],
    ids=[
        "of-the",
        "coordinated",
        "other-size",
        "other-sentence",
        "suspended-hyphen",
        "suspended-attribute",
    ],
)
def test_find_carries_unit_to_bare_number(find, blank, text, units):
    assert [found.unit for found in find(blank(text))] == units


def test_find_text_is_that_of_the_doc(find, blank):
    doc = blank("Some 30 people walked more than 75 miles for $5.")
    for found in find(doc):
        assert doc.text[found.start : found.end] == found.text
        assert found.start <= found.number_start < found.number_end <= found.end


def test_unit_beside_bare_number_is_none():
    assert unit_beside("12 oranges", 0, 2, load_units()) is None
