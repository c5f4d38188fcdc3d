"""People told of one by one: who of them are the same, who are others, who died.

Local news seldom gives a figure. It says that "a 24-year-old man was shot dead" in one
sentence and that "a woman, 31, was hit in the leg" in another: two people, as their
ages and sexes differ. Two mentions are of different people only where the text says so:
by another age, sex or name. All else may be the same person told of twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from newsevents.language.numberwords import SMALL
from newsevents.language.people import without_titles
from newsevents.language.wordset import wordset
from newsevents.records import Casualty

Sex = Literal["f", "m"]
# Before the noun: "a 24-year-old man", "three-month-old baby".
_AGE_BEFORE = re.compile(
    r"""
    \b(?P<old>\d{1,3}|[a-z]{3,9})[ -](?P<unit>year|month|week|day)s?(?:[ -]old|[ -])
    (?:[ ][\w-]{1,15}){0,3}[ ]?\Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Behind it, or behind the name that follows it: "Ann Lee, 31,", "a man, Jo Day, 40,".
_AGE_BEHIND = re.compile(
    r"(?:,?(?:[ ][A-Z][\w.'’-]{0,20}){1,4})?,[ ](?P<old>\d{1,2})(?=[ ,]|\Z)"
)
_FEMALE = wordset(
    "woman girl female mother wife daughter sister girlfriend stepmother grandmother"
    " aunt niece mom ex-wife ex-girlfriend fiancee granddaughter stepdaughter widow"
    " herself actress waitress nun mrs. ms. mrs ms"
)
_MALE = wordset(
    "man boy male father husband son brother boyfriend stepfather grandfather uncle"
    " nephew dad ex-husband ex-boyfriend grandson stepson widower gunman policeman"
    " himself waiter mr. mr"
)
_DEPUTIES = "force"  # the side of police and soldiers
_SUSPECTS = wordset(
    "suspect gunman shooter attacker assailant robber burglar intruder hijacker bomber"
)
_BABIES = wordset("baby infant toddler newborn fetus foetus")
_CHILDREN = _BABIES | wordset("child kid boy girl")
_ADULTS = wordset(
    "mother father mom dad wife husband grandmother grandfather officer driver deputy"
    " stepfather stepmother policeman"
)
_GROWN_UPS = _ADULTS | wordset("man woman boyfriend girlfriend")
# "Another man", "the second victim": somebody else than those told of before.
_ANOTHER = re.compile(
    r"""\A(?:(?:another|(?:the|his|her|an?)[ ](?:other|second|third|fourth|fifth|sixth))
    (?![ ](?:of|suspect|gunman)\b)|one[ ]other)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_KINDS = frozenset({"one", "name", "known", "number"})
_PRONOUNS: dict[str, Sex] = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}
AGE_REACH = 60  # characters before a noun that may hold the age
MAX_PHRASE = 5  # words of a phrase that may tell the sex: "Ann Lee, aunt of …"
NEAR = 2  # sentences that "she later died" looks back for her


@dataclass(frozen=True, slots=True)
class Individual:
    """Somebody told of alone: what tells him or her from others."""

    casualty: Casualty
    kind: str
    noun: str = ""
    age: str | None = None
    sex: Sex | None = None
    name: frozenset[str] = frozenset()


def individual_of(casualty: Casualty) -> Individual | None:
    """Return whom a count of one tells of, None for several people or a pronoun."""
    if casualty.best != 1 or casualty.status != "asserted":
        return None
    kind = kind_of(casualty)
    if kind not in _KINDS:
        return None
    words = (casualty.victims or "").lower().split()
    noun = words[-1] if words else ""
    name = frozenset(without_titles(words)) if kind == "name" else frozenset[str]()
    sex = _sex([noun, *casualty.text.lower().split()[:MAX_PHRASE]])
    return Individual(casualty, kind, noun, _age(casualty), sex, name)


def kind_of(casualty: Casualty) -> str:
    """Return what the victims' phrase is: "number", "one", "name", "pronoun" …"""
    parts = casualty.rule.split(":")
    return parts[2] if len(parts) > 2 else ""


def _age(casualty: Casualty) -> str | None:
    """Return the age that stands right before or behind the victims' noun."""
    text, victims = casualty.text, casualty.victims or ""
    at = text.find(victims) if victims else -1
    if at < 0:
        return None
    before = text[max(0, at - AGE_REACH) : at]
    found = _AGE_BEFORE.search(before)
    if found:
        value = found["old"].lower()
        number = value if value.isdigit() else SMALL.get(value)
        return None if number is None else f"{number} {found['unit'].lower()}"
    found = _AGE_BEHIND.match(text, at + len(victims))
    return f"{found['old']} year" if found else None


def _sex(words: Iterable[str]) -> Sex | None:
    """Return the sex that the first telling word gives."""
    for word in words:
        if word in _FEMALE:
            return "f"
        if word in _MALE:
            return "m"
    return None


def are_others(a: Individual, b: Individual) -> bool:
    """Tell whether two mentions are certainly of two people.

    Example:
        >>> said = dict(start=0, end=9, rule="object:shot:one", effect="killed",
        ...             low=1, best=1, high=1, qualifier="exact")
        >>> man, woman, victim = (
        ...     Individual(Casualty(text="", **said), "one", sex=sex)
        ...     for sex in ("m", "f", None)
        ... )
        >>> are_others(man, woman), are_others(man, victim)
        (True, False)
    """
    if a.age and b.age and a.age != b.age:
        return True
    if a.sex and b.sex and a.sex != b.sex:
        return True
    if _have_other_parts(a, b) or _have_other_parts(b, a):
        return True
    full = min(len(a.name), len(b.name)) > 1  # "Jo" may be the first name of "Day"
    return full and not a.name & b.name


def _have_other_parts(a: Individual, b: Individual) -> bool:
    """Tell the police from a suspect, a child from a grown-up."""
    if a.noun in _SUSPECTS and b.casualty.victim_type == _DEPUTIES:
        return True
    if a.noun in _CHILDREN and b.noun in _ADULTS:
        return True
    return a.noun in _BABIES and b.noun in _GROWN_UPS


def is_another(individual: Individual) -> bool:
    """Tell whether the text sets somebody apart from those told of: "another man"."""
    return _ANOTHER.match(individual.casualty.text) is not None


def are_same(a: Individual, b: Individual) -> bool:
    """Tell whether two mentions are surely of one person, told of twice."""
    if are_others(a, b):
        return False
    if a.casualty.start == b.casualty.start:
        return True  # "a woman who was wounded has died"
    if is_another(a) != is_another(b):
        return False
    if a.age and a.age == b.age:
        return True
    if a.name & b.name:
        return True
    return a.noun != "" and a.noun == b.noun and "known" in (a.kind, b.kind)


def is_one_of(casualty: Casualty, people: Sequence[Individual]) -> bool:
    """Tell whether a count of one is surely of one of these people."""
    individual = individual_of(casualty)
    return individual is not None and any(
        p.casualty is casualty or are_same(individual, p) for p in people
    )


def others_among(individuals: Iterable[Individual]) -> list[Individual]:
    """Return mentions of people who all differ from one another, in order."""
    people: list[Individual] = []
    for individual in individuals:
        if all(are_others(individual, other) for other in people):
            people.append(individual)
    return people


def dead_among(casualties: Sequence[Casualty]) -> list[Individual]:
    """Return the individuals said to be dead, those too whom a pronoun stands for.

    "A woman was shot in her car. She later died": the woman is one of the dead.
    """
    dead: list[Individual] = []
    told: list[Individual] = []
    for casualty in casualties:
        individual = individual_of(casualty)
        if individual is not None:
            told.append(individual)
        elif casualty.effect == "killed" and kind_of(casualty) == "pronoun":
            individual = _meant(casualty, told)
        if individual is not None and casualty.effect == "killed":
            dead.append(individual)
    return dead


def _meant(pronoun: Casualty, told: Sequence[Individual]) -> Individual | None:
    """Return the last one told of whom a pronoun may stand for."""
    sex = _PRONOUNS.get((pronoun.victims or "").lower())
    for individual in reversed(told):
        if pronoun.sentence - individual.casualty.sentence > NEAR:
            return None
        if individual.sex in (None, sex):
            return individual
    return None
