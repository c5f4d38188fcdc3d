"""Words that only count with many: "600 people fled to the town", not "gunmen fled"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsevents.language.wordset import wordset

if TYPE_CHECKING:
    from newsevents.stages.casualties.context import Context
    from newsevents.stages.casualties.group import Group
    from newsevents.stages.casualties.triggers import Trigger

FEWEST = 10  # fewer who fled are culprits, prisoners or witnesses
_WAY = wordset(
    "to into from across toward towards over their the for since north south east west"
    " northward southward eastward westward elsewhere abroad , . ;"
)
_NO_FLIGHT = wordset(
    "scene building mall store shop theater theatre stadium panic cover car vehicle"
    " prison jail custody detention police party polls front restaurant hotel"
)
_NO_REFUGEES = wordset(
    "inmates prisoners detainees suspects convicts fighters shoppers passengers fans"
    " troops protesters demonstrators worshippers students pupils"
)
REACH = 5
# "Forced 300 people in the valley from their homes", not "forced 300 people to wait".
_HOMES = wordset("homes houses villages towns lands land neighborhoods neighbourhoods")
_OUT = wordset("from out leave abandon flee")
HOME_REACH = 14


def only_many(context: Context, trigger: Trigger, groups: list[Group]) -> list[Group]:
    """Return the groups; of words tagged so only numbers of people.

    ``refuge``, ``flight``: those who left their homes.
    """
    tag = trigger.predicate.tag
    if "refuge" not in tag:
        return groups
    after = context.words[trigger.end : trigger.end + REACH]
    if "flight" in tag and (
        (after and after[0] not in _WAY) or not _NO_FLIGHT.isdisjoint(after)
    ):
        return []
    if "home" in tag and not _leave_homes(context, trigger):
        return []
    return [g for g in groups if _are_refugees(g)]


def _leave_homes(context: Context, trigger: Trigger) -> bool:
    """Tell "forced 300 people from their homes" from "forced 300 people to wait"."""
    after = context.words[trigger.end : trigger.end + HOME_REACH]
    at = next((k for k, word in enumerate(after) if word in _OUT), len(after))
    return "their" in after[at : at + 3] and not _HOMES.isdisjoint(after[at : at + 4])


def in_passing(context: Context, trigger: Trigger, groups: list[Group]) -> Trigger:
    """Tag what tells of one person in passing: he or she may have died.

    Nine "taken to hospital" are of the wounded; "a man was taken to hospital" and "the
    wounded man" may go on with his death.
    """
    predicate = trigger.predicate
    if predicate.effect != "wounded" or any(g.best > 1 for g in groups):
        return trigger
    is_adjective = not predicate.tag and context.doc[trigger.head].dep_ == "amod"
    if "many" not in predicate.tag and not is_adjective:
        return trigger
    return replace(trigger, predicate=replace(predicate, tag="weak"))


def _are_refugees(group: Group) -> bool:
    return (
        group.kind == "number"
        and group.best >= FEWEST
        and group.side in ("civilian", "unknown")
        and group.victims.lower() not in _NO_REFUGEES
    )
