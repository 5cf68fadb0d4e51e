"""What acts on answers is held to its laws, each broken once; and two that clash."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from plugins.test_contract_suite import GOOD, WORDS, found

from vaultkit import wiring
from vaultkit.app.registry import Registry
from vaultkit.plugin import Edit, Msg, Plugin, Replacement, Span, View
from vaultkit.plugin.settling import (
    AlreadyDone,
    Answered,
    Edits,
    Refused,
    Replies,
    Settled,
    Settler,
    edits,
    identity,
)

COUNTER = itertools.count()


def edited(answered: Answered, *changes: Replacement, **more: Any) -> Settled:
    text = answered.source.text
    made = Edit(answered.source.path, identity.digest(text.encode()), changes, "acme")
    return Edits((made._replace(**more),), (Msg("acme.due"),))


def tick(_view: View, answered: Answered) -> Settled:
    end = len(answered.source.text)
    return edited(answered, Replacement(Span(end, end), "paid\n"))


def test_a_settler_that_keeps_its_word_hears_nothing():
    assert found(*GOOD, Settler("acme/due", tick)) == ""


def far(_view: View, answered: Answered) -> Settled:
    return edited(answered, Replacement(Span(9_000, 9_001), ""))


def other(_view: View, answered: Answered) -> Settled:
    return edited(answered, Replacement(Span(0, 0), "x"), seen_digest=b"of another")


def gone(_view: View, answered: Answered) -> Settled:
    return edited(answered, Replacement(Span(0, 0), "x"), path="Nowhere.md")


def again(_view: View, answered: Answered) -> Settled:
    return edited(answered, Replacement(Span(0, 0), "x"), seen_digest=edits.ABSENT)


def head(_view: View, answered: Answered) -> Settled:
    return edited(answered, Replacement(Span(0, 0), "---\npaid: yes\n---\n"))


BROKEN = {
    "by chance": (lambda _v, _a: Refused(Msg(f"acme.{next(COUNTER)}")), "two answers"),
    "nothing": (lambda _v, _a: None, "Settler.settle"),
    "no sentence": (lambda _v, _a: Refused(Msg("acme.nothing")), "acme.nothing"),
    "no echo": (lambda _v, _a: AlreadyDone((Msg("acme.no"),)), "acme.no"),
    "outside the note": (far, "overlap or lie outside"),
    "another text": (other, "of another text"),
    "no such note": (gone, "there is no note 'Nowhere.md'"),
    "a note that is there": (again, "there is a note"),
    "a key that it does not name": (head, "changes more than it says"),
}


@pytest.mark.parametrize(("settle", "said"), BROKEN.values(), ids=BROKEN)
def test_settling_is_held_to_its_laws(settle: Any, said: str) -> None:
    assert said in found(*GOOD, Settler("acme/due", settle))


def test_the_words_of_answers_are_the_same_each_time():
    (own,) = (v for v in wiring.builtins(acting=True)[-1].contributes if _replies(v))
    words = own.vocabulary()
    assert found(*GOOD, Replies(lambda: words), Settler("acme/due", tick)) == ""
    mine = (frozenset((str(next(COUNTER)),)) for _ in itertools.count())
    assert "two answers" in found(
        *GOOD, Replies(lambda: words._replace(ours=next(mine)))
    )


def test_words_that_are_no_vocabulary_are_named():
    assert "Replies.vocabulary" in found(*GOOD, Replies(lambda: None))  # type: ignore[arg-type, return-value]


def _replies(value: object) -> bool:
    return isinstance(value, Replies)


# --- two plugins --------------------------------------------------------------------
def acme(*contributes: Any) -> Plugin:
    return Plugin("acme", "1", None, WORDS, contributes)


def test_two_plugins_that_settle_one_kind_are_an_error_that_names_both():
    ours = wiring.builtins(acting=True)
    made = Registry([*ours, acme(Settler("callback", tick))], strangers=("acme",))
    (fault,) = made.diagnostics
    assert fault.severity == "error"
    args = dict(fault.message.args)
    assert (args["what"], args["name"]) == ("settler", "callback")
    assert (args["first"], args["second"]) == ("answers", "acme")
    kept = [o for o in made.of(Settler) if o.value.kind == "callback"]
    assert [owned.plugin.name for owned in kept] == ["answers"]


def test_what_is_known_of_plugins_that_are_not_loaded_is_what_they_bring():
    loaded = {plugin.name for plugin in wiring.builtins()}
    found = {
        plugin.name: [
            (type(value).__name__, name)
            for value in plugin.contributes
            if (name := getattr(value, "kind", "") or getattr(value, "name", "replies"))
        ]
        for plugin in wiring.builtins(acting=True)
        if plugin.name not in loaded
    }
    assert {name: sorted(brought) for name, brought in wiring.TAKEN.items()} == {
        name: sorted(brought) for name, brought in found.items()
    }


def test_two_plugins_with_words_of_answers_are_one_too():
    ours = wiring.builtins(acting=True)
    words = Replies(lambda: None)  # type: ignore[arg-type, return-value]
    made = Registry([*ours, acme(words)], strangers=("acme",))
    assert [dict(f.message.args)["second"] for f in made.diagnostics] == ["acme"]


def test_a_settler_for_a_kind_of_one_s_own_clashes_with_nobody():
    ours = wiring.builtins(acting=True)
    made = Registry([*ours, acme(Settler("acme/due", tick))], strangers=("acme",))
    assert made.diagnostics == []
