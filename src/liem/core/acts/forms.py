"""The only source of fields for acts. Each reads what a page, an Excel row or JSON gives, and knows its JSON schema.

Stock form fields are no contract: they take `{"a": 1}` for text, `"no"` for true and read 02/03/2024 as 3 February.
Days are read as dd/mm/yyyy, d-m-yyyy or ISO in every language, never month first; JSON gives ISO only (the schema).
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from liem.core.access.actor import Actor
from liem.core.language.cleaning import clean, text_faults
from liem.core.records.files import store

Choices = Mapping[str, Any] | Callable[["Binding"], Mapping[str, Any]]
JSON = dict[str, Any]
EARLIEST = date(1945, 9, 2)


class Binding:
    """What a field may look at when an act is bound: the actor, the record's own row, the day."""

    def __init__(self, actor: Actor | None, own: Any, today: date) -> None:
        self.actor = actor
        self.own = own
        self.today = today


class Bound:
    """Mixin of every field: binding to the actor, its schema, and how a cleaned value goes back into a form."""

    personal = False

    def bind(self, binding: Binding) -> None:
        """Take choices and limits from the actor and the record. Called once for each act that is bound."""

    def schema(self) -> JSON:
        """The field's JSON schema."""
        return {"type": "string"}

    def plain(self, value: Any) -> Any:
        """A cleaned value as JSON, so that `clean` gives the same value again (proposals keep it)."""
        return value


class Text(Bound, forms.CharField):
    """Text in one line or several. Stored in NFC; NUL bytes and direction tricks are refused by name."""

    def __init__(self, label: Any, *, multiline: bool = False, max_length: int = 500, personal: bool = False, **kw: Any):
        widget = forms.Textarea(attrs={"rows": 4}) if multiline else forms.TextInput()
        super().__init__(label=label, max_length=max_length, widget=kw.pop("widget", widget), **kw)
        self.personal, self.multiline = personal, multiline

    def to_python(self, value: Any) -> str:
        """The text, cleaned; the maximum counts cleaned characters."""
        if value is None:
            return ""
        if not isinstance(value, str):
            raise ValidationError(_("Write text here."), code="type")
        faults = text_faults(value)
        if faults:
            raise ValidationError([str(fault) for fault in faults], code="characters")
        return str(super().to_python(clean(value, multiline=self.multiline)))

    def schema(self) -> JSON:
        """A string of at most `max_length` characters."""
        return {"type": "string", "maxLength": self.max_length, **({"minLength": 1} if self.required else {})}


class Choice(Bound, forms.ChoiceField):
    """One code of a declared list; the list may depend on the actor or the record."""

    def __init__(self, label: Any, *, choices: Choices, **kw: Any):
        self.source = choices
        super().__init__(label=label, choices=self._pairs(choices if isinstance(choices, Mapping) else {}), **kw)

    def _pairs(self, choices: Mapping[str, Any]) -> list[tuple[str, Any]]:
        return [("", _("Choose…")), *choices.items()]

    def bind(self, binding: Binding) -> None:
        """Take the list that holds for this actor and record."""
        if not isinstance(self.source, Mapping):
            self.choices = self._pairs(self.source(binding))

    def schema(self) -> JSON:
        """The codes, or any string where they depend on the record."""
        if not isinstance(self.source, Mapping):
            return {"type": "string"}
        return {"type": "string", "enum": [*self.source] + ([] if self.required else [""])}


class Codes(Bound, forms.MultipleChoiceField):
    """Several codes of a declared list."""

    def __init__(self, label: Any, *, choices: Choices, **kw: Any):
        self.source = choices
        pairs = list(choices.items()) if isinstance(choices, Mapping) else []
        super().__init__(label=label, choices=pairs, widget=forms.CheckboxSelectMultiple(), **kw)

    def bind(self, binding: Binding) -> None:
        """Take the list that holds for this actor and record."""
        if not isinstance(self.source, Mapping):
            self.choices = list(self.source(binding).items())

    def schema(self) -> JSON:
        """An array of codes, each once."""
        item: JSON = {"type": "string"}
        if isinstance(self.source, Mapping):
            item["enum"] = list(self.source)
        return {"type": "array", "items": item, "uniqueItems": True, **({"minItems": 1} if self.required else {})}


