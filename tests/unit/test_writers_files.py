"""Outputs: what is written, how it opens elsewhere, and what a killed run leaves."""

from __future__ import annotations

import csv
import gzip
import json
from datetime import datetime
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest

from newsevents.errors import OutputError
from newsevents.io import workbook
from newsevents.io.columns import columns
from newsevents.io.writers import RUN_FILES, format_of, open_output
from newsevents.io.writers_tables import CsvTable, ParquetTable, json_line, open_text
from newsevents.records import Article, EventRow, Extraction, Failure, Mention


def row(**values):
    known = {"event_id": "e1", "article_id": "a1", "rank": 1, "event_type": "bombing"}
    return EventRow(**known | {"trigger": "blast"} | values)


def mention(text="Mosul", start=10, **values):
    return Mention(
        article_id="a1",
        start=start,
        end=start + len(text),
        text=text,
        kind="entity",
        rule="model",
        values={"label": "GPE", "canonical": text} | values,
    )


FOUND = Extraction(
    article_id="a1",
    words=9,
    rows=(
        row(
            killed=11,
            latitude=34.42,
            confidence=0.8,
            time_start="2022-01-21T03:00:00+03:00",
            time_end="2022-01-21",
            evidence='He said: "no",\nand left.',
        ),
        row(event_id="e2", rank=2, trigger="=cmd()", evidence="Ünïcode\u2028 text"),
    ),
    mentions=(mention(), mention(start=30)),
)
FAILED = Extraction(
    article_id="a2",
    words=0,
    failure=Failure(article_id="a2", stage="times", error="ValueError", message="no"),
)


def write(output, *found, **options):
    out = open_output(output, **options)
    for one in found or (FOUND,):
        out.write(one)
    return out.commit({"complete": True})


def read_csv(path, encoding="utf-8"):
    with Path(path).open(encoding=encoding, newline="") as lines:
        return list(csv.DictReader(lines))


def test_folder_holds_the_files_of_the_contract(tmp_path):
    written = write(tmp_path / "run", FOUND, FAILED)
    names = [path.name for path in written]
    assert names == [*RUN_FILES, "manifest.json"]
    assert sorted(path.name for path in (tmp_path / "run").iterdir()) == sorted(names)
    failures = (tmp_path / "run/failures.jsonl").read_text().splitlines()
    assert [json.loads(line)["article_id"] for line in failures] == ["a2"]
    assert json.loads((tmp_path / "run/manifest.json").read_text()) == {
        "complete": True
    }


def test_folder_jsonl_and_csv_hold_the_same_rows(tmp_path):
    write(tmp_path)
    lines = (tmp_path / "events.jsonl").read_text(encoding="utf-8").split("\n")[:-1]
    rows = [json.loads(line) for line in lines]
    names = [column.name for column in columns("events")]
    assert [list(one) for one in rows] == [names, names]
    table = read_csv(tmp_path / "events.csv")
    assert list(table[0]) == names
    assert table[0]["killed"] == "11"
    assert table[0]["wounded"] == ""
    assert table[0]["evidence"] == rows[0]["evidence"] == FOUND.rows[0].evidence
    assert table[1]["evidence"] == FOUND.rows[1].evidence


def test_folder_mentions_are_flat(tmp_path):
    write(tmp_path)
    first = json.loads((tmp_path / "mentions.jsonl").read_text().splitlines()[0])
    assert first["canonical"] == "Mosul"
    assert "values" not in first


def test_folder_entities_one_row_per_name(tmp_path):
    write(tmp_path)
    [entity] = read_csv(tmp_path / "entities.csv")
    assert list(entity) == [column.name for column in columns("entities")]
    assert (entity["canonical"], entity["mentions"]) == ("Mosul", "2")
    assert (entity["first_start"], entity["first_end"]) == ("10", "15")


def test_folder_keeps_articles_if_asked(tmp_path):
    out = open_output(tmp_path / "with", keep_articles=True)
    out.write_article(Article(id="a1", text="Two\r\ndied."))
    out.commit({})
    kept = (tmp_path / "with/articles.jsonl").read_text()
    assert json.loads(kept)["text"] == "Two\r\ndied."
    out = open_output(tmp_path / "without")
    out.write_article(Article(id="a1", text="Two died."))
    out.commit({})
    assert not (tmp_path / "without/articles.jsonl").exists()


# ------------------------------------------------------------------ safety


def test_nothing_has_its_name_before_it_is_whole(tmp_path):
    out = open_output(tmp_path / "run")
    out.write(FOUND)
    out.abandon(keep=True)
    left = sorted(path.name for path in (tmp_path / "run").iterdir())
    assert left == sorted(f"{name}.partial" for name in RUN_FILES)
    write(tmp_path / "run")  # partial files are nobody's result
    assert (tmp_path / "run/manifest.json").exists()


