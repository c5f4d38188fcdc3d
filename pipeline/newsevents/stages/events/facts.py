"""Everything that earlier stages found in a Doc, sorted by sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

from newsevents import docdata
from newsevents.language import gazetteer
from newsevents.language.filing import filed_from
from newsevents.language.syntax import (
    sentence_bounds,
    sentence_index,
    token_starts,
)
from newsevents.records import (
    Actor,
    Article,
    Casualty,
    Distance,
    Entity,
    EventTime,
    Evidence,
    Place,
    Segment,
)
from newsevents.stages.events.scene.home import Home, home_of
from newsevents.stages.events.scene.homeland import (
    OF_COUNTRY,
    Homeland,
    homeland_by_bodies,
    homeland_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc

RecordT = TypeVar("RecordT", bound=Evidence)
_start = attrgetter("start")
NOTE = 6  # sentences; a story has more
TEASER_SENTENCES = 4
TEASER_CHARS = 60


@dataclass(frozen=True, slots=True)
class Facts:
    """The records of a Doc; ``sentence_of_token`` and ``paragraph_of`` locate them."""

    doc: Doc
    article: Article
    shift: int
    text: str
    sentence_bounds: list[int]
    sentence_starts: list[int]
    sentence_ends: list[int]
    token_starts: list[int]
    sentence_of_token: list[int]
    words: list[str]
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
    bodies: list[Entity] = field(default_factory=list)
    only_group: str | None = None
    # The heads of stretches of tokens, kept as the same records are asked for again.
    heads: dict[tuple[int, int], int] = field(default_factory=dict)
    # Where the records of a list of this object start, by the list.
    starts: dict[int, list[int]] = field(default_factory=dict)

    @property
    def published(self) -> str | None:
        """The publication time of the article, if it has one."""
        return self.article.published

    @property
    def is_note(self) -> bool:
        """Whether the text is a few sentences on, most likely, one incident."""
        return len(self.sentence_starts) <= NOTE

    def token_at(self, offset: int) -> int:
        """Return the index of the token that covers a character."""
        return bisect_right(self.token_starts, offset) - 1

    def end_of(self, token: int) -> int:
        """Return where a token ends."""
        return self.token_starts[token] + len(self.doc[token])

    def sentence_at(self, offset: int) -> int:
        """Return the index of the sentence that covers a character."""
        return self.sentence_of_token[self.token_at(offset)]

    def text_of(self, sentence: int) -> str:
        """Return the text of a sentence."""
        return self.text[self.sentence_starts[sentence] : self.sentence_ends[sentence]]

    def words_of(self, sentence: int) -> list[str]:
        """Return the lower-case words of a sentence."""
        first, last = self.sentence_bounds[sentence : sentence + 2]
        return self.words[first:last]

    def paragraph_of(self, sentence: int) -> int:
        """Return the index of the paragraph of a sentence."""
        return bisect_right(self.paragraph_starts, self.sentence_starts[sentence])

    def is_title(self, sentence: int) -> bool:
        """Tell whether a sentence is the headline."""
        return self.sentence_starts[sentence] < self.title_end

    def in_dateline(self, offset: int) -> bool:
        """Tell whether a character stands in a dateline."""
        return any(s.start <= offset < s.end for s in self.datelines)

    def between(
        self, records: list[RecordT], first: int, last: int | None = None
    ) -> list[RecordT]:
        """Return the records of the sentences ``first``..``last``, both included.

        ``records`` is one of the lists of this object: they are in order of the text.
        """
        if not records:
            return []
        if last is None:
            last = first
        elif last >= len(self.sentence_ends):
            last = -1
        low = self.sentence_starts[first if first > 0 else 0]
        high = self.sentence_ends[last]
        starts = self.starts.get(id(records))
        if starts is None:
            starts = self.starts[id(records)] = [record.start for record in records]
        start = bisect_left(starts, low)
        return records[start : bisect_left(starts, high, start)]

    def head_of(self, record: Evidence) -> int:
        """Return the token that stands for a record in the parse."""
        first = bisect_right(self.token_starts, record.start) - 1
        following = first + 1
        if following == len(self.words) or self.token_starts[following] >= record.end:
            return first
        last = bisect_right(self.token_starts, record.end - 1) - 1
        if last == following and self.doc[first].head.i == last:
            return last  # "Elm Street": making a span costs ten times as much
        head = self.heads.get((first, last))
        if head is None:
            head = self.heads[first, last] = int(self.doc[first : last + 1].root.i)
        return head


def gather(doc: Doc) -> Facts:
    """Read the records of all earlier stages."""
    segments = _read(doc, "segments", Segment)
    starts, words = token_starts(doc), docdata.lower_words(doc)
    sentence_of_token, bounds = [0] * len(doc), [0, len(doc)]
    if doc.has_annotation("SENT_START"):
        sentence_of_token, bounds = sentence_index(doc), sentence_bounds(doc)
    actors = _read(doc, "actors", Actor)
    titles = [s.end for s in segments if s.kind == "title"]
    entities = _read(doc, "entities", Entity)
    text, places = docdata.text(doc), _read(doc, "places", Place)
    article, shift = docdata.article(doc), docdata.shift(doc)
    title_end = max([*titles, shift])
    sentence_starts = [starts[first] for first in bounds[:-1]]
    sentence_ends = [starts[end - 1] + len(doc[end - 1]) for end in bounds[1:]]
    skipped = _clutter(text, segments, sentence_starts, sentence_ends)
    return Facts(
        doc,
        article,
        shift,
        text,
        bounds,
        sentence_starts,
        sentence_ends,
        starts,
        sentence_of_token,
        words,
        segments,
        places,
        _read(doc, "times", EventTime),
        _read(doc, "distances", Distance),
        _read(doc, "casualties", Casualty),
        [a for a in actors if a.role == "participant"],
        [a for a in actors if a.role == "source"],
        title_end,
        frozenset(skipped | _teasers(text, sentence_starts, sentence_ends)),
        [s.start for s in segments if s.kind in ("paragraph", "title", "header")],
        tuple(s for s in segments if s.kind == "dateline"),
        home_of(text, title_end, places),
        _homeland(entities, article, places),
        [e for e in entities if e.country_code and e.category in OF_COUNTRY],
        _only_group(actors),
    )


def _homeland(
    entities: list[Entity], article: Article, places: list[Place]
) -> Homeland:
    filed = _filed(article.source)
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


def _clutter(
    text: str, segments: list[Segment], starts: list[int], ends: list[int]
) -> set[int]:
    """Return the sentences that lie in headers, bylines and web clutter."""
    skipped: set[int] = set()
    for segment in segments:
        if segment.kind in ("header", "byline", "boilerplate"):
            for number in range(bisect_left(starts, segment.start), len(starts)):
                if text[segment.end : ends[number]].strip():
                    break
                skipped.add(number)
    return skipped


def _teasers(text: str, starts: list[int], ends: list[int]) -> set[int]:
    """Return the sentences of other stories' summaries: pages tell these twice running.

    One that is told twice may be the caption of the story's own picture.
    """
    texts = [text[start:end].strip() for start, end in zip(starts, ends, strict=True)]
    doubled: set[int] = set()
    told: set[str] = set()
    if len(set(texts)) == len(texts):
        return doubled
    for number, sentence in enumerate(texts):
        for length in range(1, TEASER_SENTENCES + 1):
            middle, end = number + length, number + 2 * length
            again = sentence == texts[middle] if middle < len(texts) else False
            if not again or texts[number:middle] != texts[middle:end]:
                continue
            if sum(map(len, texts[number:middle])) >= TEASER_CHARS:
                doubled.update(range(number, end))
                told.add(sentence)
    return doubled if len(told) > 1 else set()


def written(facts: Facts, start: int, end: int) -> str:
    """Return the article's own words at Doc offsets, as one line."""
    words = docdata.original_of(facts.article, facts.shift, facts.text, start, end)
    return " ".join(words.split())
