"""Templates are dumb: values in, text out, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import UndefinedError
from jinja2.exceptions import SecurityError

from vaultkit.adapters import templates


def test_an_installed_package_brings_its_templates(tmp_path: Path) -> None:
    package = tmp_path / "lib/vaultkit"
    (package / "_templates").mkdir(parents=True)
    (tmp_path / "lib/templates").mkdir()
    assert templates.template_root(package) == package / "_templates"


def test_in_the_sources_they_lie_beside_the_package(tmp_path: Path) -> None:
    assert templates.template_root(tmp_path / "vaultkit") == tmp_path / "templates"
    assert (templates.template_root() / "vaultkit.toml.j2").is_file()


@pytest.fixture
def template(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(templates, "template_root", lambda: tmp_path)
    return tmp_path / "one.j2"


def test_a_hole_without_a_value_is_a_fault(template: Path) -> None:
    template.write_text("Hallo {{ name }}", "utf-8")
    with pytest.raises(UndefinedError):
        templates.render("one.j2", {})


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ names.append(1) }}",
        "{{ cycler.__init__.__globals__.os }}",
    ],
)
def test_a_template_reaches_nothing_and_changes_nothing(
    template: Path, text: str
) -> None:
    template.write_text(text, "utf-8")
    with pytest.raises(SecurityError):
        templates.render("one.j2", {"names": []})


def test_text_comes_out_as_it_went_in(template: Path) -> None:
    template.write_text("<{{ name }}>\n", "utf-8")
    assert templates.render("one.j2", {"name": 'Groß & "Söhne"'}) == (
        '<Groß & "Söhne">\n'
    )
