"""What a person reads on a page, without the markup; what an English page may say in Vietnamese; what a text looks like when said."""

import re
from collections.abc import Iterable
from functools import cache
from html.parser import HTMLParser
from typing import Any

from liem.core.records.kinds import kinds
from liem.core.records.models import Record
from tests.house.messages import translated, used

SPOKEN = ("aria-label", "title", "placeholder", "alt")
UNREAD = {"script", "style", "template", "textarea"}
PLACE = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}|</?b>|%%")
DIACRITICS = re.compile(r"[àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]", re.IGNORECASE)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in UNREAD
        self.said += [value for name, value in attrs if name in SPOKEN and value]

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in UNREAD

    def handle_data(self, data: str) -> None:
        if not self._silent and data.strip():
            self.said.append(" ".join(data.split()))


def said(html: str) -> list[str]:
    """Every piece of text on a page in its order: text, names of buttons, hints in fields."""
    reader = _Reader()
    reader.feed(html)
    return reader.said


@cache
def english() -> tuple[frozenset[str], tuple[str, ...]]:
    """Texts of the code that Vietnamese says otherwise: short ones as a whole; the longer runs of words of the others."""
    known = {(m.text, m.context): text for m, text in translated().items()}
    whole, runs = set(), set()
    for message in used():
        if known.get((message.text, message.context), message.text) == message.text:
            continue
        for text in filter(None, (message.text, message.plural)):
            pieces = [piece.strip(" .:,;()[]“”") for piece in PLACE.split(text)]
            runs |= {piece for piece in pieces if len(piece.split()) >= 3}
            if len(pieces) == 1:
                whole.add(text)
    return frozenset(whole), tuple(sorted(runs))


def leaks(html: str) -> set[str]:
    """English of the code that stands on a Vietnamese page."""
    whole, runs = english()
    spoken = said(html)
    text = "\n".join(spoken)
    return {piece for piece in spoken if piece in whole} | {run for run in runs if run in text}


@cache
def bare() -> frozenset[str]:
    """What Django says of a field or value that was given no words: `opened on`, `True`."""
    models: list[Any] = [Record, *(kind.model for kind in kinds), *(row for kind in kinds for row in kind.all_rows.values())]
    fields = {field.name for model in models for field in model._meta.get_fields()}
    worded = {message.text for message in used()}
    return frozenset({name.replace("_", " ") for name in fields} - worded | {"True", "False", "None"})


def unworded(html: str) -> set[str]:
    """Names of fields and values that stand on a page as the code has them."""
    return {piece for piece in said(html) if piece in bare()}


def foreign(html: str, names: Iterable[str]) -> set[str]:
    """Vietnamese on an English page that is no name and nothing that people typed."""
    known = set(names)
    listed = sorted(known, key=len, reverse=True)
    left = set()
    for piece in {piece for piece in said(html) if DIACRITICS.search(piece)} - known:
        rest = piece
        for name in listed:
            rest = rest.replace(name, " ")
        if DIACRITICS.search(rest):
            left.add(piece)
    return left


def strings(data: Any) -> set[str]:
    """Every text in the data of acts, however deep."""
    if isinstance(data, str):
        return {" ".join(data.split())}
    if isinstance(data, dict):
        return set().union(*map(strings, data.values()))
    return set().union(*map(strings, data)) if isinstance(data, list | tuple) else set()
