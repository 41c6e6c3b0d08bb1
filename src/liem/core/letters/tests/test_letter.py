"""What a letter holds, made ready for printing."""

from dataclasses import replace
from datetime import date

import pytest

from liem.core.letters.letter import Column, Paragraph, Strong, Table, cell_text, date_text, laid, layouts
from liem.core.letters.tests.examples import REPORT, URGING

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("cell", "text"), [(1234567, "1.234.567"), (-4500, "-4.500"), (0, "0"), (None, ""), (date(2026, 2, 3), "03/02/2026"), ("Đơn ", "Đơn")]
)
def test_cells_are_printed_the_vietnamese_way(cell, text):
    assert cell_text(cell) == text


def test_a_truth_value_is_no_cell():
    with pytest.raises(TypeError):
        cell_text(True)


def test_the_date_line_has_two_digits_where_they_guard_against_forgery():
    assert date_text(date(2026, 1, 5)) == "ngày 05 tháng 01 năm 2026"
    assert date_text(date(2026, 11, 19)) == "ngày 19 tháng 11 năm 2026"
    assert date_text(date(2026, 3, 19)) == "ngày 19 tháng 3 năm 2026"
    assert "2026" not in date_text(None)


def test_an_ordinary_letter_says_its_subject_under_the_number_and_a_report_does_not():
    assert laid(URGING).subject == ["V/v đôn đốc thực hiện", "Kết luận số 45-KL/BCĐ"]
    assert laid(REPORT).subject == []


def test_each_layout_writes_the_number_its_own_way():
    assert laid(URGING).number_line == "Số 512-CV/BNCTU"
    assert laid(replace(URGING, party=False, number="512/CV-BNC")).number_line == "Số: 512/CV-BNC"
    assert laid(replace(URGING, number="")).number_line.strip() == "Số"


def test_wide_tables_stand_apart_from_the_text():
    ready = laid(REPORT)
    assert [block["is"] for block in ready.body] == ["heading", "heading", "heading", "paragraph"]
    assert len(ready.sheets) == 1


def test_headings_of_neighbouring_columns_are_joined():
    (sheet,) = laid(REPORT).sheets
    assert [(group["name"], group["columns"]) for group in sheet["groups"]] == [("", 1), ("", 1), ("Vụ án", 2)]


def test_pieces_of_a_paragraph_keep_the_blanks_between_them():
    (block,) = laid(replace(URGING, body=[Paragraph("trước ngày ", Strong("25/11"), " để  trình")])).body
    assert [run["text"] for run in block["runs"]] == ["trước ngày ", "25/11", " để  trình"]


def test_texts_lose_what_may_not_be_printed():
    ready = laid(replace(URGING, signer="Vũ\u202e Thị\0 Mẫu", body=["a\x07b"]))
    assert ready.letter.signer == "Vũ Thị Mẫu"
    assert ready.body[0]["runs"][0]["text"] == "ab"


@pytest.mark.parametrize(("rows", "totals"), [([["a"]], None), ([["a", "b"]], ["a"]), ([["a", "b", "c"]], None)])
def test_a_row_has_a_cell_for_each_column(rows, totals):
    with pytest.raises(ValueError, match="cells in a table of 2 columns"):
        Table([Column("A"), Column("B")], rows, totals)


def test_a_table_has_columns():
    with pytest.raises(ValueError, match="without columns"):
        Table([], [])


def test_every_layout_names_its_source_and_the_same_measures():
    party, state = layouts()["party"], layouts()["state"]
    assert party.keys() == state.keys()
    assert party["source"].startswith("Hướng dẫn 36-HD/VPTW")
    assert state["source"].startswith("Nghị định 30/2020/NĐ-CP")
    assert all(len(one["heading"]) == len(one["heading_sizes"]) for one in (party, state))
