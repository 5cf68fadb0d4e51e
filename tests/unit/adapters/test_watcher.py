"""Real saves in a real folder, as the editors of this world make them."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from vaultkit.adapters.watcher import VaultSignal, matters
from vaultkit.app.errors import NoVaultError
from vaultkit.app.pacing import Signals
from vaultkit.app.words import en_shell as en
from vaultkit.core.words import Words

NOTE = "Kontakte/Anna Weber.md"
TEXT = "---\nrolle: Beraterin\n---\n## Verlauf\n- 2026-11-20 Telefonat\n"
DEADLINE = 10.0
ALSO = frozenset({"vaultkit.toml", "rueckrufe.ics"})


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    root = tmp_path / "Notizen"
    for folder in ("Kontakte", "Tage/2026"):
        (root / folder).mkdir(parents=True)
    (root / NOTE).write_text(TEXT)
    (root / "Heute.md").write_text("# Heute\n")
    return root


@pytest.fixture(params=["system", "poll"])
def ear(request: pytest.FixtureRequest, vault: Path) -> Iterator[VaultSignal]:
    """Listens to the vault, in both ways."""
    poll = 0.05 if request.param == "poll" else None
    with VaultSignal(str(vault), also=ALSO, poll=poll) as listening:
        yield listening


@pytest.fixture
def system_ear(vault: Path) -> Iterator[VaultSignal]:
    with VaultSignal(str(vault), also=ALSO) as listening:
        yield listening


def listen(ear: VaultSignal, *expected: str) -> frozenset[str]:
    """All that is heard until everything expected was; fails after the deadline."""
    heard: set[str] = set()
    until = time.monotonic() + DEADLINE
    while not heard.issuperset(expected):
        left = until - time.monotonic()
        assert left > 0, f"heard only {sorted(heard)}"
        signals = ear.wait(left)
        assert not signals.overflow
        heard |= signals.paths
    return frozenset(heard)


def only(ear: VaultSignal, vault: Path, *expected: str) -> None:
    """Nothing is heard but what is expected; a last file marks the end."""
    (vault / "Ende.md").write_text("x")
    assert listen(ear, "Ende.md", *expected) == {"Ende.md", *expected}


def test_a_note_written_in_place_is_heard(ear: VaultSignal, vault: Path) -> None:
    with (vault / NOTE).open("a") as note:
        note.write("- 2026-11-21 Mail\n")
    only(ear, vault, NOTE)


def test_a_note_replaced_by_rename_is_heard(ear: VaultSignal, vault: Path) -> None:
    (vault / "Kontakte/.vk-1.tmp").write_text(TEXT + "neu\n")
    (vault / "Kontakte/.vk-1.tmp").replace(vault / NOTE)
    only(ear, vault, NOTE)


def test_sed_in_place_is_heard(ear: VaultSignal, vault: Path) -> None:
    subprocess.run(["sed", "-i", "s/Telefonat/Treffen/", vault / NOTE], check=True)
    only(ear, vault, NOTE)
    assert "Treffen" in (vault / NOTE).read_text()


@pytest.mark.skipif(not shutil.which("vim"), reason="vim is not installed")
def test_vim_with_its_backup_dance_is_heard(
    system_ear: VaultSignal, vault: Path
) -> None:
    # In the system's temp folder vim saves in place, unless it is told not to.
    subprocess.run(
        [
            *("vim", "-u", "DEFAULTS", "-i", "NONE", "-es", "-c", "set backupskip="),
            *("-c", "normal GoMail von Anna", "-c", "wq", NOTE),
        ],
        cwd=vault,
        check=True,
        stdin=subprocess.DEVNULL,
        timeout=DEADLINE,
    )
    only(system_ear, vault, NOTE)
    assert "Mail von Anna" in (vault / NOTE).read_text()


def test_a_note_moved_out_is_heard(
    ear: VaultSignal, vault: Path, tmp_path: Path
) -> None:
    (vault / NOTE).rename(tmp_path / "weg.md")
    only(ear, vault, NOTE)


def test_a_note_moved_in_is_heard(
    ear: VaultSignal, vault: Path, tmp_path: Path
) -> None:
    (tmp_path / "neu.md").write_text(TEXT)
    (tmp_path / "neu.md").rename(vault / "Kontakte/Çelik, Jürgen.md")
    only(ear, vault, "Kontakte/Çelik, Jürgen.md")


def test_both_names_of_a_renamed_note_are_heard(ear: VaultSignal, vault: Path) -> None:
    (vault / NOTE).rename(vault / "Kontakte/Anna Maier.md")
    only(ear, vault, NOTE, "Kontakte/Anna Maier.md")


def test_both_names_of_a_renamed_folder_are_heard(
    ear: VaultSignal, vault: Path
) -> None:
    (vault / "Kontakte").rename(vault / "Leute")
    only(ear, vault, "Kontakte", NOTE, "Leute", "Leute/Anna Weber.md")


def test_a_note_in_a_renamed_folder_is_still_heard(
    ear: VaultSignal, vault: Path
) -> None:
    (vault / "Kontakte").rename(vault / "Leute")
    listen(ear, "Leute/Anna Weber.md")
    (vault / "Leute/Anna Weber.md").write_text("neu")
    listen(ear, "Leute/Anna Weber.md")


def test_a_tree_moved_in_is_heard_and_then_followed(
    ear: VaultSignal, vault: Path, tmp_path: Path
) -> None:
    (tmp_path / "Archiv/alt").mkdir(parents=True)
    (tmp_path / "Archiv/alt/Bob.md").write_text(TEXT)
    (tmp_path / "Archiv").rename(vault / "Archiv")
    listen(ear, "Archiv", "Archiv/alt/Bob.md")
    (vault / "Archiv/alt/Bob.md").write_text("neu")
    listen(ear, "Archiv/alt/Bob.md")


def test_a_folder_moved_out_is_heard_as_a_folder(
    ear: VaultSignal, vault: Path, tmp_path: Path
) -> None:
    (vault / "Kontakte").rename(tmp_path / "weg")
    listen(ear, "Kontakte")


def make_deep_folders(vault: Path) -> set[str]:
    """Folders one in another with a note in each, faster than they can be watched."""
    notes = {f"Tage/neu/{number}/tief/x.md" for number in range(30)}
    for note in notes:
        (vault / note).parent.mkdir(parents=True)
        (vault / note).write_text("x")
    return notes


def test_a_note_in_a_folder_made_a_moment_ago_is_heard(
    ear: VaultSignal, vault: Path
) -> None:
    missing = make_deep_folders(vault)
    heard: set[str] = set()
    until = time.monotonic() + DEADLINE
    while missing and time.monotonic() < until:
        heard |= ear.wait(0.5).paths
        # A folder that was heard stands for all beneath it.
        missing = {
            path
            for path in missing
            if path not in heard
            and not any(path.startswith(place + "/") for place in heard)
        }
    assert not missing


def test_a_changed_permission_is_heard(ear: VaultSignal, vault: Path) -> None:
    (vault / NOTE).chmod(0o600)
    only(ear, vault, NOTE)


def test_settings_and_feed_are_heard(ear: VaultSignal, vault: Path) -> None:
    (vault / "vaultkit.toml").write_text('language = "de"\n')
    (vault / "rueckrufe.ics").write_text("BEGIN:VCALENDAR\r\n")
    only(ear, vault, "vaultkit.toml", "rueckrufe.ics")


def test_reading_and_the_noise_of_editors_are_not_heard(
    ear: VaultSignal, vault: Path
) -> None:
    (vault / NOTE).read_text()
    for name in (".obsidian", ".git", ".trash"):
        (vault / name).mkdir()
        (vault / name / "x.md").write_text("x")
    for name in (".x.md.swp", "x.md~", "4913", "#x.md#", ".#x.md", ".vk-1.tmp"):
        (vault / name).write_text("x")
    (vault / "Bild.png").write_text("x")
    only(ear, vault)


def test_a_loop_of_links_ends(ear: VaultSignal, vault: Path) -> None:
    for name in ("rund", "rund.md"):
        (vault / "Kontakte" / name).symlink_to(vault, target_is_directory=True)
    listen(ear, "Kontakte/rund.md")
    (vault / NOTE).write_text("neu")
    only(ear, vault, NOTE)


def test_names_that_are_no_text_are_heard(ear: VaultSignal, vault: Path) -> None:
    name = os.fsdecode(b"M\xfcller\n.md")
    (vault / name).write_text("x")
    only(ear, vault, name)


def test_waiting_for_nothing_ends_when_told(system_ear: VaultSignal) -> None:
    assert system_ear.wait(0) == Signals()
    assert system_ear.wait(0.05) == Signals()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_request_to_stop_is_heard_while_waiting(
    vault: Path, number: signal.Signals
) -> None:
    before = signal.getsignal(number)
    with VaultSignal(str(vault)) as ear:
        kill = f"import os; os.kill({os.getpid()}, {int(number)})"
        with subprocess.Popen([sys.executable, "-c", kill]):
            assert ear.wait(DEADLINE).stop
        assert ear.wait(0).stop, "it is not forgotten"
        assert signal.getsignal(number) == before, "a second one acts as usual"
    assert signal.getsignal(number) == before


def test_a_vault_that_is_gone_is_said_so(ear: VaultSignal, vault: Path) -> None:
    vault.rename(vault.with_name("weg"))

    def listen_on() -> None:
        until = time.monotonic() + DEADLINE
        while time.monotonic() < until:
            ear.wait(0.1)

    with pytest.raises(NoVaultError) as gone:
        listen_on()
    assert str(vault) in Words("en", en.WORDS).say(gone.value.message)


def test_another_folder_in_the_vaults_place_is_followed(
    ear: VaultSignal, vault: Path
) -> None:
    other = vault.with_name("anderer")
    (other / "Kontakte").mkdir(parents=True)
    vault.rename(vault.with_name("weg"))
    other.rename(vault)
    until = time.monotonic() + DEADLINE
    while not ear.wait(0.05).overflow:
        assert time.monotonic() < until
    (vault / NOTE).write_text("neu")
    listen(ear, NOTE)


LISTENER = """
import sys
from vaultkit.adapters.watcher import VaultSignal
with VaultSignal(sys.argv[1]) as ear:
    print("ready", flush=True)
    while not (heard := ear.wait(60)).stop:
        print("overflow" if heard.overflow else "", *heard.paths, flush=True)
