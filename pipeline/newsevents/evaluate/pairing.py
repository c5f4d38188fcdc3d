"""Which row speaks of which gold incident."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from newsevents.evaluate import cells
from newsevents.evaluate.gold import Incident, Row

# What ties a row to an incident, and how firmly.
WEIGHTS = {
    "evidence": 3.0,
    "event_type": 1.5,
    "killed": 1.5,
    "day": 1.0,
    "place_name": 1.0,
    "wounded": 0.75,
    "captured": 0.75,
    "status": 0.5,
}
COUNTS = ("killed", "wounded", "captured")
# Without shared evidence a row needs so much from the rest (type, day, place, status).
ENOUGH = 3.0
# Sentences that share fewer of their words are different ones.
SHARED_WORDS = 0.8


def pair(incidents: Sequence[Incident], rows: Sequence[Row]) -> dict[int, int]:
    """Pair incidents with rows one to one, the likest first.

    Required incidents choose before optional ones and background. What is left over on
    either side has no row, or no incident.

    Returns:
        Index of incident -> index of row.

    Example:
        >>> gold = Incident("a", 1, {"killed": (2,)}, ("Two men died in Mosul",))
        >>> pair([gold], [{"evidence": "Fire in Rome."},
        ...               {"evidence": "Two men died in Mosul, police said."}])
        {0: 1}
    """
    candidates = sorted(
        (not incident.is_required, -score, i, j)
        for i, incident in enumerate(incidents)
        for j, row in enumerate(rows)
        if (score := likeness(incident, row)) > 0
    )
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in candidates:
        if i not in found and j not in taken:
            found[i] = j
            taken.add(j)
    return dict(sorted(found.items()))


def likeness(incident: Incident, row: Row) -> float:
    """Return how surely a row speaks of an incident; 0 where nothing ties them."""
    ties = {"day": _same_day(incident, row)}
    for column in ("event_type", "place_name", "status"):
        ties[column] = column in incident.cells and cells.is_right(
            column, incident, row
        )
    for column in COUNTS:
        ties[column] = (
            incident.best(column) is not None
            and row.get(column) is not None
            and cells.is_right(column, incident, row)
        )
    score = sum(WEIGHTS[name] for name, tied in ties.items() if tied)
    evidence = shared_evidence(incident, row)
    return (
        score + WEIGHTS["evidence"] * evidence if evidence or score >= ENOUGH else 0.0
    )


def shared_evidence(incident: Incident, row: Row) -> float:
    """Return how far the row's evidence repeats the incident's: 0, or 0.8 to 1.

    Example:
        >>> gold = Incident("a", 1, {}, ("a bomb killed three people",))
        >>> shared_evidence(gold, {"evidence": "Later a bomb killed three people."})
        1.0
        >>> shared_evidence(gold, {"evidence": "A bomb killed nobody."})
        0.0
    """
    mine = cells.words(str(row.get("evidence") or ""))
    return max(
        (_overlap(mine, cells.words(text)) for text in incident.evidence), default=0.0
    )


def _overlap(a: Sequence[str], b: Sequence[str]) -> float:
    """Return the share of the shorter one's words that the longer one has too."""
    if not a or not b:
        return 0.0
    if cells.holds(a, b) or cells.holds(b, a):
        return 1.0
    share = sum((Counter(a) & Counter(b)).values()) / min(len(a), len(b))
    return share if share >= SHARED_WORDS else 0.0


def _same_day(incident: Incident, row: Row) -> bool:
    day = len("2022-01-21")
    mine = str(row.get("time_start") or "")[:day]
    return bool(mine) and any(
        mine.startswith(str(wanted)[:day])
        for wanted in incident.cells.get("time_start", ())
        if wanted is not None
    )
