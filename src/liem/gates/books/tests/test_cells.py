"""What people write into cells, and what is read from it."""

import math
from datetime import date, datetime, time

import pytest
from django.utils.translation import gettext_lazy, override
from hypothesis import given
from hypothesis import strategies as st

from liem.gates.books import cells
from liem.gates.books.cells import BadCell, Lookup, choices
from liem.gates.books.reading import Failed, Formula

pytestmark = pytest.mark.unit


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        yield


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("02/03/2024", date(2024, 3, 2)),
        ("2-3-24", date(2024, 3, 2)),
        ("2.3.2024", date(2024, 3, 2)),
        (" 02 / 03 / 2024 ", date(2024, 3, 2)),
        ("2024-03-02", date(2024, 3, 2)),
        ("2024-03-02 00:00:00", date(2024, 3, 2)),
        ("02/03/2024 07:30", date(2024, 3, 2)),
        ("ngày 2 tháng 3 năm 2024", date(2024, 3, 2)),
        ("5-8-75", date(1975, 8, 5)),
        (datetime(2024, 3, 2, 14, 30), date(2024, 3, 2)),
        (date(2024, 3, 2), date(2024, 3, 2)),
    ],
)
def test_a_day_is_read_day_first_however_it_is_written(written, meant):
    assert cells.day(written) == meant


@pytest.mark.parametrize("written", ["31/02/2023", "29/02/2023", "31/4/2024", "00/01/2024"])
def test_a_day_that_is_in_no_calendar_is_refused_by_name(written):
    with pytest.raises(BadCell, match=f"There is no day {written}"):
        cells.day(written)


def test_a_month_first_day_is_refused_and_told_the_order():
    with pytest.raises(BadCell, match=r"25 is no month\. The day stands first"):
        cells.day("03/25/2024")


@pytest.mark.parametrize("written", ["2023", "03/2024", "hôm qua", 45000.0, True, time(1, 2), "1/2/3/4", "02/03/024"])
def test_what_is_no_whole_day_is_no_day(written):
    with pytest.raises(BadCell, match="This is no day"):
        cells.day(written)


@given(st.dates(min_value=date(1945, 9, 2), max_value=date(2100, 1, 1)))
def test_every_day_survives_the_writings_of_a_book(day):
    for written in (f"{day:%d/%m/%Y}", f"{day.day}-{day.month}-{day.year}", day.isoformat(), day):
        assert cells.day(written) == day


@pytest.mark.parametrize(
    ("written", "dong"),
    [
        (1500000.0, 1_500_000),
        (0, 0),
        ("1.234.567", 1_234_567),
        ("1,234,567", 1_234_567),
        ("1 234 567 đ", 1_234_567),
        ("1\u00a0234\u00a0567", 1_234_567),
        ("1.234.567,00", 1_234_567),
        ("1,234,567.00 VND", 1_234_567),
        ("1.234", 1_234),
        ("500000 đồng", 500_000),
        ("1,5 tỷ", 1_500_000_000),
        ("1.5 tỉ", 1_500_000_000),
        ("1.234,5 tỷ", 1_234_500_000_000),
        ("200 triệu", 200_000_000),
        ("200tr", 200_000_000),
        ("2 tỷ 300 triệu đồng", 2_300_000_000),
        ("1.234.567 triệu", 1_234_567_000_000),
    ],
)
def test_an_amount_is_read_as_vietnamese_books_write_it(written, dong):
    assert cells.money(written) == dong


@pytest.mark.parametrize("written", ["1.234 tỷ", "1,234 triệu", "2 tỷ 1.500 triệu"])
def test_an_amount_that_may_mean_two_is_asked_back(written):
    with pytest.raises(BadCell, match="may mean two amounts"):
        cells.money(written)


NO_AMOUNTS = ["chưa xác định", "khoảng 5", "1.23.456", "500k", "1,2,3", "5 triệu 2 tỷ", "1 tỷ rưỡi", "", True, date(2024, 1, 1)]


@pytest.mark.parametrize("written", [*NO_AMOUNTS, math.inf, "9" * 40])
def test_text_in_an_amount_is_refused(written):
    with pytest.raises(BadCell, match="This is no amount in đồng"):
        cells.money(written)


@pytest.mark.parametrize("written", [-5.0, "-5", "-1.000.000", "(1.000.000)"])
def test_an_amount_below_zero_is_refused(written):
    with pytest.raises(BadCell, match="below zero"):
        cells.money(written)


@pytest.mark.parametrize("written", [0.5, "12,34", "1.234,50", 1.0000001])
def test_a_part_of_a_dong_is_refused(written):
    with pytest.raises(BadCell, match="not in whole đồng"):
        cells.money(written)


def test_a_heading_that_counts_in_millions_is_believed():
    assert cells.money(1.5, 1_000_000) == 1_500_000
    assert cells.money(0.1 + 0.2, 1_000_000) == 300_000
    assert cells.money("1.234,5", 1_000_000) == 1_234_500_000
    assert cells.money("2 tỷ", 1_000_000) == 2_000_000_000
    assert cells.money("350.000.000 đồng", 1_000_000) == 350_000_000
    with pytest.raises(BadCell, match="may mean two amounts"):
        cells.money("1.234", 1_000_000)


