"""`vaultkit watch` as installed: real editors, a real folder, what a reader sees."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

VAULTKIT = Path(sys.executable).with_name("vaultkit")
DEADLINE = 60.0
"""Seconds; only who fails waits for so long."""
ANNA = "Kontakte/Anna Weber.md"
CARD = """---
type: kontakt
firma: Stahlbau Gruber
rückruf: 2026-11-24
anlass: wegen Flotte
---

## Verlauf
- 2026-11-02 Telefonat: will drei Angebote
"""
TODAY = """# Heute

Von Hand davor.

<!-- vaultkit:checklist -->
- [ ] Blumen besorgen
<!-- /vaultkit -->

Von Hand danach.
"""


class Box:
    """A vault with its watcher's own cache, state and machine settings."""

    def __init__(self, base: Path) -> None:
        self.base, self.vault = base, base / "Notizen"
        self.watcher: subprocess.Popen[str] | None = None
        self.feed = self.vault / "rueckrufe.ics"
        self.errors = base / "watch.err"
        self.today = self.vault / "Heute.md"
        (self.vault / "Kontakte").mkdir(parents=True)
        (self.vault / ANNA).write_text(CARD)
        self.today.write_text(TODAY)
        (self.vault / "vaultkit.toml").write_text(
            'id = "watchtst"\nlanguage = "de"\ntimezone = "Europe/Vienna"\n'
            'region = "AT"\nstart = 2026-11-01\n'
        )
        self.machine(settle=0.3, quiet=0.2)
        self.environment = {
            **os.environ,
            "LC_ALL": "C.UTF-8",
            **{f"VAULTKIT_{k}_DIR": str(base / k) for k in ("CACHE", "STATE")},
            "VAULTKIT_CONFIG_DIR": str(base / "CONFIG"),
        }

    def machine(self, **seconds: float) -> None:
        (self.base / "CONFIG").mkdir(exist_ok=True)
        lines = (f"{key} = {value}\n" for key, value in seconds.items())
        (self.base / "CONFIG/machine.toml").write_text("".join(lines))

    def command(self, *words: str) -> list[str]:
        return [
            *(str(VAULTKIT), "--vault", str(self.vault), "--lang", "en", *words),
            *("--today", "2026-11-21"),
        ]

    def sync(self) -> None:
        subprocess.run(
            self.command("sync"),
            env=self.environment,
            check=True,
            capture_output=True,
            timeout=DEADLINE,
        )

    @contextmanager
    def started(self) -> Iterator[subprocess.Popen[str]]:
        """Under watch from the first moment on."""
        with (
            self.errors.open("w") as errors,
            subprocess.Popen(
                self.command("watch"),
                env=self.environment,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
            ) as self.watcher,
        ):
            try:
                yield self.watcher
            finally:
                self.watcher.kill()
        self.watcher = None

    @contextmanager
    def watched(self) -> Iterator[subprocess.Popen[str]]:
        """Under watch, with the first blocks and the first feed written."""
        with self.started() as watcher:
            self.waits(self.first_round_is_done)
            yield watcher

    def said(self) -> str:
        """All that the watcher said on its error stream."""
        return read(self.errors)

    def first_round_is_done(self) -> bool:
        listening = self.said().startswith("watching ")
        return listening and all("Anna Weber" in text for text in self.texts())

    def stop(self, watcher: subprocess.Popen[str], number: signal.Signals) -> int:
        """Ask the watcher to end; its exit code."""
        watcher.send_signal(number)
        self.waits(lambda: watcher.poll() is not None)
        return watcher.wait()

    def texts(self) -> tuple[str, str]:
        """Feed and checklist as they are now."""
        return unfold(self.feed), read(self.today)

    def sees(self, *words: str, absent: tuple[str, ...] = ()) -> None:
        """Both the checklist and the feed come to hold words, and not others."""

        def is_there() -> bool:
            return all(
                all(word in text for word in words)
                and not any(word in text for word in absent)
                for text in self.texts()
            )

        self.waits(is_there)

    def waits(self, holds: Callable[[], bool]) -> None:
        """Wait for something that a living watcher brings about."""
        until = time.monotonic() + DEADLINE
        while not holds():
            if self.watcher and self.watcher.poll() is not None:
                assert holds(), self.state()
                return
            assert time.monotonic() < until, self.state()
            time.sleep(0.02)

    def state(self) -> str:
        """What became of the watcher, what it said, and what a reader sees."""
        code = self.watcher.poll() if self.watcher else None
        fate = "the watcher is alive" if code is None else f"it ended with {code}"
        return "\n".join((fate, self.said(), *self.texts()))


