from __future__ import annotations

import re
from functools import partial
from typing import Any

import pytest
from support.view import block, due, note, person, read

from vaultkit.core import blocks
from vaultkit.core.blocks import Wanted
from vaultkit.plugin import ALWAYS, Due, Entity, Msg, msg

TODAY = "2026-11-25"  # a Wednesday
ANNA, MAX, CARLA = "+49 171 3920012", "+49 171 3920011", "+49 171 3920013"
to = partial(due, today=TODAY)


def shown(
    dues: list[Due],
    attributes: dict[str, str] | None = None,
    language: str = "de",
    day: str = TODAY,
    **options: Any,
) -> str:
    options.setdefault("help", False)
    options.setdefault("region", "DE")
    return read(block(dues, day, attributes, **options), language)


def body(*dues: Due, **options: Any) -> str:
    """The block without its first line."""
    return shown(list(dues), **options).partition("\n")[2]


def linz() -> Entity:
    return person("Thomas Weber (Linz Muster)")


OFFICE = note("Rückrufe.md")


def week() -> list[Due]:
    """What a week leaves, as five people and an office have it."""
    wien = person("Thomas Weber (Wiener Beispiel)")
    tries = msg("callbacks.try", n=2, th="nd")
    return [
        to(wien, "cadence", "2026-11-20", reach="+49 30 23125417"),
        to(
            *("Max Huber", "callback", TODAY, "bittet um Rückruf"),
            reach=MAX,
            hints=(Msg("callbacks.urgent"), tries),
        ),
        to("Max Huber", "waiting", "2026-11-30", "Kontakt zur Förderstelle"),
        to(
            *("Anna Weber", "callback", f"{TODAY}T14:00", "E-Lkw-Angebot"),
            reach=ANNA,
            clock=msg("callbacks.from", time="14:00"),
            end=f"{TODAY}T14:30",
            hints=(msg("callbacks.spoke", on="2026-11-24"),),
        ),
        to("Anna Weber", "promise", "2026-11-27", "Angebot E-Lkw schicken"),
        to("Anna Weber", "waiting", "2026-11-27", "Fahrprofile"),
        to(
            *("Anna Weber", "appointment", "2026-11-27T13:00"),
            "Telefontermin Flottenplan",
            end="2026-11-27T13:30",
        ),
        to("Carla Rossi", "outcome-missing", "2026-11-24", "Telefontermin"),
        to("Carla Rossi", "promise", "2026-11-26", "Präsentation"),
        to("Carla Rossi", "callback", "2026-11-27", "schickt Mengen", reach=CARLA),
        to(
            *(OFFICE, "callback", f"{ALWAYS}"),
            "Frau Sommer, 030 23125 404, über XING, wg. Vortrag",
            reach="030 23125 404",
            act=("office",),
            hints=(Msg("callbacks.no-card"),),
        ),
        to(
            *(OFFICE, "callback", TODAY, "Hr. Weber, Termin Dezember"),
            act=("office",),
            candidates=(linz(), wien),
        ),
        to(
            note("Besprechungen/2026-11-23 Jour fixe Flotte.md"),
            *("promise", TODAY, "Protokoll an alle"),
            act=("task",),
        ),
        to("Priya Raman", "promise", "2026-11-27", "send the load-test numbers"),
        to("Lena Groß", "birthday", "2026-12-01", yearly=True),
        to(linz(), "waiting", "2026-11-30", "Organigramm"),
    ]


