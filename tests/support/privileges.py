"""A command run as one who may not read and write everything, also by root."""

from __future__ import annotations

import ctypes
import sys

PR_CAPBSET_DROP = 24
VERSION_3 = 0x20080522
"""Of the two calls that get and set the rights of a process: 64 rights in two words."""
DAC_OVERRIDE, DAC_READ_SEARCH = 1, 2


def ordinary() -> None:
    """Give up root's right to pass over permissions, here and in what is started.

    Whoever has no such right loses nothing.
    """
    if sys.platform.startswith("linux"):
        libc = ctypes.CDLL(None, use_errno=True)
        for right in (DAC_OVERRIDE, DAC_READ_SEARCH):
            libc.prctl(PR_CAPBSET_DROP, right, 0, 0, 0)
        whose = (ctypes.c_uint32 * 2)(VERSION_3, 0)
        rights = (ctypes.c_uint32 * 6)()
        if libc.capget(whose, rights) == 0:
            for at in (0, 1):  # those in effect, and those that could be
                rights[at] &= ~(1 << DAC_OVERRIDE | 1 << DAC_READ_SEARCH)
            libc.capset(whose, rights)
