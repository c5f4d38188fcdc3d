"""From pairs to groups: which rows are one incident, without chains of likeness.

Pairs are taken from the likeliest to the least likely. Two groups become one if their
members are alike on average, and nothing makes it impossible: an article in both, days
too far apart, counts that cannot be of one incident. So A and C do not become one
because B is like both. The result is the same for any order of the rows.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from newsevents.merge.clues import Clues, Count, Days

# Members of each group that are compared: enough for an average, few enough for speed.
COMPARED = 6
DAYS_APART = 7
# Tolls grow, but not without bounds: the larger is at most so many times the smaller,
# or so many more.
TIMES, MORE = 5, 10
TOLLS = ("killed", "wounded")
GROWING = frozenset({"natural_disaster", "epidemic"})

Score = Callable[[Clues, Clues], float]
Bounds = tuple[float, float]


@dataclass(frozen=True, slots=True, eq=False)
class Link:
    """Two rows that are alike; ``objection`` says why they are not in one group."""

    a: Clues
    b: Clues
    score: float
    objection: str | None = None


@dataclass(slots=True)
class Group:
    """Rows of one incident, and what bounds them.

    ``sample`` are a few of the rows, by event id. ``counts`` are the lowest upper and
    the highest lower bound of each toll, ``days`` the latest beginning and the earliest
    end, so that nothing is asked of every row twice.
    """

    rows: list[Clues]
    sample: list[Clues]
    articles: set[str]
    counts: dict[str, Bounds]
    days: tuple[int, int] | None

    @classmethod
    def of(cls, row: Clues) -> Group:
        """Return the group of one row."""
        tolls = row.counts if row.event_type not in GROWING else {}
        return cls(
            rows=[row],
            sample=[row],
            articles={row.article_id},
            counts={e: _bounds(c) for e, c in tolls.items() if e in TOLLS},
            days=row.days if row.is_dated else None,
        )

    def objection(self, other: Group, score: Score, least: float) -> str | None:
        """Return why two groups cannot be one incident, None if they can."""
        if not self.articles.isdisjoint(other.articles):
            shared = min(self.articles & other.articles)
            return f"article {shared} tells them apart"
        for effect in TOLLS:
            few, many = _extent(self.counts.get(effect), other.counts.get(effect))
            if many > max(TIMES * few, few + MORE):
                return f"{effect}: {few:.0f} and {many:.0f}"
        days = _overlap(self.days, other.days)
        if days and days[0] - days[1] > DAYS_APART:
            return f"more than {DAYS_APART} days apart"
        mean = _mean(self.sample, other.sample, score)
        return f"unlike on average ({mean:+.1f})" if mean < least else None

    def take(self, other: Group) -> None:
        """Add the rows of another group."""
        self.rows += other.rows
        sample = sorted([*self.sample, *other.sample], key=lambda row: row.event_id)
        self.sample = sample[:COMPARED]
        self.articles |= other.articles
        for effect, extent in other.counts.items():
            self.counts[effect] = _extent(self.counts.get(effect), extent)
        self.days = _overlap(self.days, other.days)


def group(
    rows: Iterable[Clues],
    pairs: Iterable[tuple[Clues, Clues]],
    score: Score,
    *,
    least: float = 0.0,
) -> tuple[list[list[Clues]], list[Link]]:
    """Group rows by pairs that are more likely one incident than not.

    Args:
        rows: All rows; each comes out in exactly one group.
        pairs: Those to compare.
        score: The log-odds that two rows are one incident.
        least: What a pair, and two groups on average, must score.

    Returns:
        The groups, each sorted by event id and all sorted by their first member, and
        the links: every pair that is alike, and why it was not followed if so.
    """
    scored = ((score(a, b), a, b) for a, b in pairs)
    alike = sorted(
        (Link(a, b, found) for found, a, b in scored if found >= least),
        key=lambda link: (-link.score, link.a.event_id, link.b.event_id),
    )
    groups = {row.event_id: Group.of(row) for row in rows}
    objections: dict[Link, str] = {}
    for link in alike:
        first, second = groups[link.a.event_id], groups[link.b.event_id]
        if first is second:
            continue
        objection = first.objection(second, score, least)
        if objection:
            objections[link] = objection
            continue
        if len(first.rows) < len(second.rows):
            first, second = second, first
        first.take(second)
        groups |= dict.fromkeys((row.event_id for row in second.rows), first)
    links = [
        link
        if groups[link.a.event_id] is groups[link.b.event_id]
        else replace(link, objection=objections[link])
        for link in alike
    ]
    whole = {found.sample[0].event_id: found.rows for found in groups.values()}
    return [
        sorted(whole[first], key=lambda row: row.event_id) for first in sorted(whole)
    ], links


def _bounds(count: Count) -> Bounds:
    """Return the upper and the lower bound; "at least 3" does not contradict 86."""
    is_open_above = count.low is not None and count.high is None
    is_open_below = count.high is not None and count.low is None
    return (
        math.inf if is_open_above else count.high or count.best,
        0 if is_open_below else count.low or count.best,
    )


def _extent(first: Bounds | None, second: Bounds | None) -> Bounds:
    """Return the lowest upper and the highest lower bound of two."""
    known = [x for x in (first, second) if x is not None]
    return (
        min((x[0] for x in known), default=math.inf),
        max((x[1] for x in known), default=0),
    )


def _overlap(first: Days | None, second: Days | None) -> Days | None:
    """Return what periods have in common; where nothing, the end lies first."""
    if first is None or second is None:
        return first or second
    return max(first[0], second[0]), min(first[1], second[1])


def _mean(first: Sequence[Clues], second: Sequence[Clues], score: Score) -> float:
    scores = [score(a, b) for a in first for b in second]
    return math.fsum(scores) / len(scores)
