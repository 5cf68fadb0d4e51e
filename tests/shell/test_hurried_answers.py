"""Answers as a thumb writes them: signs for words, and what is only half said."""

from __future__ import annotations

import pytest
from shell.test_answers import ANNA, CARD, LIST, TODAY, changed, retype, settled

TALKED = (
    ["rückruf:", "- 2026-11-25 Telefonat: E-Lkw-Angebot"],
    ["rückruf: 25.11.2026"],
)


@pytest.fixture
def listed(vault):
    """A vault whose list is filled; put words behind a line and sync."""
    vault.settings("[checklist]\nhelp = false\n", language="de")
    vault.note(CARD, ANNA)
    vault.note(LIST, "<!-- vaultkit:checklist within=30d -->\n<!-- /vaultkit -->\n")
    assert vault.run("sync", today=TODAY).code == 0

    def answer(part, words, code=0):
        retype(vault, part, lambda line: line + words)
        return settled(vault, code)

    return answer


@pytest.mark.parametrize("sign", ["-> ✅", "→ ✔️", "-> 👍", "👍🏽", "✅", "-> 👍👍!"])
def test_a_sign_for_a_tick_is_a_tick(listed, sign):
    assert changed(listed("E-Lkw", f" {sign}"), CARD, ANNA) == TALKED


def test_words_behind_a_sign_for_a_tick_tell_of_the_talk(listed):
    new, _ = changed(listed("E-Lkw", " -> 👍 will drei"), CARD, ANNA)
    assert new == ["rückruf:", "- 2026-11-25 Telefonat: will drei"]


def test_a_sign_for_a_tick_keeps_a_promise(listed):
    vault = listed("Angebot schicken", " -> ✅")
    assert "- [x] Angebot schicken 📅 2026-11-26 ✅ 2026-11-25\n" in vault.read(CARD)


def test_a_cross_may_mean_many_things_and_is_asked_about(listed):
    vault = listed("E-Lkw", " -> ❌", code=1)
    assert vault.read(CARD) == ANNA
    assert "⚠ das war nicht zu verstehen" in vault.read(LIST)


@pytest.mark.parametrize("sign", ["✅", "✔️", "👍"])
def test_a_sign_for_a_tick_counts_in_the_line_that_asks(vault, sign):
    line = f"- [ ] [[Anna Weber]] anrufen wg. Plan -> {sign}"
    vault.settings(language="de").note(CARD, "---\ntype: kontakt\n---\n")
    vault.note("Tagebuch/2026-11-25.md", f"{line}\n")
    settled(vault)
    assert vault.read("Tagebuch/2026-11-25.md").startswith(line.replace("[ ]", "[x]"))
    assert "Telefonat: Plan\n" in vault.read(CARD)


@pytest.mark.parametrize(
    ("words", "log"),
    [
        ("Mail geschickt, warte", "Mail: warte"),
        ("Mail raus, warte auf Antwort", "Mail: warte auf Antwort"),
        ("sent mail, waiting", "Mail: waiting"),
        ("erreicht, ruft zurück", "Telefonat: ruft zurück"),
    ],
)
def test_who_waits_for_an_answer_is_reminded_on_the_next_working_day(
    listed, words, log
):
    new, _ = changed(listed("E-Lkw", f" -> {words}"), CARD, ANNA)
    assert new == ["rückruf: 26.11.2026", f"- 2026-11-25 {log}"]


def test_a_tick_says_that_nobody_waits(listed):
    vault = listed("E-Lkw", " -> ✅ erreicht, ruft zurück")
    assert "rückruf:\n" in vault.read(CARD)


@pytest.mark.parametrize("words", ["angerufen mailbox", "called no answer"])
def test_a_call_that_nobody_took_is_no_talk_without_a_comma_either(listed, words):
    new, _ = changed(listed("E-Lkw", f" -> {words}"), CARD, ANNA)
    assert new[0] == "rückruf: 26.11.2026"


@pytest.mark.parametrize("words", ["verschoben auf Fr", "moved to Fri", "verlegt, Fr"])
def test_a_call_that_is_put_off_is_no_try(listed, words):
    vault = listed("E-Lkw", f" -> {words}")
    new, _ = changed(vault, CARD, ANNA)
    assert new == ["rückruf: 27.11.2026"]
    assert "Versuch eingetragen" not in vault.read(LIST)


def test_why_a_call_is_put_off_is_noted(listed):
    new, _ = changed(listed("E-Lkw", " -> verschoben auf Fr, krank"), CARD, ANNA)
    assert new == ["rückruf: 27.11.2026", "- 2026-11-25 Notiz: verschoben, krank"]


@pytest.mark.parametrize(
    ("head", "entry", "log"),
    [
        ("typ: kontakt\nrückruf", "", "Telefonat"),
        ("typ: kontakt\nrückruf", "- 2026-11-01 Telefonat: Werk 2\n", "Telefonat"),
        ("type: contact\ncallback", "- 2026-11-01 Tel.: Werk 2\n", "Telefonat"),
        ("type: contact\ncallback", "", "call"),
        ("typ: kontakt\nrückruf", "- 2026-11-01 call: plant 2\n", "call"),
    ],
)
@pytest.mark.parametrize("language", ["de", "en"])
def test_a_heading_of_both_languages_does_not_tell_that_of_a_card(
    vault, language, head, entry, log
):
    card = f"---\n{head}: 2026-11-25\n---\n\n## Log\n{entry}"
    vault.settings("[checklist]\nhelp = false\n", language=language).note(CARD, card)
    vault.note(LIST, "<!-- vaultkit:checklist within=30d -->\n<!-- /vaultkit -->\n")
    vault.run("sync", today=TODAY)
    retype(vault, "^vk-", lambda line: f"{line} -> will drei")
    retype(vault, "^vk-", lambda line: line.replace("[ ]", "[x]"))
    new, _ = changed(settled(vault), CARD, card)
    assert f"- 2026-11-25 {log}: will drei" in new


def beside(vault, words):
    """Put words before the id of the call's line, with no arrow."""
    retype(vault, "E-Lkw", lambda line: line.replace(" ^", f" {words} ^"))


@pytest.mark.usefixtures("listed")
@pytest.mark.parametrize("words", ["nicht erreicht, Do", "erreicht", "AB"])
def test_an_answer_in_the_line_itself_is_pointed_out(vault, words):
    beside(vault, words)
    settled(vault, code=1)
    assert vault.read(CARD) == ANNA
    assert f"⚠ „{words}“ steht in der Zeile selbst" in vault.read(LIST)


@pytest.mark.usefixtures("listed")
def test_with_an_arrow_put_before_it_the_answer_counts(vault):
    beside(vault, "nicht erreicht, Do")
    settled(vault, code=1)
    retype(vault, "Do ^vk-", lambda line: line.replace("nicht", "-> nicht"))
    settled(vault)
    assert "rückruf: 26.11.2026\n" in vault.read(CARD)
    assert "⚠" not in vault.read(LIST)


@pytest.mark.usefixtures("listed")
def test_an_answer_taken_out_of_the_line_again_leaves_no_reason(vault):
    before = vault.read(LIST)
    beside(vault, "erreicht")
    settled(vault, code=1)
    retype(vault, "erreicht ^vk-", lambda line: line.replace(" erreicht", ""))
    assert settled(vault).read(LIST) == before


@pytest.mark.usefixtures("listed")
def test_other_words_in_the_line_are_a_hand_s_own(vault):
    beside(vault, "Durchwahl 12")
    settled(vault)
    assert "⚠" not in vault.read(LIST)
