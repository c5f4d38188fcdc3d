"""Anchors: the words of a sentence that an event's place, time and counts hang on."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, TypeGuard

from newsevents.language.syntax import ancestors, governing_verb, subjects
from newsevents.records import Casualty, Distance, EventTime, Evidence, Place
from newsevents.stages.events.linking.agreement import days_conflict, places_conflict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from newsevents.stages.events.facts import Facts
    from newsevents.stages.events.naming.triggers import Trigger
    from newsevents.stages.events.telling.status import TriggerStatus

ORDER = frozenset({"after", "before"})
TIME_NOUNS = frozenset({"minute", "hour", "day", "week", "month", "year"})
TOLL_VERBS = frozenset({"rise", "climb", "reach", "increase", "jump", "grow", "mount"})
FLYING = frozenset({"shelling", "air_strike"})  # fired here, they come down there
MAX_CLIMB = 8
TOLL_NOUNS = frozenset({"toll", "number", "count", "tally", "figure", "death"})


@dataclass(slots=True)
class Anchor:
    """A trigger or a casualty predicate, with what hangs on it in the parse."""

    token: int
    trigger: Trigger | None
    status: TriggerStatus
    places: list[Place] = field(default_factory=list)
    times: list[EventTime] = field(default_factory=list)
    distances: list[Distance] = field(default_factory=list)
    casualties: list[Casualty] = field(default_factory=list)
    is_sequel: bool = False
    parts: Sequence[Token] = ()  # what hangs on the trigger in the parse


def owner_of_time(
    facts: Facts, time: EventTime, heads: dict[int, Anchor]
) -> Anchor | None:
    """Return the anchor that a time belongs to; None where another verb has it.

    In "fears grew on Monday as police probed the blast", Monday is not the blast's.
    """
    token = facts.doc[facts.head_of(time)]
    if token.dep_ == "poss" and token.head.i not in heads:
        return None  # "against last month's coup"
    climbed = climb(token, heads, to_verb=True)
    if climbed is not None:
        return climbed
    verb = governing_verb(token)
    near = [a for a in heads.values() if clause_verb(facts.doc[a.token]) == verb.i]
    if not near and verb.pos_ in ("VERB", "AUX"):
        return None
    pool = near or list(heads.values())
    return min(pool, key=lambda a: abs(a.token - token.i))


def is_update(facts: Facts, time: EventTime, owner: Anchor | None) -> bool:
    """Tell "the toll rose on Thursday": that day is not the event's."""
    verb = governing_verb(facts.doc[facts.head_of(time)])
    if verb.lemma_ in TOLL_VERBS and any(
        c.dep_ == "nsubj" and c.lemma_ in TOLL_NOUNS for c in verb.children
    ):
        return True
    if owner is None or owner.trigger is not None:
        return False
    return any(c.relation == "update" for c in owner.casualties)


def clause_verb(token: Token) -> int:
    """Return the verb of an anchor's clause; light verbs count for their own verb."""
    verb = governing_verb(token)
    if verb.dep_ in ("xcomp", "conj", "ccomp") and verb.head.pos_ in ("VERB", "AUX"):
        return int(verb.head.i)
    return int(verb.i)


def nearest(
    facts: Facts, record: Evidence, heads: dict[int, Anchor], anchors: list[Anchor]
) -> Anchor:
    """Return the anchor that a record hangs on: up the parse, else the nearest."""
    if len(anchors) == 1:
        return anchors[0]
    token = facts.head_of(record)
    climbed = climb(facts.doc[token], heads)
    return climbed or min(anchors, key=lambda a: abs(a.token - token))


def climb(
    token: Token, heads: dict[int, Anchor], *, to_verb: bool = False
) -> Anchor | None:
    """Return the anchor above a token, or beside the verb above it.

    With ``to_verb`` the climb ends at the first verb: what lies above is not its own.
    """
    for above in chain((token,), ancestors(token)):
        if above.i in heads:
            return heads[above.i]
        if above.pos_ in ("VERB", "AUX"):
            beside = (c for c in above.children if c.i in heads and c != token)
            own = [heads[c.i] for c in beside]
            if own:
                return min(own, key=lambda a: abs(a.token - token.i))
        if to_verb and above.pos_ == "VERB" and above.dep_ not in ("xcomp", "amod"):
            return None
    return None


def is_within_phrase(token: Token, noun: Token) -> bool:
    """Tell whether a token is of the phrase of a noun: no verb stands between them."""
    for above in chain((token,), ancestors(token)):
        if above.i == noun.i:
            return True
        if above.pos_ in ("VERB", "AUX"):
            return False
    return False


def group_anchors(
    doc: Doc, anchors: list[Anchor], words: Sequence[str]
) -> list[list[Anchor]]:
    """Join the anchors of a sentence that do not contradict one another.

    Where there are several incidents, an anchor goes with the one that it hangs on in
    the parse, else with the one before it. ``words`` are those of the sentence, in
    lower case.
    """
    has_order = not ORDER.isdisjoint(words)
    if len(anchors) == 1:
        return _alone(doc, anchors, has_order=has_order)
    _leave_origins(doc, anchors)
    groups: list[list[Anchor]] = []
    owner: dict[int, list[Anchor]] = {}
    sequels: dict[int, list[Anchor]] = {}
    heads = {anchor.token for anchor in anchors}
    for anchor in _independent_first(doc, anchors):
        if anchor.status == "none":
            continue
        above = _group_above(doc[anchor.token], owner) if owner else None
        verb = governing_verb(doc[anchor.token]) if has_order else None
        if verb is not None and _is_sequel(verb):
            anchor.is_sequel = True
            if verb.i not in sequels:
                sequels[verb.i] = []
                groups.append(sequels[verb.i])
            sequels[verb.i].append(anchor)
            owner[anchor.token] = sequels[verb.i]
            continue
        before = [g for g in reversed(groups) if g[0].token < anchor.token]
        for group in ([above] if above else []) + before + groups:
            if not _is_meanwhile_elsewhere(doc, anchor, group) and not any(
                _contradict(anchor, other) or _are_listed(doc, heads, anchor, other)
                for other in group
            ):
                group.append(anchor)
                break
        else:
            group = [anchor]
            groups.append(group)
        owner[anchor.token] = group
    for group in groups:
        group.sort(key=lambda a: a.token)
    return sorted(groups, key=lambda g: g[0].token)


