"""Templates to text: values in, text out, and nothing else can happen in one.

A template asks no file and runs no code; a hole that got no value is a fault, never an
empty place in what a user reads.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

_PACKAGE = Path(__file__).resolve().parents[1]


def template_root(package: Path = _PACKAGE) -> Path:
    """The folder of the templates: in an installed package, else beside the sources."""
    packed = package / "_templates"
    return packed if packed.is_dir() else package.parent / "templates"


def render(name: str, values: Mapping[str, Any]) -> str:
    """The text of the template `name` with its holes filled."""
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(template_root()),
        undefined=StrictUndefined,
        autoescape=False,  # the text is Markdown and TOML, never HTML
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name).render(values)
