from support.facts import (
    LIST,
    Known,
    attempt,
    call,
    office,
    one,
    talk,
    told,
    visible,
)

from vaultkit.features.callbacks import derive as deriving
from vaultkit.features.callbacks import ordinals
from vaultkit.features.callbacks.derive import Options
from vaultkit.features.callbacks.words import WORDS
from vaultkit.features.contacts.facts import Card, Keyed, Stated
from vaultkit.plugin import ALWAYS, Derived, Msg, Seen, Words, msg, words

CARD = Card(phones=("0171 3920012",))
KEYED = Keyed("2026-11-25", None, "", "E-Lkw-Angebot")


def derive(*facts: object, **more: object) -> Derived:
    return deriving.run(Known(*facts), Options(**more))  # type: ignore[arg-type]


def test_a_callback_key_is_a_callback_with_its_reason_and_the_number() -> None:
    item = one(derive(CARD, KEYED))
    assert (item.kind, item.key, item.due) == ("callback", "", "2026-11-25")
    assert (item.title, item.reach) == ("E-Lkw-Angebot", "0171 3920012")


def test_a_card_without_callback_gives_none() -> None:
    assert derive(CARD, talk("2026-11-20")) == Derived()


def test_a_talk_on_the_due_day_settles_it_from_that_day_on() -> None:
    made = derive(CARD, KEYED, talk("2026-11-25"))
    assert visible(made, "2026-11-25T00:00") == []
    assert one(made, "2026-11-24T23:59").due == "2026-11-25"


def test_a_settled_callback_names_the_talk() -> None:
    facts = Known(CARD, KEYED, talk("2026-11-27"))
    made = deriving.run(facts, Options())
    rule = made.because[0].rule
    assert rule.id == "callbacks.settled"
    assert dict(rule.args).items() >= {"due": "2026-11-25", "on": "2026-11-27"}.items()
    assert not words.holds(rule, "2026-11-26")
    assert made.because[0].ref == facts.ref(talk("2026-11-27"))


def test_a_last_contact_key_settles_it_too() -> None:
    made = derive(CARD._replace(last="2026-11-26"), KEYED)
    assert visible(made, "2026-11-26") == []


def test_a_last_contact_key_of_the_due_day_settles_it_too() -> None:
    facts = Known(CARD._replace(last="2026-11-25"), KEYED, Stated("last_contact"))
    made = deriving.run(facts, Options())
    assert visible(made, "2026-11-25") == []
    assert made.because[0].ref == facts.ref(Stated("last_contact"))


def test_a_talk_before_the_due_day_is_said_and_settles_nothing() -> None:
    item = one(derive(CARD, KEYED, talk("2026-11-24")))
    assert item.hints == (msg("callbacks.spoke", on="2026-11-24"),)


def test_a_talk_long_before_is_not_worth_a_word() -> None:
    assert one(derive(CARD, KEYED, talk("2026-06-01"))).hints == ()


def test_a_talk_dated_in_the_future_is_not_said_before_its_day() -> None:
    made = derive(CARD, Keyed("2026-12-05", None, "", ""), talk("2026-12-03"))
    assert one(made, "2026-12-02").hints == ()
    assert told(one(made, "2026-12-03")) == ["callbacks.spoke"]


def test_attempts_since_the_last_talk_are_numbered() -> None:
    made = derive(
        CARD, KEYED, talk("2026-11-20"), attempt("2026-11-23"), attempt("2026-11-24")
    )
    item = one(made)
    assert msg("callbacks.try", n=3, th="rd") in item.hints


def test_two_lines_about_one_failed_call_are_one_attempt() -> None:
    made = derive(CARD, KEYED, attempt("2026-11-24"), attempt("2026-11-24", "mailbox"))
    assert one(made).hints == (msg("callbacks.try", n=2, th="nd"),)


def test_an_attempt_before_the_last_talk_is_forgotten() -> None:
    made = derive(CARD, KEYED, attempt("2026-11-17"), talk("2026-11-20"))
    assert told(one(made)) == ["callbacks.spoke"]


def test_a_no_show_is_no_attempt_to_call() -> None:
    assert one(derive(CARD, KEYED, attempt("2026-11-24", "no-show"))).hints == ()


