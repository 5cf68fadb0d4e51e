"""What is said of dates in lines that cannot be taken as they stand."""

from __future__ import annotations

from vaultkit.plugin import Diagnostic, Msg, Row, Span, dates, msg

_KINDS = {
    "undated": ("dates/relative-undated", "hint"),
    "impossible": ("frontmatter/bad-date", "error"),
    "us-form": ("dates/us-form", "warning"),
    "ambiguous": ("lines/ambiguous-date", "warning"),
    "weekday": ("dates/weekday-mismatch", "warning"),
}


def of_date(path: str, text: str, when: dates.When, span: Span) -> Diagnostic:
    """The diagnostic for a date with a fault, quoting it as written."""
    code, severity = _KINDS[when.fault]
    name = f"lines.{when.fault}"
    args: dict[str, object] = {"text": text}
    if when.fault == "weekday":
        args |= {"written": when.choices[0], "day": when.day}
    elif when.fault == "ambiguous":
        args |= {"first": when.choices[0], "second": when.choices[-1]}
    hint = Msg(f"{name}.hint")
    return Diagnostic(code, severity, msg(name, **args), path, span, hint)  # type: ignore[arg-type]


def in_row(path: str, row: Row, raw: str, when: dates.When) -> Diagnostic:
    """The diagnostic for a date with a fault, as it stands in a row."""
    raw = raw.strip("()[]<>*_ ")
    start = row.at + max(row.text.find(raw), 0)
    return of_date(path, raw, when, Span(start, start + len(raw)))


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
