"""What a plugin of another house may do wrong, and that everything else goes on."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from plugins import installing
from support.calling import Called
from support.vaults import VaultBuilder

ANN = """\
---
type: contact
callback: 2026-11-25
---
"""
QUOTES = {ord(sign): None for sign in '“”"'}
LIST = "<!-- vaultkit:checklist within=30d -->\n<!-- /vaultkit -->\n"
HEAD = """\
from typing import NamedTuple
from vaultkit.plugin import *


class Row(NamedTuple):
    on: str


KIND = FactKind("bad/fact", Row)


def given(note, options):
    yield Fact(KIND, Row("2026-11-30"), (0, 1))


EXTRACT = Extract((KIND,), given)


def fail(*_):
    raise ValueError("no more")


def plugin_of(*contributes, **more):
    return Plugin("bad", "1.0", contributes=contributes, **more)


"""


def due(**fields: str) -> str:
    """A derive of one follow-up with some fields of it set."""
    given = {
        "kind": '"bad/due"',
        "key": '""',
        "due": '"2026-11-30"',
        "label": 'Msg("bad.due")',
        "title": '"x"',
        "ref": "seen.ref",
        **fields,
    }
    item = ", ".join(f"{name}={value}" for name, value in given.items())
    return dedent(f"""\
        def derive(facts, options):
            seen = facts.one(KIND)
            return Derived((FollowUp({item}),))


        plugin = plugin_of(EXTRACT, Derive("contact", (KIND,), derive))
    """)


@pytest.fixture
def vaulted(called: Called, site: Path) -> VaultBuilder:  # noqa: ARG001 - it is there
    """One person to be called back, a checklist, and the setting that names `bad`."""
    called.settings('[plugins]\nuse = ["bad"]\n')
    return called.note("People/Ann Lee.md", ANN).note("List.md", LIST)


def faults(vault: VaultBuilder, code: str) -> list[str]:
    """What is said of plugins."""
    return [one["message"] for one in vault.check() if one["code"] == code]


def goes_on(vault: VaultBuilder) -> dict[str, Any]:
    """The report, in which the callback must stand whatever the plugin did."""
    said: dict[str, Any] = vault.report()
    assert "callback" in [item["kind"] for item in said["followups"]]
    return said


LOADING = {
    "its module raises": ("raise RuntimeError('not today')\n", "not today"),
    "its module imports what is missing": ("import no_such_thing\n", "no_such_thing"),
    "there is no plugin in it": ("answer = 42\n", "no Plugin"),
    "it has another name": (HEAD + 'plugin = Plugin("good", "1")\n', "good"),
    "its name is no name": (HEAD + 'plugin = Plugin("Bad!", "1")\n', "Bad!"),
    "it brings what nobody knows": (HEAD + "plugin = plugin_of(42)\n", "42"),
    "it brings half a check": (
        HEAD + 'plugin = plugin_of(Check("bad/x", "x", fail))\n',
        "Check.summary",
    ),
    "an option has no default": (
        HEAD
        + "class Options(NamedTuple):\n    depth: int\n"
        + "plugin = plugin_of(options=Options)\n",
        "Options.depth has no default",
    ),
    "its options are no NamedTuple": (
        HEAD + "class Options: ...\nplugin = plugin_of(options=Options)\n",
        "no NamedTuple",
    ),
    "a column of its table is called as SQL is not": (
        HEAD + 'plugin = plugin_of(Table("bad/t", (("a b", "text"),)))\n',
        "'a b'",
    ),
    "an option of its command is the host's": (
        HEAD
        + 'plugin = plugin_of(Command("x", Msg("bad.x"),'
        + ' (Option("vault", "text", Msg("bad.y")),), fail))\n',
        "'vault'",
    ),
}


@pytest.mark.parametrize(("text", "said"), LOADING.values(), ids=LOADING)
def test_what_cannot_be_loaded_is_said(
    vaulted: VaultBuilder, site: Path, text: str, said: str
) -> None:
    installing.module(site, "bad", text)
    (found,) = faults(vaulted, "plugin/crashed")
    assert found.startswith("plugin bad failed in loading: ")
    assert said in found
    goes_on(vaulted)


RUNNING = {
    "extract raises": (
        "plugin = plugin_of(Extract((KIND,), fail))",
        "ValueError: no more",
    ),
    "extract gives a row that cannot be kept": (
        (
            "def odd(note, options):\n"
            "    yield Fact(KIND, Row({'a', 'b'}), (0, 1))\n"
            "plugin = plugin_of(Extract((KIND,), odd))"
        ),
        "Extract.facts[0].row[0]",
    ),
    "extract gives what it did not announce": (
        (
            'OTHER = FactKind("bad/other", Row)\n'
            "def odd(note, options):\n"
            "    yield Fact(OTHER, Row('x'), (0, 1))\n"
            "plugin = plugin_of(Extract((KIND,), odd))"
        ),
        "bad/other is not among `gives`",
    ),
    "extract gives a place before the text": (
        (
            "def odd(note, options):\n"
            "    yield Fact(KIND, Row('x'), (-4, 1))\n"
            "plugin = plugin_of(Extract((KIND,), odd))"
        ),
        "Extract.facts[0].span",
    ),
    "note kind gives no entity": (
        'plugin = plugin_of(NoteKind("place", lambda note, options: note.path))',
        "NoteKind.entity: 'List.md' is no Entity",
    ),
    "derive raises": (
        'plugin = plugin_of(EXTRACT, Derive("contact", (KIND,), fail))',
        "ValueError: no more",
    ),
    "derive gives a day that is none": (due(due='"soon"'), "followups[0].due"),
    "derive gives a time that is none": (
        due(due='"2026-11-30T25:00"'),
        "followups[0].due",
    ),
    "derive gives a yearly day that is none": (
        due(due='"2026-11-30"', yearly="True"),
        "followups[0].due",
    ),
    "derive gives text for a sentence": (due(label='"due"'), "followups[0].label"),
    "derive fills a table that it has not": (
        (
            "def derive(facts, options):\n"
            '    return Derived(rows={"bad/none": [("x",)]})\n'
            'plugin = plugin_of(EXTRACT, Derive("contact", (KIND,), derive))'
        ),
        "no table 'bad/none'",
    ),
    "derive fills its table with too much": (
        (
            "def derive(facts, options):\n"
            '    return Derived(rows={"bad/t": [("x", "y")]})\n'
            'plugin = plugin_of(EXTRACT, Table("bad/t", (("a", "text"),)),\n'
            '    Derive("contact", (KIND,), derive))'
        ),
        "'bad/t' has not 1 values",
    ),
    "check raises": (
        'plugin = plugin_of(Check("bad/x", Msg("bad.x"), fail))',
        "check bad/x: ValueError: no more",
    ),
    "section raises": (
        'plugin = plugin_of(Section("bad", Msg("bad.x"), fail, fail))',
        "section bad: ValueError: no more",
    ),
    "section gives rows of another width": (
        (
            "def grid(view, now):\n"
            '    return Grid((Msg("bad.a"), Msg("bad.b")), (("one",),))\n'
            'plugin = plugin_of(Section("bad", Msg("bad.x"), grid))'
        ),
        "2 cells",
    ),
    "section gives data that is no JSON": (
        (
            "def data(view, now):\n    return {1: 2}\n"
            'plugin = plugin_of(Section("bad", Msg("bad.x"), fail, data))'
        ),
        "Section.data",
    ),
}


@pytest.mark.parametrize(("text", "said"), RUNNING.values(), ids=RUNNING)
def test_what_fails_when_it_is_asked_is_said_and_stops_nothing_else(
    vaulted: VaultBuilder, site: Path, text: str, said: str
) -> None:
    installing.module(site, "bad", HEAD + text + "\n")
    told = "\n".join(one["message"] for one in goes_on(vaulted)["diagnostics"])
    for form in ("text", "md"):
        done = vaulted.run("report", "--format", form)
        assert (done.code, "Ann Lee" in done.out) == (0, True), done.err
        told += done.err
    assert "plugin bad failed in " in told
    assert said in told
    assert vaulted.run("sync").code == 0
    assert "Ann Lee" in vaulted.read("callbacks.ics")
    assert "Ann Lee" in vaulted.read("List.md")


WRITING = {
    "wanted": "output(wanted=fail)",
    "item": "output(item=fail)",
    "join": "output(join=fail)",
    "path": "output(path=fail)",
    "an item that is text": 'output(item=lambda event, brief, own: "text")',
}
OUTPUT = """\
def output(**given):
    parts = {
        "wanted": lambda view, day: [
            Event(due.uid, day, (due,)) for due in view.followups()],
        "item": lambda event, brief, own: event.uid.encode(),
        "join": lambda items, former, day, own: b"ours" + b" ".join(items),
        "path": lambda own: "bad.txt",
        "foreign": lambda former: not former.startswith(b"ours"),
    }
    return Output("bad", ".txt", **{**parts, **given})


