"""What stirs in the vault, told by the system: the one user of watchdog.

What it reports is a place to look at again, never what happened there: saving is
writing, renaming, deleting and making in an order of each editor's own. Everything
that could mean a missed change (a full queue, a warning of the library, a dead
thread, another folder where the vault was) is reported as overflow.
"""

from __future__ import annotations

import logging
import os
import queue
import threading
import warnings
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from vaultkit.adapters.stopping import asked_to_stop
from vaultkit.app.errors import NoVaultError, VaultkitError
from vaultkit.app.pacing import Signals
from vaultkit.core import paths
from vaultkit.core.words import msg

if TYPE_CHECKING:
    from watchdog.events import FileSystemEvent
    from watchdog.observers.api import BaseObserver

OVERFLOW, STOP = object(), object()


def matters(path: str, is_folder: bool, also: AbstractSet[str]) -> bool:
    """Whether a stir at `path` can concern vaultkit.

    A note's name may be one that is not read (a conflict copy): that it came or went
    is still news. Temporary and backup names of editors end otherwise.
    """
    if path in also:
        return True
    folder, _, name = path.rpartition("/")
    if not (paths.is_entered(folder, name) if is_folder else paths.is_note(name)):
        return False
    while folder:
        folder, _, name = folder.rpartition("/")
        if not paths.is_entered(folder, name):
            return False
    return True


