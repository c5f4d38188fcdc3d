"""Who does what to whom with what: the arguments of an event trigger.

`roles` reads the dependency parse around a trigger, verb or noun, and only then falls
back on what stands near it. It is a pure function of a parsed Doc and the actors found
in it; without a parse it finds nothing. `responsibility` (who claims, who is blamed)
is offered here as well.

Example:
    >>> import spacy
    >>> roles(spacy.blank("en")("no parse, no roles"), 0, 1, {}).perpetrators
    ()
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsevents.language.arguments import is_verbal, read_noun, read_verb
from newsevents.language.responsibility import (
    Responsibility,
    responsibility,
)
from newsevents.language.scene import (
    ANYBODY,
    HIT_PREPOSITIONS,
    OBJECTS,
    SETTLEMENTS,
    SHAKING,
    SPEECH_VERBS,
    STATES,
    VICTIM_SUBJECTS,
    Scene,
)
from newsevents.language.syntax import is_passive, prepositional, subjects
from newsevents.records import Actor

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Responsibility", "Roles", "responsibility", "roles"]

NEAR_TOKENS = 12  # how far a fallback argument may stand from its trigger
MAX_LIST = 4  # arguments of one role
MAY_SUFFER = OBJECTS | {"force", "civilian", "government"}
SUFFERED_AT = HIT_PREPOSITIONS | {"at", "near", "outside", "inside"}


@dataclass(frozen=True, slots=True)
class Roles:
    """The arguments of one trigger, best first."""

    perpetrators: tuple[Actor, ...] = ()
    targets: tuple[Actor, ...] = ()
    weapons: tuple[Actor, ...] = ()


NOBODY = Roles()


def roles(doc: Doc, start: int, end: int, actors: Mapping[int, Actor]) -> Roles:
    """Return the arguments of the trigger at tokens ``start``..``end``.

    Args:
        doc: A parsed Doc.
        start: First token of the trigger.
        end: One past its last token.
        actors: The participants of its sentence by token, see `scene.by_token`.

    Returns:
        Perpetrators, targets and weapons. Only people, groups, forces and governments
        are perpetrators.
    """
    if not 0 <= start < end <= len(doc) or not doc[start].dep:
        return NOBODY
    trigger = _head(doc, start, end)
    scene = Scene(actors)
    if is_verbal(trigger):
        read_verb(trigger, scene)
        if doc[end - 1].lower_ == "to":  # "set fire to two trucks"
            scene.hit(prepositional(doc[end - 1].head, "to"))
    else:
        read_noun(trigger, scene)
    _fall_back(trigger, scene)
    if not (scene.perpetrators or scene.weapons or any(scene.targets)):
        return NOBODY
    targets = next((level for level in scene.targets if level), [])
    perpetrators = _distinct(scene.perpetrators)
    acting = {a.head for a in perpetrators}
    return Roles(
        tuple(perpetrators),
        tuple(a for a in _distinct(targets) if a.head not in acting),
        tuple(_distinct(scene.weapons)),
    )


def _head(doc: Doc, start: int, end: int) -> Token:
    if end == start + 1:
        return doc[start]
    for token in doc[start:end]:
        if not start <= token.head.i < end or token.head == token:
            return token
    return doc[start]


def _distinct(actors: Sequence[Actor]) -> Sequence[Actor]:
    if len(actors) < 2:
        return actors
    found: dict[int, Actor] = {}
    for actor in actors:
        found.setdefault(actor.head, actor)
    return list(found.values())[:MAX_LIST]


# ------------------------------------------------------------------ by distance


def _fall_back(trigger: Token, scene: Scene) -> None:
    """Fill empty roles with what stands near the trigger in its sentence."""
    is_complete = scene.perpetrators and any(scene.targets) and scene.weapons
    if is_complete or not scene.by_token:
        return
    used = {a.head for a in scene.perpetrators}
    used.update(a.head for level in scene.targets for a in level)
    actors = {actor.head: actor for actor in scene.by_token.values()}.values()
    doc, here = trigger.doc, trigger.i
    if not scene.perpetrators:
        groups = [a for a in actors if a.category == "armed_group"]
        acting = [a for a in groups if a.head not in used and _acts(doc[a.head])]
        scene.perpetrators += _nearest(acting, here)
        used.update(a.head for a in scene.perpetrators)
    if not any(scene.targets) and not _is_done_to_told(trigger):
        suffering = [
            a
            for a in actors
            if a.category in MAY_SUFFER
            and -NEAR_TOKENS <= a.head - here <= NEAR_TOKENS
            and a.head not in used
            and _suffers(doc[a.head])
            and a.name.lower() not in ANYBODY
        ]
        scene.targets[2].extend(_nearest(suffering, here))
    if not scene.weapons:
        weapons = [a for a in actors if a.category == "weapon"]
        scene.weapons += _nearest(weapons, here)


def _is_done_to_told(trigger: Token) -> bool:
    """Tell "he was shot", of somebody told of before, not of what stands near."""
    if not is_verbal(trigger) or not is_passive(trigger):
        return False
    return any(noun.pos_ == "PRON" for noun in subjects(trigger))


def _nearest(actors: Sequence[Actor], token: int) -> Sequence[Actor]:
    """Return the actor nearest to a token, if there is any, as a sequence."""
    if len(actors) < 2:
        return actors
    return (min(actors, key=lambda actor: abs(actor.head - token)),)


def _acts(token: Token) -> bool:
    """Tell whether a noun is the subject or agent of something other than speech."""
    if token.dep_ == "nsubj":
        lemma = token.head.lemma_.lower()
        return lemma not in (SPEECH_VERBS | VICTIM_SUBJECTS) and lemma not in STATES
    return token.dep_ == "pobj" and token.head.dep_ == "agent"


def _suffers(token: Token) -> bool:
    if token.dep_ in ("dobj", "nsubjpass"):
        return token.head.lemma_.lower() not in SHAKING
    if token.dep_ != "pobj" or token.head.lower_ not in SUFFERED_AT:
        return False
    return token.lemma_.lower() not in SETTLEMENTS
