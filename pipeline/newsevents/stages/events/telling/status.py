"""Did it happen, now, for real: the status of the event that a trigger names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, Literal

from newsevents import resources
from newsevents.language.cued import Cued, joined
from newsevents.language.syntax import (
    ancestors,
    governing_verb,
    has_no,
    is_negated,
    is_passive,
)
from newsevents.stages.events.scene.aside import is_outcome
from newsevents.stages.events.telling.motives import PROTESTS, avenged, cause_of_protest
from newsevents.stages.events.telling.unreal import (
    is_attempt,
    is_modal,
    is_protest,
    is_unreal,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

# What a trigger can be, next to the statuses of a row: not an event at all.
TriggerStatus = Literal[
    "reported", "claimed", "denied", "planned", "foiled", "background", "none"
]
DISPERSED = frozenset({"break", "disperse", "quell"})  # only what goes on can be
OF_DEED = frozenset({"dobj", "nsubjpass"})
BESIDE = frozenset({"prep", "advcl", "dative"})
NEAR = 2  # steps up the parse that a word of failure, plan or fear reaches
# Who denies these denies to have done it, not that it was done.
SHARES = frozenset(
    {"carry", "commit", "connection", "involve", "involvement", "link", "order", "part"}
    | {"participate", "participation", "perpetrate", "responsibility", "responsible"}
    | {"role", "tie"}
)
# Words that decide only with one of these below them: "called for the killing of …".
BELOW: Mapping[str, frozenset[str]] = {
    "call": frozenset({"for"}),
    "mission": frozenset({"of", "to"}),
    "policy": frozenset({"of"}),
    "stop": frozenset({"from"}),
}
# "A plan that included bombing the port": what is planned stands below these.
CONTENT = frozenset({"contain", "envisage", "include", "involve"})
# "Had no knowledge of a raid": nobody says that there was one.
TIDINGS = frozenset({"evidence", "indication", "knowledge", "report", "sign"})
REPORTS = frozenset(
    {"account", "accusation", "allegation", "charge", "claim", "report", "rumor"}
    | {"rumour", "suggestion", "version"}
)
MODIFIERS: Mapping[str, TriggerStatus] = {
    **dict.fromkeys(("planned", "imminent"), "planned"),
    **dict.fromkeys(("attempted", "failed", "foiled", "thwarted", "botched"), "foiled"),
    **dict.fromkeys(("possible", "potential", "mock", "simulated"), "none"),
}
WORD_STATUS: Mapping[str, TriggerStatus] = {
    "foil": "foiled",
    "plan": "planned",
    "deny": "denied",
    "court": "background",
    "hypothesis": "none",
}


@dataclass(frozen=True, slots=True)
class StatusLexicon:
    """Words above a trigger, and stretches of a sentence, that decide on its status.

    One of the ``cues`` is among the words of a sentence that has such a stretch.
    """

    words: Mapping[str, TriggerStatus]
    background: tuple[Cued, ...]
    recalled: Cued
    cues: frozenset[str]


def load_status_lexicon() -> StatusLexicon:
    """Read ``events/status_words.tsv`` and ``events/background.jsonl``."""
    background, recalled = _patterns("sentence"), joined(_patterns("words"))
    return StatusLexicon(
        {
            row["word"]: WORD_STATUS[row["status"]]
            for row in resources.table("events/status_words.tsv")
        },
        background,
        recalled,
        frozenset(cue for cued in (*background, recalled) for cue in cued.cues),
    )


def _patterns(scope: str) -> tuple[Cued, ...]:
    return tuple(
        Cued(tuple(p["cues"]), re.compile(p["pattern"]))
        for p in resources.patterns("events/background.jsonl")
        if p["scope"] == scope
    )


def status_of(
    head: Token,
    lexicon: StatusLexicon,
    *,
    motives: bool = True,
    parts: Sequence[Token] | None = None,
) -> TriggerStatus:
    """Return the status that grammar gives the event named by a token.

    Negated, conditional and feared events are ``none``; what is planned, foiled or
    denied is told by the verbs and nouns above; a court case or an anniversary tells
    of history. Without ``motives`` (`tells_of_motives`) no protest or reprisal is
    looked for. ``parts`` are the token's children in the parse.
    """
    parts = list(head.children) if parts is None else parts
    if is_unreal(head, parts):
        return "foiled" if _is_thwarted_aim(head, lexicon) else "none"
    above = _above(head, lexicon, parts)
    if above is None and motives:
        above = cause_of_protest(head) or avenged(head)
    if above is not None:
        return above
    verb = governing_verb(head)
    if verb is head:
        return "reported"
    if is_negated(verb) and verb.lemma_ in ("happen", "occur"):
        return "none"
    is_told = head.dep_ in OF_DEED or is_outcome(head)
    if is_told and is_modal(verb) and not _is_going_on(head, verb):
        return "none"
    return "reported"


def _is_going_on(head: Token, verb: Token) -> bool:
    """Tell "fired to disperse a march" and "met to hold a rally" from what may be."""
    return verb.lemma_ in DISPERSED or (
        head.lemma_.lower() in PROTESTS and is_protest(verb)
    )


def _is_thwarted_aim(head: Token, lexicon: StatusLexicon) -> bool:
    """Tell "foiled a plot to bomb a bridge" from what is only planned or feared."""
    aim = head.head
    if head.dep_ != "acl" or head.tag_ != "VB" or aim.dep_ not in OF_DEED:
        return False
    verb = aim.head
    is_foiled = lexicon.words.get(verb.lemma_.lower()) == "foiled"
    return is_foiled and not is_modal(verb) and not is_negated(verb)


def _above(
    head: Token, lexicon: StatusLexicon, parts: Sequence[Token]
) -> TriggerStatus | None:
    """Return what the nearest deciding word above or right before the trigger says."""
    for part in parts:
        if part.dep_ in ("amod", "compound") and part.lower_ in MODIFIERS:
            return MODIFIERS[part.lower_]  # "a planned attack"
    if is_attempt(head) and any(t.lemma_ == "fail" for t in ancestors(head.head)):
        return "foiled"
    path = head
    for depth, token in enumerate(ancestors(head), 1):
        if token.i == path.i:  # the root again
            break
        if path.dep_ == "conj" and path.tag_ == "VBD" and token.tag_ == "VB":
            break  # "foiled a plot to bomb it and arrested two": not of the plot
        status = lexicon.words.get(token.lemma_.lower())
        if depth <= NEAR and path.lower_ == "of" and _is_untold(token):
            return "none"
        # "threatened the clerk and shot her": the first says nothing of the second
        if status is None or path.dep_ == "conj":
            is_end = token.dep_ in ("ROOT", "relcl", "advcl")
            if depth > 5 or (is_end and token.lemma_ not in CONTENT):
                break
        elif depth <= NEAR or status not in ("none", "foiled", "planned"):
            decided = _decided(head, path, token, status)
            if decided is not None:
                return decided
        path = token
    return None


def _decided(
    head: Token, path: Token, word: Token, status: TriggerStatus
) -> TriggerStatus | None:
    """Return what a word above decides; ``path`` is its child towards the trigger.

    None where it speaks of something else than whether the event came about.
    """
    is_news = status == "background" and _tells_of_news(head, word)
    if is_news or _is_parted(head, word) or not _is_below(path, word):
        return None
    if status == "foiled":
        return _foiled(head, path, word)
    if status == "denied":
        between = _lemmas_between(head, word)
        if not between.isdisjoint(SHARES):
            return None  # "denied any part in the attack": it took place
        if _is_beside_what_is_denied(path, word):
            return None
        if word.lemma_ == "reject" and between.isdisjoint(REPORTS):
            return None  # "rejected the murder": condemned it
    return status


def _is_below(path: Token, word: Token) -> bool:
    """Tell "the mission of killing him" and "to kill him" from a bombing mission.

    Who calls for a murder does so by a verb: "the call for a shooting came at noon".
    """
    words = BELOW.get(word.lemma_.lower())
    if words is None:
        return True
    if word.lemma_ == "call" and word.pos_ != "VERB":
        return False
    is_aim = path.dep_ == "acl" and any(c.lower_ in words for c in path.lefts)
    return is_aim or path.lower_ in words


def _is_untold(noun: Token) -> bool:
    """Tell "no knowledge of a raid" and "no reports of clashes" from news of them."""
    return noun.lemma_.lower() in TIDINGS and has_no(noun)


def _tells_of_news(head: Token, word: Token) -> bool:
    """Tell "police appeal for help", "Lydia accused Caria of the raid" from courts.

    Who accuses another state or group, no man before a judge, brings news of a deed.
    """
    if word.lemma_ == "appeal":
        return any(c.lower_ in ("for", "to") for c in word.children)
    if word.lemma_ != "accuse" or head.head.lower_ != "of" or is_passive(word):
        return False
    accused = [c for c in word.children if c.dep_ == "dobj"]
    if head.head.head not in (word, *accused):
        return False
    return any(_is_body(noun) for noun in accused)


def _is_body(noun: Token) -> bool:
    """Tell states, groups and forces from a man before a judge."""
    if noun.ent_type_ in _GROUPS or noun.tag_ == "NNS":
        return True
    return noun.lower_ in _FORCES


_GROUPS = frozenset({"GPE", "NORP", "ORG"})
_FORCES = frozenset({"army", "force", "government", "group", "militia", "military"})


def _foiled(head: Token, path: Token, word: Token) -> TriggerStatus | None:
    if word.lemma_ == "fail" and not _fails(head, word):
        return None
    if path.dep_ == "agent" or "relcl" in (head.dep_, path.dep_):
        return None  # "intercepted by a boat that opened fire"
    return "none" if word.pos_ == "VERB" and is_modal(word) else "foiled"


def _lemmas_between(head: Token, word: Token) -> set[str]:
    """Return what stands between a trigger and a word above, "part" of "took part"."""
    above = list(takewhile(lambda token: token.i != word.i, ancestors(head)))
    objects = [c for token in above for c in token.children if c.dep_ == "dobj"]
    return {token.lemma_.lower() for token in (*above, *objects)}


def _is_beside_what_is_denied(below: Token, verb: Token) -> bool:
    """Tell "was denied bail after the raid" from "denied the raid"."""
    if verb.pos_ != "VERB" or below.dep_ not in BESIDE:
        return False
    return any(c.dep_ in OF_DEED for c in verb.children)


def _is_parted(head: Token, verb: Token) -> bool:
    """Tell "missiles hit a shop; Lydia denied it meant it", parsed as one clause."""
    return any(token.lower_ == ";" for token in head.doc[head.i : verb.i])


def _fails(head: Token, verb: Token) -> bool:
    """Tell "failed to explode" from "failed to stop the attack"."""
    return head.head == verb and head.dep_ == "xcomp"


def is_background_sentence(text: str, lexicon: StatusLexicon) -> bool:
    """Tell whether a sentence tells of history, habits or aggregates."""
    lowered = text.lower()
    return any(cued.search(lowered) for cued in lexicon.background)


def recalled_stretches(text: str, lexicon: StatusLexicon) -> list[tuple[int, int]]:
    """Return the stretches of a sentence that recall others: "a similar attack"."""
    return lexicon.recalled.spans(text.lower())
