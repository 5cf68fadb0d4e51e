"""Raw text of a field to a typed value, or None for what is none.

Says nothing about why: the caller knows the key and the place, and builds the
diagnostic. Keeps what people wrote, folds only what is compared.
"""

from __future__ import annotations

import re
from functools import lru_cache

from vaultkit.core.dates.arithmetic import ordinal
from vaultkit.core.dates.fixed import Source, fixed_at
from vaultkit.core.dates.vocabulary import fold

_TRUE = frozenset(("ja", "j", "yes", "y", "true", "wahr", "on", "an", "x", "1"))
_FALSE = frozenset(("nein", "n", "no", "false", "falsch", "off", "aus", "0"))
_TICKS, _CROSSES = frozenset("✓✔✅☑"), frozenset("✗✘❌☐")

_LONGEST = 80
"""Longer texts are no value of any of these types."""

_WORDY = r"[^\s<>()\[\]:;,\"'@"
_EMAIL = re.compile(rf"{_WORDY}]{{1,64}}@{_WORDY}.]{{1,63}}(?:\.{_WORDY}.]{{1,63}})+")

_UNIT = r"eur|usd|gbp|chf|euros?|[€$£]"
_NUMBER = re.compile(
    rf"(?:{_UNIT})?\s*([+-]?[0-9][0-9.,'’\u00a0\u202f ]*)"
    rf"(?:,[-–]+)?\s*(?:{_UNIT}|%|h|km|std\.?)?",
    re.IGNORECASE,
)
_GROUPS = re.compile(r"[0-9]{1,3}([.,'’\u00a0\u202f ])[0-9]{3}(?:\1[0-9]{3})*")

_YEARLESS = re.compile(r"(?:xxxx|0000|1604|-)?-?([0-9]{2})-?([0-9]{2})", re.IGNORECASE)
_STAMP = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9:.]+(?:Z|[+-][0-9:]+)?")
_LEAP_YEAR = "2000-01-01"

_PHONE = re.compile(r"(?:\(?\+[\s(]*)?\(?[0-9][^A-Za-z\u00c0-\u024f]*")
_AT_HOME = re.compile(r"\(?0[1-9][0-9]*\)?[^0-9()]+[0-9]")
"""The front of a number that a hand has parted, written as dialled at home."""
_FROM_ABROAD = re.compile(r"\+([1-9][0-9]{0,2})((?: [1-9][0-9]*)(?: [0-9]+)+)")
"""A number that a hand has parted at blanks, with its country's code."""
_NO_DIGITS = re.compile("[^0-9]+")
_ENDS = " -–/.,;"
_E164 = range(8, 16)
_NATIONAL = range(7, 12)
_TRUNK = {"AT": "43", "DE": "49"}
"""Countries where a 0 leads every number from inside, and lengths are free."""


def flag(text: str) -> bool | None:
    """Yes or no in both languages.

    >>> flag("ja"), flag("No"), flag("x"), flag("vielleicht")
    (True, False, True, None)
    """
    word = fold(text.strip()) if len(text) < _LONGEST else ""
    if word in _TRUE or word in _TICKS:
        return True
    return False if word in _FALSE or word in _CROSSES else None


def email(text: str) -> str | None:
    """The address in a text that holds exactly one, as written.

    >>> email("Anna Weber <anna@firma.example>"), email("mailto:a@b.example")
    ('anna@firma.example', 'a@b.example')
    """
    found = {match[0].rstrip(".") for match in _EMAIL.finditer(text)}
    return found.pop() if len(found) == 1 else None


def number(text: str) -> float | None:
    """A quantity or an amount, written the German or the English way.

    A group of exactly three digits behind its only mark is taken for thousands.

    >>> number("EUR 1.240,50"), number("1,240.50"), number("3,5 h"), number("1.240")
    (1240.5, 1240.5, 3.5, 1240.0)
    """
    found = _NUMBER.fullmatch(text.strip()) if len(text) < _LONGEST else None
    if found is None:
        return None
    digits = found[1].strip().rstrip(",")
    whole, decimals = _split_decimals(digits.lstrip("+-"))
    if not whole.isdigit() and not _GROUPS.fullmatch(whole):
        return None
    if not decimals.isdigit():
        return None
    value = float(f"{_NO_DIGITS.sub('', whole)}.{decimals}")
    return -value if digits.startswith("-") else value


