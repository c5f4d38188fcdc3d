"""Which participants are the same: "the group", "the gunmen", "they"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.strings import get_string_id

from newsevents.stages.actors.drafts import PEOPLE, Draft, Reading

if TYPE_CHECKING:
    from spacy.tokens import Doc

GENERIC_GROUPS = frozenset(
    {
        "group",
        "organization",
        "organisation",
        "movement",
        "militia",
        "faction",
        "network",
    }
    | {"gang", "cartel", "sect", "armed group", "militant group", "rebel group"}
    | {"terrorist group", "terror group", "jihadist group", "extremist group", "outfit"}
)
MAX_BACK = 3  # sentences that a pronoun or "the group" may look back
HISTORY = 40  # participants that are kept in mind
_PRONOUN_KEYS = {
    get_string_id(word): word for word in ("he", "she", "they", "it", "him", "them")
}
PRONOUN_DEPS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def pronouns(reading: Reading) -> list[Draft]:
    """Return drafts of the personal pronouns that act, are acted on or speak."""
    drafts = []
    for i, key in enumerate(reading.words):
        lower = _PRONOUN_KEYS.get(key)
        if lower is None:
            continue
        token = reading.doc[i]
        if token.dep_ in PRONOUN_DEPS:
            drafts.append(
                Draft(
                    head=token.i,
                    start=token.i,
                    end=token.i + 1,
                    category="pronoun",
                    lemma=lower,
                    rule="pronoun",
                    plural=lower in ("they", "them"),
                    confidence=0.6,
                )
            )
    return drafts


def resolve(doc: Doc, drafts: list[Draft], sentences: list[int]) -> list[Draft]:
    """Give names to definite phrases and pronouns; drop pronouns of nobody.

    Args:
        doc: The Doc.
        drafts: Participants and pronouns, ordered by head; changed in place.
        sentences: The index of the sentence of every token.
    """
    history: list[Draft] = []
    kept = []
    for draft in drafts:
        if draft.category == "pronoun":
            antecedent = _of_pronoun(doc, draft, history, sentences)
            if antecedent is None:
                continue
            _take(draft, antecedent)
            draft.category = antecedent.category
        elif draft.name is None and draft.definite and draft.plain:
            antecedent = _of_phrase(doc, draft, history, sentences)
            if antecedent is not None:
                _take(draft, antecedent)
        kept.append(draft)
        history.append(draft)
        del history[:-HISTORY]
    _join_members(doc, kept)
    return kept


def _join_members(doc: Doc, drafts: list[Draft]) -> None:
    """Name "members of the group" after the group, once that is resolved."""
    by_head = {draft.head: draft for draft in drafts}
    for draft in drafts:
        if draft.lemma != "member" or draft.name is not None:
            continue
        if "former" in [token.lower_ for token in doc[draft.start : draft.head]]:
            continue
        for child in doc[draft.head].rights:
            for noun in child.rights if child.lower_ == "of" else ():
                group = by_head.get(noun.i)
                if group is not None and group.category == "armed_group":
                    draft.name, draft.category = group.name, group.category


def _take(draft: Draft, antecedent: Draft) -> None:
    draft.name, draft.rule = antecedent.name, f"{draft.rule}:coreference"
    draft.text_name = antecedent.text_name
    if draft.lemma in GENERIC_GROUPS and antecedent.category == "armed_group":
        draft.category = antecedent.category
    if draft.low is None and draft.high is None and draft.plural == antecedent.plural:
        draft.low, draft.high = antecedent.low, antecedent.high


def _of_phrase(
    doc: Doc, draft: Draft, history: list[Draft], sentences: list[int]
) -> Draft | None:
    """Return who "the gunmen" or "the group" are: the same noun, else the same kind."""
    if draft.lemma in GENERIC_GROUPS:
        return _latest_group(draft, history, sentences)
    if draft.category not in PEOPLE:
        return None
    for earlier in reversed(history):
        if earlier.lemma == draft.lemma and earlier.rule != "pronoun":
            return earlier
    if draft.category != "armed_group":
        return None
    return _latest_attackers(doc, draft, history, sentences)


def _latest_attackers(
    doc: Doc, draft: Draft, history: list[Draft], sentences: list[int]
) -> Draft | None:
    for earlier in reversed(history):
        if sentences[draft.head] - sentences[earlier.head] > MAX_BACK:
            return None
        if earlier.category != "armed_group" or earlier.lemma in GENERIC_GROUPS:
            continue
        if doc[earlier.head].dep_ not in ("nsubjpass", "dobj"):
            return earlier
    return None


def _latest_group(
    draft: Draft, history: list[Draft], sentences: list[int]
) -> Draft | None:
    for earlier in reversed(history):
        if sentences[draft.head] - sentences[earlier.head] > MAX_BACK:
            return None
        if earlier.name is not None and (
            earlier.category == "armed_group"
            or (earlier.category == "organization" and draft.category == "organization")
        ):
            return earlier
    return None


def _of_pronoun(
    doc: Doc, draft: Draft, history: list[Draft], sentences: list[int]
) -> Draft | None:
    """Return the nearest subject that agrees, of this sentence or the one before."""
    here = sentences[draft.head]
    best: Draft | None = None
    for earlier in reversed(history):
        back = here - sentences[earlier.head]
        if back > 1:
            break
        if not _agrees(draft, earlier) or _same_clause(doc, draft, earlier):
            continue
        if doc[earlier.head].dep_ in SUBJECTS:
            return earlier
        best = best or earlier
    return best


def _same_clause(doc: Doc, draft: Draft, earlier: Draft) -> bool:
    return doc[earlier.head].head.i == doc[draft.head].head.i


def _agrees(draft: Draft, earlier: Draft) -> bool:
    if draft.lemma == "it":
        return (
            earlier.name is not None
            and earlier.category
            in (
                "armed_group",
                "government",
                "organization",
            )
            and not earlier.single
        )
    if draft.plural:
        return earlier.category in PEOPLE and (earlier.plural or not earlier.single)
    return earlier.single
