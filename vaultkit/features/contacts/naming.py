"""Names of people as keys: everything that a link, a list or a shell may call them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from vaultkit.features.lines import names
from vaultkit.plugin import decode, links

PARTICLES = frozenset(
    {"von", "van", "vom", "zu", "zum", "de", "der", "den", "di", "da", "del", "la"}
)


class Parts(NamedTuple):
    """A name as spoken: titles, first names, last name; brackets left out."""

    titles: str
    first: str
    last: str


def is_honorific(text: str) -> bool:
    """Whether a text is nothing but titles: "Mag. Dr.", "DI", "MBA"."""
    found = text.replace(",", " ").split()
    return bool(found) and all(map(names.is_title, found))


def without_brackets(name: str) -> str:
    """`Thomas Weber` for `Thomas Weber (Linz Muster)`."""
    start = name.find("(")
    while start >= 0 and (end := name.find(")", start)) >= 0:
        name = f"{name[:start].rstrip()} {name[end + 1 :].lstrip()}".strip()
        start = name.find("(")
    return name


def parts(name: str) -> Parts:
    """Take a shown name apart; the last name keeps its "von" and "van"."""
    name = without_brackets(name)
    before, comma, after = name.partition(",")
    if comma and after.strip() and not is_honorific(after):
        name = f"{after.strip()} {before.strip()}"
    words = name.replace(",", " ").split()
    titles = " ".join(filter(names.is_title, words))
    if titles:
        words = [word for word in words if not names.is_title(word)]
    if len(words) < 2:  # noqa: PLR2004 - one word is a first name to those who use it
        return Parts(titles, " ".join(words), "")
    at = len(words) - 1
    while at > 1 and words[at - 1] in PARTICLES:
        at -= 1
    return Parts(titles, " ".join(words[:at]), " ".join(words[at:]))


class Named(NamedTuple):
    """What the keys of a card say about names."""

    shown: str
    others: tuple[str, ...]
    """Aliases, the file's name, a first heading."""
    surname: str
    form: str
    """hr, fr, mx or "": what the salutation says."""


def entity_names(
    named: Named,
    companies: tuple[str, ...],
    numbers: tuple[str, ...],
    mails: tuple[str, ...],
    region: str | None,
) -> tuple[str, ...]:
    """All keys by which a contact may be called, each once, surest first."""
    name = links.fold(named.shown)
    found = [f"name:{name}"]
    found += (f"alias:{other}" for other in _aliases(named) if other not in ("", name))
    for number in numbers:
        if folded := decode.phone_key(number, region):
            found.append(f"tel:{folded}")
    found += (f"mail:{mail.strip().casefold()}" for mail in mails if "@" in mail)
    found += (f"firm:{names.sorted_company(company)}" for company in companies)
    if surname := names.surname(named.surname):
        for company in companies:
            parts = (names.company(company), *names.parts_of_company(company))
            found += (f"at:{surname}|{part}" for part in parts if part)
        found.append(f"last:{surname}")
        if named.form != "fr":
            found.append(f"last:hr:{surname}")
        if named.form != "hr":
            found.append(f"last:fr:{surname}")
    return tuple(dict.fromkeys(found))


def called(text: str) -> tuple[str, ...]:
    """A typed name without titles and address, then whom its form of address means.

    >>> called("Frau Mag. Fuchs")
    ('fuchs', 'last:fr:fuchs')
    """
    bare = names.person(text)
    form, last = names.address(text), names.surname(text)
    return (bare, f"last:{form}:{last}") if form and bare == last else (bare,)


def _aliases(named: Named) -> Iterator[str]:
    for name in dict.fromkeys((named.shown, *named.others)):
        yield links.fold(name)
        person = names.person(name)
        yield person
        # "Weber, Anna" is how an address book calls Anna Weber.
        first, _, last = person.rpartition(" ")
        if first:
            yield f"{last}, {first}"
