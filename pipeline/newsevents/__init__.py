"""Turn news articles into structured event rows.

Example:
    >>> import newsevents
    >>> article = newsevents.Article(
    ...     id="a1", text="Gunmen shot dead two soldiers in Mosul on Monday.",
    ...     published="2022-01-21")
    >>> [row] = newsevents.extract([article])
    >>> row.killed
    2
"""

import logging
from importlib import import_module
from typing import TYPE_CHECKING, Any

from newsevents.version import __version__

if TYPE_CHECKING:
    from newsevents.build import extract, load
    from newsevents.errors import NewsEventsError
    from newsevents.io.frames import to_frame
    from newsevents.merge import merge_rows
    from newsevents.records import Article, EventRow, Failure, Mention
    from newsevents.settings import Config

__all__ = [
    "Article",
    "Config",
    "EventRow",
    "Failure",
    "Mention",
    "NewsEventsError",
    "__version__",
    "extract",
    "load",
    "merge_rows",
    "to_frame",
]

# Where each public name lives. Loaded on first use: spaCy imports this package for its
# factories whenever anybody makes a Language, and that must cost nothing.
_HOMES = {
    "Article": "records",
    "Config": "settings",
    "EventRow": "records",
    "Failure": "records",
    "Mention": "records",
    "NewsEventsError": "errors",
    "extract": "build",
    "load": "build",
    "merge_rows": "merge",
    "to_frame": "io.frames",
}

logging.getLogger(__name__).addHandler(logging.NullHandler())


def __getattr__(name: str) -> Any:  # noqa: ANN401  any public object
    if name not in _HOMES:
        raise AttributeError(f"module 'newsevents' has no attribute {name!r}")
    return getattr(import_module(f"newsevents.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
