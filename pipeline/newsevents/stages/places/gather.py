"""All places that an article names, each stretch of text taken once."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING

from newsevents.language.cued import occurrences
from newsevents.language.hometown import FORCE
from newsevents.language.placewords import KIND
from newsevents.stages.places.located import (
    bodies,
    building,
    coupled,
    located,
    on_road,
    titled,
)
from newsevents.stages.places.mentions import (
    BLOCK_BEFORE,
    JOIN,
    LOCATIVE,
    WORD,
    Mention,
    completed,
    of_entity,
    of_run,
)
from newsevents.stages.places.streets import in_town

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newsevents.records import Entity, Segment
    from newsevents.stages.places.lexicon import Lexicon

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
DATED = (
    r"(?:on[ ](?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|March|April|May[ ]"
    r"|June|July|Aug|Sept|Oct|Nov|Dec))"
)
# Capitalised words on end; a full stop behind a whole word ends them, and a date.
RUN = re.compile(
    rf"{WORD}(?:(?<![a-z][a-z][a-z]\.)(?<!['’][a-z]\.)[ ](?!{DATED}){JOIN}{WORD})"
    r"{0,7}"
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
SETTLEMENT = re.compile(r"[ ](?:village|town|hamlet|refugee[ ]camp)\b")
IZAFAT = re.compile(r"-(?:e|i|o|u|ye|al|el|ul)-[A-Z]")  # "Qala-e-Xaba"
DIVISION = re.compile(r"\s(?:[Rr]egion|[Ss]tate|[Pp]rovince)\b")
HEAD = re.compile(rf"\b({WORD})[ ]$")
# In front of somebody: "the death of Galan", whatever town bears his name.
OF_SOMEBODY = re.compile(
    r"\b(?:death|murder|killing|assassination|slaying|abduction|kidnapping|arrest|release"
    r"|son|daughter|wife|widow|brother|sister|mother|father|family|relatives|body|remains"
    r"|bodyguards?|followers|supporters|trial|funeral)\s+of\s+$|\baccording\s+to\s+$",
    re.IGNORECASE,
)
OWNS = re.compile(r"['’]s?\s+[a-z]")
# Behind a name that only says whose or which: "the Xaba government", "the Xaba case".
LABELS = re.compile(
    r"(?:['’]s)?[ ](?:government|assembly|case|chief|police|incident|massacre|attacks?"
    r"|bombings?|minister|issue|dispute|tragedy|verdict|authorit(?:y|ies))\b",
    re.IGNORECASE,
)
NOTE = 1_200  # characters of a text that may name those who act by their town alone
AND, OF = " and ", " of "
JOINTS = re.compile(r"( and | of )")
JOINED = frozenset({AND, OF})
OWNER = re.compile(r"(?:[^'’]{2,40})['’]s ")
ANY = re.compile(r".+")
AGED = re.compile(r",[ ]\d\d?,")  # behind somebody, and no place that the model sees
FIRST_WORD = re.compile(r"\w+")
NEXT_PLACE = re.compile(rf",[ ][A-Z]|[ ]{KIND}\b")
NAME_FOLLOWS = re.compile(r"[ ][A-Z]")


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
    surnames |= {" ".join(words[-2:]) for words in names if len(words) > 2}
    found = Found(text, surnames)
    for entity in entities:
        if entity.label in PLACE_LABELS and not _is_aged(text, entity):
            mentions = of_entity(completed(entity, text, lexicon), lexicon)
            found.add_all(
                on_road(text, in_town(text, _street(text, mention), lexicon), lexicon)
                for mention in mentions
                if not _is_plain_word(text, mention, lexicon)
            )
        elif entity.label == "NORP" and entity.text in lexicon.demonyms:
            found.add(_people(text, entity, lexicon))
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
    runs = list(RUN.finditer(text))
    for match in runs:
        _capitalised(found, match, inside_people, entities, lexicon)
    found.add_all(titled(text, lexicon))
    _repeat(found, text, inside_people)
    _local_bodies(found, runs, lexicon)
    return found.ordered()


def _local_bodies(
    found: Found, runs: Sequence[re.Match[str]], lexicon: Lexicon
) -> None:
    """Take local bodies for places where a text names no others.

    Beside others those of a note are who acts, wherever that was.
    """
    is_bare = not any(_is_local(found.text, m, lexicon) for m in found.mentions)
    if not is_bare and len(found.text) > NOTE:
        return
    for body in bodies(found.text, runs, lexicon):
        if is_bare:
            found.place(body)
        else:
            body.role = "actor"
            found.add(body)


def _capitalised(
    found: Found,
    run: re.Match[str],
    people: bytearray,
    entities: Sequence[Entity],
    lexicon: Lexicon,
) -> None:
    """Find the places in capitalised words that the model did not call places."""
    text, (start, end) = found.text, run.span()
    if found.is_free(start, end):
        found.add_all(building(text, run, lexicon))
    if not found.covers(start, end):
        found.add_all(of_run(text, run, people, found.taken, lexicon))
    for part in _parts(run, found):
        first, last = part.span()
        if not found.is_free(first, last):
            continue
        around = overlapping(entities, first, last)
        found.add_all(located(text, part, around, lexicon))
        previous = found.before(first)
        if previous is not None and found.is_free(first, last):
            found.add_all(coupled(text, part, previous, around, lexicon))


def _parts(run: re.Match[str], taken: Found) -> list[re.Match[str]]:
    """Return capitalised words, and those on both sides of an "and" or "of" in them.

    Of "Xaba's Yeda" what is behind the place that is known already.
    """
    owner = OWNER.match(run[0])
    if owner and not taken.is_free(run.start(), run.start() + 1):
        owned = ANY.match(run.string, run.start() + owner.end(), run.end())
        return [owned] if owned else []
    found, start = [run], run.start()
    if AND in run[0] or OF in run[0]:
        for words in JOINTS.split(run[0]):
            part = ANY.match(run.string, start, start + len(words))
            start += len(words)
            if part is not None and part[0] not in JOINED:
                found.append(part)
    return found


def _is_local(text: str, mention: Mention, lexicon: Lexicon) -> bool:
    """Tell a known town or province, or a building, from a country and the unknown.

    Unless it only says whose or which something is: "the Xaba government".
    """
    if mention.role == "dateline":
        return True
    if mention.role != "location":
        return False
    if not mention.name:
        return True
    before = max(0, mention.start - 24)
    if LABELS.match(text, mention.end) and not LOCATIVE.search(
        text, before, mention.start
    ):
        return False
    return lexicon.known(mention.name) and not lexicon.is_country(mention.name)


def _people(text: str, entity: Entity, lexicon: Lexicon) -> Mention:
    """Return a nation, or the division that bears its name: "Somali Region"."""
    start, end, name = entity.start, entity.end, entity.text
    if DIVISION.match(text, end) and lexicon.named(name):
        return Mention(start, end, name, "GPE", hint="admin1")
    return Mention(start, end, name, "NORP", role="demonym")


def _is_aged(text: str, entity: Entity) -> bool:
    """Tell "Xaba, 12, was hurt" from "in Xaba, 12, mostly pupils, were hurt"."""
    before = max(0, entity.start - 24)
    aged = AGED.match(text, entity.end)
    return bool(aged) and LOCATIVE.search(text, before, entity.start) is None


def _is_plain_word(text: str, mention: Mention, lexicon: Lexicon) -> bool:
    """Tell "two from Congress" from a town of that name: "Congress, Arizona"."""
    return (
        mention.label in ("GPE", "LOC")
        and mention.whole
        and mention.name in lexicon.not_places
        and NEXT_PLACE.match(text, mention.end) is None
    )


def _street(text: str, mention: Mention) -> Mention:
    """Make a street of a name behind "block of", whatever town shares it."""
    if BLOCK_BEFORE.search(text, max(0, mention.start - 48), mention.start):
        mention.name, mention.label, mention.whole = "", "FAC", True
    return mention


def overlapping(entities: Sequence[Entity], start: int, end: int) -> list[Entity]:
    """Return the entities, in order of the text, that share words with a stretch."""
    last = bisect_left(entities, end, key=attrgetter("start"))
    first = max(0, last - 4)
    return [e for e in entities[first:last] if e.end > start]


class Found:
    """Mentions by offset; a new one that overlaps an old one is not taken."""

    def __init__(self, text: str, surnames: set[str]) -> None:
        """Start empty."""
        self.text = text
        self.surnames = surnames
        self.mentions: list[Mention] = []
        self.ends: dict[int, Mention] = {}
        self.taken = bytearray(len(text))

    def covers(self, start: int, end: int) -> bool:
        """Tell whether all of a stretch is taken."""
        return end > start and self.taken.find(0, start, end) < 0

    def is_free(self, start: int, end: int) -> bool:
        """Tell whether nothing of a stretch is taken."""
        return self.taken.find(1, start, end) < 0

    def add(self, mention: Mention) -> None:
        """Take a mention unless it overlaps one or is somebody's surname."""
        if self.taken.find(1, mention.start, mention.end) >= 0:
            return
        if mention.name in self.surnames and self._is_person(mention):
            return
        self.taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
        self.mentions.append(mention)
        self.ends[mention.end] = mention

    def _is_person(self, mention: Mention) -> bool:
        """Tell whether what bears somebody's surname stands where people stand."""
        if FORCE.match(self.text, mention.end):
            return False
        before = max(0, mention.start - 20)
        if OWNS.match(self.text, mention.end):
            return True
        placed = LOCATIVE.search(self.text, before, mention.start) is not None
        if placed and OF_SOMEBODY.search(self.text, before, mention.start):
            return True
        return not placed and mention.rule != "stands"  # "shelled Xaba"

    def before(self, start: int) -> Mention | None:
        """Return the mention that ends a coupling's length in front of an offset."""
        return next(
            (
                self.ends[end]
                for end in range(start - 2, start - 7, -1)
                if end in self.ends
            ),
            None,
        )

    def add_all(self, mentions: Iterable[Mention]) -> None:
        """Take several."""
        for mention in mentions:
            self.add(mention)

    def place(self, body: Mention) -> None:
        """Take a local body for a place, or the town in its name if that is known."""
        self.add(body)
        for mention in self.mentions:
            if body.start <= mention.start < body.end and mention.name == body.name:
                mention.role = "location"

    def widen(self, mention: Mention, start: int, end: int) -> None:
        """Let a mention run from ``start`` to ``end``, unless some of it is taken."""
        for first, last in ((start, mention.start), (mention.end, end)):
            if self.taken.find(1, first, last) >= 0:
                return
        self.taken[start:end] = b"\1" * (end - start)
        mention.start, mention.end = start, end
        mention.name = self.text[start:end]
        self.ends[end] = mention

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


def _extend(
    found: Found, text: str, entities: Sequence[Entity], lexicon: Lexicon
) -> None:
    """Give back to names the words that the model cut off: "Tel" of "Tel Xaba"."""
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
        if IZAFAT.match(tail[0]):
            found.widen(mention, mention.start, tail.end())
            continue
        begin = tail.end() - len(tail[0].lstrip())
        if tail[0].lstrip().lower() in lexicon.institutions or begin in starts:
            continue
        before = LOCATIVE.search(text, max(0, mention.start - 24), mention.start)
        chained = text[tail.end() : tail.end() + 2] in (", ", " (")
        if lexicon.named(mention.name + tail[0]) or (
            before
            and (
                (chained and not lexicon.known(mention.name))
                or SETTLEMENT.match(text, tail.end())
            )
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
    for start, word in occurrences(by_word, text):
        for name in by_word[word]:
            end = start + len(name)
            if not text.startswith(name, start) or text[end : end + 1].isalnum():
                continue
            if not people[start]:
                mention = Mention(start, end, name, "GPE", "repeated")
                if NAME_FOLLOWS.match(text, end):
                    mention.role = "actor"
                found.add(mention)
            break
