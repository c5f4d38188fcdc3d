"""Entities of small texts, the language model's part of them written in brackets."""

from __future__ import annotations

import itertools
import re

import pytest
import spacy

from newsevents.io.entities import COLUMNS, summarise
from newsevents.records import Mention
from newsevents.settings import EntitySettings
from newsevents.stages import entities

MARK = re.compile(r"\[([^\[\]|]+)\|([A-Z_]+)\]")
BLANK = spacy.blank("en")
FIND = entities.build(EntitySettings())


def doc_of(marked):
    """Return a Doc of "[Acme|ORG] fell", with the marked names as its model's."""
    text, spans, at = "", [], 0
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        spans.append((len(text), len(text) + len(match[1]), match[2]))
        text += match[1]
        at = match.end()
    doc = BLANK(text + marked[at:])
    doc.ents = [
        doc.char_span(start, end, label=label, alignment_mode="expand")
        for start, end, label in spans
    ]
    return doc


def labels(marked):
    return [(e.text, e.label) for e in FIND(doc_of(marked))]


def canonicals(marked):
    return [(e.text, e.canonical) for e in FIND(doc_of(marked))]


def titles(marked):
    return {e.text: e.title for e in FIND(doc_of(marked)) if e.label == "PERSON"}


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[Boko Haram|PERSON] struck again", [("Boko Haram", "ORG")]),
        ("[Daesh|NORP] lost the town", [("Daesh", "ORG")]),
        ("a raid by [the Taliban|NORP]", [("Taliban", "ORG")]),
        ("an [Afghan|GPE] farmer", [("Afghan", "NORP")]),
        ("Aid for Yemen", [("Yemen", "GPE")]),
        ("[Wednesday|DATE], [three|CARDINAL] men", []),
        ("[Orland Bay's|GPE] port", [("Orland Bay", "GPE")]),
        ("[the Orland Times|ORG],", [("Orland Times", "ORG")]),
        ("[the road|ORG] was shut", []),
        ("[Assailants|PERSON] fled", []),
        ("[Southern|NORP] troops", []),
        ("[@orlandnews|PERSON] wrote", []),
        (
            "[Taliban commander Gul Mirza|PERSON] fled",
            [("Taliban", "ORG"), ("Gul Mirza", "PERSON")],
        ),
        (
            "[Hamas and Hezbollah|ORG] denied it",
            [("Hamas", "ORG"), ("Hezbollah", "ORG")],
        ),
        ("[Reuters Television|ORG] showed it", [("Reuters Television", "ORG")]),
        ("[Bank of Ghana|ORG] closed", [("Bank of Ghana", "ORG")]),
        ("in [Tal Afar|PERSON] on", [("Tal Afar", "GPE")]),
        ("at [Mosul|PERSON], [Iraq|GPE]", [("Mosul", "GPE"), ("Iraq", "GPE")]),
        ("MOSUL 2020-03-04\nMen fled", [("MOSUL", "GPE")]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_labels_are_put_right(marked, expected):
    assert labels(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "The [Orland River Guard|ORG] (ORG) marched. The ORG left.",
            ["Orland River Guard"] * 3,
        ),
        (
            "The Northern Lake Patrol (NLP) marched. The NLP left.",
            ["Northern Lake Patrol"] * 3,
        ),
        (
            "The NLP (Northern Lake Patrol) marched. The NLP left.",
            ["Northern Lake Patrol"] * 3,
        ),
        (
            "The Syrian Democratic Forces (SDF) marched. The SDF left.",
            ["Syrian Democratic Forces"] * 3,
        ),
        ("An improvised lamp device (ILD) broke. The [ILD|ORG] burnt.", []),
        (
            "The [Orland National Front|ORG] marched. Later the Front left.",
            ["Orland National Front"] * 2,
        ),
    ],
)
def test_short_forms_share_the_long_name(marked, expected):
    assert [canonical for _, canonical in canonicals(marked)] == expected


