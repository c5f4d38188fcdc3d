"""The finder of the events stage: triggers, frames, incidents, rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from newsevents import resources
from newsevents.language.calendar import parse_day
from newsevents.language.roles import responsibility
from newsevents.records import Event
from newsevents.stages.events.assemble import Draft, draft_of, to_event
from newsevents.stages.events.confidence import load_model
from newsevents.stages.events.facts import Facts, gather
from newsevents.stages.events.kinds.kind_words import load_kinds
from newsevents.stages.events.linking.agreement import days_of
from newsevents.stages.events.linking.evidence import load_weights
from newsevents.stages.events.linking.incidents import Incident, link
from newsevents.stages.events.linking.profile import HARM
from newsevents.stages.events.naming.families import families
from newsevents.stages.events.naming.triggers import find_triggers, load_lexicon
from newsevents.stages.events.parties.claims import of_incidents
from newsevents.stages.events.rank import salience
from newsevents.stages.events.sentences.frame import Frame
from newsevents.stages.events.sentences.frames import build_frames
from newsevents.stages.events.telling.passing import (
    has_one_sentence,
    is_told_in_passing,
)
from newsevents.stages.events.telling.status import load_status_lexicon
from newsevents.stages.events.telling.sweeping import is_at_large

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from newsevents.settings import EventSettings

CRIMES = frozenset({"violence", "capture", "crowd", "mishap"})
# Weak verbs of these kinds count beside a weapon or an armed group.
ARMED = frozenset(
    {"armed_attack", "bombing", "shelling", "air_strike", "arson", "clash"}
)
# What a note may be of that only weak words tell, and words too vague for one.
BRIEFLY = ARMED | {"protest", "unrest"}
VAGUE = frozenset({"demand", "slogan", "missile", "attempt", "incident", "strike"})
VIOLENCE = ARMED | {"assassination", "execution", "kidnapping", "sabotage"}
WIDE = frozenset({"country", "region"})
GAME_WORDS = 4
RECENT_DAYS = 16
WEEK = 8  # days, both ends included
HISTORY_DAYS = 400  # what is older than that is no news, whatever else is told
OLD_DAYS = 64  # an incident this long before publication is history beside newer ones


class EventFinder:
    """Find the incidents of a Doc; holds the lexicons."""

    def __init__(self, settings: EventSettings) -> None:
        """Read the lexicons."""
        self.settings = settings
        self.triggers = load_lexicon()
        self.statuses = load_status_lexicon()
        self.kinds = load_kinds()
        self.weights = load_weights()
        self.confidence = load_model()
        self.sport_words = frozenset(
            row["word"] for row in resources.table("events/sport_words.tsv")
        )

    def __call__(self, doc: Doc) -> list[Event]:
        """Return one event per incident, the main one first."""
        if not len(doc):
            return []
        facts = gather(doc)
        triggers = find_triggers(
            doc, facts.words, self.triggers, facts.sentence_of_token
        )
        frames = build_frames(facts, triggers, self.statuses)
        older = mark_older(facts.published, frames)
        linked = link(facts, frames, self.weights)
        incidents = without_aftermath(
            [i for i in linked if _is_event(i, is_note=facts.is_note)]
        )
        if not incidents and facts.is_note:
            incidents = [i for i in linked if _is_told_in_brief(i)][:1]
        bring_forward(incidents, older)
        mark_history(facts.published, incidents)
        mark_mentioned(facts, incidents)
        if is_game_report(facts.words, self.sport_words):
            incidents = [i for i in incidents if _is_grave(i)]
        mark_foiled(incidents, frames)
        speakers = [*facts.participants, *facts.sources]
        responsible = responsibility(doc, speakers) if incidents else []
        told = sorted({f.sentence for i in incidents for f in i.frames})
        drafts = [
            draft_of(facts, incident, own, self.kinds, told)
            for incident, own in zip(
                incidents, of_incidents(facts, incidents, responsible), strict=True
            )
        ]
        drafts = [as_told(facts, draft, drafts) for draft in drafts]
        drafts.sort(key=lambda draft: -salience(facts, draft))
        return self._events(facts, drafts)

    def _events(self, facts: Facts, drafts: list[Draft]) -> list[Event]:
        events: list[Event] = []
        for draft in drafts:
            rank = len(events) + 1
            event = to_event(facts, draft, rank=rank, model=self.confidence)
            if event.confidence >= self.settings.min_confidence:
                events.append(event)
        return events


def is_game_report(words: Sequence[str], sport_words: frozenset[str]) -> bool:
    """Tell a report of a game, with its attacks and shots, by its words.

    Example:
        >>> words = "the striker scored a late goal in the match .".split()
        >>> is_game_report(words, frozenset(["goal", "match", "striker", "scored"]))
        True
    """
    found = sport_words.intersection(words)
    return len(found) >= max(GAME_WORDS, len(words) // 150)


def _is_grave(incident: Incident) -> bool:
    """Tell a crime or an accident beside a game: with dead, or armed men somewhere."""
    dead = any(c.effect == "killed" and c.best for c in incident.casualties)
    armed = any(a.category == "armed_group" for a in incident.actors)
    return dead or (armed and bool(incident.places))


def _is_event(incident: Incident, *, is_note: bool) -> bool:
    """Tell an incident from a stray word, and from violence at large.

    A note of a few sentences is of an incident, however little it tells.
    """
    harmed = [c for c in incident.casualties if c.best and c.status != "hypothetical"]
    if harmed and (incident.triggers or any(c.effect == "killed" for c in harmed)):
        return True
    if harmed and (incident.places or _has_arms(incident)):
        return True
    strong = [frame for frame in incident.frames if frame.strong]
    if not strong:
        return _has_armed_weak(incident)
    if incident.status == "background":
        return any(f.places or days_of(f.times) for f in strong)
    if is_note or incident.status != "reported":
        return any(_is_told_with_detail(frame) for frame in strong)
    return any(_is_specific(frame) for frame in strong)


def _has_arms(incident: Incident) -> bool:
    return any(a.category in ("armed_group", "weapon") for a in incident.actors)


def _is_specific(frame: Frame) -> bool:
    """Tell an incident from violence at large: "a halt to the attacks in the north".

    What has no victims and no day needs a place, and no plural noun for its name; a
    country is place enough only where people are told of.
    """
    if frame.casualties or frame.distances or days_of(frame.times):
        return True
    if frame.is_done or frame.is_title:
        return bool(frame.scenes or frame.actors)
    if frame.is_mass or not (frame.is_singular or frame.is_numbered):
        return False
    if any(actor.category not in ("weapon", "organization") for actor in frame.actors):
        return bool(frame.scenes)
    return any(p.feature not in ("country", "region") for p in frame.scenes)


def _is_told_with_detail(frame: Frame) -> bool:
    """Tell a strong trigger from a bare plural: "attacks", "clashes"."""
    return bool(frame.places or frame.times or frame.casualties or frame.actors) or any(
        t.is_verb for t in frame.triggers
    )


def _has_armed_weak(incident: Incident) -> bool:
    if any(_adds_up(frame) for frame in incident.frames):
        return True
    return any(
        any(t.is_verb and t.event_type in ARMED for t in frame.triggers)
        and any(a.category in ("armed_group", "weapon") for a in frame.actors)
        and bool(frame.places or days_of(frame.times))
        for frame in incident.frames
    )


def _is_told_in_brief(incident: Incident) -> bool:
    """Tell what a note of a few sentences is of that has no stronger word for it.

    "Monitors heard 12 shots near Xaba": a deed, with where and when or who.
    """
    return incident.status == "reported" and any(
        any(t.event_type in BRIEFLY and t.lemma not in VAGUE for t in frame.triggers)
        and any(p.role == "location" for p in frame.scenes)
        and bool(frame.actors)
        and bool(days_of(frame.times) or any(t.is_verb for t in frame.triggers))
        for frame in incident.frames
    )


def mark_foiled(incidents: list[Incident], frames: list[Frame]) -> None:
    """Mark plots as foiled where the article tells of arrests or of a failure."""
    planned = [incident for incident in incidents if incident.status == "planned"]
    if planned and any(
        frame.status == "foiled" or "police" in families(frame.triggers)
        for frame in frames
    ):
        for incident in planned:
            for frame in incident.frames:
                frame.status = "foiled"


def without_aftermath(incidents: list[Incident]) -> list[Incident]:
    """Leave out arrests that follow an incident told before: they are its sequel."""
    kept = []
    for number, incident in enumerate(incidents):
        is_sequel = families(incident.triggers) == {"police"} and any(
            families(other.triggers) & CRIMES
            for other in incidents[:number]
            if other.status != "background" or incident.status == "background"
        )
        if not is_sequel:
            kept.append(incident)
    return kept


def _adds_up(frame: Frame) -> bool:
    """Tell two weak words of one kind: "protesters gathered"."""
    kinds = [t.event_type for t in frame.triggers]
    crowd = kinds.count("protest") > 1 or kinds.count("unrest") > 1
    return crowd and bool(frame.places or frame.times)


def mark_older(published: str | None, frames: list[Frame]) -> list[Frame]:
    """Mark frames dated weeks back as history where others are of these days.

    Return them. So no sentence on these days joins what is told of those weeks.
    """
    today = parse_day(published)
    if today is None:
        return []
    ages = [_age(today, days) for days in (days_of(frame.times) for frame in frames)]
    if not any(age is not None and 0 <= age <= RECENT_DAYS for age in ages):
        return []
    older = [
        frame
        for frame, age in zip(frames, ages, strict=True)
        if age is not None and age > RECENT_DAYS and frame.status == "reported"
    ]
    for frame in older:
        frame.status = "background"
    return older


def bring_forward(incidents: list[Incident], older: list[Frame]) -> None:
    """Take back that frames are history where these alone tell of an incident.

    Who was taken weeks ago and is freed today is still the news, as long as
    `mark_history` allows; what went on for a month, "a spike in April", is not.
    """
    kept_apart = {id(frame) for frame in older if _is_of_days(frame)}
    for incident in incidents if kept_apart else ():
        if incident.status == "background":
            for frame in incident.frames:
                if id(frame) in kept_apart:
                    frame.status = "reported"


def _is_of_days(frame: Frame) -> bool:
    days = days_of(frame.times)
    return days is not None and (days[1] - days[0]).days < WEEK


def mark_mentioned(facts: Facts, incidents: list[Incident]) -> None:
    """Mark as recalled what a story only mentions, with no day and nobody hurt."""
    for incident in incidents:
        if incident.status != "reported" or days_of(incident.times):
            continue
        if any(c.effect in HARM and c.best for c in incident.casualties):
            continue
        if is_told_in_passing(facts, incident) or is_at_large(facts, incident):
            for frame in incident.frames:
                frame.status = "background"


def as_told(facts: Facts, draft: Draft, others: list[Draft]) -> Draft:
    """Return a draft as recalled if a story says no more than that there was violence.

    It has one sentence for it, which says neither by whom it was done nor to whom, and
    names no place or tells of something else: "the calm, after shots on Friday".
    """
    parties, incident = draft.parties, draft.incident
    if parties.perpetrators or parties.targets or draft.totals.counts:
        return draft
    if draft.status != "reported" or draft.event_type not in VIOLENCE:
        return draft
    if len(others) < 2 or facts.is_note or not has_one_sentence(incident):
        return draft
    is_placed = any(place.feature not in WIDE for place in incident.scenes)
    if is_placed and not is_told_in_passing(facts, incident):
        return draft
    return replace(draft, status="background")


def _age(today: date, days: tuple[date, date] | None) -> int | None:
    """Return how many days ago the middle of an interval was."""
    if days is None:
        return None
    return (today - days[0]).days - (days[1] - days[0]).days // 2


def mark_history(published: str | None, incidents: list[Incident]) -> None:
    """Mark incidents long before publication as background.

    Beside newer ones, or where they are older than any news.
    """
    today = parse_day(published)
    if today is None:
        return
    ages = []
    for incident in incidents:
        ages.append(_age(today, days_of(incident.times)))
    is_news = any(age is None or age <= OLD_DAYS for age in ages)
    for incident, age in zip(incidents, ages, strict=True):
        if age is not None and age > (OLD_DAYS if is_news else HISTORY_DAYS):
            for frame in incident.frames:
                frame.status = "background"
