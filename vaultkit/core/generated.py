"""What tells a line that was generated from one that a hand wrote.

A generated task line carries an id: `^vk-`, 8 characters of its uid, and 4 of a hash of
the line as written. Every other generated line ends in `<!-- vk 7m2d -->` with such a
hash. All else is a human line. Where a line stands is not this module's business.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from vaultkit.core.identity import code

INDENT = "    "
ID = re.compile(r"(?<!#)\^vk-([0-9a-z]{8})(?:-([0-9a-z]{4}))?")
"""An id, also one that lost its hash; not the address of a line in a link."""

LINE = re.compile(
    r"(?P<lead>[ \t>]*)(?P<bullet>(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$)[ \t]*)?"
    r"(?:\[(?P<box>[^\]])\](?=[ \t]|$))?(?P<rest>.*)",
    re.DOTALL,
)
_FENCE = re.compile(
    r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}|~{3,})(.*)", re.DOTALL
)
_MARK = re.compile(r"<!-- vk(?: ([0-9a-z]{4}))? -->")
"""Without a hash, as it once was, it vouches for every line of the right shape."""
_ARROW = re.compile(r"→|(?:--?|=|—|–)>")
_NAME_END = re.compile(r"[\d,]")
_HASHES = re.compile(r"##+")
_BAR = re.compile(r"(?<!\\)_")
_SHAPE = re.compile(r"### (?:(?!##).)*|_(?:[^_\\]|\\.)*_", re.DOTALL)
"""Headings and notes as written: what two of them joined by hand are not."""


class Wanted(NamedTuple):
    """One line that a block shall show, already in words. Empty uid = no task line."""

    uid: str
    group: str
    """Heading without "### "; "" = before all groups (or at the end, see tail)."""
    text: str
    under: str | None = None
    """Uid of the line that it stands under, indented."""
    tail: bool = False
    """Empty uid only: stands at the block's end."""
    verbatim: str = ""
    """A whole line, to stand in its group as it is; `text` is not looked at."""


def short(uid: str) -> str:
    """The part of a uid that a line carries."""
    return uid[:8].ljust(8, "0")


def line_id(uid: str, text: str) -> str:
    """The id of a generated task line: its uid and what it says."""
    return f"^vk-{short(uid)}-{code(_folded(text), 4)}"


def task(uid: str, text: str) -> str:
    """A generated task line, without what stands before its bullet."""
    text = inert(text)
    text = _ARROW.sub("›", text)
    return f"- [ ] {text} {line_id(uid, text)}" if text else f"- [ ] {line_id(uid, '')}"


def heading(group: str) -> str:
    """A generated heading."""
    text = _HASHES.sub("#", comment_safe(group))
    return marked(f"### {text}")


def note(text: str) -> str:
    """A generated line that is neither task nor heading: always in italics."""
    text = _BAR.sub(r"\_", comment_safe(text).strip("_").rstrip("\\"))
    return marked(f"_{text}_")


def marked(text: str) -> str:
    """A generated line that is no task: the text, and a mark with its hash."""
    text = _folded(text)
    return f"{text} <!-- vk {code(text, 4)} -->".lstrip()


def is_marked(line: str) -> bool:
    """Whether a line holds such a mark, whatever a hand has made of it since."""
    return "<!-- vk" in line and _MARK.search(line) is not None


def unmarked(line: str) -> str | None:
    """What a marked line says after its bullet; None if a hand has changed it."""
    bare = line.rstrip()
    if not bare.endswith("-->") or "^vk-" in bare:
        return None
    at = bare.rfind("<!--")
    mark, found = _MARK.fullmatch(bare, at), LINE.match(bare[:at])
    if mark is None or found is None or found["box"] is not None:
        return None
    text = _folded(found["rest"])
    return text if mark[1] in (None, code(text, 4)) else None


def spoken(line: str) -> str | None:
    """What a generated heading or note says, None for other lines.

    Words that a hand added to it anywhere make it a human line, and so does a line
    that was joined to it.
    """
    text = unmarked(line)
    if text is None or "<!--" in text:
        return None
    return text if not text or _SHAPE.fullmatch(text) else None


def name(text: str) -> str:
    """What stays the same in a heading or note from day to day: its first words."""
    end = _NAME_END.search(text)
    return _folded(text[: end.start()] if end else text).casefold()


@lru_cache(maxsize=2048)
def is_pristine(line: str) -> bool:
    """Whether a task line is unticked and says what was generated."""
    ids = list(ID.finditer(line))
    if len(ids) != 1:
        return False
    match = LINE.match(line[: ids[0].start()] + line[ids[0].end() :])
    return (
        match is not None
        and match["bullet"] is not None
        and match["box"] == " "
        and code(_folded(match["rest"]), 4) == ids[0][2]
    )


def fences(lines: Sequence[str]) -> dict[int, bool]:
    """Numbers of lines in code fences; False for a fence that nothing closes."""
    found: dict[int, bool] = {}
    opened, sign = -1, ""
    for number, line in enumerate(lines):
        if "```" not in line and "~~~" not in line:
            continue
        match = _FENCE.match(line)
        if match is None:
            continue
        if opened < 0:
            if match[1][0] == "~" or "`" not in match[2]:
                opened, sign = number, match[1]
        elif match[1].startswith(sign) and not match[2].strip():
            found.update(dict.fromkeys(range(opened, number + 1), True))
            opened = -1
    if opened >= 0:
        found.update(dict.fromkeys(range(opened, len(lines)), False))
    return found


def _folded(text: str) -> str:
    return " ".join(text.split())


def inert(text: str) -> str:
    """One line that opens no comment and holds no id.

    Whoever quotes a user's words escapes them; this is the wall behind that.
    """
    text = _folded(text).replace("<!--", "‹!--")
    return text.replace("^vk-", "^ vk-").replace("^vd-", "^ vd-")


def comment_safe(text: str) -> str:
    """One line that may stand before a mark."""
    return inert(text).replace("-->", "--›")
