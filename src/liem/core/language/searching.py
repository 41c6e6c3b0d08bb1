"""Text as it is searched: small letters without diacritics, so that "hoà giải", "hòa giải" and "hoa giai" find each
other.
"""

from __future__ import annotations

import unicodedata

_DE = str.maketrans({"đ": "d", "Đ": "d", "ð": "d", "Ð": "d"})


class _Kept(dict[int, int | None]):
    """What `str.translate` makes of a sign: nothing of marks and invisible signs. Learnt sign by sign, for speed."""

    def __missing__(self, code: int) -> int | None:
        sign = chr(code)
        dropped = not sign.isspace() and (unicodedata.combining(sign) or unicodedata.category(sign) in ("Cc", "Cf"))
        self[code] = None if dropped else code
        return self[code]


class _Parted(dict[int, int]):
    """What `str.translate` makes of a sign when words are parted: a blank of all but letters and digits."""

    def __missing__(self, code: int) -> int:
        self[code] = code if chr(code).isalnum() else ord(" ")
        return self[code]


_KEPT, _PARTED = _Kept(), _Parted()


def fold(text: str) -> str:
    """`text` in small letters without any diacritic, đ as d, blanks single. Hoà and Hòa, NFC and NFD give the same."""
    bare = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).translate(_DE).casefold())
    return " ".join(bare.translate(_KEPT).split())


def words(text: str) -> list[str]:
    """The folded words of a text, in order; a word is a run of letters and digits."""
    return fold(text).translate(_PARTED).split()
