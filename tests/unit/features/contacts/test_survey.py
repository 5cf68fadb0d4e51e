"""The first look at a vault counts what was recognised, and by which rule."""

from __future__ import annotations

from typing import Any

import pytest
from support.small_view import small_view

from vaultkit.core.words import Words
from vaultkit.features.contacts import plugin, survey
from vaultkit.features.contacts.options import Options
from vaultkit.plugin import Grid

NOW = "2026-11-21T00:00"


def look(*heads: str, body: str = "", name: str = "A") -> Any:
    texts = {
        f"Kontakte/{name}{n}.md": f"---\n{head}\n---\n{body}"
        for n, head in enumerate(heads)
    }
    return survey.run(small_view(texts=texts), NOW)


def said(outcome: Any, language: str = "de") -> str:
    words = Words(language, {**plugin.words["en"], **plugin.words[language]})
    lines = [part for part in outcome.show if not isinstance(part, Grid)]
    return "\n".join("".join(map(words.say, line)) for line in lines)


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("rückruf: 2026-11-25 14:00", "iso"),
        ("rückruf: 2026-11-25T14:00:00", "iso"),
        ("geburtstag: --11-24", "iso"),
        ("rückruf: 25.11.2026, 14 Uhr", "german"),
        ("rückruf: 25.11.26", "german"),
        ("snooze: 24.12.", "short"),
        ("rückruf: 25. November 2026", "words"),
        ("callback: Nov 25, 2026", "words"),
    ],
)
def test_dates_are_told_apart_by_how_they_are_written(written: str, form: str) -> None:
    assert look(written).data["dates"] == {form: 1}


def test_dates_that_begin_a_line_and_those_of_a_box_count_too() -> None:
    body = "## Verlauf\n- 2026-11-10 Tel.\n- 10.10.2026 Mail\n- [ ] Muster bis KW 49\n"
    found = look("typ: kontakt", body=body).data["dates"]
    assert found == {"iso": 1, "german": 1, "words": 1}


def test_times_alone_and_numbers_are_no_dates() -> None:
    body = "- 14:00 Tel.\n- 3 Muster\n- Preis 12.50\nSeit 2019 im Haus.\n"
    assert look("typ: kontakt", body=body).data["dates"] == {}


def test_a_pause_without_end_is_no_missing_date() -> None:
    assert "Kein Datum" not in said(look("pausiert: ja"))
    once = said(look("rückruf: irgendwann"))
    assert "Kein Datum, wo eines hingehört: „irgendwann“" in once
    twice = said(look("rückruf: irgendwann", "rückruf: bald"))
    assert "Kein Datum, wo eines hingehört: 2, etwa „" in twice


def test_a_date_that_nobody_can_tell_is_said_with_its_key() -> None:
    text = said(look("Last Contacted: 11/12/2026"))
    assert 'us_keys = ["Last Contacted"]' in text


def test_one_key_is_counted_once_a_note_under_its_first_spelling() -> None:
    found = look("E-Mail 1: a@b.example\nE-Mail 2: c@d.example", "e_mail: e@f.example")
    assert found.data["keys"] == {"E-Mail 1": 2}


def test_empty_keys_and_those_of_looks_are_passed_over() -> None:
    found = look("sternzeichen:\ncssclasses: wide\nfirma:\nort: Linz")
    assert (found.data["unread"], found.data["keys"]) == ({}, {"ort": 1})


def test_keys_of_other_notes_are_nobodys_business() -> None:
    texts = {"Rezepte/Gulasch.md": "---\nzutaten: Zwiebeln\n---\n"}
    found = survey.run(small_view(texts=texts), NOW)
    assert found.data["unread"] == {}
    assert "Noch keine Kontakte" in said(found)


def test_rare_keys_are_grouped() -> None:
    names = ("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta")
    text = said(look("\n".join(f"x{name}x: 1" for name in names)))
    assert text.count("“ ×1") == 6
    assert "und 2 seltenere" in text


def test_a_key_as_long_as_a_page_is_cut() -> None:
    text = said(look("x" * 900 + ": 1"))
    assert max(map(len, text.splitlines())) < 120


def test_a_key_with_quotes_is_proposed_as_toml_reads_it() -> None:
    assert 'keys = { "rück\\"rufe" = "callback" }' in said(look("'rück\"rufe': x"))


def test_languages_are_counted_by_keys_and_headings() -> None:
    texts = {
        "Kontakte/Anna.md": "---\nfirma: X\nname: A\ncompany: Y\n---\n## Verlauf\n",
        "Notizen.md": "## Rückrufe\n## Log\n## Irgendwas\n",
    }
    assert survey.languages(small_view(texts=texts)) == {"de": 3, "en": 2}


def test_a_birthday_that_begins_with_the_month_is_said_until_it_is_read() -> None:
    texts = {"People/A.md": "---\nbirthday: 11/24/1980\n---\n"}
    said_at_first = said(survey.run(small_view(texts=texts), NOW))
    assert 'us_keys = ["birthday"]' in said_at_first
    view = small_view(texts=texts, options=Options(us_keys=("birthday",)))
    assert "us_keys" not in said(survey.run(view, NOW))
