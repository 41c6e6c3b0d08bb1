"""Every register that takes books: what it declares fits its act, its empty book opens, its export comes back."""

import io
from datetime import date

import pytest
from django.utils.translation import override

from liem.core.acts.base import act_of
from liem.core.records.kinds import kinds
from liem.core.records.models import Record
from liem.core.registry import lists
from liem.gates.books.blank import write_blank
from liem.gates.books.exporting import sheet_of, write_sheet
from liem.gates.books.headings import plain
from liem.gates.books.importing import check, imports_of
from liem.gates.books.reading import open_book
from liem.gates.books.selecting import owns, record_ids, register_columns
from liem.gates.books.writing import write

from .making import workbook

pytestmark = pytest.mark.acts

TAKING = [declared.kind for declared in lists if declared.imports is not None]


@pytest.mark.parametrize("code", TAKING)
def test_every_import_column_fills_a_field_of_its_act(code):
    imports = lists[code].imports
    act = act_of(code, imports.act)
    for column in imports.columns:
        table, dot, name = column.field.partition(".")
        if dot:
            assert name in act.rows[table].base_fields
        else:
            assert column.field in {*act.base_fields, imports.number}


@pytest.mark.parametrize("code", TAKING)
def test_every_field_that_must_be_given_has_a_column(code):
    imports = lists[code].imports
    needed = {name for name, field in act_of(code, imports.act).base_fields.items() if field.required}
    assert needed <= {column.field for column in imports.columns}


@pytest.mark.parametrize("code", TAKING)
def test_no_name_stands_for_two_columns(code):
    seen = {}
    for column in lists[code].imports.columns:
        for name in (*column.vi, *column.en):
            assert seen.setdefault(plain(name), column.field) == column.field, name


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("code", TAKING)
def test_an_empty_book_names_every_column(code, language):
    out = io.BytesIO()
    imports = lists[code].imports
    with override(language):
        write_blank(kinds[code], imports, out)
    with open_book(out, imports) as book:
        assert {heading.field for heading in book.headings} == {column.field for column in imports.columns}
        assert list(book.rows()) == []


MATTER = {
    "title": "Vấn đề giả định về bãi rác tại xã M",
    "subject": "land",
    "happened_on": date(2024, 3, 2),
    "risk": "high",
    "risk_reason": "Đông người tụ tập",
}
CASE = {
    "title": "Vụ việc giả định tại kho A",
    "kind": "incident",
    "field": "corruption",
    "origin": "own_detection",
    "happened_on": date(2024, 3, 2),
    "summary": "=không phải công thức",
}


def first_choice(plural, name):
    """A code that the act's field takes."""
    kind, imports = imports_of(plural)
    field = act_of(kind.code, imports.act).base_fields[name]
    return next(code for code, _label in field.choices if code)


@pytest.mark.parametrize(("plural", "values"), [("cases", CASE), ("matters", MATTER)])
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_a_register_that_was_exported_comes_back_unchanged(officer, plural, values, language, form):
    kind, imports = imports_of(plural)
    if plural == "matters":
        values = {**values, "subject": first_choice(plural, "subject"), "risk": first_choice(plural, "risk")}
    text = {name: f"'{value}" if isinstance(value, str) and value.startswith("=") else value for name, value in values.items()}
    with override(language):
        with check(workbook([list(text), list(text.values())]), register=plural, actor=officer) as outcome:
            assert outcome.faults == []
            assert write(outcome).opened == 1
        out = io.BytesIO()
        columns = register_columns(lists[kind.code])
        ids = record_ids(kind, actor=officer)
        assert write_sheet(sheet_of("x", owns(kind, ids), columns, imports), out, form=form) == 1
        with check(out, register=plural, actor=officer) as again:
            assert again.faults == []
            assert (again.rows, again.unchanged) == (1, 1)
    assert Record.objects.count() == 1
