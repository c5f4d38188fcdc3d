"""English numerals: value, bounds, qualifier, and what is no count at all."""

from __future__ import annotations

import pytest

from newsevents.language.numberwords import compose
from newsevents.language.numerals import find_numerals


def values(text):
    return [n.best for n in find_numerals(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("twenty-three goats", 23),
        ("two hundred and six seats", 206),
        ("one million two thousand two hundred three", 1_002_203),
        ("1,250 houses", 1250),
        ("1.2 million litres", 1_200_000),
        ("5k fans", 5000),
        ("$3bn in aid", 3_000_000_000),
        ("a dozen boats", 12),
        ("half a dozen boats", 6),
        ("two dozen boats", 24),
        ("half a million voters", 500_000),
        ("a couple of crates", 2),
        ("tens of thousands of marchers", 20_000),
        ("hundreds of thousands of marchers", 200_000),
        ("several hundred marchers", 300),
        ("three lakh rupees", 300_000),
        ("10 1/2 miles", 10.5),
        ("3/4 mile", 0.75),
        ("two and a half tonnes", 2.5),
        ("two thirds of the hall", 2 / 3),
        ("five and a half million votes", 5_500_000),
        ("nine point zero four", 9.04),
        ("-7 degrees", -7),
        ("minus twelve", -12),
        ("1e6 cells", 1_000_000),
        ("12 300 400 bees", 12_300_400),
        ("zero", 0),
        ("a quarter of a million voters", 250_000),
        ("three quarters of a million voters", 750_000),
        ("one-and-a-half million voters", 1_500_000),
        ("half-a-dozen boats", 6),
        ("a half-dozen boats", 6),
        ("three dozen boats", 36),
        ("a score of boats", 20),
        ("fifteen hundred seats", 1500),
        ("two hundred six seats", 206),
        ("twelve (12) boats", 12),
        ("dozens and dozens of boats", 24),
        ("hundreds, if not thousands, of boats", 200),
        ("a price of $2000", 2000),
        ("a crowd of $US55,400", 55_400),
        ("PS2.5m in aid", 2_500_000),
        ("4.5×10^6 cells", 4_500_000),
        ("2×10−3 grams", 0.002),
        ("3⅝ inches", 3.625),
        ("40 000 goats", 40_000),
        ("a quarter million voters", 250_000),
        ("two million and a half", 2_500_000),
        ("one hundred and three quarters", 100.75),
        ("5m people", 5_000_000),
        ("a fund of 1.2b", 1_200_000_000),
        ("a pair of goats", 2),
        ("another one", 1),
        ("the trio of goats", 3),
        ("a half million votes", 500_000),
        ("many guests", 3),
        ("a large number of guests", 3),
        ("five out of six goats", 5),
        ("one in five villagers", 0.2),
        ("Officials said that one goat ran off", 1),
    ],
    ids=str,
)
def test_find_numerals_reads_value(text, value):
    assert values(text) == pytest.approx([value])


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("12 men", (12, 12, 12, "exact")),
        ("at least 12 men", (12, 12, None, "at_least")),
        ("more than a dozen men", (12, 12, None, "at_least")),
        ("over 12 men", (12, 12, None, "at_least")),
        ("no fewer than 12 men", (12, 12, None, "at_least")),
        ("12 or more men", (12, 12, None, "at_least")),
        ("12+ men", (12, 12, None, "at_least")),
        ("up to 12 men", (None, 12, 12, "at_most")),
        ("as many as 12 men", (None, 12, 12, "at_most")),
        ("fewer than 12 men", (None, 12, 12, "at_most")),
        ("no more than 12 men", (None, 12, 12, "at_most")),
        ("around 12 men", (12, 12, 12, "about")),
        ("some 12 men", (12, 12, 12, "about")),
        ("nearly 12 men", (12, 12, 12, "about")),
        ("an estimated 12 men", (12, 12, 12, "about")),
        ("12 or so men", (12, 12, 12, "about")),
        ("~12 men", (12, 12, 12, "about")),
        ("several men", (3, 3, None, "vague")),
        ("dozens of men", (24, 24, None, "vague")),
        ("scores of men", (40, 40, None, "vague")),
        ("hundreds of men", (200, 200, None, "vague")),
        ("thousands of men", (2000, 2000, None, "vague")),
        ("20 to 30 men", (20, 20, 30, "range")),
        ("20-30 men", (20, 20, 30, "range")),
        ("between 20 and 30 men", (20, 20, 30, "range")),
        ("two or three men", (2, 2, 3, "range")),
        ("20 to 30 million men", (20_000_000, 20_000_000, 30_000_000, "range")),
        ("between $62 and $68", (62, 62, 68, "range")),
        ("5% to 10%", (5, 5, 10, "range")),
        ("four-to-six men", (4, 4, 6, "range")),
        ("two to three dozen men", (24, 24, 36, "range")),
        ("between two and four dozen men", (24, 24, 48, "range")),
        ("10-12,000 men", (10_000, 10_000, 12_000, "range")),
        ("between 15kHz and 17kHz", (15, 15, 17, "range")),
        ("at least 20 and perhaps as many as 30 men", (20, 20, 30, "range")),
        ("the price fell from 38 to 31,", (31, 31, 38, "range")),
        ("the price rose from $38 to $45,", (38, 45, 45, "range")),
        ("from 90 pounds to 75 by May", (75, 75, 90, "range")),
        ("at the very least 12 men", (12, 12, None, "at_least")),
        ("at least some 12 men", (12, 12, None, "at_least")),
        ("more than an estimated 12 men", (12, 12, None, "at_least")),
        ("as few as 12 men", (12, 12, None, "at_least")),
        ("upwards of 12 men", (12, 12, None, "at_least")),
        ("more than a dozen", (12, 12, None, "at_least")),
        ("at least two dozen", (24, 24, None, "at_least")),
        ("12 at a minimum", (12, 12, None, "at_least")),
        ("just shy of 12 men", (12, 12, 12, "about")),
        ("thirty-some men", (30, 30, 30, "about")),
        ("an average of 12 men", (12, 12, 12, "exact")),
        ("sub-12 degrees", (None, 12, 12, "at_most")),
    ],
    ids=lambda case: case if isinstance(case, str) else "",
)
def test_find_numerals_sets_bounds(text, bounds):
    [found] = find_numerals(text)
    assert (found.low, found.best, found.high, found.qualifier) == bounds