def test_an_attempt_after_the_due_day_does_not_settle_it() -> None:
    item = one(derive(CARD, KEYED, attempt("2026-11-26")), "2026-11-27")
    assert item.hints == (msg("callbacks.try", n=2, th="nd"),)


def test_a_snooze_moves_it_and_takes_its_time_of_day_away() -> None:
    timed = Keyed("2026-11-25T14:00", "2026-11-25T14:30", "from", "")
    item = one(derive(CARD._replace(snooze="2026-12-15"), timed))
    assert (item.due, item.end, item.clock) == ("2026-12-15", None, None)


def test_a_snooze_before_the_due_day_has_no_effect() -> None:
    assert one(derive(CARD._replace(snooze="2026-11-10"), KEYED)).due == "2026-11-25"


def test_a_talk_before_the_snoozed_day_does_not_settle_it() -> None:
    made = derive(CARD._replace(snooze="2026-12-15"), KEYED, talk("2026-11-27"))
    assert one(made, "2026-11-28").due == "2026-12-15"


def test_a_paused_contact_gives_none_and_says_why() -> None:
    facts = Known(CARD._replace(paused=True), Stated("paused"), KEYED)
    made = deriving.run(facts, Options())
    assert made.followups == ()
    assert made.because[0] == (Msg("contacts.paused"), facts.ref(Stated("paused")))


def test_a_closed_contact_gives_none_not_even_from_the_office() -> None:
    made = derive(CARD._replace(closed=True), KEYED, call(), office())
    assert made.followups == ()


def test_a_pause_with_an_end_hides_it_until_that_day() -> None:
    made = derive(CARD._replace(paused_until="2027-01-11"), KEYED)
    assert visible(made, "2027-01-10T23:00") == []
    assert one(made, "2027-01-11").due == "2026-11-25"
    assert made.because[0].rule == msg("contacts.paused-until", on="2027-01-11")


def test_do_not_call_keeps_the_callback_and_leaves_the_number_out() -> None:
    item = one(derive(CARD._replace(do_not_call=True), KEYED))
    assert (item.reach, item.hints) == ("", (Msg("contacts.do-not-call"),))


def test_a_key_that_names_no_day_is_undated() -> None:
    assert one(derive(CARD, Keyed(None, None, "", "irgendwann"))).due is None


def test_its_time_is_said_as_it_was_agreed() -> None:
    after = one(derive(CARD, Keyed("2026-11-25T14:00", "2026-11-25T14:30", "from", "")))
    assert after.clock == msg("callbacks.from", time="14:00")
    timed = Keyed("2026-11-25T15:30", "2026-11-25T16:00", "before", "")
    assert one(derive(CARD, timed)).clock == msg("callbacks.before", time="16:00")


def test_an_open_task_to_call_is_a_callback_of_its_own() -> None:
    made = derive(CARD, KEYED, call("nachfassen wg. Mengen", due="2026-11-27"))
    assert [(item.key, item.due) for item in made.followups] == [
        ("", "2026-11-25"),
        ("nachfassen wg. mengen#1", "2026-11-27"),
    ]


def test_a_ticked_or_dropped_task_is_none() -> None:
    assert derive(CARD, call(mark="x"), call(mark="-"), call(mark="X")).followups == ()


def test_equal_words_are_two_callbacks_and_a_ticked_one_is_not_counted() -> None:
    made = derive(CARD, call(mark="x"), call(), call(due="2026-12-01"))
    assert [item.key for item in made.followups] == [
        "anrufen wg. angebot#1",
        "anrufen wg. angebot#2",
    ]


def test_our_own_block_id_alone_is_the_identity() -> None:
    made = derive(CARD, call(block_id="vk-k3f9q2ab-7m2d"))
    assert one(made).key == "vk-k3f9q2ab-7m2d"


def test_a_task_from_before_the_start_is_old_a_key_never() -> None:
    made = derive(CARD, KEYED, call(), start="2026-12-01")
    assert [item.old for item in made.followups] == [False, True]


def test_an_undated_task_of_an_old_daily_note_is_old() -> None:
    made = derive(CARD, call(due=None, written_on="2026-03-02"), start="2026-11-21")
    assert [item.old for item in made.followups] == [True]


def test_a_known_callers_title_is_the_reason() -> None:
    item = one(derive(CARD, office(clock="from", due="2026-11-25T14:00")))
    assert (item.title, item.reach) == ("Angebot", "0171 3920012")
    assert item.clock == msg("callbacks.from", time="14:00")


