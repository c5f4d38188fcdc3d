"""The noun that a number counts, by the words or by the tags behind the number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsevents.language.people import singular, victim_type
from newsevents.language.wordset import wordset

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Phrase = tuple[int, int, str]  # offsets of the noun phrase, its head in lower case

_OF = re.compile(r"[ ](?:of[ ])?(?:the[ ]|other[ ]|these[ ]|those[ ])?")
_WORD = re.compile(r"[ \n-]([A-Za-z][\w'’-]*)")
_STOP = wordset(
    "of in on at to and or for from by with were was are is have has had who that"
    " which after before during when while as a an the than but not dead killed"
    " wounded injured hurt missing others"
)
_NOUN = ("NOUN", "PROPN")
_SKIPPED = wordset("the his her their these those its our my your more")
_MORE = wordset("other more additional - so -called")
_MODIFIERS = ("VBN", "VBG", "JJ", "JJS", "JJR", "HYPH")
_VERBS = wordset("is has was does says goes 's")
MAX_PHRASE = 7


def counted_by_words(text: str, end: int) -> Phrase | None:
    """Return the noun counted by a number, judged by words alone: only people."""
    of = _OF.match(text, end)
    at = of.end() - 1 if of else end
    first = at + 1
    last = None
    for _ in range(MAX_PHRASE):
        match = _WORD.match(text, at)
        if match is None or match.group(1).lower() in _STOP:
            break
        at = match.end()
        if victim_type(match.group(1)) is not None:
            last = (first, at, match.group(1))
    return last


def counted_by_tags(
    doc: Doc, text: str, starts: dict[int, int], end: int
) -> Phrase | None:
    """Return the noun phrase after a number: offsets and its head noun."""
    at = end
    while at < len(text) and text[at] in " \n-":
        at += 1
    index = starts.get(at)
    if index is None:
        return None
    if doc[index].lower_ == "of" and index + 1 < len(doc):
        index += 1
    if doc[index].lower_ in _SKIPPED and index + 1 < len(doc):
        index += 1
    return _phrase_from(doc, index)


def _phrase_from(doc: Doc, index: int) -> Phrase | None:
    first, head = index, None
    for token in doc[index : index + MAX_PHRASE]:
        if token.tag_ == "POS" and head is not None:  # "two of the mayor's aides"
            first, head = token.i + 1, None
        elif _is_noun(token, index):
            if head is not None and _starts_new_phrase(head, token):
                break
            head = token
        elif head is not None and (token.lower_ == "-" or _is_model(token)):
            continue
        elif _is_after_hyphen(token, index):
            head = None
        elif head is not None or not _modifies(token):
            break
    if head is None:
        return _bare_others(doc[index]) if index < len(doc) else None
    start = doc[first].idx
    return start, head.idx + len(head), head.lower_


def _is_noun(token: Token, index: int) -> bool:
    """Tell whether a token is a noun; right after a number "hires" is no verb."""
    if token.pos_ in _NOUN:
        return token.ent_type_ not in ("DATE", "TIME")
    return token.i == index and token.tag_ == "VBZ" and token.lower_ not in _VERBS


def _is_model(token: Token) -> bool:
    """Tell whether a figure is inside a name that goes on: "40 Model 3 sedans"."""
    doc = token.doc
    return (
        token.is_digit
        and doc[token.i - 1].pos_ == "PROPN"
        and token.i + 1 < len(doc)
        and doc[token.i + 1].pos_ in _NOUN
    )


def _is_after_hyphen(token: Token, index: int) -> bool:
    """Tell whether a token ends a compound: "only" in "two members-only clubs"."""
    return token.i > index and token.doc[token.i - 1].lower_ == "-"


def _bare_others(token: Token) -> Phrase | None:
    if token.lower_ in ("others", "people", "dead", "wounded", "injured"):
        return token.idx, token.idx + len(token), token.lower_
    return None


def _modifies(token: Token) -> bool:
    if token.lower_ in _MORE:
        return True
    if token.pos_ == "ADJ" or token.tag_ in _MODIFIERS:
        return True
    doc = token.doc
    return (  # "20 newly built houses"
        token.tag_ == "RB"
        and token.i + 1 < len(doc)
        and doc[token.i + 1].tag_ in ("VBN", "JJ")
    )


def _starts_new_phrase(head: Token, token: Token) -> bool:
    """Tell whether a noun right after another does not belong to the same phrase."""
    return (
        head.tag_ == "NNS"
        and singular(head.lower_) != head.lower_
        and (victim_type(head.lower_) is not None or token.pos_ == "PROPN")
    )
