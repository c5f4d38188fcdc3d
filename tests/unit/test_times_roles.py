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
    ("A similar blast hit the port in 2014.", "2014", "background", "2014-01-01"),
]


@pytest.mark.parametrize(("text", "words", "role", "start"), CASES)
def test_role_and_day(base_nlp, text, words, role, start):
    doc = base_nlp(text)
    docdata.set_article(doc, Article(id="t", text=text, published="2022-01-22"))
    [time] = [t for t in build(TimeSettings())(doc) if t.text == words]
    assert (time.role, time.time_start) == (role, start)
