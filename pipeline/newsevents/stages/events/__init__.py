"""Events: one record per incident that an article tells of.

Triggers name incidents (`naming`), grammar tells whether they happened (`telling`),
frames gather what one sentence says of one incident (`sentences`), and frames that
agree in place, day, kind and counts become one incident (`linking`), whose row is then
filled cell by cell (`assemble`, with `kinds`, `scene`, `dating`, `parties`; `rank`).

Example:
    >>> from newsevents import Article, build
    >>> text = "A car bomb killed four people in Mosul on Monday, police said."
    >>> [row] = build.extract([Article(id="a", text=text, published="2016-05-04")])
    >>> row.event_type, row.killed, row.time_start
    ('bombing', 4, '2016-05-02')

Limits: incidents are merged in the order of the text; a definite description joins the
nearest incident of its kind.
"""

from newsevents.settings import EventSettings
from newsevents.stages.events.finder import EventFinder

__all__ = ["EventFinder", "build"]


def build(settings: EventSettings) -> EventFinder:
    """Return the finder of the stage."""
    return EventFinder(settings)
