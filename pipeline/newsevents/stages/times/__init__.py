"""Time expressions, resolved against the article's own clock.

Scope: dates, clock times, parts of the day, periods, durations and recurrences in
English news, with TIMEX3 values. A weekday of a wire story lies on or before its
publication, unless its verb looks ahead; or on the day after, where the story was
plainly written on by then. "The next day" counts from the day last spoken of. Articles
without a publication time take the first full date of the text as their clock; where
there is none either, values stay relative (``XXXX-WXX-5``).

Example:
    >>> import spacy
    >>> from newsevents import docdata
    >>> from newsevents.records import Article
    >>> from newsevents.settings import TimeSettings
    >>> doc = spacy.blank("en")("A bomb exploded early Friday.")
    >>> docdata.set_article(doc, Article(id="a", text=doc.text, published="2022-01-22"))
    >>> [time] = build(TimeSettings())(doc)
    >>> time.text, time.value, time.time_start
    ('early Friday', '2022-01-21', '2022-01-21')

The patterns, and all words, are data in ``models/times``; a function named as its rule
reads each match. Full dates in rare spellings ("20/Jan/2021") go to dateparser.

``role`` says what a time dates: with a dependency parse, a time that hangs on a verb
of saying is that of the statement (``report``); years, decades and what ended months
before publication are ``background``; lengths and recurrences are ``other``.

Limits: "before Friday" and "by Friday" read as Friday; "two days after the vote" stays
a length; holidays of the Islamic calendar are a day off at times; speech inside
quotation marks is read against the article's clock, not its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsevents.stages.times.finder import TimeFinder

if TYPE_CHECKING:
    from newsevents.settings import TimeSettings

__all__ = ["TimeFinder", "build"]


def build(settings: TimeSettings) -> TimeFinder:
    """Return the finder."""
    from newsevents.stages.times.grammar import grammar  # noqa: PLC0415

    grammar()
    return TimeFinder(settings)
