"""From an incident to its row."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from newsevents.language.chronology import Composed, compose
from newsevents.language.tally import Totals, combine
from newsevents.records import (
    EFFECTS,
    Actor,
    Casualty,
    Event,
    EventRow,
    EventTime,
    Place,
    Status,
)
from newsevents.stages.events.confidence import confidence_of
from newsevents.stages.events.counts import count_cells, counted_of, without_attackers
from newsevents.stages.events.dating.when import times_of
from newsevents.stages.events.facts import Facts, written
from newsevents.stages.events.kinds.kind import event_type
from newsevents.stages.events.kinds.kind_words import KindLexicon
from newsevents.stages.events.parties.aims import target_cell
from newsevents.stages.events.parties.arms import told_once
from newsevents.stages.events.parties.who import (
    Parties,
    attribution_of,
    parties_of,
    perpetrator_names,
    strength,
)
from newsevents.stages.events.scene.where import Scene, scene_of

if TYPE_CHECKING:
    from newsevents.language.roles import Responsibility
    from newsevents.stages.events.linking.incidents import Incident
    from newsevents.stages.events.sentences.frame import Frame

MAX_ARMS = 3
AGENTLESS = frozenset({"accident", "fire", "natural_disaster", "epidemic"})


@dataclass(frozen=True, slots=True)
class Draft:
    """All that a row is made of, before rank and confidence."""

    incident: Incident
    event_type: str
    type_rule: str
    status: Status
    scene: Scene
    when: Composed | None
    times: tuple[EventTime, ...]
    parties: Parties
    totals: Totals
    casualties: tuple[Casualty, ...]
    source: Actor | None
    lead: Frame


def draft_of(
    facts: Facts,
    incident: Incident,
    responsible: Sequence[Responsibility],
    kinds: KindLexicon,
    told: Sequence[int],
) -> Draft:
    """Work out every part of an incident's row."""
    lead = _lead(facts, incident)
    parties = parties_of(facts, incident, responsible, lead)
    kind, rule = event_type(facts, incident, parties, kinds)
    if kind in AGENTLESS:
        parties = replace(parties, perpetrators=(), weapons=())
    scene = scene_of(facts, incident, told)
    times = times_of(facts, incident, told)
    status = incident.status
    counted = counted_of(facts, incident, kind, parties.perpetrators)
    return Draft(
        incident,
        kind,
        rule,
        "reported" if status == "none" else status,
        scene,
        compose(times, zone=scene.timezone, published=facts.published),
        tuple(times),
        parties,
        without_attackers(combine(counted), counted, kind, parties.perpetrators),
        tuple(counted),
        attribution_of(facts, [lead, *incident.frames]),
        lead,
    )


def _lead(facts: Facts, incident: Incident) -> Frame:
    """Return the frame whose sentence proves the row best: full, early, in the text."""

    def worth(frame: Frame) -> float:
        in_title = facts.is_title(frame.sentence)
        return (
            2.0 * bool(frame.casualties)
            + max((_fineness(place) for place in frame.places), default=0.0)
            + 0.5 * bool(frame.times)
            + 1.0 * frame.strong
            + 0.4 * any(t.is_verb for t in frame.triggers)
            - 0.05 * min(frame.sentence, 30)
            - 3.0 * in_title
        )

    frames = incident.frames
    return frames[0] if len(frames) == 1 else max(frames, key=worth)


def _fineness(place: Place) -> float:
    return 0.5 if place.feature in ("country", "region", "admin1") else 1.3


# ------------------------------------------------------------------ rows


def to_event(
    facts: Facts, draft: Draft, *, rank: int, model: Mapping[str, float]
) -> Event:
    """Return the event of a draft with its row, reasons and support."""
    article, shift = facts.article, facts.shift
    first = facts.sentence_starts[draft.lead.sentence]
    last = facts.sentence_ends[draft.lead.sentence]
    start = first - shift
    cells: dict[str, Any] = {
        "article_published": article.published,
        "rank": rank,
        "event_type": draft.event_type,
        "status": draft.status,
        "evidence": written(facts, first, last),
        **_time_cells(draft),
        **_place_cells(facts, draft),
    }
    cells |= count_cells(
        facts,
        draft.event_type,
        draft.totals,
        draft.casualties,
        draft.parties.targets,
        {trigger.lemma for trigger in draft.incident.triggers},
    )
    cells |= _party_cells(facts, draft, cells["victims"])
    confidence = confidence_of(cells, model)
    row = EventRow(
        event_id=_event_id(article.id, facts, draft),
        article_id=article.id,
        article_title=article.title,
        article_source=article.source,
        article_url=article.url,
        trigger=_trigger(facts, draft),
        confidence=round(confidence, 3),
        evidence_start=start if start >= 0 else None,
        evidence_end=last - shift if start >= 0 else None,
        mention_count=len({frame.sentence for frame in draft.incident.frames}),
        **cells,
    )
    return Event(
        start=first,
        end=last,
        text=facts.text_of(draft.lead.sentence),
        rule=draft.type_rule,
        confidence=confidence,
        row=row,
        reasons=_reasons(draft),
        support=tuple(_support(draft)),
    )