"""


def queue_size() -> int:
    size = Path("/proc/sys/fs/inotify/max_queued_events")
    return int(size.read_text()) if size.exists() else sys.maxsize


@pytest.mark.skipif(queue_size() > 20_000, reason="the system's queue is too long")
def test_a_full_queue_is_an_overflow_and_the_watch_goes_on(vault: Path) -> None:
    command = [sys.executable, "-c", LISTENER, str(vault)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout
        assert other.stderr
        assert other.stdout.readline() == "ready\n"
        other.send_signal(signal.SIGSTOP)
        for number in range(queue_size() // 2 + 100):
            (vault / f"Tage/{number % 500}.md").write_text("x")
        other.send_signal(signal.SIGCONT)
        assert any(line.startswith("overflow") for line in other.stdout)
        (vault / NOTE).write_text("neu")
        assert any(NOTE in line for line in other.stdout)
        make_deep_folders(vault)
        assert any("tief" in line for line in other.stdout)
        other.send_signal(signal.SIGTERM)
        other.stdout.read()
        assert other.stderr.read() == ""
        assert other.wait(DEADLINE) == 0


LIMITED = """
echo 3 > /proc/sys/user/max_inotify_watches &&
exec "$0" -c "$1" "$2"
"""


def test_too_few_watches_for_the_vault_are_said_so(vault: Path) -> None:
    code = (
        "import sys\n"
        "from vaultkit.adapters.watcher import VaultSignal\n"
        "from vaultkit.app.errors import VaultkitError\n"
        "try:\n"
        "    with VaultSignal(sys.argv[1]): print('listening')\n"
        "except VaultkitError as error: print(error.message.id)\n"
    )
    unshare = ["unshare", "--user", "--map-root-user"]
    if (
        not shutil.which("unshare")
        or subprocess.run(
            [*unshare, "sh", "-c", "test -w /proc/sys/user/max_inotify_watches"],
            check=False,
            capture_output=True,
        ).returncode
    ):
        pytest.skip("unshare cannot make a namespace here")
    done = subprocess.run(
        [*unshare, "sh", "-c", LIMITED, sys.executable, code, str(vault)],
        check=True,
        capture_output=True,
        text=True,
        timeout=DEADLINE,
    )
    assert done.stdout == "watch.limit\n", done.stderr


@pytest.mark.parametrize(
    ("path", "is_folder", "expected"),
    [
        ("Heute.md", False, True),
        ("Kontakte/ANNA.MD", False, True),
        ("Kontakte/Anna.sync-conflict-20261121-101500-ABCDEFG.md", False, True),
        ("Kontakte", True, True),
        ("Kontakte/Anna.md~", False, False),
        ("Kontakte/Foto.jpg", False, False),
        ("vaultkit.toml", False, True),
        ("Kontakte/vaultkit.toml", False, False),
        (".obsidian", True, False),
        ("Kontakte/.trash/Anna.md", False, False),
        ("node_modules/paket/README.md", False, False),
    ],
)
def test_notes_folders_and_settings_matter_and_nothing_else(
    path: str, is_folder: bool, expected: bool
) -> None:
    assert matters(path, is_folder, ALSO) is expected
