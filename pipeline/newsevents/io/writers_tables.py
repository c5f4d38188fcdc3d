"""One file, one table: rows go to disk as they come, nothing is held back.

Every writer takes flat dicts (see `newsevents.io.columns.plain`) and has ``write`` and
``close``. Text files are UTF-8.
"""

from __future__ import annotations

import csv
import gzip
import json
import sys
from collections.abc import Mapping, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TextIO, cast

from newsevents.io.columns import Column

if TYPE_CHECKING:
    import pyarrow as pa

Row = Mapping[str, Any]
# A spreadsheet takes a cell that begins with one of these for a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# Line ends to some tools, though not to JSON: escaped, so that a line stays a line.
SEPARATORS = str.maketrans(
    {"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)
ROW_GROUP = 10_000


class Table(Protocol):
    """A file of rows being written."""

    def write(self, row: Row) -> None:
        """Append a row."""

    def close(self) -> None:
        """Finish the file."""


def open_text(path: Path, *, compress: bool = False, bom: bool = False) -> TextIO:
    """Open a text file to write: UTF-8, line ends untouched.

    Args:
        path: Where; an existing file is replaced.
        compress: Write gzip, without a time stamp so that equal text is equal bytes.
        bom: Begin with a byte order mark, by which Excel knows UTF-8.
    """
    encoding = "utf-8-sig" if bom else "utf-8"
    # A lone surrogate has no UTF-8; its escape is also how JSON spells it.
    errors = "backslashreplace"
    if not compress:
        return path.open("w", encoding=encoding, errors=errors, newline="")
    packed = gzip.GzipFile(path, "wb", mtime=0)
    return TextIOWrapper(
        cast("Any", packed), encoding=encoding, errors=errors, newline=""
    )


def json_line(row: Row) -> str:
    r"""Return a row as one line of JSON, with its line end.

    Example:
        >>> json_line({"place": "Šibenik", "killed": None})
        '{"place": "Šibenik", "killed": null}\n'
    """
    text = json.dumps(row, ensure_ascii=False, allow_nan=False)
    return text.translate(SEPARATORS) + "\n"


class JsonlTable:
    """Rows as JSON, one a line."""

    def __init__(self, stream: TextIO) -> None:
        """Write to an open stream, which ``close`` closes unless it is stdout."""
        self._stream = stream

    def write(self, row: Row) -> None:
        """Append a row."""
        self._stream.write(json_line(row))

    def close(self) -> None:
        """Finish the file."""
        if self._stream is sys.stdout:
            self._stream.flush()
        else:
            self._stream.close()


class CsvTable:
    """Rows as CSV that opens right in Excel and LibreOffice.

    Cells with line ends, commas or quotes are quoted, and hold exactly what the row
    holds, except that text which a spreadsheet would run as a formula gets an
    apostrophe in front. Numbers are left alone.
    """

    def __init__(self, stream: TextIO, columns: Sequence[Column]) -> None:
        """Write the header to an open stream, which ``close`` closes."""
        self._stream = stream
        self._names = [column.name for column in columns]
        self._rows = csv.writer(_LineFeeds(stream))
        self._rows.writerow(self._names)

    def write(self, row: Row) -> None:
        """Append a row; columns that it lacks stay empty."""
        self._rows.writerow([safe_cell(row.get(name)) for name in self._names])

    def close(self) -> None:
        """Finish the file."""
        self._stream.close()


class _LineFeeds:
    """Ends rows with LF. The csv module quotes a bare CR only if rows end in CRLF."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, line: str) -> int:
        return self._stream.write(line.removesuffix("\r\n") + "\n")


def safe_cell(value: object) -> object:
    """Return a cell that no spreadsheet takes for a formula.

    Example:
        >>> safe_cell("=1+1"), safe_cell("-- Reuters"), safe_cell(-34.5)
        ("'=1+1", "'-- Reuters", -34.5)
    """
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value


class ParquetTable:
    """Rows as Parquet with a fixed schema, written in groups of 10,000.

    Columns are ``int64``, ``double`` and ``string``, whatever the rows hold; their
    meanings travel as field metadata.
    """

    def __init__(self, path: Path, columns: Sequence[Column]) -> None:
        """Open the file; an existing one is replaced."""
        import pyarrow.parquet as pq  # noqa: PLC0415  only where Parquet is asked for

        self._schema = arrow_schema(columns)
        self._texts = {column.name for column in columns if column.type == "str"}
        self._writer = pq.ParquetWriter(path, self._schema, compression="zstd")
        self._rows: list[dict[str, Any]] = []

    def write(self, row: Row) -> None:
        """Append a row; a full group goes to disk."""
        self._rows.append(
            {
                name: encodable(value) if name in self._texts else value
                for name, value in row.items()
            }
        )
        if len(self._rows) >= ROW_GROUP:
            self._flush()

    def close(self) -> None:
        """Finish the file."""
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        import pyarrow as pa  # noqa: PLC0415

        if self._rows:
            self._writer.write_table(pa.Table.from_pylist(self._rows, self._schema))
            self._rows.clear()


def arrow_schema(columns: Sequence[Column]) -> pa.Schema:
    """Return the Arrow schema of a table, meanings as field metadata."""
    import pyarrow as pa  # noqa: PLC0415

    types = {"str": pa.string(), "int": pa.int64(), "float": pa.float64()}
    return pa.schema(
        [
            pa.field(c.name, types[c.type], metadata={"description": c.meaning})
            for c in columns
        ]
    )


def encodable(value: object) -> object:
    """Return text with lone surrogates replaced, anything else as it is."""
    if isinstance(value, str) and not value.isascii():
        return value.encode("utf-8", "replace").decode("utf-8")
    return value
