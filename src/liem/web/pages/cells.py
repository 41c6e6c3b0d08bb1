"""From a declared column or fact to a cell of a table: value, words, format."""

from datetime import date
from typing import Any

from liem.core.records.kinds import Kind
from liem.core.registry import Column as Declared
from liem.core.registry import Fact as DeclaredFact
from liem.core.registry.lists import value_of
from liem.web.pages.door import record_href, stamp_of, state_of
from liem.web.shapes import Cell, Column, Fact


def cell_of(kind: Kind, own: Any, column: Declared, *, sub: str = "") -> Cell:
    """The cell of a list: number, title, stage and confidentiality in their own way, everything else by its value.

    `sub` is what stands beneath the title.
    """
    record = own.record
    if column.code == "number":
        return Cell(kind="no", value=record.number, href=record_href(record))
    if column.code == "title":
        return Cell(kind="title", value=record.title, href=record_href(record), title=record.title, sub=sub)
    if column.code == "stage":
        return Cell(kind="state", value=state_of(kind, record))
    if column.code == "confidentiality":
        stamp = stamp_of(record)
        return Cell(kind="stamp", value=stamp) if stamp else Cell(kind="empty")
    return written(value_of(own, column), column.choices, money=column.money, numeric=column.numeric)


LONG = 120
"""A text of more signs takes the whole width of the facts."""


def words_of(cell: Cell) -> str:
    """What a cell says, as plain words."""
    return "" if cell.kind == "empty" else str(cell.value)


def written(value: Any, choices: Any = None, *, money: bool = False, numeric: bool = False) -> Cell:
    """A value as a cell."""
    if value in (None, "", []):
        return Cell(kind="empty")
    if choices:
        codes = value if isinstance(value, list | tuple) else [value]
        return Cell(value=", ".join(str(choices.get(code, code)) for code in codes))
    if isinstance(value, bool):
        from django.utils.translation import gettext as _

        return Cell(value=_("Yes") if value else _("No"))
    if isinstance(value, date):
        return Cell(kind="day", value=value)
    if isinstance(value, int):
        return Cell(kind="money" if money else "number", value=value)
    if isinstance(value, list | tuple):
        return Cell(value=", ".join(str(item) for item in value))
    return Cell(value=str(value))


def head_of(column: Declared, *, sort_href: str = "", sorted_: str = "") -> Column:
    """The head of a declared column; where its cell goes on a narrow screen follows from what it is."""
    place = {"number": "no", "title": "title", "stage": "state", "officer": "who", "opened_on": "day"}.get(column.code, "")
    return Column(
        key=column.code,
        label=str(column.label),
        align="right" if column.numeric or column.money else "",
        place=place,  # type: ignore[arg-type]
        sort_href=sort_href,
        sorted=sorted_,  # type: ignore[arg-type]
    )


def fact_of(own: Any, fact: DeclaredFact) -> Fact:
    """One line of the facts."""
    cell = written(value_of(own, fact), fact.choices, money=fact.money)
    if fact.sub is not None:
        sub = fact.sub(own) if callable(fact.sub) else value_of(own, DeclaredFact(label="", value=fact.sub))
        cell = Cell(kind=cell.kind, value=cell.value, sub=str(sub or ""))
    return Fact(label=str(fact.label), cell=cell, wide=isinstance(cell.value, str) and len(cell.value) > LONG)
