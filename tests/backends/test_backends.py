"""All backends keep one protocol: same rows, same order, one failure a bad article."""

from __future__ import annotations

import os
import pickle
from itertools import chain, islice

import pytest
from fake_workers import (
    DEADLY,
    BrokenSpec,
    DyingSpec,
    FakeSpec,
    FaultySpec,
    ThreadsSpec,
)

from newsevents import backends
from newsevents.backends import WorkerSpec, open_backend, worker_count
from newsevents.backends.processes import ONE_THREAD, Processes
from newsevents.errors import BackendError, ConfigError, ResourceError
from newsevents.records import Article, Failure
from newsevents.settings import Config


def article(number, text=None):
    return Article(id=f"a{number}", text=text or f"{number} died and {number + 1} left")


def batches(items, size):
    stream = iter(items)
    while batch := list(islice(stream, size)):
        yield batch


def results(backend, items, size, spec=None):
    return list(
        chain.from_iterable(backend.run(spec or FakeSpec(), batches(items, size)))
    )


MIXED = [
    article(0),
    article(1, "SLOW 1"),
    Failure(article_id="unread", stage="read", error="InputError", message="empty"),
    article(3, "BROKEN"),
    *(article(n) for n in range(4, 13)),
]


@pytest.mark.parametrize(("workers", "size"), [(1, 5), (2, 1), (2, 4), (3, 100)])
def test_processes_give_what_one_process_gives(workers, size):
    expected = results(open_backend("inprocess"), MIXED, 3)
    assert results(Processes(workers), MIXED, size) == expected
    assert [found.article_id for found in expected][:4] == ["a0", "a1", "unread", "a3"]


def test_processes_lose_only_the_article_that_kills_them():
    items = [article(n, DEADLY if n in (2, 5) else None) for n in range(8)]
    found = results(Processes(2), items, 4)
    assert [f.article_id for f in found] == [f"a{n}" for n in range(8)]
    failures = {f.article_id: f.failure for f in found if f.failure}
    assert set(failures) == {"a2", "a5"}
    assert failures["a2"].stage == "worker"
    assert "exit code 13" in failures["a2"].message
    assert all(len(f.rows) == 2 for f in found if not f.failure)


def test_processes_survive_a_deadly_article_alone():
    [found] = results(Processes(1), [article(1, DEADLY)], 1)
    assert found.failure.error == "WorkerDied"


def test_processes_report_why_no_worker_can_be_built():
    with pytest.raises(ResourceError, match="not installed"):
        results(Processes(2), [article(1)], 1, BrokenSpec())


def test_processes_report_a_bug_in_building_workers():
    with pytest.raises(BackendError, match="ZeroDivisionError: a bug"):
        results(Processes(1), [article(1)], 1, FaultySpec())


def test_processes_give_up_on_workers_that_die_at_the_start():
    with pytest.raises(BackendError, match="die at the start"):
        results(Processes(1), [article(1)], 1, DyingSpec())


def test_processes_read_only_a_few_batches_ahead():
    taken = []

    def endless():
        number = 0
        while True:
            taken.append(number)
            yield [article(number)]
            number += 1

    running = Processes(2).run(FakeSpec(), endless())
    first = [next(running) for _ in range(3)]
    assert [found.article_id for [found] in first] == ["a0", "a1", "a2"]
    assert len(taken) <= 3 + 2 * 4 + 2 + 2
    running.close()


def test_processes_without_work_end():
    assert results(Processes(2), [], 1) == []


def test_processes_limit_numeric_libraries_to_one_thread(monkeypatch):
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    [found] = results(Processes(1), [article(1)], 1, ThreadsSpec())
    assert found.rows[0].killed == 1
    assert "OMP_NUM_THREADS" not in os.environ
    assert "OPENBLAS_NUM_THREADS" in ONE_THREAD


def test_processes_stop_when_the_caller_stops():
    running = Processes(1).run(FakeSpec(), ([article(n)] for n in range(100)))
    next(running)
    running.close()
    with pytest.raises(StopIteration):
        next(running)


