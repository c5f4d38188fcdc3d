"""Which incident a claim, blame or suspicion is about."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from newsevents.language.roles import Responsibility

if TYPE_CHECKING:
    from newsevents.stages.events.facts import Facts
    from newsevents.stages.events.linking.incidents import Incident


UNDONE = frozenset({"background", "planned"})


def of_incidents(
    facts: Facts, incidents: Sequence[Incident], found: Sequence[Responsibility]
) -> list[list[Responsibility]]:
    """Return for each incident who claims it, is blamed for it or denies it.

    "The attacks" are all that are not history, unless they are themselves. Else the
    word for the attack decides, "responsibility for the raid", else what was told last:
    history, and what is only threatened, where nothing else is told.
    """
    by_word = {
        trigger.head: number
        for number, incident in enumerate(incidents)
        for trigger in incident.triggers
    }
    current = [n for n, i in enumerate(incidents) if i.status not in UNDONE]
    told = _told(incidents, current or list(range(len(incidents))))
    sentences = sorted(told)
    shares: list[list[Responsibility]] = [[] for _ in incidents]
    for claim in found:
        own = None if claim.deed is None else by_word.get(facts.token_at(claim.deed))
        is_news = own is None or incidents[own].status not in UNDONE
        if claim.several and current and is_news:
            owners = current
        elif own is not None:
            owners = [own]
        else:
            before = bisect_right(sentences, facts.sentence_at(claim.start))
            owners = told[sentences[max(before - 1, 0)]]
        for number in owners:
            shares[number].append(claim)
    return shares


def _told(incidents: Sequence[Incident], numbers: list[int]) -> dict[int, list[int]]:
    """Return the numbers of the incidents that each sentence tells of."""
    told: dict[int, list[int]] = {}
    for number in numbers:
        for sentence in sorted({frame.sentence for frame in incidents[number].frames}):
            told.setdefault(sentence, []).append(number)
    return told
