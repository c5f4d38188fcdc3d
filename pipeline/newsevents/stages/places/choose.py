"""Which of the places of a name an article means."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from newsevents.language.gazetteer import Entry

# Weight of a feature when only its name is known.
PRIOR = {
    "country": 60.0,
    "admin1": 12.0,
    "region": 90.0,
    "sea": 90.0,
    "admin2": 0.3,
    "city": 1.0,
    "district": 3.0,
}
RANKS = (1.0, 0.25, 0.5)
HOW = {"exact": 1.0, "collapsed": 0.1, "near": 0.05}
ROUNDS = 3
GAIN = {"country": 6.0, "admin1": 50.0, "cell": 100.0, "world": 2.0}
POWER = 1.25
CAPITAL = 5.0
PEOPLE = 0.5  # power of the population
TOWN = 500.0  # inhabitants of a town of which no number is known
HAMLET = 150.0
NAMESAKE = 0.02
MINOR = 0.1  # a division of fewer people than a town of its name, a loose spelling
OTHER_KIND = 0.05  # of another kind than the word beside the name says
LOOSELY = 0.4  # what a name says of a country that no place there is spelt like
SMALL = 3_000_000  # a division that does not make people doubt the country's name


Key = tuple[str, str]
NOTHING: dict[Key, float] = {}
OUTSIDE: Key = ("", "*")  # what speaks for a country apart from names


@dataclass(slots=True)
class Name:
    """One name of an article with its candidates and their weights."""

    candidates: list[Entry]
    priors: list[float]
    weights: list[float] = field(default_factory=list)
    count: int = 1


def prior(entry: Entry, hint: str = "", *, capital: bool = False) -> float:
    """Return how likely a place is meant before anything of the article is known."""
    people = math.pow(HAMLET if entry.hamlet else entry.population + TOWN, PEOPLE)
    if entry.feature in ("country", "region", "sea"):
        people = math.pow(1_000_000.0, PEOPLE)
    weight = people * PRIOR[entry.feature] * RANKS[entry.rank] * HOW[entry.how]
    if capital:
        weight *= CAPITAL
    if hint and hint != entry.feature:
        divisions = {hint, entry.feature} == {"admin1", "admin2"}
        weight *= 0.4 if divisions else OTHER_KIND
    return weight


def priors(
    candidates: Sequence[Entry], hint: str, capitals: frozenset[int]
) -> list[float]:
    """Return the priors of the candidates of a name.

    A bare name shared by a town and the division around it means the town.
    """
    found = [prior(c, hint, capital=c.row in capitals) for c in candidates]
    if any(c.how == "exact" and c.rank == 0 and not c.hamlet for c in candidates):
        found = [
            weight * (1.0 if c.how == "exact" else MINOR)
            for weight, c in zip(found, candidates, strict=True)
        ]
    if hint.startswith("admin"):
        return found
    towns = {
        c.admin1: c.population
        for c in candidates
        if c.feature == "city" and c.how == "exact" and c.rank < 2
    }
    biggest = max((people for people in towns.values()), default=0)
    country = any(c.feature == "country" and c.how == "exact" for c in candidates)
    capital = any(c.row in capitals and c.how == "exact" for c in candidates)
    for i, entry in enumerate(candidates):
        if entry.feature in ("admin1", "admin2") and entry.rank != 2:
            people = towns.get(entry.admin1)
            small = country and entry.population < SMALL
            if entry.feature == "admin1" and entry.population < biggest:
                found[i] *= MINOR
            if (
                capital
                or small
                or (people is not None and people * 5 > entry.population)
            ):
                found[i] *= NAMESAKE
    return found


def weigh(names: Mapping[Key, Name], countries: Mapping[int, float]) -> Votes:
    """Set the weights of all candidates by what the names of the article share.

    Args:
        names: By key.
        countries: Evidence for countries from outside the names (row -> strength).

    Returns:
        The votes of the last round.
    """
    votes: Votes = {}
    for name in names.values():
        name.weights = normalised(name.priors)
    for _ in range(ROUNDS):
        votes = count_votes(names, countries)
        totals = {area: sum(given.values()) for area, given in votes.items()}
        for key, name in names.items():
            raw = [
                p * support(entry, key, votes, totals)
                for p, entry in zip(name.priors, name.candidates, strict=True)
            ]
            name.weights = normalised(raw)
    return count_votes(names, countries)


def normalised(weights: Sequence[float]) -> list[float]:
    """Return weights that sum to one."""
    total = sum(weights)
    return [w / total for w in weights] if total else [0.0 for _ in weights]


Area = tuple[str, int | tuple[int, int]]
Votes = dict[Area, dict[Key, float]]


def count_votes(names: Mapping[Key, Name], countries: Mapping[int, float]) -> Votes:
    """Return for each country, division and cell how each name speaks for it."""
    votes: Votes = defaultdict(dict)
    for row, strength in countries.items():
        votes["country", row][OUTSIDE] = strength
    for key, name in names.items():
        is_loose = all(c.how != "exact" for c in name.candidates)
        trust = LOOSELY if is_loose else 1.0
        for entry, share in zip(name.candidates, name.weights, strict=True):
            weight = share * trust
            if weight < 0.02 or entry.hamlet:  # which shares its name with anything
                continue
            for area in areas(entry):
                if weight > votes[area].get(key, 0.0):
                    votes[area][key] = weight
    return votes


def areas(entry: Entry) -> list[Area]:
    """Return what a place lies in: country, division, cell of two degrees."""
    found: list[Area] = []
    if entry.feature == "country":
        found.append(("world", 0))
    if entry.country is not None:
        found.append(("country", entry.country))
    if entry.admin1 is not None:
        found.append(("admin1", entry.admin1))
    if entry.feature in ("city", "admin2", "district") and entry.latitude is not None:
        found.append(("cell", cell(entry.latitude, entry.longitude or 0.0)))
    return found


def cell(latitude: float, longitude: float) -> tuple[int, int]:
    """Return the cell of two degrees that a point lies in."""
    return math.floor(latitude / 2), math.floor(longitude / 2)


def support(
    entry: Entry, key: Key, votes: Votes, totals: Mapping[Area, float]
) -> float:
    """Return the factor by which other names of the article raise a candidate."""
    factor = 1.0
    for area in areas(entry):
        given = totals.get(area, 0.0) - votes.get(area, NOTHING).get(key, 0.0)
        factor += max(0.0, given) * GAIN[area[0]]
    return math.pow(factor, POWER)
