"""Header lines and datelines."""

import pytest

from newsevents.language import header
from newsevents.language.dateline import filing_date, find_dateline

COMMON = frozenset(("police", "mayor", "the", "gunmen", "fled", "club"))


@pytest.mark.parametrize(
    ("line", "published", "source"),
    [
        (
            " date 2021-05-04 2021/05/04 | 07:08 - Source: Delta News",
            "2021-05-04T07:08",
            "Delta News",
        ),
        ("2021-05-04", "2021-05-04", None),
        ("24/05/2021", "2021-05-24", None),
        ("05/24/2021 7.08 pm", "2021-05-24T19:08", None),
        ("May 4, 2021", "2021-05-04", None),
        ("Tuesday, May 4th, 2021 12:05 AM", "2021-05-04T00:05", None),
        ("4 May 2021 | 07:08 | Delta News", "2021-05-04T07:08", "Delta News"),
        ("Published: May 4, 2021 at 7:08 pm GMT", "2021-05-04T19:08+00:00", None),
        ("Posted on 04 May 2021, 07:08 (UTC+5:30)", "2021-05-04T07:08+05:30", None),
        ("Last updated May 4, 2021", "2021-05-04", None),
        ("Tue, 4 May 2021 07:08:09 +0300", "2021-05-04T07:08:09+03:00", None),
        ("4-5-2021 and 2021-05-04", None, None),
    ],
)
def test_header_lines_are_read(line, published, source):
    found = header.find_headers(line)
    assert header.publication(found) == published
    assert header.source(found) == source


@pytest.mark.parametrize(
    "line",
    [
        "On 4 May 2021 a bomb went off near the bridge.",
        "May 4, 2021 was the day the town fell.",
        "Two killed in 2021",
        "2021-13-40",
        "At 10:30 the shots began",
        "4 May 2021 - Troops Enter Town",
        "",
    ],
)
def test_text_is_no_header(line):
    assert header.find_headers(line) == []


def test_header_offsets_refer_to_the_text():
    text = "\n  Published: May 4, 2021 \nTwo died."
    [found] = header.find_headers(text)
    assert text[found.start : found.end] == "Published: May 4, 2021"


def test_first_publication_wins_over_update():
    text = "Updated: 6 May 2021\nPublished: 4 May 2021\n\nTwo died."
    assert header.publication(header.find_headers(text)) == "2021-05-04"


def test_source_line_alone_names_the_source():
    found = header.find_headers("May 4, 2021\nSource: Delta News\n\nTwo died.")
    assert (header.publication(found), header.source(found)) == (
        "2021-05-04",
        "Delta News",
    )


def test_author_is_no_source():
    [found] = header.find_headers("Posted 3:57 AM, May 26, 2021, by Ann Other")
    assert (found.published, found.source) == ("2021-05-26T03:57", None)


@pytest.mark.parametrize("day_first", [True, False])
def test_day_first_decides_what_the_line_leaves_open(day_first):
    [found] = header.find_headers("03/04/2021", day_first=day_first)
    assert found.published == ("2021-04-03" if day_first else "2021-03-04")


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2021-05-04T07:08:09+03:00", "2021-05-04T07:08:09+03:00"),
        ("2021-05-04T07:08:09.123Z", "2021-05-04T07:08:09.123Z"),
        ("2021/05/04 07:08", "2021-05-04T07:08"),
        ("20210504", "2021-05-04"),
        ("20210504T070809Z", "2021-05-04T07:08:09+00:00"),
        ("Tue May  4 07:08:09 +0000 2021", "2021-05-04T07:08:09+00:00"),
        ("Tue May 4 07:08:09 2021", "2021-05-04T07:08:09"),
        ("4-May-2021", "2021-05-04"),
        ("04.05.2021 19.08", "2021-04-05T19:08"),
        ("2021-05", None),
        ("2021-02-30", None),
        ("2021-05-04T25:00", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_publication_times_become_iso(text, iso):
    assert header.iso_time(text) == iso


def dateline_of(text, *, is_opening=True, is_headed=True):
    return find_dateline(
        text, 0, len(text), is_opening=is_opening, is_headed=is_headed, common=COMMON
    )


@pytest.mark.parametrize(
    ("text", "end", "place"),
    [
        ("BASRA (DNS) — Two men died.", "—", "BASRA"),
        ("BASRA, Iraq (DNS) _ Two men died.", "_", "BASRA, Iraq"),
        ("BASRA, Iraq, Jan 3 (Reuters) - Two died.", "-", "BASRA, Iraq"),
        ("PORT HARCOURT, May 4 - Two men died.", "-", "PORT HARCOURT"),
        ("LA PAZ (BOLIVIA), 4 MAY 89 (EFE) -- Two died.", "--", "LA PAZ (BOLIVIA)"),
        ("WACO, Texas >> Two men died.", ">>", "WACO, Texas"),
        ("O'HARA TOWNSHIP, Pa. -- Two men died.", "--", "O'HARA TOWNSHIP, Pa."),
        ("Basra: Two men died.", ":", "Basra"),
        ("Basra - Two men died.", "-", "Basra"),
        ("Lagos (Reuters) Two men died.", ")", "Lagos"),
        ("Lagos, May 4, 2021 (Delta Wire) - Two died.", "-", "Lagos"),
        ("Basra, 4 May 89 (Delta Radio) -- [text] two died.", "--", "Basra"),
        ("(KXYZ) – Two men died.", "–", None),
    ],
)
def test_datelines_are_found(text, end, place):
    found = dateline_of(text)
    assert found is not None
    assert text[: found.end].endswith(end)
    assert found.place == place


@pytest.mark.parametrize(
    "text",
    [
        "UPDATE: Two men died.",
        "READ MORE: Two men died.",
        "Police: Gunmen fled the club.",
        "Mayor Club - the gunmen fled.",
        "Free Men (FM) fighters fled.",
        "Two men died in Basra.",
        "BASRA",
        "",
    ],
)
def test_other_starts_are_no_datelines(text):
    assert dateline_of(text) is None


def test_lenient_datelines_count_at_the_opening_only():
    assert dateline_of("Basra - Two men died.", is_opening=False) is None
    assert dateline_of("BASRA - Two men died.", is_opening=False) is not None


def test_colon_needs_a_headline_before_it():
    assert dateline_of("Basra: Two men died.", is_headed=False) is None


@pytest.mark.parametrize(
    ("year", "full"), [("89", "1989"), ("05", "2005"), ("2021", "2021")]
)
def test_dateline_states_when_it_was_filed(year, full):
    assert filing_date(f"\n\nLIMA, 4 MAY {year} (EFE) -- Two died.") == f"{full}-05-04"


@pytest.mark.parametrize("piece", ["1", "May ", "A. ", "BASRA, ", "("])
def test_long_lines_are_no_header_and_no_dateline(piece):
    """Long enough that time that grew with the square would be minutes."""
    text = piece * 100_000
    assert not header.find_headers(text)
    assert dateline_of(text) is None
    assert filing_date(text) is None
