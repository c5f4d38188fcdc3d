"""Where an article names places: spans of text with what their surroundings say."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from newsevents.language.placenames import exact_key
from newsevents.stages.places.lexicon import LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newsevents.records import Entity, Segment
    from newsevents.stages.places.lexicon import Lexicon

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
WORD = r"[A-Z\u00c0-\u00de\u0100-\u017f\u1e00-\u1eff][\w'’\-.]{0,40}"
JOIN = (
    r"(?:(?:of|de|la|el|al|del|du|ad|ud|ul|as|ash|az|ez|bin|da|do|dos|das|di|le|les|sur"
    r"|en|y|e|i|upon|on|and)[ ]){0,2}"
)
RUN = re.compile(rf"{WORD}(?:[ ]{JOIN}{WORD}){{0,7}}")
DIRECTION = (
    r"(?:(?:far|north|south|east|west|central|mid|upper|lower)-?){1,2}(?:ern|most)?"
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
TAIL = re.compile(
    r"(?!-[a-z]+(?:ed|led|born|made|run|held|bound|built)\b)(?:-\w+){0,3}"
    rf"(?:[ ](?:(?:ad|ud|ul|al|del?|da|do)[ ]){{0,2}}{WORD}){{0,2}}"
    r"(?<=\w)"
)
SHOUTED = re.compile(  # "TRIPOLI, Lebanon (AP) —" in the middle of a text, too
    r"(?:(?<=[.!?\n]\s)|^)([A-Z][A-Z'’.\- ]{3,25}[A-Z])"
    r"(?=(?:,\ [A-Z][\w.]{1,15}){0,2}\s?\s?(?:\([A-Z]|--|—|–|-\s|:))",
    re.MULTILINE,
)
HEAD = re.compile(rf"\b({WORD})[ ]$")
OWNS = re.compile(r"['’]s?\s+[a-z]")
FIRST_WORD = re.compile(r"\w+")
NAME_FOLLOWS = re.compile(r"[ ][A-Z]")
POSSESSIVE = re.compile(r"['’]s?$")
KIND_BEHIND = re.compile(
    r"\s(?:province|state|district|governorate|region|city|town|village|municipality"
    r"|department|area|sub-?district|commune|neighbou?rhood|suburb|township|county"
    r"|prefecture|oblast|settlement)$"
)
WORDS = re.compile(r"\S+")
NEXT_NAME = re.compile(r",?[ ]+\(?([A-Z][\w.\-]{1,20}(?: [A-Z]\w+)?)")
NEXT_WORD = re.compile(r"(?:['’]s)?[ ](?:[Cc]ity[ ])?([A-Za-z]+)")
VILLAGE = re.compile(
    r"[ ](?:village|town|district|province|governorate|tehsil|upazila|neighbou?rhood"
    r"|suburb|municipality|county|township|oblast|sub-?district|refugee\ camp)\b"
)
STREET = re.compile(
    r"\b(?:Street|St\.?|Road|Rd\.?|Avenue|Ave\.?|Boulevard|Blvd\.?|Drive|Dr\.?|Lane|Ln\.?"
    r"|Highway|Hwy\.?|Route|Interstate|Parkway|Freeway|Expressway|Trail|Way|Exit|Pike"
    r"|Block|Apartments?|Suite|District)(?:\s+\d+)?$|^(?:Highway|Route|Interstate|Exit"
    r"|District|I|US|U\.S\.)[\s-]*\d",
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
NAME_BEHIND = re.compile(r"[ -][A-Z][\w'’-]{2,30}")
Role = Literal["location", "dateline", "demonym", "actor"]


@dataclass(slots=True, eq=False)
class Mention:
    """A stretch of text that may name a place.

    ``name`` is what is looked up, ``hint`` the feature that a kind word beside it
    names, ``hosts`` the mentions of what the text says it lies in. ``whole`` is false
    where only part of the span is looked up ("Leeds" of "Leeds Crown Court").
    ``apposed`` is the host right behind a comma, which nothing but it can lie in.
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


def spans_of(
    text: str,
    entities: Sequence[Entity],
    segments: Iterable[Segment],
    lexicon: Lexicon,
) -> list[Mention]:
    """Return the mentions of a text in order, none overlapping."""
    people = [e for e in entities if e.label == "PERSON"]
    names = [p.text.removesuffix("'s").split() for p in people]
    surnames = {words[-1] for words in names if words}
    found = Found(text, surnames)
    for entity in entities:
        if entity.label in PLACE_LABELS:
            found.add_all(of_entity(_completed(entity, text), lexicon))
        elif entity.label == "NORP" and entity.text in lexicon.demonyms:
            found.add(
                Mention(entity.start, entity.end, entity.text, "NORP", role="demonym")
            )
    for segment in segments:
        if segment.kind == "dateline":
            _dateline(found, text, segment)
    for match in SHOUTED.finditer(text):
        name = match[1].strip()
        if lexicon.known(name):
            start, end = match.start(1), match.start(1) + len(name)
            found.add(Mention(start, end, name, "GPE", "dateline", role="dateline"))
    inside_people = bytearray(len(text))
    for p in people:
        inside_people[p.start : p.end] = b"\1" * (p.end - p.start)
    _extend(found, text, entities, lexicon)
    for match in RUN.finditer(text):
        if not found.covers(match.start(), match.end()):
            found.add_all(of_run(text, match, inside_people, lexicon))
    _repeat(found, text, inside_people)
    return found.ordered()


