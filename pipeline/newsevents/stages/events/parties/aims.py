"""Who or what was attacked, as the target cell tells it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from newsevents.language.people import singular
from newsevents.language.scene import OBJECTS, SETTLEMENTS
from newsevents.language.wordset import wordset
from newsevents.records import Actor
from newsevents.stages.events.facts import Facts
from newsevents.stages.events.parties.harmed import without_repeats
from newsevents.stages.events.parties.who import name_of

if TYPE_CHECKING:
    from newsevents.stages.events.linking.incidents import Incident

MAX_TARGETS = 3
MAX_LIST = 6  # things told in one breath
DAMAGING = wordset(
    "destroy damage burn wreck shatter demolish ruin level gut torch dynamite blow"
    " bomb blast attack hit raze sabotage topple set"
)
DAMAGE = wordset("damage destruction fire")  # "to the bridge", "of two shops"
# "The building" is one told of before; a settlement is where other things stand.
ANAPHORIC = wordset("building site scene premises place establishment")
NOT_HIT = SETTLEMENTS | ANAPHORIC | {"avenue"}


def target_cell(
    facts: Facts, incident: Incident, targets: Sequence[Actor], victims: str | None
) -> str | None:
    """Return the target cell: who or what was attacked first, then what was hit too."""
    hit = [*targets, *_damaged(facts, incident)]
    if not hit:
        return None
    things = [name_of(facts, actor) for actor in hit if _is_thing(facts, actor)]
    first = _first(facts, hit[0], victims)
    if things and _head(first) in ANAPHORIC:
        first = things[0]
    return "; ".join(without_repeats([first, *things])[:MAX_TARGETS])


def _first(facts: Facts, actor: Actor, victims: str | None) -> str:
    """Return the main target; people who came to harm are called as the victims are."""
    name = name_of(facts, actor)
    if actor.category in OBJECTS or not victims:
        return name
    head = _head(name)
    return next((v for v in victims.split("; ") if _head(v) == head), name)


def _head(name: str) -> str:
    return singular(name.lower().split()[-1])


def _is_thing(facts: Facts, actor: Actor) -> bool:
    """Tell a thing that the text of the story tells of by a noun: "two banks"."""
    return (
        actor.category in OBJECTS
        and actor.start >= facts.title_end
        and actor.rule != "name"
        and _head(actor.name) not in NOT_HIT
    )


def _damaged(facts: Facts, incident: Incident) -> Iterator[Actor]:
    """Yield things that were destroyed or damaged where no word names an attack."""
    for frame in incident.frames:
        for actor in frame.actors:
            if actor.category in OBJECTS and _is_damaged(facts, actor):
                yield actor


def _is_damaged(facts: Facts, actor: Actor) -> bool:
    noun = facts.doc[actor.head]
    for _ in range(MAX_LIST):
        if noun.dep_ != "conj":
            break
        noun = noun.head
    if noun.dep_ in ("dobj", "nsubjpass"):
        return noun.head.lemma_.lower() in DAMAGING
    preposition = noun.head
    return (
        noun.dep_ == "pobj"
        and preposition.lower_ in ("to", "of")
        and preposition.head.lemma_.lower() in DAMAGE
    )
