"""Where an article names places: spans of text with what their surroundings say."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from newsevents.language.hometown import FORCE
from newsevents.language.placenames import exact_key
from newsevents.language.placewords import DIRECTION
from newsevents.stages.places.lexicon import LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsevents.records import Entity
    from newsevents.stages.places.lexicon import Lexicon

GLUED = r"(?:(?:ad|al|an|ar|as|ash|at|az|ed|el|er|es|et|ez)-)?"  # "in el-Fasher"
WORD = GLUED + r"[A-Z\u00c0-\u00de\u0100-\u017f\u1e00-\u1eff][\w'’\-.]{0,40}"
JOIN = (
    r"(?:(?:of|de|la|el|al|del|du|ad|ud|ul|as|ash|az|ez|bin|da|do|dos|das|di|le|les|sur"
    r"|en|y|e|i|upon|on|and)[ ]){0,2}"
)
PREFIX = re.compile(
    rf"(?:the\s+)?(?:(?:{DIRECTION}|greater|downtown|[NSEW]\.(?:[EW]\.)?|"
    r"city\s+of|town\s+of)\s+)?",
    re.IGNORECASE,
)
LOCATIVE = re.compile(
    r"\b(?:(?:village|town|city|district|province)\s+of|in|near|at|from|outside|around|towards?|into|to|across|of|visit(?:ing|ed)?|"
    r"between|via|leav(?:ing|e)|enter(?:ing|ed)?)\s+(?:the\s+|nearby\s+)?$",
    re.IGNORECASE,
)
# "Xaba near" Yeda, "Xaba district west" of Yeda
LEFT_OVER = re.compile(
    r"\s(?:near|in|on|at|and|from|outside|(?:north|south|east|west)(?:east|west)?)$"
)
BEHIND_TOWN = re.compile(r"\b(?:in|near|at|of|from)[ ][A-Z][\w'’-]{2,20},[ ]\Z")
POSSESSIVE = re.compile(r"['’]s?$")
KIND_BEHIND = re.compile(
    r"(?<!\bSadar)\s(?:province|state|district|governorate|region|city|town|village|municipality"
    r"|department|area|sub-?district|commune|neighbou?rhood|suburb|township|county"
    r"|prefecture|oblast|settlement|[Uu]pazila|[Tt]e[hs]sil|[Tt]ahsil|[Tt]alu[kq]a?"
    r"|[Tt]hana|[Ww]oreda|[Cc]ercle|sub-?division|[Mm]andal|[Tt]ownship)$"
)
WORDS = re.compile(r"\S+")
NEXT_NAME = re.compile(r",?[ ]+\(?([A-Z][\w.\-]{1,20}(?: [A-Z]\w+)?)")
NEXT_WORD = re.compile(r"(?:['’]s)?[ ](?:[Cc]ity[ ])?([A-Za-z]+)")
OPENER = re.compile(r"The|\w{3,40}\.")  # "The Xaba police"; the end of a sentence
VILLAGE = re.compile(
    r"[ ](?:city(?![ ](?:council|hall|police|official|government|manager|attorney))"
    r"|village|town|district|province|governorate|tehsil|upazila|neighbou?rhood"
    r"|suburb|municipality|county|township|oblast|sub-?district|refugee\ camp)\b"
)
DIVISION_FOLLOWS = re.compile(
    r"[ ](?:Department|Province|Governorate|Prefecture|Oblast|County|Region)(?:['’]s?)?"
)
COMPOUNDED = re.compile(r"-(?:[a-z]+ed|held|led|run|speaking|majority)$")
# Divisions that nobody bears the name of: "Xaba upazila".
OF_COUNTRYSIDE = re.compile(
    r"[ ](?:upazilas?|te[hs]sils?|tahsils?|talu[kq]a?s?|sub-?divisions?|municipality"
    r"|mandal|sadar|thana|locality|commune|sub-?prefecture|woreda)\b",
)
STREET = re.compile(
    r"\b(?:[Ss]treets?|St\.?|[Aa]venues|[Rr]oads|Road|Rd\.?|Avenue|Ave\.?|Boulevard|Blvd\.?|Drive|Dr\.?|Lane|Ln\.?"
    r"|Highway|Hwy\.?|Route|Interstate|Parkway|Freeway|Expressway|Trail|Way|Exit|Pike"
    r"|Block|Apartments?|Suite|District)(?:\s+\d+)?$|^(?:Highway|Route|Interstate|Exit"
    r"|District|I|US|U\.S\.)[\s-]*\d",
)
STREET_BEHIND = re.compile(  # "Hickory and Pine streets"
    r"(?:[ ]and[ ][A-Z]\w{2,20})?[ ](?:(?:Street|Avenue|Road|street|avenue|road)s?|Ave"
    r"|Rd|Blvd|Boulevard|Lane|Ln|Parkway|St(?!\.?[ ][A-Z]))\b\.?"
)
BLOCK_BEFORE = re.compile(  # "the 40 block of North Xaba", "the corner of Xaba"
    r"\b(?:blocks?|intersection|corner)[ ]of[ ](?:[A-Z]\w{2,20}[ ]and[ ])?"
    r"(?:(?:[NSEW]{1,2}\.?|North|South|East|West)[ ])?$"
)
COMPASS = re.compile(
    r"(?:[NSEW]{1,3}"
    r"|(?:the\s+)?(?:North|South|East|West)(?:[ -]?(?:east|west))?(?:ern)?)$"
)
QUARTER = re.compile(
    r"\b(?:North|South|East|West)\w*\s+(?:Side|End)$|^(?:Down|Mid|Up)town$"
)
ARTICLE = re.compile(
    r"(?:A[dlnrstz]|Ash|E[dlns]|Deir|Umm|Abu|Ras|Tel|San|Santa|L[ao]s)$"
)
AHEAD = re.compile(r"(?:Barangay|Brgy\.?|Tehsil|Tahsil|Upazila|Mandal|Woreda|Kebele)$")
NAME_OF_KIND = re.compile(r"[ ](?:\([a-z]{3,12}\)[ ])?[A-Z][\w'’-]{2,30}")
AND_SECOND = re.compile(r"[ ](?:and|&|wa)[ ][A-Z][\w-]{2,30}")
# "Santa Rosa de la Vega", of which the model saw "Santa Rosa"
PARTICLE_BEHIND = re.compile(
    r"\s(?:de|del|do|dos|da)\s(?:l[ao]s?\s)?[A-Z][\w’'-]{2,20}(?!\w)"
)
NAME_BEHIND = re.compile(r"[ -][A-Z][\w'’-]{2,30}")
Role = Literal["location", "dateline", "demonym", "actor"]


@dataclass(slots=True, eq=False)
class Mention:
    """A stretch of text that may name a place.

    ``name`` is what is looked up, ``hint`` the feature that a kind word beside it
    names, ``hosts`` the mentions of what the text says it lies in. ``whole`` is false
    where only part of the span is looked up ("Leeds" of "Leeds Crown Court").
    ``apposed`` is the host right behind a comma, which nothing but it can lie in.
    ``beside`` is what the text says it is near to.
    ``coupled`` is true of a name that is a place because one in front of it is.
    """

    start: int
    end: int
    name: str
    label: str
    rule: str = "model"
    hint: str = ""
    role: Role = "location"
    whole: bool = True
    hosts: list[Mention] = field(default_factory=list, repr=False)
    apposed: Mention | None = field(default=None, repr=False)
    beside: Mention | None = field(default=None, repr=False)
    coupled: bool = False


def completed(entity: Entity, text: str, lexicon: Lexicon) -> Entity:
    """Return "Al Arish" where the model saw only "Al", "Erie Ave" where only "Erie".

    Also "Jammu and Kashmir" where it saw two places, and "Santa Rosa de la Vega".
    """
    behind = STREET_BEHIND.match(text, entity.end)
    if behind is None:
        second = AND_SECOND.match(text, entity.end)
        if second and (
            second[0].startswith(" wa ")
            or lexicon.named(text[entity.start : second.end()])
        ):
            behind = second
    if behind is None:
        behind = PARTICLE_BEHIND.match(text, entity.end)
    if behind is None and AHEAD.match(entity.text):
        behind = NAME_OF_KIND.match(text, entity.end)
    if behind is None and ARTICLE.match(entity.text):
        behind = NAME_BEHIND.match(text, entity.end)
    if behind is None:
        return entity
    return replace(entity, end=behind.end(), text=text[entity.start : behind.end()])


def of_entity(entity: Entity, lexicon: Lexicon) -> Iterator[Mention]:
    """Yield the places in an entity: "Rocky Mount, North Carolina" holds two."""
    at = entity.start
    for part in re.split(r"(,\s+|\s+[–-]\s+|\s+\(|\n+)", entity.text):
        start, at = at, at + len(part)
        bare = LEFT_OVER.sub("", POSSESSIVE.sub("", part).rstrip())
        if QUARTER.search(bare):
            yield Mention(start, start + len(bare), "", entity.label, hint="district")
            continue
        skip = PREFIX.match(bare)
        if skip and 0 < skip.end() < len(bare) and not _spelt(bare, lexicon):
            start, bare = start + skip.end(), bare[skip.end() :]
        elif bare.lower().startswith("the "):
            start, bare = start + 4, bare[4:]
        if not any(c.isupper() for c in bare) or COMPASS.match(bare):
            continue
        if bare.isupper() and len(bare) <= 5 and not lexicon.named(bare):
            continue  # an acronym
        name, whole = bare, True
        kind = KIND_BEHIND.search(bare)
        if kind and not lexicon.named(bare):
            name = bare[: kind.start()]
            hint = "city" if kind[0][1:] in ("city", "town", "village") else ""
            yield Mention(start, start + len(bare), name, "GPE", hint=hint)
            continue
        if bare in lexicon.areas:
            name = ""
        elif not lexicon.gazetteer.find(bare) or entity.label == "FAC":
            name, whole = _part(bare, lexicon)
        name = lexicon.nicknames.get(name, name)
        yield Mention(start, start + len(bare), name, entity.label, whole=whole)


def _spelt(name: str, lexicon: Lexicon) -> bool:
    """Tell whether a name with its direction ("Lower Shabelle") is one of a place."""
    bare = name[4:] if name[:4].lower() == "the " else name
    return any(
        entry.how != "near" or entry.feature == "admin1"
        for entry in lexicon.gazetteer.find(bare)
    )


def _part(name: str, lexicon: Lexicon) -> tuple[str, bool]:
    """Return the longest beginning of a compound name that is a place of its own."""
    if STREET.search(name) or lexicon.known(name):
        return name, True
    words = name.split()
    for number in range(len(words) - 1, 0, -1):
        part = POSSESSIVE.sub("", " ".join(words[:number]))
        is_word = len(part) > 2  # and no abbreviation, as of the state in "La Xaba"
        if is_word and part not in lexicon.not_places and lexicon.known(part):
            return part, False
    return name, True


def of_run(
    text: str,
    run: re.Match[str],
    people: bytearray,
    taken: bytearray,
    lexicon: Lexicon,
) -> Iterator[Mention]:
    """Yield the places in capitalised words that the model did not call places.

    Of words that are ``taken`` only what is behind them: "Xaba's Yeda district".
    """
    start, end = run.span()
    person = bool(people[start])
    words = [(m.start() + start, m.end() + start) for m in WORDS.finditer(run[0])]
    first = 0
    while first < len(words):
        owner = _taken_owner(text, words, first, taken)
        if owner:
            first += owner
            continue
        size = 0 if person else _sure(text, words, first, lexicon)
        if size:
            last = first + size
            mention = _mention(text, words[first][0], words[last - 1][1], "name")
            if _is_amid_name(text, words, first, last, lexicon):
                mention.role = "actor"
            yield mention
        else:
            size = _beside(text, words, first, person, lexicon)
            if size:
                last = words[first + size - 1][1]
                follows = text[last : last + 1] == " " and last < end
                follows = follows and not DIVISION_FOLLOWS.fullmatch(text, last, end)
                mention = _mention(text, words[first][0], last, "context")
                mention.role = "actor" if follows else "location"
                yield mention
        first += size or 1


def _is_amid_name(
    text: str, words: list[tuple[int, int]], first: int, last: int, lexicon: Lexicon
) -> bool:
    """Tell a division in the middle of a name: "the Jeevan Punjab Workers' Front"."""
    if first == 0 or last == len(words):
        return False
    before, behind = text[slice(*words[first - 1])], text[slice(*words[last])]
    if PREFIX.fullmatch(before + " ") or OPENER.fullmatch(before):
        return False
    if behind.lower() in lexicon.kinds or behind.lower() in lexicon.institutions:
        return False
    return lexicon.is_division(text[words[first][0] : words[last - 1][1]])


def _taken_owner(
    text: str, words: list[tuple[int, int]], first: int, taken: bytearray
) -> int:
    """Return how many words from ``first`` on are taken and end in "'s"."""
    for number in range(first, len(words)):
        start, end = words[number]
        if not taken[start]:
            return 0
        if text.endswith(("'s", "’s"), start, end):
            return number + 1 - first
    return 0


def _mention(text: str, start: int, end: int, rule: str) -> Mention:
    name = POSSESSIVE.sub("", text[start:end])
    if name.endswith(".") and name.count(".") == 1 and len(name) > 5:
        name = name[:-1]  # the end of a sentence
    return Mention(start, start + len(name), name, "GPE", rule)


def _sure(text: str, words: list[tuple[int, int]], first: int, lexicon: Lexicon) -> int:
    """Return how many words from ``first`` on name a country, region or state."""
    if not _may_be_sure(text[slice(*words[first])], lexicon):
        return 0
    for number in range(min(5, len(words) - first), 0, -1):
        name = _bare(text[words[first][0] : words[first + number - 1][1]])
        key = exact_key(name)
        if name in LETTERS:
            return number
        if key in lexicon.sure and name[0].isupper():
            if key in lexicon.abbreviations and "." not in name:
                continue
            return number
    return 0


def _may_be_sure(word: str, lexicon: Lexicon) -> bool:
    """Tell whether the name of a country, region or state begins with a word."""
    bare = _bare(word)
    if bare in LETTERS:
        return True
    keys = {exact_key(bare), exact_key(word)} if bare != word else {exact_key(word)}
    return any(not key or key.split()[0] in lexicon.sure_words for key in keys)


def _bare(name: str) -> str:
    """Return a name without "'s"."""
    if "'" in name or "’" in name:
        return POSSESSIVE.sub("", name)
    return name


def _is_outer_of_chain(
    text: str, words: list[tuple[int, int]], lexicon: Lexicon
) -> bool:
    """Tell "Cabo Delgado" behind "Palma, ", a person by the model, from a person."""
    start, end = words[0][0], words[-1][1]
    if len(words) < 2 or BEHIND_TOWN.search(text, max(0, start - 24), start) is None:
        return False
    return lexicon.is_division(text[start:end].rstrip("."))


def _beside(
    text: str,
    words: list[tuple[int, int]],
    first: int,
    person: bool,
    lexicon: Lexicon,
) -> int:
    """Return how many words are a known place by what stands before or behind them."""
    start = words[first][0]
    opens = first == 0 or OPENER.fullmatch(text[slice(*words[first - 1])]) is not None
    located = first == 0 and (
        LOCATIVE.search(text, max(0, start - 24), start) is not None
        or _is_outer_of_chain(text, words, lexicon)
    )
    for number in range(min(4, len(words) - first), 0, -1):
        end = words[first + number - 1][1]
        name = _bare(text[start:end]).rstrip(".")
        if name in lexicon.not_places or len(name) < 4:
            continue
        if name.isupper() and len(name) <= 5 and not lexicon.named(name):
            continue  # an acronym
        if opens and FORCE.match(text, end) and lexicon.known(name):
            return number
        rest = text[end : end + 30]
        state = NEXT_NAME.match(rest) if rest[:1] == "," else None
        follows = NEXT_WORD.match(rest) if opens and not person else None
        kind = lexicon.institutions.get(follows[1].lower()) if follows else None
        at_end = first + number == len(words)
        if ((located and at_end and number == len(words)) or kind) and lexicon.known(
            name
        ):
            return number
        if "-" in name and COMPOUNDED.search(name):
            continue
        before = text[slice(*words[first - 1])] if first else "of"
        begins = before in ("of", "and")
        is_first = first == 0 or before.endswith(("'s", "’s"))
        if at_end and (
            (is_first and not person and VILLAGE.match(rest))
            or (begins and OF_COUNTRYSIDE.match(rest))
        ):
            return number  # "Xyz village", known or not
        if (
            located
            and at_end
            and number == len(words)
            and state
            and not person
            and lexicon.known(state[1])
        ):
            return number  # "in X, Diyala": a place, if an unknown one
        if (
            state
            and not person
            and exact_key(state[1]) in lexicon.sure
            and lexicon.named(name)
        ):
            return number
    return 0
