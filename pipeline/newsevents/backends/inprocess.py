"""The backend without processes: the specification of all others."""

from __future__ import annotations

from collections.abc import Generator, Iterable

from newsevents.backends.protocol import Batch, Spec
from newsevents.records import Extraction


class InProcess:
    """Works batch by batch in the calling process."""

    def __init__(self, workers: int = 1) -> None:
        """Take the number of workers, of which there is one in any case."""
        self.workers = workers

    def run(self, spec: Spec, batches: Iterable[Batch]) -> Generator[list[Extraction]]:
        """Yield one result per batch, in order."""
        worker = spec.build()
        for batch in batches:
            yield worker(batch)
