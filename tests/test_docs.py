"""The documentation is true: its commands and examples run, its tables are current."""

from __future__ import annotations

import importlib.util
import io
import re
import shlex
import shutil
import sys
import tomllib
import warnings
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from newsevents import build
from newsevents.settings import Config

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted(
    p.relative_to(ROOT).as_posix()
    for p in [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("*/README.md")]
)
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:)([^)#]+)?(?:#([^)]+))?\)")
# What these begin with needs a network or takes the whole day's time.
NOT_RUN = ("pip ", "pytest", "python -m venv", ".ci/run")


def read(page):
    return (ROOT / page).read_text(encoding="utf-8")


def blocks(language):
    return [
        pytest.param(page, code, id=f"{page}:{number}")
        for page in PAGES
        for number, (kind, code) in enumerate(BLOCK.findall(read(page)), 1)
        if kind == language
    ]


def load_generator():
    path = ROOT / "docs" / "make_readme.py"
    spec = importlib.util.spec_from_file_location("make_readme", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def workplace(tmp_path, monkeypatch):
    """A folder that looks like the checkout to somebody who follows the README."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(nlp, monkeypatch, capsysbinary):
    """Run a line as a shell would, by the console script's function, in this process.

    The language model is that of the session: loading it again for each command would
    take most of the time.
    """
    monkeypatch.setattr(build, "load", lambda config=None: nlp)
    [script] = entry_points(group="console_scripts", name="newsevents")
    main = script.load()

    def run_line(line):
        words = shlex.split(line)
        if "<" in words:
            at = words.index("<")
            source = io.TextIOWrapper(io.BytesIO(Path(words[at + 1]).read_bytes()))
            monkeypatch.setattr(sys, "stdin", source)
            del words[at : at + 2]
        monkeypatch.setattr(sys, "argv", words)
        with pytest.raises(SystemExit) as done:
            main()
        out, errors = capsysbinary.readouterr()
        assert done.value.code in (0, None), f"{line}\n{out!r}\n{errors!r}"
        return out

    return run_line


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page):
    for target, anchor in LINK.findall(read(page)):
        found = (ROOT / page).parent / target if target else ROOT / page
        assert found.exists(), target
        if anchor:
            titles = re.findall(r"^#+ (.+)$", found.read_text("utf-8"), re.MULTILINE)
            assert anchor in {t.casefold().replace(" ", "-") for t in titles}


GENERATOR = load_generator()
PARTS = [
    pytest.param(
        page,
        name,
        id=name,
        marks=[pytest.mark.model] if name == "example" else [],
    )
    for page in GENERATOR.pages()
    for name in GENERATOR.parts_of(page)
]


def test_every_generated_part_stands_somewhere():
    assert {part.id for part in PARTS} == GENERATOR.PARTS.keys()


@pytest.mark.parametrize(("page", "name"), PARTS)
def test_generated_part_is_current(page, name, request, monkeypatch):
    """If this fails: ``python docs/make_readme.py``."""
    if name == "example":
        nlp = request.getfixturevalue("nlp")
        monkeypatch.setattr(build, "load", lambda config=None: nlp)
    assert GENERATOR.parts_of(page)[name] == GENERATOR.PARTS[name]()


@pytest.mark.slow
@pytest.mark.model
@pytest.mark.parametrize("page", ["README.md", "docs/library.md", "docs/merge.md"])
def test_python_examples_run_in_order(page, workplace, nlp, monkeypatch, capsys):
    monkeypatch.setattr(build, "load", lambda config=None: nlp)
    names = {"__name__": "example"}
    with warnings.catch_warnings():
        # Readers load the model with spacy.load, as everybody does.
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        for kind, code in BLOCK.findall(read(page)):
            if kind == "python":
                exec(compile(code, page, "exec"), names)
    assert capsys.readouterr().out.strip()


@pytest.mark.slow
@pytest.mark.model
def test_commands_run_in_order(workplace, run):
    done = []
    for page in ("README.md", "docs/evaluation.md", "docs/merge.md", "seeds/README.md"):
        for kind, code in BLOCK.findall(read(page)):
            for line in code.splitlines() if kind == "sh" else ():
                if line in done or line.startswith(NOT_RUN):
                    continue
                output = run(line)
                done.append(line)
                assert output or "extract" in line
    commands = {command.split()[1] for command in done}
    assert commands == set(GENERATOR.typer.main.get_command(GENERATOR.app).commands)
    assert (workplace / "outputs" / "first" / "events.csv").is_file()
    assert (workplace / "outputs" / "events.xlsx").is_file()


@pytest.mark.parametrize(("page", "code"), blocks("sh"))
def test_commands_are_ours_or_usual(page, code):
    known = ("newsevents ", *NOT_RUN, "python docs/make_readme.py")
    assert [x for x in code.splitlines() if not x.startswith(known)] == []


@pytest.mark.parametrize(("page", "code"), blocks("toml"))
def test_toml_examples_are_settings(page, code, tmp_path):
    (tmp_path / "config.toml").write_text(code)
    assert Config.from_toml(tmp_path / "config.toml") != Config()


def test_console_script_is_the_documented_one():
    [script] = entry_points(group="console_scripts", name="newsevents")
    assert script.value == "newsevents.cli:main"


def test_version_is_in_the_changelog_or_unreleased():
    project = tomllib.loads(read("pyproject.toml"))["project"]
    assert project["readme"] == "README.md"
    assert "## [Unreleased]" in read("CHANGELOG.md")
