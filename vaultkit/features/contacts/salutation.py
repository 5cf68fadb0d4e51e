"""How two people address each other: du or Sie, Herr or Frau, titles and name."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

FORMS = {
    "herr": "hr", "hr": "hr", "herrn": "hr", "mr": "hr", "mister": "hr",
    "frau": "fr", "fr": "fr", "fräulein": "fr", "mrs": "fr", "ms": "fr", "miss": "fr",
    "mx": "mx", "divers": "mx",
}  # fmt: skip
SHOWN = {"hr": "Herr", "herrn": "Herr", "fr": "Frau"}
"""Short forms in full; the others stay as written."""
TERMS = {
    "du": "du", "per du": "du", "duzen": "du", "dutzen": "du", "ja": "du",
    "sie": "sie", "per sie": "sie", "siezen": "sie", "nein": "sie",
    "first name": "first-name", "first names": "first-name",
    "first-name": "first-name", "vorname": "first-name", "per vorname": "first-name",
    "formal": "sie", "informal": "du", "formell": "sie", "informell": "du",
}  # fmt: skip
GREETINGS = ("sehr geehrter ", "sehr geehrte ", "dear ", "guten tag ")


class Salutation(NamedTuple):
    """What a salutation says."""

    terms: str = ""
    """du, sie, first-name."""
    form: str = ""
    """hr, fr, mx."""
    address: str = ""
    """The form of address as it is spoken: "Frau Mag. Weber", "Frau"."""


def _form(word: str) -> str:
    return FORMS.get(word.casefold().rstrip("."), "")


@lru_cache(maxsize=1024)
def read(text: str) -> Salutation:
    """What `Sie, Frau Mag. Weber`, `per du`, `Hr.` and `first name` say."""
    terms = form = address = ""
    for piece in text.replace(";", ",").replace("/", ",").split(","):
        words = " ".join(piece.split())
        small = words.casefold()
        for greeting in GREETINGS:
            if small.startswith(greeting):
                words = words[len(greeting) :]
                break
        if small in TERMS:
            terms = terms or TERMS[small]
            continue
        first, _, rest = words.partition(" ")
        if not form and (form := _form(first)):
            shown = SHOWN.get(first.casefold().rstrip("."), first)
            address = f"{shown} {rest}".strip()
        elif first.casefold() in {"du", "sie"} and rest:
            # "Sie Frau Weber" without its comma.
            terms = terms or first.casefold()
            inner = read(rest)
            form, address = form or inner.form, address or inner.address
    return Salutation(terms, form, address)


def terms(text: str) -> str:
    """What `duzen: ja`, `du_sie: Sie` say: du, sie, first-name or ""."""
    small = " ".join(text.casefold().split())
    yes = {"yes": "du", "true": "du", "x": "du", "no": "sie", "false": "sie"}
    return TERMS.get(small) or yes.get(small, "")


def complete(
    said: Salutation, honorific: str, first_name: str, last_name: str
) -> Salutation:
    """Add titles and surname to a bare `Frau`; a first name where du is said."""
    address = said.address
    if said.form in {"hr", "fr"} and address and " " not in address:
        address = " ".join(filter(None, (address, honorific, last_name)))
    elif not address and said.terms in {"du", "first-name"}:
        address = first_name or last_name
    return said._replace(address=address)
