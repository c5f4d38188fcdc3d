"""Finder of the places stage: mentions, candidates, choice, records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsevents import docdata
from newsevents.records import Entity, Segment
from newsevents.stages.places import acting, context, gather, lexicon, record
from newsevents.stages.places.resolve import Resolver

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from newsevents.records import Place
    from newsevents.settings import PlaceSettings
    from newsevents.stages.places.mentions import Mention

SOURCE = 3.0
CUE = 0.4
MAX_CUES = 1.2
DEMONYM = 0.5
MAX_DEMONYM = 2.0


def build(settings: PlaceSettings) -> PlaceFinder:
    """Return the finder."""
    return PlaceFinder(settings)


class PlaceFinder:
    """Finds and resolves the places of a Doc."""

    def __init__(self, settings: PlaceSettings) -> None:
        """Load the gazetteer and the tables beside it."""
        self.settings = settings
        self.lexicon = lexicon.load()

    def __call__(self, doc: Doc) -> list[Place]:
        """Return the places of a Doc, in order."""
        text = docdata.text(doc)
        entities = docdata.read(doc, docdata.key_of("entities"), Entity)
        found = gather.spans_of(
            text,
            entities,
            docdata.read(doc, docdata.key_of("segments"), Segment),
            self.lexicon,
        )
        context.describe(text, found, self.lexicon)
        acting.set_roles(text, found, self.lexicon)
        cues = self.cues(text, docdata.article(doc).source)
        evidence = dict(cues)
        self.add_demonyms(evidence, found)
        self.add_bodies(evidence, entities)
        resolver = Resolver(found, evidence, self.lexicon)
        chosen = [resolver.choose(mention) for mention in found]
        main, towns = (
            resolver.main_country(found, chosen, cues),
            record.towns_of(found, chosen),
        )
        records = (
            record.place(
                text, found, number, chosen, self.lexicon.gazetteer, main, towns
            )
            for number in range(len(found))
        )
        return [place for place in records if place is not None]

    def cues(self, text: str, source: str | None) -> dict[int, float]:
        """Return what words and the source say about the country, by row."""
        places = self.lexicon.gazetteer
        cues: dict[str, set[str]] = {}
        for cue in self.lexicon.cues.findall(text):
            cues.setdefault(self.lexicon.cue_codes[cue], set()).add(cue)
        evidence: dict[int, float] = {}
        for code, words in sorted(cues.items()):
            country = places.country(code)
            if country is not None:
                evidence[country.row] = min(MAX_CUES, CUE * len(words))
        for entry in places.find(source)[:3] if source else ():
            if entry.feature == "country" and entry.how == "exact":
                evidence[entry.row] = evidence.get(entry.row, 0.0) + SOURCE
        return evidence

    def add_demonyms(self, evidence: dict[int, float], found: list[Mention]) -> None:
        """Add what nationalities say about the country."""
        for mention in found:
            if mention.role == "demonym":
                row = self.lexicon.demonyms[mention.name].row
                evidence[row] = min(MAX_DEMONYM, evidence.get(row, 0.0) + DEMONYM)

    def add_bodies(self, evidence: dict[int, float], entities: list[Entity]) -> None:
        """Add what known organizations and forces say about the country."""
        codes = sorted(
            {(e.canonical, e.country_code) for e in entities if e.country_code}
        )
        for _, code in codes:
            country = self.lexicon.gazetteer.country(code or "")
            if country is not None:
                now = evidence.get(country.row, 0.0)
                evidence[country.row] = min(MAX_DEMONYM, now + CUE)
