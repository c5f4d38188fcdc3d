"""Composing the time of an event, and questions to intervals."""

from __future__ import annotations

import pytest

from newsevents.language import calendar as cal
from newsevents.language import chronology
from newsevents.records import EventTime


def time(text, value, start, precision, *, end=None, role="event", stated=True):
    return EventTime(
        start=0,
        end=len(text),
        text=text,
        rule="test",
        value=value,
        type="TIME" if "T" in value else "DATE",
        time_start=start,
        time_end=end or start,
        time_precision=precision,
        role=role,
        date_is_stated=stated,
    )


FRIDAY = time("Friday", "2022-01-21", "2022-01-21", "day")
EARLY = time("early Friday", "2022-01-21", "2022-01-21", "part_of_day")
THREE = time("3 am", "2022-01-22T03:00", "2022-01-22T03:00", "hour", stated=False)
ONE = time("1 am", "2022-01-22T01:00", "2022-01-22T01:00", "hour", stated=False)
NIGHT = time("Thursday night", "2022-01-20TNI", "2022-01-20", "part_of_day")
MORNING = time("Friday morning", "2022-01-21TMO", "2022-01-21", "part_of_day")
ELEVEN = time("11 pm", "2022-01-22T23:00", "2022-01-22T23:00", "hour", stated=False)
NOON = time("noon", "2022-01-22T12:00", "2022-01-22T12:00", "hour", stated=False)
NINE_GMT = time(
    "0900 GMT", "2022-01-22T09:00", "2022-01-22T09:00+00:00", "minute", stated=False
)
SAID = time("Saturday", "2022-01-22", "2022-01-22", "day", role="report")
MONTH = time("this month", "2022-01", "2022-01-01", "month", end="2022-01-31")
DAWN = time("dawn", "2022-01-22TMO", "2022-01-22", "part_of_day", stated=False)


def compose(*times, zone=None, published="2022-01-22"):
    return chronology.compose(times, zone=zone, published=published)


def test_day_and_hour_from_two_sentences_with_the_zone_of_the_place():
    found = compose(EARLY, THREE, zone="Asia/Baghdad")
    assert found.time_start == found.time_end == "2022-01-21T03:00:00+03:00"
    assert (found.time_precision, found.confidence) == ("hour", 1.0)
    assert found.time_text == "early Friday; 3 am"
    assert found.used == (0, 1)


@pytest.mark.parametrize(
    ("times", "start", "precision"),
    [
        ((FRIDAY,), "2022-01-21", "day"),
        ((EARLY,), "2022-01-21", "part_of_day"),
        ((FRIDAY, DAWN), "2022-01-21", "part_of_day"),
        ((MONTH, FRIDAY), "2022-01-21", "day"),
        ((FRIDAY, MONTH), "2022-01-21", "day"),
        ((NIGHT, ONE), "2022-01-21T01:00:00", "hour"),
        ((NIGHT, ELEVEN), "2022-01-20T23:00:00", "hour"),
        ((THREE,), "2022-01-22T03:00:00", "hour"),
        ((SAID, FRIDAY), "2022-01-21", "day"),
    ],
)
def test_composed(times, start, precision):
    found = compose(*times)
    assert (found.time_start, found.time_precision) == (start, precision)


def test_parts_that_contradict_lower_the_confidence():
    found = compose(MORNING, ELEVEN)
    assert found.time_start == "2022-01-21"
    assert found.confidence < 1
    assert compose(FRIDAY, NIGHT).confidence < 1


def test_stated_zone_is_turned_into_that_of_the_place():
    found = compose(FRIDAY, NINE_GMT, zone="Asia/Baghdad")
    assert found.time_start == "2022-01-21T12:00:00+03:00"


def test_stated_zone_stands_where_the_place_has_none():
    assert compose(FRIDAY, NINE_GMT).time_start == "2022-01-21T09:00:00+00:00"


def test_second_clock_time_lends_its_offset():
    assert compose(FRIDAY, NOON, NINE_GMT).time_start == "2022-01-21T12:00:00+03:00"


def test_only_a_statement_is_dated():
    found = compose(SAID)
    assert (found.time_start, found.time_end) == ("2022-01-22", "2022-01-22")
    assert found.confidence < 1


def test_no_date_in_the_text():
    found = compose()
    assert (found.time_start, found.time_end) == (None, "2022-01-22")
    assert found.time_precision == "unknown"
    assert compose(published=None) is None


@pytest.mark.parametrize("zone", ["Nowhere/At_All", "../etc/passwd", "", "Asia"])
def test_unknown_zone_leaves_local_time(zone):
    assert compose(FRIDAY, THREE, zone=zone).time_start == "2022-01-21T03:00:00"


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2020-02-29", "2020-02-29", "2020-02-29"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2021-W53", None, None),
        ("2020-W53", "2020-12-28", "2021-01-03"),
        ("2022-W03-WE", "2022-01-22", "2022-01-23"),
        ("2022-Q4", "2022-10-01", "2022-12-31"),
        ("2022-H2", "2022-07-01", "2022-12-31"),
        ("2021-WI", "2021-12-01", "2022-02-28"),
        ("198", "1980-01-01", "1989-12-31"),
        ("19", "1900-01-01", "1999-12-31"),
        ("2022-01-21TMO", "2022-01-21", "2022-01-21"),
        ("2021-02-29", None, None),
        ("P3D", None, None),
        ("0000", None, None),
    ],
)
def test_bounds_of_values(value, first, last):
    days = cal.bounds(value)
    given = (None, None) if days is None else tuple(d.isoformat() for d in days)
    assert given == (first, last)


def test_days_before_publication():
    assert chronology.days_before(FRIDAY, "2022-01-22T10:00:00Z") == 1
    assert chronology.days_before(FRIDAY, None) is None
    assert chronology.days_before(MONTH, "2022-01-22") == 0


def test_a_range_of_clock_times_keeps_its_end():
    between = time(
        "between 3 and 4 am",
        "2022-01-22T03:00",
        "2022-01-22T03:00",
        "hour",
        end="2022-01-22T04:00",
        stated=False,
    )
    found = compose(EARLY, between, zone="Asia/Baghdad")
    assert found.time_start == "2022-01-21T03:00:00+03:00"
    assert found.time_end == "2022-01-21T04:00:00+03:00"
