"""Books as offices keep them, and files that are no books."""

import io
import random
import zipfile
from datetime import date

import pytest
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liem.gates.books.container import BadBook
from liem.gates.books.reading import Formula, open_book

from .making import HEADER, IMPORTS, archive, merged_titles, repacked, table, workbook

pytestmark = pytest.mark.unit

ROW = [1, "15", "Vụ việc giả định tại kho A", date(2023, 3, 2), 1500000, "Tham nhũng", None]


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        yield


def read(file):
    with open_book(file, IMPORTS) as book:
        return [(row.number, row.values) for row in book.rows()]


def refusal(file):
    with pytest.raises(BadBook) as caught:
        read(file)
    return str(caught.value)


def test_a_plain_book_is_read_with_its_own_row_numbers():
    assert read(workbook([HEADER, ROW])) == [
        (
            2,
            {
                "number": "15",
                "title": "Vụ việc giả định tại kho A",
                "happened_on": date(2023, 3, 2),
                "damage": 1500000.0,
                "field": "Tham nhũng",
            },
        )
    ]


def test_merged_title_rows_and_a_header_of_two_rows_are_understood():
    book = merged_titles("SỔ THEO DÕI VỤ ÁN, VỤ VIỆC", HEADER, [["", "", ""], [1, "15", "Vụ A", "02/03/2023", 5]])
    assert read(book) == [(8, {"number": "15", "title": "Vụ A", "happened_on": "02/03/2023", "damage": 5.0})]


def test_headings_match_without_diacritics_in_capitals_with_marks_and_in_english():
    for header in (
        ["STT", "SO VAO SO", "TEN VU AN, VU VIEC (*)", "NGAY MO:"],
        ["No.", "Number", "TITLE", "Opened on"],
        ["TT", "1. Số vào sổ", "2. Tên\nvụ án, vụ việc", "3. Ngày mở (dd/mm/yyyy)"],
    ):
        assert read(workbook([header, [1, "15", "Vụ A", "02/03/2023"]])) == [
            (2, {"number": "15", "title": "Vụ A", "happened_on": "02/03/2023"})
        ]


def test_a_group_heading_above_does_not_hide_the_headings_below():
    upper, lower = ["STT", "Tên", "Thông tin", None, None], [None, None, "Ngày mở", "Thiệt hại", "Lĩnh vực"]
    book = workbook([upper, lower, [1, "Vụ A", "02/03/2023", 5, "Kinh tế"]])
    assert read(book) == [(3, {"title": "Vụ A", "happened_on": "02/03/2023", "damage": 5.0, "field": "Kinh tế"})]


def test_the_row_of_column_numbers_empty_rows_totals_and_signatures_are_passed_over_and_named():
    book = workbook(
        [
            HEADER,
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
            ["I. VỤ ÁN"],
            ROW,
            [],
            ["", "  "],
            ["Tổng cộng", None, None, None, 1500000],
            [None, None, None, None, "Ngày 30 tháng 6 năm 2023"],
            [None, "Người lập biểu", None, None, "TRƯỞNG BAN"],
        ]
    )
    with open_book(book, IMPORTS) as opened:
        assert [row.number for row in opened.rows()] == [4]
        assert [(left.number, left.reason) for left in opened.left_out] == [
            (3, "the heading of a part"),
            (7, "a total"),
            (8, "a note or signature"),
            (9, "a note or signature"),
        ]


def test_a_title_that_begins_like_a_total_is_a_row():
    titles = ["Tổng công ty giả định X", "Cộng tác viên B", "Tổng kho C"]
    rows = [["Tên", "Ngày mở"], *([title, "02/03/2023"] for title in titles)]
    assert [values["title"] for _number, values in read(workbook(rows))] == titles


def test_unknown_columns_are_reported_not_refused():
    with open_book(workbook([[*HEADER, "Màu bìa"], ROW]), IMPORTS) as book:
        assert book.unknown == ["Màu bìa (H)"]
        assert len(list(book.rows())) == 1


def test_a_missing_column_is_named():
    text = refusal(workbook([["STT", "Thiệt hại", "Ngày mở", "Lĩnh vực"], [1, 5, "02/03/2023"]]))
    assert text == "The header in row 1 lacks the column: Title."


