"""What a column of a list is in a book: words, true days and numbers, the same that an import reads back."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from liem.core.calendar.today import VIETNAM
from liem.core.registry import Column
from liem.core.registry.lists import value_of


def shown_in_book(own: Any, column: Column) -> Any:
    """The value of a column for a record's own row: text, int, float, date, or None when there is nothing."""
    value = value_of(own, column)
    if column.choices is not None:
        return _words(value, column.choices)
    return plain_value(value)


def _words(value: Any, choices: Mapping[str, Any]) -> Any:
    if value in (None, ""):
        return None
    if isinstance(value, (list, tuple, set, frozenset)):
        return "; ".join(str(choices.get(code, code)) for code in value) or None
    return str(choices.get(value, choices.get(str(value), value)))


def plain_value(value: Any) -> Any:
    """A value of the register as a cell holds it; instants as Vietnam's clocks show them."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, (int, float)):
        return value
    if isinstance(value, datetime):
        return value.astimezone(VIETNAM).replace(tzinfo=None) if value.tzinfo else value
    if isinstance(value, date):
        return value
    if isinstance(value, (list, tuple, set, frozenset)):
        return "; ".join(str(plain_value(item)) for item in value) or None
    return str(value)
