"""Fit the confidence of rows to gold, and show how reliable it is.

    python benchmarks/fit_confidence.py RUN GOLD [RUN GOLD ...] [--write]

Runs and gold are those of ``newsevents evaluate``. A row is right if its type and
number of dead are among those that the gold accepts, and so are its day and place where
the row gives them; a row without an incident is wrong, one of an optional incident is
left out, and so is history. Where the gold of an article is one incident without
evidence, it knows no others: the main row answers for it, and other rows are left out.

The coefficients are those of a logistic regression (a small ridge, each set of the same
weight, but a row at most that of ``LARGEST`` others). They are tried on what they were
not fitted to: on every fifth of the articles, and on every set in turn.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np

from newsevents import resources
from newsevents.evaluate import cells
from newsevents.evaluate.gold import GoldArticle, Incident, Row, read_gold, read_run
from newsevents.evaluate.pairing import pair
from newsevents.stages.events import confidence

FOLDS, BINS, RIDGE, LARGEST = 5, 10, 3.0, 3.0
DAY = len("2022-01-21")
NOT_NOW = frozenset({"background", "planned"})
Array = np.ndarray


@dataclass(frozen=True)
class Judged:
    """The rows of one run: features, whether right, weight, and fold."""

    name: str
    x: Array
    right: Array
    weight: Array
    fold: Array


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit and report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", help="runs and gold, in turn")
    parser.add_argument("--write", action="store_true", help="replace the table")
    options = parser.parse_args(arguments)
    if len(options.files) % 2:
        parser.error("to every run belongs its gold")
    pairs = zip(options.files[::2], options.files[1::2], strict=True)
    sets = [judge(Path(run), Path(gold)) for run, gold in pairs]
    found = fit(sets)
    for name, value in zip(confidence.features({}), found, strict=True):
        print(f"{name}\t{value:.2f}")
    report(sets)
    if options.write:
        write(found)


def judge(run: Path, gold: Path) -> Judged:
    """Return the rows of a run with their features, and whether they are right."""
    rows = read_run(run).rows
    judged = [
        (article.article_id, row, right)
        for article in read_gold(gold)
        for row, right in _rows(article, rows.get(article.article_id, []))
    ]
    return Judged(
        run.name,
        np.array([list(confidence.features(row).values()) for _, row, _ in judged]),
        np.array([float(right) for *_, right in judged]),
        np.full(len(judged), min(LARGEST, 1000 / max(1, len(judged)))),
        np.array([_fold(name) for name, *_ in judged]),
    )


def _fold(name: str) -> int:
    return sha256(name.encode()).digest()[0] % FOLDS


def _rows(article: GoldArticle, rows: Sequence[Row]) -> Iterator[tuple[Row, bool]]:
    """Yield the rows that are judged, and whether they are right."""
    if len(article.incidents) == 1 and not article.incidents[0].evidence:
        now = [row for row in rows if row["status"] not in NOT_NOW]
        if now:
            row = min(now, key=lambda row: row["rank"])
            yield row, is_right(article.incidents[0], row)
        return
    owners = {j: article.incidents[i] for i, j in pair(article.incidents, rows).items()}
    for j, row in enumerate(rows):
        owner = owners.get(j)
        if row["status"] != "background" and (owner is None or owner.is_required):
            yield row, owner is not None and is_right(owner, row)


def is_right(incident: Incident, row: Row) -> bool:
    """Tell whether type and dead are right, and day and place where given."""
    return (
        all(
            cells.is_right(column, incident, row)
            for column in ("event_type", "killed")
            if column in incident.cells
        )
        and _is_day_right(incident, row)
        and _is_place_right(incident, row)
    )


def _is_day_right(incident: Incident, row: Row) -> bool:
    accepted, day = (
        incident.cells.get("time_start"),
        (row.get("time_start") or "")[:DAY],
    )
    if accepted is None or not day:
        return True
    return any(day.startswith(str(w)[:DAY]) for w in accepted if w is not None)


def _is_place_right(incident: Incident, row: Row) -> bool:
    """Compare the finest place that the gold knows, by name or by distance."""
    if not row.get("place_name") and not row.get("country"):
        return True
    names = [str(w) for w in incident.cells.get("place_name", ()) if w is not None]
    if names:
        written = cells.words(str(row.get("place_text") or ""))
        return (
            cells.is_right("place_name", incident, row)
            or any(cells.holds(written, cells.words(name)) for name in names)
            or ("latitude" in incident.cells and cells.is_right("point", incident, row))
        )
    for column in ("place_admin1", "country_code"):
        if column in incident.cells:
            return cells.is_right(column, incident, row)
    return True


# ------------------------------------------------------------------ the model


def fit(sets: Sequence[Judged], keep: Sequence[Array] | None = None) -> Array:
    """Return the coefficients, by Newton's method; ``keep`` masks the rows."""
    masks = keep or [np.ones(len(s.right), bool) for s in sets]
    x = np.vstack([s.x[m] for s, m in zip(sets, masks, strict=True)])
    y = np.concatenate([s.right[m] for s, m in zip(sets, masks, strict=True)])
    w = np.concatenate([s.weight[m] for s, m in zip(sets, masks, strict=True)])
    ridge = np.eye(x.shape[1]) * RIDGE
    ridge[0, 0] = 1e-6
    found = np.zeros(x.shape[1])
    for _ in range(50):
        p = predict(x, found)
        slope = x.T @ (w * (p - y)) + ridge @ found
        curve = (x * (w * p * (1 - p))[:, None]).T @ x + ridge
        step = np.linalg.solve(curve, slope)
        found -= step
        if abs(step).max() < 1e-9:
            break
    return found


