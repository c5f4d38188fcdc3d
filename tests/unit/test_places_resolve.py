"""Which place is meant: marked-up sentences, each with what its first name means."""

from __future__ import annotations

import re

import pytest
import spacy

from newsevents import docdata
from newsevents.records import Article, Entity, Segment
from newsevents.settings import PlaceSettings
from newsevents.stages import places

MARK = re.compile(r"\[([^\]:]+):([A-Z]+)\]")


@pytest.fixture(scope="module")
def nlp():
    docdata.register_extension()
    return spacy.blank("en")


@pytest.fixture(scope="module")
def find():
    return places.build(PlaceSettings())


def make(nlp, marked, source=None):
    """Return a Doc with the entities that "[Mosul:GPE]" marks."""
    text, spans, at = "", [], 0
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        spans.append((len(text), len(text) + len(match[1]), match[2]))
        text += match[1]
        at = match.end()
    text += marked[at:]
    doc = nlp(text)
    docdata.set_article(doc, Article(id="a", text=text, source=source))
    records = [
        Entity(start=s, end=e, text=text[s:e], rule="t", label=label, canonical="")
        for s, e, label in spans
    ]
    docdata.write(doc, docdata.key_of("entities"), records)
    return doc


def found(nlp, find, marked, **options):
    doc = make(nlp, marked, **options)
    records = find(doc)
    for record in records:
        assert doc.text[record.start : record.end] == record.text
    return records