@pytest.mark.parametrize("name", ["run", "rows.csv", "rows.xlsx"])
def test_abandoned_output_can_vanish(tmp_path, name):
    open_output(tmp_path / name).abandon(keep=False)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["run", "rows.csv", "rows.xlsx", "rows.parquet"])
def test_existing_output_is_replaced_only_by_force(tmp_path, name):
    write(tmp_path / name)
    with pytest.raises(OutputError, match=r"exists already.*--force"):
        open_output(tmp_path / name)
    write(tmp_path / name, force=True)


def test_force_removes_what_the_new_run_does_not_write(tmp_path):
    open_output(tmp_path, keep_articles=True).commit({})
    assert (tmp_path / "articles.jsonl").exists()
    write(tmp_path, force=True)
    assert not (tmp_path / "articles.jsonl").exists()


def test_folder_with_other_files_is_fine(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    write(tmp_path)
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_output_that_cannot_be_written(tmp_path):
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(OutputError, match="cannot be written"):
        open_output(tmp_path / "file" / "rows.csv")


@pytest.mark.parametrize("name", ["rows.json", "rows.txt", "rows.tsv", "rows.xls"])
def test_unknown_format(name):
    with pytest.raises(OutputError, match=r"known are \.csv"):
        format_of(name)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.CSV", "csv"),
        ("a.jsonl.gz", "jsonl"),
        ("a.parquet", "parquet"),
        ("a.xlsx", "xlsx"),
        ("run.v2", "folder"),
        ("run", "folder"),
        ("-", "stdout"),
    ],
)
def test_format_of(name, kind):
    assert format_of(name) == kind


def test_format_of_an_existing_folder(tmp_path):
    (tmp_path / "odd.csv").mkdir()
    assert format_of(tmp_path / "odd.csv") == "folder"


# ------------------------------------------------------------------ CSV and JSONL


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+33 1 23", "'+33 1 23"),
        ("- Reuters", "'- Reuters"),
        ("@user", "'@user"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("\n=x", "'\n=x"),
        ("plain", "plain"),
        (-3.5, "-3.5"),
        (None, ""),
    ],
)
def test_csv_neutralises_formulas_but_not_numbers(tmp_path, cell, written):
    path = tmp_path / "x.csv"
    table = CsvTable(open_text(path), columns("failures"))
    table.write({"article_id": cell, "message": "m"})
    table.close()
    [found] = read_csv(path)
    assert found["article_id"] == written


@pytest.mark.parametrize(
    "text", ["a\nb", "a\r\nb", "a\rb", 'a "b" c', "a,b", "a;b", "'a'", " a ", "\ud800"]
)
def test_csv_keeps_cells_exactly(tmp_path, text):
    path = tmp_path / "x.csv"
    table = CsvTable(open_text(path), columns("failures"))
    table.write({"article_id": "x", "message": text})
    table.write({"article_id": "y"})
    table.close()
    found = read_csv(path)
    assert found[0]["message"] == text.replace("\ud800", "\\ud800")
    assert found[1]["article_id"] == "y"
    assert path.read_bytes().endswith(b"y,,,\n")


def test_csv_byte_order_mark_is_an_option(tmp_path):
    write(tmp_path / "with.csv", bom=True)
    write(tmp_path / "without.csv")
    assert (
        (tmp_path / "with.csv").read_bytes().startswith(b"\xef\xbb\xbfschema_version")
    )
    assert (tmp_path / "without.csv").read_bytes().startswith(b"schema_version")
    assert len(read_csv(tmp_path / "with.csv", "utf-8-sig")) == 2


@pytest.mark.parametrize("name", ["rows.csv.gz", "rows.jsonl.gz"])
def test_gzip_is_the_same_bytes_every_time(tmp_path, name):
    write(tmp_path / name)
    first = (tmp_path / name).read_bytes()
    write(tmp_path / name, force=True)
    assert (tmp_path / name).read_bytes() == first
    assert b"schema_version" in gzip.decompress(first)


@pytest.mark.parametrize("character", ["\u2028", "\u2029", "\x85", "\ud800", "\x00"])
def test_json_line_is_one_line_that_reads_back(tmp_path, character):
    path = tmp_path / "x.jsonl"
    with open_text(path) as stream:
        stream.write(json_line({"text": f"a{character}b"}))
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) == 1
    assert json.loads(text)["text"] == f"a{character}b"


def test_jsonl_never_holds_nan(tmp_path):
    found = Extraction(
        article_id="a", words=1, rows=(row(latitude=float("nan"), confidence=0.5),)
    )
    write(tmp_path / "x.jsonl", found)
    text = (tmp_path / "x.jsonl").read_text()
    assert "NaN" not in text
    assert json.loads(text)["latitude"] is None


