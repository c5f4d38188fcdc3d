"""A name in the making: what the passes of this stage hand to one another."""

from __future__ import annotations

from dataclasses import dataclass

from newsevents.stages.entities.lexicon import Entry

# Labels of the language model that are figures and times, not names.
NOT_NAMES = frozenset(
    {"DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "LANGUAGE"}
)
PLACES = frozenset({"GPE", "LOC", "FAC"})


@dataclass(frozen=True, slots=True)
class Name:
    """A token range with a label; ``entry`` where the lexicon knows it."""

    start: int
    end: int
    label: str
    rule: str
    confidence: float
    entry: Entry | None = None
    canonical: str | None = None
    title: str | None = None


def overlap(a: Name, b: Name) -> bool:
    """Tell whether two names share a token."""
    return a.start < b.end and b.start < a.end


def disjoint(names: list[Name]) -> list[Name]:
    """Return names in order, without those that meet an earlier or longer one."""
    kept: list[Name] = []
    for name in sorted(names, key=lambda n: (n.start, n.start - n.end, n.label)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept
