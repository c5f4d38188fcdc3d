"""One list of names from the model's and the lexicon's."""

from __future__ import annotations

from dataclasses import replace

from newsevents.stages.entities.model import is_name, trimmed
from newsevents.stages.entities.names import Name, disjoint, overlap
from newsevents.stages.entities.words import Words

# The model's longer name stands with a known one inside: "UN Mission in X", "Red
# Cross hospital". A person's or a place's name never holds a group's.
HOLDS_GROUP = frozenset({"ORG", "FAC", "EVENT", "LAW", "WORK_OF_ART", "PRODUCT"})
HOLDS_NATION = HOLDS_GROUP | {"LOC", "GPE", "PERSON"}
SEPARATORS = frozenset({",", ";", "and", "or", "&", "/", "-", "–", "—", "(", ")", "vs"})
DASHES = frozenset("-–—")


def merge(words: Words, model: list[Name], known: list[Name]) -> list[Name]:
    """Return the names of both, without overlap, known ones first where they differ."""
    kept: list[Name] = []
    beaten: set[int] = set()
    position = 0
    for name in model:
        while position < len(known) and known[position].end <= name.start:
            position += 1
        inside: list[int] = []
        number = position
        while number < len(known) and known[number].start < name.end:
            inside.append(number)
            number += 1
        rivals = [known[n] for n in inside]
        if not rivals:
            kept.append(name)
        elif _model_wins(words, name, rivals):
            kept.append(_inherit(words, name, rivals))
            beaten.update(inside)
        else:
            kept.extend(_rest(words, name, rivals))
    kept.extend(name for n, name in enumerate(known) if n not in beaten)
    return disjoint(kept)


def _model_wins(words: Words, name: Name, rivals: list[Name]) -> bool:
    """Tell whether a model's name that holds known ones is one name all the same."""
    if any(_reaches_beyond(r, name) for r in rivals):
        return False
    nations = all(r.entry is not None and r.entry.is_nation for r in rivals)
    if name.label not in (HOLDS_NATION if nations else HOLDS_GROUP) or (
        name.label == "PERSON" and rivals[0].label == "NORP"
    ):
        return False
    rest = _outside(name, rivals)
    return any(words.texts[i][0].isupper() for i in rest) and not (
        _has_loose_dash(words, name, rest)
        or (len(rivals) > 1 and _is_list(words, name, rivals))
    )


def _reaches_beyond(rival: Name, name: Name) -> bool:
    """Tell whether a known name is not truly inside the model's."""
    return (
        rival.start < name.start
        or rival.end > name.end
        or (rival.start == name.start and rival.end == name.end)
    )


def _has_loose_dash(words: Words, name: Name, rest: list[int]) -> bool:
    """Tell whether a dash with spaces follows a word in capitals: "FRANCE - Bonds"."""
    return any(
        words.texts[i] in DASHES
        and words.texts[i - 1].isupper()
        and words.starts[i] > words.end(i - 1)
        for i in rest
        if i > name.start
    )


def _is_list(words: Words, name: Name, rivals: list[Name]) -> bool:
    return any(words.texts[r.end] in SEPARATORS for r in rivals if r.end < name.end)


def _outside(name: Name, rivals: list[Name]) -> list[int]:
    return [
        i
        for i in range(name.start, name.end)
        if not any(r.start <= i < r.end for r in rivals)
    ]


def _inherit(words: Words, name: Name, rivals: list[Name]) -> Name:
    """Give a longer name what is known of the group or country it begins with.

    A part of an armed group, "Third Front of the X", goes by the name of the whole.
    """
    first, last = rivals[0], rivals[-1]
    if _is_part_of(words, name, last):
        return replace(name, label="ORG", entry=last.entry)
    if name.label != "ORG" or first.start != name.start or first.entry is None:
        return name
    whole = replace(first.entry, canonical="", label="ORG")
    return replace(name, entry=whole)


def _is_part_of(words: Words, name: Name, whole: Name) -> bool:
    """Tell whether a name ends in "of" and an armed group."""
    if whole.entry is None or whole.entry.category != "armed_group":
        return False
    before = words.keys[name.start : whole.start]
    return whole.end == name.end and "of" in before[-2:]


def _rest(words: Words, name: Name, rivals: list[Name]) -> list[Name]:
    """Return the pieces of a model's name that known names leave over."""
    if name.label not in ("PERSON", "ORG", "GPE", "LOC", "FAC"):
        return []
    pieces: list[Name] = []
    start = name.start
    for rival in [*rivals, None]:
        stop = rival.start if rival else name.end
        span = trimmed(words, start, stop, name.label) if start < stop else None
        if span and is_name(words, *span, name.label):
            piece = replace(
                name, start=span[0], end=span[1], rule="model:cut", confidence=0.7
            )
            if not any(overlap(piece, r) for r in rivals):
                pieces.append(piece)
        if rival:
            start = max(start, rival.end)
    return pieces
