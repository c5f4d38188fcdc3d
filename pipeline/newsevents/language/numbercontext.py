"""Numbers that count nothing: parts of dates, clock times, ages, addresses, names."""

from __future__ import annotations

import re

from newsevents.language.numberwords import INDEFINITE
from newsevents.language.people import victim_type

_MONTHS = (
    "jan(?:uary|\\.)?|feb(?:ruary|\\.)?|mar(?:ch|\\.)?|apr(?:il|\\.)?|may|june?\\.?"
    "|july?\\.?|aug(?:ust|\\.)?|sept?(?:ember|\\.)?|oct(?:ober|\\.)?|nov(?:ember|\\.)?"
    "|dec(?:ember|\\.)?"
)
_DATE_AFTER = re.compile(
    rf"""
      [ ](?:of[ ])?(?:{_MONTHS})(?![a-z])            # 21 January
    | (?:st|nd|rd|th)(?![a-z])                       # 21st
    | [:.]\d\d?(?:[:.]\d\d)?(?:[ ]?[ap]\.?m\b|[ ]?(?:hours|hrs|gmt|utc|local)\b)
    | :\d\d                                          # 18:26
    | [ ]?[ap]\.?[ ]?m\.?(?![a-z])                   # 3 a.m.
    | [ ]?(?:o['’]?clock|hours[ ](?:local|gmt)|gmt|utc|hrs)\b
    | /\d{{1,4}}(?:/\d|(?=[^\d]))                    # 21/01/2022, 9/11
    | -\d\d?-\d                                      # 2022-01-21
    | [ ](?:a\.d|b\.c|ad\b|bc\b|bce\b)
    | (?:-|\u2013|[ ]to[ ]|[ ]and[ ])\d\d?[ ](?:{_MONTHS})(?![a-z])
    | (?:-|\u2013|[ ]to[ ])\d\d?[ ]?[ap]\.?m\b
    """,
    re.VERBOSE,
)
_DATE_BEFORE = re.compile(
    rf"""
      (?<![a-z])(?:{_MONTHS})[ ](?:the[ ])?
        (?:\d\d?(?:st|nd|rd|th)?(?:[ ]?(?:-|\u2013|and|to|,)[ ]?|[ ](?=\Z)))?\Z
    | (?<![a-z])(?:aged?|ages(?:[ ]of)?)[ ]
        (?:\d\d?(?:[ ]?-[ ]?|,?[ ](?:to|and|or)[ ]|,[ ])){{0,6}}\Z
    | (?<![a-z])(?:a\.?d|b\.?c)\.?[ ](?:\d{{1,4}}[ ]?(?:-|\u2013|to|and)[ ]?)?\Z
    | \d[/:]\Z | \d-\d\d?-\Z | \d\d\d\d-\Z
    """,
    re.VERBOSE,
)
_AGE_AFTER = re.compile(
    r"""
      (?:[ ]?-[ ]?|[ ])(?:years?|yrs?|months?|weeks?|days?)(?:[ ]?-[ ]?|[ ])olds?\b
    | -(?:years?|months?)-olds? | (?:[ ]?-[ ]?|[ ])?(?:yo|y/o|yr\.?[ ]old)\b
    | (?:[ ]?-|[ ]to|[ ]and|[ ]or)[ ]?\d\d?(?:-|[ ])years?(?:-|[ ])old
    | [ ]years[ ]of[ ]age\b
    """,
    re.VERBOSE,
)
_APPOSED_BEFORE = re.compile(r"(?:[A-Z][\w.'’-]*|\))[\"”']?,[ \n]\Z|\b[JS]r\.[ ]\Z")
# "Her sons, 7 and 8, were …": their ages.
_AGES_BEFORE = re.compile(r"[a-z]s,[ ](?:\d\d?,?[ ](?:and[ ])?){0,3}\Z")
_AGES_AFTER = re.compile(r"(?:,?[ ](?:and[ ])?\d\d?){0,3},")
_APPOSED_AFTER = re.compile(
    r"[,.;:)]|[ ](?:of|and|was|were|is|has|had|who|from|died|in)\b"
)
_NAME_AFTER = re.compile(
    r"""
      -?(?:block|hundred[ ]block)\b | [ ]block\b
    | -\d{3}-\d{4} | -\d{4}\b | \)[ ]?\d{3}-
    | [ ]?-(?:caliber|calibre|millimeter|mm)\b | [ ](?:caliber|calibre)\b
    | [a-z]{1,4}(?<![^a-z][ckdm]m)(?<![^a-z]m)\d      # a code: 4703L2
    | [ ](?:zip|postal|area|dialling|dialing|country|pin)[ ]code\b
    """,
    re.VERBOSE,
)
_ADDRESS_AFTER = re.compile(
    r"""
    (?:-\d{1,5})?[ ]
    (?:[NSEW]\.?[ ]|(?:North|South|East|West)[ ])?(?:[A-Z0-9][\w'’.]*[ ]){0,3}
    (?:Street|Avenue|Road|Drive|Boulevard|Lane|Court|Place|Blvd|Ave|Rd|Dr|St|Ln|Ct
    |Hwy|Highway|Parkway|Terrace|Way|Circle|Pike)\b(?!-)
    """,
    re.VERBOSE,
)
_NAME_BEFORE = re.compile(
    r"""
      (?<![a-z$])(?:no\.|nos\.|number|route|highway|interstate|flight|article|section|chapter
      |resolution|room|page|channel|apartment|apt\.?|unit|zone|precinct|phase|suite
      |line|gate|terminal|runway|exit|volume|vol\.|fig\.|class|grade|ward|sector|sr|us
      |block|platoon|group|covid|ward|sec\.|count|case|version|type|camp|checkpoint|district)
      [ -]?[#]?\Z
    | [#]\Z | \(\d{3}\)[ ]?\Z
    | [a-z_](?<!-to)(?<!\bsub)[-./_@]\Z | \d[.,:/]\Z
    """,
    re.VERBOSE,
)
_ITEM_AFTER = re.compile(r"[ ]?\)[ ]")
_BRACKET = 80  # how long a bracket may be open
_PHONE_BEFORE = re.compile(r"\d{3}-\Z")
_YEAR_BEFORE = re.compile(
    r"(?<![a-z])(?:in|since|of|until|by|from|before|after|between"
    r"|between[ ]\d{4}[ ]and|from[ ]\d{4}[ ]to)[ ]\Z"
)
_YEAR_SUFFIX = re.compile(r"[’']?s\b|[-/–]\d\d(?:\d\d)?\b")
_COUNTED = re.compile(
    r"[ ](?:[a-z-]+[ ]){0,2}?"
    r"(?:people|persons|men|women|children|troops|police|[a-z]{3,}s)\b"
    r"|[ ]?(?:[km]?m|cm|km/h|kg|[kmg]?w|h[pa]|mph|kph|rpm|ft|feet|mah|[gm]b|cc|usd|eur"
    r"|euro|yuan|yen|won|baht|rand|%|percent|per[ ]cent)(?![a-z])"
)
_PEOPLE_COUNTED = re.compile(
    r"[ ](?:[a-z-]+[ ])?(?:people|persons|men|women|children|families|troops|soldiers"
    r"|fighters|civilians|militants|refugees|residents|workers|demonstrators|houses"
    r"|protesters|officers|students|homes|households|victims|members|employees)\b"
)
_MONEY_BEFORE = re.compile(r"[$€£¥₹]\Z")
_COUNT_CUE = re.compile(
    r"(?:least|than|over|to|about|around|some|nearly|almost|estimated|approximately"
    r"|kill(?:ed|ing|s)|wound(?:ed|ing|s)|injur(?:ed|ing|es))[ ]\Z"
)
_FOLLOWING = re.compile(r"(?:[ ][a-z-]+){1,4}")
_BE = ("were", "are", "have", "others", "more", "died")
_PRONOUN_ONE_BEFORE = re.compile(
    r"(?<![a-z])(?:no|any|every|some|each|this|which|the|a|good|new|only"
    r"|such|big|small|last|next|first|right|wrong"
    r"|the[ ](?:second|third|fourth|fifth|latest|previous))[ -]\Z"
)
_HALF_AFTER = re.compile(
    r"[ ](?:the|of|its|their|his|her|our|my|all|were|are|have|had)\b"
)
_ORDERED_BEFORE = re.compile(
    r"(?<![a-z])(?:first|second|other|latter|former|top|bottom|better|upper|lower"
    r"|back|front)[ ]\Z"
)
_THAT_ONE = re.compile(
    r"(?:[ ](?:is|was|of|who|that|has|had|will|would|can|could|in|on|for)\b|[.,;:?!)])"
)
_PRONOUN_ONE_AFTER = re.compile(
    r"['’]s\b|[ ](?:another|day|can|must|should|might|has[ ]to)\b"
    r"|-(?:way|time|sided|off)"
)


