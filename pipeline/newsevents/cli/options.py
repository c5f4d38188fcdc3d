"""Options that several commands share, and the configuration that they make."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from newsevents.errors import ConfigError
from newsevents.settings import Config

ConfigPath = Annotated[
    Path | None,
    typer.Option("--config", help="Settings in a TOML file.", metavar="FILE"),
]
Model = Annotated[
    str | None,
    typer.Option(help="Any installed English spaCy pipeline, such as en_core_web_md."),
]
Set = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        help="One setting, such as times.day_first=true. Can be repeated.",
        metavar="KEY=VALUE",
    ),
]


def make_config(
    path: Path | None = None,
    model: str | None = None,
    values: list[str] | None = None,
) -> Config:
    """Return the settings: defaults, then the file, then ``--set``, then ``--model``.

    Raises:
        ConfigError: The file cannot be read, or a setting is unknown or wrong.
    """
    config = Config.from_toml(path) if path else Config()
    changes = {}
    for text in values or []:
        key, equals, value = text.partition("=")
        if not equals:
            raise ConfigError(f"--set {text!r} is not of the form key=value")
        changes[key.strip()] = value.strip()
    if model:
        changes["model"] = model
    return config.with_values(changes)
