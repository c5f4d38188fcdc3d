"""One sense per article: a name's label from all of its mentions and surroundings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import replace

from newsevents.stages.entities.names import PLACES, Name
from newsevents.stages.entities.words import Words

LOCATIVE = frozenset({"in", "near", "outside", "around", "from", "inside", "at"})
FIRM_LOCATIVE = frozenset(
    {
        "in",
        "near",
        "outside",
        "around",
        "at",
        "between",
        "towards",
        "toward",
        "into",
        "from",
    }
)
BEFORE_PLACES = frozenset({"capital", "city", "town", "village", "port", "stronghold"})
MIN_VOTES = 2
MAJORITY = 2 / 3
VOTING = frozenset(
    {"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "WORK_OF_ART"}
)
NOT_PLACED = frozenset({"PERSON", "NORP", "ORG", "PRODUCT", "WORK_OF_ART"})
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
    return [
        _by_votes(words, name, votes, family)
        if (placed := _by_place(words, names, number, family, is_place)) is None
        else placed
        for number, name in enumerate(names)
    ]


def _group(label: str) -> str:
    return "GPE" if label in PLACES else label


def _is_open(name: Name) -> bool:
    """Tell whether a name's label may be changed at all."""
    return name.label in VOTING and (name.entry is None or name.entry.is_nation)


def _by_place(
    words: Words, names: list[Name], number: int, family: set[str], is_place: IsPlace
) -> Name | None:
    """Return a name as a place where it stands as one, and the gazetteer knows it.

    Behind "in", in front of ", Country", or between places in a list;
    behind "near" whether the gazetteer knows it or not.
    """
    name = names[number]
    if name.label not in NOT_PLACED or name.entry is not None:
        return None
    if surface(words, name) in family or (
        name.label == "ORG" and (name.end - name.start > 1 or _is_acronym(words, name))
    ):
        return None
    before = words.texts[name.start - 1].lower() if name.start else ""
    if before == "near" and name.label != "ORG":
        return _relabelled(name, "GPE")  # nobody is near people in the news
    stands_as_place = (
        before in FIRM_LOCATIVE
        or before in BEFORE_PLACES
        or _is_listed(words, names, number)
        or _is_second(words, names, number)
    )
    if stands_as_place and is_place(words.text(name.start, name.end)):
        return _relabelled(name, "GPE")
    return None


def _is_acronym(words: Words, name: Name) -> bool:
    return words.texts[name.start].isupper()


def _is_second(words: Words, names: list[Name], number: int) -> bool:
    """Tell whether a name is the second place of "near Orland and Vessby"."""
    name = names[number]
    if not number or words.texts[name.start - 1] != "and":
        return False
    first = names[number - 1]
    after = words.tags[name.end] if name.end < len(words.tags) else ""
    return (
        first.label == "GPE"
        and first.end == name.start - 1
        and first.start > 0
        and words.texts[first.start - 1].lower() in LOCATIVE | {"of"}
        and not after.startswith("VB")
    )


def _is_listed(words: Words, names: list[Name], number: int) -> bool:
    """Tell whether a place follows a name: after a comma, or "and" in a list."""
    if number + 1 >= len(names):
        return False
    name, following = names[number], names[number + 1]
    if following.label != "GPE" or following.start != name.end + 1:
        return False
    between = words.texts[name.end]
    before = names[number - 1] if number else None
    return between == "," or (
        between == "and"
        and before is not None
        and before.label == "GPE"
        and before.end == name.start - 1
    )


def _by_votes(
    words: Words, name: Name, votes: dict[str, Counter[str]], family: set[str]
) -> Name:
    """Return a name with the label of its surname's bearer, or of the majority."""
    if not _is_open(name):
        return name
    whole = surface(words, name)
    before = words.texts[name.start - 1].lower() if name.start else ""
    located = before in LOCATIVE
    is_at = located and name.label in PLACES
    if whole in family and name.label != "PERSON" and not is_at:
        return _relabelled(name, "PERSON")
    counts = votes[whole]
    total = sum(counts.values())
    winner, most = max(counts.items(), key=lambda item: (item[1], item[0]))
    if total <= MIN_VOTES or most < MAJORITY * total or winner == _group(name.label):
        return name
    if name.entry is not None or (
        located and winner in ("PERSON", "ORG") and name.label in PLACES
    ):
        return name
    return _relabelled(name, winner)


def _relabelled(name: Name, label: str) -> Name:
    return replace(name, label=label, rule="vote", confidence=0.75, entry=None)
