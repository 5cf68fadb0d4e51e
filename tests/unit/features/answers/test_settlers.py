"""Answers to a follow-up of each kind: what they change in its card, or why nothing."""

from __future__ import annotations

import pytest

from vaultkit import wiring
from vaultkit.core import edits, notes
from vaultkit.features.contacts.history import working_day
from vaultkit.features.lines.replies import vocabulary
from vaultkit.plugin import msg
from vaultkit.plugin.settling import (
    AlreadyDone,
    Answered,
    Edits,
    Refused,
    Settled,
    Settler,
    answers,
)
from vaultkit.plugin.testing import MemoryVault

PLUGINS = tuple(wiring.builtins(acting=True))
SETTLERS = {
    value.kind: value.settle
    for plugin in PLUGINS
    for value in plugin.contributes
    if isinstance(value, Settler)
}
TODAY = "2026-11-25"
"""A Wednesday."""
CARD = """\
---
type: kontakt
kontaktrhythmus: alle 2 Wochen
geburtstag: 1984-11-25
rückruf: 25.11.2026
anlass: E-Lkw-Angebot
---

## Zusagen
- [ ] Angebot schicken 📅 2026-11-26
- [ ] Max: Referenzliste 📅 2026-11-24
- [ ] Fr 27.11.2026 13:00–13:30 Telefontermin
- [ ] Di 24.11.2026 10:00–10:30 Vorgespräch
- [ ] nachfassen wegen Mengen 📅 2026-11-25

## Verlauf
- 2026-11-02 Telefonat: prüft es
"""
MOVED = (
    "+ - 2026-11-25 Notiz: verschoben von Do 26.11.2026 auf Mo 30.11.2026:"
    " Angebot schicken"
)
LOOKED = (
    "+ - 2026-11-25 Notiz: nachgehakt (kommt Mo), wieder Mo 30.11.2026: Referenzliste"
)
PATH = "Kontakte/Max Huber.md"
RESTING = CARD.replace("rückruf: 25.11.2026\nanlass: E-Lkw-Angebot\n", "")
RESTING = (
    RESTING[: RESTING.index("- [ ] Fr 27")] + RESTING[RESTING.index("\n## Verl") :]
)


def settled(  # noqa: PLR0913 - an answer has many sides
    kind: str,
    words: str,
    part: str = "",
    *,
    card: str = CARD,
    now: str = "",
    dropped: bool = False,
) -> Settled:
    """What is made of words; `now` is the card as it is when they are acted on."""
    vault = MemoryVault(PLUGINS, {PATH: card})
    view = vault.view(f"{TODAY}T09:30", PLUGINS[-1])
    (due,) = [one for one in view.followups(kinds=(kind,)) if part in one.item.title]
    called = due.entity.name.split()
    answer = answers.parse(words, TODAY, "09:30", vocabulary(), called)
    answer = answer._replace(dropped=dropped)
    source = notes.parse(PATH, now) if now else vault.notes[PATH]
    return SETTLERS[kind](
        view, Answered(due, answer, False, TODAY, TODAY, source, None, False, "de")
    )


def written(made: Settled, card: str) -> str:
    """The card afterwards."""
    assert isinstance(made, Edits), made
    (edit,) = made.edits
    return edits.apply(card, edit.replacements)


def changed(made: Settled, card: str = CARD) -> list[str]:
    """Lines that are gone, and lines that are new."""
    before, after = card.split("\n"), written(made, card).split("\n")
    gone = [f"- {line}" for line in before if line not in after]
    return gone + [f"+ {line}" for line in after if line not in before]