def test_stdout_gets_jsonl(capsys):
    assert write("-") == []
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line)["event_id"] for line in lines] == ["e1", "e2"]


# ------------------------------------------------------------------ Parquet


def test_parquet_has_fixed_types(tmp_path):
    write(tmp_path / "x.parquet")
    table = pq.read_table(tmp_path / "x.parquet")
    assert table.column_names == [column.name for column in columns("events")]
    types = {field.name: str(field.type) for field in table.schema}
    assert (types["killed"], types["latitude"], types["missing"]) == (
        "int64",
        "double",
        "int64",
    )
    assert table.column("killed").to_pylist() == [11, None]
    meaning = table.schema.field("killed").metadata[b"description"]
    assert meaning.startswith(b"dead")


def test_parquet_without_rows_has_its_columns(tmp_path):
    write(tmp_path / "x.parquet", FAILED)
    table = pq.read_table(tmp_path / "x.parquet")
    assert (table.num_rows, table.num_columns) == (0, len(columns("events")))


def test_parquet_writes_groups_as_it_goes(tmp_path, monkeypatch):
    monkeypatch.setattr("newsevents.io.writers_tables.ROW_GROUP", 2)
    table = ParquetTable(tmp_path / "x.parquet", columns("failures"))
    for number in range(5):
        table.write({"article_id": str(number), "message": "\ud800"})
    table.close()
    assert pq.ParquetFile(tmp_path / "x.parquet").num_row_groups == 3


# ------------------------------------------------------------------ workbook


@pytest.fixture
def book(tmp_path):
    found = Extraction(
        article_id="a1",
        words=1,
        rows=(*FOUND.rows, row(time_start="1835-05-05", evidence="x" * 40_000)),
        mentions=FOUND.mentions,
    )
    write(tmp_path / "x.xlsx", found)
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    yield book
    book.close()


def test_workbook_has_what_an_analyst_opens(book):
    assert book.sheetnames == ["Events", "Mentions", "Entities", "About"]
    events = book["Events"]
    assert [cell.value for cell in events[1]] == [c.name for c in columns("events")]
    assert events.freeze_panes == "A2"
    assert events.auto_filter.ref == f"A1:{events.cell(1, 62).column_letter}4"
    assert book["Entities"].max_row == 2
    assert book["Mentions"].max_row == 3


def cell_of(book, row_number, name):
    position = [column.name for column in columns("events")].index(name)
    return book["Events"].cell(row_number, position + 1)


def test_workbook_has_real_dates_and_numbers(book):
    start = cell_of(book, 2, "time_start")
    assert (start.value, start.number_format) == (
        datetime(2022, 1, 21, 3, 0),
        "yyyy-mm-dd hh:mm",
    )
    end = cell_of(book, 2, "time_end")
    assert (end.value, end.number_format) == (datetime(2022, 1, 21), "yyyy-mm-dd")
    assert cell_of(book, 2, "killed").value == 11
    assert cell_of(book, 2, "latitude").value == pytest.approx(34.42)
    assert cell_of(book, 4, "time_start").value == "1835-05-05"


def test_workbook_has_no_formulas_and_no_lost_cells(book):
    trigger = cell_of(book, 3, "trigger")
    assert (trigger.value, trigger.data_type) == ("=cmd()", "s")
    evidence = cell_of(book, 2, "evidence")
    assert evidence.value == FOUND.rows[0].evidence
    assert evidence.alignment.wrap_text
    assert len(cell_of(book, 4, "evidence").value) == workbook.MAX_CHARACTERS


def test_workbook_explains_every_column(book):
    about = [[cell.value for cell in line] for line in book["About"].iter_rows()]
    explained = {(line[0], line[1]) for line in about if line[3]}
    for table in ("events", "mentions", "entities"):
        for column in columns(table):
            assert (table.capitalize(), column.name) in explained


def test_workbook_refuses_more_events_than_a_sheet_holds(tmp_path, monkeypatch):
    monkeypatch.setattr(workbook, "MAX_ROWS", 3)
    out = open_output(tmp_path / "x.xlsx")
    out.write(FOUND)
    with pytest.raises(OutputError, match=r"holds 3 rows.*\.parquet"):
        out.write(FOUND)
    out.abandon(keep=True)


def test_workbook_says_what_evidence_did_not_fit(tmp_path, monkeypatch):
    monkeypatch.setattr(workbook, "MAX_ROWS", 3)
    mentions = Extraction(article_id="a", words=1, mentions=(mention(),) * 5)
    write(tmp_path / "x.xlsx", mentions)
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    notes = [line[0].value for line in book["About"].iter_rows()]
    assert any(note and "Mentions is full: 2 more rows" in note for note in notes)
    book.close()
