"""The places of the world, looked up by name in whatever spelling.

The arrays in ``models/gazetteer`` are mapped into memory, so that the processes of one
machine share them; ``models/gazetteer/README.md`` says what is in them.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from newsevents import resources
from newsevents.language.placenames import (
    collapsed_key,
    distance,
    exact_key,
    number,
    skeleton,
    without_article,
)

FEATURES = (
    "country", "admin1", "region", "sea", "admin2", "city", "district", "facility",
)  # fmt: skip
NONE = 0xFFFF
PLACE = np.dtype(
    [
        ("latitude", "<f4"),
        ("longitude", "<f4"),
        ("population", "<i4"),
        ("identity", "<i4"),
        ("name", "<u4"),
        ("country", "<u2"),
        ("admin1", "<u2"),
        ("zone", "<u2"),
        ("length", "u1"),
        ("feature", "u1"),
    ]
)
ENTRY = np.dtype([("place", "<u4"), ("collapsed", "<u2"), ("rank", "u1")])
How = Literal["exact", "collapsed", "near"]
MAX_CANDIDATES = 60
ARABIC = ("al ", "ar ", "as ", "ash ", "ad ", "an ", "at ", "az ")  # articles
MAX_LONGER = 3  # letters by which spellings of one name differ in length
SLIP_LETTERS = 7  # a name needs, to be known by its letters in another order
SLIP_PEOPLE = 50_000  # inhabitants of a town that is known so
Array = npt.NDArray[Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the gazetteer under one of its names.

    ``rank`` says how good that name is: 0 the main one, 1 an alternate, 2 the name of
    a division without its kind. ``how`` says how the spelling was matched.
    """

    row: int
    name: str
    feature: str
    latitude: float | None
    longitude: float | None
    population: int
    geonames_id: int | None
    country: int | None
    admin1: int | None
    timezone: str | None
    rank: int = 0
    how: How = "exact"

    @property
    def hamlet(self) -> bool:
        """Whether this is a place so small that a census alone lists it."""
        return self.feature == "city" and self.geonames_id is None


