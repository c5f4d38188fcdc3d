"""Scores of mentions: exact and overlapping offsets, then their values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from newsevents.evaluate.gold import GoldArticle, GoldMention, Row, Run
from newsevents.evaluate.scoring import f_score, ratio

Pairs = list[tuple[GoldMention, Row]]


@dataclass(frozen=True, slots=True)
class SpanScore:
    """Mentions of one kind.

    ``exact`` and ``overlap`` count pairs, one to one; ``values`` maps a column to
    ``(right, compared)`` over the overlapping pairs.
    """

    wanted: int = 0
    given: int = 0
    exact: int = 0
    overlap: int = 0
    values: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def exact_f1(self) -> float | None:
        """F1 of mentions with exactly the gold's offsets."""
        return f_score(ratio(self.exact, self.given), ratio(self.exact, self.wanted))

    @property
    def overlap_f1(self) -> float | None:
        """F1 of mentions that share a character with the gold's."""
        return f_score(
            ratio(self.overlap, self.given), ratio(self.overlap, self.wanted)
        )


def score_mentions(gold: Iterable[GoldArticle], run: Run) -> dict[str, SpanScore]:
    """Score every kind of mention that gold has, over the articles that have any."""
    articles = [a for a in gold if a.mentions is not None]
    kinds = dict.fromkeys(m.kind for a in articles for m in a.mentions or ())
    return {kind: _score_kind(kind, articles, run) for kind in kinds}


def pair_spans(wanted: Sequence[GoldMention], given: Sequence[Row]) -> Pairs:
    """Pair mentions that overlap one to one, the longest common stretch first.

    Example:
        >>> gold = GoldMention("time", 3, 9, {})
        >>> pair_spans([gold], [{"start": 0, "end": 4}, {"start": 3, "end": 9}])[0][1]
        {'start': 3, 'end': 9}
    """
    common = sorted(
        (-shared, g.start != r["start"] or g.end != r["end"], i, j)
        for i, g in enumerate(wanted)
        for j, r in enumerate(given)
        if (shared := min(g.end, r["end"]) - max(g.start, r["start"])) > 0
    )
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in common:
        if i not in found and j not in taken:
            found[i] = j
            taken.add(j)
    return [(wanted[i], given[j]) for i, j in sorted(found.items())]


def _score_kind(kind: str, articles: Sequence[GoldArticle], run: Run) -> SpanScore:
    wanted = given = 0
    pairs: Pairs = []
    for article in articles:
        mine = [m for m in article.mentions or () if m.kind == kind]
        theirs = [
            m for m in run.mentions.get(article.article_id, []) if m["kind"] == kind
        ]
        wanted, given = wanted + len(mine), given + len(theirs)
        pairs += pair_spans(mine, theirs)
    return SpanScore(
        wanted=wanted,
        given=given,
        exact=sum((g.start, g.end) == (r["start"], r["end"]) for g, r in pairs),
        overlap=len(pairs),
        values=_values(pairs),
    )


def _values(pairs: Pairs) -> dict[str, tuple[int, int]]:
    names = dict.fromkeys(name for gold, _ in pairs for name in gold.values)
    return {
        name: (
            sum(name in g.values and r.get(name) == g.values[name] for g, r in pairs),
            sum(name in g.values for g, _ in pairs),
        )
        for name in names
    }
