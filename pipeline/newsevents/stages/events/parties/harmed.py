"""Who came to harm, called as the participants of the article are called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import TYPE_CHECKING

from newsevents.language.people import singular
from newsevents.language.syntax import conjuncts, prepositional
from newsevents.language.tally import Totals
from newsevents.language.total import NAME
from newsevents.language.wordset import wordset
from newsevents.records import EFFECTS, Actor, Casualty
from newsevents.stages.events.facts import Facts
from newsevents.stages.events.parties.who import PRONOUNS

if TYPE_CHECKING:
    from spacy.tokens import Token

PEOPLE = frozenset({"force", "civilian"})
NAMED_BY = frozenset({"force", "civilian", "government"})
PERSONAL = frozenset({"assassination", "execution", "kidnapping", "stabbing"})
# Words that add nothing to "two aid workers".
ORDINALS = frozenset({"second", "third", "fourth", "fifth", "sixth"})
ANYBODY = frozenset(
    {"people", "persons", "person", "others", "other", "another", "lives", "bodies"}
    | {"individuals", "individual", "victims", "victim", "body", "someone"}
)
# What harm is counted by, or an editor's note of what nobody heard, names no people.
NOBODY = wordset(
    "body casualty corpse death injury loss toll his her their its indistinct"
    " unintelligible"
)
HARMING = wordset(
    "kill murder assassinate massacre slay execute behead lynch kidnap abduct wound"
    " injure killing assassination slaying execution beheading lynching kidnapping"
    " abduction"
)
LOST = ("missing", "displaced")
DESCRIBING = frozenset({"compound", "amod", "nmod"})
BESIDE = frozenset({"compound", "nmod", "appos"})  # "leader Ana Ruiz", "a leader, …"


def victims_of(
    facts: Facts,
    event_type: str,
    totals: Totals,
    casualties: Sequence[Casualty],
    targets: Sequence[Actor],
    words: Set[str],
) -> list[str]:
    """Return who came to harm: by the counts of the totals, and those told by name.

    Where the counts only say "he", or there are none but ``words`` for the event tell
    of harm, the people who were the target.
    """
    found: list[str] = []
    for effect in EFFECTS:
        count = totals.counts.get(effect)
        if count is None or not count.best:
            continue
        told = [
            name
            for n, c in enumerate(casualties)
            if c.effect == effect and (n in count.members or NAME in c.rule)
            for name in _names(facts, c)
        ]
        if told and effect in LOST and found:
            break
        found += told
    telling = [v for v in found if v.lower() not in ANYBODY]
    if telling:
        return without_repeats(telling)
    if found and all(c.best in (0, 1) for c in totals.counts.values()):
        return _named_hit(facts, targets) or found  # "one person was hurt"
    if not found and (totals.counts or event_type in PERSONAL or words & HARMING):
        return _people_hit(facts, targets)
    return found


def _named_hit(facts: Facts, targets: Sequence[Actor]) -> list[str]:
    """Return the first person of the targets, if told of by name."""
    hit = _people_hit(facts, targets)[:1]
    return [n for n in hit if any(a.name == n and _is_named_person(a) for a in targets)]


def _people_hit(facts: Facts, targets: Sequence[Actor]) -> list[str]:
    """Return the first people of the targets, with those named in one breath."""
    people = [actor for actor in targets if actor.category in PEOPLE]
    if not people:
        return []
    heads = {token.i for token in conjuncts(facts.doc[people[0].head])}
    return [actor.name for actor in people if actor.head in heads]


def _names(facts: Facts, casualty: Casualty) -> Iterator[str]:
    """Yield what the participants are called whom a casualty counts."""
    for noun in (casualty.victims or "").split("; "):
        for name in _called(facts, casualty, noun) if noun else ():
            if name and not _names_nobody(name.lower()):
                yield name


def _names_nobody(name: str) -> bool:
    """Tell "she", "many deaths" and "[words indistinct]" from names of people."""
    if name in PRONOUNS or name in ORDINALS:
        return True
    return singular(name.rpartition(" ")[2]) in NOBODY


def _called(facts: Facts, casualty: Casualty, noun: str) -> Sequence[str]:
    """Return who a noun of a casualty stands for: all of "two cooks, A and B"."""
    at = facts.text.find(noun, casualty.start, casualty.end)
    if at < 0:
        return (noun,)
    token = facts.doc[facts.token_at(at + len(noun) - 1)]
    named = _named_beside(facts, token) if casualty.best > 1 else ()
    return named or (_name(facts, casualty, noun, at, token),)


def _named_beside(facts: Facts, noun: Token) -> Sequence[str]:
    """Return the people named behind a noun for several: "two cooks, A and B"."""
    heads = {
        token.i
        for child in noun.rights
        if child.dep_ == "appos"
        for token in conjuncts(child)
    }
    if len(heads) < 2:
        return ()
    people = facts.between(facts.participants, facts.sentence_of_token[noun.i])
    return [a.name for a in people if a.head in heads and _is_named_person(a)]


def _is_named_person(actor: Actor) -> bool:
    return actor.rule == "name" and actor.category in NAMED_BY


def _name(facts: Facts, casualty: Casualty, noun: str, at: int, token: Token) -> str:
    actor = _participant(facts, token)
    if actor is not None and not _is_called_after(actor, token):
        return actor.name
    phrase = noun if NAME in casualty.rule else _phrase(token, facts.token_at(at))
    return phrase if actor is None else _members(token, phrase)


def _is_called_after(actor: Actor, noun: Token) -> bool:
    """Tell members of a body, whom the participants call after it: "Green Party"."""
    is_member = noun.lemma_.lower() == "member" and noun.i == actor.head
    return is_member and noun.lower_ not in actor.name.lower()


def _members(noun: Token, phrase: str) -> str:
    """Return people with what they belong to: "members of the Green Party"."""
    body = next(iter(prepositional(noun, "of")), None)
    if body is None:
        return phrase
    return f"{phrase}{noun.doc[noun.i : body.i + 1].text[len(noun.text) :]}"


def _participant(facts: Facts, token: Token) -> Actor | None:
    """Return who a noun stands for: the person beside it, else its own phrase.

    Armed groups give their name to their members, who are not to be named after it.
    """
    people = {
        actor.head: actor
        for actor in facts.between(facts.participants, facts.sentence_of_token[token.i])
        if actor.category in NAMED_BY
    }
    beside = [child.i for child in token.rights if child.dep_ == "appos"]
    if token.dep_ in BESIDE:
        beside.append(token.head.i)
    for i in beside:
        if i in people and people[i].rule == "name":
            return people[i]
    return people.get(token.i)


def _phrase(noun: Token, first: int) -> str:
    """Return a noun with what describes it: the "Danish bakers" of two.

    Args:
        noun: The noun, or the end of the age that stands for one, "22-year-old".
        first: The token that it begins with.
    """
    for token in reversed(list(noun.lefts)):
        if token.i >= first:
            continue
        if token.i != first - 1 or token.dep_ not in DESCRIBING or token.pos_ == "NUM":
            break
        first = token.i
        for part in reversed(list(token.lefts)) if token.dep_ == "compound" else ():
            first = part.i if part.pos_ == "PROPN" else first
    return str(noun.doc[first : noun.i + 1].text)


def without_repeats(names: Iterable[str]) -> list[str]:
    """Return names without those that a fuller one contains.

    Example:
        >>> without_repeats(["Mr Ruiz", "two guards", "Ana Ruiz", "guard"])
        ['Mr Ruiz', 'two guards', 'Ana Ruiz']
        >>> without_repeats(["Ruiz", "guards", "Ana Ruiz", "bank guard"])
        ['Ana Ruiz', 'bank guard']
    """
    kept: list[tuple[str, list[str]]] = []
    for name in names:
        words = [singular(word) for word in name.lower().split()]
        fuller = next((k for k in kept if _is_within(words, k[1])), None)
        if fuller is not None:
            continue
        shorter = next((n for n, k in enumerate(kept) if _is_within(k[1], words)), None)
        if shorter is None:
            kept.append((name, words))
        else:
            kept[shorter] = (name, words)
    return [name for name, _ in kept]


def _is_within(words: list[str], fuller: list[str]) -> bool:
    return words[-1:] == fuller[-1:] and set(words) <= set(fuller)
