"""From triggers to frames: what one sentence says about one incident."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from newsevents.language.syntax import subjects
from newsevents.records import (
    Casualty,
    EventTime,
    Place,
)
from newsevents.stages.events.dating.aftermath import stage_of
from newsevents.stages.events.naming import phrasing
from newsevents.stages.events.naming.triggers import Trigger
from newsevents.stages.events.scene.aside import is_topic
from newsevents.stages.events.sentences.anchors import (
    Anchor,
    climb,
    group_anchors,
    is_update,
    is_within_phrase,
    nearest,
    owner_of_time,
)
from newsevents.stages.events.sentences.found import Found, found_in
from newsevents.stages.events.sentences.frame import Frame
from newsevents.stages.events.sentences.newcomers import (
    CUES,
    announces_another,
    names_another,
)
from newsevents.stages.events.telling.motives import cause_of_protest, tells_of_motives
from newsevents.stages.events.telling.news import continue_history
from newsevents.stages.events.telling.recalled import mark_recalled
from newsevents.stages.events.telling.status import (
    StatusLexicon,
    TriggerStatus,
    status_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

    from newsevents.stages.events.facts import Facts

STRONGEST: tuple[TriggerStatus, ...] = ("foiled", "denied", "planned")

TOWNS = frozenset({"city", "district", "facility", "admin2"})
OPENING = 160  # characters of a sentence that may set it apart


def build_frames(
    facts: Facts, triggers: Sequence[Trigger], lexicon: StatusLexicon
) -> list[Frame]:
    """Return the frames of a Doc in order of the text."""
    by_sentence: dict[int, list[Anchor]] = {}
    motives = tells_of_motives(facts.doc)
    for trigger in triggers:
        if trigger.sentence not in facts.skipped:
            head = facts.doc[trigger.head]
            parts = list(head.children)
            status = status_of(head, lexicon, motives=motives, parts=parts)
            anchor = Anchor(trigger.head, trigger, status, parts=parts)
            by_sentence.setdefault(trigger.sentence, []).append(anchor)
    for casualty in facts.casualties:
        _place_casualty(facts, casualty, by_sentence, motives=motives)
    found = found_in(facts)
    frames: list[Frame] = []
    for number in sorted(by_sentence):
        anchors = sorted(by_sentence[number], key=lambda a: a.token)
        frames += _sentence_frames(facts, number, anchors, found, lexicon)
    continue_history(facts.doc, frames)
    return frames


def _place_casualty(
    facts: Facts,
    casualty: Casualty,
    by_sentence: dict[int, list[Anchor]],
    *,
    motives: bool,
) -> None:
    """Hang a casualty on the trigger that is its predicate, else on a new anchor."""
    token = facts.token_at(casualty.trigger_start)
    sentence = facts.sentence_of_token[token] if facts.sentence_of_token else 0
    if sentence in facts.skipped:
        return
    anchors = by_sentence.setdefault(sentence, [])
    for anchor in anchors:
        trigger = anchor.trigger
        inside = trigger is not None and trigger.start <= token < trigger.end
        if inside or anchor.token == token:
            break
    else:
        status = cause_of_protest(facts.doc[token]) if motives else None
        anchor = Anchor(token, None, status or "reported")
        anchors.append(anchor)
    anchor.casualties.append(casualty)
    if casualty.status == "background":
        doers = {noun.i for noun in subjects(facts.doc[token])}
        for other in anchors:  # "in 1976, a quake killed 30": so was the quake
            if other.status == "reported" and (other is anchor or other.token in doers):
                other.status = "background"
    if casualty.status == "hypothetical" and anchor.trigger is None:
        anchor.status = "none"


def _sentence_frames(
    facts: Facts,
    number: int,
    anchors: list[Anchor],
    found: Found,
    lexicon: StatusLexicon,
) -> list[Frame]:
    """Attach what a sentence holds to its anchors and group them into frames."""
    loose, updates = _attach(facts, number, anchors, found)
    mark_recalled(facts, number, anchors, lexicon)
    groups = group_anchors(facts.doc, anchors, facts.words_of(number))
    frames = [_frame(facts, number, group) for group in groups]
    if len(frames) > 1:
        _share_actors(facts, groups, frames)
    for frame in frames:
        frame.loose_times, frame.update_times = loose, updates
    return frames


def _share_actors(
    facts: Facts, groups: list[list[Anchor]], frames: list[Frame]
) -> None:
    """Leave to each incident of a sentence the participants of its own clauses."""
    heads = {a.token: a for group in groups for a in group}
    owner = {id(a): n for n, group in enumerate(groups) for a in group}
    shared = frames[0].actors
    owners = [climb(facts.doc[actor.head], heads) for actor in shared]
    for number, frame in enumerate(frames):
        frame.actors = [
            actor
            for actor, anchor in zip(shared, owners, strict=True)
            if anchor is None or owner[id(anchor)] == number
        ]


def _attach(
    facts: Facts, number: int, anchors: list[Anchor], found: Found
) -> tuple[list[EventTime], list[EventTime]]:
    """Hang places, distances and times on anchors.

    Returns:
        The times of other verbs, and those of new tolls ("rose to 19 on Thursday").
    """
    heads = {anchor.token: anchor for anchor in anchors}
    _attach_places(facts, found.places.get(number, ()), heads, anchors)
    for distance in found.distances.get(number, ()):
        nearest(facts, distance, heads, anchors).distances.append(distance)
    triggers = [a.trigger for a in anchors if a.trigger is not None]
    loose, updates = [], []
    times = found.times.get(number, [])
    for time in times:
        owner = owner_of_time(facts, time, heads)
        if is_update(facts, time, owner):
            updates.append(time)
        elif owner is None:
            loose.append(time)
        else:
            is_only = len(times) == 1
            owner.times.append(_bounding(facts, time, triggers, is_only=is_only))
    for anchor in anchors:
        if anchor.trigger and phrasing.is_attribute(facts.doc[anchor.token]):
            loose += _leave_to_clause(facts, anchor)
    return loose, updates


def _leave_to_clause(facts: Facts, anchor: Anchor) -> list[EventTime]:
    """Take from "the murdered mayor" where and when the mayor is said to do something.

    Returns:
        The times that are not of the deed.
    """
    noun = facts.doc[anchor.token].head

    def is_own(record: EventTime | Place) -> bool:
        return is_within_phrase(facts.doc[facts.head_of(record)], noun)

    others = [time for time in anchor.times if not is_own(time)]
    anchor.places = [place for place in anchor.places if is_own(place)]
    anchor.times = [time for time in anchor.times if time not in others]
    return others


def _attach_places(
    facts: Facts,
    places: Sequence[Place],
    heads: dict[int, Anchor],
    anchors: list[Anchor],
) -> None:
    """Hang places on anchors; those that people protest about only for want of more."""
    causes = []
    for place in places:
        owner = nearest(facts, place, heads, anchors)
        if len(places) > 1 and _is_cause(facts, place, owner):
            causes.append((place, owner))
        else:
            owner.places.append(place)
    if not any(p.feature in TOWNS for anchor in anchors for p in anchor.places):
        for place, owner in causes:
            owner.places.append(place)


def _is_cause(facts: Facts, place: Place, owner: Anchor) -> bool:
    """Tell whether a place is one that people only protest about, elsewhere."""
    trigger = owner.trigger
    if trigger is None or trigger.event_type != "protest":
        return False
    return is_topic(facts, place)


def _bounding(
    facts: Facts, time: EventTime, triggers: Sequence[Trigger], *, is_only: bool
) -> EventTime:
    """Return the day of an arrest, or of a death told beside another day, as a bound.

    It parts no incidents.
    """
    if time.role != "event":
        return time
    stage = stage_of(facts, time, triggers)
    if stage == "event" or (stage == "death" and is_only):
        return time
    return replace(time, role="report")


def _frame(facts: Facts, number: int, group: list[Anchor]) -> Frame:
    """Merge a group of anchors into a frame."""
    frame = Frame(number, group[0].token)
    for anchor in group:
        if anchor.trigger is not None:
            frame.triggers.append(anchor.trigger)
            frame.strong |= anchor.trigger.strength == "strong"
        frame.places += anchor.places
        frame.times += anchor.times
        frame.distances += anchor.distances
        frame.casualties += anchor.casualties
    frame.status = _status(group)
    frame.is_title = facts.is_title(number)
    is_apart = _is_apart(facts, number)
    frame.is_named_apart = is_apart and names_another(_opening(facts, number))
    frame.separate = is_apart or any(anchor.is_sequel for anchor in group)
    frame.actors = facts.between(facts.participants, number)
    if frame.triggers:
        _read_wording(facts, frame, group)
    else:
        frame.definite = _is_toll(frame)
    return frame


def _is_apart(facts: Facts, number: int) -> bool:
    """Tell whether the start of a sentence announces another incident."""
    if CUES.isdisjoint(facts.words_of(number)):
        return False
    return announces_another(_opening(facts, number))


def _opening(facts: Facts, number: int) -> str:
    return facts.text_of(number)[:OPENING].lower()


def _read_wording(facts: Facts, frame: Frame, group: list[Anchor]) -> None:
    """Note how the main words of a frame's triggers speak of it."""
    nouns: list[Token] = []
    of_nouns: list[Token] = []
    verbs: list[Token] = []
    of_verbs: list[Token] = []
    for anchor in group:
        if anchor.trigger is None:
            continue
        head = facts.doc[anchor.token]
        if anchor.trigger.is_verb:
            verbs.append(head)
            of_verbs += anchor.parts
            if anchor.trigger.strength == "strong" and not frame.is_done:
                frame.is_done = phrasing.is_deed(head, anchor.parts)
        else:
            nouns.append(head)
            of_nouns += anchor.parts
    if nouns:
        frame.definite = not verbs and all(map(phrasing.refers_back, nouns))
        frame.fresh = phrasing.is_fresh(of_nouns)
        frame.is_collective = phrasing.is_collective(nouns, frame.scenes)
        frame.is_singular = nouns[0].tag_ in ("NN", "NNP")
        frame.is_numbered = any(c.dep_ == "nummod" for c in nouns[0].lefts)
        frame.is_mass = phrasing.names_mass(nouns[0])
    elif verbs and all(map(phrasing.is_attribute, verbs)):
        frame.definite = all(phrasing.refers_back(verb.head) for verb in verbs)
    things = phrasing.things_hit([*verbs, *nouns], [*of_verbs, *of_nouns])
    if things:
        frame.things = {thing.lemma_.lower() for thing in things}
        frame.hits_known = any(map(phrasing.is_bare, things))
        frame.is_by_known = phrasing.is_by_known(of_verbs)
    frame.is_also = not frame.casualties and phrasing.says_also(of_verbs)


def _is_toll(frame: Frame) -> bool:
    """Tell "officials put the toll at nine", of what was told of before."""
    counts = frame.casualties
    return bool(counts) and all(c.rule == "toll" for c in counts)


def _status(group: list[Anchor]) -> TriggerStatus:
    """Foiled beats planned beats denied beats the rest."""
    statuses = [anchor.status for anchor in group]
    for status in STRONGEST:
        if status in statuses:
            return status
    return statuses[0]
