"""Letters as PDF."""

import io
import unicodedata
from dataclasses import replace

import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from liem.core.letters.pdf import FONTS, to_pages, to_pdf
from liem.core.letters.tests.examples import HOSTILE, REPORT, URGING

pytestmark = pytest.mark.unit

LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]
ALPHABET = {unicodedata.normalize("NFC", letter + tone) for letter in "aăâeêioôơuưy" for tone in TONES} | set(LETTERS)


def pages_of(pdf):
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]


@pytest.mark.parametrize("face", ["NotoSerif[[]wdth,wght].ttf", "NotoSerif-Italic[[]wdth,wght].ttf"])
def test_the_face_has_every_vietnamese_letter(face):
    (path,) = FONTS.glob(face)
    held = TTFont(path).getBestCmap()
    assert len(ALPHABET) == 93
    assert [sign for sign in ALPHABET | {sign.upper() for sign in ALPHABET} if ord(sign) not in held] == []


def test_every_vietnamese_letter_is_printed():
    text = " ".join(sorted(ALPHABET | {sign.upper() for sign in ALPHABET}))
    (page,) = pages_of(to_pdf(replace(URGING, body=[text])))
    assert set(text.split()) - set(page) == set()


def test_the_letter_says_all_it_holds():
    (page,) = pages_of(to_pdf(URGING))
    for text in (
        "TỈNH ỦY THANH GIANG", "BAN NỘI CHÍNH", "ĐẢNG CỘNG SẢN VIỆT NAM", "Số 512-CV/BNCTU", "V/v đôn đốc thực hiện",
        "Thanh Giang, ngày 19 tháng 11 năm 2026", "Kính gửi: Đảng ủy Công an tỉnh", "NV-2026/0184", "12/11/2026",
        "trước ngày 25/11/2026 để trình", "Nơi nhận:", "- Như trên,", "K/T TRƯỞNG BAN", "Vũ Thị Mẫu", "Ký số:", "Dữ liệu trình diễn",
    ):  # fmt: skip
        assert text in page


def test_a_state_letter_has_the_motto_and_a_party_letter_has_not():
    state = pages_of(to_pdf(replace(REPORT, party=False)))[0]
    assert "Độc lập - Tự do - Hạnh phúc" in state
    assert "ĐẢNG CỘNG SẢN" not in state
    assert "Độc lập" not in pages_of(to_pdf(REPORT))[0]


def test_text_that_looks_like_markup_is_printed_as_it_stands():
    assert HOSTILE in pages_of(to_pdf(REPORT))[0]


def test_marks_and_span_are_printed():
    page = pages_of(to_pdf(REPORT))[0]
    for text in ("MẬT", "KHẨN", "BÁO CÁO", "Số liệu từ ngày 01/01/2025 đến ngày 31/12/2025"):
        assert text in page


def test_a_wide_table_lies_on_a3_sheets_with_its_heading_on_each():
    reader = PdfReader(io.BytesIO(to_pdf(REPORT)))
    sheets = [page for page in reader.pages if round(float(page.mediabox.width)) == 1191]
    assert len(sheets) >= 2
    assert all(round(float(sheet.mediabox.height)) == 842 for sheet in sheets)
    texts = [" ".join(sheet.extract_text().split()) for sheet in sheets]
    assert all("Đơn vị" in text and "(4)" in text for text in texts)
    assert "7.260.000" in texts[-1]


def test_the_same_letter_gives_the_same_bytes():
    assert to_pdf(REPORT) == to_pdf(REPORT)


def test_the_file_is_made_for_keeping_and_for_reading_aloud():
    pdf = to_pdf(URGING)
    reader = PdfReader(io.BytesIO(pdf))
    assert reader.metadata.title == "đôn đốc thực hiện Kết luận số 45-KL/BCĐ"
    assert b"pdfaid:part" in pdf
    assert b"pdfuaid:part" in pdf


def test_a_sign_that_the_face_lacks_does_not_stop_the_letter():
    pdf = to_pdf(replace(URGING, body=["Tên: 漢字 😀 hết"]))
    assert "hết" in pages_of(pdf)[0]
    assert b"pdfaid:part" not in pdf


def test_a_word_longer_than_a_line_stays_on_the_page():
    (page,) = pages_of(to_pdf(replace(URGING, body=["x" * 400])))
    assert page.replace(" ", "").replace("\u200b", "").count("x") >= 400


def test_a_letter_of_next_to_nothing_is_printed():
    bare = replace(URGING, parent="", body=[], addressed=[], recipients=[], signer_role=[], signer="", signature=[], day=None, number="")
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in pages_of(to_pdf(bare))[0]


def test_pages_are_pictures():
    (page,) = to_pages(URGING, dots_per_inch=40)
    assert page.startswith(b"\x89PNG")
