"""Streets without a name: "on a busy Xaba street" is somewhere in Xaba."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsevents.stages.places.lexicon import Lexicon
    from newsevents.stages.places.mentions import Mention

# "an important", "a busy northern": what has a name of its own is "the" or bare.
ANY_BEFORE = re.compile(
    r"\b[Aa]n?\s(?:(?!(?:along|at|by|from|in|near|of|off|on|to)\s)[a-z-]+\s){1,2}$"
)
KINDS = frozenset({"avenue", "boulevard", "highway", "road", "street"})
LOOK_BACK = 40


def in_town(text: str, mention: Mention, lexicon: Lexicon) -> Mention:
    """Cut "Bixby street" behind "a downtown" to the town that it is in."""
    town, _, kind = mention.name.rpartition(" ")
    if kind.lower() not in KINDS or not lexicon.known(town):
        return mention
    start = mention.start
    if ANY_BEFORE.search(text, max(0, start - LOOK_BACK), start):
        mention.end = start + len(town)
        mention.name, mention.label, mention.whole = town, "GPE", True
    return mention
