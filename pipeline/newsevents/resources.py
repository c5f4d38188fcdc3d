"""The only module that knows where the data in ``models/`` is, and how it is read."""

from __future__ import annotations

import csv
import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from newsevents.errors import ResourceError


@cache
def root() -> Path:
    """Return the folder of lexicons, patterns and the gazetteer.

    An installed package carries it as ``newsevents/models``; a checkout keeps it at
    the top level, three folders up.
    """
    package = Path(str(files("newsevents")))
    for folder in (package / "models", package.parents[1] / "models"):
        if (folder / "README.md").is_file():
            return folder
    raise ResourceError(
        f"the data folder is missing: neither {package / 'models'} nor a models/ "
        "beside pipeline/ exists. Reinstall the package: pip install newsevents"
    )


def path(name: str) -> Path:
    """Return the path of a data file, such as ``"casualties/predicates.tsv"``.

    Raises:
        ResourceError: No such file.

    Example:
        >>> path("README.md").name
        'README.md'
    """
    found = root() / name
    if not found.exists():
        raise ResourceError(f"{name} is missing in {root()}; reinstall the package")
    return found


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """Read a lexicon: tab-separated, a header line, ``#`` comments.

    Returns:
        One dict a row. Empty cells are empty strings.

    Raises:
        ResourceError: The file is missing, or a row has more or fewer cells than the
            header has columns.
    """
    lines = [
        line
        for line in path(name).read_text(encoding="utf-8").splitlines()
        if line.strip() and not line.startswith("#")
    ]
    rows = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    header = rows[0]
    for row in rows[1:]:
        if len(row) != len(header):
            raise ResourceError(
                f"{name}: the row {row!r} has {len(row)} cells, the header "
                f"{len(header)}; separate cells by tabs"
            )
    return tuple(dict(zip(header, row, strict=True)) for row in rows[1:])


@cache
def patterns(name: str) -> tuple[dict[str, Any], ...]:
    """Read a pattern file: one JSON object a line, ``#`` comments.

    Raises:
        ResourceError: The file is missing or a line is not JSON.
    """
    found = []
    for number, line in enumerate(
        path(name).read_text(encoding="utf-8").splitlines(), 1
    ):
        if line.strip() and not line.startswith("#"):
            try:
                found.append(json.loads(line))
            except json.JSONDecodeError as error:
                raise ResourceError(f"{name}, line {number}: {error}") from error
    return tuple(found)
