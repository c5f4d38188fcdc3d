"""Where articles come from: files, folders, globs, gzip, standard input."""

from __future__ import annotations

import glob
import gzip
import io
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from newsevents.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Suffix -> format. Without a suffix a file is sniffed.
FORMATS = {
    ".txt": "text",
    ".text": "text",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}
NAMES = ("text", "jsonl", "json", "csv", "tsv", "html")
STDIN = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """One file (``path`` is None for standard input) and the format of its articles.

    ``format`` is None where the first bytes must tell. ``stem`` is the default id.
    """

    path: Path | None
    format: str | None
    stem: str
    is_gzip: bool = False

    def open(self) -> BinaryIO:
        """Open for reading bytes, unpacked. A damaged gzip fails only when read."""
        if self.path is None:
            return cast(BinaryIO, sys.stdin.buffer)
        if self.is_gzip:
            return cast(BinaryIO, io.BufferedReader(gzip.GzipFile(self.path)))
        return self.path.open("rb")


def check(inputs: Sequence[str | Path]) -> None:
    """Fail before any reading if an input is no file, folder, glob or ``-``.

    Raises:
        InputError: An input does not exist; the message names it.
    """
    for given in inputs:
        is_there = str(given) == STDIN or Path(given).expanduser().exists()
        if not is_there and not _is_glob(given):
            raise InputError(
                f"the input {str(given)!r} does not exist (looked in {Path.cwd()})"
            )


def _is_glob(given: str | Path) -> bool:
    return any(char in str(given) for char in "*?[")


def expand(inputs: Sequence[str | Path], chosen: str | None = None) -> Iterator[Source]:
    """Yield the files that inputs name: files, folders, globs, ``-``.

    Folders are searched to the bottom, sorted by path, without hidden files; of them
    only files with a known suffix or none are taken. A file named outright is always
    taken.

    Args:
        inputs: As a user types them.
        chosen: A format that overrides suffixes.

    Raises:
        InputError: An input does not exist, or a folder or glob holds no file to read.
    """
    for given in inputs:
        if str(given) == STDIN:
            yield Source(None, chosen, "stdin")
            continue
        path = Path(given).expanduser()
        if path.is_dir():
            yield from _some(_folder(path), given, chosen)
        elif path.exists():
            yield source_of(path, chosen)
        elif _is_glob(given):
            found = sorted(map(Path, glob.glob(str(path), recursive=True)))  # noqa: PTH207  any root
            files = [f for p in found for f in (_folder(p) if p.is_dir() else [p])]
            yield from _some(iter(files), given, chosen)
        else:
            check([given])


def source_of(path: Path, chosen: str | None = None) -> Source:
    """Return how a file is to be read, by its suffixes.

    Example:
        >>> source_of(Path("a/wire.jsonl.gz"))
        Source(path=...wire.jsonl.gz...), format='jsonl', stem='wire', is_gzip=True)
    """
    inner, is_gzip = path, path.suffix.lower() == ".gz"
    if is_gzip:
        inner = path.with_suffix("")
    known = FORMATS.get(inner.suffix.lower())
    stem = inner.stem if known else inner.name
    return Source(path, chosen or known, stem or path.name, is_gzip)


def _folder(folder: Path) -> Iterator[Path]:
    """Yield the readable files of a folder, depth first, sorted, none hidden."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_dir():
            if not path.is_symlink():  # a link back to a parent never ends
                yield from _folder(path)
        elif path.is_file() and _is_wanted(path):
            yield path


def _is_wanted(path: Path) -> bool:
    suffixes = [s.lower() for s in path.suffixes[-2:]]
    if suffixes[-1:] == [".gz"]:
        suffixes.pop()
    return not suffixes or suffixes[-1] in FORMATS


def _some(
    files: Iterator[Path], given: str | Path, chosen: str | None
) -> Iterator[Source]:
    count = 0
    for path in files:
        count += 1
        yield source_of(path, chosen)
    if not count:
        raise InputError(
            f"{str(given)!r} holds no file to read; known are "
            f"{', '.join(sorted(FORMATS))} and .gz of these"
        )