def predict(x: Array, coefficients: Array) -> Array:
    """Return the confidence of rows, as the program gives it."""
    return np.clip(
        1 / (1 + np.exp(-x @ coefficients)), confidence.LEAST, confidence.MOST
    )


def report(sets: Sequence[Judged]) -> None:
    """Print how reliable the confidence is on rows that it was not fitted to."""
    given = [np.zeros(len(s.right)) for s in sets]
    for fold in range(FOLDS):
        found = fit(sets, [s.fold != fold for s in sets])
        for s, p in zip(sets, given, strict=True):
            p[s.fold == fold] = predict(s.x[s.fold == fold], found)
    print(f"\n{FOLDS} folds of articles\nconfidence\tsaid\tright\trows")
    p, right = np.concatenate(given), np.concatenate([s.right for s in sets])
    weight = np.concatenate([s.weight for s in sets])
    for low, inside in _bins(p):
        print(
            f"{low:.1f}-{low + 1 / BINS:.1f}\t{_mean(p, weight, inside):.2f}"
            f"\t{_mean(right, weight, inside):.2f}\t{inside.sum()}"
        )
    print("\nset\trows\tsaid\tright\tECE\tAUC\tECE left out\tAUC left out")
    _line("all", p, right, weight)
    for s, own in zip(sets, given, strict=True):
        others = [other for other in sets if other is not s]
        alone = predict(s.x, fit(others)) if others else own
        _line(s.name, own, s.right, s.weight, alone)


def _line(
    name: str, p: Array, right: Array, weight: Array, alone: Array | None = None
) -> None:
    whole = np.ones(len(p), bool)
    shown = [_mean(p, weight, whole), _mean(right, weight, whole)]
    shown += [error(p, right, weight), auc(p, right)]
    if alone is not None:
        shown += [error(alone, right, weight), auc(alone, right)]
    print(name, len(p), *(f"{value:.3f}" for value in shown), sep="\t")


def error(p: Array, right: Array, weight: Array) -> float:
    """Return the expected calibration error over ten bins."""
    gaps = [
        weight[inside].sum()
        * abs(_mean(p, weight, inside) - _mean(right, weight, inside))
        for _, inside in _bins(p)
    ]
    return float(sum(gaps) / weight.sum())


def auc(p: Array, right: Array) -> float:
    """Return how often a right row is surer than a wrong one; ties count half."""
    good, bad = p[right == 1], np.sort(p[right == 0])
    below = np.searchsorted(bad, good, "left") + np.searchsorted(bad, good, "right")
    return float(below.mean() / 2 / len(bad)) if len(good) and len(bad) else 0.5


def _bins(p: Array) -> Iterator[tuple[float, Array]]:
    number = np.minimum((p * BINS).astype(int), BINS - 1)
    for n in range(BINS):
        if (number == n).any():
            yield n / BINS, number == n


def _mean(values: Array, weight: Array, inside: Array) -> float:
    return float(np.average(values[inside], weights=weight[inside]))


def write(coefficients: Array) -> None:
    """Replace the coefficients in the table, and nothing else in it."""
    path = resources.path(confidence.TABLE)
    found = dict(zip(confidence.features({}), coefficients, strict=True))
    lines = []
    for line in path.read_text(encoding="utf-8").splitlines():
        cells_ = line.split("\t")
        if cells_[0] in found and not line.startswith("#"):
            cells_[1] = f"{found[cells_[0]]:.2f}"
        lines.append("\t".join(cells_))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
