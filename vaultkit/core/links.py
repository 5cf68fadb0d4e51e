"""STUB (interface; implemented by the parser work)."""
from __future__ import annotations
from typing import NamedTuple


class Link(NamedTuple):
    target: str   # as written, without heading/block part and alias; Markdown links %-decoded, without ".md", leading "../" parts cut
    shown: str    # alias if any, else the last path part of the target
    start: int
    end: int


def find(text: str) -> tuple[Link, ...]: ...
def fold(name: str) -> str: ...
