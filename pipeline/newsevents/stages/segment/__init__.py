"""Layout of an article: header, title, dateline, byline, paragraphs, quotes, clutter.

`prepare` turns an article into the text that the language model reads: as long as the
article's own, character for character (behind the title, where that is separate).
Control characters and odd spaces are blanked, newlines that only wrap a paragraph
become spaces, text in capitals gets ordinary case.

The finder returns a `Segment` for every paragraph (``header``, ``title``, ``byline``,
``boilerplate`` or ``paragraph``, in order) and, behind its paragraph, for every
``dateline`` and ``quote`` in it. On a Doc that is not parsed yet it also starts a
sentence at each segment and behind each dateline, forbids sentences to start inside
datelines, at closing quotation marks and in the middle of clauses, and gives words that
the model misreads ("IS", the group) another norm. So it belongs in front of the model.

Example:
    >>> import spacy
    >>> from newsevents.settings import SegmentSettings
    >>> text = "Blast kills two\\n\\nBASRA (AP) — Two men died.\\n\\nPhoto: A. Nyman"
    >>> for found in build(SegmentSettings())(spacy.blank("en")(text)):
    ...     print(found.kind, found.rule, found.value)
    title first_line None
    paragraph line None
    dateline agency BASRA
    boilerplate caption None

Limits: a short first line without a full stop is taken for a title; ordinary words in
names ("the Free Land Front") keep their capital in text that is all capitals only if a
rule knows the name, an acronym spells it or a list has it; single quotation marks are
not read, nor tables.
"""

from newsevents.stages.segment.component import build
from newsevents.stages.segment.prepare import Prepared, prepare

__all__ = ["Prepared", "build", "prepare"]
