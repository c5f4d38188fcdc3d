"""Expressions in invented sentences: span, value and resolved days, one line each."""

from __future__ import annotations

import pytest
import spacy

from newsevents import docdata
from newsevents.records import Article, EventTime
from newsevents.resources import patterns
from newsevents.settings import TimeSettings
from newsevents.stages.times import build
from newsevents.stages.times.finder import reader_of
from newsevents.stages.times.grammar import grammar, normalise, starts
from newsevents.stages.times.lexicon import lexicon

BLANK = spacy.blank("en")
FINDER = build(TimeSettings())


def find(
    text: str, published: str | None = "2022-01-22", **settings
) -> list[EventTime]:
    doc = BLANK(text)
    docdata.set_article(doc, Article(id="t", text=text, published=published))
    return (build(TimeSettings(**settings)) if settings else FINDER)(doc)


# Published on Saturday 22 January 2022. The brackets hold the expression.
SATURDAY = [
    ("The depot burned on [20 January].", "2022-01-20", "2022-01-20"),
    ("The depot burned on [Jan. 20].", "2022-01-20", "2022-01-20"),
    ("The depot burned on [January 20, 2021].", "2021-01-20", "2021-01-20"),
    ("The depot burned on [the 20th of January 2021].", "2021-01-20", "2021-01-20"),
    ("The depot burned on [Thursday, Jan. 20].", "2022-01-20", "2022-01-20"),
    ("The depot burned on [2022-01-20].", "2022-01-20", "2022-01-20"),
    ("The depot burned on [20.01.2022].", "2022-01-20", "2022-01-20"),
    ("The depot burned on [11-Sep-2001].", "2001-09-11", "2001-09-11"),
    ("The depot burned on [20/Jan/2021].", "2021-01-20", "2021-01-20"),
    ("It burned [about 9 Friday night].", "2022-01-21T21:00", "2022-01-21T21:00"),
    ("The depot burned [Dec. 31].", "2021-12-31", "2021-12-31"),
    ("The depot burned on [Friday].", "2022-01-21", "2022-01-21"),
    ("The depot burned on [Saturday].", "2022-01-22", "2022-01-22"),
    ("The depot burned [early Friday].", "2022-01-21", "2022-01-21"),
    ("The depot burned [late on Thursday night].", "2022-01-20TNI", "2022-01-20"),
    ("The depot burned [Friday morning].", "2022-01-21TMO", "2022-01-21"),
    ("It burned in [the early hours of Saturday].", "2022-01-22TMO", "2022-01-22"),
    ("The depot burned [last Saturday].", "2022-01-15", "2022-01-15"),
    ("The court sits [next Monday].", "2022-01-24", "2022-01-24"),
    ("It burned on [Thursday of last week].", "2022-01-13", "2022-01-13"),
    ("The depot burned [yesterday].", "2022-01-21", "2022-01-21"),
    ("The depot burned [yesterday evening].", "2022-01-21TEV", "2022-01-21"),
    ("It burned [the day before yesterday].", "2022-01-20", "2022-01-20"),
    ("The depot burned [last night].", "2022-01-21TNI", "2022-01-21"),
    ("The depot burned [two days ago].", "2022-01-20", "2022-01-20"),
    ("The depot burned [last week].", "2022-W02", "2022-01-10"),
    ("The depot burned [earlier this month].", "2022-01", "2022-01-01"),
    ("The depot burned [last year].", "2021", "2021-01-01"),
    ("It burned in [the week of January 10].", "2022-W02", "2022-01-10"),
    ("It burned on [the night of January 3].", "2022-01-03TNI", "2022-01-03"),
    ("It burned on [Tuesday 7 June].", "2022-06-07", "2022-06-07"),
    ("It burned on [the 14th].", "2022-01-14", "2022-01-14"),
    ("It burned at [6.30 in the evening].", "2022-01-22T18:30", "2022-01-22T18:30"),
    ("It burned at [03:36:12 UTC].", "2022-01-22T03:36", "2022-01-22T03:36+00:00"),
    ("They fought in [1980-1988].", "1980", "1980-01-01"),
    ("The depot burned in [October].", "2021-10", "2021-10-01"),
    ("The depot burned in [late March 2021].", "2021-03", "2021-03-01"),
    ("The depot burned in [the summer of 2019].", "2019-SU", "2019-06-01"),
    ("The depot burned in [the third quarter of 2020].", "2020-Q3", "2020-07-01"),
    ("The depot burned over [the weekend].", "2022-W03-WE", "2022-01-22"),
    ("The depot burned in [the 1980s].", "198", "1980-01-01"),
    ("The depot burned [three years ago].", "2019", "2019-01-01"),
    ("[Ten years ago today] the depot burned.", "2012-01-22", "2012-01-22"),
    ("[Two years ago on Friday] the depot burned.", "2020-01-21", "2020-01-21"),
    ("[Two years ago this week] the depot burned.", "2020", "2020-01-01"),
    ("The depot burned on [Christmas Day].", "2021-12-25", "2021-12-25"),
    ("The depot burned on [Good Friday 2021].", "2021-04-02", "2021-04-02"),
    ("It shut during [Ramadan 2021].", "2021-04", "2021-04-13"),
    ("The depot burned at [3 a.m. Friday].", "2022-01-21T03:00", "2022-01-21T03:00"),
    ("It burned at [9:30 Friday night].", "2022-01-21T21:30", "2022-01-21T21:30"),
    ("The depot burned at [15:30].", "2022-01-22T15:30", "2022-01-22T15:30"),
    ("It burned at [0300 GMT].", "2022-01-22T03:00", "2022-01-22T03:00+00:00"),
    ("It burned at [half past six].", "2022-01-22T06:30", "2022-01-22T06:30"),
    ("It burned [around noon].", "2022-01-22T12:00", "2022-01-22T12:00"),
    ("It burned on [the 20th of last month].", "2021-12-20", "2021-12-20"),
    ("It burned between [3 and 5 May 2021].", "2021-05-03", "2021-05-03"),
    ("It burned at [1430hrs].", "2022-01-22T14:30", "2022-01-22T14:30"),
    ("It burned at [15h30].", "2022-01-22T15:30", "2022-01-22T15:30"),
    ("It burned at [5.45pm].", "2022-01-22T17:45", "2022-01-22T17:45"),
    ("It burned at [9 p.m. EST].", "2022-01-22T21:00", "2022-01-22T21:00-05:00"),
    ("It burned at [9 pm local time].", "2022-01-22T21:00", "2022-01-22T21:00"),
    ("It burned [a day earlier].", "2022-01-21", "2022-01-21"),
    ("It burned on [Christmas Eve 2020].", "2020-12-24", "2020-12-24"),
    ("It burned in [the early 1990s].", "199", "1990-01-01"),
    ("It burned in [the first half of 2021].", "2021-H1", "2021-01-01"),
    ("Sales fell in [fiscal 2020].", "2020", "2020-01-01"),
    ("It burned at [lunchtime].", "2022-01-22TMI", "2022-01-22"),
    ("It burned [shortly before midnight].", "2022-01-22T23:00", "2022-01-22T23:00"),
    ("It burned in [March].", "2021-03", "2021-03-01"),
    ("It burned on [5 March].", "2021-03-05", "2021-03-05"),
    ("It will burn on [5 March].", "2022-03-05", "2022-03-05"),
    ("It will burn on [20 December].", "2022-12-20", "2022-12-20"),
    ("The mast fell [two hours ago].", "PT2H", "2022-01-22"),
    ("The mast fell [minutes ago].", "PAST_REF", "2022-01-22"),
    ("The mast fell [20 hours ago].", "PT20H", None),
    ("They sat there for [two days].", "P2D", None),
    ("They sat there for [nearly three years].", "P3Y", None),
    ("They sat there for [a few hours].", "PTXH", None),
    ("The guards meet [every day].", "P1D", None),
    ("The guards meet on [Fridays].", "XXXX-WXX-5", None),
    ("The guards are [now] gone.", "PRESENT_REF", None),
    ("Raids rose in [recent months].", "PAST_REF", None),
]


