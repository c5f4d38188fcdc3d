"""The report of a run against gold: as data and as plain text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from newsevents.evaluate.gold import COLUMNS, GoldArticle, Run, read_gold, read_run
from newsevents.evaluate.scoring import ColumnScore, Difference, RowScore, score_rows
from newsevents.evaluate.spans import SpanScore, score_mentions

Line = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """All scores of a run, and what it has otherwise than the gold.

    ``articles`` counts those of the gold, ``failed`` those of them that the run could
    not process.
    """

    articles: int
    failed: int
    rows: RowScore
    columns: Mapping[str, ColumnScore] = field(default_factory=dict)
    mentions: Mapping[str, SpanScore] = field(default_factory=dict)
    differences: tuple[Difference, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return everything as plain values that JSON can hold."""
        return {
            "articles": self.articles,
            "failed": self.failed,
            "rows": asdict(self.rows)
            | {"precision": self.rows.precision, "recall": self.rows.recall}
            | {"f1": self.rows.f1},
            "columns": {
                name: asdict(s) | {"accuracy": s.accuracy, "coverage": s.coverage}
                for name, s in self.columns.items()
            },
            "mentions": {
                kind: asdict(s) | {"exact_f1": s.exact_f1, "overlap_f1": s.overlap_f1}
                for kind, s in self.mentions.items()
            },
            "differences": [asdict(d) for d in self.differences],
        }

    def to_text(self, *, differences: int = 0) -> str:
        """Return plain-text tables; the first ``differences`` are listed below."""
        blocks = [self._rows_text(), _table(_COLUMN_HEADER, self._column_lines())]
        if self.mentions:
            blocks.append(_table(_MENTION_HEADER, self._mention_lines()))
        if differences and self.differences:
            blocks.append(self._differences_text(differences))
        return "\n\n".join(blocks) + "\n"

    def _rows_text(self) -> str:
        rows = self.rows
        return (
            f"{self.articles:,} articles in gold, {self.failed:,} of them failed\n"
            f"rows: F1 {_percent(rows.f1)}, precision {_percent(rows.precision)} "
            f"({rows.right} of {rows.given}), recall {_percent(rows.recall)} "
            f"({rows.found} of {rows.wanted}), every cell right in {rows.exact}"
        )

    def _column_lines(self) -> list[Line]:
        return [
            (name, _percent(s.accuracy), _percent(s.coverage), str(s.cells))
            for name, s in self.columns.items()
        ]

    def _mention_lines(self) -> list[Line]:
        lines: list[Line] = []
        for kind, s in self.mentions.items():
            counts = (str(s.given), str(s.wanted))
            lines.append((kind, _percent(s.exact_f1), _percent(s.overlap_f1), *counts))
            lines += [
                (f"  {name}", "", _percent(right / compared), "", str(compared))
                for name, (right, compared) in s.values.items()
            ]
        return lines

    def _differences_text(self, limit: int) -> str:
        shown = [_line_of(d) for d in self.differences[:limit]]
        if more := len(self.differences) - limit:
            shown += [f"… and {more} more"] if more > 0 else []
        return "\n".join(shown)


_COLUMN_HEADER = ("column", "accuracy", "coverage", "cells")
_MENTION_HEADER = ("mention", "exact F1", "overlap F1", "given", "gold")


def report(run: Path, gold: Path) -> Report:
    """Score a run folder (or a JSONL file of event rows) against a gold file.

    Raises:
        InputError: One of them is missing or cannot be read.
    """
    return report_on(read_run(Path(run)), read_gold(Path(gold)))


def report_on(run: Run, gold: Sequence[GoldArticle]) -> Report:
    """Score what is in memory already."""
    scores = score_rows(gold, run)
    order = {name: number for number, name in enumerate(COLUMNS)}
    return Report(
        articles=len(gold),
        failed=sum(a.article_id in run.failed for a in gold),
        rows=scores.rows,
        columns=dict(
            sorted(
                scores.columns.items(),
                key=lambda item: order.get(item[0], order["latitude"]),
            )
        ),
        mentions=score_mentions(gold, run),
        differences=scores.differences,
    )


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{100 * share:.1f}"


def _table(header: Line, lines: Sequence[Line]) -> str:
    """Align columns: the first to the left, figures to the right."""
    widths = [
        max(len(line[i]) for line in [header, *lines]) for i in range(len(header))
    ]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if i == 0 else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in [header, *lines]
    )


def _line_of(difference: Difference) -> str:
    d = difference
    where = f"incident {d.incident}" if d.incident else f"row {d.rank}"
    if d.problem == "missed":
        return f"{d.article_id}: {where} missed: {d.expected[0]}"
    if d.problem == "invented":
        return f"{d.article_id}: {where} invented: {d.given}"
    wanted = " | ".join("(empty)" if w is None else str(w) for w in d.expected)
    got = "(empty)" if d.given is None else str(d.given)
    return f"{d.article_id}: {where}, {d.column} {d.problem}: {got}, not {wanted}"
