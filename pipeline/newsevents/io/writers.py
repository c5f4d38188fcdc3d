"""Where a run goes: a run folder, one file of rows, or standard output.

Everything streams, and nothing appears under its own name before it is whole: files are
written as ``NAME.partial`` and renamed at the end, the manifest last. A run that was
killed leaves only partial files, which the next run replaces.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, Protocol, TextIO

from newsevents.errors import OutputError
from newsevents.io.columns import Column, columns, plain
from newsevents.io.entities import summarise
from newsevents.io.workbook import Workbook
from newsevents.io.writers_tables import (
    CsvTable,
    JsonlTable,
    ParquetTable,
    Table,
    open_text,
)
from newsevents.records import Article, Extraction

Format = Literal["folder", "csv", "jsonl", "parquet", "xlsx", "stdout"]
PARTIAL = ".partial"
MANIFEST = "manifest.json"
ARTICLES = "articles.jsonl"
RUN_FILES = (
    "events.jsonl",
    "events.csv",
    "mentions.jsonl",
    "entities.csv",
    "failures.jsonl",
)
SUFFIXES: dict[str, Format] = {
    ".csv": "csv",
    ".csv.gz": "csv",
    ".jsonl": "jsonl",
    ".jsonl.gz": "jsonl",
    ".parquet": "parquet",
    ".xlsx": "xlsx",
}
# Names that are meant as files; any other is taken for a folder.
FOREIGN = (
    *(".json", ".tsv", ".txt", ".xls", ".ods", ".xml", ".html", ".md", ".feather"),
    *(".db", ".sqlite", ".zip", ".gz", ".pkl", ".pickle", ".ndjson"),
)


class Output(Protocol):
    """A place that takes what articles gave, in order."""

    def write_article(self, article: Article) -> None:
        """Take note of an article that was read."""

    def write(self, found: Extraction) -> None:
        """Append what an article gave."""

    def commit(self, manifest: Mapping[str, Any]) -> list[Path]:
        """Finish, and return the files that now exist."""

    def abandon(self, *, keep: bool) -> None:
        """Close everything; keep the partial files or remove them."""


def format_of(output: str | Path) -> Format:
    """Return what an output's name asks for.

    Raises:
        OutputError: The name is that of a file of an unknown format.

    Example:
        >>> format_of("rows.csv.gz"), format_of("outputs/today"), format_of("-")
        ('csv', 'folder', 'stdout')
    """
    if str(output) == "-":
        return "stdout"
    path = Path(output)
    if path.is_dir():
        return "folder"
    name = path.name.lower()
    for suffix, kind in SUFFIXES.items():
        if name.endswith(suffix):
            return kind
    if name.endswith(FOREIGN):
        raise OutputError(
            f"cannot write {path.name}: the format {path.suffix} is unknown; "
            f"known are {', '.join(SUFFIXES)}, a folder, and - for standard output"
        )
    return "folder"


def open_output(
    output: str | Path,
    *,
    force: bool = False,
    bom: bool = False,
    keep_articles: bool = False,
) -> Output:
    """Open an output; nothing exists under its own name before ``commit``.

    Args:
        output: A folder; a file ending in .csv, .jsonl (both also with .gz), .parquet
            or .xlsx; ``-`` for JSONL on standard output.
        force: Replace what is there.
        bom: Begin CSV files with a byte order mark.
        keep_articles: Write the articles into the run folder too.

    Raises:
        OutputError: It exists and ``force`` is not given, its format is unknown, or
            it cannot be written.
    """
    kind = format_of(output)
    if kind == "stdout":
        return RowsFile(None, JsonlTable(sys.stdout))
    path = Path(output)
    try:
        if kind == "folder":
            refuse_existing(path, (*RUN_FILES, ARTICLES, MANIFEST), force=force)
            path.mkdir(parents=True, exist_ok=True)
            return RunFolder(path, bom=bom, keep_articles=keep_articles)
        refuse_existing(path.parent, (path.name,), force=force)
        path.parent.mkdir(parents=True, exist_ok=True)
        if kind == "xlsx":
            return RowsFile(path, Workbook(partial_name(path)))
        return RowsFile(path, open_table(path, columns("events"), bom=bom))
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error}") from error


def refuse_existing(folder: Path, names: Sequence[str], *, force: bool) -> None:
    """Refuse to write files that exist, unless ``force`` is given.

    Raises:
        OutputError: One exists.
    """
    found = [folder / name for name in names if (folder / name).exists()]
    if found and not force:
        raise OutputError(
            f"{found[0]} exists already; choose another --output, or replace it "
            "with --force"
        )


def open_table(path: Path, table: Sequence[Column], *, bom: bool = False) -> Table:
    """Open a file of rows under its partial name, in the format of its final one.

    Args:
        path: The final name, ending in .csv, .jsonl (both also with .gz) or .parquet.
        table: The columns; JSONL writes what the rows hold.
        bom: Begin a CSV file with a byte order mark.
    """
    partial, kind = partial_name(path), format_of(path)
    compress = path.name.lower().endswith(".gz")
    if kind == "parquet":
        return ParquetTable(partial, table)
    if kind == "csv":
        return CsvTable(open_text(partial, compress=compress, bom=bom), table)
    return JsonlTable(open_text(partial, compress=compress))


def partial_name(path: Path) -> Path:
    """Return the name of a file while it is being written."""
    return path.with_name(path.name + PARTIAL)


class RowsFile:
    """The event rows alone, in one file (a workbook also holds the evidence)."""

    def __init__(self, path: Path | None, table: Table | Workbook) -> None:
        """Write to a table; ``path`` is its final name, None for standard output."""
        self._path = path
        self._table = table

    def write_article(self, article: Article) -> None:
        """Take note of an article: nothing to do."""

    def write(self, found: Extraction) -> None:
        """Append the rows of an article."""
        if isinstance(self._table, Workbook):
            self._table.write(found)
        else:
            for row in found.rows:
                self._table.write(plain(row))

    def commit(self, manifest: Mapping[str, Any]) -> list[Path]:  # noqa: ARG002
        """Finish the file. The manifest is for run folders only."""
        self._table.close()
        if self._path is None:
            return []
        partial_name(self._path).replace(self._path)
        return [self._path]

    def abandon(self, *, keep: bool) -> None:
        """Close the file; keep it under its partial name or remove it."""
        self._table.close()
        if self._path and not keep:
            partial_name(self._path).unlink()


class RunFolder:
    """A folder with everything that a run gives."""

    def __init__(self, folder: Path, *, bom: bool, keep_articles: bool) -> None:
        """Open all files of the run under their partial names."""
        self._folder = folder
        self._tables: dict[str, Table] = {
            "events.jsonl": JsonlTable(self._open("events.jsonl")),
            "events.csv": CsvTable(
                self._open("events.csv", bom=bom), columns("events")
            ),
            "mentions.jsonl": JsonlTable(self._open("mentions.jsonl")),
            "entities.csv": CsvTable(
                self._open("entities.csv", bom=bom), columns("entities")
            ),
            "failures.jsonl": JsonlTable(self._open("failures.jsonl")),
        }
        if keep_articles:
            self._tables[ARTICLES] = JsonlTable(self._open(ARTICLES))

    def write_article(self, article: Article) -> None:
        """Append the article to ``articles.jsonl`` if articles are kept."""
        if ARTICLES in self._tables:
            self._tables[ARTICLES].write(plain(article))

    def write(self, found: Extraction) -> None:
        """Append what an article gave."""
        tables = self._tables
        for row in found.rows:
            values = plain(row)
            tables["events.jsonl"].write(values)
            tables["events.csv"].write(values)
        for mention in found.mentions:
            tables["mentions.jsonl"].write(plain(mention))
        for entity in summarise(found.mentions):
            tables["entities.csv"].write(entity)
        if found.failure:
            tables["failures.jsonl"].write(plain(found.failure))

    def commit(self, manifest: Mapping[str, Any]) -> list[Path]:
        """Finish the files, write the manifest, give everything its own name."""
        self._close()
        with self._open(MANIFEST) as stream:
            json.dump(manifest, stream, indent=2, ensure_ascii=False, allow_nan=False)
            stream.write("\n")
        for stale in (MANIFEST, ARTICLES):
            (self._folder / stale).unlink(missing_ok=True)
        files = [self._folder / name for name in (*self._tables, MANIFEST)]
        for path in files:
            partial_name(path).replace(path)
        return files

    def abandon(self, *, keep: bool) -> None:
        """Close the files; keep them under their partial names or remove them."""
        self._close()
        if not keep:
            for name in self._tables:
                partial_name(self._folder / name).unlink()
            if not any(self._folder.iterdir()):
                self._folder.rmdir()

    def _close(self) -> None:
        for table in self._tables.values():
            table.close()

    def _open(self, name: str, *, bom: bool = False) -> TextIO:
        return open_text(self._folder / (name + PARTIAL), bom=bom)
