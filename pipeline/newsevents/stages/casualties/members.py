"""Which members of an enumeration are people, and which say who others are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from newsevents.language.people import singular
from newsevents.language.wordset import wordset

if TYPE_CHECKING:
    from newsevents.stages.casualties.context import Context
    from newsevents.stages.casualties.group import Group

Role = Literal["person", "name", "number", "many", "says_who", "subset", "none"]
Joint = Literal["", ",", "-", "and", "with"]
OLDEST = 110
SAYS_WHO = wordset(
    "identified named called known aged age ages who whom whose which described"
    " reportedly"
)
OWNERS = wordset("his her its their")
ARTICLES = wordset("a an the this that")
_NEW = OWNERS | wordset("one another")
_LEADING = wordset("most least leading top foremost")
_NAMING = wordset("identified named called known as")
# Who they are may follow: "six people, a soldier and five civilians".
_GENERIC = wordset(
    "people person others other victim member man woman individual civilian family"
    " employee worker official resident local villager national relative dead staff"
    " personnel tourist passenger foreigner citizen hostage colleague student child boy"
    " girl friend"
)
# What "the driver, a resident of Xa" is besides, and nobody new.
_STANDING = wordset(
    "resident native citizen national member father mother parent graduate veteran"
    " immigrant migrant refugee expatriate"
)


@dataclass(frozen=True, slots=True)
class Member:
    """A stretch of a row, what joins it to the one before it, and who it stands for.

    ``says_who`` tells more of those before it, ``subset`` of some of them; ``many`` are
    people without a number.
    """

    start: int
    end: int
    joint: Joint
    role: Role = "none"
    group: Group | None = None
    after_comma: bool = False


def counted(context: Context, row: list[Member], *, plural: bool | None) -> list[Group]:
    """Return the people of a row, without what says once more who somebody is."""
    found: list[Group] = []
    before: Member | None = None
    known = False  # whether the last person was told of in two ways
    names = 0  # of people counted in numbers, who may still be named
    naming = skipped = False
    end = row[-1].end if row else 0
    is_inset = context.words[end : end + 1] == [","]  # "…, including a nurse, were"
    for place, member in enumerate(row):
        if found and member.joint == "-":
            break
        is_closed = member.joint == "and" and member.after_comma and not is_inset
        skipped = member.role == "subset" or (skipped and not is_closed)
        if skipped:
            continue
        if member.group is None:
            is_naming = _names_some(context, member)
            names -= is_naming
            naming = is_naming or (naming and member.role == "says_who")
            continue
        is_new = True
        if before is not None and _is_age(member, before):
            continue
        if member.role == "name" and names > 0 and (member.joint == "," or naming):
            names, naming, is_new = names - 1, True, False
        elif before is not None:
            last = _Last(before, known, plural)
            known = _is_same(context, row, place, last)
            is_new = not known
        if is_new:
            found.append(member.group)
            naming = _names_some(context, member)
            names = member.group.best - naming if member.role == "number" else 0
        elif before is not None and _is_titled(context, member, before):
            found[-1] = replace(member.group, start=found[-1].start)
        before = member
    return without_breakdown(_without_sum(found, before))


def _without_sum(found: list[Group], last: Member | None) -> list[Group]:
    """Drop what those named are together: "Ann Lee and Bo Dahl, two brothers"."""
    if len(found) < 3 or last is None or last.joint != "," or last.role != "number":
        return found
    named = found[:-1]
    is_sum = found[-1] is last.group and found[-1].best == len(named)
    return named if is_sum and all(g.kind == "name" for g in named) else found


def _names_some(context: Context, member: Member) -> bool:
    """Tell whether a stretch names somebody: "two cooks identified as Ann Lee"."""
    return not _NAMING.isdisjoint(context.words[member.start : member.end])


def _is_age(member: Member, before: Member) -> bool:
    """Tell "Ann Lee, 34, …": a bare number behind a person."""
    return (
        member.role == "number"
        and before.role in ("name", "person")
        and member.joint == ","
        and member.end - member.start == 1
        and member.group is not None
        and member.group.best <= OLDEST
    )


@dataclass(frozen=True, slots=True)
class _Last:
    """The member before, whether it is known in two ways, the number of the verb."""

    member: Member
    known: bool
    plural: bool | None


def _is_same(context: Context, row: Sequence[Member], place: int, last: _Last) -> bool:
    """Tell whether a member is the person before it once more."""
    member, before = row[place], last.member
    singles = ("name", "person")
    if member.role not in singles or before.role not in singles:
        return False
    if place == 1 and before.joint == "with" and member.role == "person":
        return False  # "in addition to the bomber, one guard was killed"
    if _is_one_of_best(context, member):
        return True
    if member.joint != ",":
        goes_on = place + 1 < len(row)
        return _is_title(context, member, last, goes_on=goes_on)
    return _is_same_behind_comma(context, row, place, last)


def _is_same_behind_comma(
    context: Context, row: Sequence[Member], place: int, last: _Last
) -> bool:
    """Tell "Ann Lee, a poet" from "Ann Lee, a poet and a cook"."""
    member, before = row[place], last.member
    first = context.words[member.start]
    if last.plural is False and first not in OWNERS:
        return True  # "Ann Lee, a poet, teacher, and head of a school, was killed"
    goes_on = any(later.joint == "and" for later in row[place:])
    is_other_way = member.role != before.role
    if _is_named(before) and before.role == "person":  # "the poet Ann Lee"
        is_bare = context.doc[member.start].tag_ == "NN"
        is_other_way = member.role != "name" and (is_bare or not goes_on)
    if is_other_way and not last.known and (member.role == "name" or first not in _NEW):
        return True
    if goes_on or first in _NEW:  # a row of several ends in "and"
        return False
    return last.known or is_other_way or _describes(context, member, before)


def _is_one_of_best(context: Context, member: Member) -> bool:
    """Tell "Ann Lee, a poet and one of the best singers" from one more person."""
    words = context.words[member.start : member.start + 4]
    if words[:3] != ["one", "of", "the"] or member.end < member.start + 5:
        return False
    return words[3] in _LEADING or context.doc[member.start + 3].tag_ == "JJS"


def _is_named(member: Member) -> bool:
    """Tell "the cook Bo Hart", behind whom another name is that of somebody else."""
    return member.group is not None and member.group.kind == "name"


def _describes(context: Context, member: Member, before: Member) -> bool:
    """Tell "his son, a clerk" and "the driver, a father" from "the driver, a nurse"."""
    if context.words[member.start] not in ("a", "an") or _is_generic(before.group):
        return True
    noun = member.group.victims.lower() if member.group is not None else ""
    if noun in ("man", "woman") or noun.rpartition(" ")[2] in _STANDING:
        return True
    return context.words[before.start] in OWNERS


def _is_title(context: Context, member: Member, last: _Last, *, goes_on: bool) -> bool:
    """Tell one person of two callings: "a baker and former mayor"."""
    before = last.member
    if _is_titled(context, member, before):
        return True
    if member.joint != "and" or {member.role, before.role} != {"person"}:
        return False
    if last.known and goes_on and not member.after_comma:
        return True  # "Ann Lee, a poet and a nurse, two cooks and …"
    first = context.words[member.start]
    if last.plural is True or first in ARTICLES or first in _NEW:
        return False
    if last.plural is False or last.known:
        return True
    is_plain = member.group is None or member.group.end - member.start < 2
    return not is_plain and context.words[before.start] in ("a", "an")


def _is_titled(context: Context, member: Member, before: Member) -> bool:
    """Tell "poet and former mayor Ann Lee": a bare noun before a title and a name."""
    if member.joint != "and" or not _is_named(member) or before.role != "person":
        return False
    bare = context.doc[before.start : before.end]
    is_bare = all(t.pos_ in ("NOUN", "ADJ") for t in bare) and bare[-1].tag_ == "NN"
    return is_bare and context.doc[member.start].pos_ in ("NOUN", "ADJ")


def _is_generic(group: Group | None) -> bool:
    return group is not None and singular(group.victims.lower().split()[-1]) in _GENERIC


def without_breakdown(found: list[Group]) -> list[Group]:
    """Drop who they are in detail: "three people, a soldier and two civilians"."""
    if len(found) < 3 or found[0].best != sum(g.best for g in found[1:]):
        return found
    is_named = all(g.kind == "name" for g in found[1:])
    return found[:1] if is_named or _is_generic(found[0]) else found
