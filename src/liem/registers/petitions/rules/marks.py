"""Marks in a petition's text by which its author could be known: names, telephone and ID numbers, and how they are masked.

Found by what stands before them and by their shape, so that a person can see why; what is found is offered, never taken out
by itself.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from liem.registers.petitions.rules.senders import ID_LENGTHS, is_telephone

NAME, TELEPHONE, ID_NUMBER = "name", "telephone", "id_number"
SIGNS = {NAME: "[họ tên]", TELEPHONE: "[điện thoại]", ID_NUMBER: "[số định danh]"}
"""What stands in the text in place of a mark. Petitions are Vietnamese, so are these."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a text, half open, and what was found there."""

    start: int
    end: int
    kind: str
    text: str


_WORD = r"[A-ZÀ-ỸĐ][a-zà-ỹđ]*"
_CAPITALS = r"[A-ZÀ-ỸĐ]{2,}"
_NAME = rf"(?:{_WORD}(?:[ \t]+{_WORD}){{1,4}}|{_CAPITALS}(?:[ \t]+{_CAPITALS}){{1,4}})"
_BEFORE = (
    r"(?:[Tt]ôi(?:[ \t]+tên)?(?:[ \t]+là)?|[Tt]ên[ \t]+(?:tôi[ \t]+)?là|[Hh]ọ[ \t]+(?:và[ \t]+)?tên"
    r"|[Nn]gười[ \t]+(?:làm|viết|đứng|gửi|tố[ \t]+cáo|khiếu[ \t]+nại)(?:[ \t]+đơn)?"
    r"|[Kk]ý[ \t]+tên|[Bb]à|[Ôô]ng|[Aa]nh|[Cc]hị|[Cc]on|[Vv]ợ|[Cc]hồng|[Cc]háu)"
)
_NAMED = re.compile(rf"(?:^|(?<=[\s(,.;:]))(?P<before>{_BEFORE})[ \t]*[:.]?[ \t]*(?P<name>{_NAME})", re.MULTILINE)
_NUMBER = re.compile(r"(?<![\d/])\+?\d[\d .\-]{7,16}\d(?![\d/])")
_NO_NAME = frozenset(
    {"Ủy", "Ban", "Tòa", "Viện", "Công", "Sở", "Chủ", "Bí", "Giám", "Thanh", "Hội", "Đảng", "Tỉnh", "Huyện", "Xã", "Phường"}
)
"""First words of offices: “ông Chủ tịch” is no name. A family name that is also such a word is found by a person."""


def found(text: str) -> list[Mark]:
    """Every mark of a text in its order; marks never overlap."""
    marks = [*_names(text), *_numbers(text)]
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


def _names(text: str) -> Iterable[Mark]:
    for match in _NAMED.finditer(text):
        name = match["name"]
        if name.split()[0].capitalize() not in _NO_NAME:
            yield Mark(match.start("name"), match.end("name"), NAME, name)


def _numbers(text: str) -> Iterable[Mark]:
    for match in _NUMBER.finditer(text):
        number = match[0].rstrip(" .-")
        digits = re.sub(r"\D", "", number)
        if is_telephone(number):
            yield Mark(match.start(), match.start() + len(number), TELEPHONE, number)
        elif len(digits) in ID_LENGTHS and digits == number.replace(" ", ""):
            yield Mark(match.start(), match.start() + len(number), ID_NUMBER, number)


def masked(text: str, marks: Iterable[Mark]) -> str:
    """The text with a sign in place of each mark, and of every other place where a name that was found stands again."""
    pieces, at = [], 0
    names = set()
    for mark in sorted(marks, key=lambda mark: mark.start):
        pieces += [text[at : mark.start], SIGNS[mark.kind]]
        at = mark.end
        if mark.kind == NAME:
            names.add(mark.text)
    whole = "".join([*pieces, text[at:]])
    for name in sorted(names, key=len, reverse=True):
        whole = whole.replace(name, SIGNS[NAME])
    return whole
