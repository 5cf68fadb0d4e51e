"""What is said of dates in lines that cannot be taken as they stand."""

from __future__ import annotations

from collections.abc import Sequence

from vaultkit.features.lines.folding import bag, fold
from vaultkit.plugin import Diagnostic, Msg, Row, Span, dates, msg

_KINDS = {
    "undated": ("dates/relative-undated", "hint"),
    "impossible": ("frontmatter/bad-date", "error"),
    "us-form": ("dates/us-form", "warning"),
    "ambiguous": ("lines/ambiguous-date", "warning"),
    "weekday": ("dates/weekday-mismatch", "warning"),
}


_LEADS = bag("ab am on nicht vor not before fruehestens from dem den")


def of_date(
    path: str, text: str, when: dates.When, span: Span, *, gone_by: bool = False
) -> Diagnostic:
    """The diagnostic for a date with a fault, quoting it as written.

    `gone_by`: the day lies behind the one on which it was written.
    """
    code, severity = _KINDS[when.fault]
    name = f"lines.{when.fault}"
    args: dict[str, object] = {"text": text}
    if when.fault == "weekday":
        args |= {"written": when.choices[0], "day": when.day}
    elif when.fault == "ambiguous":
        args |= {"first": when.choices[0], "second": when.choices[-1]}
    hint = msg(f"{name}.hint", counts="back") if gone_by else Msg(f"{name}.hint")
    if when.fault == "us-form":
        hint = meant(f"{name}.hint", when.choices)
    return Diagnostic(code, severity, msg(name, **args), path, span, hint)  # type: ignore[arg-type]


def meant(hint: str, days: Sequence[str], **args: object) -> Msg:
    """A hint that names the day or the two days that a date may mean."""
    if len(days) < len(("this", "that")):
        return msg(hint, first=days[0], **args)
    return msg(f"{hint}-two", first=days[0], second=days[-1], **args)


def in_row(
    path: str, row: Row, raw: str, when: dates.When, *, gone_by: bool = False
) -> Diagnostic:
    """The diagnostic for a date with a fault, as it stands in a row."""
    raw = raw.strip("()[]<>*_ ")
    start = row.at + max(row.text.find(raw), 0)
    span = Span(start, start + len(raw))
    return of_date(path, raw, when, span, gone_by=gone_by)


def of_field(path: str, text: str, when: dates.When | None, span: Span) -> Diagnostic:
    """The diagnostic for a date field of a task that cannot be taken."""
    if when is not None and when.fault:
        return of_date(path, text, when, span)
    return Diagnostic(
        "frontmatter/bad-date",
        "error",
        msg("lines.impossible", text=text),
        path,
        span,
        Msg("lines.impossible.hint"),
    )


def of_plan(path: str, span: Span) -> Diagnostic:
    """The hint that a line reads like a plan and has no box."""
    return Diagnostic(
        "lines/plan", "hint", Msg("lines.plan"), path, span, Msg("lines.plan.hint")
    )


def of_unlisted(path: str, span: Span) -> Diagnostic:
    """The hint that somebody asks for a call in a note that is no list of calls."""
    return Diagnostic(
        "lines/plan", "hint", Msg("lines.plan"), path, span, Msg("lines.unlisted.hint")
    )


def of_unread(path: str, row: Row, raw: str) -> Diagnostic:
    """The hint that a date in a box is read as no deadline."""
    words = raw.strip("()<>*_ ").split()
    while len(words) > 1 and fold(words[0]) in _LEADS:
        words.pop(0)
    raw = raw[raw.index(words[0]) :].strip("()<>*_ ")
    start = row.at + max(row.text.find(raw), 0)
    return Diagnostic(
        "lines/no-deadline",
        "hint",
        msg("lines.no-deadline", text=raw),
        path,
        Span(start, start + len(raw)),
        msg("lines.no-deadline.hint", text=raw),
    )


def of_either(path: str, span: Span, text: str) -> Diagnostic:
    """The hint that a line names people of whom one is meant, and not which."""
    return Diagnostic(
        "lines/nobody",
        "hint",
        msg("lines.either", text=text),
        path,
        span,
        Msg("lines.either.hint"),
    )


def of_nobody(path: str, span: Span, said: str = "lines.nobody") -> Diagnostic:
    """The hint that a box names nobody, and so is in no list."""
    return Diagnostic(
        "lines/nobody",
        "hint",
        Msg(said),
        path,
        span,
        Msg("lines.nobody.hint"),
    )