"""


@pytest.mark.parametrize("text", WRITING.values(), ids=WRITING)
def test_an_output_that_fails_leaves_its_file_as_it_was(
    vaulted: VaultBuilder, site: Path, text: str
) -> None:
    (vaulted.root / "bad.txt").write_text("ours of yesterday")
    installing.module(site, "bad", HEAD + OUTPUT + f"plugin = plugin_of({text})\n")
    said = vaulted.run("sync")
    assert said.code == 1
    assert "plugin bad failed in output bad" in said.err
    assert vaulted.read("bad.txt") == "ours of yesterday"
    assert "Ann Lee" in vaulted.read("callbacks.ics")
    assert "Ann Lee" in vaulted.read("List.md")
    assert faults(vaulted, "plugin/crashed")


def test_an_output_of_a_stranger_is_written_beside_the_feed(
    vaulted: VaultBuilder, site: Path
) -> None:
    installing.module(site, "bad", HEAD + OUTPUT + "plugin = plugin_of(output())\n")
    assert vaulted.run("sync").code == 0
    assert vaulted.read("bad.txt").startswith("ours")
    assert len(vaulted.read("bad.txt")) == len("ours") + 26


def test_a_block_that_fails_stays_as_it_was(vaulted: VaultBuilder, site: Path) -> None:
    block = "<!-- vaultkit:bad -->\nas it was\n<!-- /vaultkit -->\n"
    vaulted.note("Block.md", block)
    text = 'plugin = plugin_of(Block("bad", fail))\n'
    installing.module(site, "bad", HEAD + text)
    said = vaulted.run("sync")
    assert said.code == 1
    assert "plugin bad failed in block bad" in said.err
    assert vaulted.read("Block.md") == block
    assert "Ann Lee" in vaulted.read("List.md")


def test_a_command_that_fails_says_so(vaulted: VaultBuilder, site: Path) -> None:
    text = 'plugin = plugin_of(Command("odd", Msg("bad.x"), (), fail))\n'
    installing.module(site, "bad", HEAD + text)
    said = vaulted.run("odd")
    assert (said.code, said.out) == (1, "")
    assert "plugin bad failed in command odd: ValueError: no more" in said.err


CLASHES = {
    "command": (
        'Command("brief", Msg("bad.x"), (), fail)',
        "command brief is brought by two plugins: brief and bad",
    ),
    "command of the host": (
        'Command("sync", Msg("bad.x"), (), fail)',
        "command sync is brought by two plugins: vaultkit and bad",
    ),
    "command that answers": (
        'Command("log", Msg("bad.x"), (), fail)',
        "command log is brought by two plugins: answers and bad",
    ),
    "settler": (
        "SETTLER('callback', fail)",
        "settler callback is brought by two plugins: answers and bad",
    ),
    "section": (
        'Section("promises", Msg("bad.x"), fail)',
        "section promises is brought by two plugins: report and bad",
    ),
    "key of the report": (
        'Section("followups", Msg("bad.x"), fail, fail)',
        "section followups is brought by two plugins: vaultkit and bad",
    ),
    "block": (
        'Block("checklist", fail)',
        "block checklist is brought by two plugins: checklist and bad",
    ),
    "fact kind": (
        'Extract((FactKind("talk", Row),), fail)',
        "factkind talk is brought by two plugins: contacts and bad",
    ),
    "note kind": (
        'NoteKind("contact", fail)',
        "notekind contact is brought by two plugins: contacts and bad",
    ),
}


@pytest.mark.parametrize(("text", "said"), CLASHES.values(), ids=CLASHES)
def test_of_two_that_clash_the_first_stays_and_both_are_named(
    vaulted: VaultBuilder, site: Path, text: str, said: str
) -> None:
    head = HEAD + "from vaultkit.plugin.settling import Settler as SETTLER\n"
    installing.module(site, "bad", head + f"plugin = plugin_of({text})\n")
    (found,) = faults(vaulted, "plugin/clash")
    assert found.translate(QUOTES) == said
    assert faults(vaulted, "plugin/crashed") == []
    goes_on(vaulted)
    assert "Ann Lee" in vaulted.run("brief", "ann").out
    assert vaulted.run("sync").code == 0


def test_two_outputs_cannot_be_one_file(vaulted: VaultBuilder, site: Path) -> None:
    text = 'plugin = plugin_of(output(path=lambda own: "callbacks.ics")'
    text += '._replace(suffix=".ics"))\n'
    installing.module(site, "bad", HEAD + OUTPUT + text)
    said = vaulted.run("sync")
    assert said.code == 1
    assert "callbacks.ics" in said.err
    assert vaulted.read("callbacks.ics").startswith("BEGIN:VCALENDAR")


def test_two_packages_of_one_name_are_named(vaulted: VaultBuilder, site: Path) -> None:
    installing.module(site, "bad", HEAD + "plugin = plugin_of()\n")
    installing.module(site, "worse", HEAD + "plugin = plugin_of()\n", offered="bad")
    (found,) = faults(vaulted, "plugin/clash")
    assert "stranger-bad" in found
    assert "stranger-worse" in found


def test_named_twice_is_named_once(vaulted: VaultBuilder, site: Path) -> None:
    vaulted.settings('[plugins]\nuse = ["bad", "bad"]\n')
    installing.module(site, "bad", HEAD + "plugin = plugin_of()\n")
    assert faults(vaulted, "plugin/clash") == []


def test_a_stranger_may_take_the_place_of_a_built_in(
    vaulted: VaultBuilder, site: Path
) -> None:
    vaulted.settings('[plugins]\nuse = ["bad"]\noff = ["report"]\n')
    text = 'plugin = plugin_of(Section("promises", Msg("bad.x"), fail,'
    text += " lambda view, now: 42))\n"
    installing.module(site, "bad", HEAD + text)
    assert faults(vaulted, "plugin/clash") == []
    assert vaulted.report()["promises"] == 42


def test_a_stranger_cannot_change_what_others_say(
    vaulted: VaultBuilder, site: Path
) -> None:
    words = '{"en": {"app.group.overdue": "Too late", "callbacks.call-back": "ring"}}'
    installing.module(site, "bad", HEAD + f"plugin = plugin_of(words={words})\n")
    said = vaulted.run("report", today="2026-12-24").out
    assert "Overdue" in said
    assert "call back" in said


def test_a_sentence_without_text_or_with_a_day_that_is_none_stops_nothing(
    vaulted: VaultBuilder, site: Path
) -> None:
    text = 'words = {"en": {"bad.day": "on {day:long}"}}\n'
    text += "def grid(view, now):\n"
    text += '    return Grid((Msg("bad.head"),), ((msg("bad.day", day="soon"),),))\n'
    text += 'plugin = plugin_of(Section("bad", Msg("bad.x"), grid), words=words)\n'
    installing.module(site, "bad", HEAD + text)
    said = vaulted.run("report")
    assert said.code == 0
    assert "on soon" in said.out


def test_an_edit_that_nobody_makes_is_not_lost_in_silence(
    vaulted: VaultBuilder, site: Path
) -> None:
    text = "def run(view, given, now):\n"
    text += '    return Outcome(edits=(Edit("List.md", b"", (), "odd"),))\n'
    text += 'plugin = plugin_of(Command("odd", Msg("bad.x"), (), run))\n'
    installing.module(site, "bad", HEAD + text)
    said = vaulted.run("odd")
    assert said.code == 1
    assert "Outcome.edits" in said.err


def test_what_a_command_found_is_shown_with_its_place(
    vaulted: VaultBuilder, site: Path
) -> None:
    text = "def run(view, given, now):\n"
    text += '    place = ("People/Ann Lee.md", Span(4, 8))\n'
    text += '    found = Diagnostic("bad/seen", "hint", Msg("bad.seen"), *place)\n'
    text += '    return Outcome(show=("done",), diagnostics=(found,))\n'
    text += 'plugin = plugin_of(Command("odd", Msg("bad.x"), (), run))\n'
    installing.module(site, "bad", HEAD + text)
    said = vaulted.run("odd")
    assert (said.code, said.out) == (0, "done\n")
    assert "People/Ann Lee.md:2:1" in said.err


EMPTY_BLOCK = "<!-- vaultkit:bad -->\n<!-- /vaultkit -->\n"
SHOWING = """\
def lines(view, given, day):
    yield Line("", None, ("{text}",))


