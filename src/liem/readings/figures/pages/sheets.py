"""What is seen, as a file: a CSV table or an Excel workbook of plain values, and the same rows as a table on the page.

A spreadsheet runs what begins like a formula. In a workbook a text stays a text; in CSV an apostrophe stands before it.
"""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from urllib.parse import quote

from django.http import HttpResponse

from liem.web.shapes import Cell, Column, Row, Table

RUN = ("=", "+", "-", "@", "\t", "\r", "\n")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
FORMATS = ("csv", "xlsx")


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """Headings and rows of text, numbers, days or None. `notes` stand above the headings of the file: what it shows, as of when.

    `links` are the addresses of rows on the page; `numbers` the columns that are set to the right.
    """

    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Any]]
    notes: Sequence[str] = ()
    numbers: frozenset[int] = frozenset()
    links: Sequence[str] = field(default_factory=tuple)

    def table(self) -> Table:
        """The same rows on a page; the first column leads to the row's address."""
        columns = [Column(key=str(n), label=heading, align="right" if n in self.numbers else "") for n, heading in enumerate(self.headings)]
        rows = []
        for at, row in enumerate(self.rows):
            href = self.links[at] if at < len(self.links) else ""
            rows.append(Row(cells=[_cell(value, href if n == 0 else "") for n, value in enumerate(row)]))
        return Table(caption=self.title, columns=columns, rows=rows, dense=True)

    def answer(self, form: str, name: str) -> HttpResponse:
        """The file to keep: `form` is csv or xlsx."""
        content = self._csv() if form == "csv" else self._xlsx()
        response = HttpResponse(content, content_type=CSV if form == "csv" else XLSX)
        response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(f'{name}.{form}')}"
        response["X-Content-Type-Options"] = "nosniff"
        return response

    def _csv(self) -> bytes:
        out = io.StringIO(newline="")
        writer = csv.writer(out, lineterminator="\r\n")
        for note in self.notes:
            writer.writerow([_in_csv(note)])
        writer.writerow([_in_csv(heading) for heading in self.headings])
        writer.writerows([_in_csv(value) for value in row] for row in self.rows)
        # With its mark at the start Excel knows that the file is UTF-8.
        return out.getvalue().encode("utf-8-sig")

    def _xlsx(self) -> bytes:
        import xlsxwriter  # here: long to import, and Liêm should be there at once

        out = io.BytesIO()
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        with xlsxwriter.Workbook(out, options) as book:
            page = book.add_worksheet()
            head, day = book.add_format({"bold": True, "bottom": 1, "text_wrap": True}), book.add_format({"num_format": "dd/mm/yyyy"})
            amount = book.add_format({"num_format": "#,##0"})
            for line, note in enumerate(self.notes):
                page.write_string(line, 0, note)
            top = len(self.notes)
            for column, heading in enumerate(self.headings):
                page.write_string(top, column, heading, head)
                page.set_column(column, column, 16 if column in self.numbers else 28)
            for line, row in enumerate(self.rows, start=top + 1):
                for column, value in enumerate(row):
                    if isinstance(value, date):
                        page.write_datetime(line, column, value, day)
                    elif isinstance(value, (int, float)) and abs(value) < 10**15:
                        page.write_number(line, column, value, amount if isinstance(value, int) else None)
                    elif value not in (None, ""):
                        page.write_string(line, column, str(value)[:32_000])
        return out.getvalue()


def _in_csv(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, date) and not isinstance(value, datetime):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, (int, float)):
        return str(value)
    text = str(value)
    return f"'{text}" if text.startswith(RUN) else text


def _cell(value: Any, href: str) -> Cell:
    if value is None:
        return Cell(value="–", href=href)
    if isinstance(value, int):
        return Cell(kind="number", value=value, href=href)
    if isinstance(value, date):
        return Cell(kind="day", value=value, href=href)
    return Cell(value=value, href=href)
