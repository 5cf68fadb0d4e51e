"""The door to edits of notes: `from vaultkit.plugin import rewriting`.

Stands apart from the rest of the door because only settling answers and taking down
what is typed need it, and a start without either shall not load it.
"""

from __future__ import annotations

from vaultkit.core.rewriting import (
    Changes,
    Heading,
    Key,
    Logged,
    Refused,
    TaskLine,
    append_words,
    drop,
    log_entry,
    prove,
    set_due,
    set_field,
    stands,
    tick,
    untick,
    uses_emoji,
    written,
)

__all__ = [
    "Changes",
    "Heading",
    "Key",
    "Logged",
    "Refused",
    "TaskLine",
    "append_words",
    "drop",
    "log_entry",
    "prove",
    "set_due",
    "set_field",
    "stands",
    "tick",
    "untick",
    "uses_emoji",
    "written",
]
