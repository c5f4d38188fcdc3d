"""Whether a count is a fact of this incident: negated, hypothetical, background."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsevents import docdata
from newsevents.language.syntax import ancestors
from newsevents.language.wordset import wordset

if TYPE_CHECKING:
    from spacy.tokens import Token

    from newsevents.records import Casualty
    from newsevents.stages.casualties.context import Context
    from newsevents.stages.casualties.triggers import Trigger

_MODALS = wordset("could would might may can should will wo ca must shall 'll 'd")
_UNREAL = wordset(
    "threaten plan plot attempt try intend want vow aim seek conspire fail order plead"
    " deny hope wish prevent avoid refuse fear warn urge call risk prepare promise"
    " mission"
)
_UNREAL_NOUNS = wordset(
    "threat plan plot attempt bid effort intention order conspiracy intent attempted"
    " planned alleged-plot foiled would-be possible potential planning plotting warrant"
    " warrants"
)
_DENIED = wordset("deny dismiss refute")
_REAL = wordset(
    "continue begin manage go proceed start include use confirm force drive compel"
    " oblige cause prompt"
)
_CONDITION = wordset("if unless whether until")
_UNREACHED = wordset("almost nearly")
_PAST = re.compile(
    r"""
      \b(?:since|between)\s+(?:early\s+|late\s+|mid-)?(?:(?:january|february|march|april
        |may|june|july|august|september|october|november|december)\s+)?(?:19|20)\d\d\b
    | \b(?:last|previous|past)\s+(?:year|decade|month|century|summer|winter|spring|fall)
    | \b(?:earlier|so\s+far|already)\s+this\s+year\b
    | \bthis\s+year\b(?=.{0,40}\b(?:have|has)\b)
    | \b(?:have|has)\b.{0,60}\b(?:this\s+(?:year|month)
        |in\s+(?:less|fewer|little\s+more)\s+than\s+(?:an?\s+)?(?:\w{1,12}\s+){0,2}
        (?:days|weeks?|months?|years?))\b
    | \b(?:in|over|during|within|for)\s+(?:the\s+)?(?:past|last|recent|previous)\s+
      (?:few\s+|several\s+|couple\s+of\s+|\w{1,12}\s+)?(?:years?|months?|weeks?|decades?)\b
    | \b(?:years?|months?|decades?)\s+(?:ago|earlier|before)\b
    | \bsince\s+(?:the|its|their|last)\s+(?:start|beginning|year|war|conflict
        |insurgency|month|uprising|fighting)
    | \bsince\s+the\s+outbreak\s+of\s+(?!\w{0,8}\s?(?:cholera|ebola|measles|disease))
    | \b(?:war|conflict|insurgency|violence|fighting|crisis|rebellion|campaign|uprising
        |unrest|civil\s+war)\s+(?:that\s+|which\s+)?ha(?:s|ve)\s+
      (?:already\s+|so\s+far\s+)?(?:killed|claimed|left|displaced|cost)
    | \b(?:each|every)\s+year\b | \bannually\b
    | \ba\s+year\b(?=\s+(?:after|ago|earlier))
    | \bin\s+(?:the|his|her|a)\s+(?:\w{1,12}\s+)?
      (?:film|movie|novel|episode|sitcom|play)\b
    """,
    re.VERBOSE,
)
# One of these is in every match: looking for them is much cheaper than the pattern.
_PAST_CUES = (
    *("since", "between", "year", "month", "week", "decade", "centur", "summer"),
    *(" days", "winter", "spring", "fall", "annually", "have", "has", "film", "movie"),
    *("novel", "episode", "sitcom", "play"),
)
# "the deadliest attack since 2011" tells of today's.
_SUPERLATIVE = re.compile(
    r"\b(?:deadliest|worst|largest|biggest|bloodiest|first|most|highest)\b"
    r"[^.;]{0,60}?\bsince\b[^.,;]{0,30}"
)
# "… in June when 80 people were killed", "since 2015, when a bomb killed six".
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november"
    r"|december)"
)
_RECALLED = re.compile(
    rf"""\b(?: since\s[^.;:]{{1,30}}?
      | (?:in|of|during)\s(?:(?:early|mid|late)[\s-])?
        (?:{_MONTH}(?:\s(?:of\s)?(?:19|20)\d\d)? | (?:19|20)\d\d
        | last\s(?:year|month|summer|winter|spring|autumn))
      ),?\s(?:when|where)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_RECALLING = wordset("when where")
