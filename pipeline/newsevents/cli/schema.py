"""``newsevents schema``: what the columns are."""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

import typer

from newsevents.cli import console

Name = Literal["events", "mentions", "incidents"]
Json = Annotated[bool, typer.Option("--json", help="JSON Schema instead of a table.")]
Mentions = Annotated[
    bool,
    typer.Option("--mentions", help="The columns of mentions instead of event rows."),
]
Incidents = Annotated[
    bool,
    typer.Option("--incidents", help="The columns of merged incidents instead."),
]


def schema(
    as_json: Json = False, mentions: Mentions = False, incidents: Incidents = False
) -> None:
    """Explain the columns of the output."""
    table: Name = "incidents" if incidents else "mentions" if mentions else "events"
    if as_json:
        typer.echo(json.dumps(json_schema(table), indent=2, ensure_ascii=False))
    else:
        _print_table(table)


def json_schema(table: Name) -> dict[str, Any]:
    """Return the JSON Schema of an event row, a mention or an incident."""
    from pydantic import TypeAdapter  # noqa: PLC0415  slow to import

    from newsevents.io.columns import columns  # noqa: PLC0415
    from newsevents.merge.records import IncidentRow  # noqa: PLC0415
    from newsevents.records import EVENT_TYPES, EventRow, Mention  # noqa: PLC0415

    kinds = {"mentions": Mention, "events": EventRow, "incidents": IncidentRow}
    kind: Any = kinds[table]
    found: dict[str, Any] = TypeAdapter(kind).json_schema()
    properties = found["properties"]
    if table == "mentions":
        properties.pop("values")
    else:
        properties["event_type"]["enum"] = list(EVENT_TYPES)
    for column in columns(table):
        known = properties.setdefault(column.name, _nullable(column.type))
        known["description"] = column.meaning
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | found


def _nullable(kind: str) -> dict[str, Any]:
    name = {"str": "string", "int": "integer", "float": "number"}[kind]
    return {"anyOf": [{"type": name}, {"type": "null"}]}


def _print_table(name: Name) -> None:
    from rich.table import Table  # noqa: PLC0415

    from newsevents.io.columns import columns  # noqa: PLC0415

    table = Table("column", "type", "meaning", box=None, pad_edge=False)
    for column in columns(name):
        table.add_row(column.name, column.type, column.meaning)
    console.output().print(table, markup=False)
