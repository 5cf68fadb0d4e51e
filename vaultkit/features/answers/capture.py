"""Commands that take down in one line what came of a talk, and what comes next.

They change what an answer in a list would, through the same desk. What may be meant in
two ways is not done; what was understood is said with full dates.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from vaultkit.features.answers import settlers
from vaultkit.features.answers.desk import Desk
from vaultkit.features.lines import logs, replies, writing
from vaultkit.plugin import (
    Command,
    Due,
    Edit,
    Entity,
    FollowUp,
    Moment,
    Msg,
    Note,
    Option,
    Outcome,
    View,
    msg,
)
from vaultkit.plugin.settling import (
    AlreadyDone,
    Answer,
    Answered,
    Edits,
    Refused,
    Settled,
    answers,
)

Said = tuple[Msg | str, ...]
FAR = "9999-12-31"
NOT_DONE: Literal[1] = 1
NOT_MEANT: Literal[2] = 2
_NOBODY = Msg("")


class Options(NamedTuple):
    """Nothing of its own; filled from the vault's settings."""

    language: str = "en"


# --- log ----------------------------------------------------------------------------
def log(view: View, given: Mapping[str, Any], now: Moment) -> Outcome:
    """A talk, or an attempt, with all that an answer may say."""
    done = []
    for entity in given["name"]:
        answer = _read(given["text"], now, entity)
        if doubt := _doubtful(answer):
            return doubt
        desk = _desk(view, entity, answer, now)
        if desk is None:
            return _refused(msg("answers.gone", path=entity.path))
        done.append((entity, desk, _log(desk)))
    return _together(done)


def _log(desk: Desk) -> Said | Msg:
    """Put down what was said; or why that cannot be."""
    answer = desk.answered.answer
    outcome = answer.outcome
    empty = not (outcome or answer.text or answer.owed)
    if empty or answer.snoozed or outcome in _NO_TALK:
        return Msg("answers.nothing-to-log")
    if answer.denies:
        return Msg("answers.reached-or-not")
    label, text = _worded(desk)
    if label or text:
        desk.log(label, text)
    desk.owe()
    if outcome == "closed-contact":
        desk.set_key("status", "closed" if desk.language == "en" else "beendet")
    if answer.next is not None:
        desk.set_key("callback", answer.next)
        if answer.reason:
            desk.set_key("callback_reason", answer.reason)
    talked = not outcome or outcome in settlers.TALKED
    kind = "talk" if talked else "try" if outcome in _TRIES else "note"
    return _told(desk, kind if label or text else "")


_TRIES = frozenset(("not-reached", "mailbox"))
_NO_TALK = frozenset(("new-card", "paused", "later"))


def _worded(desk: Desk) -> tuple[str, str]:
    """The label of an entry and its words."""
    answer, day = desk.answered.answer, desk.answered.on
    card = desk.answered.source
    outcome, text = answer.outcome, answer.text or answer.reason
    if not outcome:
        entry = logs.read(text, 0) if text else None
        if entry is not None and text[: entry.tail].rstrip().endswith(":"):
            head = text[: entry.tail].rstrip()
            return head[:-1].rstrip(), text[entry.tail :].strip()
        return "", text
    if outcome in settlers.TALKED:
        channel = _channel(answer.said)
        meeting = outcome == "held"
        said = writing.Said(day, channel or ("meeting" if meeting else "call"))
        label = writing.logged(card, said, desk.language).label
        return label, text or answer.said
    if outcome in settlers.CLOSING or outcome in {"nudged", "calls-back", "not-yet"}:
        return "", ", ".join(filter(None, (answer.said, text)))
    said = writing.Said(day, "", outcome)
    label = writing.logged(card, said, desk.language).label
    return label, ", ".join(filter(None, (answer.said, text)))


def _channel(said: str) -> str:
    entry = logs.read(said, 0) if said else None
    return entry.channel if entry is not None else ""


def _told(desk: Desk, kind: str) -> Said:
    answered, parts = desk.answered, list[Said]()
    if kind:
        parts.append((msg(f"answers.logged-{kind}", on=answered.on),))
    for owed in answered.answer.owed:
        parts.append(_owed(owed.text, owed.due, theirs=owed.theirs))
    if answered.answer.next is not None:
        parts.append((msg("answers.next", at=answered.answer.next),))
    return _dotted(parts)


