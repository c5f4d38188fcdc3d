"""Names that stand where only a place can: "in Xaba", "the village of Xaba"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsevents.language.placewords import CODED_AS, DIRECTION, KIND
from newsevents.stages.places.mentions import LOCATIVE, POSSESSIVE, Mention
from newsevents.stages.places.spots import (
    ALONE,
    DIVISION,
    KIND_FIRST,
    OF_NAME,
    OF_NAMED,
    OPEN_SPOT,
    ROUTE_BEHIND,
    is_of_known,
    is_spot,
    is_told_as_place,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newsevents.records import Entity
    from newsevents.stages.places.lexicon import Lexicon

# A quick look at what stands in front before all the others.
FRONT = re.compile(
    r"(?:\b(?:in|of|on|at|the|near|outside|around|between|and|to|from|for|as)|ed|ing|['’]s"
    r"|capital|headquarters|\b(?:area|village)|including|[,(\[])\s?$",
    re.I,
)
FRONT_CHARS = 14  # longer than any of these
# In front of a name, with an article only where a kind follows ("the Xaba district").
INSIDE = re.compile(
    rf"\b(?:in|(?:{KIND}|hamlet|countryside)\s+of)\s+"
    r"(the\s+(?:(?:city|town)['’]s\s+)?)?$",
    re.IGNORECASE,
)
CODED = re.compile(rf"{CODED_AS}$", re.IGNORECASE)
DWELLS = re.compile(r"\b(?:residents|inhabitants|villagers|locals) of\s+$", re.I)
# "at Xaba on Monday", unless somebody shot or shouted at him, or works there.
AT = re.compile(r"\bat\s+$", re.IGNORECASE)
AIMED = re.compile(
    r"""\b(?:sho[ot]\w*|fir(?:ed|ing)|aim\w*|thr[eo]w\w*|hurl\w*|lob\w*|toss\w*|yell\w*
    |shout\w*|look\w*|laugh\w*|point\w*|angry|anger\w*|direct\w*|sw[iu]ng\w*|lung\w*
    |stones?|grenades?|rockets?|missiles?|bombs?|work\w*|stud\w+|teach\w*|professor
    |analyst|experts?|spokes\w+|employ\w*)\s+at\s+$""",
    re.VERBOSE | re.IGNORECASE,
)
SETTLED = re.compile(
    r"\s(?:on|of|in|near|under|today|yesterday|(?:sector|area|border)\b)|,\s(?:which|where)"
)
# Words of local bodies: "Xaba University", "the Xaba unit".
CIVIC = re.compile(
    r"""\b(?:University|College|School|Academy|Institute|Hospital|Court|Corporation
    |Municipal\w{0,4}|Council|Board|Authority|Chapter|Unit|Branch|Bar|Club|Chamber|Union
    |Association|Congress|Committee|Police|Commissioner|Station|Customs|Magistrate
    |Governor|Municipality|Collectorate|Forum)\b
    |\s(?:chapter|unit|wing|branch)\b""",
    re.VERBOSE,
)
ENDS_IN_TOWN = re.compile(  # "the Workers' Movement Xaba"
    r"\b(?:Movement|Forum|Federation|Society|Trust|Party|[A-Z]{3,6})\s[A-Z][a-z]{3,20}$"
)
HELD = re.compile(
    r"\b(?:residents|inhabitants|villagers|locals|people|commissioner|collector|magistrate"
    r"|mayor)\s+of\s+$",
    re.IGNORECASE,
)
# What is done to roads and buildings: "blocked the Xaba highway".
BESET = re.compile(
    r"\b(?:block|vandali[sz]|ransack|torch|besieg|surround|picket|barricad|loot|damag"
    r"|attack|raid|storm|target|seiz|clos|occupi)(?:ed|ing|e)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
SHELLED = re.compile(r"\b(?:shell|bombard|pound)(?:ed|ing)\s+$")
STRUCK = re.compile(
    r"\b(?:(?:attack|raid|storm|target|seiz|captur|overrunn|enter|land|hit)(?:ed|ing)?"
    r"|at|near|outside|around)\s+(?:on\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
# A capital letter that only the sentence gave to the word in front of a name.
OPENING = re.compile(
    r"(?:In|At|Near|Outside|(?:Residents|Inhabitants|Villagers|Locals|People) of) "
)
# What "in" goes with, and no place behind it.
ABSTRACT = re.compile(
    r"\b(?:interest|interested|confidence|trust|faith|belie\w{1,5}|invest\w{0,6}|stakes?"
    r"|shares?|involved|role|dressed|clad|specializ\w{1,4}|result\w{0,3})\s+in\s+$",
    re.IGNORECASE,
)
# Behind a name that is whole: no noun that it would describe ("in Xaba custody").
WHOLE = re.compile(
    rf"""$|[.,;:)(!?\[\]\n]|\s[(\[]|['’]s\b|\s(?:{KIND}|(?:[a-z]{{2,12}}(?:ed|ing|ly))
    |on|at|in|and|or|after|before|when|while|where|as|by|with|for|from|to|near|who
    |which|that|was|were|is|are|has|have|had|during|late|early|over|against|around
    |between|because|but|since|until|via|it|they|he|killed|left|took|outside|inside
    |within|across|along|behind|amid|amidst|under|despite|ahead|throughout|although|though
    |so|if|then|than|this|last|next|today|yesterday|tonight|there|whose|whom)\b""",
    re.VERBOSE,
)
KIND_FOLLOWS = re.compile(rf"\s{KIND}\b", re.IGNORECASE)
ENDS_IN_KIND = re.compile(rf"\s{KIND}$", re.IGNORECASE)
CHAINED = re.compile(
    rf"(?:\s{KIND})?\s?(?:,|\(|\sin)\s?(?:the\s)?(?:{DIRECTION}\s)?([A-Z][\w'’\-]+(?:\s[A-Z][\w'’\-]+)?)"
)
# "Xaba (Yeda, Zu)": what a place lies in, in brackets behind it.
BRACKETED = re.compile(r"[A-Z][\w'’\-]*(?:\s\w+)?\]?\s\((?:[A-Z][^()\n]{2,30},\s)?$")
ENDS_BRACKET = re.compile(r"[,)]")
# "in Xaba, Yezu, …": a division behind its town.
BEHIND_TOWN = re.compile(
    r"\b(?:in|at|near|of)\s(?:[A-Z][\w'’\-]*\s?(?:d[ei]\s(?:l[ao]s?\s)?)?){1,4},\s$"
)
ENDS_CHAIN = re.compile(r",|\s(?:state|province|department)\b")
# In front of a building, and the words that make a name one of a building.
BESIDE = re.compile(
    r"\b(?:at|in|outside|inside|near|behind|opposite|around|towards?|to"
    r"|(?:(?:in\s)?front|outside|employees|staff|doctors|nurses|workers)\s+of"
    r"|off|on|into)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
BUILDING = re.compile(
    r"""\s(?:Club|Hospital|Station|Court|University|College|School|Airport|Stadium
    |Mosque|Church|Cathedral|Market|Bazaar|Prison|Jail|Stand|Bridge|Road|Highway|Camp
    |Base|Hotel|Mall|Square|Hall|House|Office|Centre|Center|Secretariat|Campus|Gate
    |Barracks|Checkpoint|Headquarters|Tunnel|Port|Dam|Factory|Temple|Shrine|Embassy
    |Terminal|Junction|Crossing|Institute|Academy|Museum|Park|Garden|Ground)$""",
    re.VERBOSE | re.IGNORECASE,
)
BUILDING_FOLLOWS = re.compile(
    r"""\s(?:police\ station|general\ hospital|hospital|bus\ (?:stand|station|stop)
    |(?:railway|train|power)\ station|airport|bazaar|market|mosque|prison|jail
    |border\ (?:crossing|post)|checkpoint|junction|bridge|highway|road)\b""",
    re.VERBOSE,
)
OF_STATES = re.compile(r"\s(?:Embassy|Consulate)$", re.IGNORECASE)  # abroad
ROAD = re.compile(
    r"\s(?:[Aa]xis|[Hh]ighway|[Rr]oad|[Mm]otorway|[Ee]xpressway|[Rr]oute)\b"
)
NAMED_ALONE = frozenset({"PERSON", "ORG", "GPE", "LOC", "NORP", "EVENT", "PRODUCT"})
BODY = re.compile(
    r"\b(?:Party|Ministry|Movement|Front|Forces?|Group|League|Union|Company|Corp"
    r"|Association|Committee|Commission|Assembly|Brigade|Battalion|Times|News|Post"
    r"|Operation|Act|Cup|Games|Bible|Quran|Koran|Arabic|French|Spanish|Russian)\b"
)
PLAIN_WORD = re.compile(r"(?<![\w'’-])[a-z]{4}")
# "2017 Xaba market bombing: …", as encyclopedias call incidents.
TITLE = re.compile(
    r"""\s*(?:(?:[A-Z][a-z]{2,8}\s)?(?P<year>(?:19|20)\d\d)\s)?
    (?P<name>[A-Z][\w'’\-]+(?:\s[A-Z][\w'’\-]+){0,2})\s
    (?:(?:bus|car|hotel|market|mosque|prison|school|shop|stabbing|suicide|vehicle)\s){0,2}
    (?:attack|bombing|massacre|raid|shooting|stabbing|siege|ambush|kidnapping
    |hostage\scris[ie]s|killing|murder)s?(?P<end>:|\s*$|)""",
    re.VERBOSE,
)
NUMBERED = re.compile(r"-\d$")  # "Xaba-2", a part of a town
OWNED = frozenset({"'s ", "’s "})
OF = " of "
COUPLING = frozenset({", ", " and ", ", and "})
ENDS = re.compile(
    r"[.;)](?:\s|$)|$|\s\([A-Z]|\s(?:on|in|at)\s"
    r"|\s(?:area|cercle|commune|department|district|division|prefecture|province|region"
    r"|sub-?division|township)\b"
)
MAX_CHAIN = 3
MAX_WORDS = 4
LOOK_BACK = 40


def located(
    text: str,
    run: re.Match[str],
    entities: Sequence[Entity],
    lexicon: Lexicon,
) -> Iterator[Mention]:
    """Yield the place that a capitalised stretch names by where it stands, if any.

    ``entities`` are those that overlap it: what the model took for a person or an
    organization is a place behind "in" unless the article knows it as somebody.
    """
    opening = OPENING.match(run[0])
    start = run.start() + (opening.end() if opening else 0)
    name = POSSESSIVE.sub("", text[start : run.end()]).rstrip(".-")
    end = start + len(name)
    before = text[max(0, start - LOOK_BACK) : start]
    if opening is None and FRONT.search(before[-FRONT_CHARS:]) is None:
        return
    if not _may_name(name, text, end, lexicon) or ABSTRACT.search(before):
        return
    if any(_is_somebody(e) for e in entities):
        return
    if OF_NAMED.search(before):  # "Commissioner of Xaba", "Yeda of Tehsil Xaba"
        told_of = HELD.search(before) or DIVISION.search(before)
        if not told_of and not KIND_FIRST.match(name):
            return
    elif OF_NAME.match(text, end) and not is_of_known(
        name, text, end, before, entities, lexicon
    ):
        return
    told = _is_prose(
        text[max(0, start - LOOK_BACK) : start], text[end : end + LOOK_BACK]
    )
    if not told and not lexicon.known(name):
        return
    if (
        OF_NAME.match(text, end)
        or _stands(name, text, end, before, entities)
        or _is_known(name, text, end, before, lexicon)
        or is_spot(name, text, end, before, entities, lexicon)
    ):
        kind = ENDS_IN_KIND.search(name)
        bare = name[: kind.start()] if kind and not lexicon.named(name) else name
        yield on_road(text, Mention(start, end, bare, "GPE", "stands"), lexicon)


def titled(text: str, lexicon: Lexicon) -> Iterator[Mention]:
    """Yield the place by which the title of an incident names it: "2017 Xaba raid"."""
    title = TITLE.match(text)
    if title is None or CIVIC.search(title["name"]):
        return
    name, named = title["name"], title["year"] and title["end"] == ":"
    if name.split()[0] in lexicon.not_places or name.split()[0] in lexicon.demonyms:
        return
    if lexicon.known(name) or named:
        yield Mention(title.start("name"), title.end("name"), name, "GPE", "stands")


def coupled(
    text: str,
    run: re.Match[str],
    previous: Mention,
    entities: Sequence[Entity],
    lexicon: Lexicon,
) -> Iterator[Mention]:
    """Yield the second of two names where the first stands as a place.

    "in Xaba and Yeda", "near Xaba, Yeda." or "at Xaba, Yeda, Zu", and Zu is known;
    "at Xaba of Yeda", where Yeda is.
    """
    start, name = run.start(), run[0].rstrip(".-")
    end = start + len(name)
    gap = text[previous.end : start]
    is_owned = gap in OWNED and lexicon.known(name)
    if not (gap in COUPLING or gap == OF or is_owned) or previous.role != "location":
        return
    if gap == ", " and lexicon.is_country(previous.name):
        return
    if not _may_name(name, text, end, lexicon):
        return
    if gap == OF:
        if previous.rule == "stands" and lexicon.known(name):
            yield Mention(start, end, name, "GPE", "stands")
        return
    if any(_is_somebody(e) or e.label not in OPEN_SPOT for e in entities):
        return
    before = max(0, previous.start - 24)
    if not previous.coupled and not LOCATIVE.search(text, before, previous.start):
        return
    is_inner = text.startswith(", ", end)
    closed = ALONE if gap != ", " and not is_inner else ENDS
    if closed.match(text, end) or (is_inner and _lies_in_known(text, end, lexicon)):
        yield Mention(start, end, name, "GPE", "stands", coupled=True)


def _stands(
    name: str, text: str, end: int, before: str, entities: Sequence[Entity]
) -> bool:
    """Tell whether what is around a name makes it one of a place, whatever it is."""
    if BUILDING_FOLLOWS.match(text, end):
        return bool(BESIDE.search(before) or BESET.search(before))
    inside = INSIDE.search(before)
    if inside and inside[1]:
        return bool(ENDS_IN_KIND.search(name) or KIND_FOLLOWS.match(text, end))
    if inside or any(p.search(before) for p in (CODED, DWELLS, SHELLED)):
        return True
    if is_told_as_place(name, text, end, before, entities):
        return True
    if not AT.search(before) or not SETTLED.match(text, end):
        return False
    is_body = any(e.label not in ("PERSON", "NORP") for e in entities)
    return not is_body and AIMED.search(before) is None


def on_road(text: str, mention: Mention, lexicon: Lexicon) -> Mention:
    """Place the road between two towns, "the Xaba-Yeda highway", in the first."""
    first, hyphen, _ = mention.name.partition("-")
    if hyphen and ROAD.match(text, mention.end) and lexicon.known(first):
        mention.name, mention.label, mention.whole = first, "FAC", False
    return mention


def _is_prose(*around: str) -> bool:
    """Tell a sentence from a headline, of which all words have capitals."""
    return any(PLAIN_WORD.search(part) for part in around)


def building(text: str, run: re.Match[str], lexicon: Lexicon) -> Iterator[Mention]:
    """Yield a building by the town in its name: "outside the Xaba Press Club"."""
    before = text[max(0, run.start() - LOOK_BACK) : run.start()]
    span = POSSESSIVE.sub("", run[0]).rstrip(".")
    kind = BUILDING.search(span)
    if kind is None or not (BESIDE.search(before) or STRUCK.search(before)):
        return
    words = span[: kind.start()].split()
    for number in range(min(3, len(words)), 0, -1):
        name = " ".join(words[:number])
        if name in lexicon.not_places or not lexicon.known(name):
            continue
        if not (OF_STATES.search(span) and lexicon.is_country(name)):
            end = run.start() + len(span)
            yield Mention(run.start(), end, name, "FAC", "building", whole=False)
            return


def bodies(text: str, runs: Iterable[re.Match[str]], lexicon: Lexicon) -> list[Mention]:
    """Return local bodies by the town in their name: "Xaba University", "MSF Xaba".

    They tell where a story is that names no place.
    """
    found = []
    for run in runs:
        if CIVIC.search(
            text, run.start(), min(run.end() + 9, len(text))
        ) or ENDS_IN_TOWN.search(run[0]):
            town = _town_in(run[0].split(), lexicon)
            if town:
                start = run.start() + 4 * run[0].startswith("The ")
                mention = Mention(start, run.end(), town, "FAC", "building")
                mention.whole = False
                found.append(mention)
    return found


def _town_in(words: Sequence[str], lexicon: Lexicon) -> str:
    """Return the first words that name a town of many people, "" without any."""
    for number, word in enumerate(words):
        for name in (" ".join(words[number : number + 2]), word):
            bare = POSSESSIVE.sub("", name).rstrip(".,")
            if bare not in lexicon.not_places and lexicon.is_city(bare):
                return bare
    return ""


def _may_name(name: str, text: str, end: int, lexicon: Lexicon) -> bool:
    """Tell whether a stretch looks like one whole name of a place."""
    words = name.split()
    return (
        len(words) <= MAX_WORDS
        and (len(name) > 3 or lexicon.is_city(name))
        and not name.isupper()
        and words[0] not in lexicon.not_places
        and name not in lexicon.not_places
        and words[0] not in lexicon.demonyms
        and not any(c.isdigit() for c in NUMBERED.sub("", name))
        and BODY.search(name) is None
        and bool(
            WHOLE.match(text, end)
            or BUILDING_FOLLOWS.match(text, end)
            or ROUTE_BEHIND.match(text, end)
            or OF_NAME.match(text, end)
        )
    )


def _is_somebody(entity: Entity) -> bool:
    return entity.category is not None or entity.label not in NAMED_ALONE


def _is_known(name: str, text: str, end: int, before: str, lexicon: Lexicon) -> bool:
    """Tell whether a name behind a verb of attack or "residents of" is in the maps.

    Or what the text says that it lies in: "attacked Xaba, Niger".
    """
    if BEHIND_TOWN.search(before) and ENDS_CHAIN.match(text, end):
        return lexicon.is_division(name)
    in_brackets = BRACKETED.search(before) and ENDS_BRACKET.match(text, end)
    if not in_brackets and not HELD.search(before) and not STRUCK.search(before):
        return False
    return lexicon.known(name) or _lies_in_known(text, end, lexicon)


def _lies_in_known(text: str, end: int, lexicon: Lexicon) -> bool:
    """Tell whether one of the next names of a chain is known: ", Yeda, Zu"."""
    for _ in range(MAX_CHAIN):
        chained = CHAINED.match(text, end)
        if chained is None:
            return False
        if lexicon.known(chained[1]):
            return True
        end = chained.end()
    return False
