"""``newsevents merge``: rows of different articles that report one incident."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsevents.cli import console
from newsevents.cli.extract import default_output

if TYPE_CHECKING:
    from newsevents.merge.records import IncidentRow
    from newsevents.merging import MergeSummary

Runs = Annotated[
    list[str],
    typer.Argument(
        help="Run folders, or files of event rows (CSV, JSONL, both also .gz, Parquet, "
        "Excel).",
        metavar="RUN...",
    ),
]
OutputPath = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        help="A folder for incidents, events and links, in the formats of the runs; a "
        ".xlsx file with the three as sheets; a .csv, .jsonl or .parquet file for the "
        "incidents alone; or - for these on standard output, as JSONL. Default: a new "
        "folder in outputs/.",
    ),
]
MinLikelihood = Annotated[
    float,
    typer.Option(
        help="How likely two rows must be one incident, 0 to 1: higher merges less.",
        metavar="P",
    ),
]
Show = Annotated[
    int,
    typer.Option(
        min=0,
        help="Print so many incidents of several articles, with members and reasons.",
        metavar="N",
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Replace an existing output.")]
Bom = Annotated[
    bool,
    typer.Option(
        "--bom", help="Mark CSV files as UTF-8, as old versions of Excel need."
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No summary.")]


def merge(
    runs: Runs,
    output: OutputPath = None,
    min_likelihood: MinLikelihood = 0.5,
    show: Show = 0,
    force: Force = False,
    bom: Bom = False,
    quiet: Quiet = False,
) -> None:
    """Group rows of different articles that report one incident."""
    from newsevents.merging import MergeOptions, merge_runs  # noqa: PLC0415

    where = output or default_output(kind="merged")
    options = MergeOptions(min_likelihood=min_likelihood, force=force, bom=bom)
    summary = merge_runs(runs, where, options=options)
    if show and where != "-":
        several = [row for row in summary.merged.incidents if row.articles > 1]
        several.sort(key=lambda row: -row.articles)
        if not several:
            typer.echo("no incident is told by several articles")
        for row in several[:show]:
            typer.echo(_told(row, summary))
    if not quiet:
        _report(summary, where)


def _report(summary: MergeSummary, where: str) -> None:
    counts = summary.counts
    console.say(
        f"{counts['rows']:,} rows of {counts['articles']:,} articles in "
        f"{summary.seconds:,.1f} s: {counts['incidents']:,} incidents, "
        f"{counts['incidents_of_several_articles']:,} of them told by several articles"
    )
    console.say(
        f"{counts['pairs_compared']:,} pairs compared, {counts['pairs_linked']:,} "
        f"linked, {counts['pairs_refused']:,} refused"
    )
    if summary.files:
        names = ", ".join(path.name for path in summary.files)
        is_folder = Path(where).is_dir()
        console.say(f"{where}: {names}" if is_folder else f"wrote {where}")


def _told(row: IncidentRow, summary: MergeSummary) -> str:
    """Return an incident, its members and the reasons as lines."""
    place = ", ".join(
        dict.fromkeys(x for x in (row.place_name, row.place_admin1, row.country) if x)
    )
    head = [row.incident_id, row.event_type, (row.time_start or "?")[:10], place or "?"]
    for name in ("killed", "wounded"):
        best = getattr(row, name)
        if best is not None:
            bounds = (getattr(row, f"{name}_low"), getattr(row, f"{name}_high"))
            shown = "-".join("?" if bound is None else str(bound) for bound in bounds)
            head.append(f"{best} {name} ({shown})")
    lines = ["  ".join(head)]
    lines += [f"  {article}" for article in row.article_ids.split("; ")]
    for link in summary.merged.links:
        if row.incident_id in (link.incident_a, link.incident_b):
            doubts = f"; but {link.doubts}" if link.doubts else ""
            refused = f"; refused: {link.objection}" if link.objection else ""
            lines.append(
                f"    {link.likelihood:.2f} {link.article_a} = {link.article_b}: "
                f"{link.reasons}{doubts}{refused}"
            )
    return "\n".join([*lines, ""])
