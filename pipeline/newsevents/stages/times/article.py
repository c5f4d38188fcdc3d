"""What an article says of its own clock: its day, the order of its dates, its past."""

from __future__ import annotations

import re
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from newsevents import docdata
from newsevents.language.calendar import parse_day
from newsevents.stages.times.grammar import normalise
from newsevents.stages.times.lexicon import lexicon
from newsevents.stages.times.meaning import Frame, Item
from newsevents.stages.times.roles import is_in_name, looks_ahead, looks_back, role_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from newsevents.records import Segment
    from newsevents.settings import TimeSettings

OLD_YEARS = 3  # so many make a text a history, if it speaks of no day of its own
_YEAR = re.compile(r"(?<![\w$.,-])(?:1[0-9]{3}|20[0-9]{2})(?![\w.,]?[0-9])")
_OWN_DAYS = re.compile(
    r"\b(?:yesterday|today|tonight|tomorrow|(?:last|this|next)[ ](?:night|week|month|"
    r"morning|year)|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)
_NUMERIC = re.compile(r"\b([0-9]{1,2})[/-]([0-9]{1,2})[/-][0-9]{2,4}\b")
_QUALIFIED = re.compile(r"\b(?:last|this|that|next|same|previous|following)\b")
_DATED = frozenset({"iso", "numeric", "day_month", "month_day"})


def frame_of(doc: Doc, settings: TimeSettings, segments: list[Segment]) -> Frame:
    """Return the frame in which the expressions of a Doc are read."""
    today = parse_day(docdata.published(doc))
    if today is None:
        headers = (s.value for s in segments if s.kind == "header")
        today = next((d for v in headers if (d := parse_day(v))), None)
    original = docdata.text(doc)
    text = normalise(original)
    return Frame(
        lexicon=lexicon(),
        text=text,
        original=original,
        source=_source(doc, original),
        today=today,
        last=None,
        period=None,
        quarter=None,
        day_first=_day_first(doc, settings, text),
        is_history=_is_history(text, today),
        is_future=partial(looks_ahead, doc, text),
        is_past=partial(looks_back, doc, text),
        is_name=partial(is_in_name, doc, text),
    )


def _source(doc: Doc, original: str) -> str:
    """Return the text as the article has it, where capitals were rewritten."""
    shift = docdata.shift(doc)
    source = original[:shift] + docdata.original(doc, shift, len(original))
    return source if len(source) == len(original) else original


def _is_history(text: str, today: date | None) -> bool:
    """Tell whether a text names old years and no day of its own week."""
    if today is None:
        return False
    old = [y for y in _YEAR.findall(text) if int(y) < today.year - 1]
    return len(old) >= OLD_YEARS and not _OWN_DAYS.search(text)


def _day_first(doc: Doc, settings: TimeSettings, text: str) -> bool:
    """Decide the order of numeric dates: by setting, by the article, by its source."""
    if settings.day_first is not None:
        return settings.day_first
    for first, second in _NUMERIC.findall(text):
        if int(first) > 12:
            return True
        if int(second) > 12:
            return False
    article = docdata.article(doc)
    for address in (article.source, article.url):
        host = re.sub(r"^\w+://", "", address or "").split("/")[0].lower()
        if host.endswith(lexicon().day_first):
            return True
    return False


def first_full_date(items: list[Item]) -> date | None:
    """Return the first full date of a text that has no other clock."""
    for item in items:
        if item.rule in _DATED and item.meaning.days:
            return item.meaning.days[0]
    return None


def is_written_later(items: list[Item], frame: Frame, doc: Doc) -> bool:
    """Tell whether a story was written on a day after its stated publication.

    Stories keep the date of their first version: one of a Sunday that says "police
    said Monday" and "shot on Sunday" speaks of the Monday after, not of the one six
    days ago. Not so where it has statements of its own day and none of the other.
    """
    if frame.today is None:
        return False
    found: dict[int, list[Item]] = {0: [], 6: []}
    for item in items:
        if item.rule == "weekday" and item.meaning.days:
            gap = (frame.today - item.meaning.days[1]).days
            if gap in found:
                found[gap].append(item)
    own, later = found[0], found[6]
    if not own or not later or any(_is_qualified(i, frame) for i in later):
        return False
    said_later = any(_is_statement(i, frame, doc) for i in later)
    return said_later or not any(_is_statement(i, frame, doc) for i in own)


def _is_qualified(item: Item, frame: Frame) -> bool:
    return _QUALIFIED.search(frame.text, item.start, item.end) is not None


def _is_statement(item: Item, frame: Frame, doc: Doc) -> bool:
    span = (item.start, item.end)
    said = role_of(doc, frame.text, span, item.meaning, frame.today) == "report"
    return said and item.meaning.clock is None
