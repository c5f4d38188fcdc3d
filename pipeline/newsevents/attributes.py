"""The model's attribute ruler, with every distinct question asked only once.

The ruler maps tags and words to parts of speech by matching some 180 patterns at every
token, which is a tenth of the cost of the whole language model. Nearly all patterns
look at one token alone: at its tag, its label, whether it is white space, and whether
it is one of some hundred words. So the ruler's answer for each such combination is
remembered; patterns over several tokens ("gon" + "na") are matched where their words
occur. The result is that of the ruler, token by token.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from newsevents import docdata

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import numpy.typing as npt
    from spacy.language import Language
    from spacy.tokens import Token

NAME = "attribute_ruler"
READ = ("TAG", "LOWER", "DEP", "IS_SPACE")
WRITTEN = ("POS", "MORPH", "LEMMA", "TAG", "DEP")
MIX = np.array([1, 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 1 << 63], dtype=np.uint64)


def use_remembered(nlp: Language) -> None:
    """Put a `RememberingRuler` in the place of a pipeline's attribute ruler.

    A ruler with conditions that are not understood stays as it is.
    """
    if NAME not in nlp.pipe_names:
        return
    ruler = nlp.get_pipe(NAME)
    if not isinstance(ruler, AttributeRuler) or not _is_understood(ruler):
        return
    # spaCy can only put components in place by factory, and this one needs the ruler.
    position = nlp._components.index((NAME, ruler))
    nlp._components[position] = (NAME, RememberingRuler(ruler))


def _tokens_of(entry: Any) -> list[list[dict[str, Any]]]:  # noqa: ANN401  spaCy's own
    """Return the token conditions of each alternative of an entry of the ruler."""
    return list(entry["patterns"])


def _is_understood(ruler: AttributeRuler) -> bool:
    """Tell whether single tokens are only asked for what is remembered."""
    return all(
        set(entry["attrs"]) <= set(WRITTEN)  # type: ignore[arg-type]
        and all(len(t) > 1 or _is_plain(t[0]) for t in _tokens_of(entry))
        for entry in ruler.patterns
    )


def _is_plain(condition: dict[str, Any]) -> bool:
    word = condition.get("LOWER", "")
    known = isinstance(word, str) or set(word) <= {"IN", "NOT_IN", "REGEX"}
    return known and set(condition) <= set(READ)


def _words(condition: dict[str, Any]) -> list[str]:
    """Return the words that a condition names."""
    word = condition.get("LOWER", [])
    if isinstance(word, str):
        return [word]
    if isinstance(word, dict):
        return [w for key in ("IN", "NOT_IN") for w in word.get(key, [])]
    return list(word)


def _regexes(condition: dict[str, Any]) -> list[str]:
    """Return the regular expressions for words, to be searched for in a text."""
    word = condition.get("LOWER")
    return (
        [word["REGEX"].strip("^$")]
        if isinstance(word, dict) and "REGEX" in word
        else []
    )


class RememberingRuler:
    """Set part of speech, morphology and lemma as the ruler would."""

    def __init__(self, ruler: AttributeRuler) -> None:
        """Keep the ruler; set apart its patterns over several tokens."""
        self.ruler = ruler
        self._several = AttributeRuler(ruler.vocab)
        words: set[int] = set()
        regexes: list[str] = []
        for entry in ruler.patterns:
            for tokens in _tokens_of(entry):
                if len(tokens) > 1:
                    self._several.add([tokens], entry["attrs"], entry["index"])  # type: ignore
                    continue
                words.update(ruler.vocab.strings.add(w) for w in _words(tokens[0]))
                regexes += _regexes(tokens[0])
        self._words = np.array(sorted(words), dtype=np.uint64)
        self._spelled = re.compile("|".join(regexes) or r"(?!)")
        self._known: dict[int, tuple[int, ...]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Annotate a Doc: from memory where all its questions were asked before."""
        if not len(doc):
            return doc
        if self._spelled.search(docdata.text(doc).lower()):
            return self.ruler(doc)
        found, first, where = np.unique(
            self._keys(doc), return_index=True, return_inverse=True
        )
        keys = found.tolist()
        new = [n for n, key in enumerate(keys) if key not in self._known]
        if new:
            self._learn([keys[n] for n in new], [doc[int(first[n])] for n in new])
        answers = np.array([self._known[key] for key in keys], dtype=np.uint64)[where]
        own = doc.to_array(list(WRITTEN))
        doc.from_array(list(WRITTEN), np.where(answers != 0, answers, own))  # type: ignore[arg-type]
        return self._several(doc)

    def _keys(self, doc: Doc) -> npt.NDArray[np.uint64]:
        """Return one number per token that equal questions share."""
        read = doc.to_array(list(READ))
        read[:, 1] = np.where(np.isin(read[:, 1], self._words), read[:, 1], 0)
        keys: npt.NDArray[np.uint64] = (read * MIX).sum(axis=1, dtype=np.uint64)
        return keys

    def _learn(self, keys: list[int], tokens: list[Token]) -> None:
        """Ask the ruler about tokens, each for itself, and remember the answers."""
        probe = Doc(
            self.ruler.vocab,
            words=[token.text for token in tokens],
            tags=[token.tag_ for token in tokens],
            deps=[token.dep_ for token in tokens],
            heads=list(range(len(tokens))),
        )
        before = probe.to_array(list(WRITTEN))
        matches = [m for m in self.ruler.match(probe) if m[3] - m[2] == 1]
        self.ruler.set_annotations(probe, matches)  # type: ignore[no-untyped-call]
        after = probe.to_array(list(WRITTEN))
        answers = np.where(after != before, after, 0)
        self._known.update(zip(keys, map(tuple, answers.tolist()), strict=True))

    # A pipeline that is saved keeps the ruler itself.

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Save the ruler."""
        self.ruler.to_disk(path, exclude=exclude)

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Return the ruler as bytes."""
        return self.ruler.to_bytes(exclude=exclude)