KEY = ("callback", "E-Lkw")
TASK = ("callback", "nachfassen")
MINE = ("promise", "Angebot")
THEIRS = ("waiting", "Referenz")
COMING = ("appointment", "Telefon")
BEEN = ("outcome-missing", "Vorgespräch")
CASES: list[tuple[str, str, str, list[str]]] = [
    (
        *KEY,
        "reached",
        [
            "- rückruf: 25.11.2026",
            "+ rückruf:",
            "+ - 2026-11-25 Telefonat: E-Lkw-Angebot",
        ],
    ),
    (
        *KEY,
        "kein Interesse",
        ["- rückruf: 25.11.2026", "+ rückruf:", "+ - 2026-11-25 Notiz: kein Interesse"],
    ),
    (
        *KEY,
        "kein Interesse, 14.1.2027",
        [
            "- rückruf: 25.11.2026",
            "+ rückruf: 14.1.2027",
            "+ - 2026-11-25 Notiz: kein Interesse",
        ],
    ),
    (
        *KEY,
        "Kontakt gelöscht",
        [
            "- rückruf: 25.11.2026",
            "+ rückruf:",
            "+ status: beendet",
            "+ - 2026-11-25 Notiz: Kontakt gelöscht",
        ],
    ),
    (
        *KEY,
        "Mailbox, Do 14:00",
        [
            "- rückruf: 25.11.2026",
            "+ rückruf: 26.11.2026 14:00",
            "+ - 2026-11-25 Tel.: Mailbox",
        ],
    ),
    (
        *KEY,
        "erreicht, will Pläne bis Fr",
        [
            "- rückruf: 25.11.2026",
            "- anlass: E-Lkw-Angebot",
            "+ rückruf: 27.11.2026",
            "+ anlass: will Pläne bis Fr",
            "+ - 2026-11-25 Telefonat: will Pläne bis Fr",
        ],
    ),
    (
        *TASK,
        "erreicht, will Pläne",
        [
            "- - [ ] nachfassen wegen Mengen 📅 2026-11-25",
            "+ - [x] nachfassen wegen Mengen 📅 2026-11-25 ✅ 2026-11-25",
            "+ - 2026-11-25 Telefonat: will Pläne",
        ],
    ),
    (
        *TASK,
        "nicht erreicht",
        [
            "- - [ ] nachfassen wegen Mengen 📅 2026-11-25",
            "+ - [ ] nachfassen wegen Mengen 📅 2026-11-26",
            "+ - 2026-11-25 Tel.: nicht erreicht",
        ],
    ),
    (
        *TASK,
        "Mo",
        [
            "- - [ ] nachfassen wegen Mengen 📅 2026-11-25",
            "+ - [ ] nachfassen wegen Mengen 📅 2026-11-30",
        ],
    ),
    (
        *TASK,
        "hat sich erledigt",
        [
            "- - [ ] nachfassen wegen Mengen 📅 2026-11-25",
            "+ - [-] nachfassen wegen Mengen 📅 2026-11-25 ❌ 2026-11-25",
            "+ - 2026-11-25 Notiz: hat sich erledigt",
        ],
    ),
    (
        *TASK,
        "erreicht, Mo nochmal",
        [
            "- rückruf: 25.11.2026",
            "- anlass: E-Lkw-Angebot",
            "- - [ ] nachfassen wegen Mengen 📅 2026-11-25",
            "+ rückruf: 30.11.2026",
            "+ anlass: Mengen",
            "+ - [x] nachfassen wegen Mengen 📅 2026-11-25 ✅ 2026-11-25",
            "+ - 2026-11-25 Telefonat: Mengen",
        ],
    ),
    (
        *MINE,
        "geschickt, passt ihm",
        [
            "- - [ ] Angebot schicken 📅 2026-11-26",
            "+ - [x] Angebot schicken 📅 2026-11-26 ✅ 2026-11-25",
            "+ - 2026-11-25 Notiz: passt ihm",
        ],
    ),
    (
        *MINE,
        "telefoniert, braucht es bis Mo",
        [
            "- - [ ] Angebot schicken 📅 2026-11-26",
            "+ - [ ] Angebot schicken 📅 2026-11-30",
            "+ - 2026-11-25 Telefonat: braucht es bis Mo",
            MOVED,
        ],
    ),
    (
        *MINE,
        "hinfällig",
        [
            "- - [ ] Angebot schicken 📅 2026-11-26",
            "+ - [-] Angebot schicken 📅 2026-11-26 ❌ 2026-11-25",
            "+ - 2026-11-25 Notiz: hinfällig",
        ],
    ),
    (
        *MINE,
        "Mo",
        [
            "- - [ ] Angebot schicken 📅 2026-11-26",
            "+ - [ ] Angebot schicken 📅 2026-11-30",
            MOVED,
        ],
    ),
    (
        *MINE,
        "verschoben, will es erst sehen, Mo",
        [
            "- - [ ] Angebot schicken 📅 2026-11-26",
            "+ - [ ] Angebot schicken 📅 2026-11-30",
            MOVED,
            "+ - 2026-11-25 Notiz: will es erst sehen",
        ],
    ),
    (
        *THEIRS,
        "erhalten",
        [
            "- - [ ] Max: Referenzliste 📅 2026-11-24",
            "+ - [x] Max: Referenzliste 📅 2026-11-24 ✅ 2026-11-25",
        ],
    ),
    (
        *THEIRS,
        "nachgehakt, kommt Mo",
        [LOOKED],
    ),
    (
        *THEIRS,
        "noch nicht",
        ["+ - 2026-11-25 Notiz: noch nicht: Referenzliste"],
    ),
    (
        *THEIRS,
        "nicht erreicht, Do",
        [
            "+ - 2026-11-25 Tel.: nicht erreicht",
            "+ - 2026-11-25 Notiz: wieder Do 26.11.2026: Referenzliste",
        ],
    ),
    (
        *THEIRS,
        "erreicht, kommt Fr",
        [
            "+ - 2026-11-25 Telefonat: kommt Fr",
            "+ - 2026-11-25 Notiz: wieder Fr 27.11.2026: Referenzliste",
        ],
    ),
    (
        *COMING,
        "abgesagt von mir",
        [
            "- - [ ] Fr 27.11.2026 13:00–13:30 Telefontermin",
            "+ - [-] Fr 27.11.2026 13:00–13:30 Telefontermin ❌ 2026-11-25",
            "+ - 2026-11-25 Termin: abgesagt (von mir)",
        ],
    ),
    (
        *COMING,
        "verschoben auf Mo 10:00",
        [
            "- - [ ] Fr 27.11.2026 13:00–13:30 Telefontermin",
            "+ - [ ] Mo 30.11.2026 10:00–10:30 Telefontermin",
            "+ - 2026-11-25 Termin: verschoben von Fr 27.11. 13:00",
        ],
    ),
    (
        *COMING,
        "14:00",
        [
            "- - [ ] Fr 27.11.2026 13:00–13:30 Telefontermin",
            "+ - [ ] Fr 27.11.2026 14:00–14:30 Telefontermin",
            "+ - 2026-11-25 Termin: verschoben von Fr 27.11. 13:00",
        ],
    ),
    (
        *COMING,
        "Mo 10:00",
        [
            "- - [ ] Fr 27.11.2026 13:00–13:30 Telefontermin",
            "+ - [ ] Mo 30.11.2026 10:00–10:30 Telefontermin",
            "+ - 2026-11-25 Termin: verschoben von Fr 27.11. 13:00",
        ],
    ),
    (
        *COMING,
        "stattgefunden, passt",
        [
            "- - [ ] Fr 27.11.2026 13:00–13:30 Telefontermin",
            "+ - [x] Fr 27.11.2026 13:00–13:30 Telefontermin ✅ 2026-11-25",
            "+ - 2026-11-25 Termin: passt",
        ],
    ),
    (
        *BEEN,
        "nicht erschienen, Do 14:00",
        [
            "- - [ ] Di 24.11.2026 10:00–10:30 Vorgespräch",
            "+ - [-] Di 24.11.2026 10:00–10:30 Vorgespräch ❌ 2026-11-25",
            "+ - [ ] anrufen ab 14:00 📅 2026-11-26",
            "+ - 2026-11-24 Termin: nicht erschienen",
        ],
    ),
    (
        *BEEN,
        "stattgefunden, ich: Plan bis Fr",
        [
            "- - [ ] Di 24.11.2026 10:00–10:30 Vorgespräch",
            "+ - [x] Di 24.11.2026 10:00–10:30 Vorgespräch ✅ 2026-11-25",
            "+ - [ ] Plan 📅 2026-11-27",
            "+ - 2026-11-24 Termin: Vorgespräch",
        ],
    ),
    ("birthday", "", "gratuliert", ["+ - 2026-11-25 Notiz: zum Geburtstag gratuliert"]),
    (
        "birthday",
        "",
        "telefoniert, freut sich",
        ["+ - 2026-11-25 Telefonat: zum Geburtstag gratuliert, freut sich"],
    ),
    (
        "birthday",
        "",
        "Mailbox",
        [
            "+ - [ ] anrufen wg. Geburtstag 📅 2026-11-26",
            "+ - 2026-11-25 Tel.: Mailbox",
            "+ - 2026-11-25 Notiz: Geburtstag verschoben",
        ],
    ),
    ("birthday", "", "hinfällig", ["+ - 2026-11-25 Notiz: Geburtstag ausgelassen"]),
    (
        "birthday",
        "",
        "Mo",
        [
            "+ - [ ] anrufen wg. Geburtstag 📅 2026-11-30",
            "+ - 2026-11-25 Notiz: Geburtstag verschoben",
        ],
    ),
]
RESTS = [
    ("erreicht, will Pläne", ["+ - 2026-11-25 Telefonat: will Pläne"]),
    ("Mailbox", ["+ rückruf: 2026-11-26", "+ - 2026-11-25 Tel.: Mailbox"]),
    ("Mailbox, Do", ["+ rückruf: 2026-11-26", "+ - 2026-11-25 Tel.: Mailbox"]),
    *(
        (said, ["+ zurückgestellt: 2026-12-09", f"+ - 2026-11-25 Notiz: {said}"])
        for said in ("kein Interesse", "kein Bedarf", "no need")
    ),
    (
        "kein Interesse, 14.1.2027",
        ["+ rückruf: 2027-01-14", "+ - 2026-11-25 Notiz: kein Interesse"],
    ),
    (
        "Kontakt gelöscht",
        ["+ status: beendet", "+ - 2026-11-25 Notiz: Kontakt gelöscht"],
    ),
    ("Mo", ["+ zurückgestellt: 2026-11-30"]),
]
REFUSED = [
    (*KEY, "neue Karte", "answers.has-card"),
    (*KEY, "", "answers.unclear"),
    (*KEY, "was ist das", "answers.unclear"),
    (*TASK, "was ist das", "answers.unclear"),
    (*MINE, "was ist das", "answers.unclear-promise"),
    (*THEIRS, "was ist das", "answers.unclear-promise"),
    (*COMING, "was ist das", "answers.unclear-appointment"),
    (*COMING, "verschoben", "answers.when"),
    (*COMING, "Mo", "answers.when"),
    ("birthday", "", "was ist das", "answers.unclear-birthday"),
]


