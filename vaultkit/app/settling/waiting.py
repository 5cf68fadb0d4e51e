"""Which lines wait to be acted on: what is answered in a vault, and not yet dealt with.

Words that stand as they were when they were taken back are no new answer. Nothing is
decided here and nothing is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from vaultkit.app import generate, history
from vaultkit.app.indexing import copies
from vaultkit.app.settling import answerlines, sourcelines, uniting
from vaultkit.app.settling.heard import Hearing
from vaultkit.app.settling.uniting import Copied, Line
from vaultkit.core import answers
from vaultkit.core.answers import Tick


class Waiting:
    """The answered lines of a vault, as they are when they are asked for."""

    def __init__(self, hearing: Hearing) -> None:
        """Look into the vault in which this hears."""
        self._vault = hearing.vault
        self._hearing = hearing
        self._vocabulary = hearing.vocabulary
        self._copies = copies.of(hearing.vault.index)
        self._taken_back: Mapping[str, frozenset[str]] | None = None

    def in_blocks(self) -> dict[str, list[Line]]:
        """Those of each note with a block; some notes have none."""
        paths = generate.with_blocks(self._vault)
        return {path: list(self._of(path)) for path in paths}

    def where_they_ask(self) -> Iterator[Line]:
        """Those that are the very lines that ask."""
        for line in sourcelines.lines(self._vault, self._hearing):
            if not sourcelines.is_aside(line, self._aside(), self._vocabulary):
                before = sourcelines.acted_on(self._vault, line, self._hearing.now)
                yield line._replace(given_on=before)

    def _of(self, path: str) -> Iterator[Line]:
        """The answered lines of a note, with those that only a copy of it has."""
        lines = answerlines.heard(self._vault, path, self._vocabulary)
        held = self._held(path)
        copied = self._copied(path, lines, held)
        done = [one.tick for one in held if one.tick.settled]
        for line in lines:
            tick = line.tick
            waits = not tick.settled and (not tick.pristine or bool(tick.below))
            waits = waits and (tick.is_ticked or self._asks(line))
            others = None if tick.settled else copied.pop(tick.uid8, None)
            if others:
                said = answers.said(tick, self._vocabulary) if waits else None
                yield uniting.united(line, said, others)
            elif waits:
                yield self._told(line, done)
        for others in copied.values():
            if stray := uniting.nowhere(self._vault, path, others[0]):
                yield stray

    def _held(self, path: str) -> list[Copied]:
        """All that is answered in copies of a note, acted on or not."""
        paths = self._copies.get(path, ())
        return list(uniting.answered(self._vault, paths, self._vocabulary))

    def _told(self, line: Line, done: list[Tick]) -> Line:
        """A line, and whether one of some done lines in copies tells of its answer."""
        if not done:
            return line
        said = answers.said(line.tick, self._vocabulary)
        today = self._hearing.now[:10]
        return line._replace(told=uniting.told(line.tick, said, done, today))

    def _copied(
        self, path: str, lines: list[Line], held: list[Copied]
    ) -> dict[str, list[Copied]]:
        """Answers in copies of a note that nobody has acted on, by their lines."""
        found: dict[str, list[Copied]] = {}
        ticks = [line.tick for line in lines]
        ticks += (one.tick for one in held if one.tick.settled)
        for one in held:
            told = one.tick.settled or uniting.is_told(one, ticks, self._vocabulary)
            if not told and uniting.is_open(self._vault, path, one, self._hearing.now):
                found.setdefault(one.tick.uid8, []).append(one)
        return found

    def _asks(self, line: Line) -> bool:
        """Whether the words at a line without a tick are an answer, and a new one."""
        aside = line.tick.aside
        told = aside and answers.parse(aside, "", None, self._vocabulary).outcome
        if not told and not answers.said(line.tick, self._vocabulary):
            return False
        return not answerlines.is_aside(line, self._aside().get(line.path, ()))

    def _aside(self) -> Mapping[str, frozenset[str]]:
        """Answers by note that were taken back, looked up when first asked for."""
        if self._taken_back is None:
            self._taken_back = history.set_aside(self._vault)
        return self._taken_back
