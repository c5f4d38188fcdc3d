"""Event rows as a run wrote them, read back: a run folder, CSV, JSONL, Parquet, Excel.

Cells come back as they were written: numbers as numbers, empty cells as None, text
without the apostrophe that guards a spreadsheet. Only a workbook has lost something,
the offset of times from UTC.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, TextIO

from newsevents.errors import InputError
from newsevents.io import tables
from newsevents.io.columns import columns
from newsevents.io.writers_tables import FORMULA_STARTS
from newsevents.records import SCHEMA_VERSION

Row = dict[str, Any]
RowFormat = Literal["csv", "jsonl", "parquet", "xlsx"]
SUFFIXES: dict[str, RowFormat] = {
    ".csv": "csv",
    ".csv.gz": "csv",
    ".jsonl": "jsonl",
    ".jsonl.gz": "jsonl",
    ".parquet": "parquet",
    ".xlsx": "xlsx",
}
REQUIRED = ("event_id", "article_id", "event_type")
# Names of these kinds say what a story is about; numbers and dates do not.
TELLING_LABELS = frozenset(
    ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "PRODUCT")
)


def rows_file(path: Path) -> Path:
    """Return the file with the event rows of a run folder, or the file itself.

    Raises:
        InputError: There is none, or its format is unknown.
    """
    if path.is_dir():
        for suffix in (".jsonl", ".csv", ".jsonl.gz", ".csv.gz", ".parquet", ".xlsx"):
            file = path / f"events{suffix}"
            if file.is_file():
                return file
        raise InputError(
            f"{path} is no run: it has no events.jsonl, .csv, .parquet or .xlsx"
        )
    if not path.is_file():
        raise InputError(
            f"the run {str(path)!r} does not exist (looked in {Path.cwd()})"
        )
    format_of(path)
    return path


def format_of(file: Path) -> RowFormat:
    """Return the format of a file of event rows, by its name.

    Raises:
        InputError: The suffix is unknown.

    Example:
        >>> format_of(Path("rows.CSV.gz"))
        'csv'
    """
    name = file.name.lower()
    for suffix, kind in SUFFIXES.items():
        if name.endswith(suffix):
            return kind
    raise InputError(
        f"{file} is no file of event rows; known are {', '.join(SUFFIXES)} and a run "
        "folder"
    )


def read_rows(path: Path) -> list[Row]:
    """Return the event rows of a run folder or file, with the known columns.

    Raises:
        InputError: The file cannot be read, holds no event rows, or a cell is not of
            its column's type; the message names file and line.
    """
    file = rows_file(path)
    kinds = {column.name: column.type for column in columns("events")}
    found = []
    for where, cells in _cells(file):
        missing = [name for name in REQUIRED if cells.get(name) in (None, "")]
        if missing:
            raise InputError(f"{where} is no event row: it has no {missing[0]}")
        version = str(cells.get("schema_version") or SCHEMA_VERSION)
        if version != SCHEMA_VERSION:
            raise InputError(
                f"{where} is of schema {version}, but {SCHEMA_VERSION} is read; "
                "extract again"
            )
        found.append(
            {
                name: _typed(cells.get(name), kind, f"{where}: {name}")
                for name, kind in kinds.items()
            }
        )
    return found


def read_names(path: Path) -> dict[str, list[str]]:
    """Return the names in each article of a run folder, by ``article_id``.

    They stand in its ``entities.csv``; without that, or for a single file, there are
    none.

    Raises:
        InputError: The file is no table of entities.
    """
    file = path / "entities.csv"
    if not path.is_dir() or not file.is_file():
        return {}
    found: dict[str, list[str]] = {}
    for where, cells in _cells(file):
        if "article_id" not in cells or "canonical" not in cells:
            raise InputError(f"{where} is no row of entities.csv")
        if cells.get("label") in TELLING_LABELS:
            found.setdefault(_unguarded(cells["article_id"]), []).append(
                cells["canonical"]
            )
    return found


def _cells(file: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield ``(where, cells)`` of every row of a file."""
    reader = {"parquet": _parquet, "xlsx": _workbook}.get(format_of(file), _text)
    try:
        for number, cells in reader(file):
            where = f"{file}, line {number}"
            if isinstance(cells, str):
                raise InputError(f"{where}: {cells}")
            yield where, cells
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise InputError(f"{file} cannot be read: {error}") from error


def _text(file: Path) -> Iterator[tables.Numbered]:
    with _open(file) as stream:
        if format_of(file) == "jsonl":
            yield from tables.jsonl(tables.bounded(stream))
        else:
            for number, cells in tables.separated(stream, "csv"):
                yield number, cells if isinstance(cells, str) else _unguard(cells)


def _open(file: Path) -> TextIO:
    if file.suffix.lower() == ".gz":
        return gzip.open(file, "rt", encoding="utf-8-sig", newline="")
    return file.open(encoding="utf-8-sig", newline="")


def _unguard(cells: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _unguarded(value) for name, value in cells.items()}


def _unguarded(value: str) -> str:
    """Return a cell without the apostrophe that keeps a spreadsheet from running it."""
    if value.startswith("'") and value[1:].startswith(FORMULA_STARTS):
        return value[1:]
    return value


def _parquet(file: Path) -> Iterator[tables.Numbered]:
    import pyarrow as pa  # noqa: PLC0415  only where Parquet is read
    import pyarrow.parquet as pq  # noqa: PLC0415

    try:
        rows = pq.read_table(file).to_pylist()
    except pa.ArrowException as error:
        raise InputError(f"{file} is no Parquet file: {error}") from error
    yield from enumerate(rows, 1)


def _workbook(file: Path) -> Iterator[tables.Numbered]:
    from zipfile import BadZipFile  # noqa: PLC0415

    import pandas as pd  # noqa: PLC0415  slow to import, and needed only here

    try:
        sheet = pd.read_excel(file, sheet_name="Events", dtype=object, na_filter=False)
    except ImportError as error:
        raise InputError(
            f"{file} cannot be read without openpyxl: pip install 'newsevents[excel]', "
            "or save the sheet Events as .csv"
        ) from error
    except (BadZipFile, KeyError, ValueError) as error:
        raise InputError(f"{file} is no workbook of event rows: {error}") from error
    for number, row in enumerate(sheet.to_dict("records"), 2):
        has_clock = row.get("time_precision") in ("hour", "minute")
        yield (
            number,
            {
                str(name): _moment(value, has_clock=has_clock and "time" in str(name))
                for name, value in row.items()
            },
        )


def _moment(value: object, *, has_clock: bool) -> object:
    """Return a cell's value; dates and times as ISO 8601.

    A sheet does not tell them apart: midnight is a time of day only where the row
    knows the hour.
    """
    if not isinstance(value, datetime):
        return value
    is_midnight = (value.hour, value.minute) == (0, 0)
    return (
        value.date().isoformat() if is_midnight and not has_clock else value.isoformat()
    )


def _typed(value: Any, kind: str, where: str) -> str | int | float | None:  # noqa: ANN401
    """Return a cell as its column has it."""
    if value is None or value == "":
        return None
    if kind == "str":
        return str(value)
    try:
        number = float(value)
        if kind == "int" and not number.is_integer():
            raise ValueError
    except (TypeError, ValueError, OverflowError):
        raise InputError(f"{where} is {value!r}, but must be a number") from None
    return int(number) if kind == "int" else number
