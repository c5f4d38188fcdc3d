"""The finder of the stage: participants first, then who speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsevents.records import Actor
from newsevents.settings import ActorSettings
from newsevents.stages.actors import lexicon, names, participants, speech
from newsevents.stages.actors.drafts import Draft, Reading
from newsevents.stages.actors.resolve import pronouns, resolve

if TYPE_CHECKING:
    from spacy.tokens import Doc


class ActorFinder:
    """Find the actors of a Doc."""

    def __init__(self, known: lexicon.Lexicon) -> None:
        """Keep the lexicons."""
        self.lexicon = known

    def __call__(self, doc: Doc) -> list[Actor]:
        """Return participants in order of their heads, then sources."""
        found = [n for n in names.find(doc) if not self._is_common(doc, n)]
        owners = names.owners(found)
        reading = participants.read(doc, self.lexicon, owners)
        drafts = participants.find(reading, found)
        if not doc.has_annotation("DEP"):
            return [_record(reading, draft) for draft in drafts]
        sentences = _sentence_index(doc)
        drafts += pronouns(reading)
        drafts.sort(key=lambda draft: draft.head)
        drafts = resolve(doc, drafts, sentences)
        actors = [_record(reading, draft) for draft in drafts]
        return actors + speech.sources(reading, actors)

    def _is_common(self, doc: Doc, name: names.Named) -> bool:
        """Tell whether the model took a common noun for a name: "Assailants"."""
        if name.kind is None and doc[name.end - 1].pos_ in ("ADP", "DET", "CCONJ"):
            return True
        if name.kind is not None or name.end - name.start > 1:
            return False
        token = doc[name.start]
        if token.is_upper:
            return False
        nouns = self.lexicon.nouns.get(token.lower, ())
        if not any(not noun.before for noun in nouns):
            return False
        first = token.is_sent_start or doc[token.i - 1].lower_ in (":", "the", "a")
        return first or any(noun.plural for noun in nouns)


def build(settings: ActorSettings) -> ActorFinder:  # noqa: ARG001  a stage's contract
    """Load the lexicons and return the finder."""
    return ActorFinder(lexicon.load())


def _sentence_index(doc: Doc) -> list[int]:
    """Return the index of the sentence of every token."""
    index, current = [], -1
    for flag in doc.to_array("SENT_START").tolist():
        current += flag == 1 or current < 0
        index.append(current)
    return index


def _record(reading: Reading, draft: Draft) -> Actor:
    doc = reading.doc
    start = doc[draft.start].idx
    last = doc[draft.end - 1]
    end = last.idx + len(last)
    return Actor(
        start=start,
        end=end,
        text=reading.text[start:end],
        rule=draft.rule,
        confidence=draft.confidence,
        name=participants.name_of(draft),
        category=draft.category,
        head=draft.head,
        low=draft.low,
        high=draft.high,
    )