def test_the_number_the_office_wrote_down_is_the_one_to_call() -> None:
    assert one(derive(CARD, office(phone="030 23125 404"))).reach == "030 23125 404"


def test_a_stranger_is_followed_up_with_who_company_and_number_first() -> None:
    line = office("Frau Sommer", company="", phone="030 23125 404", reason="Vortrag")
    made = deriving.run(Known(line, entity=LIST), Options())
    item = one(made)
    assert item.title == "Frau Sommer, 030 23125 404, Vortrag"
    assert (item.reach, told(item)) == ("030 23125 404", ["callbacks.no-card"])


def test_a_line_that_may_mean_several_names_them_and_asks_for_no_card() -> None:
    both = ("thomas weber (linz muster)", "thomas weber (wiener beispiel)")
    seen = Seen(office("Hr. Weber"), (4, "?", 0), True, candidates=both)
    item = one(deriving.run(Known(seen, entity=LIST), Options()))
    assert (item.candidates, told(item)) == (both, [])


def test_an_office_line_without_a_day_stays_until_it_is_ticked() -> None:
    made = derive(CARD, office(due=ALWAYS), talk("2026-11-25"), start="2026-11-21")
    item = one(made)
    assert (item.due, item.old) == (ALWAYS, False)
    assert derive(CARD, office(due=ALWAYS, mark="x")).followups == ()


def test_an_urgent_line_says_so() -> None:
    assert told(one(derive(CARD, office(urgent=True)))) == ["callbacks.urgent"]


def test_windows_of_one_callback_never_overlap() -> None:
    made = derive(
        CARD,
        Keyed("2026-12-20", None, "", ""),
        talk("2026-12-01"),
        talk("2026-12-05"),
        attempt("2026-12-10"),
        talk("2026-12-24"),
    )
    for day in range(1, 31):
        now = f"2026-12-{day:02}T08:00"
        assert len(visible(made, now)) == (0 if day >= 24 else 1), now


def test_the_brief_names_open_callbacks_and_the_talk_that_settled_one() -> None:
    assert derive(CARD, KEYED).brief[0][1] == msg(
        "callbacks.brief-about", due="2026-11-25", about="E-Lkw-Angebot"
    )
    made = derive(CARD, KEYED, talk("2026-11-26"))
    told = [
        [line.id for _, line in made.brief if words.holds(line, day)]
        for day in ("2026-11-25", "2026-11-26")
    ]
    assert told == [["callbacks.brief-about"], ["callbacks.brief-settled"]]
    later = derive(CARD, KEYED, talk("2026-11-26"), talk("2026-12-02"))
    assert not [line for _, line in later.brief if words.holds(line, "2026-12-02")]


def test_tries_read_well_in_both_languages() -> None:
    second, twelfth = ordinals.nth_try(2), ordinals.nth_try(12)
    english = Words("en", WORDS["en"])
    assert english.say(second) == "2nd try"
    assert english.say(twelfth) == "12th try"
    assert Words("de", WORDS["de"]).say(second) == "2. Versuch"


def test_what_was_to_be_said_before_a_pause_ends_is_never_shown() -> None:
    paused = CARD._replace(paused_until="2027-01-11")
    (item,) = derive(paused, KEYED, attempt("2026-11-27")).followups
    assert (item.show_from, item.hints) == (
        "2027-01-11",
        (msg("callbacks.try", n=2, th="nd"),),
    )


def test_a_snooze_hides_an_office_line_without_a_day_until_then() -> None:
    made = derive(CARD._replace(snooze="2026-12-15"), office(due=ALWAYS))
    assert visible(made, "2026-12-14T23:59") == []
    assert one(made, "2026-12-15").due == ALWAYS
    assert msg("callbacks.snoozed", on="2026-12-15") in [
        b.rule for b in made.because
    ] + [because.rule for because in made.followups[0].because]


def test_a_stranger_tried_five_times_in_vain_is_asked_about() -> None:
    often = deriving.run(Known(office(tries=5), entity=LIST), Options())
    assert "callbacks.ask" in told(one(often))
    seldom = deriving.run(Known(office(tries=1), entity=LIST), Options())
    assert told(one(seldom)) == ["callbacks.no-card", "callbacks.try"]
