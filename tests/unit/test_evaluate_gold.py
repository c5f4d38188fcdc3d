"""Reading gold and runs."""

import gzip
import json

import pytest

from newsevents.errors import InputError
from newsevents.evaluate.gold import gold_article, read_gold, read_run


def lines(path, *records):
    path.write_text("\n".join(json.dumps(r) for r in records), encoding="utf-8")
    return path


def test_gold_article_keeps_accepted_values_in_order():
    data = {
        "article_id": "a",
        "rows": [
            {
                "killed": [None, 0],
                "status": "foiled",
                "evidence": "A plot.",
                "note": "n",
            }
        ],
        "mentions": [{"kind": "time", "start": 0, "end": 2, "value": "2022"}],
    }
    article = gold_article(data)
    [incident], [mention] = article.incidents, article.mentions
    assert incident.cells == {"status": ("foiled",), "killed": (None, 0)}
    assert incident.best("killed") is None
    assert incident.evidence == ("A plot.",)
    assert mention.values == {"value": "2022"}


@pytest.mark.parametrize(
    ("row", "required"),
    [
        ({"status": "reported"}, True),
        ({"status": "foiled"}, True),
        ({"status": ["reported", "background"]}, True),
        ({"status": "background"}, False),
        ({"status": "reported", "optional": True}, False),
        ({}, True),
    ],
)
def test_incident_is_required(row, required):
    [incident] = gold_article({"article_id": "a", "rows": [row]}).incidents
    assert incident.is_required is required


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        pytest.param("", "holds no gold", id="empty"),
        pytest.param("{", "line 1 is not JSON", id="broken"),
        pytest.param("[]", "no JSON object", id="a list"),
        pytest.param('{"rows": []}', "article_id: Field required", id="no article"),
        pytest.param(
            '{"article_id": "a", "rows": 3}',
            "rows: Input should be a valid list",
            id="no list",
        ),
        pytest.param(
            '{"article_id": "a", "rows": [{"kiled": 1}]}',
            "unknown columns kiled",
            id="typo",
        ),
        pytest.param(
            '{"article_id": "a", "rows": [{"tolerance_km": "far"}]}',
            "tolerance_km is 'far'",
            id="tolerance",
        ),
        pytest.param(
            '{"article_id": "a"}\n{"article_id": "a"}', "line 2: 'a' stands", id="twice"
        ),
        pytest.param(
            '{"article_id": "a", "mentions": [{"kind": "time"}]}',
            "mentions 0 start: Field",
            id="mention",
        ),
    ],
)
def test_read_gold_says_what_is_wrong(tmp_path, content, complaint):
    path = tmp_path / "gold.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=complaint):
        read_gold(path)


def test_read_gold_packed(tmp_path):
    path = tmp_path / "gold.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"article_id": "a", "rows": []}\n\n'))
    [article] = read_gold(path)
    assert (article.article_id, article.incidents, article.mentions) == ("a", (), None)


@pytest.mark.parametrize("name", ["no.jsonl", "broken.jsonl.gz"])
def test_read_gold_that_cannot_be_read(tmp_path, name):
    (tmp_path / "broken.jsonl.gz").write_bytes(b"no gzip")
    with pytest.raises(InputError, match="cannot be read"):
        read_gold(tmp_path / name)


def test_read_run_folder(tmp_path):
    lines(
        tmp_path / "events.jsonl", {"article_id": "a", "rank": 1}, {"article_id": "a"}
    )
    lines(tmp_path / "mentions.jsonl", {"article_id": "b", "kind": "time"})
    lines(tmp_path / "failures.jsonl", {"article_id": "c"})
    run = read_run(tmp_path)
    assert [row.get("rank") for row in run.rows["a"]] == [1, None]
    assert list(run.mentions) == ["b"]
    assert run.failed == {"c"}


def test_read_run_of_rows_alone(tmp_path):
    run = read_run(lines(tmp_path / "rows.jsonl", {"article_id": "a"}))
    assert list(run.rows) == ["a"]
    assert run.mentions == {}


def test_read_run_refuses_a_folder_without_a_run(tmp_path):
    with pytest.raises(InputError, match="is no run"):
        read_run(tmp_path)


@pytest.mark.parametrize(
    "row", [{"rank": 1}, {"article_id": "a", "schema_version": "0"}]
)
def test_read_run_refuses_other_schemas(tmp_path, row):
    with pytest.raises(InputError, match="line 1 is no row of schema 1"):
        read_run(lines(tmp_path / "events.jsonl", row))
