"""The town whose story it is, and what lies there without the text saying so."""

from __future__ import annotations

import pytest
import spacy

from newsevents import docdata
from newsevents.language.hometown import Naming, weigh_towns
from newsevents.records import Article, Entity, Segment
from newsevents.settings import PlaceSettings
from newsevents.stages import places


@pytest.fixture(scope="module")
def nlp():
    docdata.register_extension()
    return spacy.blank("en")


@pytest.fixture(scope="module")
def find():
    return places.build(PlaceSettings())


def found(nlp, find, text, dateline="", **names):
    """Return the places by their text; ``names`` maps labels to names of the model."""
    doc = nlp(text)
    docdata.set_article(doc, Article(id="a", text=text))
    entities = sorted(
        (text.index(name), name, label)
        for label, listed in names.items()
        for name in listed
    )
    docdata.write(
        doc,
        docdata.key_of("entities"),
        [
            Entity(
                start=at,
                end=at + len(name),
                text=name,
                rule="t",
                label=label,
                canonical="",
            )
            for at, name, label in entities
        ],
    )
    if dateline:
        filed = Segment(
            start=0, end=len(dateline), text=dateline, rule="t", kind="dateline"
        )
        docdata.write(doc, docdata.key_of("segments"), [filed])
    return {place.text: place for place in find(doc)}


@pytest.mark.parametrize(
    ("text", "labels", "name", "lies_in"),
    [
        ("A van burned on Elm Street, Toledo police said.",
         {"FAC": ["Elm Street"]}, "Elm Street", "Ohio"),
        ("The Toledo Fire Department ran to Elm Street.",
         {"FAC": ["Elm Street"]}, "Elm Street", "Ohio"),
        ("A van burned in Quillby, Toledo police said.",
         {"GPE": ["Quillby"]}, "Quillby", "Ohio"),
        ("A van burned near Bixby. Toledo police came.",
         {"GPE": ["Bixby"]}, "Bixby", "Ohio"),
        ("A van burned in Bixby, Oklahoma, Toledo police said.",
         {"GPE": ["Bixby", "Oklahoma"]}, "Bixby", "Oklahoma"),
        ("A van burned in Bixby and Tulsa, Toledo police said.",
         {"GPE": ["Bixby", "Tulsa"]}, "Bixby", "Oklahoma"),
        ("A van burned in Houston, Toledo police said.",
         {"GPE": ["Houston"]}, "Houston", "Texas"),
        ("A van burned in the Dayton neighborhood, Toledo police said.",
         {"GPE": ["Dayton"]}, "Dayton neighborhood", "Ohio"),
        ("A van burned in the 300 block of North Houston, Toledo police said.",
         {"GPE": ["Houston"]}, "Houston", "Ohio"),
        ("A van burned at Houston Ave, Toledo police said.",
         {"GPE": ["Houston"]}, "Houston Ave", "Ohio"),
        ("A van burned at Houston and Bowie streets, Toledo police said.",
         {"GPE": ["Houston"]}, "Houston and Bowie streets", "Ohio"),
        ("A van burned on Elm Street in Toledo.",
         {"FAC": ["Elm Street"], "GPE": ["Toledo"]}, "Elm Street", "Ohio"),
        ("A van burned on Elm Street. Buses left for Toledo.",
         {"FAC": ["Elm Street"], "GPE": ["Toledo"]}, "Elm Street", None),
    ],
    ids=["street", "fire_department", "unknown_name", "namesake_far_away",
         "far_away_as_said", "far_away_with_a_neighbour", "big_town_far_away",
         "quarter_named_like_a_town", "street_behind_block", "street_by_its_kind",
         "two_streets", "said", "town_only_named"],
)  # fmt: skip
def test_place_lies_in(nlp, find, text, labels, name, lies_in):
    assert found(nlp, find, text, **labels)[name].admin1 == lies_in


def test_a_name_told_as_a_quarter_is_one_all_over(nlp, find):
    text = "Shock in Dayton\n\nToledo police ran to the Dayton neighborhood."
    quarter = found(nlp, find, text, GPE=["Dayton"])["Dayton"]
    assert (quarter.feature, quarter.rule) == ("district", "model, in Toledo")


def test_a_quarter_at_home_has_the_coordinates_of_the_town(nlp, find):
    text = "TOLEDO - A van burned in Quillby."
    places_ = found(nlp, find, text, "TOLEDO", GPE=["TOLEDO", "Quillby"])
    quarter, town = places_["Quillby"], places_["TOLEDO"]
    assert (quarter.feature, quarter.geo_precision) == ("district", "near")
    assert quarter.latitude == town.latitude


@pytest.mark.parametrize(
    ("text", "person", "places_"),
    [
        ("Denton police came.", "Denton", ["Denton"]),
        ("Ann Denton sang. Denton firefighters came.", "Ann Denton", ["Denton"]),
        ("Denton smiled.", "Denton", []),
    ],
    ids=["police_of_a_town", "namesake_of_a_person", "person"],
)
def test_a_town_with_its_own_force_is_no_person(nlp, find, text, person, places_):
    assert list(found(nlp, find, text, PERSON=[person])) == places_


def test_a_town_in_dateline_title_and_police_outweighs_one_named_often():
    text = (
        "Dover man hit\n\nDOVER - A man of Lisle, Lisle and Lisle, Dover police said."
    )
    lisle = [Naming(2, at, at + 5) for at in (32, 39, 49)]
    dover = [Naming(1, 0, 5), Naming(1, 15, 20, True), Naming(1, 56, 61)]
    weights = weigh_towns(text, 13, [*dover, *lisle])
    assert weights[1] == pytest.approx(7.2)
    assert weights[2] == pytest.approx(1.2)
