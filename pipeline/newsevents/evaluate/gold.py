"""Gold and runs as they are read from disk."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ValidationError

from newsevents.errors import InputError
from newsevents.records import SCHEMA_VERSION, EventRow

if TYPE_CHECKING:
    from pathlib import Path

Value = str | int | float | None
Row = Mapping[str, Any]

# What a gold row says about itself; evidence is a list there, not a cell.
_OWN_KEYS = frozenset({"evidence", "optional", "note", "tolerance_km"})
COLUMNS = tuple(name for name in EventRow.__dataclass_fields__ if name not in _OWN_KEYS)
DEFAULT_TOLERANCE_KM = 10.0


class _Mention(BaseModel, strict=True, extra="allow"):
    """A gold mention as it is written; more keys are columns of its kind."""

    kind: str
    start: int
    end: int
    __pydantic_extra__: dict[str, Value]


class _Line(BaseModel, strict=True):
    """A line of a gold file."""

    article_id: str
    rows: list[dict[str, bool | Value | list[Value]]] = []
    mentions: list[_Mention] | None = None


@dataclass(frozen=True, slots=True)
class Incident:
    """A gold row: what one incident's cells may hold.

    ``cells`` maps a column to its accepted values, the best first; ``number`` counts
    the incidents of an article from 1.
    """

    article_id: str
    number: int
    cells: Mapping[str, tuple[Value, ...]]
    evidence: tuple[str, ...] = ()
    optional: bool = False
    tolerance_km: float = DEFAULT_TOLERANCE_KM

    @property
    def is_required(self) -> bool:
        """Whether missing it is an error: neither optional nor background."""
        return not self.optional and self.best("status") != "background"

    def best(self, column: str) -> Value:
        """Return the best value of a column; None where the gold says nothing."""
        accepted = self.cells.get(column, ())
        return accepted[0] if accepted else None


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A piece of evidence that a run should find, with the values it should have."""

    kind: str
    start: int
    end: int
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """All that the gold knows of an article; ``mentions`` is None where it has none."""

    article_id: str
    incidents: tuple[Incident, ...]
    mentions: tuple[GoldMention, ...] | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """What a run wrote, by article, in the order of writing."""

    rows: Mapping[str, list[Row]]
    mentions: Mapping[str, list[Row]]
    failed: frozenset[str] = frozenset()


def read_gold(path: Path) -> tuple[GoldArticle, ...]:
    """Read gold rows and mentions.

    Raises:
        InputError: The file is missing, is not JSON lines, names unknown columns or
            has one article twice.
    """
    articles: dict[str, GoldArticle] = {}
    for where, data in _lines(path):
        article = gold_article(data, where=where)
        if article.article_id in articles:
            raise InputError(f"{where}: {article.article_id!r} stands there twice")
        articles[article.article_id] = article
    if not articles:
        raise InputError(f"{path} holds no gold")
    return tuple(articles.values())


def gold_article(data: Mapping[str, Any], *, where: str = "gold") -> GoldArticle:
    """Turn one line of a gold file into records.

    Raises:
        InputError: Something is missing or unknown.

    Example:
        >>> gold = gold_article({"article_id": "a", "rows": [{"killed": [2, 3]}]})
        >>> gold.incidents[0].cells
        {'killed': (2, 3)}
    """
    try:
        line = _Line.model_validate(data)
    except ValidationError as error:
        problem = error.errors()[0]
        place = " ".join(str(part) for part in problem["loc"])
        raise InputError(f"{where}: {place}: {problem['msg']}") from error
    return GoldArticle(
        line.article_id,
        tuple(
            _incident(line.article_id, number, row, where)
            for number, row in enumerate(line.rows, 1)
        ),
        None if line.mentions is None else tuple(map(_mention, line.mentions)),
    )


def read_run(path: Path) -> Run:
    """Read a run folder, or the event rows alone from a JSONL file.

    Raises:
        InputError: Neither event rows nor mentions are there.
    """
    if path.is_file():
        return Run(_by_article(path), {})
    found = [path / name for name in ("events.jsonl", "mentions.jsonl")]
    if not any(file.is_file() for file in found):
        raise InputError(
            f"{path} is no run: it has neither events.jsonl nor mentions.jsonl"
        )
    rows, mentions = (_by_article(file) if file.is_file() else {} for file in found)
    failures = path / "failures.jsonl"
    failed = _by_article(failures) if failures.is_file() else {}
    return Run(rows, mentions, frozenset(failed))


def _lines(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield ``(where, object)`` of a JSONL file, packed or not."""
    try:
        raw = path.read_bytes()
        text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read: {error}") from error
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        where = f"{path}, line {number}"
        try:
            data = json.loads(line)
        except json.JSONDecodeError as error:
            raise InputError(f"{where} is not JSON: {error}") from error
        if not isinstance(data, dict):
            raise InputError(f"{where} is no JSON object")
        yield where, data


def _by_article(path: Path) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for where, row in _lines(path):
        version = row.get("schema_version", SCHEMA_VERSION)
        if "article_id" not in row or version != SCHEMA_VERSION:
            raise InputError(
                f"{where} is no row of schema {SCHEMA_VERSION} with an article_id"
            )
        found.setdefault(row["article_id"], []).append(row)
    return found


def _incident(identity: str, number: int, row: Row, where: str) -> Incident:
    if unknown := sorted(row.keys() - _OWN_KEYS - set(COLUMNS)):
        raise InputError(f"{where}: unknown columns {', '.join(unknown)}")
    return Incident(
        article_id=identity,
        number=number,
        cells={name: _accepted(row[name]) for name in COLUMNS if name in row},
        evidence=tuple(str(text) for text in _accepted(row.get("evidence", []))),
        optional=row.get("optional") is True,
        tolerance_km=_tolerance(row.get("tolerance_km"), where),
    )


def _accepted(value: Value | list[Value]) -> tuple[Value, ...]:
    return tuple(value) if isinstance(value, list) else (value,)


def _tolerance(value: object, where: str) -> float:
    if value is None:
        return DEFAULT_TOLERANCE_KM
    if not isinstance(value, int | float):
        raise InputError(f"{where}: tolerance_km is {value!r}, but must be a number")
    return float(value)


def _mention(data: _Mention) -> GoldMention:
    return GoldMention(data.kind, data.start, data.end, data.__pydantic_extra__)
