"""One batch run: read, work through, write, and account for every article."""

from __future__ import annotations

import platform
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, field, fields
from datetime import UTC, datetime
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from itertools import chain, islice
from pathlib import Path
from typing import Any

from newsevents import resources
from newsevents.backends import Backend, Batch, Item, Spec, WorkerSpec, open_backend
from newsevents.errors import BackendError, ConfigError, OutputError
from newsevents.io.readers import read_articles
from newsevents.io.sources import expand
from newsevents.io.writers import Output, open_output
from newsevents.records import SCHEMA_VERSION, Article, Extraction, Failure
from newsevents.settings import Config
from newsevents.version import __version__

FIRST_FAILURES = 10


@dataclass(frozen=True, slots=True)
class RunOptions:
    """How a run works, as opposed to what it finds.

    ``max_failures`` stops the run at one failure more (None: never), ``backend`` is a
    name from `newsevents.backends.available`, ``input_format`` overrides what the
    names of the inputs say, ``keep_articles`` writes the texts that the offsets refer
    to into the run folder, ``bom`` begins CSV files with a byte order mark.
    """

    workers: int = 1
    backend: str | None = None
    input_format: str | None = None
    force: bool = False
    bom: bool = False
    keep_articles: bool = False
    max_failures: int | None = None


@dataclass(slots=True)
class Counts:
    """What went through a run.

    ``killed`` adds up the best counts of the rows with status ``reported``.
    """

    articles_in: int = 0
    with_rows: int = 0
    without_rows: int = 0
    failed: int = 0
    rows: int = 0
    killed: int = 0
    words: int = 0
    rows_by_status: Counter[str] = field(default_factory=Counter)
    failures_by_stage: Counter[str] = field(default_factory=Counter)

    @property
    def done(self) -> int:
        """Articles accounted for."""
        return self.with_rows + self.without_rows + self.failed

    def to_dict(self) -> dict[str, Any]:
        """Return the counts as plain values that JSON can hold."""
        values = {f.name: getattr(self, f.name) for f in fields(self)}
        return {
            name: dict(sorted(value.items())) if isinstance(value, Counter) else value
            for name, value in values.items()
        }

    def add(self, found: Extraction) -> None:
        """Count what an article gave."""
        self.words += found.words
        if found.failure:
            self.failed += 1
            self.failures_by_stage[found.failure.stage] += 1
        elif found.rows:
            self.with_rows += 1
        else:
            self.without_rows += 1
        self.rows += len(found.rows)
        for row in found.rows:
            self.rows_by_status[row.status] += 1
            if row.status == "reported":
                self.killed += row.killed or 0


@dataclass(frozen=True, slots=True)
class Summary:
    """The outcome of a run. ``complete`` is false where too many articles failed."""

    counts: Counts
    first_failures: tuple[Failure, ...]
    seconds: float
    files: tuple[Path, ...]
    complete: bool


def run(
    inputs: Sequence[str | Path],
    output: str | Path,
    *,
    config: Config | None = None,
    options: RunOptions | None = None,
    on_progress: Callable[[Counts], None] | None = None,
) -> Summary:
    """Extract from inputs and write the result.

    Args:
        inputs: Files, folders, patterns, or ``-`` for standard input.
        output: A folder, a file or ``-``; see `newsevents.io.writers.open_output`.
        config: Settings of the pipeline.
        options: How to run.
        on_progress: Called with the counts so far after every article.

    Raises:
        ConfigError: A setting has a wrong value.
        InputError: There is nothing to read.
        OutputError: The output exists, lies inside an input or cannot be written.
        BackendError: Workers cannot be started, or an article got lost.
    """
    config, options = config or Config(), options or RunOptions()
    if config.batch_size < 1:
        raise ConfigError(f"batch_size is {config.batch_size}, but must be at least 1")
    check_apart(inputs, output)
    backend = open_backend(options.backend, workers=options.workers)
    items = _readable(inputs, options.input_format)
    out = open_output(
        output,
        force=options.force,
        bom=options.bom,
        keep_articles=options.keep_articles,
    )
    started, begin = datetime.now(UTC), time.perf_counter()
    work = _Run(out, config, options, on_progress)
    try:
        complete = work.through(items, backend)
    except BaseException:
        out.abandon(keep=work.counts.done > 0)
        raise
    seconds = time.perf_counter() - begin
    manifest = {
        "complete": complete,
        "started_at": started.isoformat(timespec="seconds"),
        "seconds": round(seconds, 3),
        "inputs": [str(name) for name in inputs],
        "counts": work.counts.to_dict(),
        **describe(config),
        "run": asdict(options),
    }
    files = tuple(out.commit(manifest))
    return Summary(work.counts, tuple(work.first_failures), seconds, files, complete)


