"""Event rows as a typed pandas DataFrame."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from newsevents.io.columns import columns, plain
from newsevents.records import EventRow, Failure

if TYPE_CHECKING:
    import pandas as pd

DTYPES = {"str": "string", "int": "Int64", "float": "float64"}


def to_frame(rows: Iterable[EventRow | Failure | Mapping[str, Any]]) -> pd.DataFrame:
    """Return event rows as a DataFrame: all columns, in order, always of one type.

    Whole numbers are ``Int64`` (empty is ``<NA>``), coordinates and kilometres
    ``float64``, everything else ``string``.

    Args:
        rows: What `newsevents.extract` yields, or dicts from ``events.jsonl``.
            Failures are left out.

    Example:
        >>> row = EventRow(event_id="e", article_id="a", rank=1, trigger="killed",
        ...                event_type="armed_attack", killed=11)
        >>> frame = to_frame([row])
        >>> int(frame.killed.sum()), str(frame.killed.dtype), len(to_frame([]))
        (11, 'Int64', 0)
    """
    import pandas as pd  # noqa: PLC0415  slow to import, and needed only here

    found = [
        plain(row) if isinstance(row, EventRow) else row
        for row in rows
        if not isinstance(row, Failure)
    ]
    return pd.DataFrame(
        {
            column.name: pd.Series(
                [row.get(column.name) for row in found], dtype=DTYPES[column.type]
            )
            for column in columns("events")
        }
    )
