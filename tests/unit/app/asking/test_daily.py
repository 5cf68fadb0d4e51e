"""Views of a day each: together they hold what the whole view does, each its part."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from support import engines

from vaultkit import wiring
from vaultkit.app import outputs
from vaultkit.app import round as rounds
from vaultkit.app.asking import daily
from vaultkit.app.asking.snapshot import Snapshot
from vaultkit.app.asking.view import VaultView
from vaultkit.features.calendar import plugin
from vaultkit.plugin import Due

TODAY = "2026-11-21"
EXAMPLE = Path(__file__).parents[4] / "example-vault"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> VaultView:
    folder = tmp_path_factory.mktemp("example")
    root = shutil.copytree(EXAMPLE, folder / "vault")
    daily_due = Path(root, "Rückrufe.md")
    daily_due.write_text("- Hr. Nirgendwo, 030 23125 400\n", "utf-8")
    with engines.own_places(str(folder / "own")):
        vault = wiring.open_vault(str(root), in_memory=True)
        rounds.refresh(vault)
        return VaultView(outputs.snapshot(vault), plugin, TODAY + "T00:00")


def day_by_day(whole: VaultView, days: set[str] | None) -> dict[str, VaultView]:
    shared = whole._shared
    return dict(daily.views(shared, plugin, TODAY, days))


def busiest(whole: VaultView) -> str:
    """Somebody of whom several things are due."""
    names = [due.entity.id or "" for due in whole.followups()]
    return max(sorted(names), key=names.count)


def stands(due: Due) -> str:
    return max(due.day or "", TODAY)


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"until": "2026-12-01"},
        {"until": "2026-11-20"},
        {"kinds": ("callback", "promise")},
        {"entity": "busiest"},
        {"entity": "nobody at all"},
        {"undated": True},
        {"old": True},
    ],
    ids=str,
)
def test_each_follow_up_is_in_the_view_of_the_day_it_stands_on(whole, asked):
    asked = {**asked}
    if asked.get("entity") == "busiest":
        asked["entity"] = busiest(whole)
    expected: dict[str, Any] = {}
    for due in whole.followups(**asked):
        expected.setdefault(stands(due), []).append(due)
    views = day_by_day(whole, None)
    given = {day: list(view.followups(**asked)) for day, view in views.items()}
    assert {day: dues for day, dues in given.items() if dues} == expected
    for view in views.values():
        read = view.read(view.outlines(**asked))
        assert read == view.followups(**asked)


def test_one_day_asked_for_is_that_day_of_all(whole):
    views = day_by_day(whole, None)
    day = max(views, key=lambda day: (day != TODAY, len(views[day].followups())))
    alone = day_by_day(whole, {day})
    assert list(alone) == [day]
    assert alone[day].followups() == views[day].followups()


def test_a_days_first_are_the_first_of_that_day(whole):
    views = day_by_day(whole, None)
    for view in views.values():
        assert view.followups(limit=1) == view.followups()[:1]
    assert any(len(view.followups()) > 1 for view in views.values())


@pytest.mark.parametrize("old", [False, True])
def test_what_is_asked_for_bit_by_bit_is_what_is_asked_for_at_once(
    whole: VaultView, old: bool
) -> None:
    def view() -> VaultView:
        shared = whole._shared
        again = Snapshot(
            shared.index,
            shared.registry,
            shared.vault_id,
            shared.read_note,
            shared.fill,
        )
        return VaultView(again, plugin, TODAY + "T00:00")

    ends = ("2026-11-01", TODAY, "2026-11-23", "2026-12-24", "2027-02-10", None)
    growing = view()
    for until in ends:
        at_once = view().listed(until=until, old=old)
        assert growing.listed(until=until, old=old) == at_once
    assert old or len(at_once) > len(view().listed(until=TODAY))
