"""Further frames that only places stand in: "east of Xaba", "between Xaba and Yeda"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsevents.language.placewords import DIRECTION, KIND

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsevents.records import Entity
    from newsevents.stages.places.lexicon import Lexicon

# In front of a name of whatever kind, by the word right before it.
OF_LAND = re.compile(
    rf"""\b(?:(?:{DIRECTION}|k(?:ilo)?m(?:et(?:er|re))?s?|miles?|outskirts|suburbs?
    |areas|neighbou?rhoods|villages|environs|vicinity|entrance|streets|shelling
    |bombardment|siege|liberation|storming)\s+of
    |(?:road|highway|route|railway|entrance)\s+(?:to|from)
    |(?:rockets?|missiles?|shells?|bombs?|mortars?)\s+(?:landed|fell|exploded)\s+on
    |downtown)\s+$""",
    re.VERBOSE | re.IGNORECASE,
)
BY = re.compile(r"\b(?:near|around|outside)\s+$", re.IGNORECASE)
# Behind a name that stands by itself.
ALONE = re.compile(
    r"[.;)]|,\s|$|\s\(|\s(?:on|in|between|after|before|when|during|late|early|overnight"
    r"|yesterday|today|at|while|where|killing|and)\b"
)
BETWEEN = re.compile(
    rf"\bbetween\s+(?:the\s+)?(?:(?:{KIND}|villages|towns|cities|districts|municipalities|counties)\s+of\s+)?"
    r"(?P<first>[A-Z][\w'’\-]+(?:\s[A-Z][\w'’\-]+)?)?(?P<and>\s+and\s+)?$"
)
SECOND = re.compile(r"(?:\s[a-z]{4,8})?\s+and\s+([A-Z][\w'’\-]+(?:\s[A-Z][\w'’\-]+)?)")
OUTER = re.compile(r"(?:,|\sin)\s+(?:the\s+)?([A-Z][\w'’\-]+(?:\s[A-Z][\w'’\-]+)?)")
# What is between two parties and not between two towns.
PARTIES = re.compile(
    r"\b(?:clash|fight|fought|battle|conflict|war|disput|tension|talk|agree|relation|deal"
    r"|gunfi|exchang|fire|truce|negotia|violence|link|differen|match|game|play|meet"
    r"|cooperat|feud|row|rival|quarrel|brawl|treaty|trade|peace|call|encount|skirmish)"
    r"[a-z]*[^.;]{0,25}$",
    re.IGNORECASE,
)
ROUTE_BEHIND = re.compile(
    r"\s(?:axis|front|front\s?line|triangle|roundabout|crossroads|intersection|section"
    r"|settlement|outpost|border\s(?:crossing|gate|post)|border|crossing|(?:refugee|displacement)\scamp)\b"
)
BY_ROUTE = re.compile(
    r"\b(?:on|at|along|in|near|outside|from|via|through|to|attacked|stormed|raided|shelled)"
    r"\s+(?:the\s+)$",
    re.IGNORECASE,
)
OPEN_SPOT = ("PERSON", "NORP", "GPE", "LOC")


def is_spot(
    name: str,
    text: str,
    end: int,
    before: str,
    entities: Sequence[Entity],
    lexicon: Lexicon,
) -> bool:
    """Tell whether what is around a name leaves nothing but a place.

    Args:
        name: That of the place, if it is one.
        text: Of the article.
        end: Where the name ends.
        before: The words in front of it.
        entities: What the model took the name for.
        lexicon: The gazetteer and its tables.
    """
    if before.endswith(("the ", "The ")):
        return bool(ROUTE_BEHIND.match(text, end) and BY_ROUTE.search(before))
    if not ALONE.match(text, end):
        return False
    if OF_LAND.search(before):
        return True
    if BY.search(before):
        return all(e.label in OPEN_SPOT for e in entities)
    return _is_end_of_way(name, text, end, before, lexicon)


def _is_end_of_way(
    name: str, text: str, end: int, before: str, lexicon: Lexicon
) -> bool:
    """Tell "between Xaba and Yeda", one of which is known, from two parties."""
    found = BETWEEN.search(before)
    if found is None or PARTIES.search(before, 0, found.start()):
        return False
    if found["and"] and found["first"]:
        return any(_is_place(one, lexicon) for one in (name, found["first"]))
    second = SECOND.match(text, end)
    if found["first"] or second is None:
        return False
    outer = OUTER.match(text, second.end())
    known = (name, second[1], *((outer[1],) if outer else ()))
    return any(_is_place(one, lexicon) for one in known)


def _is_place(name: str, lexicon: Lexicon) -> bool:
    return lexicon.known(name) and not lexicon.is_country(name)
