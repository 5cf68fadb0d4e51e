import pytest
from support.feed_view import due, entries

from vaultkit.plugin import ALWAYS, Due, Event

TODAY = "2026-11-25"


def stands(events: list[Event]) -> dict[str, list[str]]:
    """Who is in each entry: a name, or several names for a bundle."""
    return {
        event.uid if len(event.dues) > 1 else event.dues[0].entity.name: [
            event.day,
            *(due.entity.name for due in event.dues),
        ]
        for event in events
    }


def rhythm(name: str, when: str, every: int) -> Due:
    return due(name, "", when, TODAY, "cadence", every=every)


def test_overdue_stands_on_today_and_the_rest_on_its_day() -> None:
    events = entries(
        [
            due("Max Huber", "Angebot", "2026-11-20", TODAY),
            due("Anna Weber", "E-Lkw", "2026-11-27", TODAY),
        ],
        TODAY,
    )
    assert stands(events) == {
        "Max Huber": [TODAY, "Max Huber"],
        "Anna Weber": ["2026-11-27", "Anna Weber"],
    }


def test_overdue_stays_on_its_day_where_the_settings_want_it() -> None:
    late = due("Max Huber", "Angebot", "2026-11-20", TODAY)
    assert [e.day for e in entries([late], TODAY, overdue="due")] == ["2026-11-20"]


def test_every_kind_is_in_the_feed_and_what_others_owe_only_if_asked() -> None:
    kinds = ("callback", "cadence", "promise", "appointment", "outcome-missing")
    dues = [
        due("Anna Weber", kind, f"2026-12-0{n}", TODAY, kind)
        for n, kind in enumerate((*kinds, "birthday", "acme/visit"), 1)
    ]
    dues.append(due("Anna Weber", "Referenzliste", "2026-12-09", TODAY, "waiting"))
    mine = {e.dues[0].item.kind for e in entries(dues, TODAY)}
    assert mine == {*kinds, "birthday", "acme/visit"}
    both = {e.dues[0].item.kind for e in entries(dues, TODAY, theirs=True)}
    assert both == mine | {"waiting"}


def test_people_never_spoken_to_and_undated_promises_are_left_out() -> None:
    never = due("Jonas Berg", "", TODAY, TODAY, "cadence", every=30, act=("never",))
    undated = due("Anna Weber", "Preisliste", TODAY, TODAY, "promise")
    assert entries([never, undated._replace(day=None)], TODAY) == []


def test_nothing_beyond_four_hundred_days_is_in_the_feed() -> None:
    last = due("Anna Weber", "Jubiläum", "2027-12-30", TODAY)
    beyond = due("Max Huber", "Jubiläum", "2027-12-31", TODAY)
    assert list(stands(entries([last, beyond], TODAY))) == ["Anna Weber"]


def test_three_most_urgent_people_are_single_and_the_others_one_entry() -> None:
    late = [
        rhythm("Zwei Intervalle", "2026-11-11", 7),
        rhythm("Ein Intervall", "2026-11-18", 7),
        rhythm("Drei Intervalle", "2026-11-04", 7),
        rhythm("Halbes Intervall", "2026-11-10", 30),
        rhythm("Kaum", "2026-11-24", 365),
    ]
    assert stands(entries(late, TODAY)) == {
        "Drei Intervalle": [TODAY, "Drei Intervalle"],
        "Zwei Intervalle": [TODAY, "Zwei Intervalle"],
        "Ein Intervall": [TODAY, "Ein Intervall"],
        f"cadence-{TODAY}": [TODAY, "Halbes Intervall", "Kaum"],
    }


def test_people_due_on_a_coming_day_stay_by_shorter_interval_then_by_name() -> None:
    coming = [
        rhythm("Berta", "2026-12-01", 30),
        rhythm("Anton", "2026-12-01", 30),
        rhythm("Selten", "2026-12-01", 365),
        rhythm("Oft", "2026-12-01", 7),
        rhythm("Dora", "2026-12-01", 30),
    ]
    found = stands(entries(coming, TODAY))
    assert set(found) == {"Oft", "Anton", "Berta", "cadence-2026-12-01"}
    assert found["cadence-2026-12-01"] == ["2026-12-01", "Dora", "Selten"]


