"""Whatever stands in a note, its card is read, and its places lie inside the text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from vaultkit.core import notes
from vaultkit.features.contacts import extract
from vaultkit.features.contacts.keytable import TABLE
from vaultkit.features.contacts.options import Options
from vaultkit.plugin import Diagnostic

SPELLINGS = sorted(
    {word for key in TABLE for word in (key.name, *key.english, *key.german)}
)
SCRAPS = st.sampled_from(
    [
        *("2026-11-25", "25.11.2026 14:00", "morgen", "11/28/2026", "2026-13-40", "Mo"),
        *("ja", "nein", "[[Anna Weber|Anna]]", "[[", "((", ")", ",", "Frau Mag. Weber"),
        *(
            "alle 6 Wochen",
            "0171 3920012",
            "a@b.example",
            "{x: 1}",
            "[a, b]",
            "''",
            ":",
        ),
        *("{date: morgen, time: '25:00'}", "#kontakt", "\u00a0", "\u0308", "🎂", "- x"),
    ]
)
VALUES = st.lists(SCRAPS | st.text(max_size=12), max_size=4).map(" ".join)
FIELDS = st.lists(st.tuples(st.sampled_from(SPELLINGS), VALUES), max_size=8)


@settings(max_examples=200)
@given(fields=FIELDS, card=FIELDS, body=st.text(max_size=80))
def test_reading_a_card_never_raises_and_stays_in_the_text(
    fields: list[tuple[str, str]], card: list[tuple[str, str]], body: str
) -> None:
    head = "".join(f"{key}: {value}\n" for key, value in fields)
    lines = "".join(f"{key}:: {value}\n" for key, value in card)
    note = notes.parse("Kontakte/Anna Weber.md", f"---\n{head}---\n{lines}\n{body}")
    options = Options(region="AT")
    extract.entity(note, options)
    for found in extract.facts(note, options):
        span = found.span
        assert span is not None
        assert 0 <= span[0] <= span[1] <= len(note.text)
        if isinstance(found, Diagnostic):
            assert found.path == note.path
