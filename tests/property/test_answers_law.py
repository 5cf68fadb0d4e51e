"""Reading answers never fails, loses no word, and acts on nothing that is not there."""

from __future__ import annotations

import datetime as dt
import re

from hypothesis import example, given
from hypothesis import strategies as st

from vaultkit.core import answers, generated
from vaultkit.core.answers import Answer
from vaultkit.features.lines.replies import vocabulary

WORDS = vocabulary()
WEDNESDAY = "2026-11-25"
PIECES = """
nicht erreicht not reached hebt ab AB mailbox spoke gesprochen verschoben auf moved to
abgesagt kein Interesse drop vergessen von mir by me ich: sie: they: me: Anna: wieder
again noch nicht Mo do Do fr Fr. Freitag friday nächsten next morgen gestern heute
20.11. 28.11. 31.11. 2026-11-27 11/28/2026 14:00 9 Uhr 2pm in 2 Wochen KW 49 bis by
until ruft zurück meldet sich → -> --> => —> , ; . ! ? : … ( ) „ “ " ' [[ ]] * _ ` ✓ ✅
📅 ^vk-7k2f9q00-abcd ^vd-7k2f9q00-abcd - [ ] [x] > # ⚠ 👍 später Angebot schickt
"""
phrases = st.lists(
    st.tuples(
        st.sampled_from(PIECES.split()),
        st.sampled_from(["", " ", " ", " ", ", ", "\n"]),
    ),
    max_size=14,
).map(lambda pairs: "".join(word + gap for word, gap in pairs))
texts = st.one_of(st.text(max_size=80), phrases)
days = st.dates().map(dt.date.isoformat)
bases = st.one_of(days, days, st.text(max_size=12))
clocks = st.one_of(st.none(), st.times().map(lambda time: f"{time:%H:%M}"))
outcomes = [
    phrase.shown
    for found in WORDS.phrases.values()
    for phrase in found
    if phrase.shown != "ab" and answers.parse(phrase.shown, WEDNESDAY, None, WORDS).said
]
"""All but the one that also leads dates."""
secrets = st.text("qxzjw", min_size=7, max_size=12)
"""Words that no language and no table has."""


def check(answer: Answer, base: str) -> None:
    for day in (answer.on, answer.next, *(owed.due for owed in answer.owed)):
        assert day is None or dt.datetime.fromisoformat(day)
    assert answer.on is None or answer.on <= base
    for time in (answer.at, answer.until):
        assert time is None or re.fullmatch("[0-2][0-9]:[0-5][0-9]", time)
    assert bool(answer.outcome) <= bool(answer.said)
    assert answer.outcome not in answer.also
    assert not (answer.denies and answer.outcome)
    assert not answer.reason or answer.reason in answer.text
    assert not answer.snoozed or answer.next
    assert all(unread.text and unread.reason for unread in answer.unread)
    assert all(owed.text for owed in answer.owed)


@given(texts, bases, clocks)
@example("[[" * 500 + "," * 500, WEDNESDAY, None)
@example("nicht " * 2000 + "erreicht", WEDNESDAY, "16:00")
@example("ruft " + "Mo " * 2000 + "zurück", "9999-12-31", None)
@example("ich: " * 500, WEDNESDAY, None)
@example("bis " * 1500 + "Fr", WEDNESDAY, None)
@example("-> " * 1500, WEDNESDAY, None)
@example("später, 14:00", "9999-12-31", "23:59")
@example("gestern erreicht", "0001-01-01", None)
@example("am 20.11. erreicht, 20.11.", "0001-01-05", None)
def test_reading_never_fails_and_gives_days_that_exist(
    text: str, base: str, clock: str | None
) -> None:
    answer = answers.parse(text, base, clock, WORDS, ("Anna",))
    check(answer, base)
    assert answer == answers.parse(text, base, clock, WORDS, ("Anna",))


