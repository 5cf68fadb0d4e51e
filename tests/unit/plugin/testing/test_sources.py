"""Sentences in source text, held against the tables."""

from __future__ import annotations

import pytest

from vaultkit.plugin.testing import sources

TEXTS = {
    "acme.visit": "visit",
    "acme.days": "{n} days",
    "acme.days.one": "one day",
    "acme.mark.open": "open",
    "acme.mark.done": "done",
}


@pytest.mark.parametrize(
    ("source", "lacking"),
    [
        ("msg('acme.visit', on=day)", []),
        ("words.msg(f'acme.mark.{mark}')", []),
        ("Msg(f'{name}.anything')", []),
        ("Msg(name)", []),
        ("msg('plain')", []),
        ("print('acme.none', Msg())", []),
        ("x = msg('acme.none') if y else Msg('acme.visit')", ["acme.none"]),
        ("msg(f'acme.sign.{mark}')", ["f'acme.sign.{mark}'"]),
    ],
)
def test_a_sentence_that_is_said_without_text_is_named(
    source: str, lacking: list[str]
) -> None:
    assert sources.missing(TEXTS, [source]) == lacking


def test_a_text_that_nobody_says_is_named() -> None:
    said = ["msg('acme.days', n=n)", "msg(f'acme.mark.{mark}', x=f'')"]
    assert sources.unused(TEXTS, said) == ["acme.visit"]
    assert sources.unused(TEXTS, []) == sorted(TEXTS)
