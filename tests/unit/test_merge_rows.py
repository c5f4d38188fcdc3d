"""Which rows are one incident, why, and what the incident's row says."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from newsevents import EventRow, NewsEventsError, merge_rows
from newsevents.merge import blocks, weigh
from newsevents.merge.clues import Count, clues_of, days_of, words_of
from newsevents.merge.incidents import incident_row
from newsevents.merge.intake import plain_rows
from newsevents.merge.rarity import rarities

BLAST = EventRow(
    event_id="e1",
    article_id="a1",
    article_title="Eleven dead as bomb hits Tolvadi fish market",
    article_published="2021-03-05",
    article_source="Harbour Post",
    rank=1,
    event_type="bombing",
    trigger="bomb",
    time_start="2021-03-04",
    time_end="2021-03-04",
    time_precision="day",
    place_name="Tolvadi",
    country="Norland",
    country_code="NOR",
    latitude=10.0,
    longitude=20.0,
    geo_precision="exact",
    killed=11,
    killed_low=11,
    killed_high=11,
    evidence="A bomb under a cart killed 11 people at the Ozmir market in Tolvadi.",
    confidence=0.8,
)
# The same, as another paper has it.
OTHER = replace(
    BLAST,
    event_id="e2",
    article_id="a2",
    article_title="Market blast: toll at 11",
    article_published="2021-03-06",
    article_source="Daily Lamp",
    evidence="The blast at the Ozmir market left 11 people dead, the mayor said.",
    confidence=0.9,
)


def row(base=OTHER, **changes):
    return replace(base, **changes)


def incidents(*rows, **options):
    return [i.event_ids.split("; ") for i in merge_rows(rows, **options).incidents]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(OTHER, id="all agrees"),
        pytest.param(row(killed=9, killed_low=9, killed_high=9), id="other toll"),
        pytest.param(row(killed=None), id="no toll"),
        pytest.param(row(event_type="armed_attack"), id="related type"),
        pytest.param(row(time_start=None, time_end="2021-03-06"), id="no day"),
        pytest.param(
            row(place_name="Port Selm", latitude=10.05, longitude=20.05),
            id="a suburb",
        ),
        pytest.param(
            row(time_start="2021-03-05", time_end="2021-03-05"), id="next day"
        ),
        pytest.param(
            row(place_name="Tolvadi", latitude=None, geo_precision="unknown"),
            id="no coordinates",
        ),
        pytest.param(row(status="claimed"), id="claimed"),
        pytest.param(
            row(killed=2, killed_low=2, killed_high=None), id="at least two: open"
        ),
    ],
)
def test_rows_of_one_incident_are_grouped(other):
    assert incidents(BLAST, other) == [["e1", "e2"]]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(
            row(place_name="Kessun", latitude=14.0, evidence="A bomb killed 11."),
            id="far town",
        ),
        pytest.param(
            row(
                place_name="Tolvadi",
                country_code="SUD",
                latitude=-50.0,
                killed=2,
                killed_low=2,
                killed_high=2,
                evidence="A bomb killed two.",
            ),
            id="namesake abroad",
        ),
        pytest.param(
            row(
                time_start="2021-03-09",
                time_end="2021-03-09",
                killed=None,
                evidence="Another blast was heard at the harbour.",
            ),
            id="days on",
        ),
        pytest.param(
            row(time_start="2020-03-04", time_end="2020-03-04"), id="last year"
        ),
        pytest.param(row(event_type="epidemic", killed=2), id="other type"),
        pytest.param(row(killed=90, killed_low=90, killed_high=90), id="toll far off"),
        pytest.param(row(article_id="a1"), id="same article"),
        pytest.param(row(status="background"), id="background"),
        pytest.param(row(status="planned"), id="planned"),
    ],
)
def test_rows_of_two_incidents_stay_apart(other):
    assert incidents(BLAST, other) == [["e1"], ["e2"]]


def test_names_of_the_articles_tell_incidents_of_one_town_and_day_apart():
    """Two shootings of a night, one dead each: names decide which rows are which."""
    plain = row(killed=None, evidence="One man was hurt.", article_title="Shooting")
    rows = [
        replace(
            plain,
            event_id=f"e{n}",
            article_id=f"a{n}",
            place_name=None,
            latitude=None,
            event_type="armed_attack",
        )
        for n in range(4)
    ]
    names = {
        "a0": ["Ruslo Teverin"],
        "a1": ["Ruslo Teverin", "Quellin Avenue"],
        "a2": ["Imke Sandvaal"],
        "a3": ["Imke Sandvaal"],
    }
    assert incidents(*rows) == [["e0"], ["e1"], ["e2"], ["e3"]]
    assert incidents(
        *(replace(r, place_name="Tolvadi", latitude=10.0) for r in rows), names=names
    ) == [["e0", "e1"], ["e2", "e3"]]


def test_names_belong_to_the_main_row_of_an_article_only():
    names = ["Ruslo Teverin"]
    assert "teverin" in clues_of({**_dict(BLAST), "rank": 1}, names).words
    assert "teverin" not in clues_of({**_dict(BLAST), "rank": 2}, names).words


def test_a_chain_of_likeness_does_not_make_one_incident():
    """A day of six blasts: each is like the next, the first and last are not alike."""
    chain = [
        row(
            event_id=f"e{n}",
            article_id=f"a{n}",
            time_start=f"2021-03-{4 + 2 * n:02}",
            time_end=f"2021-03-{5 + 2 * n:02}",
        )
        for n in range(6)
    ]
    found = merge_rows(chain)
    assert len(found.incidents) > 1
    refused = [link for link in found.links if link.decision == "refused"]
    assert refused
    assert all(link.objection for link in refused)
    assert all(link.incident_a != link.incident_b for link in refused)


def test_two_rows_of_an_article_pull_no_third_row_into_both():
    first, second = BLAST, row(article_id="a1", killed=3, killed_low=3, killed_high=3)
    third = row(event_id="e3", article_id="a3")
    found = merge_rows([first, second, third])
    assert found.incident_of["e3"] == found.incident_of["e1"]
    assert found.incident_of["e2"] != found.incident_of["e1"]
    [refused] = [link for link in found.links if link.decision == "refused"]
    assert refused.objection == "article a1 tells them apart"


def test_links_say_why():
    [link] = merge_rows([BLAST, row(killed=9, killed_low=9, killed_high=9)]).links
    assert (link.event_a, link.event_b, link.decision) == ("e1", "e2", "linked")
    assert link.incident_a == link.incident_b
    assert "place same (tolvadi) +" in link.reasons
    assert "day same (2021-03-04) +" in link.reasons
    assert "words shared (" in link.reasons
    assert "ozmir" in link.reasons
    assert link.doubts == "killed differs (11 and 9) -0.3"
    assert 0.5 < link.likelihood <= 1


def test_an_incident_says_why_its_rows_are_one():
    [incident] = merge_rows([BLAST, OTHER]).incidents
    assert incident.reasons.startswith("a1 = a2: ")
    assert incident.weakest_link == merge_rows([BLAST, OTHER]).links[0].likelihood
    [alone] = merge_rows([BLAST]).incidents
    assert (alone.reasons, alone.weakest_link) == (None, None)


def test_higher_likelihood_merges_less():
    other = row(killed=None, evidence="", article_title="")
    assert incidents(BLAST, other, min_likelihood=0.2) == [["e1", "e2"]]
    assert incidents(BLAST, other, min_likelihood=0.999) == [["e1"], ["e2"]]


@pytest.mark.parametrize("value", [0, 1, -1, 2])
def test_likelihood_outside_0_to_1_is_an_error(value):
    with pytest.raises(NewsEventsError, match="must lie between 0 and 1"):
        merge_rows([BLAST], min_likelihood=value)


# ------------------------------------------------------------------ the incident's row


def _dict(event):
    return {name: getattr(event, name) for name in EventRow.__dataclass_fields__}


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        pytest.param([(11, 11, 11)], (11, 11, 11), id="one"),
        pytest.param([(11, 11, 11), (None,) * 3], (11, 11, 11), id="one says nothing"),
        pytest.param([(9, 9, 9), (11, 11, 11)], (11, 9, 11), id="the last published"),
        pytest.param(
            [(9, 9, 9), (9, 9, 9), (11, 11, 11)], (9, 9, 11), id="most articles"
        ),
        pytest.param([(9, 9, None), (11, 11, 11)], (11, 9, 11), id="open but passed"),
        pytest.param([(9, 9, 9), (11, 11, None)], (11, 9, None), id="open at the top"),
        pytest.param([(9, None, 9), (11, 11, 11)], (11, None, 11), id="open below"),
        pytest.param([(0, 0, 0), (None,) * 3], (0, 0, 0), id="nobody"),
        pytest.param([(None,) * 3], (None, None, None), id="not said"),
    ],
)
def test_counts_are_best_low_and_high_over_articles(counts, expected):
    rows = [
        {
            **_dict(BLAST),
            "event_id": f"e{n}",
            "article_id": f"a{n}",
            "article_published": f"2021-03-{5 + n:02}",
            "killed": best,
            "killed_low": low,
            "killed_high": high,
        }
        for n, (best, low, high) in enumerate(counts)
    ]
    found = incident_row(rows)
    assert (found.killed, found.killed_low, found.killed_high) == expected


def test_cells_are_those_of_most_articles_in_the_finest_precision():
    rows = [
        BLAST,
        row(time_start="2021-03-04T09:00", time_end="2021-03-04T09:00"),
        row(
            event_id="e3", article_id="a3", time_start="2021-03-05", place_name="Kessun"
        ),
    ]
    rows[1] = replace(rows[1], time_precision="minute", event_type="armed_attack")
    found = incident_row([_dict(r) for r in rows])
    assert found.time_start == "2021-03-04T09:00"
    assert found.time_precision == "minute"
    assert (found.place_name, found.latitude) == ("Tolvadi", 10.0)
    assert found.event_type == "bombing"
    assert found.articles == 3
    assert found.article_ids == "a1; a2; a3"
    assert found.sources == "Harbour Post; Daily Lamp"
    assert (found.first_published, found.last_published) == ("2021-03-05", "2021-03-06")
    assert found.evidence == OTHER.evidence
    assert found.confidence == 0.9


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        (("claimed", "reported"), "reported"),
        (("denied", "claimed"), "claimed"),
        (("background",), "background"),
        ((None,), "reported"),
    ],
)
def test_status_is_the_strongest(statuses, expected):
    rows = [
        {**_dict(BLAST), "event_id": str(n), "status": status}
        for n, status in enumerate(statuses)
    ]
    assert incident_row(rows).status == expected


def test_incident_id_stays_when_later_articles_are_added():
    alone, both = merge_rows([BLAST]), merge_rows([OTHER, BLAST])
    assert both.incident_of["e2"] == alone.incident_of["e1"]


def test_incidents_come_in_the_order_of_the_rows():
    far = row(event_id="e0", place_name="Kessun", latitude=40.0, evidence="", killed=2)
    assert incidents(BLAST, far) == [["e1"], ["e0"]]
    assert list(merge_rows([BLAST, far]).incident_of) == ["e1", "e0"]


# ------------------------------------------------------------------ what comes in


def test_a_row_that_comes_twice_counts_once():
    assert incidents(BLAST, BLAST) == [["e1"]]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        pytest.param([{"article_id": "a"}], "row 1 .* no event_id", id="no id"),
        pytest.param(
            [{"event_id": "e", "article_id": "a"}], "no event_type", id="no type"
        ),
        pytest.param(["event_id"], r"to_dict\(\"records\"\)", id="a frame's columns"),
        pytest.param(
            [BLAST, replace(BLAST, killed=3)], "other cells", id="one id, two rows"
        ),
    ],
)
def test_what_is_no_row_is_an_error(rows, message):
    with pytest.raises(NewsEventsError, match=message):
        merge_rows(rows)


def test_rows_of_a_frame_are_understood():
    from newsevents import to_frame

    records = to_frame([BLAST, OTHER]).to_dict("records")
    assert merge_rows(records).incidents == merge_rows([BLAST, OTHER]).incidents
    [plain] = plain_rows(records[:1])
    assert json.loads(json.dumps(plain)) == plain
    assert plain["wounded"] is None
    assert plain["killed"] == 11


def test_no_rows_are_no_incidents():
    assert merge_rows([]).incidents == ()


# ------------------------------------------------------------------ parts


@pytest.mark.parametrize(
    ("a", "b", "agrees"),
    [
        (Count(11, 11, 11), Count(11, 11, 11), True),
        (Count(11, 11, 11), Count(9, 9, 9), False),
        (Count(9, 9, None), Count(11, 11, 11), True),
        (Count(12, 12, None), Count(11, 11, 11), False),
        (Count(20, None, 20), Count(11, 11, 11), True),
        (Count(20, 20, None), Count(40, 40, None), True),
    ],
)
def test_counts_agree_within_their_bounds(a, b, agrees):
    assert a.agrees(b) is b.agrees(a) is agrees


def test_words_are_without_case_accents_and_calendar():
    assert words_of(["Élodie's café, 17"]) == {"17", "cafe", "elodie"}
    clues = clues_of({**_dict(BLAST), "evidence": "On Friday, 3 March, in Ozmir"})
    assert {"friday", "march"}.isdisjoint(clues.words)
    assert "ozmir" in clues.words


@pytest.mark.parametrize("start", [None, "", "soon", "2021-13-01", "0000-00-00"])
def test_no_date_is_no_day(start):
    assert days_of({"time_start": start}) is None


def test_a_shared_name_tells_more_than_a_shared_word():
    rows = [clues_of(_dict(BLAST)), clues_of(_dict(OTHER))]
    found = rarities(rows)
    assert found["ozmir"] > weigh.TELLING > found["market"]


def test_every_weight_is_used_and_every_evidence_has_a_weight():
    source = Path(weigh.__file__).read_text(encoding="utf-8")
    made = {
        *("day_same", "day_1", "day_3", "day_more"),
        *(f"place_{name}" for name in ("near", "region", "far", "unsaid", "admin1")),
        *(
            f"{effect}_{how}"
            for effect in ("killed", "wounded")
            for how in ("same", "agrees", "differs")
        ),
    }
    for name in weigh.load_weights():
        assert name in made or f'"{name}"' in source, name


def test_evidence_for_weighs_more_than_nothing_and_against_less():
    weights = weigh.load_weights()
    assert all(weights[name] > 0 for name in weights if name.endswith("_same"))
    against = ("_differs", "_far", "_outside", "_apart", "_more")
    assert all(weights[name] < 0 for name in weights if name.endswith(against))


def test_large_blocks_are_compared_in_a_window():
    rows = [
        clues_of({**_dict(BLAST), "event_id": f"e{n:04}", "article_id": f"a{n:04}"})
        for n in range(120)
    ]
    pairs = list(blocks.candidates(rows, rarities(rows)))
    assert len(pairs) <= len(rows) * blocks.WINDOW
    found = merge_rows(
        row(event_id=f"e{n:04}", article_id=f"a{n:04}") for n in range(120)
    )
    assert [i.articles for i in found.incidents] == [120]
