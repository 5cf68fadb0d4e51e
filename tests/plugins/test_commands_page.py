"""docs/commands.md says what there is: commands, settings, keys of the JSON."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from support.calling import Called
from support.vaults import VaultBuilder

from vaultkit import wiring
from vaultkit.app import settings
from vaultkit.app.pacing import Pace
from vaultkit.app.registry import RESERVED
from vaultkit.app.settings import FILLED, HOST_TABLES, TOP, Settings
from vaultkit.cli.shell import HOST
from vaultkit.plugin import Command, Section

HERE = Path(__file__).parent
PATH = HERE.parents[1] / "docs" / "commands.md"
PAGE = PATH.read_text("utf-8")
EXAMPLE = HERE.parents[1] / "example-vault"
AGAIN = "run: LC_ALL=C python tests/plugins/helptexts.py"


def section(title: str) -> str:
    """What stands under a heading, up to the next one as high."""
    head = re.search(rf"^(#+) {re.escape(title)}$", PAGE, re.MULTILINE)
    assert head, f"docs/commands.md has no section {title}"
    rest = PAGE[head.end() :]
    end = re.search(rf"^#{{1,{len(head[1])}}} ", rest, re.MULTILINE)
    return rest[: end.start()] if end else rest


def rows(text: str) -> dict[str, tuple[str, ...]]:
    """The rows of its tables by what their first cell names in backticks."""
    found: dict[str, tuple[str, ...]] = {}
    for line in re.findall(r"^\|(.+)\|$", text, re.MULTILINE):
        first, *cells = (cell.strip() for cell in line.split(" | "))
        for name in re.findall(r"`([\w./-]+)`", first):
            found[name] = tuple(cells)
    return found


# --- commands ---------------------------------------------------------------------
@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page as it would be written now, with English help and no vault around."""
    folder = tmp_path_factory.mktemp("nowhere")
    dirs = {f"VAULTKIT_{kind}_DIR": str(folder) for kind in ("CACHE", "STATE")}
    done = subprocess.run(
        [sys.executable, str(HERE / "helptexts.py"), "--check"],
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
        cwd=folder,
        env={**os.environ, **dirs, "LC_ALL": "C.UTF-8", "VAULTKIT_VAULT": str(folder)},
    )
    return done.stdout


def test_the_help_on_the_page_is_that_of_the_program(written: str) -> None:
    assert written == PAGE, AGAIN


def names() -> list[str]:
    """Every command, the host's first."""
    brought = [
        value.name
        for plugin in wiring.builtins()
        for value in plugin.contributes
        if isinstance(value, Command)
    ]
    return [*HOST, *brought]


@pytest.mark.parametrize("name", names())
def test_every_command_has_its_section_with_its_help(name: str) -> None:
    assert f"Usage: vaultkit {name} " in section(f"`{name}`"), AGAIN
    assert f"[`{name}`](#{name})" in PAGE


def test_the_host_keeps_its_own_names_for_itself() -> None:
    assert set(HOST) <= RESERVED[Command]


