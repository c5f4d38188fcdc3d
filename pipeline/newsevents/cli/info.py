"""``newsevents info``: what is installed, and where."""

from __future__ import annotations

import json
from importlib.metadata import distributions
from typing import TYPE_CHECKING, Annotated, Any

import typer

from newsevents.cli import console, options

if TYPE_CHECKING:
    from newsevents.settings import Config

Json = Annotated[bool, typer.Option("--json", help="JSON instead of a table.")]


def info(
    as_json: Json = False,
    model: options.Model = None,
    config: options.ConfigPath = None,
    values: options.Set = None,
) -> None:
    """Show versions, language models, gazetteer, factories and the data folder."""
    found = collect(options.make_config(config, model, values))
    if as_json:
        typer.echo(json.dumps(found, indent=2, ensure_ascii=False))
        return
    from rich.table import Table  # noqa: PLC0415

    table = Table(box=None, pad_edge=False, show_header=False)
    for name, value in found.items():
        lines = value if isinstance(value, list) else [value]
        table.add_row(name, "\n".join(str(line) for line in lines))
    console.output().print(table, markup=False)


def collect(config: Config) -> dict[str, Any]:
    """Return what there is to know about the installation."""
    from newsevents import resources  # noqa: PLC0415
    from newsevents.backends import available  # noqa: PLC0415
    from newsevents.factories import STAGES  # noqa: PLC0415
    from newsevents.run import describe  # noqa: PLC0415

    about = describe(config)
    versions = about["versions"]
    return {
        "newsevents": versions["newsevents"],
        "python": versions["python"],
        "spacy": versions["spacy"],
        "platform": about["platform"],
        "model": f"{config.model} {versions['model_version'] or '(not installed)'}",
        "models installed": installed_models(),
        "data folder": str(resources.root()),
        "data sha256": versions["data_sha256"],
        "gazetteer": gazetteer(),
        "factories": [f"newsevents_{stage}" for stage in STAGES],
        "backends": available(),
        "settings hash": about["settings_hash"],
    }


def installed_models() -> list[str]:
    """Return the language models in this environment, with their versions.

    Models of the official name announce themselves; the pinned one, which carries
    another name, is known by it.
    """
    from newsevents.settings import DEFAULT_MODEL  # noqa: PLC0415

    found = set()
    for distribution in distributions():
        name = str(distribution.name).replace("-", "_")
        groups = {entry.group for entry in distribution.entry_points}
        if "spacy_models" in groups or name == DEFAULT_MODEL:
            found.add(f"{name} {distribution.version}")
    return sorted(found)


def gazetteer() -> str:
    """Return how large the gazetteer is, or what is wrong with it."""
    from newsevents.errors import ResourceError  # noqa: PLC0415
    from newsevents.language.gazetteer import load  # noqa: PLC0415

    try:
        return f"{len(load()):,} places"
    except ResourceError as error:
        return str(error)
