"""Law: a block that is read without YAML's parser says what it would say with it."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from vaultkit.core import frontmatter, plainhead

KEYS = st.sampled_from(
    (
        "name",
        "Größe",
        "tel 2",
        "a-b",
        "_id",
        "1st",
        "-",
        "x ",
        '"q"',
        "null",
        "y:z",
        "<<",
    )
)
WORDS = st.sampled_from(
    (
        *(
            "Anna Weber",
            "0171 3920012",
            "14:00",
            "no",
            "null",
            "~",
            "",
            "a",
            "-",
            "--- ",
            "…",
        ),
        *(
            "[[Anna]]",
            '"[[Anna]]"',
            "[a, b]",
            "[a , b]",
            '["[[A]]", b c]',
            "[]",
            "[,]",
            "[a,]",
        ),
        *(
            "[ a/b ]",
            "[null, ~]",
            "[a-b,-c]",
            "[a - b]",
            "{{x}}",
            "{a: b}",
            "'it''s'",
            "'x'",
        ),
        *(
            '"a\\tb"',
            '"x" y',
            "a # b",
            "a#b",
            "#b",
            "a: b",
            "a:",
            "a:b",
            "http://x.example",
        ),
        *(
            "*a",
            "&a b",
            "!x",
            "|",
            ">",
            "%x",
            "@x",
            "`x`",
            "x ",
            "a  b",
            "\t",
            "\u00a0",
            "\u2028",
        ),
        *(
            "\x85",
            "🗓",
            "é",
            ",",
            "?",
            "? a",
            ":a",
            "=",
            "<<",
            "- a",
            '"',
            "'",
            '"a"',
            "()",
            "+43",
        ),
    )
)
VALUES = st.one_of(
    WORDS, st.lists(WORDS, max_size=3).map(" ".join), st.text(max_size=8)
)
COLONS = st.sampled_from((": ", ": ", ": ", ":", " : ", ":  ", ":\n  ", ":\n- "))
LINES = st.builds("{}{}{}".format, KEYS, COLONS, VALUES)
BLOCKS = st.lists(LINES, min_size=1, max_size=4).map("\n".join)


def read(block: str) -> tuple[frontmatter.Field, ...]:
    return frontmatter.parse("a.md", f"---\n{block}\n---\n").fields


@settings(max_examples=300)
@given(BLOCKS)
@example("name: Anna\ntags: [a, b]\nphone: '0171'\nmet:")
@example('tags: [a b, "[[C]]"]')
@example("a: b #c")
def test_a_comment_that_makes_the_parser_read_a_block_changes_no_field(block):
    plain = plainhead.fields(block + "\n", 4)
    if plain is not None:
        assert read(block + "\n# read by the parser") == plain == read(block)


@pytest.mark.parametrize(
    "block",
    [
        "name: Anna Weber",
        'company: "[[Gruber]]"',
        "tags: [kunde, graz]",
        "met:",
        "no: ~",
    ],
)
def test_what_most_people_write_needs_no_parser(block):
    assert plainhead.fields(block, 0) is not None


@pytest.mark.parametrize(
    "block",
    [
        "a: b\n  c",
        "a: - b",
        "a: b: c",
        "a: b # c",
        "a: *b",
        "a: |\n  b",
        "- a",
        "a",
        "# a",
    ],
)
def test_what_means_more_in_yaml_is_left_to_the_parser(block):
    assert plainhead.fields(block, 0) is None
