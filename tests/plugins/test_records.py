"""Records of decisions: one page each, in one shape, saying what is so."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

from vaultkit.plugin import FollowUp, View

FOLDER = Path(__file__).parents[2] / "docs" / "adr"
RECORDS = sorted(FOLDER.glob("*.md"))


def test_records_are_numbered_without_a_gap():
    numbers = [int(path.name[:3]) for path in RECORDS]
    assert numbers == list(range(1, len(RECORDS) + 1))


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_a_record_has_its_shape_and_fits_on_a_page(path: Path) -> None:
    text = path.read_text("utf-8")
    assert re.findall(r"^#+ .*", text, re.MULTILINE)[0].startswith(
        f"# {path.name[:3]} "
    )
    assert re.findall(r"^## (.*)", text, re.MULTILINE) == [
        *("Context", "Decision", "Consequences"),
    ]
    assert len(text.split()) < 600
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", text):
        assert (path.parent / target).exists(), target


def test_the_record_of_the_view_names_its_questions():
    text = (FOLDER / "007-a-view-has-ten-questions.md").read_text("utf-8")
    asked = {name for name, _ in inspect.getmembers(View) if not name.startswith("_")}
    listed = re.search(r"^`followups`.*$", text, re.MULTILINE)
    assert listed
    named = set(re.findall(r"`(\w+)`", listed[0]))
    assert len(named) == 10
    more = (FOLDER / "014-two-more-questions-for-new-notes.md").read_text("utf-8")
    added = re.search(r"^`fill`.*$", more, re.MULTILINE)
    assert added
    named |= set(re.findall(r"`(\w+)`", added[0]))
    outline = (FOLDER / "017-follow-ups-in-outline.md").read_text("utf-8")
    added = re.search(r"^`outlines`.*$", outline, re.MULTILINE)
    assert added
    named |= set(re.findall(r"`(\w+)`", added[0]))
    assert asked == named | {"options", "notes"}


def test_the_record_of_follow_ups_names_fields_that_there_are():
    (path,) = FOLDER.glob("008-*.md")
    named = re.findall(r"^- \*\*`(\w+)`\*\*", path.read_text("utf-8"), re.MULTILINE)
    assert len(named) == 5
    assert set(named) <= set(FollowUp._fields)