@dataclass(slots=True)
class _Run:
    """Passes articles through the backend into the output, and counts them."""

    out: Output
    config: Config
    options: RunOptions
    on_progress: Callable[[Counts], None] | None
    counts: Counts = field(default_factory=Counts)
    first_failures: list[Failure] = field(default_factory=list)

    def through(self, items: Iterable[Item], backend: Backend) -> bool:
        """Work through all articles; false where it stopped at too many failures."""
        counts, limit = self.counts, self.options.max_failures
        batches = _batches(self._noted(items), self.config.batch_size)
        with closing(backend.run(worker_spec(self.config), batches)) as results:
            for found in chain.from_iterable(results):
                self._take(found)
                if limit is not None and counts.failed > limit:
                    counts.articles_in = counts.done
                    return False
        if counts.done != counts.articles_in:
            raise BackendError(
                f"{counts.articles_in} articles went in, but {counts.done} came out; "
                "the partial files are kept"
            )
        return True

    def _take(self, found: Extraction) -> None:
        """Count and write what an article gave."""
        self.counts.add(found)
        try:
            self.out.write(found)
        except BrokenPipeError:
            raise  # whoever read standard output has had enough
        except OSError as error:
            raise OutputError(f"the output cannot be written on: {error}") from error
        if found.failure and len(self.first_failures) < FIRST_FAILURES:
            self.first_failures.append(found.failure)
        if self.on_progress:
            self.on_progress(self.counts)

    def _noted(self, items: Iterable[Item]) -> Iterator[Item]:
        """Count the articles that go in, and keep them if the run does."""
        for item in items:
            self.counts.articles_in += 1
            if isinstance(item, Article):
                self.out.write_article(item)
            yield item


def worker_spec(config: Config) -> Spec:
    """Return the recipe of the run's workers."""
    return WorkerSpec(config)


def _batches(items: Iterable[Item], size: int) -> Iterator[Batch]:
    stream = iter(items)
    while batch := list(islice(stream, size)):
        yield batch


def _readable(inputs: Sequence[str | Path], input_format: str | None) -> Iterator[Item]:
    """Return the articles of the inputs, each of which is known to exist."""
    for name in inputs:
        next(expand([name], input_format))
    return read_articles(inputs, format=input_format)


def check_apart(inputs: Sequence[str | Path], output: str | Path) -> None:
    """Refuse an output that is an input, or lies in a folder that is read.

    Raises:
        OutputError: It does.
    """
    if str(output) == "-":
        return
    target = Path(output).resolve()
    for name in inputs:
        source = Path(name).resolve()
        if source == target or (source.is_dir() and target.is_relative_to(source)):
            raise OutputError(
                f"the output {output} lies in the input {name}, where it would be "
                "read as news; choose another --output"
            )


# ------------------------------------------------------------------ manifest


def describe(config: Config) -> dict[str, Any]:
    """Return what decides the rows: versions, data, settings and their hash."""
    return {
        "schema_version": SCHEMA_VERSION,
        "versions": {
            "newsevents": __version__,
            "python": platform.python_version(),
            "spacy": installed_version("spacy"),
            "model": config.model,
            "model_version": installed_version(config.model),
            "data_sha256": data_digest(),
        },
        "platform": f"{sys.platform} {platform.machine()}",
        "settings": asdict(config),
        "settings_hash": config.digest(),
    }


def installed_version(name: str) -> str | None:
    """Return the version of an installed distribution or module, None if unknown."""
    try:
        return version(name.replace("_", "-"))
    except (PackageNotFoundError, ValueError):
        return None


def data_digest() -> str:
    """Return a hash of all lexicons, patterns and the gazetteer."""
    total = sha256()
    root = resources.root()
    for path in sorted(p for p in root.rglob("*") if p.is_file()):
        total.update(path.relative_to(root).as_posix().encode())
        total.update(sha256(path.read_bytes()).digest())
    return total.hexdigest()[:16]