@pytest.mark.parametrize(
    ("marked", "value", "start"),
    SATURDAY,
    ids=[case[0] for case in SATURDAY],
)
def test_expression(marked, value, start):
    before, expression, after = _unmark(marked)
    found = [t for t in find(before + expression + after) if t.start == len(before)]
    assert [(t.text, t.value, t.time_start) for t in found] == [
        (expression, value, start)
    ]


def _unmark(marked: str) -> tuple[str, str, str]:
    before, _, rest = marked.partition("[")
    expression, _, after = rest.partition("]")
    return before, expression, after


NOT_TIMES = [
    "A five-year-old boy was hurt.",
    "He may march past the fall of the wall.",
    "Some 2000 people fled on foot.",
    "The convoy covered 1990 miles.",
    "Bus 1985 hit a wall.",
    "Mr. Jan Marsh spoke to Sun Systems.",
    "The bridge is the next to fall or to spring a leak.",
    "A man in his early 30s and a woman, 34, were hurt.",
    "They marked the tenth anniversary of the raid.",
    "A second man got away at half the price.",
    "The bill came to $1999.",
    "The stall stood at the Christmas market.",
]


@pytest.mark.parametrize("text", NOT_TIMES)
def test_no_expression(text):
    assert [t.text for t in find(text)] == []


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("The next day", "2022-01-21"),
        ("The following morning", "2022-01-21"),
        ("The previous evening", "2022-01-19"),
        ("A day earlier", "2022-01-19"),
        ("Two days later", "2022-01-22"),
        ("Hours later", "2022-01-20"),
    ],
)
def test_narrative_time_counts_from_the_day_before_it(words, start):
    times = find(f"The mill burned on Thursday. {words}, the depot burned.")
    assert [t.time_start for t in times] == ["2022-01-20", start]


