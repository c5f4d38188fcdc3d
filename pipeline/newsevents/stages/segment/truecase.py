"""Text in capitals only, as old wires send it, rewritten in ordinary case.

The language model knows names by their capitals. Ordinary words become small, names and
sentence starts keep one capital, acronyms all. Every character is replaced by exactly
one, so that offsets hold.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from functools import cache

from newsevents import resources
from newsevents.language.wordlists import words

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# "NATIONAL LIBERATION ARMY (ELN)" and "ELN [NATIONAL LIBERATION ARMY]".
BRACKETED = re.compile(
    r"(?<=[A-Z0-9\"]\s)[(\[]([A-Z][A-Z-]{1,9})[)\]](?!,\s\d)"
    r"|(?<=[A-Z],\s)([BCDFGHJ-NP-TV-XZ]{3,6})(?=,)"
)
EXPLAINED = re.compile(r"\b([A-Z][A-Z-]{1,8}) [(\[]([A-Z][A-Z' -]{6,80})[)\]]")
SENTENCE_START = re.compile(
    r"""
    (?: (?<![A-Z]\.[A-Z]) (?<!\s[A-Z]) [.!?] ["'”’)\]]{0,3} \s+
      | [:,] \s (?=["“])
      | \n \s* )
    ["'“‘(\[]{0,3} $
    """,
    re.VERBOSE,
)
# "[REPORTER] WHAT HAPPENED" and "BOGOTA, 16 MAR 90 (EFE) -- [TEXT] ELEVEN SOLDIERS".
OPENING = re.compile(r"(?:\n|--|\A)\s*(?:\[[^\[\]\n]{1,40}\]\s*){0,2}[\"“]?$")
NUMBER_BEFORE = re.compile(r"\d['’]?$")
HALVES = frozenset(("A.M.", "P.M."))
CONTRACTION = re.compile(r"(?:n['’]t|['’](?:re|ve|ll|d|m))$")
MONTH_BEFORE = re.compile(
    r"(?:\b(?:OF|IN|SINCE|LAST|UNTIL|EARLY|LATE|MID|DURING)|\d)[\s-]*$"
)
VOWELS = frozenset("AEIOUYÁÉÍÓÚÀÈÌÒÙÄÖÜ")
SMALL_WORD = re.compile(r"[a-z]{2,}")
ROMAN = re.compile(r"(?:X{1,3}|X{0,2}(?:I{1,3}|IV|VI{0,3}|IX))$")
PREFIX = re.compile(
    r"(?:anti|counter|non|pro|re|un|multi|bi|de|sub|narco|inter|ultra|super|pre)"
    r"(?=[a-z]{4})"
)
SUFFIXES = ("s", "es", "ed", "d", "ing", "ly", "ism", "ist", "ists", "ness", "ization")
LEAST_LETTERS, LEAST_WORDS = 20, 4


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What is known about the case of words; all in lower case."""

    lower: frozenset[str]
    upper: frozenset[str]
    kinds: dict[str, frozenset[str]] = field(default_factory=dict)

    def is_ordinary(self, word: str) -> bool:
        """Tell whether a word, in lower case, is written small."""
        if word in self.lower or word in self.kinds["common"]:
            return True
        bare = PREFIX.sub("", word, count=1)
        if bare != word and bare in self.lower:
            return True
        if word.endswith("men") and f"{word[:-3]}man" in self.lower:
            return True
        return any(
            word.endswith(suffix)
            and len(word) - len(suffix) >= 5
            and word[: -len(suffix)] in self.lower
            for suffix in SUFFIXES
        )


@cache
def lexicon() -> Lexicon:
    """Return the lexicon, read once, and only where a text needs it."""
    kinds: dict[str, set[str]] = {}
    for row in resources.table("segment/nameparts.tsv"):
        kinds.setdefault(row["kind"], set()).add(row["text"])
    return Lexicon(
        lower=words("segment/words.tsv"),
        upper=words("segment/acronyms.tsv"),
        kinds={kind: frozenset(found) for kind, found in kinds.items()}
        | {
            "common": frozenset(kinds["title"] | kinds["head"]),
            "before": frozenset(kinds["title"] | kinds["front"]),
        },
    )


def is_capitals(text: str) -> bool:
    """Tell whether a stretch of text is all in capitals, and long enough to matter.

    Example:
        >>> is_capitals("REBELS ATTACKED THE TOWN OF SAN MIGUEL"), is_capitals("UN")
        (True, False)
    """
    if len(SMALL_WORD.findall(text, 0, 200)) > 3:
        return False
    upper = sum(map(str.isupper, text))
    if upper < LEAST_LETTERS:
        return False
    lower = sum(map(str.islower, text))
    return lower <= 0.04 * upper and len(text.split()) >= LEAST_WORDS


def truecase(text: str) -> str:
    """Rewrite a text in capitals in ordinary case, of the same length.

    Example:
        >>> truecase("PRESIDENT CEREZO SAID THE FMLN ATTACKED A FARM ON 5 MAY.")
        'President Cerezo said the FMLN attacked a farm on 5 May.'
    """
    return _Words(text, lexicon()).rewrite()


class _Words:
    """The words of one text in capitals, with the case decided for each."""

    def __init__(self, text: str, known: Lexicon) -> None:
        self.text = text
        self.known = known
        self.matches = list(WORD.finditer(text))
        self.bare = [_bare(m[0]) for m in self.matches]
        self.names: set[tuple[str, ...]] = set()
        self.acronyms: set[str] = set()
        self.shorts: list[int] = []
        self._explain()
        self.cases = [self._case(i) for i in range(len(self.matches))]

    def rewrite(self) -> str:
        self._capitalize_names()
        for i in self.shorts:
            self.cases[i] = "upper"
        for name in sorted(self.names):
            self._capitalize(name)
        self._capitalize_phrases()
        chars = list(self.text)
        for i, match in enumerate(self.matches):
            case = self.cases[i]
            if case == "lower" and self._starts_sentence(match.start()):
                case = "title"
            chars[match.start() : match.end()] = _write(match[0], case)
        return "".join(chars)

    def _case(self, i: int) -> str:
        """Return the case of a word by itself; its neighbours come later."""
        word, bare = self.matches[i][0], self.bare[i]
        start, end = self.matches[i].span()
        kinds = self.known.kinds
        if NUMBER_BEFORE.search(self.text[max(0, start - 2) : start]):
            return "lower"  # "1ST", "1990'S"
        if CONTRACTION.search(bare):
            return "title" if bare[0] == "i" and len(bare) < 5 else "lower"
        if self._is_always_small(start, end):
            return "lower"
        if len(bare) == 1 or self._is_dotted(start, end):
            is_article = word == "A" and not self._touches(start, end)
            return "lower" if is_article or word == "Y" else "upper"
        if bare in kinds["calendar_beside_number"]:
            return "title" if self._is_month(start, end) else "lower"
        return self._listed(bare) or ("title" if VOWELS & set(word) else "upper")

    def _listed(self, bare: str) -> str | None:
        """Return the case that the lists have for a word."""
        kinds = self.known.kinds
        if bare in self.acronyms or bare in kinds["acronym"]:
            return "upper"
        if bare in kinds["calendar"] or bare in kinds["abbreviation"]:
            return "title"
        if len(bare) > 1 and ROMAN.match(bare.upper()):
            return "upper"
        if bare in kinds["particle"] or self.known.is_ordinary(bare):
            return "lower"
        return "upper" if bare in self.known.upper else None

    def _capitalize_names(self) -> None:
        """Give titles before names and heads behind them their capital."""
        kinds = self.known.kinds
        for i in range(len(self.cases) - 1, -1, -1):
            if i + 1 >= len(self.cases):
                continue
            if self.bare[i] in COURTESY and self._is_adjacent(i):
                self.cases[i + 1] = self.cases[i + 1].replace("lower", "title")
            if self.cases[i] != "lower":
                continue
            follows = self.cases[i + 1] == "title" and self._is_adjacent(i)
            is_name = follows and self.bare[i + 1] not in kinds["calendar"]
            if is_name and self.bare[i] in kinds["before"]:
                self.cases[i] = "title"
        for i in range(1, len(self.cases)):
            is_head = self.bare[i] in kinds["head"] and self._is_adjacent(i - 1)
            if not is_head:
                is_head = self._is_middle(i)
            elif self.bare[i - 1] in self.known.upper - self.acronyms:
                self.cases[i - 1] = "title"  # Ica Department
            if (
                self.cases[i] == "lower"
                and is_head
                and self.cases[i - 1] == "title"
                and self.bare[i - 1] not in kinds["calendar"]
                and not self._is_demonym(i - 1)
            ):
                self.cases[i] = "title"

    def _is_middle(self, i: int) -> bool:
        """Tell whether a word stands between a name and its head."""
        kinds = self.known.kinds
        return (
            self.bare[i] in kinds["middle"]
            and i + 1 < len(self.bare)
            and self.bare[i + 1] in kinds["head"]
            and self._is_adjacent(i - 1)
            and self._is_adjacent(i)
        )

    def _is_demonym(self, i: int) -> bool:
        """Tell whether a word looks like an adjective of nation ("Salvadoran")."""
        return self.bare[i].endswith(("an", "ish", "ese", "eli", "qi", "ni", "nch"))

    def _explain(self) -> None:
        """Note the acronyms in the text and the names that they stand for."""
        for match in BRACKETED.finditer(self.text):
            end = self._index_before(match.start())
            acronym = match[1] or match[2]
            length = self._length_of_name(end, acronym)
            if not length:
                continue
            self._note(acronym, end - length + 1, end)
            self.shorts.append(end + 1)
        for match in EXPLAINED.finditer(self.text):
            start = self._index_before(match.start(2)) + 1
            end = self._index_before(match.end())
            if end > start and self._is_spelled(start, end, match[1]):
                self._note(match[1], start, end)

    def _note(self, acronym: str, start: int, end: int) -> None:
        self.names.add(tuple(self.bare[start : end + 1]))
        if not self.known.is_ordinary(acronym.lower()):
            self.acronyms.add(acronym.lower())

    def _is_spelled(self, start: int, end: int, acronym: str) -> bool:
        """Tell whether half the letters of an acronym are initials of these words."""
        initials = Counter(word[0] for word in self.bare[start : end + 1])
        shared = (Counter(acronym.lower()) & initials).total()
        return 2 * shared >= len(acronym.replace("-", ""))

    def _index_before(self, offset: int) -> int:
        """Return the index of the last word that ends before an offset."""
        return bisect_right(self.matches, offset, key=lambda match: match.end()) - 1

    def _length_of_name(self, end: int, acronym: str) -> int:
        """Return how many words up to ``end`` are what an acronym stands for.

        The words back to the article before them, if half the letters of the acronym
        are among their initials, or one is a word like "front": the letters may be
        those of the name in another language.
        """
        for length in range(1, 11):
            i = end - length + 1
            if i < 0 or (length > 1 and not self._is_adjacent(i)):
                return 0
            if i and self.bare[i - 1] in ARTICLES and self._is_adjacent(i - 1):
                heads = self.known.kinds["head"].intersection(self.bare[i : end + 1])
                is_name = self._is_spelled(i, end, acronym) or bool(heads)
                return length if length > 1 and is_name else 0
        return 0

    def _capitalize_phrases(self) -> None:
        for phrase in sorted(self.known.kinds["phrase"]):
            self._capitalize(tuple(phrase.split()))

    def _capitalize(self, phrase: tuple[str, ...]) -> None:
        """Write every occurrence of a phrase as a name."""
        size = len(phrase)
        start = -1
        while True:
            try:
                start = self.bare.index(phrase[0], start + 1)
            except ValueError:
                return
            if tuple(self.bare[start : start + size]) != phrase:
                continue
            for i in range(start, start + size):
                if self.cases[i] == "lower" and self.bare[i] not in SMALL_WORDS:
                    self.cases[i] = "title"

    def _is_adjacent(self, i: int) -> bool:
        """Tell whether nothing but a space or line break is behind word ``i``."""
        gap = self.text[self.matches[i].end() : self.matches[i + 1].start()]
        is_short = self.bare[i] in self.known.kinds["abbreviation"]
        return not (gap.strip(" .\n") if is_short else gap.strip(" \n"))

    def _starts_sentence(self, start: int) -> bool:
        if start > 1 and self.text[start - 1] == " " and self.text[start - 2].isalnum():
            return False  # most words
        before = self.text[max(0, start - 12) : start]
        if SENTENCE_START.search(before):
            return True
        if start and before[-1] not in ' \n"“]':
            return False
        found = OPENING.search(self.text[max(0, start - 90) : start])
        return found is not None and (found[0].strip()[:2] != "--" or start < 150)

    def _is_dotted(self, start: int, end: int) -> bool:
        """Tell whether a word is a letter of an abbreviation ("U.S.")."""
        return end - start == 1 and self.text[end : end + 1] == "."

    def _is_always_small(self, start: int, end: int) -> bool:
        """Tell whether a word is part of "p.m." or of an address."""
        return (
            self.text[start : start + 4] in HALVES
            or (start > 1 and self.text[start - 2 : start + 2] in HALVES)
            or self.text[end : end + 3] == "://"
        )

    def _touches(self, start: int, end: int) -> bool:
        """Tell whether a word is tied to a number or hyphen ("M-19")."""
        return (self.text[end : end + 1] in "-/" and end < len(self.text)) or (
            start > 0 and self.text[start - 1] in "-/"
        )

    def _is_month(self, start: int, end: int) -> bool:
        """Tell whether "MAY" or "MARCH" is a month by what stands beside it."""
        if MONTH_BEFORE.search(self.text[max(0, start - 9) : start]):
            return True
        return any(map(str.isdigit, self.text[end : end + 3]))


COURTESY = frozenset(("mr", "mrs", "ms"))  # before names, of whatever words
ARTICLES = frozenset(("the", "a", "an", "its", "their", "our", "his", "by", "called"))
SMALL_WORDS = frozenset(
    ("of", "the", "for", "and", "in", "on", "to", "de", "del", "la", "y", "against")
)


def _bare(word: str) -> str:
    """Return a word in lower case without its possessive ending."""
    lower = word.lower()
    for ending in ("'s", "’s"):
        lower = lower.removesuffix(ending)
    return lower


def _write(word: str, case: str) -> list[str]:
    """Return the characters of a word in a case, one for one."""
    if case == "upper":
        end = len(word) - 1 if len(word) > 2 and word[-2] in "'’" else len(word)
        return [*word[:end], *word[end:].lower()]
    small = list(word.lower())
    if len(small) != len(word):  # a letter whose small form is two characters
        small = [_small(char) for char in word]
    if case == "lower":
        return small
    small[0] = word[0]
    if len(word) > 3 and word[1] in "'’" and word[0] in "ODL":
        small[2] = word[2]  # O'Brien
    elif word.startswith("MC") and len(word) > 4:
        small[2] = word[2]  # McDonald
    return small


def _small(char: str) -> str:
    """Return the small letter, if that is one character."""
    lower = char.lower()
    return lower if len(lower) == 1 else char
