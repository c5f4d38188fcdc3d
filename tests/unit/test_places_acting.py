"""Names of places that stand for somebody, and names that lie in an unknown place."""

from __future__ import annotations

import pytest
import spacy

from newsevents import docdata
from newsevents.records import Article, Entity
from newsevents.settings import PlaceSettings
from newsevents.stages import places


@pytest.fixture(scope="module")
def find():
    docdata.register_extension()
    return places.build(PlaceSettings())


def found(find, text, **labels):
    """Return the places of a text, by what is written; labels mark entities."""
    doc = spacy.blank("en")(text)
    docdata.set_article(doc, Article(id="a", text=text))
    records = []
    for label, names in labels.items():
        for name in names.split(";"):
            at = text.index(name)
            end = at + len(name)
            records.append(
                Entity(
                    start=at, end=end, text=name, rule="t", label=label, canonical=""
                )
            )
    records.sort(key=lambda r: r.start)
    docdata.write(doc, docdata.key_of("entities"), records)
    return {place.text: place for place in find(doc)}


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Iran-backed fighters shelled the town.", "Iran", "actor"),
        ("Moscow has denied the charge.", "Moscow", "actor"),
        ("Washington officials doubted the count.", "Washington", "actor"),
        ("Turkey shelled the hills at night.", "Turkey", "actor"),
        ("A US Geological Institute map shows it.", "US", "actor"),
        ("Two US soldiers were hurt in Elmsby.", "US", "actor"),
        ("It hit posts of the United States Supply Corps.", "United States", "actor"),
        ("A mine hit a United States (US) Army truck.", "United States", "actor"),
        ("Rebels killed six people in el-Fasher.", "el-Fasher", "location"),
        ("On Friday, Mali struck a camp near Elmsby.", "Mali", "actor"),
        ("Mali was struck by storms near Elmsby.", "Mali", "location"),
        ("A US drone strike hit a camp near Elmsby.", "US", "actor"),
        ("It hit the US-Chile Culture House.", "US", "actor"),
        ("They met on the US-Chile border.", "US", "location"),
        ("It was in the north of Iraq Monday.", "Iraq", "location"),
        ("He drove a US truck to Elmsby.", "US", "location"),
        ("She prayed in the church of St. Lucia.", "St. Lucia", "actor"),
        ("He left a Chili's restaurant at noon.", "Chili", "actor"),
        (
            "Guards of the embassies of Kenya and the Netherlands fled.",
            "Netherlands",
            "actor",
        ),
        ("The embassy of Kenya and shops in Peru burned.", "Peru", "location"),
        ("In Moscow said witnesses, a bus burned.", "Moscow", "location"),
        ("A blast in Iran Monday hurt ten.", "Iran", "location"),
        ("Moscow police found the bag.", "Moscow", "location"),
    ],
)
def test_role(find, text, name, role):
    assert found(find, text, GPE=name)[name].role == role


def test_a_country_in_the_name_of_a_firm_is_an_actor(find):
    text = "An Agence France Presse photographer was there."
    assert found(find, text)["France"].role == "actor"


def test_a_name_goes_on_behind_a_particle(find):
    text = "Troops left Santa Rosa de la Vega and Lima at dawn."
    assert list(found(find, text, GPE="Santa Rosa;Lima")) == [
        "Santa Rosa de la Vega",
        "Lima",
    ]


def test_two_surnames_of_somebody_name_no_place(find):
    text = "San Miguel was mourned. Ana Rosa San Miguel died in Lima."
    places = found(find, text, PERSON="Ana Rosa San Miguel", GPE="San Miguel;Lima")
    assert list(places) == ["Lima"]


def test_a_street_without_a_name_is_in_its_town(find):
    text = "A van burnt on a busy Lima Street. Ana lives on Lima Street."
    places = found(find, text, FAC="Lima Street")
    assert "Lima" in places


def test_part_of_a_name_is_no_town_of_a_country_not_spoken_of(find):
    text = "A grenade fell in the Hamar Weyne district of Mogadishu. Mogadishu slept."
    place = found(find, text, GPE="Hamar Weyne;Mogadishu")["Hamar Weyne district"]
    assert (place.name, place.feature) == ("Hamar Weyne", "district")
    assert (place.country_code, place.geo_precision) == ("SOM", "near")


def test_a_district_without_more_lies_in_the_main_town(find):
    text = "Two bombs hit Baghdad. One fell on the Dora Qadima district at noon."
    place = found(find, text, GPE="Baghdad;Dora Qadima")["Dora Qadima district"]
    assert (place.country_code, place.geo_precision) == ("IRQ", "near")


def test_an_unknown_place_is_in_the_country_of_the_others(find):
    text = "In Xurvandeq, men fled. Troops left Kandahar and Herat in Afghanistan."
    place = found(find, text, GPE="Xurvandeq;Kandahar;Herat;Afghanistan")["Xurvandeq"]
    assert (place.country_code, place.latitude) == ("AFG", None)


def test_a_division_without_a_point_has_that_of_what_contains_it(find):
    place = found(find, "A post in Taji, near Baghdad, fell.", GPE="Taji;Baghdad")
    assert place["Taji"].country_code == "IRQ"
    assert place["Taji"].latitude is not None


def test_what_comes_later_does_not_move_a_district_to_another_country(find):
    text = (
        "A bomb in the Zamrud district hurt nine near the hall of St. Lucia,"
        " Cairo police said. Cairo hospitals in Egypt took them."
    )
    places = found(find, text, GPE="Zamrud;St. Lucia;Cairo;Egypt")
    assert places["Zamrud district"].country_code == "EGY"


def test_a_town_is_meant_before_a_smaller_division_of_its_name(find):
    place = found(find, "Toledo firefighters left at dawn.", GPE="Toledo")["Toledo"]
    assert (place.feature, place.country_code) == ("city", "USA")


def test_a_loose_spelling_with_nothing_else_is_not_believed(find):
    places = found(find, "Men came to Ghandak village.", GPE="Ghandak")
    assert places["Ghandak"].country_code is None


def test_a_loose_spelling_lies_where_the_text_says(find):
    text = "The resort of Kallem in Swat was shut, as were two in India."
    assert found(find, text, GPE="Kallem;Swat;India")["Kallem"].country_code != "IND"


def test_a_nationality_is_not_the_country_of_an_unknown_place(find):
    text = "Two German climbers were lost in the Xurvan Pass."
    places = found(find, text, GPE="Xurvan Pass", NORP="German")
    assert places["Xurvan Pass"].country_code is None


def test_a_text_of_thousands_of_names_is_read_to_the_end(find):
    """Long enough that time that grew with the square would be minutes."""
    words = [f"In Zark{chr(97 + i % 26)}{i % 997:03x} men fled." for i in range(4000)]
    doc = spacy.blank("en")(" ".join([*words, "In Baghdad men stayed."]))
    marks = [t for t in doc if t.text.startswith(("Zark", "Baghdad"))]
    records = [
        Entity(start=t.idx, end=t.idx + len(t), text=t.text, rule="t",
               label=("GPE", "PERSON")[i % 2], canonical="")
        for i, t in enumerate(marks)
    ]  # fmt: skip
    docdata.write(doc, docdata.key_of("entities"), records)
    assert find(doc)[-1].text == "Baghdad"
