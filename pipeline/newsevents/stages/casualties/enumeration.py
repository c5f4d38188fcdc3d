"""Enumerations of people read by position, where a parse often loses its way.

"Two clerks, Ann Lee and Bo Hart, a cook, his wife (30) and one of the guards" is a row
of members parted by commas and "and". Some members are people, others only say who
those before them are: names after a description ("a cook, Ann Lee"), descriptions
after a name, ages, what "including" introduces. `people_before` reads the row that ends
at a predicate ("… were killed"), `people_after` the one that begins behind it; which
members count is worked out in `newsevents.stages.casualties.members`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsevents.language.people import victim_type
from newsevents.language.wordset import wordset
from newsevents.stages.casualties.group import Group
from newsevents.stages.casualties.joints import split
from newsevents.stages.casualties.members import (
    OWNERS,
    SAYS_WHO,
    Member,
    Role,
    counted,
)
from newsevents.stages.casualties.people import is_place_name, side_of
from newsevents.stages.casualties.victims import group_of, is_age_noun
from newsevents.stages.casualties.voice import clause_start

if TYPE_CHECKING:
    from spacy.tokens import Token

    from newsevents.stages.casualties.context import Context

MAX_REACH = 60
_SUBSET = wordset("including among namely mostly mainly both")
_THEM = wordset("them whom which these those")
_ENDS = wordset(
    "when while after before as but if because where during until since who which that"
)
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_PHRASE = ("ADJ", "DET", "PART", "PRON", "ADV", "SYM", "PUNCT", "X")
_MEASURES = ("QUANTITY", "MONEY", "PERCENT")
_IN_PHRASE = ("ADP", "DET", "ADJ", "PUNCT", "PRON")


def people_before(
    context: Context, stop: int, *, strict: bool, plural: bool
) -> list[Group]:
    """Return the people of the row that ends before a token.

    ``plural`` tells whether the verb of the row is: "were killed".
    """
    first, _ = context.sentence_range(max(stop - 1, 0))
    first = max(first, stop - MAX_REACH)
    for i in range(first, stop):
        if context.words[i] in (":", ";"):
            first = i + 1
    first = clause_start(context, first, stop, plural=plural)
    row: list[Member] = []
    for member in reversed(list(split(context, first, stop))):
        found = _read(context, member, strict=strict or bool(row))
        verb = _predicate_in(context, found or member)
        if found is None or verb is not None:
            is_said = verb is not None and context.words[verb] in _SAY
            if verb is not None and not is_said:
                row = _of_clause(context, member, verb, row)
            if not row or is_said or any(m.joint == "and" for m in row):
                cut = _cut(context, member)
                found = cut and _read(context, cut, strict=True)
                row += [found] if found else []
            break
        if _is_place(context, found, is_first=found.start == first):
            break
        if found.joint == "and" and _are_spliced(row):
            break
        row.append(found)
    row.reverse()
    if row and row[0].start > first and _is_remote(row):
        row = row[1:]
    return counted(context, row, plural=plural)


def _are_spliced(row: list[Member]) -> bool:
    """Tell "two cooks and a nurse, four others were hurt": the row is of others."""
    if len(row) != 1 or row[0].joint != "," or row[0].group is None:
        return False
    return row[0].group.others


def _of_clause(
    context: Context, member: Member, verb: int, row: list[Member]
) -> list[Member]:
    """Return the members, last first, that are not of the clause before.

    In "killed a cook and a nurse and two were hurt" its object goes on into the row;
    in "were killed and a cook and two nurses were hurt" the row begins at once.
    """
    joined = [k for k, other in enumerate(row) if other.joint == "and"]
    closed = [k for k in joined if row[k].after_comma]
    has_object = verb + 1 < member.end and context.doc[verb + 1].pos_ in _OBJECT
    if has_object or any(other.role == "subset" for other in row):
        first = closed or joined
        return row[: first[0] + 1] if first else []
    return row[: joined[-1] + 1] if joined else []


_SAY = wordset("said says say added")  # what is said begins right behind
_OBJECT = ("DET", "NUM", "NOUN", "PROPN", "ADJ", "PRON")


def _is_remote(row: list[Member]) -> bool:
    """Tell whether a row begins with a place: "in Elmsby, Northumber, two cooks …"."""
    roles = [member.role for member in row[:2]]
    return roles == ["name", "number"] and row[1].joint == ","


def people_after(
    context: Context, start: int, *, strict: bool, stop: int | None = None
) -> tuple[list[Group], int]:
    """Return the people of the row that begins at a token, and where it ends."""
    _, last = context.sentence_range(min(start, len(context.words) - 1))
    last = last if stop is None else stop
    row: list[Member] = []
    end = start
    for member in split(context, start, min(last, start + MAX_REACH)):
        if member.joint and not row:
            break
        found = _read(context, member, strict=strict or bool(row))
        if found is None or _begins_clause(context, found):
            break
        if row and _is_trailing(context, found, row[-1]):
            break
        is_name_of = bool(row) and row[-1].role == "person" and found.joint == ","
        if not is_name_of and _is_place(context, found, is_first=False):
            break  # "a cook, Bo Hart": the tagger may take him for a town
        row.append(found)
        end = found.end
        if _ends(context, found):
            break
    return counted(context, row, plural=None), end


def _is_trailing(context: Context, member: Member, before: Member) -> bool:
    """Tell "hit two men in the neck and head": a bare noun goes with what trails."""
    is_bare = member.role == "person" and context.doc[member.start].pos_ == "NOUN"
    return is_bare and before.group is not None and before.group.end < before.end


def _cut(context: Context, member: Member) -> Member | None:
    """Return the phrase that ends a stretch: "on Monday two cooks", "said a cook"."""
    for i in range(member.end - 1, member.start, -1):
        token, before = context.doc[i], context.doc[i - 1]
        if token.tag_ in _FINITE or context.words[i] in ("of", "with", "by", "from"):
            return None
        if _is_predicate(context, i - 1):
            return None
        begins = i in context.numerals or context.words[i] in ("a", "an", *OWNERS)
        if begins and i - 1 not in context.numerals and before.pos_ not in _IN_PHRASE:
            return Member(i, member.end, "")
    return None


# ------------------------------------------------------------------ members


def _read(context: Context, member: Member, *, strict: bool) -> Member | None:
    """Return a stretch with the people that it stands for, None if it is no member."""
    if _is_predicate(context, member.start):
        return None
    role = _tells_of_others(context, member)
    if role is not None:
        return replace(member, role=role)
    head = _head(context, member)
    if head is None:
        return None
    is_name = all(t.pos_ == "PROPN" for t in context.doc[member.start : head.i + 1])
    group = group_of(context, head, strict=strict and not is_name)
    if group is None:
        return None if side_of(context, head) is None else replace(member, role="many")
    is_measure = context.doc[member.start].ent_type_ in _MEASURES  # "35 km north of"
    if group.start < member.start or (is_measure and group.kind == "number"):
        return None
    return replace(member, role=_role(context, head, group), group=group)


def _is_predicate(context: Context, i: int) -> bool:
    """Tell whether a word says by itself that people came to harm."""
    return context.words[i] in context.lexicon.single


def _role(context: Context, head: Token, group: Group) -> Role:
    if group.kind == "number" and group.best != 1:
        return "number"
    is_plain = head.pos_ == "PROPN" and victim_type(head.lower_) is None
    begins = context.doc[group.start].pos_ not in ("DET", "ADJ", "PRON")
    if begins and (is_plain or group.kind == "name"):
        return "name"
    return "person"


def _tells_of_others(context: Context, member: Member) -> Role | None:
    """Return the role of a stretch that only tells of the members before it."""
    words = context.words[member.start : member.end]
    if words[0] in _SUBSET:
        return "subset"
    is_age = len(words) == 1 and words[0].isdigit()
    if is_age and member.start not in context.numerals:
        return "says_who"
    in_years = words[0] == "in" and words[1:2] and words[1] in OWNERS  # "in his 20s"
    is_aged = words[-1] == "old" and words[0] not in ("a", "an")
    if words[0] in SAYS_WHO or is_aged or in_years:
        return "says_who"
    is_counted = member.start in context.numerals
    if is_counted and "of" in words[1:3]:
        after = words[words.index("of") + 1 :]
        if after[:1] and after[0] in _THEM:
            return "subset"
    is_each = words[0] == "one" and member.start + 1 in context.numerals
    return "says_who" if is_each and len(words) > 1 else None


def _head(context: Context, member: Member) -> Token | None:
    """Return the noun that a stretch is about: the first one that may be people.

    A name of an organization may hold an "of": "a Front of Elmsby fighter".
    """
    head: Token | None = None
    hidden = False
    begin = _after_bounds(context, member)
    is_owned = context.words[begin] in OWNERS
    for i in range(begin, member.end):
        token, word = context.doc[i], context.words[i]
        hidden = word == "(" or (hidden and word != ")")
        if hidden or word == ")":
            continue
        if _is_nominal(context, i):
            if head is not None and token.pos_ == "PROPN" and is_owned:
                return head  # "her brother Karl Berg"
            head = token
        elif token.pos_ in _PHRASE or _is_participle(context, i, begin, head):
            continue
        elif head is None or not _is_of_organization(context, head, i):
            return head
    return head


def _is_nominal(context: Context, i: int) -> bool:
    token = context.doc[i]
    if token.pos_ in ("NOUN", "PROPN", "NUM") or i in context.numerals:
        return True
    if token.pos_ == "PRON":
        return token.tag_ == "PRP"
    if context.words[i + 1 : i + 2] == ["-"]:
        return False
    is_people = token.pos_ == "ADJ" and side_of(context, token) is not None
    return is_people or is_age_noun(context, i) or context.words[i] == "others"


def _is_participle(context: Context, i: int, begin: int, head: Token | None) -> bool:
    """Tell "a wounded man", "a state-owned bank" from a verb."""
    token = context.doc[i]
    if token.tag_ not in ("VBN", "VBG") or i == begin:
        return False
    before = context.doc[i - 1]
    is_open = head is None or head.pos_ == "ADJ" or head.i in context.numerals
    return context.words[i - 1] == "-" or (is_open and before.pos_ != "ADV")


def _is_of_organization(context: Context, head: Token, i: int) -> bool:
    """Tell whether "of" goes on with the name of an organization."""
    return (
        context.words[i] in ("of", "for")
        and head.pos_ == "PROPN"
        and side_of(context, head) in (None, "unknown")
        and head.ent_type_ not in ("PERSON", "")
    )


def _after_bounds(context: Context, member: Member) -> int:
    """Return where a phrase begins behind "at least", "up to", "another"."""
    for i in range(member.start, min(member.start + 5, member.end)):
        numeral = context.numerals.get(i)
        if numeral is not None:
            offset = context.doc[member.start].idx
            return i if numeral.start <= offset else member.start
    return member.start


# ------------------------------------------------------------------ bounds of a row


def _is_place(context: Context, member: Member, *, is_first: bool) -> bool:
    """Tell a place from a person of an uncommon name."""
    if member.role != "name" or member.group is None:
        return False
    head = context.doc[member.group.end - 1]
    if member.joint != "and":
        return is_place_name(head) and not is_first
    before = context.doc[member.start - 2]  # "the Ministry of Trade and Labour"
    return "PERSON" not in (head.ent_type_, before.ent_type_) and before.ent_type_ != ""


def _predicate_in(context: Context, member: Member) -> int | None:
    """Return the last verb behind the people of a stretch: it is of another clause."""
    start = member.group.end if member.group else member.start
    verb, hidden = None, False
    for i in range(start, member.end):
        token, word = context.doc[i], context.words[i]
        hidden = word == "(" or (hidden and word != ")")
        if hidden:
            continue
        if token.tag_ in ("WP", "WDT"):
            break
        is_finite = token.tag_ in _FINITE and word not in SAYS_WHO
        if is_finite or _is_predicate(context, i):
            verb = i
    return verb


def _begins_clause(context: Context, member: Member) -> bool:
    """Tell whether a stretch begins another clause: "and 250 were hurt"."""
    start = member.group.end if member.group else member.start + 1
    if start < member.end and _is_predicate(context, start):
        return True
    for i in range(start, member.end):
        if context.words[i] in _ENDS:
            return False
        if context.doc[i].tag_ in _FINITE and context.words[i] not in SAYS_WHO:
            return True
    return False


def _ends(context: Context, member: Member) -> bool:
    """Tell whether another clause, or another verb, closes the row."""
    start = member.group.end if member.group else member.start + 1
    for i in range(start, member.end):
        word = context.words[i]
        is_verb = context.doc[i].pos_ in ("VERB", "AUX") and word not in SAYS_WHO
        if is_verb or word in _ENDS or word in (";", ":", "."):
            return True
    return False
