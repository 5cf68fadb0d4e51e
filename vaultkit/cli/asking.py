"""The arguments of `report`, read by hand so that its answer can come at once.

Whatever it does not understand is left to the full command line, which explains.
"""

from __future__ import annotations

FORMATS = ("text", "md", "json")
VALUES = ("--format", "--within", "--today", "--vault", "--lang")
FLAGS = ("--all", "--old", "--quiet", "-q")
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}


class ReportArguments:
    """What was asked of `report`; None = not said.

    No NamedTuple: `typing` would take as long as the whole answer.
    """

    __slots__ = (
        *("format", "lang", "old", "quiet", "today", "vault", "whole", "within"),
    )

    def __init__(  # noqa: PLR0913 - as many as the command has
        self,
        *,
        format: str = "text",  # noqa: A002 - the option's name
        within: str = "30d",
        today: str | None = None,
        vault: str | None = None,
        lang: str | None = None,
        whole: bool = False,
        old: bool = False,
        quiet: bool = False,
    ) -> None:
        """Keep what was said."""
        self.format = format
        self.within = within
        self.today = today
        self.vault = vault
        self.lang = lang
        self.whole = whole
        self.old = old
        self.quiet = quiet


def report_arguments(words: list[str]) -> ReportArguments | None:
    """The arguments of a plain `report` call, None for any other."""
    given: dict[str, str] = {}
    flags: set[str] = set()
    commands = []
    todo = list(words)
    while todo:
        word = todo.pop(0)
        name, equals, value = word.partition("=")
        if name in VALUES:
            if not equals:
                if not todo:
                    return None
                value = todo.pop(0)
            given[name[2:]] = value
        elif word in FLAGS:
            flags.add(word)
        else:
            commands.append(word)
    if commands != ["report"] or given.get("format", "text") not in FORMATS:
        return None
    if days_ahead(given.get("within", "30d")) == 0:
        return None
    if given.get("lang", "de") not in ("de", "en"):
        return None
    return ReportArguments(
        **given,
        whole="--all" in flags,
        old="--old" in flags,
        quiet=bool(flags & {"-q", "--quiet"}),
    )


def days_ahead(text: str) -> int | None:
    """Days of `30d`, `6w`, `3m`, `1y` or `30`; None for `all`, 0 if it is neither."""
    if text == "all":
        return None
    number, unit = (text[:-1], text[-1:]) if text[-1:] in _DAYS else (text, "d")
    if not (number.isascii() and number.isdigit()) or len(number) > 5:  # noqa: PLR2004 - a span past 99,999 days is a slip
        return 0
    return int(number) * _DAYS[unit]
