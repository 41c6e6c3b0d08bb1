"""`Compared`: how a register declares what is compared of its records, and the catalogue of these declarations."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from liem.core.registry.catalogue import Catalogue

if TYPE_CHECKING:
    from liem.core.records.kinds import Kind


@dataclass(frozen=True, eq=False)
class Compared:
    """That records of `kind` are compared with each other and with texts that are asked for.

    `text` names the own text fields in the order in which they are read; `"items.content"` is a field of the kind's rows. They
    must be fields that whoever sees the record may read, never sealed ones. They may be personal: the index holds keyed hashes of
    their words, and follows when they are masked or erased. `title`: the title is compared too. `alone` is an own field with the
    values at which a record is compared only within the unit that owns it: `("petition_class", ("denunciation",))`.
    """

    kind: str
    text: tuple[str, ...]
    title: bool = True
    alone: tuple[str, tuple[str, ...]] | None = None

    def __post_init__(self) -> None:
        compared.declare(self.kind, self)

    def text_of(self, own: Any) -> str:
        """What is compared of a record that was loaded whole, in one text."""
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
        return found


def _written(value: Any) -> str:
    return value if isinstance(value, str) else ""


compared: Catalogue[str, Compared] = Catalogue("compared")
