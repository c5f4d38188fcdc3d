"""What a sentence only adds on somebody, on a place or on a series of deeds."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

_CLAUSE = r"(?:[^,;.]|[,.](?=\d)){1,200}"
_MOST = (
    r"(?:deadliest|worst|bloodiest|biggest|largest|first|most|heaviest|highest|boldest)"
)
_ADDED = re.compile(
    rf"""
    ,[ ](?:which|who|whose|whom|where|in[ ]which)\b{_CLAUSE}
    | ,[ ](?:an?|the|its?|one[ ]of[ ]the)[ ][^,;.]{{1,80}}?\b(?:that|which|who|where)\b
      {_CLAUSE}
    | \b(?:area|region|city|town|village|country|province|state|district)[ ]
      (?:that|which|where)\b{_CLAUSE}
    | \b(?:the|its)[ ]latest[ ](?:\w+[ ]){{0,2}}(?:in|of|to)\b{_CLAUSE}
    | ,[ ]an?[ ][^,;.]{{1,40}}?\b(?:often|commonly|frequently|usually)\b{_CLAUSE}
    | (?:,|\bin)[ ](?:the|its|one[ ]of[ ]the)[ ](?:second[ -])?{_MOST}\b{_CLAUSE}
    | \bamid\b{_CLAUSE}
    """,
    re.VERBOSE | re.IGNORECASE,
)


def told_as_history(
    sentence: str, is_history: Callable[[str], bool]
) -> list[tuple[int, int]]:
    """Return the stretches of a sentence that tell of history.

    None where ``is_history`` does not hold, all of the sentence where it holds for
    what is left without clauses that only add something, else those of these clauses
    that it holds for.

    Example:
        >>> told_as_history("Rebels often shot at men.", lambda text: "often" in text)
        [(0, 25)]
        >>> said = "Rebels, who often raid here, shot a man."
        >>> told_as_history(said, lambda text: "often" in text)
        [(6, 27)]
    """
    if not is_history(sentence):
        return []
    if is_history(_ADDED.sub(" ", sentence)):
        return [(0, len(sentence))]
    added = [match.span() for match in _ADDED.finditer(sentence)]
    told = [(start, end) for start, end in added if is_history(sentence[start:end])]
    return told or [(0, len(sentence))]


def is_inside(offset: int, stretches: Sequence[tuple[int, int]]) -> bool:
    """Tell whether an offset lies in one of several stretches."""
    return any(start <= offset < end for start, end in stretches)
