"""Paths inside a vault as plain text, and what a file's name tells of the file.

A path is relative, with `/`, spelled as on disk. Nothing here looks at a disk, and no
path made here leads out of the vault.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Container, Iterator

_NOTE_END = ".md"
_FOLDERS = frozenset(
    ("node_modules", "@eadir", "#recycle", "$recycle.bin", "system volume information")
)
_LOGSEQ = frozenset(("bak", "version-files"))
_TEMPORARY = re.compile(r"~\$|~syncthing~|#.*#\Z|.*(?:~|\.tmp)\Z|4913\Z", re.DOTALL)
_MORE = r"(?:[^()\[\]]*(?:\(\d{1,2}\))?)"
"""What a tool adds between its brackets: a machine, a person, a date, a number."""
_WHOSE = r"(?:[^()\[\]]* )?"
_STRONG = re.compile(
    r"(?P<name>.+?)(?:\.sync-conflict-\d{8}-\d{6}.*|\.conflict(?:ed)?"
    r"|_conflict-(?:.+-)?\d{8}-\d{6}"
    r"|_[^_]+_[a-z]{3}-\d{2}-\d{6}-\d{4}_(?:case)?conflict"
    rf"|[ _]?[(\[](?:{_WHOSE}conflict(?:ed)? (?:copy|version)\b{_MORE}|conflict(?:ed)?"
    rf"|{_WHOSE}conflict(?:ed)?(?: on)? [\d ._:-]*\d{_MORE}"
    rf"|(?:case|unicode encoding) conflict{_MORE}|case clash from {_MORE}"
    rf"|{_WHOSE}in konflikt stehende kopie\b{_MORE}"
    rf"|{_WHOSE}konflikt(?:kopie|version|datei)\b{_MORE}"
    rf"|konflikt(?: von {_MORE}| vom \d{_MORE}|[ \d._:-]*)"
    r"|konflikt (?:mit|bei) groß- und kleinschreibung|unicode-?[kc]odierungskonflikt"
    rf"|sfconflict {_MORE})[)\]])",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:(?:Kopie von|Copy of) )?"
    r"(?P<name>.+?)(?: (?:[2-9]|1\d)|(?: ?|_conf)\(\d{1,2}\)"
    r"|(?: - |[ -])(?:Kopie|Copy)(?: \(?\d{1,2}\)?)?)",
    re.IGNORECASE,
)
_BEGINS = frozenset(("Kopie", "kopie", "Copy ", "copy "))
_FIRST = re.compile(r"(?:Kopie von|Copy of) (?P<name>.+)", re.IGNORECASE)
_MACHINE = re.compile(
    r"(?P<name>.+?)-(?:(?:DESKTOP|LAPTOP|WIN|PC)-\w+|(?:\w+-)?(?:MacBook|iMac)(?:-\w+)*)"
)
_ALIKE = 0.8
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def key(path: str) -> str:
    """A path as paths are compared: composed, without case."""
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def join(folder: str, target: str) -> str | None:
    """The path that `target` means in a folder; None if it leaves the vault.

    >>> join("people", "../events/x.md"), join("", "../x.md")
    ('events/x.md', None)
    """
    if "\0" in target or target.startswith("/") or "\\" in target:
        return None
    parts: list[str] = []
    for part in (*folder.split("/"), *target.split("/")):
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)


def is_note(name: str) -> bool:
    """Whether a file of this name is a note: `.md` in any case, no one's temporary."""
    if name[-3:].lower() != _NOTE_END or name[0] == ".":
        return False
    return not _TEMPORARY.match(name)


def is_entered(folder: str, name: str) -> bool:
    """Whether a look at the vault goes into `name` inside `folder`."""
    lower = name.lower()
    if name[:1] == "." or lower in _FOLDERS or _TEMPORARY.match(name):
        return False
    return lower not in _LOGSEQ or folder.rpartition("/")[2].lower() != "logseq"


def odd(name: str) -> bool:
    """Whether a name holds a line break, a control character or no text at all.

    Signs that turn the direction of writing are control characters too.
    """
    if name.isprintable():
        return False
    return any(
        sign in _TURNING or unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp")
        for sign in name
    )


def conflict_of(name: str, among: Container[str] = ()) -> tuple[str, bool] | None:
    """The name a conflict copy was made of, and whether the name alone proves it.

    Weak names (`Anna Weber 2.md`, `Anna Weber-LAPTOP.md`) may be people; they want the
    original to exist and to be like them. How much of one is a machine's name is told
    by what lies beside it.

    Args:
        name: The file's.
        among: Those of the files beside it.

    >>> conflict_of("Anna Weber.sync-conflict-20261121-101112-ABCDEFG.md")
    ('Anna Weber.md', True)
    >>> conflict_of("Anna Weber-Huber.md")
    ('Anna Weber.md', False)
    """
    stem, end = name[:-3], name[-3:]
    if end.lower() != _NOTE_END or not stem:
        return None
    if "onfli" in stem.lower() or "case clash" in stem:
        found = _STRONG.fullmatch(_unnumbered(stem))
        if found:
            return found["name"].rstrip() + end, True
    if not ("-" in stem or _is_numbered(stem) or stem[:5] in _BEGINS):
        return None
    weak = list(_weak(stem))
    return next(
        ((one + end, False) for one in weak if one + end in among),
        (weak[0] + end, False) if weak else None,
    )


def _unnumbered(stem: str) -> str:
    """A tool's name for a copy without the number of a second one."""
    found = _NUMBERED.fullmatch(stem)
    if found is None or _STRONG.fullmatch(stem):
        return stem
    return found["name"] if _STRONG.fullmatch(found["name"]) else stem


def _is_numbered(stem: str) -> bool:
    """Whether a name may end in a number or in the word for a copy, at a glance."""
    last = stem[-1]
    if last in "yeYE":
        return stem[-5:].lower().endswith(("kopie", "copy"))
    return last == ")" or last.isdigit()


def _weak(stem: str) -> Iterator[str]:
    """What a file may be a copy of by its name, the likest first."""
    bare = stem
    if _is_numbered(stem) and (found := _NUMBERED.fullmatch(stem)):
        bare = found["name"]
        yield bare
    if stem[:5] in _BEGINS and (found := _FIRST.fullmatch(stem)):
        yield found["name"]
    head, dash, tail = bare.rpartition("-")
    if not dash or not any(map(str.isalpha, bare)):
        return
    if head and tail.isalnum() and not tail.isdigit():
        machine = _MACHINE.fullmatch(bare)
        yield machine["name"] if machine else head
    while head and dash:
        if head[-1] != " " and any(map(str.isalpha, bare[len(head) :])):
            yield head
        head, dash, _ = head.rpartition("-")


def alike(first: str, second: str) -> bool:
    """Whether two texts share four in five of their lines, blank ones not counted."""
    one, other = _lines(first), _lines(second)
    longer = max(one.total(), other.total())
    return longer > 0 and (one & other).total() >= _ALIKE * longer


def _lines(text: str) -> Counter[str]:
    return Counter(line for raw in text.split("\n") if (line := raw.strip()))