class Found:
    """Mentions by offset; a new one that overlaps an old one is not taken."""

    def __init__(self, text: str, surnames: set[str]) -> None:
        """Start empty."""
        self.text = text
        self.surnames = surnames
        self.mentions: list[Mention] = []
        self._taken = bytearray(len(text))

    def covers(self, start: int, end: int) -> bool:
        """Tell whether all of a stretch is taken."""
        return end > start and self._taken.find(0, start, end) < 0

    def add(self, mention: Mention) -> None:
        """Take a mention unless it overlaps one or is somebody's surname."""
        if self._taken.find(1, mention.start, mention.end) >= 0:
            return
        if mention.name in self.surnames and (
            OWNS.match(self.text, mention.end)
            or not LOCATIVE.search(self.text, max(0, mention.start - 20), mention.start)
        ):
            return
        self._taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
        self.mentions.append(mention)

    def add_all(self, mentions: Iterable[Mention]) -> None:
        """Take several."""
        for mention in mentions:
            self.add(mention)

    def widen(self, mention: Mention, start: int, end: int) -> None:
        """Let a mention run from ``start`` to ``end``, unless some of it is taken."""
        for first, last in ((start, mention.start), (mention.end, end)):
            if self._taken.find(1, first, last) >= 0:
                return
        self._taken[start:end] = b"\1" * (end - start)
        mention.start, mention.end = start, end
        mention.name = self.text[start:end]

    def ordered(self) -> list[Mention]:
        """Return the mentions in order of the text."""
        return sorted(self.mentions, key=lambda m: m.start)


def _dateline(found: Found, text: str, segment: Segment) -> None:
    for mention in found.mentions:
        if segment.start <= mention.start < segment.end:
            mention.role = "dateline"
    at = text.find(segment.value, segment.start, segment.end) if segment.value else -1
    if at >= 0 and segment.value:
        name = segment.value.split(",")[0].strip()
        end = at + len(name)
        found.add(Mention(at, end, name, "GPE", "dateline", role="dateline"))


def _completed(entity: Entity, text: str) -> Entity:
    """Return "Al Arish" where the model saw only "Al"."""
    behind = NAME_BEHIND.match(text, entity.end) if ARTICLE.match(entity.text) else None
    if behind is None:
        return entity
    return replace(entity, end=behind.end(), text=text[entity.start : behind.end()])


def of_entity(entity: Entity, lexicon: Lexicon) -> Iterator[Mention]:
    """Yield the places in an entity: "Rocky Mount, North Carolina" holds two."""
    at = entity.start
    for part in re.split(r"(,\s+|\s+[–-]\s+|\n+)", entity.text):
        start, at = at, at + len(part)
        bare = POSSESSIVE.sub("", part).rstrip()
        if QUARTER.search(bare):
            yield Mention(start, start + len(bare), "", entity.label, hint="district")
            continue
        skip = PREFIX.match(bare)
        if skip and 0 < skip.end() < len(bare) and not _spelt(bare, lexicon):
            start, bare = start + skip.end(), bare[skip.end() :]
        elif bare.lower().startswith("the "):
            start, bare = start + 4, bare[4:]
        if not any(c.isupper() for c in bare) or COMPASS.match(entity.text):
            continue
        if bare.isupper() and len(bare) <= 5 and not lexicon.named(bare):
            continue  # an acronym
        name, whole = bare, True
        kind = KIND_BEHIND.search(bare)
        if kind and not lexicon.named(bare):
            name = bare[: kind.start()]
            yield Mention(start, start + len(bare), name, "GPE")
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
    return any(entry.how != "near" for entry in lexicon.gazetteer.find(bare))


def _part(name: str, lexicon: Lexicon) -> tuple[str, bool]:
    """Return the longest beginning of a compound name that is a place of its own."""
    if STREET.search(name) or lexicon.known(name):
        return name, True
    words = name.split()
    for number in range(len(words) - 1, 0, -1):
        part = POSSESSIVE.sub("", " ".join(words[:number]))
        if part not in lexicon.not_places and lexicon.known(part):
            return part, False
    return name, True


