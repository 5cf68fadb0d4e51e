"""Laws of the house that a linter cannot see."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "vaultkit"
MODULES = sorted(PACKAGE.rglob("*.py"))
DOMAIN = {
    *("contact", "contacts", "promise", "promises", "cadence"),
    *("callback", "callbacks", "appointment", "appointments", "ics", "calendar"),
    *("referral", "favour", "rueckruf", "rückruf", "zusage"),
}
PROMISED = {"contacts"}
"""A key of the report's JSON, which is promised to stay."""
BANNED = {"utils", "helpers", "common", "misc", "models", "manager", "base"}
LOADERS = {"cli/main.py", "cli/quick.py", "cli/shell.py", "cli/calling.py"}


def words_of(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Names and strings of a module, docstrings left out."""
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef))
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if id(node) not in docs and not isinstance(node.value, bytes):
                yield node.lineno, node.value
        elif isinstance(node, ast.Name):
            yield node.lineno, node.id
        elif isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            yield node.lineno, node.name


@pytest.mark.parametrize("ring", ["core", "app"])
def test_inner_rings_have_never_heard_of_the_domain(ring):
    found: list[str] = []
    for path in sorted((PACKAGE / ring).rglob("*.py")):
        if path.parent.name == "words":
            continue
        for line, text in words_of(ast.parse(path.read_text("utf-8"))):
            if text in PROMISED:
                continue
            parts = "".join(c if c.isalpha() else " " for c in text.lower()).split()
            found += [f"{path}:{line}: {word}" for word in parts if word in DOMAIN]
    assert not found


def test_no_module_has_a_name_that_says_nothing():
    assert not [path for path in MODULES if path.stem in BANNED]


def test_no_module_outgrows_400_lines():
    long = {path.name: path.read_text("utf-8").count("\n") for path in MODULES}
    assert not {name: lines for name, lines in long.items() if lines > 400}


def test_our_own_modules_are_imported_at_the_top():
    found = []
    for path in MODULES:
        if str(path.relative_to(PACKAGE)) in LOADERS:
            continue
        for function in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(function, (ast.FunctionDef, ast.Lambda)):
                continue
            for node in ast.walk(function):
                name = getattr(node, "module", None) or ""
                if isinstance(node, ast.ImportFrom) and name.startswith("vaultkit"):
                    found.append(f"{path}:{node.lineno}")
    assert not found


def test_files_are_opened_by_the_rim_only():
    rim = (PACKAGE / "adapters", PACKAGE / "cli")
    found = []
    for path in MODULES:
        if path.is_relative_to(rim[0]) or path.is_relative_to(rim[1]):
            continue
        if path.name == "wiring.py":
            continue
        found += [
            f"{path}:{node.lineno}"
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "open"
        ]
    assert not found
