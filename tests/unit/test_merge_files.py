"""Runs that are merged: reading event rows back, writing incidents, events, links."""

from __future__ import annotations

import csv
import gzip
import json
from dataclasses import replace

import pytest

from newsevents import EventRow
from newsevents.errors import InputError, OutputError
from newsevents.io.columns import columns, plain
from newsevents.io.rows import read_names, read_rows
from newsevents.io.writers import open_output
from newsevents.merging import MergeOptions, merge_runs
from newsevents.records import Extraction, Mention

BLAZE = EventRow(
    event_id="e1",
    article_id="a1",
    article_title="-- Four die in Imbara blaze",
    article_published="2021-03-05T08:00:00+03:00",
    article_source="Harbour Post",
    rank=1,
    event_type="fire",
    trigger="blaze",
    time_start="2021-03-04T21:30:00+03:00",
    time_end="2021-03-04T21:30:00+03:00",
    time_precision="minute",
    place_name="Imbara",
    country_code="NOR",
    latitude=10.5,
    longitude=-20.25,
    geo_precision="exact",
    killed=4,
    killed_low=4,
    evidence='Four people, "all of them guests", died\nin a hotel in Imbara.',
    confidence=0.75,
)
ROWS = (
    BLAZE,
    replace(BLAZE, event_id="e2", article_id="a2", rank=1, killed=5, killed_low=5),
    replace(
        BLAZE, event_id="e3", article_id="a3", place_name="Kessun", latitude=50.0,
        killed=None, killed_low=None, event_type="protest", evidence="They marched.",
        article_title="March in Kessun",
    ),
)  # fmt: skip
NAMES = Mention(
    article_id="a1",
    start=0,
    end=5,
    text="Teverin",
    kind="entity",
    rule="model",
    values={"label": "PERSON", "canonical": "Ruslo Teverin"},
)


def write(path, rows=ROWS, mentions=()):
    output = open_output(path)
    for number, row in enumerate(rows):
        output.write(
            Extraction(
                article_id=row.article_id,
                words=1,
                rows=(row,),
                mentions=tuple(mentions) if not number else (),
            )
        )
    output.commit({})
    return path


@pytest.fixture
def run(tmp_path):
    return write(tmp_path / "run", mentions=[NAMES])


def lines(path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def table(path):
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize(
    "name", ["run", "r.csv", "r.csv.gz", "r.jsonl", "r.jsonl.gz", "r.parquet"]
)
def test_rows_come_back_as_they_were_written(tmp_path, name):
    assert read_rows(write(tmp_path / name)) == [plain(row) for row in ROWS]


def test_rows_of_a_workbook_lose_only_the_offset(tmp_path):
    pytest.importorskip("openpyxl")
    found = read_rows(write(tmp_path / "r.xlsx"))
    expected = [plain(row) for row in ROWS]
    for row in expected:
        for name in ("time_start", "time_end", "article_published"):
            row[name] = row[name].removesuffix("+03:00")
    assert found == expected


@pytest.mark.parametrize("suffix", ["csv", "parquet", "jsonl.gz"])
def test_a_folder_may_hold_the_rows_in_any_format(tmp_path, suffix):
    (tmp_path / "x").mkdir()
    write(tmp_path / "x" / f"events.{suffix}")
    assert len(read_rows(tmp_path / "x")) == len(ROWS)


def test_names_stand_in_the_entities_of_a_run(run, tmp_path):
    assert read_names(run) == {"a1": ["Ruslo Teverin"]}
    assert read_names(run / "events.jsonl") == {}


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("r.csv", "id,text\n1,x\n", "line 2 is no event row: it has no event_id"),
        ("r.jsonl", "{}\n", "no event row: it has no event_id"),
        ("r.jsonl", "oops\n", "line 1: not JSON"),
        (
            "r.jsonl",
            '{"schema_version": "9", "event_id": "e", "article_id": "a", '
            '"event_type": "fire"}\n',
            "is of schema 9",
        ),
        (
            "r.csv",
            "event_id,article_id,event_type,killed\ne,a,fire,many\n",
            "line 2: killed is 'many', but must be a number",
        ),
        ("r.csv", "event_id,article_id,event_type,killed\ne,a,fire,1.5\n", "killed"),
        ("r.parquet", "oops", "no Parquet file"),
        ("r.xlsx", "oops", "r.xlsx"),
        ("r.jsonl.gz", "oops", "cannot be read"),
        ("r.txt", "oops", "no file of event rows"),
        ("r.csv", "event_id,article_id,event_type\n", "there are no event rows"),
        ("empty/x.txt", "", "is no run"),
    ],
)
def test_what_is_no_run_is_an_error(tmp_path, name, content, message):
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(content)
    with pytest.raises(InputError, match=message):
        merge_runs([path if "/" not in name else path.parent], tmp_path / "out")


def test_a_run_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(InputError, match="does not exist"):
        merge_runs([tmp_path / "none"], tmp_path / "out")


