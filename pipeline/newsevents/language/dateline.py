"""Datelines: where, and often when and for which agency, a story was filed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from newsevents.language.header import MONTHS
from newsevents.language.wordlists import words

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_WEEKDAY = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}"
_UPPER = r"A-ZÀ-ÖØ-Þ"
_CAPS = rf"(?:Mc|Mac|De|La|Le|Al|El)?[{_UPPER}][{_UPPER}'’.]{{1,25}}"
_TITLE = rf"(?:[{_UPPER}][\w'’.]{{1,25}}|of|de|del|da|al|the|and|on)"

DATELINE = re.compile(
    rf"""
    (?:
        (?P<place>
            (?: (?P<caps> {_CAPS}(?:[-/ ]{_CAPS}){{0,5}} )
              | (?P<mixed> [{_UPPER}][\w'’.]{{1,25}} (?:[-/ ]{_TITLE}){{0,3}} )
            )
            # MADRID (SPAIN), 17 MAY
            (?: [ ]? \( [{_UPPER}][\w .'’-]{{3,30}} \) (?= , ) )?
            (?: , [ ]? (?! (?i:{_MONTH})\b | (?i:{_WEEKDAY})\b )
                [{_UPPER}][\w.'’-]{{1,25}} (?:[ ]{_TITLE}){{0,3}} ){{0,2}}
        )
        (?P<day>
            ,? [ ] (?: (?i:{_WEEKDAY}) \.? ,? [ ] )?
            (?: (?i:(?P<m1>{_MONTH})) \.? [ ] (?P<d1>\d\d?)
                (?: ,? [ ] (?P<y1>\d{{4}}) )?
              | (?P<d2>\d\d?) [ ] (?i:(?P<m2>{_MONTH})) \.?
                (?: ,? [ ] (?P<y2>\d{{4}}|\d\d) )?
            ) (?!\d)
        )?
        (?P<agency> ,? [ ]? \( (?P<name> [^()\n]{{2,60}} ) \) [.,]? )?
      | (?P<alone> \( (?P<only> [{_UPPER}][\w ./&-]{{1,40}} ) \) )
    )
    (?P<dash> [ ]? (?: -- | [—–] | >> | [|] ) [ ]?
            | [ ] [-_] (?: [ ] | $ ) | _ (?: [ ] | $ ) | [-] [ ] )?
    (?P<colon> [ ]? : [ ] )?
    [ ]{{0,3}}
    """,
    re.VERBOSE,
)


OPENING_LINES = 6


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline with its offsets; ``published`` is its date where it states a year."""

    start: int
    end: int
    place: str | None
    published: str | None
    rule: str


def find_dateline(
    text: str,
    start: int,
    end: int,
    *,
    is_opening: bool,
    is_headed: bool = True,
    common: frozenset[str],
) -> Dateline | None:
    """Return the dateline at the start of a paragraph, if it has one.

    Args:
        text: The whole text.
        start: Where the paragraph starts.
        end: Where it ends.
        is_opening: It is one of the first paragraphs; only there "Baghdad: " and
            "Kabul - " count, further down a place must be in capitals.
        is_headed: A header or title stands before; else "Baghdad: " may be a headline.
        common: Ordinary words in lower case: a name of nothing else is no place.

    Example:
        >>> text = "KABUL, Afghanistan, Jan 3 (Reuters) - Two soldiers died."
        >>> found = find_dateline(text, 0, len(text), is_opening=True,
        ...                       common=frozenset())
        >>> text[: found.end], found.place
        ('KABUL, Afghanistan, Jan 3 (Reuters) -', 'KABUL, Afghanistan')
    """
    match = DATELINE.match(text, start, min(end, start + 200))
    if not match or match.end() == match.start():
        return None
    rule = _rule(match, is_opening, common)
    if rule == "colon" and not is_headed:
        return None
    if not rule or not _starts_sentence(text, match.end(), end):
        return None
    place = match["place"]
    return Dateline(
        start=start,
        end=start + len(text[start : match.end()].rstrip()),
        place=place.strip(" ,") if place else None,
        published=_published(match),
        rule=rule,
    )


def filing_date(text: str) -> str | None:
    """Return the full date of a dateline among the first lines of a text, ISO 8601.

    Example:
        >>> filing_date("Two die\\n\\nROME, 16 March 2011 (Tiber News) - Two died.")
        '2011-03-16'
    """
    start, count = 0, 0
    while count < OPENING_LINES and start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        first = end - len(text[start:end].lstrip())
        if first < end:
            count += 1
            found = find_dateline(text, first, end, is_opening=True, common=frozenset())
            if found and found.published:
                return found.published
        start = end + 1
    return None


def _rule(match: re.Match[str], is_opening: bool, common: frozenset[str]) -> str | None:
    """Name the form of a dateline; None if it is not one."""
    if match["alone"]:
        return "agency" if match["dash"] and match["only"].isupper() else None
    if _is_label(match["place"]):
        return None
    form = _form(match)
    if match["caps"] and form not in (None, "colon"):
        return form
    if not is_opening or not _is_strange(match["place"], common):
        return None
    if match["mixed"] and form in ("dash", "colon"):
        return form if len(match["mixed"].split()) <= 3 else None
    return form


def _form(match: re.Match[str]) -> str | None:
    """Name what makes a place a dateline, the surest first."""
    mark = match["dash"] or match["colon"]
    if match["agency"]:
        is_sure = mark or match["day"] or _is_agency(match["name"])
        return "agency" if is_sure else None
    if not mark:
        return None
    return "date" if match["day"] else "dash" if match["dash"] else "colon"


def _starts_sentence(text: str, position: int, end: int) -> bool:
    """Tell whether what follows looks like the start of a story.

    An editor's note may stand before it: "[excerpt] Two soldiers died".
    """
    if text.startswith("[", position):
        return True
    following = text[position : min(end, position + 2)].lstrip("\"“”'‘([ ")
    return not following or not following[0].islower()


def _is_label(place: str) -> bool:
    """Tell whether a name is one of newsrooms' labels ("UPDATE", "READ MORE")."""
    labels = words("segment/labels.tsv")
    name = place.casefold()
    return name in labels or name.split()[0] in labels


def _is_agency(name: str) -> bool:
    return any(
        part.strip().casefold() in words("segment/agencies.tsv")
        for part in re.split(r"[/,-]", name)
    ) or name.casefold() in words("segment/agencies.tsv")


def _is_strange(place: str, common: frozenset[str]) -> bool:
    """Tell whether some word of a name is not an ordinary word."""
    found = re.findall(r"[\w'’]+", place.partition(",")[0].casefold())
    return any(word not in common for word in found)


def _published(match: re.Match[str]) -> str | None:
    """Return the full date of a dateline as ISO 8601; years of two digits are 19xx."""
    month = match["m1"] or match["m2"]
    year = match["y1"] or match["y2"]
    if not month or not year:
        return None
    number = int(year) if len(year) == 4 else _century(int(year))
    try:
        day = int(match["d1"] or match["d2"])
        return date(number, MONTHS[month.lower()], day).isoformat()
    except ValueError:
        return None


def _century(year: int) -> int:
    """Return a year of two digits in full: 50 to 99 are of the last century."""
    return 1900 + year if year >= 50 else 2000 + year
