"""What kind of participant a name is by itself: a state that acts, a force, a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsevents.stages.actors.drafts import Reading
from newsevents.stages.actors.names import Named

if TYPE_CHECKING:
    from spacy.tokens import Token


def category_of(reading: Reading, name: Named, root: Token) -> str | None:
    """Return the category of an actor that a name is, or None if it is none."""
    if name.category is not None:
        return name.category
    if name.label == "PERSON":
        return "civilian"
    if name.label == "FAC":
        return "facility"
    if name.label == "ORG":
        noun = reading.nouns.get(name.root)
        return (
            noun.category if noun and noun.category != "collective" else "organization"
        )
    if name.label in ("GPE", "NORP"):
        return _state_or_people(name, root)
    return None


def _state_or_people(name: Named, root: Token) -> str | None:
    """Return what a country or people is: a government that acts, else civilians."""
    if name.label == "GPE":
        if root.dep_ in ("amod", "compound", "nmod"):
            return "government" if _is_short(name, root) else None
        if root.dep_ == "pobj":
            return "government" if root.head.lower_ == "by" else None
        return "government" if _is_agentive(name, root) else None
    if root.dep_ in ("amod", "compound", "nmod"):
        return "government" if name.country else None
    return "civilian"


def _is_short(name: Named, root: Token) -> bool:
    """Tell "U.S. warplanes", which acts, from "Iraq mosque attack", a place."""
    return name.country is not None and ("." in root.text or root.is_upper)


def _is_agentive(name: Named, root: Token) -> bool:
    """Tell a state that acts from a place in a list: "in Mosul, Iraq, gunmen …"."""
    if name.country is None:
        return False
    doc = root.doc
    after = doc[name.end] if name.end < len(doc) else root
    before = doc[name.start - 1].lower_ if name.start else ""
    if before in (",", "in", "near", "at", "of", "from") or after.lower_ in (",", "("):
        return False
    if before.startswith(("north", "south", "east", "west", "central")):
        return False
    if root.dep_ in ("nsubj", "nsubjpass", "poss"):
        return True
    return after.pos_ in ("VERB", "AUX") and after.tag_ in ("VBD", "VBZ", "VBP")