@given(st.integers(min_value=0, max_value=10**15))
def test_every_amount_survives_the_writings_of_a_book(dong):
    assert cells.money(f"{dong:,}") == dong
    assert cells.money(f"{dong:,}".replace(",", ".")) == dong
    assert cells.money(f"{dong:,} đồng".replace(",", " ")) == dong
    assert cells.money(float(dong)) == dong


@pytest.mark.parametrize(("written", "number"), [("12", 12), (12.0, 12), ("1.200", 1200), ("12,0", 12), ("-3", -3)])
def test_a_count_is_a_whole_number(written, number):
    assert cells.count(written) == number


@pytest.mark.parametrize("written", ["12 người", 1.5, "x", True, "1,5", date(2024, 1, 1)])
def test_what_is_no_count_is_refused(written):
    with pytest.raises(BadCell, match="no whole number"):
        cells.count(written)


@pytest.mark.parametrize("written", ["có", "Có", "CO", "x", "X", "✓", True, 1.0, "yes", "đúng"])
def test_yes_in_many_writings(written):
    assert cells.flag(written) is True


@pytest.mark.parametrize("written", ["không", "Khong", "no", "-", False, 0, "chưa"])
def test_no_in_many_writings(written):
    assert cells.flag(written) is False


@pytest.mark.parametrize("written", ["có lẽ", "2", 2.0, "?"])
def test_neither_yes_nor_no_is_refused(written):
    with pytest.raises(BadCell, match="yes or no"):
        cells.flag(written)


FIELDS = {"corruption": "Tham nhũng", "economic": "Kinh tế", "land": "Đất đai", "officials": "Cán bộ"}


@pytest.mark.parametrize("written", ["corruption", "Tham nhũng", "THAM NHUNG", " tham  nhũng ", "tham nhũng".encode().decode()])
def test_a_choice_is_known_by_code_and_by_words_with_or_without_diacritics(written):
    assert choices(FIELDS).find(written) == "corruption"


def test_a_choice_is_known_in_both_languages():
    label = gettext_lazy("Monday")
    with override("vi"):
        in_vietnamese = str(label)
    assert in_vietnamese != "Monday"
    lookup = choices({"first": label, "second": gettext_lazy("Tuesday")})
    assert lookup.find("Monday") == lookup.find(in_vietnamese) == "first"


def test_a_misspelt_choice_is_answered_with_the_likely_one():
    with pytest.raises(BadCell, match="Did you mean “Tham nhũng”"):
        choices(FIELDS).find("tham nhủngg")


def test_an_unknown_choice_names_all_there_are():
    with pytest.raises(BadCell, match="“abc” is none of: Tham nhũng; Kinh tế; Đất đai; Cán bộ"):
        choices(FIELDS).find("abc")


def test_a_name_of_two_things_is_asked_back_and_diacritics_tell_them_apart():
    lookup = Lookup([(1, "T1", ["Hòa Bình"]), (2, "T2", ["Hoa Binh"]), (3, "T3", ["Lê Văn A"]), (4, "T4", ["Lê Văn A"])])
    assert lookup.find("Hòa Bình") == 1
    assert lookup.find("T4") == 4
    with pytest.raises(BadCell, match="may mean: Lê Văn A; Lê Văn A"):
        lookup.find("Lê Văn A")


def test_several_choices_stand_in_one_cell():
    read = cells.some_of(choices(FIELDS))
    assert read("Đất đai; tham nhung;\nĐất đai") == ["land", "corruption"]
    with pytest.raises(BadCell):
        read("Đất đai; sông ngòi")


@pytest.mark.parametrize("reader", [cells.text, cells.day, cells.money, cells.count, cells.flag])
def test_a_formula_and_an_error_of_excel_are_refused_in_every_cell(reader):
    with pytest.raises(BadCell, match="holds a formula"):
        reader(Formula())
    with pytest.raises(BadCell, match="error of Excel"):
        reader(Failed())
    with pytest.raises(BadCell, match="formula as text"):
        reader("=A1+B1")


def test_text_that_an_export_neutralised_comes_back_as_it_was():
    assert cells.text("'=1+1 là lời khai") == "=1+1 là lời khai"
    assert cells.text("'-5") == "-5"
    assert cells.text("- một dòng") == "- một dòng"


def test_text_is_read_from_numbers_and_days_and_brought_to_one_form():
    assert cells.text(12.0) == "12"
    assert cells.text(date(2024, 3, 2)) == "02/03/2024"
    assert cells.text("Ho\u0300a") == "Hòa"


ANYTHING = st.one_of(
    st.text(max_size=40),
    st.text(alphabet="0123456789.,-/ đtỷriệu", max_size=15),
    st.floats(),
    st.integers(),
    st.booleans(),
    st.datetimes(),
    st.dates(),
    st.times(),
    st.timedeltas(),
    st.none(),
    st.builds(Formula),
)


@pytest.mark.parametrize("reader", [cells.text, cells.day, cells.money, cells.count, cells.flag, cells.some_of(choices(FIELDS))])
@given(value=ANYTHING)
def test_any_cell_is_read_or_refused_with_a_sentence(reader, value):
    assert outcome(reader, value)


def outcome(reader, value):
    """What came of reading: that it was read, or the sentence that refuses it. Anything else ends the test."""
    try:
        reader(value)
    except BadCell as problem:
        return str(problem)
    return "read"
