"""Towns that are teams: "Northtown beat Southport 3-1" names no place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from newsevents import resources
from newsevents.stages.entities.names import PLACES, Name, disjoint
from newsevents.stages.entities.voting import LOCATIVE, surface
from newsevents.stages.entities.words import Words

LEAST_TOPIC_WORDS = 3
LEAST_TABLE_FIGURES = 3
MAX_TEAM_WORDS = 3
YEAR_DIGITS = 4
TEAM_LIKE = PLACES | {"PERSON", "PRODUCT", "WORK_OF_ART"}


@dataclass(frozen=True, slots=True)
class SportWords:
    """Words of sport by what they tell; all in lower case."""

    topic: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]


@cache
def load_sport() -> SportWords:
    """Read the words of sport."""
    rows = resources.table("entities/sport_words.tsv")
    return SportWords(
        *(
            frozenset(row["word"] for row in rows if row["kind"] == kind)
            for kind in ("topic", "before", "after")
        )
    )


def with_teams(words: Words, names: list[Name], sport: SportWords) -> list[Name]:
    """Return the names; in an article about sport, towns that play are teams."""
    lower = {text.lower() for text in words.texts}
    if len(lower & sport.topic) < LEAST_TOPIC_WORDS:
        return names
    names = disjoint([*names, *_table_teams(words, names)])
    family = {surface(words, n) for n in names if n.label == "PERSON" and _is_long(n)}
    last = {whole.split()[-1] for whole in family}
    teams = {
        surface(words, name)
        for name in names
        if _may_be_team(name) and _plays(words, name, sport)
    } - last
    return [_as_team(words, name, teams, sport) for name in names]


def _is_long(name: Name) -> bool:
    return name.end - name.start > 1


def _may_be_team(name: Name) -> bool:
    return (
        name.label in TEAM_LIKE
        and name.entry is None
        and name.end - name.start <= MAX_TEAM_WORDS
        and (name.label != "PERSON" or not _is_long(name))
    )


def _as_team(words: Words, name: Name, teams: set[str], sport: SportWords) -> Name:
    if not _may_be_team(name) or surface(words, name) not in teams:
        return name
    if _is_located(words, name) and not _plays(words, name, sport):
        return name
    return replace(name, label="ORG", rule="team", confidence=0.7)


def _is_located(words: Words, name: Name) -> bool:
    """Tell whether a name stands as a place: behind "in", before a date or a comma."""
    before = words.texts[name.start - 1].lower() if name.start else ""
    if before in LOCATIVE or before == "(" or name.rule == "dateline":
        return True
    return name.end < len(words.texts) and words.texts[name.end] in (":", ")")


def _plays(words: Words, name: Name, sport: SportWords) -> bool:
    """Tell whether what stands beside a name makes it a team."""
    texts = words.texts
    before = texts[name.start - 1].lower() if name.start else ""
    after = texts[name.end] if name.end < len(texts) else ""
    if before in LOCATIVE or name.rule == "dateline":
        return False
    if before in sport.before or after.lower() in sport.after:
        return True
    if after == "AT" and texts[name.end - 1].isupper():
        return True
    starts = words.starts_line(name.start) or before in (",", ";") or before.isdigit()
    return starts and after.isdigit() and len(after) < YEAR_DIGITS


def _table_teams(words: Words, names: list[Name]) -> list[Name]:
    """Return unknown names at the start of lines of figures: rows of a table."""
    taken = {i for name in names for i in range(name.start, name.end)}
    found: list[Name] = []
    for index, text in enumerate(words.texts):
        if index in taken or not text[0].isupper() or not words.starts_line(index):
            continue
        end = index
        while (
            end < len(words.texts)
            and words.texts[end].isalpha()
            and words.texts[end][0].isupper()
            and end not in taken
        ):
            end += 1
        following = words.texts[end : end + LEAST_TABLE_FIGURES]
        is_row = len(following) == LEAST_TABLE_FIGURES and all(
            word[0].isdigit() or word[0] == "." for word in following
        )
        if is_row and end - index <= MAX_TEAM_WORDS and len(text) > 1:
            found.append(Name(index, end, "ORG", "team", 0.6))
    return found