# --- settings ---------------------------------------------------------------------
def toml(value: Any) -> str:
    """A default as one would write it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, tuple):
        return "[" + ", ".join(map(toml, value)) + "]"
    if isinstance(value, Mapping):
        return "{}"
    return f"{value:g}" if isinstance(value, float) else str(value)


def tables() -> dict[str, Mapping[str, Any]]:
    """Every table that a built-in or the host reads, with its defaults."""
    found: dict[str, Mapping[str, Any]] = dict(HOST_TABLES)
    for plugin in wiring.builtins():
        defaults = getattr(plugin.options, "_field_defaults", {})
        own = {name: value for name, value in defaults.items() if name not in FILLED}
        if own:
            found[plugin.name] = own
    return found


@pytest.mark.parametrize(("name", "known"), tables().items(), ids=tables())
def test_every_key_of_a_table_is_there_with_its_default(
    name: str, known: Mapping[str, Any]
) -> None:
    said = rows(section(f"`[{name}]`"))
    assert {key: f"`{toml(value)}`" for key, value in known.items()} == {
        key: cells[0] for key, cells in said.items()
    }


def test_every_table_is_one_that_somebody_reads() -> None:
    said = re.findall(r"^### `\[(\w+)\]`$", PAGE, re.MULTILINE)
    assert sorted(said) == sorted(tables())


def test_every_key_of_the_top_level_is_there_with_its_default() -> None:
    fields = {"id": "vault_id"}
    said = rows(section("Top level"))
    assert list(said) == list(TOP)
    for key, cells in said.items():
        default = Settings._field_defaults[fields.get(key, key)]
        assert cells[0] == ("none" if default is None else f"`{toml(default)}`")


def test_choices_are_all_named() -> None:
    for plugin in wiring.builtins():
        for key, values in getattr(plugin.options, "CHOICES", {}).items():
            said = " ".join(rows(section(f"`[{plugin.name}]`"))[key])
            assert [value for value in values if f'"{value}"' not in said] == []
    said = " ".join(rows(section("Top level"))["writes"])
    assert [value for value in settings.WRITES if f'"{value}"' not in said] == []


def test_machine_settings_are_there_with_their_defaults(called: Called) -> None:
    said = rows(section("`machine.toml`"))
    pace = Pace._field_defaults
    for key, cells in said.items():
        wanted = "none" if key == "polling" else f"`{toml(pace[key])}`"
        assert cells[0] == wanted
    config = called.root.parent / "config"
    config.mkdir()
    (config / "machine.toml").write_text("".join(f"{key} = 3\n" for key in said))
    assert wiring.machine().pace == Pace(quiet=3.0, settle=3.0, answer_wait=3.0)
    assert wiring.machine().polling == 3


# --- JSON ---------------------------------------------------------------------------
@pytest.fixture
def example(called: Called) -> VaultBuilder:
    """A copy of the example vault, with a line that may be two people's."""
    shutil.copytree(EXAMPLE, called.root, dirs_exist_ok=True)
    called.note("Kontakte/Rückrufe.md", "# Rückrufe\n- Hr. Weber, wg. Angebot\n")
    return called


def test_every_key_of_the_report_is_on_the_page(example: VaultBuilder) -> None:
    said = example.report()
    text = section("`report --format json`")
    top, item, counts = (
        rows(part)
        for part in re.split(r"^A follow-up:$|^Counts of.*$", text, flags=re.MULTILINE)
    )
    assert said.keys() == top.keys()
    for one in (*said["followups"], *said["undated"]):
        assert one.keys() - {"candidates"} == item.keys() - {"candidates"}
        for person in (*one["contacts"], *one.get("candidates", ())):
            assert all(f"`{key}`" in item["contacts"][0] for key in person)
        assert all(f"`{key}`" in item["source"][0] for key in one["source"])
        assert f"`{one['kind']}`" in item["kind"][0]
    assert any("candidates" in one for one in said["followups"])
    for side in said["promises"].values():
        assert side.keys() == counts.keys()
    promised = {
        value.name for plugin in wiring.builtins() for value in sections(plugin)
    }
    assert top.keys() == RESERVED[Section] | promised


def sections(plugin: Any) -> list[Section]:
    """The sections of a plugin that have data."""
    listed = [value for value in plugin.contributes if isinstance(value, Section)]
    return [value for value in listed if value.data is not None]


def test_every_key_of_check_is_on_the_page(example: VaultBuilder) -> None:
    said = example.run("check", "--hints", "--format", "json").json
    text = section("`check --format json`")
    top, finding = (rows(part) for part in text.split("\nA finding:\n"))
    assert said.keys() == top.keys()
    assert said["diagnostics"]
    for one in said["diagnostics"]:
        assert one.keys() == finding.keys()


def test_schemas_are_those_of_the_program(example: VaultBuilder) -> None:
    assert example.report()["schema"] in section("`report --format json`")
    assert example.run("check", "--format", "json").json["schema"] in section(
        "`check --format json`"
    )


# --- the rest -----------------------------------------------------------------------
def test_exit_codes_are_all_explained() -> None:
    said = re.findall(r"^\| (\d+) \|", section("Exit codes"), re.MULTILINE)
    assert said == ["0", "1", "2", "3", "130"]


def test_every_variable_that_is_asked_for_is_named() -> None:
    for name in ("VAULT", "CACHE_DIR", "STATE_DIR", "CONFIG_DIR"):
        assert f"$VAULTKIT_{name}" in section("Where things lie")
    for shell in ("bash", "zsh", "fish"):
        assert f"_VAULTKIT_COMPLETE={shell}_source" in PAGE


def test_links_on_the_page_lead_somewhere() -> None:
    heads = {
        re.sub(r"[^\w\s-]", "", head).strip().lower().replace(" ", "-")
        for head in re.findall(r"^#+ (.+)$", PAGE, re.MULTILINE)
    }
    for target in re.findall(r"\]\(([^)]+)\)", PAGE):
        path, _, anchor = target.partition("#")
        assert not path or (PATH.parent / path).exists(), target
        assert path or anchor in heads, target