# --- callback, snooze, promise ------------------------------------------------------
def callback(view: View, given: Mapping[str, Any], now: Moment) -> Outcome:
    """A callback on a day, in the key of the card."""
    at, about = given["when"], given["about"]
    if at[:10] < now[:10] or ("T" in at and at < now):
        return _refused(msg("answers.past", at=at), NOT_MEANT)

    def put(desk: Desk) -> Said:
        desk.set_key("callback", at)
        if about:
            desk.set_key("callback_reason", about)
        parts: list[Said] = [(msg("answers.callback", at=at),)]
        return _dotted([*parts, (about,)] if about else parts)

    return _each(view, (given["name"],), now, put)


def snooze(view: View, given: Mapping[str, Any], now: Moment) -> Outcome:
    """Nothing comes up before a day."""
    day = given["when"][:10]
    if day <= now[:10]:
        return _refused(msg("answers.past", at=day), NOT_MEANT)

    def put(desk: Desk) -> Said:
        desk.set_key("snooze", day)
        return (msg("answers.snoozed", at=day),)

    return _each(view, (given["name"],), now, put)


def promise(view: View, given: Mapping[str, Any], now: Moment) -> Outcome:
    """A promise as a box of the card."""
    text = " ".join(given["text"].split())
    vocabulary = replies.vocabulary()
    owed, doubt = answers.owed(f"ich: {text}", now[:10], vocabulary, ())
    if doubt is not None and doubt.choices:
        return _doubtful(Answer(unread=(doubt,))) or Outcome()
    if owed is None:
        return _refused(Msg("answers.no-promise"), NOT_MEANT)
    if given["by"] and owed.due and owed.due[:10] != given["by"][:10]:
        both = msg("answers.two-days", first=owed.due[:10], second=given["by"][:10])
        return _refused(both, NOT_MEANT)
    due = given["by"] or owed.due
    if due is not None and due[:10] < now[:10]:
        return _refused(msg("answers.past", at=due), NOT_MEANT)
    kept = owed._replace(due=due, theirs=given["theirs"])

    def put(desk: Desk) -> Said:
        desk.owe()
        return _owed(kept.text, kept.due, theirs=kept.theirs)

    return _each(view, (given["name"],), now, put, Answer(owed=(kept,)))


def _owed(text: str, due: Moment | None, *, theirs: bool) -> Said:
    kind = "theirs" if theirs else "mine"
    if due is None:
        return (msg(f"answers.owed-{kind}", text=text),)
    return (msg(f"answers.owed-{kind}-by", text=text, at=due[:10]),)


# --- done ---------------------------------------------------------------------------
def done(view: View, given: Mapping[str, Any], now: Moment) -> Outcome:
    """The one open callback of somebody, settled as a tick in a list would."""
    entity: Entity = given["name"]
    answer = _read(given["text"] or "", now, entity)
    if doubt := _doubtful(answer):
        return doubt
    dues = _open(view, entity, now)
    if not dues:
        return _refused(msg("answers.none-open", name=entity.name), NOT_MEANT)
    if len(dues) > 1:
        head = msg("answers.several-open", name=entity.name, n=len(dues))
        return Outcome(show=(head, *map(_listed, dues)), exit=NOT_MEANT)
    return _settled(view, entity, answer, now, dues[0])


def _settled(
    view: View, entity: Entity, answer: Answer, now: Moment, due: Due
) -> Outcome:
    answered = _answered(view, entity, answer, now, due)
    if answered is None:
        return _refused(msg("answers.gone", path=due.path))
    settle = settlers.callback if due.item.kind == "callback" else settlers.cadence
    settled = settle(view, answered)
    if isinstance(settled, Refused):
        return _refused(settled.reason)
    if isinstance(settled, AlreadyDone):
        return Outcome(show=((entity.name, ": ", Msg("answers.so-already")),))
    echo = [e for e in settled.echo if e != "·" and _id(e) != "answers.again"]
    parts: list[Said] = [(part,) for part in echo]
    if settled.next is not None:
        parts.append((msg("answers.next", at=settled.next),))
    return Outcome(show=((entity.name, ": ", *_dotted(parts)),), edits=settled.edits)


def _id(part: Msg | str) -> str:
    return part.id if isinstance(part, Msg) else ""


def _open(view: View, entity: Entity, now: Moment) -> Sequence[Due]:
    """What is due; else callbacks still to come; else the rhythm."""
    for asked in (
        {"until": now[:10], "kinds": ("callback", "cadence")},
        {"until": FAR, "kinds": ("callback",)},
        {"undated": True, "kinds": ("callback",)},
        {"until": FAR, "kinds": ("cadence",)},
    ):
        found = view.followups(entity=entity.id, **asked)
        if found:
            return found
    return ()


