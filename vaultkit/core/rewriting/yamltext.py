"""A piece of text as YAML can hold it on one line, the plainest way first.

Plain where every reader takes it for the text it is, in quotes where one could read a
number, a yes or a structure.
"""

from __future__ import annotations

from collections.abc import Iterator

_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`=<~")
_TYPED = frozenset(
    (
        *("y", "n", "yes", "no", "true", "false", "on", "off", "null", "nan", "inf"),
        *("ja", "nein"),
    )
)
"""Words that some reader of YAML takes for something else than a word."""
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\t": "\\t"}
_HIGHEST = 0xFFFF


def forms(text: str, quote: str) -> Iterator[str]:
    """The ways to write a text; with `quote` in these quotes first."""
    if quote:
        yield from _in_quotes(text, quote)
    elif is_plain(text):
        yield text
    for other in ('"', "'") if "\\" not in text and '"' not in text else ("'", '"'):
        yield from _in_quotes(text, other)


def written(text: str) -> str:
    """A text as the value of a key, in quotes only where it needs them."""
    return next(forms(" ".join(text.split()), ""))


def is_plain(text: str) -> bool:
    """Whether nobody takes a text for anything else where it stands without quotes."""
    if not text or text[0] in _INDICATORS or text != text.strip():
        return False
    if ": " in text or " #" in text or text[-1] == ":" or not _is_clean(text):
        return False
    return text.casefold() not in _TYPED and not _is_number(text)


def key(name: str) -> str:
    """A key as it is written before its colon."""
    return name if is_plain(name) else next(_in_quotes(name, '"'))


def _in_quotes(text: str, quote: str) -> Iterator[str]:
    if quote == "'":
        if _is_clean(text):
            doubled = text.replace("'", "''")
            yield f"'{doubled}'"
        return
    yield '"' + "".join(map(_escaped, text)) + '"'


def _escaped(sign: str) -> str:
    if sign in _ESCAPES:
        return _ESCAPES[sign]
    if _is_clean(sign):
        return sign
    number = ord(sign)
    return f"\\u{number:04x}" if number <= _HIGHEST else f"\\U{number:08x}"


def _is_clean(text: str) -> bool:
    """Whether all characters may stand in YAML as they are, on one line."""
    return text.replace("\u00a0", " ").isprintable()


def _is_number(text: str) -> bool:
    """Whether some reader of YAML takes a text for a number or a time of day."""
    digits = text.replace("_", "").replace(":", "").replace(",", "")
    try:
        float(digits)
    except ValueError:
        return digits[:2].lower() in ("0x", "0o", "0b") or text[:1] == "."
    return True