@pytest.mark.parametrize(("kind", "part", "words", "lines"), CASES)
def test_an_answer_changes_what_it_says_and_nothing_else(
    kind: str, part: str, words: str, lines: list[str]
) -> None:
    assert changed(settled(kind, words, part)) == lines


@pytest.mark.parametrize(("words", "lines"), RESTS)
def test_an_answer_to_a_rhythm_begins_it_anew_or_asks_for_a_day(
    words: str, lines: list[str]
) -> None:
    assert changed(settled("cadence", words, card=RESTING), RESTING) == lines


@pytest.mark.parametrize(("kind", "part", "words", "why"), REFUSED)
def test_what_is_not_understood_is_refused_with_the_reason(
    kind: str, part: str, words: str, why: str
) -> None:
    made = settled(kind, words, part)
    assert isinstance(made, Refused)
    assert made.reason.id == why


def test_a_day_that_stands_there_already_changes_nothing() -> None:
    assert isinstance(settled(*MINE[:1], "26.11.", MINE[1]), AlreadyDone)


@pytest.mark.parametrize(
    ("kind", "part", "words"),
    [
        *((kind, part, words) for kind, part, words, _ in CASES),
        (*MINE, "erledigt"),
        (*MINE, "verschoben, Do"),
        ("birthday", "", "Kontakt gelöscht"),
    ],
)
def test_what_is_promised_in_an_answer_becomes_a_box_whatever_else_it_says(
    kind: str, part: str, words: str
) -> None:
    made = changed(settled(kind, f"{words}, ich: Muster bis 4.12.", part))
    assert "+ - [ ] Muster 📅 2026-12-04" in made


