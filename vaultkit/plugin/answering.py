"""The grammar of answers, for who reads words and changes nothing.

A module of its own: `settling` brings all that edits notes, too.
"""

from __future__ import annotations

from vaultkit.core import answers

__all__ = ["answers"]