@pytest.mark.parametrize(
    ("source", "start"),
    [("www.bbc.co.uk", "2021-03-05"), ("news.example.com", "2021-05-03")],
)
def test_order_of_numeric_dates_is_that_of_the_source(source, start):
    text = "It burned on 05/03/2021."
    doc = BLANK(text)
    docdata.set_article(doc, Article(id="t", text=text, source=source))
    assert [t.time_start for t in FINDER(doc)] == [start]


def test_future_weekday_looks_ahead():
    assert find("The court will sit on Monday.")[0].time_start == "2022-01-24"
    assert find("The court sat on Monday.")[0].time_start == "2022-01-17"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Police said Sunday a tram burned on Saturday.", ["01-23", "01-22"]),
        ("A tram burned early Saturday and smoked on Sunday.", ["01-22", "01-23"]),
        ("A tram burned on Sunday.", ["01-16"]),
        ("A tram burned last Sunday, an aide said Saturday.", ["01-16", "01-22"]),
        ("It rained Sunday, officials said Saturday.", ["01-16", "01-22"]),
    ],
    ids=["said", "told", "alone", "qualified", "the older statement"],
)
def test_story_written_on_after_its_stated_day(text, days):
    assert [t.time_start[5:] for t in find(text)] == days


def test_narrative_day_counts_from_the_day_last_named():
    times = find("Shots fell on 3 May 2019. The next day a bridge was blown up.")
    assert times[1].time_start == "2019-05-04"


def test_history_goes_on_in_the_year_last_named():
    text = (
        "The canal was dug in 1891 and lost in 1902. It froze in December 1907. In "
        "January a lock burst, and on 3 May the company closed."
    )
    assert [t.value for t in find(text)][-2:] == ["1908-01", "1908-05-03"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The 19 April Movement fled.", [None]),
        ('The "9 May" Lowland Brigades fled.', [None]),
        ("Shops in 1 May Street burned on 3 January.", [None, "2022-01-03"]),
        ("The November 17 group denied it.", [None]),
        ("On 3 January Group members met.", ["2022-01-03"]),
        ("He burned it on 3 January, street vendors said.", ["2022-01-03"]),
    ],
    ids=["movement", "quotes", "street", "group", "on a day", "behind a comma"],
)
def test_day_in_a_name_dates_nothing(text, days):
    assert [t.time_start for t in find(text)] == days