def test_a_folder_of_a_run_is_written_as_csv_and_jsonl(run, tmp_path):
    summary = merge_runs([run], tmp_path / "out")
    names = ["incidents.csv", "incidents.jsonl", "events.csv", "events.jsonl"]
    names += ["links.csv", "links.jsonl", "manifest.json"]
    assert [path.name for path in summary.files] == names
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == sorted(names)
    incidents = lines(tmp_path / "out" / "incidents.jsonl")
    assert [row["event_ids"] for row in incidents] == ["e1; e2", "e3"]
    assert (incidents[0]["killed_low"], incidents[0]["killed_high"]) == (4, None)
    events = lines(tmp_path / "out" / "events.jsonl")
    assert [{k: v for k, v in e.items() if k != "incident_id"} for e in events] == [
        plain(row) for row in ROWS
    ]
    assert [e["incident_id"] for e in events] == [
        incidents[n]["incident_id"] for n in (0, 0, 1)
    ]
    [link] = lines(tmp_path / "out" / "links.jsonl")
    assert (link["article_a"], link["article_b"]) == ("a1", "a2")
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text())
    assert manifest["counts"] == summary.counts
    assert manifest["counts"]["incidents_of_several_articles"] == 1


@pytest.mark.parametrize("name", ["incidents", "events", "links"])
def test_csv_holds_what_jsonl_holds_in_the_order_of_columns(run, tmp_path, name):
    merge_runs([run], tmp_path / "out")
    rows = table(tmp_path / "out" / f"{name}.csv")
    kind = {"events": "merged_events"}.get(name, name)
    assert list(rows[0]) == [column.name for column in columns(kind)]
    for row, right in zip(rows, lines(tmp_path / "out" / f"{name}.jsonl"), strict=True):
        assert {k: v.removeprefix("'") for k, v in row.items()} == {
            k: "" if v is None else str(v) for k, v in right.items()
        }


@pytest.mark.parametrize("suffix", ["csv", "jsonl", "parquet"])
def test_a_folder_has_the_format_of_the_file_that_was_merged(tmp_path, suffix):
    rows = write(tmp_path / f"r.{suffix}")
    summary = merge_runs([rows], tmp_path / "out")
    assert [path.name for path in summary.files] == [
        f"incidents.{suffix}", f"events.{suffix}", f"links.{suffix}", "manifest.json"
    ]  # fmt: skip
    assert read_rows(tmp_path / "out") == [plain(row) for row in ROWS]


def test_a_workbook_holds_incidents_events_and_links(run, tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    merge_runs([run], tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert book.sheetnames == ["Incidents", "Events", "Links", "About"]
    assert [book[name].max_row for name in book.sheetnames[:3]] == [3, 4, 2]
    notes = [row[0].value for row in book["About"].iter_rows(max_row=4)]
    assert any("Incidents: one row per incident" in str(note) for note in notes)


def test_a_merged_workbook_can_be_merged_again(tmp_path):
    pytest.importorskip("openpyxl")
    rows = write(tmp_path / "r.xlsx")
    summary = merge_runs([rows], tmp_path / "out")
    assert [path.name for path in summary.files] == ["merged.xlsx", "manifest.json"]
    again = merge_runs([tmp_path / "out" / "merged.xlsx"], tmp_path / "again.jsonl")
    assert again.merged.incident_of == summary.merged.incident_of


@pytest.mark.parametrize("suffix", ["csv", "csv.gz", "jsonl", "parquet"])
def test_a_file_holds_the_incidents_alone(run, tmp_path, suffix):
    path = tmp_path / f"incidents.{suffix}"
    assert merge_runs([run], path).files == (path,)
    assert not path.with_name(path.name + ".partial").exists()
    if suffix == "csv.gz":
        assert gzip.decompress(path.read_bytes()).startswith(b"incident_id,articles")


def test_several_runs_are_merged_with_one_another(tmp_path):
    runs = [write(tmp_path / f"run{n}", [row]) for n, row in enumerate(ROWS)]
    first = merge_runs(runs, tmp_path / "x")
    second = merge_runs(runs[::-1], tmp_path / "y")
    assert first.merged.incident_of == second.merged.incident_of
    assert first.counts["incidents"] == 2
    assert first.articles == 3


def test_runs_with_one_event_in_two_forms_are_an_error(tmp_path):
    runs = [write(tmp_path / f"{n}.csv", [replace(BLAZE, killed=n)]) for n in (4, 5)]
    with pytest.raises(InputError, match="other cells"):
        merge_runs(runs, tmp_path / "out")


def test_an_output_is_not_replaced_unless_asked(run, tmp_path):
    merge_runs([run], tmp_path / "out")
    with pytest.raises(OutputError, match="exists already"):
        merge_runs([run], tmp_path / "out")
    merge_runs([run], tmp_path / "out", options=MergeOptions(force=True))


def test_forced_output_leaves_nothing_stale(run, tmp_path):
    merge_runs([run], tmp_path / "out")
    rows = write(tmp_path / "r.parquet")
    merge_runs([rows], tmp_path / "out", options=MergeOptions(force=True))
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == [
        "events.parquet", "incidents.parquet", "links.parquet", "manifest.json"
    ]  # fmt: skip


def test_an_output_is_never_an_input(run):
    for output in (run, run / "events.jsonl"):
        with pytest.raises(OutputError, match="is an input"):
            merge_runs([run], output, options=MergeOptions(force=True))
    with pytest.raises(OutputError, match="is an input"):
        merge_runs([run / "events.csv"], run, options=MergeOptions(force=True))


def test_an_output_may_lie_in_the_run(run):
    merge_runs([run], run / "merged")
    assert (run / "merged" / "incidents.csv").is_file()


def test_an_unknown_format_is_an_error(run, tmp_path):
    with pytest.raises(OutputError, match="unknown"):
        merge_runs([run], tmp_path / "out.ods")


def test_an_output_that_cannot_be_written_is_an_error(run, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot be written"):
        merge_runs([run], tmp_path / "file" / "out")
