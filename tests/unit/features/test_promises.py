from support.facts import LIST, Known, promise

from vaultkit.features import promises
from vaultkit.features.promises import Options
from vaultkit.plugin import Derived, Seen, msg


def derive(*facts: object, start: str | None = None) -> Derived:
    return promises.run(Known(*facts), Options(start))


def test_a_promise_of_mine_and_one_of_theirs_go_different_ways() -> None:
    made = derive(promise(), promise("Referenzliste", "2026-12-01", theirs=True))
    assert [(i.kind, i.direction, i.due) for i in made.followups] == [
        ("promise", "mine", "2026-11-27"),
        ("waiting", "theirs", "2026-12-01"),
    ]


def test_the_totals_count_both_sides_as_the_contract_says() -> None:
    made = derive(
        promise("a"),
        promise("b", None),
        promise("c", mark="x", done_on="2026-11-27"),
        promise("d", mark="x", done_on="2026-11-28"),
        promise("e", mark="X"),
        promise("f", None, mark="x", done_on="2026-11-28"),
        promise("g", mark="-"),
        promise("h", None, mark="-"),
        promise("i", theirs=True),
        promise("j", mark="-", theirs=True),
    )
    assert made.tallies == {
        "mine.open": 2,
        "mine.kept": 3,
        "mine.late": 1,
        "mine.broken": 1,
        "theirs.open": 1,
        "theirs.broken": 1,
    }


def test_every_open_mark_is_open() -> None:
    made = derive(*(promise(mark=mark) for mark in " /!?<>"))
    assert made.tallies == {"mine.open": 6}
    assert len({item.key for item in made.followups}) == 6


def test_open_ones_from_before_the_start_are_old_and_not_counted() -> None:
    made = derive(
        promise("alt", "2026-08-14"),
        promise("neu", "2026-11-21"),
        promise("undatiert im Tagebuch von früher", None, written_on="2026-03-02"),
        promise("undatiert auf der Karte", None),
        start="2026-11-21",
    )
    assert [item.old for item in made.followups] == [True, False, True, False]
    assert made.tallies == {"mine.open": 2}


def test_kept_ones_from_before_the_start_still_count() -> None:
    made = derive(
        promise(mark="x", due="2026-03-01", done_on="2026-02-28"), start="2026-11-21"
    )
    assert made.tallies == {"mine.kept": 1}


def test_a_hidden_promise_is_open_and_comes_up_on_its_day() -> None:
    made = derive(promise(show_from="2026-11-26"))
    assert made.followups[0].show_from == "2026-11-26"
    assert made.tallies == {"mine.open": 1}


def test_identity_survives_a_new_date_a_tag_and_other_letters() -> None:
    before = derive(promise("Angebot  schicken #projekt/e-lkw", "2026-11-27"))
    after = derive(promise("angebot schicken", "2026-12-04"))
    assert before.followups[0].key == after.followups[0].key


def test_both_sides_share_one_numbering() -> None:
    made = derive(promise("Referenzliste"), promise("Referenzliste", theirs=True))
    assert len({item.key for item in made.followups}) == 2


def test_a_ticked_line_frees_its_words() -> None:
    made = derive(promise(mark="x"), promise())
    assert made.followups[0].key.endswith("#1")


def test_an_item_for_all_belongs_to_its_meeting_note_and_names_everyone() -> None:
    who = ("Anna Weber", "Max Huber")
    row = promise("Protokoll an alle", everyone=True, mentions=who)
    seen = Seen(row, (3, "", 0), True)
    made = promises.run(Known(seen, entity=LIST), Options())
    assert made.followups[0].others == who
    assert made.tallies == {"mine.open": 1}


def test_others_linked_in_the_line_are_named() -> None:
    seen = Seen(promise(), (3, "anna weber", 0), False, ("Anna Weber", "Max Huber"))
    made = promises.run(Known(seen), Options())
    assert made.followups[0].others == ("Anna Weber", "Max Huber")
    alone = Seen(promise(), (3, "anna weber", 0), False, ("Anna Weber",))
    assert promises.run(Known(alone), Options()).followups[0].others == ()


def test_the_brief_has_mine_before_theirs_earliest_first_undated_last() -> None:
    made = derive(
        promise("b", None),
        promise("z", theirs=True),
        promise("a", "2026-12-01"),
        promise("c", "2026-11-27"),
        promise("alt", "2026-01-01"),
        start="2026-11-21",
    )
    assert [line for _, line in sorted(made.brief, key=lambda line: line[0])] == [
        msg("promises.brief-mine", text="c", due="2026-11-27"),
        msg("promises.brief-mine", text="a", due="2026-12-01"),
        msg("promises.brief-mine-undated", text="b"),
        msg("promises.brief-theirs", text="z", due="2026-11-27"),
    ]


def test_a_long_brief_counts_what_it_leaves_out() -> None:
    made = derive(*(promise(f"Nummer {n}") for n in range(10)))
    assert made.brief[-1][1] == msg("promises.brief-mine-more", n=2)
    assert len(made.brief) == promises.IN_BRIEF + 1
