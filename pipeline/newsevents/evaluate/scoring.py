"""From pairs to figures: rows found and invented, cells right and wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from newsevents.evaluate import cells
from newsevents.evaluate.gold import GoldArticle, Incident, Row, Run
from newsevents.evaluate.pairing import pair

Problem = Literal["missed", "invented", "wrong", "empty", "filled"]


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that run and gold do not agree on.

    ``missed``: an incident without a row; ``invented``: a row without an incident;
    ``wrong``, ``empty`` and ``filled`` (though the text does not say): a cell.
    ``incident`` counts the article's gold rows from 1, ``rank`` is the row's.
    """

    article_id: str
    problem: Problem
    column: str
    expected: tuple[object, ...]
    given: object
    incident: int | None = None
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class RowScore:
    """Incidents to find, rows given, how many of both are right, how many are exact.

    ``exact`` counts incidents whose row has every scored cell right.
    """

    wanted: int = 0
    found: int = 0
    given: int = 0
    right: int = 0
    exact: int = 0

    @property
    def recall(self) -> float | None:
        """Incidents found / incidents to find; None where there are none."""
        return ratio(self.found, self.wanted)

    @property
    def precision(self) -> float | None:
        """Rows that are right / rows given; None where there are none."""
        return ratio(self.right, self.given)

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall."""
        return f_score(self.precision, self.recall)


@dataclass(frozen=True, slots=True)
class ColumnScore:
    """Cells of one column over the incidents found.

    ``cells`` counts those that gold or run fills; ``wanted`` those that gold fills,
    ``given`` those of them that the run fills too.
    """

    cells: int = 0
    right: int = 0
    wanted: int = 0
    given: int = 0

    @property
    def accuracy(self) -> float | None:
        """Right cells / filled cells."""
        return ratio(self.right, self.cells)

    @property
    def coverage(self) -> float | None:
        """Cells that the run fills / cells that gold fills."""
        return ratio(self.given, self.wanted)


@dataclass(frozen=True, slots=True)
class Cell:
    """One compared cell; both sides empty is no cell."""

    column: str
    right: bool
    is_wanted: bool
    is_given: bool
    difference: Difference | None = None


@dataclass(frozen=True, slots=True)
class RowScores:
    """Scores of rows and columns, and every difference in the order of the gold."""

    rows: RowScore
    columns: dict[str, ColumnScore]
    differences: tuple[Difference, ...]


def ratio(part: float, whole: float) -> float | None:
    """Return a share, None of nothing.

    Example:
        >>> ratio(1, 2), ratio(0, 0)
        (0.5, None)
    """
    return part / whole if whole else None


def f_score(precision: float | None, recall: float | None) -> float | None:
    """Return the harmonic mean; None where both are undefined.

    Example:
        >>> f_score(0.5, 0.5), f_score(None, 1.0), f_score(None, None)
        (0.5, 0.0, None)
    """
    if precision is None and recall is None:
        return None
    total = (precision or 0.0) + (recall or 0.0)
    return 2 * (precision or 0.0) * (recall or 0.0) / total if total else 0.0


def score_rows(gold: Iterable[GoldArticle], run: Run) -> RowScores:
    """Score the rows of a run over the articles that the gold knows."""
    counts = dict.fromkeys(("wanted", "found", "given", "right", "exact"), 0)
    found: list[Cell] = []
    differences: list[Difference] = []
    for article in gold:
        rows = run.rows.get(article.article_id, [])
        pairs = pair(article.incidents, rows)
        for incident, row, compared in _incidents(article.incidents, rows, pairs):
            counts["wanted"] += 1
            counts["found"] += row is not None
            counts["exact"] += row is not None and all(c.right for c in compared)
            found += compared
            if row is None:
                differences.append(_missed(incident))
            differences += [c.difference for c in compared if c.difference]
        for row, right in _given(article, rows, pairs):
            counts["given"] += 1
            counts["right"] += right
            if not right:
                differences.append(_invented(article.article_id, row))
    return RowScores(RowScore(**counts), _columns(found), tuple(differences))


def compare(incident: Incident, row: Row) -> list[Cell]:
    """Compare the cells that gold or row fills."""
    found = []
    for column in cells.columns_of(incident):
        accepted, value = cells.expected(column, incident), cells.given(column, row)
        right = cells.is_right(column, incident, row)
        if right and value is None:
            continue
        wanted = accepted[0] is not None
        problem: Problem = "wrong" if wanted else "filled"
        difference = Difference(
            article_id=incident.article_id,
            problem="empty" if value is None else problem,
            column=column,
            expected=accepted,
            given=value,
            incident=incident.number,
            rank=row.get("rank"),
        )
        found.append(
            Cell(
                column, right, wanted, value is not None, None if right else difference
            )
        )
    return found


def _incidents(
    incidents: Sequence[Incident], rows: Sequence[Row], pairs: dict[int, int]
) -> Iterator[tuple[Incident, Row | None, list[Cell]]]:
    """Yield required incidents with their row; one given as background is not found.

    Where the gold accepts background too, the incident counts for nothing then.
    """
    for i, incident in enumerate(incidents):
        row = rows[pairs[i]] if i in pairs else None
        is_background = row is not None and row.get("status") == "background"
        if not incident.is_required or (
            is_background and "background" in incident.cells.get("status", ())
        ):
            continue
        if row is None or is_background:
            yield incident, None, []
        else:
            yield incident, row, compare(incident, row)


def _given(
    article: GoldArticle, rows: Sequence[Row], pairs: dict[int, int]
) -> Iterator[tuple[Row, bool]]:
    """Yield the rows that count, and whether an incident stands behind them."""
    owners = {j: article.incidents[i] for i, j in pairs.items()}
    for j, row in enumerate(rows):
        owner = owners.get(j)
        if row.get("status") == "background" or (owner and owner.optional):
            continue
        yield (
            row,
            owner is not None
            and (
                owner.is_required or row.get("status") in owner.cells.get("status", ())
            ),
        )


def _missed(incident: Incident) -> Difference:
    first = incident.evidence[0] if incident.evidence else None
    return Difference(
        incident.article_id, "missed", "row", (first,), None, incident.number
    )


def _invented(article_id: str, row: Row) -> Difference:
    return Difference(
        article_id,
        "invented",
        "row",
        (None,),
        row.get("evidence"),
        rank=row.get("rank"),
    )


def _columns(found: Sequence[Cell]) -> dict[str, ColumnScore]:
    names = list(dict.fromkeys(cell.column for cell in found))
    return {name: _column([c for c in found if c.column == name]) for name in names}


def _column(found: Sequence[Cell]) -> ColumnScore:
    return ColumnScore(
        cells=len(found),
        right=sum(c.right for c in found),
        wanted=sum(c.is_wanted for c in found),
        given=sum(c.is_wanted and c.is_given for c in found),
    )
