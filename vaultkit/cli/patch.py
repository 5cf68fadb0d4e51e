"""What would be written, as a unified diff that `git apply` takes."""

from __future__ import annotations

from difflib import unified_diff

from vaultkit.app.round import Written

NO_NEWLINE = "\\ No newline at end of file\n"


def of(written: Written) -> str:
    """One file's change."""
    before, after = _lines(written.before), _lines(written.after)
    old = "/dev/null" if written.before is None else f"a/{written.path}"
    new = "/dev/null" if written.after is None else f"b/{written.path}"
    lines = unified_diff(before, after, old, new)
    return "".join(
        line if line.endswith("\n") else f"{line}\n{NO_NEWLINE}" for line in lines
    )


def _lines(data: bytes | None) -> list[str]:
    """A file's lines; they end at LF only, as patches have it."""
    lines = (data or b"").decode("utf-8", "replace").split("\n")
    return [f"{line}\n" for line in lines[:-1]] + [line for line in lines[-1:] if line]
