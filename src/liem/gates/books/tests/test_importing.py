"""A book into the register of cases: all or nothing, the same twice changes nothing, a corrected one amends."""

import io
from datetime import date

import pytest
from django.db import connection
from django.utils.translation import override

from liem.core.acts.refusals import NotAllowed
from liem.core.records.models import Record
from liem.gates.books.container import BadBook
from liem.gates.books.importing import UnknownRegister, check
from liem.gates.books.reading import open_book
from liem.gates.books.returning import give_back
from liem.gates.books.writing import MovedOn, NotAllGood, write
from liem.registers.cases.lists import cases as cases_list
from liem.registers.cases.models import Case

from .conftest import appointed
from .making import table, workbook

pytestmark = pytest.mark.acts

HEADER = ["STT", "Số vào sổ", "Tên vụ án, vụ việc", "Loại", "Lĩnh vực", "Nguồn phát hiện", "Ngày vào sổ", "Tóm tắt"]
ROWS = [
    [1, "01", "Vụ việc giả định tại kho A", "Incident", "Corruption", "Own detection", date(2023, 3, 2), "Sai lệch sổ kho"],
    [2, "02", "Vụ việc giả định tại trạm B", "incident", "ECONOMIC", "inspection", "05/03/2023", None],
]


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        yield


def changed(rows, row, column, value):
    copy = [list(cells) for cells in rows]
    copy[row][column] = value
    return copy


def enter_book(actor, rows, *, header=HEADER, partial=False, **kwargs):
    with check(workbook([header, *rows]), register="cases", actor=actor, name="so.xlsx", **kwargs) as outcome:
        return write(outcome, partial=partial)


def said(actor, rows, *, header=HEADER, **kwargs):
    with check(workbook([header, *rows]), register="cases", actor=actor, **kwargs) as outcome:
        return [(fault.row, fault.column, fault.value, fault.reason) for fault in outcome.faults]


def titles():
    return list(Record.objects.order_by("pk").values_list("title", flat=True))


def test_a_good_book_opens_a_record_for_each_row(officer):
    done = enter_book(officer, ROWS)
    assert (done.opened, done.corrected, done.unchanged, done.refused) == (2, 0, 0, 0)
    first, second = Case.objects.select_related("record").order_by("pk")
    assert (first.record.title, first.kind, first.field, first.record.opened_on) == (
        "Vụ việc giả định tại kho A",
        "incident",
        "corruption",
        date(2023, 3, 2),
    )
    assert (first.summary, first.record.owner_id, first.record.number) == ("Sai lệch sổ kho", officer.unit_id, "VA-2023/0001")
    assert (second.field, second.record.opened_on) == ("economic", date(2023, 3, 5))
    connection.check_constraints()


def test_the_same_book_twice_changes_nothing(officer):
    enter_book(officer, ROWS)
    before = list(Record.objects.order_by("pk").values_list("pk", "version"))
    done = enter_book(officer, ROWS)
    assert (done.opened, done.corrected, done.unchanged) == (0, 0, 2)
    assert list(Record.objects.order_by("pk").values_list("pk", "version")) == before


def test_the_same_book_without_numbers_twice_changes_nothing(officer):
    header = [name for name in HEADER if name != "Số vào sổ"]
    rows = [[cells[0], *cells[2:]] for cells in ROWS]
    assert enter_book(officer, rows, header=header).opened == 2
    assert enter_book(officer, rows, header=header).unchanged == 2


def test_a_corrected_book_amends_what_was_corrected_and_no_more(officer):
    enter_book(officer, ROWS)
    done = enter_book(officer, changed(ROWS, 1, 2, "Vụ việc giả định tại trạm C"))
    assert (done.opened, done.corrected, done.unchanged) == (0, 1, 1)
    assert titles() == ["Vụ việc giả định tại kho A", "Vụ việc giả định tại trạm C"]
    with connection.cursor() as cursor:
        cursor.execute("select kind, amends_id is not null from event order by id desc limit 1")
        assert cursor.fetchone() == ("records.amended", True)
    assert enter_book(officer, changed(ROWS, 1, 2, "Vụ việc giả định tại trạm C")).unchanged == 2
    connection.check_constraints()


def test_a_cell_that_a_book_cannot_correct_is_named(officer):
    enter_book(officer, ROWS)
    faults = said(officer, changed(ROWS, 0, 6, date(2023, 3, 9)))
    assert [(row, column, value) for row, column, value, _reason in faults] == [(2, "G", "09/03/2023")]
    assert "a book cannot correct it" in faults[0][3]


def test_nothing_is_written_unless_all_rows_are_good(officer):
    rows = changed(ROWS, 1, 6, "31/02/2023")
    with pytest.raises(NotAllGood):
        enter_book(officer, rows)
    assert titles() == []


def test_a_day_that_does_not_exist_is_named_at_its_cell(officer):
    assert said(officer, changed(ROWS, 1, 6, "31/02/2023")) == [(3, "G", "31/02/2023", "There is no day 31/02/2023 in the calendar.")]


def test_a_day_after_today_is_named_at_its_cell(officer):
    faults = said(officer, changed(ROWS, 0, 6, date(2100, 1, 1)))
    assert (faults[0][0], faults[0][1]) == (2, "G")
    assert "after today" in faults[0][3]


def test_every_fault_of_a_row_is_told_at_once(officer):
    bad = [3, "03", None, "vụ gì đó", "Corruption", "=1+1", "45/01/2023", "x\u202ey"]
    faults = said(officer, [*ROWS, bad])
    assert {column for _row, column, _value, _reason in faults} == {"C", "D", "F", "G", "H"}
    assert all(row == 4 for row, *_rest in faults)


