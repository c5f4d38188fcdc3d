"""The columns of everything that a run writes: name, type, meaning, in order.

Meanings and types stand in ``models/columns.tsv``; the order of event rows is that of
the fields of `EventRow`, the order of mentions follows `newsevents.mentions.KINDS`.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from math import isfinite
from typing import Any, Literal, cast

from newsevents import resources
from newsevents.errors import ResourceError
from newsevents.io.entities import COLUMNS as ENTITY_COLUMNS
from newsevents.mentions import KINDS
from newsevents.merge.records import IncidentRow, LinkRow
from newsevents.records import Article, EventRow, Failure, Mention

Type = Literal["str", "int", "float"]
Table = Literal[
    "events", "mentions", "entities", "failures", "incidents", "merged_events", "links"
]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its type is ``str``, ``int`` or ``float``; every cell may be empty."""

    name: str
    type: Type
    meaning: str


@cache
def columns(table: Table) -> tuple[Column, ...]:
    """Return the columns of a table, in the order in which they are written.

    Raises:
        ResourceError: ``models/columns.tsv`` does not explain a column.

    Example:
        >>> [column.name for column in columns("failures")]
        ['article_id', 'stage', 'error', 'message']
        >>> columns("events")[1].type
        'str'
    """
    return _MAKERS[table]()


def plain(
    record: Article | EventRow | Failure | Mention | IncidentRow | LinkRow,
) -> dict[str, Any]:
    """Return a record as a flat dict that JSON can hold (no NaN, no infinity).

    Example:
        >>> plain(Failure(article_id="a", stage="read", error="E", message="m"))
        {'article_id': 'a', 'stage': 'read', 'error': 'E', 'message': 'm'}
    """
    if isinstance(record, Mention):
        values = record.to_dict()
    else:
        values = {f.name: getattr(record, f.name) for f in fields(record)}
    return {name: _finite(value) for name, value in values.items()}


@cache
def explained() -> dict[tuple[str, str], Column]:
    """Return every explained column by ``(table, column)`` of ``columns.tsv``."""
    return {
        (row["table"], row["column"]): Column(
            row["column"], cast("Type", row["type"]), row["meaning"]
        )
        for row in resources.table("columns.tsv")
    }


def _events() -> tuple[Column, ...]:
    return tuple(_column("events", name) for name in _names(EventRow))


def _mentions() -> tuple[Column, ...]:
    """Common columns, then those of every kind; one name is one column."""
    found = {
        name: _column("mention", name) for name in _names(Mention) if name != "values"
    }
    for kind, (_, _, names) in KINDS.items():
        for name in names:
            column = _column(kind, name)
            known = found.setdefault(name, column)
            if known.type == "int" and column.type == "float":
                found[name] = column
    return tuple(found.values())


def _entities() -> tuple[Column, ...]:
    return tuple(_column("entities", name) for name in ENTITY_COLUMNS)


def _failures() -> tuple[Column, ...]:
    return tuple(_column("failures", name) for name in _names(Failure))


def _incidents() -> tuple[Column, ...]:
    return tuple(_column("incidents", name) for name in _names(IncidentRow))


def _merged_events() -> tuple[Column, ...]:
    """Return the columns of event rows that know their incident."""
    return (*_events(), _column("merged_events", "incident_id"))


def _links() -> tuple[Column, ...]:
    return tuple(_column("links", name) for name in _names(LinkRow))


_MAKERS = {
    "events": _events,
    "mentions": _mentions,
    "entities": _entities,
    "failures": _failures,
    "incidents": _incidents,
    "merged_events": _merged_events,
    "links": _links,
}


def _column(table: str, name: str) -> Column:
    try:
        return explained()[table, name]
    except KeyError as error:
        raise ResourceError(
            f"models/columns.tsv does not explain the column {name!r} of {table}"
        ) from error


def _names(kind: type) -> tuple[str, ...]:
    return tuple(f.name for f in fields(kind))


def _finite(value: object) -> object:
    return None if isinstance(value, float) and not isfinite(value) else value
