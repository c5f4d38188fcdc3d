"""What sentences add up to: the examples of ``casualty_sentences.tsv``, one by one."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsevents.language.tally import Count, combine
from newsevents.settings import CasualtySettings
from newsevents.stages.casualties import build

pytestmark = pytest.mark.model
LINES = [
    line.split("\t")
    for line in Path(__file__)
    .with_name("casualty_sentences.tsv")
    .read_text(encoding="utf-8")
    .splitlines()
    if line and not line.startswith("#")
]


def written(effect: str, count: Count) -> str:
    """Write a count as the examples do: ``killed=20..30`` or ``wounded=9~at_least``."""
    if count.qualifier == "exact":
        bounds = (count.low, count.best, count.high)
        if bounds == (count.best,) * 3:
            return f"{effect}={count.best}"
        return f"{effect}={count.low}<{count.best}<{count.high}"
    if count.qualifier == "range":
        return f"{effect}={count.best}..{count.high}"
    return f"{effect}={count.best}~{count.qualifier}"


@pytest.fixture(scope="module")
def find():
    return build(CasualtySettings())


@pytest.mark.parametrize(
    ("text", "expected"),
    [(text, expected) for _, text, expected in LINES],
    ids=[name for name, _, _ in LINES],
)
def test_combine_adds_up(find, base_nlp, text, expected):
    totals = combine(find(base_nlp(text)))
    assert " ".join(written(*pair) for pair in totals.counts.items()) == expected


def test_examples_are_told_apart():
    names = [name for name, _, _ in LINES]
    assert len(set(names)) == len(names)
