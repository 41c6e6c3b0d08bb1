"""Recognising the commune a petition speaks of, by its kind and name: “xã Hoằng Phú”, “phuong Hac Thanh”, “TT. Bút Sơn”."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from liem.registers.petitions.rules.phrases import Phrases, read

Key = TypeVar("Key")

KINDS: Mapping[str, tuple[str, ...]] = {
    "commune": ("xã", "x"),
    "ward": ("phường", "p"),
    "town": ("thị trấn", "tt", "thị xã"),
    "special_zone": ("đặc khu",),
}
"""How the kind of a commune is written before its name."""


def place_in(text: str, places: Iterable[tuple[Key, str, str]]) -> tuple[Key, str] | None:
    """The place of `(key, kind, name)` that the text names, with the phrase found; None when it names none, or several.

    The kind must stand before the name, for a name alone is found by accident. A people's committee is no place of
    what happened by itself, but where no other place is named it is the best that is known.
    """
    wanted: dict[str, Key | None] = {}
    for key, kind, name in places:
        for before in KINDS.get(kind, ()):
            phrase = f"{before} {name}".lower()
            wanted[phrase] = None if phrase in wanted and wanted[phrase] != key else key
    if not wanted:
        return None
    phrases = Phrases(wanted).found_in(read(text.replace(".", " ")))
    keys = {wanted[phrase] for phrase in phrases}
    named = keys.pop() if len(keys) == 1 else None
    return None if named is None else (named, phrases[0])