GERMAN = """\
Stand 25.11.2026
# Überfällig
[[Thomas Weber (Wiener Beispiel)]] · Kontaktrhythmus, fällig seit Fr 20.11. · [030 23125417](tel:+493023125417)
[[Carla Rossi]] · Telefontermin, Di 24.11.: wie war es? (stattgefunden, nicht erschienen, verschoben)
  ich: Präsentation, Do 26.11.
  Rückruf Fr 27.11.: schickt Mengen · [0171 3920013](tel:+491713920013)
# Heute, Mi 25.11.2026
[[2026-11-23 Jour fixe Flotte]] · ich: Protokoll an alle
[[Max Huber]] · bittet um Rückruf · [0171 3920011](tel:+491713920011) · dringend · 2. Versuch
  Max: Kontakt zur Förderstelle, Mo 30.11.
Frau Sommer · über XING, wg. Vortrag · [030 23125 404](tel:+493023125404) · noch keine Karte
Hr. Weber · Termin Dezember · wer? [[Thomas Weber (Linz Muster)]] oder [[Thomas Weber (Wiener Beispiel)]]
ab 14:00 [[Anna Weber]] · E-Lkw-Angebot · [0171 3920012](tel:+491713920012) · gesprochen Di 24.11.
  ich: Angebot E-Lkw schicken, Fr 27.11.
  Anna: Fahrprofile, Fr 27.11.
# Diese Woche
Fr 27.11. [[Priya Raman]] · ich: send the load-test numbers
Fr 27.11. 13:00–13:30 [[Anna Weber]] · Telefontermin Flottenplan
# Danach
Di 1.12. [[Lena Groß]] · Geburtstag
# Offen bei anderen
Mo 30.11. [[Thomas Weber (Linz Muster)]] · Organigramm
Danach: -> erreicht, … | -> nicht erreicht, Do 14:00 | -> Mo (verschieben) | -> kein Interesse"""  # noqa: E501 - lines as they are read


def test_a_week_reads_as_a_german_would_write_it() -> None:
    lines = sorted(shown(week(), help=True).split("\n"))
    assert lines == sorted(GERMAN.split("\n"))
    assert shown(week(), help=True).split("\n")[:6] == GERMAN.split("\n")[:6]


def test_a_week_reads_as_an_englishman_would_write_it() -> None:
    text = shown(week(), help=True, language="en")
    for line in (
        "as of 25 Nov 2026",
        "# Overdue",
        "# Today, Wed 25 Nov 2026",
        "# This week",
        "# Later",
        "# Waiting on others",
        "Fri 27 Nov [[Priya Raman]] · me: send the load-test numbers",
        "Fri 27 Nov 13:00–13:30 [[Anna Weber]] · Telefontermin Flottenplan",
        (
            "[[Max Huber]] · bittet um Rückruf · [0171 3920011](tel:+491713920011)"
            " · urgent · 2nd try"
        ),
        "  call back Fri 27 Nov: schickt Mengen · [0171 3920013](tel:+491713920013)",
        (
            "[[Carla Rossi]] · Telefontermin, Tue 24 Nov: how did it go?"
            " (took place, no-show, moved)"
        ),
        (
            "Then: -> reached, … | -> not reached, Thu 14:00 | -> Mon (moves it)"
            " | -> not interested"
        ),
    ):
        assert line in text.split("\n")


def test_every_follow_up_stands_in_the_block_once() -> None:
    lines = block(week(), TODAY, help=True)
    uids = [line.uid for line in lines if line.uid]
    assert sorted(uids) == sorted(each.uid for each in week())


def test_one_person_is_one_paragraph_whose_first_line_is_the_earliest_of_mine() -> None:
    assert body(
        to("Anna Weber", "waiting", "2026-11-20", "Fahrprofile"),
        to("Anna Weber", "promise", "2026-11-27", "Angebot"),
        to("Anna Weber", "callback", "2026-11-26", "Förderung"),
    ) == (
        "# Diese Woche\n"
        "Do 26.11. [[Anna Weber]] · Förderung\n"
        "  Anna: Fahrprofile, fällig seit Fr 20.11.\n"
        "  ich: Angebot, Fr 27.11."
    )


