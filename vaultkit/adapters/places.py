"""Where things lie on this machine: the vault, its index, locks and machine settings.

Light enough for the quickest answer: the library that knows other systems' folders is
only asked where they are not the ones of the XDG convention.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

try:
    from _blake2 import blake2b
except ImportError:  # the public door, which loads OpenSSL too: 5 ms
    from hashlib import blake2b

SETTINGS = "vaultkit.toml"
_XDG = {
    "cache": ("XDG_CACHE_HOME", ".cache"),
    "state": ("XDG_STATE_HOME", ".local/state"),
    "config": ("XDG_CONFIG_HOME", ".config"),
}


def base(kind: str) -> str:
    """The user's folder of ours for "cache", "state" or "config"."""
    if own := os.environ.get(f"VAULTKIT_{kind.upper()}_DIR"):
        return own
    if sys.platform.startswith("linux"):
        variable, default = _XDG[kind]
        home = os.environ.get(variable) or os.path.expanduser(f"~/{default}")
        return os.path.join(home, "vaultkit")
    import platformdirs  # noqa: PLC0415 - 20 ms that Linux need not pay

    return str(getattr(platformdirs, f"user_{kind}_dir")("vaultkit", appauthor=False))


def of_vault(kind: str, root: str) -> str:
    """The folder of one vault, told apart by its resolved path."""
    hashed = blake2b(os.fsencode(root), digest_size=6).hexdigest()
    stem = os.path.basename(root) or "vault"
    return os.path.join(base(kind), f"{stem}-{hashed}")


def index_path(root: str) -> str:
    """The index of a vault."""
    return os.path.join(of_vault("cache", root), "index.db")


def find_vault(given: str | None) -> str | None:
    """The resolved folder of the vault, None if the one given is no readable folder.

    A folder given is taken as it is; else the nearest one upwards with settings, else
    the current one.
    """
    given = given or os.environ.get("VAULTKIT_VAULT")
    if given:
        root = os.path.realpath(given)
        return root if os.path.isdir(root) and os.access(root, os.R_OK) else None
    here = os.path.realpath(os.getcwd())
    folder = here
    while True:
        if os.path.isfile(os.path.join(folder, SETTINGS)):
            return folder
        above = os.path.dirname(folder)
        if above == folder:
            return here
        folder = above


def program_stamp(strangers: Iterable[str] = ()) -> bytes:
    """What our own code and the installed packages are, told by their stamps.

    Args:
        strangers: modules and packages of other houses, by their paths; one that is
            being written lies where no installer touches anything.
    """
    ours = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    seen = _code(ours)
    seen.sort()
    seen += (_stamp(path) for path in sys.path if path.endswith("-packages"))
    for path in strangers:
        seen += sorted(_code(path)) if os.path.isdir(path) else (_stamp(path),)
    return blake2b("\n".join(seen).encode(errors="surrogateescape")).digest()


def _code(folder: str) -> list[str]:
    """Name, time and size of every module and template of a package."""
    seen: list[str] = []
    todo = [folder]
    while todo:
        with os.scandir(todo.pop()) as scan:
            for entry in scan:
                name = entry.name
                if name.endswith((".py", ".j2")):
                    found = entry.stat()
                    seen.append(f"{name}:{found.st_mtime_ns}:{found.st_size}")
                elif name[0] != "_" and "." not in name and entry.is_dir():
                    todo.append(entry.path)
    return seen


def _stamp(path: str) -> str:
    try:
        found = os.stat(path)
    except OSError:
        return f"{path}:-"
    return f"{path}:{found.st_mtime_ns}:{found.st_size}"


def stamps(root: str, strangers: Iterable[str] = ()) -> bytes:
    """What an answer depends on besides notes, as bytes that change when it does."""
    machine = os.path.join(base("config"), "machine.toml")
    own = "\n".join((_stamp(os.path.join(root, SETTINGS)), _stamp(machine)))
    return program_stamp(strangers) + own.encode(errors="surrogateescape")
