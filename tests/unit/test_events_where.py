"""Where an incident was: one-line stories, each with the cells of its first row."""

import pytest

from newsevents import build
from newsevents.records import Article

pytestmark = pytest.mark.model


@pytest.fixture
def row_of(nlp):
    def run(text):
        article = Article(id="a", text=text, published="2019-06-14")
        [found] = build.extract_batch(nlp, [article])
        assert found.failure is None
        return found.rows[0]

    return run


@pytest.mark.parametrize(
    ("text", "written"),
    [
        pytest.param(
            "A roadside bomb killed two drivers in Tarkhobi village in the Ombari "
            "area of Kandahar.",
            "Tarkhobi village in the Ombari area of Kandahar",
            id="a village with the area and the town that it lies in",
        ),
        pytest.param(
            "Gunmen killed a teacher in the village of Sarnaka, Mombasa, Kenya.",
            "village of Sarnaka, Mombasa",
            id="a village with its town, without the country",
        ),
        pytest.param(
            "A grenade wounded four people in Olmari village on the outskirts of "
            "Bamako.",
            "Olmari village on the outskirts of Bamako",
            id="up to the town that lends its coordinates",
        ),
        pytest.param(
            "Bombs killed nine people in Basra, Mosul and Kirkuk.",
            "Basra",
            id="no chain but a list",
        ),
        pytest.param(
            "A car bomb killed six people in Aleppo in northern Syria.",
            "Aleppo",
            id="a town without its country",
        ),
    ],
)
def test_place_text_is(row_of, text, written):
    assert row_of(text).place_text == written
