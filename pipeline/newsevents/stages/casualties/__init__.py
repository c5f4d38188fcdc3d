"""Counts of people who were killed, wounded, captured, went missing or were displaced.

Finds the words that say so (``models/casualties/predicates.tsv``), then by the parse,
or by what stands beside them, the people meant, and how many they are: numbers, lists
that add up, one implied ("its driver was killed"), names, none ("no one was hurt"). One
record per predicate and side of the victims; its span runs from predicate to victims.
What a record's ``relation`` and ``status`` mean is said in `newsevents.records`; the
arithmetic over records is in `newsevents.language.tally`.

Rules are named ``pattern:predicate:victims[:tag]``. The tag ``harm`` marks people who
were shot or stabbed and may be dead or wounded, ``arrest`` those held by the state,
``weak`` wounds told in passing.

Limits: a plural without a number counts only the dead ("the soldiers were killed"), as
at least two; a number shared by two effects ("killed or wounded 15") gives none;
pronouns count one and are only used where nothing else is told.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from newsevents.records import Casualty
from newsevents.stages.casualties.find import find_casualties
from newsevents.stages.casualties.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from newsevents.settings import CasualtySettings

__all__ = ["build"]


def build(settings: CasualtySettings) -> Callable[[Doc], list[Casualty]]:  # noqa: ARG001  the interface of a stage
    """Return the finder of the stage; loads its lexicons."""
    return partial(find_casualties, lexicon=load_lexicon())
