"""A register or a list as a file: an Excel workbook with true days and numbers, or a CSV table.

What a spreadsheet would run as a formula is written as text; in CSV it gets an apostrophe before it, which an import of
ours takes away again. Headings are names under which an import finds the column, so an exported book can come back.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO

from django.utils.translation import gettext as _

from liem.core.registry import Column, Imports
from liem.gates.books.headings import name_of
from liem.gates.books.showing import shown_in_book

MAX_CELL = 32_000
"""Letters an Excel cell can hold, with room for the sign that says it was cut."""
MAX_ROWS = 1_048_000
RUN_IN_CSV = ("=", "+", "-", "@", "\t", "\r", "\n")
RUN_IN_XLSX = ("=", "@")
"""In a workbook a text is a text; these two are marked so that they stay one when it is saved as something else."""
WIDTHS = {"number": 18, "text": 26}


@dataclass(frozen=True)
class Sheet:
    """What is written: a title for the tab, headings, rows of plain values (text, numbers, days, None)."""

    title: str
    headings: Sequence[str]
    rows: Iterable[Sequence[Any]]
    money: frozenset[int] = frozenset()


class TooManyRows(Exception):
    """More rows than an Excel sheet holds."""

    def __init__(self) -> None:
        super().__init__(_("An Excel sheet holds at most %(most)s rows. Narrow the list, or take a CSV file.") % {"most": MAX_ROWS})


def headings_of(columns: Iterable[Column], imports: Imports | None) -> list[str]:
    """The heading of each column: the import column's first name where there is one, else the list's label."""
    names = {column.field: name_of(column) for column in imports.columns} if imports is not None else {}
    if imports is not None and imports.number:
        names.setdefault("number", names.get(imports.number, ""))
    if "happened_on" in names:
        names.setdefault("opened_on", names["happened_on"])
    return [names.get(column.code) or str(column.label) for column in columns]


def sheet_of(title: str, owns: Iterable[Any], columns: Sequence[Column], imports: Imports | None) -> Sheet:
    """The records' own rows as a sheet of these columns."""
    money = frozenset(index for index, column in enumerate(columns) if column.money)
    rows = ([shown_in_book(own, column) for column in columns] for own in owns)
    return Sheet(title, headings_of(columns, imports), rows, money)


def write_sheet(sheet: Sheet, out: Path | BinaryIO, *, form: str) -> int:
    """Write a sheet as `xlsx` or `csv`; returns the number of rows below the heading."""
    return _write_csv(sheet, out) if form == "csv" else _write_xlsx(sheet, out)


def neutral(text: str, signs: tuple[str, ...] = RUN_IN_CSV) -> str:
    """A text that no spreadsheet runs: an apostrophe stands before one that begins with one of `signs`."""
    return f"'{text}" if text.startswith(signs) else text


@contextmanager
def workbook_in(out: Path | BinaryIO) -> Iterator[Any]:
    """A workbook written row by row, in which no text becomes a formula, a link or a number. Raises `OSError` as files do."""
    import xlsxwriter  # here: long to import, and Liêm should be there at once
    from xlsxwriter.exceptions import FileCreateError

    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    if isinstance(out, Path):
        with out.open("wb") as file, workbook_in(file) as book:
            yield book
        return
    try:
        with xlsxwriter.Workbook(out, options) as book:
            yield book
    except FileCreateError as problem:
        raise problem.args[0] if problem.args and isinstance(problem.args[0], OSError) else OSError(str(problem)) from None


def _write_xlsx(sheet: Sheet, out: Path | BinaryIO) -> int:
    count = 0
    with workbook_in(out) as book:
        page = book.add_worksheet(_tab(sheet.title))
        writer = _Xlsx(book, page, sheet)
        for row in sheet.rows:
            count += 1
            if count > MAX_ROWS:
                raise TooManyRows
            for column, value in enumerate(row):
                writer.cell(count, column, value)
        page.autofilter(0, 0, max(count, 1), max(len(sheet.headings) - 1, 0))
    return count


class _Xlsx:
    """Writes cells by the kind of their value."""

    def __init__(self, book: Any, page: Any, sheet: Sheet) -> None:
        self.page, self.money = page, sheet.money
        self.day = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top", "align": "left"})
        self.instant = book.add_format({"num_format": "dd/mm/yyyy hh:mm", "valign": "top", "align": "left"})
        self.amount = book.add_format({"num_format": "#,##0", "valign": "top"})
        self.text = book.add_format({"text_wrap": True, "valign": "top"})
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "bottom": 1})
        page.freeze_panes(1, 0)
        page.repeat_rows(0)
        page.set_landscape()
        page.set_paper(9)
        for column in range(len(sheet.headings)):
            page.set_column(column, column, WIDTHS["number"] if column in sheet.money else WIDTHS["text"])
        for column, heading in enumerate(sheet.headings):
            page.write_string(0, column, heading, head)

    def cell(self, row: int, column: int, value: Any) -> None:
        if value is None or value == "":
            return
        if isinstance(value, datetime):
            self.page.write_datetime(row, column, value, self.instant)
        elif isinstance(value, date):
            self.page.write_datetime(row, column, datetime(value.year, value.month, value.day), self.day)  # noqa: DTZ001 — a day in a cell
        elif isinstance(value, (int, float)) and abs(value) < 10**15:
            self.page.write_number(row, column, value, self.amount if column in self.money else self.text)
        else:
            self.page.write_string(row, column, _cut(neutral(str(value), RUN_IN_XLSX)), self.text)


def _cut(text: str) -> str:
    return text if len(text) <= MAX_CELL else text[:MAX_CELL] + "…"


def _tab(title: str) -> str:
    """A title as Excel allows it on a tab."""
    kept = "".join(" " if sign in "[]:*?/\\'" else sign for sign in title).strip()
    return kept[:31] or "1"


def _write_csv(sheet: Sheet, out: Path | BinaryIO) -> int:
    if isinstance(out, Path):
        with out.open("wb") as file:
            return _write_csv(sheet, file)
    # With its mark at the start Excel knows that the file is UTF-8.
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="")
    count = 0
    try:
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(sheet.headings)
        for count, row in enumerate(sheet.rows, start=1):  # noqa: B007 — the count is the answer
            writer.writerow([_in_csv(value) for value in row])
    finally:
        text.detach()
    return count


def _in_csv(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, (int, float)):
        return str(value)
    return neutral(str(value))