def _alone(doc: Doc, anchors: list[Anchor], *, has_order: bool) -> list[list[Anchor]]:
    """Return the group of the only anchor of a sentence."""
    [anchor] = anchors
    if anchor.status == "none":
        return []
    if has_order:
        anchor.is_sequel = _is_sequel(governing_verb(doc[anchor.token]))
    return [anchors]


def _group_above(token: Token, owner: dict[int, list[Anchor]]) -> list[Anchor] | None:
    """Return the group of a verb's subject, else of what the token hangs on."""
    return _doer(token, owner) or next(
        (owner[t.i] for t in ancestors(token) if t.i in owner), None
    )


def _leave_origins(doc: Doc, anchors: Sequence[Anchor]) -> None:
    """Take from the launch of a weapon its place where it came down in another.

    "Rebels in Abeche fired a rocket that hit a house in Biltine."
    """
    flying = {
        token
        for anchor in anchors
        if anchor.trigger and anchor.trigger.event_type in FLYING
        for token in range(anchor.trigger.start, anchor.trigger.end)
    }
    for landing in anchors if flying else ():
        verb = doc[landing.token]
        if verb.pos_ != "VERB" or not landing.places:
            continue
        found = [verb.head] if verb.dep_ == "relcl" else subjects(verb)
        weapons = [noun for noun in found if noun.i in flying]
        of_launch = {noun.i for noun in weapons}
        of_launch |= {noun.head.i for noun in weapons if noun.dep_ == "dobj"}
        of_launch |= {c.i for w in weapons for c in w.rights if c.dep_ == "acl"}
        for launch in anchors:
            if launch is not landing and launch.token in of_launch:
                launch.places = []


def _doer(verb: Token, owner: dict[int, list[Anchor]]) -> list[Anchor] | None:
    """Return the group of a verb's subject: "while a mine hurt nine"."""
    if verb.pos_ != "VERB":
        return None
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    return next((owner[c.i] for c in subjects if c.i in owner), None)


def _is_sequel(verb: Token) -> bool:
    """Tell "… a day after gunmen killed two": another incident, by its own words."""
    for child in verb.children:
        if child.dep_ == "mark" and child.lower_ in ORDER and child.i:
            return child.nbor(-1).lemma_ in TIME_NOUNS
    return False


def _independent_first(doc: Doc, anchors: list[Anchor]) -> list[Anchor]:
    """Return anchors with what hangs on others last: "…, killing 11"."""
    heads = {a.token for a in anchors}

    def hangs(anchor: Anchor) -> bool:
        token = doc[anchor.token]
        return any(t.i in heads for t in ancestors(token))

    return sorted(anchors, key=lambda a: (hangs(a), a.token))


def _are_listed(doc: Doc, heads: set[int], a: Anchor, b: Anchor) -> bool:
    """Tell "the raids and the murder of a nurse": two nouns that name two incidents.

    What is told of both of them, "raids and blasts killed nine", keeps them together.
    """
    if not (_is_strong_noun(a.trigger) and _is_strong_noun(b.trigger)):
        return False
    if a.trigger.event_type == b.trigger.event_type:
        return False
    first, second = sorted((a.token, b.token))
    token = _first_listed(doc[second], first)
    if token.i not in (first, second):
        token = _described(token, heads)  # "raids in hills and the murder of a nurse"
    return token.i == first and token.head.i not in heads


def _is_meanwhile_elsewhere(doc: Doc, later: Anchor, group: list[Anchor]) -> bool:
    """Tell "…, while a bomb in Xaba hurt nine" from what happened in another town."""
    others = {place.name for anchor in group for place in anchor.places}
    if not others or not later.places or later.places[0].name in others:
        return False
    verb = governing_verb(doc[later.token])
    return verb.dep_ == "advcl" and any(
        child.dep_ == "mark" and child.lower_ == "while" for child in verb.children
    )


def _first_listed(token: Token, first: int) -> Token:
    """Return what a list begins with, of which a word is part."""
    for _ in range(MAX_CLIMB):
        if token.dep_ != "conj" or token.head.i < first:
            break
        token = token.head
    return token


def _described(token: Token, heads: set[int]) -> Token:
    """Return the noun that another one only describes, by its prepositions."""
    for _ in range(MAX_CLIMB):
        if token.dep_ not in ("pobj", "prep") or token.i in heads:
            break
        token = token.head
    return token


def _is_strong_noun(trigger: Trigger | None) -> TypeGuard[Trigger]:
    return trigger is not None and not trigger.is_verb and trigger.strength == "strong"


def _contradict(a: Anchor, b: Anchor) -> bool:
    for status in ("background", "denied"):
        if (a.status == status) != (b.status == status):
            return True
    if any(places_conflict(p, q) for p in a.places for q in b.places):
        return True
    return days_conflict(a.times, b.times)
