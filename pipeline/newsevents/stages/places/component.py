"""Finder of the places stage: mentions, candidates, choice, records."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from newsevents import docdata
from newsevents.language.filing import filed_from
from newsevents.language.hometown import MOST_NAMED, Naming, weigh_towns
from newsevents.records import Entity, Segment
from newsevents.stages.places import acting, context, gather, lexicon, record
from newsevents.stages.places.resolve import SHARED_NAMES, Resolver

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Doc

    from newsevents.language.gazetteer import Entry, Gazetteer
    from newsevents.records import Place
    from newsevents.settings import PlaceSettings
    from newsevents.stages.places.mentions import Mention
    from newsevents.stages.places.resolve import Choice

SOURCE = 3.0
FILED = 2.0
CUE = 0.4
MAX_CUES = 1.2
DEMONYM = 0.5
MAX_DEMONYM = 2.0
MOST = 0.6  # share of the places that makes a country the article's own


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
        segments = docdata.read(doc, docdata.key_of("segments"), Segment)
        found = gather.spans_of(
            text,
            entities,
            segments,
            self.lexicon,
        )
        context.describe(text, found, self.lexicon)
        acting.set_roles(text, found, self.lexicon)
        cues = self.cues(text, docdata.article(doc).source)
        evidence = dict(cues)
        self.add_demonyms(evidence, found)
        self.add_bodies(evidence, entities)
        resolver = Resolver(found, evidence, self.lexicon)
        chosen = resolver.one_sense(found, [resolver.choose(m) for m in found])
        quarters = frozenset(m.name for m in found if m.hint == "district")
        home = home_of(text, _title_end(segments), found, chosen, quarters)
        chosen = [
            (None, weight)
            if resolver.strays(mention, entry, home, quarters)
            else (entry, weight)
            for mention, (entry, weight) in zip(found, chosen, strict=True)
        ]
        setting = record.Setting(
            self.lexicon.gazetteer,
            main_country(self.lexicon.gazetteer, found, chosen, cues),
            home,
            tuple(record.towns_of(found, chosen)),
            self._is_bureau(home, found, chosen),
        )
        records = (
            record.place(text, found, number, chosen, setting)
            for number in range(len(found))
        )
        return [place for place in records if place is not None]

    def _is_bureau(
        self, home: Entry | None, mentions: list[Mention], chosen: Sequence[Choice]
    ) -> bool:
        """Tell whether only the dateline names a town, as of agencies abroad."""
        if home is None or self.lexicon.gazetteer.code(home.country) in SHARED_NAMES:
            return False
        return all(
            mention.role == "dateline"
            for mention, (entry, _) in zip(mentions, chosen, strict=True)
            if entry is not None and entry.row == home.row
        )

    def cues(self, text: str, source: str | None) -> dict[int, float]:
        """Return what words and the source say about the country, by row."""
        places = self.lexicon.gazetteer
        cues: dict[str, set[str]] = {}
        for cue in self.lexicon.cues_in(text):
            cues.setdefault(self.lexicon.cue_codes[cue], set()).add(cue)
        evidence: dict[int, float] = {}
        for code, words in sorted(cues.items()):
            country = places.country(code)
            if country is not None:
                evidence[country.row] = min(MAX_CUES, CUE * len(words))
        for entry in places.find(source)[:3] if source else ():
            if entry.feature == "country" and entry.how == "exact":
                evidence[entry.row] = evidence.get(entry.row, 0.0) + SOURCE
        filed = filed_from(source) if source else None
        if filed is not None:
            evidence[filed.row] = evidence.get(filed.row, 0.0) + FILED
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


def main_country(
    places: Gazetteer,
    mentions: Sequence[Mention],
    chosen: Sequence[Choice],
    cues: Mapping[int, float],
) -> Entry | None:
    """Return the country of most of the places that were chosen, or None.

    Without any, the one that the source and telling words speak for.
    """
    counts = Counter(
        entry.country
        for mention, (entry, _) in zip(mentions, chosen, strict=True)
        if entry is not None
        and entry.country is not None
        and mention.whole
        and mention.role in ("location", "dateline")
    )
    for row, most in counts.most_common(1):
        if most > MOST * counts.total():
            return places.place(row)
    if counts or not cues:
        return None
    return places.place(max(cues, key=lambda row: cues[row]))


def home_of(
    text: str,
    title_end: int,
    mentions: Sequence[Mention],
    chosen: Sequence[Choice],
    quarters: frozenset[str] = frozenset(),
) -> Entry | None:
    """Return the town whose story the article is, or None.

    To be named often is not enough: unknown names do not lie in it for that. None of
    the names that are told as ``quarters`` is one.
    """
    towns: dict[int, Entry] = {}
    namings = []
    for mention, (entry, _) in zip(mentions, chosen, strict=True):
        if entry is None or entry.feature != "city" or mention.name in quarters:
            continue
        if mention.whole:
            towns[entry.row] = entry
            filed = mention.role == "dateline"
            namings.append(Naming(entry.row, mention.start, mention.end, filed))
    weights = weigh_towns(text, title_end, namings)
    best = max(weights, key=lambda row: weights[row], default=None)
    return None if best is None or weights[best] <= MOST_NAMED else towns[best]


def _title_end(segments: Sequence[Segment]) -> int:
    return max((s.end for s in segments if s.kind == "title"), default=0)
