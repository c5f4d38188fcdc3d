"""Whatever the text, the stage gives valid records and the roles give an answer."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from newsevents.language.roles import Roles, responsibility, roles
from newsevents.language.scene import by_token
from newsevents.language.syntax import token_starts
from newsevents.settings import ActorSettings
from newsevents.stages.actors import build

BLANK = spacy.blank("en")
FIND = build(ActorSettings())
WORDS = (
    *("the", "gunmen", "Taliban", "police", "said", "claimed", "responsibility", "for"),
    *(
        "attack",
        "on",
        "a",
        "bus",
        "of",
        "by",
        "they",
        "he",
        "it",
        "dozens",
        "12",
        "more",
    ),
    *(
        "than",
        ",",
        ".",
        "(",
        ")",
        '"',
        "blamed",
        "who",
        "killed",
        "with",
        "bombs",
        "to",
    ),
    *(
        "bombs",
        "to",
        "according",
        "not",
        "no",
        "members",
        "rigged",
        "explosives",
        "😀",
        "\n\n",
    ),
)
DEPS = ("nsubj", "dobj", "prep", "pobj", "agent", "relcl", "conj", "ccomp", "compound")
POS = ("NOUN", "VERB", "PROPN", "ADP", "DET", "PUNCT", "AUX", "NUM", "PRON")


@st.composite
def parsed(draw: st.DrawFn) -> Doc:
    """A Doc with any dependency tree at all."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14))
    heads = [draw(st.integers(0, n)) for n in range(len(words))]
    deps = [
        "ROOT" if head == n else draw(st.sampled_from(DEPS))
        for n, head in enumerate(heads)
    ]
    pos = [draw(st.sampled_from(POS)) for _ in words]
    return Doc(
        BLANK.vocab,
        words=words,
        heads=heads,
        deps=deps,
        pos=pos,
        lemmas=words,
        tags=pos,
    )


@pytest.mark.parametrize("text", ["", " ", "😀" * 50, "a" * 5000, "said \n\n"])
def test_find_never_crashes_without_a_parse(text: str) -> None:
    assert all(a.text == text[a.start : a.end] for a in FIND(BLANK(text)))


@given(st.text(max_size=200))
@settings(max_examples=40, deadline=None)
def test_find_gives_valid_offsets_on_any_text(text: str) -> None:
    doc = BLANK(text)
    for actor in FIND(doc):
        assert doc.text[actor.start : actor.end] == actor.text
        assert 0 <= actor.head < len(doc)


@given(parsed())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_find_and_roles_stand_any_tree(doc: Doc) -> None:
    actors = FIND(doc)
    for actor in actors:
        assert doc.text[actor.start : actor.end] == actor.text
        assert actor.name
        assert actor.role == "participant" or actor.scope_start < actor.scope_end
    for start in range(len(doc)):
        found = roles(doc, start, start + 1, by_token(token_starts(doc), actors))
        assert not {a.category for a in found.perpetrators} & {"facility", "weapon"}
        assert not {a.head for a in found.perpetrators} & {
            a.head for a in found.targets
        }
    for found in responsibility(doc, actors):
        assert 0 <= found.start < found.end <= len(doc.text)


@given(st.integers(-5, 20), st.integers(-5, 20))
@settings(max_examples=15, deadline=None)
def test_roles_of_an_impossible_range_are_empty(start: int, end: int) -> None:
    assert roles(BLANK("no parse here"), start, end, {}) == Roles()
