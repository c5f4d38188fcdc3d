"""Who the dead are: "the dead included an officer and 10 soldiers"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsevents.language.wordset import wordset
from newsevents.stages.casualties.lists import phrase_right, with_rest_of_list

if TYPE_CHECKING:
    from newsevents.stages.casualties.context import Context
    from newsevents.stages.casualties.group import Group
    from newsevents.stages.casualties.triggers import Trigger

_INCLUDE = wordset("include included includes")
_BE = wordset("was were is are")


def breaks_down(context: Context, trigger: Trigger) -> bool:
    """Tell whether a predicate is followed by those whom it counts.

    "The dead included …", "those killed include …", "among the injured were …".
    """
    after = context.words[trigger.end : trigger.end + 1]
    if not after:
        return False
    if after[0] in _INCLUDE:
        return True
    before = context.words[max(0, trigger.start - 2) : trigger.start]
    return after[0] in _BE and before[:1] == ["among"]


def members_of(context: Context, trigger: Trigger) -> list[Group]:
    """Return the groups of people that a breakdown lists."""
    _, last = context.sentence_range(trigger.start)
    found = phrase_right(context, trigger.end + 1, strict=False)
    return with_rest_of_list(context, found, last)