def _split_decimals(digits: str) -> tuple[str, str]:
    """Whole part and decimals, "0" if there are none."""
    at = max(digits.rfind(","), digits.rfind("."))
    grouped = _GROUPS.fullmatch(digits) and not digits.startswith("0")
    if at < 0 or grouped:
        return digits, "0"
    return digits[:at], digits[at + 1 :]


def birthday(text: str, *, us: bool = False) -> str | None:
    """A birthday as 1980-04-17, or as 04-17 where the year is not known.

    A year of two digits is kept only if it cannot lie in this century.

    Args:
        text: `17.04.`, `17.04.1980`, `XXXX-04-17`, `--04-17`, `17. April`, …
        us: 4/17/1980 is in April.
    """
    text = text.strip() if len(text) < _LONGEST else ""
    stamp = _STAMP.fullmatch(text)
    text = stamp[1] if stamp else text
    yearless = _YEARLESS.fullmatch(text) if "-" in text else None
    if yearless is not None:
        text = f"2000-{yearless[1]}-{yearless[2]}"
    source = Source(text, ordinal(_LEAP_YEAR), us, alone=True)
    part = fixed_at(source, 0)
    if part is None or part.day is None or part.end < len(text.rstrip(". ")):
        return None
    if "w" in text.lower():  # a week and not a day, in whatever spelling
        return None
    no_year = yearless is not None or not part.full
    two_digits = part.day[:4] not in text and part.day >= _LEAP_YEAR
    return part.day[5:] if no_year or two_digits else part.day


@lru_cache(maxsize=8192)
def phone_key(raw: str, region: str | None = None) -> str | None:
    """A number in the one form in which numbers are compared, such as +491713920012.

    Labels before it and whatever follows it from the first letter on (`mobil`,
    `ext. 12`) are no part of it.

    Args:
        raw: As written, with any blanks, brackets and dashes.
        region: Country that numbers without a country code are from, such as "AT".
    """
    found = _PHONE.search(raw) if len(raw) < _LONGEST else None
    if found is None:
        return None
    text = found[0].replace("(0)", "")
    digits = _NO_DIGITS.sub("", text)
    if "+" in text[:2]:
        return _international(digits)
    if digits.startswith("00"):
        return _international(digits[2:])
    code = _TRUNK.get(region or "")
    if code and digits.startswith("0") and len(digits) - 1 in _NATIONAL:
        return f"+{code}{digits[1:]}"
    return _by_library(text, region)


def _international(digits: str) -> str | None:
    return f"+{digits}" if len(digits) in _E164 and digits[0] != "0" else None


def _by_library(text: str, region: str | None) -> str | None:
    import phonenumbers  # noqa: PLC0415 - 16 ms that most runs never need

    try:
        parsed = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(parsed):
        return None
    form = phonenumbers.PhoneNumberFormat.E164
    key = str(phonenumbers.format_number(parsed, form))
    return key if len(key) - 1 in _E164 else None


@lru_cache(maxsize=1024)
def phone_text(raw: str, region: str | None = None) -> str:
    """A number for eyes and desk phones: as dialled at home, else with its country.

    What a hand parted itself stays parted so, and what is no number as written.
    """
    key = phone_key(raw, region)
    if key is None:
        return raw.strip()
    written = _PHONE.search(raw)
    text = written[0].strip(_ENDS) if written is not None else ""
    if _AT_HOME.match(text):
        return text
    parted = _FROM_ABROAD.fullmatch(text)
    if parted is not None and (code := _TRUNK.get(region or "")):
        if parted[1] == code:
            return "0" + parted[2].lstrip()
        if not parted[1].startswith(code):
            return text
    import phonenumbers  # noqa: PLC0415 - as above

    try:
        parsed = phonenumbers.parse(key, None)
    except phonenumbers.NumberParseException:
        return raw.strip()
    forms = phonenumbers.PhoneNumberFormat
    home = phonenumbers.country_code_for_region(region) if region else 0
    form = forms.NATIONAL if parsed.country_code == home else forms.INTERNATIONAL
    return str(phonenumbers.format_number(parsed, form))
