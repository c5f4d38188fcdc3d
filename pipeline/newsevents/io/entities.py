"""The table of an article's entities: one row per canonical name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from newsevents.records import Mention

COLUMNS = (
    "article_id",
    "canonical",
    "label",
    "mentions",
    "first_start",
    "first_end",
    "texts",
)


def summarise(mentions: Iterable[Mention]) -> list[dict[str, Any]]:
    """Return one row per article and canonical entity, in order of first mention.

    Mentions of other kinds are left out. ``label`` is the most frequent one, the first
    of them where several are; ``texts`` are the spellings in order, joined by ``"; "``;
    ``first_start`` and ``first_end`` are character offsets into the article's text.

    Example:
        >>> mention = Mention(article_id="a", start=4, end=7, text="IMF", kind="entity",
        ...                   rule="lexicon", values={"label": "ORG",
        ...                   "canonical": "International Monetary Fund"})
        >>> [row] = summarise([mention])
        >>> row["canonical"], row["mentions"], row["texts"]
        ('International Monetary Fund', 1, 'IMF')
    """
    groups: dict[tuple[str, str], list[Mention]] = {}
    order: dict[str, int] = {}
    for mention in mentions:
        if mention.kind == "entity":
            order.setdefault(mention.article_id, len(order))
            name = str(mention.values.get("canonical") or mention.text)
            groups.setdefault((mention.article_id, name), []).append(mention)
    rows = [_row(name, found) for (_, name), found in groups.items()]
    return sorted(
        rows, key=lambda r: (order[r["article_id"]], r["first_start"], r["canonical"])
    )


def _row(canonical: str, found: list[Mention]) -> dict[str, Any]:
    found = sorted(found, key=lambda m: (m.start, m.end))
    first = found[0]
    labels = Counter(str(mention.values.get("label", "")) for mention in found)
    return {
        "article_id": first.article_id,
        "canonical": canonical,
        "label": labels.most_common(1)[0][0],
        "mentions": len(found),
        "first_start": first.start,
        "first_end": first.end,
        "texts": "; ".join(
            dict.fromkeys(" ".join(mention.text.split()) for mention in found)
        ),
    }
