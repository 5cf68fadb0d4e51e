"""One answer at work: what it changes in which note, collected into edits.

Every change is made by `rewriting`, which proves it; a change that is refused refuses
the whole answer, so that nothing is done by halves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from vaultkit.features.answers import tongue
from vaultkit.features.answers.boxes import DAY, Boxes
from vaultkit.features.contacts import keys, values
from vaultkit.features.lines import logs, told, writing
from vaultkit.plugin import (
    Day,
    Edit,
    Moment,
    Msg,
    Note,
    Replacement,
    Row,
    Span,
    dates,
    msg,
    words,
)
from vaultkit.plugin.settling import (
    AlreadyDone,
    Answered,
    Edits,
    Refused,
    Settled,
    answers,
    edits,
    identity,
    rewriting,
)

NO_TALK = frozenset(
    ("nudged", "not-yet", "calls-back", "not-interested", "closed-contact", "dropped")
)
"""Outcomes that are no talk and no attempt: a note is what is kept of them."""
REACHED = {"de": "erreicht", "en": "reached"}
"""What stands for a talk of which nothing is told."""
ENDED = {"de": "beendet", "en": "closed"}
BY_ME = {"de": "von mir", "en": "by me"}
MINE = frozenset(("ich", "i", "mir", "me", "uns", "us", "my", "mein", "meine"))
_SELVES = MINE | {"hab", "habe", "wir", "we"}
TRIES = frozenset(("not-reached", "mailbox"))
NOTE = {"de": "Notiz", "en": "note"}
ONCE_MORE = {"de": "nochmal", "en": "again"}


def own_try(outcome: str, words: str) -> bool:
    """Whether the words of a try say already whose it was: `hab sie nicht erreicht`."""
    return outcome in TRIES and not _SELVES.isdisjoint(words.lower().split())


class Desk:
    """Collects what one answer changes."""

    def __init__(self, answered: Answered, made: Note | None = None) -> None:
        """Lay the source out, and the card of whom it concerns; `made` is new."""
        self.answered = answered
        self.made = made
        self.card = made or answered.home
        self._refused: Msg | None = None
        whose = answered.due.entity
        if self.card is None and whose.kind == "contact":
            if whose.path == answered.source.path:
                self.card = answered.source
            else:
                self._refused = msg("answers.gone", path=whose.path)
        self.language = tongue.of(self.card, answered.language)
        self.named = ""
        """Who it turned out to be, as a link; "" if that was known."""
        self.echo: list[Msg | str] = []
        self._changes: dict[str, list[Replacement]] = {}
        self._notes: dict[str, Note] = {}
        self._keys: dict[str, set[str]] = {}
        self._stands = False
        self._logged = False
        self.boxes = Boxes(answered, self.card, self.language)
        self.spoke_on: Day | None = None
        """The day of the talk that the answer told of."""

    # --- what is changed ---
    def take(self, note: Note, changes: rewriting.Changes) -> None:
        """Add changes of a note; a refusal ends the whole answer."""
        if isinstance(changes, rewriting.Refused):
            self._refused = self._refused or changes.reason
            return
        if changes:
            self._notes[note.path] = note
            self._changes.setdefault(note.path, []).extend(changes)

    def join(self, other: Desk) -> None:
        """Add all that was changed on another desk for the same answer."""
        self._refused = self._refused or other._refused
        self._notes.update(other._notes)
        self._logged = self._logged or other._logged
        self._stands = self._stands and other._stands
        for path, changes in other._changes.items():
            self._changes.setdefault(path, []).extend(changes)
        for path, found in other._keys.items():
            self._keys.setdefault(path, set()).update(found)

    def set_key(self, name: str, value: Moment | None) -> None:
        """Set a key of the card, or empty it."""
        if self.card is None:
            self._refused = self._refused or Msg("answers.no-card")
            return
        own = keys.lookup(name)
        spelling = name
        if own is not None and self.language == "de" and own.german:
            spelling = own.german[0]
        key = rewriting.Key(spelling, lambda written: keys.lookup(written) == own)
        head = self.card.frontmatter.fields
        meant = {spelling, *(f.key for f in head if keys.lookup(f.key) == own)}
        self._keys.setdefault(self.card.path, set()).update(meant)
        self.take(self.card, rewriting.set_field(self.card, key, value))

    def lead(self, at: Moment) -> str:
        """The word that led the next date, if it says more than when to call."""
        answer = self.answered.answer
        timed = len(at) > DAY
        led = {"ab": "ab", "from": "from"}
        led |= {"vor": "vor", "before": "before"} if timed else {}
        return led.get(answer.lead, "") if at == answer.next else ""

    def end_contact(self) -> None:
        """Say on the card that nothing is to come up of this person any more."""
        self.set_key("status", ENDED[self.language])

    def call_on(self, at: Moment | None, *, again: bool = False) -> None:
        """Set the card's callback, with the word that led its time: `ab 14:00`.

        Args:
            at: The day, or the moment; None for none.
            again: It is for after a talk of that day, and says so: `14:00 nochmal`.
        """
        lead = self.lead(at) if at and len(at) > DAY else ""
        own = keys.lookup("callback")
        head = self.card.frontmatter.fields if self.card is not None else ()
        now = next((f.text for f in head if keys.lookup(f.key) == own and f.text), "")
        if at is None or not (lead or again or values.once_more(now)[1]):
            self.set_key("callback", at)
            return
        german = now[2:3] == "." or now[1:2] == "."
        day = words.show_day(at[:DAY], "de", "date") if german else at[:DAY]
        more = ONCE_MORE[self.language] if again else ""
        said = filter(None, (day, lead, at[11:16], more))
        self.set_key("callback", " ".join(said))

    def log(self, label: str, text: str, on: Day | None = None) -> None:
        """Put an entry into the card's log, unless it stands there.

        Args:
            label: What it is, before the colon.
            text: What is to be kept of it.
            on: The day it happened, that of the answer if left out.
        """
        self._logged = True
        if self.card is None:
            return
        answer = self.answered.answer
        label, text = self._read_as_meant(label, text)
        heading = writing.heading(self.language)
        entry = rewriting.Logged(on or self.answered.on, label, text, answer.at or "")
        ways = answer.wording, self.answered.words
        if rewriting.stands(self.card, entry, heading, ways):
            self._stands = True
            return
        self.take(self.card, rewriting.log_entry(self.card, entry, heading))

    def _read_as_meant(self, label: str, text: str) -> tuple[str, str]:
        """Label and words that say, read again, what the answer said.

        An attempt that was read as a talk would keep somebody quiet. Notes are read as
        neither, and what was moved by a mere date says so already.
        """
        outcome, note = self.answered.answer.outcome, NOTE[self.language]
        if label == note or self.answered.answer.is_move:
            return label, text
        if outcome in writing.OUTCOMES["en"]:
            return writing.sure(label, text, outcome, self.language)
        if outcome in NO_TALK:
            return note, text
        entry = logs.read(f"{label}: {text}", 0) if label else logs.read(text, 0)
        if entry is not None and entry.outcome:
            return label, f"{REACHED[self.language]}, {text}"
        return label, text

    def note(self) -> None:
        """Put the answer's words into the log as a note, if there are any."""
        if said := self.said():
            self.log(NOTE[self.language], said)

    def note_about(self, how: str, what: str) -> None:
        """Put a note into the log that is counted for what it is about."""
        self.log(NOTE[self.language], f"{how.replace(': ', ' – ')}: {what}")

    def _put_boxes(self) -> None:
        if self.card is None:
            self._refused = self._refused or Msg("answers.no-card")
            return
        below, made = self.boxes.put(self.card)
        self._notes[self.card.path] = self.card
        changes = self._changes.setdefault(self.card.path, [])
        # A log that begins at the note's end begins below them.
        changes.insert(0 if below else len(changes), made)

    # --- the line that states it ---
    def row(self) -> Row | None:
        """The line of the source, as it is now."""
        line = self.answered.due.line
        rows = self.answered.source.rows
        return next((row for row in rows if row.line == line), None)

    def line(self) -> rewriting.TaskLine | None:
        """That line as something to edit, if it is a list item."""
        row = self.row()
        if row is None or row.kind not in {"task", "item"}:
            return None
        a = self.answered
        base = dates.named(a.source.stem)
        line = rewriting.TaskLine(a.source, row, base, a.emoji, a.language)
        said = told.answered(row.text)
        if said is None:
            return line
        return line._replace(told=Span(said.start, line.words_end()))

    def owe(self, owed: Sequence[answers.Owed]) -> list[Msg]:
        """Put what was promised, and all boxes, on the card; what is to be said."""
        told = list(self.boxes.owe(owed))
        if self.boxes.lines:
            self._put_boxes()
        return told

    # --- the end ---
    def said(self) -> str:
        """The answer's words but for its dates and what is owed."""
        answer = self.answered.answer
        said = answer.said
        mine = not MINE.isdisjoint(said.lower().split())
        if answer.by_me and said and not (mine or own_try(answer.outcome, said)):
            said += f" ({BY_ME[self.language]})"
        return answer._replace(said=said).wording

    def refuse(self, reason: Msg) -> Settled:
        """Say why nothing is done."""
        return Refused(reason)

    def done(self, following: Moment | None = None, *, moved: bool = False) -> Settled:
        """All that was collected, or why it cannot be.

        Words that nothing made an entry of become one, and what is promised becomes
        boxes: an answer loses none.

        Args:
            following: When it comes up again.
            moved: It is the same thing on another day, and not one more.
        """
        if not self._logged and self.answered.answer.text:
            self.note()
        self.echo += self.boxes.meet(self.answered.answer)
        self.echo += self.owe(self.answered.answer.owed)
        if self._refused is not None:
            return Refused(self._refused)
        if following is not None:
            far = self.boxes.is_far(following)
            words = "moved" if moved else "again"
            words = {"again": "next", "moved": "moved-far"}[words] if far else words
            self.echo.append(msg(f"answers.{words}", at=following))
        echo = tuple(_joined(self.echo))
        if not self._changes and self.made is None:
            return AlreadyDone(echo)
        return Edits(tuple(self._edits()), echo, following, self._stands)

    def _edits(self) -> Iterator[Edit]:
        """What is changed, a new card first: links to it shall never lead nowhere."""
        if self.made is not None:
            changes = tuple(self._changes.pop(self.made.path, ()))
            text = edits.apply(self.made.text, changes)
            first = Replacement(Span(0, 0), text)
            yield Edit(self.made.path, edits.ABSENT, (first,), "answer")
        for path, found in sorted(self._changes.items()):
            about = tuple(sorted(self._keys.get(path, ())))
            digest = _digest(self._notes[path])
            yield Edit(path, digest, tuple(found), "answer", about)


def _joined(parts: Iterable[Msg | str]) -> Iterable[Msg | str]:
    for nth, part in enumerate(parts):
        if nth:
            yield "·"
        yield part


def _digest(note: Note) -> bytes:
    text = note.source.text
    mark = "\ufeff" if note.source.bom else ""
    return identity.digest((mark + text).encode())
