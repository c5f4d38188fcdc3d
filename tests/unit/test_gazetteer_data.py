"""The built arrays belong together, and the README says what they are."""

from __future__ import annotations

import gc
import hashlib
import re
import tracemalloc

import numpy as np
import pytest

from newsevents import resources
from newsevents.language import gazetteer

FOLDER = resources.path("gazetteer")


@pytest.mark.parametrize(
    "name", ["places.npy", "names.npy", "keys.npy", "entries.npy", "tables.json"]
)
def test_readme_has_the_hash_of_each_file(name):
    digest = hashlib.sha256((FOLDER / name).read_bytes()).hexdigest()
    assert digest in (FOLDER / "README.md").read_text(encoding="utf-8")


def test_keys_are_sorted_and_as_many_as_entries():
    keys = np.load(FOLDER / "keys.npy", allow_pickle=False)
    entries = np.load(FOLDER / "entries.npy", allow_pickle=False)
    assert len(keys) == len(entries)
    assert (keys[1:] >= keys[:-1]).all()
    assert entries["place"].max() < len(gazetteer.load())


def test_coordinates_are_on_the_globe():
    places = np.load(FOLDER / "places.npy", allow_pickle=False)
    known = ~np.isnan(places["latitude"])
    assert known.mean() > 0.9
    assert (abs(places["latitude"][known]) <= 90).all()
    assert (abs(places["longitude"][known]) <= 180).all()


def test_every_country_of_the_table_is_stored_under_its_code():
    places = gazetteer.load()
    for row in resources.table("gazetteer/countries.tsv"):
        assert places.country(row["code"]).name == row["name"]


def test_country_points_are_those_of_the_table():
    places = gazetteer.load()
    for row in resources.table("gazetteer/countries.tsv"):
        entry = places.country(row["code"])
        if row["latitude"]:
            assert entry.latitude == pytest.approx(float(row["latitude"]), abs=1e-4)
            assert entry.longitude == pytest.approx(float(row["longitude"]), abs=1e-4)


@pytest.mark.parametrize(
    ("written", "town", "admin1"),
    [
        ("Köln", "Cologne", "North Rhine-Westphalia"),
        ("Sevilla", "Seville", "Andalusia"),
        ("Kuala Lumpur", "Kuala Lumpur", "Kuala Lumpur"),
        ("Afgoye", "Afgooye", "Lower Shabelle"),
        ("Patna", "Patna", "Bihar"),
        ("Cuttack", "Cuttack", "Odisha"),
        ("Jaipur", "Jaipur", "Rajasthan"),
        ("Gangtok", "Gangtok", "Sikkim"),
        ("Zagazig", "Zagazig", "Sharqia"),
        ("Ternate", "Ternate", "North Maluku"),
    ],
)
def test_names_are_the_usual_english_ones(written, town, admin1):
    places = gazetteer.load()
    towns = [e for e in places.find(written) if e.feature == "city"]
    found = max(towns, key=lambda e: (e.how == "exact", e.population))
    assert (found.name, places.place(found.admin1).name) == (town, admin1)


def test_no_division_bears_the_name_that_a_table_gives_another():
    """What a wrong code in a table leads to: two divisions of one name."""
    places = gazetteer.load()
    twice = set()
    for table in ("divisions", "provinces"):
        for row in resources.table(f"gazetteer/{table}.tsv"):
            same = [
                places.code(e.country)
                for e in places.find(row["name"])
                if e.admin1 == e.row and e.name == row["name"]
            ]
            if len(same) > len(set(same)):
                twice.add(row["name"])
    assert twice <= {"Moscow", "Tashkent"}  # the city and the country around it


def test_cue_codes_are_countries():
    codes = {row["code"] for row in resources.table("gazetteer/countries.tsv")}
    assert {row["code"] for row in resources.table("gazetteer/cues.tsv")} <= codes


def test_all_is_smaller_than_what_the_repository_can_bear():
    assert sum(p.stat().st_size for p in FOLDER.iterdir()) < 25_000_000


def test_arrays_are_mapped_and_so_shared_by_processes():
    places = gazetteer.load()
    for array in (places._places, places._names, places._keys, places._entries):
        assert isinstance(array.base, np.memmap)
        assert not array.flags.writeable


def test_loading_keeps_little_for_itself():
    """What is not mapped costs time at every start, and memory in every process."""
    gc.collect()
    tracemalloc.start()
    places = gazetteer.Gazetteer()
    own, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(places)
    assert own <= peak < 2_000_000


def test_hamlets_have_a_state_a_zone_and_no_namesake_beside_them():
    places = gazetteer.load()
    rows = np.flatnonzero(
        (places._places["feature"] == gazetteer.FEATURES.index("city"))
        & (places._places["identity"] == 0)
    )
    assert len(rows) > 10_000
    for row in rows[::97].tolist():
        entry = places.place(row)
        assert entry.hamlet
        assert entry.timezone
        assert places.code(entry.country) in ("USA", "PRI")
        assert entry.admin1 is not None or places.code(entry.country) == "PRI"


def test_readme_credits_geonames():
    assert re.search(r"CC BY 4\.0", (FOLDER / "README.md").read_text(encoding="utf-8"))
