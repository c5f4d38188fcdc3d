"""The words of time, read once from ``models/times``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from newsevents.resources import table

_LETTERS = re.compile(r"[a-z]{2,}")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Lower-case words with what they mean; see the tables for their columns."""

    months: dict[str, int]
    short_months: frozenset[str]
    weekdays: dict[str, int]
    short_weekdays: frozenset[str]
    parts: dict[str, str]
    seasons: dict[str, str]
    units: dict[str, str]
    plural_units: frozenset[str]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    zones: dict[str, int]
    holidays: dict[str, str]
    references: dict[str, str]
    reporting_verbs: dict[str, str]
    report_nouns: frozenset[str]
    future_cues: dict[str, str]
    day_first: tuple[str, ...]
    triggers: frozenset[str]
    before_number: frozenset[str]
    after_holiday: frozenset[str]


def plain(text: str) -> str:
    """Return a name with one blank for each run of blanks and hyphens.

    Example:
        >>> plain("pre-dawn  hours")
        'pre dawn hours'
    """
    return re.sub(r"[ -]+", " ", text)


def _plain_keys(words: dict[str, str]) -> dict[str, str]:
    return {plain(word): value for word, value in words.items()}


def _texts(name: str, key: str, value: str) -> dict[str, str]:
    return {row[key]: row[value] for row in table(f"times/{name}.tsv")}


def _numbers(name: str, key: str, value: str) -> dict[str, int]:
    return {k: int(v) for k, v in _texts(name, key, value).items()}


def _marked(name: str, column: str) -> frozenset[str]:
    return frozenset(r["name"] for r in table(f"times/{name}.tsv") if r[column])


def _column(name: str, column: str) -> tuple[str, ...]:
    return tuple(row[column] for row in table(f"times/{name}.tsv"))


def _neighbours(kind: str) -> frozenset[str]:
    rows = table("times/neighbours.tsv")
    return frozenset(row["word"] for row in rows if row["kind"] == kind)


def _last_words() -> frozenset[str]:
    """Return the last word of every name of a time in the word lists."""
    names = "months weekdays parts_of_day seasons units holidays references"
    words = (word for name in names.split() for word in _column(name, "name"))
    return frozenset(_LETTERS.findall(word)[-1] for word in words)


@cache
def lexicon() -> Lexicon:
    """Return all word lists of the stage.

    Example:
        >>> lexicon().months["sept"], lexicon().parts["dawn"]
        (9, 'MO')
    """
    return Lexicon(
        months=_numbers("months", "name", "number"),
        short_months=_marked("months", "short"),
        weekdays=_numbers("weekdays", "name", "number"),
        short_weekdays=_marked("weekdays", "short"),
        parts=_plain_keys(_texts("parts_of_day", "name", "code")),
        seasons=_texts("seasons", "name", "code"),
        units=_plain_keys(_texts("units", "name", "code")),
        plural_units=_marked("units", "plural"),
        numbers=_numbers("numbers", "name", "value"),
        ordinals=_numbers("ordinals", "name", "value"),
        zones=_numbers("zones", "name", "minutes"),
        holidays=_plain_keys(_texts("holidays", "name", "rule")),
        references=_plain_keys(_texts("references", "name", "value")),
        reporting_verbs=_texts("reporting_verbs", "lemma", "kind"),
        report_nouns=frozenset(_column("report_nouns", "lemma")),
        future_cues=_texts("future_cues", "lemma", "kind"),
        day_first=_column("day_first", "ending"),
        triggers=frozenset(_column("triggers", "word")) | _last_words(),
        before_number=_neighbours("before_number"),
        after_holiday=_neighbours("after_holiday"),
    )
