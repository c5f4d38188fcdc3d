"""From groups and links to what the reader gets: incidents, and why they are ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from newsevents.merge.clues import Clues
from newsevents.merge.groups import Link
from newsevents.merge.incidents import incident_row
from newsevents.merge.records import IncidentRow, LinkRow, Merged
from newsevents.merge.weigh import Weigher, likelihood


def merged(
    rows: Sequence[dict[str, Any]],
    groups: Iterable[Sequence[Clues]],
    links: Sequence[Link],
    weigher: Weigher,
    *,
    compared: int,
) -> Merged:
    """Return the outcome of a merge, incidents in the order of the rows."""
    spanning = _spanning(links)
    incidents: dict[str, IncidentRow] = {}
    incident_of: dict[str, str] = {}
    for members in groups:
        own = spanning.get(_root(members), [])
        row = incident_row(
            [member.row for member in members],
            weakest_link=min((_likelihood(link) for link in own), default=None),
            reasons=" | ".join(_told(link, weigher) for link in own) or None,
        )
        incidents[row.incident_id] = row
        incident_of |= {member.event_id: row.incident_id for member in members}
    in_order = dict.fromkeys(incident_of[row["event_id"]] for row in rows)
    return Merged(
        incidents=tuple(incidents[identity] for identity in in_order),
        links=tuple(
            _link_row(
                link,
                weigher,
                incident_of[link.a.event_id],
                incident_of[link.b.event_id],
            )
            for link in links
        ),
        incident_of={row["event_id"]: incident_of[row["event_id"]] for row in rows},
        compared=compared,
    )


def _root(members: Sequence[Clues]) -> str:
    return members[0].event_id


def _spanning(links: Iterable[Link]) -> dict[str, list[Link]]:
    """Return the likeliest links that suffice to join each group, by its first row."""
    parts: dict[str, set[str]] = {}
    found: list[Link] = []
    for link in links:
        if link.objection:
            continue
        first, second = (
            parts.setdefault(row.event_id, {row.event_id}) for row in (link.a, link.b)
        )
        if first is not second:
            first |= second
            parts |= dict.fromkeys(second, first)
            found.append(link)
    grouped: dict[str, list[Link]] = {}
    for link in found:
        grouped.setdefault(min(parts[link.a.event_id]), []).append(link)
    return grouped


def _told(link: Link, weigher: Weigher) -> str:
    reasons, _ = weigher.reasons(link.a, link.b)
    return f"{link.a.article_id} = {link.b.article_id}: {reasons}"


def _likelihood(link: Link) -> float:
    return round(likelihood(link.score), 3)


def _link_row(link: Link, weigher: Weigher, first: str, second: str) -> LinkRow:
    reasons, doubts = weigher.reasons(link.a, link.b)
    return LinkRow(
        incident_a=first,
        incident_b=second,
        decision="refused" if link.objection else "linked",
        likelihood=_likelihood(link),
        event_a=link.a.event_id,
        event_b=link.b.event_id,
        article_a=link.a.article_id,
        article_b=link.b.article_id,
        reasons=reasons,
        doubts=doubts or None,
        objection=link.objection,
    )
