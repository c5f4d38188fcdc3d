"""From a configuration to a pipeline; one failing article fails alone."""

import pytest

from newsevents import build
from newsevents.errors import ConfigError, ResourceError
from newsevents.records import Article, EventRow, Failure
from newsevents.settings import Config

GOOD = "Gunmen killed two soldiers in Mosul on Monday, police said."


class Breaks:
    """A component that fails on one article."""

    def __call__(self, doc):
        if "poison" in doc.text:
            raise ValueError("cannot digest this")
        return doc


@pytest.fixture
def brittle(nlp):
    position = len(nlp._components) - 1
    nlp._components.insert(position, ("newsevents_brittle", Breaks()))
    yield nlp
    del nlp._components[position]


@pytest.mark.model
def test_a_failing_article_fails_alone(brittle):
    articles = [Article(id=i, text=t) for i, t in (("a", GOOD), ("b", "poison"))]
    first, second = build.extract_batch(brittle, articles)
    assert first.failure is None
    assert first.rows
    assert second.failure == Failure(
        article_id="b",
        stage="brittle",
        error="ValueError",
        message="cannot digest this",
    )


@pytest.mark.model
def test_extract_yields_rows_and_failures_in_order(nlp):
    config = Config(max_characters=200)
    articles = [Article(id="a", text="x" * 201), Article(id="b", text=GOOD)]
    failure, row = build.extract(articles, nlp=nlp, config=config)
    assert isinstance(failure, Failure)
    assert failure.stage == "read"
    assert isinstance(row, EventRow)
    assert row.killed == 2


@pytest.mark.model
def test_title_in_front_shifts_no_offset(nlp):
    article = Article(id="a", text=GOOD, title="Raid leaves two dead")
    [found] = build.extract_batch(nlp, [article])
    assert all(GOOD[m.start : m.end] == m.text for m in found.mentions)
    assert all(m.start >= 0 for m in found.mentions)


def test_unknown_model_says_what_to_do():
    with pytest.raises(ResourceError, match="--model"):
        build.load(Config(model="no_such_pipeline"))


def test_batches_hold_at_least_one_article():
    with pytest.raises(ConfigError, match="batch_size"):
        list(build.process([], config=Config(batch_size=0)))
