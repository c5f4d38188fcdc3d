"""The command line: one module per command, a library function behind each.

Data goes to standard output, everything else to standard error. Exit codes: 0 done,
1 too many articles failed, 2 a mistake in what was asked for, 130 interrupted.
"""

from __future__ import annotations

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from newsevents.cli import console, evaluate, explain, extract, info, merge, schema
from newsevents.errors import NewsEventsError
from newsevents.version import __version__

__all__ = ["app", "main"]


class Commands(TyperGroup):
    """The commands; an error of ours becomes one line and exit code 2."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401  typer has no public type for it
        """Run a command."""
        try:
            return super().invoke(ctx)
        except NewsEventsError as error:
            console.complain(str(error))
            raise typer.Exit(2) from error
        except KeyboardInterrupt as error:
            console.complain("interrupted; files that end in .partial are unfinished")
            raise typer.Exit(130) from error


app = typer.Typer(
    name="newsevents",
    cls=Commands,
    help="Turn news articles into event rows: what, when, where, who, how many.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("extract")(extract.extract)
app.command("merge")(merge.merge)
app.command("explain")(explain.explain)
app.command("evaluate")(evaluate.evaluate)
app.command("info")(info.info)
app.command("schema")(schema.schema)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"newsevents {__version__}")
        raise typer.Exit


@app.callback()
def common(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            help="Print the version and stop.",
            callback=_show_version,
            is_eager=True,
        ),
    ] = False,
) -> None:
    """Turn news articles into event rows: what, when, where, who, how many."""


def main() -> None:
    """Run the command line."""
    app()