@pytest.mark.parametrize("words", [words for words, _ in RESTS])
def test_what_is_promised_in_an_answer_to_a_rhythm_becomes_a_box(words: str) -> None:
    promised = f"{words}, sie: Muster bis 4.12."
    made = changed(settled("cadence", promised, card=RESTING), RESTING)
    assert "+ - [ ] Max: Muster 📅 2026-12-04" in made


@pytest.mark.parametrize(
    ("kind", "part", "lines"),
    [
        (*KEY, ["- rückruf: 25.11.2026", "+ rückruf:"]),
        (
            *TASK,
            [
                "- - [ ] nachfassen wegen Mengen 📅 2026-11-25",
                "+ - [-] nachfassen wegen Mengen 📅 2026-11-25 ❌ 2026-11-25",
            ],
        ),
        (
            *MINE,
            [
                "- - [ ] Angebot schicken 📅 2026-11-26",
                "+ - [-] Angebot schicken 📅 2026-11-26 ❌ 2026-11-25",
            ],
        ),
        (
            *COMING,
            [
                "- - [ ] Fr 27.11.2026 13:00–13:30 Telefontermin",
                "+ - [-] Fr 27.11.2026 13:00–13:30 Telefontermin ❌ 2026-11-25",
            ],
        ),
        ("birthday", "", ["+ - 2026-11-25 Notiz: Geburtstag ausgelassen"]),
    ],
)
def test_a_line_that_is_struck_is_struck_and_no_talk_is_claimed(
    kind: str, part: str, lines: list[str]
) -> None:
    assert changed(settled(kind, "", part, dropped=True)) == lines


