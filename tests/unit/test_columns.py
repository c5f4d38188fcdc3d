"""The explanations in ``models/columns.tsv`` fit the records."""

from __future__ import annotations

from dataclasses import fields
from typing import get_type_hints

import pytest

from newsevents.errors import ResourceError
from newsevents.io import columns as module
from newsevents.io.columns import columns, explained, plain
from newsevents.mentions import KINDS
from newsevents.merge.records import IncidentRow, LinkRow
from newsevents.records import EventRow, Failure, Mention


def kind_of(hint):
    names = [
        getattr(part, "__name__", "") for part in getattr(hint, "__args__", [hint])
    ]
    found = [name for name in names if name in ("int", "float")]
    return found[0] if found else "str"


@pytest.mark.parametrize(
    ("table", "record"), [("events", EventRow), ("failures", Failure)]
)
def test_columns_are_the_fields_of_the_record(table, record):
    hints = get_type_hints(record)
    expected = [(f.name, kind_of(hints[f.name])) for f in fields(record)]
    assert [(c.name, c.type) for c in columns(table)] == expected


@pytest.mark.parametrize("kind", KINDS)
def test_columns_of_mentions_have_the_types_of_their_record(kind):
    _, record, names = KINDS[kind]
    hints = get_type_hints(record)
    for name in names:
        assert explained()[kind, name].type == kind_of(hints[name]), name


def test_columns_of_mentions_hold_every_kind():
    names = [column.name for column in columns("mentions")]
    assert names[:3] == ["article_id", "start", "end"]
    assert len(set(names)) == len(names)
    assert {n for _, _, wanted in KINDS.values() for n in wanted} <= set(names)
    numbers = {c.name: c.type for c in columns("mentions")}
    assert numbers["low"] == numbers["best"] == "float"


def test_no_column_is_explained_that_does_not_exist():
    used = {("events", f.name) for f in fields(EventRow)}
    used |= {("failures", f.name) for f in fields(Failure)}
    used |= {("mention", f.name) for f in fields(Mention) if f.name != "values"}
    used |= {(kind, name) for kind, (_, _, names) in KINDS.items() for name in names}
    used |= {("entities", name) for name in module.ENTITY_COLUMNS}
    used |= {("incidents", f.name) for f in fields(IncidentRow)}
    used |= {("links", f.name) for f in fields(LinkRow)} | {
        ("merged_events", "incident_id")
    }
    assert set(explained()) == used


def test_every_meaning_is_one_plain_line():
    for (table, name), column in explained().items():
        assert column.meaning, (table, name)
        assert not column.meaning.endswith("."), (table, name)


def test_missing_explanation_is_named():
    with pytest.raises(ResourceError, match="'nothing' of events"):
        module._column("events", "nothing")


def test_plain_has_no_infinity():
    mention = Mention(
        article_id="a",
        start=0,
        end=1,
        text="x",
        kind="quantity",
        rule="r",
        values={"best": float("inf")},
    )
    assert plain(mention)["best"] is None