def test_what_others_owe_is_one_paragraph_a_person_too() -> None:
    assert body(
        to("Anna Weber", "waiting", "2026-11-20", "Fahrprofile"),
        to("Anna Weber", "waiting", "2026-11-27", "Referenzen"),
        to("Anna Weber", "appointment", "2026-11-26T09:00", "Termin"),
    ) == (
        "# Diese Woche\n"
        "Do 26.11. 09:00 [[Anna Weber]] · Termin\n"
        "# Offen bei anderen\n"
        "[[Anna Weber]] · Fahrprofile, fällig seit Fr 20.11.\n"
        "  Anna: Referenzen, Fr 27.11."
    )


def test_all_of_today_stands_below_who_is_overdue_and_says_so() -> None:
    assert body(
        to("Anna Weber", "promise", "2026-11-20", "Angebot"),
        to("Anna Weber", "birthday", TODAY, yearly=True),
        to("Anna Weber", "callback", f"{TODAY}T14:00", "Förderung"),
        to("Anna Weber", "appointment", f"{TODAY}T16:00", "Kaffee"),
        to("Anna Weber", "promise", "2026-11-27", "Muster"),
    ) == (
        "# Überfällig\n"
        "[[Anna Weber]] · ich: Angebot, fällig seit Fr 20.11.\n"
        "  heute, Mi 25.11. · Geburtstag\n"
        "  heute, Mi 25.11. 14:00 · Rückruf: Förderung\n"
        "  ich: Muster, Fr 27.11.\n"
        "# Heute, Mi 25.11.2026\n"
        "16:00 [[Anna Weber]] · Kaffee"
    )


def test_a_call_at_a_time_stands_alone_among_what_is_due_today() -> None:
    assert body(
        to("Anna Weber", "promise", TODAY, "Angebot"),
        to("Anna Weber", "waiting", TODAY, "Fahrprofile"),
        to("Anna Weber", "callback", f"{TODAY}T14:00", "Förderung"),
    ) == (
        "# Heute, Mi 25.11.2026\n"
        "[[Anna Weber]] · ich: Angebot\n"
        "  Anna: Fahrprofile, Mi 25.11.\n"
        "14:00 [[Anna Weber]] · Förderung"
    )


def test_two_strangers_of_one_list_are_two_paragraphs() -> None:
    text = body(
        to(OFFICE, "callback", ALWAYS, "Frau Sommer, Vortrag", act=("office",)),
        to(OFFICE, "callback", ALWAYS, "Hr. Gruber, Angebot", act=("office",)),
    )
    assert sorted(text.split("\n")) == [
        "# Heute, Mi 25.11.2026",
        "Frau Sommer · Vortrag",
        "Hr. Gruber · Angebot",
    ]


def test_the_week_ends_on_sunday_and_what_follows_comes_after() -> None:
    dues = [to(f"P {n}", "promise", f"2026-11-{n}", "x") for n in (28, 29, 30)]
    text = body(*dues)
    assert text == (
        "# Diese Woche\nSa 28.11. [[P 28]] · ich: x\nSo 29.11. [[P 29]] · ich: x\n"
        "# Danach\nMo 30.11. [[P 30]] · ich: x"
    )


def test_on_a_sunday_nothing_is_left_of_the_week() -> None:
    sunday = "2026-11-29"
    text = shown([due("A", "promise", "2026-11-30", "x", today=sunday)], day=sunday)
    assert "Diese Woche" not in text
    assert "# Danach\nMo 30.11. [[A]] · ich: x" in text


def test_a_day_of_another_year_says_its_year() -> None:
    assert "fällig seit Di 25.11.2025" in body(to("A", "promise", "2025-11-25", "x"))


def test_people_never_spoken_to_and_the_undated_stay_out() -> None:
    never = to("Nie Gesprochen", "cadence", TODAY, act=("never",))
    undated = to("Ohne Datum", "promise", TODAY, "x")
    undated = undated._replace(
        item=undated.item._replace(due=None), day=None, state=None
    )
    assert body(never, undated) == "Nichts fällig bis Mi 2.12.2026."


