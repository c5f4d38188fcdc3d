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
        "last weekend against an arrest",
        "Police made an arrest over a shooting that took place last weekend at a mill"
        " in Omaha, Nebraska. They said Thursday they had arrested a waiter.",
        "2019-06-08",
    ),
    (
        "a labelled date",
        "Date: Monday, June 10, 2019, 9:40 PM Location: 12 Mill Lane. Officers came to"
        " a shooting at a mill in Omaha, Nebraska, and found a tailor wounded.",
        "2019-06-10",
    ),
    (
        "the day of print in brackets",
        "(06/14/2019) - A tailor was shot in Omaha, Nebraska. It happened Monday night"
        " at his shop.",
        "2019-06-10",
    ),
    (
        "a suspect gives himself up",
        "A tailor was shot in Omaha, Nebraska. The waiter turned himself in Thursday."
        " He told officers he was in the shop on Tuesday.",
        "2019-06-11",
    ),
    (
        "taken off life support",
        "A tailor was taken off life support Thursday after gunmen shot him in Omaha,"
        " Nebraska, on Monday.",
        "2019-06-10",
    ),
    (
        "a judge's order",
        "A waiter who shot a tailor in Omaha, Nebraska, was ordered held on bail"
        " Thursday. Officers came to the shop on Monday night.",
        "2019-06-10",
    ),
    (
        "overnight, told a little later",
        "A shooting in Omaha, Nebraska, has left a tailor wounded. A reader sent us"
        " this picture from the scene overnight. Two men shot at him and ran.",
        "2019-06-13",
    ),
    (
        "a weekday after the day of print",
        "A tailor was shot in Omaha, Nebraska, and a waiter was arrested Sunday. On"
        " Friday night, officers were called to his shop.",
        "2019-06-14",
    ),
    (
        "an earlier call is told further down",
        "A tailor was found stabbed in Omaha, Nebraska. Officers came to his shop at"
        " 4 pm Wednesday. Police confirmed they went there on June 3 over an"
        " earlier disturbance.",
        "2019-06-12",
    ),
    (
        "only the day of a statement nearby",
        "A tailor was shot in Omaha, Nebraska. An officer said Wednesday that his shop"
        " is shut.",
        "2019-06-12",
    ),
    (
        "a day of the weekend",
        "A tailor was shot in Omaha, Nebraska, over the weekend. His shop is shut."
        " Neighbours heard him shout. No one else was there. The men drove off in a"
        " van. Witnesses heard the shots ring out early Saturday.",
        "2019-06-08",
    ),
]


UNDATED = [
    (
        "a day to come",
        "Envoys meet tomorrow with a mayor whose guards killed ten clerks in Omaha,"
        " Nebraska.",
    ),
    (
        "the stamp of a page",
        "Posted: Thursday, June 13, 2019 5:12 PM EDT A tailor was shot in Omaha,"
        " Nebraska. He is in hospital.",
    ),
    (
        "a broadcast far below",
        "A tailor was shot in Omaha, Nebraska. His shop is shut. His sister said so."
        " Watch our news starting at 5 a.m.",
    ),
]


@pytest.mark.parametrize(
    "text", [case[1] for case in UNDATED], ids=[case[0] for case in UNDATED]
)
def test_no_day_of_the_incident(nlp, text):
    article = Article(id="a", text=text, published="2019-06-14")
    [found] = build.extract_batch(nlp, [article])
    assert [row.time_start for row in found.rows[:1]] == [None]


def test_summaries_of_other_stories_told_twice_are_left_out(nlp):
    other = (
        "Two men were shot dead on Monday morning at a farm near Lincoln, Nebraska. "
    )
    third = "A bus ran into a wall in Tulsa on Tuesday and nine people were hurt. "
    own = (
        "A tailor was shot in Omaha, Nebraska, on Thursday. Officers came to his shop."
    )
    article = Article(id="a", text=2 * other + 2 * third + own, published="2019-06-14")
    [found] = build.extract_batch(nlp, [article])
    assert [row.time_start for row in found.rows] == ["2019-06-13"]


@pytest.mark.parametrize(
    ("text", "day"), [case[1:] for case in DAYS], ids=[case[0] for case in DAYS]
)
def test_day_of_the_incident(nlp, text, day):
    article = Article(id="a", text=text, published="2019-06-14")
    [found] = build.extract_batch(nlp, [article])
    assert [row.time_start[:10] for row in found.rows[:1]] == [day]


def test_the_day_of_what_people_protest_against_is_not_theirs(nlp):
    text = "Nurses in Leeds held a rally against last month's killing spree in York."
    article = Article(id="a", text=text, published="2019-06-14")
    [found] = build.extract_batch(nlp, [article])
    assert [row.time_start for row in found.rows if row.event_type == "protest"] == [
        None
    ]


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        pytest.param(
            "A minister said on Tuesday that he regretted the murder of a senator.",
            None,
            id="the day of what is said",
        ),
        pytest.param(
            "Robbers murdered a senator on Tuesday.",
            "2019-06-11",
            id="the day of the deed",
        ),
    ],
)
def test_no_day_of_a_statement_on_what_is_only_spoken_of(
    rows_of, among_talks, sentence, day
):
    rows = rows_of(among_talks(sentence))
    assert [row.time_start for row in rows] == [day]
