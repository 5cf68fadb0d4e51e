"""One task line in every dialect people's plugins write."""

from __future__ import annotations

import pytest

from vaultkit.core import tasks


def fields(text: str, base: str | None = None) -> dict[str, object]:
    found = tasks.parse(text, " ", base)._asdict()
    return {k: v for k, v in found.items() if v and k not in ("mark", "bad", "tags")}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Angebot 📅 2026-11-27", {"due": "2026-11-27"}),
        ("Angebot 📅2026-11-27", {"due": "2026-11-27"}),
        ("Angebot 📅\ufe0f 2026-11-27", {"due": "2026-11-27"}),
        ("Angebot 📆 2026-11-27", {"due": "2026-11-27"}),
        ("Angebot 🗓\ufe0f 2026-11-27", {"due": "2026-11-27"}),
        ("Angebot 📅 27.11.2026", {"due": "2026-11-27"}),
        ("Angebot 📅 [[2026-11-27]]", {"due": "2026-11-27"}),
        ("📅 2026-11-27 Angebot", {"due": "2026-11-27"}),
        ("Angebot ⏳ 2026-11-27", {"scheduled": "2026-11-27"}),
        ("Angebot ⌛ 2026-11-27", {"scheduled": "2026-11-27"}),
        ("Angebot 🛫 2026-11-27", {"start": "2026-11-27"}),
        ("Angebot ➕ 2026-11-01", {}),
        ("Angebot ✅ 2026-11-27", {"done_on": "2026-11-27"}),
        ("Angebot ❌ 2026-11-27", {"cancelled_on": "2026-11-27"}),
        ("Angebot 🔺", {}),
        ("Angebot ⏫ 🆔 dcf64c ⛔ abc,def 🏁 delete", {}),
        ("Angebot [due:: 2026-11-27]", {"due": "2026-11-27"}),
        ("Angebot (due:: 2026-11-27)", {"due": "2026-11-27"}),
        ("Angebot  [Due::2026-11-27]", {"due": "2026-11-27"}),
        ("Angebot [completion:: 2026-11-27]", {"done_on": "2026-11-27"}),
        ("Angebot [scheduled:: 2026-11-27]", {"scheduled": "2026-11-27"}),
        ("Angebot [start:: 2026-11-27]", {"start": "2026-11-27"}),
        ("Angebot [cancelled:: 2026-11-27]", {"cancelled_on": "2026-11-27"}),
        ("Angebot [priority:: high] [kunde:: [[Anna Weber]]]", {}),
        ("Angebot due:2026-11-27", {"due": "2026-11-27"}),
        ("Angebot (due: 2026-11-27)", {"due": "2026-11-27"}),
        ("due:2026-11-27 Angebot", {"due": "2026-11-27"}),
        ("Angebot ^zusage-1", {"block_id": "zusage-1"}),
        ("Angebot ^abc ^b2", {"block_id": "b2"}),
        ("Angebot 🔁 every week when done", {"recurrence": "every week when done"}),
        ("Angebot [repeat:: every 2 days]", {"recurrence": "every 2 days"}),
    ],
)
def test_a_field_is_read_and_leaves_the_words(
    text: str, wanted: dict[str, str]
) -> None:
    assert fields(text) == {"words": "Angebot", **wanted}


@pytest.mark.parametrize(
    ("after", "due", "until"),
    [
        ("2026-11-27 14:00", "2026-11-27T14:00", None),
        ("2026-11-27T14:00", "2026-11-27T14:00", None),
        ("2026-11-27 14:00–14:30", "2026-11-27T14:00", "14:30"),
        ("2026-11-27 14 Uhr", "2026-11-27T14:00", None),
        ("2026-11-27 2pm", "2026-11-27T14:00", None),
        ("2026-11-27 ^a1 14", "2026-11-27", None),
        ("2026-11-27 3 Seiten", "2026-11-27", None),
    ],
)
def test_a_time_right_after_the_due_date_belongs_to_it(
    after: str, due: str, until: str | None
) -> None:
    for sign in ("📅 ", "due:"):
        task = tasks.parse(f"Anruf {sign}{after}", " ")
        assert (task.due, task.due_until) == (due, until)


