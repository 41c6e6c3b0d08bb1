"""What an official letter holds, independent of how it is printed."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from liem.core.language.cleaning import clean

_OPEN = "\u00a0" * 6
"""Room to write by hand."""

LAYOUTS = Path(__file__).parent / "data" / "layouts.yaml"

Cell = str | int | date | None
"""A cell of a table: text, a whole number (money in đồng, a count), a day, or nothing."""


@dataclass(frozen=True)
class Strong:
    """A piece of a paragraph that stands out in bold."""

    text: str


@dataclass(frozen=True)
class Heading:
    """A heading in the body: level 1 (`I.`), 2 (`1.`) or 3 (`a)`), its number being part of the text."""

    text: str
    level: int = 1


class Paragraph:
    """A paragraph of pieces, plain (`str`) or `Strong`. A paragraph without emphasis may be given as a `str` instead."""

    def __init__(self, *pieces: str | Strong) -> None:
        self.pieces = pieces


@dataclass(frozen=True)
class Column:
    """A column of a table.

    `group` names the heading above this and its neighbours of the same group. `width` is its share of the table's
    width; 0 takes what the content needs. `number` sets it to the right.
    """

    label: str
    group: str = ""
    width: float = 1
    number: bool = False


@dataclass(frozen=True)
class Table:
    """A table of the letter.

    `rows` and `totals` have a cell for each column. `numbered` adds the row of column numbers under the heading. A
    `landscape` table stands on A3 sheets of its own after the signature; any other stands in the text.
    """

    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    totals: Sequence[Cell] | None = None
    title: str = ""
    note: str = ""
    landscape: bool = False
    numbered: bool = False

    def __post_init__(self) -> None:
        if not self.columns:
            raise ValueError("a table without columns")
        for row in [*self.rows, *([self.totals] if self.totals is not None else [])]:
            if len(row) != len(self.columns):
                raise ValueError(f"a row of {len(row)} cells in a table of {len(self.columns)} columns")


@dataclass(frozen=True)
class Signatures:
    """Boxes for several signatures side by side: (what the person is, name) each; an empty name is signed by hand."""

    boxes: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Code:
    """A square code (QR) that holds `text`, for a machine to read, with a `caption` for people beside it."""

    text: str
    caption: str


Block = str | Paragraph | Heading | Table | Signatures | Code


@dataclass(frozen=True, kw_only=True)
class Letter:
    """An official letter.

    `parent` and `agency` head it on the left; `number` is the number with its symbol (`512-CV/BNCTU`; empty for a
    draft). `day` and `place` make the date line; without a day it is left open. `kind` is the document's type in
    capitals (`BÁO CÁO`); with none it is an ordinary letter and `title` stands under the number as `V/v …`. `span` is a
    line under the title (figures from … to …). `addressed` follows “Kính gửi”. `signer_role` may have several lines
    (`K/T TRƯỞNG BAN`, `PHÓ TRƯỞNG BAN`). `signature` are the lines of a digital signature. `mark` is the
    confidentiality (`MẬT`), `urgency` the urgency (`KHẨN`). `foot` is printed small at the foot of every page. `party`
    chooses the Party's layout, else the State's.
    """

    parent: str
    agency: str
    place: str
    title: str
    body: Sequence[Block] = ()
    number: str = ""
    day: date | None = None
    kind: str = ""
    span: str = ""
    addressed: Sequence[str] = ()
    recipients: Sequence[str] = ()
    signer_role: Sequence[str] = ()
    signer: str = ""
    signature: Sequence[str] = ()
    mark: str = ""
    urgency: str = ""
    foot: str = ""
    party: bool = True

    @property
    def layout(self) -> dict[str, Any]:
        """The layout's data, see `data/layouts.yaml`."""
        return layouts()["party" if self.party else "state"]


@dataclass(frozen=True)
class Laid:
    """A letter made ready for printing: every text cleaned, every cell a text, landscape tables apart."""

    letter: Letter
    body: list[dict[str, Any]] = field(default_factory=list)
    sheets: list[dict[str, Any]] = field(default_factory=list)

    @property
    def subject(self) -> list[str]:
        """Lines under the number: only of an ordinary letter."""
        return [] if self.letter.kind else lines(f"V/v {self.letter.title}")

    @property
    def number_line(self) -> str:
        """`Số 512-CV/BNCTU`; a draft leaves room for the number."""
        return self.letter.layout["number_before"] + (self.letter.number or _OPEN)

    @property
    def document_title(self) -> str:
        """The title for the file's properties."""
        return " ".join(f"{self.letter.kind} {self.letter.title}".split()) or self.letter.agency


