"""Real files for the tests of books: workbooks made by XlsxWriter, tables of text, and files that are neither."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time

import xlsxwriter

from liem.core.registry import ImportColumn, Imports

IMPORTS = Imports(
    act="open",
    number="number",
    columns=(
        ImportColumn("number", ("Số vào sổ", "Số"), ("Number",)),
        ImportColumn("title", ("Tên vụ án, vụ việc", "Tên"), ("Title",), required=True),
        ImportColumn("happened_on", ("Ngày mở", "Ngày vào sổ"), ("Opened on",)),
        ImportColumn("damage", ("Thiệt hại", "Giá trị thiệt hại"), ("Damage",)),
        ImportColumn("field", ("Lĩnh vực",), ("Field",)),
        ImportColumn("note", ("Ghi chú",), ("Note",)),
    ),
)
HEADER = ["STT", "Số vào sổ", "Tên vụ án, vụ việc", "Ngày mở", "Thiệt hại", "Lĩnh vực", "Ghi chú"]


def workbook(rows: Iterable[Sequence], *, merge: Iterable[tuple] = (), sheets: Sequence[str] = ("Sổ",), hide: int = 0) -> io.BytesIO:
    """A workbook whose first shown sheet holds `rows`. Text starting with "=" becomes a true formula."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"constant_memory": True})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    tabs = [book.add_worksheet(name) for name in sheets]
    for tab in tabs[:hide]:
        tab.hide()
    sheet = tabs[hide]
    if hide:
        sheet.activate()
        sheet.set_first_sheet()
    for at, cells in enumerate(rows):
        for column, value in enumerate(cells):
            if isinstance(value, date):
                sheet.write_datetime(at, column, value if isinstance(value, datetime) else datetime.combine(value, time()), day)
            elif value is not None:
                sheet.write(at, column, value)
    for area in merge:
        sheet.merge_range(*area)
    book.close()
    file.seek(0)
    return file


def merged_titles(title: str, header: Sequence[str], rows: Sequence[Sequence]) -> io.BytesIO:
    """A book as offices keep them: three merged title rows, a header that is merged downwards, rows below."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file)
    sheet = book.add_worksheet("Sổ theo dõi")
    wide = len(header) - 1
    sheet.merge_range(0, 0, 0, wide, "BAN NỘI CHÍNH (số liệu giả định)")
    sheet.merge_range(1, 0, 1, wide, title)
    sheet.merge_range(2, 0, 2, wide, "Từ ngày 01/01/2023 đến ngày 30/6/2023")
    for column, text in enumerate(header):
        sheet.merge_range(4, column, 5, column, text)
    for at, cells in enumerate(rows, start=6):
        sheet.write_row(at, 0, cells)
    book.close()
    file.seek(0)
    return file


def table(text: str, encoding: str = "utf-8") -> io.BytesIO:
    """A table of text."""
    return io.BytesIO(text.encode(encoding))


def repacked(source: io.BytesIO, **changed: bytes) -> io.BytesIO:
    """The workbook with parts replaced or added; `xl__workbook_xml` names the part `xl/workbook.xml`."""
    parts = {name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"): content for name, content in changed.items()}
    file = io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.filename not in parts:
                new.writestr(info, old.read(info))
        for name, content in parts.items():
            new.writestr(name, content)
    file.seek(0)
    return file


def archive(**parts: bytes) -> io.BytesIO:
    """A ZIP with the given parts; `word__document_xml` names `word/document.xml`."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts.items():
            new.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"), content)
    file.seek(0)
    return file
