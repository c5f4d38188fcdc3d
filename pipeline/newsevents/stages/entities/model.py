"""The language model's names, cut to what is a name in them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsevents.language.people import victim_type
from newsevents.stages.entities.names import NOT_NAMES, Name
from newsevents.stages.entities.words import Words, name_words

if TYPE_CHECKING:
    from spacy.tokens import Doc

MAX_WORDS = 14
LEADING = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "both", "all", "some", "many"}
)
TRAILING = frozenset({"of", "in", "at", "for", "and", "the", "from", "on", "to"})
EDGES = frozenset("-–—,;:.'\"“”‘’`*•|/()[]{}<>!?…#@&_=+~^") | {"''", "``", "--", "..."}
POSSESSIVE = frozenset({"'s", "’s", "'S", "’S", "´s"})
MODEL_CONFIDENCE = 0.8
SHORT_LINE = 45  # characters: a line so short was not wrapped, its end ends a name
MIN_LETTERS = 2


def model_names(doc: Doc, words: Words) -> list[Name]:
    """Return the names that the model found, trimmed, without those that are junk."""
    found: list[Name] = []
    for ent in doc.ents:
        if ent.label_ in NOT_NAMES:
            continue
        for start, end in _lines(words, ent.start, ent.end):
            span = trimmed(words, start, end, ent.label_)
            if span and is_name(words, *span, ent.label_):
                rule = "model" if span == (ent.start, ent.end) else "model:trimmed"
                found.append(Name(*span, ent.label_, rule, MODEL_CONFIDENCE))
    return found


def _lines(words: Words, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a span where the text has an empty line, or a line end between capitals."""
    begin = start
    for index in range(start, end):
        breaks = words.texts[index].count("\n")
        if breaks and (breaks > 1 or _ends_line(words, begin, index)):
            if index > begin:
                yield begin, index
            begin = index + 1
    if end > begin:
        yield begin, end


def _ends_line(words: Words, begin: int, index: int) -> bool:
    """Tell whether a name ends with its line: a heading, or a table's row."""
    if index + 1 >= len(words.texts):
        return True
    before, after = words.texts[index - 1], words.texts[index + 1]
    if index == begin or before.isupper() != after.isupper() or not before.isalpha():
        return True
    line = words.source.rfind("\n", 0, words.starts[index]) + 1
    return words.starts[index] - line < SHORT_LINE and after[0].isupper()


def trimmed(words: Words, start: int, end: int, label: str) -> tuple[int, int] | None:
    """Return a span without articles, quotes, possessives and loose small words."""
    texts = words.texts
    if label == "PERSON" and "(" in texts[start + 1 : end]:
        end = texts.index("(", start + 1)
    while start < end and _is_loose_start(texts[start], label):
        start += 1
    while start < end and _is_loose_end(words, start, end - 1, label):
        end -= 1
    return (start, end) if start < end else None


def _is_loose_start(text: str, label: str) -> bool:
    if text in EDGES or text.isspace() or text.lower() in LEADING:
        return True
    if label == "PERSON":
        return text[0].isdigit() or (
            text.islower() and text not in name_words("particle") and "'" not in text
        )
    return text in POSSESSIVE


def _is_loose_end(words: Words, start: int, index: int, label: str) -> bool:
    text = words.texts[index]
    if text in EDGES:
        return not (text == ")" and "(" in words.texts[start:index])
    if text.isspace() or text in POSSESSIVE or text in TRAILING:
        return True
    if text == "s" and index > start and words.texts[index - 1] in ("'", "’"):
        return True
    if label == "PERSON":
        return text[0].isdigit() or text.islower()
    if label in ("GPE", "NORP") and index > start and text.isdigit():
        return words.texts[index - 1].lower() not in name_words("place")
    return label == "ORG" and text.isdigit() and _is_score(words, start, index)


def _is_score(words: Words, start: int, index: int) -> bool:
    """Tell whether a figure ends a player's name or is half of "5-68"."""
    before = words.texts[index - 1] if index > start else ""
    return before in EDGES or (
        words.texts[start][1:2] == "." and len(words.texts[start]) <= len("J.P.")
    )


def is_name(words: Words, start: int, end: int, label: str) -> bool:
    """Tell whether a span can be a name: capitals, letters, no address, not a page."""
    texts = words.texts[start:end]
    if end - start > MAX_WORDS or not any(
        text[0].isupper() or (text[0].isdigit() and len(texts) > 1) for text in texts
    ):
        return False
    whole = words.text(start, end)
    if "@" in whole or "://" in whole or "www." in whole:
        return False
    letters = sum(c.isalpha() for c in whole)
    if letters < MIN_LETTERS:
        return False
    if end - start == 1 and _is_ordinary(whole, label):
        return False
    return label != "PERSON" or not any(c.isdigit() for c in whole)


def _is_ordinary(word: str, label: str) -> bool:
    """Tell whether one capital word is no name: "Southern", "May", "Assailants"."""
    lower = word.lower()
    if lower in name_words("not_a_name"):
        return True
    return (
        label not in ("NORP", "GPE")
        and not word.isupper()
        and victim_type(lower) is not None
    )
