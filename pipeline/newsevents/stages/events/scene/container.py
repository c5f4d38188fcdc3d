"""What a place that no map shows lies in, by the other places of its article."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsevents.records import Place
    from newsevents.stages.events.facts import Facts
    from newsevents.stages.events.linking.incidents import Incident

SCENES = ("location", "dateline")


def only_admin1(facts: Facts, place: Place) -> str | None:
    """Return the one division that all places lie in, for a place of no map."""
    if place.latitude is not None or place.country_code is None:
        return None
    found = {
        p.admin1
        for p in facts.places
        if p.admin1 and p.country_code == place.country_code and p.role in SCENES
    }
    return found.pop() if len(found) == 1 else None


def container_of(facts: Facts, incident: Incident, place: Place) -> Place | None:
    """Return a resolved place of the incident, else of the article, for its country.

    Where there is none, a place of no known country is in that of the story.
    """
    if place.country_code and place.timezone:
        return None
    pool = (*incident.places, *facts.places)
    return next(
        (
            p
            for p in pool
            if p.country_code
            and p.role in SCENES
            and place.country_code in (None, p.country_code)
            and not _is_doubtful(facts, p)
        ),
        facts.homeland.place if place.country_code is None else None,
    )


def _is_doubtful(facts: Facts, place: Place) -> bool:
    """Tell a place abroad, in a story of another country."""
    return facts.homeland.excludes(place) or facts.homeland.has_namesake(place)
