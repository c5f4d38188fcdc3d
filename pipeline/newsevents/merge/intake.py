"""Rows as they are given, made plain: dicts of text and numbers, each id once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from numbers import Integral, Real
from typing import Any

from newsevents.errors import InputError
from newsevents.merge.clues import Row
from newsevents.records import EventRow

REQUIRED = ("event_id", "article_id", "event_type")


def plain_rows(rows: Iterable[EventRow | Row]) -> list[dict[str, Any]]:
    """Return rows as plain dicts in the order given, a repeated one once.

    Raises:
        InputError: A row is none, lacks an id or its type, or has the id of another row
            with other cells.

    Example:
        >>> plain_rows([{"event_id": "1", "article_id": "a", "event_type": "fire",
        ...              "killed": float("nan")}])
        [{'event_id': '1', 'article_id': 'a', 'event_type': 'fire', 'killed': None}]
    """
    found: dict[str, dict[str, Any]] = {}
    for number, given in enumerate(rows, 1):
        row = _plain_row(given, number)
        known = found.setdefault(row["event_id"], row)
        if known != row:
            raise InputError(
                f"row {number}: the event {row['event_id']} of the article "
                f"{row['article_id']!r} was there before with other cells; merge runs "
                "of different articles, or one run of them"
            )
    return list(found.values())


def _plain_row(given: object, number: int) -> dict[str, Any]:
    if isinstance(given, EventRow):
        given = {f.name: getattr(given, f.name) for f in fields(given)}
    if not isinstance(given, Mapping):
        raise InputError(
            f"row {number} is of type {type(given).__name__}, but must be an EventRow "
            'or a dict; a DataFrame gives them as frame.to_dict("records")'
        )
    row = {str(name): plain_cell(value) for name, value in given.items()}
    missing = [name for name in REQUIRED if not row.get(name)]
    if missing:
        raise InputError(f"row {number} is no event row: it has no {missing[0]}")
    return row | {name: str(row[name]) for name in REQUIRED}


def plain_cell(value: object) -> str | int | float | None:
    """Return a cell as text or number; what is no value at all is None.

    Example:
        >>> plain_cell(float("nan")), plain_cell(""), plain_cell(3.0), plain_cell("x")
        (None, None, 3, 'x')
    """
    if isinstance(value, str):
        return value or None
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Integral):
        return int(value)
    if isinstance(value, Real):
        number = float(value)
        if number - number != 0:  # no number, or infinite
            return None
        return int(number) if number.is_integer() else number
    return None
