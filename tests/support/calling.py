"""The command line called in this process: for many small questions."""

from __future__ import annotations

import io
import sys
from contextlib import redirect_stderr, redirect_stdout
from unittest.mock import patch

from support.vaults import Said, VaultBuilder

from vaultkit.cli import main


class Called(VaultBuilder):
    """A vault whose commands are run without starting Python anew."""

    def run(self, *arguments: str, today: str | None = None) -> Said:
        """Call the command line in this vault."""
        call = [*arguments, "--vault", str(self.root)]
        call += ["--today", today or self.today]
        out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2))
        named = patch.object(sys, "argv", ["vaultkit", *call])
        with named, redirect_stdout(out), redirect_stderr(err):
            code = main.run(call)
        said = []
        for stream in (out, err):
            stream.flush()
            stream.seek(0)
            said.append(stream.read())
        return Said(code, *said)
