"""Finder of the places stage: mentions, candidates, choice, records."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newsevents import docdata, resources
from newsevents.language import gazetteer
from newsevents.language.gazetteer import Entry, Gazetteer
from newsevents.language.placenames import exact_key
from newsevents.records import Entity, Place, Segment
from newsevents.stages.places.choose import Name, prior, weigh
from newsevents.stages.places.mentions import Mention, link, spans_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from newsevents.settings import PlaceSettings

INSIDE_BOOST = 500.0


def build(settings: PlaceSettings) -> PlaceFinder:
    """Return the finder."""
    return PlaceFinder(settings)


class PlaceFinder:
    """Finds and resolves the places of a Doc."""

    def __init__(self, settings: PlaceSettings) -> None:
        """Load the gazetteer and the tables beside it."""
        self.settings = settings
        self.gazetteer: Gazetteer = gazetteer.load()
        self.demonyms: dict[str, Entry] = {}
        for row in resources.table("gazetteer/countries.tsv"):
            country = self.gazetteer.country(row["code"])
            for word in filter(None, row["demonyms"].split(";")):
                if country is not None:
                    self.demonyms.setdefault(word, country)

    def __call__(self, doc: Doc) -> list[Place]:
        """Return the places of a Doc, in order."""
        text = doc.text
        mentions = spans_of(
            text,
            docdata.read(doc, docdata.key_of("entities"), Entity),
            docdata.read(doc, docdata.key_of("segments"), Segment),
        )
        link(text, mentions)
        return self.resolve(text, mentions)

    def resolve(self, text: str, mentions: list[Mention]) -> list[Place]:
        """Return the records of mentions."""
        found: list[tuple[Mention, Entry | None, float]] = []
        names: dict[str, Name] = {}
        countries: dict[int, float] = {}
        for mention in mentions:
            people = self.demonyms.get(mention.name)
            if people is not None and mention.label == "NORP":
                mention.role = "demonym"
                countries[people.row] = countries.get(people.row, 0.0) + 0.5
                continue
            key = exact_key(mention.name)
            if key in names:
                names[key].count += 1
            elif mention.label != "NORP":
                candidates = list(self.gazetteer.find(mention.name))
                names[key] = Name(
                    candidates, [prior(c, mention.hint) for c in candidates]
                )
        for mention in mentions:
            self._narrow(mention, names)
        weigh(names, {row: min(2.0, n) for row, n in countries.items()})
        for mention in mentions:
            if mention.role == "demonym":
                found.append((mention, self.demonyms[mention.name], 0.9))
            elif mention.label != "NORP":
                name = names[exact_key(mention.name)]
                best = max(
                    range(len(name.candidates)),
                    key=lambda i: name.weights[i],
                    default=None,
                )
                if best is None:
                    found.append((mention, None, 0.3))
                else:
                    found.append((mention, name.candidates[best], name.weights[best]))
        return [
            self.record(text, mention, entry, weight)
            for mention, entry, weight in found
        ]

    def _narrow(self, mention: Mention, names: dict[str, Name]) -> None:
        """Raise the candidates that lie in what the text says contains them."""
        if mention.inside is None:
            return
        inner = names.get(exact_key(mention.name))
        outer = names.get(exact_key(mention.inside.name))
        if inner is None or outer is None:
            return
        rows = {entry.row for entry in outer.candidates}
        hosts = set()
        for i, entry in enumerate(inner.candidates):
            if entry.admin1 in rows or (
                entry.country in rows and entry.row not in rows
            ):
                inner.priors[i] *= INSIDE_BOOST
                hosts.update((entry.admin1, entry.country))
        for i, entry in enumerate(outer.candidates):
            if entry.row in hosts:
                outer.priors[i] *= INSIDE_BOOST

    def record(
        self, text: str, mention: Mention, entry: Entry | None, weight: float
    ) -> Place:
        """Return the record of a mention."""
        span = text[mention.start : mention.end]
        if entry is None:
            return Place(
                start=mention.start,
                end=mention.end,
                text=span,
                rule=mention.rule,
                confidence=0.3,
                name=span,
                feature="facility" if mention.label == "FAC" else "city",
                role=mention.role,
            )
        country = None
        if entry.country is not None:
            country = self.gazetteer.place(entry.country)
        admin1 = None
        if entry.admin1 is not None and entry.feature != "country":
            admin1 = self.gazetteer.place(entry.admin1).name
        precision = {"country": "country", "admin1": "admin1", "admin2": "admin2"}
        return Place(
            start=mention.start,
            end=mention.end,
            text=span,
            rule=mention.rule,
            confidence=round(max(0.05, min(0.99, weight)), 3),
            name=entry.name,
            feature=entry.feature,
            role=mention.role,
            admin1=admin1,
            country=country.name if country else None,
            country_code=self.gazetteer.code(entry.country),
            latitude=entry.latitude,
            longitude=entry.longitude,
            geonames_id=entry.geonames_id,
            geo_precision=precision.get(entry.feature, "exact"),
            timezone=entry.timezone or (country.timezone if country else None),
            population=entry.population or None,
        )
