"""How many people a noun phrase stands for, and who they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsevents.language.people import VictimType, singular
from newsevents.language.syntax import conjuncts, prepositional
from newsevents.language.wordset import wordset
from newsevents.stages.casualties.group import Group, make_group
from newsevents.stages.casualties.people import implied_one, is_new, is_thing, side_of

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
# Singulars that may stand for several.
_BETWEEN = frozenset(("ADJ", "NOUN", "PROPN", "PART", "ADV", "PUNCT", "NUM", "DET"))
MAX_LEFT = 9


def groups_of(context: Context, heads: list[Token], *, strict: bool) -> list[Group]:
    """Return the groups that coordinated nouns stand for; no group where none counts."""
    found = []
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
    word = context.words[head.i]
    own = context.numerals.get(head.i)
    if own is not None:
        return _numbered(context, head, own, strict=strict)
    if word in NOBODY or (word == "one" and context.words[head.i - 1] == "no"):
        return make_group(context, head, head.i, 0, "none", "unknown")
    if word in PRONOUNS and head.tag_ != "PRP$":
        return make_group(context, head, head.i, 1, "pronoun", "unknown")
    if word == "both":
        return make_group(context, head, head.i, 2, "known", "unknown")
    if word in SOMEBODY:
        return make_group(
            context, head, head.i, 1, "one", "unknown", others=word == "another"
        )
    number, start, others = _number_left(context, head)
    if is_age_noun(context, head.i):
        kind = "one" if is_new(head, context.words[start : head.i]) else "known"
        return make_group(context, head, start, 1, kind, "unknown", others=others)
    side = side_of(context, head)
    if number is not None:
        if side is None and (strict or is_thing(context, head)):
            return None
        return _from_numeral(context, head, start, number, side or "unknown", others)
    if _is_denied(context, start, head.i):
        return make_group(context, head, start, 0, "none", side or "unknown")
    if "both" in context.words[start : head.i] and side is not None:
        return make_group(context, head, start, 2, "known", side)
    inner = _contained(context, head, strict=strict)
    if inner is not None:
        return inner
    return implied_one(context, head, start, side, strict=strict)


def is_age_noun(context: Context, index: int) -> bool:
    """Tell whether a token ends an age that stands for a person: "a 15-year-old"."""
    words = context.words
    return words[index] in ("old", "olds") and index > 1 and words[index - 1] == "-"


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
    first = head.i
    while first and context.numerals.get(first - 1) is numeral:
        first -= 1
    others = first > 0 and context.words[first - 1] in ("another", "other")
    return _from_numeral(context, victims, first, numeral, side, others)


def _number_left(context: Context, head: Token) -> tuple[Numeral | None, int, bool]:
    """Return the number in front of a noun, where its phrase begins, and "other"."""
    doc, words = context.doc, context.words
    first, _ = context.sentence_range(head.i)
    others = words[head.i] == "others"
    start = head.i
    hidden = False
    for i in range(head.i - 1, max(first, head.i - MAX_LEFT) - 1, -1):
        if words[i] in ("(", ")"):
            hidden = words[i] == ")"
            continue
        if hidden:
            continue
        numeral = context.numerals.get(i)
        if numeral is not None:
            while i and context.numerals.get(i - 1) is numeral:
                i -= 1
            if i and words[i - 1] in ("another", "other"):
                others = True
            return numeral, i, others
        token = doc[i]
        word = words[i]
        if word in ("other", "another", "more", "additional", "further"):
            others = True
        elif word in (",", "and"):
            if doc[i - 1].pos_ != "ADJ" or i + 1 == head.i:
                break
        elif (
            token.pos_ not in _BETWEEN and token.tag_ not in ("VBN", "VBG", "PRP$")
        ) or (token.pos_ == "PUNCT" and word not in ("-", "'", "’", '"', "“", "”")):
            break
        start = i
        if token.pos_ == "DET" or token.tag_ == "PRP$":
            if word not in ("the", "these", "those", "all") and token.tag_ != "PRP$":
                break
    return None, start, others


def _is_denied(context: Context, start: int, end: int) -> bool:
    return any(w in ("no", "zero", "neither") for w in context.words[start:end])


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
    context: Context,
    head: Token,
    start: int,
    numeral: Numeral,
    side: VictimType,
    others: bool,
) -> Group | None:
    if numeral.best != int(numeral.best):
        return None
    span = context.doc.char_span(
        numeral.start, numeral.number_end, alignment_mode="expand"
    )
    begin = min(start, span.start) if span is not None else start
    end = max(head.i + 1, span.end if span is not None else 0)
    victims = context.doc[head.i].text if head.i not in context.numerals else "people"
    return Group(
        start=begin,
        end=end,
        low=None if numeral.low is None else int(numeral.low),
        best=int(numeral.best),
        high=None if numeral.high is None else int(numeral.high),
        qualifier=numeral.qualifier,
        kind="number",
        victims=victims,
        side=side,
        others=others,
    )


def with_conjuncts(tokens: list[Token]) -> list[Token]:
    """Return the tokens with all that is coordinated with them, in order."""
    every = {t.i: t for token in tokens for t in conjuncts(token)}
    return [every[i] for i in sorted(every)]
