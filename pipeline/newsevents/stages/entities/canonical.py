"""One name for all mentions of one thing in an article."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from newsevents.stages.entities.names import PLACES, Name
from newsevents.stages.entities.voting import surface
from newsevents.stages.entities.words import Words

MAX_ACRONYM = 4  # letters: "NYC" stays as it is


def canonised(words: Words, names: list[Name]) -> list[Name]:
    """Return the names, each with its canonical name.

    The lexicon's name, or what a definition said; a person's fullest name; else the
    first spelling of the article that is not in capitals.
    """
    people = _people(words, names)
    spelling = _spellings(words, names)
    return [
        replace(name, canonical=_canonical(words, name, people, spelling))
        for name in names
    ]


def _canonical(
    words: Words,
    name: Name,
    people: dict[str, str],
    spelling: dict[tuple[str, str], str],
) -> str:
    if name.canonical:
        return name.canonical
    if name.entry and name.entry.canonical:
        return name.entry.canonical
    form = surface(words, name)
    if name.label == "PERSON" and form in people:
        form = people[form]
    text = spelling.get((_group(name.label), form)) or words.plain(name.start, name.end)
    return text.title() if _is_shouted(text, name.label) else text


def _is_shouted(text: str, label: str) -> bool:
    """Tell whether the article writes a place or person in capitals only."""
    is_long = len(text) > MAX_ACRONYM and "." not in text
    return is_long and text.isupper() and label in PLACES | {"PERSON"}


def _group(label: str) -> str:
    return "GPE" if label in PLACES else label


def _people(words: Words, names: list[Name]) -> dict[str, str]:
    """Return the fullest form of each form of a person's name, where there is one."""
    forms = {surface(words, n) for n in names if n.label == "PERSON"}
    longer: dict[str, set[str]] = defaultdict(set)
    for form in forms:
        parts = form.split()
        for size in range(1, len(parts)):
            longer[" ".join(parts[-size:])].add(form)
        if len(parts) > 1:
            longer[parts[0]].add(form)
    return {
        form: max(found, key=lambda f: (len(f), f))
        for form in forms
        for found in (longer.get(form, set()),)
        if found and _one_person(found)
    }


def _one_person(forms: set[str]) -> bool:
    """Tell whether longer forms may be one person's: each inside the longest."""
    longest = max(forms, key=lambda f: (len(f), f)).split()
    return all(set(form.split()) <= set(longest) for form in forms)


def _spellings(words: Words, names: list[Name]) -> dict[tuple[str, str], str]:
    """Return the spelling to use for each form: the first in ordinary case."""
    found: dict[tuple[str, str], str] = {}
    for name in names:
        form = (_group(name.label), surface(words, name))
        text = words.plain(name.start, name.end)
        if form not in found or (found[form].isupper() and not text.isupper()):
            found[form] = text
    return found
