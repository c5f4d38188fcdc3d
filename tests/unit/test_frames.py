"""`to_frame`: every column, always of one type."""

from __future__ import annotations

import pandas as pd
import pytest

from newsevents.io.columns import columns
from newsevents.io.frames import to_frame
from newsevents.records import EventRow, Failure

ROW = EventRow(
    event_id="e", article_id="a", rank=1, event_type="fire", trigger="burnt", killed=3
)
FAILURE = Failure(article_id="b", stage="read", error="E", message="m")


@pytest.mark.parametrize(
    "rows",
    [[], [ROW], [FAILURE], [ROW, FAILURE], [{"killed": 3}], iter([ROW])],
    ids=["none", "row", "failure", "both", "dict", "iterator"],
)
def test_to_frame_types_never_change(rows):
    frame = to_frame(rows)
    assert list(frame.columns) == [column.name for column in columns("events")]
    expected = {"str": "string", "int": "Int64", "float": "float64"}
    for column in columns("events"):
        assert frame[column.name].dtype == expected[column.type], column.name


def test_to_frame_leaves_failures_out():
    assert len(to_frame([ROW, FAILURE, ROW])) == 2


def test_to_frame_empty_cells_are_missing():
    frame = to_frame([ROW, {"article_id": "b", "latitude": 34.4}])
    assert frame.killed.tolist() == [3, pd.NA]
    assert frame.latitude.isna().tolist() == [True, False]
    assert frame.perpetrator.isna().all()
    assert int(frame.killed.sum()) == 3
