"""``newsevents extract``."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from newsevents.cli.extract import default_output
from newsevents.cli.progress import estimate, progress


def test_extract_writes_a_run_and_says_so(call, fake, articles, tmp_path):
    result = call("extract", articles, "--output", tmp_path / "out")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "3 articles in" in result.stderr
    assert "1 with rows, 1 without, 1 failed" in result.stderr
    assert "1 rows, 1 of them reported, with 3 killed" in result.stderr
    assert "failed: a2 (times): no such day" in result.stderr
    assert "events.csv" in result.stderr
    assert (tmp_path / "out/manifest.json").exists()


def test_extract_to_stdout_is_data_only(call, fake, articles):
    result = call("extract", articles, "-o", "-")
    [line] = result.stdout.splitlines()
    assert json.loads(line)["killed"] == 3
    assert "3 articles" in result.stderr


def test_extract_reads_stdin(call, fake):
    result = call("extract", "-", "-o", "-", input='{"id": "x", "text": "7 died"}\n')
    assert json.loads(result.stdout)["killed"] == 7


def test_extract_format_overrides_the_name(call, fake, tmp_path):
    (tmp_path / "a.jsonl").write_text("7 died")
    result = call("extract", tmp_path / "a.jsonl", "-o", "-", "--format", "text")
    assert json.loads(result.stdout)["killed"] == 7


def test_extract_quiet_says_nothing(call, fake, articles, tmp_path):
    result = call("extract", articles, "-o", tmp_path / "out", "--quiet")
    assert (result.stdout, result.stderr) == ("", "")


def test_extract_one_file(call, fake, articles, tmp_path):
    result = call("extract", articles, "-o", tmp_path / "rows.csv", "--bom")
    assert result.exit_code == 0
    assert f"wrote {tmp_path / 'rows.csv'}" in result.stderr
    assert (tmp_path / "rows.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_extract_without_output_makes_a_new_folder(
    call, fake, articles, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    assert call("extract", articles).exit_code == 0
    assert call("extract", articles).exit_code == 0
    folders = sorted((tmp_path / "outputs").iterdir())
    assert len(folders) == 2
    assert all((folder / "events.csv").exists() for folder in folders)


def test_default_output_never_exists_already(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    now = datetime(2022, 1, 21, 18, 0)
    assert Path(default_output(now)) == Path("outputs/run-20220121-180000")
    Path(default_output(now)).mkdir(parents=True)
    assert Path(default_output(now)) == Path("outputs/run-20220121-180000-2")


def test_extract_overwrites_only_by_force(call, fake, articles, tmp_path):
    arguments = ["extract", articles, "-o", tmp_path / "out"]
    assert call(*arguments).exit_code == 0
    result = call(*arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith("error: ")
    assert "exists already" in result.stderr
    assert call(*arguments, "--force").exit_code == 0


def test_extract_too_many_failures_is_exit_1(call, fake, articles, tmp_path):
    result = call("extract", articles, "-o", tmp_path / "out", "--max-failures", "0")
    assert result.exit_code == 1
    assert "more than 0 articles failed" in result.stderr
    allowed = call("extract", articles, "-o", tmp_path / "two", "--max-failures", "1")
    assert allowed.exit_code == 0


def test_extract_keeps_articles(call, fake, articles, tmp_path):
    call("extract", articles, "-o", tmp_path / "out", "--keep-articles")
    assert len((tmp_path / "out/articles.jsonl").read_text().splitlines()) == 3


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--set", "times.day_frist=true"], "unknown setting 'day_frist'"),
        (["--set", "times.day_first"], "not of the form key=value"),
        (["--set", "batch_size=many"], "batch_size is 'many', but must be int"),
        (["--config", "missing.toml"], "missing.toml cannot be read"),
        (["--workers", "0"], "at least 1"),
        (["--workers", "several"], "a number or auto"),
        (["--backend", "cluster"], "unknown backend 'cluster'"),
        (["--format", "pdf"], "unknown input format 'pdf'"),
        (["-o", "rows.json"], "the format .json is unknown"),
    ],
)
def test_extract_mistakes_are_one_clear_line(
    call, fake, articles, tmp_path, monkeypatch, options, message
):
    monkeypatch.chdir(tmp_path)
    result = call("extract", articles, *options)
    assert result.exit_code == 2
    assert message in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert "Traceback" not in result.stderr


def test_extract_missing_input_is_exit_2(call, fake, tmp_path):
    result = call("extract", tmp_path / "nothing.txt", "-o", tmp_path / "out")
    assert result.exit_code == 2
    assert "does not exist" in result.stderr
    assert not (tmp_path / "out").exists()


def test_extract_model_that_is_not_installed(call, articles, tmp_path):
    arguments = ["-o", tmp_path / "out", "--model", "en_core_web_huge"]
    result = call("extract", articles, *arguments)
    assert result.exit_code == 2
    assert "'en_core_web_huge' is not installed" in result.stderr


def test_extract_settings_come_from_file_then_set(call, fake, articles, tmp_path):
    (tmp_path / "c.toml").write_text("batch_size = 3\nmax_characters = 50\n")
    options = ["--config", tmp_path / "c.toml", "--set", "batch_size=2"]
    call("extract", articles, "-o", tmp_path / "out", *options)
    manifest = json.loads((tmp_path / "out/manifest.json").read_text())
    assert manifest["settings"]["batch_size"] == 2
    assert manifest["settings"]["max_characters"] == 50


# ------------------------------------------------------------------ progress


class Terminal:
    """A standard error that claims to be a terminal."""

    encoding = "utf-8"

    def __init__(self):
        self.text = ""

    def isatty(self):
        return True

    def write(self, text):
        self.text += text
        return len(text)

    def flush(self):
        pass


def test_progress_shows_rate_on_a_terminal(articles, monkeypatch):
    from newsevents.run import Counts

    terminal = Terminal()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("sys.stderr", terminal)
    with progress([str(articles)], None, quiet=False) as advance:
        advance(Counts(with_rows=2, rows=5))
    assert "2/3" in terminal.text
    assert "5 rows" in terminal.text


def test_progress_is_silent_elsewhere(articles, monkeypatch):
    with progress([str(articles)], None, quiet=False) as advance:
        assert advance is None
    monkeypatch.setattr("sys.stderr", Terminal())
    with progress([str(articles)], None, quiet=True) as advance:
        assert advance is None


def test_estimate_counts_files_and_lines(articles, tmp_path):
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "b.html").write_text("x")
    assert estimate([str(articles)]) == 3
    assert estimate([str(tmp_path)]) == 5
    assert estimate(["-"]) is None
    assert estimate([str(tmp_path / "missing")]) is None


def test_estimate_scales_the_beginning(tmp_path, monkeypatch):
    import gzip

    lines = b"".join(b'{"id": "%04d"}\n' % n for n in range(1000))
    (tmp_path / "a.jsonl").write_bytes(lines)
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(lines))
    (tmp_path / "c.csv").write_bytes(b"id,text\n")
    (tmp_path / "d.jsonl").write_bytes(b"")
    assert estimate([str(tmp_path / "b.jsonl.gz")]) == 1000
    monkeypatch.setattr("newsevents.cli.progress.SAMPLE", 4500)
    assert estimate([str(tmp_path / "a.jsonl")]) == pytest.approx(1000, rel=0.02)
    assert estimate([str(tmp_path / "c.csv")]) is None
    assert estimate([str(tmp_path / "d.jsonl")]) == 1


def test_extract_interrupted_is_exit_130(call, fake, articles, tmp_path, monkeypatch):
    from newsevents import run

    def interrupt(found, *arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr(run.Counts, "add", interrupt)
    result = call("extract", articles, "-o", tmp_path / "out")
    assert result.exit_code == 130
    assert ".partial are unfinished" in result.stderr
    assert not (tmp_path / "out/events.csv").exists()
