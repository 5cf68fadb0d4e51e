"""Templates to text: values in, text out, and nothing else can happen in one.

A template asks no file and runs no code; a hole that got no value is a fault, never an
empty place in what a user reads. One from a vault is filled in a process of its own,
for it may be made to run for ever.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from vaultkit.adapters import filling
from vaultkit.core.words import Msg, msg

PATIENCE = 15
"""Seconds after which a template is given up, whatever it waits for."""
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


def fill(name: str, text: str | None, values: Mapping[str, str]) -> str | Msg:
    """A template of ours, or with `text` one from a vault; or why that cannot be."""
    if text is None:
        return render(name, values)
    call = [sys.executable, "-I", filling.__file__]
    given = {"path": sys.path, "text": text, "values": dict(values)}
    try:
        done = subprocess.run(  # noqa: S603 - our own program, told what it needs
            call,
            input=json.dumps(given).encode(),
            capture_output=True,
            check=False,
            timeout=PATIENCE,
        )
        said = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError):
        return msg("app.template-endless", path=name)
    if "text" in said:
        filled: str = said["text"]
        return filled
    fault = said.pop("fault")
    return msg(f"app.template-{fault}", path=name, **said)
