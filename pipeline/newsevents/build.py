"""From a configuration to a pipeline, and from articles to rows."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from itertools import islice
from typing import TYPE_CHECKING, Any

import spacy

from newsevents import docdata
from newsevents.attributes import use_remembered
from newsevents.errors import ConfigError, ResourceError
from newsevents.factories import STAGES
from newsevents.mentions import mentions_of
from newsevents.records import Article, Event, EventRow, Extraction, Failure
from newsevents.settings import Config
from newsevents.stages.segment import prepare

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Component = Any  # spaCy has no common type for what a pipeline holds
logger = logging.getLogger(__name__)


def load(config: Config | None = None) -> Language:
    """Build the whole pipeline: the language model with every stage around it.

    Raises:
        ResourceError: The model is not installed or lacks a parser or named entities.

    Example:
        >>> nlp = load()
        >>> nlp.pipe_names[0], nlp.pipe_names[-1]
        ('newsevents_segments', 'newsevents_events')
    """
    config = config or Config()
    nlp = _load_model(config.model)
    nlp.max_length = max(nlp.max_length, config.max_characters + 10_000)
    for stage in STAGES:
        settings = asdict(getattr(config, stage))
        nlp.add_pipe(
            f"newsevents_{stage}",
            config={"settings": settings},
            first=True if stage == "segments" else None,
        )
    docdata.register_extension()
    return nlp


def _load_model(name: str) -> Language:
    with warnings.catch_warnings():
        # The pinned model is a minor version older than spaCy; its figures are
        # measured with exactly this pair.
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        try:
            nlp = spacy.load(name)
        except OSError as error:
            raise ResourceError(
                f"the language model {name!r} is not installed; choose an installed "
                f"one with --model (newsevents info lists them)"
            ) from error
    use_remembered(nlp)
    missing = {"parser", "ner"} - set(nlp.pipe_names)
    if missing:
        raise ResourceError(
            f"the model {name!r} has no {' and no '.join(sorted(missing))}; "
            "choose an English pipeline that has both, such as en_core_web_md"
        )
    return nlp


def make_doc(nlp: Language, article: Article) -> Doc:
    """Make the tokenized Doc of an article, with the article attached."""
    prepared = prepare(article)
    doc = nlp.make_doc(prepared.text)
    docdata.set_article(doc, article, shift=prepared.shift)
    return doc


def extract(
    articles: Iterable[Article],
    *,
    nlp: Language | None = None,
    config: Config | None = None,
) -> Iterator[EventRow | Failure]:
    """Yield the rows of articles, in order; one failure for an article that fails.

    Args:
        articles: Any iterable; it is read batch by batch.
        nlp: A pipeline from `load`; made from ``config`` where it is not given.
        config: Settings; the defaults where not given.

    Example:
        >>> text = "Gunmen killed two soldiers in Mosul on Monday, police said."
        >>> [row] = extract([Article(id="a", text=text, published="2022-01-21")])
        >>> row.killed, row.time_start
        (2, '2022-01-17')
    """
    for found in process(articles, nlp=nlp, config=config):
        yield from found.rows
        if found.failure:
            yield found.failure


def process(
    articles: Iterable[Article],
    *,
    nlp: Language | None = None,
    config: Config | None = None,
) -> Iterator[Extraction]:
    """Yield everything found, one `Extraction` per article, in order.

    Args:
        articles: Any iterable; it is read batch by batch.
        nlp: A pipeline from `load`; made from ``config`` where it is not given.
        config: Settings; the defaults where not given.
    """
    config = config or Config()
    if config.batch_size < 1:
        raise ConfigError(f"batch_size is {config.batch_size}, but must be at least 1")
    nlp = nlp or load(config)
    stream = iter(articles)
    while batch := list(islice(stream, config.batch_size)):
        yield from extract_batch(nlp, batch, max_characters=config.max_characters)


def extract_batch(
    nlp: Language, articles: Sequence[Article], *, max_characters: int = 1_000_000
) -> list[Extraction]:
    """Run the pipeline over one batch; every article gets its own result."""
    failures: dict[int, Failure] = {}
    docs: dict[int, Doc] = {}
    for number, article in enumerate(articles):
        if len(article.text) > max_characters:
            failures[number] = Failure(
                article_id=article.id,
                stage="read",
                error="InputError",
                message=f"{len(article.text):,} characters; the longest article read "
                f"has {max_characters:,} (setting max_characters)",
            )
            continue
        try:
            docs[number] = make_doc(nlp, article)
        except Exception as error:  # noqa: BLE001  the border: one article fails alone
            failures[number] = _failure(article, "tokenizer", error)
    for name, pipe in nlp.pipeline:
        _apply(name, pipe, docs, articles, failures)
    return [
        _extraction(article, docs.get(number), failures.get(number))
        for number, article in enumerate(articles)
    ]


def _apply(
    name: str,
    pipe: Component,
    docs: dict[int, Doc],
    articles: Sequence[Article],
    failures: dict[int, Failure],
) -> None:
    """Run one component over all Docs; those that it fails on move to ``failures``."""
    if hasattr(pipe, "pipe"):
        try:
            for _ in pipe.pipe(docs.values(), batch_size=len(docs) or 1):
                pass
            return
        except Exception:  # find the culprit one by one
            logger.debug("%s failed on a batch, trying one by one", name, exc_info=True)
    for number in list(docs):
        try:
            docs[number] = pipe(docs[number])
        except Exception as error:  # noqa: BLE001  the border: one article fails alone
            del docs[number]
            failures[number] = _failure(articles[number], name, error)


def _failure(article: Article, stage: str, error: Exception) -> Failure:
    logger.warning("%s failed on article %s", stage, article.id, exc_info=error)
    return Failure(
        article_id=article.id,
        stage=stage.removeprefix("newsevents_"),
        error=type(error).__name__,
        message=str(error)[:500],
    )


def _extraction(
    article: Article, doc: Doc | None, failure: Failure | None
) -> Extraction:
    words = len(article.text.split())
    if doc is not None and failure is None:
        try:
            events = docdata.read(doc, docdata.key_of("events"), Event)
            return Extraction(
                article_id=article.id,
                words=words,
                rows=tuple(event.row for event in events),
                mentions=tuple(mentions_of(doc, events)),
            )
        except Exception as error:  # noqa: BLE001  the border: one fails alone
            failure = _failure(article, "records", error)
    return Extraction(article_id=article.id, words=words, failure=failure)