def laid(letter: Letter) -> Laid:
    """Ready a letter for printing."""
    texts: dict[str, Any] = {name: tidy(getattr(letter, name)) for name in _ONE_TEXT} | {
        name: _several(getattr(letter, name)) for name in _SEVERAL
    }
    ready = Laid(replace(letter, **texts))
    for block in letter.body:
        target = ready.sheets if isinstance(block, Table) and block.landscape else ready.body
        target.append(_block(block))
    return ready


_ONE_TEXT = ("parent", "agency", "place", "title", "number", "kind", "span", "signer", "mark", "urgency", "foot")
_SEVERAL = ("addressed", "recipients", "signer_role", "signature")


def _several(texts: Sequence[str]) -> tuple[str, ...]:
    given = [texts] if isinstance(texts, str) else texts
    return tuple(line for text in given for line in lines(text) if line)


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Table):
        return {"is": "table", **_table(block)}
    if isinstance(block, Heading):
        return {"is": "heading", "text": tidy(block.text), "level": min(max(block.level, 1), 3)}
    if isinstance(block, Signatures):
        return {"is": "signatures", "boxes": [[tidy(role), tidy(name)] for role, name in block.boxes]}
    if isinstance(block, Code):
        return {"is": "code", "caption": tidy(block.caption), "squares": squares(block.text)}
    pieces = block.pieces if isinstance(block, Paragraph) else (block,)
    runs = [(piece.text, True) if isinstance(piece, Strong) else (piece, False) for piece in pieces]
    return {"is": "paragraph", "runs": [{"text": _piece(text), "strong": strong} for text, strong in runs]}


def squares(text: str) -> list[str]:
    """The rows of the square code of a text, `1` for a dark square."""
    import qrcode  # drawn on a few letters; no start waits for it

    code = qrcode.QRCode(border=0, error_correction=qrcode.constants.ERROR_CORRECT_M)
    code.add_data(text)
    code.make(fit=True)
    return ["".join("1" if dark else "0" for dark in row) for row in code.get_matrix()]


def _table(table: Table) -> dict[str, Any]:
    return {
        "title": tidy(table.title),
        "note": tidy(table.note),
        "numbered": table.numbered,
        "columns": [
            {"label": tidy(one.label), "group": tidy(one.group), "width": one.width, "number": one.number} for one in table.columns
        ],
        "groups": _groups(table.columns),
        "rows": [[cell_text(cell) for cell in row] for row in table.rows],
        "totals": None if table.totals is None else [cell_text(cell) for cell in table.totals],
    }


def _groups(columns: Sequence[Column]) -> list[dict[str, Any]]:
    """The upper row of headings: runs of neighbouring columns of one group; empty when no column has one."""
    if not any(column.group for column in columns):
        return []
    groups: list[dict[str, Any]] = []
    for at, column in enumerate(columns):
        name = tidy(column.group)
        if groups and name and groups[-1]["name"] == name:
            groups[-1]["columns"] += 1
        else:
            groups.append({"name": name, "at": at, "columns": 1})
    return groups


def cell_text(cell: Cell) -> str:
    """A cell as it is printed: 1.234.567, 21/11/2026."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        raise TypeError("a cell holds text, a number, a day or nothing")
    if isinstance(cell, int):
        return f"{cell:,}".replace(",", ".")
    if isinstance(cell, date):
        return f"{cell:%d/%m/}{cell.year:04d}"
    return tidy(cell)


def date_text(day: date | None) -> str:
    """`ngày 05 tháng 01 năm 2026`: days below 10 and the months January and February have two digits. Open without a
    day.
    """
    if day is None:
        return f"ngày{_OPEN}tháng{_OPEN}năm{_OPEN}"
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def tidy(text: str) -> str:
    """Text without what may not be printed, its lines kept."""
    return clean(text, multiline=True)


def lines(text: str) -> list[str]:
    """The lines of a text."""
    return tidy(text).split("\n")


def _piece(text: str) -> str:
    """A piece of a paragraph: cleaned, but with the blanks at its ends, which part it from its neighbours."""
    kept = clean(text, multiline=True)
    before = " " if text[:1].isspace() and kept else ""
    after = " " if text[-1:].isspace() and kept else ""
    return f"{before}{kept}{after}"


@lru_cache(maxsize=1)
def layouts() -> dict[str, dict[str, Any]]:
    """The known layouts by name."""
    return dict(yaml.safe_load(LAYOUTS.read_text(encoding="utf-8")))
