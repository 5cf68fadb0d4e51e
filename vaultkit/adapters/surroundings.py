"""What the machine tells of its user on the first day: time zone, country, language.

Asked by `init` alone and never again: what it answers stands in the settings from then
on. The one place that takes anything from chance.
"""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from importlib import resources
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

from vaultkit.core.identity import ALPHABET

ID_LENGTH = 8
UTC = "UTC"
_UTC_TOO = frozenset({"Etc/UTC", "Etc/UCT", "Etc/Zulu", "Etc/Universal"})
_NOWHERE = frozenset({"CET", "MET", "EET", "WET", "EST", "MST", "HST"})
"""Zones that are an hour of many countries, whatever city they are an alias of."""
_LOCALE = re.compile(
    r"(?P<language>[a-z]{2,3})(?:[_-](?:(?P<region>[A-Z]{2})|\w+))?(?:[.@]|$)"
)
_LANGUAGE = ("LC_ALL", "LC_MESSAGES", "LANG")
_REGION = ("LC_ALL", "LC_TELEPHONE", "LC_ADDRESS", "LC_MESSAGES", "LANG")
_LOCALTIME = Path("/etc/localtime")
_TIMEZONE = Path("/etc/timezone")


def new_id() -> str:
    """A name for a new vault, by chance."""
    return "".join(secrets.choice(ALPHABET) for _ in range(ID_LENGTH))


def is_zone(name: str) -> bool:
    """Whether a name is that of a time zone."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return bool(name)


def timezone(
    environment: Mapping[str, str],
    localtime: Path = _LOCALTIME,
    file: Path = _TIMEZONE,
) -> str:
    """The zone of `$TZ`, else of the system, else UTC.

    The system's clock goes by `/etc/localtime`; where that is no link, a name may
    stand in `/etc/timezone`.
    """
    found = (_zone_in(name) for name in _zones_told(environment, localtime, file))
    name = next(filter(is_zone, found), UTC)
    return UTC if name in _UTC_TOO else name


def _zones_told(
    environment: Mapping[str, str], localtime: Path, file: Path
) -> Iterator[str]:
    yield environment.get("TZ", "").removeprefix(":")
    if localtime.is_symlink():
        yield os.path.realpath(localtime)
        yield str(localtime.readlink())
    try:
        yield file.read_text(encoding="utf-8").partition("\n")[0].strip()
    except (OSError, UnicodeDecodeError):
        return


def _zone_in(name: str) -> str:
    """A zone's name, also in a path that leads to its file."""
    name = name.rpartition("/zoneinfo/")[2]
    return name.removeprefix("posix/").removeprefix("right/")


def near_zone(name: str) -> str:
    """The zone that somebody who typed `name` most likely meant, or ""."""
    typed = name.strip().replace(" ", "_").casefold()
    known = {zone.casefold(): zone for zone in sorted(available_timezones())}
    if typed in known:
        return known[typed]
    cities = {key.rpartition("/")[2]: zone for key, zone in known.items()}
    for table in (cities, known):
        for key in get_close_matches(typed, table, 1, 0.8):
            return table[key]
    return ""


def language(environment: Mapping[str, str]) -> str:
    """The language of the locale, such as "de"; "" if it has none."""
    found = _locale(environment, _LANGUAGE)
    return found["language"] if found else ""


def region(environment: Mapping[str, str], zone: str) -> str:
    """The country of the locale, else that of a time zone, else ""."""
    found = _locale(environment, _REGION)
    return (found["region"] if found else None) or country(zone)


def _locale(
    environment: Mapping[str, str], variables: tuple[str, ...]
) -> re.Match[str] | None:
    """The first locale that is set; `C` and `POSIX` say nothing of anybody."""
    for variable in variables:
        if value := environment.get(variable, ""):
            return _LOCALE.match(value)
    return None


def country(zone: str) -> str:
    """The country that a time zone is kept for, "" if there is none."""
    if zone in _NOWHERE:
        return ""
    countries = {row[2]: row[0] for row in _rows("zone.tab")}
    if zone not in countries:
        for line in _lines("tzdata.zi"):
            if line.startswith("L ") and line.split()[2] == zone:
                zone = line.split()[1]
                break
    return countries.get(zone, "")


def is_region(code: str) -> bool:
    """Whether two letters are the code of a country."""
    return any(row[0] == code for row in _rows("iso3166.tab"))


def near_region(typed: str) -> str:
    """The code of the country that `typed` names or nearly is, or ""."""
    typed = typed.strip()
    if typed.upper() == "UK":
        return "GB"
    codes = {name.casefold(): code for code, name in _rows("iso3166.tab")}
    codes |= {code.casefold(): code for code in codes.values()}
    if typed.casefold() in codes:
        return codes[typed.casefold()]
    found = get_close_matches(typed.casefold(), codes, 1, 0.8)
    return codes[found[0]] if found else ""


def _rows(table: str) -> Iterator[list[str]]:
    for line in _lines(table):
        if line and not line.startswith("#"):
            yield line.split("\t")


def _lines(name: str) -> list[str]:
    file = resources.files("tzdata") / "zoneinfo" / name
    return file.read_text(encoding="utf-8").splitlines()
