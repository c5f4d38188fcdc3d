"""The weapons of an incident, each told once."""

from __future__ import annotations

from collections.abc import Sequence

from newsevents.language.numberwords import ARTICLES, SMALL
from newsevents.language.people import singular
from newsevents.language.wordset import wordset

# Words for arms of any kind: "the device", "their weapons", and what explodes.
ANY_ARMS = wordset("weapon arm weaponry firearm ammunition munition artefact artifact")
ANY_EXPLOSIVE = wordset("device explosive charge")
EXPLODING = wordset(
    "bomb car-bomb dynamite tnt grenade mine landmine ied shell rocket mortar charge"
    " explosive device"
)
COUNTING = frozenset({*ARTICLES, "the", *SMALL})


def told_once(phrases: Sequence[str]) -> list[str]:
    """Return phrases without those that say again, or less, what another one says.

    Example:
        >>> told_once(["two bombs", "a powerful bomb", "the device"])
        ['a powerful bomb']
        >>> told_once(["explosives", "car bomb", "rifles"])
        ['car bomb', 'rifles']
    """
    kept: list[str] = []
    for phrase in phrases:
        same = next((k for k in kept if _head(k) == _head(phrase)), None)
        if same is None:
            kept.append(phrase)
        elif _words(phrase) > _words(same):
            kept[kept.index(same)] = phrase
    heads = {_head(phrase) for phrase in kept}
    return [phrase for phrase in kept if not _is_vague(_head(phrase), heads)]


def _head(phrase: str) -> str:
    return singular(phrase.lower().split()[-1]) if phrase else ""


def _words(phrase: str) -> int:
    """Return how many words describe a weapon, not counting how many there were."""
    return sum(
        not (word.isdigit() or word in COUNTING) for word in phrase.lower().split()
    )


def _is_vague(head: str, heads: set[str]) -> bool:
    """Tell whether another weapon says what this one leaves open."""
    others = heads - {head}
    if head in ANY_ARMS:
        return bool(others - ANY_ARMS)
    return head in ANY_EXPLOSIVE and bool(others & EXPLODING - ANY_EXPLOSIVE)
