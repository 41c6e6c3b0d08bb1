"""The Vietnamese order of names."""

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liem.core.language.sorting import LETTERS, sort_key

pytestmark = pytest.mark.unit

IN_ORDER = ["An Giang", "Ao", "Ăn", "Ân", "Ẩn", "Bắc Ninh", "Cần Thơ", "Dak", "Đà Nẵng", "Đăk Lăk", "E", "Ê", "Zz"]


def test_provinces_stand_in_the_vietnamese_order():
    shuffled = random.Random(1).sample(IN_ORDER, len(IN_ORDER))
    assert shuffled != IN_ORDER
    assert sorted(shuffled, key=sort_key) == IN_ORDER


def test_letters_stand_in_the_order_of_the_alphabet():
    shuffled = random.Random(1).sample(LETTERS, len(LETTERS))
    assert sorted(shuffled, key=sort_key) == list(LETTERS)


def test_tones_decide_only_where_letters_agree():
    assert sorted(["mạ", "má", "mã", "mả", "mà", "ma"], key=sort_key) == ["ma", "mà", "mả", "mã", "má", "mạ"]
    assert sort_key("Hạ An") < sort_key("Ha Anh")


def test_a_blank_comes_before_every_letter():
    assert sort_key("Hà Anh") < sort_key("Hải")
    assert sort_key("Hòa Bình") < sort_key("Hoàn")


def test_small_letters_come_before_capitals_when_all_else_agrees():
    assert sort_key("an") < sort_key("An") < sort_key("anh")


def test_digits_come_before_letters_and_sort_by_themselves():
    assert sorted(["Tổ A", "Tổ 2", "Tổ 1"], key=sort_key) == ["Tổ 1", "Tổ 2", "Tổ A"]


def test_strange_signs_come_last_and_break_nothing():
    assert sort_key("z") < sort_key("漢")
    assert sort_key("") == b"\0\0"
    assert sort_key("\u0301a") == sort_key("a")


@given(st.text(max_size=40))
def test_the_form_of_the_text_does_not_matter(text):
    assert sort_key(unicodedata.normalize("NFC", text)) == sort_key(unicodedata.normalize("NFD", text))


@given(st.lists(st.text(alphabet=LETTERS + " ", min_size=1, max_size=8), min_size=2, max_size=2))
def test_a_beginning_comes_before_the_whole(texts):
    first, second = texts
    assert sort_key(first) < sort_key(first + second)