def test_single_further_person_of_a_day_keeps_an_own_entry() -> None:
    four = [rhythm(name, "2026-12-01", 30) for name in ("A", "B", "C", "D")]
    assert set(stands(entries(four, TODAY))) == {"A", "B", "C", "D"}


def test_more_than_four_whole_day_entries_become_one_named_by_the_date() -> None:
    late = [due(f"Kunde {n}", "Angebot", "2026-11-20", TODAY) for n in range(5)]
    assert stands(entries(late, TODAY)) == {
        f"day-{TODAY}": [TODAY, *(f"Kunde {n}" for n in range(5))]
    }
    assert len(entries(late[:4], TODAY)) == 4


def test_the_further_people_count_as_one_entry_of_the_four() -> None:
    people = [rhythm(f"Kunde {n}", "2026-12-01", 30) for n in range(9)]
    assert len(entries(people, TODAY)) == 4
    promise = due("Anna Weber", "Angebot", "2026-12-01", TODAY, "promise")
    (bundle,) = entries([*people, promise], TODAY)
    assert [d.entity.name for d in bundle.dues] == [
        "Anna Weber",
        *(f"Kunde {n}" for n in range(9)),
    ]


def test_timed_entries_stay_single_however_many_there_are() -> None:
    timed = [
        due(f"Kunde {n}", "Termin", f"2026-11-27T{9 + n:02}:00", TODAY, "appointment")
        for n in range(8)
    ]
    whole = [due(f"Kundin {n}", "Angebot", "2026-11-27", TODAY) for n in range(5)]
    found = stands(entries([*timed, *whole], TODAY))
    assert len(found) == 9
    assert "day-2026-11-27" in found


def test_caps_are_settings() -> None:
    people = [rhythm(f"Kunde {n}", "2026-12-01", 30) for n in range(6)]
    assert len(entries(people, TODAY, cadence_per_day=6, bundle=6)) == 6
    assert len(entries(people, TODAY, cadence_per_day=1)) == 2
    assert len(entries(people, TODAY, bundle=3)) == 1
    assert len(entries(people, TODAY, cadence_per_day=-1, bundle=-5)) == 1
    assert len(entries(people[:1], TODAY, cadence_per_day=0, bundle=0)) == 1


def test_item_that_is_due_until_answered_stands_on_today() -> None:
    listed = due("Frau Sommer", "Vortrag", ALWAYS, TODAY)
    assert [e.day for e in entries([listed], TODAY)] == [TODAY]


def test_appointment_over_midnight_stays_where_it_began() -> None:
    late = due(
        *("Anna Weber", "Nachtzug", "2026-11-24T23:00", TODAY, "appointment"),
        end="2026-11-25T01:00",
    )
    assert [e.day for e in entries([late], TODAY)] == ["2026-11-24"]


@pytest.mark.parametrize("turn", [1, -1])
def test_order_in_which_follow_ups_come_decides_nothing(turn: int) -> None:
    dues = [
        rhythm("Anna Weber", "2026-12-01", 30)._replace(uid=f"{n}") for n in "abcde"
    ]
    dues += [due("Anna Weber", f"{n}", "2026-12-02", TODAY) for n in range(7)]
    assert entries(dues[::turn], TODAY) == entries(sorted(dues), TODAY)


def test_full_day_names_fifty_tasks_and_counts_the_others() -> None:
    dues = [due(f"K{n:02}", "Angebot", "2026-11-20", TODAY) for n in range(60)]
    dues += [due("Anna Weber", "Preisliste", "2026-11-19", TODAY)]
    dues += [rhythm(f"R{n:02}", "2026-11-01", 30) for n in range(20)]
    (event,) = entries(dues, TODAY)
    names = [each.entity.name for each in event.dues]
    assert names[0] == "Anna Weber"
    assert names[1:50] == [f"K{n:02}" for n in range(49)]
    assert names[50:] == [f"R{n:02}" for n in range(13)]
    assert event.more == (("cadence", 7), ("callback", 11))
