"""Runs commands in this process, with workers that need no language model."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from newsevents import run
from newsevents.cli import app

sys.path.append(str(Path(__file__).parents[1] / "backends"))

from fake_workers import FakeSpec


@pytest.fixture
def call(monkeypatch):
    """Call the command line with arguments; returns its result."""
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("TERM", "dumb")

    def invoke(*arguments, input=None):
        return CliRunner().invoke(app, [str(a) for a in arguments], input=input)

    return invoke


@pytest.fixture
def fake(monkeypatch):
    """Let workers be fakes: numbers in the text are the dead."""
    monkeypatch.setattr(run, "worker_spec", lambda config: FakeSpec())


@pytest.fixture
def articles(tmp_path):
    """Three articles in one file: a row, none, a failure."""
    path = tmp_path / "in.jsonl"
    texts = ["3 died", "nobody died", "BROKEN"]
    lines = [json.dumps({"id": f"a{n}", "text": text}) for n, text in enumerate(texts)]
    path.write_text("\n".join(lines) + "\n")
    return path
