"""Whatever is told of an incident: valid bounds, and the same totals in any order."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from newsevents.language.tally import combine
from newsevents.records import Casualty

RULES = [
    "object:killed:number",
    "object:killed:name",
    "object:killed:one",
    "subject:died:known",
    "subject:died:pronoun",
    "subject:died:number:later",
    "object:shot:number:harm",
    "object:arrested:number:arrest",
    "object:treated:number:weak:many",
    "toll",
]


@st.composite
def casualties(draw):
    told = []
    for place in range(draw(st.integers(0, 8))):
        best = draw(st.integers(0, 60))
        qualifier = draw(st.sampled_from(["exact", "at_least", "at_most", "vague"]))
        told.append(
            Casualty(
                start=10 * place,
                end=10 * place + 5,
                text="",
                rule=draw(st.sampled_from(RULES)),
                effect=draw(st.sampled_from(["killed", "wounded", "captured"])),
                low=None if qualifier == "at_most" else best,
                best=best,
                high=None if qualifier in ("at_least", "vague") else best,
                qualifier=qualifier,
                victims=draw(st.sampled_from([None, "Ann Lee", "Lee", "Bo Dahl"])),
                victim_type=draw(
                    st.sampled_from(["unknown", "civilian", "force", "attacker"])
                ),
                relation=draw(
                    st.sampled_from(
                        ["total", "part", "addition", "update", "superseded", "rival"]
                    )
                ),
                status=draw(
                    st.sampled_from(["asserted", "asserted", "negated", "background"])
                ),
                trigger_start=10 * draw(st.integers(0, place)),
                trigger_end=10 * place + 5,
                sentence=place // draw(st.integers(1, 3)),
            )
        )
    return told


@given(casualties())
def test_combine_gives_valid_bounds(told):
    for count in combine(told).counts.values():
        assert count.best >= 0
        assert count.low is None or 0 <= count.low <= count.best
        assert count.high is None or count.best <= count.high
        assert all(0 <= member < len(told) for member in count.members)


@given(casualties(), st.randoms(use_true_random=False))
def test_combine_does_not_ask_for_order(told, random):
    def figures(records):
        totals = combine(records)
        counts = {e: (c.low, c.best, c.high) for e, c in totals.counts.items()}
        return counts, totals.attackers_killed, totals.forces_killed

    mixed = list(told)
    random.shuffle(mixed)
    assert figures(mixed) == figures(told)


@given(casualties(), casualties())
def test_combine_leaves_history_out(told, recalled):
    history = [replace(c, status="background") for c in recalled]
    assert combine([*told, *history]) == combine(told)
