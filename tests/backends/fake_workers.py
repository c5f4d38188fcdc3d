"""Workers without a language model, importable in spawned processes."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass

from newsevents.backends.protocol import failed
from newsevents.errors import ResourceError
from newsevents.records import Article, EventRow, Extraction, Failure, Mention

DEADLY = "DEADLY"
BROKEN = "BROKEN"


def work(batch):
    return [_one(item) for item in batch]


def _one(item):
    if isinstance(item, Failure):
        return Extraction(article_id=item.article_id, words=0, failure=item)
    if DEADLY in item.text:
        os._exit(13)
    if BROKEN in item.text:
        return failed(item, stage="times", error="ValueError", message="no such day")
    if "SLOW" in item.text:
        time.sleep(0.2)
    numbers = [int(word) for word in item.text.split() if word.isdigit()]
    return Extraction(
        article_id=item.id,
        words=len(item.text.split()),
        rows=tuple(_row(item, rank, n) for rank, n in enumerate(numbers, 1)),
        mentions=tuple(_mention(item, n) for n in numbers),
    )


def _row(item, rank, killed):
    return EventRow(
        event_id=f"{item.id}-{rank}",
        article_id=item.id,
        article_title=item.title,
        article_published=item.published,
        rank=rank,
        event_type="bombing",
        status="reported" if rank == 1 else "background",
        trigger="killed",
        time_start=item.published,
        killed=killed,
        evidence=item.text,
        evidence_start=0,
        evidence_end=len(item.text),
    )


def _mention(item, number):
    start = item.text.index(str(number))
    end = start + len(str(number))
    return Mention(
        article_id=item.id,
        start=start,
        end=end,
        text=item.text[start:end],
        kind="entity",
        rule="fake",
        values={"label": "ORG", "canonical": f"number {number}"},
    )


@dataclass(frozen=True)
class FakeSpec:
    def build(self):
        return work


@dataclass(frozen=True)
class BrokenSpec:
    def build(self):
        raise ResourceError("the language model 'x' is not installed")


@dataclass(frozen=True)
class FaultySpec:
    def build(self):
        raise ZeroDivisionError("a bug")


@dataclass(frozen=True)
class DyingSpec:
    def build(self):
        os._exit(9)


@dataclass(frozen=True)
class ThreadsSpec:
    """Its worker tells the thread limit of its process as the number killed."""

    def build(self):
        return tell_threads


def tell_threads(batch):
    limit = os.environ.get("OMP_NUM_THREADS", "0")
    return work([Article(id=item.id, text=limit) for item in batch])
