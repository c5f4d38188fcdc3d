"""Participants of events: who acts, is attacked, is used, or speaks.

Names come from the entity stage, common nouns from a lexicon of head nouns. "The
gunmen", "the group" and "they" get the name of what they refer to; "Islamic State
gunmen" that of their group. Sources of reported speech are records of their own with
the range of what they say.

Example:
    >>> import spacy
    >>> from newsevents.settings import ActorSettings
    >>> find = build(ActorSettings())
    >>> [(a.text, a.category) for a in find(spacy.blank("en")("six gunmen fled"))]
    [('gunmen', 'armed_group')]

Limits: without a parse, phrases are their head noun and nobody speaks; pronouns look
back one sentence; a source that is neither subject nor "according to" is not found.
"""

from __future__ import annotations

from newsevents.stages.actors.component import ActorFinder, build

__all__ = ["ActorFinder", "build"]
