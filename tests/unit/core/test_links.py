"""Links as people and their editors write them, and names as they are compared."""

from __future__ import annotations

import pytest

from vaultkit.core import links


@pytest.mark.parametrize(
    ("text", "target", "shown"),
    [
        ("[[Anna Weber]]", "Anna Weber", "Anna Weber"),
        ("[[Anna Weber|Anna]]", "Anna Weber", "Anna"),
        (r"[[Anna Weber\|Anna]]", "Anna Weber", "Anna"),
        ("[[Kontakte/Anna Weber]]", "Kontakte/Anna Weber", "Anna Weber"),
        ("[[Anna Weber#Verlauf]]", "Anna Weber", "Anna Weber"),
        ("[[Anna Weber#^vk-1|sie]]", "Anna Weber", "sie"),
        ("[[Anna Weber^abc]]", "Anna Weber", "Anna Weber"),
        ("![[Anna Weber]]", "Anna Weber", "Anna Weber"),
        ("[[ Anna Weber ]]", "Anna Weber", "Anna Weber"),
        ("[[Thomas Weber (Linz Muster)]]", *["Thomas Weber (Linz Muster)"] * 2),
        (
            "[Jürgen](../people/j%C3%BCrgen-m%C3%BCller.md)",
            *("people/jürgen-müller", "Jürgen"),
        ),
        ("[Anna](Anna%20Weber.md)", "Anna Weber", "Anna"),
        ("[Anna](<Anna Weber.md>)", "Anna Weber", "Anna"),
        ("[Anna](./Anna.MD#Verlauf)", "Anna", "Anna"),
        ('[Anna](Anna.md "Titel")', "Anna", "Anna"),
        ("[](Kontakte/Anna.md)", "Kontakte/Anna", "Anna"),
        ("[a](a(b).md)", "a(b)", "a"),
        ("[x](100%.md)", "100%", "x"),
        ("[x](%FF.md)", "\ufffd", "x"),
    ],
)
def test_a_link_has_a_target_and_what_its_reader_sees(
    text: str, target: str, shown: str
) -> None:
    line = f"mit {text}, danach"
    (link,) = links.find(line)
    assert (link.target, link.shown) == (target, shown)
    assert line[link.start : link.end] == text


@pytest.mark.parametrize(
    "text",
    [
        "kein Link",
        "[[]]",
        "[[ ]]",
        "[[#Verlauf]]",
        "[[^abc]]",
        "[[|Anna]]",
        "[[offen",
        "[[über\nzwei Zeilen]]",
        "[x](https://a.example/b.md)",
        "[x](mailto:a@b.md)",
        "[0171](tel:+491713920012)",
        "[x](bild.png)",
        "[x](.md)",
        "[x] (a.md)",
    ],
)
def test_what_leads_to_no_note_is_no_link(text: str) -> None:
    assert links.find(text) == ()


def test_links_come_in_the_order_they_stand() -> None:
    found = links.find("[[A]] und [B](b.md), dann ![[C]]")
    assert [link.target for link in found] == ["A", "b", "C"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna Weber", "ANNA  weber"),
        ("Jürgen Müller", "Juergen Mueller"),
        ("Jürgen", "Ju\u0308rgen"),
        ("Groß", "GROSS"),
        ("Zoë Žižek", "zoe zizek"),
        ("Ayşe Yıldız", "Ayse Yildiz"),
        ("İpek YILDIZ", "ipek yıldız"),
        ("Łukasz Sørensen", "lukasz sorensen"),
        ("Anna\u00a0Weber", "Anna Weber"),
        ("Anna Weber.md", "anna weber"),
        (" Anna Weber ", "Anna Weber"),
    ],
)
def test_names_that_differ_in_spelling_only_are_one(one: str, other: str) -> None:
    assert links.fold(one) == links.fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Thomas Weber (Linz)", "Thomas Weber"),
        ("Anna Weber", "Anna Huber"),
        ("Müller", "Muller"),
        ("a/b", "a b"),
    ],
)
def test_names_that_differ_in_more_are_two(one: str, other: str) -> None:
    assert links.fold(one) != links.fold(other)
