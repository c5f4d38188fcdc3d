"""Backends by name: ours, and those of other packages by entry point.

Ours win where a name is taken twice.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib.metadata import entry_points

from newsevents.backends.inprocess import InProcess
from newsevents.backends.processes import Processes
from newsevents.backends.protocol import Backend
from newsevents.errors import BackendError, ConfigError

GROUP = "newsevents.backends"
OURS: dict[str, Callable[[int], Backend]] = {
    "inprocess": InProcess,
    "processes": Processes,
}


def available() -> list[str]:
    """Return the names of all installed backends, sorted."""
    return sorted({*OURS, *(entry.name for entry in entry_points(group=GROUP))})


def open_backend(name: str | None = None, *, workers: int = 1) -> Backend:
    """Return a backend.

    Args:
        name: One of `available`; by default ``inprocess`` for one worker and
            ``processes`` for more.
        workers: How many workers it runs.

    Raises:
        BackendError: The backend is unknown or cannot be loaded.
    """
    name = name or ("inprocess" if workers == 1 else "processes")
    if name in OURS:
        return OURS[name](workers)
    for entry in entry_points(group=GROUP):
        if entry.name == name:
            try:
                backend: Backend = entry.load()(workers)
            except ImportError as error:
                raise BackendError(
                    f"the backend {name!r} cannot be loaded: {error}"
                ) from error
            return backend
    raise BackendError(
        f"unknown backend {name!r}; installed are {', '.join(available())}"
    )


def worker_count(text: str | int) -> int:
    """Return a number of workers; ``auto`` is one per usable processor.

    Raises:
        ConfigError: It is no number, or less than one.

    Example:
        >>> worker_count("3")
        3
    """
    if text == "auto":
        return _processors()
    try:
        number = int(text)
    except ValueError as error:
        raise ConfigError(
            f"workers is {text!r}, but must be a number or auto"
        ) from error
    if number < 1:
        raise ConfigError(f"workers is {number}, but must be at least 1")
    return number


def _processors() -> int:
    """Return how many processors this process may use (a container may have fewer)."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
