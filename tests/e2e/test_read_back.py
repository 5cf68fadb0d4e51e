"""What an answer writes into a log says the same when it is read again.

An attempt that was read as a talk would start the rhythm anew, and keep quiet of
somebody who was never reached.
"""

from __future__ import annotations

import re

import pytest
from support.hands import Week, answered
from support.phrases import Case, cases

from vaultkit.core import answers, notes
from vaultkit.features import lines
from vaultkit.features.lines import replies, writing
from vaultkit.plugin import Fact

LIST = "Liste.md"
DAY = "2026-11-25"
OLD = "2026-11-01"
TRIED = writing.OUTCOMES["en"]
CARD = "---\ntype: kontakt\nname: Anna Weber {0:03}\nrückruf: 2026-11-25\n---\n\n{1}"
LOGS = (f"## Verlauf\n- {OLD} Telefonat: Standort\n", f"## Log\n- {OLD} call: depot\n")


class Options:
    """What `lines.read` is told of the vault."""

    region, task_filter, only_tagged, templates = "AT", "", False, ()


def meant(case: Case) -> str | None:
    """What is to be read: a talk, an attempt by its outcome, or neither."""
    words = replies.vocabulary()
    answer = answers.parse(case.phrase, DAY, "16:00", words, ("Anna", "Weber"))
    if answer.unread or "new-card" in (answer.outcome, *answer.also):
        # Refused, because there is a card.
        return None
    agreed = answer.agreed or any(one.theirs for one in answer.owed)
    if answer.outcome in words.held - {"nudged"} or (agreed and not answer.outcome):
        return "talk"
    if answer.outcome == "moved" and answer.next:
        # Put off to a day that was named, a callback was not tried.
        return ""
    return answer.outcome if answer.outcome in TRIED else ""


def read(text: str) -> str:
    """What stands in a card's log beside the old entry."""
    found = lines.read(notes.parse("Kontakte/A.md", text), own=True, options=Options)
    new = [one for one in found if isinstance(one, Fact) and OLD not in one.row]
    kinds = [one.kind.name for one in new if one.kind.name in ("talk", "attempt")]
    if kinds == ["attempt"]:
        (row,) = [one.row for one in new if one.kind.name == "attempt"]
        return str(row.outcome)  # type: ignore[attr-defined]
    return "".join(kinds)


@pytest.mark.parametrize("log", LOGS, ids=["german", "english"])
def test_every_phrase_is_read_back_as_what_it_said(vault, log):
    phrases = [case for case in cases() if case.base == DAY]
    vault.today = f"{DAY}T08:00"
    vault.settings("[checklist]\nhelp = false\nmax = 2000\n", language="de")
    for number in range(len(phrases)):
        vault.note(f"Kontakte/Anna Weber {number:03}.md", CARD.format(number, log))
    vault.note(LIST, "<!-- vaultkit:checklist -->\n<!-- /vaultkit -->\n")
    week = Week(vault)
    week("sync")
    text = re.sub(
        r"^- .*Anna Weber (\d{3})\]\].*$",
        lambda line: answered(line[0], "-> " + phrases[int(line[1])].phrase),
        week.read(LIST),
        flags=re.MULTILINE,
    )
    week.at(f"{DAY}T16:00").phone(LIST, week.read(LIST), text)
    vault.run("sync", today=week.now)
    said = {}
    for number, case in enumerate(phrases):
        wanted = meant(case)
        found = read(week.read(f"Kontakte/Anna Weber {number:03}.md"))
        if wanted is not None and found != wanted:
            said[case.phrase] = (wanted, found)
    assert not said
