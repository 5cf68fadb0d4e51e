"""What in the notes can be mended surely, and the writes that mend it.

A finding may bring its own fix; a day without its date gets the one that it most likely
is, counted from the day when its note was last saved. Each is tried on the text first:
it counts only if that finding is gone then, no other has come, and nothing else reads
otherwise. All else is left for the hand.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from vaultkit.app import apply, check, outputs
from vaultkit.app import round as rounds
from vaultkit.app.indexing import extract
from vaultkit.app.records import Change
from vaultkit.app.vault import Vault
from vaultkit.core import dates, edits, identity, notes, text
from vaultkit.core.diagnostics import Diagnostic, Fix, Placed
from vaultkit.core.edits import Edit, Replacement
from vaultkit.core.notes import Note
from vaultkit.core.rewriting import dateforms, proofs
from vaultkit.core.rewriting.dateforms import Wish
from vaultkit.core.spans import Span
from vaultkit.core.supposed import Supposed
from vaultkit.core.words import Day, Moment

WHY = "check --fix"
FIELDS = ("📅", "⏳", "🛫", "::", "due:")
"""Behind these other programs read a date, in one form only."""
_WORD_END = re.compile(r"(?<=[\w.])(?!\w)")


class Mend(NamedTuple):
    """A finding that is mended."""

    line: int
    column: int
    found: Placed
    before: str
    """What stood there."""
    after: str
    day: Day = ""
    """The day that words were taken for, if they were."""
    saved: Day = ""
    """The day that it was counted from."""


class Mended(NamedTuple):
    """What mending came to."""

    mends: tuple[Mend, ...] = ()
    changes: tuple[Change, ...] = ()
    """The notes that were written, or would be."""
    complaints: tuple[Placed, ...] = ()


def run(vault: Vault, now: Moment, *, dry_run: bool = False) -> Mended:
    """Mend all that can be, in one run that `undo` takes back; lists follow.

    Args:
        vault: the vault.
        now: its local time.
        dry_run: write nothing, tell what would be written.
    """
    made = Mended()
    with vault.journal.run(WHY, now) as record:
        with vault.locks.hold("write", rounds.WAIT):
            rounds.refresh(vault)
            for edit, mends in _wanted(vault, now):
                change = apply.prepared(vault.files, edit)
                done = "written" if isinstance(change, Change) else change
                if isinstance(change, Change) and not dry_run:
                    done = apply.change(vault.files, record, change)
                if isinstance(change, Change) and done == "written":
                    made = made._replace(
                        mends=made.mends + mends, changes=(*made.changes, change)
                    )
                elif fault := apply.complaint(done, edit.path):
                    made = made._replace(complaints=(*made.complaints, fault))
        if made.changes and not dry_run and vault.locks.holder("watch") is None:
            paths = frozenset(change.path for change in made.changes)
            after = rounds.run(vault, now[:10], hint=paths, record=record)
            made = made._replace(complaints=made.complaints + after.complaints)
    return made


def _wanted(vault: Vault, now: Moment) -> Iterator[tuple[Edit, tuple[Mend, ...]]]:
    """The edit of every note in which something can be mended."""
    by_checks = _by_checks(vault, now)
    faulty = {*by_checks, *_faulty(vault)}
    saved = check.saved_on(vault, faulty, now)
    for path in sorted(faulty):
        data = vault.files.read(path)
        if data is None or path not in saved:
            continue
        decoded, unread = text.decode(data)
        if unread:
            continue
        note = notes.parse(path, decoded)
        bench = _Bench(vault, note, saved[path])
        for found in (*extract.faults(note, vault.registry), *by_checks.get(path, ())):
            bench.take(found)
        if bench.mends:
            keys = tuple(sorted(bench.keys))
            edit = Edit(path, identity.digest(data), tuple(bench.made), WHY, keys)
            yield edit, tuple(sorted(bench.mends, key=lambda m: m[:2]))


def _faulty(vault: Vault) -> Iterator[str]:
    """The notes in which something was found when they were read."""
    for data in vault.index.diagnostics():
        for found in extract.diagnostics(data):
            if found.path is not None:
                yield found.path


def _by_checks(vault: Vault, now: Moment) -> dict[str, list[Diagnostic]]:
    """What the whole vault's checks found in notes and can mend."""
    by_path: dict[str, list[Diagnostic]] = {}
    for found in check.of_plugins(vault, outputs.snapshot(vault), now):
        if isinstance(found, Diagnostic) and found.fix and found.path:
            by_path.setdefault(found.path, []).append(found)
    return by_path


