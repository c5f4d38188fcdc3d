"""Points on the earth: distances, bearings, the point that lies so far from another.

Degrees are WGS84 decimal degrees, lengths kilometres. ``offset_point`` solves the
geodesic on the ellipsoid; ``haversine`` is the sphere, right to half a percent and
cheap enough for comparing candidates.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from geographiclib.geodesic import Geodesic

if TYPE_CHECKING:
    from collections.abc import Iterable

EARTH_RADIUS_KM = 6371.0088
KM_PER_MILE = 1.609344
KM_PER_NAUTICAL_MILE = 1.852
BEARINGS = (
    "N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE",
    "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW",
)  # fmt: skip
_POINTS = {"north": "N", "east": "E", "south": "S", "west": "W"}


def haversine(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Return the great-circle distance in kilometres.

    Example:
        >>> round(haversine(33.34, 44.40, 36.34, 43.13))
        353
    """
    phi1, phi2 = math.radians(lat1), math.radians(lat2)
    half = math.sin((phi2 - phi1) / 2) ** 2
    half += (
        math.cos(phi1) * math.cos(phi2) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))


def offset_point(
    latitude: float, longitude: float, km: float, bearing: str
) -> tuple[float, float]:
    """Return the point ``km`` from another in the direction of a compass point.

    Args:
        latitude: Of the anchor.
        longitude: Of the anchor.
        km: Length of the geodesic.
        bearing: One of `BEARINGS`.

    Raises:
        ValueError: The bearing is none of the 16 points.

    Example:
        >>> lat, lon = offset_point(33.34058, 44.40088, 120, "N")
        >>> round(lat, 2), round(lon, 2)
        (34.42, 44.4)
    """
    direct = Geodesic.WGS84.Direct(latitude, longitude, degrees(bearing), km * 1000)
    return direct["lat2"], direct["lon2"]


def degrees(bearing: str) -> float:
    """Return the azimuth of a compass point, clockwise from north.

    Raises:
        ValueError: The bearing is none of the 16 points.

    Example:
        >>> degrees("SSW")
        202.5
    """
    if bearing not in BEARINGS:
        raise ValueError(f"{bearing!r} is not one of {', '.join(BEARINGS)}")
    return BEARINGS.index(bearing) * 22.5


def compass_point(azimuth: float) -> str:
    """Return the nearest of the 16 compass points.

    Example:
        >>> compass_point(-46.0)
        'NW'
    """
    return BEARINGS[round(azimuth / 22.5) % 16]


def bearing_between(lat1: float, lon1: float, lat2: float, lon2: float) -> str:
    """Return the compass point in which the second point lies, seen from the first.

    Example:
        >>> bearing_between(33.34, 44.40, 36.34, 43.13)
        'NNW'
    """
    return compass_point(Geodesic.WGS84.Inverse(lat1, lon1, lat2, lon2)["azi1"])


def parse_bearing(words: str) -> str | None:
    """Return the compass point that words name, or None.

    Reads "north", "south-east", "southeast", "northwestern", "eastwards", "NNW" and
    "N.E.".

    Example:
        >>> parse_bearing("south-east"), parse_bearing("N.W."), parse_bearing("left")
        ('SE', 'NW', None)
        >>> parse_bearing("north-north-west")
        'NNW'
    """
    plain = words.replace(".", "").replace(" ", "").replace("-", "")
    if plain.upper() in BEARINGS and plain.upper() == plain:
        return plain
    rest, letters = plain.lower(), ""
    while rest:
        for name, letter in _POINTS.items():
            if rest.startswith(name):
                letters, rest = letters + letter, rest[len(name) :]
                rest = rest.removeprefix("ern").removeprefix("erly")
                rest = rest.removeprefix("wards").removeprefix("ward")
                break
        else:
            return None
    return letters if letters in BEARINGS else None


def centroid(points: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """Return the middle of points given as (latitude, longitude).

    The mean of the unit vectors, so that the date line does no harm.

    Raises:
        ValueError: No points are given.

    Example:
        >>> lat, lon = centroid([(0.0, 179.0), (0.0, -179.0)])
        >>> round(abs(lon))
        180
    """
    x = y = z = 0.0
    number = 0
    for lat, lon in points:
        phi, theta = math.radians(lat), math.radians(lon)
        x += math.cos(phi) * math.cos(theta)
        y += math.cos(phi) * math.sin(theta)
        z += math.sin(phi)
        number += 1
    if not number:
        raise ValueError("no points to take the middle of")
    return (
        math.degrees(math.atan2(z, math.hypot(x, y))),
        math.degrees(math.atan2(y, x)),
    )
