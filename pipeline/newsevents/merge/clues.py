"""What of an event row can tell whether another row is the same incident."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any

from newsevents import resources
from newsevents.language.placenames import exact_key

Row = Mapping[str, Any]
Days = tuple[int, int]

# Cells whose words tell incidents apart: names, ages, streets, things.
WORDY = (
    *("evidence", "casualty_text", "perpetrator", "target", "victims", "weapon"),
    *("attribution", "place_text"),
)
PLACED = ("place_name", "place_admin1", "country")
# An event whose day the text does not say lies at most so many days before the story.
UNDATED_DAYS = 7
POINTS = frozenset({"exact", "near", "offset"})
# Longer words are no words, and a text can hold any number of them.
LONGEST_WORD = 40


@dataclass(frozen=True, slots=True)
class Count:
    """How many came to harm, as one row has it; None is an open bound."""

    best: int
    low: int | None
    high: int | None

    def agrees(self, other: Count) -> bool:
        """Tell whether one number can be what both say.

        Example:
            >>> Count(11, 11, None).agrees(Count(14, 14, 14))
            True
            >>> Count(11, 11, 11).agrees(Count(14, 14, 14))
            False
        """
        low = max(self.low or 0, other.low or 0)
        highs = [h for h in (self.high, other.high) if h is not None]
        return self.best == other.best or not highs or low <= min(highs)


@dataclass(frozen=True, slots=True)
class Scene:
    """Where: keys without case and accents, and the point if it is a town's.

    ``words`` are those of the place and of what contains it.
    """

    name: str | None = None
    admin1: str | None = None
    country: str | None = None
    point: tuple[float, float] | None = None
    geonames_id: int | None = None
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Clues:
    """What of a row is compared; ``row`` is the row itself.

    ``is_main`` tells the main event of an article. ``days`` are the first and last
    day, as ordinals, on which the event may have been: what the text says, else the
    days before publication. ``is_dated`` tells whether that is a day or a few that the
    text says. ``minute`` counts minutes of the local clock from day 0.
    """

    row: Row
    event_id: str
    article_id: str
    event_type: str
    is_main: bool
    days: Days | None
    is_dated: bool
    minute: int | None
    scene: Scene
    counts: Mapping[str, Count] = field(default_factory=dict)
    words: frozenset[str] = frozenset()


def clues_of(row: Row, names: Iterable[str] = ()) -> Clues:
    """Return what a row can be compared by.

    Args:
        row: An event row as a flat mapping.
        names: Names in its article. They and the title are the main event's, so that
            other rows of the article do without them.

    Example:
        >>> clues = clues_of({"event_id": "e", "article_id": "a", "rank": 1,
        ...     "event_type": "fire", "time_start": "2021-03-04", "killed": 2,
        ...     "article_title": "Two die in Harbin blaze"}, ["Li Wei"])
        >>> clues.counts["killed"].best, sorted(clues.words)
        (2, ['blaze', 'die', 'harbin', 'in', 'li', 'two', 'wei'])
    """
    texts = [str(row.get(name) or "") for name in WORDY]
    is_main = row.get("rank") == 1
    if is_main:
        texts += [str(row.get("article_title") or ""), *names]
    dated = days_of(row)
    return Clues(
        row=row,
        event_id=str(row["event_id"]),
        article_id=str(row["article_id"]),
        event_type=str(row.get("event_type") or "other"),
        is_main=is_main,
        days=dated or _before_publication(row),
        is_dated=dated is not None and dated[1] - dated[0] < UNDATED_DAYS,
        minute=_minute(row),
        scene=_scene(row),
        counts=dict(_counts(row)),
        words=words_of(texts) - calendar_words(),
    )


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of texts, without single letters.

    Example:
        >>> sorted(words_of(["A man's car", "Café Noir"]))
        ['cafe', 'car', 'man', 'noir']
    """
    found = set()
    for text in texts:
        plain = text.replace("’", "'").replace("'s", " ")
        found.update(exact_key(plain).split())
    return frozenset(w for w in found if 1 < len(w) <= LONGEST_WORD)


@cache
def calendar_words() -> frozenset[str]:
    """Return months and weekdays: stories of one day share them anyhow.

    Example:
        >>> {"friday", "sept"} <= calendar_words()
        True
    """
    tables = ("times/months.tsv", "times/weekdays.tsv")
    return frozenset(
        exact_key(row["name"]) for name in tables for row in resources.table(name)
    )


def days_of(row: Row) -> Days | None:
    """Return the first and last day of a row as ordinals, None without a date.

    Example:
        >>> row = {"time_start": "2021-03-01", "time_end": "2021-03-07"}
        >>> first, last = days_of(row)
        >>> last - first
        6
    """
    first = ordinal(row.get("time_start"))
    if first is None:
        return None
    last = ordinal(row.get("time_end"))
    return first, max(first, last if last is not None else first)


def ordinal(text: object) -> int | None:
    """Return the day of an ISO 8601 date or datetime; None if it is none.

    Example:
        >>> ordinal("2022-01-21T03:00:00+03:00") - ordinal("2022-01-20")
        1
    """
    try:
        return date.fromisoformat(str(text or "")[:10]).toordinal()
    except ValueError:
        return None


def _before_publication(row: Row) -> Days | None:
    published = ordinal(row.get("article_published"))
    if published is None:
        return None
    return max(1, published - UNDATED_DAYS), published


def _minute(row: Row) -> int | None:
    """Return the minute of a row that knows the hour."""
    if row.get("time_precision") not in ("minute", "hour"):
        return None
    try:
        moment = datetime.fromisoformat(str(row.get("time_start") or ""))
    except ValueError:
        return None
    return moment.toordinal() * 24 * 60 + moment.hour * 60 + moment.minute


def _scene(row: Row) -> Scene:
    latitude, longitude = row.get("latitude"), row.get("longitude")
    written = [str(row.get(name) or "") for name in PLACED]
    point = None
    if (
        row.get("geo_precision") in POINTS
        and latitude is not None
        and longitude is not None
    ):
        point = (float(latitude), float(longitude))
    return Scene(
        name=_key(row.get("place_name")),
        admin1=_key(row.get("place_admin1")),
        country=_key(row.get("country_code") or row.get("country")),
        point=point,
        geonames_id=row.get("geonames_id"),
        words=words_of(written),
    )


def _key(name: object) -> str | None:
    return exact_key(str(name)) or None if name else None


def _counts(row: Row) -> Iterable[tuple[str, Count]]:
    for effect in ("killed", "wounded", "captured", "missing", "displaced"):
        best = row.get(effect)
        if best:
            yield (
                effect,
                Count(best, row.get(f"{effect}_low"), row.get(f"{effect}_high")),
            )
