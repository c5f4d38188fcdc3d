"""Who of those hit lives, where the dead and the hurt are told of one by one."""

from __future__ import annotations

import pytest

from newsevents.language.tally import combine
from newsevents.settings import CasualtySettings
from newsevents.stages.casualties import build

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def find():
    return build(CasualtySettings())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "A clerk was found dead in the yard. Another man was shot in the foot.",
            {"killed": 1, "wounded": 1},
            id="another-is-not-the-dead-one",
        ),
        pytest.param(
            "A clerk was killed in the yard. He was shot twice.",
            {"killed": 1},
            id="pronoun-is-the-dead-one",
        ),
        pytest.param(
            "The suspect was killed on the pier. A police officer was shot in the arm.",
            {"killed": 1, "wounded": 1},
            id="officer-is-not-the-suspect",
        ),
        pytest.param(
            "A baby was killed in the yard. The man was shot in the arm.",
            {"killed": 1, "wounded": 1},
            id="man-is-not-the-baby",
        ),
        pytest.param(
            "One mason was killed at the pier. A mason is in stable condition.",
            {"killed": 1, "wounded": 1},
            id="who-is-stable-lives",
        ),
        pytest.param(
            "A mason is in critical condition, a nurse said. The mason died at noon.",
            {"killed": 1},
            id="who-was-critical-may-have-died-since",
        ),
        pytest.param(
            "A raid killed two men and injured a third man.",
            {"killed": 2, "wounded": 1},
            id="third-after-two-dead",
        ),
        pytest.param(
            "A tailor shot himself near Birch Lane and Quarry Road.",
            {"wounded": 1},
            id="himself-and-no-street",
        ),
        pytest.param(
            "The gun went off, striking a young nurse in the arm.",
            {"wounded": 1},
            id="striking-somebody",
        ),
        pytest.param("The lamp fell, striking the table.", {}, id="striking-something"),
        pytest.param("Two guards shot at him.", {}, id="those-who-shot-at-somebody"),
    ],
)
def test_combine_tells_the_living_from_the_dead(find, base_nlp, text, expected):
    counts = combine(find(base_nlp(text))).counts
    assert {e: c.best for e, c in counts.items() if c.best} == expected


def test_find_reads_an_age_before_shot(find, base_nlp):
    found = find(base_nlp("9-year-old shot near the old mill\n\nNobody was held."))
    assert [(c.effect, c.best) for c in found if c.best] == [("wounded", 1)]
