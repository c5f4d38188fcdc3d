"""Fill the generated parts of the documentation: between ``<!-- begin NAME -->`` marks.

    python docs/make_readme.py [NAME…]    write all, or these
    python docs/make_readme.py --check    exit 1 where one is out of date

What is written is made from the program itself: columns from their explanations,
commands from the command line, the example by running the pipeline on the first seed.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import typer

from newsevents import build
from newsevents.cli import app
from newsevents.io.columns import Table, columns, plain
from newsevents.io.readers import read_articles
from newsevents.records import Article, Extraction, Mention

ROOT = Path(__file__).resolve().parents[1]
SEED = ROOT / "seeds" / "000_f29adc81aca75af8.txt"
SHOWN = (
    *("event_type", "status", "trigger", "time_start", "time_precision", "time_text"),
    *("place_name", "place_text", "place_admin1", "country", "latitude", "longitude"),
    *("geo_precision", "distance_km", "distance_bearing", "distance_from"),
    *("perpetrator", "perpetrator_low", "target", "weapon", "killed", "killed_low"),
    *("killed_high", "casualty_text", "casualty_qualifier", "victims", "attribution"),
    *("confidence", "mention_count"),
)
BOLD = frozenset({"casualty", "distance", "time", "place"})
MARK = re.compile(r"(<!-- begin (\w+) -->\n)(.*?)(<!-- end \2 -->)", re.DOTALL)
HIDDEN_PARAMETERS = frozenset({"help"})


def example() -> str:
    """Return the seed article as it was read, and the rows that it gave."""
    article = next(a for a in read_articles([SEED]) if isinstance(a, Article))
    [found] = build.process([article])
    rows = [plain(row) for row in found.rows if row.status != "background"]
    history = len(found.rows) - len(rows)
    return "\n".join(
        [
            *_quotation(article, found),
            "",
            *_table(
                ["column", *(f"row {row['rank']}" for row in rows)],
                [
                    [f"`{name}`", *(_cell(row[name]) for row in rows)]
                    for name in SHOWN
                    if any(row[name] is not None for row in rows)
                ],
            ),
            "",
            f"and {history} more with the status `background`: history and aggregates "
            "that the story recalls.",
        ]
    )


def event_columns() -> str:
    """Return the columns of event rows as a table."""
    return _columns("events")


def other_columns() -> str:
    """Return the columns of the other files of a run."""
    titles: dict[Table, str] = {
        "mentions": "Mentions (`mentions.jsonl`)",
        "entities": "Entities (`entities.csv`)",
        "failures": "Failures (`failures.jsonl`)",
        "incidents": "Incidents of a merge (`incidents`)",
        "links": "Links of a merge (`links`)",
    }
    parts = [f"## {title}\n\n{_columns(table)}" for table, title in titles.items()]
    return "\n\n".join(parts)


def commands() -> str:
    """Return every command with its arguments and options."""
    group: Any = typer.main.get_command(app)
    return "\n\n".join(_command(name, c) for name, c in group.commands.items())


PARTS: dict[str, Callable[[], str]] = {
    "example": example,
    "event_columns": event_columns,
    "other_columns": other_columns,
    "commands": commands,
}


def pages() -> list[Path]:
    """Return the pages of the documentation, sorted."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def parts_of(page: Path) -> dict[str, str]:
    """Return the generated parts of a page as they stand there."""
    return {m[2]: m[3].strip("\n") for m in MARK.finditer(_read(page))}


def main(arguments: Sequence[str]) -> int:
    """Write parts, or only check them; return the exit code."""
    chosen = [a for a in arguments if a in PARTS] or list(PARTS)
    stale = []
    for page in pages():
        old = _read(page)
        new = MARK.sub(
            lambda m: f"{m[1]}\n{PARTS[m[2]]()}\n\n{m[4]}" if m[2] in chosen else m[0],
            old,
        )
        if new != old:
            stale.append(page.relative_to(ROOT).as_posix())
            if "--check" not in arguments:
                page.write_text(new, encoding="utf-8")
    if stale and "--check" in arguments:
        sys.stderr.write(f"out of date: {', '.join(stale)}\n")
        return 1
    sys.stdout.write(f"{', '.join(stale) or 'nothing'} changed\n")
    return 0


def _read(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def _columns(table: Table) -> str:
    lines = [[f"`{c.name}`", c.type, _cell(c.meaning)] for c in columns(table)]
    return "\n".join(_table(["column", "type", "meaning"], lines))


def _command(name: str, command: Any) -> str:  # noqa: ANN401  typer names no type
    lines = [
        [f"`{_name(p)}`", _cell(" ".join((getattr(p, "help", None) or "").split()))]
        for p in command.params
        if p.name not in HIDDEN_PARAMETERS
    ]
    title = f"## newsevents {name}\n\n{' '.join((command.help or '').split())}"
    return "\n".join([title, "", *_table(["argument", "meaning"], lines)])


def _name(parameter: Any) -> str:  # noqa: ANN401  nor for parameters
    if parameter.param_type_name == "argument":
        return str(parameter.metavar or parameter.name).strip("{}").upper()
    flag = ", ".join(parameter.opts)
    return flag if parameter.is_flag else f"{flag} {parameter.metavar or 'VALUE'}"


def _quotation(article: Article, found: Extraction) -> Iterator[str]:
    """Yield the paragraphs that support a row, with their evidence in bold."""
    rows = {row.event_id for row in found.rows if row.status != "background"}
    marks = [m for m in found.mentions if m.event_id in rows and m.kind in BOLD]
    was_left_out = False
    for match in re.finditer(r"[^\n]+", article.text):
        inside = [m for m in marks if match.start() <= m.start < match.end()]
        if inside:
            yield f"> {_with_bold(match[0], match.start(), inside)}\n>"
        elif not was_left_out:
            yield "> …\n>"
        was_left_out = not inside


def _with_bold(text: str, shift: int, marks: Sequence[Mention]) -> str:
    """Return a paragraph with mentions in bold, the longest where they overlap."""
    parts, position = [], 0
    for mark in sorted(marks, key=lambda m: (m.start, -m.end)):
        start, end = mark.start - shift, mark.end - shift
        if start >= position:
            parts += [text[position:start], f"**{text[start:end]}**"]
            position = end
    return "".join([*parts, text[position:]])


def _table(header: Sequence[str], lines: Sequence[Sequence[str]]) -> Iterator[str]:
    for line in [header, ["---"] * len(header), *lines]:
        yield f"| {' | '.join(line)} |"


def _cell(value: object) -> str:
    return "" if value is None else str(value).replace("|", "\\|").replace("\n", " ")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
