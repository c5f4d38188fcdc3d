"""What the user sees beside the data: messages, on standard error."""

from __future__ import annotations

import sys

from rich.console import Console


def errors() -> Console:
    """Return a console on standard error as it is now."""
    return Console(stderr=True, highlight=False, soft_wrap=True)


def output() -> Console:
    """Return a console on standard output; 100 columns wide where it is no terminal."""
    width = None if sys.stdout.isatty() else 100
    return Console(width=width, highlight=False)


def say(message: str) -> None:
    """Print a line, without markup."""
    errors().print(message, markup=False)


def complain(message: str) -> None:
    """Print an error."""
    console = errors()
    console.print("error: ", style="bold red", end="")
    console.print(message, markup=False)
