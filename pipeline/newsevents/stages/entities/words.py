"""The words of a Doc as plain lists: what all of this stage's passes read."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from newsevents import docdata, resources

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Letters that no decomposition turns into plain ones.
PLAIN = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "ħ": "h"})
INITIAL = re.compile(r"[A-Z]\.(?:-?[A-Z]\.)?")
CAPS_WINDOW = 6  # words on either side that tell whether a line is all capitals
CAPS_SHARE = 0.8


@lru_cache(maxsize=65536)
def key(text: str) -> str:
    """Return the letters and digits of a word, without case and accents.

    Example:
        >>> key("Ba'ath"), key("Séléka"), key("U.N."), key("&"), key("-")
        ('baath', 'seleka', 'un', 'and', '')
    """
    if text.isascii() and text.isalnum():
        return text.lower()
    if text == "&":
        return "and"
    folded = unicodedata.normalize("NFKD", text.casefold().translate(PLAIN))
    return "".join(c for c in folded if c.isalnum())


@cache
def name_words(kind: str) -> frozenset[str]:
    """Return the words of one kind: such as "particle"."""
    rows = resources.table("entities/name_words.tsv")
    return frozenset(row["word"] for row in rows if row["kind"] == kind)


@dataclass(frozen=True, slots=True)
class Words:
    """Texts, keys and character offsets of a Doc's tokens, all of one length."""

    source: str
    texts: tuple[str, ...]
    keys: tuple[str, ...]
    starts: tuple[int, ...]
    tags: tuple[str, ...]

    def end(self, index: int) -> int:
        """Return the character offset behind a token."""
        return self.starts[index] + len(self.texts[index])

    def text(self, start: int, end: int) -> str:
        """Return the text of the tokens ``start``..``end``."""
        return self.source[self.starts[start] : self.end(end - 1)]

    def plain(self, start: int, end: int) -> str:
        """Return the text of the tokens ``start``..``end`` on one line."""
        return " ".join(self.text(start, end).split())

    def in_brackets(self, start: int, end: int) -> bool:
        """Tell whether brackets stand around a stretch."""
        return (
            start > 0
            and end < len(self.texts)
            and self.texts[start - 1] in ("(", "[")
            and self.texts[end] in (")", "]")
        )

    def starts_line(self, index: int) -> bool:
        """Tell whether a token is the first of its line."""
        return index == 0 or "\n" in self.texts[index - 1]

    def in_capitals(self, start: int, end: int) -> bool:
        """Tell whether the words around a stretch are nearly all in capitals.

        Those on either side alone will do: "they WILL NOT say WHO DID it".
        """
        beside = (*self.texts[max(start - 1, 0) : start], *self.texts[end : end + 1])
        if len(beside) > 1 and all(t.isupper() and len(t) > 1 for t in beside):
            return True
        around: list[str] = []
        for index in range(start - 1, max(start - CAPS_WINDOW, 0) - 1, -1):
            if "\n" in self.texts[index]:
                break
            around.append(self.texts[index])
        for index in range(end, min(end + CAPS_WINDOW, len(self.texts))):
            if "\n" in self.texts[index]:
                break
            around.append(self.texts[index])
        letters = [text for text in around if text.isalpha() and len(text) > 1]
        upper = sum(text.isupper() for text in letters)
        return bool(letters) and upper >= CAPS_SHARE * len(letters)


def words_of(doc: Doc) -> Words:
    """Return the words of a Doc; tags are empty where no tagger has run."""
    texts: list[str] = []
    starts: list[int] = []
    tags: list[str] = []
    for token in doc:
        texts.append(token.text)
        starts.append(token.idx)
        tags.append(token.tag_)
    return Words(
        source=docdata.text(doc),
        texts=tuple(texts),
        keys=tuple(map(key, texts)),
        starts=tuple(starts),
        tags=tuple(tags),
    )
