from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from vaultkit.core import blocks, edits, generated
from vaultkit.core.blocks import Fault, Region, Wanted
from vaultkit.core.edits import Replacement
from vaultkit.core.spans import Span

FOLDER = Path(__file__).parents[2] / "golden" / "blocks"
_FENCED = re.compile(
    r"^(?P<fence>`{3}|~{3})(?P<name>\w+)\n(?P<text>(?:.*\n)*?)(?P=fence)\n",
    re.MULTILINE,
)
_UNHASHED = re.compile(r"(.*)\^vk-(\w{8})-\*(.*)")
_UNMARKED = re.compile(r"([\s>]*)(.*) <!-- vk \* -->")
_BOX = re.compile(r"[\s>]*[-*] \[ \] ")


class Case(NamedTuple):
    title: str
    before: str
    wanted: str
    after: str
    orphans: str


def cases() -> Iterator[Case]:
    for path in sorted(FOLDER.glob("*.md")):
        for part in path.read_text("utf-8").split("\n## ")[1:]:
            title = part.partition("\n")[0]
            found = {m["name"]: m["text"] for m in _FENCED.finditer(part)}
            yield Case(
                title,
                hashed(found["before"]),
                found["wanted"],
                hashed(found["after"]),
                hashed(found.get("orphans", "")),
            )


def hashed(text: str) -> str:
    """The text with every `-*` and `vk *` replaced by the hash of its line."""
    ids = "\n".join(_UNHASHED.sub(_with_hash, line) for line in text.split("\n"))
    return _UNMARKED.sub(lambda m: m[1] + generated.marked(m[2]), ids)


def _with_hash(found: re.Match[str]) -> str:
    words = _BOX.sub("", found[1])
    return f"{found[1]}{blocks.line_id(found[2], words)}{found[3]}"


def wished(text: str) -> list[Wanted]:
    lines: list[Wanted] = []
    group, first, tail = "", None, False
    for line in text.splitlines():
        if line == "---":
            tail = True
        elif line.startswith("### "):
            group = line[4:]
        elif line.startswith("_"):
            lines.append(Wanted("", "", line, tail=tail))
        else:
            uid, _, words = line.strip().partition(" ")
            under = first if line.startswith(" ") else None
            lines.append(Wanted(uid + "restofuid", group, words, under))
            first = first if under else uid + "restofuid"
    return lines


def filled(note: str, wanted: list[Wanted], newline: str = "\n") -> str:
    """The note with every block merged, as a round would do it."""
    regions, faults = blocks.find(note)
    assert not faults
    changes = []
    for region in regions:
        inner = note[region.inner.start : region.inner.end]
        merged = blocks.merge(inner, wanted, newline, region.prefix)
        changes.append(Replacement(region.inner, merged.text))
    return edits.apply(note, tuple(changes))


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.title)
def test_a_block_from_one_day_to_the_next(case: Case) -> None:
    wanted = wished(case.wanted)
    after = filled(case.before, wanted)
    assert after == case.after
    assert filled(after, wanted) == after


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.title)
def test_orphans_are_told_with_their_place_before_and_after(case: Case) -> None:
    region = blocks.find(case.before)[0][0]
    inner = case.before[region.inner.start : region.inner.end]
    merged = blocks.merge(inner, wished(case.wanted), prefix=region.prefix)
    told = "".join(f"{inner[o.was.start : o.was.end]}\n" for o in merged.orphans)
    assert told == case.orphans
    for was, now in merged.orphans:
        assert inner[was.start : was.end] == merged.text[now.start : now.end]


# --- markers -----------------------------------------------------------------------


def region(text: str) -> Region:
    regions, faults = blocks.find(text)
    assert not faults
    assert len(regions) == 1
    return regions[0]


def test_a_region_knows_its_span_and_what_lies_inside() -> None:
    text = "oben\n<!-- vaultkit:checklist -->\neins\nzwei\n<!-- /vaultkit -->\nunten\n"
    found = region(text)
    assert found.name == "checklist"
    assert text[found.inner.start : found.inner.end] == "eins\nzwei\n"
    assert text[found.span.start : found.span.end] == (
        "<!-- vaultkit:checklist -->\neins\nzwei\n<!-- /vaultkit -->"
    )


