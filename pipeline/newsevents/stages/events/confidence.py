"""How sure a row is: a logistic model of a few things that the row itself shows.

Of the rows with a confidence of 0.7, about 70 % are right. A row counts as right if its
type and number of dead are, and so are its day and place where it gives them.

Every feature can be read off the written row; so anybody can check a value, and fit the
coefficients, which stand in ``models/events/confidence.tsv``, to gold of their own
(``benchmarks/fit_confidence.py``).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from newsevents import resources

TABLE = "events/confidence.tsv"
# Precisions of a place that is no town: the division or country around it.
COARSE = frozenset({"admin2", "admin1", "country"})
# An ordinary sentence has so many characters; twice as many are one unit.
SENTENCE = 150
# A row is never certain, and never certainly wrong.
LEAST, MOST = 0.02, 0.98


def features(row: Mapping[str, Any]) -> dict[str, float]:
    """Return what a row's confidence rests on, by the names in the table.

    Args:
        row: The cells of an event row; ``confidence`` is not read.

    Example:
        >>> found = features({"killed": 7, "place_name": "Harbin",
        ...                   "geo_precision": "country", "evidence": "In Harbin"})
        >>> [name for name, value in found.items() if value > 0]
        ['base', 'place_coarse', 'place_in_evidence', 'killed_said', 'killed_log']
    """
    place, evidence = row.get("place_name"), row.get("evidence") or ""
    precision, killed = row.get("geo_precision"), row.get("killed")
    told = str(row.get("casualty_text") or "").count(";")
    return {
        "base": 1.0,
        "place_unsaid": float(not place),
        "place_coarse": float(bool(place) and precision in COARSE),
        "place_unlocated": float(bool(place) and precision in (None, "unknown")),
        "place_in_evidence": float(bool(place) and str(place) in evidence),
        "day_ahead": float(
            _is_ahead(row.get("time_start"), row.get("article_published"))
        ),
        "killed_said": float(killed is not None),
        "killed_log": math.log1p(killed or 0),
        "told_again": math.log1p(told),
        "sentence_long": math.log2(max(1, len(evidence)) / SENTENCE),
    }


def load_model() -> dict[str, float]:
    """Return the coefficients, by the name of their feature.

    Example:
        >>> load_model().keys() == features({}).keys()
        True
    """
    return {row["feature"]: float(row["coefficient"]) for row in resources.table(TABLE)}


def confidence_of(row: Mapping[str, Any], model: Mapping[str, float]) -> float:
    """Return how likely a row is right, between 0.02 and 0.98.

    Example:
        >>> row = {"killed": 3, "place_name": "Harbin", "geo_precision": "exact",
        ...        "evidence": "Three workers died in a fire in Harbin."}
        >>> unlocated = row | {"geo_precision": "unknown"}
        >>> model = load_model()
        >>> confidence_of(row, model) > confidence_of(unlocated, model)
        True
    """
    odds = math.fsum(model[name] * value for name, value in features(row).items())
    odds = max(-30.0, min(30.0, odds))
    return max(LEAST, min(MOST, 1.0 / (1.0 + math.exp(-odds))))


def _is_ahead(start: object, published: object) -> bool:
    """Tell a day after publication: of what has happened, it is misread."""
    return bool(start and published) and str(start)[:10] > str(published)[:10]
