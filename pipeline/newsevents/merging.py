"""One merge on disk: read runs, group their rows, write incidents, events and links.

What is written, and how, is as for a run: files get their names when they are whole,
the manifest last, and nothing is replaced without ``force``.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from newsevents.errors import InputError, OutputError
from newsevents.io import rows as event_rows
from newsevents.io.columns import Table, columns, plain
from newsevents.io.workbook import write_merged
from newsevents.io.writers import (
    MANIFEST,
    format_of,
    open_table,
    partial_name,
    refuse_existing,
)
from newsevents.io.writers_tables import JsonlTable, Row
from newsevents.merge import DEFAULT_LIKELIHOOD, Merged, merge_rows
from newsevents.run import data_digest
from newsevents.version import __version__

FILES: dict[Table, str] = {
    "incidents": "incidents",
    "merged_events": "events",
    "links": "links",
}
WORKBOOK = "merged.xlsx"
SUFFIXES = (".csv", ".jsonl", ".parquet")
Tables = Mapping[Table, Sequence[Row]]


@dataclass(frozen=True, slots=True)
class MergeOptions:
    """How a merge works: see `newsevents.merge.merge_rows` and ``newsevents merge``."""

    min_likelihood: float = DEFAULT_LIKELIHOOD
    force: bool = False
    bom: bool = False


@dataclass(frozen=True, slots=True)
class MergeSummary:
    """The outcome of a merge: how many of what, and the files."""

    merged: Merged
    rows: int
    articles: int
    seconds: float
    files: tuple[Path, ...]

    @property
    def counts(self) -> dict[str, int]:
        """Numbers of rows, articles, incidents, those of several rows, pairs, links."""
        links = self.merged.links
        return {
            "rows": self.rows,
            "articles": self.articles,
            "incidents": len(self.merged.incidents),
            "incidents_of_several_articles": sum(
                row.articles > 1 for row in self.merged.incidents
            ),
            "pairs_compared": self.merged.compared,
            "pairs_linked": sum(link.decision == "linked" for link in links),
            "pairs_refused": sum(link.decision == "refused" for link in links),
        }


def merge_runs(
    inputs: Sequence[str | Path],
    output: str | Path,
    *,
    options: MergeOptions | None = None,
) -> MergeSummary:
    """Group the event rows of runs that report one incident, and write the result.

    Args:
        inputs: Run folders, or files of event rows (.csv, .jsonl, both also with .gz,
            .parquet, .xlsx). Names of ``entities.csv`` in a folder are used.
        output: A folder for incidents, events and links in the formats of the inputs;
            a ``.xlsx`` file for the three as sheets; a ``.csv``, ``.jsonl`` or
            ``.parquet`` file for the incidents alone; ``-`` for these on standard
            output, as JSONL.
        options: How to merge.

    Raises:
        InputError: There is nothing to read, or what is there are no event rows.
        OutputError: The output exists, is an input or cannot be written.
    """
    options = options or MergeOptions()
    begin = time.perf_counter()
    files = [event_rows.rows_file(Path(name)) for name in inputs]
    _check_apart(inputs, files, output)
    rows = [row for file in files for row in event_rows.read_rows(file)]
    if not rows:
        raise InputError(f"there are no event rows in {', '.join(map(str, inputs))}")
    merged = merge_rows(
        rows, names=_names(inputs), min_likelihood=options.min_likelihood
    )
    tables = _tables(rows, merged)
    summary = MergeSummary(
        merged,
        len(tables["merged_events"]),
        len({row["article_id"] for row in rows}),
        time.perf_counter() - begin,
        (),
    )
    manifest = _manifest(inputs, options, summary)
    try:
        written = _write(tables, output, files, options, manifest)
    except BrokenPipeError:
        raise  # whoever read standard output has had enough
    except OSError as error:
        raise OutputError(f"{output} cannot be written: {error}") from error
    return MergeSummary(
        merged, summary.rows, summary.articles, summary.seconds, tuple(written)
    )


def _check_apart(
    inputs: Sequence[str | Path], files: Sequence[Path], output: str | Path
) -> None:
    """Refuse an output that is an input: the rows would be lost."""
    if str(output) == "-":
        return
    taken = {Path(name).resolve() for name in (*inputs, *files)}
    taken |= {file.resolve().parent for file in files}
    if Path(output).resolve() in taken:
        raise OutputError(
            f"the output {output} is an input, or holds one; choose another --output"
        )


def _names(inputs: Sequence[str | Path]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in inputs:
        for article, names in event_rows.read_names(Path(name)).items():
            found.setdefault(article, []).extend(names)
    return found


def _tables(rows: Sequence[Row], merged: Merged) -> Tables:
    by_event = {str(row["event_id"]): row for row in rows}
    return {
        "incidents": [plain(row) for row in merged.incidents],
        "merged_events": [
            {**by_event[event], "incident_id": incident}
            for event, incident in merged.incident_of.items()
        ],
        "links": [plain(link) for link in merged.links],
    }


# ------------------------------------------------------------------ writing


def _write(
    tables: Tables,
    output: str | Path,
    files: Sequence[Path],
    options: MergeOptions,
    manifest: Mapping[str, Any],
) -> list[Path]:
    kind = format_of(output)
    if kind == "stdout":
        _write_table(JsonlTable(sys.stdout), tables["incidents"])
        return []
    path = Path(output)
    if kind == "folder":
        return _write_folder(tables, path, files, options, manifest)
    refuse_existing(path.parent, (path.name,), force=options.force)
    path.parent.mkdir(parents=True, exist_ok=True)
    if kind == "xlsx":
        write_merged(partial_name(path), tables)
    else:
        table = open_table(path, columns("incidents"), bom=options.bom)
        _write_table(table, tables["incidents"])
    partial_name(path).replace(path)
    return [path]


def _write_folder(
    tables: Tables,
    folder: Path,
    files: Sequence[Path],
    options: MergeOptions,
    manifest: Mapping[str, Any],
) -> list[Path]:
    possible = [f"{name}{suffix}" for name in FILES.values() for suffix in SUFFIXES]
    refuse_existing(folder, (*possible, WORKBOOK, MANIFEST), force=options.force)
    folder.mkdir(parents=True, exist_ok=True)
    found = []
    formats = _formats(files)
    for table, name in FILES.items():
        for suffix in SUFFIXES:
            if suffix.removeprefix(".") in formats:
                path = folder / f"{name}{suffix}"
                opened = open_table(path, columns(table), bom=options.bom)
                _write_table(opened, tables[table])
                found.append(path)
    if "xlsx" in formats:
        found.append(folder / WORKBOOK)
        write_merged(partial_name(found[-1]), tables)
    found.append(folder / MANIFEST)
    text = json.dumps(manifest, indent=2, ensure_ascii=False, allow_nan=False)
    partial_name(found[-1]).write_text(text + "\n", encoding="utf-8")
    for stale in (*possible, WORKBOOK, MANIFEST):
        (folder / stale).unlink(missing_ok=True)
    for path in found:
        partial_name(path).replace(path)
    return found


def _formats(files: Sequence[Path]) -> set[str]:
    """Return the formats to write: those of the files; of a run, CSV and JSONL."""
    found: set[str] = {event_rows.format_of(file) for file in files}
    is_run = any((file.parent / MANIFEST).is_file() for file in files)
    return found | {"csv", "jsonl"} if is_run else found


def _write_table(table: Any, rows: Sequence[Row]) -> None:  # noqa: ANN401  any Table
    for row in rows:
        table.write(row)
    table.close()


def _manifest(
    inputs: Sequence[str | Path], options: MergeOptions, summary: MergeSummary
) -> dict[str, Any]:
    return {
        "merged_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "seconds": round(summary.seconds, 3),
        "inputs": [str(name) for name in inputs],
        "counts": summary.counts,
        "versions": {"newsevents": __version__, "data_sha256": data_digest()},
        "min_likelihood": options.min_likelihood,
    }
