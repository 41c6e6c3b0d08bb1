"""What goes out: true days and numbers, nothing a spreadsheet would run, and a book that can come back."""

import csv
import io
import zipfile
from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from liem.core.registry import Column
from liem.gates.books import cells
from liem.gates.books.exporting import Sheet, sheet_of, write_sheet
from liem.gates.books.reading import open_book

from .making import IMPORTS

pytestmark = pytest.mark.unit

COLUMNS = (
    Column("number", "Number"),
    Column("title", "Title"),
    Column("happened_on", "Entered on"),
    Column("damage", "Damage", money=True),
    Column("field", "Field", choices={"land": "Đất đai"}),
    Column("flag", "Urgent"),
)


def own(**given):
    values = {"number": "VA-1", "title": "Vụ A", "happened_on": date(2024, 3, 2), "damage": 1_500_000, "field": "land", "flag": True}
    return SimpleNamespace(**{**values, **given})


def written(form, *owns):
    out = io.BytesIO()
    with override("vi"):
        count = write_sheet(sheet_of("Vụ án: 2024/Q1", owns, COLUMNS, IMPORTS), out, form=form)
    assert count == len(owns)
    return out


def rows_of(out):
    out.seek(0)
    return list(CalamineWorkbook.from_filelike(out).get_sheet_by_index(0).iter_rows())


def test_days_and_amounts_are_true_days_and_numbers_in_a_workbook():
    head, row = rows_of(written("xlsx", own()))
    assert head == ["Số vào sổ", "Tên vụ án, vụ việc", "Ngày mở", "Thiệt hại", "Lĩnh vực", "Urgent"]
    assert row == ["VA-1", "Vụ A", date(2024, 3, 2), 1_500_000.0, "Đất đai", "Có"]


def test_a_csv_file_says_that_it_is_utf_8_and_writes_days_as_people_do():
    out = written("csv", own())
    assert out.getvalue().startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(out.getvalue().decode("utf-8-sig"))))
    assert rows[1] == ["VA-1", "Vụ A", "02/03/2024", "1500000", "Đất đai", "Có"]


DANGEROUS = ["=1+1", "@SUM(A1)", "+1+cmd|' /C calc'!A0", "-2+3", "\t=1", '=HYPERLINK("x")']


@pytest.mark.parametrize("text", DANGEROUS)
def test_nothing_that_is_exported_runs(text):
    with zipfile.ZipFile(written("xlsx", own(title=text))) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")
    (_head, row) = csv.reader(io.StringIO(written("csv", own(title=text)).getvalue().decode("utf-8-sig")))
    assert row[1].startswith("'")


@pytest.mark.parametrize("form", ["xlsx", "csv"])
@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "-2+3", "+84 giả định", 'Vụ A; B, "C"\nD'])
def test_what_was_made_harmless_comes_back_as_it_was(form, text):
    with open_book(written(form, own(title=text)), IMPORTS) as book:
        (row,) = book.rows()
    assert cells.text(row.values["title"]) == text
    assert cells.day(row.values["happened_on"]) == date(2024, 3, 2)
    assert cells.money(row.values["damage"]) == 1_500_000


def test_an_instant_is_written_as_vietnams_clocks_show_it():
    (_head, row) = rows_of(written("xlsx", own(happened_on=datetime(2024, 3, 1, 20, 30, tzinfo=UTC))))
    assert row[2] == datetime(2024, 3, 2, 3, 30)


def test_numbers_that_excel_would_round_stay_text():
    (_head, row) = rows_of(written("xlsx", own(damage=1234567890123456789)))
    assert row[3] == "1234567890123456789"


@given(st.lists(st.text(max_size=50), max_size=5))
def test_any_text_can_be_exported(texts):
    for form in ("xlsx", "csv"):
        out = io.BytesIO()
        assert write_sheet(Sheet("x", ["Title"], [[text] for text in texts]), out, form=form) == len(texts)
