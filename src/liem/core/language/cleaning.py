"""Text as it is stored: one Unicode form (NFC), and nothing in it that hides or deceives.

NUL bytes cannot be stored, control characters break lists and exports, and signs that turn the direction of writing can
show another name than the one that is stored. `text_faults` names them so that a form refuses them at their field;
`clean` brings the rest into one form.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from django.utils.translation import gettext as _

_TURNS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks, embeddings, overrides and isolates of writing direction."""

_HIDDEN = frozenset("\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\u3164\ufeff\uffa0")
"""Signs without width; `clean` drops them, for they come in by copying from web pages."""

_any_hidden = re.compile(f"[{''.join(sorted(_HIDDEN))}]").search

_LINE_ENDS = re.compile("\r\n?|[\u0085\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class TextFault:
    """What may not stand in a text. `code` is `nul`, `control`, `direction` or `broken`; `at` its place counted from 1;
    `sign` its code point.
    """

    code: str
    at: int
    sign: str

    def __str__(self) -> str:
        words = {"at": self.at, "sign": self.sign}
        if self.code == "nul":
            return _("Sign %(at)s is a NUL byte, which no text may hold") % words
        if self.code == "direction":
            return _("Sign %(at)s (%(sign)s) turns the direction of writing and can hide what is written") % words
        if self.code == "broken":
            return _("Sign %(at)s (%(sign)s) is half a character") % words
        return _("Sign %(at)s (%(sign)s) is a control character") % words


def text_faults(text: str) -> list[TextFault]:
    """All faults of a text, in order; an empty list for good text. Line ends and tabs are no faults."""
    if text.isprintable():  # nearly every text, and no fault is printable
        return []
    return [TextFault(code, at, f"U+{ord(sign):04X}") for at, sign in enumerate(text, start=1) if (code := _fault(sign))]


def _fault(sign: str) -> str | None:
    if " " <= sign <= "~":
        return None
    if sign == "\0":
        return "nul"
    if sign in _TURNS:
        return "direction"
    category = unicodedata.category(sign)
    if category == "Cs":
        return "broken"
    return "control" if category == "Cc" and sign not in "\t\n\r\u0085" else None


def clean(text: str, *, multiline: bool = False) -> str:
    """`text` as it is stored: NFC, without signs of no width, faults and blanks at the ends.

    One line by default: line ends and tabs become blanks, runs of blanks become one. With `multiline`, lines are kept,
    their ends become `\\n`, and the blanks inside a line stay.
    """
    text = unicodedata.normalize("NFC", text)
    if text.isprintable() and not _any_hidden(text):
        kept = text  # nearly every text; no line end is printable
    else:
        text = _LINE_ENDS.sub("\n", text)
        kept = "".join(sign for sign in text if sign not in _HIDDEN and _fault(sign) is None)
    if not multiline:
        return " ".join(kept.split())
    return "\n".join(line.rstrip() for line in kept.split("\n")).strip()
