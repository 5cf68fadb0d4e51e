"""Edits of a note that keep its hand's work: every one a value, local and proved.

A key set in the form it has, a task line ticked or moved in its dialect, a log entry
written like its neighbour. Each gives replacements, nothing where all is so already, or
the reason why the note is left alone. Nothing here reads a disk or a clock.
"""

from __future__ import annotations

from vaultkit.core.rewriting.duedates import set_due
from vaultkit.core.rewriting.fieldedits import Key, set_field
from vaultkit.core.rewriting.logentries import Heading, log_entry, stands
from vaultkit.core.rewriting.logstyle import Logged
from vaultkit.core.rewriting.proofs import Changes, Refused, changed_keys, prove
from vaultkit.core.rewriting.taskedits import append_words, drop, tick, untick
from vaultkit.core.rewriting.tasklines import TaskLine, uses_emoji
from vaultkit.core.rewriting.yamltext import written

__all__ = [
    "Changes",
    "Heading",
    "Key",
    "Logged",
    "Refused",
    "TaskLine",
    "append_words",
    "changed_keys",
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
