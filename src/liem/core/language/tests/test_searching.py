"""Search without diacritics."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liem.core.language.searching import fold, words

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Hoà giải", "hoa giai"),
        ("Hòa giải", "hoa giai"),
        ("Thủy thuỷ", "thuy thuy"),
        ("ĐẶNG Thị Ưng", "dang thi ung"),
        ("Ẵ ẵ Ỷ ỵ", "a a y y"),
        ("  Đơn\t tố \n cáo ", "don to cao"),
        ("VA-2026/0017", "va-2026/0017"),
        ("zero\u200bwidth", "zerowidth"),
        ("ＢＡＮ", "ban"),
        ("", ""),
    ],
)
def test_text_is_folded(text, folded):
    assert fold(text) == folded


def test_words_are_runs_of_letters_and_digits():
    assert words("Số 45-KL/BCĐ, ngày 20/8/2026.") == ["so", "45", "kl", "bcd", "ngay", "20", "8", "2026"]


@given(st.text(max_size=60))
def test_folding_twice_or_in_another_form_changes_nothing(text):
    assert fold(fold(text)) == fold(text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)
