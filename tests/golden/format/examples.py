"""The examples of docs/format.md: small vaults, and what follows from each.

The page's own comment describes the notation. Nothing here runs vaultkit: `read` gives
the examples, `differences` compares one with the answers of `report` and `check`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from typing import Any, NamedTuple

TODAY = "2026-11-21"
SETTINGS = """\
id = "k3f9q2ab"
language = "de"
timezone = "Europe/Vienna"
region = "AT"
start = 2026-10-01
"""
COUNTS = ("open", "kept", "late", "broken")
_FENCE = re.compile(
    r"^```(note|settings|means|becomes)((?: \w+=(?:\"[^\"]*\"|\S+))*)\n(.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_ATTRIBUTE = re.compile(r"(\w+)=(?:\"([^\"]*)\"|(\S+))")
_HEADING = re.compile(r"^##+ (.+)$", re.MULTILINE)
_LITERAL = re.compile(r"[\[\]*?]")


class Example(NamedTuple):
    """A vault, the day it is looked at, and the lines that must follow from it."""

    name: str
    """The heading it stands under and its line on the page."""
    files: Mapping[str, str]
    today: str
    means: tuple[str, ...]
    becomes: Mapping[str, str]


def read(page: str) -> Iterator[Example]:
    """The examples of a page, in its order."""
    page = re.sub(r"\A<!--.*?^-->$", lambda m: "\n" * m[0].count("\n"), page,
                  flags=re.MULTILINE | re.DOTALL)  # fmt: skip
    prose = _FENCE.sub(lambda m: "\n" * len(m[0]), page)
    headings = [(m.start(), m[1]) for m in _HEADING.finditer(prose)]
    files: dict[str, str] = {}
    settings = SETTINGS
    found: list[Example] = []
    for match in _FENCE.finditer(page):
        kind, body = match[1], match[3]
        given = {m[1]: m[2] or m[3] for m in _ATTRIBUTE.finditer(match[2])}
        if kind == "note":
            files[given["path"]] = body
        elif kind == "settings":
            settings += body
        elif kind == "becomes":
            becomes = {**found[-1].becomes, given["path"]: body}
            found[-1] = found[-1]._replace(becomes=becomes)
        else:
            line = page.count("\n", 0, match.start()) + 1
            title = [text for at, text in headings if at < match.start()][-1]
            lines = tuple(filter(None, body.split("\n")))
            vault = {"vaultkit.toml": settings, **files}
            today = given.get("today", TODAY)
            found.append(Example(f"{line} {title}", vault, today, lines, {}))
            files, settings = {}, SETTINGS
    yield from found


def differences(
    example: Example, report: Mapping[str, Any], check: Mapping[str, Any]
) -> list[str]:
    """What an example states and the answers lack, and the other way round."""
    lines = [line for line in example.means if line != "nothing"]
    stated = [line for line in lines if not _special(line)]
    given = [_followup(item) for item in (*report["followups"], *report["undated"])]
    wrong = _unmatched(stated, given)
    old = next((line[6:] for line in lines if line.startswith("old | ")), "0")
    if report["old"] != int(old):
        wrong.append(f"old: stated {old}, given {report['old']}")
    for side in ("mine", "theirs"):
        counts = report["promises"][side]
        shown = " ".join(str(counts[name]) for name in COUNTS)
        for line in lines:
            if line.startswith(f"{side} | ") and line != f"{side} | {shown}":
                wrong.append(f"stated {line}, given {shown}")
    return wrong + _diagnostics(lines, check["diagnostics"])


def _special(line: str) -> bool:
    return line.partition(" |")[0] in {"old", "mine", "theirs", "diagnostic"}


def _followup(item: Mapping[str, Any]) -> str:
    if item.get("candidates"):
        who = " ? ".join(one["name"] for one in item["candidates"])
    else:
        who = " + ".join(one["name"] for one in item["contacts"]) or "-"
    due = item["due"] or "undated"
    if item["start"]:
        due = f"{item['start']}-{item['end'][11:]}".replace("T", " ")
    return f"{item['kind']} | {who} | {due} | {item['title']}".removesuffix(" | ")


def _matches(stated: str, given: str) -> bool:
    wants, has = (line.split(" | ", 3) for line in (stated, given))
    if len(wants) != len(has) and not (len(wants) == 4 and wants[3] == "…"):
        return False
    return all(
        _like(want, have) or (at == 2 and re.match(re.escape(want) + r"-\d", have))
        for at, (want, have) in enumerate(zip(wants, has, strict=False))
    )


def _like(wanted: str, given: str) -> bool:
    pattern = _LITERAL.sub(lambda m: f"[{m[0]}]", wanted).replace("…", "*")
    return fnmatchcase(given, pattern)


def _unmatched(stated: Iterable[str], given: Iterable[str]) -> list[str]:
    left = list(given)
    wrong = []
    # Exact lines first, so that a line with `…` never takes what another states.
    for line in sorted(stated, key=lambda text: text.count("…")):
        hit = next((item for item in left if _matches(line, item)), None)
        if hit is None:
            wrong.append(f"missing: {line}")
        else:
            left.remove(hit)
    return wrong + [f"not stated: {line}" for line in left]


def _diagnostics(lines: Iterable[str], given: Iterable[Mapping[str, Any]]) -> list[str]:
    left = list(given)
    wrong = []
    for line in lines:
        if not line.startswith("diagnostic | "):
            continue
        _, code, place = line.split(" | ")
        hit = next((d for d in left if d["code"] == code and _at(place, d)), None)
        if hit is None:
            wrong.append(f"missing: {line}")
        else:
            left.remove(hit)
    return wrong + [
        f"not stated: diagnostic | {d['code']} | {d['path']}:{d['line']}:{d['column']}"
        for d in left
        if d["severity"] != "hint"
    ]


def _at(place: str, given: Mapping[str, Any]) -> bool:
    if place in {"…", "-"}:
        return place == "…" or given["path"] is None
    path, line, column = given["path"], given["line"], given["column"]
    return place in {
        f"{line}", f"{line}:{column}", f"{path}:{line}", f"{path}:{line}:{column}"
    }  # fmt: skip
