"""Names that an article repeats where the model did not see them again."""

from __future__ import annotations

from dataclasses import dataclass, replace

from newsevents.stages.entities.lexicon import ARTICLES, Entry
from newsevents.stages.entities.names import PLACES, Name, disjoint
from newsevents.stages.entities.voting import surface
from newsevents.stages.entities.words import INITIAL, Words, name_words

REPEATED = frozenset({"PERSON", "ORG"}) | PLACES
MIN_LETTERS = 3
MIN_CONFIDENCE = 0.7
SHORT_PERSON = 2  # words of a surname with its particle: "de Silva"


@dataclass(frozen=True, slots=True)
class _Repeat:
    parts: tuple[str, ...]
    label: str
    entry: Entry | None
    canonical: str | None


def repeated(words: Words, names: list[Name]) -> list[Name]:
    """Return the names with their further mentions found."""
    taken = bytearray(len(words.texts))
    for name in names:
        taken[name.start : name.end] = b"\1" * (name.end - name.start)
    names = [
        replace(name, start=first)
        if (first := _first(words, name.start, name.label, taken)) < name.start
        else name
        for name in names
    ]
    known = _index(words, names)
    if not known:
        return names
    found: list[Name] = []
    for index, word in enumerate(words.keys):
        if taken[index] or word not in known or not words.texts[index][0].isupper():
            continue
        for repeat in known[word]:
            end = _matches(words, index, repeat.parts, taken)
            if end and not _inside_name(words, index, end, taken):
                start = _first(words, index, repeat.label, taken)
                found.append(
                    Name(start, end, repeat.label, "repeat", 0.7, repeat.entry)
                )
                taken[start:end] = b"\1" * (end - start)
                break
    return disjoint([*names, *found]) if found else names


def _index(words: Words, names: list[Name]) -> dict[str, list[_Repeat]]:
    """Return what may be repeated, by first word, the longest first."""
    ordinary = {
        word
        for word, text in zip(words.keys, words.texts, strict=True)
        if text.islower()
    }
    found: dict[tuple[str, ...], _Repeat] = {}
    for name in names:
        if name.label not in REPEATED or name.confidence < MIN_CONFIDENCE:
            continue
        parts = tuple(surface(words, name).split())
        forms = [parts]
        if name.label == "PERSON" and len(parts) > 1:
            particle = parts[-2] in name_words("particle") - ARTICLES
            forms.append(parts[-SHORT_PERSON:] if particle else parts[-1:])
        for form in forms:
            if len(form) == 1 and (
                len(form[0]) < MIN_LETTERS or form[0] in ordinary or form[0].isdigit()
            ):
                continue
            found.setdefault(
                form, _Repeat(form, name.label, name.entry, name.canonical)
            )
    index: dict[str, list[_Repeat]] = {}
    for form, repeat in found.items():
        index.setdefault(form[0], []).append(repeat)
    for repeats in index.values():
        repeats.sort(key=lambda r: (-len(r.parts), r.parts))
    return index


def _first(words: Words, index: int, label: str, taken: bytearray) -> int:
    """Return where a repeated name begins: a person's, with the initials before it."""
    start = index
    while (
        label == "PERSON"
        and start > 0
        and not taken[start - 1]
        and INITIAL.fullmatch(words.texts[start - 1])
    ):
        start -= 1
    return start


def _matches(
    words: Words, start: int, parts: tuple[str, ...], taken: bytearray
) -> int | None:
    """Return the end of ``parts`` at a token, None where they are not there."""
    index = start
    for number, part in enumerate(parts):
        while number and index < len(words.keys) and not words.keys[index]:
            index += 1
        if index >= len(words.keys) or words.keys[index] != part or taken[index]:
            return None
        index += 1
    return index


def _inside_name(words: Words, start: int, end: int, taken: bytearray) -> bool:
    """Tell whether a stretch is part of a longer, unknown name in mixed case."""
    if words.texts[start].isupper():
        return False
    after = words.texts[end] if end < len(words.texts) else ""
    before = words.texts[start - 1] if start else ""
    return bool(
        (after[:1].isupper() and not taken[end] and words.tags[end].startswith("NNP"))
        or (
            before[:1].isupper()
            and not taken[start - 1]
            and words.tags[start - 1].startswith("NNP")
            and start - 1 > 0
            and before.isalpha()
        )
    )


def short_forms(words: Words, names: list[Name]) -> list[Name]:
    """Return canonical names with "the Front" found behind "National Front"."""
    kinds = name_words("organization")
    latest: dict[str, Name] = {}
    found: list[Name] = []
    queue = iter(names)
    name = next(queue, None)
    index = 0
    while index < len(words.keys):
        if name and index >= name.start:
            last = words.keys[name.end - 1]
            if name.label == "ORG" and last in kinds and name.end - name.start > 1:
                latest[last] = name
            index = max(name.end, index + 1)
            name = next(queue, None)
            continue
        word = words.keys[index]
        if word in latest and _is_short_form(words, index):
            full = latest[word]
            found.append(
                replace(
                    full, start=index, end=index + 1, rule="short_form", confidence=0.7
                )
            )
        index += 1
    return disjoint([*names, *found]) if found else names


def _is_short_form(words: Words, index: int) -> bool:
    """Tell whether a capital word with "the" before it is not part of a longer name."""
    text = words.texts[index]
    following = words.texts[index + 1] if index + 1 < len(words.texts) else ""
    return (
        text[0].isupper()
        and index > 0
        and words.texts[index - 1] in ("the", "The")
        and not (following[:1].isupper() and following.isalpha())
    )