class _Bench:
    """One note with all that can be mended in it, tried piece by piece."""

    def __init__(self, vault: Vault, note: Note, saved: Day) -> None:
        self.vault = vault
        self.note = note
        self.saved = saved
        self.made: list[Replacement] = []
        self.keys: set[str] = set()
        self.mends: list[Mend] = []
        self.faults = _counted(extract.faults(note, vault.registry))

    def take(self, found: Diagnostic) -> None:
        """Mend a finding, if one way to do it holds."""
        placed = extract.placed(found, self.note.source)
        mend = Mend(placed.line or 1, placed.column or 1, placed, "", "")
        if found.fix is not None:
            self._try(found, found.fix, mend)
        elif found.code == check.RELATIVE:
            day = dict(found.message.args).get("text", "")
            meant = check.meant(day, self.saved, found.hint)
            if meant is not None and not self._would_hide(found, meant):
                mend = mend._replace(day=meant.day, saved=self.saved)
                any(self._try(found, fix, mend) for fix in self._dated(found, meant))

    def _would_hide(self, found: Diagnostic, meant: Supposed) -> bool:
        """Whether an open line would fall off the lists, being from before `start`.

        A day in the past tells of a talk, and keys stand whatever their day is.
        """
        start = self.vault.settings.start
        at = found.span.start if found.span else 0
        is_key = at < self.note.frontmatter.body
        counts = dict(found.hint.args).get("counts") if found.hint else ""
        return bool(start and meant.day < start) and not is_key and counts != "back"

    def _dated(self, found: Diagnostic, meant: Supposed) -> Iterator[Fix]:
        """The full date in the place of the words, in their own form if it has one."""
        assert found.span is not None  # noqa: S101 - it is found in a text
        span = _inside(self.note.text, found.span)
        fields = self.note.frontmatter.fields
        within = [f for f in fields if f.span.start <= span.start < f.span.end]
        if any(field.fields for field in within):
            return
        keys = tuple(field.key for field in within)
        times = re.findall(r"\d\d:\d\d", meant.clock)
        moment = "T".join((meant.day, *times[:1]))
        until = times[1] if len(times) > 1 else None
        led = _led(meant.clock)
        for form in self._forms(span, Wish(moment, until), meant, in_key=bool(keys)):
            when = dates.whole(form)
            if when is None or when.fault or when.moment != moment:
                continue
            if not led or when.lead == led:
                yield Fix((Replacement(span, form),), keys)

    def _forms(
        self, span: Span, wish: Wish, meant: Supposed, *, in_key: bool
    ) -> Iterator[str]:
        """Ways to write the date; those who read it say which of them hold."""
        text = self.note.text
        written, full = text[span.start : span.end], meant.day + meant.clock
        if text[: span.start].rstrip(" ").endswith(FIELDS):
            yield full
        yield from _with_year(written, meant.day[:4])
        if in_key:
            yield full
        language = self.vault.settings.language
        yield from dateforms.forms(written, wish._replace(language=language, near=text))
        yield full

    def _try(self, found: Diagnostic, fix: Fix, mend: Mend) -> bool:
        """Whether a fix mends its finding and does nothing else; it is kept then."""
        made = [*self.made, *fix.replacements]
        keys = {*self.keys, *fix.keys}
        try:
            after = edits.apply(self.note.text, tuple(made))
        except edits.OverlapError:
            return False
        if not fix.replacements or proofs.prove(self.note.text, after, made, keys):
            return False
        read = notes.parse(self.note.path, after)
        left = _counted(extract.faults(read, self.vault.registry))
        wanted = self.faults.copy()
        if wanted[found.code]:
            wanted[found.code] -= 1
        if left - wanted:
            return False
        first = min(fix.replacements)
        before = self.note.text[first.span.start : first.span.end].strip()
        self.mends.append(mend._replace(before=before, after=first.text.strip()))
        self.made, self.keys, self.faults = made, keys, left
        return True


def _with_year(written: str, year: str) -> Iterator[str]:
    """A date with the year put where it may belong: `Di 24.11.2026 10 Uhr`."""
    for place in _WORD_END.finditer(written):
        head, tail = written[: place.start()], written[place.start() :]
        # "24.11.2026", but "Ende November 2026".
        joints = ("",) if head.endswith(".") else ()
        for joint in (*joints, " ", ", "):
            yield f"{head}{joint}{year}{tail}"


def _led(clock: str) -> str:
    """The lead word of a time, " before 17:00": without it another hour is meant."""
    return clock.strip().rpartition(" ")[0]


def _counted(found: Iterable[Diagnostic]) -> Counter[str]:
    return Counter(one.code for one in found)


def _inside(whole: str, span: Span) -> Span:
    """A place without the quotes around it."""
    start, end = span
    if end - start > 1 and whole[start] == whole[end - 1] and whole[start] in "\"'":
        return Span(start + 1, end - 1)
    return span
