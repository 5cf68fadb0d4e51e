"""The words of one entry: what it is called, what its description says.

Everything that comes out is one line of safe text a piece: no control characters, no
newline of a foreign kind, nothing that can't be encoded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vaultkit.features.calendar.days import REST
from vaultkit.plugin import Day, Due, Event, Msg, Setting, Words, msg

SUMMARY_CHARACTERS = 200
MEETINGS = ("appointment", "outcome-missing")
CALLS = ("callback", "cadence")

# Control characters, byte order marks, and the embedding and isolating marks that
# phones put around numbers and that would turn round whatever follows them.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\ufeff\u2028-\u202e\u2066-\u2069]+")
_SEPARATORS = frozenset("\t\n\v\f\r\x85\u2028\u2029")
_LONE = re.compile("[\ud800-\udfff]")
_UNRESERVED = frozenset(
    b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
)


def flat(text: str) -> str:
    """The text as one safe line."""
    text = _LONE.sub("\ufffd", text)
    return " ".join(_UNSAFE.sub(_gap, text).split())


def title(event: Event, words: Words) -> str:
    """What an entry is called."""
    if len(event.dues) == 1:
        return summary(event.dues[0], words)
    kinds = {due.item.kind for due in event.dues} | {kind for kind, _ in event.more}
    form = "calendar.bundle"
    if kinds == {"callback"}:
        form = "calendar.bundle.callbacks"
    elif kinds == {"cadence"}:
        form = "calendar.bundle.rhythm"
    return words.say(msg(form, n=len(event.dues) + _unnamed(event)))


def summary(due: Due, words: Words) -> str:
    """`Anna Weber: Angebot (2. Versuch)`: who first, then the user's own words."""
    item = due.item
    label = flat(words.say(item.label))
    text = flat(item.title)
    named = item.kind == "callback" and due.entity.kind == "note" and text
    if text and item.kind == "outcome-missing":
        text = f"{text} – {label}"
    if not named:
        text = f"{flat(due.entity.name)}: {text or label}"
    notes = [
        words.say(Msg("calendar.try", hint.args))
        for hint in item.hints
        if hint.id.endswith(".try")
    ]
    if item.direction == "theirs":
        notes.append(words.say(msg("calendar.theirs")))
    return _cut(text) + (f" ({', '.join(notes)})" if notes else "")


def description(event: Event, brief: Sequence[Msg], setting: Setting) -> str:
    """State and phone number, the brief, how to answer; of a bundle the list."""
    words = setting.words
    if len(event.dues) > 1:
        return "\n".join((*_listed(event, setting), *_help("callback", words)))
    due = event.dues[0]
    item = due.item
    told = [flat(words.say(part)) for part in brief]
    lines = [_state(due, event.day, told, words)]
    reach = flat(item.reach)
    if not any(reach in line for line in told):
        lines.append(reach)
    for form, entities in (
        ("calendar.also", due.others),
        ("calendar.who-more" if due.unnamed else "calendar.who", due.candidates),
    ):
        if entities:
            names = ", ".join(entity.name for entity in entities)
            lines.append(flat(words.say(msg(form, names=names, n=due.unnamed))))
    if len(flat(item.title)) > SUMMARY_CHARACTERS:
        lines.append(flat(item.title))
    lines += told
    if setting.options.obsidian:
        lines.append(link(due, setting))
    return "\n".join((*filter(None, lines), *_help(item.kind, words)))


def _state(due: Due, stands: Day, told: Sequence[str], words: Words) -> str:
    """`Fällig seit Fr 20.11.2026 · ab 14:00 · 2. Versuch`, but for what is told."""
    parts = []
    if due.day is not None and due.day < stands:
        parts.append(msg("calendar.since", day=due.day))
    if due.item.clock is not None:
        parts.append(due.item.clock)
    said = (flat(words.say(part)) for part in (*parts, *due.item.hints))
    known = {line.casefold() for line in told}
    line = " · ".join(part for part in said if part.casefold() not in known)
    return line[:1].upper() + line[1:]


def _listed(event: Event, setting: Setting) -> Iterator[str]:
    """One follow-up a line with its number, and how many more there are."""
    words = setting.words
    is_rest = event.uid.startswith(REST)
    for due in event.dues:
        who = flat(due.entity.name) if is_rest else summary(due, words)
        reach = flat(due.item.reach)
        yield who if reach in who else f"{who} · {reach}"
    if event.more:
        yield words.say(msg("calendar.more", n=_unnamed(event)))


def _unnamed(event: Event) -> int:
    """How many follow-ups an entry stands for without naming them."""
    return sum(number for _, number in event.more)


def category(event: Event, words: Words) -> str:
    """The kind of a follow-up, as its readers call it."""
    if len(event.dues) > 1:
        return words.say(msg("calendar.kind.many"))
    item = event.dues[0].item
    form = f"calendar.kind.{item.kind}"
    text = words.say(msg(form))
    return flat(words.say(item.label)) if text == form else text


def link(due: Due, setting: Setting) -> str:
    """The note in Obsidian."""
    file = due.path[:-3] if due.path[-3:].lower() == ".md" else due.path
    return f"obsidian://open?vault={_quote(setting.vault_name)}&file={_quote(file)}"


def _help(kind: str, words: Words) -> tuple[str, ...]:
    if kind == "birthday":
        return ()
    form = "meet" if kind in MEETINGS else "call" if kind in CALLS else "task"
    return ("", words.say(msg(f"calendar.help.{form}")))


def _gap(found: re.Match[str]) -> str:
    """Nothing for marks inside a word, a blank for what separates lines."""
    return "" if _SEPARATORS.isdisjoint(found[0]) else " "


def _cut(text: str) -> str:
    if len(text) <= SUMMARY_CHARACTERS:
        return text
    return text[: SUMMARY_CHARACTERS - 1].rstrip() + "…"


def _quote(text: str) -> str:
    data = text.encode("utf-8", "replace")
    return "".join(chr(b) if b in _UNRESERVED else f"%{b:02X}" for b in data)