def test_people_share_their_full_name():
    marked = (
        "[Farid Osmani|PERSON] spoke. Mr. [Osmani|ORG] left, and later Osmani returned."
    )
    assert canonicals(marked) == [
        ("Farid Osmani", "Farid Osmani"),
        ("Osmani", "Farid Osmani"),
        ("Osmani", "Farid Osmani"),
    ]


def test_two_people_of_one_surname_stay_apart():
    marked = "[Ana Roux|PERSON] met [Luc Roux|PERSON]. [Roux|PERSON] left."
    assert [c for _, c in canonicals(marked)] == ["Ana Roux", "Luc Roux", "Roux"]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Lt. Col. [Ana Roux|PERSON] spoke", "Lt. Col."),
        ("[Lt. Col. Ana Roux|PERSON] spoke", "Lt. Col."),
        ("spokesman [Ana Roux|PERSON] spoke", "spokesman"),
        (
            "[Ana Roux|PERSON], a spokeswoman for the port, spoke",
            "spokeswoman for the port",
        ),
        ("[Ana Roux|PERSON], governor of Orland, spoke", "governor of Orland"),
        ("[Ana Roux|PERSON], in tears, spoke", None),
        ("so says a clerk of the port, [Ana Roux|PERSON]", "clerk of the port"),
        ("They left the port, [Ana Roux|PERSON] told us", None),
        ("Prime\nMinister [Ana Roux|PERSON] spoke", "Minister"),
        ("40-year-old trader [Ana Roux|PERSON] spoke", "trader"),
        ("[Ana Roux|PERSON] spoke", None),
    ],
)
def test_roles_are_told_with_people(marked, expected):
    assert titles(marked) == {"Ana Roux": expected}


def test_towns_that_play_are_teams():
    marked = (
        "The football season opened. [Orland|GPE] beat [Vessby|GPE] 3-1 and the "
        "league's striker scored in [Orland|GPE]."
    )
    assert labels(marked) == [("Orland", "ORG"), ("Vessby", "ORG"), ("Orland", "GPE")]


def test_towns_of_other_news_stay_towns():
    marked = "The rebels beat [Orland|GPE] into submission."
    assert labels(marked) == [("Orland", "GPE")]


def test_majority_decides_a_label():
    marked = "[Vanta|GPE] rose. [Vanta|ORG] fell. [Vanta|ORG] paid. [Vanta|ORG] sold."
    assert {label for _, label in labels(marked)} == {"ORG"}


def test_known_names_carry_category_and_country():
    [found] = FIND(doc_of("The PKK fled"))
    assert (found.category, found.country_code) == ("armed_group", "TUR")
    assert found.rule == "lexicon"


def test_mentions_are_ordered_and_do_not_overlap():
    doc = doc_of("[Hamas|ORG] met [Ana Roux|PERSON] of the Iraqi army in Mosul, Iraq.")
    found = FIND(doc)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(doc.text[e.start : e.end] == e.text for e in found)


# ------------------------------------------------------------------ with the model


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "IS gunmen stormed a depot near Kirkuk, the Iraqi military said.",
            {
                ("IS", "Islamic State"),
                ("Kirkuk", "Kirkuk"),
                ("Iraqi military", "Iraqi military"),
            },
        ),
        (
            "Police spokesman Daniel Otieno blamed al Shabaab for the raid in Garissa.",
            {
                ("Daniel Otieno", "Daniel Otieno"),
                ("al Shabaab", "Al-Shabaab"),
                ("Garissa", "Garissa"),
            },
        ),
    ],
)
def test_with_the_language_model(base_nlp, text, expected):
    assert {(e.text, e.canonical) for e in FIND(base_nlp(text))} == expected


@pytest.mark.model
def test_role_before_a_name_is_its_title(base_nlp):
    text = "Police spokesman Daniel Otieno said four men fled."
    [person] = [e for e in FIND(base_nlp(text)) if e.label == "PERSON"]
    assert person.title == "Police spokesman"


# ------------------------------------------------------------------ the table


def mention(start, text, canonical, label="ORG", article="a", kind="entity"):
    return Mention(
        article_id=article,
        start=start,
        end=start + len(text),
        text=text,
        kind=kind,
        rule="lexicon",
        values={"label": label, "canonical": canonical},
    )


