"""People: titles taken off their names, and roles told beside them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from newsevents import resources
from newsevents.stages.entities.names import Name
from newsevents.stages.entities.words import Words

MAX_TITLE_WORDS = 7
MAX_APPOSITION_WORDS = 16
MAX_HEAD_AT = 6  # words of an apposition before its noun
MODIFIER_TAGS = frozenset({"NN", "NNP", "NNPS", "NNS", "JJ", "POS", "HYPH", "VBN"})
SMALL = frozenset({"-", "–", "'s", "’s", "of", "the"})
DETERMINERS = frozenset({"a", "an", "the"})
STOP_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD", "WP", "WDT", "WRB"})
STOPS = frozenset({",", ".", ";", ":", ")", "(", "”", '"'})
HEAD_ENDS = frozenset({"of", "for", "at", "in", "with", "to", "from", "who", "and"})


@dataclass(frozen=True, slots=True)
class Roles:
    """Words for what somebody is, in lower case and without dots."""

    roles: frozenset[str]
    honorifics: frozenset[str]

    def is_role(self, word: str) -> bool:
        """Tell whether a word is a role or rank; case and a final dot do not count."""
        return word.lower().rstrip(".") in self.roles

    def is_title(self, word: str) -> bool:
        """Tell whether a word may stand before a name: a role or an honorific."""
        return self.is_role(word) or word.lower().rstrip(".") in self.honorifics


@cache
def load_roles() -> Roles:
    """Read the role words."""
    rows = resources.table("entities/roles.tsv")
    return Roles(
        frozenset(row["word"] for row in rows if row["kind"] == "role"),
        frozenset(row["word"] for row in rows if row["kind"] == "honorific"),
    )


def with_titles(words: Words, names: list[Name], roles: Roles) -> list[Name]:
    """Return the names, people's without their titles and with their roles."""
    return [
        _with_title(words, name, roles) if name.label == "PERSON" else name
        for name in names
    ]


def bare(words: Words, name: Name, roles: Roles) -> Name:
    """Return a person's name without the titles that the model took into it."""
    start = name.start
    while start < name.end - 1 and (
        roles.is_title(words.texts[start]) or not words.keys[start]
    ):
        start += 1
    if start == name.start:
        return name
    return replace(name, start=start, rule="model:trimmed")


def _with_title(words: Words, name: Name, roles: Roles) -> Name:
    start = title_start(words, name.start, roles)
    if start < name.start:
        return replace(name, title=words.plain(start, name.start))
    beside = apposition(words, name.end, roles) or description(words, name.start, roles)
    return replace(name, title=words.plain(*beside)) if beside else name


def title_start(words: Words, before: int, roles: Roles) -> int:
    """Return where the title in front of a name begins; ``before`` if there is none."""
    start = before
    while start > 0 and before - start < MAX_TITLE_WORDS:
        text, tag = words.texts[start - 1], words.tags[start - 1]
        if text == "." and start > 1 and roles.is_title(words.texts[start - 2]):
            start -= 2
            continue
        if text == "\n":
            start -= 1
            continue
        if start == before:
            if not roles.is_title(text):
                break
        elif not (roles.is_title(text) or tag in MODIFIER_TAGS or text in ("-", "'s")):
            break
        start -= 1
    if "old" in words.texts[start:before]:  # "40-year-old farmer"
        start = words.texts.index("old", start) + 1
    while start < before and not words.keys[start]:
        start += 1
    return start


def apposition(words: Words, end: int, roles: Roles) -> tuple[int, int] | None:
    """Return the token range of "a spokesman for the ministry" behind a name."""
    texts = words.texts
    if end >= len(texts) or texts[end] != ",":
        return None
    start = end + 1
    if start < len(texts) and texts[start].lower() in DETERMINERS:
        start += 1
    stop, is_role = start, False
    while stop < min(start + MAX_APPOSITION_WORDS, len(texts)):
        text = texts[stop]
        if text in STOPS or "\n\n" in text:
            break
        if words.tags[stop] in STOP_TAGS or (not is_role and text in HEAD_ENDS):
            break
        if roles.is_role(text) and stop - start < MAX_HEAD_AT:
            is_role = True
        stop += 1
    while stop > start and not words.keys[stop - 1]:
        stop -= 1
    return (start, stop) if is_role else None


def description(words: Words, before: int, roles: Roles) -> tuple[int, int] | None:
    """Return the token range of "a spokesman for the port" in front of ", Name"."""
    texts = words.texts
    if before < 1 or texts[before - 1] != ",":
        return None
    is_role = False
    for index in range(before - 2, max(before - 2 - MAX_APPOSITION_WORDS, -1), -1):
        text = texts[index]
        if text in STOPS or words.tags[index] in STOP_TAGS or "\n\n" in text:
            return None
        if is_role and text.lower() in DETERMINERS:
            return index + 1, before - 1
        is_role = is_role or roles.is_role(text)
    return None
