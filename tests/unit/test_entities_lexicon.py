"""The lexicon of names: how an alias may be written, and that the tables are sound."""

from __future__ import annotations

from collections import Counter

import pytest
import spacy

from newsevents import resources
from newsevents.stages.entities.known import known_names, load_forces
from newsevents.stages.entities.lexicon import letters_of, load, shape_of
from newsevents.stages.entities.words import key, words_of

CATEGORIES = {
    "armed_group",
    "military",
    "police",
    "security",
    "government",
    "aid",
    "media",
    "international",
    "party",
}
TABLES = [
    "groups",
    "nations",
    "forces",
    "roles",
    "name_words",
    "sport_words",
    "spellings",
]


@pytest.fixture(scope="module")
def find():
    """Names that the lexicon alone finds in a text: (text, canonical) pairs."""
    blank = spacy.blank("en")
    lexicon, forces = load(), load_forces()

    def run(text):
        words = words_of(blank(text))
        return [
            (words.text(name.start, name.end), name.entry.canonical)
            for name in known_names(words, lexicon, forces)
        ]

    return run


@pytest.mark.parametrize(
    "written",
    [
        "Al-Shabaab",
        "al-Shabaab",
        "al Shabaab",
        "Al Shabab",
        "Alshabaab",
        "Shabaab",
        "Al-Shebab",
        "Harakat al-Shabaab al-Mujahideen",
        "AL-SHABAAB",
    ],
)
def test_spellings_of_one_group_share_its_name(find, written):
    assert find(f"The camp was run by {written} since May") == [(written, "Al-Shabaab")]


@pytest.mark.parametrize(
    "written",
    [
        "ISIS",
        "ISIL",
        "Daesh",
        "Da'esh",
        "Da’esh",
        "Islamic State group",
        "Islamic State",
        "Islamic State of Iraq and Levant",
        "Islamic State of Iraq and the Levant",
        "IS",
    ],
)
def test_islamic_state_is_one_name(find, written):
    assert find(f"They blamed {written} for it") == [(written, "Islamic State")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The road is closed and it is raining", []),
        ("THE ROAD IS CLOSED TO ALL TRAFFIC", []),
        ("WHO WILL PAY FOR THE BRIDGE THAT FELL", []),
        ("Officials at the WHO spoke", [("WHO", "World Health Organization")]),
        ("Who pays for it", []),
        ("They told us to leave", []),
        ("The eta of the ferry", []),
        ("A front line of sandbags", []),
        ("Front line of sandbags", []),
    ],
    ids=[
        "verb",
        "capitals",
        "pronoun-in-capitals",
        "acronym",
        "pronoun",
        "us",
        "small",
        "common-noun",
        "sentence-start",
    ],
)
def test_words_that_look_like_names_are_left(find, text, expected):
    assert find(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen of the Farc fled", "Revolutionary Armed Forces of Colombia"),
        ("Gunmen of the FARC fled", "Revolutionary Armed Forces of Colombia"),
        ("a Nato convoy", "NATO"),
        ("the U.N. convoy", "United Nations"),
        ("fighters of the anti-balaka fled", "Anti-balaka"),
        ("Anti-Balaka fighters fled", "Anti-balaka"),
        ("the Lashkar-i-Taiba camp", "Lashkar-e-Taiba"),
        ("the Lord’s Resistance Army camp", "Lord's Resistance Army"),
        ("Seleka rebels", "Séléka"),
        ("Séléka coalition fighters", "Séléka"),
        ("Al-Qaida in the Islamic Maghreb fled", "Al-Qaeda in the Islamic Maghreb"),
        ("the CPI (Maoist) fled", "Communist Party of India (Maoist)"),
    ],
)
def test_names_are_found_as_written(find, text, expected):
    assert [canonical for _, canonical in find(text)] == [expected]


