"""Small places and the counties of the United States, of the Census Bureau.

The Census gazetteer (public domain) lists every town and every settlement of a name
that the Bureau counts, down to a dozen people. It is read from the Debian package
``weather-util-data``, which ships it with angles in radians.
"""

from __future__ import annotations

import gzip
import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Digits of the Census Bureau's number for an area of each kind.
COUNTY, PLACE = 5, 7
KIND = re.compile(
    r"\ (?:CDP|city|town|village|borough|municipality|comunidad|zona\ urbana"
    r"|city\ and\ borough|urban\ county|.*\ government(?:\ .*)?|\(balance\)|township"
    r"|corporation)$",
    re.VERBOSE,
)


@dataclass(frozen=True)
class Area:
    """A county or place: ``number`` is the Bureau's, ``state`` has two letters."""

    number: str
    name: str
    state: str
    latitude: float
    longitude: float


def read(path: Path) -> Iterator[Area]:
    """Yield the counties and places of the packaged file."""
    text = gzip.decompress(path.read_bytes()).decode("utf-8")
    for section in text.split("\n\n[fips")[1:]:
        head, _, body = section.partition("]\n")
        values = dict(
            line.split(" = ", 1) for line in body.splitlines() if " = " in line
        )
        name, _, state = values["description"].rpartition(", ")
        if len(head) in (COUNTY, PLACE):
            angles = values["centroid"].strip("()").split(", ")
            latitude, longitude = (math.degrees(float(angle)) for angle in angles)
            yield Area(
                head, KIND.sub("", name), state, round(latitude, 4), round(longitude, 4)
            )
