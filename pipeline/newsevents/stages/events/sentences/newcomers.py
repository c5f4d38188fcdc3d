"""Others hit elsewhere or at another hour: local news lists several incidents at once.

"A man was shot on Elm Street at 3 p.m. … Around 9 p.m. a woman was shot on Oak Road."
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from newsevents.language.cued import Cued
from newsevents.language.individuals import are_others
from newsevents.language.total import KNOWN, NAME, PRONOUN, are_rest
from newsevents.language.wordset import wordset
from newsevents.records import Casualty
from newsevents.stages.events.linking.profile import HARM, Profile

if TYPE_CHECKING:
    from newsevents.stages.events.sentences.frame import Frame

APART = timedelta(minutes=50)
OPENING = 110  # characters of a sentence in which it says what it is of
# One of these stands in whatever sets a sentence apart.
CUES = wordset(
    "another other also earlier later meanwhile second third separate separately"
    " elsewhere different further previous similar similarly likewise related"
)
# Another incident begins here; another man in the midst of a sentence begins none.
SEPARATE = Cued(
    tuple(sorted(CUES)),
    re.compile(
        r"""\A\W{0,3}(?:another|likewise|similarly)\b|\b(?:
    another(?!\ (?:\S{1,8}-old|adult|boy|child|female|girl|juvenile|kid|male|man|
        patient|people|person|student|teen(?:ager)?|toddler|victim|woman|youth|
        (?:is|was|were|has|had|remains?|suffered|injured|wounded|hurt|in)\b))|
    a\ second|a\ third|separate(?:ly)?|elsewhere|meanwhile|
    in\ a\ different|a\ further|in\ (?:a|the)\ related|
    other\ (?:\w+\ )?(?:attacks?|incidents?|clash(?:es)?|blasts?|explosions?|bombs?|
        bombings?|shootings?|raids?|strikes?|ambush(?:es)?|accidents?|crash(?:es)?)|
    also\ (?:on\ \w+|in)|earlier\ (?:on|in\ the\ day)|hours\ (?:earlier|later)|
    days?\ (?:earlier|later)|the\ previous\ day|a\ similar|
    also\ (?:been\ )?(?:announced|learned|learnt|reported))\b""",
        re.VERBOSE,
    ),
)

# It is named: "another blast", "two other attacks"; a second bomb may be of the same.
NAMED = re.compile(
    r"""\A\W{0,3}(?:likewise|similarly)\b|\b(?:(?:another|other|separate|
    in\ (?:a|the)\ related|
    an?\ (?:second|third|fourth|further|different|separate|similar))
    \ (?:[\w-]+\ ){0,2}(?:abduction|accident|action|ambush|assassination|assault|attack|
    blast|bombing|clash|crash|explosion|incident|kidnapping|killing|murder|raid|robbery|
    shooting|shootout|strike)\b
    (?!\ (?:\w+\ )?(?:deaths?|scenes?|suspects?|victims?)\b)|
    (?:other|more|separate|similar)\ (?:[\w-]+\ ){0,2}(?:abductions|accidents|actions|
    ambushes|assassinations|assaults|attacks|blasts|bombings|clashes|crashes|explosions|
    incidents|kidnappings|killings|murders|raids|robberies|shootings|shootouts|strikes)
    )\b""",
    re.VERBOSE,
)


def announces_another(opening: str) -> bool:
    """Tell whether the start of a sentence, in lower case, sets it apart.

    Example:
        >>> announces_another("in another attack, gunmen shot a guard")
        True
        >>> announces_another("it was also reported that a guard was shot")
        True
        >>> announces_another("the baker and another man were shot")
        False
    """
    return SEPARATE.search(opening) is not None


def names_another(opening: str) -> bool:
    """Tell whether the start of a sentence that sets it apart names an incident.

    Example:
        >>> names_another("in another car bomb attack, a guard was hurt")
        True
        >>> names_another("meanwhile, a second man was brought in")
        False
    """
    return NAMED.search(opening, 0, OPENING) is not None


def newcomer_evidence(known: Profile, new: Profile, frame: Frame) -> Iterator[str]:
    """Yield what speaks against a frame whose people were hit elsewhere or later."""
    if _is_somebody_else(known, new):
        is_taken = all(_is_captive(p.casualty) for p in new.named_people())
        yield "somebody else is taken" if is_taken else "somebody else by name"
    if not known.is_harmful or not any(_is_newcomer(c) for c in frame.casualties):
        return
    if _is_later(known.hours, new.hours):
        yield "others at another hour"
    elif _is_elsewhere(known, new) and (
        frame.separate or _are_others(known, new) or _have_other_tolls(known, new)
    ):
        yield "others elsewhere"


def _is_captive(casualty: Casualty) -> bool:
    """Tell who was kidnapped from suspects, whom the police take one by one."""
    return casualty.effect == "captured" and not casualty.rule.endswith(":arrest")


def _is_somebody_else(known: Profile, new: Profile) -> bool:
    """Tell somebody of another name from the one to whom it happened."""
    if not new.singles or not known.singles:
        return False
    others, some = new.named_people(), known.named_people()
    if (
        not others
        or not some
        or any(not are_others(a, b) for a in some for b in others)
    ):
        return False
    effects = {p.casualty.effect for p in others}
    return all(max(known.totals.get(e, {0})) <= len(some) for e in effects)


def _are_others(known: Profile, new: Profile) -> bool:
    """Tell whether ages, sexes or names set people apart from all told of before."""
    some, others = known.people(), new.people()
    return bool(some and others) and all(are_others(a, b) for a in others for b in some)


def _have_other_tolls(known: Profile, new: Profile) -> bool:
    """Tell whether both the dead and the wounded are of other numbers."""
    pairs = [(known.totals.get(e), new.totals.get(e)) for e in HARM]
    return all(a and b and a.isdisjoint(b) for a, b in pairs)


def _is_newcomer(casualty: Casualty) -> bool:
    """Tell whether people are told of for the first time: "a 20-year-old man"."""
    rule = casualty.rule
    return (
        casualty.effect in HARM
        and casualty.status == "asserted"
        and casualty.best > 0
        and not (KNOWN in rule or PRONOUN in rule or NAME in rule)
        and not are_rest(casualty)
    )


def _is_elsewhere(known: Profile, new: Profile) -> bool:
    """Tell whether towns, quarters and streets are told of, and others than before."""
    return bool(new.fine and known.fine) and new.fine.isdisjoint(known.fine)


def _is_later(known: list[datetime], new: list[datetime]) -> bool:
    """Tell whether both tell of an hour, and of hours well apart."""
    return bool(known and new) and all(abs(a - b) >= APART for a in new for b in known)
