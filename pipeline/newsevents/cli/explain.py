"""``newsevents explain``: one article with its evidence, and why each cell is so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from newsevents.cli import console, options
from newsevents.errors import InputError
from newsevents.records import EFFECTS, Article, Event, Failure, Mention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from newsevents.settings import Config

# Where pieces of evidence overlap, the earlier kind is marked.
COLOURS = {
    "casualty": "bold red",
    "distance": "bold magenta",
    "time": "bold yellow",
    "place": "bold green",
    "entity": "bold cyan",
    "quantity": "blue",
}
ALWAYS_SHOWN = frozenset({"event_type", "status", "time_precision", "geo_precision"})
# Said by the article or by the order of the rows, not by a rule.
NOT_SHOWN = frozenset(
    {
        *("schema_version", "event_id", "article_id", "article_title"),
        *("article_source", "article_url", "article_published", "rank"),
    }
)

# A column without a reason of its own -> the columns that may share theirs with it, by
# the beginning of its name.
SHARED: dict[str, tuple[str, ...]] = {
    "trigger": ("event_type",),
    "time_": ("time_start",),
    "place_": ("place_name",),
    "country": ("place_name",),
    "latitude": ("place_name",),
    "longitude": ("place_name",),
    "geo": ("place_name",),
    "distance_": ("distance_km",),
    "perpetrator": ("perpetrator",),
    "target": ("perpetrator",),
    "weapon": ("perpetrator",),
    **{effect: (effect,) for effect in EFFECTS},
    "attackers_killed": ("killed",),
    "civilians_killed": ("killed",),
    "forces_killed": ("killed",),
    "casualty_": EFFECTS,
    "victims": EFFECTS,
    "evidence": ("event_type",),
}

File = Annotated[
    str, typer.Argument(help="A file with articles, or - for standard input.")
]
ArticleId = Annotated[
    str | None,
    typer.Option(
        "--article", help="Which article, where there are many.", metavar="ID"
    ),
]
Format = Annotated[
    str | None, typer.Option("--format", help="Format of the file, as for extract.")
]


def explain(
    file: File,
    article: ArticleId = None,
    input_format: Format = None,
    model: options.Model = None,
    config: options.ConfigPath = None,
    values: options.Set = None,
) -> None:
    """Show one article with its evidence marked, and the rule behind every cell."""
    settings = options.make_config(config, model, values)
    chosen = choose(file, article, input_format)
    explanation = analyse(chosen, settings)
    show(explanation, console.output())


@dataclass(frozen=True, slots=True)
class Explanation:
    """An article with what was found in it."""

    article: Article
    events: tuple[Event, ...]
    mentions: tuple[Mention, ...]


def choose(file: str, wanted: str | None, input_format: str | None = None) -> Article:
    """Return an article of a file: the one with this id, else the only one.

    Raises:
        InputError: There is none, or there are several and no id was given.
    """
    from newsevents.io.readers import read_articles  # noqa: PLC0415

    found: list[Article] = []
    for item in read_articles([file], format=input_format):
        if isinstance(item, Failure):
            if wanted in (None, item.article_id):
                raise InputError(item.message)
        elif item.id == wanted:
            return item
        elif wanted is None:
            found.append(item)
            if len(found) > 1:
                raise InputError(
                    f"{file} holds more than one article ({found[0].id}, "
                    f"{found[1].id}, ...); choose one with --article ID"
                )
    if not found:
        raise InputError(
            f"{file} has no article {wanted!r}" if wanted else f"{file} has no article"
        )
    return found[0]


def analyse(article: Article, config: Config) -> Explanation:
    """Run the pipeline over an article and keep the reasons."""
    from newsevents import docdata  # noqa: PLC0415  spaCy and the model: seconds
    from newsevents.build import load, make_doc  # noqa: PLC0415
    from newsevents.mentions import mentions_of  # noqa: PLC0415

    nlp = load(config)
    doc = make_doc(nlp, article)
    for _, pipe in nlp.pipeline:
        doc = pipe(doc)
    events = docdata.read(doc, config.events.spans_key, Event)
    return Explanation(article, tuple(events), tuple(mentions_of(doc, events)))


# ------------------------------------------------------------------ on the screen


def show(found: Explanation, out: Console) -> None:
    """Print the article with its evidence, then every row with its reasons."""
    article = found.article
    published = article.published or "publication time unknown"
    out.print(f"{article.id} · {published}", style="bold", markup=False)
    if article.title and article.title not in article.text:
        out.print(article.title, style="bold", markup=False)
    out.print()
    out.print(marked(article.text, found.mentions, bare=not out.color_system))
    out.print()
    out.print(_legend())
    if not found.events:
        out.print("\nno event found", style="bold")
    for event in found.events:
        out.print()
        out.print(_row_table(event))
        out.print(_evidence_table(event, found.mentions))


def marked(text: str, mentions: Sequence[Mention], *, bare: bool = False) -> Text:
    """Return a text with its evidence in colours, or as ``[kind: words]`` if bare.

    Example:
        >>> one = Mention(article_id="a", start=0, end=3, text="Two", kind="quantity",
        ...               rule="r")
        >>> marked("Two died.", [one], bare=True).plain
        '[quantity: Two] died.'
    """
    from rich.text import Text  # noqa: PLC0415

    result, position = Text(), 0
    for mention in _apart(mentions):
        result.append(text[position : mention.start])
        words = text[mention.start : mention.end]
        shown = f"[{mention.kind}: {words}]" if bare else words
        result.append(shown, style=COLOURS[mention.kind])
        position = mention.end
    result.append(text[position:])
    return result


def _apart(mentions: Sequence[Mention]) -> list[Mention]:
    """Return mentions that do not overlap, in the order of the text."""
    ranks = {kind: rank for rank, kind in enumerate(COLOURS)}
    taken: list[Mention] = []
    covered: set[int] = set()
    for mention in sorted(mentions, key=lambda m: (ranks[m.kind], m.start, -m.end)):
        characters = range(mention.start, mention.end)
        if characters and covered.isdisjoint(characters):
            covered.update(characters)
            taken.append(mention)
    return sorted(taken, key=lambda mention: mention.start)


def _legend() -> Text:
    from rich.text import Text  # noqa: PLC0415

    parts = [Text(kind, style=colour) for kind, colour in COLOURS.items()]
    return Text("evidence: ").append_text(Text("  ").join(parts))


def _row_table(event: Event) -> Table:
    """Return the filled cells of a row, each with the rule that filled it."""
    from rich.table import Table  # noqa: PLC0415

    row = event.row
    table = Table(
        title=f"row {row.rank}: {row.event_type}, {row.status} ({row.event_id})",
        title_justify="left",
        title_style="bold",
    )
    table.add_column("column")
    table.add_column("cell", overflow="fold", ratio=3)
    table.add_column("rule", overflow="fold", ratio=2)
    for name in row.__slots__:
        value = getattr(row, name)
        if name in NOT_SHOWN or value is None:
            continue
        reason = reason_of(name, event)
        if reason or value not in ("unknown", "") or name in ALWAYS_SHOWN:
            table.add_row(_escaped(name), _escaped(value), _escaped(reason))
    return table


def reason_of(column: str, event: Event) -> str:
    """Return the rule behind a cell; ``as COLUMN`` where it is that of another one."""
    if column in event.reasons:
        return event.reasons[column]
    for beginning, leaders in SHARED.items():
        if column.startswith(beginning):
            for leader in leaders:
                if leader in event.reasons:
                    return f"as {leader}"
    return event.rule if column in ("trigger", "evidence") else ""


def _evidence_table(event: Event, mentions: Sequence[Mention]) -> Table:
    """Return the evidence of a row, with offsets into the article's text."""
    from rich.table import Table  # noqa: PLC0415

    table = Table(box=None, pad_edge=False)
    for name in ("evidence", "from", "to", "words", "rule"):
        table.add_column(name, overflow="fold")
    for mention in mentions:
        if mention.event_id == event.row.event_id:
            table.add_row(
                _escaped(mention.kind),
                str(mention.start),
                str(mention.end),
                _escaped(mention.text),
                _escaped(mention.rule),
            )
    return table


def _escaped(value: object) -> str:
    """Return a cell whose square brackets are not markup."""
    from rich.markup import escape  # noqa: PLC0415

    return escape(str(value))
