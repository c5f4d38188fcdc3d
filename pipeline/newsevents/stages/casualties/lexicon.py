"""The words that say that people came to harm, read from the lexicons."""

from __future__ import annotations

from dataclasses import dataclass

from newsevents import resources
from newsevents.records import EFFECTS, Effect

CARRIED = ("wound", "hospital")  # patterns of nouns that need the verb before them


@dataclass(frozen=True, slots=True)
class Predicate:
    """One reading of one inflected form; see ``models/casualties/predicates.tsv``."""

    words: tuple[str, ...]
    effect: Effect
    pattern: str
    shape: str
    tag: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Predicates by first word, the longest first; nouns for no people, for several.

    ``single`` are words that may be predicates of their own; ``verbs`` those of them
    that say all by themselves: "killed", not "taken".
    """

    by_word: dict[str, tuple[Predicate, ...]]
    single: frozenset[str]
    verbs: frozenset[str]
    not_people: frozenset[str]
    sets: dict[str, int]


def _rank(predicate: Predicate) -> tuple[int, bool]:
    """Try the longest first, and nouns that a verb leads from before their verb."""
    return -len(predicate.words), predicate.pattern not in CARRIED


def load_lexicon() -> Lexicon:
    """Read the lexicons of the stage."""
    effects = {str(effect): effect for effect in EFFECTS}
    by_word: dict[str, list[Predicate]] = {}
    for row in resources.table("casualties/predicates.tsv"):
        words = tuple(row["form"].replace("-", " - ").split())
        predicate = Predicate(
            words, effects[row["effect"]], row["pattern"], row["shape"], row["tag"]
        )
        by_word.setdefault(words[0], []).append(predicate)
    single = [p for found in by_word.values() for p in found if len(p.words) == 1]
    verbs = [p for p in single if p.pattern == "object" and not p.tag]
    return Lexicon(
        by_word={
            word: tuple(sorted(found, key=_rank)) for word, found in by_word.items()
        },
        single=frozenset(p.words[0] for p in single),
        verbs=frozenset(p.words[0] for p in verbs),
        not_people=frozenset(
            row["noun"] for row in resources.table("casualties/not_people.tsv")
        ),
        sets={
            row["noun"]: int(row["people"])
            for row in resources.table("casualties/sets.tsv")
        },
    )
