"""What a call answered."""

from __future__ import annotations

import json
from typing import Any, NamedTuple


class Said(NamedTuple):
    """Exit code and both streams."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The answer as JSON."""
        return json.loads(self.out)
