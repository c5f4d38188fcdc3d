"""Finder of the entities stage."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from newsevents import docdata
from newsevents.language import gazetteer
from newsevents.records import Entity, Segment
from newsevents.stages.entities import acronyms
from newsevents.stages.entities.canonical import canonised
from newsevents.stages.entities.datelines import with_datelines
from newsevents.stages.entities.kinds import by_kind
from newsevents.stages.entities.known import Forces, known_names, load_forces
from newsevents.stages.entities.lexicon import Lexicon, load
from newsevents.stages.entities.merge import merge
from newsevents.stages.entities.model import model_names
from newsevents.stages.entities.names import Name
from newsevents.stages.entities.persons import Roles, bare, load_roles, with_titles
from newsevents.stages.entities.repeats import repeated, short_forms
from newsevents.stages.entities.teams import SportWords, load_sport, with_teams
from newsevents.stages.entities.voting import vote
from newsevents.stages.entities.words import Words, words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from newsevents.settings import EntitySettings


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All the stage's lexicons."""

    lexicon: Lexicon
    forces: Forces
    roles: Roles
    sport: SportWords


def find(doc: Doc, knowledge: Knowledge) -> list[Entity]:
    """Return the entities of a Doc, ordered, none overlapping."""
    words = words_of(doc)
    roles = knowledge.roles
    model = [
        bare(words, name, roles) if name.label == "PERSON" else name
        for name in model_names(doc, words)
    ]
    model = by_kind(words, model, roles, knowledge.forces.modifiers)
    known = known_names(words, knowledge.lexicon, knowledge.forces)
    names = merge(words, model, known)
    names = acronyms.apply(words, names, acronyms.definitions(words, names))
    names = vote(words, acronyms.with_initials(words, names), is_place)
    segments = docdata.read(doc, docdata.key_of("segments"), Segment)
    names = with_datelines(words, names, segments)
    names = repeated(words, with_teams(words, names, knowledge.sport))
    names = canonised(words, with_titles(words, names, roles))
    return [_entity(words, name) for name in short_forms(words, names)]


def is_place(name: str) -> bool:
    """Tell whether the gazetteer knows a place of that name."""
    return any(entry.how != "near" for entry in gazetteer.load().find(name))


def _entity(words: Words, name: Name) -> Entity:
    text = words.text(name.start, name.end)
    entry = name.entry
    canonical = name.canonical or (entry.canonical if entry else "") or text
    return Entity(
        start=words.starts[name.start],
        end=words.end(name.end - 1),
        text=text,
        rule=name.rule,
        confidence=name.confidence,
        label=name.label,
        canonical=canonical,
        category=entry.category if entry else None,
        country_code=entry.country_code if entry else None,
        title=name.title,
    )


def build(
    settings: EntitySettings,  # noqa: ARG001  the interface of a stage
) -> Callable[[Doc], list[Entity]]:
    """Return the finder, with its lexicons read."""
    return partial(
        find,
        knowledge=Knowledge(load(), load_forces(), load_roles(), load_sport()),
    )
