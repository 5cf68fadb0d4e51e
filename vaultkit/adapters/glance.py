"""Which folders do not look as the index knows them: hardly more than a stat a note.

Knows nothing of names that are no notes and of links: whatever is not plain is left to
`files`, which looks closer.
"""

from __future__ import annotations

import marshal
import os

TYPE_CHECKING = False
"""As in `typing`, whose own costs 7 ms."""
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

NOTE_ENDS = (".md", ".MD", ".Md", ".mD")
_TYPE, _PLAIN = 0o170000, 0o100000


def differing(
    root: str, known: Mapping[str, bytes], closer: Callable[[str, str], bytes | None]
) -> list[str] | None:
    """The folders whose listing is not the known one; None = one cannot be read.

    Args:
        root: resolved path of the vault.
        known: the bytes of every folder's listing as `files` made them.
        closer: gives those of one folder, for the few that want a closer look.
    """
    found = []
    todo = [""]
    while todo:
        folder = todo.pop()
        before = known.get(folder)
        folders, listing = _plain(f"{root}/{folder}")
        if listing != before:
            looked = closer(root, folder)
            if looked is None:
                return None
            if looked != before:
                found.append(folder)
            folders = marshal.loads(looked)[1]  # noqa: S302 - made by us just now
        prefix = folder + "/" if folder else ""
        todo += [prefix + name for name in folders]
    return found


def _plain(base: str) -> tuple[tuple[str, ...], bytes]:
    """Folders in a folder, and its listing as bytes if all in it is plain, else b""."""
    notes = []
    folders = []
    try:
        handle = os.open(base, os.O_RDONLY | os.O_DIRECTORY)
    except OSError:
        return (), b""
    try:
        with os.scandir(handle) as scan:
            for entry in scan:
                name = entry.name
                if name[0] == ".":
                    continue
                if not name.isprintable():
                    return (), b""
                if name.endswith(NOTE_ENDS):
                    stamp = entry.stat(follow_symlinks=False)
                    if stamp.st_mode & _TYPE != _PLAIN:
                        return (), b""
                    notes.append(
                        (name, stamp.st_size, stamp.st_mtime_ns, stamp.st_ctime_ns)
                    )
                elif entry.is_dir(follow_symlinks=False):
                    folders.append(name)
                elif entry.is_symlink():
                    return (), b""
    except OSError:
        return (), b""
    finally:
        os.close(handle)
    return tuple(folders), marshal.dumps((tuple(notes), tuple(folders), ()), 2)
