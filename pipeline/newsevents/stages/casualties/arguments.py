"""Who came to harm by a predicate: by the parse, else by what stands beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsevents.language.syntax import objects, prepositional, subjects
from newsevents.language.wordset import wordset
from newsevents.stages.casualties.beside import (
    NOUNLIKE,
    far_left_of,
    is_one_list,
    left_of,
)
from newsevents.stages.casualties.group import Group, make_group
from newsevents.stages.casualties.lists import (
    phrase_behind_aside,
    phrase_right,
    with_company,
    with_left_members,
    with_others,
    with_rest_of_list,
)
from newsevents.stages.casualties.members import without_breakdown
from newsevents.stages.casualties.plausible import (
    before_subset,
    of_one_clause,
    plausible,
)
from newsevents.stages.casualties.rows import row_of
from newsevents.stages.casualties.triggers import Trigger
from newsevents.stages.casualties.victims import (
    groups_of,
    with_conjuncts,
)
from newsevents.stages.casualties.voice import is_made_to, is_passive

if TYPE_CHECKING:
    from spacy.tokens import Token

    from newsevents.stages.casualties.context import Context


def victims_of(context: Context, trigger: Trigger) -> list[Group]:
    """Return the groups of people that came to harm by a predicate."""
    found = plausible(context, trigger, _found(context, trigger))
    found = before_subset(context, found)
    if found and _is_self_alone(context, found[0]):
        return found[:1]
    row = row_of(context, trigger, found, strict=_is_strict(trigger))
    return row or without_breakdown(found)


def _is_self_alone(context: Context, group: Group) -> bool:
    """Tell "shot himself near Elm and Park Road" from "shot himself and two cooks"."""
    is_self = context.words[group.end - 1] in ("himself", "herself")
    return is_self and context.words[group.end : group.end + 1] not in (["and"], [","])


def _found(context: Context, trigger: Trigger) -> list[Group]:
    find = _BY_PATTERN.get(trigger.predicate.pattern)
    if find is None:
        return []
    found = find(context, trigger, strict=_is_strict(trigger))
    if found or trigger.predicate.effect != "captured" or trigger.predicate.tag:
        return found
    # Things are not abducted: a number of whatever it is counts.
    found = find(context, trigger, strict=False)
    return [g for g in found if g.kind == "number"]


def _is_strict(trigger: Trigger) -> bool:
    """Tell whether victims must clearly be people: things are captured, too."""
    tags = trigger.predicate.tag
    return "people" in tags or "weak" in tags or trigger.predicate.effect == "captured"


def _is_taken(context: Context, trigger: Trigger, found: list[Group]) -> bool:
    """Tell whether "hostage" is what people were taken: "took a pupil hostage"."""
    first = max(0, trigger.start - 12)
    before = context.words[first : trigger.start]
    return (
        bool(found) and found[-1].end == trigger.start and not _TAKE.isdisjoint(before)
    )


_TAKE = wordset("take takes took taken taking hold holds held holding")

# ------------------------------------------------------------------ verbs


def _of_verb(context: Context, trigger: Trigger, *, strict: bool) -> list[Group]:
    if is_passive(context, trigger):
        found = _of_passive(context, trigger, strict=strict)
        found = with_rest_of_list(context, found, trigger.start)
        return with_company(context, trigger.end, found, strict=strict)
    if "passive" in trigger.predicate.tag or _is_aimed(context, trigger):
        return []
    verb = context.doc[trigger.head]
    if trigger.predicate.effect == "displaced" and is_made_to(verb):
        verb = verb.head
    is_closed = context.words[trigger.end : trigger.end + 1] == [","]
    is_closed = is_closed or context.doc[trigger.end - 1].text.endswith("-")
    named = objects_of(verb) if context.parsed and not is_closed else []
    named = [_owner(t) for t in named if not trigger.start <= t.i < trigger.end]
    found = groups_of(context, named, strict=strict)
    if found:
        found = _completed_right(context, trigger, found, strict=strict)
    elif not is_closed:
        found = _right(context, trigger, strict=strict)
    found = of_one_clause(context, found)
    if found:
        found = with_others(context, found)
        return with_company(context, found[-1].end, found, strict=strict)
    if any(t.ent_type_ not in ("DATE", "TIME") for t in named):
        return []  # what was hit is no people
    is_own = trigger.predicate.shape == "past" and not _is_perfect(context, trigger)
    is_brought = trigger.predicate.tag == "weak"  # "the couple rushed to Elm Hospital"
    if not is_own or is_brought or _shares_object(context, trigger):
        return []
    found = [
        g
        for g in _told_before(context, trigger, strict=strict)
        if g.kind != "pronoun" and g.end <= trigger.start
    ]
    return with_left_members(context, found)


def _owner(noun: Token) -> Token:
    """Return whose body is hit: "grazed the back of the guard's head"."""
    part = noun
    for _ in range(2):
        if part.lower_ not in _BODY:
            break
        owners = [c for c in part.children if c.dep_ == "poss" and c.tag_ != "PRP$"]
        if owners:
            return owners[0]
        inside = prepositional(part, "of")
        part = inside[0] if inside else part
    return noun


_BODY = wordset(
    "back side top head face neck shoulder arm hand leg foot knee thigh chest stomach"
    " abdomen ear finger ankle hip elbow wrist torso"
)


def _is_aimed(context: Context, trigger: Trigger) -> bool:
    """Tell "two men shot at a bus": nobody need be hit."""
    after = context.words[trigger.end : trigger.end + 1]
    return after == ["at"] and trigger.predicate.words[0] in _AIM


_AIM = wordset("shot shoot shoots shooting")


def _told_before(context: Context, trigger: Trigger, *, strict: bool) -> list[Group]:
    verb = context.doc[trigger.head]
    if context.parsed and _is_bare_relative(verb):
        return groups_of(context, [verb.head], strict=strict)
    return _of_passive(context, trigger, strict=strict)


def _is_bare_relative(verb: Token) -> bool:
    """Tell whether the noun before is the object: "the three people he killed"."""
    own = [c for c in verb.children if c.dep_ == "nsubj"]
    return verb.dep_ == "relcl" and bool(own) and own[0].tag_ in ("PRP", "NNP", "NNS")


def _is_perfect(context: Context, trigger: Trigger) -> bool:
    before = context.words[max(0, trigger.start - 3) : trigger.start]
    return any(w in ("have", "has", "had", "having", "'ve", "who") for w in before)


def _shares_object(context: Context, trigger: Trigger) -> bool:
    """Tell whether a second verb follows that has the object: "shot and killed two"."""
    after = context.words[trigger.end : trigger.end + 2]
    if len(after) < 2 or after[0] != "and" or after[1] not in context.lexicon.by_word:
        return False
    return bool(phrase_right(context, trigger.end + 2, strict=False))


def _of_passive(context: Context, trigger: Trigger, *, strict: bool) -> list[Group]:
    verb = context.doc[trigger.head]
    near = left_of(context, trigger, strict=strict)
    if not context.parsed:
        return near
    if near and near[-1].kind == "number":
        is_inset = context.words[trigger.start - 1] == ","
        if is_inset or near[-1].end == trigger.start:
            return near  # "284 wounded", "nine people, including a nurse, wounded"
    own = [
        c
        for c in verb.children
        if c.dep_ in ("nsubjpass", "nsubj") and is_one_list(context, c.i, verb.i)
    ]
    if not own and near and near[0].kind in _COUNTED and verb.dep_ != "relcl":
        between = context.doc[near[-1].end : trigger.start]
        is_close = all(t.pos_ in ("AUX", "ADV") for t in between)
        if is_close and verb.dep_ in ("conj", "advcl", "ROOT", "dep", "parataxis"):
            return near
    found = groups_of(context, subjects_of(verb), strict=strict)
    if found and not (near and _is_predicate(context, found[-1].end - 1)):
        return found
    if near and near[0].kind != "name":
        return near
    above = _above(context.doc[near[0].end - 1]) if near else []
    found = groups_of(context, above, strict=strict)
    return found or near or far_left_of(context, trigger)


_COUNTED = ("number", "one", "ordinal")


def _is_predicate(context: Context, index: int) -> bool:
    return context.words[index] in context.lexicon.by_word


def objects_of(verb: Token) -> list[Token]:
    """Return the objects of a verb, also shared ones: "abducted and killed four"."""
    own = objects(verb)
    if own:
        return own
    for other in verb.children:
        if other.dep_ == "conj" and other.i > verb.i and other.pos_ == "VERB":
            subject = any(
                c.dep_ in ("nsubj", "nsubjpass", "auxpass") for c in other.children
            )
            return [] if subject else objects(other)
    return []


def _above(token: Token) -> list[Token]:
    """Return the noun above a noun: "employees" in "employees of a charity"."""
    current = token
    for _ in range(6):
        if current.dep_ == "ROOT" or current.head.pos_ in ("VERB", "AUX"):
            break
        current = current.head
    if current == token or current.pos_ not in (*NOUNLIKE, "NUM"):
        return []
    return [current]


def subjects_of(verb: Token) -> list[Token]:
    """Return the subjects of a verb, also of "was shot and killed" across voices."""
    current = verb
    for _ in range(4):
        found = subjects(current)
        if found:
            return found
        above = current.head
        if current.dep_ == "pcomp" and current.tag_ == "VBN":  # "died after being shot"
            above = above.head
        elif current.dep_ != "conj":
            return []
        if above.pos_ not in ("VERB", "AUX"):
            return []
        current = above
    return []


def _of_subject(context: Context, trigger: Trigger, *, strict: bool) -> list[Group]:
    verb = context.doc[trigger.head]
    if context.parsed:
        found = groups_of(context, subjects_of(verb), strict=strict)
        if found:
            return found
    return left_of(context, trigger, strict=strict)


# ------------------------------------------------------------------ states and nouns


def _of_state(context: Context, trigger: Trigger, *, strict: bool) -> list[Group]:
    found = _in_state(context, trigger, strict=strict)
    if trigger.predicate.tag == "near":  # "two fatally"
        return [g for g in found if g.end == trigger.start]
    if trigger.predicate.tag == "taken":
        return found if _is_taken(context, trigger, found) else []
    return found


def _in_state(context: Context, trigger: Trigger, *, strict: bool) -> list[Group]:
    token = context.doc[trigger.start]
    near = left_of(context, trigger, strict=strict)
    if near and near[-1].kind == "number" and near[-1].end >= trigger.start - 1:
        return with_left_members(context, near)
    if not context.parsed:
        return near
    is_closed = context.words[trigger.end : trigger.end + 1] == [","]
    if token.dep_ == "amod" and token.head.i > token.i and not is_closed:
        found = groups_of(context, with_conjuncts([token.head]), strict=strict)
        return [g for g in found if g.kind == "number"]
    for heads in state_subjects(token):
        found = groups_of(context, heads, strict=strict)
        if found:
            return found
    return near


def state_subjects(token: Token) -> list[list[Token]]:
    """Return who may be in a state: its own subject, its verb's object or subject."""
    own = [c for c in token.children if c.dep_ in ("nsubj", "nsubjpass")]
    verb = token.head
    if token.dep_ in ("prep", "pobj") and verb.pos_ not in ("VERB", "AUX"):
        verb = verb.head
    return [with_conjuncts(own), objects(verb) if not own else [], subjects_of(verb)]


