"""How a register describes its list once: columns, filters, saved views, facts of the record page, import columns.

The page, the Excel file and the API read the same description. Values are found by a dotted path from the kind's own
row (`"record.number"`, `"handling_agency"`) or by a function of it; `choices` turn a code into words.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from liem.core.registry.catalogue import Catalogue

Value = str | Callable[[Any], Any]


@dataclass(frozen=True)
class Column:
    """A column of a list. `value` defaults to the attribute of the same name on the own row, else on its record."""

    code: str
    label: Any
    value: Value = ""
    choices: Mapping[str, Any] | None = None
    numeric: bool = False
    money: bool = False
    default: bool = True
    """Shown unless the reader chose other columns."""
    sort: str = ""
    """The database field to sort by, when the list may be sorted by this column."""
    under: bool = False
    """On the page its words stand beneath the title instead of in a column of their own."""
    code_value: Value = ""
    """For choices and references: the code that an exported book carries, when it differs from the words."""


@dataclass(frozen=True)
class Filter:
    """A condition that the reader may set: a choice, a day range (`kind="days"`) or a flag."""

    code: str
    label: Any
    field: str = ""
    choices: Mapping[str, Any] | Callable[[Any], Mapping[str, Any]] | None = None
    kind: str = "choice"
    where: Callable[[str], Any] | None = None
    """The condition of a choice on the own rows, where it is not that `field` has the chosen code."""


@dataclass(frozen=True)
class View:
    """A named combination of filters, shown as a tab above the list."""

    code: str
    label: Any
    filters: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class ImportColumn:
    """A column of an Excel book: the act's field it fills and the headings under which it is known."""

    field: str
    vi: tuple[str, ...]
    en: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True)
class Imports:
    """The act that a row of a book performs, its columns, and the column that carries the book's own number."""

    act: str
    columns: tuple[ImportColumn, ...]
    number: str = ""


@dataclass(frozen=True)
class Fact:
    """One line of the record page's facts."""

    label: Any
    value: Value
    choices: Mapping[str, Any] | None = None
    money: bool = False
    sub: Value | None = None


@dataclass(frozen=True)
class Section:
    """A part of the record page: facts of the record, or one table of its rows with columns."""

    code: str
    title: Any
    facts: tuple[Fact, ...] = ()
    rows: str = ""
    columns: tuple[Column, ...] = ()
    act: str = ""
    """The act offered in the head of the part."""


@dataclass(frozen=True)
class List:
    """Everything that is shown of a kind outside its acts."""

    kind: str
    columns: tuple[Column, ...]
    filters: tuple[Filter, ...] = ()
    views: tuple[View, ...] = ()
    sections: tuple[Section, ...] = ()
    imports: Imports | None = None
    empty: Any = ""
    """What belongs here, said when the list is empty."""

    def __post_init__(self) -> None:
        lists.declare(self.kind, self)


def value_of(own: Any, column: Column | Fact) -> Any:
    """The value that `column` shows of the own row `own`: raw, before words and formats."""
    source = column.value or getattr(column, "code", "")
    if callable(source):
        return source(own)
    return follow(own, source)


def follow(own: Any, path: str) -> Any:
    """Walk a dotted path from the own row; the first step falls back to its record."""
    thing: Any = own
    for index, step in enumerate(path.split(".")):
        if thing is None:
            return None
        if index == 0 and not hasattr(thing, step):
            thing = thing.record
        thing = getattr(thing, step)
    return thing


lists: Catalogue[str, List] = Catalogue("lists")
