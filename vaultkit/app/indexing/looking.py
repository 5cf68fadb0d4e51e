"""Which folders to look at, and what is in them now.

The watcher's paths, and those just written, only shorten the look.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from vaultkit.app.ports import Listing, NoteFiles
from vaultkit.core import paths


def join(folder: str, name: str) -> str:
    """The path of what lies in a folder."""
    return f"{folder}/{name}" if folder else name


class Look(NamedTuple):
    """A folder as it is now."""

    folder: str
    listing: Listing | None
    """None: it is gone."""
    names: frozenset[str] | None = None
    """The only notes in it that may be others than they were; None = all may be."""


def folders(
    files: NoteFiles, known: Mapping[str, bytes], hint: frozenset[str] | None
) -> Iterator[Look]:
    """Folders as they are now, of those that may differ; in the end those gone."""
    seen: set[str] = set()
    differing = files.differing(known) if hint is None and known else None
    if differing is not None:
        hint = frozenset(folder + "/" for folder in differing)
    if hint is None:
        for folder, listed in files.scan():
            seen.add(folder)
            yield Look(folder, listed)
        for folder in known.keys() - seen:
            yield Look(folder, None)
        return
    gone: set[str] = set()
    todo = {path.rpartition("/")[0] for path in hint}
    todo |= {path for path in hint if path in known}
    for look in _alone(files, known, hint):
        todo.remove(look.folder)
        seen.add(look.folder)
        yield look
    while todo:
        folder = todo.pop()
        listing = files.list_folder(folder) if _reachable(folder) else None
        if listing is None:
            inside = folder + "/"
            gone |= {f for f in known if f == folder or f.startswith(inside)}
            continue
        seen.add(folder)
        yield Look(folder, listing)
        now = {join(folder, name) for name in listing[1]}
        before = (
            {join(folder, name) for name in files.load(known[folder])[0][1]}
            if folder in known
            else set()
        )
        todo |= (now - before) - seen
        todo |= {f for f in before - now if f in known}
    for folder in gone - seen:
        yield Look(folder, None)


def _alone(
    files: NoteFiles, known: Mapping[str, bytes], hint: frozenset[str]
) -> Iterator[Look]:
    """Folders of which nothing stirred but notes that are known and still there.

    Those notes alone are looked at, and those whose stamps were too young to be
    trusted; whatever else is new in the folder keeps the stamp that it had, and
    differs from it when it is looked at.
    """
    stirred: dict[str, set[str]] = {}
    for path in hint:
        folder, _, name = path.rpartition("/")
        stirred.setdefault(folder, set()).add(name)
    for folder, names in stirred.items():
        if folder not in known or folder in hint or not _reachable(folder):
            continue
        (stamps, inner, odd), edge = files.load(known[folder])
        places = {stamp[0]: place for place, stamp in enumerate(stamps)}
        listed = list(stamps)
        for name in names:
            stamp = files.look(join(folder, name)) if name in places else None
            if stamp is None:
                break
            listed[places[name]] = stamp
        else:
            if edge:
                young = (s[0] for s in stamps if s[2] >= edge or s[3] >= edge)
                names.update(young)
            yield Look(folder, (tuple(listed), inner, odd), frozenset(names))


def _reachable(folder: str) -> bool:
    """Whether a look at everything would come to this folder."""
    parent = ""
    for name in folder.split("/") if folder else ():
        if name.startswith(".") or not paths.is_entered(parent, name):
            return False
        parent = join(parent, name)
    return True
