"""Finds the header of a book and tells its rows from titles, column numbers, totals and signatures."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from liem.core.language.searching import fold
from liem.core.registry import ImportColumn, Imports
from liem.gates.books.container import BadBook
from liem.gates.books.scanning import letters

HEADER_WITHIN = 10
"""The header stands in one of the first ten rows."""

ORDINALS = {"stt", "s t t", "tt", "so tt", "so thu tu", "thu tu", "no", "n o", "ord", "ordinal", "row", "serial no"}
SCALES = {"": 1, "nghin": 1_000, "ngan": 1_000, "1000": 1_000, "trieu": 10**6, "tr": 10**6, "ty": 10**9, "ti": 10**9}
SCALES |= {"thousand": 1_000, "million": 10**6, "billion": 10**9}
SCALE = r"(nghin|ngan|1 ?000|trieu|tr|ty|ti|thousand|million|billion)? ?(?:dong|vnd|d)"
IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")


@dataclass(frozen=True)
class Heading:
    """A heading of the book. `field` is the act's field it fills, empty when no column knows it.

    `scale`: by how much amounts below it are multiplied, 1 unless the book says "million đồng"; None when it does not say.
    """

    index: int
    text: str
    field: str = ""
    scale: int | None = None


@dataclass(frozen=True)
class Header:
    """The header: its last row (from 0), the headings that are read, the unknown ones, the table's width in columns.

    `texts` are all headings by column, ordinals too; `above` what a line above the table says of its amounts.
    """

    last: int
    known: tuple[Heading, ...]
    unknown: tuple[Heading, ...]
    width: int
    texts: Mapping[int, str]
    above: int | None = None


class NoHeader(BadBook):
    """No row is the header, or columns are missing or stand twice. `found`: how many columns were recognised."""

    def __init__(self, message: Any, found: int = 0) -> None:
        super().__init__(message)
        self.found = found


def plain(text: Any) -> str:
    """Letters and digits of a text, folded, words parted by one space: "Ngày mở*:" → "ngay mo"."""
    return " ".join(re.sub(r"[^0-9a-z]+", " ", fold(unicodedata.normalize("NFC", str(text)))).split())


def shown(text: str) -> str:
    """A heading on one line, cut to a readable length."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:59] + "…"


def name_of(column: ImportColumn) -> str:
    """The column's name in the reader's language."""
    names = column.en if get_language() == "en" and column.en else column.vi
    return names[0] if names else column.field


def find_header(top: Sequence[Sequence[Any]], imports: Imports) -> Header:
    """The header among the first rows (`top`, each from column A); raises `NoHeader` with what is missing or double."""
    names = _names(imports.columns)
    rows = range(min(len(top), HEADER_WITHIN))
    candidates = [(index, index, {column: [text] for column, text in _texts(top[index]).items()}) for index in rows]
    # Two rows are read as one header only where that says more than any row alone.
    candidates += [(index, index + 1, _double(top[index], top[index + 1])) for index in rows if index + 1 in rows]
    best: dict[int, tuple[str, list[str]]] = {}
    where, last, score = -1, -1, 0
    for first, end, candidate in candidates:
        matched = {column: (_field(texts, names), texts) for column, texts in candidate.items()}
        found = len({name for name, _texts_ in matched.values() if name})
        if found > score:
            best, where, last, score = matched, first, end, found
    if score == 0 or (score == 1 and len(imports.columns) > 1 and len(best) > 1):
        raise NoHeader(
            _("No header was found in the first %(rows)s rows. A row is needed that names the columns, for example: %(names)s.")
            % {"rows": HEADER_WITHIN, "names": ", ".join(name_of(column) for column in imports.columns[:6])}
        )
    return _checked(best, last, imports, _scale_above(top[:where]))


def _names(columns: Iterable[ImportColumn]) -> dict[str, str]:
    """Every name a column is known by, plain → field; where two columns share a name the first keeps it."""
    names: dict[str, str] = {}
    for column in columns:
        for name in (*column.vi, *column.en, column.field):
            names.setdefault(plain(name), column.field)
    return names


def _texts(cells: Sequence[Any]) -> dict[int, str]:
    """The texts of a row by column."""
    return {index: cell for index, cell in enumerate(cells) if isinstance(cell, str) and plain(cell)}


def _double(upper: Sequence[Any], lower: Sequence[Any]) -> dict[int, list[str]]:
    """Headings of two rows read together: the lower one, the two as one, or the upper one above an empty cell."""
    above, below = _texts(upper), _texts(lower)
    found: dict[int, list[str]] = {}
    spread = ""
    for index in range(max(len(upper), len(lower))):
        spread = above.get(index, spread)
        if index in below:
            found[index] = [f"{spread} {below[index]}".strip(), below[index]]
        elif index in above:
            found[index] = [above[index]]
    return found


def _field(texts: list[str], names: dict[str, str]) -> str:
    for text in texts:
        for form in _forms(text):
            if form in names:
                return names[form]
    return ""


def _forms(text: str) -> list[str]:
    """How a heading may be meant: as it stands, without what stands in brackets, without a number before it."""
    whole = plain(text)
    bare = plain(IN_BRACKETS.sub(" ", text))
    return [whole, bare, re.sub(r"^\d{1,2} ", "", whole), re.sub(r"^\d{1,2} ", "", bare)]


