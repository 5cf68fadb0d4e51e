"""Speed as ratios to a floor that is measured beside it, in the same run and in turn.

    python tests/bench/bench.py [--only P1,P2] [--quick | --full]

Prints a table and says which goals are missed; that is no failure. No number here
means anything without the one beside it: machines differ, and are shared.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator

sys.path[0] = __file__.rpartition("/bench/")[0]

from bench import goals  # noqa: E402 - this file is a program, its folder a package
from bench.goals import GOALS, Figure, Sizes  # noqa: E402

HEAD = ("goal", "what", "ratio", "min..max", "limit", "absolute")
BUSY = 1.5
"""Load a core from which the figures are said to be doubtful."""


def main() -> int:
    """Measure, and print the table as it grows."""
    asked = arguments()
    names = asked.only.upper().split(",") if asked.only else list(GOALS)
    sizes = Sizes(*((100, 1_000, 1_000) if asked.quick else (100, 1_000, 10_000)))
    load = os.getloadavg()[0] / (os.cpu_count() or 1)
    tell(f"load {load:.1f} a core" + (": busy, trust ratios only" * (load > BUSY)))
    tell(row(HEAD))
    missed = []
    for figure in measured(names, sizes, full=asked.full):
        tell(row(shown(figure)))
        if figure.limit is not None and figure.ratio > figure.limit:
            missed.append(figure.goal)
    tell("missed: " + (", ".join(missed) or "none"))
    return 0


def tell(line: str) -> None:
    """Print a line at once: the next one may take minutes."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def arguments() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", help="goals, with commas: P1,P6")
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--quick", action="store_true", help="1,000 instead of 10,000")
    size.add_argument("--full", action="store_true", help="also 100,000; an hour")
    return parser.parse_args()


def measured(names: list[str], sizes: Sizes, *, full: bool) -> Iterator[Figure]:
    """The figures of the goals asked for."""
    for name in names:
        if name not in GOALS:
            sys.exit(f"no goal {name}; there are {', '.join(GOALS)}")
        yield from GOALS[name](sizes)
        if full and name in goals.FULL:
            yield from goals.FULL[name](sizes)


def shown(figure: Figure) -> tuple[str, ...]:
    """A figure as the table's cells."""
    low, high = figure.span
    limit = "-" if figure.limit is None else f"{figure.limit:g}"
    return (
        figure.goal,
        figure.what,
        f"{figure.ratio:.3g}",
        f"{low:.3g}..{high:.3g}",
        limit,
        figure.absolute,
    )


def row(cells: tuple[str, ...]) -> str:
    """One line of the table."""
    widths = (5, 44, 7, 13, 6, 0)
    return "  ".join(c.ljust(w) for c, w in zip(cells, widths, strict=True)).rstrip()


if __name__ == "__main__":
    sys.exit(main())
