"""The refused rows of a book, given back as a workbook with the reasons beside them, ready to be put right and sent again."""

from collections import defaultdict
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, BinaryIO

from django.utils.translation import gettext_lazy as _

from liem.gates.books.cells import written
from liem.gates.books.exporting import RUN_IN_XLSX, neutral, workbook_in
from liem.gates.books.importing import Fault, Outcome
from liem.gates.books.reading import Failed, Formula
from liem.gates.books.scanning import letters

SCALED = {1_000: _("Unit: thousand đồng"), 10**6: _("Unit: million đồng"), 10**9: _("Unit: billion đồng")}


def give_back(outcome: Outcome, out: Path | BinaryIO) -> int:
    """Write the refused rows as they stood, faulty cells marked, a last column with the reasons; returns their number."""
    faults: dict[int, list[Fault]] = defaultdict(list)
    for fault in outcome.faults:
        faults[fault.row].append(fault)
    with workbook_in(out) as book:
        writer = _Writer(book, outcome)
        for index, cells in outcome.book.source.rows(outcome.book.header.last + 1):
            if index + 1 in outcome.bad_rows:
                writer.row(cells, faults[index + 1])
    return writer.count


class _Writer:
    def __init__(self, book: Any, outcome: Outcome) -> None:
        self.page = book.add_worksheet(str(_("To put right")))
        self.wrap = book.add_format({"text_wrap": True, "valign": "top"})
        self.day = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top"})
        self.wrong = book.add_format({"text_wrap": True, "valign": "top", "bg_color": "#FBE3DF", "border": 1})
        self.wrong_day = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top", "bg_color": "#FBE3DF", "border": 1})
        self.width = outcome.book.header.width
        self.count = 0
        self.line = self._head(book.add_format({"bold": True, "text_wrap": True, "bottom": 1}), outcome)

    def _head(self, bold: Any, outcome: Outcome) -> int:
        header, line = outcome.book.header, 0
        if header.above in SCALED:  # what the line above the table said holds for these amounts too
            self.page.write_string(0, 0, str(SCALED[header.above]))
            line = 1
        self.page.set_column(0, self.width - 1, 20)
        self.page.set_column(self.width, self.width, 70)
        for column, text in header.texts.items():
            self.page.write_string(line, column, text, bold)
        self.page.write_string(line, self.width, str(_("Why the row was refused")), bold)
        return line + 1

    def row(self, cells: list[Any], faults: list[Fault]) -> None:
        """Write one refused row."""
        wrong = {fault.column for fault in faults}
        for column, value in enumerate(cells[: self.width]):
            self._cell(column, value, wrong=letters(column) in wrong)
        reasons = [f"{fault.heading}: {fault.reason}" if fault.heading else fault.reason for fault in faults]
        self.page.write_string(self.line, self.width, "\n".join(reasons), self.wrap)
        self.line += 1
        self.count += 1

    def _cell(self, column: int, value: Any, *, wrong: bool) -> None:
        style = self.wrong if wrong else self.wrap
        if value is None or value == "" or isinstance(value, (Formula, Failed)):
            self.page.write_blank(self.line, column, None, style)
        elif isinstance(value, date):
            moment = value if isinstance(value, datetime) else datetime.combine(value, time())
            self.page.write_datetime(self.line, column, moment, self.wrong_day if wrong else self.day)
        elif isinstance(value, bool):
            self.page.write_boolean(self.line, column, value, style)
        elif isinstance(value, (int, float)):
            self.page.write_number(self.line, column, value, style)
        elif isinstance(value, (time, timedelta)):
            self.page.write_string(self.line, column, str(value), style)
        else:
            self.page.write_string(self.line, column, neutral(written(value), RUN_IN_XLSX), style)
