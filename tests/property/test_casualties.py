"""Whatever the text and whatever the parse: no crash, valid offsets and bounds."""

from __future__ import annotations

import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from newsevents.language.tally import combine
from newsevents.settings import CasualtySettings
from newsevents.stages.casualties import build

BLANK = spacy.blank("en")
FIND = build(CasualtySettings())
TEXT = """two 10 several a the no one people soldiers driver he himself killed wounded
shot dead death toll rose to of and , . ( ) including among others were was by hostage
taken bodies fatally another at least up Ann Lee"""
WORDS = TEXT.split()
SENTENCES = st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)
TAGS = ["NN", "NNS", "NNP", "VBD", "VBN", "VBG", "CD", "DT", "IN", "CC", "PRP", ","]
POS = ["NOUN", "NOUN", "PROPN", "VERB", "VERB", "VERB", "NUM", "DET", "ADP", "CCONJ"]
POS += ["PRON", "PUNCT"]
NOUN_DEPS = ["nsubj", "nsubjpass", "dobj", "pobj", "amod", "agent", "prep"]
DEPS = [*NOUN_DEPS, "conj", "acl", "relcl", "auxpass", "ROOT"]


def check(doc):
    found = FIND(doc)
    for one in found:
        assert doc.text[one.start : one.end] == one.text
        assert 0 <= one.trigger_start < one.trigger_end <= len(doc.text)
        assert one.low is None or one.low <= one.best
        assert one.high is None or one.best <= one.high
    for count in combine(found).counts.values():
        assert count.best >= 0
        assert all(0 <= member < len(found) for member in count.members)


@settings(max_examples=150, deadline=None)
@given(
    st.text(max_size=60) | st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)
)
def test_find_on_bare_text(text):
    check(BLANK(text))


@st.composite
def parsed(draw):
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14))
    size = len(words)
    kinds = draw(st.lists(st.integers(0, 11), min_size=size, max_size=size))
    heads = [
        draw(st.integers(max(0, i - 4), min(size - 1, i + 4))) for i in range(size)
    ]
    deps = draw(st.lists(st.sampled_from(DEPS), min_size=size, max_size=size))
    return words, [TAGS[k] for k in kinds], [POS[k] for k in kinds], heads, deps


@settings(max_examples=150, deadline=None)
@given(parsed())
def test_find_on_any_parse(tree):
    words, tags, pos, heads, deps = tree
    try:
        doc = Doc(BLANK.vocab, words=words, tags=tags, pos=pos, heads=heads, deps=deps)
    except ValueError:  # a tree with a loop
        return
    check(doc)
