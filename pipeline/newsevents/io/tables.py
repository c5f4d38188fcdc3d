"""Rows of JSONL, JSON, CSV and TSV files, one by one; a bad row does not end it."""

from __future__ import annotations

import csv
import json
from itertools import chain
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# (line number from 1, the row or what is wrong with it)
Numbered = tuple[int, "dict[str, Any] | str"]
MAX_CELL = 64 * 1024 * 1024
MAX_LINE = 64 * 1024 * 1024
# Stands for a longer line. No JSON; in CSV, a row of one cell.
TOO_LONG = f"a line of more than {MAX_LINE:,} characters\n"


def bounded(file: TextIO) -> Iterator[str]:
    """Yield the lines of a file; of one that is too long, an empty line.

    Example:
        >>> import io
        >>> list(bounded(io.StringIO("a\\nb")))
        ['a\\n', 'b']
    """
    while line := file.readline(MAX_LINE):
        if len(line) < MAX_LINE or line.endswith("\n"):
            yield line
            continue
        while rest := file.readline(MAX_LINE):
            if rest.endswith("\n"):
                break
        yield TOO_LONG


def jsonl(lines: Iterable[str]) -> Iterator[Numbered]:
    """Yield the objects of a JSONL file; blank lines are skipped but counted.

    Example:
        >>> list(jsonl(['{"text": "a"}', "", "oops"]))
        [(1, {'text': 'a'}), (3, 'not JSON: Expecting value (character 1)')]
    """
    for number, line in enumerate(lines, 1):
        if line is TOO_LONG:
            yield number, TOO_LONG.strip()
        elif line.strip("\ufeff\x00 \t\r\n"):
            yield number, _parse(line.strip("\ufeff\x00 \t\r\n"))


def whole_json(text: str) -> Iterator[Numbered]:
    """Yield the objects of a JSON file: one object, or a list of them.

    An object that holds no text but one list of objects (``{"articles": […]}``) stands
    for that list. The number is the place in the list.

    Example:
        >>> list(whole_json('[{"text": "a"}, 7]'))
        [(1, {'text': 'a'}), (2, 'not an object but int')]
    """
    found = _load(text)
    if isinstance(found, str):
        yield 1, found
        return
    value = found[0]
    if isinstance(value, dict):
        lists = [v for v in value.values() if isinstance(v, list) and v]
        rows = (
            lists[0] if len(lists) == 1 and isinstance(lists[0][0], dict) else [value]
        )
        if any(isinstance(v, str) and len(v) > 200 for v in value.values()):
            rows = [value]
    else:
        rows = value if isinstance(value, list) else [value]
    for number, row in enumerate(rows, 1):
        yield number, _row(row)


def separated(lines: Iterable[str], form: str) -> Iterator[Numbered]:
    """Yield the rows of a CSV or TSV file; the first line names the columns.

    A CSV file whose first line has semicolons or tabs but no commas is read by those.

    Example:
        >>> list(separated(["id,text\\n", "1,Two died\\n"], "csv"))
        [(2, {'id': '1', 'text': 'Two died'})]
    """
    csv.field_size_limit(MAX_CELL)
    rest = iter(lines)
    first = next(rest, "")
    clean = (line.replace("\x00", "") for line in chain((first,), rest))
    reader = csv.reader(clean, delimiter=_delimiter(first, form))
    names: list[str] | None = None
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield reader.line_num, f"not CSV: {error}"
            return
        if cells is None:
            return
        if names is None:
            names = [cell.strip().lstrip("\ufeff") for cell in cells] if cells else None
        elif any(cell.strip() for cell in cells):
            yield reader.line_num, _cells(names, cells)


def _delimiter(first: str, form: str) -> str:
    if form == "tsv" or "," in first:
        return "\t" if form == "tsv" else ","
    return max(",;\t|", key=first.count)


def _cells(names: list[str], cells: list[str]) -> dict[str, Any] | str:
    if len(cells) > len(names):
        return f"{len(cells)} cells, but the first line names {len(names)} columns"
    return dict(zip(names, cells, strict=False))


def _parse(text: str) -> dict[str, Any] | str:
    found = _load(text)
    return found if isinstance(found, str) else _row(found[0])


def _load(text: str) -> tuple[Any] | str:
    """Return the value of a JSON text in a tuple, or what is wrong with it."""
    try:
        return (json.loads(text),)
    except json.JSONDecodeError as error:
        return f"not JSON: {error.msg} (character {error.pos + 1})"
    except RecursionError:
        return "not JSON: nested too deeply"
    except ValueError as error:  # a number with thousands of digits
        return f"not JSON: {error}"


def _row(value: Any) -> dict[str, Any] | str:  # noqa: ANN401
    if isinstance(value, dict):
        return value
    return f"not an object but {type(value).__name__}"
