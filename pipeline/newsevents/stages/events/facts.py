"""Everything that earlier stages found in a Doc, sorted by sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

from newsevents import docdata
from newsevents.language import gazetteer
from newsevents.language.filing import filed_from
from newsevents.language.syntax import sentence_index, token_starts
from newsevents.records import (
    Actor,
    Casualty,
    Distance,
    Entity,
    EventTime,
    Evidence,
    Place,
    Segment,
)
from newsevents.stages.events.home import Home, home_of
from newsevents.stages.events.homeland import (
    Homeland,
    homeland_by_bodies,
    homeland_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

RecordT = TypeVar("RecordT", bound=Evidence)
_start = attrgetter("start")
NOTE = 6  # sentences; a story has more
TEASER_SENTENCES = 4
TEASER_CHARS = 60


@dataclass(frozen=True, slots=True)
class Facts:
    """The records of a Doc; ``sentence_of_token`` and ``paragraph_of`` locate them."""

    doc: Doc
    published: str | None
    text: str
    sentences: list[Span]
    token_starts: list[int]
    sentence_of_token: list[int]
    segments: list[Segment]
    places: list[Place]
    times: list[EventTime]
    distances: list[Distance]
    casualties: list[Casualty]
    participants: list[Actor]
    sources: list[Actor]
    title_end: int
    skipped: frozenset[int]
    paragraph_starts: list[int]
    datelines: tuple[Segment, ...]
    home: Home
    homeland: Homeland
    only_group: str | None = None
    # The heads of stretches of tokens, kept as the same records are asked for again.
    heads: dict[tuple[int, int], int] = field(default_factory=dict)

    @property
    def is_note(self) -> bool:
        """Whether the text is a few sentences on, most likely, one incident."""
        return len(self.sentences) <= NOTE

    def token_at(self, offset: int) -> int:
        """Return the index of the token that covers a character."""
        return max(bisect_right(self.token_starts, offset) - 1, 0)

    def sentence_at(self, offset: int) -> int:
        """Return the index of the sentence that covers a character."""
        return self.sentence_of_token[self.token_at(offset)]

    def text_of(self, sentence: int) -> str:
        """Return the text of a sentence."""
        span = self.sentences[sentence]
        return self.text[span.start_char : span.end_char]

    def paragraph_of(self, sentence: int) -> int:
        """Return the index of the paragraph of a sentence."""
        start = self.sentences[sentence].start_char
        return bisect_right(self.paragraph_starts, start)

    def is_title(self, sentence: int) -> bool:
        """Tell whether a sentence is the headline."""
        return self.sentences[sentence].start_char < self.title_end

    def in_dateline(self, offset: int) -> bool:
        """Tell whether a character stands in a dateline."""
        return any(s.start <= offset < s.end for s in self.datelines)

    def between(
        self, records: list[RecordT], first: int, last: int | None = None
    ) -> list[RecordT]:
        """Return the records of the sentences ``first``..``last``, both included.

        ``records`` is one of the lists of this object: they are in order of the text.
        """
        last = first if last is None else min(last, len(self.sentences) - 1)
        low = self.sentences[max(first, 0)].start_char
        high = self.sentences[last].end_char
        start = bisect_left(records, low, key=_start)
        return records[start : bisect_left(records, high, key=_start)]

    def head_of(self, record: Evidence) -> int:
        """Return the token that stands for a record in the parse."""
        first = self.token_at(record.start)
        last = self.token_at(max(record.end - 1, record.start))
        if first == last:
            return first
        head = self.heads.get((first, last))
        if head is None:
            head = self.heads[first, last] = int(self.doc[first : last + 1].root.i)
        return head


def gather(doc: Doc) -> Facts:
    """Read the records of all earlier stages."""
    segments = _read(doc, "segments", Segment)
    sentences = docdata.sentences(doc)
    starts = token_starts(doc)
    sentence_of_token = (
        sentence_index(doc) if doc.has_annotation("SENT_START") else [0] * len(doc)
    )
    actors = _read(doc, "actors", Actor)
    titles = [s.end for s in segments if s.kind == "title"]
    text, places = docdata.text(doc), _read(doc, "places", Place)
    title_end = max([*titles, docdata.shift(doc)])
    facts = Facts(
        doc,
        docdata.published(doc),
        text,
        sentences,
        starts,
        sentence_of_token,
        segments,
        places,
        _read(doc, "times", EventTime),
        _read(doc, "distances", Distance),
        _read(doc, "casualties", Casualty),
        [a for a in actors if a.role == "participant"],
        [a for a in actors if a.role == "source"],
        title_end,
        frozenset(),
        [s.start for s in segments if s.kind in ("paragraph", "title", "header")],
        tuple(s for s in segments if s.kind == "dateline"),
        home_of(text, title_end, places),
        _homeland(doc, places),
        _only_group(actors),
    )
    return _without_clutter(facts)


def _homeland(doc: Doc, places: list[Place]) -> Homeland:
    entities = _read(doc, "entities", Entity)
    filed = _filed(docdata.article(doc).source)
    home = homeland_of(places, _bodies(entities), filed)
    if home.place is not None:
        return home
    return homeland_by_bodies(places, entities) or home


def _only_group(actors: list[Actor]) -> str | None:
    """Return the armed group that an article names, if it names no other."""
    names = {
        actor.name
        for actor in actors
        if actor.category == "armed_group"
        and (
            actor.rule == "name"
            or any(word[:1].isupper() for word in actor.name.split()[1:])
        )
    }
    return names.pop() if len(names) == 1 else None


def _read(doc: Doc, stage: str, kind: type[RecordT]) -> list[RecordT]:
    return sorted(docdata.read(doc, docdata.key_of(stage), kind), key=_start)


def _bodies(entities: list[Entity]) -> list[str]:
    """Return the countries of the organizations that an article names."""
    return [
        entity.country_code
        for entity in entities
        if entity.label == "ORG" and entity.country_code and entity.category != "media"
    ]


def _filed(source: str | None) -> str | None:
    """Return the country that an article was filed in, if its source says so."""
    country = filed_from(source) if source else None
    return gazetteer.load().code(country.row) if country else None


def _without_clutter(facts: Facts) -> Facts:
    """Mark the sentences that lie in headers, bylines and web clutter."""
    clutter = [
        (s.start, s.end)
        for s in facts.segments
        if s.kind in ("header", "byline", "boilerplate")
    ]
    skipped = {
        number
        for number, sentence in enumerate(facts.sentences)
        if any(
            start <= sentence.start_char
            and not facts.text[end : sentence.end_char].strip()
            for start, end in clutter
        )
    }
    return replace(facts, skipped=frozenset(skipped | _teasers(facts)))


def _teasers(facts: Facts) -> set[int]:
    """Return the sentences of other stories' summaries: pages tell these twice running.

    One that is told twice may be the caption of the story's own picture.
    """
    texts = [facts.text[s.start_char : s.end_char].strip() for s in facts.sentences]
    doubled: set[int] = set()
    told: set[str] = set()
    for number, text in enumerate(texts):
        for length in range(1, TEASER_SENTENCES + 1):
            middle, end = number + length, number + 2 * length
            again = text == texts[middle] if middle < len(texts) else False
            if not again or texts[number:middle] != texts[middle:end]:
                continue
            if sum(map(len, texts[number:middle])) >= TEASER_CHARS:
                doubled.update(range(number, end))
                told.add(text)
    return doubled if len(told) > 1 else set()


def written(facts: Facts, start: int, end: int) -> str:
    """Return the article's own words at Doc offsets, as one line."""
    return " ".join(docdata.original(facts.doc, start, end).split())
