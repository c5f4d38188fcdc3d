"""What the places stage knows beside the gazetteer, loaded once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsevents import resources
from newsevents.language import gazetteer
from newsevents.language.cued import occurrences
from newsevents.language.gazetteer import Entry, Gazetteer
from newsevents.language.placenames import exact_key

WORD = re.compile(r"\w+")
AREA = re.compile(r"(?:Side|End|town|Hall|House|Avenue|Street|Court)$")
LETTERS = frozenset({"US", "U.S", "U.S."})  # too short for a key, clear as written
MIN_CITY = 50_000  # and to be meant by part of the name of a body
MIN_KNOWN = 3_000  # inhabitants that a town needs to be found without a model's word


@dataclass(frozen=True)
class Lexicon:
    """The gazetteer with the tables beside it.

    ``sure`` are names that mean a place wherever they are capitalised: countries,
    regions, US states. ``kinds`` maps "province" to ``admin1``, ``institutions``
    "police" to ``body``. ``cues`` finds words of one country, ``cue_codes`` says which.
    ``sure_words`` and ``cue_words`` are the first words of these names and cues.
    """

    gazetteer: Gazetteer
    demonyms: dict[str, Entry]
    sure: frozenset[str]
    sure_words: frozenset[str]
    kinds: dict[str, str]
    institutions: dict[str, str]
    not_places: frozenset[str]
    cues: re.Pattern[str]
    cue_codes: dict[str, str]
    cue_words: frozenset[str]
    capitals: frozenset[int]
    abbreviations: frozenset[str]
    nicknames: dict[str, str]
    areas: frozenset[str]

    def cues_in(self, text: str) -> Iterator[str]:
        """Yield the words of one country that a text has, the longest at each place.

        The pattern is only tried where a first word stands: at every word of a text,
        it costs ten times as much.
        """
        told = self.cue_words.intersection(WORD.findall(text))
        end = 0
        for start, _ in occurrences(told, text):
            found = self.cues.match(text, start) if start >= end else None
            if found:
                end = found.end()
                yield found[0]

    def named(self, name: str) -> bool:
        """Tell whether a name is spelt exactly like the main name of a place."""
        return any(e.how == "exact" and e.rank == 0 for e in self.gazetteer.find(name))

    def is_country(self, name: str) -> bool:
        """Tell whether a name is spelt exactly like that of a country."""
        found = self.gazetteer.find(name) if name not in LETTERS else ()
        return name in LETTERS or any(
            e.feature == "country" and e.how == "exact" for e in found[:3]
        )

    def is_capital(self, name: str) -> bool:
        """Tell whether a name is spelt exactly like that of a country's capital."""
        return any(
            e.row in self.capitals and e.how == "exact"
            for e in self.gazetteer.find(name)
        )

    def known(self, name: str) -> bool:
        """Tell whether a name is spelt exactly like that of a place of some size."""
        return any(
            entry.how == "exact"
            and entry.rank == 0
            and (entry.population >= MIN_KNOWN or entry.feature != "city")
            for entry in self.gazetteer.find(name)[:20]
        )

    def is_division(self, name: str) -> bool:
        """Tell whether a name is spelt exactly like that of a first-level division."""
        return any(
            entry.feature == "admin1" and entry.how == "exact" and entry.rank == 0
            for entry in self.gazetteer.find(name)[:9]
        )

    def is_city(self, name: str) -> bool:
        """Tell whether a name is spelt exactly like one of a town of many people."""
        return len(name) > 2 and any(
            entry.how == "exact"
            and entry.feature == "city"
            and entry.population >= MIN_CITY
            for entry in self.gazetteer.find(name)[:9]
        )


def load() -> Lexicon:
    """Read the tables.

    Raises:
        ResourceError: A table is missing.
    """
    places = gazetteer.load()
    countries = resources.table("gazetteer/countries.tsv")
    demonyms: dict[str, Entry] = {}
    capitals = set()
    for row in countries:
        country, capital = places.country(row["code"]), places.capital(row["code"])
        if capital is not None:
            capitals.add(capital.row)
        for word in filter(None, row["demonyms"].split(";")):
            if country is not None:
                demonyms.setdefault(word, country)
    cue_codes = {
        row["cue"]: row["code"] for row in resources.table("gazetteer/cues.tsv")
    }
    not_places = frozenset(_column("not_places", "word", "word"))
    longest_first = sorted(cue_codes, key=lambda cue: (-len(cue), cue))
    sure = frozenset(_sure_names())
    return Lexicon(
        gazetteer=places,
        demonyms=demonyms,
        sure=sure,
        sure_words=frozenset(key.split()[0] for key in sure if key),
        kinds=_column("kinds", "word", "feature"),
        institutions=_column("institutions", "word", "kind"),
        not_places=not_places,
        cues=re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b"),
        cue_codes=cue_codes,
        cue_words=frozenset(cue[: _end_of_word(cue)] for cue in cue_codes),
        capitals=frozenset(capitals),
        abbreviations=frozenset(_abbreviations()),
        areas=frozenset(w for w in not_places if AREA.search(w)),
        nicknames=_column("nicknames", "written", "name"),
    )


def _end_of_word(text: str) -> int:
    """Return where the first word of a text ends."""
    word = WORD.match(text)
    return word.end() if word else 0


def _column(table: str, key: str, value: str) -> dict[str, str]:
    rows = resources.table(f"gazetteer/{table}.tsv")
    return {row[key]: row[value] for row in rows}


def _abbreviations() -> list[str]:
    """Names of divisions that need their dot: "Wash." is one, "Wash" is not."""
    rows = resources.table("gazetteer/divisions.tsv")
    names = [name for row in rows for name in row["aliases"].split(";")]
    bare = {exact_key(n) for n in names if "." not in n and len(n) > 2}
    dotted = [exact_key(name) for name in names if name.endswith(".")]
    return [key for key in dotted if key not in bare]


def _sure_names() -> list[str]:
    """Countries, regions, and divisions under their full names: no short codes."""
    names = []
    for table in ("countries", "regions", "divisions"):
        for row in resources.table(f"gazetteer/{table}.tsv"):
            names += [row["name"], *row["aliases"].split(";")]
    doubtful = {
        "us",
        "central",
        "congo",
        "car",
        "kp",
        "sa",
        "nt",
        "act",
        "man",
        "victoria",
    }
    return [
        key
        for name in names
        if (key := exact_key(name)) not in doubtful
        and (
            len(key) > 3
            or "." in name
            or name in ("UK", "USA", "UAE", "DRC", "EU", "NSW")
        )
    ]
