"""A plugin with a mistake in it."""

from vaultkit.plugin import Check, Extract, FactKind, Msg, Plugin


def facts(_note, options):
    """Trip over every note."""
    return [options["visits"]]


def run(_view, now):
    """Trip over the whole vault."""
    raise LookupError(now)


VISIT = FactKind("acme/visit", tuple)
plugin = Plugin(
    "acme",
    "1.0",
    contributes=(
        Extract((VISIT,), facts),
        Check("acme/rare", Msg("acme.rare"), run),
    ),
)
