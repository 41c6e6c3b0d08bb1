"""Opens a book and yields its rows: finds the header wherever it stands, and reads nothing that is no row of the book.

A book is the first shown sheet of an Excel workbook, or a CSV table. Its header is looked for within the first ten rows
by the names of the register's import columns, in Vietnamese or English, with or without diacritics. Titles above,
ordinal columns, the row of column numbers, totals and signatures are passed over and named; nothing is guessed in silence.
"""

import csv
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from django.utils.translation import gettext as _

from liem.core.registry import Imports
from liem.gates.books.container import BadBook, Shape, broken, opened, shape_of
from liem.gates.books.headings import HEADER_WITHIN, Header, Heading, find_header, is_numbering, shown, why_no_row
from liem.gates.books.scanning import SheetFacts, inspect, letters
from liem.gates.books.tables import Dialect, dialects, records

Value = str | float | int | bool | date | datetime | time | timedelta | None


@dataclass(frozen=True)
class Formula:
    """Stands for the value of a cell that holds a formula: its stored value may be old or never computed."""


@dataclass(frozen=True)
class Failed:
    """Stands for the value of a cell that shows an error such as #N/A."""


@dataclass(frozen=True)
class Row:
    """A row of the book. `number` as Excel counts it (from 1); `values` by the heading's field, empty cells left out."""

    number: int
    values: dict[str, Any]
    surplus: bool = False
    """A CSV row with more filled cells than the header has columns."""


@dataclass(frozen=True)
class LeftOut:
    """A row that was passed over, and why."""

    number: int
    reason: str


@dataclass
class Book:
    """An open book. `rows()` may be gone through several times; close it, or use it as a context."""

    name: str
    shape: Shape
    sheet: str
    header: Header
    source: "Source"
    closing: ExitStack
    left_out: list[LeftOut] = field(default_factory=list)

    @property
    def unknown(self) -> list[str]:
        """Headings that no import column knows, each with its column's letters."""
        return [f"{shown(heading.text)} ({letters(heading.index)})" for heading in self.header.unknown]

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings that are read."""
        return self.header.known

    def heading(self, name: str) -> Heading | None:
        """The heading that fills a field, if the book has it."""
        return next((heading for heading in self.header.known if heading.field == name), None)

    def rows(self) -> Iterator[Row]:
        """The rows of the book in order; what is passed over stands in `left_out` afterwards (at most 1,000 rows)."""
        self.left_out = []
        width = self.header.width if self.shape is Shape.TEXT else None
        for index, cells in self.source.rows(self.header.last + 1):
            if not any(map(filled, cells)):
                continue
            if index <= self.header.last + 2 and is_numbering(cells):
                continue
            if reason := why_no_row(cells, self.header):
                if len(self.left_out) < 1000:
                    self.left_out.append(LeftOut(index + 1, reason))
                continue
            yield self._row(index, cells, width)

    def _row(self, index: int, cells: Sequence[Any], width: int | None) -> Row:
        values = {
            heading.field: cells[heading.index]
            for heading in self.header.known
            if heading.index < len(cells) and filled(cells[heading.index])
        }
        return Row(index + 1, values, width is not None and any(map(filled, cells[width:])))

    def close(self) -> None:
        """Let go of the file."""
        self.closing.close()

    def __enter__(self) -> "Book":
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()


def filled(value: Any) -> bool:
    """Whether a cell holds anything but white space."""
    if value is None:
        return False
    return not isinstance(value, str) or bool(value.strip(" \t\r\n\u00a0\u200b\ufeff'"))


class Source(ABC):
    """Where rows come from: `rows(first)` yields (index from 0, cells from column A) for every row from `first` on."""

    sheet = ""

    @abstractmethod
    def rows(self, first: int = 0) -> Iterator[tuple[int, list[Any]]]:
        """The rows in their order."""


class WorkbookSource(Source):
    """The first shown sheet of an Excel workbook."""

    def __init__(self, file: BinaryIO) -> None:
        from python_calamine import CalamineError, CalamineWorkbook  # with the first book: no start waits for it

        tab, self.facts = inspect(file)
        self.sheet = tab.name
        file.seek(0)
        try:
            workbook = CalamineWorkbook.from_filelike(file)
            self.table = workbook.get_sheet_by_name(tab.name)
        except (CalamineError, ValueError, OSError):
            raise BadBook(broken()) from None

    def rows(self, first: int = 0) -> Iterator[tuple[int, list[Any]]]:
        if self.table.start is None:
            return
        left = self.table.start[1]
        for index, cells in enumerate(self.table.iter_rows()):
            if index < first:
                continue
            full = [None] * left + cells if left else cells
            yield index, _marked(full, index, self.facts)


def _marked(cells: list[Any], index: int, facts: SheetFacts) -> list[Any]:
    for column, error in facts.oddities(index).items():
        if column >= len(cells):
            cells = cells + [None] * (column + 1 - len(cells))
        cells[column] = Failed() if error else Formula()
    return cells


class TableSource(Source):
    """A CSV table in one of the dialects it may be written in."""

    def __init__(self, file: BinaryIO, dialect: Dialect) -> None:
        self.file = file
        self.dialect = dialect

    def rows(self, first: int = 0) -> Iterator[tuple[int, list[Any]]]:
        try:
            for index, cells in enumerate(records(self.file, self.dialect)):
                if index >= first:
                    yield index, cells
        except csv.Error:
            raise BadBook(_("The CSV table is damaged: a quotation mark is opened and never closed.")) from None
        except UnicodeDecodeError:
            raise BadBook(_("The letters of the CSV table cannot be read. Save it as “CSV UTF-8”.")) from None


def open_book(source: Path | BinaryIO, imports: Imports, *, name: str = "") -> Book:
    """Open a book for the columns of `imports`; raises `BadBook` with one clear sentence when it cannot be read.

    `source`: a path, or a seekable binary file that stays open as long as the book. `name`: how to call it in reports.
    """
    closing = ExitStack()
    try:
        file = closing.enter_context(opened(source))
        shape = shape_of(file)
        reader, header = _with_header(file, shape, imports)
    except BaseException:
        closing.close()
        raise
    title = name or (source.name if isinstance(source, Path) else "")
    return Book(title, shape, reader.sheet, header, reader, closing)


def _with_header(file: BinaryIO, shape: Shape, imports: Imports) -> tuple[Source, Header]:
    if shape is Shape.WORKBOOK:
        source: Source = WorkbookSource(file)
        return source, find_header(_top(source), imports)
    # A comma may separate columns or stand in a title: the dialect is right in which the header is best understood.
    best: tuple[int, Source, Header] | None = None
    refusal: BadBook | None = None
    for dialect in dialects(file):
        source = TableSource(file, dialect)
        try:
            header = find_header(_top(source), imports)
        except BadBook as problem:
            refusal = _clearer(refusal, problem)
            continue
        if best is None or len(header.known) > best[0]:
            best = (len(header.known), source, header)
    if best is not None:
        return best[1], best[2]
    raise refusal or BadBook(_("The file holds no table."))


def _clearer(first: BadBook | None, second: BadBook) -> BadBook:
    """Of two refusals the one that understood more of the header."""
    return second if first is None or getattr(second, "found", 0) > getattr(first, "found", 0) else first


def _top(source: Source) -> list[list[Any]]:
    """The rows in which the header is looked for; empty ones as empty lists."""
    top: list[list[Any]] = []
    for index, cells in islice(source.rows(), HEADER_WITHIN):
        top.extend([] for _missing in range(index - len(top)))
        top.append(cells)
    return top
