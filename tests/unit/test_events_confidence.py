"""The confidence of a row: what it rests on, and how it is fitted."""

from __future__ import annotations

import importlib.util
import json
import random
from pathlib import Path

import pytest

from newsevents import resources
from newsevents.stages.events.confidence import (
    LEAST,
    MOST,
    TABLE,
    confidence_of,
    features,
    load_model,
)

ROOT = Path(__file__).parents[2]
ROW = {
    "event_id": "e",
    "article_id": "a",
    "rank": 1,
    "status": "reported",
    "event_type": "fire",
    "article_published": "2021-03-05",
    "time_start": "2021-03-04",
    "place_name": "Imbara",
    "geo_precision": "exact",
    "killed": 2,
    "casualty_text": "Two guests died",
    "evidence": "Two guests died when a hotel burned down in Imbara.",
}
MODEL = load_model()


def test_the_model_is_small_and_explained():
    assert len(MODEL) <= 11
    assert MODEL.keys() == features({}).keys()
    assert all(row["meaning"] for row in resources.table(TABLE))


@pytest.mark.parametrize(
    "worse",
    [
        pytest.param({"geo_precision": "country"}, id="a country is no town"),
        pytest.param({"geo_precision": "unknown"}, id="a place that no map has"),
        pytest.param({"killed": 90}, id="many dead"),
        pytest.param({"time_start": "2021-03-09"}, id="news of tomorrow"),
        pytest.param({"evidence": "So it was in Imbara. " * 30}, id="a long sentence"),
    ],
)
def test_a_row_is_less_sure_with(worse):
    assert confidence_of(ROW | worse, MODEL) < confidence_of(ROW, MODEL)


@pytest.mark.parametrize(
    ("cells", "name", "value"),
    [
        ({"place_name": None}, "place_unsaid", 1.0),
        ({"geo_precision": "admin1"}, "place_coarse", 1.0),
        ({"geo_precision": "near"}, "place_coarse", 0.0),
        ({"geo_precision": "unknown"}, "place_unlocated", 1.0),
        ({"evidence": "Two guests died."}, "place_in_evidence", 0.0),
        ({"time_start": "2021-03-06T01:00:00+03:00"}, "day_ahead", 1.0),
        ({"time_start": None}, "day_ahead", 0.0),
        ({"article_published": None}, "day_ahead", 0.0),
        ({"killed": None}, "killed_said", 0.0),
        ({"killed": 0}, "killed_said", 1.0),
        ({"evidence": "x" * 300}, "sentence_long", 1.0),
    ],
)
def test_features_are_read_off_the_row(cells, name, value):
    assert features(ROW | cells)[name] == value


@pytest.mark.parametrize("killed", [0, 10**9])
def test_a_row_is_never_certain(killed):
    steep = dict.fromkeys(MODEL, 0.0) | {"killed_log": 9.0, "base": -50.0}
    assert LEAST <= confidence_of(ROW | {"killed": killed}, steep) <= MOST


# ------------------------------------------------------------------ the script


@pytest.fixture(scope="module")
def script():
    path = ROOT / "benchmarks" / "fit_confidence.py"
    spec = importlib.util.spec_from_file_location("fit_confidence", path)
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


@pytest.fixture
def files(tmp_path):
    """A run of 400 articles: of those with a coarse place most are wrong."""
    chance = random.Random(3)
    rows, gold = [], []
    for n in range(400):
        wrong = chance.random() < (0.8 if n % 2 else 0.2)
        rows.append(
            ROW
            | {"event_id": f"e{n}", "article_id": f"a{n}"}
            | {"geo_precision": "admin1" if n % 2 else "exact"}
            | {"event_type": "bombing" if wrong else "fire"}
        )
        incident = {"event_type": "fire", "killed": 2, "time_start": "2021-03-04"}
        gold.append({"article_id": f"a{n}", "rows": [incident]})
    run, right = tmp_path / "run.jsonl", tmp_path / "gold.jsonl"
    run.write_text("".join(json.dumps(row) + "\n" for row in rows))
    right.write_text("".join(json.dumps(line) + "\n" for line in gold))
    return [str(run), str(right)]


@pytest.mark.parametrize("evidence", [[], ["Two guests died"]])
def test_the_script_finds_what_makes_rows_wrong(script, files, capsys, evidence):
    path = Path(files[1])
    articles = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    for article in articles:
        article["rows"][0]["evidence"] = evidence
    path.write_text("".join(json.dumps(article) + "\n" for article in articles))
    script.main(files)
    lines = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    found = {line[0]: line[1:] for line in lines if len(line) > 1}
    assert float(found["place_coarse"][0]) < -1
    assert found["all"][0] == "400"
    calibration, separation = float(found["all"][3]), float(found["all"][4])
    assert calibration < 0.1
    assert separation > 0.6


def test_the_script_replaces_the_coefficients_alone(
    script, files, tmp_path, monkeypatch
):
    copy = tmp_path / "confidence.tsv"
    before = resources.path(TABLE).read_text(encoding="utf-8")
    copy.write_text(before, encoding="utf-8")
    monkeypatch.setattr(script.resources, "path", lambda name: copy)
    script.main([*files, "--write"])
    after = copy.read_text(encoding="utf-8")
    assert after != before
    assert [x.split("\t")[::2] for x in after.splitlines()] == [
        x.split("\t")[::2] for x in before.splitlines()
    ]


@pytest.mark.parametrize(
    ("cells", "right"),
    [
        ({}, True),
        ({"killed": 3}, False),
        ({"event_type": "bombing"}, False),
        ({"time_start": "2021-03-03"}, False),
        ({"time_start": None}, True),
        ({"time_start": "2021-03-04T20:00:00+03:00"}, True),
        ({"place_name": "Kessun"}, False),
        ({"place_name": "Kessun", "place_text": "a hotel in Imbara"}, True),
        ({"place_name": None}, True),
    ],
)
def test_a_row_is_right_if_what_it_says_is(script, cells, right):
    from newsevents.evaluate.gold import gold_article

    gold = {"event_type": "fire", "killed": 2, "time_start": "2021-03-04"}
    gold["place_name"] = "Imbara"
    article = gold_article({"article_id": "a", "rows": [gold]})
    assert script.is_right(article.incidents[0], ROW | cells) is right
