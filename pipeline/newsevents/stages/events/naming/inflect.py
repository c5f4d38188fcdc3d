"""Forms of verbs and nouns, made from their base form."""

from __future__ import annotations

from collections.abc import Mapping

VOWELS = "aeiou"


def inflections(verb: str, irregular: Mapping[str, tuple[str, str]]) -> list[str]:
    """Return the forms of a verb: base, -s, -ing, past, participle.

    Example:
        >>> inflections("rob", {})
        ['rob', 'robs', 'robbing', 'robbed']
        >>> inflections("shoot", {"shoot": ("shot", "shot")})
        ['shoot', 'shoots', 'shooting', 'shot']
    """
    stem = verb
    if verb.endswith("e") and not verb.endswith("ee"):
        stem = verb[:-1]
    elif _doubles(verb):
        stem = verb + verb[-1]
    third = f"{verb}es" if verb.endswith(("s", "x", "z", "ch", "sh")) else f"{verb}s"
    past = f"{stem}ed"
    if verb.endswith("y") and verb[-2] not in VOWELS:
        third, past = f"{verb[:-1]}ies", f"{verb[:-1]}ied"
    pasts = irregular.get(verb, (past, past))
    return list(dict.fromkeys([verb, third, f"{stem}ing", *pasts]))


def _doubles(verb: str) -> bool:
    """Tell whether the last consonant doubles: rob, ram; not bomb or open."""
    if verb == "kidnap":
        return True
    return (
        sum(letter in VOWELS for letter in verb) == 1
        and verb[-1] not in VOWELS + "wxy"
        and verb[-2] in VOWELS
        and (len(verb) < 3 or verb[-3] not in VOWELS)
    )


def plural(noun: str) -> str:
    """Return the plural of a noun, of its last word or that before "of".

    Example:
        >>> plural("car crash"), plural("robbery"), plural("bomb")
        ('car crashes', 'robberies', 'bombs')
        >>> plural("burst of fire")
        'bursts of fire'
    """
    head, of, rest = noun.partition(" of ")
    if of:
        return plural(head) + of + rest
    if noun.endswith(("s", "x", "ch", "sh")):
        return f"{noun}es"
    if noun.endswith("y") and noun[-2] not in VOWELS:
        return f"{noun[:-1]}ies"
    return f"{noun}s"