def test_no_more_open_lines_than_asked_and_how_many_are_left_out() -> None:
    dues = [to(f"P{n:02}", "promise", "2026-11-20", "x") for n in range(30)]
    lines = block(dues, TODAY, {"max": "25"}, help=False)
    assert len([line for line in lines if line.uid]) == 25
    assert lines[-1].tail
    assert read(lines).endswith("… und 5 weitere: vaultkit report")
    assert shown(dues[:26]).endswith("… und eine weitere: vaultkit report")
    assert "weitere" not in shown(dues[:25])


def test_appointments_and_the_times_of_today_are_shown_besides() -> None:
    dues = [to(f"P{n:02}", "promise", "2026-11-20", "x") for n in range(5)]
    dues += [
        to("Anna Weber", "appointment", "2026-11-30T09:00", "Besuch"),
        to("Max Huber", "callback", f"{TODAY}T14:00", "Preisliste"),
        to("Carla Rossi", "callback", "2026-11-26T14:00", "Mengen"),
    ]
    text = shown(dues, {"max": "3"})
    assert "[[P02]]" in text
    assert "[[P03]]" not in text
    assert "Besuch" in text
    assert "Preisliste" in text
    assert "Mengen" not in text
    assert text.endswith("… und 3 weitere: vaultkit report")
    assert "Besuch" in shown(dues, {"max": "0"})
    assert "[[P" not in shown(dues, {"max": "0"})


def test_what_is_of_today_is_never_left_out_for_what_is_overdue() -> None:
    dues = [to(f"P{n:02}", "promise", "2026-11-20", "x") for n in range(30)]
    dues += [
        to("Zoë Berg", "callback", TODAY, "Kräne"),
        to("Max Huber", "callback", "2026-11-26", "Preisliste"),
    ]
    text = shown(dues, {"max": "25"})
    assert "Kräne" in text
    assert "[[P23]]" in text
    assert "[[P24]]" not in text
    assert text.endswith("… und 7 weitere: vaultkit report")


def test_what_is_due_latest_is_left_out_wherever_it_would_stand() -> None:
    dues = [
        to("Anna Weber", "promise", "2026-11-20", "Angebot"),
        to("Anna Weber", "promise", "2026-12-01", "Muster"),
        to("Anna Weber", "waiting", "2026-12-01", "Fahrprofile"),
        to("Max Huber", "callback", "2026-11-26T15:00", "Preisliste"),
        to("Carla Rossi", "callback", "2026-11-26T09:00", "Mengen"),
        to("Lena Groß", "waiting", "2026-11-18", "Gegenrechnung"),
    ]
    left_in = {
        0: "",
        1: "Gegenrechnung",
        2: "Angebot Gegenrechnung",
        3: "Angebot Mengen Gegenrechnung",
        4: "Angebot Mengen Preisliste Gegenrechnung",
        5: "Angebot Muster Mengen Preisliste Gegenrechnung",
    }
    for most, expected in left_in.items():
        text = shown(dues, {"max": str(most)})
        found = [w for w in left_in[5].split() if w in text]
        assert " ".join(found) == expected
    assert "Fahrprofile" not in shown(dues, {"max": "5"})


def test_who_is_left_out_leaves_her_older_lines_a_place_of_their_own() -> None:
    dues = [
        to("Max Huber", "promise", "2026-11-21", "Preisliste"),
        to("Anna Weber", "waiting", "2026-11-23", "Fahrprofile"),
        to("Anna Weber", "promise", "2026-11-27", "Muster"),
    ]
    assert shown(dues, {"max": "2"}).endswith(
        "# Offen bei anderen\n"
        "[[Anna Weber]] · Fahrprofile, fällig seit Mo 23.11.\n"
        "… und eine weitere: vaultkit report"
    )
    lines = block(dues, TODAY, {"max": "2"})
    shown_uids = {line.uid for line in lines}
    assert all(line.under in shown_uids for line in lines if line.under)


# --- the marker --------------------------------------------------------------------


