"""How telling a shared word is: the rarer in the rows, the more.

A word's rarity is minus the logarithm of the share of articles that have it, the two
that share it left out. In a small collection nothing is rare by counting; so the
counts are mixed with a prior, worth ``PRIOR_ARTICLES`` articles, by which words of the
dictionary and numbers are frequent and names are not.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping

from newsevents.language.wordlists import words
from newsevents.merge.clues import Clues

PRIOR_ARTICLES = 100
ORDINARY_SHARE = 0.1
NAME_SHARE = 0.003


def rarities(rows: Iterable[Clues]) -> Mapping[str, float]:
    """Return the rarity of every word of the rows.

    Example:
        >>> from newsevents.merge.clues import clues_of
        >>> found = rarities([clues_of({"event_id": n, "article_id": n,
        ...     "evidence": "A fire near Zamboga"}) for n in "abcd"])
        >>> found["zamboga"] > found["fire"] > found["near"] - 0.001
        True
    """
    by_article: dict[str, set[str]] = {}
    for row in rows:
        by_article.setdefault(row.article_id, set()).update(row.words)
    frequency = Counter(word for found in by_article.values() for word in found)
    ordinary = words("segment/words.tsv")
    whole = max(len(by_article) - 2, 0) + PRIOR_ARTICLES
    return {
        word: math.log(whole / (max(number - 2, 0) + _prior(word, ordinary)))
        for word, number in frequency.items()
    }


def _prior(word: str, ordinary: frozenset[str]) -> float:
    is_ordinary = word in ordinary or word[0].isdigit()
    return PRIOR_ARTICLES * (ORDINARY_SHARE if is_ordinary else NAME_SHARE)
