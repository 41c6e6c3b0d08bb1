"""A book into a register: every row is checked through the act's own form before anything is written.

`check` reads the book once and says of each row what would happen: it opens a record, corrects one that came in before,
changes nothing, or is refused with its reason at its cell. `write` then performs the acts in one transaction.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from liem.core.access.actor import Actor
from liem.core.access.scope import enter
from liem.core.acts.base import Act, act_of, allowed
from liem.core.acts.refusals import NotAllowed
from liem.core.calendar.today import today
from liem.core.records.kinds import Kind, kinds_by_plural
from liem.core.registry import Imports, lists
from liem.gates.books.cells import written
from liem.gates.books.container import BadBook
from liem.gates.books.correcting import Corrector
from liem.gates.books.fields import RowReader
from liem.gates.books.headings import lacks, name_of, shown
from liem.gates.books.placing import Place, place_of
from liem.gates.books.reading import Book, LeftOut, Row, open_book
from liem.gates.books.rows import Identity, Known, identity_of, known_rows
from liem.gates.books.scanning import letters

CHUNK = 500
MAX_FAULTS = 200_000
"""Beyond so many faults the rest are counted, not kept: the book is of another register."""
PLANNED = 200
"""How many rows of a dry run are told one by one."""
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at a cell: the row as Excel counts it, the column's letters and heading (empty: the row as a whole)."""

    row: int
    column: str
    heading: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Planned:
    """What a row would do: `does` is `open` or `correct`; `changes` names the fields corrected."""

    row: int
    does: str
    title: str
    changes: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """An amending act that a corrected row asks for."""

    record_id: int
    data: dict[str, Any]


@dataclass
class Outcome:
    """What a book would do in a register. Nothing is written yet; `close` it, or use it as a context."""

    kind: Kind
    act: type[Act]
    imports: Imports
    place: Place
    actor: Actor
    book: Book
    rows: int = 0
    opening: int = 0
    unchanged: int = 0
    corrections: dict[int, Correction] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    bad_rows: set[int] = field(default_factory=set)
    passed_over: set[int] = field(default_factory=set)
    """Rows that change nothing or are refused: `write` leaves them out."""
    planned: list[Planned] = field(default_factory=list)

    @property
    def good(self) -> int:
        """Rows that are not refused."""
        return self.rows - len(self.bad_rows)

    @property
    def unknown_columns(self) -> list[str]:
        """Headings that the register does not know; they were not read."""
        return self.book.unknown

    @property
    def left_out(self) -> list[LeftOut]:
        """Totals, notes and headings of parts that were passed over."""
        return self.book.left_out

    def close(self) -> None:
        """Let go of the file."""
        self.book.close()

    def __enter__(self) -> "Outcome":
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()


class UnknownRegister(LookupError):
    """There is no register of this name, or it takes no books. The text is a sentence for the reader."""


def imports_of(register: str) -> tuple[Kind, Imports]:
    """The kind and the import columns of a register named by its plural; raises `UnknownRegister`."""
    kind = kinds_by_plural.get(register)
    declared = lists.get(kind.code) if kind is not None else None
    if kind is None or declared is None or declared.imports is None:
        raise UnknownRegister(_("There is no register “%(name)s” that takes books.") % {"name": register})
    return kind, declared.imports


def check(
    source: Path | BinaryIO,
    *,
    register: str,
    actor: Actor,
    unit: str = "",
    name: str = "",
    on: date | None = None,
    most: int | None = None,
    on_progress: Progress | None = None,
) -> Outcome:
    """Check every row of a book and write nothing. Runs in a transaction in the actor's scope.

    Raises `BadBook` (the file), `UnknownRegister`, `UnknownUnit`, `NotAllowed`. `on` is today unless given; a book of more
    than `most` rows is refused.
    """
    kind, imports = imports_of(register)
    act = act_of(kind.code, imports.act)
    if not allowed(act, actor, None):
        raise NotAllowed
    place = place_of(actor, unit, on=on or today())
    outcome = Outcome(kind, act, imports, place, actor, open_book(source, imports, name=name))
    try:
        with as_there(outcome):
            _Check(outcome).run(on_progress, most)
    except BaseException:
        outcome.close()
        raise
    return outcome


@contextmanager
def as_there(outcome: Outcome) -> Iterator[None]:
    """A savepoint in the scope of the book's unit; after it the scope is the actor's own again."""
    with transaction.atomic():
        enter(outcome.place.actor)
        yield
        enter(outcome.actor)


def chunks(book: Book) -> Iterator[list[Row]]:
    """The rows of a book by the chunk."""
    rows = book.rows()
    while chunk := list(islice(rows, CHUNK)):
        yield chunk