def test_the_marker_says_how_far_to_look() -> None:
    dues = [to("A", "promise", "2026-12-05", "x")]
    assert "[[A]]" not in shown(dues)
    for within in ("10", "10d", "2w", "14 Tage", "monthly"):
        assert "[[A]]" in shown(dues, {"within": within})
    assert "[[A]]" in shown(dues, within="2w")
    assert "[[A]]" not in shown(dues, {"within": "1d"}, within="2w")


@pytest.mark.parametrize(
    ("attributes", "said"),
    [
        ({"within": "bald"}, "within=bald"),
        ({"max": "viele"}, "max=viele"),
        ({"max": "-3"}, "max=-3"),
        ({"withn": "7d"}, "withn=7d"),
        ({"kurz": ""}, "kurz"),
        ({"lang": "fr"}, "lang=fr"),
        ({"for": ""}, "for"),
    ],
)
def test_what_the_marker_asks_in_vain_is_said_in_the_block(
    attributes: dict[str, str], said: str
) -> None:
    text = shown([to("A", "promise", TODAY, "x")], attributes)
    assert f"Im Marker oben nicht verstanden: {said}\n" in text
    assert "[[A]] · ich: x" in text


@pytest.mark.parametrize(
    "name",
    [
        "[[Anna Weber]]",
        "Anna Weber",
        "[[Kontakte/Anna Weber|Anna]]",
        "anna",
        "[[anna]]",
    ],
)
def test_a_block_for_one_person_shows_hers_alone(name: str) -> None:
    dues = [to("Anna Weber", "promise", TODAY, "x"), to("Max", "promise", TODAY, "y")]
    assert shown(dues, {"for": name}) == (
        "Stand 25.11.2026\n# Heute, Mi 25.11.2026\n[[Anna Weber]] · ich: x"
    )


def test_a_block_for_nobody_or_for_several_says_so() -> None:
    dues = [to("Anna Weber", "promise", TODAY, "x"), to(linz(), "promise", TODAY, "y")]
    assert body(*dues, attributes={"for": "[[Berta]]"}) == "Niemand heißt „Berta“."
    assert body(*dues, attributes={"for": "weber"}) == (
        "Mehrere heißen „weber“: Anna Weber, Thomas Weber (Linz Muster)."
    )


def test_help_is_the_last_line_until_it_is_switched_off() -> None:
    assert block([], TODAY)[-1].tail
    assert read(block([], TODAY)).endswith("-> kein Interesse")
    assert "->" not in read(block([], TODAY, help=False))


# --- settings ----------------------------------------------------------------------


def test_numbers_dial_or_are_plain() -> None:
    one = to("Anna Weber", "callback", TODAY, "x", reach=ANNA)
    assert "[0171 3920012](tel:+491713920012)" in body(one)
    assert "[+49 171 3920012](tel:+491713920012)" in body(one, region="AT")
    assert body(one, phone="plain").endswith("x · 0171 3920012")
    assert "(tel:" not in body(one, phone="plain")


def test_what_is_no_number_stands_as_written_and_mail_is_a_link() -> None:
    assert body(to("A", "callback", TODAY, "x", reach="DW 12 [Zentrale]")).endswith(
        "x · DW 12 \\[Zentrale\\]"
    )
    mail = to("A", "callback", TODAY, "x", reach="anna.weber@stahlbau.example")
    assert body(mail).endswith(
        "[anna.weber@stahlbau.example](mailto:anna.weber@stahlbau.example)"
    )


def test_dates_as_emoji_for_who_queries_blocks() -> None:
    text = body(
        to("A", "promise", "2026-11-20", "x"),
        to("A", "promise", "2026-11-27", "y"),
        to("B", "callback", "2026-11-26T14:00", "z"),
        to("B", "callback", "2026-11-27", "w"),
        block_dates="emoji",
    )
    assert text == (
        "# Überfällig\n[[A]] · ich: x 📅 2026-11-20\n  ich: y 📅 2026-11-27\n"
        "# Diese Woche\n14:00 [[B]] · z 📅 2026-11-26\n  Rückruf: w 📅 2026-11-27"
    )
    assert "📅" not in shown(week())


