"""What a sender's particulars look like. An odd shape is kept as it was written, and marked; only nonsense is refused."""

import re

_DIGITS = re.compile(r"\D")
ID_LENGTHS = (9, 12)
"""Digits of an identity card (until 2024) and of a citizen's number."""


def id_is_odd(text: str) -> bool:
    """Whether an ID number has another shape than an identity card, a citizen's number or a passport."""
    if not text:
        return False
    bare = text.replace(" ", "").upper()
    if re.fullmatch(r"[A-Z]\d{7,8}", bare):
        return False
    return not (bare.isdigit() and len(bare) in ID_LENGTHS)


def is_day(text: str) -> bool:
    """Whether this is a day and no telephone number: 21/11/2026, 21-11-2026, 21112026."""
    parts = re.fullmatch(r"\s*(\d{1,2})[\s/.\-]?(\d{1,2})[\s/.\-]?((?:19|20)\d{2})\s*", text)
    return bool(parts) and 1 <= int(parts[1]) <= 31 and 1 <= int(parts[2]) <= 12  # type: ignore[index]


def is_telephone(text: str) -> bool:
    """Whether this can be a Vietnamese telephone number: ten or eleven digits from 0, or +84; a day is none."""
    if is_day(text):
        return False
    digits = _DIGITS.sub("", text)
    if digits.startswith("84") and text.strip().startswith(("+", "84")):
        digits = "0" + digits[2:]
    return len(digits) in (10, 11) and digits.startswith("0")