def test_spans_hold_in_a_note_with_windows_newlines() -> None:
    text = "oben\r\n<!-- vaultkit:checklist -->\r\neins\r\n<!-- /vaultkit -->\r\n"
    found = region(text)
    assert text[found.inner.start : found.inner.end] == "eins\r\n"
    assert text[found.span.start : found.span.end].endswith("<!-- /vaultkit -->")


def test_attributes_are_read_in_both_languages() -> None:
    for marker in (
        '<!-- vaultkit:checklist within=7d lang=de max=25 for="[[Anna Weber]]" -->',
        '<!-- vaultkit:checklist tage=7d sprache=de maximal=25 für="[[Anna Weber]]"-->',
        "<!--vaultkit:checklist Tage = 7d Sprache=de MAX=25 fuer=[[Anna Weber]] -->",
        "<!-- vaultkit:checklist tage=7d lang=de max=25 für=„[[Anna Weber]]“ -->",
        "<!-- Vaultkit:Checklist tage='7d' lang=de max=25 for='[[Anna Weber]]' -->",
    ):
        found = region(f"{marker}\n<!-- /vaultkit -->\n")
        assert dict(found.attributes) == {
            "within": "7d",
            "lang": "de",
            "max": "25",
            "for": "[[Anna Weber]]",
        }
        assert found.name == "checklist"


def test_what_is_no_attribute_is_handed_on_and_not_dropped() -> None:
    found = region("<!-- vaultkit:checklist kurz tage=3 bitte -->\n<!-- /vaultkit -->")
    assert found.attributes == (("kurz", ""), ("within", "3"), ("bitte", ""))


@pytest.mark.parametrize(
    ("before", "prefix"),
    [
        ("", ""),
        ("  ", "  "),
        ("\t", "\t"),
        ("> ", "> "),
        ("> > ", "> > "),
        ("- ", "  "),
        ("\t- ", "\t  "),
        ("1. ", "   "),
        ("> - ", ">   "),
    ],
)
def test_a_marker_stands_behind_blanks_quotes_and_bullets(
    before: str, prefix: str
) -> None:
    text = f"{before}<!-- vaultkit:checklist -->\n{before}<!-- /vaultkit -->"
    assert region(text).prefix == prefix


def test_several_blocks_in_one_note_are_told_apart() -> None:
    text = (
        "<!-- vaultkit:checklist -->\na\n<!-- /vaultkit -->\nb\n"
        "<!-- vaultkit:acme/visits -->\nc\n<!-- /vaultkit:acme/visits -->\n"
    )
    regions, faults = blocks.find(text)
    assert not faults
    assert [r.name for r in regions] == ["checklist", "acme/visits"]
    assert [text[r.inner.start : r.inner.end] for r in regions] == ["a\n", "c\n"]


START, END = "<!-- vaultkit:checklist -->", "<!-- /vaultkit -->"


@pytest.mark.parametrize(
    ("text", "marker", "reason"),
    [
        (f"a\n{START}\nb\n", START, "unclosed"),
        (f"a\n{END}\nb\n", END, "unopened"),
        (f"{START}\n{END}\n{END}\n", END, "unopened"),
        (f"{START}\n{START}\n{END}\n", START, "nested"),
        (f"{START}\n{END}\n{START}\n", START, "unclosed"),
        (f"<!-- vaultkit:checklist\n{END}\n", "<!-- vaultkit:checklist", "damaged"),
        (f"vaultkit:checklist -->\n{END}\n", "vaultkit:checklist -->", "damaged"),
        (f"{START}\n<!-- /vaultkit\n", "<!-- /vaultkit", "damaged"),
        (f"<!— vaultkit:checklist —>\n{END}", "<!— vaultkit:checklist —>", "damaged"),
        (f"Liste: {START}\n{END}\n", f"Liste: {START}", "damaged"),
        (f"```\noffen\n{START}\n{END}\n", START, "in-fence"),
    ],
)
def test_a_note_whose_markers_do_not_pair_has_no_region_and_says_why(
    text: str, marker: str, reason: str
) -> None:
    regions, faults = blocks.find(text)
    assert regions == ()
    assert len(faults) == 1
    assert faults[0].reason == reason
    assert text[faults[0].span.start : faults[0].span.end] == marker


