"""Where a Doc says that people came to harm."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from newsevents.docdata import lower_words
from newsevents.language.wordset import wordset
from newsevents.stages.casualties.carriers import carried
from newsevents.stages.casualties.lexicon import CARRIED, Lexicon, Predicate

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from newsevents.stages.casualties.context import Context

RESULT_WINDOW = 10
CLAIM_WINDOW = 7
_CLAIM = wordset(
    "claim claimed claims claiming cost costs costing took taken take takes taking lost"
    " loss"
)
_WOUND_VERBS = wordset("wounded injured wounding injuring wounds injures wound injure")
# What follows or precedes makes it another word: "death sentence", "dead end".
_NOT_BEFORE = {
    "death": wordset(
        "sentence sentences penalty row threat threats certificate squad squads rate"
        " rates valley camp camps investigation anniversary benefits"
    ),
    "dead": wordset("end ends line sea heat set weight zone center stop calm letter"),
    "body": wordset("armor armour bag guard guards camera cameras language parts cam"),
    "murder": wordset("charge charges case trial weapon suspect investigation"),
    "suicide": wordset("bombing bombings attack attacks bomber bombers mission"),
    "missing": wordset("person persons from out link links"),
    "shooting": wordset(
        "range gallery spree star stars suspect suspects victim victims scene case"
        " incident incidents investigation investigations suspension"
    ),
    "stabbing": wordset("suspect suspects victim victims scene incident incidents"),
    "shot": wordset("fired out clock put"),
    "arrest": wordset("warrant warrants"),
    "beat": wordset("the them team"),
    "dying": wordset("to for breed wish words declaration"),
    "toll": wordset("road roads booth plaza gate free on"),
}
_NOT_AFTER = {
    "body": wordset("governing legislative regulatory professional student"),
    "bodies": wordset("governing legislative regulatory public"),
    "dead": wordset("drop brain"),
    "injury": wordset("personal self head"),
}


_REMAINS = wordset("bodies corpses")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A predicate at tokens ``start`` to ``end``; ``head`` carries its arguments."""

    predicate: Predicate
    start: int
    end: int
    head: int


def candidate_words(doc: Doc, lexicon: Lexicon) -> tuple[list[str], list[int]]:
    """Return the lowered words of a Doc and the tokens that may begin a predicate.

    A dash that sticks to a word is left out: "two kidnapped- no details".
    """
    words = lower_words(doc)
    dashed = {w: w[:-1] for w in set(words) if w[-1:] == "-" and len(w) > 1}
    if dashed:
        words = [dashed.get(w, w) for w in words]
    by_word = lexicon.by_word
    return words, [i for i, word in enumerate(words) if word in by_word]


def find_triggers(context: Context, starts: list[int]) -> Iterator[Trigger]:
    """Yield the predicates of a Doc in order; they do not overlap."""
    covered = 0
    for start in starts:
        if start < covered:
            continue
        trigger = _at(context, start)
        if trigger is not None and trigger.start >= covered:
            trigger = _with_result(context, trigger)
            covered = trigger.end
            yield trigger


def _at(context: Context, start: int) -> Trigger | None:
    words = context.words
    for predicate in context.lexicon.by_word[words[start]]:
        size = len(predicate.words)
        end = start + size
        if size > 1 and tuple(words[start:end]) != predicate.words:
            continue
        if _is_other_word(words, start, end):
            continue
        if size == 1 and not _fits(context, start, predicate):
            continue
        trigger = Trigger(predicate, start, end, start)
        if predicate.pattern not in CARRIED:
            return trigger
        by_carrier = carried(context, trigger)
        if by_carrier is not None:
            return by_carrier
    return None


def _is_other_word(words: list[str], start: int, end: int) -> bool:
    """Tell by what stands beside a word that it means another thing: "dead end"."""
    after = words[end] if end < len(words) else ""
    before = words[start - 1] if start else ""
    return after in _NOT_BEFORE.get(words[end - 1], ()) or (
        before in _NOT_AFTER.get(words[start], ())
    )


