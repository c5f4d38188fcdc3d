"""A place on its way into the arrays, and which of its spellings are of use."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from newsevents.language.gazetteer import NONE
from newsevents.language.placenames import exact_key, fold

PRIMARY, ALTERNATE, STRIPPED = 0, 1, 2
MAX_WORDS = 7
ARTICLES = frozenset({"al", "as", "ash", "ad", "an", "ar", "at", "az"})


@dataclass
class Row:
    """One place on its way into the arrays."""

    name: str
    feature: str
    latitude: float = math.nan
    longitude: float = math.nan
    country: int = NONE
    admin1: int = NONE
    population: int = 0
    zone: str = ""
    identity: int = 0
    names: dict[str, int] = field(default_factory=dict)  # exact key -> rank

    def add(self, name: str, rank: int) -> None:
        """Add a spelling, unless a better one has its key."""
        key = exact_key(name)
        if usable(name, key):
            self.names[key] = min(rank, self.names.get(key, rank))
            article, _, rest = key.partition(" ")
            if article in ARTICLES and len(rest) > 3:  # the press drops it
                self.names[rest] = min(rank, self.names.get(rest, rank))


def usable(name: str, key: str) -> bool:
    """Tell whether a spelling is Latin and looks like a name, not like a code."""
    if len(key) < 2 or len(key.split()) > MAX_WORDS or not fold(name).isascii():
        return False
    if name.islower() or not any(c.isupper() for c in name):
        return False
    return not (name.isascii() and name.isupper() and len(name) <= 3)
