"""Reading a parse ends, on any parse, and agrees with spaCy on every tree."""

from __future__ import annotations

import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from newsevents.language.syntax import ancestors, conjuncts, governing_verb

BLANK = spacy.blank("en")
DEPS = st.sampled_from(["conj", "nsubj", "dobj", "ROOT"])


def parse(heads, deps):
    words = ["word"] * len(heads)
    return Doc(BLANK.vocab, words=words, heads=heads, deps=deps[: len(heads)])


@settings(max_examples=200, deadline=None)
@given(
    st.integers(1, 8).flatmap(
        lambda n: st.lists(st.integers(0, n - 1), min_size=n, max_size=n)
    ),
    st.lists(DEPS, min_size=8, max_size=8),
)
def test_walks_end_where_the_parse_has_a_loop(heads, deps):
    doc = parse(heads, deps)
    for token in doc:
        assert token in conjuncts(token)
        assert len(list(ancestors(token))) < 1000
        assert governing_verb(token).doc is doc


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.integers(0, 7), min_size=1, max_size=8),
    st.lists(DEPS, min_size=8, max_size=8),
)
def test_conjuncts_are_those_of_spacy_on_a_tree(above, deps):
    heads = [head % (i + 1) for i, head in enumerate(above)]
    for token in parse(heads, deps):
        assert set(conjuncts(token)) == {token, *token.conjuncts}
