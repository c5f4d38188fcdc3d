"""Words that name incidents: which tokens of a Doc may stand for an event."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from newsevents import docdata, resources
from newsevents.language.syntax import (
    sentence_index,
)
from newsevents.stages.events.naming.inflect import inflections, plural
from newsevents.stages.events.naming.strength import Entry, Strength, is_staged_as, told

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

STOPS = frozenset(
    {".", ";", "and", "but", "was", "were", "is", "are", "off", "out", "up", "had"}
)
LISTED = frozenset({"NOUN", "PROPN"})
WITHIN_PHRASE = frozenset({"amod", "compound", "nmod", "pobj"})
ONLY_NOUNS = ("strikes", "quakes", "mines", "clashes", "blasts", "riots")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger in a text: token range, base form, type; ``head`` is its main token."""

    start: int
    end: int
    head: int
    sentence: int
    lemma: str
    is_verb: bool
    event_type: str
    strength: Strength


class Form(NamedTuple):
    """An inflected form of a trigger.

    ``second`` is its second word, if it has any; ``reach`` tells how many tokens from
    its first word the rest may stand, 0 where they stand together.
    """

    words: tuple[str, ...]
    second: str | None
    entry: Entry
    reach: int = 0


@dataclass(frozen=True, slots=True)
class TriggerLexicon:
    """First word of every inflected form -> forms, longest first.

    ``not_events`` has by their cues the patterns of what names no incident.
    """

    forms: Mapping[str, tuple[Form, ...]]
    not_events: Mapping[str, tuple[re.Pattern[str], ...]] = field(default_factory=dict)


def load_lexicon() -> TriggerLexicon:
    """Read the lexicon of triggers with all inflections, and what is no event."""
    irregular = {
        row["verb"]: (row["past"], row["participle"])
        for row in resources.table("events/irregular_verbs.tsv")
    }
    classes: dict[str, set[str]] = {}
    for row in resources.table("events/objects.tsv"):
        classes.setdefault(row["class"], set()).add(row["noun"])
    reach = {
        row["trigger"]: int(row["tokens"])
        for row in resources.table("events/parted_verbs.tsv")
    }
    forms: dict[str, list[Form]] = {}
    for row in resources.table("events/triggers.tsv"):
        words = tuple(re.split(r"[ -]", row["trigger"]))
        entry = _entry(words, row, classes)
        for form in _forms(words, entry.is_verb, irregular):
            second = form[1] if len(form) > 1 else None
            apart = reach.get(row["trigger"], 0) if entry.is_verb else 0
            forms.setdefault(form[0], []).append(Form(form, second, entry, apart))
    not_events: dict[str, tuple[re.Pattern[str], ...]] = {}
    for row in resources.patterns("events/not_events.jsonl"):
        # All begin with a word: tried at ends of words too, they cost twice as much.
        pattern = re.compile(rf"\b(?=\w)(?:{row['pattern']})")
        for cue in row["cues"]:
            not_events[cue] = (*not_events.get(cue, ()), pattern)
    return TriggerLexicon(
        {
            first: tuple(sorted(found, key=lambda form: -len(form.words)))
            for first, found in forms.items()
        },
        not_events,
    )


def _entry(
    words: tuple[str, ...], row: Mapping[str, str], classes: Mapping[str, set[str]]
) -> Entry:
    """Return the entry of a row, of which the strength may name a class of objects."""
    told = row["strength"].split(", ")
    strength: Strength | None = None
    if told[0] in ("strong", "weak"):
        strength = "strong" if told.pop(0) == "strong" else "weak"
    objects = frozenset(classes[told[0]]) if told else frozenset()
    return Entry(words, row["pos"] == "verb", row["event_type"], strength, objects)


def _forms(
    words: tuple[str, ...], is_verb: bool, irregular: Mapping[str, tuple[str, str]]
) -> Iterator[tuple[str, ...]]:
    if is_verb:
        for form in inflections(words[0], irregular):
            yield (form, *words[1:])
    else:
        yield words
        if not words[-1].endswith("s"):
            yield tuple(plural(" ".join(words)).split())


def find_triggers(
    doc: Doc,
    lower: list[str],
    lexicon: TriggerLexicon,
    sentences: Sequence[int] | None = None,
) -> list[Trigger]:
    """Return the triggers of a Doc in order of the text, longest match first.

    Where a word is verb and noun ("attack"), the tag decides. Words inside stretches
    that name no incident ("heart attack", "fire chief") are left out. ``lower`` are
    the lower-cased words of the Doc, ``sentences`` what `sentence_index` says of it.
    """
    if sentences is None:
        sentences = sentence_index(doc)
    text = _lowered(doc)
    forms = lexicon.forms
    found: list[Trigger] = []
    last = 0
    for position in [i for i, word in enumerate(lower) if word in forms]:
        if position < last:
            continue
        match = _longest(doc, lower, position, forms[lower[position]])
        if match is None:
            continue
        first = doc[position]
        around = lower[max(0, position - MAX_WORDS) : match[1] + MAX_WORDS]
        cues = [word for word in around if word in lexicon.not_events]
        if not _in_name(first) and not (
            cues and is_blocked(text, lexicon, cues, (first, match[0]))
        ):
            head, last, entry = match
            kind, strength = told(head, entry)
            if strength is None:
                continue
            number = sentences[position]
            if position == 0 or sentences[position - 1] != number:
                number += _is_label(sentences, last, lower)
            found.append(
                Trigger(
                    position,
                    last,
                    head.i,
                    number,
                    " ".join(entry.words),
                    entry.is_verb,
                    kind,
                    strength,
                )
            )
    return found


