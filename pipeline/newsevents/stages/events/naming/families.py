"""Families of event types: which of them can name one incident."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsevents.stages.events.naming.triggers import Trigger

# Types that can name one incident together with each type.
FAMILIES: Mapping[str, str] = {
    "armed_attack": "violence",
    "bombing": "violence",
    "air_strike": "violence",
    "shelling": "violence",
    "clash": "violence",
    "assassination": "violence",
    "execution": "violence",
    "stabbing": "violence",
    "vehicle_ramming": "violence",
    "arson": "violence",
    "kidnapping": "capture",
    "hijacking": "capture",
    "prison_break": "violence",
    "arrest": "police",
    "unrest": "crowd",
    "protest": "protest",
    "sabotage": "violence",
    "accident": "mishap",
    "fire": "mishap",
    "natural_disaster": "disaster",
    "epidemic": "epidemic",
    "other": "violence",
}
# Families that often tell of one incident together.
RELATED = frozenset(
    frozenset(pair)
    for pair in (
        ("violence", "capture"),
        ("violence", "police"),
        ("violence", "crowd"),
        ("crowd", "police"),
        ("protest", "crowd"),
        ("protest", "police"),
        ("capture", "police"),
        ("mishap", "disaster"),
        ("violence", "mishap"),
    )
)
EXPLOSIVE = frozenset({"bombing", "shelling", "air_strike"})
GENERIC = frozenset({"attack", "incident", "killing", "violence", "raid", "strike"})


def families(triggers: Sequence[Trigger]) -> set[str]:
    """Return the families of the triggers' types, generic words left out."""
    return specific_families(triggers) or all_families(triggers)


def specific_families(triggers: Sequence[Trigger]) -> set[str]:
    """Return the families of the words that name an incident by themselves."""
    return {
        FAMILIES.get(t.event_type, "violence")
        for t in triggers
        if t.lemma not in GENERIC and t.strength == "strong"
    }


def all_families(triggers: Sequence[Trigger]) -> set[str]:
    """Return the families of all triggers."""
    return {FAMILIES.get(t.event_type, "violence") for t in triggers}


def family_of(trigger: Trigger) -> str:
    """Return the family of a trigger's type."""
    return FAMILIES.get(trigger.event_type, "violence")
