"""Laws of words: every sentence in every language, with the same holes, by its name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from vaultkit.core.words import Msg
from vaultkit.plugin.contributions import Plugin

_HOLE = re.compile(r"\{(\w+)(?::(\w+))?\}")
_ENDING = re.compile(r"(?<=\})\{\w+\}")
"""The ending of what another hole says, such as that of 2nd; languages differ there."""
LANGUAGES = ("de", "en")
FORMS = ("long", "short", "date", "day", "word", "")


def begins(name: str, own: Sequence[str], mark: str) -> bool:
    """Whether a name begins with one of the plugin's own and a mark, or is one."""
    return any(name == word or name.startswith(word + mark) for word in own)


def faults(plugin: Plugin, own: Sequence[str]) -> Iterator[str]:
    """What is wrong with the tables of words."""
    words = plugin.words
    if not words:
        return
    if missing := [name for name in LANGUAGES if name not in words]:
        yield f"it says nothing in {', '.join(missing)}"
        return
    for language, texts in words.items():
        for id_, text in texts.items():
            if not begins(id_, own, "."):
                yield f"word {id_!r} does not begin with {own[0] + '.'!r}"
            for hole, form in _HOLE.findall(text):
                if form not in FORMS:
                    yield f"word {id_!r} in {language}: nobody knows {hole}:{form}"
    yield from differences(words)


def differences(words: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """What one language says and another does not; names and dates need no other."""
    english = words["en"]
    for language, texts in words.items():
        for id_ in sorted(english.keys() - texts.keys()):
            if id_.endswith(".one") and id_.removesuffix(".one") in texts:
                continue
            if re.search(r"[^\W\d_]", _HOLE.sub("", english[id_])):
                yield f"word {id_!r} has no text in {language}"
        for id_ in sorted(texts.keys() - english.keys()):
            if id_.removesuffix(".one") in english:
                continue
            yield f"word {id_!r} has a text in {language} and none in English"
        for id_ in sorted(texts.keys() & english.keys()):
            asked = [holes(_ENDING.sub("", each[id_])) for each in (texts, english)]
            if asked[0] != asked[1] and not id_.endswith(".one"):
                yield f"word {id_!r} has other holes in {language} than in English"
            if id_.endswith(".one") and id_.removesuffix(".one") not in texts:
                yield f"word {id_!r} in {language} is the singular of nothing"


def holes(text: str) -> set[str]:
    """The arguments that a text asks for."""
    return {name for name, _ in _HOLE.findall(text)}


def unsaid(
    value: Any, texts: Mapping[str, str], own: Sequence[str], at: str
) -> Iterator[str]:
    """Sentences in a value that have no text, or lack what their text asks for."""
    for message in sentences(value):
        text = texts.get(message.id)
        if text is None:
            if begins(message.id, own, "."):
                yield f"{at}: nobody has a text for {message.id!r}"
            continue
        if lacking := holes(text) - {name for name, _ in message.args}:
            yield f"{at}: {message.id!r} is said without {', '.join(sorted(lacking))}"


def sentences(value: Any) -> Iterable[Msg]:
    """Every sentence in a value, however deep."""
    if isinstance(value, Msg):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from sentences(inner)
    elif isinstance(value, (tuple, list)):
        for inner in value:
            yield from sentences(inner)