def _of_count(context: Context, trigger: Trigger, *, strict: bool) -> list[Group]:
    """Read "five deaths", "no injuries", "the bodies of five men", "his death"."""
    head = context.doc[trigger.end - 1]
    if trigger.predicate.tag == "lives" and context.doc[head.i - 1].tag_ == "PRP$":
        head = context.doc[head.i - 2]  # "cost nine people their lives"
    found = groups_of(context, [head], strict=strict)
    found = [g for g in found if g.kind in ("number", "none")]
    if not found and _is_without(context, trigger):
        return [make_group(context, head, head.i, 0, "none", "unknown")]
    if found or not context.parsed:
        return found
    return _inside(context, trigger, strict=True)


def _is_without(context: Context, trigger: Trigger) -> bool:
    """Tell "without loss of life", "no deaths or injuries"."""
    before = context.words[max(0, trigger.start - 4) : trigger.start]
    for i, word in enumerate(before):
        if word in ("without", "no"):
            return all(w in _NO_MATTER for w in before[i + 1 :])
    return False


_NO_MATTER = wordset("any deaths casualties fatalities injuries loss serious or major")


_TIMES = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5}


def _inside(context: Context, trigger: Trigger, *, strict: bool) -> list[Group]:
    """Read "the killing of five", "the police chief's murder"."""
    head = context.doc[trigger.end - 1]
    if not context.parsed:
        return []
    found = groups_of(context, prepositional(head, "of"), strict=strict)
    if not found and context.words[trigger.end : trigger.end + 1] == ["to"]:
        found = phrase_right(context, trigger.end + 1, strict=True)
    found = found or phrase_behind_aside(context, trigger.end)
    if found:
        return found
    several = _TIMES.get(context.words[max(0, trigger.start - 1)])
    if several and "harm" in trigger.predicate.tag:  # "a double shooting": two were hit
        group = make_group(
            context, head, trigger.start - 1, several, "number", "unknown"
        )
        return [replace(group, victims="people")]
    owners = [c for c in head.children if c.dep_ == "poss"]
    is_death = trigger.predicate.effect == "killed"
    if head.lower_ == "body" and head.dep_ == "pobj":
        return []  # "hit in her lower body": part of somebody
    if is_death and owners and owners[0].lower_ in ("his", "her"):
        owner = owners[0]
        return [make_group(context, owner, owner.i, 1, "pronoun", "unknown")]
    return groups_of(context, owners, strict=True)


# ------------------------------------------------------------------ by position


def _right(context: Context, trigger: Trigger, *, strict: bool) -> list[Group]:
    """Return the group right after a predicate: "Blast kills 5 in market"."""
    return phrase_right(context, trigger.end, strict=strict)


def _completed_right(
    context: Context, trigger: Trigger, found: list[Group], *, strict: bool
) -> list[Group]:
    """Prefer the number right after a verb where the parse missed it."""
    if any(g.kind == "number" for g in found):
        return found
    near = _right(context, trigger, strict=strict)
    if near and near[0].kind == "number" and near[0].start <= found[0].start:
        return near
    return found


_BY_PATTERN = {
    "object": _of_verb,
    "subject": _of_subject,
    "state": _of_state,
    "count": _of_count,
    "body": _of_count,
    "of": _inside,
}
