"""Notes, edits and sequences of them, as people make them and as they should not."""

from __future__ import annotations

from hypothesis import strategies as st

NAMES = ("Anna Weber", "Max Huber", "Thomas Weber", "Priya Raman", "Jürgen Müller")
FOLDERS = ("Kontakte", "People", "Kontakte/Linz", "Tagebuch", "Notizen")

FIELDS = (
    "type: kontakt",
    "type: firma",
    "id: weber",
    "rückruf: 2026-11-25",
    "callback: 2026-11-18 14:00",
    "kontaktrhythmus: alle 6 Wochen",
    "cadence: 30",
    "telefon: +49 171 3920012",
    "anrede: Sie, Frau Mag. Weber",
    "alias: [Anni, Weber]",
    "snooze: 2026-12-15",
    "paused: ja",
    "status: closed",
    "geburtstag: 29.02.1980",
    "birthday: 1975-11-30",
    "met: 2026-09-18 [[Logistikfrühstück]]",
    "firma: Stahlbau Gruber GmbH",
    "rückruf: 2026-13-40",
    "rückruf: [unclosed",
)
LINES = (
    "- 2026-11-20 Telefonat: will ein Angebot",
    "- 2026-11-17 Tel.: nicht erreicht",
    "- 2027-01-05 call: later",
    "- [ ] Angebot schicken 📅 2026-11-27",
    "- [x] Angebot schicken 📅 2026-11-10 ✅ 2026-11-12",
    "- [-] Muster schicken 📅 2026-11-10",
    "- [ ] [[Anna Weber]]: Referenzliste bis Fr",
    "- [ ] ich: [[Max Huber]] und [[Anna Weber]] einladen bis 30.11.2026",
    "- [ ] Fr 27.11.2026 13:00–13:30 Termin [[Thomas Weber]]",
    "- [ ] anrufen [[Priya Raman]] 📅 2026-11-24",
    "- [ ] warten auf Freigabe von [[Anni]] 📅 2026-11-26",
    "- mit [[Anna Weber]] telefoniert: passt",
    "- Kaffee mit [[Jürgen Müller]] und [[Max Huber]]",
    "- [ ] call back due:2026-11-22 ^abc",
    "- Hr. Weber, 0171 3920011, wg. Angebot",
    "- Frau Weber, Stahlbau Gruber, dringend",
    "- [ ] [[Weber]] Muster [due:: 2026-12-01]",
    "Ein Satz ohne Bedeutung.",
    "```",
    "- [ ] ohne Link",
)
HEADS = ("## Verlauf", "## Zusagen", "## Rückrufe", "# Titel", "### 2026-11-20", "")


@st.composite
def note_text(draw: st.DrawFn) -> str:
    """The text of a note of any kind."""
    fields = draw(st.lists(st.sampled_from(FIELDS), max_size=6, unique=True))
    has_head = bool(fields) or draw(st.booleans())
    head = ["---", *fields, "---"] if has_head else []
    body: list[str] = []
    for _ in range(draw(st.integers(0, 3))):
        body.append(draw(st.sampled_from(HEADS)))
        body += draw(st.lists(st.sampled_from(LINES), max_size=4))
    newline = draw(st.sampled_from(("\n", "\n", "\n", "\r\n")))
    return newline.join([*head, *body]) + newline


@st.composite
def note_path(draw: st.DrawFn) -> str:
    """Where a note may lie."""
    folder = draw(st.sampled_from(FOLDERS))
    days = ("2026-11-20", "2026-11-24", "2026-11-23 Jour fixe", "Rückrufe")
    name = draw(st.sampled_from((*NAMES, *NAMES, *days, "Anna Weber 2")))
    return f"{folder}/{name}.md"


OPERATIONS = st.one_of(
    st.tuples(st.just("write"), note_path(), note_text()),
    st.tuples(st.just("write"), note_path(), note_text()),
    st.tuples(st.just("append"), note_path(), st.sampled_from(LINES)),
    st.tuples(st.just("delete"), note_path(), st.just("")),
    st.tuples(st.just("move"), note_path(), note_path()),
)
MOMENTS = st.sampled_from(
    (
        *("2026-11-21T00:00", "2026-11-21T09:00", "2026-11-27T13:00"),
        *("2026-11-27T13:30", "2026-12-31T23:59", "2028-02-29T08:00"),
    )
)
