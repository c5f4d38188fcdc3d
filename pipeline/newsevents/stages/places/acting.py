"""Names of places that stand for somebody: "Washington said", "Iran-backed"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsevents.language.people import victim_type
from newsevents.language.placewords import DIRECTION
from newsevents.stages.places.mentions import LOCATIVE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsevents.stages.places.lexicon import Lexicon
    from newsevents.stages.places.mentions import Mention

# "-backed rebels", "-led coalition": the name says whose, not where.
COMPOUND = re.compile(
    r"-(?:[a-z]{2,12}ed|led|born|made|run|held|bound|built|friendly|style|wide)\b"
)
# A government by its country or capital.
SPEAKS = re.compile(
    r"""\s+(?:(?:has|have|had|also|later|again|repeatedly|strongly)\s+){0,2}
    (?:said|says|sa[iy]d?|den(?:ied|ies)|accus(?:ed|es)|condemn(?:ed|s)|blam(?:ed|es)
    |claim(?:ed|s)|warn(?:ed|s)|vow(?:ed|s)|insist(?:ed|s)|respond(?:ed|s)
    |announc(?:ed|es)|reject(?:ed|s)|retaliat(?:ed|es)|agre(?:ed|es)|refus(?:ed|es)
    |want(?:ed|s)|hop(?:ed|es)|recogni[sz](?:ed|es)|consider(?:ed|s)|regard(?:ed|s)
    |view(?:ed|s)|support(?:ed|s)|back(?:ed|s)|sen(?:t|ds)|order(?:ed|s)
    |impos(?:ed|es)|demand(?:ed|s)|urg(?:ed|es)|call(?:ed|s)\ (?:for|on|the)
    |attack(?:ed|s)|bomb(?:ed|s)|shell(?:ed|s)|invad(?:ed|es)|fir(?:ed|es)
    |launch(?:ed|es)|carri(?:ed|es)\ out)\b""",
    re.VERBOSE,
)
# What a state does where its name opens a clause: "On Friday, Ruritania struck".
STRUCK = re.compile(
    r"""[ ](?:(?:has|have|had|also|again)[ ])?(?:struck|strikes|hits?|raid(?:ed|s)
    |pound(?:ed|s)|target(?:ed|s)|kill(?:ed|s)|destroy(?:ed|s)|captur(?:ed|es)
    |seiz(?:ed|es)|detain(?:ed|s))\b(?![ ]by\b)""",
    re.VERBOSE,
)
OPENS = re.compile(
    r"""(?:\A|[.!?:;\n"“]\s*|\b(?:and|as|but|says?|said|that|when|while)[ ]
    |day,[ ]|[a-z]{3,20}ly,[ ])\Z""",
    re.VERBOSE,
)
# Up to three plain words, the noun that a country stands before among them.
WHOSE = re.compile(
    r"(?:[ ](?!(?:in|on|at|and|or|by|to|of|for|was|were)\b)[a-z]{3,20}){1,3}"
)
# "A US drone strike", which is seldom in the US; but a "Syria air strike" is in Syria.
STRIKES = re.compile(
    r"[ ](?:(?:air|drone|missile|rocket)[ ])?(?:air)?(?:strike|raid)s?\b", re.IGNORECASE
)
STRIKERS = frozenset({"US", "U.S.", "UK", "U.K."})
GOVERNS = re.compile(r"(?:['’]s)?\s+(?:officials|administration|government)\b")
# "the church of St. Peter", "a Denny's restaurant"
NAMED_AFTER = re.compile(
    r"\b(?:church|cathedral|chapel|monastery|basilica|mosque|shrine|temple|feast"
    r"|statue|gospel|icon|order|embass(?:y|ies)|consulates?|ambassadors?|governments?"
    r"|republic|kingdom)[ ]of[ ](?:the[ ])?$",
    re.IGNORECASE,
)
# "the embassies of Kenya and the Netherlands"
POSTS = re.compile(
    r"\b(?:[Ee]mbassies|[Cc]onsulates|[Aa]mbassadors)[ ]of[ ](?:the[ ])?"
    r"(?:[A-Z][\w.]{1,20}(?:[ ][A-Z]\w{1,20}){0,2}(?:,|,?[ ]and)[ ](?:the[ ])?){1,4}$"
)
SHOP = re.compile(
    r"['’]s?[ ](?:restaurant|bar|store|shop|cafe|diner|grocery|pharmacy)\b"
)
DATE = (
    r"[ ](?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April"
    r"|May|June|July|August|September|October|November|December)\b"
)
ABROAD = re.compile(
    r"(?:['’]s)?[ ](?:[Ee]mbass(?:y|ies)|[Cc]onsulates?|[Aa]mbassadors?)\b"
)
# "United States Air Force", "United States (US) Army", "US-Chile Culture House"
GOES_ON = re.compile(
    r"(?:[ ]\([A-Z]{2}\)|(?<=\([A-Z]{2})\)|-[A-Z][a-z]{2,20})?"
    rf"(?!{DATE})[ ][A-Z][\w&]"
)
ABROAD_TOO = re.compile(  # bodies that a state has in other countries
    r"(?:[ ][A-Z]\w{1,20}){0,2}[ ](?:Agency|Air|Army|Command|Consulate|Corps|Embassy"
    r"|Forces?|Marines?|Navy)\b"
)
OF = re.compile(r"\bof[ ](?:the[ ])?$")
GOES_BEFORE = re.compile(r"\b[A-Z][\w.&'’-]{1,20}[ ]$")
PART = re.compile(rf"(?:{DIRECTION}|Greater|New|Old|The|In|At|From)[ ]$", re.IGNORECASE)


def set_roles(text: str, mentions: Sequence[Mention], lexicon: Lexicon) -> None:
    """Make actors of the mentions that stand for a government or an organization."""
    for mention in mentions:
        if mention.role == "location" and _acts(text, mention, lexicon):
            mention.role = "actor"


def _acts(text: str, mention: Mention, lexicon: Lexicon) -> bool:
    abroad = ABROAD.match(text, mention.end) and lexicon.is_country(mention.name)
    if abroad or COMPOUND.match(text, mention.end) or SHOP.match(text, mention.end):
        return True
    if NAMED_AFTER.search(text, max(0, mention.start - 24), mention.start):
        return True
    if lexicon.is_country(mention.name) and _is_of_posts(text, mention):
        return True
    if lexicon.is_capital(mention.name):
        placed = _is_placed(text, mention)
        return not placed and bool(
            SPEAKS.match(text, mention.end) or GOVERNS.match(text, mention.end)
        )
    return lexicon.is_country(mention.name) and _acts_as_country(text, mention)


def _is_of_posts(text: str, mention: Mention) -> bool:
    before = text[max(0, mention.start - 80) : mention.start]
    return POSTS.search(before) is not None


def _acts_as_country(text: str, mention: Mention) -> bool:
    if _is_placed(text, mention):
        return _is_of_longer_name(text, mention)
    if SPEAKS.match(text, mention.end) or _names_people(text, mention):
        return True
    opens = OPENS.search(text, max(0, mention.start - 24), mention.start)
    if opens and STRUCK.match(text, mention.end):
        return True
    if mention.name in STRIKERS and STRIKES.match(text, mention.end):
        return True
    return mention.label == "GPE" and _in_longer_name(text, mention)


def _names_people(text: str, mention: Mention) -> bool:
    """Tell whether a country says whose people it is about: "two US soldiers"."""
    followed = WHOSE.match(text, mention.end)
    words = followed.group().split() if followed else []
    return any(victim_type(word) is not None for word in words)


def _is_placed(text: str, mention: Mention) -> bool:
    start = max(0, mention.start - 24)
    return LOCATIVE.search(text, start, mention.start) is not None


def _in_longer_name(text: str, mention: Mention) -> bool:
    """Tell whether a country is a word of an organization: "Air France"."""
    goes_on = GOES_ON.match(text, mention.end)
    if mention.rule != "name" or goes_on:
        return bool(goes_on)
    start = max(0, mention.start - 24)
    before = GOES_BEFORE.search(text, start, mention.start)
    return before is not None and not PART.search(text, start, mention.start)


def _is_of_longer_name(text: str, mention: Mention) -> bool:
    """Tell "the headquarters of the United States Air Force"."""
    start = max(0, mention.start - 8)
    return bool(
        OF.search(text, start, mention.start) and ABROAD_TOO.match(text, mention.end)
    )
