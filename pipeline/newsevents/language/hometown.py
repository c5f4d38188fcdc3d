"""The town whose story an article is, and what lies inside it.

A local story names its town once, in the dateline, in the title or as that of the
police, and from then on only streets, quarters, parks and hospitals.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

# What towns have and people have not.
FORCE = re.compile(
    r"[ ](?:City[ ]|Metro(?:politan)?[ ])?"
    r"(?:[Pp]olice|PD|[Ff]irefighters|[Ff]ire[ ][Dd]epartment)\b"
)
# Behind the headline: "… - Channel 5 - Dayton, Ohio", "… | The Dover Post".
SITE = re.compile(r"\s(?:[-–—|«]|::)\s")
DATELINE = 2.5
OWN_FORCE = 2.0  # its police, told of once
IN_TITLE = 1.5
OF_SITE = 1.6  # the town of the newspaper or station, where the title names it
NAMED = 0.4
MOST_NAMED = 2.0  # all that plain mentions may add
ENOUGH = 2.0  # what makes a town that of the story: alone, to be named five times
REACH = 0.4  # kilometres from the middle of a town to its edge, for sqrt(1,000 people)


class Naming(NamedTuple):
    """One mention of a town; ``town`` identifies it."""

    town: int
    start: int
    end: int
    is_dateline: bool = False


def weigh_towns(
    text: str, title_end: int, namings: Iterable[Naming]
) -> dict[int, float]:
    """Return how much speaks for each town being that of the story.

    Args:
        text: The whole text.
        title_end: Where its title ends.
        namings: The mentions of towns.

    Example:
        >>> text = "DOVER - Two men were shot on Elm Street, Dover police said."
        >>> weigh_towns(text, 0, [Naming(1, 0, 5, True), Naming(1, 41, 46)])
        {1: 5.3}
    """
    kinds: dict[int, set[float]] = {}
    counts: dict[int, int] = {}
    headline = headline_end(text, title_end)
    for town, start, end, is_dateline in namings:
        counts[town] = counts.get(town, 0) + 1
        found = kinds.setdefault(town, set())
        if is_dateline:
            found.add(DATELINE)
        if start < title_end:
            found.add(IN_TITLE if start < headline else OF_SITE)
        if FORCE.match(text, end):
            found.add(OWN_FORCE)
    return {
        town: sum(sorted(found)) + min(MOST_NAMED, NAMED * counts[town])
        for town, found in kinds.items()
    }


def headline_end(text: str, title_end: int) -> int:
    """Return where a headline ends and the name of the site begins.

    Example:
        >>> headline_end("Van burns down - Channel 5 - Dayton, Ohio", 41)
        14
    """
    site = SITE.search(text, 0, title_end)
    return site.start() if site else title_end


def reach_km(population: int | None) -> float:
    """Return about how far from its middle a town of so many people goes.

    Example:
        >>> round(reach_km(1_000_000), 1), round(reach_km(None), 1)
        (12.6, 0.0)
    """
    return REACH * math.sqrt((population or 0) / 1000)