def read(path: Path) -> str:
    return path.read_text() if path.exists() else ""


def unfold(path: Path) -> str:
    raw = path.read_bytes() if path.exists() else b""
    return raw.replace(b"\r\n ", b"").decode()


@pytest.fixture
def box(tmp_path: Path) -> Box:
    return Box(tmp_path)


def in_place(box: Box) -> None:
    (box.vault / ANNA).write_text(CARD.replace("Flotte", "Werkstatt"))


def appended(box: Box) -> None:
    with (box.vault / ANNA).open("a") as note:
        note.write("\n## Zusagen\n- [ ] Angebot Werkstatt schicken 📅 2026-11-25\n")


def renamed_over(box: Box) -> None:
    fresh = box.vault / "Kontakte/.fresh.tmp"
    fresh.write_text(CARD.replace("Flotte", "Werkstatt"))
    fresh.replace(box.vault / ANNA)


def by_sed(box: Box) -> None:
    subprocess.run(["sed", "-i", "s/Flotte/Werkstatt/", box.vault / ANNA], check=True)


def by_vim(box: Box) -> None:
    # In the system's temp folder vim saves in place, unless it is told not to.
    subprocess.run(
        [
            *("vim", "-u", "DEFAULTS", "-i", "NONE", "-es", "-c", "set backupskip="),
            *("-c", "%s/Flotte/Werkstatt/", "-c", "wq", ANNA),
        ],
        cwd=box.vault,
        check=True,
        stdin=subprocess.DEVNULL,
        timeout=DEADLINE,
    )


def moved_in(box: Box) -> None:
    card = box.base / "neu.md"
    card.write_text(CARD.replace("Flotte", "Werkstatt"))
    card.rename(box.vault / "Kontakte/Jürgen Çelik.md")


def folder_moved_in(box: Box) -> None:
    folder = box.base / "Archiv/2026"
    folder.mkdir(parents=True)
    (folder / "Jürgen Çelik.md").write_text(CARD.replace("Flotte", "Werkstatt"))
    folder.parent.rename(box.vault / "Kontakte/Archiv")


needs_vim = pytest.mark.skipif(not shutil.which("vim"), reason="vim is not installed")


@pytest.mark.parametrize(
    "save",
    [
        *(in_place, appended, renamed_over, by_sed, moved_in, folder_moved_in),
        pytest.param(by_vim, marks=needs_vim),
    ],
)
def test_checklist_and_feed_follow_a_save(
    box: Box, save: Callable[[Box], None]
) -> None:
    with box.watched():
        save(box)
        box.sees("Werkstatt")


def test_checklist_and_feed_follow_by_polling(box: Box) -> None:
    box.machine(settle=0.3, quiet=0.2, polling=0.1)
    with box.watched():
        in_place(box)
        box.sees("Werkstatt", absent=("Flotte",))


@pytest.mark.parametrize("gone", [ANNA, "Kontakte"])
def test_what_is_moved_out_leaves_checklist_and_feed(box: Box, gone: str) -> None:
    (box.vault / "Bob Maier.md").write_text(CARD.replace("Flotte", "Kräne"))
    with box.watched():
        (box.vault / gone).rename(box.base / "weg")
        box.sees("Bob Maier", absent=("Anna Weber",))