@pytest.mark.parametrize(
    ("marked", "name", "admin1", "code"),
    [
        ("Floods hit [Mosul:GPE] overnight.", "Mosul", "Nineveh", "IRQ"),
        ("A bus fell in [Paris:GPE], [Texas:GPE].", "Paris", "Texas", "USA"),
        ("A fire in [Rocky Mount, North Carolina:GPE].", "Rocky Mount",
         "North Carolina", "USA"),
        ("Rain in [Springfield:GPE], [Ill.:GPE]", "Springfield", "Illinois", "USA"),
        ("A train left [Hyderabad:GPE] for [Karachi:GPE] in [Pakistan:GPE].",
         "Hyderabad", "Sindh", "PAK"),
        ("A train left [Hyderabad:GPE] for [Chennai:GPE] in [India:GPE].",
         "Hyderabad", "Telangana", "IND"),
        ("Troops entered the [Iraqi:NORP] city of [Baqouba:GPE].", "Iraq", None, "IRQ"),
        ("Talks in [Washington:GPE] stalled.", "Washington",
         "District of Columbia", "USA"),
        ("A clash near [Tripoli:GPE], [Lebanon:GPE].", "Tripoli",
         "Liban-Nord", "LBN"),
        ("Aid reached [Ar-Raqqa:GPE].", "Raqqa", None, "SYR"),
        ("Aid reached northern [Syria:GPE].", "Syria", None, "SYR"),
        ("Tailors met in [Madurai:GPE], [TN:GPE].", "Madurai", "Tamil Nadu", "IND"),
        ("Tailors met in [Memphis:GPE], [TN:GPE].", "Memphis", "Tennessee", "USA"),
        ("Tailors of the PML-N met in [Hyderabad:GPE].", "Hyderabad", "Sindh", "PAK"),
        ("Tailors of the CPI-M met in [Hyderabad:GPE].", "Hyderabad", "Telangana",
         "IND"),
        ("Tailors met in [Merida:GPE], Yucatan, on Monday.", "Merida", "Yucatan",
         "MEX"),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else "-",
)  # fmt: skip
def test_first_place_is(nlp, find, marked, name, admin1, code):
    place = found(nlp, find, marked)[0]
    assert (place.name, place.country_code) == (name, code)
    if admin1 and admin1 != "Liban-Nord":
        assert place.admin1 == admin1


def test_what_contains_an_unknown_place_gives_its_coordinates(nlp, find):
    prison, town = found(
        nlp, find, "They stormed [Zarrabin Prison:FAC] in the city of [Mosul:GPE]."
    )
    assert (prison.feature, prison.geo_precision) == ("facility", "near")
    assert (prison.latitude, prison.longitude) == (town.latitude, town.longitude)
    assert prison.name == "Zarrabin Prison"


def test_a_district_beside_a_town_lies_in_the_province(nlp, find):
    district = found(
        nlp,
        find,
        "It happened in the [Qorgavan:GPE] district, north of [Baqouba:GPE] "
        "in [Diyala:GPE] province.",
    )[0]
    assert (district.feature, district.geo_precision) == ("district", "admin1")
    assert (district.admin1, district.country_code) == ("Diyala", "IRQ")


def test_one_name_means_one_place_in_an_article(nlp, find):
    places_ = found(
        nlp,
        find,
        "[Paris:GPE], [Texas:GPE], was dry. [Paris:GPE] waits for rain.",
    )
    assert [p.admin1 for p in places_ if p.name == "Paris"] == ["Texas", "Texas"]


def test_a_loose_spelling_needs_its_country_in_the_article(nlp, find):
    [alone] = found(nlp, find, "A man from [Tankarra:GPE] was seen.")
    assert alone.latitude is None


def test_a_hamlet_is_one_in_the_state_behind_it(nlp, find):
    hamlet, _ = found(nlp, find, "A barn burned in [Wynot:GPE], [Nebraska:GPE].")
    assert (hamlet.name, hamlet.admin1) == ("Wynot", "Nebraska")
    assert hamlet.geo_precision == "exact"
    assert hamlet.geonames_id is None


def test_a_hamlet_is_believed_where_its_state_is_spoken_of(nlp, find):
    marked = "Rain fell on [Wynot:GPE]. Roads to [Lincoln:GPE], [Nebraska:GPE], closed."
    assert found(nlp, find, marked)[0].admin1 == "Nebraska"


def test_a_hamlet_alone_is_any_word(nlp, find):
    [word] = found(nlp, find, "A man in [Wynot:GPE] sang.")
    assert word.latitude is None


def test_a_hamlet_loses_against_a_town_of_its_state(nlp, find):
    towns = found(nlp, find, "Snow hit [Aurora:GPE] and [Omaha:GPE], [Nebraska:GPE].")
    assert towns[0].population > 1000


def test_countries_are_found_without_the_model(nlp, find):
    assert [p.country_code for p in found(nlp, find, "Envoys of Kenya met.")] == ["KEN"]


def test_a_known_town_is_found_by_what_stands_beside_it(nlp, find):
    assert [p.name for p in found(nlp, find, "Nairobi police saw it.")] == ["Nairobi"]
    assert [p.name for p in found(nlp, find, "It began near Kisumu.")] == ["Kisumu"]


def test_people_are_no_places(nlp, find):
    assert not found(nlp, find, "[Paris Hilton:PERSON] sang, and Hilton smiled.")


def test_surnames_are_no_places(nlp, find):
    marked = "[Ann Lincoln:PERSON] spoke. [Lincoln:GPE] also sang."
    assert not found(nlp, find, marked)


def test_a_demonym_is_evidence_for_its_country(nlp, find):
    people, town = found(nlp, find, "[Filipino:NORP] police searched [Toledo:GPE].")
    assert (people.role, people.country_code) == ("demonym", "PHL")
    assert town.country_code == "PHL"


def test_the_source_is_evidence_for_a_country(nlp, find):
    [town] = found(nlp, find, "Rain fell on [Tripoli:GPE].", source="Lebanon")
    assert town.country_code == "LBN"


def test_divisions_in_a_list_are_divisions(nlp, find):
    records = found(
        nlp,
        find,
        "In [Clay:GPE], [Laurel:GPE] and [Knox:GPE] counties of [Kentucky:GPE]",
    )
    assert {p.feature for p in records[:3]} == {"admin2"}


@pytest.mark.parametrize(
    ("marked", "features"),
    [
        ("in [Olmari:GPE] neighborhood of [Medellin:GPE]", ["district", "city"]),
        ("in the [Medellin:GPE] neighborhood of [Olmari:GPE]", ["city", "district"]),
        (
            "in the [Medellin:GPE] neighborhoods of [Olmari:GPE] and [Yarmouk:GPE]",
            ["city", "district", "district"],
        ),
    ],
)
def test_the_large_town_of_two_holds_the_neighbourhood(nlp, find, marked, features):
    records = found(nlp, find, marked)
    assert [p.feature for p in records] == features
    assert {p.country_code for p in records} == {"COL"}


def test_a_department_is_a_place_whatever_the_model_says(nlp, find):
    [place] = found(nlp, find, "a mill in [Cundinamarca Department:ORG]")
    assert (place.role, place.name) == ("location", "Cundinamarca")


def test_a_dateline_is_marked(nlp, find):
    doc = make(nlp, "BAGHDAD (AP) - A market burned.")
    dateline = Segment(
        start=0, end=14, text=doc.text[:14], rule="r", kind="dateline", value="BAGHDAD"
    )
    docdata.write(doc, docdata.key_of("segments"), [dateline])
    [place] = find(doc)
    assert (place.role, place.name, place.timezone) == (
        "dateline", "Baghdad", "Asia/Baghdad",
    )  # fmt: skip


def test_streets_are_facilities_without_a_town_of_their_name(nlp, find):
    [street] = found(nlp, find, "Shots rang out on [Lincoln Avenue:FAC].")
    assert street.feature == "facility"
    assert street.latitude is None


def test_a_name_that_was_cut_at_its_article_is_made_whole(nlp, find):
    [place] = found(nlp, find, "Guards fled their post in [Al:GPE] Arish at dawn.")
    assert (place.text, place.country_code) == ("Al Arish", "EGY")


def test_an_exact_spelling_beats_one_that_resembles_a_country(nlp, find):
    [town] = found(nlp, find, "Two trams met in Chennai.")
    assert (town.name, town.country_code) == ("Chennai", "IND")


def test_a_fast_is_no_place(nlp, find):
    assert not found(nlp, find, "The shops close early in Ramadan.")


@pytest.mark.parametrize(
    ("marked", "number", "code"),
    [
        pytest.param(
            "A bus fell near [Cordoba:GPE], [Mexico:GPE]. The town of [Cordoba:GPE] "
            "mourned.",
            -1, "MEX", id="what was told of a name once holds in all of a story",
        ),
        pytest.param(
            "A bus fell near [Paris:GPE], [Texas:GPE]. It had left [Paris:GPE] in "
            "[France:GPE].",
            -1, "FRA", id="not where the text says otherwise",
        ),
        pytest.param(
            "It was in [Wimbledon:GPE], a quiet suburb of [Durban:GPE].",
            0, "ZAF", id="the country of the town that a suburb is of",
        ),
        pytest.param(
            "It was in the [Taza:GPE] district of [Kirkuk:GPE], [Iraq:GPE].",
            0, "IRQ", id="no district far from what the text says it is of",
        ),
        pytest.param(
            "A mine went off in [Degehabur:GPE], [Somali:NORP] region, "
            "[Ethiopia:GPE].",
            1, "ETH", id="a division of the name of a people",
        ),
        pytest.param(
            "It was in [Yombari:GPE], [Central:GPE] region, [Nepal:GPE].",
            0, "NPL", id="a division abroad gives way to the country behind it",
        ),
        pytest.param(
            "It was in [Yombari:GPE], [Juba:GPE] region, [Somalia:GPE].",
            1, "SOM", id="a division is not the city abroad that shares its name",
        ),
    ],
)  # fmt: skip
def test_the_country_is_that_which_the_text_gives(nlp, find, marked, number, code):
    assert found(nlp, find, marked)[number].country_code == code


def test_several_quarters_of_a_town(nlp, find):
    marked = "Bombs hit the [Dhaka:GPE] suburbs of [Ombari:GPE] and [Yedar:GPE]."
    rules = [place.rule for place in found(nlp, find, marked)[1:]]
    assert rules == ["model, in Dhaka", "model, in Dhaka"]


def test_a_further_name_of_a_town_that_nothing_speaks_for(nlp, find):
    marked = "A van burnt in [Dhaka:GPE] and a bus in [Kala:GPE]."
    assert {p.country_code for p in found(nlp, find, marked)} == {"BGD"}


@pytest.mark.parametrize(
    ("marked", "precision"),
    [
        ("Rain fell on [Puno:GPE] in [Peru:GPE].", "admin1"),
        ("Rain fell on [Puno city:GPE] in [Peru:GPE].", "exact"),
    ],
    ids=["a division", "its town by the word"],
)
def test_a_kind_in_the_name_tells_the_town(nlp, find, marked, precision):
    assert found(nlp, find, marked)[0].geo_precision == precision


@pytest.mark.parametrize(
    ("marked", "code"),
    [
        pytest.param("A van burnt in [Ortona:GPE], [Dhaka:GPE].", "BGD",
                     id="a quarter of a town is no town far away"),
        pytest.param("A van burnt at [Ortona:GPE] market in [Dhaka:GPE].", "BGD",
                     id="nor is a market of it"),
        pytest.param("A van burnt in [Ortona:GPE], a village near [Dhaka:GPE].", "BGD",
                     id="nor a village near it"),
        pytest.param("A van burnt in [Ortona:GPE] near [Kasur:GPE] town "
                     "([Punjab:GPE]).", "PAK", id="nor one near a town of a division"),
        pytest.param("A van burnt in [Ortona:GPE] near [Pescara:GPE].", "ITA",
                     id="a town near one stays"),
    ],
)  # fmt: skip
def test_what_a_town_is_told_to_be_in_or_near_to_chooses_it(nlp, find, marked, code):
    place = found(nlp, find, marked)[0]
    assert (place.country_code, place.latitude is not None) == (code, True)
