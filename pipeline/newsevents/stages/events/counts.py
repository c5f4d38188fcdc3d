"""Which counts are those of an incident, and the cells that they fill."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from newsevents.language.tally import Totals
from newsevents.language.total import SOME
from newsevents.records import EFFECTS, Actor, Casualty
from newsevents.stages.events.facts import Facts, written
from newsevents.stages.events.parties.harmed import victims_of
from newsevents.stages.events.parties.who import is_named

if TYPE_CHECKING:
    from newsevents.stages.events.linking.incidents import Incident
    from newsevents.stages.events.sentences.frame import Frame

MAX_PHRASES = 6
CRIMES = frozenset(
    {
        "armed_attack",
        "bombing",
        "air_strike",
        "shelling",
        "clash",
        "assassination",
        "execution",
        "stabbing",
        "vehicle_ramming",
        "arson",
        "hijacking",
        "accident",
        "fire",
        "natural_disaster",
    }
)
# What attackers do: who of them dies in it is none of its victims.
DEEDS = frozenset(
    {
        "bombing",
        "arson",
        "kidnapping",
        "sabotage",
        "hijacking",
        "assassination",
        "execution",
        "stabbing",
        "vehicle_ramming",
    }
)
# The dead on the ground are not those who fly or fire from afar.
FROM_AFAR = frozenset({"air_strike", "shelling"})


def counted_of(
    facts: Facts, incident: Incident, event_type: str, perpetrators: Sequence[Actor]
) -> list[Casualty]:
    """Return the casualties to add up.

    Headlines count only where the body tells nothing, and their figures where the body
    tells of single people; what the perpetrators say of their deeds counts only where
    nobody else gives a figure. History has its own counts.
    """
    if incident.status == "background":
        return [replace(c, status="asserted") for c in incident.casualties]
    is_crime = event_type in CRIMES or _names_kidnapping(incident, event_type)
    is_crime &= incident.status != "foiled"
    pairs = [
        (c, frame.is_title)
        for frame in incident.frames
        for c in frame.casualties
        if c.status in ("asserted", "negated")
        and not (is_crime and _is_arrest(c, frame, event_type))
    ]
    names = {actor.name for actor in perpetrators if is_named(actor)}
    boasted = []
    if facts.sources:
        boasted = [c for c, _ in pairs if _is_boasted(facts, c, names)]
    body = [c for c, is_title in pairs if c not in boasted and not is_title]
    by_others = {c.effect for c in body}
    figures = {c.effect for c in body if _is_figure(c) or c.status == "negated"}
    return [
        c
        for c, is_title in pairs
        if not (is_title and c.effect in (figures if _is_told_figure(c) else by_others))
        and not (c in boasted and c.effect in by_others)
    ]


def without_attackers(
    totals: Totals,
    casualties: Sequence[Casualty],
    event_type: str,
    perpetrators: Sequence[Actor],
) -> Totals:
    """Return totals without a killed where only those died who did the deed."""
    killed = totals.counts.get("killed")
    if event_type not in DEEDS or killed is None or not killed.best:
        return totals
    if not perpetrators or any(a.category == "force" for a in perpetrators):
        return totals  # a bomb may be meant for attackers
    if any(casualties[n].victim_type != "attacker" for n in killed.members):
        return totals
    counts = dict(totals.counts)
    del counts["killed"]
    return replace(totals, counts=counts)


def _is_figure(casualty: Casualty) -> bool:
    """Tell a number of people, or a new toll, from one person told of."""
    several = casualty.best > 1 and SOME not in casualty.rule
    return several or casualty.relation == "update"


def _is_told_figure(casualty: Casualty) -> bool:
    """Tell whether a headline counts people: "one dead, one hurt" is a count too."""
    return _is_figure(casualty) or ":number" in casualty.rule


def _is_arrest(casualty: Casualty, frame: Frame, event_type: str) -> bool:
    """Tell suspects arrested after an attack from people taken in it."""
    if casualty.effect != "captured" or not casualty.rule.endswith(":arrest"):
        return False
    by_group = any(actor.category == "armed_group" for actor in frame.actors)
    return event_type in CRIMES or not by_group


def _names_kidnapping(incident: Incident, event_type: str) -> bool:
    """Tell "five were arrested for the kidnapping" from "rebels detained five"."""
    return event_type == "kidnapping" and any(
        t.event_type == "kidnapping" and t.strength == "strong"
        for t in incident.triggers
    )


def _is_boasted(facts: Facts, casualty: Casualty, names: set[str]) -> bool:
    """Tell whether the perpetrators are the source of a count."""
    return any(
        (a.name in names if names else a.category == "armed_group")
        and a.scope_start is not None
        and a.scope_end is not None
        and a.scope_start <= casualty.trigger_start < a.scope_end
        for a in facts.between(
            facts.sources, casualty.sentence - 2, casualty.sentence + 2
        )
    )


def count_cells(
    facts: Facts,
    event_type: str,
    totals: Totals,
    casualties: Sequence[Casualty],
    targets: Sequence[Actor],
    words: Set[str],
) -> dict[str, Any]:
    """Return the cells of counts, their qualifier, phrases and victims.

    ``words`` are the lemmas that name the incident.
    """
    cells: dict[str, Any] = {}
    qualifier = None
    for effect in EFFECTS:
        count = totals.counts.get(effect)
        if count is None:
            continue
        cells[effect] = count.best
        cells[f"{effect}_low"], cells[f"{effect}_high"] = count.low, count.high
        qualifier = qualifier or count.qualifier
    phrases = [written(facts, c.start, c.end) for c in casualties[:MAX_PHRASES]]
    victims = victims_of(facts, event_type, totals, casualties, targets, words)
    attackers = None if event_type in FROM_AFAR else totals.attackers_killed
    return cells | {
        "attackers_killed": attackers,
        "civilians_killed": totals.civilians_killed,
        "forces_killed": totals.forces_killed,
        "casualty_text": "; ".join(dict.fromkeys(phrases)) or None,
        "casualty_qualifier": qualifier,
        "victims": "; ".join(list(dict.fromkeys(victims))[:MAX_PHRASES]) or None,
    }
