"""``newsevents explain``."""

from __future__ import annotations

import json

import pytest
from rich.console import Console

from newsevents.cli import explain as module
from newsevents.cli.explain import Explanation, choose, marked, reason_of, show
from newsevents.errors import InputError
from newsevents.records import Article, Event, EventRow, Mention

TEXT = "Gunmen killed 11 soldiers [sic] in Mosul on Friday."


def mention(kind, words, **values):
    start = TEXT.index(words)
    known = {"article_id": "a", "rule": f"{kind}-rule", "event_id": "e1"}
    return Mention(
        **known | values, start=start, end=start + len(words), text=words, kind=kind
    )


MENTIONS = (
    mention("quantity", "11"),
    mention("casualty", "killed 11 soldiers"),
    mention("place", "Mosul"),
    mention("entity", "Mosul"),
    mention("time", "Friday", event_id=None),
)
EVENT = Event(
    start=0,
    end=len(TEXT),
    text=TEXT,
    rule="trigger",
    row=EventRow(
        event_id="e1",
        article_id="a",
        rank=1,
        event_type="armed_attack",
        trigger="killed",
        killed=11,
        target="[sic] soldiers",
    ),
    reasons={"killed": "sum of totals", "event_type": "trigger kill"},
)
FOUND = Explanation(Article(id="a", text=TEXT, title="Attack"), (EVENT,), MENTIONS)


def shown(found, **options):
    out = Console(width=100, record=True, file=open_null(), **options)
    show(found, out)
    return out.export_text(styles=bool(options))


def open_null():
    from io import StringIO

    return StringIO()


def test_marked_without_colours_names_the_kind():
    text = marked(TEXT, MENTIONS, bare=True).plain
    assert text == (
        "Gunmen [casualty: killed 11 soldiers] [sic] in [place: Mosul] on "
        "[time: Friday]."
    )


def test_marked_in_colours_keeps_the_text():
    text = marked(TEXT, MENTIONS)
    assert text.plain == TEXT
    assert {str(span.style) for span in text.spans} == {
        "bold red",
        "bold green",
        "bold yellow",
    }


def test_marked_without_evidence_is_the_text():
    assert marked(TEXT, []).plain == TEXT


def test_show_gives_every_cell_its_rule():
    text = shown(FOUND)
    assert "row 1: armed_attack, reported (e1)" in text
    [line] = [
        line for line in text.splitlines() if " killed " in line and "sum" in line
    ]
    assert "11" in line
    assert "[sic] soldiers" in text
    assert "perpetrator" not in text


@pytest.mark.parametrize(
    ("column", "reason"),
    [
        ("killed", "sum of totals"),
        ("killed_low", "as killed"),
        ("forces_killed", "as killed"),
        ("casualty_qualifier", "as killed"),
        ("trigger", "as event_type"),
        ("latitude", ""),
    ],
)
def test_reason_of_a_cell_may_be_that_of_another(column, reason):
    assert reason_of(column, EVENT) == reason


def test_show_lists_the_evidence_of_each_row_with_offsets():
    text = shown(FOUND)
    [line] = [line for line in text.splitlines() if "casualty-rule" in line]
    assert line.split()[:3] == ["casualty", "7", "25"]
    assert "time-rule" not in text


def test_show_says_that_there_is_no_event():
    assert "no event found" in shown(Explanation(FOUND.article, (), ()))


def test_show_on_a_terminal_is_coloured():
    text = shown(FOUND, force_terminal=True, color_system="standard")
    assert "\x1b[1;31m" in text
    assert "[casualty:" not in text


def test_explain_command(call, tmp_path, monkeypatch):
    monkeypatch.setattr(module, "analyse", lambda article, config: FOUND)
    (tmp_path / "a.txt").write_text(TEXT)
    result = call("explain", tmp_path / "a.txt")
    assert result.exit_code == 0
    assert "sum of totals" in result.stdout
    assert "\x1b" not in result.stdout


# ------------------------------------------------------------------ which article


@pytest.fixture
def many(tmp_path):
    path = tmp_path / "many.jsonl"
    lines = [json.dumps({"id": name, "text": "x died"}) for name in ("a", "b")]
    path.write_text("\n".join([*lines, "{broken"]))
    return str(path)


def test_choose_by_id(many):
    assert choose(many, "b").id == "b"


def test_choose_needs_an_id_where_there_are_many(many):
    with pytest.raises(InputError, match="--article ID"):
        choose(many, None)


def test_choose_unknown_id(many):
    with pytest.raises(InputError, match="no article 'c'"):
        choose(many, "c")


def test_choose_unreadable(tmp_path):
    (tmp_path / "empty.txt").write_text("")
    with pytest.raises(InputError, match="empty"):
        choose(str(tmp_path / "empty.txt"), None)


@pytest.mark.model
def test_explain_runs_the_pipeline(call, tmp_path, nlp, monkeypatch):
    from newsevents import build

    monkeypatch.setattr(build, "load", lambda config: nlp)
    (tmp_path / "a.txt").write_text("Gunmen killed 11 soldiers in Mosul on Friday.")
    result = call("explain", tmp_path / "a.txt")
    assert result.exit_code == 0
    assert "row 1: " in result.stdout
