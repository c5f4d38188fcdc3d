"""Pairing rows with incidents, and what follows for the scores."""

import pytest

from newsevents.evaluate.gold import Incident, Run, gold_article
from newsevents.evaluate.pairing import likeness, pair
from newsevents.evaluate.scoring import compare, score_rows

BOMB = "A bomb killed three people in Mosul on Monday."
RAID = "Gunmen killed three people in Tikrit on Monday."


def incident(number=1, *, evidence=(), optional=False, **cells):
    accepted = {c: v if isinstance(v, tuple) else (v,) for c, v in cells.items()}
    return Incident("a", number, accepted, evidence, optional)


def score(gold_rows, rows):
    gold = gold_article({"article_id": "a", "rows": gold_rows})
    return score_rows([gold], Run({"a": rows}, {}))


def problems(scores):
    return [(d.problem, d.column) for d in scores.differences]


def test_pair_by_evidence_where_all_else_is_equal():
    golds = [
        incident(1, killed=3, evidence=(BOMB,)),
        incident(2, killed=3, evidence=(RAID,)),
    ]
    rows = [{"killed": 3, "evidence": RAID}, {"killed": 3, "evidence": BOMB}]
    assert pair(golds, rows) == {0: 1, 1: 0}


def test_pair_without_evidence_needs_several_agreements():
    gold = incident(event_type="bombing", place_name="Mosul", time_start="2022-01-17")
    alike = {"event_type": "bombing", "place_name": "Mosul", "time_start": "2022-01-17"}
    assert pair([gold], [alike]) == {0: 0}
    assert pair([gold], [{"event_type": "bombing", "place_name": "Mosul"}]) == {}


def test_pair_takes_the_day_of_a_clock_time():
    gold = incident(event_type="fire", killed=2, time_start="2022-01-17")
    row = {"event_type": "fire", "killed": 2, "time_start": "2022-01-17T03:00:00+03:00"}
    assert likeness(gold, row) == pytest.approx(4.0)


def test_pair_gives_required_incidents_the_first_choice():
    golds = [
        incident(1, evidence=(BOMB,), killed=3, optional=True),
        incident(2, evidence=(BOMB,), killed=4),
    ]
    assert pair(golds, [{"evidence": BOMB, "killed": 3}]) == {1: 0}


def test_pair_never_uses_a_row_twice():
    golds = [incident(1, evidence=(BOMB,)), incident(2, evidence=(BOMB,))]
    assert pair(golds, [{"evidence": BOMB}]) == {0: 0}


def test_pair_rewritten_evidence_shares_most_words():
    gold = incident(evidence=("bomb killed three civilians in Mosul",))
    assert pair([gold], [{"evidence": BOMB}]) == {0: 0}
    assert pair([gold], [{"evidence": ""}]) == {}


def test_score_rows_perfect():
    gold = [{"killed": 3, "wounded": None, "evidence": [BOMB]}]
    scores = score(gold, [{"rank": 1, "killed": 3, "evidence": BOMB}])
    assert (scores.rows.f1, scores.rows.exact) == (1.0, 1)
    assert scores.columns["killed"].accuracy == 1.0
    assert "wounded" not in scores.columns  # nothing to say and nothing said
    assert scores.differences == ()


def test_score_rows_counts_missed_and_invented():
    gold = [{"killed": 3, "evidence": [BOMB]}]
    scores = score(gold, [{"rank": 1, "killed": 9, "evidence": "Rovers won at home."}])
    assert (scores.rows.recall, scores.rows.precision, scores.rows.f1) == (0, 0, 0)
    assert problems(scores) == [("missed", "row"), ("invented", "row")]


def test_score_rows_of_nothing_has_no_figures():
    scores = score([], [])
    assert scores.rows.f1 is None
    assert scores.columns == {}


def test_score_rows_leaves_optional_and_background_out_of_account():
    gold = [
        {"killed": 3, "evidence": [BOMB], "optional": True},
        {"killed": 3, "evidence": [RAID], "status": "background"},
    ]
    rows = [
        {"rank": 1, "status": "reported", "killed": 5, "evidence": BOMB},
        {"rank": 2, "status": "background", "evidence": RAID},
        {"rank": 3, "status": "background", "evidence": "Old wars."},
    ]
    scores = score(gold, rows)
    assert (scores.rows.wanted, scores.rows.given) == (0, 0)
    assert scores.differences == ()


def test_score_rows_reported_history_is_invented():
    gold = [{"evidence": [RAID], "status": "background"}]
    scores = score(gold, [{"rank": 1, "status": "reported", "evidence": RAID}])
    assert problems(scores) == [("invented", "row")]


def test_score_rows_news_given_as_background_is_missed():
    gold = [{"evidence": [RAID], "status": "reported"}]
    rows = [{"rank": 1, "status": "background", "evidence": RAID}]
    assert problems(score(gold, rows)) == [("missed", "row")]


def test_score_rows_borderline_status_counts_for_nothing_as_background():
    gold = [{"evidence": [RAID], "status": ["reported", "background"]}]
    scores = score(gold, [{"rank": 1, "status": "background", "evidence": RAID}])
    assert (scores.rows.wanted, scores.rows.given) == (0, 0)


def test_score_rows_ignores_articles_without_gold():
    gold = gold_article({"article_id": "a", "rows": []})
    scores = score_rows([gold], Run({"b": [{"rank": 1, "status": "reported"}]}, {}))
    assert scores.rows.given == 0


@pytest.mark.parametrize(
    ("accepted", "value", "problem"),
    [
        pytest.param((3,), 4, "wrong", id="wrong"),
        pytest.param((3,), None, "empty", id="empty"),
        pytest.param((None,), 4, "filled", id="filled"),
    ],
)
def test_compare_names_the_problem(accepted, value, problem):
    [cell] = compare(incident(killed=accepted), {"killed": value, "rank": 2})
    assert cell.difference.problem == problem
    assert (cell.difference.expected, cell.difference.given) == (accepted, value)
    assert (cell.difference.incident, cell.difference.rank) == (1, 2)


def test_column_scores_tell_accuracy_from_coverage():
    gold = [{"killed": n, "evidence": [f"Fire number {n} in town."]} for n in (1, 2, 3)]
    rows = [
        {"rank": 1, "killed": 1, "evidence": "Fire number 1 in town."},
        {"rank": 2, "killed": 9, "evidence": "Fire number 2 in town."},
        {"rank": 3, "killed": None, "evidence": "Fire number 3 in town."},
    ]
    killed = score(gold, rows).columns["killed"]
    assert killed.accuracy == pytest.approx(1 / 3)
    assert killed.coverage == pytest.approx(2 / 3)