def test_a_number_twice_in_a_book_is_named_with_its_first_row(officer):
    faults = said(officer, changed(ROWS, 1, 1, "01"))
    assert faults == [(3, "B", "01", "The number 01 stands already in row 2.")]


def test_books_that_begin_anew_each_year_are_kept_apart(officer):
    assert enter_book(officer, ROWS).opened == 2
    next_year = changed(changed(ROWS, 0, 6, date(2024, 3, 2)), 1, 6, date(2024, 3, 5))
    assert enter_book(officer, next_year).opened == 2


def test_a_part_of_a_book_comes_in_and_the_rest_is_given_back_with_its_reasons(officer):
    rows = changed(ROWS, 1, 6, "31/02/2023")
    with check(workbook([HEADER, *rows]), register="cases", actor=officer) as outcome:
        done = write(outcome, partial=True)
        back = io.BytesIO()
        assert give_back(outcome, back) == 1
    assert (done.opened, done.refused) == (1, 1)
    assert titles() == ["Vụ việc giả định tại kho A"]
    with open_book(back, cases_list.imports) as book:
        (row,) = book.rows()
        assert row.values["title"] == "Vụ việc giả định tại trạm B"
        assert book.unknown == ["Why the row was refused (I)"]
    with check(back, register="cases", actor=officer) as again:
        assert [fault.column for fault in again.faults] == ["G"]


def test_what_was_given_back_and_put_right_comes_in(officer):
    rows = changed(ROWS, 1, 6, "31/02/2023")
    enter_book(officer, rows, partial=True)
    done = enter_book(officer, ROWS)
    assert (done.opened, done.unchanged) == (1, 1)


def test_a_column_without_which_nothing_can_be_entered_is_missed_once(officer):
    header = [name for name in HEADER if name != "Lĩnh vực"]
    rows = [cells[:4] + cells[5:] for cells in ROWS]
    with pytest.raises(BadBook, match="lacks the column: Field"):
        check(workbook([header, *rows]), register="cases", actor=officer)


def test_an_old_book_belongs_to_the_unit_that_kept_it(successor):
    done = enter_book(successor, ROWS, unit="T49@2023")
    assert done.opened == 2
    with connection.cursor() as cursor:
        cursor.execute("select set_config('liem.lo', '0', true), set_config('liem.hi', '2000000000', true)")
    owners = {record.owner.code for record in Record.objects.select_related("owner")}
    assert owners == {"T49"}
    assert all(record.owner_id != successor.unit_id for record in Record.objects.all())


def test_a_day_after_an_old_unit_ended_is_named(successor):
    faults = said(successor, changed(ROWS, 0, 6, date(2025, 8, 1)), unit="T49@2023")
    assert faults[0][:2] == (2, "G")


def test_the_book_of_a_stranger_is_refused(officer):
    with pytest.raises(NotAllowed):
        said(officer, ROWS, unit="T49@2023")
    with pytest.raises(NotAllowed):
        said(officer, ROWS, unit="T40")


def test_whoever_may_not_open_a_record_may_bring_no_book(units):
    auditor = appointed("T38", "auditor", name="Người Giả định Ba")
    with pytest.raises(NotAllowed):
        said(auditor, ROWS)


def test_a_register_that_is_none_is_named(officer):
    with pytest.raises(UnknownRegister, match="no register “ghosts”"):
        check(workbook([HEADER]), register="ghosts", actor=officer)


def test_a_book_with_a_header_alone_is_said(officer):
    with pytest.raises(BadBook, match="there is no row"):
        check(workbook([HEADER]), register="cases", actor=officer)


def test_the_books_of_other_units_are_not_seen(officer):
    enter_book(officer, ROWS)
    other = appointed("T40", "officer", name="Cán bộ Giả định Bốn")
    done = enter_book(other, ROWS)
    assert done.opened == 2


def test_a_place_is_known_as_of_the_day_of_its_row(officer):
    header = [*HEADER, "Địa bàn"]
    before = [*ROWS[0], "huyện Hoằng Hóa"]
    after = [*changed(ROWS, 1, 6, date(2025, 8, 1))[1], "Xã Hoằng Hóa, tỉnh Thanh Hóa"]
    assert enter_book(officer, [before, after], header=header).opened == 2
    places = list(Record.objects.order_by("pk").values_list("locality__level", "locality__name_vi"))
    assert places == [("district", "Hoằng Hóa"), ("commune", "Hoằng Hóa")]
    faults = said(officer, [[*changed(ROWS, 1, 1, "77")[1], "Xã Hoằng Hóa"]], header=header)
    assert [fault[:3] for fault in faults] == [(2, "I", "Xã Hoằng Hóa")]


def test_a_csv_table_comes_in_like_a_workbook(officer):
    text = ";".join(HEADER) + "\n1;01;Vụ việc giả định D;Incident;Corruption;Press;02/03/2023;\n"
    with check(table(text), register="cases", actor=officer) as outcome:
        assert outcome.faults == []
        assert write(outcome).opened == 1


def test_a_register_that_moved_on_between_check_and_entry_is_left_alone(officer):
    with check(workbook([HEADER, *ROWS]), register="cases", actor=officer) as outcome:
        enter_book(officer, ROWS[:1])
        with pytest.raises(MovedOn):
            write(outcome)
    assert len(titles()) == 1
