from support.facts import ANNA, Known, office, one, talk
from support.small_view import due, small_view

from vaultkit.features import brief, cadence, callbacks, contacts
from vaultkit.features.callbacks import derive as deriving
from vaultkit.features.contacts.facts import Card, Keyed
from vaultkit.plugin import Because, Entity, FollowUp, Msg, Outcome, View, Words

NOW = "2026-11-25T09:00"
CARD = Card(cadence_days=42)


def said(outcome: Outcome, language: str = "de") -> list[str]:
    """What the terminal shows, line by line."""
    texts: dict[str, str] = {}
    for plugin in (brief.plugin, cadence.plugin, callbacks.plugin, contacts.plugin):
        texts |= {**plugin.words["en"], **plugin.words[language]}
    words = Words(language, texts)
    return [
        "".join(map(words.say, line)) if type(line) is tuple else words.say(line)  # type: ignore[arg-type]
        for line in outcome.show
    ]


def why(view: View, language: str = "de") -> list[str]:
    return said(brief.why(view, {"name": ANNA}, NOW), language)


def callback(*facts: object) -> FollowUp:
    return one(deriving.run(Known(CARD, *facts), deriving.Options()), NOW)


def test_the_brief_is_the_name_and_what_the_derives_said() -> None:
    lines = (Msg("contacts.brief.plain", (("text", "Einkaufsleiterin, Linz"),)),)
    outcome = brief.brief(small_view(brief=lines), {"name": ANNA}, NOW)
    assert said(outcome) == ["Anna Weber", "Einkaufsleiterin, Linz"]


def test_a_card_with_nothing_on_it_says_so() -> None:
    outcome = brief.brief(small_view(), {"name": ANNA}, NOW)
    assert said(outcome)[1] == "bekannt ist nur der Name"


def test_why_gives_rule_date_place_and_what_would_change_it() -> None:
    item = callback(Keyed("2026-11-24", None, "", "E-Lkw-Angebot"))
    assert why(small_view(dues=[due(item, "2026-11-24", 1)])) == [
        "Anna Weber (Kontakte/Anna Weber.md)",
        "",
        "Rückruf – E-Lkw-Angebot: Di 24.11.2026, seit gestern überfällig",
        (
            "  auf der Karte steht ein Rückruf für Di 24.11.2026"
            " (Kontakte/Anna Weber.md:11)"
        ),
        (
            "  ein Gespräch an diesem Tag oder danach erledigt ihn; ein anderes Datum"
            " im Feld verschiebt ihn; ein leeres Feld streicht ihn"
        ),
    ]


def test_why_says_its_clock_and_hints() -> None:
    line = office(due="2026-11-27T14:00", end="2026-11-27T14:30", clock="from")
    item = callback(line, talk("2026-11-20"))
    shown = why(small_view(dues=[due(item, "2026-11-27")]), "en")
    assert shown[2:5] == [
        "call back – Angebot: Fri 27 Nov 2026 14:00",
        "  from 14:00",
        "  spoke on Fri 20 Nov",
    ]


def test_why_says_why_there_is_nothing() -> None:
    reasons = [Because(Msg("contacts.closed"), (1, "", 3))]
    assert why(small_view(reasons=reasons))[1:] == [
        "",
        "nichts ist fällig",
        "",
        "außerdem:",
        "  der Kontakt ist geschlossen (Kontakte/Anna Weber.md:13)",
    ]


def test_one_reason_given_by_two_plugins_is_said_once() -> None:
    reason = Because(Msg("contacts.closed"), (1, "", 3))
    shown = why(small_view(reasons=[reason, reason]))
    assert sum("geschlossen" in line for line in shown) == 1


def test_a_rhythm_that_is_itself_shown_needs_no_word_about_hiding() -> None:
    made = cadence.run(Known(CARD, talk("2026-10-20")), cadence.Options())
    view = small_view(
        dues=[due(made.followups[-1], "2026-12-01")], reasons=made.because
    )
    assert not any("nur, solange" in line for line in why(view))
    assert any("nur, solange" in line for line in why(small_view(reasons=made.because)))


def test_why_counts_the_old_ones_and_lists_the_undated() -> None:
    undated = callback(Keyed(None, None, "", "irgendwann"))
    old = callback(Keyed("2026-01-01", None, "", ""))._replace(old=True)
    shown = why(small_view(dues=[due(undated, None), due(old, "2026-01-01", 328)]))
    assert "Rückruf – irgendwann: ohne Datum" in shown
    assert shown[-1].startswith("1 offene Aufgabe aus der Zeit vor dem Starttag")


def test_why_names_those_it_may_concern() -> None:
    item = callback(office("Hr. Weber"))
    both = [
        Entity("contact", name, name, (), "")
        for name in ("Thomas Weber (Linz Muster)", "Thomas Weber (Wiener Beispiel)")
    ]
    shown = why(small_view(dues=[due(item, "2026-11-27", 0, *both)]))
    assert "  wer? Thomas Weber (Linz Muster), Thomas Weber (Wiener Beispiel)" in shown


def test_programs_get_the_rules_with_their_places() -> None:
    item = callback(Keyed("2026-11-24", None, "", "E-Lkw-Angebot"))
    view = small_view(dues=[due(item, "2026-11-24", 1)])
    data = brief.why(view, {"name": ANNA}, NOW).data
    assert data["id"] == "anna weber"
    assert data["followups"][0]["because"][0] == {
        "rule": "callbacks.by-key",
        "due": "2026-11-24",
        "source": {"path": "Kontakte/Anna Weber.md", "line": 11},
    }


def test_of_somebody_nobody_knows_it_says_so_and_ends_with_two() -> None:
    for ask in (brief.brief, brief.why):
        outcome = ask(small_view(), {"name": "Niemand"}, NOW)
        assert outcome.exit == 2
        assert "Niemand" in said(outcome)[0]
