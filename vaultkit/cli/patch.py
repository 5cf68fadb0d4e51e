"""What would be written, as a unified diff that `git apply` takes."""

from __future__ import annotations

from difflib import unified_diff

from vaultkit.app.round import Written

NO_NEWLINE = "\\ No newline at end of file\n"


def of(written: Written) -> str:
    """One file's change."""
    before = (
        (written.before or b"").decode("utf-8", "replace").splitlines(keepends=True)
    )
    after = (written.after or b"").decode("utf-8", "replace").splitlines(keepends=True)
    old = "/dev/null" if written.before is None else f"a/{written.path}"
    new = "/dev/null" if written.after is None else f"b/{written.path}"
    lines = unified_diff(before, after, old, new)
    return "".join(
        line if line.endswith("\n") else f"{line}\n{NO_NEWLINE}" for line in lines
    )
