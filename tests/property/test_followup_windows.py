"""At any moment a callback or a rhythm is to be seen at most once, and never twice."""

from hypothesis import example, given
from hypothesis import strategies as st
from support.facts import Known, attempt, call, talk, visible

from vaultkit.features import cadence
from vaultkit.features.callbacks import derive as callbacks
from vaultkit.features.contacts.facts import Card, Keyed
from vaultkit.features.contacts.history import working_day
from vaultkit.plugin import Day, dates

DAYS = st.integers(0, 90).map(lambda n: dates.later("2026-11-01", n))
MOMENTS = st.tuples(DAYS, st.sampled_from(["00:00", "09:30", "23:59"])).map("T".join)
NOW = "2027-01-06T00:00"
SOMETIMES = st.none() | DAYS


@example("2026-11-01", ["2027-01-06"], ["2027-01-06"], "2027-01-07", None, NOW)
@example("2027-01-07", ["2027-01-06"], ["2027-01-06"], None, None, NOW)
@given(
    due=DAYS,
    talks=st.lists(DAYS, max_size=6),
    tries=st.lists(DAYS, max_size=6),
    snooze=SOMETIMES,
    start=SOMETIMES,
    now=MOMENTS,
)
def test_a_callback_stands_until_the_day_of_the_talk_that_settles_it(  # noqa: PLR0913, PLR0917
    due: Day,
    talks: list[Day],
    tries: list[Day],
    snooze: Day | None,
    start: Day | None,
    now: str,
) -> None:
    facts = Known(
        Card(snooze=snooze),
        Keyed(due, None, "", ""),
        *map(talk, talks),
        *map(attempt, tries),
    )
    seen = visible(callbacks.run(facts, callbacks.Options(start)), now)
    effective = max(due, snooze or due)
    if effective == due:
        # What a try put off to the next working day is what was tried.
        effective = min((t for t in tries if working_day(t) == due), default=due)
    settled = any(effective <= day <= now[:10] for day in talks)
    assert len(seen) == (0 if settled else 1)


@given(
    days=st.integers(1, 60),
    talks=st.lists(DAYS, max_size=3, unique=True),
    start=SOMETIMES,
    now=MOMENTS,
)
def test_a_rhythm_counts_from_the_last_talk_that_took_place(
    days: int, talks: list[Day], start: Day | None, now: str
) -> None:
    facts = Known(Card(cadence_days=days), *map(talk, talks))
    seen = visible(cadence.run(facts, cadence.Options(start)), now)
    held = [day for day in talks if day <= now[:10]]
    if held:
        assert [item.due for item in seen] == [dates.later(max(held), days)]
    elif start is None or not talks or min(talks) > start:
        assert [item.act for item in seen] == [(cadence.NEVER,)]
    else:
        # Nobody asks for a day before the start.
        assert len(seen) <= 1


@given(
    lines=st.lists(
        st.tuples(
            st.sampled_from(["anrufen", "Anrufen ", "nachfassen #x", "nachfassen"]),
            st.sampled_from([None, "vk-k3f9q2ab-7m2d", "Jour fixe^a1"]),
            st.sampled_from(" x-"),
        ),
        max_size=8,
    )
)
def test_no_two_open_lines_share_an_identity_unless_it_is_our_own_id(
    lines: list[tuple[str, str | None, str]],
) -> None:
    rows = [
        call(text, mark=mark, block_id=None if block == "vk-k3f9q2ab-7m2d" else block)
        for text, block, mark in lines
    ]
    made = callbacks.run(Known(Card(), *rows), callbacks.Options())
    assert len({item.key for item in made.followups}) == len(made.followups)
