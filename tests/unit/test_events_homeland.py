"""The country that a story is of."""

from dataclasses import replace

import pytest

from newsevents.records import Place
from newsevents.stages.events.scene.homeland import homeland_of


def places(codes, population=2_000):
    return [
        Place(
            start=number,
            end=number + 1,
            text=f"X{number}",
            rule="",
            name=f"X{number}",
            feature="city",
            country_code=code,
            population=population,
        )
        for number, code in enumerate(codes.split())
    ]


@pytest.mark.parametrize(
    ("codes", "bodies", "filed", "home"),
    [
        pytest.param("KEN KEN USA", "", None, "KEN", id="most of the places"),
        pytest.param("KEN USA", "", None, None, id="none stands out"),
        pytest.param("KEN USA", "", "KEN", "KEN", id="filed from there"),
        pytest.param(
            "KEN USA USA USA USA USA", "", "KEN", "USA", id="filed from abroad"
        ),
        pytest.param("", "PER PER PER PER", None, "PER", id="organizations alone"),
        pytest.param(
            "KEN KEN", "PER " * 9, None, None, id="of many bodies a few count"
        ),
        pytest.param("KEN", "", None, None, id="one place is too few"),
    ],
)
def test_homeland_is(codes, bodies, filed, home):
    found = homeland_of(places(codes), bodies.split(), filed).place
    assert (found and found.country_code) == home


def test_a_name_that_is_repeated_counts_a_few_times():
    often = [replace(p, name="X") for p in places("USA USA USA USA USA USA USA")]
    assert homeland_of([*often, *places("KEN KEN")]).place.country_code == "USA"
    assert homeland_of([*often, *places("KEN KEN KEN")]).place is None


def test_a_place_of_no_map_does_not_tell_its_country():
    guessed = [replace(p, rule="model, in Kenya") for p in places("KEN KEN KEN")]
    assert homeland_of(guessed).place is None


def test_a_country_alone_makes_no_small_town_known_in_it():
    country = replace(places("USA")[0], feature="country", name="United States")
    home = homeland_of([*places("KEN KEN KEN"), country, *places("USA")])
    assert home.has_namesake(places("USA")[0])


def test_a_namesake_abroad_is_not_excluded():
    home = homeland_of(places("KEN KEN KEN"))
    small, large = places("USA USA", 2_000)[0], places("USA", 2_000_000)[0]
    assert not home.excludes(small)
    assert home.excludes(large)


def test_small_towns_alone_speak_for_no_country_beside_one_that_is_named():
    country = replace(places("KEN")[0], feature="country", name="Kenya")
    towns = [
        replace(p, name=name, feature="city")
        for p, name in zip(places("USA USA USA"), "ABC", strict=True)
    ]
    home = homeland_of([country, *towns], ["KEN", "KEN"])
    assert home.place.country_code == "KEN"
    assert home.has_namesake(towns[0])
    assert homeland_of(towns).place.country_code == "USA"
