"""The text that the language model reads: same length, ordinary case, no clutter."""

import pytest

from newsevents.records import Article
from newsevents.stages.segment import prepare
from newsevents.stages.segment.lines import wraps
from newsevents.stages.segment.truecase import is_capitals, truecase


def prepared(text, title=None):
    return prepare(Article(id="a", text=text, title=title))


def test_title_stands_in_front_if_the_text_lacks_it():
    found = prepared("Two men died.", title="  Blast \n in Basra ")
    assert found.text == "Blast in Basra\n\nTwo men died."
    assert found.text[found.shift :] == "Two men died."


@pytest.mark.parametrize(
    "start", ["Blast in Basra\n\n", "4 May 2021\nBLAST  IN\nBASRA\n"]
)
def test_title_that_the_text_has_is_not_repeated(start):
    assert prepared(start + "Two men died.", title="Blast in Basra").shift == 0


@pytest.mark.parametrize(
    ("given", "clean"),
    [
        ("a\x00b\x07c", "a b c"),
        ("a\r\nb\rc", "a \nb\nc"),
        ("a\u00a0b\u2009c\u3000d\ufeffe", "a b c d e"),
        ("a\u2028b\u0085c", "a\nb\nc"),
        ("\x93We fled\x94 \x97 he said", "“We fled” — he said"),
        ("a\ud800b", "a\ufffdb"),
        ("Straße é 東京 🙂 👩‍👩‍👧", None),
    ],
    ids=["control", "returns", "spaces", "newlines", "western", "surrogate", "kept"],
)
def test_odd_characters_are_replaced_one_for_one(given, clean):
    text = prepared(given).text
    assert len(text) == len(given)
    assert clean is None or text == clean


WRAPPED = """\
The shelling began before dawn and went on until the last of the families
had left the valley, the governor said. Three houses were burnt down and
a school was hit.
No group has said that it was behind it.
"""


def test_wrapped_lines_are_joined_and_paragraphs_kept():
    lines = prepared(WRAPPED).text.splitlines()
    assert len(lines) == 2
    assert lines[0].endswith("a school was hit.")


@pytest.mark.parametrize(
    "text",
    [
        "First paragraph of the story that is longer than any line of a wrapped text "
        "would be, for it goes on.\nsecond one.\nThird one.",
        "Name\nAge\nRace\nSex",
        "Dead: 10\nHurt: 6\nMissing: 2",
        "",
        "\n\n\n",
    ],
)
def test_unwrapped_lines_stay_apart(text):
    assert wraps(text) == []


def test_lists_stay_apart():
    text = WRAPPED.splitlines()[0] + "\n- one house and all of the barns\n- two cars"
    assert [text[i : i + 2] for i in wraps(text)] == []


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (
            "I'M NOT SURE THEY DIDN'T SEE US AT 7 P.M.",
            "I'm not sure they didn't see us at 7 p.m.",
        ),
        ("THE TOLUVA POLICE DEPARTMENT CAME.", "The Toluva Police Department came."),
        ("THE FMLN'S MEN LEFT PERU [AS SAID].", "The FMLN's men left Peru [as said]."),
        (
            "THE REBELS FLED TO THE HILLS NEAR TOLUVA.",
            "The rebels fled to the hills near Toluva.",
        ),
        (
            "IN MAY, PRESIDENT QUIROA MET THE BISHOP.",
            "In May, President Quiroa met the bishop.",
        ),
        (
            "THE MINERS OF TOLUVA LEFT THE PIT ON 27 MARCH.",
            "The miners of Toluva left the pit on 27 March.",
        ),
        (
            "THE GUARD MAY MARCH TO TOLUVA ON FRIDAY.",
            "The guard may march to Toluva on Friday.",
        ),
        (
            "THE FREE LAND FRONT (FLT) DENIED IT. THE FLT FLED.",
            "The Free Land Front (FLT) denied it. The FLT fled.",
        ),
        (
            "THE ULPT [UNITED LAND PARTY OF TOLUVA] WON.",
            "The ULPT [United Land Party of Toluva] won.",
        ),
        (
            "HE WAS BORN IN THE 1960'S IN THE 3RD ZONE.",
            "He was born in the 1960's in the 3rd zone.",
        ),
        (
            "THE U.S. ENVOY AND COL. O'HARA SPOKE.",
            "The U.S. envoy and Col. O'Hara spoke.",
        ),
        ('HE SAID: "WE WILL NOT GIVE UP NOW."', 'He said: "We will not give up now."'),
        (
            "ANTI-GOVERNMENT GUNMEN HIT THE NATO BASE.",
            "Anti-government gunmen hit the NATO base.",
        ),
        (
            "A TRUCK OF THE M-19 BURNED AT 0530 GMT.",
            "A truck of the M-19 burned at 0530 GMT.",
        ),
        (
            "THE TOWNS OF SAN PEDRO DE QUILOA WERE HIT.",
            "The towns of San Pedro de Quiloa were hit.",
        ),
        (
            "THE COOK SAW MRS ROSE DORN AND MR. HILL.",
            "The cook saw Mrs Rose Dorn and Mr. Hill.",
        ),
        (
            "THE UNITED NATIONS, THE USSR AND TOLUVA PROVINCE.",
            "The United Nations, the USSR and Toluva Province.",
        ),
    ],
)
def test_capitals_become_ordinary_case(given, expected):
    assert truecase(given) == expected


@pytest.mark.parametrize(
    "text", ["UN", "FBI, CIA, NATO", "The U.S. ARMY SAID SO", "123 !!"]
)
def test_short_or_mixed_text_keeps_its_case(text):
    assert not is_capitals(text)
    assert prepared(text).text == text


def test_only_paragraphs_in_capitals_are_rewritten():
    text = "REBELS ATTACK THE ARMY BASE AT TOLUVA\n\nThe FLT denied it to the UN."
    assert prepared(text).text == (
        "Rebels attack the army base at Toluva\n\nThe FLT denied it to the UN."
    )


@pytest.mark.parametrize(
    "text",
    ["A " * 80_000, "(A" * 80_000, "AB\n" * 40_000, "[AB] " * 20_000, "THE (" * 20_000],
    ids=lambda text: text[:5],
)
def test_long_texts_are_prepared_to_the_end(text):
    """Long enough that time that grew with the square would be minutes."""
    assert len(prepared(text).text) == len(text)
