"""Plugins as a stranger has them: installed beside vaultkit, found by entry point."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path
from textwrap import dedent

HERE = Path(__file__).parent
GROUP = "vaultkit.plugins"


def package(source: Path, site: Path) -> None:
    """What `pip install` leaves of a package of pure Python."""
    project = tomllib.loads((source / "pyproject.toml").read_text("utf-8"))["project"]
    for module in source.iterdir():
        if module.is_dir() and (module / "__init__.py").exists():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(module, site / module.name, ignore=ignored)
    metadata(
        site,
        project["name"],
        project["version"],
        project["entry-points"][GROUP],
    )


def module(site: Path, name: str, text: str, *, offered: str | None = None) -> None:
    """A plugin in one module, offered under its own name or another."""
    site.mkdir(exist_ok=True)
    (site / f"stranger_{name}.py").write_text(dedent(text), "utf-8")
    metadata(site, f"stranger-{name}", "1.0", {offered or name: f"stranger_{name}"})


def metadata(site: Path, name: str, version: str, points: dict[str, str]) -> None:
    """What an installer leaves beside a package: its name, and what it offers."""
    folder = site / f"{name.replace('-', '_')}-{version}.dist-info"
    folder.mkdir(parents=True)
    about = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
    (folder / "METADATA").write_text(about, "utf-8")
    lines = [f"[{GROUP}]", *(f"{key} = {value}" for key, value in points.items())]
    (folder / "entry_points.txt").write_text("\n".join(lines) + "\n", "utf-8")
