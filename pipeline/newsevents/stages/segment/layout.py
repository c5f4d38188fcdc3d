"""What each paragraph of an article is: header, title, byline, boilerplate, or text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from newsevents.language.dateline import Dateline, find_dateline
from newsevents.language.header import find_headers
from newsevents.language.wordlists import words
from newsevents.records import Segment
from newsevents.stages.segment.clutter import Clutter
from newsevents.stages.segment.lines import ENDED, lines_of, wraps
from newsevents.stages.segment.quotes import find_quotes

if TYPE_CHECKING:
    from collections.abc import Iterator

HEADLINE = re.compile(r"[^.!?\n]{10,140}[.!?][\"'”’]? {1,2}(?=[A-ZÀ-Þ])")
# Above a list of other stories' headlines, behind the story.
LIST = re.compile(
    r"""(?: related(?:[ ]\w+)? | more[ ]stories.{0,30} | you[ ]may[ ].{2,30}
    | trending(?:[ ](?:stories|now))? | recommended.{0,12} | top[ ]stories
    | most[ ](?:read|popular|viewed) | latest[ ](?:news|headlines) | read[ ]more
    | also[ ](?:on|read|in)\b.{0,30} )[ .:»]{0,3}$""",
    re.VERBOSE | re.IGNORECASE,
)
DATELINE_LINE = re.compile(r"(?:--|[—–_-])$")
Kind = Literal[
    "header", "title", "dateline", "byline", "paragraph", "quote", "boilerplate"
]
HEADER_REACH = 4000
LONGEST_TITLE, LONGEST_BYLINE = 160, 140
OPENING_PARAGRAPHS = 3
BYLINE = re.compile(
    r"""
    (?: (?i:by|from|(?:reporting|written|story|compiled)\ by) [ ]?:? [ ] | (?i:by) : )
    (?! (?:the|a|an|this|that|his|her|its|their|then|now|day|night|air)\b )
    [\w.,'’@|/&()-]{1,40} (?: [ ]{1,2} [\w.,'’@|/&()-]{1,40} ){0,13} $
  | [A-ZÀ-Þ][\w.'’-]{1,20} (?: [ ] [A-ZÀ-Þ][\w.'’-]{0,20} ){1,3} , [ ]
    (?: [\w.'’-]{1,20} [ ] ){0,4}
    (?i:staff|writer|reporter|correspondent|editor|press|news|reuters)
    (?: [ ] \w{1,12} ){0,2} $
  | (?i: (?:the\ )?associated\ press | (?:from\ )?staff\ (?:report|writer)s? | reuters
       | news\ services | web\ staff | digital\ team ) $
    """,
    re.VERBOSE,
)
NAME_WORD = re.compile(r"[A-ZÀ-Þ@]|(?:of|for|and|the|in|at|de|van|staff|writer)\b|al-")
# "Club shooting leaves two dead - Valley News, KXYZ 5": what is not the headline.
SITE = re.compile(
    r"""
    [ ] (?: [|–—] | - ) [ ]
    (?= [^|\n]{0,60}
        (?: \b(?:News|TV|Times|Post|Tribune|Herald|Online|Radio|Daily|Press)\b
          | \.(?:com|org|net|co\.\w\w) | \b[KW][A-Z]{2,3}\b ) )
    [^\n]{2,70} $
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Layout:
    """Patterns and words that tell paragraphs apart, loaded once."""

    clutter: Clutter
    common: frozenset[str]

    @classmethod
    def load(cls) -> Layout:
        """Read the patterns and words."""
        return cls(Clutter.load(), words("segment/words.tsv"))

    def segments(self, text: str, *, title: str | None, shift: int) -> list[Segment]:
        """Return the segments of a text, paragraphs in order, parts behind their whole.

        Args:
            text: The text that the model reads, with the title in front or not.
            title: The article's separate title.
            shift: How many characters stand in front of the article's own text.
        """
        found: list[Segment] = []
        headers = {
            shift + header.start: header.published
            for header in find_headers(text[shift : shift + HEADER_REACH])
        }
        opening = number = 0
        in_list = False
        is_headed = bool(title or headers)
        for start, end in _split(paragraphs_of(text), headers):
            segment = self._special(text, start, end, headers)
            if in_list and not segment and _is_teaser(text, start, end):
                segment = _segment(text, start, end, "boilerplate", "related")
            elif not segment:
                segment = _title(
                    text, start, end, title=title, number=number, shift=shift
                )
                number += 1
            if segment:
                is_list = opening > 0 and LIST.match(segment.text) is not None
                in_list = segment.rule == "related" and (in_list or is_list)
                is_headed = is_headed or segment.kind == "title"
                found += [segment, *_site_name(segment)]
            else:
                in_list = False
                opening += 1
                place = find_dateline(
                    text,
                    start,
                    end,
                    is_opening=opening <= OPENING_PARAGRAPHS,
                    is_headed=is_headed,
                    common=self.common,
                )
                if not place and opening == 1:
                    place = _behind_headline(text, start, end, self.common)
                found += _body(text, start, end, place)
        return found

    def _special(
        self, text: str, start: int, end: int, headers: dict[int, str | None]
    ) -> Segment | None:
        """Return the segment of a paragraph that tells nothing of the story."""
        if start in headers:
            return _segment(text, start, end, "header", "line", headers[start])
        if end - start <= LONGEST_BYLINE and _is_byline(text[start:end]):
            return _segment(text, start, end, "byline", "by")
        rule = self.clutter.rule(text[start:end])
        return _segment(text, start, end, "boilerplate", rule) if rule else None


def _is_teaser(text: str, start: int, end: int) -> bool:
    """Tell a headline under "Related stories" from a paragraph of the story."""
    return end - start <= LONGEST_TITLE and not ENDED.search(text, max(0, end - 4), end)


def _body(
    text: str, start: int, end: int, dateline: Dateline | None
) -> Iterator[Segment]:
    """Yield a paragraph of the story, its dateline and its quotations."""
    yield _segment(text, start, end, "paragraph", "line")
    if dateline:
        place, rule = dateline.place, dateline.rule
        yield _segment(text, dateline.start, dateline.end, "dateline", rule, place)
    for left, right in find_quotes(text, start, end):
        yield _segment(text, left, right, "quote", "marks")


def _behind_headline(
    text: str, start: int, end: int, common: frozenset[str]
) -> Dateline | None:
    """Return the dateline behind a headline on the same line ("Two die. ROME — A")."""
    headline = HEADLINE.match(text, start, min(end, start + LONGEST_TITLE))
    if not headline or not text[headline.end() : headline.end() + 3].isupper():
        return None
    return find_dateline(text, headline.end(), end, is_opening=False, common=common)


def paragraphs_of(text: str) -> list[tuple[int, int]]:
    """Return start and end of the paragraphs, wrapped lines joined.

    Example:
        >>> paragraphs_of("One.\\n\\n  Two. \\n")
        [(0, 4), (8, 12)]
    """
    lines = lines_of(text)
    joined = set(wraps(text, lines))
    found: list[tuple[int, int]] = []
    for line in lines:
        if found and joined and text.find("\n", found[-1][1], line.start) in joined:
            found[-1] = (found[-1][0], line.end)
        else:
            found.append((line.start, line.end))
    return found


def _split(
    paragraphs: list[tuple[int, int]], headers: dict[int, str | None]
) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs, parted before the headers that stand inside one."""
    for start, end in paragraphs:
        last = start
        for header in headers:
            if start < header < end:
                yield last, header
                last = header
        yield last, end


def _title(
    text: str, start: int, end: int, *, title: str | None, number: int, shift: int
) -> Segment | None:
    """Return the title, if a paragraph is it.

    That is the article's separate title, in front or repeated at the start; without
    one, a short first line that is no sentence.
    """
    if shift and number == 0:
        return _segment(text, start, end, "title", "article_title")
    if end - start > LONGEST_TITLE:
        return None
    if title:
        is_title = number <= OPENING_PARAGRAPHS and _is_same(text[start:end], title)
        return (
            _segment(text, start, end, "title", "article_title") if is_title else None
        )
    is_dateline = DATELINE_LINE.search(text, max(start, end - 3), end)
    is_ended = is_dateline or ENDED.search(text, max(0, end - 4), end)
    if number or is_ended or not text[end:].strip():
        return None
    return _segment(text, start, end, "title", "first_line")


def _is_same(line: str, title: str) -> bool:
    return " ".join(line.casefold().split()) == " ".join(title.casefold().split())


def _is_byline(line: str) -> bool:
    match = BYLINE.match(line)
    if not match:
        return False
    words = line.replace("|", " ").replace("/", " ").split()
    named = sum(bool(NAME_WORD.match(word)) for word in words[1:])
    return named >= 0.8 * (len(words) - 1) and line.rstrip()[-1] not in "?!:;"


def _site_name(title: Segment) -> Iterator[Segment]:
    """Yield the name of the site behind a headline."""
    match = SITE.search(title.text) if title.kind == "title" else None
    if match:
        start = title.start + match.start() + 1
        yield Segment(
            start=start,
            end=title.end,
            text=title.text[match.start() + 1 :],
            kind="boilerplate",
            rule="site",
        )


def _segment(
    text: str, start: int, end: int, kind: Kind, rule: str, value: str | None = None
) -> Segment:
    return Segment(
        start=start, end=end, text=text[start:end], kind=kind, rule=rule, value=value
    )
