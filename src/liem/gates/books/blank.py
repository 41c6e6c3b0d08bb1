"""An empty book of a register: the headings an import knows, and on a second sheet what may be chosen below them."""

from typing import Any, BinaryIO

from django.utils.translation import gettext as _

from liem.core.acts import forms
from liem.core.acts.base import act_of
from liem.core.records.kinds import Kind
from liem.core.registry import Imports
from liem.gates.books.headings import name_of

ROWS = 1_000
"""So many rows offer the choices of their column."""


def write_blank(kind: Kind, imports: Imports, out: BinaryIO) -> None:
    """Write a workbook with one heading a column; columns of a declared list offer its words."""
    import xlsxwriter  # here: long to import, and Liêm should be there at once

    with xlsxwriter.Workbook(out) as book:
        page = book.add_worksheet(str(kind.label_plural)[:31])
        lists = book.add_worksheet(_("Choices"))
        page.freeze_panes(1, 0)
        bold = book.add_format({"bold": True, "text_wrap": True, "bottom": 1})
        must = book.add_format({"bold": True, "text_wrap": True, "bottom": 1, "font_color": "#8A1538"})
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        amount = book.add_format({"num_format": "#,##0"})
        act: Any = act_of(kind.code, imports.act)
        for at, column in enumerate(imports.columns):
            field: Any = act.base_fields.get(column.field)
            needed = column.required or (field is not None and field.required)
            page.write_string(0, at, name_of(column), must if needed else bold)
            page.set_column(at, at, 24, day if isinstance(field, forms.Day) else amount if isinstance(field, forms.Count) else None)
            if isinstance(field, forms.Choice):
                pairs: Any = field.choices
                _offer(page, lists, at, name_of(column), [str(label) for code, label in pairs if code])


def _offer(page: Any, lists: Any, at: int, name: str, words: list[str]) -> None:
    if not words:
        return
    lists.write_string(0, at, name)
    for row, word in enumerate(words, start=1):
        lists.write_string(row, at, word)
    source = {"validate": "list", "source": f"='{lists.get_name()}'!{_span(at, len(words))}", "error_type": "warning"}
    page.data_validation(1, at, ROWS, at, source)


def _span(column: int, count: int) -> str:
    from xlsxwriter.utility import xl_range_abs

    return str(xl_range_abs(1, column, count, column))
