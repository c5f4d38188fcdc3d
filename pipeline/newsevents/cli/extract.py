"""``newsevents extract``: articles in, rows out."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsevents.cli import console, options

if TYPE_CHECKING:
    from newsevents.run import Summary

SHOWN_FAILURES = 5

Inputs = Annotated[
    list[str],
    typer.Argument(
        help="Files (text, JSONL, JSON, CSV, TSV, HTML, all also .gz), folders, "
        "patterns, or - for standard input.",
        metavar="INPUT...",
    ),
]
OutputPath = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        help="A run folder; a file ending in .csv, .jsonl, .parquet or .xlsx; or - for "
        "JSONL on standard output. Default: a new folder in outputs/.",
    ),
]
Workers = Annotated[
    str,
    typer.Option("--workers", "-w", help="Processes: a number, or auto.", metavar="N"),
]
BackendName = Annotated[
    str | None,
    typer.Option(help="What runs the workers. Default: by their number."),
]
Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        help="Format of the inputs: text, jsonl, json, csv, tsv or html. Default: by "
        "the name of the file, else by its first bytes.",
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Replace an existing output.")]
Bom = Annotated[
    bool,
    typer.Option(
        "--bom", help="Mark CSV files as UTF-8, as old versions of Excel need."
    ),
]
MaxFailures = Annotated[
    int | None,
    typer.Option(
        min=0,
        help="Stop with exit code 1 when more articles than this fail. Default: go on.",
        metavar="N",
    ),
]
KeepArticles = Annotated[
    bool,
    typer.Option(
        "--keep-articles",
        help="Write articles.jsonl too: the texts that all offsets refer to.",
    ),
]
Quiet = Annotated[
    bool, typer.Option("--quiet", "-q", help="No progress bar and no summary.")
]


def extract(  # noqa: PLR0913, PLR0917  one parameter per option
    inputs: Inputs,
    output: OutputPath = None,
    workers: Workers = "1",
    model: options.Model = None,
    config: options.ConfigPath = None,
    values: options.Set = None,
    input_format: Format = None,
    force: Force = False,
    bom: Bom = False,
    max_failures: MaxFailures = None,
    keep_articles: KeepArticles = False,
    backend: BackendName = None,
    quiet: Quiet = False,
) -> None:
    """Extract event rows from articles."""
    from newsevents.backends import worker_count  # noqa: PLC0415
    from newsevents.cli.progress import progress  # noqa: PLC0415
    from newsevents.run import RunOptions, run  # noqa: PLC0415

    settings = options.make_config(config, model, values)
    how = RunOptions(
        workers=worker_count(workers),
        backend=backend,
        input_format=input_format,
        force=force,
        bom=bom,
        keep_articles=keep_articles,
        max_failures=max_failures,
    )
    where = output or default_output()
    with progress(inputs, input_format, quiet=quiet) as on_progress:
        summary = run(
            inputs, where, config=settings, options=how, on_progress=on_progress
        )
    if not quiet:
        _report(summary, where)
    if not summary.complete:
        console.complain(
            f"stopped: more than {max_failures} articles failed (--max-failures)"
        )
        raise typer.Exit(1)


def default_output(now: datetime | None = None, *, kind: str = "run") -> str:
    """Return a folder that does not exist yet: ``outputs/run-20220121-180000``."""
    now = now or datetime.now().astimezone()
    base = Path("outputs") / f"{kind}-{now:%Y%m%d-%H%M%S}"
    folder, number = base, 1
    while folder.exists():
        number += 1
        folder = base.with_name(f"{base.name}-{number}")
    return str(folder)


def _report(summary: Summary, where: str) -> None:
    counts = summary.counts
    console.say(
        f"{counts.done:,} articles in {summary.seconds:,.1f} s: "
        f"{counts.with_rows:,} with rows, "
        f"{counts.without_rows:,} without, {counts.failed:,} failed"
    )
    reported = counts.rows_by_status["reported"]
    console.say(
        f"{counts.rows:,} rows, {reported:,} of them reported, "
        f"with {counts.killed:,} killed"
    )
    for failure in summary.first_failures[:SHOWN_FAILURES]:
        console.say(
            f"  failed: {failure.article_id} ({failure.stage}): {failure.message}"
        )
    if counts.failed > SHOWN_FAILURES:
        console.say(f"  ... and {counts.failed - SHOWN_FAILURES:,} more")
    if summary.files:
        names = ", ".join(path.name for path in summary.files)
        folder = summary.files[0].parent
        console.say(f"{where}: {names}" if str(folder) == where else f"wrote {where}")
