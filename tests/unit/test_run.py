"""A batch run: every article is accounted for, whatever happens to it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from newsevents import run as module
from newsevents.errors import (
    BackendError,
    ConfigError,
    InputError,
    OutputError,
    ResourceError,
)
from newsevents.io.writers import RunFolder
from newsevents.records import Article, Extraction
from newsevents.run import Counts, RunOptions, check_apart, describe, run
from newsevents.settings import Config

sys.path.append(str(Path(__file__).parents[1] / "backends"))

from fake_workers import DEADLY, BrokenSpec, FakeSpec, work


@pytest.fixture(autouse=True)
def fake(monkeypatch):
    monkeypatch.setattr(module, "worker_spec", lambda config: FakeSpec())


@pytest.fixture
def articles(tmp_path):
    """Ten articles: with rows, without rows, failing, unreadable."""
    path = tmp_path / "in.jsonl"
    texts = ["3 died", "nobody died", "BROKEN", "5 died and 2 more", *["1 died"] * 5]
    lines = [json.dumps({"id": f"a{n}", "text": text}) for n, text in enumerate(texts)]
    path.write_text("\n".join([*lines, "{not json"]) + "\n")
    return path


def lines_of(path):
    return [json.loads(line) for line in Path(path).read_text().splitlines()]


def test_run_accounts_for_every_article(articles, tmp_path):
    summary = run([articles], tmp_path / "out")
    counts = summary.counts
    assert (counts.articles_in, counts.done) == (10, 10)
    assert (counts.with_rows, counts.without_rows, counts.failed) == (7, 1, 2)
    assert counts.rows == 8
    assert counts.killed == 3 + 5 + 5  # what is background does not count
    assert summary.complete
    failures = lines_of(tmp_path / "out/failures.jsonl")
    assert [f["stage"] for f in failures] == ["times", "read"]
    assert [f.stage for f in summary.first_failures] == ["times", "read"]


def test_run_manifest_says_what_decided_the_rows(articles, tmp_path):
    config = Config(batch_size=3)
    run([articles], tmp_path / "out", config=config)
    manifest = json.loads((tmp_path / "out/manifest.json").read_text())
    assert manifest["complete"] is True
    assert manifest["settings_hash"] == config.digest()
    assert manifest["settings"]["batch_size"] == 3
    assert manifest["inputs"] == [str(articles)]
    counts = manifest["counts"]
    assert counts["articles_in"] == (
        counts["with_rows"] + counts["without_rows"] + counts["failed"]
    )
    assert counts["failures_by_stage"] == {"times": 1, "read": 1}
    versions = manifest["versions"]
    assert versions["model"] == config.model
    assert versions["model_version"] == "3.7.1"
    assert len(versions["data_sha256"]) == 16


@pytest.mark.parametrize(("workers", "size"), [(1, 1), (1, 100), (2, 2)])
def test_run_gives_equal_files_for_any_workers_and_batches(
    articles, tmp_path, workers, size
):
    run([articles], tmp_path / "one", config=Config(batch_size=4))
    run(
        [articles],
        tmp_path / "two",
        config=Config(batch_size=size),
        options=RunOptions(workers=workers),
    )
    names = ["events.jsonl", "events.csv", "mentions.jsonl", "entities.csv"]
    for name in [*names, "failures.jsonl"]:
        one, two = (tmp_path / folder / name for folder in ("one", "two"))
        assert one.read_bytes() == two.read_bytes(), name


def test_run_survives_an_article_that_kills_its_worker(tmp_path):
    for name, text in [("a", "1 died"), ("b", f"{DEADLY} 2"), ("c", "3 died")]:
        (tmp_path / f"{name}.txt").write_text(text)
    inputs = [tmp_path / f"{name}.txt" for name in "abc"]
    summary = run(inputs, tmp_path / "out", options=RunOptions(workers=2))
    assert summary.counts.failures_by_stage == {"worker": 1}
    assert [r["article_id"] for r in lines_of(tmp_path / "out/events.jsonl")] == [
        "a",
        "c",
    ]


def test_run_stops_at_too_many_failures(articles, tmp_path):
    options = RunOptions(max_failures=0)
    summary = run(
        [articles], tmp_path / "out", options=options, config=Config(batch_size=1)
    )
    assert not summary.complete
    assert summary.counts.failed == 1
    assert summary.counts.articles_in == summary.counts.done == 3
    manifest = json.loads((tmp_path / "out/manifest.json").read_text())
    assert manifest["complete"] is False


def test_run_goes_on_up_to_the_allowed_failures(articles, tmp_path):
    options = RunOptions(max_failures=2)
    assert run([articles], tmp_path / "out", options=options).complete


def test_run_keeps_articles(articles, tmp_path):
    run([articles], tmp_path / "out", options=RunOptions(keep_articles=True))
    kept = lines_of(tmp_path / "out/articles.jsonl")
    assert len(kept) == 9
    texts = {one["id"]: one["text"] for one in kept}
    for row in lines_of(tmp_path / "out/events.jsonl"):
        text = texts[row["article_id"]]
        assert text[row["evidence_start"] : row["evidence_end"]] == row["evidence"]


def test_run_tells_progress(articles, tmp_path):
    seen = []
    run(
        [articles],
        tmp_path / "out",
        on_progress=lambda counts: seen.append(counts.done),
    )
    assert seen == list(range(1, 11))


def test_run_streams(tmp_path, monkeypatch):
    """Articles are read batch by batch, rows written as they come."""
    events = []

    def nine(inputs, format):
        for number in range(9):
            events.append(f"read {number}")
            yield Article(id=str(number), text="1 died")

    class Spec:
        def build(self):
            def worker(batch):
                events.append(f"work {len(batch)}")
                return work(batch)

            return worker

    monkeypatch.setattr(module, "worker_spec", lambda config: Spec())
    monkeypatch.setattr(module, "read_articles", nine)
    (tmp_path / "x.txt").write_text("x")
    run([tmp_path / "x.txt"], tmp_path / "out", config=Config(batch_size=3))
    assert events[:5] == ["read 0", "read 1", "read 2", "work 3", "read 3"]


def test_run_leaves_partial_files_when_it_is_interrupted(articles, tmp_path):
    def interrupt(counts):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run([articles], tmp_path / "out", on_progress=interrupt)
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert "events.jsonl.partial" in names
    assert "manifest.json" not in names
    run([articles], tmp_path / "out")


def test_run_notices_a_lost_article(articles, tmp_path, monkeypatch):
    class Forgetful:
        def build(self):
            return lambda batch: work(batch)[:-1]

    monkeypatch.setattr(module, "worker_spec", lambda config: Forgetful())
    with pytest.raises(BackendError, match="10 articles went in, but 9 came out"):
        run([articles], tmp_path / "out")


def test_run_that_cannot_begin_leaves_nothing(articles, tmp_path, monkeypatch):
    monkeypatch.setattr(module, "worker_spec", lambda config: BrokenSpec())
    with pytest.raises(ResourceError, match="not installed"):
        run([articles], tmp_path / "out")
    assert not (tmp_path / "out").exists()
    with pytest.raises(BackendError, match="unknown backend"):
        run([articles], tmp_path / "out", options=RunOptions(backend="cluster"))
    assert not (tmp_path / "out").exists()


def test_run_on_a_full_disk_says_so(articles, tmp_path, monkeypatch):
    def full(self, found):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(RunFolder, "write", full)
    with pytest.raises(OutputError, match="No space left on device"):
        run([articles], tmp_path / "out")


# ------------------------------------------------------------------ mistakes


def test_run_checks_inputs_before_it_writes(tmp_path):
    (tmp_path / "a.txt").write_text("1 died")
    with pytest.raises(InputError, match="does not exist"):
        run([tmp_path / "a.txt", tmp_path / "b.txt"], tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_run_refuses_to_overwrite(articles, tmp_path):
    run([articles], tmp_path / "out")
    with pytest.raises(OutputError, match="exists already"):
        run([articles], tmp_path / "out")
    run([articles], tmp_path / "out", options=RunOptions(force=True))


def test_run_refuses_an_impossible_batch_size(articles, tmp_path):
    with pytest.raises(ConfigError, match="batch_size is 0"):
        run([articles], tmp_path / "out", config=Config(batch_size=0))


@pytest.mark.parametrize("output", ["in", "in/deep/out", "in/a.csv"])
def test_output_is_never_read_as_input(tmp_path, output):
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.csv").write_text("id,text\n")
    inputs = [tmp_path / ("in/a.csv" if output.endswith("csv") else "in")]
    with pytest.raises(OutputError, match="lies in the input"):
        check_apart(inputs, tmp_path / output)


def test_output_beside_the_input_is_fine(tmp_path):
    (tmp_path / "in").mkdir()
    check_apart([tmp_path / "in"], tmp_path / "in-out")
    check_apart(["-"], tmp_path / "out")
    check_apart([tmp_path], "-")


# ------------------------------------------------------------------ parts


def test_counts_add_up():
    counts = Counts()
    counts.add(Extraction(article_id="a", words=4))
    assert (counts.done, counts.without_rows, counts.words) == (1, 1, 4)


def test_describe_of_a_model_that_is_not_installed():
    about = describe(Config(model="en_core_web_huge"))
    assert about["versions"]["model_version"] is None
