"""How likely two rows are one incident: a sum of weights, each with its reason.

The weights stand in ``models/merge/weights.tsv``. The sum is a log-odds: 0 is as
likely as not.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from newsevents import resources
from newsevents.language.geography import haversine
from newsevents.merge.clues import Clues, Count, Scene

# Of a rarity: what is shared by chance in two stories of one kind counts nothing.
TELLING = 3.0
NEAR_KM, REGION_KM = 15.0, 60.0
SAME_HOUR, APART = 60, 180
SHOWN_WORDS = 6
HARM = ("captured", "missing", "displaced")
# Kinds of event that are told of one incident under several names; others are one each.
KINDS = {
    "kidnapping": "capture",
    "hijacking": "capture",
    "arrest": "arrest",
    "unrest": "crowd",
    "protest": "crowd",
    "accident": "mishap",
    "fire": "mishap",
    "natural_disaster": "disaster",
    "epidemic": "epidemic",
    "other": "other",
}
VIOLENCE = "violence"
# What also tells of violence, or of anything.
LOOSE = frozenset({"arrest", "capture", "other"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that speaks for or against: its name in the table, how much of it."""

    name: str
    amount: float = 1.0
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Weigher:
    """Compares rows by the weights of the table and the rarity of words."""

    rarity: Mapping[str, float]
    weights: Mapping[str, float]

    def score(self, a: Clues, b: Clues) -> float:
        """Return the log-odds that two rows are one incident."""
        weights = self.weights
        return weights["bias"] + math.fsum(
            weights[found.name] * found.amount for found in self.evidence(a, b)
        )

    def evidence(self, a: Clues, b: Clues) -> Iterator[Evidence]:
        """Yield what speaks for and against."""
        yield from _place(a, b)
        yield from _time(a, b)
        yield from _counts(a, b)
        yield from _type(a.event_type, b.event_type)
        if not (a.is_main and b.is_main):
            yield Evidence("main_not")
        yield from self._words(a, b)

    def reasons(self, a: Clues, b: Clues) -> tuple[str, str]:
        """Return what speaks for and against, the weightiest first, as texts."""
        weighed = [
            (self.weights[found.name] * found.amount, found)
            for found in self.evidence(a, b)
        ]
        weighed.sort(key=lambda item: (-abs(item[0]), item[1].name))
        texts = [(weight, _written(weight, found)) for weight, found in weighed]
        pro = "; ".join(text for weight, text in texts if weight >= 0.05)
        contra = "; ".join(text for weight, text in texts if weight <= -0.05)
        return pro, contra

    def _words(self, a: Clues, b: Clues) -> Iterator[Evidence]:
        """Compare words, without those of the places, which are compared as places."""
        rarity, places = self.rarity, a.scene.words | b.scene.words
        shared = (a.words & b.words) - places
        telling = sorted(
            (w for w in shared if rarity[w] > TELLING), key=lambda w: (-rarity[w], w)
        )
        if telling:
            excess = math.fsum(rarity[word] - TELLING for word in telling)
            detail = ", ".join(telling[:SHOWN_WORDS])
            yield Evidence("words_shared", math.log1p(excess), detail)


def load_weights() -> dict[str, float]:
    """Return the weights of ``models/merge/weights.tsv``.

    Example:
        >>> load_weights()["place_same"] > 0
        True
    """
    return {
        row["evidence"]: float(row["weight"])
        for row in resources.table("merge/weights.tsv")
    }


def likelihood(score: float) -> float:
    """Return a probability for a log-odds.

    Example:
        >>> likelihood(0.0), round(likelihood(2.0), 2)
        (0.5, 0.88)
    """
    if score < 0:
        return 1.0 - likelihood(-score)
    return 1.0 / (1.0 + math.exp(-score))


def days_apart(a: Clues, b: Clues) -> int | None:
    """Return how many days lie between two rows; None where one has no day."""
    if a.days is None or b.days is None:
        return None
    return max(0, a.days[0] - b.days[1], b.days[0] - a.days[1])


def kinds_differ(a: str, b: str) -> bool:
    """Tell whether two event types cannot well name one incident.

    Example:
        >>> kinds_differ("bombing", "armed_attack"), kinds_differ("bombing", "epidemic")
        (False, True)
    """
    first, second = KINDS.get(a, VIOLENCE), KINDS.get(b, VIOLENCE)
    return first != second and not LOOSE & {first, second}