def _event_id(article_id: str, facts: Facts, draft: Draft) -> str:
    anchors = [facts.token_starts[frame.anchor] for frame in draft.incident.frames]
    key = f"{article_id}\0{draft.event_type}\0{anchors}"
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _trigger(facts: Facts, draft: Draft) -> str:
    """Return the words of the best trigger: in the lead, strong, of the row's type."""
    frames = [draft.lead, *draft.incident.frames]
    triggers = [t for frame in frames for t in frame.triggers]
    if not triggers:
        casualty = next(iter(draft.incident.casualties), None)
        if casualty is None:
            return facts.doc[draft.lead.anchor].text
        return written(facts, casualty.trigger_start, casualty.trigger_end)
    right = [t for t in triggers if t.event_type == draft.event_type] or triggers
    best = next((t for t in right if t.strength == "strong"), right[0])
    start, end = facts.token_starts[best.start], facts.end_of(best.end - 1)
    words = written(facts, start, end)
    apart = best.lemma.split()[1:] if best.end - best.start == 1 else []
    return " … ".join([words, " ".join(apart)] if apart else [words])


def _time_cells(draft: Draft) -> dict[str, Any]:
    when = draft.when
    if when is None:
        return {}
    return {
        "time_start": when.time_start,
        "time_end": when.time_end,
        "time_precision": when.time_precision,
        "time_text": when.time_text,
    }


def _place_cells(facts: Facts, draft: Draft) -> dict[str, Any]:
    scene = draft.scene
    cells: dict[str, Any] = {
        "place_admin1": scene.admin1,
        "country": scene.country,
        "country_code": scene.country_code,
        "latitude": _rounded(scene.latitude, 5),
        "longitude": _rounded(scene.longitude, 5),
        "geo_precision": scene.geo_precision,
    }
    if scene.place is not None:
        cells["place_name"] = scene.place.name
        cells["place_text"] = scene.place_text
        cells["geonames_id"] = scene.place.geonames_id
    distance = scene.distance
    if distance is not None:
        cells |= {
            "distance_km": _rounded(distance.km, 3),
            "distance_low_km": _rounded(distance.low_km, 3),
            "distance_high_km": _rounded(distance.high_km, 3),
            "distance_bearing": distance.bearing,
            "distance_from": distance.anchor,
            "distance_text": written(facts, distance.start, distance.end),
        }
    return cells


def _rounded(value: float | None, digits: int) -> float | None:
    return None if value is None else round(value, digits)


def _party_cells(facts: Facts, draft: Draft, victims: str | None) -> dict[str, Any]:
    parties = draft.parties
    low, high = strength(parties.perpetrators)
    weapons = [written(facts, w.start, w.end) for w in parties.weapons[:MAX_ARMS]]
    source = draft.source
    return {
        "perpetrator": perpetrator_names(facts, parties.perpetrators),
        "perpetrator_low": low,
        "perpetrator_high": high,
        "target": target_cell(facts, draft.incident, parties.targets, victims),
        "weapon": "; ".join(told_once(weapons)) or None,
        "attribution": None if source is None else source.name,
    }


def _reasons(draft: Draft) -> dict[str, str]:
    """Return for each group of cells the rule that filled it."""
    reasons = {"event_type": draft.type_rule, "status": "grammar of the trigger"}
    if draft.when is not None and draft.times:
        used = [draft.times[i] for i in draft.when.used if i < len(draft.times)]
        reasons["time_start"] = ", ".join(f"{t.rule} ({t.text!r})" for t in used)
    if draft.scene.place is not None:
        reasons["place_name"] = f"{draft.scene.rule}; {draft.scene.place.rule}"
    if draft.scene.distance is not None:
        reasons["distance_km"] = draft.scene.distance.rule
    if draft.parties.perpetrators:
        reasons["perpetrator"] = draft.parties.rule
    for effect in EFFECTS:
        rules = [c.rule for c in draft.casualties if c.effect == effect]
        if rules:
            reasons[effect] = ", ".join(dict.fromkeys(rules))
    if draft.source is not None:
        reasons["attribution"] = draft.source.rule
    if draft.incident.reasons:
        reasons["mention_count"] = "; ".join(draft.incident.reasons)
    return reasons


def _support(draft: Draft) -> Iterator[tuple[str, int, int]]:
    """Yield the evidence of the row, each piece once."""
    seen = set()
    incident = draft.incident
    scene = [p for p in (draft.scene.place,) if p is not None]
    for kind, records in (
        ("place", [*scene, *incident.places]),
        ("time", incident.times),
        ("distance", incident.distances),
        ("casualty", incident.casualties),
    ):
        for record in records:
            item = (kind, record.start, record.end)
            if item not in seen:
                seen.add(item)
                yield item
