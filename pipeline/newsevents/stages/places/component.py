"""Finder of the places stage: mentions, candidates, choice, records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsevents import docdata
from newsevents.language.placenames import exact_key
from newsevents.records import Entity, Segment
from newsevents.stages.places import context, lexicon, mentions, record
from newsevents.stages.places.choose import Name, priors, weigh

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from newsevents.language.gazetteer import Entry
    from newsevents.records import Place
    from newsevents.settings import PlaceSettings
    from newsevents.stages.places.mentions import Mention

INSIDE = 500.0  # how much more likely a place is that lies where the text says
SOURCE = 1.0
CUE = 0.4
MAX_CUES = 1.2
DEMONYM = 0.5
TOO_BIG = 300_000  # a town that is meant whatever stands behind it

Names = dict[tuple[str, str], Name]


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
        text = doc.text
        found = mentions.spans_of(
            text,
            docdata.read(doc, docdata.key_of("entities"), Entity),
            docdata.read(doc, docdata.key_of("segments"), Segment),
            self.lexicon,
        )
        context.describe(text, found, self.lexicon)
        countries = self.country_evidence(doc, found)
        names = self.names_of(found)
        for mention in found:
            self.narrow(mention, names)
        weigh(names, countries)
        chosen = [self.choose(mention, names) for mention in found]
        return [
            record.place(text, found, number, chosen, self.lexicon.gazetteer)
            for number in range(len(found))
        ]

    def country_evidence(self, doc: Doc, found: list[Mention]) -> dict[int, float]:
        """Return what speaks for countries apart from place names, by row."""
        evidence: dict[int, float] = {}
        cues: dict[str, set[str]] = {}
        for cue in self.lexicon.cues.findall(doc.text):
            cues.setdefault(self.lexicon.cue_codes[cue], set()).add(cue)
        for code, words in sorted(cues.items()):
            country = self.lexicon.gazetteer.country(code)
            if country is not None:
                evidence[country.row] = min(MAX_CUES, CUE * len(words))
        source = docdata.article(doc).source
        for entry in self.lexicon.gazetteer.find(source)[:3] if source else ():
            if entry.feature == "country" and entry.country is not None:
                evidence[entry.row] = evidence.get(entry.row, 0.0) + SOURCE
        for mention in found:
            if mention.role == "demonym":
                row = self.lexicon.demonyms[mention.name].row
                evidence[row] = min(2.0, evidence.get(row, 0.0) + DEMONYM)
        return evidence

    def names_of(self, found: list[Mention]) -> Names:
        """Return the distinct names with their candidates."""
        names: Names = {}
        for mention in found:
            key = exact_key(mention.name), mention.hint
            if mention.role != "demonym" and key not in names:
                candidates = list(self.lexicon.gazetteer.find(mention.name))
                names[key] = Name(
                    candidates, priors(candidates, mention.hint, self.lexicon.capitals)
                )
        return names

    def narrow(self, mention: Mention, names: Names) -> None:
        """Raise the candidates that lie in what the text says contains them."""
        inner = names.get((exact_key(mention.name), mention.hint))
        if inner is None:
            return
        for host in mention.hosts:
            if host.role == "demonym":
                rows = {self.lexicon.demonyms[host.name].row}
                outer = None
            else:
                outer = names.get((exact_key(host.name), host.hint))
                rows = {e.row for e in outer.candidates} if outer else set()
            hosts: set[int | None] = set()
            for i, entry in enumerate(inner.candidates):
                if entry.row in rows:
                    continue
                if entry.admin1 in rows or entry.country in rows:
                    inner.priors[i] *= INSIDE
                    hosts.update((entry.admin1, entry.country))
            for i, entry in enumerate(outer.candidates if outer else ()):
                if entry.row in hosts:
                    outer_priors = outer.priors if outer else []
                    outer_priors[i] *= INSIDE

    def choose(self, mention: Mention, names: Names) -> tuple[Entry | None, float]:
        """Return the likeliest place of a mention with its share of the weight."""
        if mention.role == "demonym":
            return self.lexicon.demonyms[mention.name], 0.9
        name = names[exact_key(mention.name), mention.hint]
        if not name.candidates:
            return None, 0.3
        order = sorted(range(len(name.candidates)), key=lambda i: -name.weights[i])
        first = name.candidates[order[0]]
        host = self.container(mention, names)
        if host is None or first.feature not in ("city", "admin2", "district"):
            return first, name.weights[order[0]]
        for i in order:
            if host.row in (name.candidates[i].admin1, name.candidates[i].country):
                return name.candidates[i], max(0.5, name.weights[i])
        if first.population >= TOO_BIG or first.row == host.row:
            return first, name.weights[order[0]]
        return None, 0.3

    def container(self, mention: Mention, names: Names) -> Entry | None:
        """Return the country or division right behind the comma: "X, Ohio"."""
        host = mention.apposed
        if host is None or host.role == "demonym":
            return None
        name = names[exact_key(host.name), host.hint]
        if not name.candidates:
            return None
        best = max(range(len(name.candidates)), key=lambda i: name.weights[i])
        entry = name.candidates[best]
        return entry if entry.feature in ("country", "admin1") else None