def test_words_beside_a_day_that_puts_nothing_off_are_kept() -> None:
    made = changed(settled(MINE[0], "verschoben, will es erst sehen, Do", MINE[1]))
    assert made == ["+ - 2026-11-25 Notiz: verschoben, will es erst sehen"]


def test_a_call_that_is_asked_for_already_is_not_asked_for_twice() -> None:
    card = CARD.replace(
        "## Zusagen\n", "## Zusagen\n- [ ] anrufen wg. Geburtstag 📅 2026-11-26\n"
    )
    after = written(settled("birthday", "Mailbox", card=card), card)
    assert after.count("- [ ] anrufen wg. Geburtstag 📅 2026-11-26\n") == 1
    assert "- 2026-11-25 Notiz: Geburtstag verschoben\n" in after


def test_an_appointment_that_stands_there_is_not_written_twice() -> None:
    words = "erreicht, Termin am Do 3.12. 10:00"
    (new,) = [n for n in changed(settled(*KEY[:1], words, KEY[1])) if "[ ]" in n]
    assert new == "+ - [ ] 10:00 Termin 📅 2026-12-03"
    card = CARD.replace("## Zusagen\n", f"## Zusagen\n{new[2:]}\n")
    after = written(settled(*KEY[:1], words, KEY[1], card=card), card)
    assert after.count("10:00 Termin 📅 2026-12-03\n") == 1


ELSEWHERE = {
    "callback": "## Mi 25.11.2026\n- Hr. Max Huber, wg. Mengen\n",
    "promise": "- [ ] [[Max Huber]] Angebot schicken 📅 2026-11-26\n",
    "appointment": "- [ ] Fr 27.11.2026 13:00 Telefontermin mit [[Max Huber]]\n",
}


@pytest.mark.parametrize("kind", ELSEWHERE)
@pytest.mark.parametrize("words", ["erreicht, will Pläne", "erreicht, Mo", "Mo 14:00"])
@pytest.mark.parametrize("day", ["rückruf: 1.12.2026", "rückruf:"])
def test_without_the_card_of_whom_it_concerns_nothing_is_done(
    kind: str, words: str, day: str
) -> None:
    card = CARD.replace("rückruf: 25.11.2026", day)
    place = "Rückrufe.md" if kind == "callback" else "Jour fixe Werk 2.md"
    vault = MemoryVault(PLUGINS, {PATH: card, place: ELSEWHERE[kind]})
    view = vault.view(f"{TODAY}T09:30", PLUGINS[-1])
    (due,) = [one for one in view.followups(kinds=(kind,)) if one.path == place]
    answer = answers.parse(words, TODAY, "09:30", vocabulary(), ("Max", "Huber"))
    given = Answered(
        due, answer, False, TODAY, TODAY, vault.notes[place], None, False, "de"
    )
    assert SETTLERS[kind](view, given) == Refused(msg("answers.gone", path=PATH))


HEAD = "---\ntype: kontakt\nrückruf: 25.11.2026\n---\n"
TALKED = "\n## Verlauf\n- 2026-11-25 Telefonat: erreicht\n"
PLAN = "- [ ] Plan bis 27.11.2026\n"