def is_no_count(text: str, lowered: str, start: int, end: int, value: float) -> bool:
    """Tell whether the number at ``start``..``end`` counts nothing.

    Only a few characters on both sides are read, so the cost does not grow with the
    text.

    Example:
        >>> text = "John Smith, 34, died on 21 January."
        >>> is_no_count(text, text.lower(), 12, 14, 34)
        True
        >>> is_no_count(text, text.lower(), 24, 26, 21)
        True
    """
    before = lowered[max(0, start - 24) : start]
    if "/" in text[start:end]:
        return bool(_DATE_BEFORE.search(before)) or before.endswith("on ")
    if not text[end - 1].isdigit():
        return _is_word_no_count(lowered, before, start, end)
    return (
        _is_in_date_or_name(text, lowered, before, end)
        or (end - start <= 2 and _is_item(lowered, start, end))
        or (end - start <= 2 and 0 < value < 120 and _is_apposed_age(text, start, end))
        or (end - start == 4 and _is_year_or_phone(lowered, before, end, value))
        or (end - start > 1 and text[start] == "0" and text[start + 1] != ".")
    )


def _is_in_date_or_name(text: str, lowered: str, before: str, end: int) -> bool:
    return bool(
        _DATE_AFTER.match(lowered, end)
        or _AGE_AFTER.match(lowered, end)
        or _NAME_AFTER.match(lowered, end)
        or _ADDRESS_AFTER.match(text, end)
        or _DATE_BEFORE.search(before)
        or _NAME_BEFORE.search(before)
    )


