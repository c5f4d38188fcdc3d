"""Fixtures of the stages: rows of one short story."""

from __future__ import annotations

import pytest

from newsevents import build
from newsevents.records import Article


@pytest.fixture
def rows_of(nlp):
    """Return the rows of a text, the main event first."""

    def run(text, title=None, published="2019-06-14"):
        article = Article(id="a", text=text, title=title, published=published)
        [found] = build.extract_batch(nlp, [article])
        assert found.failure is None
        return list(found.rows)

    return run


@pytest.fixture
def row_of(rows_of):
    """Return the main row of a text."""

    def run(text, title=None):
        return rows_of(text, title)[0]

    return run


@pytest.fixture
def among_talks():
    """Put a sentence into a story of a meeting in Nairobi, where nobody is hurt."""

    def story(sentence):
        return (
            "Ministers of four states met in Nairobi on Monday to talk about trade. "
            "The hosts served tea and dates. A choir sang for the guests in a garden. "
            f"{sentence} The bank will lend money for roads. Farmers hope for better "
            "prices. The talks will go on next month."
        )

    return story
