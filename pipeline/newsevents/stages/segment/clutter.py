"""Boilerplate: captions, share buttons, forms and notices between the paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsevents import resources

# Longer paragraphs are text whatever words they hold.
LONGEST = 500


@dataclass(frozen=True, slots=True)
class Clutter:
    """The patterns of boilerplate: two expressions, and the rule of each group.

    ``keys`` are words of which a paragraph must have one for ``anywhere`` to match:
    most paragraphs have none, and need no search.
    """

    at_start: re.Pattern[str]
    anywhere: re.Pattern[str]
    keys: tuple[str, ...]
    rules: dict[str, str]

    @classmethod
    def load(cls) -> Clutter:
        """Compile ``segment/boilerplate.jsonl``.

        Example:
            >>> clutter = Clutter.load()
            >>> clutter.rule("Copyright 2016 Example Media. All rights reserved.")
            'copyright'
            >>> clutter.rule("Gunmen attacked the market on Monday.") is None
            True
        """
        start, anywhere, rules, keys = [], [], {}, []
        for number, row in enumerate(resources.patterns("segment/boilerplate.jsonl")):
            name, pattern = f"p{number}", row["pattern"]
            rules[name] = row["rule"]
            if row["where"] == "anywhere":
                anywhere.append(f"(?P<{name}>{pattern})")
                keys += row["keys"]
            else:
                end = r"\Z" if row["where"] == "whole" else ""
                start.append(f"(?P<{name}>(?:{pattern}){end})")
        return cls(
            at_start=re.compile("|".join(start), re.IGNORECASE),
            anywhere=re.compile("|".join(anywhere), re.IGNORECASE),
            keys=tuple(keys),
            rules=rules,
        )

    def rule(self, paragraph: str) -> str | None:
        """Return the kind of clutter that a paragraph is, None for text."""
        if len(paragraph) > LONGEST:
            return None
        match = self.at_start.match(paragraph)
        if not match:
            lower = paragraph.lower()
            if any(key in lower for key in self.keys):
                match = self.anywhere.search(paragraph)
        return self.rules[match.lastgroup] if match and match.lastgroup else None
