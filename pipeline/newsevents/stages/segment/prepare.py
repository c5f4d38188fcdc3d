"""From an article to the text that the language model reads, offset for offset."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsevents.stages.segment.lines import wraps
from newsevents.stages.segment.truecase import is_capitals, truecase

if TYPE_CHECKING:
    from newsevents.records import Article

# What text files carry beside text, one character for one: control characters, spaces
# of all widths, invisible marks; half a surrogate pair, which no encoder takes.
_SPACES = (
    *range(9),
    *(
        0x0B,
        0x0C,
        0x0D,
        0x7F,
        0xA0,
        0xAD,
        0x1680,
        0x180E,
        0x202F,
        0x205F,
        0x3000,
        0xFEFF,
    ),
    *range(14, 32),
    *range(0x2000, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
)
_NEWLINES = (0x2028, 0x2029, 0x85)
# Windows-1252 that was read as Latin-1: dashes and quotation marks.
_WESTERN = {
    code: char
    for code in range(0x80, 0xA0)
    if code != 0x85 and len(char := bytes([code]).decode("cp1252", "ignore")) == 1
}
REPLACED = (
    dict.fromkeys((*range(128, 160), *_SPACES), " ")
    | dict.fromkeys(_NEWLINES, "\n")
    | dict(_WESTERN)
    | dict.fromkeys(range(55296, 57344), "�")
)
STRANGE = re.compile("[" + "".join(re.escape(chr(code)) for code in REPLACED) + "]")
LONE_RETURN = re.compile(r"\r(?!\n)")


@dataclass(frozen=True, slots=True)
class Prepared:
    """The model's text; ``text[shift:]`` is as long as the article's text."""

    text: str
    shift: int


def prepare(article: Article) -> Prepared:
    """Return the text for the model: title in front, each character kept in its place.

    Control characters and odd spaces become spaces, newlines that only wrap a
    paragraph too, and text in capitals gets ordinary case.

    Example:
        >>> from newsevents.records import Article
        >>> prepare(Article(id="a", text="Two died.", title="Blast")).text
        'Blast\\n\\nTwo died.'
        >>> prepare(Article(id="a", text="REBELS KILLED TWO ARMY MEN.")).text
        'Rebels killed two army men.'
    """
    body = clean(article.text)
    title = (article.title or "").strip()
    head = ""
    if title and not _starts_with(body, title):
        head = " ".join(clean(title).split())
        head = (truecase(head) if is_capitals(head) else head) + "\n\n"
    return Prepared(head + recase(unwrap(body)), len(head))


def clean(text: str) -> str:
    """Replace characters that carry no text, one for one.

    Example:
        >>> clean("Two\\xa0died.\\r\\nOne\\x00fled \\x97 north.")
        'Two died. \\nOne fled — north.'
    """
    if "\r" in text:
        text = LONE_RETURN.sub("\n", text)
    return text.translate(REPLACED) if STRANGE.search(text) else text


def unwrap(text: str) -> str:
    """Replace the newlines that only wrap a paragraph by spaces."""
    newlines = wraps(text)
    if not newlines:
        return text
    pieces, last = [], 0
    for offset in newlines:
        pieces += [text[last:offset], " "]
        last = offset + 1
    return "".join((*pieces, text[last:]))


def recase(text: str) -> str:
    """Give text in capitals, all of it or whole paragraphs, ordinary case."""
    if is_capitals(text):
        return truecase(text)
    lines = text.split("\n")
    return "\n".join(truecase(line) if is_capitals(line) else line for line in lines)


def _starts_with(text: str, title: str) -> bool:
    """Tell whether an article's separate title is at the start of its text already."""
    start = text[: 2 * len(title) + 400].casefold()
    return " ".join(title.casefold().split()) in " ".join(start.split())
