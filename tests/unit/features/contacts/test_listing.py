from support.small_view import small_view

from vaultkit.features.contacts import listing
from vaultkit.features.contacts.words import WORDS
from vaultkit.plugin import Grid, Msg, Outcome, Words, msg

NOW = "2026-11-25T09:00"
ANNA = (
    *("anna weber", "anna weber", "Anna Weber", "Stahlbau Gruber", "prospect", 42),
    *("2026-12-03 2026-11-20", "", "Kontakte/Anna Weber.md"),
)
VAULT = {
    "Kontakte/Anna Weber.md": (
        "---\nkontaktrhythmus: 6w\nrückruf: 25.11.2026\nkontaktrythmus: x\n"
        "Haustier: Hund\n---\n## Verlauf\n"
    ),
    "Kontakte/Kontakte.md": "",
    "Vorlagen/Kontakt.md": "---\ntype: kontakt\n---\n",
    "Inbox/Daniela.md": "#kontakt\n",
    "People/Priya.md": "---\nlast-contact: 2026-11-19\nnext-contact: 11/28/2026\n---\n",
    "Ideen.md": "# Ideen\n",
    "2026-11-25.md": "",
}


def grid(outcome: Outcome) -> Grid:
    found = outcome.show[0]
    assert isinstance(found, Grid)
    return found


def test_the_list_has_the_last_talk_that_took_place() -> None:
    outcome = listing.run(small_view(rows=[ANNA]), {"why": False}, NOW)
    assert grid(outcome).rows == (
        (
            "Anna Weber",
            "Stahlbau Gruber",
            Msg("contacts.stage.prospect"),
            msg("contacts.list.days", n=42),
            msg("contacts.list.on", on="2026-11-20"),
            "Kontakte/Anna Weber.md",
        ),
    )
    assert outcome.data[0]["last_talk"] == "2026-11-20"


def test_an_empty_vault_is_told_what_a_contact_is() -> None:
    outcome = listing.run(small_view(), {"why": False}, NOW)
    assert outcome.show == (Msg("contacts.list.nobody"),)


def test_why_names_the_rule_that_took_or_left_each_note() -> None:
    outcome = listing.run(small_view(texts=VAULT), {"why": True}, NOW)
    words = Words("de", {**WORDS["en"], **WORDS["de"]})
    rows = [(row[0], words.say(row[1])) for row in grid(outcome).rows]  # type: ignore[arg-type]
    assert rows == [
        ("Inbox/Daniela.md", "Kontakt: trägt das Schlagwort #kontakt"),
        ("Kontakte/Anna Weber.md", "Kontakt: liegt im Ordner „Kontakte“"),
        ("People/Priya.md", "Kontakt: liegt im Ordner „People“"),
        ("2026-11-25.md", "keiner: eine Notiz zu einem Tag, Mi 25.11.2026"),
        ("Kontakte/Kontakte.md", "keiner: „Kontakte“ ist die Übersicht ihres Ordners"),
        ("Vorlagen/Kontakt.md", "keiner: „vorlagen“ ist ein Ordner für Vorlagen"),
    ]
    assert [count for _, count in grid(outcome).groups] == [3, 3]
    assert outcome.show[1] == msg("contacts.list.silent", n=1)
