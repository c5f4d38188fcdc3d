"""From a row of somebody's data to an article: field names, types, dates."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Annotated, Any

from pydantic import BeforeValidator, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from newsevents.language import dateline, header
from newsevents.records import Article, Failure

# What people call our fields, best first.
ALIASES = {
    "id": ("id", "article_id", "doc_id", "docid", "document_id", "uuid", "guid", "_id"),
    "text": (
        "text",
        "body",
        "content",
        "article",
        "article_text",
        "full_text",
        "fulltext",
        "maintext",
        "article_body",
        "articlebody",
        "story",
        "raw_text",
        "plain_text",
    ),
    "title": ("title", "headline", "heading", "article_title"),
    "published": (
        "published",
        "published_at",
        "publication_date",
        "publish_date",
        "date_publish",
        "date_published",
        "datepublished",
        "pubdate",
        "pub_date",
        "publishedat",
        "article_published",
        "datetime",
        "date",
        "created_at",
        "timestamp",
    ),
    "source": (
        "source",
        "publisher",
        "outlet",
        "newspaper",
        "source_name",
        "article_source",
        "source_domain",
        "sitename",
        "publication",
    ),
    "url": ("url", "link", "article_url", "source_url", "web_url", "uri"),
    "language": ("language", "lang"),
}
# How much of a text may be header.
OPENING = 4000
# Half a surrogate pair, which JSON may hold and no encoder takes.
SURROGATE = re.compile("[\ud800-\udfff]")
# Seconds or milliseconds since 1970, from 2001 on.
EPOCH = re.compile(r"1\d{9}(?:\d{3})?(?:\.\d{1,6})?")


def _word(value: Any) -> Any:  # noqa: ANN401  whatever a JSON file may hold
    """Return a cell as text; numbers as written, blanks as None."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, str):
        return SURROGATE.sub("\ufffd", value).strip() or None
    return value


def _name(value: Any) -> Any:  # noqa: ANN401
    """Return the name in ``{"id": …, "name": …}``, as news interfaces give sources."""
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("title") or value.get("id")
    if isinstance(value, list) and value:
        value = value[0]
    return _word(value)


Word = Annotated[str | None, BeforeValidator(_word)]
Name = Annotated[str | None, BeforeValidator(_name)]


@dataclass(frozen=True, slots=True)
class _Row:
    """One article as data of the outside: the border where types are checked."""

    text: str | None = None
    id: Word = None
    title: Word = None
    published: Word = None
    source: Name = None
    url: Word = None
    language: Word = None


_ROW = TypeAdapter(_Row)


def to_article(row: Mapping[str, Any], *, default_id: str) -> Article | Failure:
    """Return the article of a row, or say what is wrong with it.

    Field names are matched without case; see ``ALIASES``. A publication time in another
    spelling than ISO 8601 is normalized. Where there is none, or none that can be
    read, the header lines of the text are asked. A time that nothing can replace fails
    the row: with a wrong clock every date of the article would be wrong.

    Example:
        >>> row = {"headline": "Blast", "body": "Two died.", "date": "22 Jan 2022"}
        >>> to_article(row, default_id="a")
        Article(id='a', text='Two died.', title='Blast', published='2022-01-22', ...)
        >>> to_article({"title": "Blast"}, default_id="f:3").message
        "no text: none of the fields 'text', 'body', 'content' ... is there; ..."
    """
    names = {str(key).strip().casefold(): key for key in row}
    values = {field: _first(row, names, field) for field in ALIASES}
    key = _word(values["id"])
    article_id = key if isinstance(key, str) else default_id
    try:
        found = _ROW.validate_python(values)
    except ValidationError as error:
        return failure(article_id, _explain(error))
    if found.text is None:
        return failure(
            article_id,
            "no text: none of the fields 'text', 'body', 'content' … is there; "
            f"found: {', '.join(map(str, row)) or 'nothing'}"[:300],
        )
    published = _moment(found.published) if found.published else None
    if found.published and not published:
        published = header.publication(header.find_headers(found.text[:OPENING]))
    if found.published and not published:
        return failure(
            article_id,
            f"published is {found.published[:80]!r}, which is no date; write ISO 8601 "
            "such as 2022-01-22 or 2022-01-22T18:26:00+03:00",
        )
    return from_text(
        Article(
            id=article_id,
            text=SURROGATE.sub("\ufffd", found.text),
            title=found.title,
            published=published,
            source=found.source,
            url=found.url,
            language=found.language,
        )
    )


def from_text(article: Article) -> Article | Failure:
    """Complete an article by its header or dateline; fail one without words.

    An article whose text is empty but that has a title, as feeds give them, is read by
    its title alone.

    Example:
        >>> text = "2022-01-22 | 18:26\\n\\nTwo died."
        >>> from_text(Article(id="a", text=text)).published
        '2022-01-22T18:26'
    """
    if not _has_words(article.text) and not _has_words(article.title or ""):
        return failure(article.id, "no text: the article is empty")
    if article.published and article.source:
        return article
    start = article.text[:OPENING]
    headers = header.find_headers(start)
    published = header.publication(headers) or dateline.filing_date(start)
    return replace(
        article,
        published=article.published or published,
        source=article.source or header.source(headers),
    )


def _has_words(text: str) -> bool:
    return any(char.isalnum() for char in text[:100_000])


def failure(article_id: str, message: str, error: str = "InputError") -> Failure:
    """Return the failure of an article that cannot be read."""
    return Failure(article_id=article_id, stage="read", error=error, message=message)


def _moment(text: str) -> str | None:
    """Return a publication time as ISO 8601; digits alone are seconds since 1970."""
    if EPOCH.fullmatch(text):
        seconds = float(text[:10])
        return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
    return header.iso_time(text)


def _first(row: Mapping[str, Any], names: dict[str, str], field: str) -> Any:  # noqa: ANN401
    """Return the value of the first alias of a field that holds something."""
    for alias in ALIASES[field]:
        if alias in names:
            value = row[names[alias]]
            if value is not None and value != "":
                return value
    return "" if field == "text" and any(a in names for a in ALIASES["text"]) else None


def _explain(error: ValidationError) -> str:
    """Return the first thing that is wrong, in one line."""
    first = error.errors(include_url=False)[0]
    field = ".".join(str(part) for part in first["loc"][:1])
    kind = type(first["input"]).__name__
    return f"{field} is of type {kind}, but must be text"
