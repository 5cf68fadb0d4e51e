"""A stranger's template filled, in a process of its own that has little of anything.

Run by its path, not imported: what it may cost in time and memory is set for the whole
process, so that no template can harm who asked. Knows nothing of vaultkit; is told on
standard input what to fill, and says on standard output what came of it.
"""

from __future__ import annotations

import json
import sys
from contextlib import suppress

LARGEST = 262_144
"""Characters that a template may hold, and may make."""
SECONDS = 2
"""Of computing; a card takes a thousandth."""
BYTES = 768 * 1024 * 1024


def _bounded() -> None:
    """Set what the process may use, where the system knows such limits."""
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - there is none on Windows

        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
        resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))


def _filled(  # noqa: PLR0911 - one way out for each thing that can be wrong
    source: str, values: dict[str, str]
) -> dict[str, str]:
    """The text, or what is wrong, as the plain values that go back."""
    from jinja2 import DictLoader, StrictUndefined, meta  # noqa: PLC0415 - as below
    from jinja2.exceptions import (  # noqa: PLC0415 - where it lies was just told
        SecurityError,
        TemplateNotFound,
        TemplateSyntaxError,
    )
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415

    environment = ImmutableSandboxedEnvironment(
        loader=DictLoader({}),
        undefined=StrictUndefined,
        autoescape=False,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals = {"range": environment.globals["range"]}
    try:
        wanted = meta.find_undeclared_variables(environment.parse(source))
        if unknown := sorted(wanted - values.keys() - environment.globals.keys()):
            return {"fault": "hole", "hole": unknown[0]}
        parts, size = [], 0
        for part in environment.from_string(source).generate(values):
            size += len(part)
            if size > LARGEST:
                return {"fault": "large"}
            parts.append(part)
    except TemplateSyntaxError as error:
        found = {"line": str(error.lineno), "error": str(error.message)}
        return {"fault": "syntax", **found}
    except (SecurityError, TemplateNotFound) as error:
        return {"fault": "forbidden", "error": str(error)}
    except (MemoryError, OverflowError):
        return {"fault": "large"}
    except Exception as error:  # noqa: BLE001 - whatever a template makes happen
        return {"fault": "failed", "error": str(error)}
    return {"text": "".join(parts)}


def main() -> None:
    """Fill the one template that standard input holds."""
    given = json.loads(sys.stdin.buffer.read())
    sys.path[:] = given["path"]
    if len(given["text"]) > LARGEST:
        said = {"fault": "large"}
    else:
        _bounded()
        said = _filled(given["text"], given["values"])
    sys.stdout.buffer.write(json.dumps(said).encode())


if __name__ == "__main__":
    main()
