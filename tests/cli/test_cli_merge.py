"""``newsevents merge`` through the command line, on what ``extract`` wrote."""

from __future__ import annotations

import csv
import json

import pytest

ROW = {
    "article_id": "a1",
    "rank": 1,
    "event_type": "accident",
    "time_start": "2021-03-04",
    "place_name": "Imbara",
    "country": "Norland",
    "killed": 4,
    "killed_low": 4,
    "killed_high": None,
    "evidence": "Four died when the Quellin ferry sank off Imbara.",
}


@pytest.fixture
def rows(tmp_path):
    """Two articles on one sinking, and one on something else."""
    path = tmp_path / "rows.jsonl"
    found = [
        ROW | {"event_id": "e1"},
        ROW | {"event_id": "e2", "article_id": "a2", "killed": 6, "killed_low": 6},
        ROW | {"event_id": "e3", "article_id": "a3", "place_name": "Kessun",
               "killed": None, "event_type": "protest", "evidence": "A march."},
    ]  # fmt: skip
    path.write_text("".join(json.dumps(row) + "\n" for row in found))
    return path


def test_merge_writes_and_reports(call, rows, tmp_path):
    result = call("merge", rows, "--output", tmp_path / "out")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "3 rows of 3 articles" in result.stderr
    assert "2 incidents, 1 of them told by several articles" in result.stderr
    assert "1 linked, 0 refused" in result.stderr
    assert "incidents.jsonl, events.jsonl, links.jsonl" in result.stderr


def test_merge_of_what_extract_wrote(call, fake, tmp_path):
    """The fake workers read no place and no day: nothing may be merged."""
    articles = tmp_path / "in.jsonl"
    lines = [json.dumps({"id": f"a{n}", "text": "3 died"}) for n in range(3)]
    articles.write_text("\n".join(lines))
    assert call("extract", articles, "--output", tmp_path / "run").exit_code == 0
    result = call("merge", tmp_path / "run", "--output", tmp_path / "out", "--quiet")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    with (tmp_path / "out" / "incidents.csv").open(newline="") as stream:
        assert [row["articles"] for row in csv.DictReader(stream)] == ["1"] * 3


def test_show_prints_members_and_reasons(call, rows, tmp_path):
    result = call("merge", rows, "--output", tmp_path / "out.csv", "--show", 3)
    first, *rest = result.stdout.splitlines()
    assert "accident  2021-03-04  Imbara, Norland  6 killed (4-?)" in first
    assert rest[:2] == ["  a1", "  a2"]
    assert " a1 = a2: " in rest[2]
    assert "place same (imbara)" in rest[2]
    assert "wrote" in result.stderr


def test_standard_output_is_incidents_as_jsonl(call, rows):
    result = call("merge", rows, "--output", "-", "--show", 3)
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row["event_ids"] for row in found] == ["e1; e2", "e3"]


def test_min_likelihood_decides(call, rows):
    result = call("merge", rows, "-o", "-", "--min-likelihood", 0.9999)
    assert len(result.stdout.splitlines()) == 3
    result = call("merge", rows, "-o", "-", "--min-likelihood", 2)
    assert result.exit_code == 2
    assert "must lie between 0 and 1" in result.stderr


def test_default_output_is_a_new_folder(call, rows, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert call("merge", rows).exit_code == 0
    [folder] = (tmp_path / "outputs").iterdir()
    assert folder.name.startswith("merged-")
    assert (folder / "links.jsonl").is_file()


def test_mistakes_are_exit_2(call, rows, tmp_path):
    assert "does not exist" in call("merge", tmp_path / "none").stderr
    assert call("merge", tmp_path / "none").exit_code == 2
    assert call("merge").exit_code == 2
    call("merge", rows, "-o", tmp_path / "out")
    again = call("merge", rows, "-o", tmp_path / "out")
    assert again.exit_code == 2
    assert "--force" in again.stderr
    assert call("merge", rows, "-o", tmp_path / "out", "--force").exit_code == 0


def test_bom_marks_csv(call, rows, tmp_path):
    call("merge", rows, "-o", tmp_path / "x.csv", "--bom")
    assert (tmp_path / "x.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_schema_explains_incidents(call):
    assert "weakest_link" in call("schema", "--incidents").stdout
    found = json.loads(call("schema", "--incidents", "--json").stdout)
    assert found["properties"]["articles"]["description"]
