"""What is installed: entry points, public names, declared dependencies, the wheel."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tomllib
import zipfile
from functools import cache
from importlib import import_module
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
import spacy

import newsevents
from newsevents.errors import ResourceError
from newsevents.factories import STAGES
from newsevents.io.columns import columns
from newsevents.settings import DEFAULT_MODEL

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "pipeline" / "newsevents"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PUBLIC = json.loads((Path(__file__).parent / "public.json").read_text(encoding="utf-8"))
FACTORIES = PROJECT["project"]["entry-points"]["spacy_factories"]


def python(code):
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


# ------------------------------------------------------------------ public surface


def test_public_names_do_not_change_unnoticed():
    """Changing this list changes the API: say so in CHANGELOG.md."""
    assert sorted(newsevents.__all__) == PUBLIC["names"]
    for name in newsevents.__all__:
        assert getattr(newsevents, name) is not None
    assert dir(newsevents) == sorted(newsevents.__all__)


def test_factories_do_not_change_unnoticed():
    assert sorted(FACTORIES) == PUBLIC["factories"]
    assert sorted(FACTORIES) == sorted(f"newsevents_{stage}" for stage in STAGES)


def test_columns_do_not_change_unnoticed():
    """Changing this list changes the output contract: raise its schema_version."""
    assert [column.name for column in columns("events")] == PUBLIC["columns"]


def test_unknown_public_name():
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        newsevents.nothing  # noqa: B018


@pytest.mark.parametrize("name", FACTORIES)
def test_entry_point_loads_and_is_known_to_spacy(name):
    module, _, attribute = FACTORIES[name].partition(":")
    assert callable(getattr(import_module(module), attribute))
    assert spacy.blank("en").has_factory(name)
    assert "." not in name


def test_script_loads():
    module, _, attribute = PROJECT["project"]["scripts"]["newsevents"].partition(":")
    assert callable(getattr(import_module(module), attribute))


# ------------------------------------------------------------------ what spaCy pays


def test_factories_import_nothing_heavy():
    """spaCy imports them whenever anybody makes a Language."""
    loaded = python(
        "import sys, spacy; before = set(sys.modules); import newsevents.factories; "
        "ours = {m for m in sys.modules if m.startswith('newsevents')}; "
        "print(*(set(sys.modules) - before | ours))"
    )
    ours = {name for name in loaded if name.startswith("newsevents")}
    assert ours == {
        "newsevents",
        "newsevents.errors",
        "newsevents.factories",
        "newsevents.settings",
        "newsevents.version",
    }
    others = {name.partition(".")[0] for name in loaded} - {"newsevents"}
    assert others <= set(sys.stdlib_module_names), others


def test_importing_the_package_imports_nothing_heavy():
    loaded = python("import sys, newsevents; print(*sys.modules)")
    assert not {"spacy", "numpy", "pandas", "pydantic"} & set(loaded)


def test_broken_data_does_not_break_spacy():
    out = python(
        "from newsevents import resources\n"
        "def broken():\n"
        "    raise OSError('no data')\n"
        "resources.root = broken\n"
        "import spacy\n"
        "print(len(spacy.blank('en')('A blast killed two.')))"
    )
    assert out == ["5"]


def test_stage_with_broken_data_says_so(monkeypatch, tmp_path):
    from newsevents import resources

    nlp = spacy.blank("en")
    resources.table.cache_clear()
    monkeypatch.setattr(resources, "root", lambda: tmp_path)
    with pytest.raises(ResourceError, match="is missing in"):
        nlp.add_pipe("newsevents_casualties")


# ------------------------------------------------------------------ dependencies


@cache
def owners():
    return packages_distributions()


@cache
def imported():
    """Return the top-level modules that the package imports."""
    found = {}
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            for name in names:
                found.setdefault(name.partition(".")[0], path.name)
    known = {*sys.stdlib_module_names, "newsevents", "_typeshed"}
    return {name: where for name, where in found.items() if name not in known}


def requirement(text):
    return re.match(r"[A-Za-z0-9._-]+", text)[0].lower().replace("_", "-")


def test_every_import_is_declared():
    declared = {requirement(text) for text in PROJECT["project"]["dependencies"]}
    for module, where in imported().items():
        names = {
            name.lower().replace("_", "-") for name in owners().get(module, [module])
        }
        assert names & declared, f"{where} imports {module}, which is not declared"


def test_every_dependency_is_used():
    used = {
        name.lower().replace("_", "-")
        for module in imported()
        for name in owners().get(module, [module])
    }
    # What has no import statement: the model, data, and what another one needs.
    by_name = {DEFAULT_MODEL.replace("_", "-"), "tzdata", "lxml-html-clean"}
    for text in PROJECT["project"]["dependencies"]:
        assert requirement(text) in used | by_name, text


def test_model_is_pinned_and_libraries_are_not():
    for text in PROJECT["project"]["dependencies"]:
        is_model = requirement(text) == DEFAULT_MODEL.replace("_", "-")
        assert ("==" in text) == is_model, text


# ------------------------------------------------------------------ wheel


@pytest.fixture(scope="module")
def wheel_names(tmp_path_factory):
    pytest.importorskip("hatchling")
    from hatchling.builders.wheel import WheelBuilder

    folder = tmp_path_factory.mktemp("dist")
    [path] = WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])
    with zipfile.ZipFile(path) as archive:
        return archive.namelist()


@pytest.mark.slow
def test_wheel_holds_code_and_data(wheel_names):
    for name in (
        "cli/__init__.py",
        "py.typed",
        "models/README.md",
        "models/columns.tsv",
    ):
        assert f"newsevents/{name}" in wheel_names
    assert any(name.startswith("newsevents/models/gazetteer/") for name in wheel_names)
    data = {
        path.relative_to(ROOT / "models").as_posix()
        for path in (ROOT / "models").rglob("*")
        if path.is_file() and path.suffix != ".py" and "__pycache__" not in path.parts
    }
    held = {name.removeprefix("newsevents/models/") for name in wheel_names}
    assert data <= held


@pytest.mark.slow
def test_wheel_installs_nothing_beside_the_package(wheel_names):
    tops = {name.partition("/")[0] for name in wheel_names}
    assert tops == {"newsevents", f"newsevents-{newsevents.__version__}.dist-info"}
    assert not [name for name in wheel_names if "test" in name.partition("/")[2]]
    assert not [name for name in wheel_names if "__pycache__" in name]
    scripts = [n for n in wheel_names if "/models/" in n and n.endswith(".py")]
    assert not scripts
