"""Attempts as they are counted: the third try, and that five are many."""

from __future__ import annotations

from vaultkit.plugin import Msg, msg

MANY = 5
"""Tries in vain after which it is asked how to go on."""


def nth_try(number: int) -> Msg:
    """How many times it has now been tried."""
    return msg("callbacks.try", n=number, th=_th(number))


def _th(number: int) -> str:
    if number % 100 in {11, 12, 13}:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
