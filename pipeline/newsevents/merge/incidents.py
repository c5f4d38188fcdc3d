"""One row for all rows of an incident: what most articles say, bounds over all.

- **Type, time, place, parties**: what most articles say; of equally many the finest
  precision, then the surest row. Cells that belong together come from one row.
- **Counts**: best is the figure of most articles, of equally many the one published
  last (tolls grow), then the larger. Low and high are the least and the most that any
  article says; an open bound of that article stays open.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from hashlib import sha256
from typing import Any

from newsevents.merge.clues import Row
from newsevents.merge.records import IncidentRow
from newsevents.records import EFFECTS

TIME = ("time_start", "time_end", "time_precision")
PLACE = (
    *("place_name", "place_admin1", "country", "country_code", "latitude"),
    *("longitude", "geo_precision", "geonames_id"),
)
# The finest first; what is not here comes last.
FINENESS = {
    name: rank
    for names in (
        ("minute", "hour", "part_of_day", "day", "week", "month", "season", "year"),
        ("exact", "near", "offset", "admin2", "admin1", "country"),
    )
    for rank, name in enumerate(names)
}
# What speaks of an event that took place outweighs what does not.
STATUSES = ("reported", "claimed", "foiled", "denied", "planned", "background")


def incident_row(
    rows: Sequence[Row],
    *,
    weakest_link: float | None = None,
    reasons: str | None = None,
) -> IncidentRow:
    """Return the row of an incident.

    Args:
        rows: Its event rows, at least one, in any order.
        weakest_link: The lowest likelihood among its links.
        reasons: Why its members are one incident.

    Example:
        >>> a = {"event_id": "1", "article_id": "a", "event_type": "fire", "killed": 2,
        ...      "killed_low": 2, "killed_high": 2}
        >>> b = a | {"event_id": "2", "article_id": "b", "killed": 3, "killed_low": 3,
        ...          "killed_high": None, "article_published": "2021-03-05"}
        >>> row = incident_row([a, b])
        >>> row.articles, row.killed, row.killed_low, row.killed_high
        (2, 3, 2, None)
    """
    rows = sorted(rows, key=lambda row: str(row["event_id"]))
    best = max(rows, key=lambda row: row.get("confidence") or 0.0)
    cells: dict[str, Any] = {
        name: _vote(rows, _cell(name)).get(name)
        for name in ("event_type", "perpetrator", "target", "weapon")
    }
    cells |= _together(rows, TIME, _day, "time_precision")
    cells |= _together(rows, PLACE, _place, "geo_precision")
    cells |= _counts(rows)
    cells |= _publication(rows)
    return IncidentRow(
        incident_id=incident_id(rows),
        articles=len({row["article_id"] for row in rows}),
        status=_status(rows),
        sources=_joined(row.get("article_source") for row in rows),
        confidence=best.get("confidence"),
        weakest_link=weakest_link,
        reasons=reasons,
        evidence=best.get("evidence"),
        article_ids=_joined(row["article_id"] for row in rows) or "",
        event_ids=_joined(row["event_id"] for row in rows) or "",
        **cells,
    )


def incident_id(rows: Iterable[Row]) -> str:
    """Return the id of an incident: that of its first article's row, hashed.

    It stays the same while articles are added that were published later.

    Example:
        >>> row = {"event_id": "1", "article_id": "a"}
        >>> incident_id([row, {"event_id": "0", "article_id": "b",
        ...                    "article_published": "2021-03-04"}]) == incident_id([
        ...     {"event_id": "0", "article_id": "b"}])
        True
    """
    first = min(rows, key=_first_told)
    return sha256(f"incident\0{first['event_id']}".encode()).hexdigest()[:16]


def _first_told(row: Row) -> tuple[str, str]:
    # Without a date a row is told last: "~" stands behind all digits.
    return str(row.get("article_published") or "~"), str(row["event_id"])


def _cell(name: str) -> Callable[[Row], Hashable]:
    return lambda row: row.get(name)


def _day(row: Row) -> str | None:
    return str(row["time_start"])[:10] if row.get("time_start") else None


def _place(row: Row) -> tuple[object, ...] | None:
    found = tuple(row.get(name) for name in PLACE[:3])
    return found if any(found) else None


def _together(
    rows: Sequence[Row],
    names: Sequence[str],
    key: Callable[[Row], Hashable],
    precision: str,
) -> dict[str, Any]:
    """Return cells that belong together, from one row."""
    chosen = _vote(rows, key, precision)
    return {name: chosen.get(name) for name in names}


def _vote(
    rows: Sequence[Row], key: Callable[[Row], Hashable], precision: str | None = None
) -> Row:
    """Return the row with the key of most articles; of those the finest, surest."""
    keyed = [(found, row) for row in rows if (found := key(row)) is not None]
    votes = Counter(found for found, _ in keyed)
    if not votes:
        return rows[0]
    return min(
        keyed,
        key=lambda item: (
            -votes[item[0]],
            FINENESS.get(str(item[1].get(precision or "")), len(FINENESS)),
            -(item[1].get("confidence") or 0.0),
            str(item[1]["event_id"]),
        ),
    )[1]


def _status(rows: Sequence[Row]) -> str:
    found = {str(row.get("status") or "reported") for row in rows}
    return next((s for s in STATUSES if s in found), "reported")


def _counts(rows: Sequence[Row]) -> dict[str, int | None]:
    found: dict[str, int | None] = {}
    for effect in EFFECTS:
        given = [row for row in rows if row.get(effect) is not None]
        low, high = f"{effect}_low", f"{effect}_high"
        found |= {effect: None, low: None, high: None}
        if given:
            found[effect] = _best(given, effect)
            found[low] = _bound(given, effect, low, min)
            found[high] = _bound(given, effect, high, max)
    return found


def _best(rows: Sequence[Row], effect: str) -> int:
    votes = Counter(row[effect] for row in rows)
    chosen = max(
        rows,
        key=lambda row: (
            votes[row[effect]],
            str(row.get("article_published") or ""),
            row[effect],
        ),
    )
    return int(chosen[effect])


def _bound(
    rows: Sequence[Row],
    effect: str,
    bound: str,
    extreme: Callable[..., int],
) -> int | None:
    """Return the least low or the most high; open where the extreme row is open."""
    values = [row[effect] if row.get(bound) is None else row[bound] for row in rows]
    value = extreme(values)
    is_open = any(row.get(bound) is None and row[effect] == value for row in rows)
    return None if is_open else value


def _publication(rows: Sequence[Row]) -> dict[str, str | None]:
    dates = sorted(
        str(r["article_published"]) for r in rows if r.get("article_published")
    )
    return {
        "first_published": dates[0] if dates else None,
        "last_published": dates[-1] if dates else None,
    }


def _joined(values: Iterable[object]) -> str | None:
    return "; ".join(dict.fromkeys(str(v) for v in values if v)) or None
