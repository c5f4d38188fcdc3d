"""From mentions to the place that each means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsevents.language.placenames import distance, exact_key
from newsevents.stages.places.choose import Key, Name, Votes, priors, weigh
from newsevents.stages.places.within import TOO_BIG, apart, is_within, lies_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from newsevents.language.gazetteer import Entry
    from newsevents.stages.places.lexicon import Lexicon
    from newsevents.stages.places.mentions import Mention

INSIDE = 500.0  # how much more likely a place is that lies where the text says
LOOSE = 0.3  # votes that a country needs before a loose spelling is believed in it
TOLD = 0.9  # the same that one name gives, which can hardly mean another place
LONE = 15_000  # inhabitants that a loose spelling needs where nothing else speaks
KNOWN_CITY = 100_000  # inhabitants of a town that part of a name may mean alone
STRAY_KM = 150.0
MAX_CHAIN = 5
Choice = tuple["Entry | None", float]
SHARED_NAMES = ("AUS", "CAN", "GBR", "NZL", "USA")  # where towns share their names
GUESSED = ("stands", "building")  # rules that found a name without the model's word
TOWNS = ("city", "district", "admin2")
LIKELY = 0.02  # share of the weight of a place that a name may mean
LOCAL = ("city", "admin2")
FIRM = 1.5  # votes for other countries, more than one name gives
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
        self.given: dict[int, float] = {}
        self.own: dict[Key, float] = {}
        for (kind, row), given in self.votes.items():
            if kind == "country" and isinstance(row, int):
                self.given[row] = sum(given.values())
                for key, votes in given.items():
                    self.own[key] = self.own.get(key, 0.0) + votes
        self.total = sum(self.given.values())
        self.outside = sum(evidence.values())

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
        division = mention.hint.startswith("admin")
        contained = bool(hosts) and not self._is_town(mention.apposed)
        for i in order:
            entry = name.candidates[i]
            if not mention.whole and not hosts and not self.spoken_of(entry, mention):
                continue
            if not hosts and self._strays(entry, mention):
                continue
            if self._is_far_from_town(entry, mention):
                continue
            if lies_in(entry, hosts, is_division=division) and self.believed(
                entry, mention, contained
            ):
                return entry, max(name.weights[i], 0.5 if hosts else 0.0)
            if not hosts and entry.how == "exact":
                break
        return None, 0.3

    def _is_far_from_town(self, entry: Entry, mention: Mention) -> bool:
        """Tell whether a town lies far from the larger one that it is told to be in.

        Or near. "Xaba, Yeda", a quarter of Yeda, is no town elsewhere that shares its
        name.
        """
        if entry.feature not in TOWNS or entry.population >= KNOWN_CITY:
            return False
        if mention.beside and self._is_of_elsewhere(entry, mention.beside):
            return True
        behind = [host for host in mention.hosts if host.start > mention.start]
        for told in (*behind, mention.beside):
            host = self.likeliest(told) if told else None
            if host is None or host.how != "exact" or host.feature not in LOCAL:
                continue
            larger = host.population > entry.population or host.feature == "admin2"
            if larger and not self._has_candidate_near(told, entry):
                return True
        return False

    def _is_of_elsewhere(self, entry: Entry, beside: Mention) -> bool:
        """Tell a namesake far away from a village "near Xaba (Yeda, Zu)"."""
        near = self.likeliest(beside)
        if near is None or apart(entry, near) <= STRAY_KM:
            return False
        return any(not is_within(entry, area) for area in self.containers(beside))

    def _has_candidate_near(self, mention: Mention | None, entry: Entry) -> bool:
        """Tell whether a place near another has the name of a mention."""
        name = self.names.get(key_of(mention)) if mention else None
        return name is not None and any(
            weight >= LIKELY
            and other.how == "exact"
            and apart(entry, other) <= STRAY_KM
            for other, weight in zip(name.candidates, name.weights, strict=True)
        )

    def one_sense(
        self, mentions: Sequence[Mention], chosen: Sequence[Choice]
    ) -> list[Choice]:
        """Let a name mean in all of an article what the text says of it once.

        "Xaba, Mozambique" once makes none of a bare "town of Xaba" a town in Spain.
        """
        told: dict[str, tuple[Choice, Entry]] = {}
        for mention, choice in zip(mentions, chosen, strict=True):
            hosts = self.containers(mention) if mention.apposed else []
            if hosts and mention.whole:
                told.setdefault(exact_key(mention.name), (choice, hosts[-1]))
        if not told:
            return list(chosen)
        return [
            self._as_told(mention, choice, told.get(exact_key(mention.name)))
            for mention, choice in zip(mentions, chosen, strict=True)
        ]

    @staticmethod
    def _as_told(
        mention: Mention, choice: Choice, told: tuple[Choice, Entry] | None
    ) -> Choice:
        """Return what was told of a name, where it would else be in another country."""
        if told is None or choice[0] is None or mention.hosts:
            return choice
        elsewhere = choice[0].country not in (None, told[1].country)
        return told[0] if elsewhere and mention.role != "demonym" else choice

    def containers(self, mention: Mention) -> list[Entry]:
        """Return the divisions and the country behind the commas: "X, Y, Ohio".

        Of a big town, "X, a suburb of Osaka", the country.
        """
        found = []
        host = mention.apposed
        for _ in range(MAX_CHAIN):
            if host is None or host.role == "demonym":
                break
            entry = self.likeliest(host)
            if entry is not None and entry.how == "exact":
                if self._is_letters_of_another(host, entry, mention):
                    break
                if entry.feature in AREAS:
                    found.append(entry)
                elif entry.country is not None and (
                    entry.population >= KNOWN_CITY or entry.feature == "admin2"
                ):
                    found.append(self.lexicon.gazetteer.place(entry.country))
            host = host.apposed
        return [
            inner
            for number, inner in enumerate(found)
            if all(is_within(inner, outer) for outer in found[number + 1 :])
        ]

    def _is_letters_of_another(
        self, host: Mention, area: Entry, mention: Mention
    ) -> bool:
        """Tell "TN" behind a big town of another country from Tennessee."""
        if area.feature != "admin1" or not host.name.isupper() or len(host.name) > 3:
            return False
        name = self.names.get(key_of(mention))
        towns = name.candidates if name is not None else []
        return not any(is_within(town, area) for town in towns) and any(
            town.population >= KNOWN_CITY
            and town.how == "exact"
            and town.country != area.country
            for town in towns
        )

    def likeliest(self, mention: Mention) -> Entry | None:
        """Return the place of the greatest weight, whatever contains it."""
        name = self.names.get(key_of(mention))
        if name is None or not name.candidates:
            return None
        best = max(range(len(name.candidates)), key=lambda i: name.weights[i])
        return name.candidates[best]

    def _is_town(self, mention: Mention | None) -> bool:
        """Tell whether a mention is of a town, behind a comma no more than a hint."""
        entry = self.likeliest(mention) if mention else None
        return entry is not None and entry.feature == "city"

    def believed(self, entry: Entry, mention: Mention, contained: bool) -> bool:
        """Tell whether a loose spelling or a hamlet fits what the article speaks of."""
        if contained:
            return True
        if entry.hamlet:
            return self._near_others(entry, key_of(mention))
        if entry.how == "exact":
            return True
        other, total = self.votes_for(entry.country, key_of(mention))
        if not self._in_hosts(entry, mention):
            return False
        if not total:
            return entry.how == "collapsed" and self._alike(entry, mention)
        return other >= LOOSE and other >= total / 8

    def _near_others(self, entry: Entry, key: Key) -> bool:
        """Tell whether other names of the article speak for the state of a hamlet."""
        if entry.how != "exact" or entry.admin1 is None:
            return False
        given = self.votes.get(("admin1", entry.admin1), {})
        return any(votes >= LOOSE for other, votes in given.items() if other != key)

    def _in_hosts(self, entry: Entry, mention: Mention) -> bool:
        """Tell whether a place is in a country of what the text says contains it."""
        countries = set()
        for host in mention.hosts:
            outer = (
                self.lexicon.demonyms[host.name]
                if host.role == "demonym"
                else self.likeliest(host)
            )
            if outer and outer.how == "exact" and outer.country is not None:
                countries.add(outer.country)
        return not countries or entry.country in countries

    def _alike(self, entry: Entry, mention: Mention) -> bool:
        """Tell whether a loose spelling needs no more to be believed."""
        if entry.population < LONE:
            return False
        if mention.hint == "city" and entry.feature != "city":
            return False
        near = distance(exact_key(mention.name), exact_key(entry.name), 1) <= 1
        return near or entry.population >= TOO_BIG

    def spoken_of(self, entry: Entry, mention: Mention) -> bool:
        """Tell whether the article speaks of the country of part of a name.

        "Milan" in "Milan Street" is no town in Italy where all else is in Colombia.
        """
        other, total = self.votes_for(entry.country, key_of(mention))
        if not total:
            return entry.feature not in TOWNS or entry.population >= KNOWN_CITY
        return other >= total / 8

    def _strays(self, entry: Entry, mention: Mention) -> bool:
        """Tell whether a town lies where nothing else of the article does.

        The model's word is enough to believe it, and so is a big town. A name that
        its surroundings alone make a place must lie in a country that the article
        speaks of; a guessed one in a division, too.
        """
        if entry.country is None:
            return False
        if mention.rule == "model":
            return self._is_by_name_alone(entry, mention)
        guessed = mention.rule in GUESSED
        if entry.feature in TOWNS and entry.population < TOO_BIG:
            other, total = self.votes_for(entry.country, key_of(mention))
            small = guessed and entry.population < KNOWN_CITY
            if other < LOOSE / 10 and total >= (LOOSE if small else FIRM):
                return True
        return guessed and self._elsewhere(entry, mention)

    def _is_by_name_alone(self, entry: Entry, mention: Mention) -> bool:
        """Tell a town, by a further name of it, that nothing speaks for.

        A small one where little speaks for other countries, a larger one where a town
        of another does.
        """
        if entry.feature != "city" or entry.population >= KNOWN_CITY:
            return False
        if entry.how == "exact" and entry.rank == 0:
            return False
        other, total = self.votes_for(entry.country, key_of(mention))
        if entry.population >= LONE:
            total -= self.outside
        least = LOOSE if entry.population < LONE else TOLD
        return other < LOOSE / 10 and total >= least

    def _elsewhere(self, entry: Entry, mention: Mention) -> bool:
        """Tell whether all else in the country lies in other divisions.

        "Cairo Gardens" is no garden of Cairo, Georgia, in a story from Oregon.
        """
        if entry.admin1 is None or entry.population >= TOO_BIG:
            return False
        key, others = key_of(mention), 0.0
        for (kind, row), given in self.votes.items():
            if kind != "admin1" or not isinstance(row, int):
                continue
            if self.lexicon.gazetteer.place(row).country != entry.country:
                continue
            told = max((v for k, v in given.items() if k != key), default=0.0)
            if row == entry.admin1 and told >= LOOSE:
                return False
            others = max(others, told)
        return others >= LOOSE

    def votes_for(self, country: int | None, key: Key) -> tuple[float, float]:
        """Return what names other than ``key`` give to a country, and to all."""
        if country is None:
            return 0.0, self._positive(self.total - self.own.get(key, 0.0))
        own = self.votes.get(("country", country), {}).get(key, 0.0)
        return (
            self._positive(self.given.get(country, 0.0) - own),
            self._positive(self.total - self.own.get(key, 0.0)),
        )

    def strays(
        self,
        mention: Mention,
        entry: Entry | None,
        home: Entry | None,
        quarters: frozenset[str],
    ) -> bool:
        """Tell whether a small town lies where nothing else of the article does.

        Where towns share their names, who means one far from home says in which state
        it is; bare, the name is that of some quarter, street or shop at home.
        ``quarters`` are the names that the article tells as such somewhere.
        """
        if entry is None or home is None or mention.role == "demonym":
            return False
        if entry.country != home.country or entry.feature != "city" or mention.hosts:
            return False
        if mention.name in quarters:
            return entry.row != home.row
        if entry.population >= KNOWN_CITY or entry.admin1 == home.admin1:
            return False
        if self.lexicon.gazetteer.code(entry.country) not in SHARED_NAMES:
            return False
        key = exact_key(mention.name)
        given = self.votes.get(("admin1", entry.admin1 or -1), {})
        others = sum(votes for (name, _), votes in given.items() if name != key)
        return others < LOOSE and apart(entry, home) > STRAY_KM

    @staticmethod
    def _positive(votes: float) -> float:
        """Return votes without what subtraction leaves of none."""
        return votes if votes > 1e-9 else 0.0


def key_of(mention: Mention) -> Key:
    """Return what mentions of one name with one hint share."""
    return exact_key(mention.name), mention.hint
