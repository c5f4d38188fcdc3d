"""Participants over real parses: phrase, name, category, number.

In the examples a participant stands in brackets: ``[phrase|name|category|low|high]``;
trailing parts may be left out, and an empty part is not looked at.
"""

from __future__ import annotations

import re

import pytest

from newsevents import factories
from newsevents.records import Actor

MARK = re.compile(r"\[([^]|]+)\|([^]]*)\]")


@pytest.fixture(scope="module")
def actors_of(base_nlp):
    stage = factories.create("actors", "newsevents_actors", {})

    def find(text: str) -> list[Actor]:
        return list(stage.match(base_nlp(text)))

    return find


def read(example: str) -> tuple[str, list[tuple[str, list[str]]]]:
    """Return the plain text, and (phrase, [name, category, low, high]) in order."""
    marks = [(m[1], [*m[2].split("|"), "", "", ""][:4]) for m in MARK.finditer(example)]
    return MARK.sub(r"\1", example), marks


NAMED = {
    "modifier": "Troops shot at [Boko Haram militants|Boko Haram|armed_group].",
    "suspected": "[Suspected Taliban fighters|Taliban|armed_group] burned a school.",
    "member": "[Two members|Taliban|armed_group|2|2] of the Taliban shot a teacher.",
    "from": "[Fighters|Islamic State|armed_group] from the Islamic State fled.",
    "forces": "[Two members of Taliban forces|Taliban|armed_group|2|2] fled.",
    "wing": "[Gunmen|Hamas|armed_group] of the armed wing of Hamas fled.",
    "faction": "A [faction|Boko Haram|armed_group] (ISWAP) of Boko Haram fled.",
    "calling": "A [militant group|Dawn Front] calling itself Dawn Front fled.",
    "former": "A [former member|former member] of the Taliban fled.",
    "linked": "[Gunmen|Boko Haram] linked to Boko Haram raided the town.",
    "name": "[Al-Shabaab|Al-Shabaab|armed_group] seized the town on Friday.",
    "person": "A court jailed [Mayor Peter Holm|Peter Holm|government|1|1] for fraud.",
    "opposed": "[Anti-Taliban fighters|anti-Taliban fighters] took the hill.",
}

COMMON = {
    "article": "They shelled an [army barracks|army barracks|facility] at night.",
    "multiword": "Rebels burned the [police station|police station|facility].",
    "unidentified": "[Unidentified gunmen|unidentified gunmen|armed_group] fired.",
    "armed": "[Masked men|masked men|armed_group] took the cash.",
    "armed-with": "A [man|man|armed_group|1|1] armed with a knife ran in.",
    "weapon": "They carried [heavy machine guns|heavy machine guns|weapon].",
    "rigged": "They used [vehicles rigged with explosives||weapon] at the gate.",
    "hyphen": "A [bomb-laden truck|bomb-laden truck|weapon] hit the gate.",
    "modifier-only": "A [mortar|mortar|weapon] attack hit the port.",
    "headquarters": "Fire gutted the [headquarters of the British Army||facility].",
    "crowd-of": "A [crowd of mourners|mourners|civilian] walked past.",
}

COUNTED = {
    "word": "[Six gunmen|gunmen|armed_group|6|6] fled.",
    "figure": "Police held [1,200 protesters|protesters|civilian|1200|1200].",
    "more": "[More than 100 militants|militants|armed_group|100|] attacked.",
    "at-least": "[At least 12 soldiers|soldiers|force|12|] died.",
    "dozens": "[Dozens of armed men|armed men|armed_group|24|] came.",
    "several": "[Several rebels|rebels|armed_group|3|] were seen.",
    "one": "A [suicide bomber|suicide bomber|armed_group|1|1] walked in.",
    "age": "A [12-year-old boy|12-year-old boy|civilian|1|1] ran in.",
    "age-of-several": "[Two 16-year-old boys|16-year-old boys|civilian|2|2] ran in.",
    "body": "A [militia|militia|armed_group||] took the hill.",
}


@pytest.mark.model
@pytest.mark.parametrize(
    "example",
    [pytest.param(e, id=i) for t in (NAMED, COMMON, COUNTED) for i, e in t.items()],
)
def test_participant_has_phrase_name_category_and_number(actors_of, example):
    text, marks = read(example)
    found = {a.text: a for a in actors_of(text)}
    for phrase, (name, category, low, high) in marks:
        assert phrase in found, sorted(found)
        actor = found[phrase]
        assert not name or actor.name == name
        assert not category or actor.category == category
        assert not low or actor.low == int(low)
        assert not high or actor.high == int(high)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "phrase", "low", "high"),
    [
        ("More than 40 rebels attacked.", "More than 40 rebels", 40, None),
        ("Up to 40 rebels attacked.", "Up to 40 rebels", None, 40),
        ("The militia attacked.", "militia", None, None),
        ("Four divisions attacked.", "Four divisions", None, None),
        ("Oct 19 - Warships fired.", "Warships", None, None),
    ],
    ids=["open above", "open below", "no number", "units", "dateline"],
)
def test_bounds_are_open_where_the_text_leaves_them_open(
    actors_of, text, phrase, low, high
):
    actor = next(a for a in actors_of(text) if a.text == phrase)
    assert (actor.low, actor.high) == (low, high)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "phrase", "name"),
    [
        ("Boko Haram raided a farm. The group took hostages.", "group", "Boko Haram"),
        (
            "Islamic State gunmen stormed a base. The gunmen fled.",
            "gunmen",
            "Islamic State",
        ),
        ("Taliban fighters came at dawn. They shot a guard.", "They", "Taliban"),
        (
            "Boko Haram raided a farm. Members of the group took hostages.",
            "Members",
            "Boko Haram",
        ),
        ("Five rebels came. The attackers fired at a bus.", "attackers", "rebels"),
        ("Anna Berg was freed. She said nothing more.", "She", "Anna Berg"),
        ("The bus stopped. It burned.", "It", None),
    ],
    ids=["group", "same noun", "they", "members", "attackers", "she", "it is no thing"],
)
def test_definite_phrases_and_pronouns_get_the_name(actors_of, text, phrase, name):
    found = [a for a in actors_of(text) if a.text == phrase and a.role == "participant"]
    assert (found[-1].name if found else None) == name


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "No group claimed it.",
        "In Mosul, Iraq, it rained.",
        "The minister of the day resigned in protest at nothing.",
    ],
    ids=["nobody", "places", "no attackers"],
)
def test_nobody_is_made_an_attacker(actors_of, text):
    assert not [a for a in actors_of(text) if a.category == "armed_group"]


@pytest.mark.model
def test_all_offsets_fit_the_text(actors_of):
    text = "TOWN -- The gunmen, 12 of them, hit a bus.\n\n“They fled,” said Ana Ruiz."
    found = actors_of(text)
    assert found
    assert all(text[a.start : a.end] == a.text for a in found)


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("The rebel attack shocked the town.", ["rebel"]),
        ("The terrorist attack shocked the town.", []),
        ("A terrorist shocked the town.", ["terrorist"]),
    ],
)
def test_the_manner_of_an_attack_is_nobody(actors_of, text, groups):
    found = [a.name for a in actors_of(text) if a.category == "armed_group"]
    assert found == groups
