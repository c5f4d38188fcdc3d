"""What lies in what, and how far places are from one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsevents.language.geography import haversine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsevents.language.gazetteer import Entry

TOO_BIG = 300_000  # inhabitants of a town that is meant whatever stands behind it


def apart(a: Entry, b: Entry) -> float:
    """Return the distance of two places in kilometres, 0 where it is not known."""
    if a.latitude is None or a.longitude is None:
        return 0.0
    if b.latitude is None or b.longitude is None:
        return 0.0
    return haversine(a.latitude, a.longitude, b.latitude, b.longitude)


def lies_in(entry: Entry, hosts: Sequence[Entry], *, is_division: bool = False) -> bool:
    """Tell whether a place may lie in hosts, or is a town too big to be mistaken.

    No town is where the text says that a division is meant.
    """
    if entry.feature not in ("city", "admin2", "district", "admin1"):
        return True
    return all(
        is_within(entry, host) or (_is_big(entry, host) and not is_division)
        for host in hosts
    )


def _is_big(entry: Entry, host: Entry) -> bool:
    """Tell whether a town is meant whatever country the text says it is in."""
    big = entry.population >= TOO_BIG and entry.how == "exact" and entry.rank == 0
    return big and entry.feature == "city" and host.feature == "country"


def is_within(entry: Entry, host: Entry) -> bool:
    """Tell whether a place may be part of another, or is it."""
    if entry.row == host.row or host.country is None:
        return True
    if host.feature == "region":
        return entry.country == host.country
    if host.row in (entry.admin1, entry.country):
        return True
    return entry.feature == "admin1" and host.feature == "admin1"
