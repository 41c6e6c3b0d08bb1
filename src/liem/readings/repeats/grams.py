"""What stands of a text in the index: its word pairs as keyed hashes, and where each stood in the text.

Words are folded (small letters, no diacritics, one normal form), usual abbreviations are written out, and each word with its
next makes a *gram*. A gram is 32 bits of a hash keyed with a key derived from the installation's own: with the database alone
nobody can try out which words a sketch was made of.
"""

import csv
import hmac
import re
import struct
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache, lru_cache
from hashlib import blake2s, sha256
from pathlib import Path
from typing import NamedTuple
from unicodedata import combining

from liem.core.language.searching import words
from liem.core.vault.keys import ring

VERSION = 1
"""Rises when the same text would make other grams."""
MOST_GRAMS = 4_000
"""Of a longer text the grams with the smallest hashes stand for all: the same of each text, so that two stay comparable."""
BANDS = 4
_HEAD = "liem repeats"
_ABBREVIATIONS = Path(__file__).parent / "data" / "abbreviations.csv"

_UNSEEN = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
_PARTS = "\u0bd7\u0fb5\u0fb7\u102e\u1b35"
"""Signs of other scripts that combine with no class, and into which their letters are taken apart."""
_LAST_SCRIPT = 0x1F000
"""Beyond it no sign combines."""


@cache
def _word() -> re.Pattern[str]:
    """A run of letters and digits with the marks and invisible signs within it, which folding drops: the same run in either
    normal form, in any script.
    """
    marks = "".join(sign for sign in map(chr, range(_LAST_SCRIPT)) if combining(sign))
    return re.compile(rf"(?:[^\W_]|[{marks}{_PARTS}{_UNSEEN}])+")


class Placed(NamedTuple):
    """A gram of a text and the span of signs it was made of."""

    gram: int
    start: int
    end: int


@cache
def abbreviations() -> dict[str, tuple[date, list[str]]]:
    """Short forms, folded, each with the day since which the list has it and its words, folded."""
    with _ABBREVIATIONS.open(encoding="utf-8", newline="") as file:
        return {words(row["short"])[0]: (date.fromisoformat(row["since"]), words(row["full"])) for row in csv.DictReader(file)}


@lru_cache(maxsize=20_000)
def _read(token: str) -> tuple[str, ...]:
    """The words that one run of letters means: itself folded, or what it is short for."""
    return tuple(word for one in words(token) for word in (abbreviations()[one][1] if one in abbreviations() else (one,)))


@lru_cache(maxsize=4)
def _derived(key: bytes) -> bytes:
    return hmac.digest(key, _HEAD.encode() + b"\0", "sha256")


def _key() -> tuple[str, bytes]:
    """The id of the key in use and the key derived from it: the oldest on the ring, so that adding a key changes nothing here."""
    keys = ring()
    key_id = next(iter(keys.keys))
    return key_id, _derived(keys.key(key_id))


def edition() -> int:
    """A number that differs when key, list of abbreviations or way of reading do: sketches of another edition are not compared."""
    return _edition(_key()[0])


@lru_cache(maxsize=4)
def _edition(key_id: str) -> int:
    told = f"{VERSION} {key_id} {sha256(_ABBREVIATIONS.read_bytes()).hexdigest()}"
    return int.from_bytes(sha256(told.encode()).digest()[:4], "big", signed=True)


def placed(text: str) -> list[Placed]:
    """The grams of a text in their order, each with its place. A text of one word has that word as its only gram."""
    told = [(word, token.start(), token.end()) for token in _word().finditer(text) for word in _read(token.group())]
    if len(told) == 1:
        return [Placed(_hashed([told[0][0]])[0], told[0][1], told[0][2])]
    pairs = [f"{told[n][0]} {told[n + 1][0]}" for n in range(len(told) - 1)]
    return [Placed(gram, told[n][1], told[n + 1][2]) for n, gram in enumerate(_hashed(pairs))]


def grams_of(text: str) -> list[int]:
    """The different grams of a text, sorted: its sketch. Empty for a text without a word."""
    return sketch(place.gram for place in placed(text))


def sketch(grams: Iterable[int]) -> list[int]:
    """The different ones, sorted, and not too many."""
    return sorted(set(grams))[:MOST_GRAMS]


def bands_of(grams: Sequence[int], *tops: int) -> list[int]:
    """Marks that texts equal in most words are likely to share, made for each province of `tops`: `BANDS` of the sketch's
    smallest hashes, each by an order of its own.

    By them a text that came a thousand times to the whole nation is still found in the province that asks.
    """
    if not grams:
        return []
    low, told = [gram & 0xFFFFFFFF for gram in grams], []
    for band, number in enumerate(_hashed([f"band {band}" for band in range(BANDS)])):
        # Exclusive or with a number of the band's own orders the hashes anew, for each text alike.
        mixed = number & 0xFFFFFFFF
        smallest = mixed ^ min(map(mixed.__xor__, low))
        told += [f"{band} {top} {smallest}" for top in tops]
    return _hashed(told)


def _hashed(told: list[str]) -> list[int]:
    """32 bits of each one's keyed hash. The hash that has taken in the key is copied: half the time of beginning anew."""
    keyed = blake2s(key=_key()[1], digest_size=4)
    found = []
    for one in told:
        hashing = keyed.copy()
        hashing.update(one.encode())
        found.append(hashing.digest())
    return [gram for (gram,) in struct.iter_unpack("<i", b"".join(found))]
