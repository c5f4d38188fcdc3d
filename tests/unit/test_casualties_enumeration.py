"""Rows of people beside a predicate: who counts, and who is only told of again."""

from __future__ import annotations

import pytest

from newsevents.language.tally import combine
from newsevents.settings import CasualtySettings
from newsevents.stages.casualties import build

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def count(base_nlp):
    find = build(CasualtySettings())

    def totals(text):
        found = combine(find(base_nlp(text)))
        return {effect: count.best for effect, count in found.counts.items()}

    return totals


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        pytest.param(
            "On Friday, in Elmsby, Norland, Sweden, a Nordic Party (NP) activist, known"
            " as Olaf Berg, was shot and killed.",
            1,
            id="subject behind a row of places",
        ),
        pytest.param(
            "Two park wardens, Ann Lee and Bo Hart, and one clerk, Jim Poole, were"
            " killed.",
            3,
            id="names after a number are no more people",
        ),
        pytest.param(
            "A nurse, her baby and her daughter were killed.",
            3,
            id="owned members are people",
        ),
        pytest.param(
            "Berg, a former mayor, his son, and two other wardens were killed.",
            4,
            id="description after a name",
        ),
        pytest.param(
            "The head of the port office of Elmsby, Olaf Berg, was killed.",
            1,
            id="name after a description",
        ),
        pytest.param(
            "Ann Lee, 34, and Bo Hart, 50, were killed on the spot.",
            2,
            id="ages between commas",
        ),
        pytest.param(
            "Two pupils, one seven and the other nine years old, were killed.",
            2,
            id="ages told one by one",
        ),
        pytest.param(
            "A man named Olaf Berg and his guard (or son) were killed.",
            2,
            id="name told with the description",
        ),
        pytest.param(
            "Two clerks, identified as Ann Lee and Bo Hart, were killed.",
            2,
            id="names told with the number",
        ),
        pytest.param(
            "Six people, a soldier and five civilians, were killed.",
            6,
            id="breakdown of a general noun",
        ),
        pytest.param(
            "Two soldiers, a policeman and a civilian were killed.",
            4,
            id="no breakdown of a special noun",
        ),
        pytest.param(
            "At least one person, a clerk, was killed.", 1, id="somebody, who he is"
        ),
        pytest.param(
            "A cook, a clerk and a baker were killed.", 3, id="several of one kind"
        ),
        pytest.param(
            "They killed a baker and former mayor and two cooks.",
            3,
            id="one person of two callings",
        ),
        pytest.param(
            "The sailor and 12-year-old niece were killed.",
            2,
            id="two of one article, by the verb",
        ),
        pytest.param(
            "Rebels gunned down the deputy mayor, along with his driver and bodyguard.",
            3,
            id="company",
        ),
        pytest.param(
            "Rebels killed three soldiers from the Northern Brigade (NB) and one cook.",
            4,
            id="members with what trails them",
        ),
        pytest.param(
            "Rebels killed two men, the manager of a mill, Bo Hart, and his brother.",
            2,
            id="breakdown with names",
        ),
        pytest.param(
            "Gunmen killed a clerk between Park Lane and 14 Mill Street.",
            1,
            id="and of a place",
        ),
        pytest.param(
            "An employee of the Norse Ministry of Trade and Labour was shot dead.",
            1,
            id="and of a name",
        ),
        pytest.param(
            "Five people including two cooks and a baker were killed.",
            5,
            id="subset without a comma",
        ),
        pytest.param(
            "Six people (2 guards, a cook and 3 civilians) were killed.",
            6,
            id="breakdown in brackets",
        ),
        pytest.param(
            "Two clerks working in Elmsby, 35 km north-east of Norton, were killed.",
            2,
            id="distance between commas",
        ),
        pytest.param(
            "Five guests -- two cooks, two clerks and a nurse -- were killed.",
            5,
            id="breakdown between dashes",
        ),
    ],
)
def test_combine_counts_row(count, text, killed):
    assert count(text) == {"killed": killed}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The dentist, her aunt, and her three nephews were killed and two maids"
            " were injured.",
            {"killed": 5, "wounded": 2},
            id="passive, passive",
        ),
        pytest.param(
            "One man was killed and a cook and two nurses were injured.",
            {"killed": 1, "wounded": 3},
            id="passive, then a row",
        ),
        pytest.param(
            "The raid killed an official and a cook and 3 were injured.",
            {"killed": 2, "wounded": 3},
            id="a row, then passive",
        ),
        pytest.param(
            "Berg was killed along with her aunt, and three of her cousins were hurt.",
            {"killed": 2, "wounded": 3},
            id="company, then passive",
        ),
        pytest.param(
            "A cook was killed with an axe, and two others were hurt.",
            {"killed": 1, "wounded": 2},
            id="means are no company",
        ),
        pytest.param(
            "A blast kills two and injures 39 in Elmsby.",
            {"killed": 2, "wounded": 39},
            id="two verbs",
        ),
        pytest.param(
            "Two people were killed, including a clerk and a baker, and one person was"
            " injured.",
            {"killed": 2, "wounded": 1},
            id="a subset, then passive",
        ),
        pytest.param(
            "The blast killed two cooks, wounded four others, and damaged a wall.",
            {"killed": 2, "wounded": 4},
            id="three verbs",
        ),
    ],
)
def test_combine_keeps_rows_of_clauses_apart(count, text, expected):
    assert count(text) == expected