_DAY = re.compile(r"(?P<d>\d{1,2})[/.\-](?P<m>\d{1,2})[/.\-](?P<y>\d{4})|(?P<Y>\d{4})-(?P<M>\d{2})-(?P<D>\d{2})")


class Day(Bound, forms.Field):
    """A day in Vietnam. `future=True` allows days after today."""

    widget = forms.TextInput

    def __init__(self, label: Any, *, future: bool = False, **kw: Any):
        super().__init__(label=label, **kw)
        self.future = future
        self.today: date | None = None
        self.widget.attrs |= {"inputmode": "numeric", "placeholder": "dd/mm/yyyy", "autocomplete": "off"}

    def bind(self, binding: Binding) -> None:
        """Remember the day after which lies the future."""
        self.today = binding.today

    def to_python(self, value: Any) -> date | None:
        """The day; 02/03/2024 is 2 March in every language."""
        if value in (None, ""):
            return None
        if isinstance(value, date):
            return value
        match = _DAY.fullmatch(value.strip()) if isinstance(value, str) else None
        if match is None:
            raise ValidationError(_("Write the day as dd/mm/yyyy, for example 21/11/2026."), code="day")
        part = match.groupdict()
        try:
            return date(int(part["y"] or part["Y"]), int(part["m"] or part["M"]), int(part["d"] or part["D"]))
        except ValueError:
            raise ValidationError(
                _("There is no day %(day)s in the calendar."), code="calendar", params={"day": value.strip()}
            ) from None

    def validate(self, value: Any) -> None:
        """Refuse days after today, unless the field is about the future, and days before the State's founding."""
        super().validate(value)
        if value is None:
            return
        if value < EARLIEST:
            raise ValidationError(_("The day lies before 02/09/1945."), code="early")
        if not self.future and self.today is not None and value > self.today:
            raise ValidationError(
                _("The day %(day)s is after today (%(today)s)."),
                code="future",
                params={"day": f"{value:%d/%m/%Y}", "today": f"{self.today:%d/%m/%Y}"},
            )

    def prepare_value(self, value: Any) -> Any:
        """A day as it is written on the page."""
        return f"{value:%d/%m/%Y}" if isinstance(value, date) else value

    def schema(self) -> JSON:
        """An ISO day."""
        day: JSON = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
        return day if self.required else {"anyOf": [day, {"type": "null"}, {"const": ""}]}

    def plain(self, value: Any) -> Any:
        """The ISO day."""
        return value.isoformat() if value else None


class Count(Bound, forms.Field):
    """A whole number from `low` to `high`; thousands may be grouped by dots, commas or spaces on the page."""

    widget = forms.TextInput
    what = _("Write a whole number.")

    def __init__(self, label: Any, *, low: int = 0, high: int = 1_000_000_000, **kw: Any):
        super().__init__(label=label, **kw)
        self.low, self.high = low, high
        self.widget.attrs |= {"inputmode": "numeric", "autocomplete": "off"}

    def to_python(self, value: Any) -> int | None:
        """The number, or None when empty."""
        if value in (None, ""):
            return None
        if isinstance(value, bool):
            raise ValidationError(self.what, code="number")
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if isinstance(value, int):
            return value
        text = value.strip() if isinstance(value, str) else ""
        if re.fullmatch(r"-?\d+|-?\d{1,3}([., ]\d{3})+", text) is None or len(text) > 25:
            raise ValidationError(self.what, code="number")
        return int(re.sub(r"[., ]", "", text))

    def validate(self, value: Any) -> None:
        """Refuse numbers outside the limits."""
        super().validate(value)
        if value is not None and not self.low <= value <= self.high:
            raise ValidationError(
                _("The number must lie between %(low)s and %(high)s."),
                code="range",
                params={"low": self.low, "high": self.high},
            )

    def schema(self) -> JSON:
        """An integer within the limits."""
        number: JSON = {"type": "integer", "minimum": self.low, "maximum": self.high}
        return number if self.required else {"anyOf": [number, {"type": "null"}]}


