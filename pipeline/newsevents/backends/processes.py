"""Several worker processes, results in order, and a dying worker costs one article.

Processes are spawned, so that it works alike on every system. Each one loads the
pipeline once and is then handed one batch at a time through a pipe. If a process dies,
the articles that it held are tried one by one in a new process; the one that kills it
again becomes a failure. Only a few batches are in memory at any time.
"""

from __future__ import annotations

import logging
import os
import signal
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING

from newsevents.backends.protocol import Batch, Item, Spec, failed
from newsevents.errors import BackendError, NewsEventsError
from newsevents.records import Extraction

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

logger = logging.getLogger(__name__)

# Each process is one worker: several threads in each would only fight.
ONE_THREAD = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "BLIS_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
    "NUMEXPR_NUM_THREADS",
)
MAX_STARTS = 3  # in a row without one that succeeds
WINDOW = 4  # batches per worker that may be finished before their turn
PATIENCE = 5.0  # seconds for a process to end by itself


class Processes:
    """Works with as many processes as asked for."""

    def __init__(self, workers: int = 2) -> None:
        """Take the number of processes."""
        self.workers = workers

    def run(self, spec: Spec, batches: Iterable[Batch]) -> Generator[list[Extraction]]:
        """Yield one result per batch, in order.

        Raises:
            BackendError: Processes die before they are ready.
            NewsEventsError: What a worker raised while it was built.
        """
        pool = Pool(spec, self.workers)
        try:
            yield from pool.results(enumerate(batches))
        finally:
            pool.stop()


@dataclass(slots=True)
class _Job:
    """A batch, in the pieces that are still to do."""

    number: int
    pieces: deque[Sequence[Item]]
    done: list[Extraction] = field(default_factory=list)

    def lose(self, exitcode: int | None) -> None:
        """Take note that a process died on the first piece."""
        piece = self.pieces.popleft()
        if len(piece) == 1:
            message = f"the worker process died on it (exit code {exitcode})"
            self.done.append(
                failed(piece[0], stage="worker", error="WorkerDied", message=message)
            )
        else:
            self.pieces.extendleft([item] for item in reversed(piece))


class _Slot:
    """A place for one process, which is replaced when it dies."""

    def __init__(self, spec: Spec) -> None:
        self._spec = spec
        self._failed_starts = 0
        self.job: _Job | None = None
        self._start()

    def _start(self) -> None:
        context = get_context("spawn")
        self.connection, theirs = context.Pipe()
        self.ready = False
        self._process: SpawnProcess = context.Process(
            target=serve, args=(theirs, self._spec), daemon=True
        )
        with one_thread():
            self._process.start()
        theirs.close()

    @property
    def free(self) -> bool:
        """Whether it can take a job."""
        return self.ready and self.job is None

    def give(self, job: _Job) -> None:
        """Hand a job to the process."""
        self.job = job
        self._proceed()

    def receive(self) -> _Job | None:
        """Take in what the process says; return the job if that finished it.

        Raises:
            BackendError: Processes die before they are ready.
            NewsEventsError: The worker could not be built.
        """
        try:
            message = self.connection.recv()
        except (EOFError, OSError):
            self._replace()
            return self._proceed()
        if isinstance(message, NewsEventsError):
            raise message
        if not self.ready:
            self.ready, self._failed_starts = True, 0
        elif self.job is not None:
            self.job.pieces.popleft()
            self.job.done += message
        return self._proceed()

    def stop(self) -> None:
        """End the process: at once if it is at work, else by itself."""
        self.connection.close()
        if not self.free:
            self._process.terminate()
        self._process.join(PATIENCE)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._process.close()

    def _proceed(self) -> _Job | None:
        """Send the next piece of the job, or let go of the job if none is left."""
        job = self.job
        if job is not None and not job.pieces:
            self.job = None
            return job
        if job is not None and self.ready:
            try:
                self.connection.send(job.pieces[0])
            except OSError:
                logger.debug("a worker died before it was handed its batch")
        return None

    def _replace(self) -> None:
        """Start a new process for one that died."""
        self.connection.close()
        self._process.join()
        exitcode = self._process.exitcode
        logger.warning("a worker process died (exit code %s)", exitcode)
        if self.ready and self.job is not None:
            self.job.lose(exitcode)
        elif not self.ready:
            self._failed_starts += 1
            if self._failed_starts >= MAX_STARTS:
                raise BackendError(
                    f"worker processes die at the start (exit code {exitcode}); is "
                    "there memory for another 700 MB each? A script that starts "
                    'workers must do so under `if __name__ == "__main__":`'
                )
        self._process.close()
        self._start()


class Pool:
    """Running processes, and the order of their results."""

    def __init__(self, spec: Spec, workers: int) -> None:
        """Start the processes; they load their pipeline meanwhile."""
        self._slots = [_Slot(spec) for _ in range(workers)]
        self._waiting: deque[_Job] = deque()
        self._finished: dict[int, list[Extraction]] = {}
        self._next = 0

    def results(
        self, batches: Iterator[tuple[int, Batch]]
    ) -> Iterator[list[Extraction]]:
        """Hand out batches, and yield what comes back in their order."""
        more = True
        while more or self._waiting or any(slot.job for slot in self._slots):
            self._hand_out()
            if more and len(self._waiting) < len(self._slots) and not self._ready(0):
                numbered = next(batches, None)
                more = numbered is not None
                if numbered is not None:
                    self._waiting.append(_Job(numbered[0], deque([numbered[1]])))
                continue
            for slot in self._ready(None):
                if job := slot.receive():
                    self._finished[job.number] = job.done
            self._hand_out()
            while self._next in self._finished:
                self._next += 1
                yield self._finished.pop(self._next - 1)

    @property
    def ready(self) -> bool:
        """Whether every process has said that it is."""
        return all(slot.ready for slot in self._slots)

    def stop(self) -> None:
        """End all processes."""
        for slot in self._slots:
            slot.stop()

    def _hand_out(self) -> None:
        end = self._next + WINDOW * len(self._slots)
        for slot in self._slots:
            if slot.free and self._waiting and self._waiting[0].number < end:
                slot.give(self._waiting.popleft())

    def _ready(self, timeout: float | None) -> list[_Slot]:
        """Return the slots whose process has something to say, or died."""
        owners = {slot.connection: slot for slot in self._slots}
        return [
            owners[connection]
            for connection in wait(list(owners), timeout)
            if isinstance(connection, Connection)
        ]


@contextmanager
def one_thread() -> Iterator[None]:
    """Let processes started meanwhile use one thread in their numeric libraries."""
    before = {name: os.environ.get(name) for name in ONE_THREAD}
    os.environ.update(dict.fromkeys(ONE_THREAD, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def serve(connection: Connection, spec: Spec) -> None:
    """Build a worker and answer batches until the other end closes.

    This is what a worker process runs. It first sends ``"ready"``, or the error for
    which the worker could not be built.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to stop
    try:
        worker = spec.build()
    except NewsEventsError as error:
        connection.send(error)
        return
    except Exception as error:
        kind = type(error).__name__
        connection.send(BackendError(f"no worker can be built: {kind}: {error}"))
        raise  # its traceback goes to standard error
    connection.send("ready")
    try:
        while True:
            connection.send(worker(connection.recv()))
    except (EOFError, OSError):
        logger.debug("the other end is closed")