def _fits(context: Context, index: int, predicate: Predicate) -> bool:
    """Tell whether a single word has the reading of the predicate here."""
    if predicate.tag == "lives" and not _takes_lives(context.words, index):
        return False
    token = context.doc[index]
    if not token.pos_:
        return True
    if token.dep_ == "amod" and token.head.lower_ in _REMAINS:
        return False  # "decapitated bodies": the bodies count
    if predicate.pattern in ("object", "subject"):
        return _is_verb(token, predicate.shape) or (
            token.pos_ == "NOUN"
            and predicate.shape in ("base", "gerund")
            and context.begins_number(index + 1)
        )
    if predicate.pattern in ("of", "count", "body", "toll", "share", *CARRIED):
        return token.pos_ in ("NOUN", "PROPN", "VERB")
    return True


def _takes_lives(words: list[str], index: int) -> bool:
    """Tell "the fire claimed six lives" from lives that go on."""
    if "lost" in words[index + 1 : index + 4]:
        return True
    return not _CLAIM.isdisjoint(words[max(0, index - CLAIM_WINDOW) : index])


def _is_verb(token: Token, shape: str) -> bool:
    """Tell whether the tagger allows a verb here; headlines fool it often."""
    if shape == "base":
        return token.pos_ in ("VERB", "AUX") or (
            token.pos_ == "NOUN" and token.lower_.endswith("s") and not _has_of(token)
        )
    if token.pos_ == "NOUN":
        is_noun = token.tag_ == "NN" and not _is_of_age(token)
        return shape != "gerund" and not (shape == "past" and is_noun)
    return token.pos_ in ("VERB", "ADJ", "AUX", "PROPN")


def _has_of(token: Token) -> bool:
    """Tell the noun of "the murders of two nurses" from "gunman murders nurse"."""
    return token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "of"


def _is_of_age(token: Token) -> bool:
    """Tell whether an age stands right before: "9-year-old shot in the market"."""
    return token.i > 0 and token.nbor(-1).lower_.endswith(("-old", "old"))


def _with_result(context: Context, trigger: Trigger) -> Trigger:
    """Read "shot dead", "fatally shot", "stabbed a man to death" as killing."""
    predicate = trigger.predicate
    if "harm" not in predicate.tag or predicate.pattern != "object":
        is_wound = predicate.words[0] in _WOUND_VERBS and _is_fatal(context, trigger)
        if is_wound or _is_fatal_noun(context, trigger):
            deadly = replace(predicate, effect="killed", tag="")
            return replace(trigger, predicate=deadly)
        return trigger
    if _is_fatal(context, trigger) or _ends_in_death(context, trigger):
        deadly = replace(predicate, effect="killed", tag="")
        is_dead = context.words[trigger.end : trigger.end + 1] == ["dead"]
        end = trigger.end + 1 if is_dead else trigger.end
        return replace(trigger, predicate=deadly, end=end)
    return trigger


def _is_fatal_noun(context: Context, trigger: Trigger) -> bool:
    """Read "the fatal shooting of a tailor", "the deadly stabbing of two"."""
    if trigger.predicate.pattern != "of" or "harm" not in trigger.predicate.tag:
        return False
    before = context.words[max(0, trigger.start - 2) : trigger.start]
    is_multiple = before[-1:] in (["double"], ["triple"], ["quadruple"])
    return ("fatal" in before or "deadly" in before) and not is_multiple


def _is_fatal(context: Context, trigger: Trigger) -> bool:
    around = context.words[max(0, trigger.start - 2) : trigger.start]
    around += context.words[trigger.end : trigger.end + 1]
    return "fatally" in around or "mortally" in around


_NO_RESULT = wordset(", ; and or but who when while in by at")


def _ends_in_death(context: Context, trigger: Trigger) -> bool:
    words = context.words
    _, last = context.sentence_range(trigger.start)
    for i in range(trigger.end, min(last, trigger.end + RESULT_WINDOW)):
        word = words[i]
        if word in (",", "and") and i + 1 < last:
            goes_on = words[i + 1] == "and" or context.doc[i + 1].tag_ == "VBN"
            if goes_on:  # "beaten, kicked and stabbed to death"
                continue
        if word in _NO_RESULT:
            return False
        if word == "alive" and words[trigger.start].startswith("burn"):
            return True
        if word == "dead" or (word == "death" and words[i - 1] == "to"):
            return True
    return False
