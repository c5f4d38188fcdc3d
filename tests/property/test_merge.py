"""Merging does not depend on order, loses no row, and compares few pairs."""

from __future__ import annotations

import random
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from newsevents import merge_rows
from newsevents.merge.blocks import MOST_KEYS, WINDOW

TOWNS = ("Tolvadi", "Kessun", "Port Selm", "Imbara", None)
TYPES = ("bombing", "armed_attack", "fire", "kidnapping", "other")
WORDS = ("ozmir", "teverin", "quellin", "market", "school", "road", "sandvaal", "ferry")

day = st.integers(1, 28).map(lambda n: f"2021-03-{n:02}")
count = st.none() | st.integers(0, 40)
rows = st.lists(
    st.fixed_dictionaries(
        {
            "article_id": st.integers(0, 12).map("a{}".format),
            "rank": st.integers(1, 3),
            "event_type": st.sampled_from(TYPES),
            "status": st.sampled_from(("reported", "claimed", "background", "planned")),
            "article_published": st.none() | day,
            "time_start": st.none() | day,
            "place_name": st.sampled_from(TOWNS),
            "killed": count,
            "wounded": count,
            "confidence": st.floats(0, 1),
            "evidence": st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)
            | st.text(max_size=30),
        }
    ),
    max_size=25,
).map(lambda found: [row | {"event_id": f"e{n}"} for n, row in enumerate(found)])


@given(rows, st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=50)
def test_the_order_of_rows_changes_nothing(found, chance):
    shuffled = chance.sample(found, len(found))
    first, second = merge_rows(found), merge_rows(shuffled)
    assert first.incident_of == second.incident_of
    assert first.links == second.links
    assert sorted(map(repr, first.incidents)) == sorted(map(repr, second.incidents))


@given(rows)
@settings(deadline=None, max_examples=50)
def test_every_row_is_in_exactly_one_incident(found):
    merged = merge_rows(found)
    members = [e for i in merged.incidents for e in i.event_ids.split("; ")]
    assert sorted(members) == sorted(row["event_id"] for row in found)
    assert list(merged.incident_of) == [row["event_id"] for row in found]
    for incident in merged.incidents:
        for event in incident.event_ids.split("; "):
            assert merged.incident_of[event] == incident.incident_id


@given(rows)
@settings(deadline=None, max_examples=50)
def test_an_article_is_in_an_incident_once_and_background_alone(found):
    merged = merge_rows(found)
    by_id = {row["event_id"]: row for row in found}
    for incident in merged.incidents:
        members = [by_id[event] for event in incident.event_ids.split("; ")]
        assert len({row["article_id"] for row in members}) == len(members)
        if len(members) > 1:
            assert {row["status"] for row in members} <= {"reported", "claimed"}
            assert incident.reasons
            assert incident.weakest_link >= 0.5


@given(rows)
@settings(deadline=None, max_examples=50)
def test_bounds_hold_what_the_articles_say(found):
    by_id = {row["event_id"]: row for row in found}
    for incident in merge_rows(found).incidents:
        members = [by_id[event] for event in incident.event_ids.split("; ")]
        said = {row["killed"] for row in members} - {None}
        assert incident.killed in (said or {None})
        assert incident.killed_low is None or incident.killed_low <= min(said)
        assert incident.killed_high is None or incident.killed_high >= max(said)


def test_pairs_compared_grow_with_the_rows_not_with_their_square():
    """Towns, days and words of a news year; then everything in one town and week."""
    for towns, days in ((120, 360), (1, 5)):
        compared = [
            merge_rows(_year(size, towns=towns, days=days)).compared
            for size in (200, 400, 800)
        ]
        for size, pairs in zip((200, 400, 800), compared, strict=True):
            assert pairs <= size * MOST_KEYS * WINDOW
        assert compared[2] < 2.6 * compared[1] < 2.6 * 2.6 * compared[0]


def test_a_story_told_by_many_is_one_incident_and_other_stories_are_not():
    stories = _year(60, towns=60, days=60)
    papers = [
        row | {"event_id": f"{row['event_id']}-{n}", "article_id": f"{n}-{number}"}
        for number, row in enumerate(stories)
        for n in range(5)
    ]
    random.Random(1).shuffle(papers)
    incident_of = merge_rows(papers).incident_of
    story = {event: event.split("-")[0] for event in incident_of}
    for a, b in combinations(incident_of, 2):
        assert (incident_of[a] == incident_of[b]) == (story[a] == story[b])


def _year(size, *, towns, days):
    """Return rows of invented events: the more rows, the more towns and names."""
    chance = random.Random(7)
    grow = max(1, size // 200)
    return [
        {
            "event_id": f"e{n}",
            "article_id": f"a{n}",
            "event_type": chance.choice(TYPES),
            "time_start": f"2021-{1 + (d := chance.randrange(days)) // 30:02}-"
            f"{1 + d % 28:02}",
            "place_name": f"town{_letters(chance.randrange(towns * grow))}",
            "killed": chance.randrange(1, 30),
            "evidence": " ".join(
                f"name{_letters(chance.randrange(300 * grow))}" for _ in range(4)
            )
            + f" road{_letters(n)} bridge{_letters(n)} mayor{_letters(n)}",
        }
        for n in range(size)
    ]


def _letters(number):
    return "".join("abcdefghij"[int(digit)] for digit in str(number))