def _listed(due: Due) -> Said:
    when: Said = (msg("answers.on", at=due.item.due),) if due.day else ()
    title = due.item.title
    parts: list[Said] = [(due.item.label,), *([(title,)] if title else []), when]
    return (*_dotted(parts), f"  ({due.path}:{due.line})")


# --- what they share ----------------------------------------------------------------
def _read(text: str, now: Moment, entity: Entity) -> Answer:
    vocabulary = replies.vocabulary()
    return answers.parse(text, now[:10], now[11:], vocabulary, entity.name.split())


def _doubtful(answer: Answer) -> Outcome | None:
    """Why words are not acted on, with all that they may mean."""
    if not answer.unread:
        return None
    unread = answer.unread[0]
    first = msg(f"answers.doubt{'' if unread.choices else '-plain'}", text=unread.text)
    choices: list[Msg | str] = []
    for choice in unread.choices:
        dated = choice[:4].isdigit() and choice[4:5] == "-"
        choices += (" / ", msg("answers.on", at=choice) if dated else choice)
    return Outcome(show=((first, *choices[1:]),), exit=NOT_DONE)


def _refused(why: Msg, code: Literal[1, 2] = NOT_DONE) -> Outcome:
    return Outcome(show=(why,), exit=code)


def _desk(view: View, entity: Entity, answer: Answer, now: Moment) -> Desk | None:
    answered = _answered(view, entity, answer, now, _bare(entity))
    return None if answered is None else Desk(answered)


def _bare(entity: Entity) -> Due:
    """Nothing that is due, for words that answer nothing."""
    item = FollowUp("callback", "", None, _NOBODY, "", (0, "", 0))
    return Due("", entity, (), item, None, None, 0, entity.path, 0)


def _answered(
    view: View, entity: Entity, answer: Answer, now: Moment, due: Due
) -> Answered | None:
    source: Note | None = view.note(due.path)
    home = view.note(entity.path) if due.path != entity.path else None
    if source is None:
        return None
    today = now[:10]
    on = min(answer.on or today, today)
    emoji = "✅" in source.text
    language = view.options.language
    return Answered(due, answer, True, on, today, source, home, emoji, language)


def _each(
    view: View,
    people: Iterable[Entity],
    now: Moment,
    put: Callable[[Desk], Said | Msg],
    answer: Answer | None = None,
) -> Outcome:
    found = []
    for entity in people:
        desk = _desk(view, entity, answer or Answer(), now)
        if desk is None:
            return _refused(msg("answers.gone", path=entity.path))
        found.append((entity, desk, put(desk)))
    return _together(found)


def _together(found: Sequence[tuple[Entity, Desk, Said | Msg]]) -> Outcome:
    """All that was put on desks, or, if one thing cannot be, nothing."""
    show: list[Said] = []
    edits: list[Edit] = []
    for entity, desk, said in found:
        if isinstance(said, Msg):
            return _refused(said, NOT_MEANT)
        settled: Settled = desk.done()
        if isinstance(settled, Refused):
            return Outcome(show=((entity.name, ": ", settled.reason),), exit=NOT_DONE)
        if isinstance(settled, Edits):
            edits += settled.edits
            show.append((entity.name, ": ", *said))
        else:
            show.append((entity.name, ": ", Msg("answers.so-already")))
    return Outcome(show=tuple(show), edits=tuple(edits))


def _dotted(parts: Iterable[Said]) -> Said:
    def joined() -> Iterator[Msg | str]:
        for nth, part in enumerate(parts):
            if nth and part:
                yield " · "
            yield from part

    return tuple(joined())


NAME = Option("name", "name", Msg("answers.name"), required=True)
TEXT = Option("text", "text", Msg("answers.text"), required=True, argument=True)
WHEN = Option("when", "when", Msg("answers.when-option"), required=True, argument=True)
COMMANDS = (
    Command(
        "log",
        Msg("answers.log-summary"),
        (Option("name", "names", Msg("answers.name"), required=True), TEXT),
        log,
        writes=True,
    ),
    Command(
        "callback",
        Msg("answers.callback-summary"),
        (NAME, WHEN, Option("about", "text", Msg("answers.about"))),
        callback,
        writes=True,
    ),
    Command(
        "promise",
        Msg("answers.promise-summary"),
        (
            *(NAME, TEXT),
            Option("by", "when", Msg("answers.by")),
            Option("theirs", "flag", Msg("answers.theirs")),
        ),
        promise,
        writes=True,
    ),
    Command("snooze", Msg("answers.snooze-summary"), (NAME, WHEN), snooze, writes=True),
    Command(
        "done",
        Msg("answers.done-summary"),
        (NAME, TEXT._replace(required=False)),
        done,
        writes=True,
    ),
)
