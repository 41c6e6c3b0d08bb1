"""From a heading to a reader of its cells: which way of writing each field of an act understands in a book."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from liem.core.acts import forms
from liem.core.acts.base import Act
from liem.core.organization.models import Unit
from liem.gates.books import cells
from liem.gates.books.headings import Heading
from liem.gates.books.localities import Localities

Reader = Callable[[Any], Any]


class Cached:
    """Finds a thing of a reference field by its id once, and gives the thing itself afterwards."""

    def __init__(self, field: forms.Reference) -> None:
        self.field = field
        self.found: dict[Any, Any] = {}

    def __call__(self, key: Any) -> Any:
        if key not in self.found:
            self.found[key] = self.field.find(key)
        return self.found[key]


def reader_of(field: Any, heading: Heading) -> Reader:
    """How cells under `heading` are read for a field of a bound act. A reader raises `BadCell`."""
    choices: Any = getattr(field, "choices", ())
    if isinstance(field, forms.Money):
        return partial(cells.money, scale=heading.scale or 1)
    if isinstance(field, forms.Count):
        return cells.count
    if isinstance(field, forms.Day):
        return cells.day
    if isinstance(field, forms.Flag):
        return cells.flag
    if isinstance(field, forms.Codes):
        return cells.some_of(cells.choices(choices))
    if isinstance(field, (forms.Choice, forms.RowField)):
        return cells.one_of(cells.choices(choices))
    if isinstance(field, forms.RecordField):
        return cells.text
    if isinstance(field, forms.Reference):
        return _of_things(field)
    return cells.text


def _of_things(field: forms.Reference) -> Reader:
    lookup = cells.Lookup(_units(field) if isinstance(field, forms.UnitField) else _offered(field))
    thing = Cached(field)

    def read(value: Any) -> Any:
        key = lookup.find(cells.text(value))
        try:
            return thing(key)
        except (LookupError, ValueError):
            raise cells.BadCell(str(field.missing)) from None

    return read


def _units(field: forms.UnitField) -> Iterable[tuple[Any, str, Iterable[str]]]:
    """Every unit of the day by code and by its names; a commune's name that is borne twice is asked back."""
    assert field.binding is not None
    units = Unit.objects.valid_on(field.binding.today).values_list("pk", "code", "name_vi", "name_en")
    for key, code, name_vi, name_en in units:
        yield key, code, [name for name in (name_vi, name_en) if name]


def _offered(field: forms.Reference) -> Iterable[tuple[Any, str, Iterable[str]]]:
    """What the act's page offers; "Nguyễn Văn A, Trưởng phòng" is also known without what follows the comma."""
    for key, label in field.offered():
        words = str(label)
        yield key, "", dict.fromkeys([words, words.partition(",")[0]])


class RowReader:
    """Reads the rows of a book for one act: cells to the values that the act's form takes.

    A heading `accused.rank` fills the rows `accused` of the act: its cells hold one piece for each row, parted by `;`.
    """

    def __init__(self, act: Act, headings: Iterable[Heading]) -> None:
        self.readers: dict[str, Reader] = {}
        self.tables: dict[str, dict[str, Reader]] = {}
        self.localities: dict[str, Localities] = {}
        for heading in headings:
            table, dot, name = heading.field.partition(".")
            if dot and table in act.rows and name in act.rows[table].base_fields:
                bound = act.row_forms[table][0].fields[name] if act.row_forms.get(table) else act.rows[table]().fields[name]
                self.tables.setdefault(table, {})[name] = reader_of(bound, heading)
            elif isinstance(field := act.fields.get(heading.field), forms.LocalityField):
                self.localities[heading.field] = Localities(field)
            elif heading.field in act.fields:
                self.readers[heading.field] = reader_of(act.fields[heading.field], heading)

    def read(self, values: dict[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
        """The act's data from the cells of a row, and what is wrong with which field."""
        data: dict[str, Any] = {}
        faults: dict[str, str] = {}
        for name, reader in self.readers.items():
            if name in values:
                try:
                    data[name] = reader(values[name])
                except cells.BadCell as problem:
                    faults[name] = str(problem)
        for name, places in self.localities.items():
            if name in values:
                try:
                    data[name] = places.read(values[name], data.get("happened_on"))
                except cells.BadCell as problem:
                    faults[name] = str(problem)
        for table, readers in self.tables.items():
            data[table] = self._rows(table, readers, values, faults)
        return data, faults

    def _rows(self, table: str, readers: dict[str, Reader], values: dict[str, Any], faults: dict[str, str]) -> list[dict[str, Any]]:
        columns: dict[str, list[Any]] = {}
        for name, reader in readers.items():
            path = f"{table}.{name}"
            try:
                pieces = cells.pieces(values[path]) if path in values else []
                columns[name] = [reader(piece) if piece else None for piece in pieces]
            except cells.BadCell as problem:
                faults[path] = str(problem)
        count = max((len(pieces) for pieces in columns.values()), default=0)
        return [{name: pieces[at] for name, pieces in columns.items() if at < len(pieces)} for at in range(count)]
