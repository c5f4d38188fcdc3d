"""Where a row of people is parted: commas, dashes, "and", "as well as"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsevents.language.wordset import wordset
from newsevents.stages.casualties.members import Joint, Member

if TYPE_CHECKING:
    from newsevents.stages.casualties.context import Context

_COMPANY = (
    ("along", "with"),
    ("together", "with"),
    ("as", "well", "as"),
    ("accompanied", "by"),
    ("in", "addition", "to"),
)
_DASHES = wordset("- – — --")


def split(context: Context, first: int, last: int) -> Iterator[Member]:
    """Yield the stretches between commas, dashes and "and", outside of brackets."""
    words = context.words
    start, hidden, comma = first, False, False
    joint: Joint = ""
    for i in range(first, last):
        word = words[i]
        hidden = word == "(" or (hidden and word != ")")
        size = 0 if hidden or i < start else _joint(context, start, i)
        if not size:
            continue
        if i > start:
            yield Member(start, i, joint, after_comma=comma)
            joint, comma = "", False
        comma = comma or word == ","
        joint = _stronger(joint, word)
        start = i if word == "including" else i + size
        if word == "and" and words[start : start + 1] == ["of"]:
            start += 1  # "the murders of Ann Lee and of Bo Dahl"
    if last > start:
        yield Member(start, last, joint, after_comma=comma)


def _joint(context: Context, start: int, i: int) -> int:
    """Return how many tokens join two members here, 0 for none."""
    word, words = context.words[i], context.words
    if word in ("and", "&"):
        inside_name = context.doc[i].ent_type_ not in ("", "PERSON")
        return int(not inside_name and "between" not in words[start:i])
    if word in (",", "plus", "alongside"):
        return 1
    if word == "including":
        return int(i > start)
    if word in _DASHES:
        return int(i > 0 and context.doc[i - 1].whitespace_ != "")  # no hyphen
    for company in _COMPANY:
        if word == company[0] and tuple(words[i : i + len(company)]) == company:
            return len(company)
    return 0


def _stronger(joint: Joint, word: str) -> Joint:
    """Return what joins two members, of a comma and the word behind it."""
    if word in _DASHES:
        return "-"
    if word in (",", "including"):
        return joint or ","
    return "and" if word in ("and", "&") else "with"