@pytest.mark.parametrize(
    ("body", "after"),
    [
        ("", f"{TALKED}\n## Zusagen\n{PLAN}"),
        ("\n## Zusagen\n", f"\n## Zusagen\n{PLAN}{TALKED}"),
        ("\n## Zusagen", f"\n## Zusagen\n{PLAN}{TALKED}"),
        (
            "\n## Zusagen\n\n## Material\nKatalog\n",
            f"\n## Zusagen\n{PLAN}\n## Material\nKatalog\n{TALKED}",
        ),
        (
            "\n## Zusagen\nmündlich\n",
            f"\n## Zusagen\nmündlich\n{TALKED}\n## Zusagen\n{PLAN}",
        ),
        ("\n- [x] Muster", f"\n- [x] Muster\n{PLAN}{TALKED}"),
    ],
)
def test_a_promise_stands_where_the_card_has_its_promises(
    body: str, after: str
) -> None:
    made = settled("callback", "erreicht, ich: Plan bis Fr", card=HEAD + body)
    assert isinstance(made, Edits)
    now = edits.apply(HEAD + body, made.edits[0].replacements)
    assert now.rstrip("\n") == HEAD.replace(" 25.11.2026", "") + after.rstrip("\n")


@pytest.mark.parametrize(
    ("kind", "part", "words"),
    [
        (*TASK, "erreicht"),
        (*TASK, "Mo"),
        (*MINE, "erledigt"),
        (*THEIRS, "erhalten"),
        (*COMING, "abgesagt"),
        (*BEEN, "stattgefunden"),
    ],
)
def test_a_line_that_is_gone_is_said_and_nothing_is_guessed(
    kind: str, part: str, words: str
) -> None:
    made = settled(kind, words, part, now=CARD.replace("- [ ] ", ""))
    assert isinstance(made, Refused)
    assert made.reason.id == "answers.line-gone"


@pytest.mark.parametrize(
    ("kind", "part", "words"),
    [(*MINE, "erledigt"), (*THEIRS, "erhalten"), (*COMING, "stattgefunden")],
)
@pytest.mark.parametrize("box", ["- [x] ", "- [-] "])
def test_what_a_hand_has_done_meanwhile_is_done(
    kind: str, part: str, words: str, box: str
) -> None:
    done = CARD.replace("- [ ] ", box)
    assert isinstance(settled(kind, words, part, now=done), AlreadyDone)


@pytest.mark.parametrize(
    ("today", "following"),
    [
        ("2026-11-25", "2026-11-26"),
        ("2026-11-27", "2026-11-30"),
        ("2026-11-28", "2026-11-30"),
        ("2026-12-31", "2027-01-01"),
    ],
)
def test_who_was_not_reached_is_called_on_the_next_working_day(
    today: str, following: str
) -> None:
    assert working_day(today) == following


@pytest.mark.parametrize(
    ("box", "again"),
    [
        ("anrufen", "anrufen"),
        ("call Max back", "anrufen"),
        ("Max anrufen wg. Muster", "anrufen wg. Muster"),
        ("call about the price", "anrufen wg. the price"),
    ],
)
def test_to_call_is_no_reason_to_call(box: str, again: str) -> None:
    card = f"---\ntyp: kontakt\nrückruf: 2026-12-24\n---\n- [ ] {box} 📅 2026-11-25\n"
    made = settled("callback", "erreicht, nimmt drei, wieder am 11.1.", box, card=card)
    assert f"+ - [ ] {again} 📅 2027-01-11" in changed(made, card)


@pytest.mark.parametrize(
    ("words", "box"),
    [
        ("reached, wants a price by Fri", "- [ ] anrufen: wants a price 📅 2026-11-27"),
        (
            "reached, they’ll decide by 4 Dec",
            "- [ ] anrufen: they’ll decide 📅 2026-12-04",
        ),
        ("erreicht, will Preis bis Fr", "- [ ] anrufen: will Preis 📅 2026-11-27"),
        ("erreicht, Muster bis Fr", "- [ ] anrufen wg. Muster 📅 2026-11-27"),
    ],
)
def test_a_box_to_call_again_reads_like_a_sentence(words: str, box: str) -> None:
    card = "---\ntyp: kontakt\nrückruf: 2026-12-24\n---\n- [ ] anrufen 📅 2026-11-25\n"
    made = settled("callback", words, "anrufen", card=card)
    assert f"+ {box}" in changed(made, card)
