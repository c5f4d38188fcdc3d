"""A long article costs no more a word than a short one."""

import sys

import pytest

from newsevents import build
from newsevents.records import Article

pytestmark = pytest.mark.model

STORY = (
    "A car bomb killed {n} soldiers in Mosul on Thursday. The blast also wounded a "
    "baker, and two guards were taken hostage by gunmen in Erbil at 3 p.m. on "
    "Friday.\n\n"
)


def calls(function, *args):
    """Return how many Python functions are called on the way."""
    count = 0

    def note(frame, event, argument):
        nonlocal count
        count += event == "call"

    sys.setprofile(note)
    try:
        function(*args)
    finally:
        sys.setprofile(None)
    return count


def test_finding_events_takes_calls_linear_in_the_length(nlp):
    find = nlp.get_pipe("newsevents_events").find
    counts = []
    for times in (20, 80):
        text = "".join(STORY.format(n=n + 2) for n in range(times))
        doc = build.make_doc(nlp, Article(id="a", text=text, published="2019-06-14"))
        for _, component in nlp.pipeline:
            doc = component(doc)
        counts.append(calls(find, doc))
    assert counts[1] < 5 * counts[0]
