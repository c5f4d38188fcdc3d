"""What a backend runs, and what it must keep to."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Sequence
from typing import Protocol

from newsevents.records import Article, Extraction, Failure

# What could not be read travels with the articles, so that results keep their order.
Item = Article | Failure
Batch = Sequence[Item]
Worker = Callable[[Batch], list[Extraction]]


class Spec(Protocol):
    """A recipe for a worker. Must be picklable."""

    def build(self) -> Worker:
        """Return a worker; called once in every process."""


class Backend(Protocol):
    """Runs a worker over batches."""

    def run(self, spec: Spec, batches: Iterable[Batch]) -> Generator[list[Extraction]]:
        """Yield one result per batch, in order, reading only a few batches ahead.

        Raises:
            BackendError: No worker could be started.
        """


def failed(item: Item, *, stage: str, error: str, message: str) -> Extraction:
    """Return the result of an article that failed."""
    if isinstance(item, Failure):
        return Extraction(article_id=item.article_id, words=0, failure=item)
    failure = Failure(article_id=item.id, stage=stage, error=error, message=message)
    return Extraction(article_id=item.id, words=0, failure=failure)
