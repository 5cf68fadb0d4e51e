"""Short names made from text."""

from __future__ import annotations

import runpy
import sys

import pytest

from vaultkit.core import identity


def test_a_name_is_the_same_for_ever_and_no_letter_in_it_is_misread() -> None:
    name = identity.code("cadence.anna weber.@k3f9q2ab")
    assert name == "1ms67b3e9bc2k43wfv0r4sr24m"
    assert not set("ilou") & set("".join(identity.code(str(n)) for n in range(200)))


def test_an_interpreter_without_the_quick_door_gives_the_same_names(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "_blake2", None)
    other = runpy.run_path(identity.__file__)
    for text in ("", "Zoë Müller", "\ud800"):
        assert other["code"](text) == identity.code(text)
    assert other["digest"](b"text\r\n") == identity.digest(b"text\r\n")
