"""One answer, read piece by piece.

An outcome stands at its front; a piece that is nothing but a date is the next one;
`ich: …` and `they: …` are owed; all other words are text. What an outcome leads to is
not known here.
"""

from __future__ import annotations

from collections.abc import Collection

from vaultkit.core.answers import days, matching, owing, placing, plans, points, slips
from vaultkit.core.answers.days import Said, find
from vaultkit.core.answers.doubts import Unread
from vaultkit.core.answers.matching import Found
from vaultkit.core.answers.pieces import Piece, cut
from vaultkit.core.answers.result import Answer, Parts, Told
from vaultkit.core.answers.vocabulary import Vocabulary
from vaultkit.core.dates import When
from vaultkit.core.dates.vocabulary import fold, word_at

_NEW_PLACE = frozenset(("auf", "to", "zum"))
_JOINTS = frozenset(":–—-=/|+·…")
_ALSO = " \t\u00a0+&"
"""What joins an outcome and what else there is: `sent + she'll sign by Fri`."""
_SMALL = 4
"""Words after an outcome that may say nothing."""
_FRONT = 400
"""Characters that show whether words are an answer."""
_ANY_DAY = "2026-01-01"


class Reader:
    """One walk over the pieces of one answer."""

    def __init__(self, told: Told, called: Collection[str] = ()) -> None:
        """Keep what an answer is read with, and what the other side is called."""
        self.told = told
        self.base = told.base
        self.called = {fold(name.strip()) for name in called}
        names = {word for name in self.called for word in name.split()}
        tries = told.words.tries
        self.words = told.words._replace(
            small=told.words.small | names,
            tries=tries._replace(weak=tries.weak | names),
            plans=told.words.plans._replace(us=told.words.plans.us | names),
        )
        self.found: Found | None = None
        self.parts = Parts()

    def read(self, text: str) -> Answer:
        """The answer that a text is."""
        before = 0
        for piece in cut(text, self.base, self.is_label, self.is_day):
            self.parts.joint = text[before : piece.start]
            before = piece.end
            self._take(piece)
        return self.parts.answer(self.found, self.told)

    def is_label(self, text: str) -> bool:
        """Whether words before a colon say who owes what follows."""
        return owing.side(text, self.words, self.called) is not None

    def is_day(self, text: str) -> bool:
        """Whether a text is a day to come back on and nothing else."""
        date = self._alone(text)
        return isinstance(date, Said) and date.when.day is not None

    def is_aside(self, text: str) -> bool:
        """Whether a text beside an outcome adds at most a date, or that it was me."""
        mine = matching.by_me(text, self.words)
        if mine:
            text = text[: mine[0]] + text[mine[1] :]
        bare = days.plain(text)
        if not matching.worded(bare, self.words):
            return True
        if self._alone(self._past_small(bare)) is not None:
            return True
        return self._led(bare)[0] is not None

    def _is_date(self, text: str) -> bool:
        return isinstance(points.alone(text, self.base), Said)

    def _alone(self, text: str) -> Said | Unread | None:
        """The date that a text is: `try 3pm`, `ab Mo wieder da`, `ruf ihn Do an`."""
        return points.alone(text, self.base, self.words.tries)

    def _told(self, text: str) -> str:
        """`Sekretariat: ab Mi wieder da`: who said it, if what he said is a date."""
        who, colon, said = text.partition(": ")
        date = self._alone(said) if colon else None
        if not isinstance(date, Said) or self.opening(text)[0] is not None:
            return ""
        placing.alone(self.parts, date)
        return who

    def _plans(self, text: str, *, dated: bool = False) -> bool:
        """Take a piece as what is to come, if it is that.

        Args:
            text: The piece, or what of it follows an outcome.
            dated: Without a day in it, nobody is said to meet.
        """
        one = plans.piece(text, self.base, self.words)
        if one is None:
            return False
        meeting = plans.meets(one, self.base, self.words)
        if isinstance(meeting, Unread):
            self.parts.unread.append(meeting)
            return True
        if meeting is not None and (meeting.when or not dated):
            self.parts.meetings.append(meeting)
            self.parts.keep(text)
            return True
        owed, unread = plans.owed(one, self.base, self.words, self.called)
        if owed is not None:
            self.parts.owed.append(owed)
            self.parts.unread += [unread] if unread else []
            return True
        again = plans.asks(one, self.words)
        if again is not None:
            self.parts.dated.append((again, text))
            self.parts.keep(text)
        return again is not None

    def _take(self, piece: Piece) -> None:
        """Read one piece for what it is."""
        text = piece.text
        if self._owes(text):
            return
        mine = matching.by_me(text, self.words)
        if self.found and mine and not days.plain(text[: mine[0]] + text[mine[1] :]):
            self.parts.by_me = True
            return
        date = self._alone(text)
        if date is None and (told := self._told(text)):
            self.parts.keep(told)
            return
        if isinstance(date, Said):
            placing.alone(self.parts, date)
        elif self._is_outcome(text) or self._led_to(text) or self._plans(text):
            return
        elif date is not None:
            self.parts.unread.append(date)
        else:
            slip = "" if self._has_begun() else slips.nearest(text, self.words)
            if slip:
                self.parts.unread.append(Unread(text, "outcome-spelling", (slip,)))
            else:
                self.parts.keep(text)

    def _has_begun(self) -> bool:
        begun = self.found and self.found.phrase.outcome not in self.words.apart
        return bool(begun or self.parts.kept)

    def _is_outcome(self, text: str) -> bool:
        """Take a piece as an outcome, if it is one."""
        first = not self._has_begun()
        found, front = self.opening(text)
        if found is None and first:
            found = matching.holds(text, self.words, self.is_aside)
            if found and found.phrase.outcome not in self.words.led:
                shown = (found.phrase.shown,)
                self.parts.unread.append(Unread(text, "outcome-inside", shown))
                return True
        if found is None:
            return False
        rest = text[found.end :]
        if not first and (front or not self._may_follow(found, rest)):
            return False
        if rest.lstrip(" *_`").startswith("?"):
            self.parts.unread.append(Unread(text, "question"))
            return True
        if not self._settle(found, text[: found.end]):
            return True
        if front is not None:
            placing.before(self.parts, front, found.phrase.outcome, self.told)
        gap = text[slice(*found.gap)]
        inside = points.alone(self._past_small(gap), self.base)
        if isinstance(inside, Said):
            placing.alone(self.parts, inside)
        self._rest(rest, found.phrase.outcome)
        return True

    def opening(self, text: str) -> tuple[Found | None, Said | None]:
        """The outcome that a piece begins with, and the date before it."""
        found = matching.begins(text, self.words, self.is_aside)
        if found is not None and word_at(text, 0)[0] not in self.words.small:
            return found, None
        # `auf Fr verschoben`: before a name `Fr` is a small word.
        last = days.last_one(text, self.base)
        if found is None and last is not None:
            day, end = last
            found = matching.begins(" " * end + text[end:], self.words, self.is_aside)
            return found, Said(When(0, end, day), day)
        both = matching.behind(text, self.words, self._is_date, self.is_aside)
        if both is None:
            return found, None
        date = points.alone(both[1], self.base)
        return both[0], date if isinstance(date, Said) else None

    def _may_follow(self, found: Found, rest: str) -> bool:
        """Whether an outcome may be a further piece, and not only a reason.

        `abgesagt, krank` tells why, and of no call that nobody took.
        """
        main = self.found.phrase.outcome if self.found else ""
        hard = self.words.hard
        reason = main and main not in self.words.held and main not in hard
        if reason and found.phrase.outcome in hard:
            return False
        return found.phrase.outcome in self.words.apart or self.is_aside(rest)

    def _settle(self, found: Found, said: str) -> bool:
        """Keep an outcome; False if two were named that exclude each other."""
        phrase, before = found.phrase, self.found
        self.parts.by_me = self.parts.by_me or found.by_me
        if self.parts.runs_on and before and before.phrase.outcome in self.words.held:
            self.parts.lead_back()
        self.parts.runs_on = False
        if before is None:
            self.found, self.parts.said = found, said.strip()
            return True
        held, hard = self.words.held, self.words.hard
        new, old = phrase.outcome, before.phrase.outcome
        if old in self.words.apart and new != old:
            self.found = found
            self.parts.also.append(old)
            self.parts.said = f"{said.strip()}, {self.parts.said}"
            return True
        if old in held and new in hard and before.phrase.weak:
            self.found = found
            self.parts.said = f"{self.parts.said}, {said.strip()}"
            return True
        if {old, new} & self.words.asks and {old, new} & hard:
            # `chased, no reply`: one may ask somebody who is not reached.
            self.found = found if new in self.words.asks else before
            self.parts.also.append(old if new in self.words.asks else new)
            self.parts.said = f"{self.parts.said}, {said.strip()}"
            return True
        clash = (old in held and new in hard) or (old in hard and new in held)
        if clash and not phrase.weak:
            self.found = found if new in hard else before
            both = self.parts.said, said.strip()
            self.parts.unread.append(Unread(", ".join(both), "contradiction", both))
            return False
        self.parts.also.append(new)
        self.parts.said = f"{self.parts.said}, {said.strip()}"
        return True

    def _rest(self, text: str, outcome: str) -> None:
        """What follows an outcome in the same piece."""
        on = text[:1].isspace() and text.lstrip()[:1] not in _JOINTS
        mine = matching.by_me(text, self.words)
        if mine:
            self.parts.by_me = True
            text = text[: mine[0]] + text[mine[1] :]
        bare = days.plain(text.lstrip(_ALSO))
        if not bare or self._owes(bare):
            return
        date = self._alone(self._past_small(bare))
        if date is None and (
            self._led_to(bare, on=True) or self._plans(bare, dated=on)
        ):
            return
        if date is None:
            date, bare = self._led(bare)
            if matching.worded(bare, self.words):
                self.parts.runs_on = on and not (mine or date or self.parts.kept)
                self.parts.keep(bare)
            else:
                # `mailed him`: it says nothing more, but it is how it was said.
                self.parts.said = f"{self.parts.said} {bare}".rstrip()
        if isinstance(date, Unread):
            self.parts.unread.append(date)
        elif date is not None:
            placing.beside(self.parts, date, outcome, self.told)

    def _led_to(self, text: str, *, on: bool = False) -> bool:
        """`called but no answer`: what a weak outcome led to.

        Only what closes nothing: in doubt the words belong to what was said.

        Args:
            text: A piece of an answer, or the rest of one.
            on: It goes on where that outcome ends.
        """
        if self.found is None or not self.found.phrase.weak:
            return False
        found = matching.led_to(text, self.words, self.is_aside, on=on)
        if found is None:
            return False
        self._settle(found, text[found.start : found.end])
        self._rest(text[found.end :].strip(")"), found.phrase.outcome)
        return True

    def _past_small(self, text: str) -> str:
        """`ihn Do 14:00` without the words that say nothing; all of it if no date."""
        if self._alone(text) is not None:
            return text
        for word in matching.words(text, self.words.exact)[:_SMALL]:
            if word.text not in self.words.small:
                break
            if self._alone(text[word.end :]) is not None:
                return text[word.end :]
        return text

    def _led(self, text: str) -> tuple[Said | Unread | None, str]:
        """`auf Di 10:00 wegen Krankheit`: the new date, and the words after it."""
        word, _ = word_at(text, 0)
        found = find(text, self.base) if word in _NEW_PLACE else ()
        if not found or days.plain(text[: found[0].start]) not in {
            "",
            text[: len(word)],
        }:
            return None, text
        date = points.alone(text[: found[0].end], self.base)
        return date, days.plain(text[found[0].end :])

    def _owes(self, text: str) -> bool:
        """Take a piece as something owed, if it begins by saying who owes it."""
        owed, unread = owing.read(text, self.base, self.words, self.called)
        if owed is not None:
            self.parts.owed.append(owed)
        if unread is not None:
            self.parts.unread.append(unread)
        return owed is not None or unread is not None


def is_answer(text: str, vocabulary: Vocabulary, *, own: bool = False) -> bool:
    """Whether a text begins with an outcome or is a date and nothing else.

    Args:
        text: Words of a line.
        vocabulary: What counts as an outcome.
        own: Nobody but the writer has to do with the line: what may be a thing is one,
            and `ich: …` is no answer.
    """
    reader = Reader(Told(_ANY_DAY, None, vocabulary))
    text = text[:_FRONT]
    pieces = cut(text, _ANY_DAY, reader.is_label, reader.is_day)
    if not pieces:
        return False
    first = pieces[0].text
    found, _ = reader.opening(first)
    if found:
        return not (own and found.phrase.thing) or reader.is_aside(first[found.end :])
    if not own and owing.read(first, _ANY_DAY, vocabulary, ()) != (None, None):
        return True
    date = points.alone(text, _ANY_DAY)
    return isinstance(date, Said) or (date is not None and date.reason in _DATED)


_DATED = frozenset(("ambiguous", "weekday", "impossible", "us-form"))
