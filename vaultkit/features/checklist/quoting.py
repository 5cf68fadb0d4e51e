"""Words of the user's inside a generated line: shown as meant, able to do nothing.

No quoted text can break a link, open a comment, make a marker, an id, an answer, a
date of the Tasks plugin or a field of Dataview. Numbers and names become links that
open where people read them.
"""

from __future__ import annotations

import re
from unicodedata import normalize

from vaultkit.plugin import Entity, Msg, decode

_ARROW = re.compile(r"→|(?:--?|=|—|–)>")
_ACTIVE = re.compile(r"[\\\[\]]|<(?=[A-Za-z/!?%])|(?<=%)%|(?<=\$)\$")
_UNWANTED = {
    ord(char): None
    for char in "📅⏳🛫✅❌➕🔁🏁\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
}
"""Signs that the Tasks plugin reads, and those that turn the direction of writing."""
_UNWANTED |= dict.fromkeys((*range(9), *range(14, 28), 127))

_NO_WIKI = re.compile(r"[\[\]#^|\\\n\r]|%%|→|[-=—–]>|<!--")
"""What a `[[link]]` cannot hold, or what would be read as something else."""
_NO_URL = re.compile(r"[\x00-\x20%()<>\[\]#^|\\\"`→]")
_DOUBLE = re.compile(r"([%:$])\1+")
_DUPLICATE = re.compile(r"~[0-9a-z]{4}\Z")


def plain(text: str) -> str:
    """Words as text: one line, nothing in it is markup of ours or anybody's."""
    text = text.replace("<!--", "‹!--")
    text = " ".join(_ARROW.sub("›", text).translate(_UNWANTED).split())
    text = _ACTIVE.sub(lambda found: "\\" + found[0], text).replace("::", ": :")
    if text.count("`") % 2:
        text = text.replace("`", "\\`")
    return text.replace("^vk-", "^ vk-").replace("^vd-", "^ vd-")


def said(message: Msg) -> Msg:
    """A sentence of another plugin's, with what it quotes made plain."""
    return Msg(message.id, tuple((key, plain(text)) for key, text in message.args))


def is_duplicate(entity: Entity) -> bool:
    """Whether another note has the same name, so that only a path tells them apart."""
    return bool(_DUPLICATE.search(entity.id or ""))


def stem(entity: Entity) -> str:
    """The name of an entity's file."""
    return entity.path.rpartition("/")[2][:-3]


def link(entity: Entity, *, by_path: bool = False) -> str:
    """A link that opens the entity's note and shows its name."""
    if not entity.path:
        return plain(entity.name)
    name = " ".join(_composed(entity.name).split())
    target = _composed(entity.path[:-3] if by_path else stem(entity))
    if _NO_WIKI.search(target) or target != target.strip():
        url = _NO_URL.sub(_percent, _composed(entity.path))
        return f"[{plain(name) or 'note'}]({url})"
    shown = _ARROW.sub("›", name).translate(_ALIAS)
    shown = _DOUBLE.sub(r"\1", shown).replace("^v", "^ v")
    return f"[[{target}]]" if shown == target else f"[[{target}|{shown}]]"


_ALIAS = _UNWANTED | {ord("["): "(", ord("]"): ")", ord("|"): "/", ord("<"): "‹"}


def _composed(text: str) -> str:
    """As other programs write it: file names from a Mac come in pieces."""
    return text if text.isascii() else normalize("NFC", text)


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode())


def reach(raw: str, region: str | None, *, dials: bool) -> str:
    """A number or an address as its reader dials or clicks it."""
    if not raw.strip():
        return ""
    if "@" in raw:
        return (
            f"[{plain(raw)}](mailto:{_NO_URL.sub(_percent, raw.strip())})"
            if dials
            else plain(raw)
        )
    shown = plain(decode.phone_text(raw, region))
    number = decode.phone_key(raw, region)
    return f"[{shown}](tel:{number})" if dials and number else shown
