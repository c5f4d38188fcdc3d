"""Group event rows of different articles that report one incident.

Rows are compared where they share a place or a rare word within a week (`blocks`), by
place, day, hour, counts, type and shared words (`weigh`), with weights from
``models/merge/weights.tsv``. Likely pairs make groups as long as the group as a whole
holds together (`groups`), and a group makes one incident with bounds over its articles
(`incidents`). Every pair that was linked, or nearly was, comes out with its reasons.

Every row is in exactly one incident. Rows of one article are never one incident: the
article tells them apart. Rows of status ``background`` and ``planned`` stay alone: what
is recalled or announced in passing is too thin to be told from its like. The result
does not depend on the order of the rows.

Limits: rows whose place and day are wrong are seldom found to belong together; a story
about a day of many incidents joins the one that its main row is most like.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from newsevents.errors import InputError
from newsevents.merge.blocks import candidates
from newsevents.merge.clues import Row, clues_of
from newsevents.merge.groups import group
from newsevents.merge.intake import plain_rows
from newsevents.merge.rarity import rarities
from newsevents.merge.records import IncidentRow, LinkRow, Merged
from newsevents.merge.report import merged
from newsevents.merge.weigh import Weigher, load_weights
from newsevents.records import EventRow

__all__ = ["IncidentRow", "LinkRow", "Merged", "merge_rows"]

ALONE = frozenset({"background", "planned"})
DEFAULT_LIKELIHOOD = 0.5


def merge_rows(
    rows: Iterable[EventRow | Row],
    *,
    names: Mapping[str, Iterable[str]] | None = None,
    min_likelihood: float = DEFAULT_LIKELIHOOD,
) -> Merged:
    """Group the rows that report one incident.

    Args:
        rows: Event rows, or dicts with their columns. One that comes twice counts once.
        names: Names in each article by ``article_id``, as in ``entities.csv``. They
            tell incidents of one town and week apart, and find more of what belongs
            together.
        min_likelihood: How likely two rows must be one incident, between 0 and 1.

    Raises:
        InputError: A row lacks its ids, two rows have one id but not the same cells,
            or ``min_likelihood`` is not between 0 and 1.

    Example:
        >>> first = {"event_id": "1", "article_id": "a", "event_type": "fire",
        ...     "time_start": "2021-03-04", "place_name": "Harbin", "killed": 12,
        ...     "killed_low": 12, "killed_high": 12, "rank": 1}
        >>> found = merge_rows([first, first | {"event_id": "2", "article_id": "b"},
        ...     first | {"event_id": "3", "article_id": "c", "place_name": "Lima"}])
        >>> [row.event_ids for row in found.incidents]
        ['1; 2', '3']
        >>> found.links[0].reasons
        'killed same (12) +3.6; place same (harbin) +1.9; ...'
    """
    if not 0 < min_likelihood < 1:
        raise InputError(
            f"min_likelihood is {min_likelihood}, but must lie between 0 and 1"
        )
    known, read = names or {}, plain_rows(rows)
    found = [clues_of(row, known.get(row["article_id"], ())) for row in read]
    found.sort(key=lambda row: row.event_id)
    free = [row for row in found if row.row.get("status") not in ALONE]
    weigher = Weigher(rarities(free), load_weights())
    pairs = list(candidates(free, weigher.rarity))
    least = math.log(min_likelihood / (1 - min_likelihood))
    groups, links = group(found, pairs, weigher.score, least=least)
    return merged(read, groups, links, weigher, compared=len(pairs))
