"""Labels and junk told by a name's own words and by the words beside it."""

from __future__ import annotations

from dataclasses import replace

from newsevents.stages.entities.names import Name
from newsevents.stages.entities.persons import Roles
from newsevents.stages.entities.words import INITIAL, Words, name_words

NOT_ORGANIZATION = frozenset({"GPE", "LOC", "PERSON", "NORP", "PRODUCT"})
NOT_PLACE = frozenset({"PERSON", "NORP", "ORG", "PRODUCT", "WORK_OF_ART"})
MAX_PLACE_WORDS = 3
NOT_ADJECTIVE = frozenset("aou")  # last letters that no English demonym has
NOUN_TAGS = frozenset({"NNP", "NNPS", ""})
LOOSE = frozenset({"PERSON", "PRODUCT", "ORG", "WORK_OF_ART"})
SENTENCE_ENDS = frozenset(
    {".", "!", "?", ":", ";", "“", '"', "-", "–", "—", "''", "``"}
)
# Words of organizations that places are named with as well: "West Bank".
ALSO_PLACES = frozenset(
    {"bank", "front", "court", "mission", "command", "post", "union", "department"}
)
INITIAL_AND_NAME = 2  # words of "J. Doe"
SERVICES = frozenset({"police", "fire", "s", "sheriffs", "safety", "health"})


def by_kind(
    words: Words, names: list[Name], roles: Roles, offices: frozenset[str]
) -> list[Name]:
    """Return the model's names with labels that words of kind put right.

    ``offices`` are words such as "interior", which name a ministry only with its kind.
    Titles and ordinary nouns that stand alone are left out.
    """
    found = []
    ordinary = {text for text in words.texts if text.islower()}
    for name in names:
        if name.end - name.start == 1 and (
            (words.texts[name.start].isupper() and words.keys[name.start] in ordinary)
            or roles.is_title(words.texts[name.start])
            or _is_common_noun(words, name)
            or _is_office(words, name, roles, offices)
        ):
            continue
        found.append(_relabelled(words, name))
    return found


def _is_common_noun(words: Words, name: Name) -> bool:
    """Tell whether the tagger takes a lone capital word for an ordinary one."""
    return (
        name.label in LOOSE
        and words.tags[name.start] not in NOUN_TAGS
        and words.texts[name.start].istitle()
        and (
            words.starts_line(name.start)
            or words.texts[name.start - 1] in SENTENCE_ENDS
        )
    )


def _is_office(words: Words, name: Name, roles: Roles, offices: frozenset[str]) -> bool:
    """Tell whether it is of a title: "Interior Minister", "Minister of Justice"."""
    if (
        name.label == "ORG"
        and name.start > 1
        and words.texts[name.start - 1] == "of"
        and roles.is_role(words.texts[name.start - 2])
        and words.keys[name.start] in offices
    ):
        return True
    following = words.texts[name.end] if name.end < len(words.texts) else ""
    return words.keys[name.start] in offices and roles.is_role(following)


def _relabelled(words: Words, name: Name) -> Name:
    last = words.keys[name.end - 1]
    if (
        name.label == "ORG"
        and name.end - name.start == INITIAL_AND_NAME
        and INITIAL.fullmatch(words.texts[name.start])
        and words.texts[name.end - 1].istitle()
    ):
        return replace(name, label="PERSON", rule="kind")
    if (
        name.label in NOT_ORGANIZATION
        and name.end - name.start > 1
        and (last not in ALSO_PLACES or words.keys[name.end - 2] in SERVICES)
        and (
            last in name_words("organization") or last in name_words("organization_end")
        )
    ):
        return replace(name, label="ORG", rule="kind")
    if (
        name.label in NOT_PLACE
        and name.end - name.start <= MAX_PLACE_WORDS
        and _has_place_kind(words, name)
    ):
        return replace(name, label="GPE", rule="kind")
    return name


def _has_place_kind(words: Words, name: Name) -> bool:
    """Tell whether "district" follows a name or "town of" stands in front of it."""
    places = name_words("place")
    texts = words.texts
    if name.end < len(texts) and texts[name.end] in places:
        return name.label not in ("NORP", "ORG") or (
            name.label == "NORP" and words.keys[name.end - 1][-1:] in NOT_ADJECTIVE
        )
    return (
        name.start > 1
        and texts[name.start - 1] == "of"
        and texts[name.start - 2].lower() in places
    )
