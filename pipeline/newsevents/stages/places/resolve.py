"""From mentions to the place that each means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsevents.language.placenames import exact_key
from newsevents.stages.places.choose import Key, Name, Votes, priors, weigh

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from newsevents.language.gazetteer import Entry
    from newsevents.stages.places.lexicon import Lexicon
    from newsevents.stages.places.mentions import Mention

INSIDE = 500.0  # how much more likely a place is that lies where the text says
TOO_BIG = 300_000  # inhabitants of a town that is meant whatever stands behind it
LOOSE = 0.3  # votes that a country needs before a loose spelling is believed in it
LONE = 15_000  # inhabitants that a loose spelling needs where nothing else speaks
MOST = 0.6  # share of the votes that makes a country the article's own
MAX_CHAIN = 5
Choice = tuple["Entry | None", float]
AREAS = ("country", "admin1", "region")


class Resolver:
    """Chooses the places of one article.

    Args:
        mentions: Of the article, with hints and hosts.
        evidence: What speaks for countries apart from names, by row.
        lexicon: The gazetteer and its tables.
    """

    def __init__(
        self,
        mentions: Sequence[Mention],
        evidence: Mapping[int, float],
        lexicon: Lexicon,
    ) -> None:
        """Collect the names, narrow them by what contains them, weigh them."""
        self.lexicon = lexicon
        self.names: dict[Key, Name] = {}
        for mention in mentions:
            key = key_of(mention)
            if mention.role != "demonym" and key not in self.names:
                found = list(lexicon.gazetteer.find(mention.name))
                self.names[key] = Name(
                    found, priors(found, mention.hint, lexicon.capitals)
                )
        for mention in mentions:
            self._narrow(mention)
        self.votes: Votes = weigh(self.names, evidence)
        self._countries = [
            (area[1], sum(given.values()), given)
            for area, given in self.votes.items()
            if area[0] == "country" and isinstance(area[1], int)
        ]

    def _narrow(self, mention: Mention) -> None:
        """Raise the candidates that lie in what the text says contains them."""
        inner = self.names.get(key_of(mention))
        if inner is None:
            return
        for host in mention.hosts:
            outer = self.names.get(key_of(host))
            if host.role == "demonym":
                rows = {self.lexicon.demonyms[host.name].row}
            else:
                rows = {e.row for e in outer.candidates} if outer else set()
            within: set[int | None] = set()
            for i, entry in enumerate(inner.candidates):
                if entry.row not in rows and (
                    entry.admin1 in rows or entry.country in rows
                ):
                    inner.priors[i] *= INSIDE
                    within.update((entry.admin1, entry.country))
            if outer is not None and host.role != "demonym":
                for i, entry in enumerate(outer.candidates):
                    if entry.row in within:
                        outer.priors[i] *= INSIDE

    def choose(self, mention: Mention) -> Choice:
        """Return the likeliest place of a mention with its share of the weight."""
        if mention.role == "demonym":
            return self.lexicon.demonyms[mention.name], 0.9
        name = self.names[key_of(mention)]
        order = sorted(range(len(name.candidates)), key=lambda i: -name.weights[i])
        hosts = self.containers(mention)
        for i in order:
            entry = name.candidates[i]
            if not mention.whole and not hosts and not self.spoken_of(entry, mention):
                continue
            if lies_in(entry, hosts) and self.believed(entry, mention, bool(hosts)):
                return entry, max(name.weights[i], 0.5 if hosts else 0.0)
            if not hosts and entry.how == "exact":
                break
        return None, 0.3

    def containers(self, mention: Mention) -> list[Entry]:
        """Return the divisions and the country behind the commas: "X, Y, Ohio"."""
        found = []
        host = mention.apposed
        for _ in range(MAX_CHAIN):
            if host is None or host.role == "demonym":
                break
            entry = self.likeliest(host)
            if entry is not None and entry.feature in AREAS and entry.how == "exact":
                found.append(entry)
            host = host.apposed
        return found

    def likeliest(self, mention: Mention) -> Entry | None:
        """Return the place of the greatest weight, whatever contains it."""
        name = self.names.get(key_of(mention))
        if name is None or not name.candidates:
            return None
        best = max(range(len(name.candidates)), key=lambda i: name.weights[i])
        return name.candidates[best]

    def believed(self, entry: Entry, mention: Mention, contained: bool) -> bool:
        """Tell whether a loosely matched spelling fits what the article speaks of."""
        if entry.how == "exact" or contained:
            return True
        other, total = self.votes_for(entry.country, key_of(mention))
        if not total:
            return entry.how == "collapsed" and entry.population >= LONE
        return other >= LOOSE and other >= total / 8

    def spoken_of(self, entry: Entry, mention: Mention) -> bool:
        """Tell whether the article speaks of the country of part of a name.

        "Milan" in "Milan Street" is no town in Italy where all else is in Colombia.
        """
        other, total = self.votes_for(entry.country, key_of(mention))
        return not total or other >= total / 8

    def votes_for(self, country: int | None, key: Key) -> tuple[float, float]:
        """Return what names other than ``key`` give to a country, and to all."""
        given = [(c, g - own.get(key, 0.0)) for c, g, own in self._countries]
        return (
            sum(votes for row, votes in given if row == country),
            sum(votes for _, votes in given),
        )

    def main_country(self) -> Entry | None:
        """Return the country of most of the article's names, or None."""
        total = sum(given for _, given, _ in self._countries)
        row, most, _ = max(
            self._countries, key=lambda c: (c[1], -c[0]), default=(0, 0.0, {})
        )
        return self.lexicon.gazetteer.place(row) if most > MOST * total else None


def key_of(mention: Mention) -> Key:
    """Return what mentions of one name with one hint share."""
    return exact_key(mention.name), mention.hint


def lies_in(entry: Entry, hosts: Sequence[Entry]) -> bool:
    """Tell whether a place may lie in hosts, or is too big to be mistaken."""
    if entry.feature not in ("city", "admin2", "district", "admin1"):
        return True
    return all(_within(entry, host) for host in hosts)


def _within(entry: Entry, host: Entry) -> bool:
    if entry.row == host.row or host.country is None:
        return True
    if host.feature == "region":
        return entry.country == host.country
    if host.row in (entry.admin1, entry.country):
        return True
    if entry.feature == "admin1" and host.feature == "admin1":
        return True
    big = entry.population >= TOO_BIG and entry.how == "exact" and entry.rank == 0
    return big and host.feature == "country"
