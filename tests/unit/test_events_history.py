"""What is compared with history is news; what sums history up is not."""

import pytest

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "status"),
    [
        pytest.param(
            "A mine killed six weavers in Kidal on Tuesday, the worst since 2017.",
            "reported",
            id="the worst since",
        ),
        pytest.param(
            "Gunmen killed six weavers in Kidal on Tuesday, bringing to 61 the number "
            "killed there since March.",
            "reported",
            id="a day and a tally",
        ),
        pytest.param(
            "Twin bombings killed six weavers in Kidal on Tuesday, the worst attack in "
            "the town since 2017.",
            "reported",
            id="several in one town",
        ),
        pytest.param(
            "Gunmen of JNIM, which often raids mills, killed six weavers in Kidal.",
            "reported",
            id="a habit of those who did it",
        ),
        pytest.param(
            "Rebels killed six weavers in Kidal, a town that has often been hit.",
            "reported",
            id="the past of the town",
        ),
        pytest.param(
            "The raid, which killed six in Kidal, is the latest in a line since 2017.",
            "reported",
            id="the latest of a series",
        ),
        pytest.param(
            "Rebels, who hold the town, have killed 61 weavers in Kidal since 2017.",
            "background",
            id="history beside what is added",
        ),
        pytest.param(
            "Floods killed 61 weavers in Kidal in the past four days.",
            "reported",
            id="some days",
        ),
        pytest.param(
            "A court jailed four men over the 2017 bombing that killed six in Kidal.",
            "background",
            id="the dead of an old deed",
        ),
        pytest.param(
            "Some 61 weavers have died in attacks in Kidal since March, two of them on "
            "Tuesday.",
            "background",
            id="the tally itself",
        ),
        pytest.param(
            "The region has seen 15 bombings since March, the last on Tuesday.",
            "background",
            id="a series",
        ),
    ],
)
def test_news_beside_history(rows_of, text, status):
    rows = rows_of(text, published="2021-06-16")
    assert [row.status for row in rows] == [status]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        pytest.param(
            "Armenia accused Azerbaijan of shelling Sotk on Tuesday.",
            "reported",
            id="a state accuses another",
        ),
        pytest.param(
            "Prosecutors accused Ned Platt of bombing a mill in Hull.",
            "background",
            id="before a court",
        ),
        pytest.param(
            "Detectives appealed for help after a girl was stabbed in Hull.",
            "reported",
            id="an appeal for help",
        ),
        pytest.param(
            "His appeal against conviction for the stabbing of a girl in Hull failed.",
            "background",
            id="an appeal against a verdict",
        ),
    ],
)
def test_accusations_and_appeals(rows_of, text, status):
    assert [row.status for row in rows_of(text)] == [status]


def test_what_is_years_old_is_no_news_though_nothing_newer_is_told(rows_of):
    text = "Gunmen shot dead a judge in Hull on 3 May 2017."
    assert [row.status for row in rows_of(text)] == ["background"]
    assert [row.status for row in rows_of(text, published="2017-05-09")] == ["reported"]


def test_a_struggle_of_which_only_the_country_is_told_is_no_incident(rows_of):
    about = "The envoy wrote a letter. It was read aloud. Many agreed. "
    text = f"{about * 3}The battle is worth it, though in Ghana it was painful."
    assert rows_of(text) == []


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        pytest.param(
            "Some spoke of the kidnapping of a banker.",
            "background",
            id="only mentioned",
        ),
        pytest.param(
            "Some spoke of the kidnapping of a banker on Sunday.",
            "reported",
            id="with its day",
        ),
        pytest.param(
            "Robbers kidnapped a banker outside the hall.",
            "reported",
            id="told in a clause of its own",
        ),
        pytest.param(
            "Some left when a banker was kidnapped outside the hall.",
            "reported",
            id="told by when",
        ),
    ],
)
def test_what_a_story_only_mentions_is_recalled(rows_of, among_talks, sentence, status):
    rows = rows_of(among_talks(sentence))
    assert [row.status for row in rows] == [status]
