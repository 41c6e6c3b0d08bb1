"""`Compared`: how a register declares what is compared of its records, and the catalogue of these declarations."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from liem.core.registry.catalogue import Catalogue

if TYPE_CHECKING:
    from liem.core.records.kinds import Kind


@dataclass(frozen=True)
class Beside:
    """Texts that stand beside a kind's own tables, made of its rows `rows`, such as what a machine read in its scans.

    `texts(owns)` gives them by record id for records that were loaded whole, as far as whoever sees the record may read them. Who writes
    them calls `indexing.again` afterwards; a change of the rows asks for them anew.
    """

    rows: str
    texts: Callable[[Iterable[Any]], Mapping[int, Iterable[str]]]


@dataclass(frozen=True, eq=False)
class Compared:
    """That records of `kind` are compared with each other and with texts that are asked for.

    `text` names the own text fields in the order in which they are read; `"items.content"` is a field of the kind's rows. They
    must be fields that whoever sees the record may read, never sealed ones. They may be personal: the index holds keyed hashes of
    their words, and follows when they are masked or erased. `title`: the title is compared too. `alone` is an own field with the
    values at which a record is compared only within the unit that owns it: `("petition_class", ("denunciation",))`. `beside`: texts
    beside the record that are compared with it.
    """

    kind: str
    text: tuple[str, ...]
    title: bool = True
    alone: tuple[str, tuple[str, ...]] | None = None
    beside: Beside | None = None

    def __post_init__(self) -> None:
        compared.declare(self.kind, self)

    def texts_of(self, owns: Iterable[Any]) -> dict[int, str]:
        """What is compared of records that were loaded whole, with what stands beside them, by record id."""
        found = list(owns)
        further = self.beside.texts(found) if self.beside is not None and found else {}
        return {own.record.pk: "\n".join([self.text_of(own), *further.get(own.record.pk, ())]) for own in found}

    def text_of(self, own: Any) -> str:
        """What is compared of a record that was loaded whole, in one text, without what stands beside it."""
        parts = [own.record.title] if self.title else []
        for name in self.text:
            table, _, field = name.rpartition(".")
            things: Iterable[Any] = getattr(own.rows, table) if table else (own,)
            parts += [_written(getattr(thing, field)) for thing in things]
        return "\n".join(part for part in parts if part)

    def is_alone(self, own: Any) -> bool:
        """Whether the record is compared only within the unit that owns it."""
        return self.alone is not None and getattr(own, self.alone[0]) in self.alone[1]

    def touched_by(self, changes: Mapping[str, Any]) -> bool:
        """Whether these changes of a record may change what is compared, or within which unit."""
        return any(self._touches(path) for path in changes)

    def _touches(self, path: str) -> bool:
        if path == "owner_id":
            return True
        if path == "title":
            return self.title
        table, _, rest = path.partition("/")
        if self.beside is not None and table == self.beside.rows:
            return True
        if not rest:
            return path in self.text or (self.alone is not None and path == self.alone[0])
        field = rest.rpartition("/")[2] if "/" in rest else ""
        return any(name.startswith(f"{table}.") and field in ("", name.rpartition(".")[2]) for name in self.text)

    def faults(self, kind: "Kind | None") -> list[str]:
        """What is wrong with this declaration; nothing when it can be followed."""
        if kind is None:
            return [f"there is no kind {self.kind!r}"]
        found = []
        for name in (*self.text, *((self.alone[0],) if self.alone else ())):
            table, _, field = name.rpartition(".")
            model = kind.all_rows.get(table) if table else kind.model
            if model is None or field not in {f.attname for f in model._meta.concrete_fields}:
                found.append(f"{self.kind} has no field {name!r}")
        if self.beside is not None and self.beside.rows not in kind.all_rows:
            found.append(f"{self.kind} has no rows {self.beside.rows!r}")
        return found


def _written(value: Any) -> str:
    return value if isinstance(value, str) else ""


compared: Catalogue[str, Compared] = Catalogue("compared")
