"""Finding phrases in a petition however it was typed: with other accents left out, in capitals, in either normal form.

A sign that is written must be right, a sign that is missing is forgiven: “thu hoi dat” and “thu hôi đất” are *thu hồi đất*,
“đặt” is not *đất*. A phrase of one syllable is asked for exactly, for bare of its accents it could be any of six words.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_PIECE = re.compile(r"\w+|[.!?;:\n]")


@dataclass(frozen=True, slots=True)
class Syllable:
    """A word taken apart: its bare letters, the mark on each (`đ` has one too), its tone wherever it was put."""

    letters: str
    marks: tuple[str, ...]
    tone: str

    def can_be(self, wanted: "Syllable") -> bool:
        """Whether this is `wanted`, or `wanted` with marks left out."""
        return (
            self.letters == wanted.letters
            and self.tone in ("", wanted.tone)
            and all(mark in ("", other) for mark, other in zip(self.marks, wanted.marks, strict=True))
        )


@lru_cache(maxsize=20_000)
def syllable(word: str) -> Syllable:
    """A word in small letters, taken apart."""
    letters: list[str] = []
    marks: list[str] = []
    tone = ""
    for sign in unicodedata.normalize("NFD", word.lower()):
        if sign in _TONES:
            tone = sign
        elif unicodedata.combining(sign):
            marks[-1:] = [sign] if marks else []
        else:
            letters.append("d" if sign == "đ" else sign)
            marks.append("đ" if sign == "đ" else "")
    return Syllable("".join(letters), tuple(marks), tone)


Text = Sequence[Syllable | None]


def read(text: str) -> Text:
    """The words of a text in order; None where a sentence ends, for no phrase goes across."""
    pieces = _PIECE.findall(unicodedata.normalize("NFKC", text))
    return [syllable(piece) if piece[0].isalnum() else None for piece in pieces]


class Phrases:
    """Phrases to be looked for together: where several begin at one word, the longest is found; none overlap."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[tuple[Syllable, ...], str]]] = {}
        for phrase in dict.fromkeys(phrases):
            wanted = tuple(syllable(word) for word in re.findall(r"\w+", unicodedata.normalize("NFC", phrase)))
            self._by_first.setdefault(wanted[0].letters, []).append((wanted, phrase))
        for known in self._by_first.values():
            known.sort(key=lambda one: -len(one[0]))

    def found_in(self, text: Text) -> list[str]:
        """The phrases that stand in a text, each once, in order."""
        found: dict[str, None] = {}
        at = 0
        while at < len(text):
            here = text[at]
            match = self._at(text, at) if here is not None and here.letters in self._by_first else None
            if match is not None:
                found[match[1]] = None
            at += len(match[0]) if match else 1
        return list(found)

    def _at(self, text: Text, at: int) -> tuple[tuple[Syllable, ...], str] | None:
        first = text[at]
        assert first is not None
        for wanted, phrase in self._by_first[first.letters]:
            if len(wanted) == 1:
                if first == wanted[0]:
                    return wanted, phrase
            elif at + len(wanted) <= len(text) and all(
                one is not None and one.can_be(other) for one, other in zip(text[at : at + len(wanted)], wanted, strict=True)
            ):
                return wanted, phrase
        return None
