from support.facts import Known, told

from vaultkit.core.words import Words
from vaultkit.features import birthdays
from vaultkit.features.contacts.facts import Card, Stated
from vaultkit.features.lines import noted
from vaultkit.features.lines.facts import Noted
from vaultkit.plugin import Derived, Msg, msg


def derive(**card: object) -> Derived:
    facts = Known(Card(**card), Stated("birthday"))  # type: ignore[arg-type]
    return birthdays.run(facts, None)


def test_a_birthday_comes_every_year_and_says_the_year_of_birth() -> None:
    item = derive(birthday="1984-11-24").followups[0]
    assert (item.due, item.yearly, item.key, item.title) == ("11-24", True, "", "")
    assert item.hints == (msg("birthdays.born", year="1984"),)


def test_without_a_year_it_comes_all_the_same() -> None:
    item = derive(birthday="02-29").followups[0]
    assert (item.due, item.hints) == ("02-29", ())


def test_the_brief_tells_the_day_and_the_year_of_birth() -> None:
    told_day = msg("birthdays.brief-born", day="2000-11-24", year="1984")
    assert derive(birthday="1984-11-24").brief == ((55, told_day),)
    words = Words("de", birthdays.WORDS["de"])
    assert words.say(told_day) == "Geburtstag: 24.11., Jahrgang 1984"
    assert Words("en", birthdays.WORDS["en"]).say(
        derive(birthday="02-29").brief[0][1]
    ) == ("Birthday: 29 Feb")


def test_it_points_at_its_key() -> None:
    facts = Known(Card(birthday="11-24"), Stated("birthday"))
    item = birthdays.run(facts, None).followups[0]
    assert item.ref == facts.ref(Stated("birthday"))


def test_a_closed_contact_has_none_and_a_paused_one_has() -> None:
    closed = derive(birthday="11-24", closed=True)
    assert closed.followups == ()
    assert closed.because[0].rule == Msg("birthdays.closed")
    assert len(derive(birthday="11-24", paused=True).followups) == 1


def test_do_not_call_leaves_the_number_out() -> None:
    phones = ("0171 3920023",)
    assert derive(birthday="11-24", phones=phones).followups[0].reach == phones[0]
    item = derive(birthday="11-24", phones=phones, do_not_call=True).followups[0]
    assert (item.reach, told(item)) == ("", ["contacts.do-not-call"])


def test_who_was_congratulated_comes_up_again_when_the_day_is_over() -> None:
    wishes = (Noted(f"2026-11-{day}", noted.BIRTHDAY, "") for day in (20, 23, 24, 26))
    facts = Known(Card(birthday="11-24"), Stated("birthday"), *wishes)
    seen = [(f.show_from, f.show_until) for f in birthdays.run(facts, None).followups]
    assert seen == [(None, "2026-11-20"), ("2026-11-25", None)]


def test_a_wish_long_before_the_birthday_is_meant_for_another() -> None:
    facts = Known(Card(birthday="11-24"), Noted("2026-10-01", noted.BIRTHDAY, ""))
    (item,) = birthdays.run(facts, None).followups
    assert (item.show_from, item.show_until) == (None, None)


def test_a_card_without_birthday_has_none() -> None:
    assert derive() == Derived()
