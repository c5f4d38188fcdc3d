"""The spaCy component that every stage becomes: find, then write to the Doc."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from newsevents import docdata
from newsevents.records import Evidence

if TYPE_CHECKING:
    from spacy.tokens import Doc

Finder = Callable[["Doc"], Sequence[Evidence]]


class StageComponent:
    """Run a stage's finder on Docs and keep its records under a span key.

    What the stage needs from earlier stages is run first where it is missing, so a
    single stage works in anybody's pipeline.

    Example:
        >>> import spacy
        >>> nlp = spacy.blank("en")
        >>> stage = nlp.add_pipe("newsevents_quantities")
        >>> [r.best for r in stage.match(nlp("about 20 people"))]
        [20.0]
    """

    def __init__(
        self,
        name: str,
        find: Finder,
        *,
        spans_key: str,
        needs: Mapping[str, Callable[[], StageComponent]] | None = None,
    ) -> None:
        """Keep the finder; ``needs`` maps span keys to builders of their stages."""
        self.name = name
        self.find = find
        self.spans_key = spans_key
        self._needs = dict(needs or {})
        self._built: dict[str, StageComponent] = {}

    def match(self, doc: Doc) -> Sequence[Evidence]:
        """Return the records of a Doc without writing them to it."""
        self._prepare(doc)
        return self.find(doc)

    def annotate(self, doc: Doc, records: Sequence[Evidence]) -> None:
        """Write records to the Doc."""
        docdata.write(doc, self.spans_key, records)

    def __call__(self, doc: Doc) -> Doc:
        """Find and write."""
        self.annotate(doc, self.match(doc))
        return doc

    def _prepare(self, doc: Doc) -> None:
        for key, build in self._needs.items():
            if not docdata.has(doc, key):
                if key not in self._built:
                    self._built[key] = build()
                self._built[key](doc)
