"""Letters as DOCX, opened again."""

import io
from dataclasses import replace

import docx
import pytest
from docx.enum.section import WD_ORIENT

from liem.core.letters.letter import Column, Table
from liem.core.letters.tests.examples import HOSTILE, REPORT, URGING
from liem.core.letters.word import to_docx

pytestmark = pytest.mark.unit


def opened(letter):
    return docx.Document(io.BytesIO(to_docx(letter)))


def text_of(document):
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


def test_the_letter_says_all_it_holds():
    text = text_of(opened(URGING))
    for part in (
        "TỈNH ỦY THANH GIANG", "BAN NỘI CHÍNH", "ĐẢNG CỘNG SẢN VIỆT NAM", "Số 512-CV/BNCTU", "V/v đôn đốc thực hiện",
        "Thanh Giang, ngày 19 tháng 11 năm 2026", "Kính gửi: Đảng ủy Công an tỉnh", "NV-2026/0184", "12/11/2026",
        "trước ngày 25/11/2026 để trình", "Nơi nhận:", "- Như trên,", "K/T TRƯỞNG BAN", "Vũ Thị Mẫu", "Ký số:",
    ):  # fmt: skip
        assert part in text


def test_emphasis_and_headings_are_kept():
    document = opened(URGING)
    assert [run.text for paragraph in document.paragraphs for run in paragraph.runs if run.bold] == ["25/11/2026"]
    headings = [paragraph for paragraph in opened(REPORT).paragraphs if paragraph.style.name.startswith("Heading")]
    assert [(one.text, one.style.name) for one in headings] == [
        ("I. TÌNH HÌNH", "Heading 1"),
        ("1. An ninh chính trị", "Heading 2"),
        ("a) Chi tiết", "Heading 3"),
    ]


def test_text_that_looks_like_markup_is_kept_as_it_stands():
    assert HOSTILE in text_of(opened(REPORT))


def test_the_text_is_set_as_the_guidance_asks():
    document = opened(URGING)
    section = document.sections[0]
    assert [round(side.mm) for side in (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)] == [
        20,
        20,
        30,
        15,
    ]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert (document.styles["Normal"].font.name, document.styles["Normal"].font.size.pt) == ("Times New Roman", 14)


def test_a_state_letter_has_the_motto():
    text = text_of(opened(replace(REPORT, party=False)))
    assert "Độc lập - Tự do - Hạnh phúc" in text
    assert "ĐẢNG CỘNG SẢN" not in text


def test_a_wide_table_lies_on_a3_with_joined_headings_numbers_and_totals():
    document = opened(REPORT)
    section = document.sections[-1]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (420, 297)
    table = document.tables[-1]
    rows = [[cell.text for cell in row.cells] for row in (table.rows[0], table.rows[1], table.rows[2], table.rows[-1])]
    assert rows == [
        ["STT", "Đơn vị", "Vụ án", "Vụ án"],
        ["STT", "Đơn vị", "Vụ", "Bị can"],
        ["(1)", "(2)", "(3)", "(4)"],
        ["", "Tổng cộng", "7.260.000", "0"],
    ]
    assert len(table.rows) == 3 + 120 + 1
    assert [row._tr.trPr.xpath("./w:tblHeader") != [] for row in table.rows[:4]] == [True, True, True, False]


def test_columns_share_the_width_of_the_page():
    letter = replace(URGING, body=[Table([Column("Số", width=0), Column("A", width=1), Column("B", width=3)], [["1", "a", "b"]])])
    widths = [column.width.mm for column in opened(letter).tables[1].columns]
    assert round(sum(widths)) == 165
    assert widths[2] == pytest.approx(3 * widths[1], rel=0.01)
    assert widths[0] < widths[1]


def test_foot_and_properties_are_written():
    document = opened(URGING)
    section = document.sections[0]
    assert section.footer.paragraphs[0].text == section.first_page_footer.paragraphs[0].text == "Dữ liệu trình diễn"
    assert document.core_properties.title == "đôn đốc thực hiện Kết luận số 45-KL/BCĐ"
    assert document.core_properties.author == "BAN NỘI CHÍNH"


def test_the_same_letter_gives_the_same_bytes():
    assert to_docx(REPORT) == to_docx(REPORT)


def test_a_letter_of_next_to_nothing_is_printed():
    bare = replace(URGING, body=[], addressed=[], recipients=[], signer_role=[], signer="", signature=[], day=None, number="")
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in text_of(opened(bare))
