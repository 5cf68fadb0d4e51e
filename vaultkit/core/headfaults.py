"""What is said of front matter that is not as it should be, and where.

Takes places and text; finds the remedy in the line itself, never in a library's words.
"""

from __future__ import annotations

import re

from vaultkit.core.diagnostics import Diagnostic, Fix
from vaultkit.core.edits import Replacement
from vaultkit.core.fields import Field
from vaultkit.core.spans import Span
from vaultkit.core.words import Msg, msg

_BAD_YAML = "frontmatter/bad-yaml"
_SHOWN = 60
_CLEAN = re.compile(r"[^\W\d_][\w .-]*:(?:[ \t]+[^\W_][^:#\[\]{}\"']*)?")
"""A line that breaks nothing by itself."""
_LOUD = frozenset("\"'&*!|>%@`[]{}#,?-")
_RAISED = re.compile(r":(?=\s|$)|\s#")


def unclosed(path: str, text: str) -> tuple[Diagnostic, ...]:
    """A first `---` that nothing closes, if a key follows it; else it is a rule."""
    second = text.split("\n", 2)[1].rstrip()
    key, colon, _ = second.partition(":")
    if not (colon and key[:1].isalpha() and key.isprintable()):
        return ()
    message, hint = msg("core.unclosed", line=_shown(second)), msg("core.unclosed.hint")
    return (Diagnostic(_BAD_YAML, "error", message, path, Span(0, 3), hint),)


def endless(path: str, text: str, block: Span) -> Diagnostic:
    """A block so long that something else than front matter must be in it."""
    message, hint = msg("core.endless"), msg("core.endless.hint")
    end = _line_at(text, block, block.start)[1]
    return Diagnostic(_BAD_YAML, "error", message, path, Span(block.start, end), hint)


def broken(path: str, text: str, block: Span, at: int) -> Diagnostic:
    """No YAML: the line at `at`, and what to type instead."""
    last = block.start + len(text[block.start : block.end].rstrip())
    at = max(min(at, last - 1), block.start)
    start, end = _line_at(text, block, at)
    if _CLEAN.fullmatch(text, start, end) and start > block.start:
        before = _line_at(text, block, start - 1)
        if text[before[0] : before[1]].strip() and not _CLEAN.fullmatch(text, *before):
            start, end = before
            at = start
    line = text[start:end]
    span = Span(at, end) if at < end else Span(start, end)
    message = msg("core.bad-yaml", line=_shown(line.strip()))
    remedy, value = _remedy(line)
    fix = None
    if value is not None:
        put = Replacement(Span(start + value[0], start + value[1]), value[2])
        fix = Fix((put,))
    return Diagnostic(_BAD_YAML, "error", message, path, span, remedy, fix)


def _line_at(text: str, block: Span, at: int) -> tuple[int, int]:
    """Start and end of the line that holds an offset, its blanks at the end cut."""
    start = text.rfind("\n", block.start, at) + 1 or block.start
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    return start, start + len(text[start:end].rstrip())


def bomb(path: str, text: str, block: Span) -> Diagnostic:
    """Aliases or nesting without measure; points at the first alias, else bracket."""
    signs = (text.find(sign, block.start, block.end) for sign in "*[{")
    at = next((at for at in signs if at >= 0), block.start)
    end = text.find("\n", at)
    return Diagnostic(
        "frontmatter/alias-bomb",
        "error",
        msg("core.alias-bomb"),
        path,
        Span(at, end if end >= 0 else len(text)),
        msg("core.alias-bomb.hint"),
    )


def duplicates(
    path: str, text: str, fields: tuple[Field, ...]
) -> tuple[Diagnostic, ...]:
    """A warning at every key that stands there already."""
    if len({field.key for field in fields}) == len(fields):
        return ()
    first: dict[str, Span] = {}
    found = []
    for field in fields:
        before = first.setdefault(field.key, field.key_span)
        if before is field.key_span:
            continue
        line = text.count("\n", 0, before.start) + 1
        message = msg("core.duplicate-key", key=field.key, line=line)
        hint = msg("core.duplicate-key.hint")
        code = "frontmatter/duplicate-key"
        found.append(Diagnostic(code, "warning", message, path, field.key_span, hint))
    return tuple(found)


def _remedy(line: str) -> tuple[Msg, tuple[int, int, str] | None]:
    """What to type instead of a line that breaks the block; its value in quotes."""
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent:
        return msg("core.bad-yaml.tab"), None
    if not line.isprintable() and not line.replace("\t", "").isprintable():
        return msg("core.bad-yaml.sign"), None
    lead = line.strip()
    dash = "- " if lead.startswith("- ") else ""
    key, colon, value = lead[len(dash) :].partition(":")
    value = value.strip()
    if dash and not (colon and value):
        key, colon, value = "", "", lead[2:].strip()
    if not value or not (colon or dash) or not _needs_quotes(value):
        return msg("core.bad-yaml.form"), None
    if value[0] in "\"'" and value.count(value[0]) == 1:
        return msg("core.bad-yaml.quote", mark=value[0]), None
    if '"' in value and "'" in value:
        return msg("core.bad-yaml.form"), None
    mark = "'" if '"' in value or "\\" in value else '"'
    quoted = f"{mark}{value}{mark}"
    start = f"{key}: " if colon else ""
    end = len(line.rstrip())
    put = (end - len(value), end, quoted)
    return msg("core.bad-yaml.quotes", line=_shown(dash + start + quoted)), put


def _needs_quotes(value: str) -> bool:
    """Whether YAML takes a value for something else than its words."""
    return value[0] in _LOUD or _RAISED.search(value) is not None


def _shown(line: str) -> str:
    """A line of the user's, short enough for a sentence."""
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
