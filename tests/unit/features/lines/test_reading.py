"""Laws of reading lines: it never raises, is pure, and points into the note."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vaultkit.core import notes
from vaultkit.features import lines
from vaultkit.features.lines.facts import KINDS
from vaultkit.plugin import Diagnostic


class Options(NamedTuple):
    region: str | None = None
    task_filter: str = "#task"
    only_tagged: bool = False
    templates: tuple[str, ...] = ()


SPELLED = (
    "[[Anna Weber]]¦[[Max|¦]]¦[[2026-11-20]]¦[x](y.md)¦![[a.png]]¦- [ ] ¦- [x] "
    "¦> - [-] ¦* ¦1. ¦\n¦\r\n¦\n\n¦    ¦\t¦## Verlauf\n¦## Rückrufe\n¦# 2026-11-20\n"
    "¦### 20.11.\n¦## 2026\n¦2026-11-20 ¦31.2.2026 ¦11/28/2026 ¦20.11. ¦bis Fr "
    "¦KW 49 ¦13:00–13:30 "
    "¦ab 14 Uhr¦um 9¦before 16:00 ¦25:99 ¦📅 2026-13-40 ¦📅 2026-11-27 ¦⏳ ¦due:¦^id"
    "¦[due:: 2026-11-27]¦#task ¦#warten ¦telefoniert ¦nicht erreicht¦call ¦anrufen "
    "¦Tel.: ¦Kaffee mit ¦Anna: ¦ich: ¦**Anna:** ¦alle¦warten auf ¦offen bei ¦: ¦? ¦Hr. "
    "¦Frau Mag. ¦(Firma GmbH)¦0171 39200¦ – ¦; ¦wg. ¦→ ¦\x01¦\x02¦\u0301¦\u200b¦ß¦İ"
    "¦\ud83d¦(¦)¦[¦*¦_¦---\n¦datum: 2026-11-20\n¦teilnehmer: ['[[Anna]]']\n¦<%¦{{"
)
PIECES = SPELLED.split("¦")
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=25).map(
    "".join
)
PATHS = st.sampled_from(
    ["Tagebuch/2026-11-24.md", "Kontakte/Anna Weber.md", "Rückrufe.md", "a/.md", "x.md"]
)


@settings(max_examples=300, deadline=None)
@given(TEXTS, PATHS, st.booleans())
def test_reading_never_raises_and_says_the_same_twice(
    text: str, path: str, own: bool
) -> None:
    note = notes.parse(path, text)
    found = lines.read(note, own, Options())
    assert found == lines.read(note, own, Options())
    for one in found:
        if isinstance(one, Diagnostic):
            assert one.span is not None
            assert 0 <= one.span.start <= one.span.end <= len(note.text)
            assert one.message.id in lines.WORDS["en"]
            assert one.hint is None or one.hint.id in lines.WORDS["de"]
        else:
            assert one.kind in KINDS
            assert isinstance(one.row, one.kind.row)  # type: ignore[arg-type]
            assert 0 <= one.span[0] <= one.span[1] <= len(note.text)
            assert not (one.about and one.who)


def test_both_languages_say_the_same_things() -> None:
    assert lines.WORDS["en"].keys() == lines.WORDS["de"].keys()


@pytest.mark.parametrize("path", ["Rückrufe.md", "2026-11-24.md"])
@pytest.mark.parametrize("box", ["", "[ ] ", "2026-11-20 "])
@pytest.mark.parametrize(
    "piece", ["[[Anna]], ", "ab 14 Uhr ", "0171 ", "nicht ", "a: ", "(", "x", "! a!"]
)
def test_a_line_of_a_hundred_thousand_characters_is_read_in_one_go(
    path: str, box: str, piece: str
) -> None:
    text = f"- {box}{piece * (100_000 // len(piece))}\n[[x]]\n"
    note = notes.parse(path, text)
    assert len(lines.read(note, own=False, options=Options())) <= len(text)
    assert len(lines.read(note, own=True, options=Options())) <= len(text)
