"""Lists of victims: members that the parse hung elsewhere, and phrases by position."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsevents.language.wordset import wordset
from newsevents.stages.casualties.group import Group
from newsevents.stages.casualties.plausible import has_own_verb
from newsevents.stages.casualties.victims import groups_of, with_conjuncts

if TYPE_CHECKING:
    from spacy.tokens import Token

    from newsevents.stages.casualties.context import Context

MAX_RIGHT = 9
MAX_COMPANY = 20


def with_rest_of_list(context: Context, found: list[Group], stop: int) -> list[Group]:
    """Add members of a list that the parse hung elsewhere, up to its end at ``stop``.

    "Eight volunteers of a local charity and one driver": the driver is easily taken for
    a second charity.
    """
    if not found or found[-1].kind in ("none", "pronoun"):
        return found
    groups = list(found)
    at = groups[-1].end
    while at < stop:
        word = context.words[at]
        if word in ("including", "among", ";", ".", "who", "whom", "which", "when"):
            break
        step = _list_member(context, at, stop) if _joins(word) else None
        if step is None:
            at += 1
            continue
        if not any(g.start < step.end and step.start < g.end for g in groups):
            groups.append(step)
        at = max(at + 1, step.end)
    return groups


def with_others(context: Context, found: list[Group]) -> list[Group]:
    """Add the others told of right behind: "injures mother, 3 others"."""
    at = found[-1].end
    if (
        found[-1].kind == "none"
        or at >= len(context.words)
        or not _joins(context.words[at])
    ):
        return found
    more = phrase_right(context, at + 1, strict=False)[:1]
    if not more or not more[0].others or more[0].start != at + 1:
        return found
    _, last = context.sentence_range(at)
    is_clause = _begins_clause(context, more[0].end, last)  # "and 3 others were hurt"
    return found if is_clause else [*found, *more]


_COMPANY = (("along", "with"), ("together", "with"), ("as", "well", "as"))
_OPENS_COMPANY = frozenset(words[0] for words in _COMPANY)


def with_company(
    context: Context, at: int, found: list[Group], *, strict: bool
) -> list[Group]:
    """Add those who shared a fate: "was killed along with his wife".

    Further off only counted ones: "was killed at home, along with two neighbours".
    """
    if not found or found[-1].kind == "none":
        return found
    _, last = context.sentence_range(found[0].start)
    for i in range(at, min(at + MAX_COMPANY, last)):
        word = context.words[i]
        if word == ";" or word in context.lexicon.verbs:
            break
        if word not in _OPENS_COMPANY:
            continue
        for words in _COMPANY:
            if tuple(context.words[i : i + len(words)]) == words:
                heads = _hangs_on(context, i + len(words) - 1)
                more = groups_of(context, heads, strict=strict)
                more = more or phrase_right(context, i + len(words), strict=strict)
                more = [g for g in more if g.start >= found[-1].end]
                if i > at + 2:
                    more = [g for g in more if g.kind == "number"]
                return found + [g for g in more if not has_own_verb(context, g)]
    return found


def _hangs_on(context: Context, index: int) -> list[Token]:
    """Return what hangs on a preposition, with all that is coordinated."""
    found = with_conjuncts([c for c in context.doc[index].children if c.dep_ == "pobj"])
    last = found[-1].i if found else index
    between = context.words[index + 1 : last]
    is_own = not context.lexicon.verbs.isdisjoint(between)
    return [] if is_own else found  # "along with three wounded guards"


def with_left_members(
    context: Context, found: list[Group], begin: int = 0
) -> list[Group]:
    """Add members on the left of a list: "a civilian and four soldiers were killed".

    Also without the noun: "two Turkish and three Syrian soldiers". Members of the list
    of another predicate stay out, ``begin`` is where the own one stands if before them.
    """
    groups = list(found)
    for _ in range(4):
        if not groups or groups[0].kind not in ("number", "one"):
            break
        at = groups[0].start - 1
        if at < 1 or context.words[at] not in ("and", ","):
            break
        gapped = _without_noun(context, at - 1, groups[0])
        if gapped is not None:
            groups.insert(0, gapped)
            continue
        head = context.doc[at - 1]
        if context.words[at] == "," and at - 1 in context.numerals:
            break
        if head.pos_ not in ("NOUN", "PROPN") and head.i not in context.numerals:
            break
        if head.lower_ in context.lexicon.by_word:
            break
        more = groups_of(context, [head], strict=True)
        if not more or more[0].kind not in ("number", "one"):
            break
        if more[0].kind == "one" and more[0].start == head.i:
            break
        groups.insert(0, more[0])
    is_longer = len(groups) > len(found) and groups[0].start > begin > 0
    if not is_longer and len(groups) > len(found):
        is_longer = not follows_predicate(context, groups[0].start)
    return groups if is_longer else found


def _without_noun(context: Context, index: int, group: Group) -> Group | None:
    """Return a number with an adjective that shares the noun of the next member."""
    if group.kind != "number" or context.doc[index].pos_ != "ADJ" or index < 1:
        return None
    numeral = context.numerals.get(index - 1)
    if (
        context.words[index] == "more"
        or context.words[index] in context.lexicon.by_word
    ):
        return None  # "two dead, three hurt"
    if numeral is None or numeral.best != int(numeral.best):
        return None
    return replace(
        group,
        start=index - 1,
        end=index + 1,
        low=None if numeral.low is None else int(numeral.low),
        best=int(numeral.best),
        high=None if numeral.high is None else int(numeral.high),
        qualifier=numeral.qualifier,
    )


def follows_predicate(context: Context, start: int) -> bool:
    """Tell whether a list is that of a verb before: "killed a cook and 3 were hurt"."""
    at = start - 1
    while at > 0 and context.begins_number(at):
        at -= 1
    if at > 0 and context.words[at - 1 : at + 1] in _WITH:
        return True  # "died along with a cook and three maids were hurt"
    word = context.words[at] if at >= 0 else ""
    return word in context.lexicon.by_word and word not in _LEAVE


_LEAVE = wordset("left leave leaves leaving")
_WITH = (["along", "with"], ["together", "with"], ["well", "as"])


def _joins(word: str) -> bool:
    return word in (",", "and", "plus", "alongside")


def _list_member(context: Context, at: int, last: int) -> Group | None:
    """Return the phrase of people that a comma or "and" at ``at`` introduces."""
    i = at + 1
    while i < last and context.words[i] in ("and", "at", "least", "another", "some"):
        i += 1
    if i >= last:
        return None
    counted = i in context.numerals
    if not counted and context.words[i] not in (
        "a",
        "an",
        "his",
        "her",
        "its",
        "their",
    ):
        return None
    head = head_right(context, i, last)
    if head.i in context.numerals or _begins_clause(context, head.i + 1, last):
        return None
    if not counted and not _list_goes_on(context, at, head.i + 1, last):
        return None
    return next(iter(groups_of(context, [head], strict=True)), None)


def head_right(context: Context, start: int, last: int) -> Token:
    """Return the head of the noun phrase that begins at a number or an article."""
    head: Token = context.doc[start]
    hidden = False  # inside parentheses
    for k in range(start, min(last, start + MAX_RIGHT + 3)):
        token = context.doc[k]
        hidden = context.words[k] == "(" or (hidden and context.words[k - 1] != ")")
        if hidden:
            continue
        if token.pos_ in ("NOUN", "PROPN") or k in context.numerals:
            head = token
        elif token.pos_ not in ("ADJ", "PUNCT", "PART", "DET", "PRON") or (
            context.words[k] in ",;.("
        ):
            break
    return head


def _begins_clause(context: Context, at: int, last: int) -> bool:
    """Tell whether a verb follows a phrase, so that it is no member of the list.

    Before the predicate that ends the list its own auxiliaries may stand.
    """
    while at < last and context.doc[at].pos_ in ("AUX", "ADV"):
        at += 1
    if at >= last or context.words[at] == "including":
        return False
    return context.doc[at].pos_ in ("VERB", "AUX") or (
        context.words[at] in context.lexicon.by_word
    )


def _list_goes_on(context: Context, at: int, end: int, last: int) -> bool:
    """Tell whether a member without a number ends a list or is followed by others."""
    if context.words[at] == "and" or context.words[at + 1] == "and":
        return True
    after = context.words[end : min(end + 8, last)]
    return after[:1] in (["and"], [","]) and "and" in after


_CLOSING = frozenset([",", ";", ".", ":", "(", "«", "|", "–", "—"])


def phrase_right(context: Context, at: int, *, strict: bool) -> list[Group]:
    """Return the group of the phrase that begins at a token."""
    _, last = context.sentence_range(min(at, len(context.words) - 1))
    head: Token | None = None
    for i in range(at, min(last, at + MAX_RIGHT)):
        token = context.doc[i]
        if i in context.numerals or token.pos_ in ("NOUN", "PROPN"):
            head = token
        elif head is None and context.begins_number(i):
            continue
        elif token.tag_ == "POS":
            head = None  # "the judge's killers"
        elif token.pos_ == "PRON" and head is None and token.tag_ != "PRP$":
            head = token
            break
        elif (
            (head is not None and head.i not in context.numerals)
            or token.pos_ not in ("ADJ", "DET", "ADV", "PUNCT", "SPACE", "PRON")
            or (context.words[i] in _CLOSING)
        ):
            break
    if head is None:
        return []
    heads = with_conjuncts([head]) if context.parsed else [head]
    return groups_of(context, [h for h in heads if h.i >= head.i], strict=strict)


def phrase_behind_aside(context: Context, at: int) -> list[Group]:
    """Return who is told of behind a time or a place: "the murder in Xa of two cooks".

    ``at`` is where the aside begins; the parse hangs what follows on it.
    """
    if context.words[at : at + 1] not in (["on"], ["in"]):
        return []
    _, last = context.sentence_range(at)
    for i in range(at + 1, min(last, at + MAX_RIGHT)):
        token = context.doc[i]
        if context.words[i] == "of" and not token.ent_type_:
            found = phrase_right(context, i + 1, strict=True)
            if found:
                return found
        if token.ent_type_ not in _WHEN_WHERE and context.words[i] not in _ASIDE:
            return []
    return []


_WHEN_WHERE = ("DATE", "TIME", "GPE", "LOC", "FAC")
_ASIDE = wordset("on in at the late early morning afternoon evening night of")
