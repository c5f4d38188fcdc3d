"""The progress bar: articles, rate and time left, on standard error."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from newsevents.cli import console
from newsevents.errors import InputError

if TYPE_CHECKING:
    from newsevents.io.sources import Source
    from newsevents.run import Counts

SAMPLE = 4 * 1024 * 1024


@contextmanager
def progress(
    inputs: Sequence[str], input_format: str | None, *, quiet: bool
) -> Iterator[Callable[[Counts], None] | None]:
    """Show a progress bar meanwhile; nothing where standard error is no terminal.

    Yields:
        What to call with the counts so far, None where nothing is shown.
    """
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.progress import (  # noqa: PLC0415  only for a terminal
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        console=console.errors(),
        transient=True,
    ) as bar:
        total = estimate(inputs, input_format)
        task = bar.add_task("articles", total=total, rate="loading the model")

        def advance(counts: Counts) -> None:
            speed = bar.tasks[0].speed or 0
            rate = f"{speed:,.1f}/s, {counts.rows:,} rows, {counts.failed:,} failed"
            bar.update(task, completed=counts.done, rate=rate)

        yield advance


def estimate(inputs: Sequence[str], input_format: str | None = None) -> int | None:
    """Return about how many articles there are to read, None where nobody knows.

    A file is one article, a JSONL file as many as it has lines, counted on its
    beginning. Standard input and CSV (whose cells may hold lines) are unknown.
    """
    from newsevents.io.sources import expand  # noqa: PLC0415

    total = 0.0
    try:
        for source in expand(inputs, input_format):
            number = _articles(source)
            if number is None:
                return None
            total += number
    except (InputError, OSError, EOFError):  # the run itself will say what is wrong
        return None
    return max(1, round(total))


def _articles(source: Source) -> float | None:
    if source.path is None or source.format in ("csv", "tsv", "json"):
        return None
    if source.format != "jsonl":
        return 1
    with source.path.open("rb") as raw:
        size = source.path.stat().st_size
        if not source.is_gzip:
            sample = raw.read(SAMPLE)
            read = len(sample)
        else:
            import gzip  # noqa: PLC0415

            sample = gzip.GzipFile(fileobj=raw).read(SAMPLE)
            read = raw.tell()
    lines = sample.count(b"\n") + (not sample.endswith(b"\n"))
    return lines * max(1.0, size / read) if read else 0
