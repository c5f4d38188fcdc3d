"""The Excel workbook: Events, Mentions, Entities, About; or the incidents of a merge.

Sheets are written row by row into temporary files, so memory does not grow with the
run. Excel knows neither time zones nor years before 1900: a time is shown as the clock
at the place read it, an earlier year as text.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsevents.errors import OutputError
from newsevents.io.columns import Column, Table, columns, plain
from newsevents.io.entities import summarise
from newsevents.io.writers_tables import Row, encodable
from newsevents.version import __version__

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from newsevents.records import Extraction

logger = logging.getLogger(__name__)

MAX_ROWS = 1_048_575  # of a sheet, below the header
MAX_CHARACTERS = 32_767  # of a cell
FIRST_YEAR = 1900
DATES = frozenset(
    ("time_start", "time_end", "article_published", "first_published", "last_published")
)
WRAPPED = {
    "evidence": 80,
    "text": 60,
    "meaning": 90,
    "article_title": 40,
    "texts": 40,
    "casualty_text": 36,
    "place_text": 32,
    "time_text": 24,
    "attribution": 28,
    "victims": 24,
    "target": 24,
    "weapon": 24,
    "perpetrator": 28,
    "distance_text": 28,
    "reasons": 80,
    "doubts": 40,
    "objection": 28,
    "sources": 28,
    "article_ids": 40,
    "event_ids": 40,
}
WIDTHS = {"time_start": 17, "time_end": 17, "article_published": 17, "canonical": 28}
MADE = f"Made by newsevents {__version__}."
LEGEND = (
    "An empty cell means that the text does not say.",
    "Times are those of the clock at the place; JSONL and CSV also carry the offset.",
)
ABOUT = (
    MADE,
    "Events: one row per incident that an article reports, the main one first.",
    "Mentions: the evidence; event_id names the row that it supports.",
    "Entities: who and where, one row per article and name.",
    *LEGEND,
)
MERGED = (
    MADE,
    "Incidents: one row per incident, whatever the number of articles that report it.",
    "Events: the rows that were merged; incident_id names the incident of each.",
    "Links: the pairs of rows that are alike, on what evidence, and what came of it.",
    *LEGEND,
)
MERGED_SHEETS: dict[Table, str] = {
    "incidents": "Incidents",
    "merged_events": "Events",
    "links": "Links",
}


class Sheet:
    """A sheet that is filled from top to bottom."""

    def __init__(
        self, sheet: Worksheet, formats: dict[str, Format], table: Sequence[Column]
    ) -> None:
        """Write the header, set widths, freeze the header row."""
        self._sheet = sheet
        self._formats = formats
        self._columns = table
        self.rows = 0
        sheet.freeze_panes(1, 0)
        for number, column in enumerate(table):
            width = WRAPPED.get(column.name) or WIDTHS.get(
                column.name, max(9, min(20, len(column.name) + 2))
            )
            style = formats["wrapped" if column.name in WRAPPED else "plain"]
            sheet.set_column(number, number, width, style)
            sheet.write_string(0, number, column.name, formats["header"])

    def write(self, row: Row) -> None:
        """Append a row; columns that it lacks stay empty."""
        self.rows += 1
        for number, column in enumerate(self._columns):
            self._cell(number, column.name, row.get(column.name))

    def close(self) -> None:
        """Put filters on the header."""
        self._sheet.autofilter(0, 0, self.rows, len(self._columns) - 1)

    def _cell(self, column: int, name: str, value: object) -> None:
        if value is None or value == "":
            return
        if isinstance(value, str):
            moment = excel_time(value) if name in DATES else None
            if moment is None:
                style = self._formats["wrapped" if name in WRAPPED else "plain"]
                self._sheet.write_string(self.rows, column, _cut(value), style)
            else:
                has_clock = isinstance(moment, datetime)
                style = self._formats["datetime" if has_clock else "date"]
                self._sheet.write_datetime(self.rows, column, moment, style)
        elif isinstance(value, int | float):
            self._sheet.write_number(self.rows, column, value, self._formats["plain"])


class Workbook:
    """An ``.xlsx`` file being written, one `Extraction` at a time."""

    def __init__(self, path: Path) -> None:
        """Open the file; an existing one is replaced."""
        titles: dict[Table, str] = {
            "events": "Events",
            "mentions": "Mentions",
            "entities": "Entities",
        }
        self._book = _open_book(path)
        self._sheets, self._about = _sheets(self._book, titles, ABOUT)
        self._left_out: dict[Table, int] = {"mentions": 0, "entities": 0}

    def write(self, found: Extraction) -> None:
        """Append what an article gave.

        Raises:
            OutputError: The sheet Events is full.
        """
        events = self._sheets["events"]
        if events.rows + len(found.rows) > MAX_ROWS:
            raise OutputError(
                f"a sheet of Excel holds {MAX_ROWS:,} rows, and there are more events; "
                "write .csv, .parquet or a run folder instead"
            )
        for row in found.rows:
            events.write(plain(row))
        for mention in found.mentions:
            self._optional("mentions", plain(mention))
        for entity in summarise(found.mentions):
            self._optional("entities", entity)

    def close(self) -> None:
        """Finish the file."""
        for table, number in self._left_out.items():
            if number:
                note = (
                    f"The sheet {table.capitalize()} is full: {number:,} more rows are "
                    "left out; a run folder holds them all."
                )
                logger.warning(note)
                self._about.add(note)
        for sheet in self._sheets.values():
            sheet.close()
        self._book.close()

    def _optional(self, table: Table, row: Row) -> None:
        """Append a row of evidence; a full sheet takes no more."""
        sheet = self._sheets[table]
        if sheet.rows < MAX_ROWS:
            sheet.write(row)
        else:
            self._left_out[table] += 1


def write_merged(path: Path, tables: Mapping[Table, Sequence[Row]]) -> None:
    """Write the incidents of a merge, its events and links as a workbook.

    Raises:
        OutputError: A table has more rows than a sheet holds.
    """
    longest = max(map(len, tables.values()))
    if longest > MAX_ROWS:
        raise OutputError(
            f"a sheet of Excel holds {MAX_ROWS:,} rows, and there are {longest:,}; "
            "write a folder instead"
        )
    book = _open_book(path)
    sheets, _ = _sheets(book, MERGED_SHEETS, MERGED)
    for table, sheet in sheets.items():
        for row in tables[table]:
            sheet.write(row)
        sheet.close()
    book.close()


def _open_book(path: Path) -> Any:  # noqa: ANN401  xlsxwriter has no types
    import xlsxwriter  # noqa: PLC0415  only where a workbook is asked for

    return xlsxwriter.Workbook(
        str(path),
        {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )


def _sheets(
    book: Any,  # noqa: ANN401
    titles: Mapping[Table, str],
    notes: Sequence[str],
) -> tuple[dict[Table, Sheet], _About]:
    """Return the sheets of a book under their tables, and the one that explains."""
    formats = _formats(book)
    sheets = {
        table: Sheet(book.add_worksheet(title), formats, columns(table))
        for table, title in titles.items()
    }
    return sheets, _About(book.add_worksheet("About"), formats, titles, notes)


class _About:
    """The sheet that explains the others: notes, then every column."""

    def __init__(
        self,
        sheet: Worksheet,
        formats: dict[str, Format],
        titles: Mapping[Table, str],
        notes: Sequence[str],
    ) -> None:
        self._sheet, self._formats, self._row = sheet, formats, 0
        sheet.set_column(0, 0, 12, formats["plain"])
        sheet.set_column(1, 1, 22, formats["plain"])
        sheet.set_column(2, 2, 8, formats["plain"])
        sheet.set_column(3, 3, WRAPPED["meaning"], formats["wrapped"])
        for note in notes:
            self.add(note)
        self._row += 1
        self._line(("sheet", "column", "type", "meaning"), "header")
        for table, title in titles.items():
            for c in columns(table):
                kind = "date" if c.name in DATES else c.type
                self._line((title, c.name, kind, c.meaning), "wrapped")
        self._row += 1

    def add(self, note: str) -> None:
        """Write a line of its own."""
        self._line((note,), "plain")

    def _line(self, cells: Sequence[str], style: str) -> None:
        for number, cell in enumerate(cells):
            self._sheet.write_string(self._row, number, cell, self._formats[style])
        self._row += 1


def _formats(book: Any) -> dict[str, Format]:  # noqa: ANN401  xlsxwriter has no types
    top = {"valign": "top"}
    return {
        "plain": book.add_format(top),
        "wrapped": book.add_format(top | {"text_wrap": True}),
        "date": book.add_format(top | {"num_format": "yyyy-mm-dd"}),
        "datetime": book.add_format(top | {"num_format": "yyyy-mm-dd hh:mm"}),
        "header": book.add_format(
            {"bold": True, "bottom": 1, "bg_color": "#DDE6F0", "valign": "top"}
        ),
    }


def excel_time(text: str) -> date | datetime | None:
    """Return an ISO 8601 date or datetime as Excel can show it, else None.

    Example:
        >>> excel_time("2022-01-21T03:00:00+03:00")
        datetime.datetime(2022, 1, 21, 3, 0)
        >>> excel_time("2022-01-21")
        datetime.date(2022, 1, 21)
        >>> excel_time("1835-05-05") is None
        True
    """
    try:
        moment: date | datetime = (
            date.fromisoformat(text)
            if len(text) == len("2022-01-21")
            else datetime.fromisoformat(text).replace(tzinfo=None)
        )
    except ValueError:
        return None
    return moment if moment.year >= FIRST_YEAR else None


def _cut(text: str) -> str:
    """Return what fits a cell."""
    text = str(encodable(text))
    return text if len(text) <= MAX_CHARACTERS else text[: MAX_CHARACTERS - 1] + "…"