def test_the_second_of_two_markers_is_the_one_pointed_at() -> None:
    text = f"{START}\n{START}\n{END}\n"
    assert blocks.find(text)[1] == (Fault(Span(28, 28 + len(START)), "nested"),)


@pytest.mark.parametrize(
    "text",
    [
        "Ein Satz über vaultkit: gut.\n",
        f"```markdown\n{START}\n{END}\n```\n",
        f"~~~\n{START}\n~~~\n",
        f"- Beispiel\n  ```\n  {START}\n  ```\n",
        f"Schreib `{START}` auf eine eigene Zeile.\n",
        f"Man nehme {START} und {END} dazu, fertig.\n",
        "<!-- vaultkit ist toll -->\n",
        "siehe vaultkit:checklist <!-- mein Kommentar -->\n",
        "<!-- mein Kommentar --> siehe vaultkit: gut\n",
        f"---\ntitle: |\n  {START}\n---\nText\n",
    ],
)
def test_what_only_speaks_of_markers_is_none(text: str) -> None:
    assert blocks.find(text) == ((), ())


def test_a_fence_opened_inside_a_block_and_never_closed_stops_all_writing() -> None:
    assert blocks.find(f"{START}\n```\n{END}\n")[0] == ()


def test_looking_for_markers_costs_next_to_nothing() -> None:
    plain = "- [ ] Angebot schicken 📅 2026-11-27\n" * 2000
    nasty = "- " * 20_000 + "vaultkit:x <!--" + " >" * 20_000
    started = time.process_time()
    for _ in range(100):
        blocks.find(plain)
    assert time.process_time() - started < 0.1
    started = time.process_time()
    blocks.find(nasty)
    blocks.find("<!-- vaultkit:x " + "a=" * 20_000 + '"' * 20_000 + " -->")
    assert time.process_time() - started < 1


# --- lines -------------------------------------------------------------------------


def test_the_id_is_of_the_uid_and_of_the_words_with_blanks_folded() -> None:
    one = blocks.line_id("k3f9q2abcdefghjkmnpqrstvwx", "[[Anna Weber]] · Angebot")
    assert re.fullmatch(r"\^vk-k3f9q2ab-[0-9a-hjkmnp-tv-z]{4}", one)
    assert blocks.line_id("k3f9q2abXX", " [[Anna Weber]] ·  Angebot\t") == one
    assert blocks.line_id("k3f9q2abXX", "[[Anna Weber]] · Angebote") != one


def test_no_wanted_text_can_make_a_marker_an_id_an_answer_or_a_second_line() -> None:
    wanted = [
        Wanted("", "", "Stand <!-- /vaultkit --> heute_morgen <!-- vk -->"),
        Wanted("aaaa0000", "Heute <!-- vk --> ###", "x\n<!-- /vaultkit -->\ny"),
        Wanted("bbbb0000", "Heute <!-- vk --> ###", "ruft zurück -> Mo ^vk-cccc0000-1"),
        Wanted("dddd0000", "Heute <!-- vk --> ###", "→ a --> b => c —> d –> e ->> f"),
        Wanted("", "", "Ende\\", tail=True),
    ]
    note = filled(f"{START}\n{END}\n", wanted)
    assert filled(note, wanted) == note
    assert blocks.find(note)[0][0].inner.end == note.rindex(END)
    tasks = [line for line in note.split("\n") if line.startswith("- [ ] ")]
    assert len(tasks) == 3
    for line in tasks:
        assert line.count("^vk-") == 1
        assert not re.search(r"→|[-=—–]>", line)


