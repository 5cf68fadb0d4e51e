"""The law of the only writer: a note is as it was, or as meant, and nothing between."""

from __future__ import annotations

import stat
import tempfile
from pathlib import Path

import yaml
from hypothesis import event, example, given
from hypothesis import strategies as st

from vaultkit.adapters.files import Files
from vaultkit.adapters.journal import FileJournal
from vaultkit.app import apply
from vaultkit.core import identity
from vaultkit.core.edits import Edit, Replacement
from vaultkit.core.spans import Span

HEAD = (
    "type: kontakt",
    "rückruf: 25.11.2026   # hat Freitag frei",
    'telefon: "+49 30 23125 188"',
    "tags: [kunde/logistik, 'x, y']",
    "aliases:\n  - Anni\n  - 'Weber'",
    "# ein Kommentar: mit Doppelpunkt",
    "umtreibt: >-\n  Umstieg der Flotte\n\n  bis 2028",
    "zip: 007",
    "met: {when: 2026-09-18, where: Linz}",
    "leer:",
    "rückruf: 26.11.2026",
    "bad: [unclosed",
    "💡: yes",
)
BODY = (
    "# Anna Weber",
    "## Verlauf",
    "- 2026-11-17 Tel.: nicht erreicht",
    "- [ ] Angebot schicken 📅 2026-11-26",
    "---",
    "```",
    "",
    "Müller (NFD: Mu\u0308ller)",
)
PATCHES = (
    "",
    "x",
    "\n",
    "27.11.2026 14:00",
    "\n---\n",
    "geheim: ja\n",
    "'",
    '"',
    "#",
    ": ",
    "[",
    "\ud800",
    "\ufeff",
)


@st.composite
def written(draw):
    """The bytes of a note as hands and programs leave them."""
    head = draw(st.lists(st.sampled_from(HEAD), max_size=6))
    body = draw(st.lists(st.sampled_from(BODY), max_size=6))
    text = "\n".join(body)
    if head:
        text = "\n".join(("---", *head, "---", text))
    newline = draw(st.sampled_from(("\n", "\r\n")))
    text = text.replace("\n", newline) + draw(st.sampled_from(("", newline)))
    return (draw(st.sampled_from(("", "\ufeff"))) + text).encode()


def values(text):
    """What a program that knows nothing of us reads in the head; None if nothing."""
    lines = text.replace("\r\n", "\n").split("\n")
    if lines[0] != "---" or "---" not in lines[1:]:
        return None
    end = lines.index("---", 1)
    try:
        found = yaml.load("\n".join(lines[1:end]), yaml.BaseLoader)
    except (yaml.YAMLError, ValueError):
        return None
    return list(found.items()) if isinstance(found, dict) else None


@given(
    data=written(),
    cuts=st.lists(
        st.tuples(st.integers(0, 200), st.integers(0, 12), st.sampled_from(PATCHES)),
        min_size=1,
        max_size=3,
    ),
    keys=st.sampled_from(((), ("rückruf",), ("type", "rückruf"))),
    mode=st.sampled_from((0o600, 0o644, 0o664)),
)
@example(
    data=b"---\nzip: 007\ncallback: x\n---\n",
    cuts=[(5, 0, "zip: 8\n")],
    keys=("callback",),
    mode=0o644,
)
def test_no_byte_outside_the_spans_moves_and_no_other_key_says_something_else(
    data, cuts, keys, mode
):
    text = data.decode().removeprefix("\ufeff")
    spans = [(min(at, len(text)), min(at + n, len(text)), new) for at, n, new in cuts]
    edit = Edit(
        "Anna.md",
        identity.digest(data),
        tuple(Replacement(Span(start, end), new) for start, end, new in spans),
        "test",
        keys,
    )
    with tempfile.TemporaryDirectory() as place:
        note, state = Path(place, "Anna.md"), Path(place, "state")
        note.write_bytes(data)
        note.chmod(mode)
        with FileJournal(str(state)).run("test", "2026-11-21") as record:
            done = apply.note(Files(place), record, edit)
        after = note.read_bytes()
        assert stat.S_IMODE(note.stat().st_mode) == mode
        left = {path.name for path in Path(place).iterdir()}
        assert left <= {"Anna.md", "state"}
        kept = FileJournal(str(state)).changes(1)
    event(done)
    if done != "written":
        assert after == data
        assert not kept
        return
    assert [change.before for change in kept if change] == [data]
    expected, at = "", 0
    for start, end, new in sorted(spans, key=lambda one: one[:2]):
        expected += text[at:start] + new
        at = end
    expected += text[at:]
    assert after.decode() == data.decode()[: len(data.decode()) - len(text)] + expected
    before, now = values(text), values(expected)
    if before is not None and now is not None:
        assert [kv for kv in before if kv[0] not in keys] == [
            kv for kv in now if kv[0] not in keys
        ]


def test_an_edit_for_another_text_is_never_made(tmp_path):
    (tmp_path / "a.md").write_bytes(b"eins\n")
    edit = Edit("a.md", identity.digest(b"zwei\n"), (), "test")
    with FileJournal(str(tmp_path / "state")).run("test", "2026-11-21") as record:
        assert apply.note(Files(str(tmp_path)), record, edit) == "changed"
    assert (tmp_path / "a.md").read_bytes() == b"eins\n"
