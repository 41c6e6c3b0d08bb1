"""The sort key of Vietnamese text, stored beside what is sorted, so that every PostgreSQL gives the same order.

Order of the letters: a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y, with f, j, w, z in their Latin places;
tones come second (level, hook, tilde, acute, dot, after the ICU collation `vi`), capitals last. Blanks and punctuation
come before digits, digits before letters, as in ICU 72; strings are compared as a whole, so "Hà Anh" stands before
"Hải".
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
PUNCTUATION = " _-,;:!?.'’\"()/&"

_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_SHAPES = frozenset("\u0306\u0302\u031b")
"""Breve, circumflex and horn: with them a letter is another letter."""

_WEIGHTS = {sign: weight for weight, sign in enumerate(PUNCTUATION, start=2)}
_WEIGHTS |= {str(digit): 20 + digit for digit in range(10)}
_WEIGHTS |= {letter: weight for weight, letter in enumerate(LETTERS, start=40)}
_OTHER = 200
"""Weight of signs outside the Vietnamese alphabet: after its last letter."""


def sort_key(text: str) -> bytes:
    """The key of `text`: keys compare bytewise as the texts sort. Any normalisation form gives the same key.

    The key is three runs parted by a zero byte: letters, tones, capitals. It is as confidential as the text.
    """
    weights = [_weights(cluster) for cluster in _clusters(unicodedata.normalize("NFC", text))]
    letters, tones, capitals = zip(*weights, strict=True) if weights else ((), (), ())
    return bytes(letters) + b"\0" + bytes(tones) + b"\0" + bytes(capitals)


def _clusters(text: str) -> list[str]:
    """Each sign with the marks that combine with it. Marks without a sign before them are dropped."""
    clusters: list[str] = []
    for sign in text:
        if not unicodedata.combining(sign):
            clusters.append(sign)
        elif clusters:
            clusters[-1] += sign
    return clusters


@lru_cache(maxsize=4096)
def _weights(cluster: str) -> tuple[int, int, int]:
    """Letter, tone and capital of one sign with its marks."""
    base, *marks = list(unicodedata.normalize("NFD", cluster))
    small = base.lower()
    shaped = unicodedata.normalize("NFC", small + "".join(mark for mark in marks if mark in _SHAPES))
    letter = _WEIGHTS.get(shaped) or _WEIGHTS.get(small) or _OTHER
    tone = next((_TONES[mark] for mark in reversed(marks) if mark in _TONES), 0)
    return letter, tone + 1, 1 + (base != small)
