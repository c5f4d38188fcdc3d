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
KIND_FOLLOWS = re.compile(rf"\s{KIND}\b")
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
# In front of the town itself: "the district headquarters, Xaba", "in capital Xaba".
SEAT = re.compile(
    r"\b(?:(?:state|regional|provincial|district)\s(?:capital|headquarters)|capital"
    r"|headquarters),?\s+$"
)
# Between whole and part: "various villages of Xaba district including Yeda".
INCLUDING = re.compile(
    r"\b(?:villages|towns|cities|places|areas|districts|localities)\b[^.;:\n]{0,40}"
    r"\bincluding\s+$"
)
VILLAGE = re.compile(r"\b(?:in|at|near|of|from|to)\s+(?:the\s+)?(?:village|area)\s+$")
# "Tehsil Xaba", as people of South Asia put it.
KIND_FIRST = re.compile(
    r"(?:Barangay|Kebele|Mandal|T[ae]hsil|Taluk[as]?|Upazila|Woreda)\s[A-Z][\w'’\-]+$"
)
SEAT_ENDS = (
    "area ", "capital ", "capital, ", "headquarters ", "headquarters, ", "including ",
    "village ",
)  # fmt: skip
NEIGHBOURED = re.compile(
    r"\sand\s(?:its|the|several|some|other)\s(?:neighbou?ring|surrounding|adjoining"
    r"|adjacent|nearby)\s(?:areas|hamlets|towns|villages)\b"
)
# "at Xaba of Yeda": the second is known, and the first is of no body or region.
OF_NAME = re.compile(r"\sof\s([A-Z][\w'’\-]{2,20})")
DIVISION = re.compile(
    r"\s(?:Local\sGovernment\s(?:Area|Council)|District|Municipality|Quarter|Region"
    r"|Subdivision|Township)(?:\sof\s)?$"
)
OF_NAMED = re.compile(r"[A-Z][\w'’\-.]{0,24}\sof\s$")
PLACED = re.compile(
    r"\b(?:(?:area|residents)\sof|at|from|in(?:\sthe)?|near)\s+$", re.IGNORECASE
)
NEAR_HERE = re.compile(r"\snear\s(?:here|there)\b")
NAMES_ALONE = ("PERSON", "NORP", "GPE", "LOC", "FAC")
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
    if OF_LAND.search(before) and KIND_FOLLOWS.match(text, end):
        return True
    if not ALONE.match(text, end):
        return False
    if OF_LAND.search(before):
        return True
    if BY.search(before):
        return all(e.label in OPEN_SPOT for e in entities)
    return _is_end_of_way(name, text, end, before, lexicon)


def is_told_as_place(
    name: str, text: str, end: int, before: str, entities: Sequence[Entity]
) -> bool:
    """Tell "the capital, Xaba", "village Xaba", "Tehsil Xaba", "at Xaba near here".

    Args:
        name: That of the place, if it is one.
        text: Of the article.
        end: Where the name ends.
        before: The words in front of it.
        entities: What the model took the name for.
    """
    if KIND_FIRST.match(name) or NEIGHBOURED.match(text, end):
        return True
    if before.endswith("at ") and NEAR_HERE.match(text, end):
        return True
    if not all(e.label in NAMES_ALONE for e in entities):
        return False
    return stands_for_town(before)


def is_of_known(
    name: str,
    text: str,
    end: int,
    before: str,
    entities: Sequence[Entity],
    lexicon: Lexicon,
) -> bool:
    """Tell "at Xaba of Yeda", a town that is known, from "at University of Yeda".

    A name of several words is more often that of a shop or a school.
    """
    outer = OF_NAME.match(text, end)
    if outer is None or not PLACED.search(before) or not _is_place(outer[1], lexicon):
        return False
    if DIVISION.search(name):
        return True
    if " " in name and not any(e.label == "PERSON" for e in entities):
        return False
    return not any(
        word in lexicon.not_places
        or word.lower() in lexicon.institutions
        or word.lower() in lexicon.kinds
        for word in name.split()
    )


def stands_for_town(before: str) -> bool:
    """Tell the words in front of a town: "the capital, ", "towns including ".

    Example:
        >>> stands_for_town("at the district headquarters, ")
        True
        >>> stands_for_town("its chairman, ")
        False
    """
    if not before.endswith(SEAT_ENDS):
        return False
    return any(p.search(before) for p in (SEAT, INCLUDING, VILLAGE))


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