class Gazetteer:
    """Look-ups by name; see `load`."""

    def __init__(self) -> None:
        """Map the arrays.

        Raises:
            ResourceError: A file is missing.
        """
        arrays = {name: _array(name) for name in ("places", "names", "keys", "entries")}
        self._places, self._names = arrays["places"], arrays["names"]
        self._keys, self._entries = arrays["keys"], arrays["entries"]
        tables = json.loads(
            resources.path("gazetteer/tables.json").read_text(encoding="utf-8")
        )
        self._codes: list[str] = tables["codes"]
        self._zones: list[str] = tables["zones"]
        self._capitals: list[int] = tables["capitals"]
        self._number = {code: i for i, code in enumerate(self._codes)}
        self.find = lru_cache(maxsize=20_000)(self._find)
        self.place = lru_cache(maxsize=50_000)(self._place)

    def __len__(self) -> int:
        """Return the number of places."""
        return len(self._places)

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle as "load it there", so that workers map the same files."""
        return (load, ())

    def code(self, country: int | None) -> str | None:
        """Return the alpha-3 code of a country's row."""
        return None if country is None else self._codes[country]

    def country(self, code: str) -> Entry | None:
        """Return a country by its alpha-3 code."""
        row = self._number.get(code)
        return None if row is None else self.place(row)

    def capital(self, code: str) -> Entry | None:
        """Return the capital of a country."""
        row = self._number.get(code)
        if row is None or self._capitals[row] < 0:
            return None
        return self.place(self._capitals[row])

    def _place(self, row: int, rank: int = 0, how: How = "exact") -> Entry:
        record = self._places[row]
        start, length = int(record["name"]), int(record["length"])
        latitude, longitude = float(record["latitude"]), float(record["longitude"])
        known = not math.isnan(latitude)
        country, admin1 = int(record["country"]), int(record["admin1"])
        return Entry(
            row=row,
            name=self._names[start : start + length].tobytes().decode(),
            feature=FEATURES[record["feature"]],
            latitude=round(latitude, 5) if known else None,
            longitude=round(longitude, 5) if known else None,
            population=int(record["population"]),
            geonames_id=int(record["identity"]) or None,
            country=None if country == NONE else country,
            admin1=None if admin1 == NONE else admin1,
            timezone=self._zones[record["zone"]] or None,
            rank=rank,
            how=how,
        )

    def _find(self, name: str) -> tuple[Entry, ...]:
        """Return the places of a name: those spelt so, then its other spellings.

        At most ``MAX_CANDIDATES`` of each kind, the most populous first. Spellings
        that share only the consonants count where they are one edit away, and a large
        town where somebody struck its letters in the wrong order.
        """
        key = exact_key(name)
        collapsed = collapsed_key(key)
        high = number(skeleton(collapsed))
        first = int(np.searchsorted(self._keys, np.uint64(high << 32)))
        last = int(np.searchsorted(self._keys, np.uint64(high + 1 << 32)))
        if first == last:
            return self._slipped(key)
        keys, entries = self._keys[first:last], self._entries[first:last]
        same = keys == np.uint64(high << 32 | number(key))
        close = ~same & (entries["collapsed"] == number(collapsed) & 0xFFFF)
        found = self._entries_of(entries[same], "exact")
        seen = {entry.row for entry in found}
        if len(collapsed) >= 4:
            alike = self._entries_of(entries[close], "collapsed")
            found += [e for e in alike if e.row not in seen]
        elif not found and key.startswith(ARABIC):
            bare = keys == np.uint64(high << 32 | number(without_article(key)))
            found = self._entries_of(entries[bare], "collapsed")
        if not found and len(collapsed) >= 5:
            lengths = self._places["length"][entries["place"]].astype(np.int64)
            similar = entries[abs(lengths - len(key)) <= MAX_LONGER]
            found = [
                entry
                for entry in self._entries_of(similar, "near")
                if distance(collapsed, collapsed_key(exact_key(entry.name)), 1) <= 1
            ]
        return tuple(found) or self._slipped(key)

    def _slipped(self, key: str) -> tuple[Entry, ...]:
        """Return the large towns of the letters of a name: "Bikranagur"."""
        letters = key.replace(" ", "")
        if len(letters) < SLIP_LETTERS:
            return ()
        return tuple(
            entry
            for entry in self._by_letters.get("".join(sorted(letters)), ())
            if exact_key(entry.name)[:2] == key[:2]
        )

    @cached_property
    def _by_letters(self) -> dict[str, list[Entry]]:
        """Large towns by the letters of their names, in order of the alphabet."""
        towns: dict[str, list[Entry]] = {}
        is_large = self._places["population"] >= SLIP_PEOPLE
        is_town = self._places["feature"] == FEATURES.index("city")
        for row in np.flatnonzero(is_large & is_town).tolist():
            entry = self._place(row, 0, "near")
            letters = exact_key(entry.name).replace(" ", "")
            if len(letters) >= SLIP_LETTERS:
                towns.setdefault("".join(sorted(letters)), []).append(entry)
        return towns

    def _entries_of(self, entries: Array, how: How) -> list[Entry]:
        """Return the most populous places among index entries, each once."""
        ranks: dict[int, int] = {}
        for row, rank in zip(
            entries["place"].tolist(), entries["rank"].tolist(), strict=True
        ):
            ranks[row] = min(rank, ranks.get(row, rank))
        rows = np.fromiter(ranks, dtype=np.int64, count=len(ranks))
        if len(rows) > MAX_CANDIDATES:
            people = self._places["population"][rows] + (rows < 5000) * 2_000_000_000
            rows = rows[np.argsort(-people.astype(np.int64), kind="stable")]
            rows = rows[:MAX_CANDIDATES]
        return [self.place(int(row), ranks[int(row)], how) for row in rows]


def _array(name: str) -> Array:
    """Map an array; as a plain ndarray, which slices faster than a memmap."""
    mapped = np.load(
        resources.path(f"gazetteer/{name}.npy"), mmap_mode="r", allow_pickle=False
    )
    return np.asarray(mapped)


@cache
def load() -> Gazetteer:
    """Return the gazetteer of this process.

    Example:
        >>> hassakeh = load().find("Hassakeh")[0]
        >>> hassakeh.name, load().code(hassakeh.country)
        ('Al Hasakah', 'SYR')
        >>> load().find("Qwertyuiop")
        ()
    """
    return Gazetteer()
