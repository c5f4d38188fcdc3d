"""From an article to the text that the language model reads, offset for offset."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsevents.records import Article

# Control characters end words but carry no text; a space keeps every offset.
CONTROL = {code: " " for code in (*range(9), 11, 12, *range(14, 32), 127)}


@dataclass(frozen=True, slots=True)
class Prepared:
    """The model's text; ``text[shift:]`` is as long as the article's text."""

    text: str
    shift: int


def prepare(article: Article) -> Prepared:
    """Return the text for the model: title in front, control characters blanked.

    Example:
        >>> from newsevents.records import Article
        >>> prepare(Article(id="a", text="Two died.", title="Blast")).text
        'Blast\\n\\nTwo died.'
    """
    body = article.text.translate(CONTROL)
    title = (article.title or "").strip()
    if not title or title.casefold() in body[: 2 * len(title) + 400].casefold():
        return Prepared(body, 0)
    head = " ".join(title.translate(CONTROL).split()) + "\n\n"
    return Prepared(head + body, len(head))
