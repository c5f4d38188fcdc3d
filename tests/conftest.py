"""Fixtures shared by all tests: the language model is loaded once a session."""

from __future__ import annotations

import pytest

from newsevents import build, docdata
from newsevents.settings import Config


@pytest.fixture(scope="session")
def nlp():
    """The whole pipeline with default settings."""
    return build.load()


@pytest.fixture(scope="session")
def base_nlp():
    """The language model after the segment stage, nothing else."""
    pipeline = build._load_model(Config().model)
    pipeline.add_pipe("newsevents_segments", first=True)
    docdata.register_extension()
    return pipeline
