"""Answers in lines that no program wrote: behind an arrow, before anything else there.

In a line of one's own an arrow may be an arrow, so the words must begin with an outcome
or be a date alone. Behind words that were acted upon stands a mark; a new arrow behind
that is a new answer. What answers mean is not read here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from vaultkit.core import tasks
from vaultkit.core.answers import lines, signs
from vaultkit.core.answers.pieces import ARROW
from vaultkit.core.answers.reader import is_answer
from vaultkit.core.answers.vocabulary import Vocabulary
from vaultkit.core.dates import Day
from vaultkit.core.spans import Span

_MARK = re.compile(r"✓ [MTWFSD][a-z]{1,2} \d{1,2}[. ]")
"""Where the mark of an answer that was acted upon begins."""
_FEW = 8
"""Arrows of a line that may be followed by an answer."""
_SIGNS = " \t\u00a0\r,;:.-–—·|✓"


class Words(NamedTuple):
    """What was answered in a line of one's own."""

    text: str
    """What is still to be acted upon, "" if all was."""
    span: Span
    """From its first character to the line's end."""
    done_on: Day | None
    start: int
    """Where all that was ever answered begins, with its arrow."""

    @property
    def is_tick(self) -> bool:
        """Whether a sign for a tick is all that was answered."""
        return signs.are(self.text)


def mark(echo: str) -> str:
    """What goes behind an answer that was acted upon; `echo` begins with a weekday."""
    return f"✓ {ARROW.sub('›', echo)}"


def answered(line: str, vocabulary: Vocabulary) -> Words | None:
    """What was answered in a line that no program wrote, if anything was.

    The words must begin with an outcome, or be a date and nothing else: `migrate A ->
    B` is text.
    """
    if ARROW.search(line) is None:
        return None
    marks = [match.start() for match in _MARK.finditer(line)]
    first = _first(line, marks, vocabulary)
    if first is None:
        return None
    arrow: re.Match[str] | None = first
    if marks and marks[-1] > first.start():
        late = islice(lines.arrows(line, marks[-1]), _FEW)
        arrow = next((one for one in late if _says(line, one, (), vocabulary)), None)
    end = len(line.rstrip())
    if arrow is None:
        return Words("", Span(end, end), None, first.start())
    bare = _bare(line[arrow.end() :])
    span = Span(line.index(bare[0], arrow.end()), end)
    return Words(bare, span, lines.done_on(line), first.start())


def _first(
    line: str, marks: Sequence[int], vocabulary: Vocabulary
) -> re.Match[str] | None:
    """The arrow of the first answer; a mark tells of one whatever its words are."""
    before: re.Match[str] | None = None
    for arrow in islice(lines.arrows(line), _FEW):
        if _says(line, arrow, marks, vocabulary):
            return arrow
        if marks and arrow.start() < marks[0]:
            before = arrow
    return before


def _says(
    line: str, arrow: re.Match[str], marks: Sequence[int], vocabulary: Vocabulary
) -> bool:
    """Whether the words behind an arrow, up to the next mark, are an answer."""
    end = next((at for at in marks if at > arrow.end()), len(line))
    bare = _bare(line[arrow.end() : end])
    return signs.are(bare) or (bool(bare) and is_answer(bare, vocabulary, own=True))


def _bare(text: str) -> str:
    """The words behind an arrow without the fields of the line's own task."""
    bare = lines.without_fields(text).strip(_SIGNS)
    return tasks.parse(bare, " ").words.strip(_SIGNS) or bare