# --- words that are the user's -----------------------------------------------------


@pytest.mark.parametrize(
    ("entity", "link"),
    [
        (person("Anna Weber"), "[[Anna Weber]]"),
        (person("weber-a")._replace(name="Weber, Anna"), "[[weber-a|Weber, Anna]]"),
        (
            person("gross")._replace(name="Lena [LG] | Groß"),
            "[[gross|Lena (LG) / Groß]]",
        ),
        (
            person("Anna Weber", id_="anna weber~k3f9"),
            "[[Kontakte/Anna Weber|Anna Weber]]",
        ),
        (person("A#1 [x]"), "[A#1 \\[x\\]](Kontakte/A%231%20%5Bx%5D.md)"),
        (person("Alt → Neu"), "[Alt › Neu](Kontakte/Alt%20%E2%86%92%20Neu.md)"),
        (person("A->B"), "[A›B](Kontakte/A-%3EB.md)"),
        (person("Jörg Müller".replace("ö", "o\u0308")), "[[Jörg Müller]]"),
        (person("Siobhán O'Neill (sie)"), "[[Siobhán O'Neill (sie)]]"),
        (person("Anna")._replace(path=""), "Anna"),
    ],
)
def test_a_link_opens_the_note_and_shows_the_name(entity: Entity, link: str) -> None:
    assert body(to(entity, "callback", TODAY, "x")).endswith(f"\n{link} · x")


def test_namesakes_in_two_folders_are_linked_by_their_paths() -> None:
    one, two = person("Thomas Weber"), person("Thomas Weber", "Firma/B", "tw2")
    text = body(to(one, "callback", TODAY, "x"), to(two, "callback", TODAY, "y"))
    assert "[[Kontakte/Thomas Weber|Thomas Weber]] · x" in text
    assert "[[Firma/B/Thomas Weber|Thomas Weber]] · y" in text


NASTY = [
    "](evil) [[Max]] [x](y) ![[embed]]",
    "<!-- /vaultkit --> <!-- vaultkit:checklist -->",
    "ruft an -> Do, sonst → Mo => => —> –> -->",
    "Angebot ^vk-k3f9q2ab-7m2d ^vd-k3f9q2ab-7m2d",
    "📅 2026-11-28 ⏳ 2026-11-28 ✅ 2026-11-28 🔁 every day",
    "[due:: 2026-11-28] (due:: 2026-11-28)",
    "`eine offene Stelle",
    "%% versteckt",
    "<script>alert(1)</script> <b>",
    "\\",
    "ende\\",
    "zwei\nZeilen\r\nund - [ ] eine Aufgabe",
    "\u202eumgedreht\x07\x1b[31m",
    "- [x] erledigt",
    "# Überschrift",
    "_Stand 1.1.2026_ <!-- vk -->",
    "",
    "   ",
]


@pytest.mark.parametrize("words", NASTY)
def test_no_words_of_a_user_do_anything_in_the_block(words: str) -> None:
    entity = person("Anna Weber")._replace(name=words or "Anna Weber")
    dues = [
        to(entity, "callback", TODAY, words, reach=words, key="1"),
        to(
            entity,
            "promise",
            "2026-11-26",
            words,
            hints=(msg("brief.who", name=words),),
        ),
        to(entity, "waiting", "2026-11-26", words, label=msg("acme.x", what=words)),
        to(OFFICE, "callback", TODAY, words, act=("office",), candidates=(entity,)),
        to(note("Besprechung.md"), "visit", TODAY, words),
    ]
    said = read(block(dues, TODAY, {"for": ""}, help=False))
    tasks = [
        Wanted(f"{n:08}", "Heute", line.strip())
        for n, line in enumerate(said.split("\n"))
    ]
    merged = blocks.merge("", tasks).text
    found, faults = blocks.find(f"<!-- vaultkit:x -->\n{merged}<!-- /vaultkit -->")
    assert not faults
    assert len(found) == 1
    for line in said.split("\n"):
        assert not any(sign in line for sign in ("→", "->", "=>", "—>", "–>"))
        assert not any(
            sign in line for sign in ("<!--", "^vk", "^vd", "📅", "✅", "::")
        )
        assert not any(sign in line for sign in ("%%", "\u202e", "\x1b"))
        assert not re.search(r"(?<!\\)<(?:script|b>)", line)
        unlinked = line.replace("[[Anna Weber]]", "").replace("\\[[", "")
        assert "[[Max]]" not in unlinked
        assert "](evil)" not in unlinked.replace("\\](evil)", "")
        assert line.count("`") % 2 == 0 or "\\`" in line
    assert blocks.merge(merged, tasks).text == merged


