"""What the words of an incident weigh, and what its weapons make of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newsevents import resources
from newsevents.stages.events.naming.families import GENERIC

if TYPE_CHECKING:
    from newsevents.stages.events.linking.incidents import Incident
    from newsevents.stages.events.naming.triggers import Trigger

CROWD = frozenset({"protest", "unrest", "arrest"})
HURT = frozenset({"killed", "wounded"})
GASES = frozenset({"tear", "teargas", "tear-gas", "pepper"})  # used on crowds
WEAK = 0.25  # what a weak trigger weighs
VAGUE = frozenset({"assault", "target", "burn", "damage", "destroy", "wreck"})
TELLING = 0.45  # weak words of crowds alone do not name the kind
WORD = re.compile(r"[a-z][a-z0-9-]*")


@dataclass(frozen=True, slots=True)
class KindLexicon:
    """What weapons and crowds make of an attack, where explosions are accidents."""

    weapons: Mapping[str, str]
    accident_scenes: frozenset[str]
    crowds: Mapping[str, str] = field(default_factory=dict)


def load_kinds() -> KindLexicon:
    """Read ``events/weapon_types.tsv``, ``accident_scenes.tsv`` and ``crowds.tsv``."""
    return KindLexicon(
        {
            row["word"]: row["event_type"]
            for row in resources.table("events/weapon_types.tsv")
        },
        frozenset(row["word"] for row in resources.table("events/accident_scenes.tsv")),
        {row["word"]: row["kind"] for row in resources.table("events/crowds.tsv")},
    )


def weapon_kind(text: str, weapon_types: Mapping[str, str]) -> str | None:
    """Return the kind of attack of a weapon's phrase, by its last telling word.

    Example:
        >>> weapon_kind("a rocket-propelled grenade", {"grenade": "bombing"})
        'bombing'
    """
    words = WORD.findall(text.lower())
    if not GASES.isdisjoint(words):
        return "unrest"
    kinds = [weapon_types[word] for word in words if word in weapon_types]
    return kinds[-1] if kinds else None


def weight_of(trigger: Trigger) -> float:
    """Return how much a trigger says of the kind of its incident."""
    if trigger.lemma in GENERIC or trigger.lemma in VAGUE:
        return 0.4
    return 1.0 if trigger.strength == "strong" else WEAK


def has_hurt(incident: Incident) -> bool:
    """Tell whether anybody was killed or wounded."""
    return any(c.effect in HURT and c.best for c in incident.casualties)
