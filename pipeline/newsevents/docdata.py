"""The only module that reads and writes our data on a spaCy ``Doc``.

Records live as plain dicts in ``doc.spans[key].attrs["records"]``, keyed by span id:
dataclasses in extensions would break ``to_bytes``, ``DocBin`` and multiprocessing.
The article itself travels as a dict in the one extension ``doc._.newsevents_article``.

The text of the Doc may differ from that of the article: the title stands in front of
it where it is not part of it already, and characters may be replaced one by one (case
of all-capitals text, control characters). ``shift`` is the length of what stands in
front, so ``article offset = doc offset - shift``.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar, cast

from spacy.tokens import Doc, Span, SpanGroup

from newsevents.records import Article, Event, EventRow, Evidence

if TYPE_CHECKING:
    from spacy.tokens import Token

EXTENSION = "newsevents_article"
TEXT = "newsevents_text"
WORDS = "newsevents_words"
RecordT = TypeVar("RecordT", bound=Evidence)


def key_of(stage: str) -> str:
    """Return the span key of a stage: ``"times"`` -> ``"newsevents_times"``."""
    return f"newsevents_{stage}"


def register_extension() -> None:
    """Make ``doc._.newsevents_article`` known; calling it again does nothing."""
    if not Doc.has_extension(EXTENSION):
        Doc.set_extension(EXTENSION, default=None)


def set_article(doc: Doc, article: Article, *, shift: int = 0) -> None:
    """Attach the article that the Doc was made from."""
    register_extension()
    doc._.set(EXTENSION, _values(article) | {"shift": shift})


def article(doc: Doc) -> Article:
    """Return the article of a Doc; for a plain Doc, one with the Doc's own text."""
    data = _article_data(doc)
    if data is None:
        return Article(id="", text=text(doc))
    return Article(**{k: v for k, v in data.items() if k != "shift"})


def published(doc: Doc) -> str | None:
    """Return the publication time (ISO 8601) of the Doc's article, if it has one."""
    data = _article_data(doc)
    return None if data is None else data["published"]


def shift(doc: Doc) -> int:
    """Return how many characters of the Doc stand before the article's text."""
    data = _article_data(doc)
    return 0 if data is None else data["shift"]


def original(doc: Doc, start: int, end: int) -> str:
    """Return what the article has at Doc offsets ``start``..``end``.

    Differs from ``doc.text[start:end]`` where characters were replaced for the model.
    """
    return original_of(article(doc), shift(doc), text(doc), start, end)


def original_of(article: Article, shift: int, text: str, start: int, end: int) -> str:
    """Return the same where the Doc's article, its shift and text are at hand."""
    if start < shift:
        title = article.title or ""
        return title[start:end] if end <= len(title) else text[start:end]
    return article.text[start - shift : end - shift]


def _article_data(doc: Doc) -> dict[str, Any] | None:
    if not Doc.has_extension(EXTENSION):
        return None
    return cast("dict[str, Any] | None", doc._.get(EXTENSION))


# ------------------------------------------------------------------ records


class _Records(dict[str, dict[str, Any]]):
    """Records as plain dicts by span id, with the records that they were made from.

    Every stage reads those of earlier ones: making them anew each time costs more than
    some stages. What was serialised comes back as a plain dict, without them.
    """

    made: Sequence[Evidence] = ()


def has(doc: Doc, key: str) -> bool:
    """Tell whether the stage that writes ``key`` has run on the Doc."""
    return _data(doc, key) is not None


def write(doc: Doc, key: str, records: Iterable[Evidence]) -> None:
    """Store records under a span key, in the order given, replacing what was there.

    A record's span is the smallest run of tokens that covers its characters.
    """
    spans, data = [], _Records()
    data.made = tuple(records)
    for number, record in enumerate(data.made):
        identity = str(number)
        span = doc.char_span(
            record.start, record.end, alignment_mode="expand", span_id=identity
        )
        if span is None:  # an empty stretch has no token
            span = Span(doc, 0, 0, span_id=identity)
        spans.append(span)
        data[identity] = _values(record)
    doc.spans[key] = SpanGroup(doc, name=key, spans=spans, attrs={"records": data})


def read(doc: Doc, key: str, kind: type[RecordT]) -> list[RecordT]:
    """Return the records under a span key, in the order they were written.

    Returns an empty list where the stage has not run.
    """
    data = _data(doc, key)
    if data is None:
        return []
    if isinstance(data, _Records):
        return cast("list[RecordT]", list(data.made))
    if kind is Event:
        return cast("list[RecordT]", [_event(values) for values in data.values()])
    return [kind(**values) for values in data.values()]


def _data(doc: Doc, key: str) -> dict[str, dict[str, Any]] | None:
    """Return the records under a span key as they are stored."""
    group = doc.spans.data.get(key)  # of the dict inside: stages ask very often
    return None if group is None else group.attrs.get("records")


@cache
def _reader(kind: Hashable) -> tuple[tuple[str, ...], Callable[[Any], Iterable[Any]]]:
    """Return the names of a record's fields, and what reads all of them at once."""
    names = tuple(f.name for f in fields(cast("type[Article]", kind)))
    return names, attrgetter(*names)


def _values(record: Article | Evidence | EventRow) -> dict[str, Any]:
    """Return a record as a plain dict (``dataclasses.asdict`` is ten times slower)."""
    names, read_all = _reader(cast("Hashable", type(record)))
    values = dict(zip(names, read_all(record), strict=True))
    if isinstance(record, Event):
        values["row"] = _values(record.row)
        values["support"] = [list(item) for item in record.support]
    return values


def _event(values: dict[str, Any]) -> Event:
    support = tuple((k, s, e) for k, s, e in values["support"])
    return Event(**values | {"row": EventRow(**values["row"]), "support": support})


# ------------------------------------------------------------------ tokens


def sentences(doc: Doc) -> list[Span]:
    """Return the sentences; the whole Doc as one where nothing set boundaries."""
    return list(doc.sents) if doc.has_annotation("SENT_START") else [doc[:]]


def text(doc: Doc) -> str:
    """Return the text of a Doc, built once: ``doc.text`` joins all tokens anew."""
    known = doc.user_data.get(TEXT)
    if known is None:
        known = doc.user_data[TEXT] = doc.text
    return cast(str, known)


def lower_words(doc: Doc) -> list[str]:
    """Return the lower-case form of every token, built once, as several stages ask.

    The list is not to be changed.
    """
    known = doc.user_data.get(WORDS)
    if known is None or len(known) != len(doc):  # tokens were merged or split since
        keys = doc.to_array("LOWER").tolist()
        strings = doc.vocab.strings
        words = {key: strings[key] for key in set(keys)}
        known = doc.user_data[WORDS] = [words[key] for key in keys]
    return cast("list[str]", known)


def tokens(doc: Doc, start: int, end: int) -> Span:
    """Return the smallest run of tokens that covers ``start``..``end``."""
    span = doc.char_span(start, end, alignment_mode="expand")
    return doc[0:0] if span is None else span


def token_at(doc: Doc, offset: int) -> Token | None:
    """Return the token that covers the character at ``offset``."""
    span = tokens(doc, offset, min(offset + 1, len(text(doc))))
    return span[0] if len(span) else None