def test_words_that_mean_no_harm_are_left_alone() -> None:
    words = "Q3-Zahlen (vorläufig), 50 % < 60 % & snake_case *wichtig* #kunde/logistik"
    assert body(to("A", "callback", TODAY, words)).endswith(f"[[A]] · {words}")


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Anna Weber", "Anna"),
        ("Weber, Anna", "Anna"),
        ("Mag. Dr. Anna Weber", "Anna"),
        ("Frau Weber", "Weber"),
        ("Dr. Prof.", "Dr. Prof."),
        ("Thomas Weber (Linz)", "Thomas"),
    ],
)
def test_who_owes_me_is_called_by_the_first_name(name: str, first: str) -> None:
    text = body(
        to(name, "callback", TODAY, "x"), to(name, "waiting", "2026-11-27", "Zahlen")
    )
    assert text.endswith(f"\n  {first}: Zahlen, Fr 27.11.")


def test_a_kind_that_a_strangers_plugin_brings_is_called_as_that_calls_it() -> None:
    visit = to("A", "visit", "2026-11-27", "Muster", label=Msg("promises.label-mine"))
    assert body(visit).endswith("Fr 27.11. [[A]] · zugesagt: Muster")


def test_what_must_not_be_called_has_no_number_and_says_why() -> None:
    quiet = to("A", "callback", TODAY, "x", hints=(Msg("contacts.do-not-call"),))
    assert "tel:" not in body(quiet)
    assert "do-not-call" in body(quiet)


def test_a_hint_that_stands_above_is_not_said_again_below() -> None:
    hint = (Msg("callbacks.urgent"),)
    text = body(
        to("A", "callback", TODAY, "x", hints=hint),
        to("A", "callback", "2026-11-26", "y", hints=hint),
    )
    assert text.count("dringend") == 1


def test_a_number_that_stands_above_is_not_said_again_below() -> None:
    text = body(
        to("A", "callback", TODAY, "x", reach=ANNA),
        to("A", "callback", "2026-11-26", "y", reach=ANNA),
    )
    assert text.count("tel:") == 1


def test_the_same_day_gives_the_same_lines() -> None:
    assert block(week(), TODAY) == block(week()[::-1], TODAY)


def test_a_time_on_a_later_day_stands_below_with_its_day() -> None:
    text = body(
        to("Anna Weber", "promise", TODAY, "Angebot schicken"),
        to("Anna Weber", "callback", "2026-11-27T14:00", "E-Lkw-Angebot"),
        to("Anna Weber", "waiting", "2026-11-30T09:00", "Fahrprofile"),
    )
    assert text.split("\n")[1:] == [
        "[[Anna Weber]] · ich: Angebot schicken",
        "  Rückruf Fr 27.11. 14:00: E-Lkw-Angebot",
        "  Anna: Fahrprofile, Mo 30.11. 09:00",
    ]


def test_of_very_many_who_may_be_meant_the_first_are_named() -> None:
    namesakes = [person(f"{n} Weber") for n in "ABCDEFGHIJKL"]
    line = to(OFFICE, "callback", TODAY, "Weber", act=("office",), candidates=namesakes)
    said = body(line)
    assert "wer? [[A Weber]] oder [[B Weber]]" in said
    assert said.endswith("oder [[I Weber]] … und 3 weitere")
