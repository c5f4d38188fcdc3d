"""Short forms that an article introduces: "Northern Border Guard (NBG)".

The search for the long form follows Schwartz and Hearst, "A simple algorithm for
identifying abbreviation definitions in biomedical text" (PSB 2003).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from newsevents.stages.entities.model import trimmed
from newsevents.stages.entities.names import Name, disjoint
from newsevents.stages.entities.words import Words, key

MIN_LETTERS, MAX_LETTERS = 2, 10
MAX_LONG_WORDS = 12
MIN_INITIALS = 3
BRACKETS = {"(": ")", "[": "]"}
LABELS = frozenset({"ORG", "GPE", "LOC", "FAC", "EVENT", "LAW", "NORP"})
SMALL = frozenset(
    {"of", "the", "and", "for", "in", "to", "on", "&", "'s", "’s", "de", "la"}
)


@dataclass(frozen=True, slots=True)
class Definition:
    """A short form with the token ranges of both forms; ``is_name`` by capitals."""

    short: str
    short_at: int
    start: int
    end: int
    is_name: bool


def definitions(words: Words, names: list[Name]) -> list[Definition]:
    """Return what the article spells out in brackets, each short form once."""
    found: dict[str, Definition] = {}
    ends = {name.end: name for name in names if name.label == "ORG"}
    for index, text in enumerate(words.texts):
        if text not in BRACKETS or index == 0 or index + 2 >= len(words.texts):
            continue
        inner = words.texts[index + 1]
        closing = BRACKETS[text]
        if words.texts[index + 2] == closing and is_short_form(inner):
            known = ends.get(index)
            start = known.start if known and known.end - known.start > 1 else None
            long = long_form(words, index, inner)
            if long is not None and start is not None:
                start = min(start, long)
            elif start is None:
                start = long
            if start is not None:
                found.setdefault(
                    inner, _definition(words, inner, index + 1, start, index)
                )
        elif is_short_form(words.texts[index - 1]):
            end = _closing(words, index, closing)
            before = words.texts[index - 1]
            if end and _initials(words, index + 1, end, before):
                found.setdefault(
                    before, _definition(words, before, index - 1, index + 1, end)
                )
    return list(found.values())


def is_short_form(text: str) -> bool:
    """Tell whether a word looks like a short form: mostly capitals, not long.

    Example:
        >>> [is_short_form(t) for t in ("NBG", "TKP-ML", "IEDs", "Monday", "34")]
        [True, True, True, False, False]
    """
    letters = [c for c in text if c.isalpha()]
    upper = sum(c.isupper() for c in letters)
    return MIN_LETTERS <= len(text) <= MAX_LETTERS and 2 * upper >= max(
        len(letters), 2 * MIN_LETTERS
    )


def long_form(words: Words, before: int, short: str) -> int | None:
    """Return the first token of what a short form stands for, left of ``before``.

    Each letter of the short form, from the last to the first, is found in the text on
    its left; the first one begins a word.
    """
    letters = key(short)
    limit = min(len(letters) + 5, 2 * len(letters), MAX_LONG_WORDS)
    first = max(before - limit, 0)
    for index in range(before - 1, first - 1, -1):
        if words.texts[index] in (".", ";", ":", ",", "(", ")") or (
            "\n\n" in words.texts[index]
        ):
            first = index + 1
            break
    position = len(letters) - 1
    for index in range(before - 1, first - 1, -1):
        word = words.keys[index]
        at = len(word)
        while position >= 0 and at > 0:
            at = word.rfind(letters[position], 0, at)
            if at < 0:
                break
            if position == 0 and at > 0:
                continue
            position -= 1
            if position < 0:
                return index if before - index > 1 else None
    return None


def _initials(words: Words, start: int, end: int, short: str) -> bool:
    """Tell whether words inside brackets spell out the short form before them."""
    found = long_form(words, end, short)
    return found is not None and found >= start and end - start > 1


def _closing(words: Words, opening: int, closing: str) -> int | None:
    for index in range(opening + 1, min(opening + MAX_LONG_WORDS, len(words.texts))):
        if words.texts[index] == closing:
            return index
    return None


def _definition(
    words: Words, short: str, short_at: int, start: int, end: int
) -> Definition:
    start, end = trimmed(words, start, end, "ORG") or (start, end)
    telling = [t for t in words.texts[start:end] if t[0].isalpha() and t not in SMALL]
    upper = sum(text[0].isupper() for text in telling)
    is_name = bool(telling) and telling[0][0].isupper() and 2 * upper > len(telling)
    return Definition(short, short_at, start, end, is_name)


def apply(words: Words, names: list[Name], found: list[Definition]) -> list[Name]:
    """Return the names with long and short forms of each definition under one name."""
    for definition in found:
        names = _apply(words, names, definition)
    return names


def _apply(words: Words, names: list[Name], found: Definition) -> list[Name]:
    at_short = [
        i
        for i, text in enumerate(words.texts)
        if text == found.short or text == found.short + "s"
    ]
    if not found.is_name:
        ordinary = frozenset(at_short)
        return [n for n in names if not (n.end - n.start == 1 and n.start in ordinary)]
    long, names = _long_name(words, names, found)
    taken = [n for n in names if n.end - n.start > 1]
    covered = {i for n in taken for i in range(n.start, n.end)}
    shorts = [
        replace(long, start=i, end=i + 1, rule="acronym")
        for i in at_short
        if i not in covered and words.texts[i] == found.short
    ]
    replaced = {name.start for name in shorts}
    kept = [n for n in names if n.end - n.start > 1 or n.start not in replaced]
    return disjoint([*kept, *shorts])


def _long_name(
    words: Words, names: list[Name], found: Definition
) -> tuple[Name, list[Name]]:
    """Return the name of a long form, and the names with it among them."""
    inside = [n for n in names if n.start < found.end and found.start < n.end]
    closed = found.short_at + 2  # some are known with the short form in brackets
    same = next((n for n in inside if n.end in (found.end, closed) and n.entry), None)
    label = next((n.label for n in inside if n.end == found.end), "ORG")
    entry = same.entry if same and not same.entry.is_nation else None  # type: ignore[union-attr]
    canonical = entry.canonical if entry else ""
    long = Name(
        min([found.start, *(n.start for n in inside if n.label == "ORG")]),
        found.end,
        label if label in LABELS and label != "NORP" else "ORG",
        "definition",
        0.9,
        entry=entry,
        canonical=canonical or words.plain(found.start, found.end),
    )
    return long, [n for n in names if n not in inside] + [long]


def with_initials(words: Words, names: list[Name]) -> list[Name]:
    """Return the names with initials nobody explained under the name they stand for.

    "Orland Harbour Fire Department … OHFD": three letters or more, one a word.
    """
    spelled: dict[str, Name] = {}
    for name in names:
        if name.label == "ORG" and name.end - name.start >= MIN_INITIALS:
            initials = _initials_of(words, name)
            if len(initials) >= MIN_INITIALS:
                spelled.setdefault(initials, name)
    if not spelled:
        return names
    alone = {n.start: n for n in names if n.end - n.start == 1}
    inside = {i for n in names if n.end - n.start > 1 for i in range(n.start, n.end)}
    found = [
        replace(
            spelled[text],
            start=index,
            end=index + 1,
            rule="initials",
            confidence=0.8,
            canonical=_name_of(words, spelled[text]),
        )
        for index, text in enumerate(words.texts)
        if text in spelled
        and index not in inside
        and (index not in alone or alone[index].entry is None)
    ]
    taken = {name.start for name in found}
    kept = [n for n in names if n.end - n.start > 1 or n.start not in taken]
    return disjoint([*kept, *found])


def _initials_of(words: Words, name: Name) -> str:
    texts = words.texts[name.start : name.end]
    return "".join(text[0] for text in texts if text[0].isupper())


def _name_of(words: Words, name: Name) -> str:
    known = name.canonical or (name.entry.canonical if name.entry else "")
    return known or words.plain(name.start, name.end)
