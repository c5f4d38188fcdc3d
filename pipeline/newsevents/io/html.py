"""The article inside a web page: text, title, publication time, source, address."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import trafilatura
from trafilatura.settings import Document

from newsevents.io import fields
from newsevents.language import header
from newsevents.records import Article, Failure

if TYPE_CHECKING:
    from collections.abc import Iterator

# Where pages state their publication time, best first; ``{"datePublished": …}`` of
# JSON-LD comes before all of these.
TIME_META = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "publishdate",
    "publish-date",
    "pubdate",
    "publication_date",
    "date.published",
    "dc.date.issued",
    "dcterms.date",
    "dc.date",
    "date",
)
META = re.compile(r"<meta\b[^>]{1,2000}>", re.IGNORECASE)
ATTRIBUTE = re.compile(
    r"""\b(name|property|itemprop|content)\s{0,5}=\s{0,5}(?:"([^"]*)"|'([^']*)')""",
    re.IGNORECASE,
)
TIME_TAG = re.compile(
    r"""<time\b[^>]{0,500}\bdatetime\s{0,5}=\s{0,5}["']([^"']{8,40})["']""",
    re.IGNORECASE,
)
JSON_LD = re.compile(
    r"""<script[^>]{0,300}application/ld\+json[^>]{0,300}>(.{1,200000}?)</script>""",
    re.IGNORECASE | re.DOTALL,
)


def to_article(page: str, *, default_id: str) -> Article | Failure:
    """Return the article of a web page.

    Main text, title, source and address are trafilatura's; the publication time keeps
    its clock time where the page's metadata states one.

    Example:
        >>> page = '''<html><head><title>Blast in Mosul</title>
        ... <meta name="pubdate" content="2022-01-22T18:26:00+03:00"></head><body>
        ... <article><p>Two people died in a blast in Mosul on Friday, police said.
        ... The bomb was in a parked car near the market, a colonel said.</p>
        ... </article></body></html>'''
        >>> to_article(page, default_id="page").published
        '2022-01-22T18:26:00+03:00'
    """
    try:
        found = trafilatura.bare_extraction(page, with_metadata=True)
    except (ValueError, TypeError, LookupError, SyntaxError, RecursionError) as error:
        return fields.failure(default_id, f"the page cannot be read: {error}")
    if not isinstance(found, Document) or not (found.text or "").strip():
        return fields.failure(default_id, "no article text found in the page")
    return fields.from_text(
        Article(
            id=default_id,
            text=found.text or "",
            title=found.title or None,
            published=publication_time(page) or header.iso_time(found.date or ""),
            source=found.sitename or found.hostname or None,
            url=found.url or None,
            language=found.language or None,
        )
    )


def publication_time(page: str) -> str | None:
    """Return the time that a page's metadata states, ISO 8601.

    Example:
        >>> publication_time('<meta name="pubdate" content="2022-01-22 18:26">')
        '2022-01-22T18:26'
    """
    for text in (*_linked_data(page), *_meta(page), *TIME_TAG.findall(page)[:1]):
        moment = header.iso_time(text)
        if moment:
            return moment
    return None


def _meta(page: str) -> list[str]:
    """Return the contents of the metadata tags that state a time, best first."""
    found: dict[str, str] = {}
    for tag in META.findall(page):
        values = {k.lower(): a or b for k, a, b in ATTRIBUTE.findall(tag)}
        names = (values.get("name"), values.get("property"), values.get("itemprop"))
        for name in names:
            if name:
                found.setdefault(name.lower(), values.get("content", ""))
    return [found[name] for name in TIME_META if name in found]


def _linked_data(page: str) -> Iterator[str]:
    """Yield every ``datePublished`` of the JSON-LD blocks."""
    for block in JSON_LD.findall(page):
        try:
            value = json.loads(block)
        except (ValueError, RecursionError):
            continue
        yield from _dates(value)


def _dates(value: Any, depth: int = 0) -> Iterator[str]:  # noqa: ANN401  any JSON
    if depth > 8:
        return
    if isinstance(value, dict):
        date = value.get("datePublished")
        if isinstance(date, str):
            yield date
        for inner in value.values():
            yield from _dates(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _dates(inner, depth + 1)
