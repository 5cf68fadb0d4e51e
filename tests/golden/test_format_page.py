"""Every example of docs/format.md does what the page says, and it lists every key."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from golden.format import examples

from vaultkit import wiring
from vaultkit.app import check, report
from vaultkit.app import round as rounds
from vaultkit.app.report import Asked
from vaultkit.features.contacts.keytable import TABLE

PAGE = Path(__file__).parents[2] / "docs" / "format.md"
EXAMPLES = list(examples.read(PAGE.read_text("utf-8")))


def test_the_page_has_its_examples():
    assert len(EXAMPLES) >= 40


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_example_means_what_the_page_says(example):
    with TemporaryDirectory() as folder:
        for path, text in example.files.items():
            full = Path(folder) / path
            full.parent.mkdir(parents=True, exist_ok=True)
            full.write_text(text, "utf-8")
        vault = wiring.open_vault(folder, in_memory=True)
        rounds.refresh(vault)
        now = example.today + "T00:00"
        said = report.data(vault, now, Asked(within=None))
        found = [
            report.finding(one, vault.words())
            for one in check.run(vault, now, hints=True)
        ]
        assert not examples.differences(example, said, {"diagnostics": found})


def test_the_page_lists_every_key_with_its_spellings():
    rows = ["| key | value | also | German | meaning |", "|---|---|---|---|---|"]
    for key in TABLE:
        also, german = (
            ", ".join(f"`{word}`" for word in words)
            for words in (key.english, key.german)
        )
        rows.append(f"| `{key.name}` | {key.decoder} | {also} | {german} | {key.doc} |")
    _, _, below = PAGE.read_text("utf-8").partition("<!-- keys:")
    table, end, _ = below.partition("<!-- /keys -->")
    assert end
    assert table.strip().splitlines()[1:] == rows
