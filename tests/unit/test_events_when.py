"""Which of the days that a story tells is that of its incident, seen from the rows."""

import pytest

from newsevents import build
from newsevents.records import Article

pytestmark = pytest.mark.model

# Published on Friday 14 June 2019.
DAYS = [
    (
        "death",
        "A baker died Wednesday of burns suffered in a fire on Monday, medics said.",
        "2019-06-10",
    ),
    (
        "death in it",
        "A baker died Wednesday in a fire at a mill in Leeds. Its owner flew home"
        " Tuesday.",
        "2019-06-12",
    ),
    (
        "arrest",
        "Police arrested a waiter Thursday after a bomb wounded two cooks in Omaha,"
        " Nebraska, on Tuesday.",
        "2019-06-11",
    ),
    (
        "arrest over a named day",
        "Police arrested a waiter over a stabbing Tuesday that wounded two cooks in"
        " Omaha, Nebraska.",
        "2019-06-11",
    ),
    (
        "condition",
        "A diver was in critical condition Thursday after gunmen shot him in Omaha,"
        " Nebraska, on Monday evening.",
        "2019-06-10",
    ),
    (
        "search",
        "Police were searching late Thursday for two men who shot a tailor in Omaha,"
        " Nebraska. The men fired at him around 9 pm Tuesday.",
        "2019-06-11",
    ),
    (
        "a blast that is no charge in court",
        "A small charge exploded near a bank in Quito today. It went off at 9 pm on"
        " Wednesday, one report says.",
        "2019-06-14",
    ),
    (
        "a day against a week",
        "Police sought two men after a tailor was shot in Omaha, Nebraska. He had moved"
        " there two weeks ago. Officers were called to his shop Tuesday night.",
        "2019-06-11",
    ),
    (
        "the attack in the sentence of an arrest",
        "A tailor was shot in Omaha, Nebraska. A boy was arrested after he allegedly"
        " killed a dog there with the same gun Monday.",
        "2019-06-10",
    ),
    (
        "minutes ago",
        "Two bombs exploded a few minutes ago in Quito. Nobody was hurt.",
        "2019-06-14",
    ),
    (
        "a day to come",
        "A bomb killed two guards at a bank in Quito. Union leaders will meet on 20"
        " June after the bomb that hit the bank, aides said Thursday.",
        "2019-06-13",
    ),
    (
        "only a search",
        "A tailor was shot in Omaha, Nebraska. Officers searched the yard Wednesday.",
        "2019-06-12",
    ),
    (
        "declared dead",
        "A tailor was shot in Omaha, Nebraska. He was declared dead Thursday at the"
        " hospital. Officers were called to his shop on Monday night.",
        "2019-06-10",
    ),
    (
        "the first of two statements",
        "Police said Thursday that a tailor was shot in Omaha, Nebraska. Officers said"
        " Tuesday that the shooting was under investigation.",
        "2019-06-11",
    ),
    (
        "only a clock time of a report",
        "A tailor was shot in Omaha, Nebraska. The attack was reported to the"
        " sheriff at about 3 p.m.",
        "2019-06-14",
    ),
    (
        "a day of the weekend",
        "A tailor was shot in Omaha, Nebraska, over the weekend. His shop is shut."
        " Neighbours heard him shout. No one else was there. The men drove off in a"
        " van. Witnesses heard the shots ring out early Saturday.",
        "2019-06-08",
    ),
]


@pytest.mark.parametrize(
    ("text", "day"), [case[1:] for case in DAYS], ids=[case[0] for case in DAYS]
)
def test_day_of_the_incident(nlp, text, day):
    article = Article(id="a", text=text, published="2019-06-14")
    [found] = build.extract_batch(nlp, [article])
    assert [row.time_start[:10] for row in found.rows[:1]] == [day]
