from support.facts import Known, attempt, one, talk, told, visible

from vaultkit.features import cadence
from vaultkit.features.cadence import Options
from vaultkit.features.contacts.facts import Card, Stated
from vaultkit.plugin import Derived, Entity, Msg, dates

CARD = Card(cadence_days=42, phones=("0171 3920012",))
NAMES = ("anna", "berta", "carla", "dora", "emil", "fritz", "gustav", "hans", "ida")
START = Options("2026-11-21")


def derive(*facts: object, options: Options = START) -> Derived:
    return cadence.run(Known(*facts), options)


def test_the_next_talk_is_due_one_rhythm_after_the_last() -> None:
    item = one(derive(CARD, talk("2026-10-20")))
    assert (item.kind, item.due, item.every) == ("cadence", "2026-12-01", 42)
    assert (item.key, item.title, item.act) == ("", "", ())


def test_it_yields_to_a_callback_and_an_appointment() -> None:
    item = one(derive(CARD, talk("2026-10-20")))
    assert item.yields_to == ("callback", "appointment")


def test_any_channel_restarts_it() -> None:
    made = derive(CARD, talk("2026-10-20"), talk("2026-11-17", channel="Kaffee"))
    assert one(made).due == "2026-12-29"


def test_an_attempt_never_restarts_it() -> None:
    made = derive(CARD, talk("2026-10-20"), attempt("2026-11-17"))
    assert one(made).due == "2026-12-01"


def test_a_talk_dated_in_the_future_counts_only_when_its_day_comes() -> None:
    made = derive(CARD, talk("2026-10-20"), talk("2027-03-01"))
    assert one(made).due == "2026-12-01"
    assert one(made, "2027-03-01").due == "2027-04-12"


def test_the_last_contact_key_counts_as_a_talk_at_its_line() -> None:
    facts = Known(
        CARD._replace(last="2026-11-10"), Stated("last_contact"), talk("2026-10-20")
    )
    item = one(cadence.run(facts, START))
    assert (item.due, item.ref) == ("2026-12-22", facts.ref(Stated("last_contact")))


def test_it_points_at_the_last_talk() -> None:
    facts = Known(CARD, Stated("cadence"), talk("2026-10-02"), talk("2026-10-20"))
    assert one(cadence.run(facts, START)).ref == facts.ref(talk("2026-10-20"))


def test_a_snooze_moves_it_and_one_that_is_over_does_not() -> None:
    moved = derive(CARD._replace(snooze="2026-12-15"), talk("2026-10-20"))
    assert one(moved).due == "2026-12-15"
    over = derive(CARD._replace(snooze="2026-11-15"), talk("2026-10-20"))
    assert one(over).due == "2026-12-01"


def test_without_rhythm_there_is_none_and_it_says_so() -> None:
    made = derive(Card(), talk("2026-10-20"))
    assert (made.followups, made.because[0].rule) == ((), Msg("cadence.none"))


def test_a_rhythm_that_cannot_be_read_is_told_from_one_that_is_missing() -> None:
    facts = Known(Card(), Stated("cadence"), talk("2026-10-20"))
    reason = cadence.run(facts, START).because[0]
    assert reason == (Msg("cadence.unreadable"), facts.ref(Stated("cadence")))


def test_paused_and_closed_contacts_give_none() -> None:
    for card in (CARD._replace(paused=True), CARD._replace(closed=True)):
        made = derive(card, talk("2026-01-20"))
        assert made.followups == ()
        assert made.because


def test_who_is_closed_is_told_so_without_a_rhythm_too() -> None:
    rules = [one.rule.id for one in derive(Card(closed=True)).because]
    assert rules == ["contacts.closed"]


def test_a_pause_with_an_end_hides_it_until_then() -> None:
    made = derive(CARD._replace(paused_until="2027-01-11"), talk("2026-10-20"))
    assert visible(made, "2027-01-10") == []
    assert one(made, "2027-01-11").due == "2026-12-01"


def test_somebody_met_after_the_start_is_due_one_rhythm_later() -> None:
    item = one(derive(CARD._replace(met_on="2026-11-12"), Stated("met")))
    assert item.due == "2026-12-24"
    assert item.act == ("never",)
    assert told(item) == ["cadence.never-spoken"]


def test_others_never_spoken_to_are_spread_over_one_rhythm_after_the_start() -> None:
    days = set()
    for name in NAMES:
        entity = Entity("contact", name, name, (), f"Kontakte/{name}.md")
        item = one(cadence.run(Known(CARD, entity=entity), START))
        assert item.due is not None
        assert 1 <= dates.between("2026-11-21", item.due) <= 42
        days.add(item.due)
    assert len(days) > 5


def test_somebody_met_long_before_the_start_is_spread_too() -> None:
    item = one(derive(CARD._replace(met_on="2020-01-01")))
    assert item.due is not None
    assert item.due > "2026-11-21"


def test_without_start_nobody_knows_from_when_to_count() -> None:
    item = one(derive(CARD, options=Options()))
    assert item.due is None
    met = one(derive(CARD._replace(met_on="2026-11-12"), options=Options()))
    assert met.due == "2026-12-24"


def test_never_spoken_ends_on_the_day_of_the_first_talk() -> None:
    made = derive(CARD, talk("2026-12-03"))
    assert one(made, "2026-12-02").act == ("never",)
    assert one(made, "2026-12-03").due == "2027-01-14"


def test_many_talks_leave_few_windows_of_which_one_is_open() -> None:
    talks = [talk(f"2026-{month:02}-10") for month in range(1, 11)]
    made = derive(CARD, *talks)
    assert len(made.followups) <= cadence.LAST
    assert one(made).due == "2026-11-21"


def test_why_it_may_be_hidden_is_said_with_its_day() -> None:
    made = derive(CARD, talk("2026-10-20"))
    rule = made.because[0].rule
    assert (rule.id, dict(rule.args)["due"]) == ("cadence.waits", "2026-12-01")


def test_who_has_no_card_has_no_rhythm() -> None:
    assert derive(talk("2026-10-20")) == Derived()
