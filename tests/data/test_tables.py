"""Every lexicon and pattern file: it parses, is in order, says where it comes from."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pytest

from newsevents import resources

ROOT = resources.root()
TABLES = sorted(p.relative_to(ROOT).as_posix() for p in ROOT.rglob("*.tsv"))
PATTERNS = sorted(p.relative_to(ROOT).as_posix() for p in ROOT.rglob("*.jsonl"))
ORIGIN = re.compile(
    r"\b(origin|own (work|list)|(written|collected|built|made) (for|by)|facts:)", re.I
)
LICENCE = re.compile(r"\b(licen[cs]e|MIT|CC0|CC BY|public domain)\b", re.I)


def lines(name):
    return (ROOT / name).read_text(encoding="utf-8").split("\n")


def comments(name):
    return " ".join(line for line in lines(name) if line.startswith("#"))


def rows(name):
    return [line for line in lines(name) if line.strip() and line[0] != "#"][1:]


def test_there_are_tables_and_patterns():
    assert "columns.tsv" in TABLES
    assert PATTERNS


@pytest.mark.parametrize("name", TABLES)
def test_table_parses(name):
    found = resources.table(name)
    assert found
    assert all(key == key.strip() and key for key in found[0])


@pytest.mark.parametrize("name", TABLES)
def test_table_has_no_stray_blanks(name):
    stray = [row for row in rows(name) if any(c != c.strip() for c in row.split("\t"))]
    assert stray == []


@pytest.mark.parametrize("name", TABLES)
def test_table_has_no_duplicates(name):
    assert [row for row, times in Counter(rows(name)).items() if times > 1] == []


@pytest.mark.parametrize("name", TABLES)
def test_table_is_sorted(name):
    """By code point, as ``LC_ALL=C sort`` does, or as a comment says: ``Order: …``."""
    if "Order:" in comments(name):
        return
    keys = [row.split("\t")[0] for row in rows(name)]
    late = [b for a, b in pairwise(keys) if b < a]
    assert late == []


@pytest.mark.parametrize("name", TABLES + PATTERNS)
def test_file_names_origin_and_licence(name):
    assert lines(name)[0].startswith("#")
    assert ORIGIN.search(comments(name)), "no origin"
    assert LICENCE.search(comments(name)), "no licence"


@pytest.mark.parametrize("name", TABLES + PATTERNS)
def test_file_is_clean_text(name):
    data = (ROOT / name).read_bytes()
    assert b"\r" not in data
    assert not data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\n")
    assert not data.endswith(b"\n\n")


@pytest.mark.parametrize("name", PATTERNS)
def test_patterns_have_examples_and_counter_examples(name):
    for number, pattern in enumerate(resources.patterns(name), 1):
        where = f"pattern {number}: {pattern}"
        assert pattern.get("id") or pattern.get("rule"), where
        assert isinstance(pattern.get("pattern"), str), where
        for key in ("examples", "counter_examples"):
            texts = pattern.get(key)
            assert isinstance(texts, list), where
            assert texts, f"no {key} in {where}"
            assert all(isinstance(text, str) and text for text in texts), where
        assert not set(pattern["examples"]) & set(pattern["counter_examples"]), where


@pytest.mark.parametrize("name", TABLES + PATTERNS)
def test_file_stands_in_the_list_of_licences(name):
    """``models/LICENSES.md`` names every data file, or its folder as ``folder/``."""
    listed = (ROOT / "LICENSES.md").read_text(encoding="utf-8")
    folder = f"`{name.split('/')[0]}/" if "/" in name else "`"
    assert f"`{name}`" in listed or folder in listed


ENTRIES = sorted(
    f"{p.name}/" if p.is_dir() else p.name
    for p in ROOT.iterdir()
    if not p.name.startswith((".", "__")) and p.name != "README.md"
)


@pytest.mark.parametrize("name", ENTRIES)
def test_every_file_and_folder_stands_in_the_readme(name):
    assert f"`{name}`" in (ROOT / "README.md").read_text(encoding="utf-8")


BUILT = sorted(
    p.relative_to(ROOT).as_posix()
    for p in ROOT.rglob("*")
    if p.suffix in (".npy", ".json", ".bin")
)


@pytest.mark.parametrize("name", BUILT)
def test_built_file_stands_in_the_list_of_licences(name):
    listed = (ROOT / "LICENSES.md").read_text(encoding="utf-8")
    assert f"`{name.rpartition('/')[2]}`" in listed
