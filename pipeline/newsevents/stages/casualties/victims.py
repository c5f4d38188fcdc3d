"""How many people a noun phrase stands for, and who they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsevents.language.people import VictimType, singular, victim_type
from newsevents.language.syntax import conjuncts, prepositional
from newsevents.records import Qualifier

if TYPE_CHECKING:
    from spacy.tokens import Token

    from newsevents.language.numerals import Numeral
    from newsevents.stages.casualties.context import Context

PRONOUNS = frozenset("he she him her himself herself i me".split())
NOBODY = frozenset("nobody none".split())
SOMEBODY = frozenset("someone somebody another".split())
# Nouns that hold others: "a group of five soldiers".
CONTAINERS = frozenset(
    "group family body team total life couple pair crew crowd member staff band string"
    " gang convoy unit remains number trio dead".split()
)
# Singulars that may stand for several.
COLLECTIVES = frozenset(
    "police staff crew personnel family people group crowd team convoy army military"
    " public press clergy troop number total couple pair remains trio duo cadre"
    " audience gang population community leadership everyone".split()
)
_BETWEEN = frozenset(("ADJ", "NOUN", "PROPN", "PART", "ADV", "PUNCT", "NUM", "DET"))
_NOT_A_PERSON = frozenset(
    "GPE LOC ORG FAC DATE TIME PRODUCT EVENT MONEY PERCENT WORK_OF_ART LAW QUANTITY"
    " LANGUAGE".split()
)
_NEVER_A_PERSON = frozenset("DATE TIME MONEY PERCENT QUANTITY LANGUAGE LAW".split())
_ORDINALS = {
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
}
MAX_LEFT = 9


@dataclass(frozen=True, slots=True)
class Group:
    """People that a phrase at tokens ``start`` to ``end`` stands for.

    ``kind`` is ``number``, ``one`` (implied), ``name``, ``pronoun``, ``none`` or
    ``ordinal`` ("a third victim": best is 3, of all).
    """

    start: int
    end: int
    low: int | None
    best: int
    high: int | None
    qualifier: Qualifier
    kind: str
    victims: str
    side: VictimType
    others: bool = False


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
        return _make(context, head, head.i, 0, "none", "unknown")
    if word in PRONOUNS and head.tag_ != "PRP$":
        return _make(context, head, head.i, 1, "pronoun", "unknown")
    if word == "both":
        return _make(context, head, head.i, 2, "known", "unknown")
    if word in SOMEBODY:
        return _make(
            context, head, head.i, 1, "one", "unknown", others=word == "another"
        )
    number, start, others = _number_left(context, head)
    if is_age_noun(context, head.i):
        kind = "one" if _is_new(head, context.words[start : head.i]) else "known"
        return _make(context, head, start, 1, kind, "unknown", others=others)
    side = side_of(context, head)
    if number is not None:
        if side is None and (strict or _is_thing(context, head)):
            return None
        return _from_numeral(context, head, start, number, side or "unknown", others)
    if _is_denied(context, start, head.i):
        return _make(context, head, start, 0, "none", side or "unknown")
    if "both" in context.words[start : head.i] and side is not None:
        return _make(context, head, start, 2, "known", side)
    inner = _contained(context, head, strict=strict)
    if inner is not None:
        return inner
    return _implied_one(context, head, start, side, strict=strict)


def is_age_noun(context: Context, index: int) -> bool:
    """Tell whether a token ends an age that stands for a person: "a 15-year-old"."""
    words = context.words
    return words[index] in ("old", "olds") and index > 1 and words[index - 1] == "-"


def side_of(context: Context, head: Token) -> VictimType | None:
    """Return the side of the people that a noun denotes, None if it denotes none."""
    if context.words[head.i] in context.lexicon.not_people:
        return None
    known = victim_type(context.words[head.i])
    if known is not None:
        return _refined(context, head, known)
    if head.ent_type_ in ("PERSON", "NORP") or (
        head.pos_ == "PROPN" and head.ent_type_ not in _NOT_A_PERSON
    ):
        return "unknown"
    return None


def _refined(context: Context, head: Token, known: VictimType) -> VictimType:
    """Let a modifier decide where the noun leaves it open: "police officials"."""
    if known != "unknown":
        return known
    for i in range(max(0, head.i - 3), head.i):
        side = victim_type(context.words[i])
        if side in ("force", "attacker") and context.doc[i].head.i == head.i:
            return side
    of = prepositional(head, "of") if context.parsed else []
    for noun in of:
        side = victim_type(context.words[noun.i])
        if side is not None:
            return side
    return known


def _is_thing(context: Context, head: Token) -> bool:
    noun = singular(context.words[head.i])
    return noun in context.lexicon.not_people or head.ent_type_ in (
        "DATE",
        "TIME",
        "MONEY",
        "PERCENT",
        "QUANTITY",
    )


def _numbered(
    context: Context, head: Token, numeral: Numeral, *, strict: bool
) -> Group | None:
    """Read a phrase whose head is a number: "11", "dozens of people", "one of them"."""
    inside = prepositional(head, "of") if context.parsed else []
    side: VictimType = "unknown"
    victims = head
    if inside:
        noun = inside[0]
        if _is_thing(context, noun) or (
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
        elif token.pos_ not in _BETWEEN and token.tag_ not in ("VBN", "VBG", "PRP$"):
            break
        elif token.pos_ == "PUNCT" and word not in ("-", "'", "’", '"', "“", "”"):
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


def _implied_one(
    context: Context,
    head: Token,
    start: int,
    side: VictimType | None,
    *,
    strict: bool,
) -> Group | None:
    """Read a singular as one: "a soldier", "its driver", "John Smith", "man"."""
    word = context.words[head.i]
    if head.tag_ not in ("NN", "NNP") and not (head.tag_ == "" and side):
        return None
    before = context.words[start : head.i]
    is_name = _is_name(head, strict=strict) and not (before and before[0] in _ARTICLES)
    if side is None and not is_name:
        side = _side_of_apposition(context, head)
        if side is None and _denotes_a_doer(context, head, before, strict=strict):
            side = "unknown"
        if side is None:
            return None
    if word in COLLECTIVES and not (word in _COUNTABLE and set(before) & _ARTICLES):
        return None
    if set(before) & {"any", "every", "each"}:
        return None
    ordinal = next((_ORDINALS[w] for w in before if w in _ORDINALS), None)
    if ordinal is not None and before[0] in _ARTICLES:
        return _make(context, head, start, ordinal, "ordinal", side or "unknown")
    others = "another" in before or "other" in before
    kind = "name" if is_name else "one" if _is_new(head, before) else "known"
    return _make(context, head, start, 1, kind, side or "unknown", others=others)


_ARTICLES = frozenset(("a", "an", "another"))
_COUNTABLE = frozenset(("staff", "police", "personnel", "crew", "remains"))


def _is_new(head: Token, before: list[str]) -> bool:
    """Tell whether a phrase speaks of somebody not told of before: "a man", "man"."""
    return (
        not before
        or before[0] in _ARTICLES
        or not (
            before[0] in ("the", "this", "that", "his", "her", "their", "its", "s")
            or any(c.dep_ == "poss" for c in head.children)
        )
    )


def _is_name(head: Token, *, strict: bool) -> bool:
    """Tell whether a token is of a person's name, trusting the tagger over the names.

    Names that the model does not know are often taken for places; a place is not killed.
    """
    if head.ent_type_ == "PERSON":
        return True
    if head.pos_ != "PROPN" or victim_type(head.lower_) is not None:
        return False
    if head.text.isupper() and len(head) > 3:  # a dateline rather than a name
        return False
    return head.ent_type_ not in (_NOT_A_PERSON if strict else _NEVER_A_PERSON)


_DOER = ("er", "or", "ist", "ian", "ant", "eer", "ee", "man", "ese")


def _denotes_a_doer(
    context: Context, head: Token, before: list[str], *, strict: bool
) -> bool:
    """Tell whether an unknown noun looks like a word for a person: "a film maker"."""
    word = context.words[head.i]
    return (
        not strict
        and bool(before)
        and before[0] in _ARTICLES
        and len(word) > 4
        and word.endswith(_DOER)
        and not _is_thing(context, head)
    )


def _side_of_apposition(context: Context, head: Token) -> VictimType | None:
    """Return the side of "Gulab, a committee member" where the name says nothing."""
    for child in head.children:
        if child.dep_ == "appos" and victim_type(context.words[child.i]) is not None:
            return victim_type(context.words[child.i])
    return None


def _make(  # noqa: PLR0913
    context: Context,
    head: Token,
    start: int,
    count: int,
    kind: str,
    side: VictimType,
    *,
    others: bool = False,
) -> Group:
    return Group(
        start=start,
        end=head.i + 1,
        low=count,
        best=count,
        high=count,
        qualifier="exact",
        kind=kind,
        victims=_name(context, head) if kind == "name" else head.text,
        side=side,
        others=others,
    )


def _name(context: Context, head: Token) -> str:
    start = head.i
    while start and context.doc[start - 1].pos_ == "PROPN" and start > head.i - 4:
        start -= 1
    return str(context.doc[start : head.i + 1].text)


def _from_numeral(  # noqa: PLR0913, PLR0917
    context: Context,
    head: Token,
    start: int,
    numeral: Numeral,
    side: VictimType,
    others: bool,  # noqa: FBT001
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
