"""What was understood of an answer, in words."""

from __future__ import annotations

WORDS: dict[str, dict[str, str]] = {"en": {}, "de": {}}
