"""The scanner: from text to matches of the patterns in ``models/times``.

Patterns are written over normalised text (lower case, straight quotes, single line
ends as spaces, offset for offset). In them ``_`` is one separator (blanks), ``~`` is
blanks or a hyphen, and ``<name>`` a fragment made from a lexicon. The order of the
file decides between patterns that start at the same place.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from newsevents.resources import patterns
from newsevents.stages.times.lexicon import Lexicon, lexicon

_SOFT_BREAK = re.compile(r"(?<!\n)\r?\n(?![ \t\r]*\n)")
_ODD = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": "-", "‑": "-", "\xa0": " "})
_WORD = re.compile(r"'?[0-9]+|[a-z]+")
_GROUP = re.compile(r"\(\?P<\w+>")
_SEPARATOR = re.compile(r"[_~]\??")
_FRAGMENT = re.compile(r"<(\w+)>")
REACH = 7  # no expression has more words before the first one that gives it away
APPROXIMATE = (
    "nearly|almost|about|around|roughly|approximately|more_than|less_than|fewer_than|"
    "at_least|at_most|up_to|no_more_than|over|under|just_over|just_under|well_over|"
    "as_many_as|as_long_as"
)
NEAR = (
    "around|about|approximately|roughly|nearly|almost|shortly_before|shortly_after|"
    "just_before|just_after|soon_after|some_time_after"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern; its name is that of the function that reads its matches."""

    name: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Grammar:
    """All rules, and their alternation as one pattern that finds candidates."""

    rules: dict[str, Rule]
    scanner: re.Pattern[str]

    def match(self, text: str, start: int) -> tuple[str, re.Match[str]] | None:
        """Return the match that starts exactly there, with the name of its rule."""
        found = self.scanner.match(text, start)
        if found is None or found.lastgroup is None:
            return None
        name = found.lastgroup
        match = self.rules[name].pattern.match(text, start)
        return None if match is None else (name, match)

    def others(
        self, text: str, start: int, refused: str
    ) -> Iterator[tuple[str, re.Match[str]]]:
        """Yield what rules after a refused one match at the same place."""
        names = list(self.rules)
        for name in names[names.index(refused) + 1 :]:
            if match := self.rules[name].pattern.match(text, start):
                yield name, match


def starts(text: str, triggers: frozenset[str]) -> Iterator[int]:
    """Yield, in order, the offsets of words from which an expression may start.

    That is each digit and trigger word and the few words before it.
    """
    window: deque[int] = deque(maxlen=REACH)
    for word in _WORD.finditer(text):
        window.append(word.start())
        first = word[0]
        if first in triggers or first[-1].isdigit():
            yield from window
            window.clear()


def normalise(text: str) -> str:
    """Return lower-case text of equal length with plain quotes, dashes and blanks.

    Example:
        >>> normalise("Early\\nFriday’s")
        "early friday's"
    """
    lower = text.lower()
    if len(lower) != len(text):  # a few letters grow when lowered
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    lower = lower.translate(_ODD)
    return _SOFT_BREAK.sub(lambda m: " " * len(m[0]), lower)


@cache
def grammar() -> Grammar:
    """Return the grammar, compiled once a process."""
    parts = fragments(lexicon())
    rules: dict[str, Rule] = {}
    sources: list[str] = []
    for row in patterns("times/patterns.jsonl"):
        source = expand(row["pattern"], parts)
        name = row["rule"]
        rules[name] = Rule(name, re.compile(_bounded(source), re.VERBOSE))
        sources.append(f"(?P<{name}>{_GROUP.sub('(?:', source)})")
    return Grammar(rules, re.compile(_bounded("|".join(sources)), re.VERBOSE))


def _bounded(source: str) -> str:
    return rf"(?<![\w$£€#/@.-])(?:{source})(?!\w)"


def expand(pattern: str, parts: dict[str, str]) -> str:
    """Return a pattern with fragments and separators written out."""

    def fragment(match: re.Match[str]) -> str:
        before = match.string[max(0, match.start() - 2) : match.start()]
        return match[0] if before == "?P" else f"(?:{parts[match[1]]})"

    for _ in range(4):  # fragments may hold fragments, never deeper than this
        pattern = _FRAGMENT.sub(fragment, pattern)
    kept = re.split(r"(\(\?P<\w+>|\[[^\]]*\])", pattern)
    return "".join(
        part if index % 2 else _SEPARATOR.sub(_written, part)
        for index, part in enumerate(kept)
    )


def _written(match: re.Match[str]) -> str:
    """Return a separator as a pattern: ``_`` blanks, ``~`` blanks or a hyphen."""
    blank = "[ ]" if match[0][0] == "_" else "[ -]"
    return blank + ("{0,8}" if match[0].endswith("?") else "{1,8}")


def alternatives(words: Iterable[str]) -> str:
    """Return an alternation of words, the longest first, blanks as separators."""
    ordered = sorted(set(words), key=lambda w: (-len(w), w))
    return "|".join(
        re.escape(w).replace(r"\ ", "~").replace(r"\-", "~") for w in ordered
    )


def fragments(words: Lexicon) -> dict[str, str]:
    """Return the named fragments that patterns are made of."""
    small = [w for w, v in words.numbers.items() if v < 20 and w != "dozen"]
    tens = [w for w, v in words.numbers.items() if 20 <= v < 100]
    long_months = [m for m in words.months if m not in words.short_months]
    long_days = [d for d in words.weekdays if d not in words.short_weekdays]
    singular = [u for u in words.units if u not in words.plural_units]
    spoken = f"(?:{alternatives(tens)})(?:~(?:{alternatives(small)}))?"
    return {
        "month": f"(?:{alternatives(long_months)})|"
        f"(?:{alternatives(words.short_months)})[.]?",
        "weekday": f"(?:{alternatives(long_days)})|"
        f"(?:{alternatives(words.short_weekdays)})(?![a-z])",
        "day": "(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![0-9])|"
        f"(?:{alternatives(words.ordinals)})(?![a-z])",
        "year": "1[5-9][0-9][0-9]|20[0-9][0-9]",
        "wyear": f"(?:nineteen|eighteen)_(?:hundred|o?h?_?(?:{spoken}|"
        f"{alternatives(small)}))|two_thousand(?:_(?:and_)?(?:{alternatives(small)}))?",
        "spoken": f"(?:a_|one_)?hundred|{spoken}|{alternatives(small)}|a_dozen|dozen",
        "num": "[0-9]{1,3}(?:,[0-9]{3}|[.][0-9])?(?:[ -]1/2)?|<spoken>(?:_and_a_half)?",
        "unit": alternatives(words.units),
        "singular": alternatives(singular),
        "plural": alternatives(words.plural_units),
        "season": alternatives(words.seasons),
        "part": alternatives(words.parts),
        "holiday": alternatives(words.holidays),
        "reference": alternatives(words.references),
        "approx": f"(?:(?:{APPROXIMATE})_)?",
        "near": f"(?:(?:{NEAR})_)?",
        "mod": "(?:(?:very_)?(?:early|earlier|later?|mid)"
        "(?:~(?:in|on|of))?(?:_the)?~)?",
        "edge": "(?:the_(?:very_)?(?:beginning|start|middle|end|turn|close|eve|"
        "latter_part|early_part|rest|remainder)_of_(?:the_)?)?",
        "zone": f"{alternatives(words.zones)}|local_time|local|hours_local_time|"
        "(?:eastern|central|mountain|pacific)(?:_(?:daylight|standard))?_time|[ecmp]t",
    }
