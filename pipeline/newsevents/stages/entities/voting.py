"""One sense per article: a name's label from all of its mentions and surroundings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import replace

from newsevents.stages.entities.names import PLACES, Name
from newsevents.stages.entities.words import Words

LOCATIVE = frozenset({"in", "near", "outside", "around", "from", "inside", "at"})
FIRM_LOCATIVE = frozenset({"in", "near", "outside"})
MIN_VOTES = 2
MAJORITY = 2 / 3
VOTING = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "WORK_OF_ART"})
IsPlace = Callable[[str], bool]


def surface(words: Words, name: Name) -> str:
    """Return a name's keys joined: what its mentions have in common."""
    return " ".join(word for word in words.keys[name.start : name.end] if word)


def surnames(words: Words, names: list[Name]) -> set[str]:
    """Return the last words of the people named with two or more words."""
    found: set[str] = set()
    for name in names:
        parts = surface(words, name).split()
        if name.label == "PERSON" and len(parts) > 1:
            found.add(parts[-1])
    return found


def vote(words: Words, names: list[Name], is_place: IsPlace) -> list[Name]:
    """Return the names with the labels that the article as a whole speaks for."""
    family = surnames(words, names)
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for name in names:
        if name.entry is None or name.entry.is_nation:
            votes[surface(words, name)][_group(name.label)] += 1
    return [_voted(words, name, votes, family, is_place) for name in names]


def _group(label: str) -> str:
    return "GPE" if label in PLACES else label


def _voted(
    words: Words,
    name: Name,
    votes: dict[str, Counter[str]],
    family: set[str],
    is_place: IsPlace,
) -> Name:
    if (name.entry and not name.entry.is_nation) or name.label not in VOTING:
        return name
    whole = surface(words, name)
    before = words.texts[name.start - 1].lower() if name.start else ""
    located = before in LOCATIVE
    if name.label == "PERSON" and before in FIRM_LOCATIVE:
        if whole not in family and is_place(words.text(name.start, name.end)):
            return _relabelled(name, "GPE")
        return name
    if whole in family and name.label != "PERSON" and not located:
        return _relabelled(name, "PERSON")
    counts = votes[whole]
    total = sum(counts.values())
    winner, most = max(counts.items(), key=lambda item: (item[1], item[0]))
    if total > MIN_VOTES and most >= MAJORITY * total and winner != _group(name.label):
        if located and winner in ("PERSON", "ORG") and name.label in PLACES:
            return name
        return _relabelled(name, winner)
    if name.label == "PERSON" and _names_host(words, name) and whole not in family:
        return _relabelled(name, "GPE") if is_place(whole) else name
    return name


def _names_host(words: Words, name: Name) -> bool:
    """Tell whether a name is followed by ", Country" as a town would be."""
    return False


def _relabelled(name: Name, label: str) -> Name:
    return replace(name, label=label, rule="vote", confidence=0.75, entry=None)
