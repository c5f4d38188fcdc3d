"""What speaks for and against a frame being of an incident told before.

Each function yields the names of the evidence it finds; the weights stand in
``models/events/same_incident.tsv``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from newsevents import resources
from newsevents.language.people import without_titles
from newsevents.language.total import NAME
from newsevents.records import Casualty
from newsevents.stages.events.linking.agreement import places_conflict
from newsevents.stages.events.linking.profile import (
    HARM,
    MAX_RECORDS,
    Profile,
    is_told_of,
)
from newsevents.stages.events.naming.families import EXPLOSIVE, RELATED
from newsevents.stages.events.sentences.newcomers import newcomer_evidence

if TYPE_CHECKING:
    from newsevents.stages.events.facts import Facts
    from newsevents.stages.events.sentences.frame import Frame

VIOLENT = frozenset({"violence", "capture"})
CONSEQUENCES = frozenset({"displaced", "missing"})
DYING_DAYS = 45  # days after which people may die of an incident
FAR = 12  # sentences after which an incident is no longer at hand
_FOUND = ("body:", "state:dead", "state:lifeless")
_DEFINITE = frozenset({"the", "these", "those"})


def load_weights() -> dict[str, float]:
    """Read the weight of each piece of evidence."""
    rows = resources.table("events/same_incident.tsv")
    return {row["evidence"]: float(row["weight"]) for row in rows}


def affinity(
    facts: Facts,
    weights: Mapping[str, float],
    known: Profile,
    new: Profile,
    frame: Frame,
) -> tuple[float, Sequence[str]]:
    """Return how much speaks for a frame being of an incident, and why.

    Positive joins. Of equals the one spoken of last wins.
    """
    reasons = _evidence(facts, known, new, frame)
    points = sum([weights[reason] for reason in reasons])
    return points + 0.0001 * known.sentence, reasons


def _evidence(facts: Facts, known: Profile, new: Profile, frame: Frame) -> list[str]:
    found: list[str] = []
    if new.status != known.status:
        found += _status_evidence(known, new, frame)
    if new.scenes and known.scenes:
        found += _place_evidence(known, new, frame, is_note=facts.is_note)
    if known.days and new.days:
        apart = known.days[1] < new.days[0] or new.days[1] < known.days[0]
        found.append(_day_evidence(known, new, frame) if apart else "same day")
    found += _type_evidence(known, new)
    if new.totals and known.totals:
        found += _count_evidence(known, new, frame)
    if frame.casualties:
        found += _people_evidence(known, new, frame)
    if frame.separate or frame.definite:
        found += _reference_evidence(known, new, frame)
    if new.things and known.things and known.things.isdisjoint(new.things):
        found += _thing_evidence(known, new, frame, is_note=facts.is_note)
    if known.is_collective and frame.is_one_of_several:
        found.append("one of several")
    if not new.scenes and not new.days:
        found.append("no place or day of its own")
    if frame.casualties and _is_consequence(frame):
        found.append("a consequence")
    found += _distance_evidence(facts, known, new)
    return found


def _people_evidence(known: Profile, new: Profile, frame: Frame) -> Iterator[str]:
    """Yield what a frame tells of its people: others than before, or the same."""
    yield from newcomer_evidence(known, new, frame)
    yield from _fate_evidence(known, frame)
    if known.dead & new.dead and "background" not in (known.status, new.status):
        yield "the same person killed"
    if all(map(is_told_of, frame.casualties)):
        yield "people told of before"


def _day_evidence(known: Profile, new: Profile, frame: Frame) -> str:
    """Tell the day on which victims died from that of another incident."""
    dying = _die_of_it_later(known, new, frame)
    return "the day of a death" if dying else "another day"


def _reference_evidence(known: Profile, new: Profile, frame: Frame) -> Iterator[str]:
    """Yield what the words say that refer back, "the attack", or part, "another"."""
    if frame.separate:
        if not frame.is_care:
            yield "another incident is announced"
        if frame.is_named_apart:
            yield "another incident is named"
    elif frame.definite and not _is_of_another_kind(known, new):
        yield "definite description"
        if new.sentence - known.sentence == 1 and frame.is_singular:
            yield "the one just told of"


def _is_of_another_kind(known: Profile, new: Profile) -> bool:
    """Tell "the assassination", which is no strike of workers told of before."""
    some, others = known.specific, new.specific
    if not some or not others or not others <= VIOLENT or some & others:
        return False
    return not any(frozenset((a, b)) in RELATED for a in some for b in others)


def _distance_evidence(facts: Facts, known: Profile, new: Profile) -> Sequence[str]:
    gap = new.sentence - known.sentence
    if gap == 0:
        return ("told apart in one sentence",)
    if gap <= 1 or _paragraphs_between(facts, known, new) <= 1:
        return ("next to it",)
    return ("far from it",) if gap > FAR else ()


def _paragraphs_between(facts: Facts, known: Profile, new: Profile) -> int:
    return facts.paragraph_of(new.sentence) - facts.paragraph_of(known.sentence)


def _status_evidence(known: Profile, new: Profile, frame: Frame) -> Iterator[str]:
    """Yield what parts news from history, and a rumour from what is denied."""
    if (new.status == "background") != (known.status == "background"):
        yield "one of them is background"
    if (new.status == "denied") != (known.status == "denied"):
        same = known.families & new.families
        is_rumour = bool(same) and not frame.fresh
        yield "same rumour" if is_rumour else "one of them is denied"


def _place_evidence(
    known: Profile, new: Profile, frame: Frame, *, is_note: bool
) -> Iterator[str]:
    pairs = [(p, q) for p in known.some_scenes() for q in new.scenes[:MAX_RECORDS]]
    if "disaster" in known.specific and not frame.fresh:
        one_land = all(p.country_code == q.country_code for p, q in pairs)
        where = "the land of the" if one_land else "another land than the"
        yield f"within {where} disaster"
        return
    if known.fine and new.fine and not known.fine & new.fine:
        yield "other fine places"
    same = [p for p, q in pairs if p.name == q.name]
    if any(p.name == q.name and p.country_code == q.country_code for p, q in pairs):
        small = any(p.feature not in ("country", "region") for p in same)
        yield "same place" if small else "same country or region"
        return
    conflicts = [places_conflict(p, q) for p, q in pairs]
    if all(conflicts):
        yield "another place"
    elif any(conflicts):
        where = "" if is_note else ", in a story"
        yield f"partly another place{where}"
    elif not _other_towns(known, new):
        yield "places agree"
    elif new.sentence - known.sentence > 1:  # the next may say where in all it was
        yield "other towns"


def _other_towns(known: Profile, new: Profile) -> bool:
    """Tell whether places are of towns that have no name in common."""
    if not known.towns or not new.towns:
        return False
    return not any(a in b or b in a for a in known.towns for b in new.towns)


def _type_evidence(known: Profile, new: Profile) -> Sequence[str]:
    some, others = known.families, new.families
    if not some or not others:
        return ("no type of its own",)
    if some.isdisjoint(others):
        is_related = any(frozenset((a, b)) in RELATED for a in some for b in others)
        return ("kinds that go together" if is_related else "another kind of event",)
    word = () if known.lemmas.isdisjoint(new.lemmas) else ("same word",)
    return ("same kind of event", *word, *_means_evidence(known, new))


def _means_evidence(known: Profile, new: Profile) -> Iterator[str]:
    """Yield what the means say: a bomb is a bomb, and no mortar."""
    if known.means & new.means:
        yield "same means"
    elif known.means and new.means:
        yield "other means"
    elif known.means & EXPLOSIVE and _is_murder_apart(known, new):
        yield "a murder after blasts"
    if known.victims & new.victims:
        yield "same victims"


def _is_murder_apart(known: Profile, new: Profile) -> bool:
    """Tell the murder of somebody from what killed nobody, and was called none."""
    is_first = new.is_murder and not known.is_murder
    return is_first and new.is_harmful and not known.is_harmful


def _thing_evidence(
    known: Profile, new: Profile, frame: Frame, *, is_note: bool
) -> Iterator[str]:
    """Yield what was hit: "rebels also burned a bus", after "blew up a bridge".

    What those told of before did is of one incident, but where a story goes on to what
    they also did.
    """
    if frame.is_by_known and not new.fine and (is_note or not frame.is_also):
        return
    if frame.is_also:
        yield "also something else"
    elif not frame.hits_known and _is_another_kind(known, new):
        yield "something else in another way"


def _is_another_kind(known: Profile, new: Profile) -> bool:
    """Tell one kind of violence from another: a kidnapping after a bombing."""
    violent = all(p.families <= VIOLENT for p in (known, new))
    some, others = known.kinds, new.kinds
    return violent and bool(some and others) and some.isdisjoint(others)


def _count_evidence(known: Profile, new: Profile, frame: Frame) -> Iterator[str]:
    """Yield what counts say: equal ones join, rival exact ones part."""
    for effect in HARM:
        some, others = known.totals.get(effect), new.totals.get(effect)
        if not some or not others:
            continue
        if some & others:
            tells = max(others) > 1 or _are_same_people(known, frame)
            yield f"same number {effect}" if tells else f"same number, one {effect}"
        elif frame.fresh and effect == "killed":
            yield "a new incident with its own dead"
        elif max(others) > max(some):
            yield f"more {effect} than told before"


def _are_same_people(known: Profile, frame: Frame) -> bool:
    """Tell one victim told of again from one who may be that of any incident."""
    return "disaster" in known.specific or all(
        is_told_of(c) or _is_named_among(c, known.names) for c in frame.casualties
    )


def _fate_evidence(known: Profile, frame: Frame) -> Iterator[str]:
    """Yield what speaks for the dead being captives: "their bodies were found"."""
    dead = [c for c in frame.casualties if c.effect == "killed"]
    if not dead or "kidnapping" not in known.types:
        return
    if all(_is_of_captives(c, known.taken) for c in dead):
        is_find = any(c.rule.startswith(_FOUND) for c in dead)
        yield "bodies of captives are found" if is_find else "what became of captives"


def _is_of_captives(casualty: Casualty, taken: Sequence[Casualty]) -> bool:
    if casualty.victim_type == "attacker":
        return False
    if is_told_of(casualty) or (NAME not in casualty.rule and _is_definite(casualty)):
        return True
    is_shared = any(c.start < casualty.end and casualty.start < c.end for c in taken)
    names = {
        w for c in taken if NAME in c.rule for w in (c.victims or "").split()
    }  # few are taken in one incident
    return is_shared or _is_named_among(casualty, names)


def _is_definite(casualty: Casualty) -> bool:
    """Tell "the two soldiers" and "two of the hostages" from new people."""
    victims = casualty.victims or ""
    before = casualty.text.partition(victims)[0] if victims else ""
    return not _DEFINITE.isdisjoint(before.lower().split()[-3:])


def _is_named_among(casualty: Casualty, names: set[str]) -> bool:
    """Tell whether somebody bears one of some names."""
    if NAME not in casualty.rule:
        return False
    return not names.isdisjoint(without_titles((casualty.victims or "").split()))


def _die_of_it_later(known: Profile, new: Profile, frame: Frame) -> bool:
    """Tell "she died on Friday" from other dead: of people hurt in the days before."""
    if frame.triggers or not frame.casualties or not known.days or not new.days:
        return False
    if not 0 < (new.days[0] - known.days[1]).days <= DYING_DAYS:
        return False
    return known.is_harmful and all(
        c.effect == "killed" and (is_told_of(c) or _is_named_among(c, known.names))
        for c in frame.casualties
    )


def _is_consequence(frame: Frame) -> bool:
    """Tell people who fled or are missing from an incident of its own."""
    effects = {c.effect for c in frame.casualties}
    return bool(effects) and effects <= CONSEQUENCES and not frame.triggers