def test_windows_newlines_are_kept_and_written() -> None:
    before = f"{START}\r\nvon Hand\r\n{END}\r\n"
    wanted = wished("_Stand 25.11.2026_\n### Heute\nanna0000 [[Anna Weber]] · Angebot")
    after = filled(before, wanted, "\r\n")
    assert after.count("\n") == after.count("\r\n") == 8
    assert filled(after, wanted, "\r\n") == after
    ticked = after.replace("- [ ] [[Anna", "- [x] [[Anna")
    assert (
        filled(ticked, wished("_Stand 26.11.2026_"), "\r\n").count("- [x] [[Anna") == 1
    )


def test_a_line_that_lost_its_newline_is_not_glued_to_the_next() -> None:
    merged = blocks.merge("von Hand", [Wanted("anna0000", "", "[[Anna Weber]]")])
    assert merged.text.startswith("von Hand\n- [ ] [[Anna Weber]] ")


def test_an_id_that_lost_its_hash_still_stands_for_its_line() -> None:
    kept = "- [ ] [[Anna Weber]] · Angebot ^vk-anna0000\n"
    wanted = [Wanted("anna0000", "", "[[Anna Weber]] · Angebot")]
    assert blocks.merge(kept, wanted).text == kept


@pytest.mark.parametrize("box", ["x", "X", "/", "-", ">", "!", "?"])
def test_any_sign_in_the_box_is_a_hand(box: str) -> None:
    wanted = [Wanted("anna0000", "", "[[Anna Weber]] · Angebot")]
    line = blocks.merge("", wanted).text.replace("[ ]", f"[{box}]")
    assert blocks.merge(line, []).text == line
    assert len(blocks.merge(line, []).orphans) == 1


def test_a_line_unticked_again_is_as_if_nothing_had_been() -> None:
    wanted = [Wanted("anna0000", "", "[[Anna Weber]] · Angebot")]
    text = blocks.merge("", wanted).text
    ticked = text.replace("[ ]", "[x]")
    assert blocks.merge(ticked.replace("[x]", "[ ]"), []).text == ""


def test_lines_under_a_line_that_a_hand_indented_are_indented_with_it() -> None:
    wanted = wished("anna0000 [[Anna Weber]]\n    annaof00 ich: Angebot, Fr 27.11.")
    text = blocks.merge("", wanted).text.replace("- [ ] [[Anna", "  - [x] [[Anna")
    assert "\n      - [ ] ich: Angebot" in blocks.merge(text, wanted).text


def test_a_heading_by_hand_with_our_words_is_not_ours() -> None:
    text = "### Heute, Mi 25.11.2026 <!-- vk --> ruhiger Tag\n"
    assert blocks.merge(text, []).text == text


def test_ten_thousand_lines_merge_in_no_time() -> None:
    wanted = [
        Wanted(f"{n:08}", "Heute", f"[[Person {n}]] · Angebot") for n in range(5000)
    ]
    text = blocks.merge("", wanted).text
    human = text.replace(" · Angebot", " · Angebot, ja")
    started = time.process_time()
    assert blocks.merge(human, wanted[::-1]).text.count(", ja") == 5000
    assert len(blocks.merge(human, []).orphans) == 5000
    assert time.process_time() - started < 2


def test_what_is_wanted_twice_stands_there_once() -> None:
    anna = wished("### Heute\nanna0000 [[Anna Weber]] · Angebot")
    again = wished("### Diese Woche\nanna0000 [[Anna Weber]] · anrufen")
    text = blocks.merge("", anna + again).text
    assert text.count("^vk-anna0000") == 1
    assert "anrufen" not in text
    assert blocks.merge(text, anna + again).text == text


def test_a_wanted_line_without_words_is_left_out() -> None:
    wanted = [Wanted("", "Heute", " \t"), *wished("anna0000 [[Anna Weber]]")]
    assert blocks.merge("", wanted).text == blocks.merge("", wanted[1:]).text


def test_a_line_given_as_a_whole_stands_in_its_group_as_it_is() -> None:
    done = "- [x] [[Anna Weber]] → erreicht ✓ 25.11.2026 ^vd-anna0000-7m2d"
    wanted = [
        *wished("max00000 [[Max Huber]]"),
        Wanted("", "Erledigt", "", verbatim=done),
    ]
    first, _, head, last = blocks.merge("", wanted, prefix="> ").text.splitlines()
    assert first.startswith("> - [ ] [[Max Huber]]")
    assert (head, last) == ("> " + generated.heading("Erledigt"), f"> {done}")


