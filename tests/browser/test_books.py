"""A book comes in: faults at row and column first, then the good book, then the same again without anything twice."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from tests.browser.desk import Desk

pytestmark = pytest.mark.browser
HEADER = ("STT", "Số vào sổ", "Tên vụ án, vụ việc", "Loại", "Lĩnh vực", "Nguồn phát hiện", "Ngày vào sổ")
GOOD = (
    (1, "01", "Vụ việc giả định tại kho A", "Vụ việc", "Tham nhũng", "Ban tự phát hiện", date(2023, 3, 2)),
    (2, "02", "Vụ việc giả định tại trạm B", "vu viec", "tham nhũng", "Ban tự phát hiện", "05/03/2023"),
)


def book(path: Path, rows: Sequence[Sequence[Any]]) -> Path:
    """A real workbook with a title row above the heading."""
    with xlsxwriter.Workbook(str(path)) as made:
        sheet, days = made.add_worksheet("Sổ"), made.add_format({"num_format": "dd/mm/yyyy"})
        sheet.merge_range(0, 0, 0, len(HEADER) - 1, "SỔ THEO DÕI VỤ ÁN, VỤ VIỆC (giả định)")
        for at, row in enumerate((HEADER, *rows), start=1):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(at, column, value, days)
                else:
                    sheet.write(at, column, value)
    return path


def send(officer: Desk, path: Path) -> None:
    """Send a book to be checked."""
    officer.page.set_input_files("input[type=file]", path)
    officer.submit()


def test_a_book_is_put_right_and_comes_in_once(desk: Callable[..., Desk], tmp_path: Path) -> None:
    wrong = [list(row) for row in GOOD]
    wrong[0][6], wrong[1][4] = "31/02/2023", "Lĩnh vực lạ"
    officer = desk("officer")
    officer.go("/cases/", look=False)
    officer.press('a[href="/cases/import/"]')
    officer.look("book-send")
    send(officer, book(tmp_path / "sổ sai.xlsx", wrong))
    officer.look("book-wrong")
    said = [" ".join(row.split()) for row in officer.page.locator("main tbody tr").all_inner_texts()]
    assert len(said) == 2
    assert said[0].startswith("3 G Ngày vào sổ") or "31/02/2023" in said[0]
    assert "Lĩnh vực lạ" in said[1]
    assert officer.page.locator("[data-submit]").count() == 0

    with officer.page.expect_download() as rest:
        officer.page.click("main a[download]")
    assert rest.value.suggested_filename.endswith(".xlsx")

    officer.go("/cases/import/", look=False)
    send(officer, book(tmp_path / "sổ đúng.xlsx", GOOD))
    officer.look("book-good")
    officer.submit()
    assert officer.path == "/cases/"
    officer.look("book-entered")
    assert {"Vụ việc giả định tại kho A", "Vụ việc giả định tại trạm B"} <= set(officer.page.locator("main tbody a").all_inner_texts())

    officer.go("/cases/import/", look=False)
    send(officer, tmp_path / "sổ đúng.xlsx")
    officer.look("book-again")
    assert officer.page.locator("[data-submit]").count() == 0


def test_a_file_that_is_no_book_is_told_so(desk: Callable[..., Desk], tmp_path: Path) -> None:
    officer = desk("officer")
    officer.expect_status(422)
    paper = tmp_path / "sổ.xlsx"
    paper.write_bytes(b"%PDF-1.4\n%%EOF\n")
    officer.go("/cases/import/", look=False)
    send(officer, paper)
    officer.look("book-pdf")
    assert "PDF" in officer.page.locator("main").inner_text()


def test_what_is_seen_goes_out_as_a_workbook(desk: Callable[..., Desk], cast: Any) -> None:
    from tests.acts.examples import EXAMPLES

    example = next(example for kind, example in EXAMPLES if kind == "case")
    cast.do("officer", example.act, example.data, kind="case")
    officer = desk("officer")
    officer.go("/cases/", look=False)
    with officer.page.expect_download() as taken:
        officer.page.click('a[href^="/cases/export/"]')
    assert taken.value.suggested_filename.endswith(".xlsx")
    assert Path(taken.value.path()).read_bytes()[:2] == b"PK"