class Money(Count):
    """An amount in whole đồng."""

    what = _("Write the amount in đồng, digits only, for example 1.500.000.000.")

    def __init__(self, label: Any, *, low: int = 0, high: int = 10**15, **kw: Any):
        super().__init__(label=label, low=low, high=high, **kw)


class _Tick(forms.CheckboxInput):
    """A box whose raw value reaches the field, so that `no` is not taken for a tick."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return data.get(name, False)


class Flag(Bound, forms.BooleanField):
    """Yes or no. On the page an unticked box is no."""

    widget = _Tick

    def __init__(self, label: Any, *, must: bool = False, **kw: Any):
        super().__init__(label=label, required=must, **kw)

    def to_python(self, value: Any) -> bool:
        """True for a ticked box or JSON true; the text `no` is refused, not taken for yes."""
        if value in (True, "on", "true", "1", "True"):
            flag = True
        elif value in (False, None, "", "false", "0", "False", "off"):
            flag = False
        else:
            raise ValidationError(_("Answer with yes or no."), code="flag")
        return flag

    def schema(self) -> JSON:
        """A real boolean."""
        return {"const": True} if self.required else {"type": "boolean"}


class RowField(Bound, forms.ChoiceField):
    """A row of the record by its number: the placement that ends, the obstacle that was removed."""

    def __init__(self, label: Any, *, rows: str, where: Callable[[Any], bool] | None = None, say: Callable[[Any], Any], **kw: Any):
        super().__init__(label=label, **kw)
        self.rows, self.where, self.say = rows, where, say

    def bind(self, binding: Binding) -> None:
        """Offer the rows of this record that the act may name."""
        rows = getattr(binding.own.rows, self.rows) if binding.own is not None else []
        offered = [row for row in rows if self.where is None or self.where(row)]
        self.choices = [("", _("Choose…")), *((str(row.number), self.say(row)) for row in offered)]
        if len(offered) == 1 and self.initial is None:
            self.initial = str(offered[0].number)

    def to_python(self, value: Any) -> str:
        """The number as text, as the choices carry it."""
        return "" if value in (None, "") else str(value)

    def clean(self, value: Any) -> int | None:
        """The row's number."""
        text = super().clean(value)
        return int(text) if text else None

    def schema(self) -> JSON:
        """The row's number."""
        number: JSON = {"type": "integer", "minimum": 1}
        return number if self.required else {"anyOf": [number, {"type": "null"}]}


class Reference(Bound, forms.Field):
    """A thing of the ground by its id, chosen among those the actor may name."""

    widget = forms.Select
    kind = "reference"
    missing = _("Choose one of those offered.")

    def __init__(self, label: Any, **kw: Any):
        super().__init__(label=label, **kw)
        self.binding: Binding | None = None

    def bind(self, binding: Binding) -> None:
        """Offer what this actor may name on this day."""
        self.binding = binding
        # A function, not a list: Django would otherwise ask the database on every binding, shown or not.
        self.widget.choices = self._choices

    def _choices(self) -> Iterable[tuple[Any, Any]]:
        yield "", _("Choose…")
        yield from self.offered()

    def offered(self) -> Iterable[tuple[Any, Any]]:
        """Pairs of value and words."""
        return ()

    def find(self, value: Any) -> Any:
        """The thing for an id or code; raise `LookupError`."""
        raise LookupError(value)

    def to_python(self, value: Any) -> Any:
        """The thing itself."""
        if value in (None, ""):
            return None
        if hasattr(value, "pk"):
            return value
        try:
            return self.find(value)
        except (LookupError, ValueError, TypeError, OverflowError):
            raise ValidationError(self.missing, code="reference") from None

    def prepare_value(self, value: Any) -> Any:
        """The id of a thing."""
        return value.pk if hasattr(value, "pk") else value

    def schema(self) -> JSON:
        """An id or a code as a formatted string, never an enumeration of what there is."""
        value: JSON = {"anyOf": [{"type": "integer"}, {"type": "string", "format": f"liem-{self.kind}", "maxLength": 60}]}
        return value if self.required else {"anyOf": [*value["anyOf"], {"type": "null"}]}

    def plain(self, value: Any) -> Any:
        """The id."""
        return value.pk if value is not None else None