def test_summary_has_one_row_per_canonical_name():
    rows = summarise(
        [
            mention(9, "IMF", "Monetary Fund"),
            mention(30, "Orland", "Orland", "GPE"),
            mention(2, "Monetary Fund", "Monetary Fund"),
            mention(50, "IMF", "Monetary Fund", "GPE"),
        ]
    )
    assert [tuple(row) for row in rows] == [COLUMNS] * 2
    assert list(rows[0].values()) == [
        "a", "Monetary Fund", "ORG", 3, 2, 15, "Monetary Fund; IMF",
    ]  # fmt: skip
    assert rows[1]["canonical"] == "Orland"


def test_summary_keeps_articles_apart_and_other_kinds_out():
    rows = summarise(
        [
            mention(5, "Orland", "Orland", article="b"),
            mention(1, "Orland", "Orland", article="a"),
            mention(1, "Orland", "Orland", article="a", kind="place"),
        ]
    )
    assert [(r["article_id"], r["mentions"]) for r in rows] == [("b", 1), ("a", 1)]


def test_summary_of_nothing_is_empty():
    assert summarise([]) == []


# ------------------------------------------------------------------ kinds and initials


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("in [Vessa|PERSON] district on", [("Vessa", "GPE")]),
        ("the town of [Vessa|ORG] on", [("Vessa", "GPE")]),
        ("the [Orland City Police|GPE] came", [("Orland City Police", "ORG")]),
        ("the [West Bank|GPE] was calm", [("West Bank", "GPE")]),
        ("in [Vessa Department|GPE] on", [("Vessa Department", "GPE")]),
        ("the [Vessa Fire Department|GPE]", [("Vessa Fire Department", "ORG")]),
        ("the [Sanda|NORP] forest", [("Sanda", "GPE")]),
        ("the [Tamil|NORP] village", [("Tamil", "NORP")]),
        (
            "near [Tabriz|GPE] and [Ahar|PERSON] on",
            [("Tabriz", "GPE"), ("Ahar", "GPE")],
        ),
        ("the provincial capital [Baquba|PERSON]", [("Baquba", "GPE")]),
        ("the [Coroner|ORG] spoke", []),
        ("[Sgt|PERSON] spoke", []),
        ("the [Interior|ORG] minister spoke", []),
        ("the minister of [Justice|ORG] spoke", []),
        ("camped near [Dar Vessa|PERSON] on", [("Dar Vessa", "GPE")]),
        ("[Faculty of|ORG] the", [("Faculty", "ORG")]),
    ],
)
def test_kind_words_decide(marked, expected):
    assert labels(marked) == expected


def test_known_group_with_its_acronym_keeps_its_country():
    found = FIND(doc_of("[the Irish Republican Army|ORG] (IRA) denied it"))
    assert {(e.text, e.country_code) for e in found} == {
        ("Irish Republican Army", "GBR"),
        ("IRA", "GBR"),
    }


def test_initials_nobody_explained_stand_for_their_organization():
    marked = "The [Orland Harbour Fire Brigade|ORG] came. OHFB men left."
    assert [c for _, c in canonicals(marked)] == ["Orland Harbour Fire Brigade"] * 2


def test_agency_in_brackets_counts_in_a_line_of_capitals():
    assert ("AP", "Associated Press") in canonicals("VESSA, ORLAND (AP) MEN FLED")


def test_place_in_capitals_only_is_named_in_ordinary_case():
    assert canonicals("VESSBY 2020-03-04\nMen fled") == [("VESSBY", "Vessby")]


def test_name_over_two_lines_is_named_on_one():
    line = "In a wire story with lines of even length the [Northern Lake"
    [(_, canonical)] = canonicals(f"{line}\nPatrol Council|ORG] is found")
    assert canonical == "Northern Lake Patrol Council"


def test_heading_does_not_run_into_the_next_line():
    marked = "[Orland Council\nMens Voices|ORG] rose"
    assert canonicals(marked)[0][0] == "Orland Council"