def _is_item(lowered: str, start: int, end: int) -> bool:
    """Tell whether a number marks an item of a list: "1) the mayor; 2) his aide"."""
    if not _ITEM_AFTER.match(lowered, end):
        return False
    return "(" not in lowered[max(0, start - _BRACKET) : start]


def _is_year_or_phone(lowered: str, before: str, end: int, value: float) -> bool:
    if 1500 <= value < 2200:
        return _is_year(lowered, before, end, value)
    return _PHONE_BEFORE.search(before) is not None


def _is_word_no_count(lowered: str, before: str, start: int, end: int) -> bool:
    if _AGE_AFTER.match(lowered, end):
        return True
    word = lowered[start:end]
    if word == "one":
        return _is_pronoun(lowered, before, end)
    if word in ("half", "a half"):
        followed = _HALF_AFTER.match(lowered, end)
        return not followed or _ORDERED_BEFORE.search(before) is not None
    if word.split()[-1] in INDEFINITE:
        return not _is_of_people(lowered, end)
    if word == "dozen":
        return before.endswith(("baker's ", "baker’s "))
    return word in ("score", "few") or lowered[end : end + 1].isdigit()


def _is_pronoun(lowered: str, before: str, end: int) -> bool:
    return bool(
        _PRONOUN_ONE_BEFORE.search(before)
        or _PRONOUN_ONE_AFTER.match(lowered, end)
        or (before.endswith("that ") and _THAT_ONE.match(lowered, end))
    )


def _is_of_people(lowered: str, end: int) -> bool:
    """Tell whether people follow: "many of the guests", "many were hurt"."""
    after = _FOLLOWING.match(lowered, end)
    if after is None:
        return False
    words = after.group().split()
    return words[0] in _BE or any(victim_type(word) for word in words)


def _is_apposed_age(text: str, start: int, end: int) -> bool:
    """Tell whether the number is the age after a name: "John Smith, 34, of Leeds"."""
    before = text[max(0, start - 24) : start]
    if _APPOSED_BEFORE.search(before) and _APPOSED_AFTER.match(text, end):
        return True
    if _AGES_BEFORE.search(before) and _AGES_AFTER.match(text, end):
        return True
    return before.endswith("(") and text[end : end + 1] == ")"


def _is_year(lowered: str, before: str, end: int, value: float) -> bool:
    """Tell whether four digits are a year rather than a count.

    The press writes a count with a comma, so figures of living memory are years unless
    people are counted or the figure is a round one.
    """
    if _MONEY_BEFORE.search(before):
        return False
    if _YEAR_SUFFIX.match(lowered, end):
        return True
    counted = _COUNTED.match(lowered, end)
    if _COUNT_CUE.search(before) and counted:
        return False
    if _YEAR_BEFORE.search(before) or not counted:
        return True
    return (
        1900 <= value < 2100
        and value % 100 != 0
        and counted.group()[-1] == "s"
        and not _PEOPLE_COUNTED.match(lowered, end)
    )