def _checked(matched: dict[int, tuple[str, list[str]]], last: int, imports: Imports, scale: int | None) -> Header:
    known: dict[str, Heading] = {}
    unknown: list[Heading] = []
    names = _names(imports.columns)
    for index in sorted(matched):
        name, texts = matched[index]
        own = _scale(texts[0])
        heading = Heading(index, texts[0], name, own if own is not None else scale)
        if not name:
            if plain(texts[-1]) not in ORDINALS:
                unknown.append(heading)
            continue
        if name in known:
            first = known[name]
            exact = [plain(one.text) in names for one in (first, heading)]
            if exact == [True, False]:
                unknown.append(heading)
                continue
            if exact == [False, True]:
                unknown.append(first)
            else:
                raise NoHeader(_twice(first, heading), len(known))
        known[name] = heading
    missing = [name_of(column) for column in imports.columns if column.required and column.field not in known]
    # With its number a row may name a record that is there already, and then needs nothing else.
    if missing and imports.number not in known:
        raise NoHeader(lacks(last + 1, missing), len(known))
    headings = {index: texts[0] for index, (_name, texts) in matched.items()}
    return Header(last, tuple(known.values()), tuple(unknown), max(matched) + 1, headings, scale)


def lacks(row: int, names: Iterable[str]) -> str:
    """The sentence about columns that are missing from the header in `row`, as Excel counts it."""
    return _("The header in row %(row)s lacks the column: %(names)s.") % {"row": row, "names": ", ".join(names)}


def _twice(first: Heading, second: Heading) -> str:
    return _("Two columns mean the same: “%(first)s” (%(one)s) and “%(second)s” (%(two)s). Keep one of them.") % {
        "first": shown(first.text),
        "one": letters(first.index),
        "second": shown(second.text),
        "two": letters(second.index),
    }


def _scale(heading: str) -> int | None:
    """What amounts are counted in, when a heading says so: "Thiệt hại (triệu đồng)" → 1,000,000."""
    inside = [*IN_BRACKETS.findall(heading), heading.rpartition(",")[2]]
    for text in inside:
        found = re.fullmatch(rf"(?:dvt|don vi|don vi tinh|unit|in)? ?{SCALE}", plain(text))
        if found:
            return SCALES[(found[1] or "").replace(" ", "")]
    return None


def _scale_above(rows: Sequence[Sequence[Any]]) -> int | None:
    """What a line above the table says of all its amounts: "Đơn vị tính: triệu đồng"."""
    for cells in rows:
        for text in _texts(cells).values():
            found = re.search(rf"\b(?:dvt|don vi tinh|don vi|unit) {SCALE}\b", plain(text))
            if found:
                return SCALES[(found[1] or "").replace(" ", "")]
    return None


NUMBERING = re.compile(r"\(?(\d{1,3}|[A-Za-zĐđ])\)?(?:\s*=.*)?")


def is_numbering(cells: Sequence[Any]) -> bool:
    """Whether a row only numbers the columns: (1) (2) (3), or A B 1 2 3."""
    signs: list[str] = []
    for cell in cells:
        if cell is None or cell == "":
            continue
        if isinstance(cell, float) and cell.is_integer():
            cell = str(int(cell))
        found = NUMBERING.fullmatch(str(cell).strip())
        if found is None:
            return False
        signs.append(found[1])
    numbers = [int(sign) for sign in signs if sign.isdecimal()]
    rising = all(later == earlier + 1 for earlier, later in pairwise(numbers))
    return len(signs) > 2 and len(numbers) > 1 and rising and numbers[0] <= 2


COUNTED = r"(?: (?:vu|viec|vu an|vu viec|don|nguoi|case|cases|row|rows))*"
TOTAL = re.compile(
    r"(?:tong cong|tong so|tong|cong|cong don|luy ke|total|totals|grand total|sum)(?: cong| so)?(?: \d[\d ]*" + COUNTED + ")?"
)
SIGNATURE = re.compile(
    r"(?:nguoi lap|nguoi vao so|nguoi ghi so|nguoi bao cao|thu truong|truong ban|pho truong ban|lanh dao|ky ten|ghi chu|noi nhan"
    r"|k t|t m|ky va ghi ro|\w+ ngay \d* ?thang \d* ?nam|ngay \d* ?thang \d* ?nam|prepared by|note)\b.*"
)
SECTION = re.compile(r"\s*(?:[IVXLC]{1,6}|[A-Z])\s*[.)/-]\s*\S.*", re.DOTALL)


def why_no_row(cells: Sequence[Any], header: Header) -> str:
    """Why a row with something in it is no row of the book (a total, a signature, a heading of a part); empty if it is one."""
    texts = [cell for cell in cells if isinstance(cell, str) and cell.strip()]
    count = sum(1 for cell in cells if cell is not None and cell != "")
    if not texts:
        return ""
    first = plain(texts[0])
    if TOTAL.fullmatch(first):
        return _("a total")
    known = {heading.index for heading in header.known}
    inside = sum(1 for index in known if index < len(cells) and cells[index] not in (None, ""))
    few = count <= 2 and inside < max(2, len(known) // 2)
    if few and all(SIGNATURE.fullmatch(plain(text)) for text in texts[:1]):
        return _("a note or signature")
    if count == 1 and SECTION.fullmatch(texts[0]):
        return _("the heading of a part")
    return ""
