"""Nouns that denote people, and whose side somebody so called is on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal, cast

from newsevents import resources

VictimType = Literal["civilian", "force", "attacker", "unknown"]
LEXICON = "casualties/people.tsv"
_IRREGULAR = {
    "people": "person",
    "persons": "person",
    "children": "child",
    "schoolchildren": "schoolchild",
    "grandchildren": "grandchild",
    "wives": "wife",
    "housewives": "housewife",
    "midwives": "midwife",
    "thieves": "thief",
    "buses": "bus",
    "minibuses": "minibus",
    "passersby": "passerby",
    "passers-by": "passer-by",
    "police": "police",
    "staff": "staff",
    "personnel": "personnel",
    "crew": "crew",
    "ladies": "lady",
}


@lru_cache(maxsize=4096)
def singular(noun: str) -> str:
    """Return the singular of a lowered noun: "policemen" -> "policeman".

    Example:
        >>> [singular(w) for w in ("children", "bodies", "soldiers", "nurse", "women")]
        ['child', 'body', 'soldier', 'nurse', 'woman']
    """
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith("men"):
        return noun[:-3] + "man"
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "shes", "ches", "xes")):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")):
        return noun[:-1]
    return noun


@cache
def _lexicon() -> dict[str, VictimType]:
    return {
        row["noun"]: cast(VictimType, row["victim_type"])
        for row in resources.table(LEXICON)
    }


@lru_cache(maxsize=4096)
def victim_type(noun: str) -> VictimType | None:
    """Return the side of the people that a noun denotes, None for no people.

    Knows singulars and plurals, and compounds by their last part ("schoolteacher").

    Example:
        >>> victim_type("soldiers"), victim_type("nurse"), victim_type("lorries")
        ('force', 'civilian', None)
    """
    lexicon = _lexicon()
    word = noun.lower()
    for form in (word, singular(word), word.rpartition("-")[2]):
        if form in lexicon:
            return lexicon[form]
    last = singular(word.rpartition("-")[2])
    if last in lexicon:
        return lexicon[last]
    if last.endswith(("man", "woman")) and len(last) > 5 and last not in _NOT_PEOPLE:
        return "civilian"
    return None


def without_titles(name: Sequence[str]) -> Sequence[str]:
    """Return the words of a name behind what its bearer is: "Jon Lund" of a mayor.

    Example:
        >>> without_titles(["District", "Mayor", "Jon", "Lund"])
        ['Jon', 'Lund']
    """
    titles = [n for n, word in enumerate(name[:-1]) if victim_type(word) is not None]
    return name[titles[-1] + 1 :] if titles else name


_NOT_PEOPLE = frozenset({"human", "german", "roman", "ottoman", "talisman", "pac-man"})
