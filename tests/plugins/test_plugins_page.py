"""docs/plugins.md: its plugin runs, and what it leaves out fails here."""

from __future__ import annotations

import inspect
import re
import sys
import tomllib
from pathlib import Path
from typing import get_args

import pytest
from plugins import installing
from support.calling import Called

import vaultkit.plugin
from vaultkit.app import settings
from vaultkit.plugin import (
    Option,
    View,
    contributions,
    followups,
    kinds,
    settling,
    usable,
)
from vaultkit.plugin.testing import __all__ as testing_all

PAGE = (Path(__file__).parents[2] / "docs" / "plugins.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
PYTHON = [text for kind, text in BLOCKS if kind == "python"]
TOML = [text for kind, text in BLOCKS if kind == "toml"]
TERMS = {
    word
    for code in re.findall(r"`([^`\n]+)`", PAGE)
    for word in re.findall(r"\w+", code)
}


@pytest.fixture
def lent(called: Called, site: Path) -> Called:
    """The page's plugin, installed and named as the page says."""
    project = tomllib.loads(TOML[0])["project"]
    ((name, module),) = project["entry-points"][installing.GROUP].items()
    (site / f"{module}.py").write_text(PYTHON[0], "utf-8")
    installing.metadata(site, project["name"], project["version"], {name: module})
    called.settings(TOML[1])
    called.note("People/Anna Weber.md", "---\ntype: contact\n---\n")
    return called.note(
        "2026-11-20.md", "- lent: 2026-12-01 [[Anna Weber]] The Mom Test\n"
    )  # type: ignore[return-value] # the same vault


def test_the_page_begins_with_a_plugin_in_thirty_lines():
    assert PYTHON[0].count("\n") <= 32
    assert len([line for line in PYTHON[0].split("\n") if line]) <= 30


def test_the_plugin_of_the_page_works(lent: Called):
    (item,) = lent.report()["followups"]
    assert (item["kind"], item["due"], item["title"]) == (
        *("lent/loan", "2026-12-01", "The Mom Test"),
    )
    assert item["contacts"][0]["name"] == "Anna Weber"
    assert "get it back" in lent.run("report").out
    assert "lent 1.0" in lent.run("plugins").out
    assert "get it back – The Mom Test" in lent.run("why", "anna").out
    lent.run("sync")
    assert "The Mom Test" in lent.read("callbacks.ics")


def test_the_tests_of_the_page_pass(lent: Called):
    assert lent.root.exists()
    space: dict[str, object] = {}
    exec(compile(PYTHON[1], "page", "exec"), space)
    tests = [value for name, value in space.items() if name.startswith("test_")]
    assert len(tests) == 2
    for test in tests:
        test()  # type: ignore[operator]
    assert "vaultkit_lent" in sys.modules


@pytest.mark.parametrize("name", sorted(vaultkit.plugin.__all__))
def test_every_name_at_the_door_is_on_the_page(name: str):
    assert name in TERMS


@pytest.mark.parametrize(
    ("module", "function"),
    re.findall(r"\b(dates|decode|links|markdown|tasks)\.(\w+)\(", PAGE),
)
def test_what_the_page_calls_is_there(module: str, function: str):
    assert callable(getattr(getattr(vaultkit.plugin, module), function))


@pytest.mark.parametrize("name", sorted(testing_all))
def test_every_name_of_the_test_kit_is_on_the_page(name: str):
    assert name in TERMS


VALUES = {
    value: None
    for module in (contributions, followups, kinds, settling)
    for _, value in inspect.getmembers(module, inspect.isclass)
    if hasattr(value, "_fields")
    and (
        value.__name__ in vaultkit.plugin.__all__
        or value.__module__.endswith("settling")
    )
}


@pytest.mark.parametrize("cls", VALUES, ids=lambda cls: cls.__name__)
def test_every_field_is_on_the_page(cls: type):
    fields: tuple[str, ...] = cls._fields  # type: ignore[attr-defined]
    assert [name for name in fields if name not in TERMS] == []


def test_every_contribution_has_its_section():
    heads = set(re.findall(r"^### `(\w+)`", PAGE, re.MULTILINE))
    assert {cls.__name__ for cls in usable.CONTRIBUTIONS} <= heads


def test_every_question_of_the_view_is_in_its_table():
    asked = [name for name, _ in inspect.getmembers(View) if not name.startswith("_")]
    assert sorted(asked) == sorted({*re.findall(r"`view\.(\w+)", PAGE)} & {*asked})
    rows = re.findall(r"^\| `view\.(\w+)\(", PAGE, re.MULTILINE)
    assert len(rows) == len(set(rows)) == len(asked) - 1
    said = re.search(
        r"ten questions, \[two more\].* for who makes notes, \[two\].* for .*, and one",
        PAGE,
    )
    assert said
    assert len(rows) == 15


def test_every_type_of_option_is_in_its_table():
    for name in get_args(inspect.get_annotations(Option, eval_str=True)["type"]):
        assert re.search(rf"^\| `{name}` \|", PAGE, re.MULTILINE), name


def test_what_the_host_fills_in_is_on_the_page():
    assert set(settings.FILLED) <= TERMS
