"""`python -m vaultkit` is the installed command."""

from __future__ import annotations

from vaultkit.cli.main import main

main()
