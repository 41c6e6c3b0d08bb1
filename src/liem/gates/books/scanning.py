"""Looks through a workbook before any reader sees it: is it safe to open, and what will its reader not tell?

A workbook is a ZIP of XML parts. Each part is unpacked once as a stream, within fixed bounds, and the first sheet's
cells are counted on the way: a small file can claim a table of seventeen billion cells, and a reader that lays it out in
memory would die of it.
"""

import re
import zipfile
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO
from xml.parsers import expat

from django.utils.translation import gettext_lazy as _

from liem.gates.books.container import CHUNK, BadBook, archive_of, bomb, broken

MAX_UNPACKED = 1024 * 1024 * 1024
"""Bytes of all parts of a workbook together, unpacked."""
MAX_RATIO = 400
"""Unpacked over packed, for parts above a megabyte. Real sheets stay below 60."""
MAX_CELLS = 12_000_000
"""Cells of the sheet's outer rectangle: 100,000 rows of 120 columns."""


def letters(column: int) -> str:
    """The letters over a column counted from 0: 0 → A, 27 → AB."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


@dataclass
class SheetFacts:
    """What was seen in the XML of a sheet that its reader will not tell.

    `odd` holds the cells with a formula or an error, in order of the sheet, each as one integer (row, column, a bit that tells
    which). Rows and columns count from 0 and are -1 when the sheet is empty.
    """

    odd: "array[int]" = field(default_factory=lambda: array("Q"))
    first_row: int = -1
    first_column: int = -1
    last_row: int = -1
    last_column: int = -1

    def oddities(self, row: int) -> dict[int, bool]:
        """The odd cells of a row: column → True for an error, False for a formula."""
        found: dict[int, bool] = {}
        for index in range(bisect_left(self.odd, row << 16), len(self.odd)):
            value = self.odd[index]
            if value >> 16 != row:
                break
            column = (value & 0xFFFF) >> 1
            found[column] = found.get(column, False) or bool(value & 1)
        return found

    def note(self, row: int, column: int) -> None:
        """Widen the outer rectangle by a cell that holds something; refuse a rectangle no memory could hold."""
        self.first_row = row if self.first_row < 0 else min(self.first_row, row)
        self.first_column = column if self.first_column < 0 else min(self.first_column, column)
        self.last_row = max(self.last_row, row)
        self.last_column = max(self.last_column, column)
        if (self.last_row - self.first_row + 1) * (self.last_column - self.first_column + 1) > MAX_CELLS:
            raise BadBook(
                _("The sheet reaches to row %(row)s, column %(column)s: too large to be a book. Delete the stray cells far from the table.")
                % {"row": self.last_row + 1, "column": letters(self.last_column)}
            )


@dataclass(frozen=True)
class Sheet:
    """A sheet of a workbook: its name on the tab, the part that holds it, whether its tab is shown."""

    name: str
    part: str
    shown: bool


def inspect(file: BinaryIO) -> tuple[Sheet, SheetFacts]:
    """Unpack every part of a workbook once within bounds, and look through the XML of its first shown sheet.

    Raises `BadBook` for a zip bomb, a damaged part, declared entities, or a table of absurd extent.
    """
    archive = archive_of(file)
    parts = archive.infolist()
    if len({info.filename for info in parts}) != len(parts):
        raise BadBook(broken())
    for info in parts:
        if info.flag_bits & 0x1:
            raise BadBook(_("The workbook is locked with a password. Remove the password in Excel and send it again."))
        if info.file_size > 1024 * 1024 and info.file_size > MAX_RATIO * max(info.compress_size, 1):
            raise BadBook(bomb())
    if sum(info.file_size for info in parts) > MAX_UNPACKED:
        raise BadBook(bomb())
    sheet = next((sheet for sheet in _sheets(archive) if sheet.shown), None)
    if sheet is None:
        raise BadBook(_("The workbook has no sheet with a table."))
    facts = SheetFacts()
    for info in parts:
        if info.filename == sheet.part:
            _Scan(facts).run(_chunks(archive, info))
        else:
            _check_part(_chunks(archive, info), xml=info.filename.lower().endswith((".xml", ".rels")))
    return sheet, facts


def _chunks(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """The part's bytes; a part that is longer or other than its entry says fails its checksum and is refused."""
    try:
        with archive.open(info) as part:
            while chunk := part.read(CHUNK):
                yield chunk
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError):
        raise BadBook(broken()) from None


