"""Readings of lengths and of what recurs: two days, the past year, every week."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsevents.stages.times.dates import number_of
from newsevents.stages.times.lexicon import plain
from newsevents.stages.times.meaning import Frame, Meaning, Role

if TYPE_CHECKING:
    from newsevents.stages.times.lexicon import Lexicon

_VAGUE = ("few", "several", "many", "some", "dozens of", "hundreds of")
_LETTERS = {"TS": "S", "TM": "M", "TH": "H", "D": "D", "W": "W", "M": "M", "Q": "Q"}
_YEARS = {"Y": 1, "E": 10, "C": 100}
_HALVES = {"Y": ("M", 6), "TH": ("M", 30), "TM": ("S", 30), "D": ("TH", 12)}


def amount(text: str, lexicon: Lexicon) -> float | None:  # noqa: PLR0911
    """Return how many units a number phrase names; None where it is vague.

    Example:
        >>> from newsevents.stages.times.lexicon import lexicon
        >>> [amount(t, lexicon()) for t in ("a couple of", "2 1/2", "half a", "a few")]
        [2.0, 2.5, 0.5, None]
    """
    words = re.sub(r"[ ]+", " ", text).strip()
    if any(v in words.split() or v == words for v in _VAGUE):
        return None
    if "couple" in words:
        return 2.0
    if words.startswith("half"):
        return 0.5
    if "quarter" in words:
        return 0.25
    half = 0.5 if words.endswith(("1/2", "and a half")) else 0.0
    words = re.sub(r"[ -]+(?:1/2|and a half)$", "", words)
    if re.fullmatch(r"[0-9,]+[.][0-9]", words):
        return float(words.replace(",", ""))
    words = re.sub(r"\b(?:whole|full|good|single|additional)\b", "", words).strip()
    if words in ("a", "an"):
        return 1.0 + half
    number = number_of(words, lexicon)
    return None if number is None else number + half


def duration_value(number: float | None, code: str) -> str:
    """Return a TIMEX3 duration.

    Example:
        >>> duration_value(2.5, "Y"), duration_value(3, "TH"), duration_value(None, "D")
        ('P2Y6M', 'PT3H', 'PXD')
    """
    lead = "PT" if code[0] == "T" else "P"
    if number is None:
        return lead + "X" + _LETTERS.get(code, "Y")
    if code == "F":
        number, code = number * 2, "W"
    if code in _YEARS:
        number, code = number * _YEARS[code], "Y"
    whole = int(number)
    letter = _LETTERS.get(code, "Y")
    if number == whole:
        return f"{lead}{whole}{letter}"
    return _fraction(lead, whole, number - whole, code)


def _fraction(lead: str, whole: int, rest: float, code: str) -> str:
    if code not in _HALVES:
        return f"{lead}{whole + rest:g}{_LETTERS[code]}"
    letter, unit = _HALVES[code]
    small = f"{round(unit * 2 * rest)}{letter}"
    letter = _LETTERS.get(code, "Y")
    if code == "D":
        return f"P{f'{whole}D' if whole else ''}T{small[:-2]}H"
    return f"{lead}{f'{whole}{letter}' if whole else ''}{small}"


def _other(value: str) -> Meaning:
    return Meaning(value, "DURATION", role="other")


def duration(match: re.Match[str], frame: Frame) -> Meaning | None:
    """Two days, a few minutes, five-year, at least 20 more years."""
    text = match["num"]
    code = frame.lexicon.units[plain(match["unit"])]
    single = plain(match["unit"]) not in frame.lexicon.plural_units
    if text in ("a", "an") and code in ("TS", "Q", "C"):
        return None
    aged = frame.text.endswith("aged ", 0, match.start())
    if aged or (code == "Q" and text == "three"):
        return None  # a share
    if text == "some" and single:
        return None
    if single and "-" not in match[0] and (text[0].isdigit() and text != "1"):
        return None if code == "TS" else _other(_length(match, frame, code))
    if text in ("a", "an") and _is_rate(match, frame):
        return Meaning(duration_value(1, code), "SET", role="other")
    return _other(_length(match, frame, code))


def _length(match: re.Match[str], frame: Frame, code: str) -> str:
    number = amount(match["num"], frame.lexicon)
    if number is not None and match["half"]:
        number += 0.5
    return duration_value(number, code)


def _is_rate(match: re.Match[str], frame: Frame) -> bool:
    """Money or a count right before "a year" makes it a rate."""
    before = frame.text[max(0, match.start() - 24) : match.start()]
    return bool(
        re.search(
            r"(?:[0-9]|million|billion|times|once|twice|dollars|miles|people|tons|cents|"
            r"barrels|hours|days)[ ]\Z",
            before,
        )
    )


def last_units(match: re.Match[str], frame: Frame) -> Meaning | None:
    """The past three months, the first nine months, the next few days."""
    code = frame.lexicon.units[plain(match["unit"])]
    text = match["num"]
    number = 2.0 if text.startswith("couple") else amount(text, frame.lexicon)
    return _other(duration_value(number, code))


def vague_units(match: re.Match[str], frame: Frame) -> Meaning | None:
    """Recent months, coming weeks, the weeks ahead."""
    if match["ahead"]:
        word = re.search(r"[a-z]+(?= +(?:ahead|to))", match[0])
        code = frame.lexicon.units.get(word[0], "D") if word else "D"
        return _other(duration_value(None, code))
    if match["which"] in ("recent", "past"):
        return Meaning("PAST_REF", "DATE", role="background")
    if match["which"] == "future":
        return Meaning("FUTURE_REF", "DATE", role="other")
    return _other(duration_value(None, frame.lexicon.units[plain(match["unit"])]))


def bare_units(match: re.Match[str], frame: Frame) -> Meaning | None:
    """Weeks, years: only after a preposition of duration."""
    before = frame.text[max(0, match.start() - 9) : match.start()]
    if not re.search(r"(?:for|within|in|after|over|took|lasted)[ ]\Z", before):
        return None
    if re.match(r"[ -]?old\b| of age\b", frame.text[match.end() :][:9]):
        return None
    code = frame.lexicon.units[match[0].split()[0]]
    return _other(duration_value(None, code))


def long_units(match: re.Match[str], frame: Frame) -> Meaning | None:
    """Day-long, weeklong, decades-long."""
    word = re.sub(r"-?long$", "", match[0])
    number = None if word.endswith("s") else 1.0
    return _other(duration_value(number, frame.lexicon.units[word]))


def every(match: re.Match[str], frame: Frame) -> Meaning | None:
    """Every day, each year, every other week, twice a week."""
    unit = match["unit"] or match["per"]
    number: float | None = 2.0 if match["other"] else 1.0
    if match["num"]:
        number = amount(match["num"], frame.lexicon)
    code = frame.lexicon.units[plain(unit)]
    return Meaning(duration_value(number, code), "SET", role="other")


def adverb_set(match: re.Match[str], frame: Frame) -> Meaning | None:
    """Daily, weekly, annually; not the name of a paper."""
    after = frame.original[match.end() : match.end() + 2]
    if frame.original[match.start()].isupper() and after[1:].isupper():
        return None
    lengths = {
        "daily": "P1D",
        "nightly": "P1D",
        "weekly": "P1W",
        "biweekly": "P2W",
        "fortnightly": "P2W",
        "monthly": "P1M",
        "yearly": "P1Y",
        "annually": "P1Y",
        "hourly": "PT1H",
    }
    return Meaning(lengths[match["word"]], "SET", role="other")


def weekends(match: re.Match[str], frame: Frame) -> Meaning | None:  # noqa: ARG001
    """Weekends."""
    return Meaning("XXXX-WE", "SET", role="other")


def reference(match: re.Match[str], frame: Frame) -> Meaning | None:
    """Now, recently, the future."""
    value = frame.lexicon.references[plain(match["word"])]
    role: Role = "background" if value == "PAST_REF" else "other"
    return Meaning(value, "DATE", role=role)