def test_a_renamed_folder_changes_nothing_for_the_reader(box: Box) -> None:
    with box.watched():
        before = box.feed.read_bytes(), box.today.read_bytes()
        (box.vault / "Kontakte").rename(box.vault / "Leute")
        moved = box.vault / "Leute/Anna Weber.md"
        (box.vault / "Bob Maier.md").write_text(CARD.replace("Flotte", "Kräne"))
        box.sees("Anna Weber", "Bob Maier")
        (box.vault / "Bob Maier.md").unlink()
        box.sees("Anna Weber", absent=("Bob Maier",))
        assert (box.feed.read_bytes(), box.today.read_bytes()) == before
        moved.write_text(CARD.replace("Flotte", "Werkstatt"))
        box.sees("Werkstatt", absent=("Flotte",))


def test_what_a_hand_does_in_the_checklist_stays(box: Box) -> None:
    with box.watched():
        by_hand = box.today.read_text().replace(
            "- [ ] Blumen besorgen", "- [x] Blumen besorgen\n- [ ] Wein besorgen"
        )
        box.today.write_text(by_hand)
        in_place(box)
        box.sees("Werkstatt", absent=("Flotte",))
    text = box.today.read_text()
    assert "- [x] Blumen besorgen\n- [ ] Wein besorgen\n" in text
    assert text.startswith("# Heute\n\nVon Hand davor.\n\n<!-- vaultkit:checklist")
    assert text.endswith("<!-- /vaultkit -->\n\nVon Hand danach.\n")


def test_a_checklist_being_typed_in_is_left_alone_while_the_feed_goes_on(
    box: Box,
) -> None:
    box.machine(settle=0.3, quiet=4)
    with box.watched():
        typed = box.today.read_text()
        began = saved = time.monotonic()
        for number in range(8):
            assert box.today.read_text() == typed or time.monotonic() - saved >= 4
            typed = box.today.read_text() + f"Satz {number}.\n"
            box.today.write_text(typed)
            saved = time.monotonic()
            (box.vault / ANNA).write_text(CARD.replace("Flotte", f"Kran {number}"))
            box.waits(lambda n=number: f"Kran {n}" in unfold(box.feed))  # type: ignore[misc] # the loop's number
        assert box.today.read_text() == typed or time.monotonic() - saved >= 4
        box.sees("Kran 7")
        assert time.monotonic() - saved >= 4, "written while it was not at rest"
        assert time.monotonic() - began < DEADLINE
        assert box.today.read_text().endswith("Satz 6.\nSatz 7.\n")


def test_where_nothing_changed_nothing_is_written(box: Box) -> None:
    with box.watched():
        before = {path: path.stat() for path in (box.feed, box.today)}
        (box.vault / "Rezept.md").write_text("# Rezept\nMehl, Eier.\n")
        with (box.vault / ANNA).open("a") as note:
            note.write("\nNur ein Satz.\n")
        other = box.vault / "Marker.md"
        other.write_text("<!-- vaultkit:checklist -->\n<!-- /vaultkit -->\n")
        box.waits(lambda: "Anna Weber" in read(other))
        assert {path: path.stat() for path in before} == before


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_request_to_stop_is_obeyed_and_leaves_no_lock(
    box: Box, number: signal.Signals
) -> None:
    with box.watched() as watcher:
        assert box.stop(watcher, number) == 0
        assert watcher.stdout
        assert watcher.stdout.read() == ""
    lines = box.said().splitlines()
    assert lines[0].startswith("watching ")
    assert lines[-1] == "stopped"
    assert "Traceback" not in box.said()
    with box.watched():
        pass


def test_what_is_still_to_be_written_is_said_at_the_end(box: Box) -> None:
    box.machine(settle=600, quiet=0.2)
    with box.started() as watcher:
        box.waits(lambda: "Anna Weber" in unfold(box.feed))
        assert box.stop(watcher, signal.SIGINT) == 0
    assert box.said().splitlines()[-1] == "stopped; not up to date yet: Heute.md"
    assert read(box.today) == TODAY


