"""Mention scores, and the report as data and as text."""

import json

import pytest

from newsevents.errors import InputError
from newsevents.evaluate import report
from newsevents.evaluate.gold import Run, gold_article
from newsevents.evaluate.report import report_on
from newsevents.evaluate.spans import score_mentions


def mention(kind, start, end, **values):
    return {"kind": kind, "start": start, "end": end, **values}


def test_score_mentions_exact_and_overlapping():
    gold = gold_article({
        "article_id": "a",
        "mentions": [
            mention("time", 0, 6, value="2022-01-21"),
            mention("time", 10, 20, value="2022-01-20"),
            mention("time", 30, 36, value="2022"),
        ],
    })  # fmt: skip
    given = [
        mention("time", 0, 6, value="2022-01-21"),
        mention("time", 12, 20, value="2022-01-22"),
        mention("time", 50, 60, value="2021"),
        mention("place", 30, 36),
    ]
    [(kind, scores)] = score_mentions([gold], Run({}, {"a": given})).items()
    assert kind == "time"
    assert (scores.wanted, scores.given, scores.exact, scores.overlap) == (3, 3, 1, 2)
    assert scores.exact_f1 == pytest.approx(1 / 3)
    assert scores.overlap_f1 == pytest.approx(2 / 3)
    assert scores.values == {"value": (1, 2)}


def test_score_mentions_only_where_gold_has_them():
    articles = [gold_article({"article_id": i, "rows": []}) for i in "ab"]
    run = Run({}, {"a": [mention("time", 0, 1)]})
    assert score_mentions(articles, run) == {}


def test_score_mentions_touching_is_not_overlapping():
    gold = gold_article({"article_id": "a", "mentions": [mention("time", 0, 5)]})
    [scores] = score_mentions([gold], Run({}, {"a": [mention("time", 5, 9)]})).values()
    assert scores.overlap == 0


@pytest.fixture
def example():
    gold = gold_article({
        "article_id": "a",
        "rows": [{"killed": [3], "latitude": 1.0, "longitude": 1.0,
                  "event_type": "fire", "wounded": None,
                  "evidence": ["A fire killed three."]},
                 {"killed": 1, "evidence": ["A crash killed one."]}],
        "mentions": [mention("time", 0, 5, value="2022")],
    })  # fmt: skip
    rows = [
        {
            "rank": 1,
            "killed": 4,
            "event_type": "fire",
            "evidence": "A fire killed three.",
        },
        {"rank": 2, "wounded": 1, "evidence": "Rovers won."},
    ]
    run = Run({"a": rows}, {"a": [mention("time", 0, 5, value="2022")]}, frozenset("a"))
    return report_on(run, [gold])


def test_report_text(example):
    assert example.to_text(differences=3) == (
        "1 articles in gold, 1 of them failed\n"
        "rows: F1 50.0, precision 50.0 (1 of 2), recall 50.0 (1 of 2), "
        "every cell right in 0\n"
        "\n"
        "column      accuracy  coverage  cells\n"
        "event_type     100.0     100.0      1\n"
        "point            0.0       0.0      1\n"
        "killed           0.0     100.0      1\n"
        "\n"
        "mention  exact F1  overlap F1  given  gold\n"
        "time        100.0       100.0      1     1\n"
        "  value                 100.0            1\n"
        "\n"
        "a: incident 1, killed wrong: 4, not 3\n"
        "a: incident 1, point empty: (empty), not (1.0, 1.0)\n"
        "a: incident 2 missed: A crash killed one.\n"
        "… and 1 more\n"
    )


def test_report_dict_is_json(example):
    data = json.loads(json.dumps(example.to_dict()))
    assert data["rows"]["f1"] == 0.5
    assert data["columns"]["killed"]["coverage"] == 1.0
    assert data["mentions"]["time"]["values"] == {"value": [1, 1]}
    assert data["differences"][-1] == {
        "article_id": "a", "problem": "invented", "column": "row", "expected": [None],
        "given": "Rovers won.", "incident": None, "rank": 2,
    }  # fmt: skip


def test_report_from_files(tmp_path):
    (tmp_path / "gold.jsonl").write_text('{"article_id": "a", "rows": []}')
    (tmp_path / "events.jsonl").write_text('{"article_id": "a", "rank": 1}')
    found = report(tmp_path, tmp_path / "gold.jsonl")
    assert (found.articles, found.rows.given, found.rows.f1) == (1, 1, 0.0)
    assert "rows: F1 0.0, precision 0.0 (0 of 1), recall - (0 of 0)" in found.to_text()


def test_report_without_a_run(tmp_path):
    with pytest.raises(InputError):
        report(tmp_path / "none", tmp_path / "gold.jsonl")
