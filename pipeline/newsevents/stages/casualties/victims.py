"""How many people a noun phrase stands for, and who they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsevents.language.people import VictimType, singular, victim_type
from newsevents.language.syntax import conjuncts, prepositional
from newsevents.language.wordset import wordset
from newsevents.stages.casualties.group import AGE_UNITS, Group, make_group, noun_of
from newsevents.stages.casualties.people import (
    ORDINALS,
    implied_one,
    is_new,
    is_thing,
    side_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

    from newsevents.language.numerals import Numeral
    from newsevents.stages.casualties.context import Context

PRONOUNS = wordset("he she him her himself herself i me")
NOBODY = wordset("nobody none")
SOMEBODY = wordset("someone somebody another")
# Nouns that hold others: "a group of five soldiers".
CONTAINERS = wordset(
    "group family body team total life couple pair crew crowd member staff band string"
    " gang convoy unit remains number trio dead"
)
_BETWEEN = frozenset(("ADJ", "NOUN", "PROPN", "PART", "ADV", "PUNCT", "NUM", "DET"))
OTHERS = frozenset(("other", "another", "more", "additional", "further"))
MAX_LEFT = 9


def groups_of(context: Context, heads: list[Token], *, strict: bool) -> list[Group]:
    """Return the groups that coordinated nouns stand for, none where none counts."""
    found: list[Group] = []
    seen: set[int] = set()
    for head in heads:
        if head.i in seen:
            continue
        seen.add(head.i)
        group = group_of(context, head, strict=strict)
        if group is not None and not any(
            g.start < group.end and group.start < g.end for g in found
        ):
            found.append(group)
    return found


def group_of(context: Context, head: Token, *, strict: bool) -> Group | None:
    """Return the people that a noun phrase stands for, None for no people.

    Args:
        context: The Doc.
        head: The head of the phrase: a noun, a pronoun or a number.
        strict: Whether the noun must clearly denote people.
    """
    key = (head.i, strict)
    if key not in context.groups:
        context.groups[key] = _read_group(context, head, strict=strict)
    return context.groups[key]


def _read_group(context: Context, head: Token, *, strict: bool) -> Group | None:
    several = _of_set(context, head) or _of_pronoun(context, head)
    if several is not None:
        return several
    own = context.numerals.get(head.i)
    if own is not None:
        is_decade = _is_decade(context.words[head.i])
        return None if is_decade else _numbered(context, head, own, strict=strict)
    phrase = _left_of(context, head)
    if phrase.numeral is None:
        phrase = _by_parse(context, head) or phrase
    side = side_of(context, head)
    if is_age_noun(context, head.i):
        return _unnumbered(context, head, phrase, side, strict=strict)
    if phrase.numeral is not None:
        if side is None and (strict or is_thing(context, head)):
            return None
        return _from_numeral(context, head, phrase, side or "unknown")
    return _unnumbered(context, head, phrase, side, strict=strict)


def _is_set(context: Context, index: int) -> bool:
    """Tell "the couple", "twin girls", "her parents" from "a couple of guards"."""
    words = context.words
    if words[index] == "parents":
        return words[index - 1] in ("his", "her", "their", "'s", "’s")
    if words[index] in context.lexicon.sets:
        return words[index + 1 : index + 2] != ["of"] or words[index] != "couple"
    return (
        words[index - 1 : index] == ["twin"]
        and singular(words[index]) != (words[index])
    )


def _of_set(context: Context, head: Token) -> Group | None:
    """Read "a married couple", "the twins", "a trio of climbers", "twin girls"."""
    if not _is_set(context, head.i):
        return None
    phrase = _left_of(context, head)
    count = context.lexicon.sets.get(context.words[head.i], 2)
    new = is_new(head, context.words[phrase.start : head.i])
    return make_group(
        context, head, phrase.start, count, "number" if new else "known", "unknown"
    )


def _is_decade(word: str) -> bool:
    """Tell an age from a number: "a man in his 50s"."""
    return word[:1].isdigit() and word.endswith("s")


def _of_pronoun(context: Context, head: Token) -> Group | None:
    """Read "nobody", "no one", "she", "both", "someone", "another", "a third"."""
    word = context.words[head.i]
    if word in NOBODY or (word == "one" and context.words[head.i - 1] == "no"):
        return make_group(context, head, head.i, 0, "none", "unknown")
    if word in PRONOUNS and head.tag_ != "PRP$":
        kind = "one" if word.endswith("self") else "pronoun"
        return make_group(context, head, head.i, 1, kind, "unknown")
    if word == "both":
        return make_group(context, head, head.i, 2, "known", "unknown")
    if word in ORDINALS and context.words[head.i - 1] in ("a", "an"):
        return make_group(
            context, head, head.i - 1, ORDINALS[word], "ordinal", "unknown"
        )
    if word in SOMEBODY:
        is_other = word == "another"
        return make_group(context, head, head.i, 1, "one", "unknown", others=is_other)
    return None


def _unnumbered(
    context: Context,
    head: Token,
    phrase: Phrase,
    side: VictimType | None,
    *,
    strict: bool,
) -> Group | None:
    """Read "no civilians", "both men", "a group of five", "a nurse"."""
    before = context.words[phrase.start : head.i]
    if is_age_noun(context, head.i):
        kind = "one" if is_new(head, before) else "known"
        return make_group(
            context, head, phrase.start, 1, kind, "unknown", others=phrase.others
        )
    if any(w in ("no", "zero", "neither") for w in before):
        return make_group(context, head, phrase.start, 0, "none", side or "unknown")
    if "both" in before and side is not None:
        return make_group(context, head, phrase.start, 2, "known", side)
    inner = _contained(context, head, strict=strict)
    if inner is not None:
        return inner
    return implied_one(context, head, phrase.start, side, strict=strict)


def is_age_noun(context: Context, index: int) -> bool:
    """Tell whether a token ends an age that stands for a person: "a 15-year-old"."""
    words = context.words
    if words[index] not in ("old", "olds") or index < 2:
        return False
    if words[index - 1] == "-":
        return True
    is_age = words[index - 1].rpartition("-")[2] in AGE_UNITS
    return is_age and context.doc[index].dep_ != "amod"  # "a two year old"


def _numbered(
    context: Context, head: Token, numeral: Numeral, *, strict: bool
) -> Group | None:
    """Read a phrase whose head is a number: "11", "dozens of people", "one of them"."""
    inside = prepositional(head, "of") if context.parsed else []
    side: VictimType = "unknown"
    victims = head
    if inside:
        noun = inside[0]
        if is_thing(context, noun) or (
            strict and side_of(context, noun) is None and noun.pos_ != "PRON"
        ):
            return None
        side = side_of(context, noun) or "unknown"
        victims = noun
        whole = _left_of(context, noun)
        is_among = context.words[head.i - 1 : head.i] in _AMONG and numeral.best == 1
        if is_among and whole.numeral is not None and whole.start > head.i:
            return _from_numeral(context, noun, whole, side)  # "was one of two hurt"
    first = _first_token(context, head.i)
    others = first > 0 and context.words[first - 1] in ("another", "other")
    return _from_numeral(context, victims, Phrase(first, others, numeral), side)


_AMONG = (["was"], ["were"], ["is"], ["are"], ["among"])


@dataclass(frozen=True, slots=True)
class Phrase:
    """What stands before a noun: where it begins, "other", the number if any."""

    start: int
    others: bool
    numeral: Numeral | None = None


def _left_of(context: Context, head: Token) -> Phrase:
    """Return what belongs to a noun on its left, up to its number or article."""
    words = context.words
    first, _ = context.sentence_range(head.i)
    others = words[head.i] == "others"
    start = head.i
    hidden = False  # inside parentheses
    room = MAX_LEFT
    for i in range(head.i - 1, max(first, head.i - 2 * MAX_LEFT) - 1, -1):
        if words[i] in ("(", ")"):
            hidden = words[i] == ")"
        if hidden or words[i] == "(":
            continue
        room -= 1
        if room < 0:
            break
        numeral = context.numerals.get(i)
        if numeral is not None:
            at = _first_token(context, i)
            others = others or (at > 0 and words[at - 1] in ("another", "other"))
            return Phrase(at, others, numeral)
        if not _belongs_left(context, i, head.i):
            break
        others = others or words[i] in OTHERS
        start = i
        if _opens_phrase(context, i):
            break
    return Phrase(start, others)


def _by_parse(context: Context, head: Token) -> Phrase | None:
    """Return the phrase of a noun with a number further off than words can tell."""
    for child in head.lefts:
        if child.dep_ == "nummod" and child.i in context.numerals:
            return Phrase(
                _first_token(context, child.i), False, context.numerals[child.i]
            )
    return None


def _first_token(context: Context, index: int) -> int:
    numeral = context.numerals[index]
    while index and context.numerals.get(index - 1) is numeral:
        index -= 1
    return index


def _belongs_left(context: Context, index: int, head: int) -> bool:
    """Tell whether a token may be part of the phrase of a noun on its right."""
    word, token = context.words[index], context.doc[index]
    if word in OTHERS:
        return True
    if word in (",", "and"):  # "two young, unarmed men"
        return context.doc[index - 1].pos_ == "ADJ" and index + 1 != head
    if token.pos_ == "PUNCT":
        is_dash = word == "-" and bool(token.whitespace_)
        return word in ("-", "'", "’", '"', "“", "”") and not is_dash
    if token.tag_ == "VBD":
        return token.dep_ == "amod"  # "army backed fighters"
    if token.tag_ == "VBG" and word in context.lexicon.by_word:
        return False  # "raided a camp killing Ann Lee"
    return token.pos_ in _BETWEEN or token.tag_ in ("VBN", "VBG", "PRP$")


def _opens_phrase(context: Context, index: int) -> bool:
    """Tell whether an article or possessive begins a phrase: none stands before it."""
    token = context.doc[index]
    if token.pos_ != "DET" and token.tag_ != "PRP$":
        return False
    return index == 0 or context.words[index - 1] not in ("all", "both")


def _contained(context: Context, head: Token, *, strict: bool) -> Group | None:
    """Read "a group of five soldiers", "the bodies of two men"."""
    if singular(context.words[head.i]) not in CONTAINERS or not context.parsed:
        return None
    inside = prepositional(head, "of")
    groups = groups_of(context, inside, strict=strict)
    if not groups:
        return None
    return _added(context, groups)


def _added(context: Context, groups: list[Group]) -> Group:
    lows = [g.low for g in groups]
    highs = [g.high for g in groups]
    first, last = groups[0], groups[-1]
    same = len({g.qualifier for g in groups}) == 1
    return Group(
        start=first.start,
        end=last.end,
        low=None if None in lows else sum(x for x in lows if x is not None),
        best=sum(g.best for g in groups),
        high=None if None in highs else sum(x for x in highs if x is not None),
        qualifier=first.qualifier if same else "at_least",
        kind=first.kind,
        victims=context.doc[first.start : last.end].text,
        side=first.side,
    )


def _from_numeral(
    context: Context, head: Token, phrase: Phrase, side: VictimType
) -> Group | None:
    numeral = phrase.numeral
    if numeral is None or numeral.best != int(numeral.best):
        return None
    if _is_of_name(head):
        return None
    span = context.doc.char_span(
        numeral.start, numeral.number_end, alignment_mode="expand"
    )
    begin = min(phrase.start, span.start) if span is not None else phrase.start
    end = max(head.i + 1, span.end if span is not None else 0)
    return Group(
        start=begin,
        end=end,
        low=None if numeral.low is None else int(numeral.low),
        best=int(numeral.best),
        high=None if numeral.high is None else int(numeral.high),
        qualifier=numeral.qualifier,
        kind="number",
        victims="people" if head.i in context.numerals else _noun(context, head),
        side=side,
        others=phrase.others,
    )


def _is_of_name(head: Token) -> bool:
    """Tell whether a number before a name is part of it: "Channel 9 News"."""
    return (
        head.tag_ == "NNP"
        and head.ent_type_ not in ("NORP", "PERSON", "")
        and victim_type(head.lower_) is None
    )


def _noun(context: Context, head: Token) -> str:
    """Return a noun with the common noun that it is made of: "crew members"."""
    before = context.doc[head.i - 1] if head.i else head
    is_compound = before.pos_ == head.pos_ == "NOUN" and head.lower_ != "old"
    if is_compound and before.i not in context.numerals:
        return f"{before.text} {head.text}"
    return noun_of(context, head)


def with_conjuncts(tokens: list[Token]) -> list[Token]:
    """Return the tokens with all that is coordinated with them, in order."""
    every = {t.i: t for token in tokens for t in conjuncts(token)}
    return [every[i] for i in sorted(every)]
