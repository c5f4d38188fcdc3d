"""From the predicates of a Doc to its casualties."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from newsevents.language.added import is_inside, told_as_history
from newsevents.language.people import VictimType
from newsevents.language.wordset import wordset
from newsevents.records import Casualty, Effect
from newsevents.stages.casualties.accounts import with_standing
from newsevents.stages.casualties.arguments import victims_of
from newsevents.stages.casualties.beside import is_of_fighters
from newsevents.stages.casualties.breakdown import breaks_down, members_of, share_of
from newsevents.stages.casualties.context import Context, make_context
from newsevents.stages.casualties.group import Group
from newsevents.stages.casualties.many import in_passing, only_many
from newsevents.stages.casualties.plausible import has_harmed
from newsevents.stages.casualties.record import (
    Status,
    bounds_of,
    by_side,
    group_side,
    make_record,
    names_of,
    span_of,
)
from newsevents.stages.casualties.relations import relation_of
from newsevents.stages.casualties.repeats import without_repeats
from newsevents.stages.casualties.status import (
    has_nobody,
    is_background,
    is_hypothetical,
    is_negated,
    is_of_war,
    is_reason,
    is_recalled,
    reference_year,
)
from newsevents.stages.casualties.suicide import bombers_of
from newsevents.stages.casualties.told import told_again
from newsevents.stages.casualties.tolls import toll_of
from newsevents.stages.casualties.triggers import (
    Trigger,
    candidate_words,
    find_triggers,
)
from newsevents.stages.casualties.unnumbered import others_killed, some_killed
from newsevents.stages.casualties.victims import groups_of, with_conjuncts

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from newsevents.stages.casualties.lexicon import Lexicon


def find_casualties(doc: Doc, *, lexicon: Lexicon) -> list[Casualty]:
    """Return the casualties of a Doc in the order of their predicates."""
    words, starts = candidate_words(doc, lexicon)
    if not starts and "suicide" not in words:
        return []
    context = make_context(doc, words, lexicon)
    year = reference_year(context)
    past: dict[int, list[tuple[int, int]]] = {}
    found: list[Casualty] = []
    for trigger in find_triggers(context, starts):
        sentence = context.sentences[trigger.start]
        if sentence not in past:
            past[sentence] = _history_in(context, sentence, year)
        recalled = (
            is_inside(context.doc[trigger.start].idx, past[sentence])
            or is_reason(context, trigger, found)
            or is_recalled(context, trigger)
        )
        for casualty in _of_trigger(context, trigger, found):
            is_past = recalled or is_of_war(context, casualty)
            if is_past and casualty.status == "asserted":
                found.append(replace(casualty, status="background"))
            else:
                found.append(casualty)
    told = with_standing(context, without_repeats(found))
    return sorted(
        [*told, *bombers_of(context, told)],
        key=lambda c: (c.start, c.end, c.trigger_start),
    )


def _history_in(
    context: Context, sentence: int, year: int | None
) -> list[tuple[int, int]]:
    """Return the stretches of the text where a sentence speaks of another time."""
    first, _ = context.sentence_bounds(sentence)
    text = context.sentence_text(sentence)
    told = told_as_history(text, partial(is_background, year=year))
    return [(first + start, first + end) for start, end in told]


def _of_trigger(
    context: Context, trigger: Trigger, earlier: list[Casualty]
) -> list[Casualty]:
    if trigger.predicate.pattern == "toll":
        toll = toll_of(context, trigger)
        return [] if toll is None else [toll]
    parts = _shares(context, trigger)
    if parts is not None:
        return [c for c in parts if _has_whole(trigger, c, earlier)]
    groups = only_many(context, trigger, victims_of(context, trigger))
    groups = groups or told_again(context, trigger, earlier)
    groups = groups or some_killed(context, trigger)
    trigger = in_passing(context, trigger, groups)
    if not groups or _is_either(context, trigger, groups):
        return []
    if trigger.predicate.effect == "killed" and _is_rest(context, groups):
        return []  # "no one else was killed": others were
    groups = [*groups, *others_killed(context, trigger, groups)]
    groups = [_as_one(trigger, group, earlier) for group in groups]
    if len(groups) > 1:  # "killed him and his wife": here a pronoun counts
        groups = [replace(g, kind="one") if g.kind == "pronoun" else g for g in groups]
    status = _status(context, trigger, groups)
    if "either" in trigger.predicate.tag:
        return _neither(context, trigger, groups, status)
    trigger = _firm(context, trigger, groups, earlier)
    casualties = [
        _casualty(context, trigger, side, members, status, earlier)
        for side, members in by_side(context, groups).items()
    ]
    return casualties + _parts(context, trigger, groups, status)


def _firm(
    context: Context, trigger: Trigger, groups: list[Group], earlier: list[Casualty]
) -> Trigger:
    """Trust wounds told in passing where the dead are set apart from the wounded.

    "Two died and six others sustained injuries": none of the six is among the dead.
    """
    predicate, sentence = trigger.predicate, context.sentences[trigger.start]
    if predicate.tag != "weak" or groups[0].kind not in ("number", "one"):
        return trigger
    begin = context.doc[groups[0].start].idx
    if any(
        c.effect == "killed" and c.sentence == sentence and c.end <= begin
        for c in earlier
    ):
        return replace(trigger, predicate=replace(predicate, tag=""))
    return trigger


def _shares(context: Context, trigger: Trigger) -> list[Casualty] | None:
    """Return who the dead are said to be, None where a predicate says no such thing."""
    if breaks_down(context, trigger):
        found = members_of(context, trigger)
        return _breakdown(context, trigger, found, listed=True)
    share = share_of(context, trigger)
    if share:
        return _breakdown(context, trigger, share, listed=False)
    return [] if trigger.predicate.pattern == "share" else None


def _is_rest(context: Context, groups: list[Group]) -> bool:
    """Tell "nobody else" and "no other guards": some were told of before."""
    first = groups[0]
    around = context.words[max(0, first.start - 1) : first.end + 1]
    return first.kind == "none" and not _REST.isdisjoint(around)


_REST = wordset("else other others further")


def _neither(
    context: Context, trigger: Trigger, groups: list[Group], status: Status
) -> list[Casualty]:
    """Read "no casualties": nobody dead or hurt; what "15 casualties" are is open."""
    if status != "negated":
        return []
    effects: tuple[Effect, ...] = ("killed", "wounded")
    return [
        _casualty(
            context,
            replace(trigger, predicate=replace(trigger.predicate, effect=effect)),
            "unknown",
            groups,
            status,
            [],
        )
        for effect in effects
    ]


def _has_whole(trigger: Trigger, part: Casualty, earlier: list[Casualty]) -> bool:
    """Tell whether a share is of people told of: "victims" alone may have survived."""
    if trigger.predicate.pattern != "share":
        return True
    return any(
        c.effect == part.effect and c.status == "asserted" and c.best >= part.best
        for c in earlier
    )


def _breakdown(
    context: Context, trigger: Trigger, groups: list[Group], *, listed: bool
) -> list[Casualty]:
    """Return the parts that a breakdown names, one for each side of the victims."""
    if not groups or all(g.kind == "pronoun" for g in groups):
        return []
    status = _status(context, trigger, groups)
    parts = []
    for side, members in by_side(context, groups).items():
        start, end = members[0].start, members[-1].end
        if not listed:
            start, end = span_of(trigger, start, end)
        counted = [g for g in members if g.kind == "number"] or members
        parts.append(
            make_record(
                context,
                trigger,
                start,
                end,
                bounds_of(members, status),
                victims=names_of(counted),
                side=side,
                relation="part",
                status=status,
                kind=members[0].kind,
            )
        )
    return parts


def _as_one(trigger: Trigger, group: Group, earlier: list[Casualty]) -> Group:
    """Read "a fourth man" as one, unless three were told of for the same effect."""
    if group.kind != "ordinal":
        return group
    effect, before = trigger.predicate.effect, group.best - 1
    same = (c for c in earlier if c.effect == effect and ":harm" not in c.rule)
    if any(c.best == before for c in same):
        return group
    return replace(group, kind="one", low=1, best=1, high=1, others=True)


def _status(context: Context, trigger: Trigger, groups: list[Group]) -> Status:
    if all(g.kind == "none" for g in groups) or "none" in trigger.predicate.tag:
        return "negated"
    if is_hypothetical(context, trigger):
        return "hypothetical"
    first = groups[0]
    if has_nobody(context, first.start, first.end) or is_negated(context, trigger):
        return "negated"
    return "asserted"


def _is_either(context: Context, trigger: Trigger, groups: list[Group]) -> bool:
    """Tell whether a number is shared out nowhere: "killed or wounded 15 people"."""
    if all(g.best <= 1 for g in groups):
        return False
    words, at = context.words, trigger.start
    before = words[max(0, at - 2) : at]
    after = words[trigger.end : trigger.end + 2]
    for pair in (before, after):
        if len(pair) == 2 and "or" in pair:
            other = pair[0] if pair is before else pair[1]
            if other in context.lexicon.by_word:
                return True
    return False


def _casualty(
    context: Context,
    trigger: Trigger,
    side: VictimType,
    groups: list[Group],
    status: Status,
    earlier: list[Casualty],
) -> Casualty:
    first, last = groups[0], groups[-1]
    relation = relation_of(context, trigger, groups, earlier)
    if side == "unknown" and is_of_fighters(context, groups[0], earlier):
        side = "attacker"
    low, best, high, qualifier = bounds_of(groups, status)
    start, end = span_of(trigger, first.start, last.end)
    is_doer = "own" in trigger.predicate.words  # "took his own life"
    is_doer = is_doer or all(has_harmed(context, g) for g in groups)
    return make_record(
        context,
        trigger,
        start,
        end,
        (low, best, high, qualifier),
        victims=names_of(groups),
        side=side,
        relation=relation,
        status=status,
        kind=f"{first.kind}:doer" if is_doer else first.kind,
    )


def _parts(
    context: Context, trigger: Trigger, groups: list[Group], status: Status
) -> list[Casualty]:
    """Return the subsets that "including" names after the victims."""
    end = max(g.end for g in groups)
    _, last = context.sentence_range(trigger.start)
    limit = min(last, end + 12)
    for i in range(end, limit):
        word = context.words[i]
        if word == "including" or (
            word == "among" and context.words[i + 1 : i + 2] == ["them"]
        ):
            return _part_at(context, trigger, i, status)
        if i < trigger.start or i >= trigger.end:
            if i in context.numerals or word in ("and", "while", ";", "others"):
                return []
            if word in context.lexicon.by_word:
                return []
    return []


def _part_at(
    context: Context, trigger: Trigger, index: int, status: Status
) -> list[Casualty]:
    if not context.parsed:
        return []
    token = context.doc[index]
    heads = [c for c in token.children if c.dep_ in ("pobj", "dobj")]
    groups = groups_of(context, with_conjuncts(heads), strict=False)
    parts = []
    for group in groups:
        low, best, high, qualifier = bounds_of([group], "asserted")
        parts.append(
            make_record(
                context,
                trigger,
                min(index, group.start),
                max(group.end, index + 1),
                (low, best, high, qualifier),
                victims=group.victims,
                side=group_side(context, group),
                relation="part",
                status=status,
                kind=group.kind,
            )
        )
    return parts