def _check_part(chunks: Iterator[bytes], *, xml: bool) -> None:
    first = True
    for chunk in chunks:
        if first and xml and b"<!doctype" in chunk[:4096].lower():
            raise BadBook(broken())
        first = False


def _sheets(archive: zipfile.ZipFile) -> list[Sheet]:
    """The sheets that hold cells, in the order of their tabs, by way of the workbook's relations."""
    tabs: list[tuple[str, str, bool]] = []
    targets: dict[str, str] = {}

    def tab_found(name: str, given: dict[str, str]) -> None:
        if _bare(name) == "sheet":
            relation = next((value for key, value in given.items() if ":" in key and _bare(key) == "id"), "")
            tabs.append((given.get("name", ""), relation, given.get("state", "visible") == "visible"))

    def relation_found(name: str, given: dict[str, str]) -> None:
        if _bare(name) == "Relationship" and given.get("Type", "").endswith("/worksheet"):
            target = given.get("Target", "")
            targets[given.get("Id", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"

    _walk(archive, "xl/workbook.xml", tab_found)
    _walk(archive, "xl/_rels/workbook.xml.rels", relation_found)
    return [Sheet(name, targets[relation], shown) for name, relation, shown in tabs if relation in targets]


def _bare(name: str) -> str:
    """An XML name without its prefix."""
    return name.rpartition(":")[2]


def _walk(archive: zipfile.ZipFile, name: str, found: Any) -> None:
    try:
        info = archive.getinfo(name)
    except KeyError:
        raise BadBook(broken()) from None
    if info.file_size > 16 * 1024 * 1024:
        raise BadBook(bomb())
    parser = _parser()
    parser.StartElementHandler = found
    _feed(parser, _chunks(archive, info))


def _parser() -> Any:
    parser = expat.ParserCreate()

    def refuse(*_anything: Any) -> None:
        raise BadBook(broken())

    # A workbook never declares a document type; one that does wants its entities expanded.
    parser.StartDoctypeDeclHandler = refuse
    parser.buffer_text = True
    return parser


def _feed(parser: Any, chunks: Iterator[bytes]) -> None:
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError):  # also an encoding nobody knows
        raise BadBook(broken()) from None


REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
ROW_NUMBER = re.compile(r"[1-9][0-9]{0,6}")
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384


class _Scan:
    """Walks the XML of one sheet: where cells hold something, a formula or an error."""

    def __init__(self, facts: SheetFacts) -> None:
        self.facts = facts
        self.row = -1
        self.column = -1
        self.error = False
        self.disordered = False

    def run(self, chunks: Iterator[bytes]) -> None:
        parser = _parser()
        parser.StartElementHandler = self.start
        _feed(parser, chunks)
        if self.disordered:
            self.facts.odd = array("Q", sorted(self.facts.odd))

    def odd(self, *, error: bool) -> None:
        value = self.row << 16 | self.column << 1 | error
        self.disordered = self.disordered or bool(self.facts.odd and self.facts.odd[-1] > value)
        self.facts.odd.append(value)

    def start(self, name: str, given: dict[str, str]) -> None:
        name = _bare(name)
        if name == "c":
            self.cell(given)
        elif name in ("v", "is", "f") and (self.row < 0 or self.column < 0):
            raise BadBook(broken())
        elif name in ("v", "is"):
            self.facts.note(self.row, self.column)
            if self.error:
                self.odd(error=True)
        elif name == "f":
            self.facts.note(self.row, self.column)
            self.odd(error=False)
        elif name == "row":
            number = given.get("r", "")
            self.row = int(number) - 1 if ROW_NUMBER.fullmatch(number) else self.row + 1
            self.column = -1
            if self.row >= LAST_ROW:
                raise BadBook(broken())

    def cell(self, given: dict[str, str]) -> None:
        reference = given.get("r")
        self.error = given.get("t") == "e"
        if reference is None:
            self.column += 1
            return
        found = REFERENCE.fullmatch(reference)
        if found is None:
            raise BadBook(broken())
        column = 0
        for letter in found[1]:
            column = column * 26 + ord(letter) - 64
        self.column = column - 1
        self.row = int(found[2]) - 1
        if self.row >= LAST_ROW or self.column >= LAST_COLUMN:
            raise BadBook(broken())
