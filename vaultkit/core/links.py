"""Links to notes as written, and the one way in which names are compared.

Finds wiki links and Markdown links to notes. Whether a target exists, and whose it is,
is not known here; addresses of the web are none of our links.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_LINK = re.compile(
    r"!?\[\[(?P<wiki>[^\[\]\n]+)\]\]"
    r"|!?\[(?P<label>[^\[\]\n]*)\]\("
    r"(?:<(?P<angled>[^<>\n]+)>|(?P<bare>(?:[^\s()<>]|\([^\s()]*\))+))"
    r"(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'))?\)"
)
_PART = re.compile(r"[#^]")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
_ESCAPED = re.compile(rb"%([0-9A-Fa-f]{2})")
_UP = re.compile(r"(?:\.{0,2}/)+")
_SPELLED = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "œ": "oe"}
    | {"ı": "i", "ł": "l", "ø": "o", "đ": "d"}
)
"""Umlauts, and letters that are no plain letter with an accent."""


class Link(NamedTuple):
    """A link to a note, wherever it leads.

    `target` is as written without heading or block part and alias; a Markdown link's is
    decoded and loses ".md" and leading "../". `shown` is what its reader sees. An
    embed's exclamation mark belongs to it.
    """

    target: str
    shown: str
    start: int
    end: int


def find(text: str) -> tuple[Link, ...]:
    """Every link to a note in a piece of text, in order.

    >>> find("mit [[Anna Weber|Anna]] und [Jürgen](../people/j%C3%BCrgen.md)")[1][:2]
    ('people/jürgen', 'Jürgen')
    """
    if "[[" not in text and "](" not in text:
        return ()
    found = []
    for match in _LINK.finditer(text):
        wiki = match["wiki"]
        link = _wiki(wiki) if wiki is not None else _markdown(match)
        if link is not None:
            found.append(Link(*link, match.start(), match.end()))
    return tuple(found)


def _wiki(inner: str) -> tuple[str, str] | None:
    path, bar, alias = inner.partition("|")
    if bar:
        path = path.removesuffix("\\")
    target = _PART.split(path, maxsplit=1)[0].strip()
    if not target:
        return None
    return target, alias.strip() or target.rpartition("/")[2]


def _markdown(match: re.Match[str]) -> tuple[str, str] | None:
    """A Markdown link's target and label, if it leads to a note."""
    address = match["angled"] or match["bare"]
    path = address.partition("#")[0]
    if _SCHEME.match(path):
        return None
    target = _decoded(path).strip()
    if target[-3:].lower() != ".md":
        return None
    lead = _UP.match(target)
    target = target[lead.end() if lead else 0 : -3]
    if not target or "\n" in target:
        return None
    return target, match["label"].strip() or target.rpartition("/")[2]


def _decoded(address: str) -> str:
    """An address with its `%20` and the like as the characters they mean."""
    if "%" not in address:
        return address
    raw = address.encode("utf-8", "surrogatepass")
    raw = _ESCAPED.sub(lambda found: bytes((int(found[1], 16),)), raw)
    return raw.decode("utf-8", "replace")


def fold(name: str) -> str:
    """A name as names are compared: case, accents, blanks and ".md" do not count.

    Umlauts are written out, so that `Müller` and `Mueller` are one, and so are `Yıldız`
    and `Yildiz`; brackets count, they tell namesakes apart.

    >>> fold("Zoë  Müller (Linz).md")
    'zoe mueller (linz)'
    """
    if name.isascii():
        name = name.lower()
    else:
        name = unicodedata.normalize("NFC", name).casefold().translate(_SPELLED)
        if not name.isascii():
            name = unicodedata.normalize("NFD", name)
            name = "".join(sign for sign in name if not unicodedata.combining(sign))
            name = unicodedata.normalize("NFC", name)
    name = " ".join(name.split())
    while name.endswith(".md"):
        name = name[:-3].rstrip()
    return name
