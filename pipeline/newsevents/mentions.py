"""From the records of a Doc to the mentions of its article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from newsevents import docdata
from newsevents.records import (
    Casualty,
    Distance,
    Entity,
    Event,
    EventTime,
    Evidence,
    Mention,
    MentionKind,
    Place,
    Quantity,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Kind of mention -> (stage, record, the columns that leave the pipeline).
KINDS: dict[MentionKind, tuple[str, type[Evidence], tuple[str, ...]]] = {
    "entity": ("entities", Entity, ("label", "canonical")),
    "place": (
        "places",
        Place,
        (
            "name",
            "admin1",
            "country_code",
            "latitude",
            "longitude",
            "geonames_id",
            "geo_precision",
        ),
    ),
    "time": ("times", EventTime, ("value", "type", "time_start", "time_end")),
    "quantity": (
        "quantities",
        Quantity,
        ("low", "best", "high", "qualifier", "unit", "unit_text"),
    ),
    "distance": (
        "distances",
        Distance,
        ("km", "low_km", "high_km", "bearing", "anchor", "latitude", "longitude"),
    ),
    "casualty": (
        "casualties",
        Casualty,
        ("effect", "low", "best", "high", "qualifier", "victims"),
    ),
}


def mentions_of(doc: Doc, events: Iterable[Event] = ()) -> Iterator[Mention]:
    """Yield the mentions of a Doc's article, ordered by kind, then by position.

    Mentions in a title that is not part of the text have no offsets in it and are
    left out.
    """
    article, shift = docdata.article(doc), docdata.shift(doc)
    owners = {
        support: event.row.event_id for event in events for support in event.support
    }
    for kind, (stage, record_type, columns) in KINDS.items():
        for record in docdata.read(doc, docdata.key_of(stage), record_type):
            start, end = record.start - shift, record.end - shift
            if start < 0:
                continue
            yield Mention(
                article_id=article.id,
                start=start,
                end=end,
                text=article.text[start:end],
                kind=kind,
                event_id=owners.get((kind, record.start, record.end)),
                rule=record.rule,
                confidence=round(record.confidence, 3),
                values=_columns(record, columns),
            )


def _columns(record: Evidence, columns: tuple[str, ...]) -> dict[str, Any]:
    return {column: getattr(record, column) for column in columns}
