"""The remembering ruler says what the model's own attribute ruler says."""

import warnings

import pytest
import spacy

from newsevents.attributes import RememberingRuler, use_remembered
from newsevents.settings import DEFAULT_MODEL

TEXTS = (
    "There was a blast at 3 a.m. on Monday, the army said.",
    "They're gonna leave; let's see. I didn't know nothin' about it!\n\nYou ain't.",
    "Two of the men had been shot, and it did it itself.",
    "There are no survivors, but you all got ta go.",
    "",
)


@pytest.fixture(scope="module")
def pipelines():
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        plain, fast = spacy.load(DEFAULT_MODEL), spacy.load(DEFAULT_MODEL)
    use_remembered(fast)
    return plain, fast


@pytest.mark.model
@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text[:20] or "empty")
def test_every_token_has_the_rulers_attributes(pipelines, text):
    plain, fast = pipelines
    fast(text)  # asked for the first time
    said, wanted = fast(text), plain(text)
    assert [(t.pos_, str(t.morph), t.lemma_, t.tag_, t.dep_) for t in said] == [
        (t.pos_, str(t.morph), t.lemma_, t.tag_, t.dep_) for t in wanted
    ]


@pytest.mark.model
def test_a_saved_pipeline_holds_the_ruler_itself(pipelines, tmp_path):
    _, fast = pipelines
    assert isinstance(dict(fast.pipeline)["attribute_ruler"], RememberingRuler)
    fast.to_disk(tmp_path)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        loaded = spacy.load(tmp_path)
    assert [t.pos_ for t in loaded(TEXTS[0])] == [t.pos_ for t in fast(TEXTS[0])]


def test_a_pipeline_without_the_ruler_stays_as_it_is():
    nlp = spacy.blank("en")
    use_remembered(nlp)
    assert nlp.pipe_names == []
