"""Sources of reported speech over real parses.

In the examples the source stands in brackets and what it says in braces.
"""

from __future__ import annotations

import re

import pytest

from newsevents import factories

SAID = {
    "after": "{A bomb hit a bus}, [the Iraqi military and security officials] said.",
    "before": "[Police] said {a bomb hit a bus.}",
    "told": "[Police Colonel Omar Reza] told reporters {the gunmen had fled.}",
    "apposition": "[A spokesman for the army, Karl Lund], said {that two men died.}",
    "according": "{Two men died}, according to [a police officer].",
    "statement": "[The interior ministry] said in a statement {that two men died.}",
    "confirmed": "[The army] confirmed {the attack.}",
    "aside": "{The blast}, [officials] said, {hit a bus.}",
    "inverted": "{“We ran,”} said [witness Ana Ruiz].",
    "report": "[A report by the commission] said {dozens had died.}",
}


@pytest.fixture(scope="module")
def sources_of(base_nlp):
    stage = factories.create("actors", "newsevents_actors", {})

    def find(text):
        found = stage.match(base_nlp(text))
        return [a for a in found if a.role == "source"]

    return find


@pytest.mark.model
@pytest.mark.parametrize("example", [pytest.param(e, id=i) for i, e in SAID.items()])
def test_source_has_its_phrase_and_covers_what_is_said(sources_of, example):
    text = re.sub(r"[\[\]{}]", "", example)
    wanted = re.search(r"\[([^]]+)\]", example)[1]
    [source] = sources_of(text)
    assert source.text == text[source.start : source.end] == wanted
    for said in re.findall(r"\{([^}]+)\}", example):
        middle = text.index(said) + len(said) // 2
        assert source.scope_start <= middle < source.scope_end


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Two died, a spokesman for the army, Karl Lund, said.", "Karl Lund"),
        ("Two died, the security officials said.", "security officials"),
        (
            "Two died, according to captain Omar Reza and doctor Ana Ruiz.",
            "Omar Reza; Ana Ruiz",
        ),
        ("Ana Ruiz saw it. “It burned,” she said.", "Ana Ruiz"),
        (
            "Shells hit a farm, killing 90 people including boys, witnesses said.",
            "witnesses",
        ),
    ],
    ids=["person in phrase", "no article", "two persons", "pronoun", "behind victims"],
)
def test_source_name_is_the_person_or_the_phrase(sources_of, text, name):
    assert [s.name for s in sources_of(text)] == [name]


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Police did not say who did it.",
        "The sign said nothing new.",
        "Gunmen attacked a bus near the bridge.",
    ],
    ids=["says nothing", "a thing", "no speech"],
)
def test_nobody_speaks_where_nothing_is_said(sources_of, text):
    assert sources_of(text) == []


@pytest.mark.model
def test_scope_reaches_back_over_a_quote_of_several_sentences(sources_of):
    text = "“They came at night. They shot at us. We ran,” said Ana Ruiz."
    [source] = [s for s in sources_of(text) if s.name == "Ana Ruiz"]
    assert source.scope_start <= text.index("came")
