"""``newsevents evaluate``: how right a run is, against gold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

Run = Annotated[
    Path,
    typer.Argument(help="A run folder, or a JSONL file of event rows.", metavar="RUN"),
]
Gold = Annotated[
    Path,
    typer.Argument(help="JSONL with the right rows of each article.", metavar="GOLD"),
]
Differences = Annotated[
    int,
    typer.Option(
        "--differences",
        "-d",
        min=0,
        help="List so many of the differences too.",
        metavar="N",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="JSON instead of tables.")]


def evaluate(
    run: Run, gold: Gold, differences: Differences = 0, as_json: Json = False
) -> None:
    """Score a run against gold rows."""
    from newsevents.evaluate import report  # noqa: PLC0415

    found = report(run, gold)
    if as_json:
        typer.echo(json.dumps(found.to_dict(), indent=2, ensure_ascii=False))
    else:
        typer.echo(found.to_text(differences=differences), nl=False)