def _is_label(sentences: Sequence[int], end: int, lower: list[str]) -> bool:
    """Tell "Looting:" in front of a sentence, which it is the kind of."""
    return (
        end + 1 < len(lower)
        and lower[end] == ":"
        and sentences[end + 1] == sentences[end] + 1
    )


def _in_name(token: Token) -> bool:
    """Tell a word of a name: "Mines Advisory Group"; not a capitalised "Car Bomb"."""
    if token.ent_type_ == "PERSON":
        return True
    if token.ent_type_ != "ORG" or not token.is_title:
        return False
    after = token.i + 1
    return after < len(token.doc) and token.nbor().ent_iob_ == "I"


def _longest(
    doc: Doc,
    lower: list[str],
    position: int,
    candidates: Iterable[Form],
) -> tuple[Token, int, Entry] | None:
    following = lower[position + 1 : position + 3]  # the next word, or a hyphen and it
    for form, second, entry, reach in candidates:
        end = position + 1 if second is None else None
        if end is None:
            if second in following:
                end = _match_end(lower, position, form)
            if (
                end is None
                and reach
                and _goes_on(doc, lower, position, form[1:], reach)
            ):
                end = position + 1
            if end is None:
                continue
        head = doc[position] if entry.is_verb else doc[end - 1]
        if _fits(head, entry):
            return head, end, entry
    return None


def _goes_on(
    doc: Doc, lower: list[str], position: int, rest: tuple[str, ...], reach: int
) -> bool:
    """Tell "set two vehicles on fire": what was hit may stand between.

    Not "took part in hostage talks".
    """
    last = min(len(lower), position + reach)
    return any(
        tuple(lower[i : i + len(rest)]) == rest
        and not _is_parted(doc, lower, position, i)
        and doc[i].dep_ not in WITHIN_PHRASE
        for i in range(position + 2, last)
        if lower[i] == rest[0]
    )


def _is_parted(doc: Doc, lower: list[str], first: int, last: int) -> bool:
    """Tell whether another clause begins between, but one like "that was empty".

    "Two schools and a bank" are no clauses.
    """
    return any(
        lower[i] in STOPS
        and lower[i - 1] not in ("that", "which")
        and not (lower[i] == "and" and doc[i].head.pos_ in LISTED)
        for i in range(first, last)
    )


def _match_end(lower: list[str], position: int, form: tuple[str, ...]) -> int | None:
    """Return the end of ``form`` at ``position``; hyphens do not count."""
    current = position + 1
    for word in form[1:]:
        if current < len(lower) and lower[current] == "-":
            current += 1
        if current >= len(lower) or lower[current] != word:
            return None
        current += 1
    return current


def _fits(head: Token, entry: Entry) -> bool:
    """Tell whether the tag of a token suits a verb or a noun of the lexicon."""
    tag, several = head.tag_, len(entry.words) > 1
    if not tag or (several and not entry.is_verb):
        return True
    if entry.is_verb and several:
        is_noun = tag == "NNS" and head.dep_ in ("dobj", "pobj")  # "set fires on it"
        return tag not in ("NN", "JJ") and not is_noun
    if entry.is_verb:
        is_noun = tag == "VBG" and head.dep_ in ("pobj", "nsubj", "nsubjpass")
        is_name = tag == "NNP" and head.lower_ != head.text
        is_verb = tag.startswith("VB") or (is_name and not _is_acronym(head))
        if entry.event_type == "protest" and head.lower_.endswith("ed"):
            is_verb |= tag == "NN"  # "held a marched", as some write
        return is_verb and not is_noun  # "in the fighting"
    is_modifier = head.dep_ == "compound" and head.head.i > head.i
    if is_modifier and head.head.pos_ == "NOUN" and not is_staged_as(head, entry):
        return False  # "attack helicopter", "bomb shelter": the noun behind it counts
    if tag == "VBZ":  # the parser takes "airstrikes targeted" for two verbs
        return head.lower_.endswith(ONLY_NOUNS)
    return tag.startswith("NN") or (tag == "VBG" and head.dep_ in _NOMINAL)


def _is_acronym(token: Token) -> bool:
    """Tell "the RAM" in plain text from "RAM" in a headline of capitals."""
    if not token.is_upper or len(token) < 2:
        return False
    around = token.doc[max(0, token.i - 2) : token.i + 3]
    return any(word.is_lower for word in around)


_NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj", "appos", "ROOT"})


def _lowered(doc: Doc) -> str:
    """Return the lower-cased text, "" where offsets would no longer fit."""
    text = docdata.text(doc)
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else ""


def is_blocked(
    text: str,
    lexicon: TriggerLexicon,
    cues: Iterable[str],
    words: tuple[Token, Token],
) -> bool:
    """Tell whether the first or last word lies in a stretch that names no incident.

    ``cues`` are the words around them that such a stretch may have.
    """
    places = [(word.idx, word.idx + len(word)) for word in words]
    begin, end = max(0, places[0][0] - MAX_STRETCH), places[1][1] + MAX_STRETCH
    patterns = dict.fromkeys(p for cue in cues for p in lexicon.not_events[cue])
    return any(
        match.start() < last and first < match.end()
        for pattern in patterns
        for match in pattern.finditer(text, begin, end)
        for first, last in places
    )


MAX_STRETCH = 40  # characters, longer than any of the stretches
MAX_WORDS = 8  # as many words, hyphens counted
