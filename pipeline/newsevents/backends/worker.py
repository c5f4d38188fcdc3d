"""The worker that every backend runs: a pipeline, built once, applied to batches."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newsevents.backends.protocol import Batch, failed
from newsevents.records import Article, Extraction, Failure
from newsevents.settings import Config

if TYPE_CHECKING:
    from spacy.language import Language

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class WorkerSpec:
    """The recipe for a worker: all settings, and nothing that is hard to pickle."""

    config: Config = field(default_factory=Config)

    def build(self) -> PipelineWorker:
        """Load the pipeline.

        Raises:
            ConfigError: A setting has a wrong value.
            ResourceError: The model or a lexicon is missing.
        """
        # spaCy and the model: seconds, and only in the process that works
        from newsevents.build import load  # noqa: PLC0415

        return PipelineWorker(load(self.config), self.config)


class PipelineWorker:
    """Turns batches of articles into extractions, one per article, in order."""

    def __init__(self, nlp: Language, config: Config) -> None:
        """Keep a loaded pipeline."""
        self._nlp = nlp
        self._config = config

    def __call__(self, batch: Batch) -> list[Extraction]:
        """Work through one batch; what could not be read passes through."""
        articles = [item for item in batch if isinstance(item, Article)]
        found = iter(self._extract(articles))
        return [
            Extraction(article_id=item.article_id, words=0, failure=item)
            if isinstance(item, Failure)
            else next(found)
            for item in batch
        ]

    def _extract(self, articles: Sequence[Article]) -> list[Extraction]:
        """Extract from a batch; should it fail as a whole, from one at a time."""
        from newsevents.build import extract_batch  # noqa: PLC0415

        try:
            return extract_batch(
                self._nlp, articles, max_characters=self._config.max_characters
            )
        except Exception as error:
            if len(articles) > 1:
                return [found for one in articles for found in self._extract([one])]
            logger.warning("the worker failed on %s", articles[0].id, exc_info=True)
            kind = type(error).__name__
            return [failed(articles[0], stage="worker", error=kind, message=str(error))]
