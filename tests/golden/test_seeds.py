"""The articles of seeds/, whole pipeline, cell by cell against their gold rows."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from newsevents import build
from newsevents.evaluate.gold import Run, read_gold
from newsevents.evaluate.report import report_on
from newsevents.io.columns import plain
from newsevents.io.readers import read_articles
from newsevents.records import Article, EventRow, Failure

pytestmark = pytest.mark.model
SEEDS = Path(__file__).resolve().parents[2] / "seeds"
GOLD = {article.article_id: article for article in read_gold(SEEDS / "rows.gold")}
FIRST = "000_f29adc81aca75af8"
# Cells that are wrong so far, and why: article, incident, column, reason.
KNOWN = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "known_differences.tsv")
    .read_text(encoding="utf-8")
    .splitlines()[1:]
]
# Columns of the worked example, in its two incidents.
CELLS = [
    (incident.number, column)
    for incident in GOLD[FIRST].incidents
    if incident.is_required
    for column in incident.cells
]


@pytest.fixture(scope="session")
def articles():
    found = list(read_articles([SEEDS]))
    assert not [item for item in found if isinstance(item, Failure)]
    return {article.id: article for article in found}


@pytest.fixture(scope="session")
def extractions(nlp, articles):
    return {e.article_id: e for e in build.process(articles.values(), nlp=nlp)}


@pytest.fixture(scope="session")
def reports(extractions):
    rows = {i: [plain(row) for row in e.rows] for i, e in extractions.items()}
    return {i: report_on(Run(rows, {}), [gold]) for i, gold in GOLD.items()}


def test_seeds_are_complete(articles):
    assert articles.keys() == GOLD.keys()


def test_first_seed_is_the_file_that_was_given():
    data = (SEEDS / f"{FIRST}.txt").read_bytes()
    assert hashlib.sha256(data).hexdigest().startswith("3ac8048c2a00ab5a")


@pytest.mark.parametrize("article_id", GOLD)
def test_gold_evidence_stands_in_the_article(articles, article_id):
    text = articles[article_id].text
    for incident in GOLD[article_id].incidents:
        assert [e for e in incident.evidence if e not in text] == []


@pytest.mark.parametrize("article_id", GOLD)
def test_rows_are_those_of_the_gold(reports, article_id):
    found = [
        f"{d.problem}: {d.expected[0] or d.given}"
        for d in reports[article_id].differences
        if d.column == "row"
    ]
    assert found == []


@pytest.mark.parametrize("article_id", [i for i in GOLD if i != FIRST])
def test_cells_are_those_of_the_gold(reports, article_id):
    """All but the cells of the known list; one that has come right must leave it."""
    found = {
        f"{d.incident} {d.column}": (d.given, d.expected)
        for d in reports[article_id].differences
        if d.column != "row"
    }
    known = {f"{n} {column}" for i, n, column, _ in KNOWN if i == article_id}
    assert {name: found[name] for name in found.keys() - known} == {}
    assert known - found.keys() == set(), "right now: take it off the list"


@pytest.mark.parametrize(("incident", "column"), CELLS)
def test_cell_of_the_worked_example(reports, incident, column):
    name = "point" if column in ("latitude", "longitude") else column
    differences = reports[FIRST].differences
    wrong = [
        (d.given, d.expected)
        for d in differences
        if d.incident == incident and d.column in (name, "row")
    ]
    assert wrong == []


def test_worked_example_has_two_rows_and_background(extractions):
    rows = extractions[FIRST].rows
    assert [row.status for row in rows if row.status != "background"] == [
        "reported"
    ] * 2
    assert {row.country_code for row in rows[:2]} == {"IRQ", "SYR"}
    assert {row.article_source for row in rows} == {"Iraq News"}
    assert {str(row.article_published)[:16] for row in rows} == {"2022-01-22T18:26"}


@pytest.mark.parametrize("article_id", GOLD)
def test_rows_keep_the_contract(extractions, articles, article_id):
    found, text = extractions[article_id], articles[article_id].text
    assert found.failure is None
    assert [row.rank for row in found.rows] == list(range(1, len(found.rows) + 1))
    assert len({row.event_id for row in found.rows}) == len(found.rows)
    for row in found.rows:
        assert row.evidence_start is not None
        where = slice(row.evidence_start, row.evidence_end)
        assert text[where].split() == row.evidence.split()  # line ends become blanks
        assert 0 <= row.confidence <= 1
        assert_bounds(row)
    for mention in found.mentions:
        assert text[mention.start : mention.end] == mention.text


def assert_bounds(row: EventRow) -> None:
    for effect in ("killed", "wounded", "captured", "missing", "displaced"):
        best = getattr(row, effect)
        low, high = getattr(row, f"{effect}_low"), getattr(row, f"{effect}_high")
        if best is None:
            assert (low, high) == (None, None)
        else:
            assert (best if low is None else low) <= best
            assert (best if high is None else high) >= best


@pytest.mark.parametrize("size", [1, 2, 5])
def test_rows_do_not_depend_on_batches(nlp, articles, extractions, size):
    some = [articles[i] for i in list(articles)[:5]]
    for first in range(0, len(some), size):
        batch = some[first : first + size]
        for result in build.extract_batch(nlp, batch):
            assert result == extractions[result.article_id]


def test_rows_do_not_depend_on_line_ends(nlp, articles, extractions):
    article = articles["008_mindanao_quake"]
    windows = Article(id=article.id, text=article.text.replace("\n", "\r\n"))
    [found] = build.extract_batch(nlp, [windows])
    kept = [(r.event_type, r.killed, r.time_start, r.place_name) for r in found.rows]
    rows = extractions[article.id].rows
    assert kept == [(r.event_type, r.killed, r.time_start, r.place_name) for r in rows]
