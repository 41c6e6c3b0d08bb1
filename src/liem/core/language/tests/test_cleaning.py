"""Text as it is stored, and what is refused in it."""

import unicodedata

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from liem.core.language.cleaning import clean, text_faults

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("text", "code", "at"),
    [
        ("a\0b", "nul", 2),
        ("\x07", "control", 1),
        ("x\x7f", "control", 2),
        ("Trần \u202eạhN", "direction", 6),
        ("\u2066a", "direction", 1),
        ("a\ud800", "broken", 2),
    ],
)
def test_a_fault_is_named_with_its_place(text, code, at):
    (fault,) = text_faults(text)
    assert (fault.code, fault.at) == (code, at)


def test_every_fault_is_said_in_both_languages():
    for fault in text_faults("\0\x07\u202e\ud800"):
        with override("vi"):
            vietnamese = str(fault)
        with override("en"):
            assert vietnamese != str(fault)
        assert "%(" not in vietnamese


def test_good_text_has_no_faults():
    assert text_faults("Đơn tố cáo\tvề đất đai\r\nở xã Đồng Lâm – “gấp” 100 % 漢") == []


def test_decomposed_text_is_composed():
    assert clean(unicodedata.normalize("NFD", "Nguyễn Thị Ẩn")) == "Nguyễn Thị Ẩn"


def test_a_line_keeps_single_blanks_only():
    assert clean("  Ban \t Nội\r\nchính\u200b\u00a0 tỉnh ") == "Ban Nội chính tỉnh"


def test_lines_are_kept_where_there_may_be_several():
    assert clean("một \r\n\r\n  hai\rba\u2028bốn  \n", multiline=True) == "một\n\n  hai\nba\nbốn"


def test_faults_do_not_survive_cleaning():
    assert clean("a\0b\u202ec\x07d") == "abcd"


@given(st.text(max_size=80), st.booleans())
def test_clean_text_stays_as_it_is(text, multiline):
    once = clean(text, multiline=multiline)
    assert clean(once, multiline=multiline) == once
    assert text_faults(once) == []
    assert unicodedata.is_normalized("NFC", once)