def _place(a: Clues, b: Clues) -> Iterator[Evidence]:
    found = _places(a.scene, b.scene)
    named = next((y for x, y in ((a, b), (b, a)) if _names(x, y.scene)), None)
    if found.name == "place_far" and a.scene.name == b.scene.name:
        found = Evidence("place_namesake", detail=found.detail)
    elif found.name == "place_far" and named:
        # One story is also about the place of the other.
        found = Evidence("place_named", detail=named.scene.name or "")
    yield found


def _names(story: Clues, scene: Scene) -> bool:
    name = scene.name.split() if scene.name else []
    return bool(name) and set(name).issubset(story.words)


def _places(a: Scene, b: Scene) -> Evidence:
    both = " and ".join(dict.fromkeys(x.name or x.country or "?" for x in (a, b)))
    if a.country and b.country and a.country != b.country:
        return Evidence("place_far", detail=both)
    if not a.name or not b.name:
        return Evidence("place_unsaid")
    if _is_same(a, b):
        return Evidence("place_same", detail=both)
    if a.point and b.point:
        km = haversine(*a.point, *b.point)
        name = "near" if km <= NEAR_KM else "region" if km <= REGION_KM else "far"
        return Evidence(f"place_{name}", detail=f"{both}: {km:.0f} km")
    name = "unsaid"
    if a.admin1 and b.admin1:
        name = "admin1" if a.admin1 == b.admin1 else "far"
    return Evidence(f"place_{name}", detail=both)


def _is_same(a: Scene, b: Scene) -> bool:
    if a.geonames_id and b.geonames_id:
        return a.geonames_id == b.geonames_id
    if a.point and b.point and haversine(*a.point, *b.point) > REGION_KM:
        return False
    return a.name == b.name


def _time(a: Clues, b: Clues) -> Iterator[Evidence]:
    days = days_apart(a, b)
    if days is None:
        yield Evidence("day_unknown")
        return
    detail = " and ".join(
        dict.fromkeys(_day(x.days[1]) for x in (a, b) if x.days is not None)
    )
    if not a.is_dated or not b.is_dated:
        unsaid = "day_unsaid" if a.is_dated or b.is_dated else "day_unknown"
        yield Evidence(unsaid if days <= 1 else "day_outside", detail=detail)
        return
    name = next(
        n
        for n, most in (("same", 0), ("1", 1), ("3", 3), ("more", 9**9))
        if days <= most
    )
    yield Evidence(f"day_{name}", detail=detail)
    if a.minute is not None and b.minute is not None and days <= 1:
        minutes = abs(a.minute - b.minute)
        if minutes <= SAME_HOUR:
            yield Evidence("clock_same")
        elif minutes > APART:
            yield Evidence("clock_apart", detail=f"{minutes / 60:.0f} h apart")


def _day(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat()


def _counts(a: Clues, b: Clues) -> Iterator[Evidence]:
    for effect in ("killed", "wounded"):
        x, y = a.counts.get(effect), b.counts.get(effect)
        if x and y:
            found = _agreement(x, y)
            # To agree on 37 by chance is harder than to agree on one.
            amount = 1 + math.log(x.best) / 5 if found == "same" else 1.0
            yield Evidence(f"{effect}_{found}", amount, _two(x, y))
    harm = [(a.counts[e], b.counts[e]) for e in HARM if e in a.counts and e in b.counts]
    if harm:
        agree = all(x.agrees(y) for x, y in harm)
        yield Evidence("harm_same" if agree else "harm_differs")


def _agreement(a: Count, b: Count) -> str:
    if a.best == b.best:
        return "same"
    return "agrees" if a.agrees(b) else "differs"


def _two(a: Count, b: Count) -> str:
    return str(a.best) if a.best == b.best else f"{a.best} and {b.best}"


def _type(a: str, b: str) -> Iterator[Evidence]:
    if a == b:
        yield Evidence("type_same", detail=a)
    elif kinds_differ(a, b):
        yield Evidence("type_differs", detail=f"{a} and {b}")
    else:
        yield Evidence("type_other", detail=f"{a} and {b}")


def _written(weight: float, found: Evidence) -> str:
    detail = f" ({found.detail})" if found.detail else ""
    return f"{found.name.replace('_', ' ')}{detail} {weight:+.1f}"