def test_a_book_without_a_header_says_which_columns_are_looked_for():
    text = refusal(workbook([[1, "15", "Vụ A"], [2, "16", "Vụ B"]]))
    assert "No header was found in the first 10 rows" in text
    assert "Number, Title, Opened on" in text


def test_a_header_below_the_tenth_row_is_not_found():
    assert "No header" in refusal(workbook([*([["chữ"]] * 10), HEADER, ROW]))
    assert len(read(workbook([*([["chữ"]] * 9), HEADER, ROW]))) == 1


def test_a_heading_that_stands_twice_is_named_with_both_columns():
    text = refusal(workbook([["Tên", "Ngày mở", "Ngày vào sổ"], ["Vụ A", "02/03/2023", "03/03/2023"]]))
    assert text == "Two columns mean the same: “Ngày mở” (B) and “Ngày vào sổ” (C). Keep one of them."


def test_amounts_in_millions_are_known_from_the_heading_or_from_above_the_table():
    for rows in (
        [["Tên", "Ngày mở", "Thiệt hại (triệu đồng)"]],
        [["Tên", "Ngày mở", "Thiệt hại (ĐVT: tr.đ)"]],
        [[None, None, "Đơn vị tính: triệu đồng"], ["Tên", "Ngày mở", "Thiệt hại"]],
    ):
        with open_book(workbook(rows), IMPORTS) as book:
            assert book.heading("damage").scale == 1_000_000
    with open_book(workbook([["Tên", "Ngày mở", "Thiệt hại (đồng)"]]), IMPORTS) as book:
        assert book.heading("damage").scale == 1


def test_a_formula_is_told_from_a_value():
    rows = read(workbook([["Tên", "Thiệt hại"], ["Vụ A", "=1+1"], ["Vụ B", 2]]))
    assert rows == [(2, {"title": "Vụ A", "damage": Formula()}), (3, {"title": "Vụ B", "damage": 2.0})]


def test_a_formula_in_an_ordinal_column_troubles_nobody():
    assert read(workbook([["STT", "Tên", "Ngày mở"], ["=ROW()-1", "Vụ A", "02/03/2023"]])) == [
        (2, {"title": "Vụ A", "happened_on": "02/03/2023"})
    ]


def test_the_first_shown_sheet_is_the_book_even_behind_a_hidden_one():
    assert len(read(workbook([HEADER, ROW], sheets=("Danh mục", "Sổ"), hide=1))) == 1


def test_a_book_that_starts_away_from_the_corner_keeps_its_row_numbers():
    assert read(workbook([[], [], [None, None, "Tên", "Ngày mở"], [None, None, "Vụ A", "02/03/2023"]])) == [
        (4, {"title": "Vụ A", "happened_on": "02/03/2023"})
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_a_csv_table_is_read_in_any_usual_encoding_and_with_any_usual_sign(encoding, sign):
    lines = [["STT", "Tên", "Ngày mở", "Thiệt hại"], ["1", "Vụ A, B; C", "02/03/2023", "5"]]
    text = "".join(sign.join(f'"{cell}"' for cell in line) + "\r\n" for line in lines)
    if encoding == "cp1258":  # the code page has letters and tones apart
        import unicodedata

        shaped = unicodedata.normalize("NFD", text)
        text = unicodedata.normalize("NFC", shaped) if shaped == text else _for_1258(text)
    assert read(table(text, encoding))[0][1]["happened_on"] == "02/03/2023"


def _for_1258(text):
    """Vietnamese as the code page 1258 writes it: the shaped letter, then its tone."""
    import unicodedata

    written = []
    for sign in text:
        parts = unicodedata.normalize("NFD", sign)
        tones = "".join(mark for mark in parts[1:] if mark in "\u0300\u0301\u0303\u0309\u0323")
        shaped = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in "\u0300\u0301\u0303\u0309\u0323"))
        written.append(shaped + tones)
    return "".join(written)


def test_a_csv_row_that_is_too_wide_is_marked():
    with open_book(table("Tên,Ngày mở\nVụ A, tại kho B,02/03/2023\n"), IMPORTS) as book:
        assert [row.surplus for row in book.rows()] == [True]


def test_a_quotation_mark_never_closed_breaks_the_table():
    assert "never closed" in refusal(table('Tên,Ngày mở\n"Vụ A,02/03/2023\n' + "x" * 300_000))


