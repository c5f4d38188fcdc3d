"""Which rows are worth comparing: those that share a place or a rare word in a week.

Comparing all rows with all would take time quadratic in their number. Every row has at
most `MOST_KEYS` keys; rows that share one are a block. In a block of more than `WINDOW`
rows, sorted by day, type and counts, a row is compared with the next `WINDOW` alone. So
the number of pairs is at most a constant times that of the rows, whatever they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from newsevents.merge.clues import Clues

# Days covered by one span; spans overlap by half, so that rows up to STEP apart meet.
STEP = 4
RAREST_WORDS = 8
WINDOW = 40
MOST_KEYS = 2 * (1 + RAREST_WORDS)
Key = tuple[str, str, int]


def candidates(
    rows: Sequence[Clues], rarity: Mapping[str, float]
) -> Iterator[tuple[Clues, Clues]]:
    """Yield the pairs to compare, each once, the same for any order of the rows.

    Rows of one article are never compared: the article tells them apart.
    """
    seen: set[tuple[str, str]] = set()
    for _, block in sorted(blocks(rows, rarity).items()):
        block.sort(key=_neighbourhood)
        for position, first in enumerate(block):
            for second in block[position + 1 : position + 1 + WINDOW]:
                a, b = sorted((first, second), key=lambda row: row.event_id)
                pair = (a.event_id, b.event_id)
                if a.article_id != b.article_id and pair not in seen:
                    seen.add(pair)
                    yield a, b


def blocks(
    rows: Iterable[Clues], rarity: Mapping[str, float]
) -> dict[Key, list[Clues]]:
    """Return the rows under each of their keys."""
    rows = list(rows)
    frequency = Counter(word for row in rows for word in row.words)
    shared = {w: rarity.get(w, 0.0) for w, n in frequency.items() if n > 1}
    found: dict[Key, list[Clues]] = {}
    for row in rows:
        for key in sorted(keys_of(row, shared)):
            found.setdefault(key, []).append(row)
    return found


def keys_of(row: Clues, rarity: Mapping[str, float]) -> set[Key]:
    """Return the blocks that a row belongs to.

    Args:
        row: The row.
        rarity: The words that make blocks, and how rare they are.

    Example:
        >>> from newsevents.merge.clues import clues_of
        >>> row = clues_of({"event_id": "e", "article_id": "a", "place_name": "Lagos",
        ...                 "time_start": "2021-03-04"})
        >>> sorted(key[:2] for key in keys_of(row, {}))
        [('place', 'lagos'), ('place', 'lagos')]
    """
    rarest = sorted(row.words & rarity.keys(), key=lambda word: (-rarity[word], word))
    telling = [("word", word) for word in rarest[:RAREST_WORDS]]
    if row.scene.name:
        telling.append(("place", row.scene.name))
    return {(kind, name, span) for kind, name in telling for span in _spans(row)}


def _spans(row: Clues) -> tuple[int, ...]:
    """Return the spans of days that a row lies in; -1 stands for an unknown day."""
    if row.days is None:
        return (-1,)
    # A long period is met at its end, near which its articles were written.
    span = row.days[1] // STEP
    return span - 1, span


def _neighbourhood(row: Clues) -> tuple[object, ...]:
    """Sort rows of a block so that the most alike are neighbours."""
    killed, wounded = (row.counts.get(effect) for effect in ("killed", "wounded"))
    return (
        row.days or (0, 0),
        row.event_type,
        killed.best if killed else 0,
        wounded.best if wounded else 0,
        row.event_id,
    )