def test_closing_bracket_belongs_to_the_name(find):
    assert find("the CPI (Maoist) fled")[0][0] == "CPI (Maoist)"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ADF said so", []),
        ("The ADF burnt huts in Congo", "Allied Democratic Forces"),
        ("The ADF flew home to Australia", "Australian Defence Force"),
        (
            "Uganda fears the Allied Democratic Forces, and the ADF",
            "Allied Democratic Forces",
        ),
        ("Sudan accuses the RSF", "Rapid Support Forces"),
        ("The ISI denied it", "Inter-Services Intelligence"),
        ("In Iraq the ISI denied it", "Islamic State of Iraq"),
    ],
)
def test_shared_acronyms_need_their_country(find, text, expected):
    found = [canonical for written, canonical in find(text) if written.isupper()]
    assert found == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Iraqi military fired", "Iraqi military"),
        ("Kenyan security forces fired", "Kenyan security forces"),
        ("the Turkish air force bombed it", "Turkish air force"),
        ("the French interior ministry denied it", "French interior ministry"),
        ("the Uganda Police Force came", "Uganda Police Force"),
        ("The Iraqi farmer left", "Iraqi"),
        ("The U.S. military denied it", "U.S. military"),
        ("A U.S. service member left", "United States"),
        ("the Kenyan intelligence service knew", "Kenyan intelligence service"),
        ("Iraqi security was poor", "Iraqi"),
    ],
)
def test_forces_carry_their_country(find, text, expected):
    assert [canonical for _, canonical in find(text)] == [expected]


def test_possessives_stay_outside(find):
    assert find("Hezbollah's leader and the Houthis' camp") == [
        ("Hezbollah", "Hezbollah"),
        ("Houthis", "Houthis"),
    ]


@pytest.mark.parametrize(
    ("text", "exact", "expected"),
    [
        ("FARC", False, "acronym"),
        ("FARC", True, "exact"),
        ("UN", False, "exact"),
        ("LeT", False, "literal"),
        ("dpa", False, "literal"),
        ("peshmerga", False, "lower"),
        ("Hamas", False, "name"),
        ("al-Kaida", False, "name"),
    ],
)
def test_shape_follows_the_spelling(text, exact, expected):
    assert shape_of(text, exact=exact).value == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Ba'ath", "baath"), ("Ümit", "umit"), ("U.S.", "us"), ("...", ""), ("ı", "i")],
)
def test_key_keeps_letters_and_digits(text, expected):
    assert key(text) == expected


# ------------------------------------------------------------------ the tables


@pytest.mark.parametrize("table", TABLES)
def test_tables_are_sorted_without_duplicates(table):
    rows = [tuple(row.values()) for row in resources.table(f"entities/{table}.tsv")]
    assert rows == sorted(set(rows))


def test_no_alias_is_claimed_twice():
    claims: dict[str, set[str]] = {}
    for row in resources.table("entities/groups.tsv"):
        aliases = row["aliases"].split("|") if row["aliases"] else []
        for alias in [row["canonical"], *aliases]:
            if not alias.endswith("?"):
                claims.setdefault(letters_of(alias), set()).add(row["canonical"])
    assert {k: v for k, v in claims.items() if len(v) > 1} == {}


def test_shared_aliases_have_a_country_to_tell_them_by():
    rows = resources.table("entities/groups.tsv")
    shared = [row for row in rows if "?" in row["aliases"]]
    generic = {"", "aid", "international", "media"}
    assert shared
    assert not [
        row["canonical"]
        for row in shared
        if not row["country_code"] and row["category"] not in generic
    ]


def test_categories_and_countries_are_known():
    codes = {row["country_code"] for row in resources.table("entities/nations.tsv")}
    for row in resources.table("entities/groups.tsv"):
        assert row["category"] in CATEGORIES, row
        assert row["country_code"] in codes | {""}, row
        assert row["case"] in ("", "exact"), row


def test_country_codes_are_three_letters_and_unique():
    codes = Counter(r["country_code"] for r in resources.table("entities/nations.tsv"))
    assert all(len(code) == 3 and code.isupper() for code in codes)
    assert set(codes.values()) == {1}


def test_lexicon_is_broad():
    rows = resources.table("entities/groups.tsv")
    kinds = Counter(row["category"] for row in rows)
    assert kinds["armed_group"] >= 300
    assert sum(kinds.values()) - kinds["armed_group"] >= 300
