"""The pages on the gesture show what happens: their cards and lists are lived."""

from __future__ import annotations

import os
import re
from datetime import datetime
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
MET = "- [ ] {} 2026-11-25 08:00\n\n## "
DAY = "Tagebuch/2026-11-25.md"
TODAY = "2026-11-25T09:30"
EMPTY = "<!-- vaultkit:checklist within=7d -->\n<!-- /vaultkit -->\n"
PAGES = ("ticking.md", "abhaken.md")


def phrases(name):
    """The answers of a page's table, and whether they are of an appointment."""
    text = (DOCS / name).read_text("utf-8")
    rows = re.findall(r"^\| (`->.*?) \| (.*) \|$", text, re.MULTILINE)
    return [
        (phrase, bool(re.search("appointment|Termin", means)))
        for cell, means in rows
        for phrase in re.findall("`(->[^`]+)`", cell)
    ]


def is_line(line, met):
    """Whether a line is the one asked about: the appointment's, or the callback's."""
    return " ^vk-" in line and bool(re.search("08:00", line)) == met and "[[" in line


PHRASES = [phrases(name) for name in reversed(PAGES)]


@pytest.fixture(params=PAGES)
def page(request, vault):
    """A page's parts, and a vault that holds its card and a filled list."""
    text = (DOCS / request.param).read_text("utf-8")
    vault.settings("", language="en" if request.param == "ticking.md" else "de")
    path, listed = re.findall(r"`([^`]+\.md)`[:.]", text)
    blocks = [body for _, body in re.findall(r"```(\w+)\n(.*?)```", text, re.DOTALL)]
    vault.note(path, blocks[0]).note(listed, EMPTY)
    vault.run("sync", today=TODAY)
    return path, listed, blocks, vault


def sides(diff):
    """The text before and after a change that a page shows."""
    lines = diff.splitlines(keepends=True)
    return (
        "".join(line[1:] for line in lines if line[0] != "+"),
        "".join(line[1:] for line in lines if line[0] != "-"),
    )


def plain(text):
    """A text without the ids that differ from vault to vault."""
    return re.sub(r"(\^v[kd])-[0-9a-z]{8}-[0-9a-z]{4}\b", r"\1", text)


def answer(vault, listed, typed):
    """Write what the page writes behind the same line."""
    ((line, words),) = re.findall(r"^\+(.*\^vk-\S+)( .*)$", typed, re.MULTILINE)
    write(vault, listed, lambda one: plain(one) == plain(line), words)


def write(vault, listed, is_it, words):
    """Write words behind a line of the list, and sync."""
    old = vault.read(listed).splitlines()
    new = [one + words if is_it(one) else one for one in old]
    assert new != old
    vault.note(listed, "\n".join([*new, ""]).encode())
    assert vault.run("sync", today=TODAY).code == 0


def test_what_stands_before_and_after_an_answer_is_what_the_page_shows(page):
    path, listed, (card, typed, settled, shown), vault = page
    assert plain(sides(typed)[0]) in plain(vault.read(listed))
    answer(vault, listed, typed)
    was, now = sides(settled)
    assert was in card
    assert vault.read(path) == card.replace(was, now)
    assert plain(shown) in plain(vault.read(listed))


def test_unticking_gives_the_card_and_the_words_back_as_the_page_says(page):
    path, listed, (card, typed, *_), vault = page
    answer(vault, listed, typed)
    assert vault.read(path) != card
    vault.note(listed, vault.read(listed).replace("- [x]", "- [ ]"))
    assert vault.run("sync", today=TODAY).code == 0
    assert vault.read(path) == card
    assert plain(sides(typed)[1]) in plain(vault.read(listed))


@pytest.mark.parametrize("at", range(len(PHRASES[0])))
def test_every_answer_of_the_page_is_acted_on(page, at):
    """The rows on appointments are tried on one, the others on the callback."""
    assert len(PHRASES[0]) == len(PHRASES[1])
    path, listed, (card, *_), vault = page
    meeting = "meeting" if path.startswith("People") else "Termin"
    vault.note(path, card.replace("## ", MET.format(meeting), 1))
    vault.run("sync", today=TODAY)
    phrase, met = PHRASES[path.startswith("People")][at]
    was = vault.read(path)
    write(vault, listed, lambda one: is_line(one, met), f" {phrase}")
    assert vault.read(path) != was
    assert "⚠" not in vault.read(listed)


def test_the_line_of_a_daily_note_that_the_page_shows_is_acted_on(page):
    path, _, _, vault = page
    english = path.startswith("People")
    text = (DOCS / PAGES[not english]).read_text("utf-8")
    (line,) = re.findall(r"\(`(-[^`]*->[^`]*)`", text)
    vault.note(DAY, line.replace("Anna Weber", path[:-3]) + "\n")
    saved = datetime.fromisoformat("2026-11-25T17:00").timestamp()
    os.utime(vault.root / DAY, (saved, saved))
    assert vault.run("sync", today="2026-11-25T18:00").code == 0
    said = "meeting: no-show" if english else "Termin: nicht erschienen"
    assert f"- 2026-11-25 {said}\n" in vault.read(path)
