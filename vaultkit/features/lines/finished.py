"""Lines of the office's list that ask for nothing any more.

Ticked off by a sign or a word, struck out, or it is the caller who will ring again. In
doubt a line still asks: one call too many costs less than one that is never made.
"""

from __future__ import annotations

import re
from functools import cache

from vaultkit.features.lines.folding import bag, fold

DONE, DROPPED = "x", "-"
_SIGNS = "✓✔☑✅"
_CUT = re.compile(r"[,;|()]|(?<=\s)[–—-](?=\s)")
_STRUCK = re.compile(r"~~([^~]+)~~")
_DONE = frozenset(
    (
        *("erledigt", "erl", "schon erledigt", "bereits erledigt", "ist erledigt"),
        *("hat sich erledigt", "hat sich schon erledigt", "abgehakt", "alles erledigt"),
        *("alle erledigt", "rr erledigt", "rueckruf erledigt", "rr hat sich erledigt"),
        *("done", "already done", "all done", "dealt with", "sorted"),
    )
)
_FRONT = r"(?:(?:erledigt|done)\b|erl\.)[.:]*[ \t]*(?:[,;–-][ \t]+)?(?=[^\W\d_])"
_NAMED = (
    r"((?:[A-ZÄÖÜ][\w.'’-]*[ \t]+){1,4})"
    r"(?:(?:schon|bereits|ist|already|is)[ \t]+)?(?:erledigt|erl\.|done)[.!]*$"
)
_FOR_INFO = bag("fyi zk") | {"zur info", "zur information", "zur kenntnis", "nur info"}
_AGAIN = r"(?:wieder|nochmals?|noch ?mal|noch einmal|selbst|selber|später|erneut)"
_THEIRS = (
    r"\b(?:ruft|rufen) (?:(?!(?:nicht|schon|ständig|dauernd)\b)\S+ ){0,4}?"
    rf"{_AGAIN} (?:\S+ ){{0,3}}?an\b"
    r"|\b(?:ruft|rufen) (?:(?!nicht\b)\S+ ){0,4}?zurück\b"
    r"|\b(?:will|wollen|wird|werden) (?:(?!nicht\b|da(?:ss|ß)\b|wir\b|sie\b|ich\b)\S+ )"
    r"{0,4}?(?:anrufen|zurückrufen)\b"
    rf"|\bmelde[nt] sich (?:dann |morgen |heute )?{_AGAIN}\b"
    r"|\bmelde[nt] sich(?= *(?:$|[,;.|]))"
    r"|\b(?:will|'ll) (?:call|ring|phone) (?:\S+ ){0,2}?(?:back|again)\b"
    r"|\b(?:will|'ll) (?:try|call in) (?:(?:you|us|him|her) )?(?:back|again|later)\b"
    r"|\b(?:calls|rings) (?:\S+ ){0,2}?(?:back|again)\b|\bwill be in touch\b"
)
_CLUES = (
    *("ruf", "meld", "ring", "call", "touch", "info", "kennt", "fyi", "zk", "phone"),
    "try",
    " rr",
)
"""A text with none of these says nothing of the kind."""
_INFO = (
    r"\bnur (?:zur )?(?:info|information|kenntnis)(?![\w-])"
    r"|\b(?:just|only) (?:fyi|for (?:your )?information)\b|\bfyi only\b"
    r"|\bkein(?:en)? (?:rr|rückruf)"
    r"(?= (?:nötig|notwendig|erforderlich|gewünscht|erwünscht)\b| *(?:$|[,;.|]))"
    r"|\bno (?:need to call|call ?back (?:needed|necessary|required))\b"
)
_NOT_WANTED = (
    r"\b(?:rr|rückrufe?|anrufe?n?|zurückrufen|call(?: ?back)?|ring back)\b"
    r"(?: (?!nicht\b|not\b|no\b)\w+){0,3}? (?:nicht(?: mehr)?|no longer|not)"
    r" (?:nötig|notwendig|erforderlich|gewünscht|erwünscht|needed|necessary|required)"
    r"\b"
)
"""A call that was asked for, and is not any more; its words ask for none."""
_ASKS = (
    r"(?<!kein )(?<!keinen )\b(?:rr|rückruf|b\.? ?u\.? ?r)\b|\b(?:bitte|dringend|eilt"
    r"|eilig|urgent|asap|please|pls|sonst|falls|wenn|unless|otherwise|if)\b"
)


@cache
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


def read(words: str) -> tuple[str, str]:
    """The box character that a line's words stand for, "" if it asks for a call.

    Beside it the words without what only says so.
    """
    mark, words = _struck(words) if "~~" in words else ("", words)
    bare = words.strip(" \ufe0f")
    if bare and (bare[0] in _SIGNS or bare[-1] in _SIGNS):
        mark, words = DONE, bare.strip(_SIGNS + " \ufe0f,;:–-")
    small = words.lower()
    if "erl" in small or "done" in small or "sorted" in small or "dealt" in small:
        ended, words = _ended(words)
        mark = mark or ended
    if not mark and any(clue in f" {small}" for clue in _CLUES) and _is_over(words):
        mark = DROPPED
    return mark, words


def _struck(words: str) -> tuple[str, str]:
    """What is struck out counts no more; with the name, nothing of the line does."""
    left = _STRUCK.sub(" ", words).strip()
    if not any(map(str.isalnum, left)) or left[:1] in ",;:|–-" or _is_done(left):
        return DONE, words.replace("~~", "")
    return "", left


def _is_done(piece: str) -> bool:
    return fold(piece).strip(" .!:") in _DONE


def _ended(words: str) -> tuple[str, str]:
    """`erl. Frau Fuchs`, `Frau Fuchs, erledigt`, `Frau Fuchs (erledigt)`."""
    front = _pattern(_FRONT).match(words)
    if front is not None:
        return DONE, words[front.end() :]
    edges = [0, *(edge for cut in _CUT.finditer(words) for edge in cut.span())]
    for start, end in zip(edges[::2], [*edges[1::2], len(words)], strict=True):
        if _is_done(words[start:end]):
            return DONE, words[:start] + " " * (end - start) + words[end:]
    named = re.match(_NAMED, words)
    return (DONE, named[1].rstrip()) if named is not None else ("", words)


def _is_over(words: str) -> bool:
    """Whether the caller rings again, or wants nobody to ring, or not any more."""
    text = " ".join(words.split())
    left = _pattern(_NOT_WANTED).sub(" ", text)
    if left != text:
        return _pattern(_ASKS).search(left) is None
    info = any(fold(piece).strip(" .!:") in _FOR_INFO for piece in _CUT.split(text))
    if not (info or _pattern(_INFO).search(text) or _pattern(_THEIRS).search(text)):
        return False
    return _pattern(_ASKS).search(text) is None