class UnitField(Reference):
    """A unit that exists on the day; a code means the unit valid then."""

    kind = "unit"
    missing = _("There is no such unit on this day.")

    def __init__(self, label: Any, *, levels: tuple[str, ...] = (), other: bool = False, **kw: Any):
        super().__init__(label=label, **kw)
        self.levels, self.other = levels, other

    def _units(self) -> Any:
        from liem.core.organization.models import Unit

        assert self.binding is not None
        units = Unit.objects.valid_on(self.binding.today).order_by("place")
        if self.levels:
            units = units.filter(level__in=self.levels)
        if self.other and self.binding.actor is not None:
            units = units.exclude(pk=self.binding.actor.unit_id)
        return units

    def offered(self) -> Iterable[tuple[Any, Any]]:
        """Committees, offices and agencies valid today."""
        return [(unit.pk, f"{unit.name} ({unit.code})") for unit in self._units().exclude(level="commune")]

    def find(self, value: Any) -> Any:
        """The unit by id or code."""
        by = {"code": value} if isinstance(value, str) and not value.isdigit() else {"pk": int(value)}
        unit = self._units().filter(**by).first()
        if unit is None:
            raise LookupError(value)
        return unit


class OfficerField(Reference):
    """An appointment of an officer or head in the record's unit."""

    kind = "officer"
    missing = _("There is no such officer in this unit.")

    def _appointments(self) -> Any:
        from liem.core.organization.models import Appointment

        assert self.binding is not None
        own, actor = self.binding.own, self.binding.actor
        unit_id = own.record.owner_id if own is not None else actor.unit_id if actor else None
        return (
            Appointment.objects.valid_on(self.binding.today)
            .filter(unit_id=unit_id, role__in=("officer", "head", "office"))
            .select_related("person")
            .order_by("person__sort_key")
        )

    def offered(self) -> Iterable[tuple[Any, Any]]:
        """Officers and heads of the unit, in Vietnamese order."""
        return [(a.pk, f"{a.person.name}, {a.post}" if a.post else a.person.name) for a in self._appointments()]

    def find(self, value: Any) -> Any:
        """The appointment by id."""
        found = self._appointments().filter(pk=int(value)).first()
        if found is None:
            raise LookupError(value)
        return found


class LocalityField(Reference):
    """A place down to the commune, by code on the day."""

    kind = "locality"
    missing = _("There is no such place on this day.")

    def _localities(self) -> Any:
        from liem.core.organization.models import Locality

        assert self.binding is not None
        return Locality.objects.valid_on(self.binding.today)

    def offered(self) -> Iterable[tuple[Any, Any]]:
        """The communes of the actor's province, or the provinces for the centre."""
        from liem.core.organization.models import Unit

        actor = self.binding.actor if self.binding else None
        unit = Unit.objects.filter(pk=actor.unit_id).select_related("locality").first() if actor else None
        places = self._localities()
        if unit is not None and unit.locality_id and unit.level == "province":
            places = places.filter(parent_id=unit.locality_id) | places.filter(pk=unit.locality_id)
        elif unit is not None and unit.locality_id and unit.level in ("district", "commune"):
            places = places.filter(parent_id=unit.locality_id) | places.filter(pk=unit.locality_id)
        else:
            places = places.filter(level="province")
        return [(place.pk, place.name) for place in places.order_by("level", "sort_key")]

    def find(self, value: Any) -> Any:
        """The place by id."""
        place = self._localities().filter(pk=int(value)).first()
        if place is None:
            raise LookupError(value)
        return place


