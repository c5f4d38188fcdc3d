"""The town that a local story names once, as the scene of its incident."""

from __future__ import annotations

import pytest

from newsevents.records import Place
from newsevents.stages.events.scene.home import home_of

TOWNS = {
    "Toledo": (41.66, -83.56, 279_789, "city", "Ohio"),
    "Uptown": (41.68, -83.54, 9_000, "city", "Ohio"),
    "Perrysburg": (41.56, -83.63, 21_000, "city", "Ohio"),
    "Dayton": (39.76, -84.19, 140_000, "city", "Ohio"),
    "Lucas County": (41.65, -83.60, 441_000, "admin2", "Ohio"),
    "Greene County": (39.69, -83.89, 161_000, "admin2", "Ohio"),
    "Utah": (39.50, -111.50, 3_000_000, "admin1", "Utah"),
    "Elm Street": (None, None, None, "facility", None),
}


def places_of(text):
    """Return every place of the table that a text names, in order."""
    found = []
    for number, (name, values) in enumerate(TOWNS.items(), 1):
        latitude, longitude, people, feature, admin1 = values
        for written in (name, name.upper()):
            at = text.find(written)
            while at >= 0:
                place = Place(
                    start=at,
                    end=at + len(name),
                    text=written,
                    rule="t",
                    name=name,
                    feature=feature,
                    role="dateline" if written.isupper() else "location",
                    admin1=admin1,
                    country_code="USA",
                    latitude=latitude,
                    longitude=longitude,
                    geonames_id=number,
                    population=people,
                )
                found.append(place)
                at = text.find(written, at + 1)
    return sorted(found, key=lambda place: place.start)


@pytest.mark.parametrize(
    ("text", "title_end", "town"),
    [
        ("TOLEDO - A van burned. Dayton sent help.", 0, "Toledo"),
        ("A van burned, Toledo police said. Dayton sent help.", 0, "Toledo"),
        ("Toledo van burns\n\nToledo is shocked. Dayton sent help.", 16, "Toledo"),
        ("Van burns - Channel 5 - Dayton\n\nToledo firefighters came.", 30, "Toledo"),
        ("UPTOWN - A van burned. Toledo police came.", 0, "Toledo"),
        ("UPTOWN - A van burned. Toledo is shocked, Toledo!", 0, "Toledo"),
        ("A van burned. Dayton sent help.", 0, None),
    ],
    ids=[
        "dateline",
        "police",
        "title",
        "name_of_the_site",
        "filed_from_a_quarter",
        "town_of_the_quarter_named_twice",
        "none",
    ],
)
def test_home_is(text, title_end, town):
    home = home_of(text, title_end, places_of(text))
    assert (home.town.name if home.town else None) == town


@pytest.mark.parametrize(
    ("text", "name", "is_quarter"),
    [
        ("Toledo police ran to Uptown.", "Uptown", True),
        ("Toledo police ran to Uptown, Utah.", "Uptown", False),
        ("Fire in Uptown, Officials Say\n\nToledo police came.", "Uptown", True),
        ("TOLEDO - Firemen ran to Uptown.", "Uptown", True),
        ("Toledo police ran to the suburb of Uptown.", "Uptown", False),
        ("Toledo police and Uptown police ran.", "Uptown", False),
        ("Toledo police ran to Perrysburg.", "Perrysburg", False),
        ("Toledo police ran to Dayton.", "Dayton", False),
        ("Toledo police ran.", "Toledo", False),
    ],
    ids=["inside", "town_as_stated", "headline", "dateline", "suburb", "own_police",
         "too_far", "too_big", "the_town"],
)  # fmt: skip
def test_a_small_place_inside_the_town_is_a_quarter_of_it(text, name, is_quarter):
    places = places_of(text)
    home = home_of(text, 0, places)
    place = next(place for place in places if place.name == name)
    assert home.has_quarter(text, place) is is_quarter


@pytest.mark.parametrize(
    ("name", "holds"),
    [("Lucas County", True), ("Greene County", False), ("Utah", False),
     ("Elm Street", True)],
    ids=["county_around_it", "county_elsewhere", "other_state", "street"],
)  # fmt: skip
def test_the_town_is_the_scene_where_a_vaguer_place_allows_it(name, holds):
    text = f"TOLEDO - A van burned in {name}."
    places = places_of(text)
    place = next(place for place in places if place.name == name)
    assert home_of(text, 0, places).may_hold(place) is holds
