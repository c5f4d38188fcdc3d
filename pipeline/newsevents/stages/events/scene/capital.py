"""The capital, where a sentence names it by that word alone: "in this capital"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsevents.language import gazetteer
from newsevents.records import Place

if TYPE_CHECKING:
    from newsevents.stages.events.facts import Facts
    from newsevents.stages.events.sentences.frame import Frame

CAPITAL = re.compile(
    r"""\b(?:[Ii]n|of|[Aa]t|[Nn]ear|[Oo]utside|on|around|throughout)
    \ (?:[a-z]+\ (?:[a-z]+\ )?of\ )?
    (?P<words>(?:this|the|our)\ (?:(?P<people>[A-Z][a-z]{3,14})\ )?
    [Cc]apital(?:\ city)?)\b(?!['’]s?\s+[a-z]+\s+capital)
    (?!,?\ (?:of|[A-Z]|and\b|letters|punishment|gains))""",
    re.VERBOSE,
)


def capital_in(facts: Facts, frame: Frame) -> Place | None:
    """Return the capital that a sentence speaks of without its name.

    Of the country whose people it says, "the Peruvian capital", else of the story's.
    """
    start = facts.sentence_starts[frame.sentence]
    end = facts.sentence_ends[frame.sentence]
    found = CAPITAL.search(facts.text, start, end)
    if found is None:
        return None
    code = _country(facts, found)
    places = gazetteer.load()
    town = places.capital(code) if code else None
    if town is None or code is None or town.country is None:
        return None
    start, end = found.span("words")
    division = None if town.admin1 is None else places.place(town.admin1)
    return Place(
        start=start,
        end=end,
        text=found["words"],
        rule="the capital",
        confidence=0.6,
        name=town.name,
        feature="city",
        admin1=division.name if division else None,
        country=places.place(town.country).name,
        country_code=code,
        latitude=town.latitude,
        longitude=town.longitude,
        geonames_id=town.geonames_id,
        geo_precision="exact",
        timezone=town.timezone,
        population=town.population,
    )


def _country(facts: Facts, found: re.Match[str]) -> str | None:
    if found["people"]:
        start, end = found.span("people")
        return next(
            (p.country_code for p in facts.places if start <= p.start < end), None
        )
    home = facts.homeland.place
    return home.country_code if home else None
