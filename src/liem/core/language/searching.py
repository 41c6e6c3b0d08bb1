"""Text as it is searched: small letters without diacritics, so that "hoà giải", "hòa giải" and "hoa giai" find each
other.
"""

from __future__ import annotations

import unicodedata

_DE = str.maketrans({"đ": "d", "Đ": "d", "ð": "d", "Ð": "d"})


def fold(text: str) -> str:
    """`text` in small letters without any diacritic, đ as d, blanks single. Hoà and Hòa, NFC and NFD give the same."""
    bare = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).translate(_DE).casefold())
    kept = "".join(
        sign for sign in bare if (not unicodedata.combining(sign) and unicodedata.category(sign) not in ("Cc", "Cf")) or sign.isspace()
    )
    return " ".join(kept.split())


def words(text: str) -> list[str]:
    """The folded words of a text, in order; a word is a run of letters and digits."""
    return "".join(sign if sign.isalnum() else " " for sign in fold(text)).split()