class VaultSignal:
    """A `ChangeSignal` over one folder; listens from `with` until its end."""

    def __init__(
        self, root: str, also: AbstractSet[str] = frozenset(), poll: float | None = None
    ) -> None:
        """Prepare to listen; nothing is started yet.

        Args:
            root: the vault.
            also: files that matter though they are no notes, relative to it.
            poll: look every so many seconds instead of asking the system, for
                network drives that report nothing.
        """
        self._root = os.path.realpath(root)
        self._also = also
        self._poll = poll
        self._heard: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._threads: tuple[threading.Thread, ...] = ()
        self._identity: tuple[int, int] | None = None
        self._observer: BaseObserver | None = None
        self._stopped = False
        self._undo = ExitStack()

    def __enter__(self) -> Self:
        """Listen to the folder, and to Ctrl-C and a request to end."""
        with ExitStack() as undo:
            undo.enter_context(_warned(lambda: self._heard.put(OVERFLOW)))
            # It warns of folders made quickly one in another, which are followed well.
            undo.enter_context(warnings.catch_warnings())
            warnings.filterwarnings("ignore", module=r"watchdog\.")
            undo.callback(self._stop)
            self._start()
            undo.enter_context(asked_to_stop(self._end))
            self._undo = undo.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop listening and give the signals back."""
        self._undo.close()

    def wait(self, seconds: float) -> Signals:
        """All that was heard since last asked; waits for the first of it."""
        heard = self._take(seconds)
        lost = OVERFLOW in heard
        # Only new watches, all of them set before anybody looks at the vault, leave
        # no gap; those that the library repairs by itself may be set after the look.
        unsure = lost and self._poll is None
        if not self._stopped and (unsure or (seconds and not self._is_listening())):
            lost = True
            self._stop()
            self._take(0)
            self._start()
        return Signals(frozenset(heard - {OVERFLOW, STOP}), lost, self._stopped)

    def _take(self, seconds: float) -> set[Any]:
        heard: set[Any] = set()
        with suppress(queue.Empty):
            heard.add(self._heard.get(timeout=max(0.0, seconds)))
            while True:
                heard.add(self._heard.get_nowait())
        return heard

    def _end(self) -> None:
        self._stopped = True
        self._heard.put(STOP)

    def note(self, event: FileSystemEvent) -> None:
        """Keep both ends of what happened as places to look at."""
        for end in (event.src_path, event.dest_path):
            full = os.fsdecode(end)
            if full == self._root:
                self._heard.put(OVERFLOW)
            elif full.startswith(self._root + os.sep):
                path = full[len(self._root) + 1 :].replace(os.sep, "/")
                if matters(path, event.is_directory, self._also):
                    self._heard.put(path)

    def _start(self) -> None:
        before = set(threading.enumerate())
        self._identity = _identity(self._root)
        if self._identity is None:
            raise NoVaultError(msg("watch.gone", path=self._root))
        self._observer = observer = self._make_observer()
        _schedule(observer, self._root, self.note)
        try:
            observer.start()
            if self._poll is None:
                _prove_watches_left()
        except OSError as error:
            raise VaultkitError(
                msg("watch.limit", reason=error.strerror), msg("watch.limit.hint")
            ) from error
        self._threads = tuple(set(threading.enumerate()) - before)

    def _make_observer(self) -> BaseObserver:
        if self._poll is None:
            from watchdog.observers import Observer  # noqa: PLC0415 - 48 ms

            return Observer()
        from watchdog.observers.polling import (  # noqa: PLC0415 - as above
            PollingObserverVFS,
        )

        # Not os.stat: it would walk round in a loop of links.
        return PollingObserverVFS(
            os.lstat,
            self._list,  # type: ignore[arg-type] # what it calls an iterator may be a list
            polling_interval=self._poll,
        )

    def _list(self, folder: str | None) -> list[os.DirEntry[str]]:
        """The entries of a folder that a poll shall look at."""
        base = (folder or self._root)[len(self._root) + 1 :].replace(os.sep, "/")
        prefix = base + "/" if base else ""
        with os.scandir(folder) as entries:
            return [
                entry
                for entry in entries
                if matters(
                    prefix + entry.name,
                    entry.is_dir(follow_symlinks=False),
                    self._also,
                )
            ]

    def _stop(self) -> None:
        observer, self._observer = self._observer, None
        if observer is not None and observer.is_alive():
            observer.stop()
            observer.join()

    def _is_listening(self) -> bool:
        return (
            all(thread.is_alive() for thread in self._threads)
            and _identity(self._root) == self._identity
        )


def _schedule(
    observer: BaseObserver, root: str, note: Callable[[FileSystemEvent], None]
) -> None:
    """Have `note` called for all that changes a file's bytes, name or permissions.

    Opening and reading are left out, or our own reading would wake us; so is "folder
    modified", which comes along with everything that happens in it.
    """
    from watchdog import events  # noqa: PLC0415 - loaded with the observer

    class Listener(events.FileSystemEventHandler):
        def dispatch(self, event: FileSystemEvent) -> None:
            note(event)

    observer.schedule(
        Listener(),
        root,
        recursive=True,
        event_filter=[
            *(events.FileCreatedEvent, events.FileDeletedEvent, events.FileMovedEvent),
            *(events.FileModifiedEvent, events.FileClosedEvent, events.FileAttribEvent),
            *(events.DirCreatedEvent, events.DirDeletedEvent, events.DirMovedEvent),
            events.DirAttribEvent,
        ],
    )


def _prove_watches_left() -> None:
    """Fail if the system's watches are used up.

    The library passes over a folder that could not be watched, and its notes would be
    followed no more without a word.
    """
    import ctypes  # noqa: PLC0415 - loaded with the observer

    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "inotify_init1"):
        return
    delete_self = 0x400
    file = libc.inotify_init1(os.O_CLOEXEC)
    if file < 0 or libc.inotify_add_watch(file, b"/", delete_self) < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    os.close(file)


def _identity(folder: str) -> tuple[int, int] | None:
    """What tells this folder from another that took its name; None if there is none."""
    try:
        seen = Path(folder).stat()
    except OSError:
        return None
    return seen.st_dev, seen.st_ino


@contextmanager
def _warned(tell: Callable[[], None]) -> Iterator[None]:
    """Call `tell` for every warning of the library, instead of printing it.

    A full queue of the kernel shows in no other way.
    """

    class Listener(logging.Handler):
        def emit(self, _: logging.LogRecord) -> None:
            tell()

    logger, listener = logging.getLogger("watchdog"), Listener(logging.WARNING)
    logger.addHandler(listener)
    before, logger.propagate = logger.propagate, False
    try:
        yield
    finally:
        logger.propagate = before
        logger.removeHandler(listener)