def test_inprocess_is_lazy():
    running = open_backend("inprocess").run(BrokenSpec(), [])
    with pytest.raises(ResourceError):
        next(running)


# ------------------------------------------------------------------ registry


def test_open_backend_chooses_by_workers():
    assert type(open_backend(workers=1)).__name__ == "InProcess"
    assert type(open_backend(workers=2)).__name__ == "Processes"


def test_open_backend_unknown_names_those_installed():
    with pytest.raises(BackendError, match=r"'cluster'.*inprocess, processes"):
        open_backend("cluster")


class _Entry:
    def __init__(self, name, loaded):
        self.name, self._loaded = name, loaded

    def load(self):
        if self._loaded is None:
            raise ImportError("No module named 'cluster'")
        return self._loaded


def test_open_backend_finds_those_of_other_packages(monkeypatch):
    theirs = [_Entry("cluster", lambda workers: ("theirs", workers))]
    monkeypatch.setattr(backends.registry, "entry_points", lambda group: theirs)
    assert open_backend("cluster", workers=7) == ("theirs", 7)
    assert backends.available() == ["cluster", "inprocess", "processes"]


def test_open_backend_that_is_not_installed(monkeypatch):
    theirs = [_Entry("cluster", None)]
    monkeypatch.setattr(backends.registry, "entry_points", lambda group: theirs)
    with pytest.raises(BackendError, match="No module named 'cluster'"):
        open_backend("cluster")


@pytest.mark.parametrize("text", ["0", "-1", "many", "1.5", ""])
def test_worker_count_refuses(text):
    with pytest.raises(ConfigError, match="workers"):
        worker_count(text)


def test_worker_count_auto():
    assert 1 <= worker_count("auto") <= (os.cpu_count() or 1)


# ------------------------------------------------------------------ worker


def test_worker_spec_is_picklable_and_hashable():
    spec = WorkerSpec(Config(model="en_core_web_md"))
    assert pickle.loads(pickle.dumps(spec)) == spec
    assert hash(spec) == hash(WorkerSpec(Config(model="en_core_web_md")))


@pytest.fixture
def pipeline_worker(monkeypatch):
    from newsevents import build
    from newsevents.records import Extraction

    def extract_batch(nlp, articles, *, max_characters):
        if any("BROKEN" in one.text for one in articles):
            raise RuntimeError("cannot")
        return [Extraction(article_id=one.id, words=max_characters) for one in articles]

    monkeypatch.setattr(build, "load", lambda config: "nlp")
    monkeypatch.setattr(build, "extract_batch", extract_batch)
    return WorkerSpec(Config(max_characters=99)).build()


def test_pipeline_worker_lets_read_failures_through(pipeline_worker):
    unread = Failure(article_id="u", stage="read", error="E", message="m")
    found = pipeline_worker([article(1), unread, article(2)])
    assert [f.article_id for f in found] == ["a1", "u", "a2"]
    assert found[1].failure is unread
    assert found[0].words == 99


def test_pipeline_worker_fails_alone(pipeline_worker):
    found = pipeline_worker([article(1), article(2, "BROKEN"), article(3)])
    assert [f.failure is None for f in found] == [True, False, True]
    assert found[1].failure == Failure(
        article_id="a2", stage="worker", error="RuntimeError", message="cannot"
    )


def test_pipeline_worker_of_nothing(pipeline_worker):
    assert pipeline_worker([]) == []


@pytest.mark.model
@pytest.mark.slow
def test_real_workers_give_the_rows_of_one_process(nlp):
    from newsevents import build

    texts = [
        "Gunmen killed two soldiers in Mosul on Monday, police said.",
        "A bomb wounded at least nine people at a market in Kabul on 3 May 2021.",
        "The club presented its new coach on Tuesday.",
        "An earthquake near Davao killed 7 people and displaced hundreds.",
        "",
    ]
    articles = [Article(id=str(n), text=text) for n, text in enumerate(texts)]
    expected = list(build.process(articles, nlp=nlp))
    found = results(Processes(2), articles, 2, WorkerSpec())
    assert found == expected
    assert sum(len(one.rows) for one in found) >= 3
