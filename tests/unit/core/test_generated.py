"""What tells generated lines from others: code in a block is nobody's checklist."""

from __future__ import annotations

import pytest

from vaultkit.core import generated


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("a\n```\n- [ ] x\n```\nb", {1: True, 2: True, 3: True}),
        ("> - ~~~~ sh\n> ~~~\n> ~~~~", {0: True, 1: True, 2: True}),
        ("```\n~~~\n``` sh\n````", {0: True, 1: True, 2: True, 3: True}),
        ("eins\n  ```sh\nzwei\ndrei", {1: False, 2: False, 3: False}),
        ("```\n```\n~~~ `x`\n", {0: True, 1: True, 2: False, 3: False}),
        ("so: ``` ist ein Zaun\n```a``` auch keiner\n- [ ] x", {}),
    ],
)
def test_code_reaches_from_a_fence_to_the_one_that_closes_it(
    text: str, inside: dict[int, bool]
) -> None:
    assert generated.fences(text.split("\n")) == inside
