"""Zone, country and language of a machine, told by its files and environment."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import available_timezones

import pytest

from vaultkit.adapters import surroundings
from vaultkit.core.identity import ALPHABET


def zone(tmp_path: Path, **environment: str) -> str:
    return surroundings.timezone(
        environment, tmp_path / "localtime", tmp_path / "timezone"
    )


def test_the_environment_is_asked_first(tmp_path: Path) -> None:
    (tmp_path / "timezone").write_text("Europe/Paris\n", "utf-8")
    assert zone(tmp_path, TZ="Europe/Vienna") == "Europe/Vienna"
    assert zone(tmp_path, TZ=":Europe/Vienna") == "Europe/Vienna"
    assert zone(tmp_path, TZ="/usr/share/zoneinfo/posix/Asia/Tokyo") == "Asia/Tokyo"


@pytest.mark.parametrize("written", ["CET-1CEST,M3.5.0,M10.5.0/3", "", "Nowhere/Land"])
def test_what_names_no_zone_leaves_it_to_the_system(
    tmp_path: Path, written: str
) -> None:
    (tmp_path / "timezone").write_text("Europe/Paris\n", "utf-8")
    assert zone(tmp_path, TZ=written) == "Europe/Paris"


def test_the_link_that_the_clock_goes_by_comes_before_the_file(tmp_path: Path) -> None:
    (tmp_path / "localtime").symlink_to("/usr/share/zoneinfo/Europe/Zurich")
    (tmp_path / "timezone").write_text("Europe/Paris\n", "utf-8")
    assert zone(tmp_path) == "Europe/Zurich"


def test_a_machine_that_tells_nothing_is_in_utc(tmp_path: Path) -> None:
    assert zone(tmp_path) == "UTC"
    (tmp_path / "timezone").write_bytes(b"\xff\xfe")
    assert zone(tmp_path) == "UTC"
    (tmp_path / "timezone").write_text("Etc/UTC\n", "utf-8")
    assert zone(tmp_path) == "UTC"


@pytest.mark.parametrize(
    ("named", "country"),
    [
        ("Europe/Vienna", "AT"),
        ("Europe/Zurich", "CH"),
        ("Europe/Belfast", "GB"),
        ("America/New_York", "US"),
        ("UTC", ""),
        ("Etc/GMT+5", ""),
        ("CET", ""),
    ],
)
def test_a_zone_tells_its_country_if_it_has_one(named: str, country: str) -> None:
    assert surroundings.country(named) == country


@pytest.mark.parametrize(
    ("environment", "region", "language"),
    [
        ({"LANG": "de_AT.UTF-8"}, "AT", "de"),
        ({"LANG": "de_AT@euro"}, "AT", "de"),
        ({"LC_ALL": "en_GB.UTF-8", "LANG": "de_AT"}, "GB", "en"),
        ({"LC_TELEPHONE": "de_DE.UTF-8", "LANG": "en_US.UTF-8"}, "DE", "en"),
        ({"LC_ALL": "", "LANG": "de_CH"}, "CH", "de"),
        ({"LANG": "de"}, "NO", "de"),
        ({"LANG": "es_419"}, "NO", "es"),
        ({"LANG": "C.UTF-8"}, "NO", ""),
        ({"LANG": "POSIX"}, "NO", ""),
        ({}, "NO", ""),
    ],
)
def test_a_locale_tells_country_and_language(
    environment: dict[str, str], region: str, language: str
) -> None:
    assert surroundings.region(environment, "Europe/Oslo") == region
    assert surroundings.language(environment) == language


@pytest.mark.parametrize(
    "name", ["", "Europe", "europe/nowhere", "../etc/passwd", "\0"]
)
def test_only_zones_are_zones(name: str) -> None:
    assert not surroundings.is_zone(name)


def test_every_zone_is_one_and_the_nearest_to_itself() -> None:
    for name in ("Europe/Vienna", "America/Argentina/Ushuaia", "UTC"):
        assert name in available_timezones()
        assert surroundings.is_zone(name)
        assert surroundings.near_zone(name.lower()) == name


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("vienna", "Europe/Vienna"),
        ("Europe/Wien", "Europe/Vienna"),
        ("new york", "America/New_York"),
        ("Mars/Olympus", ""),
    ],
)
def test_a_slip_in_a_zone_is_met_with_what_was_meant(typed: str, meant: str) -> None:
    assert surroundings.near_zone(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"), [("UK", "GB"), ("austria", "AT"), ("Germny", "DE"), ("XX", "")]
)
def test_a_slip_in_a_country_too(typed: str, meant: str) -> None:
    assert not surroundings.is_region(typed)
    assert surroundings.near_region(typed) == meant


def test_ids_are_made_by_chance_of_letters_that_nobody_misreads() -> None:
    made = {surroundings.new_id() for _ in range(50)}
    assert len(made) == 50
    assert all(len(name) == 8 and set(name) <= set(ALPHABET) for name in made)
