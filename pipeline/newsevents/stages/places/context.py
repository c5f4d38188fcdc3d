"""What stands around place names: kinds ("province") and what lies in what."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from newsevents.language.placewords import DIRECTION, KIND, LISTED, SITE_IN, WITHIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsevents.stages.places.lexicon import Lexicon
    from newsevents.stages.places.mentions import Mention

# Between a country or division and a place in it: "'s northern city of ".
CONTAINS = re.compile(
    rf"""(?:['’]s?)?\s+
    (?:(?:war-torn|restive|coastal|border|main|second|largest|{DIRECTION})\s+){{0,3}}
    (?:{KIND}s?\s+(?:of\s+)?|(?:city|capital),?\s+)?(?:of\s+)?(?:{DIRECTION}\s+)?""",
    re.VERBOSE | re.IGNORECASE,
)
APPOSED = re.compile(rf"(?:\s+{KIND})?(?:,\s+|\s+\()", re.IGNORECASE)
AFTER = re.compile(r"[ ]([A-Za-z\-]+(?:[ ][a-z]+){0,3})")
BEFORE = re.compile(r"\b([a-z\-]+)[ ]of[ ](?:the[ ])?$", re.IGNORECASE)
# "Xa district of Ye": the kind is that of Xa. Not so "the Baghdad suburb of Xa".
OF_OTHER = re.compile(
    r"\b[A-Z][\w'’\-]+[ ](?!suburb|neighbou?rhood)[a-z\-]+[ ]of[ ](?:the[ ])?$"
)
# "Xa neighbourhood of Ye", where Ye is a large town and Xa is none
OF_TOWN = re.compile(
    r"\b([A-Z][\w'’\-]+)[ ](?:suburb|neighbou?rhood)s?[ ]of[ ](?:the[ ])?$"
)
PART_OF = re.compile(r"[ ](?:suburb|neighbou?rhood)s?[ ]of[ ](?:the[ ])?")
# "Xa, a northern suburb of Ye": the kind is that of Xa, which lies in Ye.
EXPLAINED = re.compile(
    rf",\s+(?:an?|the)\s+(?:[\w\-]+\s+){{0,3}}{KIND}\s+(?:of|in)\s+(?:the\s+)?"
    rf"(?:{DIRECTION}\s+)?(?:{KIND}\s+of\s+)?",
    re.IGNORECASE,
)
# "Xa, a village near Ye", "Xa village on the outskirts of Ye"
NEAR = re.compile(
    rf"(?:\s+{KIND})?,?\s+(?:an?\s+(?:\w+\s+)?{KIND}\s+)?(?:near|close\s+to|outside"
    r"|on\s+the\s+(?:\w+\s+)?outskirts\s+of)\s+(?:the\s+)?",
    re.IGNORECASE,
)
OF_EXPLAINED = re.compile(r",\s+an?\s+(?:[\w\-]+\s+){1,3}of\s+(?:the\s+)?$")
KIND_OF = re.compile(
    r"(?:\s+[a-z\-]+\s+(?:of|in)|\s+in)\s+(?:the\s+)?"
)  # " district of "
# "the Xaba suburbs of Ye and Zu": all that follow lie in Xaba.
SHARING = re.compile(r"\s(?:[a-z]+\s)?(?:area|district|neighbou?rhood|suburb)s\sof\s")
LIST_GAP = re.compile(r",\s+|,?\s+(?:and|or)\s+")
PLURAL_FEATURES = {
    "counties": "admin2",
    "districts": "admin2",
    "parishes": "admin2",
    "governorates": "admin1",
    "provinces": "admin1",
    "states": "admin1",
}
PLURALS = re.compile(rf"[ ]({'|'.join(PLURAL_FEATURES)})\b", re.IGNORECASE)
MAX_GAP = 45  # characters between a place and what the text says contains it
OPENS = re.compile(r"(?:(?:^|[.!?:,\n]\s+)(?:In|At)|,\s+(?:in|at))\s+(?:the\s+)?$")
SENTENCE_END = re.compile(r"[.!?]\s|\n\s*\n")
FAR = 110  # characters within which a sentence goes on about where something lies


def describe(text: str, mentions: Sequence[Mention], lexicon: Lexicon) -> None:
    """Set the hints and hosts of mentions from the text around them."""
    for number, mention in enumerate(mentions):
        mention.hint = mention.hint or _kind(text, mention, lexicon)
        plural = PLURALS.match(text, mention.end)
        if plural:
            _spread(text, mentions, number, PLURAL_FEATURES[plural[1].lower()])
    for this, following in pairwise(mentions):
        gap = text[this.end : following.start]
        if len(gap) > MAX_GAP:
            continue
        if this.role == "demonym":
            if not gap.strip() or CONTAINS.fullmatch(gap):
                following.hosts.append(this)
        elif PART_OF.fullmatch(gap) and _is_town_of(this, following, lexicon):
            following.hosts.append(this)
            following.hint = "district"
        else:
            _relate(text, this, following)
    _share_host(text, mentions)


def _relate(text: str, this: Mention, following: Mention) -> None:
    """Note what the words between two names say of where they lie."""
    gap = text[this.end : following.start]
    if WITHIN.fullmatch(gap):
        this.hosts.append(following)
        apposed = APPOSED.fullmatch(gap) or KIND_OF.fullmatch(gap)
        if apposed and not LISTED.match(text, following.end):
            this.apposed = following
    elif SITE_IN.fullmatch(gap):
        this.hosts.append(following)
    elif NEAR.fullmatch(gap):
        this.beside = following
    elif EXPLAINED.fullmatch(gap):
        this.hosts.append(following)
        this.apposed = following
    elif gap.strip() and CONTAINS.fullmatch(gap):
        following.hosts.append(this)


def _is_town_of(this: Mention, part: Mention, lexicon: Lexicon) -> bool:
    """Tell "the Xaba suburb of Ye", where Xaba is the large town."""
    return lexicon.is_city(this.name) and not lexicon.is_city(part.name)


def _share_host(text: str, mentions: Sequence[Mention]) -> None:
    """Let all quarters lie in the town in front: "the Xaba suburbs of Ye and Zu"."""
    shared: Mention | None = None
    for this, following in pairwise(mentions):
        gap = text[this.end : following.start]
        if SHARING.fullmatch(gap):
            shared = this
        elif shared is not None and LIST_GAP.fullmatch(gap):
            following.hosts.append(shared)
            following.hint = following.hint or this.hint
        else:
            shared = None


def _spread(text: str, mentions: Sequence[Mention], number: int, feature: str) -> None:
    """Give the feature of a plural ("A, B and C counties") to all of the list."""
    mentions[number].hint = feature
    while number:
        gap = text[mentions[number - 1].end : mentions[number].start]
        if not LIST_GAP.fullmatch(gap):
            break
        number -= 1
        mentions[number].hint = feature


def _kind(text: str, mention: Mention, lexicon: Lexicon) -> str:
    """Return the feature that a word beside the mention names.

    "State" in capitals is part of a name ("Rakhine State"), in small letters more
    often that of "state police".
    """
    after = AFTER.match(text, mention.end)
    if after and PART_OF.match(text, mention.end) and lexicon.is_city(mention.name):
        return ""
    if after:
        words = after[1].split()
        for size in range(min(3, len(words)), 0, -1):
            feature = lexicon.kinds.get(" ".join(words[:size]).lower())
            if feature and (words[0].lower() != "state" or len(words) == 1):
                return feature
    start = max(0, mention.start - 30)
    before = BEFORE.search(text, start, mention.start)
    if before is None or OF_OTHER.search(text, start, mention.start):
        return ""
    inner = OF_TOWN.search(text, start, mention.start)
    if inner and lexicon.is_city(mention.name) and not lexicon.is_city(inner[1]):
        return ""
    if OF_EXPLAINED.search(text, start, mention.start):
        return ""
    return lexicon.kinds.get(before[1].lower(), "")


def opening_of(text: str, mentions: Sequence[Mention], number: int) -> list[Mention]:
    """Return the place that opens the sentence of an unknown one: "In Xa, … in Ye"."""
    this = mentions[number]
    for other in reversed(mentions[max(0, number - 4) : number]):
        gap = text[other.end : this.start]
        if len(gap) > 2 * FAR or SENTENCE_END.search(gap):
            break
        if gap.startswith(",") and OPENS.search(
            text, max(0, other.start - 30), other.start
        ):
            return [other]
    return []


def seek_hosts(text: str, mentions: Sequence[Mention], number: int) -> list[Mention]:
    """Return the mentions behind an unknown place that may contain it, in order."""
    this, found = mentions[number], []
    for other in mentions[number + 1 : number + 5]:
        gap = text[this.end : other.start]
        if len(gap) > FAR or SENTENCE_END.search(gap):
            break
        found.append(other)
    return found