_YEAR = re.compile(r"\b(?:in|of|since|on\s\w+\s\d\d?,|\w+\s\d\d?,)\s+((?:19|20)\d\d)\b")
_ANY_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
HEAD = 250


_REASON = wordset(
    "retaliation revenge response reprisal avenge avenging avenged protest protested"
    " protesting over against following condemning anniversary"
)


def is_reason(context: Context, trigger: Trigger, found: list[Casualty]) -> bool:
    """Tell whether a deed is only recalled as why another was done.

    "In retaliation for the killing of two", "in response to a bomb that killed nine",
    "killed a trader accused of murdering two", "hanged for the murder of two".
    """
    if trigger.predicate.pattern in ("of", "count", "body"):
        before = context.words[max(0, trigger.start - 5) : trigger.start]
        if any(word in _REASON for word in before):
            return True
    first, last = context.sentence_range(trigger.head)
    if not context.parsed or _REASON_FORMS.isdisjoint(context.words[first:last]):
        return False
    path = context.doc[trigger.head]
    for above in ancestors(path):
        if above.lower_ in _REVENGE and path.dep_ == "prep":
            return True
        if above.lemma_ in _PUNISH and path.lower_ == "for":
            return True
        if above.lemma_ in _ACCUSE and above.dep_ in ("acl", "relcl"):
            return _is_victim(above.head, found)
        path = above
    return False


_REVENGE = wordset("retaliation revenge response reprisal vengeance compensation")
_ACCUSE = wordset("accuse suspect blame convict escape survive")
_PUNISH = wordset("execute hang behead")
_REASON_FORMS = (
    _REVENGE
    | _PUNISH
    | wordset(
        "executed executing hanged hanging beheaded beheading"
        " accuse accused accuses accusing suspect suspected suspecting suspects blame"
        " blamed blames blaming convict convicted convicting convicts escape escaped"
        " escapes escaping survive survived survives surviving"
    )
)


def _is_victim(noun: Token, found: list[Casualty]) -> bool:
    """Tell whether a noun stands for people counted already."""
    return any(
        c.start <= noun.idx < c.end and c.effect in ("killed", "wounded") for c in found
    )


def is_recalled(context: Context, trigger: Trigger) -> bool:
    """Tell whether a clause goes back in time: "in June when 80 people died"."""
    first, _ = context.sentence_range(trigger.start)
    if _RECALLING.isdisjoint(context.words[first : trigger.start]):
        return False
    start, at = context.doc[first].idx, context.doc[trigger.start].idx
    return _RECALLED.search(context.text, start, at) is not None


def reference_year(context: Context) -> int | None:
    """Return the year that the article speaks in: of publication, else of its start."""
    published = docdata.published(context.doc)
    if published and published[:4].isdigit():
        return int(published[:4])
    found = _ANY_YEAR.search(context.text[:HEAD])
    return int(found.group(1)) if found else None


def is_background(text: str, year: int | None) -> bool:
    """Tell whether a sentence speaks of another time than the article's own.

    Example:
        >>> is_background("More than 300 people have been killed since 2014.", 2022)
        True
        >>> is_background("A blast killed 12 people on Friday.", 2022)
        False
    """
    lowered = text.lower()
    if "since" in lowered:
        lowered = _SUPERLATIVE.sub("", lowered)
    if any(cue in lowered for cue in _PAST_CUES) and _PAST.search(lowered):
        return True
    if year is None or not ("19" in lowered or "20" in lowered):
        return False
    return any(int(y) < year for y in _YEAR.findall(lowered))


MANY_DEAD = 500  # from here on more die in a war than in one of its attacks
TOO_MANY_DEAD = 5000
VAGUELY_MANY = 200  # "hundreds"
_LONG = re.compile(r"\b(?:wars?|conflict|insurgency|struggle)\b", re.IGNORECASE)
_WAR = re.compile(
    r"\b(?:offensive|violence|campaign|clashes|decades?|years?|months?|history|regimes?"
    r"|thousands)\b",
    re.IGNORECASE,
)
_SO_FAR = re.compile(r"\bhave\s+(?:\w+\s+){0,2}(?:died|been|perished)\b", re.IGNORECASE)
_DAY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|overnight"
    r"|tonight|morning|evening)\b",
    re.IGNORECASE,
)
_DISASTER = wordset(
    "earthquake earthquakes quake tremor tsunami flood floods hurricane typhoon"
    " flooding cyclone storm tornado landslide landslides mudslide eruption volcano"
    " famine virus outbreak epidemic pandemic disease cholera ebola covid drought"
    " heatwave"
)