@pytest.mark.parametrize(
    "text",
    [
        "on 21 January",
        "on Jan. 21, 2022",
        "03/02/2021",
        "2022-01-21",
        "the 21st floor",
        "at 18:26",
        "at 3 a.m.",
        "from 1999 to 2003",
        "in 2011",
        "a 34-year-old nurse",
        "aged 34",
        "Ann Lee, 34, of Leeds",
        "Ann Lee (34)",
        "4126 N. Cedar Avenue",
        "the 300 block of Cedar",
        "call 555-1234",
        "an AK-47",
        "an F-16 jet",
        "Flight 370",
        "Highway 12",
        "no one spoke",
        "the wrong one",
        "a third driver",
        "0400 hours local",
        "a 3-1 win",
        "tied at 2-2",
        "16-18 Mill Road",
        "the 90210 ZIP code",
        "built in A.D. 900",
        "August 26 2019",
        "the 2018 sales of the firm",
        "in the second half",
        "a baker's dozen",
        "1) the mayor",
        "lot 4703L2",
        "that one is new",
        "how many guests",
        "many goats",
        "a number of sheds",
        "the number of goats",
        "a pair, then",
        "her half brother",
    ],
    ids=lambda text: text,
)
def test_find_numerals_leaves_out(text):
    assert values(text) == []


def test_find_numerals_reads_update_as_two_numbers():
    assert values("the toll rose to 45 from 38") == [45, 38]


def test_find_numerals_reads_no_list_as_grouped_digits():
    assert values("buses 22,24,26,31") == [22]


def test_find_numerals_takes_no_place_of_one_thing_for_a_share():
    assert values("the second one in five days") == [5]
    assert values("a goat in 3 sheds") == [3]


def test_find_numerals_keeps_a_four_digit_count():
    assert values("a crowd near 2000 people, more than 1850 houses") == [2000, 1850]


def test_find_numerals_tells_change_from_range():
    kinds = [n.kind for n in find_numerals("rose from 38 to 45; from 20 to 30 men")]
    assert kinds == ["change", "figure"]


def test_find_numerals_spans_cover_qualifier_and_figure():
    text = "Police said at least twenty-three cars burned."
    [found] = find_numerals(text)
    assert text[found.start : found.end] == "at least twenty-three"
    assert text[found.number_start : found.number_end] == "twenty-three"


def test_find_numerals_keeps_offsets_where_lowering_changes_length():
    text = "İİİ 12 men"
    [found] = find_numerals(text)
    assert text[found.number_start : found.number_end] == "12"


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "1,",
        "11,",
        "1-",
        "1 to ",
        "a number of ",
        "two ",
        "jan 1 ",
        "1/2/",
        "1.1.",
        "1 111 ",
        "hundred ",
        "$",
    ],
    ids=repr,
)
def test_find_numerals_reads_long_texts_to_the_end(piece):
    """Long enough that time that grew with the square would be minutes."""
    text = f"{piece * 16_000}; 38 men died"
    assert values(text)[-1] == 38


def test_compose_tells_runs_apart():
    assert [run.value for run in compose(["two", "three"])] == [2, 3]
    assert [run.value for run in compose(["20", "five"])] == [20, 5]


def test_compose_lone_article_is_no_number():
    assert compose(["a"]) == []
