"""Phone numbers as far as comparing them needs: digits with the country in front.

It judges no number; whether one can be dialled is for who dials it.
"""

from __future__ import annotations

CODES = {
    "AT": "43", "BE": "32", "CH": "41", "CZ": "420", "DE": "49", "DK": "45",
    "ES": "34", "FR": "33", "GB": "44", "HU": "36", "IE": "353", "IT": "39",
    "LI": "423", "LU": "352", "NL": "31", "NO": "47", "PL": "48", "PT": "351",
    "SE": "46", "SI": "386", "SK": "421", "US": "1", "CA": "1",
}  # fmt: skip
KEEPS_ZERO = frozenset({"IT"})
"""Countries whose area codes keep their 0 after the country code."""
SHORTEST = 5


def folded(text: str, region: str | None = None) -> str:
    """`+491713920012` for `0171 / 39 200-12`; "" if it is no number.

    A number without country, in a vault without region, stays as its digits.
    """
    text = text.strip().removeprefix("tel:").replace("(0)", "")
    digits = "".join(filter(str.isdecimal, text))
    if len(digits) < SHORTEST or not digits.isascii():
        return ""
    if text.lstrip("( ").startswith("+"):
        return "+" + digits
    if digits.startswith("00"):
        return "+" + digits[2:]
    code = CODES.get(region or "")
    if code is None:
        return digits
    if digits.startswith("0") and region not in KEEPS_ZERO:
        digits = digits[1:]
    return f"+{code}{digits}"


def is_number(text: str) -> bool:
    """Whether a text is nothing but a phone number."""
    return bool(folded(text)) and not any(char.isalpha() for char in text)