def is_of_war(context: Context, casualty: Casualty) -> bool:
    """Tell the dead of a whole war from those of one deed: "70,000 have died".

    Disasters kill as many at once, and so may one attack: what has a day is news
    where the words do not speak of a war.
    """
    if casualty.effect != "killed" or casualty.best < VAGUELY_MANY:
        return False
    if casualty.best < MANY_DEAD and casualty.qualifier != "vague":
        return False
    if not _DISASTER.isdisjoint(context.words):
        return False
    sentence = context.sentence_text(casualty.sentence)
    if _DAY.search(sentence):
        return _LONG.search(sentence) is not None
    if casualty.best >= TOO_MANY_DEAD or _LONG.search(sentence):
        return True
    return bool(_WAR.search(sentence) or _SO_FAR.search(sentence))


def is_negated(context: Context, trigger: Trigger) -> bool:
    """Tell whether "not" or "never" stands shortly before a predicate."""
    first, _ = context.sentence_range(trigger.start)
    for i in range(trigger.start - 1, max(first, trigger.start - 4) - 1, -1):
        word = context.words[i]
        if word in ("not", "n't", "never", "without"):
            return i + 1 >= len(context.words) or context.words[i + 1] != "only"
        if word in _ENDS_DENIAL:
            return False
    return False


def has_nobody(context: Context, start: int, end: int) -> bool:
    """Tell "not a single guard", "not one guard", from people counted."""
    words = context.words
    if "not" not in words[max(0, start - 2) : start + 1]:
        return False
    return "single" in words[start:end] or words[start - 1 : start + 2].count("one") > 0


_ENDS_DENIAL = wordset(", ; and but ( ) who whom which how why")  # "not clear who shot"


def is_hypothetical(context: Context, trigger: Trigger) -> bool:
    """Tell whether a predicate speaks of what may be, is feared, planned or denied."""
    words = context.words
    first, _ = context.sentence_range(trigger.start)
    for i in range(trigger.start - 1, max(first, trigger.start - 5) - 1, -1):
        word = words[i]
        if word in _MODALS and not (word == "may" and _is_month(context, i)):
            return True
        if word in _UNREACHED and i == trigger.start - 1:
            return True
        if word in _UNREAL_NOUNS and trigger.predicate.pattern in ("of", "count"):
            return True
        if word in (",", ";", "who", "which"):
            break
    if trigger.predicate.pattern == "of" and context.words[
        trigger.end : trigger.end + 1
    ] != ["of"]:
        return False
    return _is_unreal_by_parse(context, trigger)


def _is_month(context: Context, index: int) -> bool:
    """Tell "on 3 May the army killed two" from "may have killed two"."""
    if context.doc[index].tag_ != "MD":
        return True
    around = context.words[index - 1 : index + 2 : 2] if index else []
    return any(word.isdigit() for word in around)


def _is_unreal_by_parse(context: Context, trigger: Trigger) -> bool:
    if not context.parsed:
        return False
    verb = context.doc[trigger.head]
    if verb.tag_ == "VB" and verb.dep_ == "conj":  # "to abduct and kill"
        verb = verb.head
    shape = trigger.predicate.shape
    under = [(c.lower_, c.dep_) for c in verb.children]
    if any(word in _CONDITION and dep == "mark" for word, dep in under):
        return True
    if verb.tag_ == "VB" and any(word == "to" for word, _ in under):
        return verb.head.lemma_ not in _REAL
    if ("to", "aux") in under:
        return verb.head.lemma_ in _UNREAL
    return _is_governed_by_unreal(verb, shape)


def _is_governed_by_unreal(verb: Token, shape: str) -> bool:
    """Tell "denied that 12 died", "warned of killing hostages"."""
    governor = verb.head
    if verb.dep_ == "ccomp" and governor.lemma_ in _DENIED:
        return True
    if verb.dep_ in ("xcomp", "ccomp", "pcomp") and shape == "gerund":
        if governor.pos_ == "ADP":
            governor = governor.head
        return governor.lemma_ in _UNREAL
    return False
