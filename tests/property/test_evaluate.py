"""Scoring on any rows: gold made of the rows themselves is met in full."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsevents.errors import InputError
from newsevents.evaluate.gold import COLUMNS, Run, gold_article
from newsevents.evaluate.report import report_on
from newsevents.io.columns import columns

TYPES = {column.name: column.type for column in columns("events")}
NOT_SCORED = {"schema_version", "article_id", "status", "latitude", "longitude"}
CELLS = {
    "str": st.text(min_size=1, max_size=20),
    "int": st.integers(0, 10**6),
    "float": st.floats(0, 1e5),
}
FILLED = st.fixed_dictionaries(
    {},
    optional={
        name: st.none() | CELLS[TYPES[name]]
        for name in COLUMNS
        if name not in NOT_SCORED
    },
)
POINT = st.fixed_dictionaries(
    {"latitude": st.floats(-90, 90), "longitude": st.floats(-180, 180)}
)
ROWS = st.builds(lambda cells, point: cells | point, FILLED, POINT)


@settings(max_examples=40)
@given(rows=st.lists(ROWS, max_size=4))
def test_rows_score_in_full_against_themselves(rows):
    numbered = [
        row | {"evidence": f"Event number{n} took place{n}.", "status": "reported"}
        for n, row in enumerate(rows)
    ]
    gold = gold_article({"article_id": "a", "rows": numbered})
    report = report_on(Run({"a": numbered}, {}), [gold])
    assert report.differences == ()
    assert report.rows.exact == report.rows.given == len(rows)
    assert all(column.accuracy == 1.0 for column in report.columns.values())
    assert json.loads(json.dumps(report.to_dict()))["rows"]["wanted"] == len(rows)
    assert report.to_text(differences=10)


@settings(max_examples=40)
@given(given_rows=st.lists(ROWS, max_size=4), gold_rows=st.lists(ROWS, max_size=4))
def test_scores_are_shares(given_rows, gold_rows):
    gold = gold_article({"article_id": "a", "rows": gold_rows})
    report = report_on(Run({"a": given_rows}, {}), [gold])
    assert (
        report.rows.found == report.rows.right <= min(len(given_rows), len(gold_rows))
    )
    for column in report.columns.values():
        assert 0 <= column.right <= column.cells
        assert 0 <= column.given <= column.wanted <= column.cells


@given(data=st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["article_id", "rows", "mentions", "killed", "evidence"]), inner
    ),
    max_leaves=8,
))  # fmt: skip
def test_any_json_is_gold_or_refused(data):
    line = data if isinstance(data, dict) else {"article_id": "a", "rows": data}
    with suppress(InputError):
        assert isinstance(gold_article(line).article_id, str)
    with pytest.raises(InputError):
        gold_article({"rows": data})