class PersonField(Reference):
    """A person with an appointment in the record's unit."""

    kind = "person"
    missing = _("There is no such person in this unit.")

    def _people(self) -> Any:
        from liem.core.organization.models import Appointment, Person

        assert self.binding is not None
        own, actor = self.binding.own, self.binding.actor
        unit_id = own.record.owner_id if own is not None else actor.unit_id if actor else None
        held = Appointment.objects.valid_on(self.binding.today).filter(unit_id=unit_id)
        return Person.objects.filter(pk__in=held.values("person_id")).order_by("sort_key")

    def offered(self) -> Iterable[tuple[Any, Any]]:
        """People of the unit, in Vietnamese order."""
        return [(person.pk, person.name) for person in self._people()]

    def find(self, value: Any) -> Any:
        """The person by id."""
        person = self._people().filter(pk=int(value)).first()
        if person is None:
            raise LookupError(value)
        return person


class RecordField(Reference):
    """Another record that the actor may see, by number or id."""

    kind = "record"
    missing = _("You see no record with this number.")
    widget = forms.TextInput

    def __init__(self, label: Any, *, kinds: tuple[str, ...] = (), **kw: Any):
        super().__init__(label=label, **kw)
        self.kinds = kinds

    def bind(self, binding: Binding) -> None:
        """Remember who asks; nothing is listed."""
        self.binding = binding

    def find(self, value: Any) -> Any:
        """The record by number or id, among those the actor may see."""
        from liem.core.access.scope import visible

        assert self.binding is not None and self.binding.actor is not None
        records = visible(self.binding.actor)
        if self.kinds:
            records = records.filter(kind__in=self.kinds)
        text = str(value).strip()
        found = list(records.filter(pk=int(text))[:1] if text.isdigit() else records.filter(number=text)[:2])
        if len(found) > 1:
            raise ValidationError(_("Several records carry this number: give the record's id."), code="several")
        if not found:
            raise LookupError(value)
        return found[0]

    def prepare_value(self, value: Any) -> Any:
        """The number of a record."""
        return value.number if hasattr(value, "number") else value


class Upload(Bound, forms.FileField):
    """A file. JSON cannot carry one; the API sends it in parts."""

    def __init__(self, label: Any, *, max_size: int = 50_000_000, **kw: Any):
        super().__init__(label=label, **kw)
        self.max_size = max_size

    def clean(self, value: Any, initial: Any = None) -> Any:
        """The file in the store (`core.records.files.StoredFile`); content lies under its hash, so that nothing is lost."""
        upload = super().clean(value, initial)
        if not upload:
            return None
        if upload.size > self.max_size:
            raise ValidationError(
                _("The file is larger than %(limit)s MB."), code="size", params={"limit": self.max_size // 1_000_000}
            )
        return store(upload)

    def plain(self, value: Any) -> Any:
        """What names the stored file."""
        return None if value is None else {"name": value.name, "digest": value.digest}

    def schema(self) -> JSON:
        """Not to be sent in JSON."""
        return {"type": "string", "format": "binary"}


class RowForm(forms.Form):
    """One row of an act that takes rows: `rows = {"accused": AccusedRow}`."""

    use_required_attribute = False

    def is_blank(self) -> bool:
        """Whether nothing was written in this row; such a row is left out."""
        given = (field.widget.value_from_datadict(self.data, self.files, self.add_prefix(name)) for name, field in self.fields.items())
        return all(value in (None, "", False, []) for value in given)