def test_an_empty_file_and_an_empty_sheet_are_said():
    assert refusal(io.BytesIO(b"")) == "The file is empty."
    assert "No header" in refusal(workbook([]))


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7\n1 0 obj", "This is a PDF document"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "locked with a password"),
        (OLE + "Workbook".encode("utf-16-le"), "old Excel"),
        (OLE + "WordDocument".encode("utf-16-le"), "old Office"),
        (b"MZ\x90\x00" + b"\x00" * 60, "This is a program"),
        (b"\x7fELF\x02", "This is a program"),
        (b"\x89PNG\r\n\x1a\n", "This is a picture"),
        (b"\x1f\x8b\x08", "compressed archive"),
        (b"<html><table><tr><td>STT</td></tr></table></html>", "web page"),
        (b"{\\rtf1", "text document"),
        (b"Ten\x00vu", "neither an Excel workbook nor a CSV table"),
    ],
)
def test_a_renamed_file_is_told_what_it_is(content, said):
    assert said in refusal(io.BytesIO(content))


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"word__document_xml": b"<w/>", "[Content_Types]_xml": b"<t/>"}, "Word document"),
        ({"ppt__presentation_xml": b"<p/>", "[Content_Types]_xml": b"<t/>"}, "presentation"),
        ({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content_xml": b"<o/>"}, "OpenDocument"),
        ({"xl__workbook_bin": b"x", "[Content_Types]_xml": b"<t/>"}, "binary Excel"),
        ({"xl__workbook_xml": b"<w/>", "[Content_Types]_xml": b"<t/>", "xl__vbaProject_bin": b"x"}, "carries macros"),
        ({"a.txt": b"x"}, "compressed archive"),
    ],
)
def test_an_archive_is_told_what_it_is(parts, said):
    assert said in refusal(archive(**parts))


def test_a_zip_bomb_is_not_opened():
    bomb = repacked(workbook([HEADER, ROW]), xl__media__big_bin=b"\x00" * 40_000_000)
    assert "unpacks to far more" in refusal(bomb)


def test_a_table_of_absurd_extent_is_refused_before_memory_is_taken():
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    )
    assert "row 1048576, column XFD: too large" in refusal(repacked(workbook([HEADER]), xl__worksheets__sheet1_xml=sheet))


def test_declared_entities_are_refused():
    sheet = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'
    assert "damaged" in refusal(repacked(workbook([HEADER]), xl__worksheets__sheet1_xml=sheet))


def test_a_part_that_lies_about_its_length_is_refused():
    whole = workbook([HEADER, *([ROW] * 200)]).getvalue()
    with zipfile.ZipFile(io.BytesIO(whole)) as opened:
        size = opened.getinfo("xl/worksheets/sheet1.xml").file_size
    lying = whole.replace(size.to_bytes(4, "little"), (size // 2).to_bytes(4, "little"))
    assert lying != whole
    assert "damaged" in refusal(io.BytesIO(lying))


def outcome(file):
    """What came of reading: that it was read, or the sentence that refuses it. Anything else ends the test."""
    try:
        read(file)
    except BadBook as problem:
        return str(problem)
    return "read"


def damaged(seed):
    """A good workbook in one part of which a few bytes were changed, taken away or doubled."""
    chance = random.Random(seed)
    file = io.BytesIO()
    with zipfile.ZipFile(workbook([HEADER, ROW, ROW, [1, "=1+1"]])) as old, zipfile.ZipFile(file, "w") as new:
        hit = chance.choice(old.namelist())
        other = [b"0", b'"', b"<", b">", b"\x00", b"\xff", b""]
        for name in old.namelist():
            part = bytearray(old.read(name))
            for _change in range(chance.randint(1, 3) if name == hit else 0):
                at = chance.randrange(len(part))
                part[at : at + chance.randint(0, 20)] = chance.choice([*other, bytes(part[at : at + 40])])
                part = part or bytearray(b" ")
            new.writestr(name, bytes(part))
    return file


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(min_value=0, max_value=2**31))
def test_a_damaged_workbook_is_read_or_refused_never_worse(seed):
    assert outcome(damaged(seed))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.binary(max_size=400), st.text(max_size=200).map(str.encode)))
def test_any_bytes_are_read_or_refused_never_worse(content):
    assert outcome(io.BytesIO(content))