def test_a_note_in_hand_is_told_of_once_and_what_it_wrote_itself_is_not(
    box: Box,
) -> None:
    box.machine(settle=0.1, quiet=2)
    waits = "Heute.md: answers and list follow when the note has come to rest"
    with box.watched() as watcher:
        (box.vault / "Kontakte/Max Huber.md").write_text(CARD)
        box.waits(lambda: box.said().count("wrote Heute.md") == 2)
        assert waits not in box.said()
        with box.today.open("a") as note:
            note.write("Noch ein Satz.\n")
        (box.vault / "Kontakte/Lena Lang.md").write_text(CARD)
        box.waits(lambda: "Lena Lang" in read(box.today))
        assert box.stop(watcher, signal.SIGINT) == 0
    assert box.said().splitlines().count(waits) == 1
    assert box.said().splitlines()[-1] == "stopped"


def answer(box: Box, part: str, words: str) -> str:
    """Type words behind a line of the list, as an editor saves them."""
    lines = box.today.read_text().split("\n")
    (place,) = [n for n, line in enumerate(lines) if part in line and "^vk-" in line]
    lines[place] += words
    box.today.write_text("\n".join(lines))
    return lines[place]


def test_an_answer_is_acted_on_when_its_note_has_been_still_for_long(
    box: Box,
) -> None:
    box.machine(settle=0.1, quiet=0.1, answer_wait=1.5)
    with box.watched() as watcher:
        half = answer(box, "Flotte", " -> nicht")
        (box.vault / "Kontakte/Max Huber.md").write_text(CARD.replace("Flotte", "Kran"))
        box.waits(lambda: "Kran" in unfold(box.feed))
        assert half in read(box.today)
        assert read(box.vault / ANNA) == CARD
        box.today.write_text(read(box.today).replace(half, half + " erreicht, Mi"))
        typed = time.monotonic()
        box.waits(lambda: read(box.vault / ANNA) != CARD)
        assert time.monotonic() - typed >= 1.5
        box.sees("Kran")
        box.waits(lambda: "^vd-" in read(box.today))
        assert box.stop(watcher, signal.SIGINT) == 0
    card = read(box.vault / ANNA)
    assert "- 2026-11-21 Tel.: nicht erreicht\n" in card
    assert "rückruf: 2026-11-25\n" in card
    assert "acted on 1 answer\n" in box.said()
    assert "nicht erreicht, Mi ✓" in box.said()


def test_an_answer_in_the_line_that_asks_waits_as_long(box: Box) -> None:
    box.machine(settle=0.1, quiet=0.1, answer_wait=1.5)
    daily = box.vault / "2026-11-21.md"
    line = "- [ ] 10:00 [[Anna Weber]] Termin -> war da"
    with box.watched() as watcher:
        daily.write_text(f"{line}\n")
        box.waits(lambda: "Termin" in unfold(box.feed))
        assert read(daily) == f"{line}\n"
        daily.write_text(f"{line}, will zwei\n")
        typed = time.monotonic()
        box.waits(lambda: "[x]" in read(daily))
        assert time.monotonic() - typed >= 1.5
        assert box.stop(watcher, signal.SIGINT) == 0
    assert "will zwei\n" in read(box.vault / ANNA)
    assert "acted on 1 answer\n" in box.said()


def test_undo_after_the_watcher_acted_takes_that_back(box: Box) -> None:
    box.machine(settle=0.1, quiet=0.1, answer_wait=0.3)
    with box.watched() as watcher:
        answer(box, "Flotte", " -> nicht erreicht, Mi")
        box.waits(lambda: "^vd-" in read(box.today))
        undone = subprocess.run(
            box.command("undo"),
            env=box.environment,
            check=False,
            capture_output=True,
            text=True,
            timeout=DEADLINE,
        )
        assert undone.returncode == 0, undone.stderr
        box.waits(lambda: read(box.vault / ANNA) == CARD)
        (box.vault / "Kontakte/Max Huber.md").write_text(CARD.replace("Flotte", "Kran"))
        box.sees("Kran", "Flotte")
        assert box.stop(watcher, signal.SIGINT) == 0
    assert read(box.vault / ANNA) == CARD, "words that came back were acted on again"
    assert re.search(r"Flotte .*\^vk-\S+ -> nicht erreicht, Mi\n", read(box.today))


