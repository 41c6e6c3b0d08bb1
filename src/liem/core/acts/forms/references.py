"""Fields that name a thing: a row of the record, a unit, an officer, a person, a place, another record."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from liem.core.acts.forms.binding import JSON, Binding, Bound, Offering


class RowField(Offering):
    """A row of the record by its number: the placement that ends, the obstacle that was removed."""

    def __init__(self, label: Any, *, rows: str, where: Callable[[Any], bool] | None = None, say: Callable[[Any], Any], **kw: Any):
        super().__init__(label=label, **kw)
        self.rows, self.where, self.say = rows, where, say
        self._offered: list[Any] = []

    def bind(self, binding: Binding) -> None:
        """Offer the rows of this record that the act may name."""
        rows = getattr(binding.own.rows, self.rows) if binding.own is not None else []
        self._offered = [row for row in rows if self.where is None or self.where(row)]
        self.offer(self._pairs)
        if len(self._offered) == 1 and self.initial is None:
            self.initial = str(self._offered[0].number)

    def _pairs(self) -> list[tuple[str, Any]]:
        return [("", _("Choose…")), *((str(row.number), self.say(row)) for row in self._offered)]

    def valid_value(self, value: str) -> bool:
        """Whether it is the number of a row that is offered."""
        return any(str(row.number) == value for row in self._offered)

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

    widget: Any = forms.Select
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
        if isinstance(value, str) and "\x00" in value:  # no id or code, and nothing the database could be asked for
            raise ValidationError(self.missing, code="reference")
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
            self._say_if_ended(by)
            raise LookupError(value)
        return unit

    def _say_if_ended(self, by: dict[str, Any]) -> None:
        """Raise an error that names the successors, when the unit ended before the day."""
        from liem.core.organization.models import Unit
        from liem.core.organization.queries import successors_of

        assert self.binding is not None
        on = self.binding.today
        ended = Unit.objects.filter(valid_until__lte=on, **by).order_by("-valid_until").first()
        if ended is None:
            return
        words = {
            "unit": ended.name_vi,
            "day": f"{ended.valid_until:%d/%m/%Y}",
            "successors": "; ".join(f"{unit.name_vi} ({unit.code})" for unit in successors_of(ended, on=on)) or "—",
        }
        raise ValidationError(
            _("%(unit)s is a unit no longer since %(day)s. It is followed by: %(successors)s."), code="ended", params=words
        )


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
        if (unit is not None and unit.locality_id and unit.level == "province") or (
            unit is not None and unit.locality_id and unit.level in ("district", "commune")
        ):
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
    widget: Any = forms.TextInput

    def __init__(self, label: Any, *, kinds: tuple[str, ...] = (), **kw: Any):
        super().__init__(label=label, **kw)
        self.kinds = kinds

    def bind(self, binding: Binding) -> None:
        """Remember who asks; nothing is listed."""
        self.binding = binding

    def find(self, value: Any) -> Any:
        """The record by number or id, among those the actor may see."""
        from liem.core.access.scope import visible

        assert self.binding is not None
        assert self.binding.actor is not None
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