def test_all_fields_of_a_line_are_read_wherever_they_stand() -> None:
    task = tasks.parse(
        "🔺 #kunde Angebot 📅 2026-11-27 an [[Anna#^x|Anna]] ⏳ 2026-11-25 "
        "✅ 2026-11-26 ^vk-k3f9q2ab-7m2d -> erreicht, schickt Pläne",
        "x",
    )
    assert task == tasks.Task(
        "x",
        "#kunde Angebot an [[Anna#^x|Anna]] -> erreicht, schickt Pläne",
        due="2026-11-27",
        scheduled="2026-11-25",
        done_on="2026-11-26",
        block_id="vk-k3f9q2ab-7m2d",
        tags=("#kunde",),
    )


def test_an_id_counts_also_where_an_answer_is_glued_to_it() -> None:
    task = tasks.parse("Angebot ^vk-k3f9q2ab-7m2d-> ja", " ")
    assert (task.block_id, task.words) == ("vk-k3f9q2ab-7m2d", "Angebot -> ja")


@pytest.mark.parametrize(
    "text",
    [
        "Visitenkarte einscannen",
        "Termin 13:00–13:30 bei Müller & Söhne – Werk 2",
        "📅 Termin ausmachen",
        "due: when she calls",
        "10 m ^2 Fläche",
        "siehe [[Angebot#^abc]] und a^b",
        "undue:2026-11-27",
        "due:",
        "Feld ^2 mähen",
        "[Muster: 2] und (a: b)",
    ],
)
def test_words_without_fields_stay_as_they_are(text: str) -> None:
    assert tasks.parse(text, "/") == tasks.Task("/", text)


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("Angebot 📅 2026-13-40", "2026-13-40"),
        ("Angebot ⏳ 2026-02-30 bald", "2026-02-30"),
        ("Angebot [due:: demnächst]", "demnächst"),
        ("Angebot (due:: 31.4.2026)", "31.4.2026"),
        ("Angebot due:2026-11-99", "2026-11-99"),
        ("Angebot 📅 28.11.", "28.11."),
        ("Angebot 📅 morgen", "morgen"),
        ("Angebot 📅 4711", "4711"),
        ("Angebot (due: 14:00)", "14:00"),
    ],
)
def test_a_date_that_is_none_is_told_with_its_place(text: str, raw: str) -> None:
    task = tasks.parse(text, " ")
    assert task.due is None
    ((start, end, found),) = task.bad
    assert text[start:end] == found == raw
    assert "📅" not in task.words


@pytest.mark.parametrize(
    ("text", "due"),
    [("x 📅 28.11.", "2026-11-28"), ("x [due:: morgen]", "2026-11-25")],
)
def test_with_a_day_to_count_from_a_date_needs_no_year(text: str, due: str) -> None:
    task = tasks.parse(text, " ", "2026-11-24")
    assert (task.due, task.bad) == (due, ())


def test_tags_are_listed_and_stay_in_the_words() -> None:
    task = tasks.parse("#warten auf Pläne, #kunde/a (#x) #1 a#b", " ")
    assert task.tags == ("#warten", "#kunde/a", "#x")
    assert task.words == "#warten auf Pläne, #kunde/a (#x) #1 a#b"


def test_of_two_dates_in_one_line_the_first_counts_and_both_have_their_place() -> None:
    text = "Angebot 📅 27.11.2026 nicht erst 📅 3.12.2026 15 Uhr"
    assert fields(text) == {"words": "Angebot nicht erst", "due": "2026-11-27"}
    places = [text[field.at : field.until] for field in tasks.fields(text)]
    assert places == ["27.11.2026", "3.12.2026 15 Uhr"]


@pytest.mark.parametrize("text", ["Angebot 📅", "Angebot 📅 [[Anna]]", "Angebot (📅)"])
def test_a_sign_with_nothing_behind_it_says_nothing(text: str) -> None:
    task = tasks.parse(text, " ")
    assert (task.due, task.bad) == (None, ())


def test_only_what_is_a_field_has_a_place_as_one() -> None:
    text = "Feld ^2 mähen, Termin 📅 ausmachen ^mähen ^feld"
    (field,) = tasks.fields(text)
    assert (field.name, text[field.at : field.until]) == ("block_id", "feld")
