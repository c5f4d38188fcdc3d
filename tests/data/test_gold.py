"""Gold rows keep to the columns and values of the output."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from newsevents import records
from newsevents.evaluate.gold import read_gold
from newsevents.io.columns import columns

GOLD = read_gold(Path(__file__).resolve().parents[2] / "seeds" / "rows.gold")
INCIDENTS = [
    pytest.param(incident, id=f"{article.article_id}-{incident.number}")
    for article in GOLD
    for incident in article.incidents
]
ALLOWED = {
    "event_type": records.EVENT_TYPES,
    "status": get_args(records.Status),
    "time_precision": get_args(records.TimePrecision),
    "geo_precision": get_args(records.GeoPrecision),
    "casualty_qualifier": get_args(records.Qualifier),
}
KINDS = {"str": str, "int": int, "float": int | float}


@pytest.mark.parametrize("incident", INCIDENTS)
def test_values_fit_their_columns(incident):
    types = {column.name: KINDS[column.type] for column in columns("events")}
    for column, accepted in incident.cells.items():
        assert accepted, column
        assert len(set(accepted)) == len(accepted), column
        for value in accepted:
            assert value is None or isinstance(value, types[column]), column
            assert value is None or value in ALLOWED.get(column, [value]), column


@pytest.mark.parametrize("incident", INCIDENTS)
def test_counts_lie_between_their_bounds(incident):
    for count in records.EFFECTS:
        best = incident.best(count)
        for bound, sign in ((f"{count}_low", 1), (f"{count}_high", -1)):
            value = incident.best(bound)
            if best is not None and value is not None:
                assert sign * value <= sign * best, bound


@pytest.mark.parametrize("incident", INCIDENTS)
def test_incidents_have_evidence_and_a_status(incident):
    assert incident.evidence
    assert incident.best("status")
    assert incident.best("event_type")