def test_unticking_under_the_watcher_takes_the_answer_back(box: Box) -> None:
    box.machine(settle=0.1, quiet=0.1, answer_wait=0.3)
    with box.watched() as watcher:
        answer(box, "Flotte", " -> nicht erreicht, Mi")
        box.waits(lambda: "^vd-" in read(box.today))
        done = read(box.today)
        box.today.write_text(re.sub(r"\[x\](.*\^vd-)", r"[ ]\1", done))
        box.waits(lambda: read(box.vault / ANNA) == CARD)
        box.waits(lambda: "^vd-" not in read(box.today))
        assert re.search(r"Flotte .*\^vk-\S+ -> nicht erreicht, Mi\n", read(box.today))
        assert box.stop(watcher, signal.SIGINT) == 0
    assert "taken back: Heute.md: " in box.said()
    assert read(box.vault / ANNA) == CARD


def test_a_card_in_hand_lets_its_answer_wait(box: Box) -> None:
    box.machine(settle=0.1, quiet=4, answer_wait=0.2)
    with box.watched():
        answer(box, "Flotte", " -> erreicht")
        card = CARD
        for number in range(5):
            card += f"Satz {number}.\n"
            (box.vault / ANNA).write_text(card)
            saved = time.monotonic()
            time.sleep(0.3)
            assert read(box.vault / ANNA) == card or time.monotonic() - saved >= 4
        box.waits(lambda: read(box.vault / ANNA) != card)
        assert time.monotonic() - saved >= 4, "written while it was not at rest"
        assert "Telefonat: wegen Flotte" in read(box.vault / ANNA)


def test_a_second_watcher_says_who_watches_and_ends(box: Box) -> None:
    with box.watched() as first:
        second = subprocess.run(
            box.command("watch"),
            env=box.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=DEADLINE,
        )
        assert second.returncode == 2
        assert f"pid {first.pid}" in second.stderr
        in_place(box)
        box.sees("Werkstatt")


def test_a_killed_watcher_leaves_the_way_free(box: Box) -> None:
    with box.watched() as watcher:
        watcher.kill()
    (box.vault / ANNA).write_text(CARD.replace("Anna", "Eva").replace("Flotte", "Kran"))
    with box.watched():
        box.sees("Kran", absent=("Flotte",))


def test_a_sync_beside_the_watcher_is_no_trouble(box: Box) -> None:
    with box.watched() as watcher:
        in_place(box)
        box.sync()
        box.sees("Werkstatt", absent=("Flotte",))
        assert box.stop(watcher, signal.SIGTERM) == 0


def test_broken_settings_leave_the_last_good_ones_in_force(box: Box) -> None:
    settings = box.vault / "vaultkit.toml"
    good = settings.read_text()
    with box.watched() as watcher:
        settings.write_text(good + "[checklist\n")
        in_place(box)
        box.sees("Werkstatt", absent=("Flotte",))
        settings.write_text(good + "[calendar]\nname = 'Umbau'\n")
        box.waits(lambda: "Umbau" in unfold(box.feed))
        assert box.stop(watcher, signal.SIGTERM) == 0
    assert "vaultkit.toml" in box.said()


def test_a_vault_that_is_gone_ends_the_watcher(box: Box) -> None:
    with box.watched() as watcher:
        box.vault.rename(box.base / "weg")
        (box.base / "weg" / ANNA).write_text("")
        assert watcher.wait(DEADLINE + 30) == 2, box.state()
    assert "Traceback" not in box.said()
    assert str(box.vault) in box.said()


def test_without_settings_it_points_to_init(box: Box) -> None:
    (box.vault / "vaultkit.toml").unlink()
    done = subprocess.run(
        box.command("watch"),
        env=box.environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=DEADLINE,
    )
    assert done.returncode == 2
    assert "vaultkit init" in done.stderr
