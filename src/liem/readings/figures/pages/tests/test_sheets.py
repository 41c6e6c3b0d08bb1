"""Files of what is seen: true values, and nothing that a spreadsheet runs."""

import csv
import io
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from liem.readings.figures.pages.sheets import Sheet

pytestmark = pytest.mark.unit


def sheet(*row: object) -> Sheet:
    return Sheet(title="Sheet", headings=["Name", "Value"], rows=[row], notes=["=as of now"])


def in_csv(made: Sheet) -> list[list[str]]:
    return list(csv.reader(io.StringIO(made.answer("csv", "file").content.decode("utf-8-sig"))))


def in_xlsx(made: Sheet) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(made.answer("xlsx", "file").content)).get_sheet_by_index(0).to_python()


@pytest.mark.parametrize("text", ["=1+1", "+84 900", "-3", "@SUM(A1)", '=HYPERLINK("x")', "\t=1"])
def test_what_begins_like_a_formula_stays_a_text(text: str) -> None:
    assert in_csv(sheet(text, 1))[-1] == [f"'{text}", "1"]
    assert in_csv(sheet(text, 1))[0] == ["'=as of now"]
    assert in_xlsx(sheet(text, 1))[-1] == [text, 1.0]


def test_numbers_and_days_are_true_ones_and_nothing_stays_empty() -> None:
    assert in_csv(sheet(date(2023, 2, 1), -1_500_000_000))[-1] == ["01/02/2023", "-1500000000"]
    assert in_xlsx(sheet(date(2023, 2, 1), -1_500_000_000))[-1] == [date(2023, 2, 1), -1_500_000_000.0]
    assert in_csv(sheet("Hà Nội", None))[-1] == ["Hà Nội", ""]


def test_the_names_of_files_keep_their_letters() -> None:
    answer = sheet("a", 1).answer("csv", "Báo cáo T38 2023")
    assert answer["Content-Disposition"] == "attachment; filename*=UTF-8''B%C3%A1o%20c%C3%A1o%20T38%202023.csv"
    assert answer["X-Content-Type-Options"] == "nosniff"
