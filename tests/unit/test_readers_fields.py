"""From rows of somebody's data to articles."""

import pytest

from newsevents.io.encoding import decode, encoding_of, not_text
from newsevents.io.fields import from_text, to_article
from newsevents.io.html import publication_time
from newsevents.io.html import to_article as from_page
from newsevents.records import Article, Failure


def read(**row):
    return to_article(row, default_id="d")


@pytest.mark.parametrize("name", ["text", "body", "Content", " ARTICLE_BODY "])
def test_text_goes_by_many_names(name):
    assert to_article({name: "Two died."}, default_id="d") == Article("d", "Two died.")


def test_all_fields_are_read():
    row = {
        "article_id": 7,
        "headline": " Blast ",
        "body": " Two died.\n",
        "date": "4 May 2021 07:08",
        "publisher": {"id": None, "name": "Delta"},
        "link": "http://ex.am",
        "lang": "en",
        "junk": [1, 2],
    }
    assert to_article(row, default_id="d") == Article(
        id="7",
        text=" Two died.\n",
        title="Blast",
        published="2021-05-04T07:08",
        source="Delta",
        url="http://ex.am",
        language="en",
    )


def test_empty_cells_do_not_hide_later_aliases():
    found = read(text="", body="Two died.", title=None, headline="Blast")
    assert (found.text, found.title) == ("Two died.", "Blast")


@pytest.mark.parametrize(
    ("published", "iso"),
    [
        ("2021-05-04", "2021-05-04"),
        ("2021-05-04T07:08:09+03:00", "2021-05-04T07:08:09+03:00"),
        ("2021/05/04 07:08", "2021-05-04T07:08"),
        ("Tue, 4 May 2021 07:08:00 GMT", "2021-05-04T07:08+00:00"),
        (1620112089, "2021-05-04T07:08:09+00:00"),
        (1620112089000, "2021-05-04T07:08:09+00:00"),
        (20210504, "2021-05-04"),
        (float("nan"), None),
        ("  ", None),
        (None, None),
    ],
)
def test_publication_time_becomes_iso(published, iso):
    assert read(text="Two died.", published=published).published == iso


def test_header_stands_in_for_a_time_that_cannot_be_read():
    found = read(text="4 May 2021 | 07:08\n\nTwo died.", published="soon")
    assert found.published == "2021-05-04T07:08"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"text": "Two died.", "published": "soon"}, "published is 'soon'"),
        ({"text": ["Two died."]}, "text is of type list"),
        ({"text": 5}, "text is of type int"),
        ({"text": "Two died.", "title": {"a": 1}}, "title is of type dict"),
        ({"text": "Two died.", "id": True}, "id is of type bool"),
        ({"text": ""}, "empty"),
        ({"text": " \n\x00 --- "}, "empty"),
        ({"text": "", "title": "***"}, "empty"),
        ({"title": "Blast"}, "no text"),
        ({}, "no text"),
    ],
)
def test_what_is_no_article_is_a_failure(row, message):
    found = to_article(row, default_id="d")
    assert isinstance(found, Failure)
    assert (found.article_id, found.stage) == ("d", "read")
    assert message in found.message


def test_title_stands_for_an_empty_text():
    assert read(text="", title="Blast kills two").title == "Blast kills two"


@pytest.mark.parametrize(
    ("text", "published", "source"),
    [
        (
            "date 2021-05-04 | 07:08 - Source: Delta\n\nTwo.",
            "2021-05-04T07:08",
            "Delta",
        ),
        ("LIMA, 4 May 2021 (Delta) - Two died.", "2021-05-04", None),
        ("Two died on 4 May 2021.", None, None),
    ],
)
def test_header_and_dateline_complete_an_article(text, published, source):
    found = from_text(Article(id="a", text=text))
    assert (found.published, found.source) == (published, source)
    assert found.text == text


def test_given_values_win_over_the_header():
    text = "2021-05-04 | 07:08 - Source: Delta\n\nTwo died."
    found = from_text(Article("a", text, published="2020-01-01", source="Mine"))
    assert (found.published, found.source) == ("2020-01-01", "Mine")


def test_half_surrogates_are_replaced():
    found = read(text="Two \ud800 died.", title="\udfff!")
    assert (found.text, found.title) == ("Two \ufffd died.", "\ufffd!")


TEXT = "“Two died” in Córdoba – the mayor’s café burned down. " * 3


@pytest.mark.parametrize(
    "name",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"],
)
def test_encodings_are_told_apart(name):
    assert decode(TEXT.encode(name)) == TEXT


def test_stray_bytes_in_utf8_are_read_as_western():
    assert decode((TEXT + "é" * 20).encode() + b" caf\xe9") == TEXT + "é" * 20 + " café"


def test_cut_character_at_the_end_of_a_sample_is_utf8():
    assert encoding_of("aé".encode()[:-1]) == "utf-8"


def test_other_encodings_are_guessed():
    text = "Взрыв на рынке в городе: погибли два человека, сообщила полиция. " * 20
    assert decode(text.encode("cp1251")) == text


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04....", "a zip archive (docx, xlsx, zip)"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (bytes(range(256)) * 20, "binary data"),
        (b"Two died.\x00\x00", None),
        ("Two died.".encode("utf-16"), None),
        ("Two died.".encode("utf-16-le"), None),
        (b"", None),
    ],
)
def test_binary_files_are_recognized(data, kind):
    assert not_text(data) == kind


PAGE = """<!doctype html><html lang="en"><head><title>Blast in Basra</title>
<meta property="og:site_name" content="Delta News">
<link rel="canonical" href="http://ex.am/blast">{meta}</head>
<body><nav>Home News Sport</nav>
<article><h1>Blast in Basra</h1><p>Two men died when a bomb went off in the market of
Basra on Monday, police said.</p><p>The bomb was hidden in a cart, a colonel told our
reporter, and it went off when the market was full of people.</p></article>
<footer>Copyright</footer></body></html>"""


@pytest.mark.parametrize(
    "meta",
    [
        '<meta property="article:published_time" content="2021-05-04T07:08:00+03:00">',
        "<meta content='2021-05-04T07:08:00+03:00' name='pubdate'>",
        '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", '
        '"datePublished": "2021-05-04T07:08:00+03:00"}]}</script>',
    ],
    ids=["og", "pubdate", "json-ld"],
)
def test_page_gives_text_title_and_time(meta):
    found = from_page(PAGE.replace("{meta}", meta), default_id="p")
    assert found.published == "2021-05-04T07:08:00+03:00"
    assert (found.id, found.title, found.source) == (
        "p",
        "Blast in Basra",
        "Delta News",
    )
    assert found.url == "http://ex.am/blast"
    assert "Two men died" in found.text
    assert "Home" not in found.text


@pytest.mark.parametrize(
    "page", ["", "<html></html>", "<html><body></body>", "<" * 500]
)
def test_page_without_text_is_a_failure(page):
    assert isinstance(from_page(page, default_id="p"), Failure)


@pytest.mark.parametrize(
    "page",
    ["", "<meta name=date>", '<meta name="date" content="soon">', "<time>", "{"],
)
def test_page_without_time_has_none(page):
    assert publication_time(page) is None


def test_broken_linked_data_is_skipped():
    page = (
        '<script type="application/ld+json">{oops</script><time datetime="2021-05-04">'
    )
    assert publication_time(page) == "2021-05-04"
