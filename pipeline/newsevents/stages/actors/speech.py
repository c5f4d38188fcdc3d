"""Sources of reported speech: who says so, and which words are theirs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsevents import docdata
from newsevents.language import syntax
from newsevents.records import Actor, Segment
from newsevents.stages.actors import phrases
from newsevents.stages.actors.drafts import Reading
from newsevents.stages.actors.names import Named

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SPEAKING = frozenset(
    {"armed_group", "force", "civilian", "government", "organization", "facility"}
)
REPORTS = frozenset(
    {"statement", "report", "figure", "datum", "data", "document", "study", "survey"}
    | {"tally", "record", "communique", "communiqué", "bulletin", "message", "video"}
    | {"indictment", "complaint", "affidavit", "account", "release", "headquarters"}
    | {"witness", "eyewitness", "photo", "court", "word", "dispatch", "count"}
)
TAKES_NOUN = frozenset(
    {"confirm", "report", "announce", "deny", "claim", "acknowledge", "disclose"}
    | {"describe", "reveal", "admit"}
)
RIGHT_DEPS = frozenset({"prep", "conj", "cc", "appos", "compound", "nmod", "amod"})
CLAUSES = frozenset({"relcl", "advcl", "ccomp", "acl", "parataxis"})
QUOTE_GAP = 3  # characters between a closing quote and its "he said"
MAX_PHRASE = 25  # tokens of a source phrase
LONG_NAME = 6  # words after which only the core of a phrase names the source


@dataclass(frozen=True, slots=True)
class Speech:
    """What the search for sources needs to know of one Doc."""

    doc: Doc
    text: str
    owners: Mapping[int, Named]
    actors: Mapping[int, Actor]
    quotes: tuple[tuple[int, int], ...]


def sources(reading: Reading, actors: list[Actor]) -> list[Actor]:
    """Return the sources of reported speech, in the order of their cue words.

    Args:
        reading: A parsed Doc, read.
        actors: Its participants.
    """
    doc, verbs = reading.doc, reading.lexicon.verbs
    segments = docdata.read(doc, docdata.key_of("segments"), Segment)
    speech = Speech(
        doc,
        reading.text,
        reading.owners,
        {actor.head: actor for actor in actors},
        tuple((s.start, s.end) for s in segments if s.kind == "quote"),
    )
    found: dict[int, Actor] = {}
    for i, key in enumerate(doc.to_array("LEMMA").tolist()):
        frame = verbs.get(key)
        if frame is None:
            continue
        token = doc[i]
        if token.lower_ == "according":
            said = _according(speech, token)
        elif token.pos_ == "VERB":
            said = _said(speech, token, frame)
        else:
            continue
        if said is not None:
            found.setdefault(said.head, said)
    return list(found.values())


# ------------------------------------------------------------------ cues


def _according(speech: Speech, token: Token) -> Actor | None:
    """Read "according to police": the whole sentence is theirs."""
    for to in token.rights:
        for noun in to.rights if to.lower_ == "to" else ():
            if noun.dep_ == "pobj":
                sentence = token.sent
                start, end = sentence.start_char, sentence.end_char
                if token.i - sentence.start <= 1:
                    start = _phrase(speech, noun)[1]
                return _source(speech, noun, start, end, "according to")
    return None


def _said(speech: Speech, verb: Token, frame: str) -> Actor | None:
    """Read subject and content of a verb of speech."""
    if any(child.dep_ == "neg" for child in verb.children):
        return None
    speaker = next(_speakers(speech, verb), None)
    if speaker is None:
        return None
    scope = _scope(speech, verb, speaker, frame)
    if scope is None:
        return None
    return _source(speech, speaker, *scope, f"speech:{verb.lemma_.lower()}")


def _speakers(speech: Speech, verb: Token) -> Iterator[Token]:
    """Yield the subjects, or agents of a passive, that can speak."""
    for noun in syntax.agents(verb):
        actor = speech.actors.get(noun.i)
        if actor is not None:
            if actor.category == "civilian":
                yield from _behind_comma(speech, noun, verb)
            if actor.category in SPEAKING:
                yield noun
        elif noun.lemma_.lower() in REPORTS or _is_name(speech, noun):
            yield noun
    before = speech.actors.get(verb.i - 1)  # what the parser made something else
    if before is not None and before.category in SPEAKING and verb.i:
        noun = speech.doc[verb.i - 1]
        if noun.dep_ not in ("dobj", "pobj") and verb.tag_ in ("VBD", "VBZ", "VBP"):
            yield noun


def _behind_comma(speech: Speech, subject: Token, verb: Token) -> Iterator[Token]:
    """Yield who speaks in "killing 12 people and a child, nurses and officials said".

    Parsers take the people told of before the comma for the subject.
    """
    between = speech.doc[subject.i + 1 : verb.i]
    commas = [token.i for token in between if token.lower_ == ","]
    for noun in speech.doc[commas[-1] + 1 : verb.i] if commas else ():
        actor = speech.actors.get(noun.i)
        speaks = actor is not None and actor.category in SPEAKING
        if speaks or noun.lemma_.lower() in REPORTS:
            yield noun


def _is_name(speech: Speech, noun: Token) -> bool:
    """Tell names that may speak from places and dates."""
    owner = speech.owners.get(noun.i)
    if owner is not None:
        return owner.label in ("PERSON", "ORG", "NORP")
    return noun.pos_ == "PROPN" and not noun.ent_type_


def _scope(
    speech: Speech, verb: Token, speaker: Token, frame: str
) -> tuple[int, int] | None:
    """Return the characters of what is said; None if nothing is."""
    clause = next((c for c in verb.children if c.dep_ == "ccomp"), None)
    sentence = verb.sent
    first = min(verb.i, speaker.left_edge.i)
    if clause is not None and clause.i < verb.i:
        start = speech.doc[min(clause.left_edge.i, first)].idx
        return _with_quotes(speech, start, speech.doc[first].idx)
    if clause is not None:
        return _with_quotes(speech, verb.idx + len(verb), sentence.end_char)
    if _quoted(speech, speech.doc[first].idx, verb.idx + len(verb)):
        return _with_quotes(speech, sentence.start_char, sentence.end_char)
    if frame == "say" and _is_aside(verb):
        return _with_quotes(speech, sentence.start_char, sentence.end_char)
    lemma = verb.lemma_.lower()
    noun = lemma in TAKES_NOUN and any(c.dep_ in ("dobj", "obj") for c in verb.rights)
    if noun or (lemma == "say" and speaker.i < verb.i):
        return verb.idx + len(verb), sentence.end_char
    return None


def _is_aside(verb: Token) -> bool:
    """Tell whether "officials said" is put into a sentence of its own grammar."""
    return verb.dep_ in ("parataxis", "advcl", "ccomp", "dep") and verb.head != verb


def _quoted(speech: Speech, first: int, last: int) -> bool:
    """Tell whether a quote ends just before or begins just after a stretch."""
    return any(
        0 <= first - end <= QUOTE_GAP or 0 <= start - last <= 2 * QUOTE_GAP
        for start, end in speech.quotes
    )


def _with_quotes(speech: Speech, start: int, end: int) -> tuple[int, int]:
    """Stretch a scope over the quotes that it cuts or touches."""
    for low, high in speech.quotes:
        if low <= end and high >= start - QUOTE_GAP and high - low < len(speech.text):
            if low < start <= high + QUOTE_GAP:
                start = low
            if low <= end < high:
                end = high
    return start, end


# ------------------------------------------------------------------ phrases


def _phrase(speech: Speech, noun: Token) -> tuple[int, int]:
    """Return the characters of a source: its noun phrase without clauses."""
    doc = speech.doc
    start, end = noun.left_edge.i, noun.i + 1
    if noun.i - start > MAX_PHRASE:
        start = phrases.left_edge(noun)
    for child in noun.rights:
        if child.dep_ in RIGHT_DEPS:
            end = max(end, child.right_edge.i + 1)
    end = min(end, noun.i + MAX_PHRASE, noun.sent.end)
    for i in range(noun.i + 1, end):
        if doc[i].dep_ in CLAUSES or (doc[i].pos_ == "VERB" and doc[i].dep_ == "conj"):
            end = max(noun.i + 1, min(doc[i].left_edge.i, i))
            break
    while end > noun.i + 1 and (
        doc[end - 1].is_punct or doc[end - 1].dep_ == "cc" or doc[end - 1].is_space
    ):
        end -= 1
    while start < noun.i and not doc[start].text[0].isalnum():
        start += 1
    return doc[start].idx, doc[end - 1].idx + len(doc[end - 1])


def _source(
    speech: Speech, noun: Token, start: int, end: int, rule: str
) -> Actor | None:
    first, last = _phrase(speech, noun)
    text = speech.text[first:last]
    actor = speech.actors.get(noun.i)
    if first >= last or start >= end:
        return None
    return Actor(
        start=first,
        end=last,
        text=text,
        rule=rule,
        confidence=0.85 if actor is not None else 0.6,
        name=_name(speech, noun, first, last),
        category=actor.category if actor is not None else "organization",
        head=noun.i,
        role="source",
        low=actor.low if actor is not None else None,
        high=actor.high if actor is not None else None,
        scope_start=start,
        scope_end=end,
    )


def _name(speech: Speech, noun: Token, first: int, last: int) -> str:
    """Return who a source is: the persons in it, else its phrase without article."""
    doc = speech.doc
    inside = docdata.tokens(doc, first, last)
    persons: dict[str, None] = {}
    for token in inside:
        owner = speech.owners.get(token.i)
        if owner is not None and owner.label == "PERSON":
            persons.setdefault(owner.canonical)
    if persons:
        return "; ".join(persons)
    actor = speech.actors.get(noun.i)
    if actor is not None and actor.rule.startswith(("pronoun", "name")):
        return actor.name
    if len(inside) > LONG_NAME and actor is not None:
        return actor.name
    bare = phrases.without_article(doc, inside.start, noun.i)
    return " ".join(speech.text[doc[bare].idx : last].split())