def of_run(
    text: str, run: re.Match[str], people: bytearray, lexicon: Lexicon
) -> Iterator[Mention]:
    """Yield the places in capitalised words that the model did not call places."""
    start, end = run.span()
    person = bool(people[start])
    words = [(m.start() + start, m.end() + start) for m in WORDS.finditer(run[0])]
    first = 0
    while first < len(words):
        taken = 0 if person else _sure(text, words, first, lexicon)
        if taken:
            yield _mention(text, words[first][0], words[first + taken - 1][1], "name")
        else:
            taken = _beside(text, words, first, person, lexicon)
            if taken:
                last = words[first + taken - 1][1]
                follows = text[last : last + 1] == " " and last < end
                mention = _mention(text, words[first][0], last, "context")
                mention.role = "actor" if follows else "location"
                yield mention
        first += taken or 1


def _mention(text: str, start: int, end: int, rule: str) -> Mention:
    name = POSSESSIVE.sub("", text[start:end])
    if name.endswith(".") and name.count(".") == 1 and len(name) > 5:
        name = name[:-1]  # the end of a sentence
    return Mention(start, start + len(name), name, "GPE", rule)


def _sure(text: str, words: list[tuple[int, int]], first: int, lexicon: Lexicon) -> int:
    """Return how many words from ``first`` on name a country, region or state."""
    for number in range(min(5, len(words) - first), 0, -1):
        name = POSSESSIVE.sub("", text[words[first][0] : words[first + number - 1][1]])
        key = exact_key(name)
        if name in LETTERS:
            return number
        if key in lexicon.sure and name[0].isupper():
            if key in lexicon.abbreviations and "." not in name:
                continue
            return number
    return 0


def _beside(
    text: str,
    words: list[tuple[int, int]],
    first: int,
    person: bool,
    lexicon: Lexicon,
) -> int:
    """Return how many words are a known place by what stands before or behind them."""
    start = words[first][0]
    located = (
        first == 0 and LOCATIVE.search(text, max(0, start - 24), start) is not None
    )
    for number in range(min(4, len(words) - first), 0, -1):
        end = words[first + number - 1][1]
        name = POSSESSIVE.sub("", text[start:end]).rstrip(".")
        if name in lexicon.not_places or len(name) < 4:
            continue
        rest = text[end : end + 30]
        state = NEXT_NAME.match(rest)
        follows = NEXT_WORD.match(rest)
        kind = lexicon.institutions.get(follows[1].lower()) if follows else None
        at_end = first + number == len(words)
        if (
            (located and at_end and number == len(words))
            or (kind and not person and first == 0)
        ) and lexicon.known(name):
            return number
        if not person and first == 0 and at_end and VILLAGE.match(rest):
            return number  # "Xyz village", known or not
        if (
            located
            and at_end
            and number == len(words)
            and state
            and rest[0] == ","
            and not person
            and lexicon.known(state[1])
        ):
            return number  # "in X, Diyala": a place, if an unknown one
        if (
            state
            and rest[0] == ","
            and not person
            and exact_key(state[1]) in lexicon.sure
            and lexicon.named(name)
        ):
            return number
    return 0


def _extend(
    found: Found, text: str, entities: Sequence[Entity], lexicon: Lexicon
) -> None:
    """Give back to names the words that the model cut off: "Arab" of "Arab Koy"."""
    starts = {e.start for e in entities}
    for mention in found.mentions:
        if mention.label not in ("GPE", "LOC") or not mention.whole:
            continue
        head = HEAD.search(text, max(0, mention.start - 24), mention.start)
        if head and lexicon.named(head[1] + " " + mention.name):
            found.widen(mention, head.start(1), mention.end)
        tail = TAIL.match(text, mention.end)
        if tail is None or not tail[0] or mention.name == "":
            continue
        begin = tail.end() - len(tail[0].lstrip())
        if tail[0].lstrip().lower() in lexicon.institutions or begin in starts:
            continue
        before = LOCATIVE.search(text, max(0, mention.start - 24), mention.start)
        chained = text[tail.end() : tail.end() + 2] == ", "
        if lexicon.named(mention.name + tail[0]) or (
            not lexicon.known(mention.name) and before and chained
        ):
            found.widen(mention, mention.start, tail.end())


def _repeat(found: Found, text: str, people: bytearray) -> None:
    """Find further occurrences of the names that are already known as places."""
    names = {
        m.name: m
        for m in found.mentions
        if m.label in ("GPE", "LOC") and m.whole and len(m.name) > 3
    }
    names = {n: m for n, m in names.items() if n not in found.surnames}
    by_word: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda n: (-len(n), n)):
        first = FIRST_WORD.match(name)
        if first:
            by_word.setdefault(first[0], []).append(name)
    for word in FIRST_WORD.finditer(text) if by_word else ():
        start = word.start()
        for name in by_word.get(word[0], ()):
            end = start + len(name)
            if not text.startswith(name, start) or text[end : end + 1].isalnum():
                continue
            if not people[start]:
                mention = Mention(start, end, name, "GPE", "repeated")
                if NAME_FOLLOWS.match(text, end):
                    mention.role = "actor"
                found.add(mention)
            break
