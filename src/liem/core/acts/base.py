"""`Act`: one class a verb. Its fields are its contract; a page, the API and an Excel row all bind to it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import SimpleNamespace
from typing import Any, ClassVar

from django.forms.forms import DeclarativeFieldsMetaclass
from django.utils.translation import gettext_lazy as _

from liem.core.access.actor import Actor
from liem.core.acts import forms
from liem.core.journal.events import Event
from liem.core.records.kinds import Kind, kinds
from liem.core.registry.catalogue import Catalogue

OFFICERS = frozenset({"officer", "head"})
CLERKS = frozenset({"officer", "head", "office"})
HEADS = frozenset({"head"})
MAX_ROWS = 500


@dataclass(frozen=True)
class At:
    """When and by whom an act is carried out. `events` is the record's journal for acts with `needs = "history"`."""

    today: date
    actor: Actor
    events: list[Any] = field(default_factory=list)
    kind: Kind | None = None


@dataclass(frozen=True)
class Alongside:
    """An act done in the same transaction as another, and before it: on another record (`target`), or opening one (None).

    `act` may be a class without a `kind` of its own: such an act stands in no catalogue and is done in no other way.
    """

    act: "type[Act]"
    kind: str
    data: Mapping[str, Any]
    target: int | None = None


class _ActMeta(DeclarativeFieldsMetaclass):
    """Gives each act its name and puts it into the catalogue."""

    def __new__(mcs, name: str, bases: tuple[type, ...], attrs: dict[str, Any], **kwargs: Any) -> type:
        attrs.setdefault("name", re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", name).lower())
        cls = super().__new__(mcs, name, bases, attrs)
        if getattr(cls, "kind", ""):
            acts.declare((cls.kind, cls.name), cls)  # type: ignore[attr-defined,arg-type]
        return cls


class Act(forms.PlainForm, metaclass=_ActMeta):
    """One thing that can be done to a record.

    `stages` limits the stages in which it may be done (None: any open one; `closed_too` adds the closed ones). `roles` may
    do it, in the owner unit; `second_person` (or a method of the record and the data) asks for a proposal and the
    decision of one of `approvers`. `carry_out` changes the loaded record and its rows in memory and returns the event; it
    never touches the database.
    """

    use_required_attribute = False

    name: ClassVar[str]
    kind: ClassVar[str] = ""
    label: ClassVar[Any] = ""
    icon: ClassVar[str] = "pencil-line"
    help: ClassVar[Any] = ""
    opens: ClassVar[bool] = False
    stages: ClassVar[frozenset[str] | set[str] | None] = None
    closed_too: ClassVar[bool] = False
    roles: ClassVar[frozenset[str]] = OFFICERS
    anywhere: ClassVar[bool] = False
    """Whether the act may be done outside the owner unit by whoever sees the record."""
    second_person: ClassVar[Any] = False
    approvers: ClassVar[frozenset[str]] = HEADS
    needs: ClassVar[str] = ""
    before_opening: ClassVar[bool] = False
    """Whether its day may lie before the record's opening."""
    event: ClassVar[type[Event]]
    rows: ClassVar[Mapping[str, type[forms.RowForm]]] = {}
    row_labels: ClassVar[Mapping[str, Any]] = {}
    fieldsets: ClassVar[Sequence[tuple[Any, Sequence[str]]]] = ()
    """The fields in groups, for an act that asks for many: (legend, names); without one they stand in their order."""
    weight: ClassVar[int] = 50
    """Likelihood among the next acts: the lower, the earlier."""
    one_by_one: ClassVar[bool] = False
    """Whether other records change with this one (`alongside`), so that it is never done in bulk."""

    happened_on = forms.Day(_("Day it happened"), required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        actor: Actor | None = None,
        own: Any = None,
        today: date,
        kind: Kind | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(data, **kwargs)
        self.order_fields([*(n for n in self.fields if n != "happened_on"), "happened_on"])
        self.actor, self.own, self.today = actor, own, today
        self.kind_declared = kind or kinds.get(self.kind)
        self.done_alongside: list[Any] = []
        self.row_forms: dict[str, list[forms.RowForm]] = {}
        self._spare: dict[str, list[forms.RowForm]] = {}
        self._bind()

    def _bind(self) -> None:
        binding = forms.Binding(self.actor, self.own, self.today)
        for bound in self.binding_fields:
            bound.bind(binding)
        if "happened_on" in self.fields and self.fields["happened_on"].initial is None:
            self.fields["happened_on"].initial = self.today
        self.row_forms = {name: list(self._row_forms(name, row, binding)) for name, row in self.rows.items()}

    def rebind(self, data: Mapping[str, Any], own: Any, actor: Actor, today: date | None = None) -> None:
        """Use this form again for other data, another record or day, which is cheaper than making a new one."""
        self.data, self.own, self.actor = data, own, actor
        self.today = today or self.today
        self.is_bound, self._errors = True, None
        self._bind()

    def _row_forms(self, name: str, row: type[forms.RowForm], binding: forms.Binding) -> Iterable[forms.RowForm]:
        given = self.data.get(name) if forms.is_plain(self.data) else None
        if isinstance(given, list):
            made = self._rows_of(name, row, given[: MAX_ROWS + 1])
        else:
            count = _row_count(self.data.get(f"rows-{name}")) if self.is_bound else 1
            data = self.data if self.is_bound else None
            made = [row(data, prefix=f"{name}-{index}") for index in range(count)]
        for form in made:
            for bound in form.binding_fields:
                bound.bind(binding)
        return made

    def _rows_of(self, name: str, row: type[forms.RowForm], given: list[Any]) -> list[forms.RowForm]:
        """Forms of plain rows; those of the data before are used again, for making a form costs more than using it."""
        spare = self._spare.setdefault(name, [])
        spare += [row({}) for _number in range(len(given) - len(spare))]
        for form, values in zip(spare, given, strict=False):
            form.rebind(values)
        return spare[: len(given)]

    def clean_happened_on(self) -> date:
        """The day it happened; today when left empty, never before the record's opening."""
        day: date = self.cleaned_data.get("happened_on") or self.today
        if self.own is not None and not self.before_opening and day < self.own.record.opened_on:
            opened = f"{self.own.record.opened_on:%d/%m/%Y}"
            self.add_error("happened_on", _("The day lies before the record was opened (%(day)s).") % {"day": opened})
        return day

    def clean(self) -> dict[str, Any]:
        """Clean the rows, then ask the act's own `check`."""
        super().clean()
        for name in self.rows:
            self.cleaned_data[name] = self._clean_rows(name)
        if not self.errors and not self.row_errors():
            self.check(self.own, self.namespace())
        return self.cleaned_data

    def _clean_rows(self, name: str) -> list[SimpleNamespace]:
        cleaned = []
        if len(self.row_forms[name]) > MAX_ROWS:
            self.add_error(None, _("At most %(most)s rows at a time.") % {"most": MAX_ROWS})
        for form in self.row_forms[name]:
            if form.is_bound and form.is_blank():
                form._errors = type(form.errors)()  # type: ignore[assignment]  # an empty row is left out: nothing is wrong with it
            elif form.is_bound and form.is_valid():
                cleaned.append(SimpleNamespace(**form.cleaned_data))
        return cleaned

    def row_errors(self) -> dict[str, list[str]]:
        """Errors of the rows by path (`"accused/0/rank"`)."""
        if not self.row_forms:
            return {}
        return {
            f"{name}/{index}/{fault}": [str(said) for said in form.errors[fault]]
            for name, forms_ in self.row_forms.items()
            for index, form in enumerate(forms_)
            if form.is_bound and not form.is_blank()
            for fault in form.errors
        }

    def faults(self) -> dict[str, list[str]]:
        """Every error by path; `""` stands for the act as a whole."""
        own = {("" if name == "__all__" else name): [str(said) for said in list_] for name, list_ in self.errors.items()}
        return own | self.row_errors()

    def is_valid(self) -> bool:
        """Whether the act and all its rows pass."""
        return super().is_valid() and not self.row_errors()

    def namespace(self) -> SimpleNamespace:
        """The cleaned values as attributes; rows as lists of such."""
        return SimpleNamespace(**self.cleaned_data)

    def check(self, own: Any, data: Any) -> None:
        """Rules over several fields and the record: call `self.add_error(field, sentence)`."""

    def gather(self, own: Any, data: Any) -> None:
        """Read, before the act is carried out or foreseen, what it needs of other records; keep it in the form."""

    def alongside(self, own: Any, data: Any) -> Iterable[Alongside]:
        """The acts on other records that belong to this one. What came of them stands in `done_alongside`, in order."""
        return ()

    def carry_out(self, own: Any, data: Any, at: At) -> Event:
        """Change `own`, its record and rows in memory; return what happened."""
        raise LookupError(f"{type(self).__name__} does not say what it does")

    def plain_data(self) -> dict[str, Any]:
        """The cleaned values as JSON that gives the same act again: what a proposal keeps."""
        kept = {name: f.plain(self.cleaned_data.get(name)) for name, f in self.fields.items()}  # type: ignore[attr-defined]
        for name, row in self.rows.items():
            fields = row.base_fields
            kept[name] = [
                {key: f.plain(getattr(values, key)) for key, f in fields.items()}  # type: ignore[attr-defined]
                for values in self.cleaned_data[name]
            ]
        return kept

    def shown(self) -> list[str]:
        """Names of fields that come filled in with what the record holds, to be put right."""
        return []

    def wants_second(self, own: Any, data: Any) -> bool:
        """Whether this act, on this record with these values, waits for a second person."""
        asked = self.second_person
        return bool(asked(own, data) if callable(asked) else asked)

    @classmethod
    def applies(cls, own: Any) -> bool:
        """Whether there is anything in this record for the act: false when a row that it must name does not exist."""
        return all(
            any(f.where is None or f.where(row) for row in getattr(own.rows, f.rows))
            for f in cls.base_fields.values()
            if isinstance(f, forms.RowField) and f.required
        )

    @classmethod
    def json_schema(cls) -> dict[str, Any]:
        """The JSON schema of the act's values: real types, no unknown key."""
        properties = {name: f.schema() for name, f in cls.base_fields.items()}  # type: ignore[attr-defined]
        required = [name for name, f in cls.base_fields.items() if f.required]
        for name, row in cls.rows.items():
            properties[name] = {"type": "array", "maxItems": MAX_ROWS, "items": _row_schema(row)}
        return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _row_schema(row: type[forms.RowForm]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {name: f.schema() for name, f in row.base_fields.items()},  # type: ignore[attr-defined]
        "required": [name for name, f in row.base_fields.items() if f.required],
        "additionalProperties": False,
    }


def _row_count(text: Any) -> int:
    return min(int(text), MAX_ROWS + 1) if isinstance(text, str) and text.isdigit() else 0


def act_of(kind: str, name: str) -> type[Act]:
    """The act `name` of a kind: the register's own, else the one that all kinds have; raise `KeyError` when there is none."""
    return acts.get((kind, name)) or everywhere[name]


def acts_for(kind: str) -> list[type[Act]]:
    """Every act of a kind, its own before those of every kind, each group by likelihood."""
    own = [act for act in acts if act.kind == kind]
    names = {act.name for act in own}
    shared = [act for act in everywhere if act.name not in names]
    return sorted(own, key=lambda act: act.weight) + sorted(shared, key=lambda act: act.weight)


def opening_acts(kind: str) -> list[type[Act]]:
    """The acts that open a record of this kind."""
    return [act for act in acts_for(kind) if act.opens]


def right_of(kind: Kind, act: type[Act]) -> str:
    """The name of the right to an act: `cases.enter-stage`."""
    return f"{kind.app_label}.{act.name}"


def fits(act: type[Act], kind: Kind, record: Any) -> bool:
    """Whether the record is in a stage in which the act is done."""
    if act.opens:
        return False
    closed = record.stage in kind.closing_stages or record.closed_on is not None
    if closed and not act.closed_too:
        return False
    return act.stages is None or record.stage in act.stages


def allowed(act: type[Act], actor: Actor, record: Any) -> bool:
    """Whether the actor has the right to an act on a record they see (or to open one, `record` None)."""
    if actor.role not in act.roles:
        return False
    return record is None or act.anywhere or record.owner_id == actor.unit_id


def open_to(actor: Actor, kind: Kind, record: Any) -> list[type[Act]]:
    """The acts that the actor can do on this record now, the likeliest first."""
    return [act for act in acts_for(kind.code) if fits(act, kind, record) and allowed(act, actor, record)]


def for_all(act: type[Act]) -> type[Act]:
    """Put an act into the catalogue of those that every kind has."""
    return everywhere.declare(act.name, act)


acts: Catalogue[tuple[str, str], type[Act]] = Catalogue("acts")
everywhere: Catalogue[str, type[Act]] = Catalogue("acts of every kind")
