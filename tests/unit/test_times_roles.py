"""Roles and tense where the language model has parsed the sentence."""

from __future__ import annotations

import pytest

from newsevents import docdata
from newsevents.records import Article
from newsevents.settings import TimeSettings
from newsevents.stages.times import build

pytestmark = pytest.mark.model
CASES = [
    ("Police said Friday that a bus had burned.", "Friday", "report", "2022-01-21"),
    ("A bus burned on Friday, police said.", "Friday", "event", "2022-01-21"),
    (
        "The mayor told reporters on Monday it was over.",
        "Monday",
        "report",
        "2022-01-17",
    ),
    ("In a statement on Sunday, the army denied it.", "Sunday", "report", "2022-01-16"),
    ("The army said rebels raided a farm Friday.", "Friday", "event", "2022-01-21"),
    ("The judge will hear both men on Monday.", "Monday", "event", "2022-01-24"),
    ("The trial is due to open on Tuesday.", "Tuesday", "event", "2022-01-25"),
    ("Both men were caught on Tuesday.", "Tuesday", "event", "2022-01-18"),
    ("The vote is set for Tuesday.", "Tuesday", "event", "2022-01-25"),
    ("A rebel set off a mine on Tuesday.", "Tuesday", "event", "2022-01-18"),
    ("Arsonists set fire to a mill on Monday.", "Monday", "event", "2022-01-17"),
    ("A curfew began from 8 pm in the port.", "8 pm", "other", "2022-01-22T20:00"),
    ("A mine blew up at 8 pm in the port.", "8 pm", "event", "2022-01-22T20:00"),
    ("A similar blast hit the port in 2014.", "2014", "background", "2014-01-01"),
]


@pytest.mark.parametrize(("text", "words", "role", "start"), CASES)
def test_role_and_day(base_nlp, text, words, role, start):
    doc = base_nlp(text)
    docdata.set_article(doc, Article(id="t", text=text, published="2022-01-22"))
    [time] = [t for t in build(TimeSettings())(doc) if t.text == words]
    assert (time.role, time.time_start) == (role, start)


def times_of(base_nlp, text):
    doc = base_nlp(text)
    docdata.set_article(doc, Article(id="t", text=text, published="2022-01-22"))
    return build(TimeSettings())(doc)


def test_weekday_in_a_persons_name_is_no_time(base_nlp):
    text = "Army spokesman Captain Sunday Okoro said on Friday that five men were held."
    assert [t.text for t in times_of(base_nlp, text)] == ["Friday"]


def test_day_in_brackets_belongs_to_the_clock_in_brackets(base_nlp):
    text = "A ferry sank on Friday. It hit a reef at 1:40 a.m. (1740 GMT on Thursday)."
    starts = {t.text: t.time_start for t in times_of(base_nlp, text)}
    assert starts["1:40 a.m."] == "2022-01-21T01:40"
    assert starts["1740 GMT"] == "2022-01-20T17:40+00:00"
