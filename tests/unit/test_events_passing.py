"""What a longer story brings up: news of weeks ago, and what it tells in passing."""

import pytest

pytestmark = pytest.mark.model

TALKS = (
    "Ministers met in Graz on Thursday to talk about the budget. They agreed on a plan "
    "for the coming year. The treasurer spoke for an hour. Nobody asked a question. "
    "The plan goes to the council in June. It will be printed by then. {}"
)


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        pytest.param(
            "Rebels on Thursday freed three miners. The miners were kidnapped in Kidal "
            "on 2 May 2019.",
            {"kidnapping": "reported"},
            id="weeks ago",
        ),
        pytest.param(
            "A bomb killed six weavers in Basra on Thursday. Gunmen had killed four "
            "bakers in Kidal on 2 March 2019.",
            {"bombing": "reported", "armed_attack": "background"},
            id="months ago",
        ),
        pytest.param(
            "A bomb killed six weavers in Basra on Thursday. Gunmen had killed four "
            "bakers in Kidal on 2 May 2019.",
            {"bombing": "reported", "armed_attack": "reported"},
            id="weeks ago, beside news",
        ),
    ],
)
def test_news_lasts_for_two_months(rows_of, text, statuses):
    assert {r.event_type: r.status for r in rows_of(text)} == statuses


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        pytest.param(
            "The Red Hand Front claimed responsibility for the attack on a mill in "
            "Kidal.",
            "reported",
            id="a claim",
        ),
        pytest.param(
            "There is no power in Kidal, where rebels blew up a mill.",
            "reported",
            id="a clause of its own",
        ),
        pytest.param(
            "A banker left after the attack on a mill in Kidal.",
            "background",
            id="in passing",
        ),
    ],
)
def test_who_claims_a_deed_tells_of_it(rows_of, sentence, status):
    rows = rows_of(TALKS.format(sentence))
    assert [r.status for r in rows if "mill" in (r.target or "")] == [status]


@pytest.mark.parametrize(
    "sentence",
    [
        "A nun who was kidnapped in Kidal was released by the rebels.",
        "The army accused the militia of abducting 30 weavers in Kidal.",
    ],
    ids=["who is freed", "an accusation"],
)
def test_a_deed_told_by_another_verb_is_news(rows_of, sentence):
    assert [r.status for r in rows_of(TALKS.format(sentence))] == ["reported"]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        pytest.param(
            "The calm was broken by sporadic shooting on Friday.",
            "background",
            id="no place, and nobody",
        ),
        pytest.param(
            "A bomb exploded in Kidal on Friday.", "reported", id="told by its clause"
        ),
    ],
)
def test_violence_without_anybody_is_told_aside(rows_of, sentence, status):
    news = "Gunmen killed six weavers in Basra on Thursday."
    rows = rows_of(TALKS.format(f"{news} The weavers had no guards. {sentence}"))
    assert [r.status for r in rows if not r.killed] == [status]


def test_a_murder_is_no_deed_of_blasts_that_killed_nobody(rows_of):
    rows = rows_of(
        TALKS.format(
            "Planes continued the bombing of Basra on Thursday. The murder of six "
            "weavers followed."
        )
    )
    assert [r.event_type for r in rows if r.killed == 6] == ["armed_attack"]


def test_a_murder_listed_after_raids_somewhere_is_its_own_row(rows_of):
    rows = rows_of(
        TALKS.format(
            "He said the bombings in crowded suburbs and the murder of six weavers "
            "are wearing out the government."
        )
    )
    assert [r.event_type for r in rows if r.killed == 6] == ["armed_attack"]


@pytest.mark.parametrize(
    ("told", "number"),
    [(TALKS, 2), ("{}", 1)],
    ids=["in a story", "in a note"],
)
def test_what_those_told_of_also_did(rows_of, told, number):
    rows = rows_of(
        told.format(
            "Rebels blew up a bridge near Torit on Thursday. The rebels also burned "
            "two buses."
        )
    )
    assert len(rows) == number


@pytest.mark.parametrize(
    ("told", "number"), [(TALKS, 2), ("{}", 1)], ids=["in a story", "in a note"]
)
def test_a_story_goes_from_place_to_place(rows_of, told, number):
    rows = rows_of(
        told.format(
            "Rebels attacked posts in Kirkuk and Mosul on Thursday. Rebels attacked "
            "mills in Bartella and Tikrit."
        )
    )
    assert len(rows) == number


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("These are vandals who have shelled the citizens of Kivu.", "background"),
        ("The Red Hand Front has massacred civilians.", "background"),
        ("The Red Hand Front has massacred 12 civilians.", "reported"),
        ("The Red Hand Front bombed a ferry.", "reported"),
        ("Two raids were carried out against a depot in Kidal.", "reported"),
    ],
)
def test_violence_at_large_is_no_news(rows_of, sentence, status):
    rows = rows_of(TALKS.format(sentence))
    assert [r.status for r in rows if r.status != status] == []
    assert status == "background" or len(rows) == 1


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Ninety soldiers died in 212 clashes near Kidal in April.", "background"),
        ("Nine soldiers died in 2 clashes near Kidal in April.", "reported"),
        ("Rebels made 40 attacks near Kidal on Thursday.", "reported"),
    ],
)
def test_more_incidents_than_a_day_has_are_an_aggregate(rows_of, sentence, status):
    assert {r.status for r in rows_of(TALKS.format(sentence))} == {status}
