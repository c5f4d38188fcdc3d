"""The places that an incident may have been at, and what they say of one another."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsevents.language.placewords import LISTED, WITHIN
from newsevents.records import Place
from newsevents.stages.events.scene.fineness import fineness

if TYPE_CHECKING:
    from newsevents.stages.events.facts import Facts

AROUND = frozenset({"country", "admin1"})
TARGET = re.compile(
    r"\b(?:missile|rocket|drone|shell|mortar|projectile|balloon)s?\s(?:rounds?\s|bombs?\s)?"
    r"(?:to|at|into|toward|towards|onto)\s(?:the\s)?(?:\w+\s){0,2}$"
)
ATTACKED = re.compile(
    r"\b(?:against|(?:attack|raid|assault|strike|fire)s?\son|(?:attack|raid|storm|target"
    r"|loot|bomb|shell|burn|torch|ransack|vandali[sz]|surround|picket|blockad|occupi)ed|hit|struck|outside|near)"
    r"\s(?:\S+\s){0,4}(?:office|hospital|court|jail|university|cent(?:er|re)|embassy)s?\sin"
    r"\s(?:the\s)?(?:\w+\s){0,2}$"
)
LOST = 0.5  # loss of a town that is of no weight
INNERMOST = frozenset({"admin2", "city", "district"})
CHAINED = frozenset({", ", " ("})
FAR = 1.0  # the same where it lies in another town
INNER = 0.7  # by how little a village without "in" may be behind its town


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place, what speaks for it as the scene, and whether that is only near to it."""

    place: Place
    score: float
    near: bool


def is_target(before: str) -> bool:
    """Tell what is shot at, "rockets into Xaba", from where somebody went.

    Example:
        >>> is_target("rebels fired three rockets into "), is_target("drove to ")
        (True, False)
    """
    return TARGET.search(before) is not None


def is_attacked_site(before: str) -> bool:
    """Tell an office or hospital that something is done to from where somebody is.

    Example:
        >>> is_attacked_site("rebels looted the aid group's office in ")
        True
        >>> is_attacked_site("she died at a hospital in ")
        False
    """
    return ATTACKED.search(before) is not None


def loss_of_town(facts: Facts, found: Sequence[Candidate], place: Place) -> float:
    """Return what the town in front lost: "a hospital in Xaba, Yezu" loses both."""
    if not found or place.feature not in AROUND | INNERMOST:
        return 0.0
    town, score = found[-1].place, found[-1].score
    chained = WITHIN.fullmatch(facts.text, town.end, place.start)
    if not chained or LISTED.match(facts.text, place.end):
        return 0.0
    loss = fineness(town) - score if town.feature in INNERMOST else 0.0
    return loss if loss > (LOST if place.feature in AROUND else FAR) else 0.0


def supported(found: Sequence[Candidate]) -> list[Candidate]:
    """Raise places of the country that most of the places are in."""
    codes = Counter(c.place.country_code for c in found if c.place.country_code)
    names = Counter(c.place.name for c in found)
    if not codes:
        return list(found)
    main = codes.most_common(1)[0][0]
    return [
        Candidate(
            c.place,
            c.score
            + (0.2 if c.place.country_code in (main, None) else 0.0)
            + 0.15 * min(names[c.place.name] - 1, 3),
            c.near,
        )
        for c in found
    ]


def inner_first(text: str, found: Sequence[Candidate]) -> list[Candidate]:
    """Raise a village of no map above the town that lends it its coordinates.

    And a village, or what maps show as a district alone, above the town behind its
    comma. What stands in brackets behind them is the division around, even if its town
    bears the same name: "Xa district west of Ye (Ye)".
    """
    scores = {c.place.name: c.score for c in found if c.place.feature == "city"}
    raised: list[Candidate] = []
    for number, candidate in enumerate(found):
        place, score = candidate.place, candidate.score
        if place.feature == "city" and place.latitude is not None:
            host = place.rule.rpartition(", in ")[2]
            if host != place.name and host in scores and score > scores[host] - INNER:
                score = max(score, scores[host] + 0.05)
        if place.feature in INNERMOST:
            town = _score_of_town(text, place, found[number + 1 : number + 2])
            if place.feature == "admin2" or score > town - INNER:
                score = max(score, town)
        if _is_bracketed(text, place):
            score = min(score, _score_of_inner(place, raised))
        raised.append(Candidate(place, score, candidate.near))
    return raised


def _score_of_town(text: str, place: Place, behind: Sequence[Candidate]) -> float:
    """Return more than the score of the town behind a place, if it lies in that.

    "Xa (Ye, Zu)": Xa has the size of a town. Not "Xa district, Ye" nor a list.
    """
    return max(
        (
            c.score + 0.05
            for c in behind
            if c.place.feature == "city"
            and text[place.end : c.place.start] in CHAINED
            and not LISTED.match(text, c.place.end)
        ),
        default=0.0,
    )


def _is_bracketed(text: str, place: Place) -> bool:
    """Tell a place that fills a bracket: "(Xaba)"."""
    return text.startswith(")", place.end) and text.endswith("(", 0, place.start)


def _score_of_inner(division: Place, before: Sequence[Candidate]) -> float:
    """Return less than the score of the best place of a division in front of it."""
    inner = [
        c.score
        for c in before
        if c.place.feature in INNERMOST
        and c.place.admin1 == division.admin1
        and c.place.name != division.name
    ]
    return max(inner) - 0.05 if inner and division.admin1 else math.inf
