"""Which incident the article is about."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from newsevents.stages.events.telling.motives import cause_of_protest

if TYPE_CHECKING:
    from newsevents.stages.events.assemble import Draft
    from newsevents.stages.events.facts import Facts

STATUS_WEIGHT = {
    "reported": 0.0,
    "claimed": -0.3,
    "foiled": -0.3,
    "denied": -1.0,
    "planned": -1.5,
    "background": -5.0,
}
CAUSE = 2.0  # what an incident loses in a note on a protest against it


def salience(facts: Facts, draft: Draft) -> float:
    """Return how central an incident is: title, lead, length, harm, status."""
    frames = draft.incident.frames
    first = frames[0].sentence
    in_title = any(facts.is_title(f.sentence) for f in frames)
    counts = draft.totals.counts
    harmed = sum(count.best for count in counts.values() if count.best)
    return (
        1.5 * in_title
        + 2.0 / (1 + 0.35 * first)
        + 0.6 * math.log1p(len(frames))
        + 0.25 * math.log1p(min(harmed, 1000))
        + 0.4 * any(frame.strong for frame in frames)
        + STATUS_WEIGHT[draft.status]
        - (0.8 if draft.event_type in ("arrest", "protest") else 0.0)
        - (CAUSE if _is_cause(facts, draft) else 0.0)
    )


def _is_cause(facts: Facts, draft: Draft) -> bool:
    """Tell "the killing", in a note on a march against it, from what the note tells."""
    first = draft.incident.frames[0]
    return facts.is_note and any(
        cause_of_protest(facts.doc[trigger.head]) for trigger in first.triggers[:1]
    )