class _Check:
    """One pass over a book."""

    def __init__(self, outcome: Outcome) -> None:
        self.outcome = outcome
        self.place = outcome.place
        self.form = new_form(outcome)
        self.reader = RowReader(self.form, outcome.book.headings)
        self.corrector = Corrector(outcome.kind, self.form, outcome.place)
        self.seen: dict[str, int] = {}
        self.columns = {heading.field: heading for heading in outcome.book.headings}
        self.missing = self._missing()

    def run(self, on_progress: Progress | None, most: int | None) -> None:
        """Check all rows."""
        for chunk in chunks(self.outcome.book):
            who = [identify(self.outcome, row) for row in chunk]
            known = known_rows(self.place, self.outcome.kind, who)
            stale = [known[i.key].record_id for i in who if i.key in known and known[i.key].digest != i.digest]
            self.corrector.load(stale)
            for row, identity in zip(chunk, who, strict=True):
                self._row(row, identity, known.get(identity.key))
            if on_progress:
                on_progress(self.outcome.rows)
            if most is not None and self.outcome.rows > most:
                raise BadBook(_("The book has more than %(most)s rows. Bring it in with the command “liem import”.") % {"most": most})
        if not self.outcome.rows:
            raise BadBook(_("Below the header there is no row."))

    def _missing(self) -> list[str]:
        """Columns without which no row can be entered."""
        return [
            name_of(column)
            for column in self.outcome.imports.columns
            if column.field not in self.columns
            and (column.required or (column.field in self.form.fields and self.form.fields[column.field].required))
        ]

    def _row(self, row: Row, identity: Identity, known: Known | None) -> None:
        outcome = self.outcome
        outcome.rows += 1
        first = self.seen.setdefault(identity.key, row.number)
        if first != row.number:
            self._twice(row, identity, first)
        elif row.surplus:
            self._refuse(row, {"": _("The row has more cells than the header: a separator stands inside a text.")})
        elif known is None:
            self._open(row)
        elif known.digest == identity.digest:
            outcome.unchanged += 1
            outcome.passed_over.add(row.number)
        else:
            self._correct(row, identity, known)

    def _twice(self, row: Row, identity: Identity, first: int) -> None:
        if identity.number:
            said = _("The number %(number)s stands already in row %(row)s.") % {"number": identity.number, "row": first}
            self._refuse(row, {self.outcome.imports.number: said})
        else:
            self._refuse(row, {"": _("The same row stands already in row %(row)s.") % {"row": first}})

    def _open(self, row: Row) -> None:
        if self.missing:  # said once for the book, not in every row
            raise BadBook(lacks(self.outcome.book.header.last + 1, self.missing))
        data, faults = self.reader.read(row.values)
        if faults:
            faults |= field_faults(self.form, data, faults)
        else:
            faults = self._through_the_form(data)
        if faults:
            self._refuse(row, faults)
            return
        self.outcome.opening += 1
        self._plan(row, "open", str(data.get("title", "")))

    def _through_the_form(self, data: dict[str, Any]) -> dict[str, str]:
        form, place = self.form, self.place
        form.rebind(data, None, place.actor)
        if not form.is_valid():
            return {name: " ".join(said) for name, said in form.faults().items()}
        if form.wants_second(None, form.namespace()):
            return {"": _("This needs a second person and cannot be entered by a book.")}
        reason = place.why_not(form.cleaned_data["happened_on"])
        return {"happened_on": reason} if reason else {}

    def _correct(self, row: Row, identity: Identity, known: Known) -> None:
        data, unread = self.reader.read(row.values)
        changed, labels, faults = self.corrector.compare(known, identity.digest, data, row.values, unread)
        if faults:
            self._refuse(row, faults)
        elif not changed:
            self.outcome.unchanged += 1
            self.outcome.passed_over.add(row.number)
        else:
            self.outcome.corrections[row.number] = Correction(known.record_id, changed)
            self._plan(row, "correct", written(row.values.get("title")), ", ".join(labels))

    def _plan(self, row: Row, does: str, title: str, changes: str = "") -> None:
        if len(self.outcome.planned) < PLANNED:
            self.outcome.planned.append(Planned(row.number, does, title, changes))

    def _refuse(self, row: Row, faults: dict[str, str]) -> None:
        self.outcome.bad_rows.add(row.number)
        self.outcome.passed_over.add(row.number)
        named = [self._fault(row, path, reason) for path, reason in faults.items()]
        if len(self.outcome.faults) < MAX_FAULTS:
            self.outcome.faults += sorted(named, key=lambda fault: (len(fault.column), fault.column))

    def _fault(self, row: Row, path: str, reason: str) -> Fault:
        table, _slash, rest = path.partition("/")
        name = f"{table}.{rest.partition('/')[2]}" if rest else path
        heading = self.columns.get(name)
        if heading is not None:
            return Fault(row.number, letters(heading.index), shown(heading.text), written(row.values.get(name)), reason)
        label = str(self.form.fields[name].label) if name in self.form.fields else ""
        return Fault(row.number, "", label, "", reason)


def new_form(outcome: Outcome) -> Act:
    """A form of the opening act, bound to the book's unit and day."""
    return outcome.act({}, actor=outcome.place.actor, own=None, today=outcome.place.today, kind=outcome.kind)


def identify(outcome: Outcome, row: Row) -> Identity:
    """Who a row of this book is."""
    return identity_of(row, outcome.book.headings, outcome.imports.number, "happened_on")


def field_faults(form: Act, data: dict[str, Any], besides: dict[str, str]) -> dict[str, str]:
    """What the fields themselves say, one by one, beside cells that could not be read: all faults of a row at once."""
    faults: dict[str, str] = {}
    for name, bound in form.fields.items():
        if name in besides:
            continue
        try:
            bound.clean(data.get(name))
        except ValidationError as problem:
            faults[name] = " ".join(problem.messages)
    return faults