@given(texts)
@example("- [x] A ^vk-7k2f9q00-abcd -> " + "→ " * 500)
@example("> " * 300 + "- [ ] ^vk-7k2f9q00-abcd")
def test_finding_never_fails_and_points_into_the_text(text: str) -> None:
    for tick in answers.ticks(text):
        line = text[slice(*tick.span)]
        assert "\n" not in line
        assert tick.uid8 in line
        assert not (tick.pristine and tick.is_ticked)
        for below in tick.below:
            assert below.words in text[slice(*below.span)]
            assert below.span.start > tick.span.end
        check(answers.given(tick, WEDNESDAY, None, WORDS), WEDNESDAY)
    for line in text.splitlines():
        found = answers.answered(line, WORDS)
        assert not (found and found.text) or found.text[0] == line[found.span.start]


@given(
    st.lists(
        st.tuples(secrets, st.sampled_from(PIECES.split())), min_size=1, max_size=5
    )
)
def test_no_word_of_the_users_is_lost(pairs: list[tuple[str, str]]) -> None:
    text = " ".join(f"{word} {piece}" for word, piece in pairs)
    answer = answers.parse(text, WEDNESDAY, "16:00", WORDS)
    kept = [answer.said, answer.text, *(owed.text for owed in answer.owed)]
    kept += [unread.text for unread in answer.unread]
    for word, _ in pairs:
        assert word in " ".join(kept)


@given(st.lists(secrets, min_size=1, max_size=8))
def test_words_that_no_table_knows_are_text(words: list[str]) -> None:
    text = " ".join(words)
    assert answers.parse(text, WEDNESDAY, None, WORDS) == Answer(text=text)


@given(st.sampled_from(outcomes), st.sampled_from(["", " ", "!", " ,", "…", ", "]))
def test_outcome_does_not_hang_on_capitals_and_signs(phrase: str, signs: str) -> None:
    plain = answers.parse(phrase, WEDNESDAY, None, WORDS)
    for same in (phrase.capitalize(), f"**{phrase}**", f" {phrase}{signs}"):
        assert answers.parse(same, WEDNESDAY, None, WORDS).outcome == plain.outcome


@given(
    st.sampled_from(outcomes),
    st.dates(dt.date(2026, 11, 26), dt.date(2030, 12, 31)),
    st.sampled_from(
        [", {}", "; wieder {}", ". {}", "! {}", ". Bis {}", "\n{}", ", again {}"]
    ),
)
@example("lehnt ab", dt.date(2026, 11, 26), ". {}")
@example("said no", dt.date(2026, 11, 26), ". {}")
def test_date_behind_an_outcome_is_the_next_one(
    phrase: str, day: dt.date, form: str
) -> None:
    text = phrase + form.format(f"{day.day}.{day.month}.{day.year}")
    answer = answers.parse(text, WEDNESDAY, None, WORDS)
    assert answer.outcome
    assert (answer.next, answer.unread) == (day.isoformat(), ())


own = st.text(
    st.characters(categories=["L", "N"], include_characters=" ·.,:"), max_size=30
)
arrows = st.sampled_from(["→", "->", "-->", "=>", "—>", "–>"])


@given(own, arrows, st.sampled_from(outcomes), st.sampled_from("ab"))
def test_answer_is_found_before_and_behind_the_id(
    text: str, arrow: str, phrase: str, place: str
) -> None:
    line = generated.task("7k2f9q001234", text)
    at = line.index("^vk-") if place == "a" else len(line)
    answered = f"{line[:at]} {arrow} {phrase} {line[at:]}"
    (bare,), (tick,) = answers.ticks(line), answers.ticks(answered)
    assert bare.pristine
    assert (bare.words, tick.words) == ("", phrase)
    assert tick.intact
    assert tick.stem == bare.stem


@given(own, st.lists(secrets, min_size=1, max_size=3))
def test_ticking_is_no_word(text: str, words: list[str]) -> None:
    line = generated.task("7k2f9q001234", text)
    done = line.replace("[ ]", "[x]", 1)
    assert answers.said(answers.ticks(done)[0], WORDS) == ""
    said = answers.said(answers.ticks(f"{done} {' '.join(words)}")[0], WORDS)
    assert said == " ".join(words)