def test_months_in_a_text_in_capitals():
    times = find("THE MINERS LEFT THE PIT ON 27 MARCH AND CAME BACK ON 3 MAY.")
    assert [t.value for t in times] == ["2022-03-27", "2021-05-03"]


def test_years_of_an_era():
    times = find("The wall fell in 264 BC and again in AD 410.")
    assert [t.value for t in times] == ["BC0264", "0410"]


def test_clock_time_takes_the_day_of_its_sentence():
    times = find("On Thursday, at 3 am, the depot burned.")
    assert times[1].time_start == "2022-01-20T03:00"
    assert not times[1].date_is_stated


def test_clock_time_takes_the_day_of_the_lead():
    times = find("A depot burned on Friday.\n\nThe fire began at 3 am.")
    assert times[1].time_start == "2022-01-21T03:00"


def test_overnight_begins_on_the_eve():
    [time] = find("The depot burned overnight.")
    assert (time.time_start, time.time_end) == ("2022-01-21", "2022-01-22")


def test_range_of_days_and_of_hours():
    [days] = find("They met on 10-12 May 2021.")
    assert (days.time_start, days.time_end) == ("2021-05-10", "2021-05-12")
    [hours] = find("They met between 3 and 5 pm.")
    assert hours.time_start == "2022-01-22T15:00"
    assert hours.time_end == "2022-01-22T17:00"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Officials said Friday.", "report"),
        ("A depot burned Friday.", "event"),
        ("A depot burned in 2014.", "background"),
        ("They have fought since 2014.", "background"),
        ("He has been away since Thursday.", "event"),
        ("They waited for two days.", "other"),
        ("Updated: Jan. 21, 2022", "report"),
    ],
)
def test_role_without_a_parse(text, role):
    assert find(text)[-1].role == role


@pytest.mark.parametrize(
    "words", ["between Friday and Sunday", "from Friday to Sunday"]
)
def test_first_day_of_a_range_holds_all_of_it(words):
    times = find(f"Twelve men died {words}.")
    assert (times[0].time_start, times[0].time_end) == ("2022-01-14", "2022-01-16")


def test_without_publication_time_a_full_date_is_the_clock():
    times = find("06/14/2011: On Tuesday a depot burned.", published=None)
    assert [t.time_start for t in times] == ["2011-06-14", "2011-06-14"]


def test_without_any_date_values_stay_relative():
    [time] = find("A depot burned on Friday.", published=None)
    assert (time.value, time.time_start) == ("XXXX-WXX-5", None)
    assert time.time_precision == "unknown"


@pytest.mark.parametrize(
    ("day_first", "start"), [(True, "2021-03-05"), (False, "2021-05-03")]
)
def test_order_of_numeric_dates_is_a_setting(day_first, start):
    [time] = find("It burned on 05/03/2021.", day_first=day_first)
    assert time.time_start == start


def test_order_of_numeric_dates_is_seen_in_the_article():
    times = find("It burned on 05/03/2021 and on 25/03/2021.")
    assert [t.time_start for t in times] == ["2021-03-05", "2021-03-25"]


# ------------------------------------------------------------------ grammar

RULES = [(r["rule"], r) for r in patterns("times/patterns.jsonl")]


@pytest.mark.parametrize(("name", "row"), RULES, ids=[name for name, _ in RULES])
def test_pattern_examples(name, row):
    for example in row["examples"]:
        found = _first_match(example)
        assert found is not None
        assert found[0] == name
        # What only has to follow ("at 9 Friday night") is not part of the match.
        assert example.startswith(found[1]) or example.endswith(found[1])
    for example in row["counter_examples"]:
        assert grammar().rules[name].pattern.fullmatch(example) is None


def _first_match(text: str) -> tuple[str, str] | None:
    for start in starts(text, lexicon().triggers):
        if found := grammar().match(text, start):
            return found[0], found[1][0]
    return None


@pytest.mark.parametrize("name", [name for name, _ in RULES])
def test_every_rule_has_its_reader(name):
    assert callable(reader_of(name))


@pytest.mark.parametrize("text", ["İstanbul, Friday", "ẞ 3 am", "Fri\r\nday", ""])
def test_normalising_keeps_offsets(text):
    assert len(normalise(text)) == len(text)
