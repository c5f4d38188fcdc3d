"""All spaCy factories of the package. Imports nothing heavy.

spaCy imports this module whenever anybody makes a ``Language`` in an environment where
the package is installed, so implementations are imported inside the functions.
"""

from __future__ import annotations

from dataclasses import asdict
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from spacy.language import Language

from newsevents import settings as s

if TYPE_CHECKING:
    from newsevents.component import StageComponent

# Stage -> (its settings, the stages that it reads), in the order in which they run.
STAGES: dict[str, tuple[type, tuple[str, ...]]] = {
    "segments": (s.SegmentSettings, ()),
    "entities": (s.EntitySettings, ("segments",)),
    "quantities": (s.QuantitySettings, ()),
    "places": (s.PlaceSettings, ("segments", "entities")),
    "distances": (s.DistanceSettings, ("quantities", "places")),
    "times": (s.TimeSettings, ("segments",)),
    "casualties": (s.CasualtySettings, ("segments", "entities", "quantities")),
    "actors": (s.ActorSettings, ("segments", "entities", "quantities")),
    "events": (
        s.EventSettings,
        (
            "segments",
            "entities",
            "quantities",
            "places",
            "distances",
            "times",
            "casualties",
            "actors",
        ),
    ),
}
FOLDERS = {"segments": "segment"}


def create(stage: str, name: str, values: dict[str, Any]) -> StageComponent:
    """Build the component of a stage from its settings as plain values.

    Raises:
        ConfigError: A setting is unknown or has a wrong value.
    """
    from newsevents.component import StageComponent  # noqa: PLC0415

    kind, needs = STAGES[stage]
    settings: Any = s.from_mapping(kind(), values, where=name)
    module = import_module(f"newsevents.stages.{FOLDERS.get(stage, stage)}")
    return StageComponent(
        name,
        module.build(settings),
        spans_key=settings.spans_key,
        needs={
            STAGES[need][0]().spans_key: partial(create, need, f"newsevents_{need}", {})
            for need in needs
        },
    )


def _register(stage: str) -> dict[str, Any]:
    kind, needs = STAGES[stage]
    return {
        "default_config": {"settings": asdict(kind())},
        "requires": ["doc.spans"] if needs else [],
        "assigns": ["doc.spans"],
    }


@Language.factory("newsevents_segments", **_register("segments"))
def segments(nlp: Language, name: str, settings: dict[str, Any]) -> StageComponent:
    """Header, title, dateline, byline, paragraphs, quotes. Put it first."""
    return create("segments", name, settings)


@Language.factory("newsevents_entities", **_register("entities"))
def entities(nlp: Language, name: str, settings: dict[str, Any]) -> StageComponent:
    """Organizations, places and people with canonical names."""
    return create("entities", name, settings)


@Language.factory("newsevents_quantities", **_register("quantities"))
def quantities(nlp: Language, name: str, settings: dict[str, Any]) -> StageComponent:
    """Numbers with bounds, qualifier and unit."""
    return create("quantities", name, settings)


@Language.factory("newsevents_places", **_register("places"))
def places(nlp: Language, name: str, settings: dict[str, Any]) -> StageComponent:
    """Places resolved to coordinates."""
    return create("places", name, settings)


@Language.factory("newsevents_distances", **_register("distances"))
def distances(nlp: Language, name: str, settings: dict[str, Any]) -> StageComponent:
    """Distances and bearings with their anchor and computed point."""
    return create("distances", name, settings)


@Language.factory("newsevents_times", **_register("times"))
def times(nlp: Language, name: str, settings: dict[str, Any]) -> StageComponent:
    """Time expressions resolved against the article's clock."""
    return create("times", name, settings)


@Language.factory("newsevents_casualties", **_register("casualties"))
def casualties(nlp: Language, name: str, settings: dict[str, Any]) -> StageComponent:
    """Counts of the killed, wounded, captured, missing and displaced."""
    return create("casualties", name, settings)


@Language.factory("newsevents_actors", **_register("actors"))
def actors(nlp: Language, name: str, settings: dict[str, Any]) -> StageComponent:
    """Participants, weapons and sources of reported speech."""
    return create("actors", name, settings)


@Language.factory("newsevents_events", **_register("events"))
def events(nlp: Language, name: str, settings: dict[str, Any]) -> StageComponent:
    """One record per incident, with its row."""
    return create("events", name, settings)
