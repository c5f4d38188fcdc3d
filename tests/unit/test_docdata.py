"""Records and articles on a Doc, and what survives its journeys."""

import pytest
import spacy
from spacy.tokens import Doc, DocBin

from newsevents import docdata
from newsevents.records import Article, Event, EventRow, Quantity


@pytest.fixture
def doc():
    made = spacy.blank("en")("Blast\n\nAbout 20 people fled.")
    article = Article(id="a", title="Blast", text="About 20 people FLED.")
    docdata.set_article(made, article, shift=7)
    return made


def quantity(start, end, **changes):
    values = {"text": "x", "rule": "r", "low": 20.0, "best": 20.0, "high": None}
    values |= {"qualifier": "about", "start": start, "end": end} | changes
    return Quantity(**values)


def event():
    row = EventRow(
        event_id="1", article_id="a", rank=1, event_type="bombing", trigger="Blast"
    )
    support = (("casualty", 7, 12),)
    return Event(start=0, end=5, text="Blast", rule="r", row=row, support=support)


def test_records_come_back_in_the_order_they_were_written(doc):
    records = [quantity(13, 15), quantity(7, 12), quantity(7, 12, best=3.0)]
    docdata.write(doc, "numbers", records)
    assert docdata.read(doc, "numbers", Quantity) == records


def test_a_stage_that_has_not_run_has_no_records(doc):
    assert not docdata.has(doc, "numbers")
    assert docdata.read(doc, "numbers", Quantity) == []


@pytest.mark.parametrize("journey", ["bytes", "docbin"])
def test_records_and_article_survive_a_journey(doc, journey):
    docdata.write(doc, "numbers", [quantity(13, 15)])
    docdata.write(doc, "events", [event()])
    if journey == "bytes":
        arrived = Doc(doc.vocab).from_bytes(doc.to_bytes())
    else:
        bin_ = DocBin(docs=[doc], store_user_data=True)
        [arrived] = (
            DocBin(store_user_data=True).from_bytes(bin_.to_bytes()).get_docs(doc.vocab)
        )
    assert docdata.article(arrived) == docdata.article(doc)
    assert docdata.read(arrived, "numbers", Quantity) == [quantity(13, 15)]
    assert docdata.read(arrived, "events", Event) == [event()]


def test_original_gives_the_articles_own_characters(doc):
    assert docdata.original(doc, 23, 27) == "FLED"
    assert docdata.original(doc, 0, 5) == "Blast"


def test_a_plain_doc_is_its_own_article():
    doc = spacy.blank("en")("Rain fell.")
    assert docdata.article(doc) == Article(id="", text="Rain fell.")
    assert docdata.shift(doc) == 0
    assert docdata.published(doc) is None


@pytest.mark.parametrize("offset", [0, 8, 500])
def test_token_at_finds_a_token_or_nothing(doc, offset):
    token = docdata.token_at(doc, offset)
    assert token is None or token.idx <= offset < token.idx + len(token)
