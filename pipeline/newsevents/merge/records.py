"""What merging gives: incidents, and the links between rows that made them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentRow:
    """One incident over all articles that report it: flat, in the order of columns.

    Counts come as best, low, high over the articles. Lists are joined by ``"; "``.
    ``weakest_link`` is the lowest likelihood among the links that hold the incident
    together, None where it has one row only.
    """

    incident_id: str
    articles: int
    event_type: str
    status: str
    time_start: str | None = None
    time_end: str | None = None
    time_precision: str | None = None
    place_name: str | None = None
    place_admin1: str | None = None
    country: str | None = None
    country_code: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geo_precision: str | None = None
    geonames_id: int | None = None
    perpetrator: str | None = None
    target: str | None = None
    weapon: str | None = None
    killed: int | None = None
    killed_low: int | None = None
    killed_high: int | None = None
    wounded: int | None = None
    wounded_low: int | None = None
    wounded_high: int | None = None
    captured: int | None = None
    captured_low: int | None = None
    captured_high: int | None = None
    missing: int | None = None
    missing_low: int | None = None
    missing_high: int | None = None
    displaced: int | None = None
    displaced_low: int | None = None
    displaced_high: int | None = None
    first_published: str | None = None
    last_published: str | None = None
    sources: str | None = None
    confidence: float | None = None
    weakest_link: float | None = None
    reasons: str | None = None
    evidence: str | None = None
    article_ids: str
    event_ids: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkRow:
    """Two rows that look like one incident, on what evidence, and what came of it.

    ``decision`` is ``linked``: the two rows are in one incident; or ``refused``: they
    are alike, but the incidents that they belong to contradict each other, as
    ``objection`` says. ``likelihood`` is 0..1. ``reasons`` speak for the link,
    ``doubts`` against it; the number behind each is its weight.
    """

    incident_a: str
    incident_b: str
    decision: Literal["linked", "refused"]
    likelihood: float
    event_a: str
    event_b: str
    article_a: str
    article_b: str
    reasons: str
    doubts: str | None = None
    objection: str | None = None


@dataclass(frozen=True, slots=True)
class Merged:
    """The incidents of rows.

    ``incidents`` are in the order of their first row in the input, ``links`` the
    likeliest first. ``incident_of`` maps every ``event_id`` to its ``incident_id``,
    ``compared`` is the number of pairs of rows that were compared.
    """

    incidents: tuple[IncidentRow, ...]
    links: tuple[LinkRow, ...]
    incident_of: Mapping[str, str]
    compared: int