def derive(facts, options):
    ref = facts.one(KIND).ref
    item = FollowUp("bad/due", "", "2026-11-30", Msg("bad.due"), "{text}", ref)
    return Derived((item,))


"""


def test_a_plugin_that_brings_a_block_alone_fills_it_at_once(
    vaulted: VaultBuilder, site: Path
) -> None:
    code = SHOWING.format(text="one") + 'plugin = plugin_of(Block("bad", lines))\n'
    installing.module(site, "bad", HEAD + code)
    vaulted.settings().note("Block.md", EMPTY_BLOCK)
    assert vaulted.run("sync").code == 0
    assert vaulted.read("Block.md") == EMPTY_BLOCK
    vaulted.settings('[plugins]\nuse = ["bad"]\n')
    vaulted.run("sync")
    assert "one" in vaulted.read("Block.md")


def test_a_plugin_that_is_being_written_is_taken_as_it_is_now(
    vault: VaultBuilder, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = site.parent / "src"
    source.mkdir()
    monkeypatch.syspath_prepend(str(source))
    installing.metadata(site, "stranger-bad", "1.0", {"bad": "stranger_bad"})
    vault.settings('[plugins]\nuse = ["bad"]\n').note("People/Ann.md", ANN)
    vault.note("Block.md", EMPTY_BLOCK)
    for text in ("first", "something else"):
        code = HEAD + SHOWING.format(text=text) + "plugin = plugin_of("
        code += 'EXTRACT, Derive("contact", (KIND,), derive), Block("bad", lines))\n'
        (source / "stranger_bad.py").write_text(code, "utf-8")
        assert text in vault.run("report").out
        assert text in vault.run("report").out
        assert vault.run("sync").code == 0
        assert text in vault.read("Block.md")
        (item,) = (i for i in vault.report()["followups"] if i["kind"] == "bad/due")
        assert item["title"] == text
