"""How batches of articles are worked through: one protocol, several backends.

A `WorkerSpec` is small and picklable. Each process builds one worker from it, which
loads the pipeline once and then turns batches of articles into extractions. A backend
yields the results in the order of the batches, whatever runs in parallel, and reads
only a few batches ahead of what it has yielded.

Other packages add backends by an entry point in the group ``newsevents.backends``: a
callable that takes the number of workers and returns a `Backend`.
"""

from newsevents.backends.protocol import Backend, Batch, Item, Spec, Worker
from newsevents.backends.registry import available, open_backend, worker_count
from newsevents.backends.worker import WorkerSpec

__all__ = [
    "Backend",
    "Batch",
    "Item",
    "Spec",
    "Worker",
    "WorkerSpec",
    "available",
    "open_backend",
    "worker_count",
]
