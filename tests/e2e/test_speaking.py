"""What the commands say beside their answers, as a person reads it."""

from __future__ import annotations


def test_check_counts_the_hints_that_it_does_not_show(vault):
    vault.settings().note(
        "People/Anna.md",
        "---\ntype: contact\ncallback: 2026-13-01\n---\n## Log\n"
        "- 2026-11-20 call: knows [[Nobody Yet]]\n"
        "- [ ] send the offer by Friday\n- [ ] call [[Max Who]] by Tuesday\n",
    )
    hints = sum(d["severity"] == "hint" for d in vault.check())
    assert hints > 1
    said = vault.run("check")
    assert "hint[" not in said.out
    assert said.err == f"1 error, {hints} hints: vaultkit check --hints\n"
    assert vault.run("check", "--hints").err == f"1 error, {hints} hints\n"
    said = vault.run("check", "--lang", "de")
    assert said.err == f"1 Fehler, {hints} Hinweise: vaultkit check --hints\n"


def test_check_says_of_clean_notes_how_many_hints_there_are(vault):
    vault.settings(language="de").note(
        "Kontakte/Anna.md", "---\nrückruf: Freitag\n---\n"
    )
    said = vault.run("check")
    assert said.code == 0
    assert said.err == (
        "nichts zu beanstanden in 1 Notiz\n1 Hinweis: vaultkit check --hints\n"
    )