def test_a_line_without_newline_is_given_that_of_the_note() -> None:
    assert blocks.merge("von Hand", [], "\r\n").text == "von Hand\r\n"


def test_where_two_runs_of_human_lines_meet_their_blank_lines_are_not_added_up() -> (
    None
):
    wanted = wished("anna0000 [[Anna Weber]]\nmax00000 [[Max Huber]]")
    text = blocks.merge("", wanted).text
    one, two = text.splitlines(keepends=True)
    text = f"{one}\neins\n\n\n{two}\nzwei\n"
    assert blocks.merge(text, wanted[:1]).text == f"{one}\neins\n\n\nzwei\n"


def test_lines_below_a_line_oddly_indented_stay_where_they_are() -> None:
    wanted = wished("anna0000 [[Anna Weber]]\nmax00000 [[Max Huber]]")
    text = blocks.merge("", wanted).text.replace("- [ ] [[Max", "        - [x] [[Max")
    text += "      - hebt nicht ab\n"
    assert blocks.merge(text, wanted).text == text


def test_what_was_written_below_two_lines_goes_with_each_of_them() -> None:
    wanted = wished("anna0000 [[Anna Weber]]\n    annaof00 Anna: Zahlen")
    text = blocks.merge("", wanted).text
    text += "        - kommen am Montag\n    - hebt nicht ab\n"
    apart = wished("annaof00 Anna: Zahlen\nanna0000 [[Anna Weber]]")
    assert [
        line.partition(" ^")[0] for line in blocks.merge(text, apart).text.split("\n")
    ] == [
        "- [ ] Anna: Zahlen",
        "        - kommen am Montag",
        "- [ ] [[Anna Weber]]",
        "    - hebt nicht ab",
        "",
    ]


def test_what_stands_outside_of_blocks_is_the_same_from_day_to_day() -> None:
    note = """# Wiedervorlage
<!-- vaultkit:checklist -->
{}<!-- /vaultkit -->
von Hand

<!-- vaultkit:checklist for="[[Anna Weber]]" -->
{}<!-- /vaultkit -->
"""
    first, second = note.format("", ""), note.format("eins\n", "- [ ] zwei\n")
    assert blocks.outside(first) == blocks.outside(second)
    assert blocks.outside(first) != blocks.outside(first.replace("Hand", "hand"))
    assert blocks.outside("ohne\n") == "ohne\n"


def test_what_stood_below_a_heading_does_not_come_to_hang_below_a_line() -> None:
    above = Wanted("aaaa0000zz", "Heute", "Anna")
    below = Wanted("bbbb0000zz", "Morgen", "Max")
    old = blocks.merge("", [above, below]).text
    head = next(line for line in old.split("\n") if "Morgen" in line)
    old = old.replace(f"{head}\n", f"{head}\n    - [ ] erreicht: von Hand\n")
    merged = blocks.merge(old, [above]).text
    anna = next(line for line in old.split("\n") if "Anna" in line)
    assert f"{anna}\n{generated.marked('')}\n    - [ ] erreicht: von Hand\n" in merged
    assert blocks.merge(merged, [above]).text == merged


def test_what_parts_a_hands_lines_stands_as_deep_as_the_line_above() -> None:
    carla = Wanted("car1a000restofuid", "Heute", "[[Carla Rossi]] · Plan")
    max_ = Wanted("max00000restofuid", "Heute", "[[Max Huber]] · Preisliste")
    head, first, second = blocks.merge("", [carla, max_], prefix="  ").text.splitlines()
    broken = second.removeprefix("  - [ ] ")
    own, parting = ["  - mein Wort", "      - noch eins"], generated.marked("")
    yesterday = "".join(f"{line}\n" for line in (head, first, *own, broken))
    today = blocks.merge(yesterday, [max_, carla], prefix="  ").text
    assert today.splitlines() == [head, broken, first, parting, *own]
    assert blocks.merge(today, [max_, carla], prefix="  ").text == today
