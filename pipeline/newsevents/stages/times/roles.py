"""What an expression dates: an event, a statement, or history; and its verb's tense."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from newsevents import docdata
from newsevents.language import syntax
from newsevents.language.people import victim_type
from newsevents.language.wordset import wordset
from newsevents.stages.times.lexicon import Lexicon, lexicon

if TYPE_CHECKING:
    from datetime import date

    from spacy.tokens import Doc, Span, Token

    from newsevents.stages.times.meaning import Meaning, Role

OLD_DAYS = 365  # a day that long before publication is history
OLD_MONTHS = 62  # and so is a month that ended that many days before
RECENT_DAYS = 14
LONG_DAYS = 800  # decades and centuries date no event
COARSE = frozenset({"month", "season", "year"})
CLOCK = frozenset({"hour", "minute"})
_PERIOD = ("from ", "until ", "till ")  # "a curfew from 8 pm" dates no event
_CUES_BEFORE = 70  # characters before an expression that may hold a cue of the future
_BEFORE_DAY = ("on ", "last ", "next ", "this ", "late ", "early ", "since ", "until ")
_TITLES = wordset("mr mrs ms dr gen col lt maj sgt capt cpl adm sheikh prof rev hon")
_STAMP = re.compile(
    r"(?:posted|updated|published|modified|filed|copyright|©)\b[^\n]{0,24}\Z|"
    r"[(]@\w{1,20}[)][ ]{0,2}\Z"
)
_WITHIN = wordset("in on during over around about")
_PAST_FORM = re.compile(
    r"\b(?:[a-z]{2,}ed|was|were|fell|broke)[ ](?:(?:in|on|during|over)[ ])?"
    r"(?:the[ ])?\Z"
)
_SAID = re.compile(
    r"(?:said|says|told[ ]\w+(?:[ ]\w+)?|reported|announced|added|statement|stated)"
    r"(?:[ ]on|[ ]in[ ]a[ ]statement(?:[ ]on)?)?[ ]{1,8}(?:late|early)?[ ]{0,8}\Z"
)


def role_of(  # noqa: PLR0911  a cascade
    doc: Doc, text: str, span: tuple[int, int], meaning: Meaning, today: date | None
) -> Role:
    """Return what the expression at a stretch of the Doc's text dates.

    ``text`` is that of the Doc, lower case; making it anew each time is dear.

    Needs a dependency parse for statements in general; without one only those where
    the verb of saying is next to the time.
    """
    if meaning.role is not None:
        return meaning.role
    if meaning.type == "SET" or (meaning.type == "DURATION" and not meaning.days):
        return "other"
    start, end = span
    if _is_old(meaning, today) or _is_since(text, start, meaning, today):
        return "background"
    if meaning.precision in CLOCK and text.endswith(_PERIOD, 0, start):
        return "other"
    if _STAMP.search(text[max(0, start - 40) : start]):
        return "report"
    if not doc.has_annotation("DEP"):
        before = text[max(0, start - 40) : start]
        return "report" if _SAID.search(before) else "event"
    tokens = docdata.tokens(doc, start, end)
    if not len(tokens):
        return "event"
    words = lexicon()
    said = dates_statement(tokens.root, words) or _said_that(tokens, words)
    return "report" if said else "event"


def _said_that(tokens: Span, words: Lexicon) -> bool:
    """Tell whether a verb of saying, the time and "that" follow each other."""
    doc, start, end = tokens.doc, tokens.start, tokens.end
    if start == 0 or end >= len(doc) or doc[end].lower_ != "that":
        return False
    return doc[start - 1].lemma_.lower() in words.reporting_verbs


def _is_old(meaning: Meaning, today: date | None) -> bool:
    if meaning.days is None:
        return False
    if today is None:
        return (meaning.days[1] - meaning.days[0]).days > LONG_DAYS
    if meaning.precision == "year":  # "the tenth this year" dates no single event
        return True
    ago = (today - meaning.days[1]).days
    return ago > (OLD_MONTHS if meaning.precision in COARSE else OLD_DAYS)


def _is_since(text: str, start: int, meaning: Meaning, today: date | None) -> bool:
    """ "Since 2014" is history; since a day of these weeks something happened then."""
    if not text.endswith("since ", 0, start):
        return False
    if meaning.days is None or today is None or meaning.precision in COARSE:
        return True
    return (today - meaning.days[0]).days > RECENT_DAYS


def dates_statement(token: Token, words: Lexicon) -> bool:
    """Tell whether a time hangs on a verb of saying or on "statement", "report"."""
    current = token
    for _ in range(4):  # time -> preposition -> noun -> preposition -> verb
        if current.head is current:
            return False
        current = current.head
        if current.pos_ in ("VERB", "AUX"):
            return _is_saying(current, words) and not _of_object(current, token, words)
        if current.lemma_.lower() in words.report_nouns:
            return True
    return False


def _is_raising(verb: Token) -> bool:
    """Tell whether someone "was reported missing": a state, not a statement."""
    found = {child.dep_ for child in verb.children}
    return "auxpass" in found and bool(found & {"oprd", "acomp", "xcomp"})


def _of_object(verb: Token, time: Token, words: Lexicon) -> bool:
    """Tell whether a thing confirmed, reported … stands between verb and time.

    "After confirming the raid on Sunday" dates the raid.
    """
    if words.reporting_verbs[verb.lemma_.lower()] == "say_to":
        return False
    return any(
        c.dep_ == "dobj"
        and verb.i < c.i < time.i
        and c.lemma_ not in words.report_nouns
        for c in verb.children
    )


def _is_saying(verb: Token, words: Lexicon) -> bool:
    kind = words.reporting_verbs.get(verb.lemma_.lower())
    if kind is None or _is_raising(verb):
        return False
    if kind in ("say", "say_to"):
        return True
    children = list(verb.children)
    if any(c.dep_ == "ccomp" for c in children):
        return True
    if kind == "issue":
        related = [*children, verb.head] if verb.dep_ in ("acl", "relcl") else children
        return any(c.lemma_.lower() in words.report_nouns for c in related)
    return False


# ------------------------------------------------------------------ names


def is_in_name(doc: Doc, text: str, offset: int) -> bool:
    """Tell whether the word at an offset is part of a longer name of a person.

    "Captain Sunday Abbah" is nobody's weekday; "on Sunday Abbah left" is.
    """
    if text.endswith(_BEFORE_DAY, 0, offset):
        return False
    token = docdata.token_at(doc, offset)
    if token is None:
        return False
    before = doc[token.i - 1] if token.i else None
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    beside = [t for t in (before, after) if t is not None]
    if token.ent_type_ == "PERSON" and any(t.ent_type_ == "PERSON" for t in beside):
        return True
    if before is None or after is None or not before.is_title or not after.is_title:
        return False
    title = before.lower_.rstrip(".")
    return title in _TITLES or victim_type(title) is not None


# ------------------------------------------------------------------ tense


def looks_ahead(doc: Doc, text: str, offset: int) -> bool:
    """Tell whether the clause around an offset speaks of the future.

    With a parse: its verb has "will", is "to …" under a word of planning or is such a
    word itself, or the time hangs on "until", "due". Without one: such a word stands a
    little before.
    """
    words = lexicon()
    if text.endswith(("as early as ", "as soon as ", "no later than "), 0, offset):
        return True
    if not doc.has_annotation("DEP"):
        before = text[max(0, offset - _CUES_BEFORE) : offset]
        return bool(_future_cue().search(re.split(r"[.!?][ ]", before)[-1]))
    tokens = docdata.tokens(doc, offset, offset + 1)
    if not len(tokens):
        return False
    token = tokens[0]
    verb = syntax.governing_verb(token)
    return _verb_ahead(verb, words) or _under_cue(token, verb, words)


def looks_back(doc: Doc, text: str, offset: int) -> bool:
    """Tell whether an offset hangs right on a verb of the past: "burned on 5 March".

    Not on one of saying or planning: "was set for March" is still to come.
    """
    if not doc.has_annotation("DEP"):
        found = _PAST_FORM.search(text[max(0, offset - 40) : offset])
        return found is not None and not looks_ahead(doc, text, offset)
    tokens = docdata.tokens(doc, offset, offset + 1)
    if not len(tokens):
        return False
    above = tokens[0].head
    verb = above.head if above.lower_ in _WITHIN else above
    if verb.pos_ not in ("VERB", "AUX") or _is_planning(verb, lexicon()):
        return False
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    return verb.tag_ == "VBD" or not helpers.isdisjoint(("was", "were", "had"))


def _is_planning(verb: Token, words: Lexicon) -> bool:
    lemma = verb.lemma_.lower()
    return lemma in words.future_cues or lemma in words.reporting_verbs


def _verb_ahead(verb: Token, words: Lexicon) -> bool:
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if any(words.future_cues.get(h) == "modal" for h in helpers):
        return "have" not in helpers
    if "to" in helpers:
        above = verb.head
        return above.lemma_ == "be" or _plans(above, words)
    return _plans(verb, words)


def _plans(verb: Token, words: Lexicon) -> bool:
    kind = words.future_cues.get(verb.lemma_.lower())
    if kind == "passive":
        own = {c.dep_ for c in verb.children}
        return verb.tag_ == "VBN" and own.isdisjoint(("dobj", "prt", "aux", "agent"))
    if kind not in ("plan", "open"):
        return False
    return not any(c.lower_ in ("had", "previously") for c in verb.children)


def _under_cue(token: Token, verb: Token, words: Lexicon) -> bool:
    """Tell whether the time hangs on "until", "due", "deadline" of a verb not past."""
    for above in syntax.ancestors(token):
        if above == verb:
            break
        kind = words.future_cues.get(above.lower_)
        if kind == "open" or (kind == "word" and not _is_past(verb)):
            return True
    return any(
        c.dep_ in ("acomp", "advmod", "prep") and c.lower_ == "due"
        for c in verb.children
        if not _is_past(verb)
    )


def _is_past(verb: Token) -> bool:
    return verb.tag_ == "VBD" or any(c.lower_ == "had" for c in verb.children)


@cache
def _future_cue() -> re.Pattern[str]:
    stems = "|".join(sorted(re.escape(w) for w in lexicon().future_cues))
    return re.compile(rf"(?<!\w)(?:{stems})(?:e?d|s)?\b|\bwon't\b")
