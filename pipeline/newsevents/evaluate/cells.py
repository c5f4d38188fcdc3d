"""Whether a cell is right, by the nature of its column."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Sequence
from datetime import datetime

from newsevents.evaluate.gold import Incident, Row, Value

# Names of one thing, where the shorter may stand for the longer ("Diyala", "Diyala
# Governorate").
NAMES = frozenset(
    {"place_name", "place_admin1", "country", "distance_from", "perpetrator"}
)
# Wording, where the answer must hold the accepted words and may say a little more.
PHRASES = frozenset(
    {
        "trigger",
        "time_text",
        "place_text",
        "distance_text",
        "target",
        "weapon",
        "casualty_text",
        "victims",
        "attribution",
    }
)
MOMENTS = frozenset({"time_start", "time_end"})
KILOMETRES = frozenset({"distance_km", "distance_low_km", "distance_high_km"})
POINT = "point"  # latitude and longitude are one cell
EXTRA_WORDS = {"name": 3, "phrase": 12}
KM_TOLERANCE = 0.01
EARTH_RADIUS_KM = 6371.0088
_FULL_DATE = len("2022-01-21")
_ARTICLES = frozenset({"a", "an", "the"})


def columns_of(incident: Incident) -> tuple[str, ...]:
    """Return the cells to score, ``latitude`` and ``longitude`` as one ``point``."""
    names = [c for c in incident.cells if c not in ("latitude", "longitude")]
    return (*names, POINT) if "latitude" in incident.cells else tuple(names)


def given(column: str, row: Row) -> Value | tuple[float, float]:
    """Return what a row holds in a column; None for an empty cell."""
    if column != POINT:
        return row.get(column) if row.get(column) != "" else None
    latitude, longitude = row.get("latitude"), row.get("longitude")
    return None if latitude is None or longitude is None else (latitude, longitude)


def expected(column: str, incident: Incident) -> tuple[object, ...]:
    """Return the accepted values of a column."""
    if column != POINT:
        return incident.cells.get(column, ())
    return ((incident.best("latitude"), incident.best("longitude")),)


def is_right(column: str, incident: Incident, row: Row) -> bool:
    """Tell whether a row's cell holds one of the accepted values.

    Example:
        >>> gold = Incident("a", 1, {"target": ("army barracks",), "killed": (11,)})
        >>> is_right("target", gold, {"target": "an army barracks north of Baghdad"})
        True
        >>> is_right("killed", gold, {"killed": 12})
        False
    """
    value = given(column, row)
    if column == POINT:
        return _is_near(incident, value)
    accepted = incident.cells[column]
    if value is None or value in accepted:
        return value in accepted
    wanted = [w for w in accepted if w is not None]
    if column in NAMES or column in PHRASES:
        kind = "name" if column in NAMES else "phrase"
        return _says(kind, [str(w) for w in wanted], str(value))
    if column in MOMENTS:
        return any(_same_moment(str(w), str(value)) for w in wanted)
    return column in KILOMETRES and any(
        math.isclose(_number(w), _number(value), rel_tol=KM_TOLERANCE) for w in wanted
    )


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return the great-circle distance of two points in degrees.

    Example:
        >>> round(kilometres((0.0, 0.0), (0.0, 1.0)))
        111
    """
    (lat1, lon1), (lat2, lon2) = (tuple(map(math.radians, point)) for point in (a, b))
    half = (
        math.sin((lat2 - lat1) / 2) ** 2
        + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, half)))


def words(text: str) -> list[str]:
    """Return the words of a text without case, accents, punctuation, first article.

    Example:
        >>> words("the Al-Ḩasakah’s road")
        ['al', 'hasakahs', 'road']
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(
        c for c in plain if not unicodedata.combining(c) and c not in "'’‘ʿʾ`"
    )
    found = re.findall(r"\w+", plain)
    return found[1:] if len(found) > 1 and found[0] in _ARTICLES else found


def holds(outer: Sequence[str], inner: Sequence[str]) -> bool:
    """Tell whether ``inner`` is a run of the words of ``outer``."""
    return bool(inner) and f" {' '.join(inner)} " in f" {' '.join(outer)} "


def _says(kind: str, wanted: Sequence[str], answer: str) -> bool:
    """Compare lists joined with ``;``.

    Right is an answer that has every part of one accepted value, and of whose own parts
    at least half are in some accepted value.
    """
    parts = _parts(answer)
    options = [_parts(option) for option in wanted]
    complete = any(
        all(any(_same(kind, w, part) for part in parts) for w in option)
        for option in options
    )
    known = [w for option in options for w in option]
    supported = sum(any(_same(kind, w, part) for w in known) for part in parts)
    return complete and 2 * supported >= len(parts)


def _parts(text: str) -> list[list[str]]:
    return [found for part in text.split(";") if (found := words(part))]


def _same(kind: str, wanted: Sequence[str], part: Sequence[str]) -> bool:
    if abs(len(part) - len(wanted)) > EXTRA_WORDS[kind]:
        return False
    return holds(part, wanted) or (kind == "name" and holds(wanted, part))


def _same_moment(wanted: str, answer: str) -> bool:
    """Compare dates as written and datetimes as instants; a year holds its days."""
    if len(wanted) < _FULL_DATE:
        return answer.startswith(wanted)
    if "T" not in wanted or "T" not in answer:
        return wanted == answer
    try:
        a, b = datetime.fromisoformat(wanted), datetime.fromisoformat(answer)
    except ValueError:
        return False
    return (a.tzinfo is None) == (b.tzinfo is None) and a == b


def _is_near(incident: Incident, value: object) -> bool:
    accepted = incident.cells
    if not isinstance(value, tuple):
        return None in accepted["latitude"]
    pairs = zip(accepted["latitude"], accepted.get("longitude", ()), strict=False)
    return any(
        kilometres((_number(lat), _number(lon)), value) <= incident.tolerance_km
        for lat, lon in pairs
        if lat is not None and lon is not None
    )


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else math.nan
