"""Read articles from anything that a user names, one by one.

Nothing is read ahead but one article: a folder of a million files or a JSONL file of
many gigabytes needs no more memory than its longest article, plus one short digest
for each id, which keeps ids unique.
"""

from __future__ import annotations

import hashlib
import io
import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from newsevents.errors import InputError
from newsevents.io import encoding, fields, sources, tables
from newsevents.records import Article, Failure

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

    from newsevents.io.sources import Source

# A longer file of one article is refused, not read into memory.
MAX_FILE = 64 * 1024 * 1024
Read = Iterator[Article | Failure]


def read_articles(
    inputs: Sequence[str | Path] | str | Path,
    *,
    format: str | None = None,
) -> Read:
    """Yield the articles of files, folders, globs and standard input, in order.

    Read are plain text (one article a file), JSONL, JSON, CSV, TSV and HTML, and
    ``.gz`` of all of them, in UTF-8, UTF-16, Windows-1252 or what else the bytes look
    like. What cannot be read as an article is a `Failure`, and reading goes on.
    Ids are the field ``id``, else the file's stem, with ``:line`` where a file holds
    many; a second article of the same id gets ``#2`` behind it.

    Args:
        inputs: Paths, folders (read to the bottom, sorted), globs, or ``-``.
        format: One of ``text jsonl json csv tsv html``; by suffix where not given, and
            by the first bytes where the suffix is unknown.

    Raises:
        InputError: At once, if an input does not exist or the format is unknown; while
            reading, if a folder or glob turns out to hold no file to read.

    Example:
        >>> import tempfile
        >>> folder = tempfile.mkdtemp()
        >>> _ = (Path(folder) / "a.txt").write_text("Two people died.")
        >>> list(read_articles([folder]))
        [Article(id='a', text='Two people died.', ...)]
    """
    if format is not None and format not in sources.NAMES:
        raise InputError(
            f"unknown input format {format!r}; known are {', '.join(sources.NAMES)}"
        )
    given = [inputs] if isinstance(inputs, str | Path) else list(inputs)
    sources.check(given)
    return _unique(
        item for source in sources.expand(given, format) for item in _read(source)
    )


def _unique(items: Read) -> Read:
    """Give later articles of an id that was seen a number, in the order of reading."""
    seen: dict[bytes, int] = {}
    for item in items:
        if isinstance(item, Failure):
            yield item
            continue
        key = hashlib.blake2b(
            item.id.encode("utf-8", "replace"), digest_size=8
        ).digest()
        count = seen[key] = seen.get(key, 0) + 1
        yield item if count == 1 else replace(item, id=f"{item.id}#{count}")


def _read(source: Source) -> Read:
    """Yield what one file holds; an unreadable file is one failure."""
    try:
        if source.path is None:
            yield from _content(source, source.open())
            return
        with source.open() as file:
            yield from _content(source, file)
    except (OSError, EOFError, zlib.error, UnicodeError) as error:
        yield fields.failure(
            source.stem,
            f"{source.path or 'standard input'}: {error}",
            type(error).__name__,
        )


def _content(source: Source, file: BinaryIO) -> Read:
    sample = file.read(encoding.SAMPLE)
    where = source.path or "standard input"
    if not sample.strip(b"\x00 \t\r\n"):
        yield fields.failure(source.stem, f"{where} is empty")
        return
    kind = encoding.not_text(sample)
    if kind:
        yield fields.failure(
            source.stem,
            f"{where} is {kind}, not text; convert it to text, CSV, JSONL or HTML",
        )
        return
    form = source.format or _sniff(sample)
    if form in ("jsonl", "csv", "tsv"):
        yield from _lines(source, sample, file, form)
        return
    data = sample + file.read(max(0, MAX_FILE + 1 - len(sample)))
    if len(data) > MAX_FILE:
        yield fields.failure(
            source.stem,
            f"{where} is longer than {MAX_FILE // 2**20} MB; split it, or give one "
            "article a line as JSONL",
        )
    elif form == "json":
        yield from _rows(source, tables.whole_json(encoding.decode(data)))
    elif form == "html":
        from newsevents.io import html  # noqa: PLC0415  trafilatura loads slowly

        yield html.to_article(encoding.decode(data), default_id=source.stem)
    else:
        yield fields.from_text(Article(id=source.stem, text=encoding.decode(data)))


def _lines(source: Source, sample: bytes, file: BinaryIO, form: str) -> Read:
    """Yield the articles of a file that holds one a line, or one a CSV row."""
    name = encoding.encoding_of(sample)
    joined = io.BufferedReader(_Joined(sample, file))
    with io.TextIOWrapper(joined, name, encoding.LENIENT, newline="") as text:
        lines = tables.bounded(text)
        if form == "jsonl":
            yield from _rows(source, tables.jsonl(lines))
        else:
            yield from _rows(source, tables.separated(lines, form))


def _rows(source: Source, numbered: Iterator[tables.Numbered]) -> Read:
    """Turn rows into articles; the id is the stem alone where there is but one row."""
    for number, row in numbered:
        default = f"{source.stem}:{number}"
        if isinstance(row, str):
            yield fields.failure(default, row)
        else:
            yield fields.to_article(row, default_id=default)


def _sniff(sample: bytes) -> str:
    """Tell the format by the first bytes; plain text where nothing else fits."""
    text = encoding.decode(sample).lstrip("\ufeff\x00 \t\r\n")
    if _JSON_LIST.match(text):
        return "json"
    if _JSON_OBJECT.match(text):
        line = text.partition("\n")[0].rstrip()
        return "jsonl" if line.endswith("}") or len(line) > 10_000 else "json"
    return "html" if _HTML.match(text) else "text"


_JSON_LIST = re.compile(r"\[\s{0,50}\{\s{0,50}\"")
_JSON_OBJECT = re.compile(r"\{\s{0,50}\"")
_HTML = re.compile(
    r"(?i)(?:<\?xml[^>]{0,200}>\s{0,20})?<(?:!doctype html|html|head|body)\b"
)


class _Joined(io.RawIOBase):
    """The bytes that were read already, then the rest of their file."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        """Say that this is for reading."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fill the buffer with what comes next; 0 at the end."""
        view = memoryview(buffer)
        chunk = self._head[: len(view)] or self._rest.read(len(view))
        self._head = self._head[len(view) :]
        view[: len(chunk)] = chunk
        return len(chunk)
