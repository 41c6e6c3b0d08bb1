"""What a field of an act may look at when it is bound, and what every field can do."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache, cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from liem.core.access.actor import Actor

Choices = Mapping[str, Any] | Callable[["Binding"], Mapping[str, Any]]
JSON = dict[str, Any]


class Binding:
    """What a field may look at when an act is bound: the actor, the record's own row, the day."""

    def __init__(self, actor: Actor | None, own: Any, today: date) -> None:
        self.actor = actor
        self.own = own
        self.today = today


class PlainForm(forms.Form):
    """A form that takes plain values (JSON, a book's row, another act) by the field's name, past the widgets of a page.

    The fields clean them as ever; only the way through bound fields and widgets is left out, which took longest.
    """

    def takes_plain(self) -> bool:
        """Whether the data are a mapping of values and not what a page sent."""
        return self.prefix is None and is_plain(self.data)

    def _clean_fields(self) -> None:
        if not self.takes_plain():
            super()._clean_fields()  # type: ignore[misc]
            return
        for name, field, own, empty, is_file in self._to_clean:
            try:
                value = self.data.get(name)
                if value is None and not field.required and empty is not _NEVER:
                    self.cleaned_data[name] = empty
                elif is_file:
                    self.cleaned_data[name] = field.clean(self.files.get(name), self.initial.get(name))
                else:
                    self.cleaned_data[name] = field.clean(value)
                if own is not None:
                    self.cleaned_data[name] = own()
            except ValidationError as problem:
                self.add_error(name, problem)

    @cached_property
    def _to_clean(self) -> list[tuple[str, Any, Callable[[], Any] | None, Any, bool]]:
        """The fields in their order, each with the form's own `clean_<name>`, with what it makes of nothing at all, and whether
        it takes a file: a form that is used again asks for them once.
        """
        empty = _of_nothing(type(self))
        return [
            (n, field, getattr(self, f"clean_{n}", None), empty.get(n, _NEVER), isinstance(field, forms.FileField))
            for n, field in self.fields.items()
        ]

    @cached_property
    def binding_fields(self) -> list["Bound"]:
        """The fields that take something from the actor, the record or the day."""
        fields: list[Any] = list(self.fields.values())
        return [f for f in fields if type(f).bind is not Bound.bind]


def is_plain(data: Any) -> bool:
    """Whether data are a mapping of values and not what a page sent."""
    return type(data) is dict or (isinstance(data, Mapping) and not hasattr(data, "getlist"))


_NEVER = object()


@cache
def _of_nothing(form: type[PlainForm]) -> dict[str, Any]:
    """What the fields of a form that may be left out make of None, where it can be given again and again."""
    optional = {name: f for name, f in form.base_fields.items() if not f.required and not isinstance(f, forms.FileField)}
    made = {name: f.clean(None) for name, f in optional.items()}
    return {name: value for name, value in made.items() if value in (None, "", False)}


class Bound:
    """Mixin of every field: binding to the actor, its schema, and how a cleaned value goes back into a form."""

    personal = False
    span: int = 0
    """How many of the twelve columns of a form the field takes; 0 leaves it to the page."""

    def bind(self, binding: Binding) -> None:
        """Take choices and limits from the actor and the record. Called once for each act that is bound."""

    def run_validators(self, value: Any) -> None:
        """Most fields have none: they check in `to_python` and `validate`."""
        if self.validators:  # type: ignore[attr-defined]
            super().run_validators(value)  # type: ignore[misc]

    def schema(self) -> JSON:
        """The field's JSON schema."""
        return {"type": "string"}

    def plain(self, value: Any) -> Any:
        """A cleaned value as JSON, so that `clean` gives the same value again (proposals keep it)."""
        return value


class Offering(Bound, forms.ChoiceField):
    """Base of the fields whose choices depend on what they are bound to."""

    _asks = False

    def offer(self, pairs: Callable[[], list[tuple[str, Any]]]) -> None:
        """Let the field ask `pairs` where it is shown, for nobody wants the words elsewhere. A field is told so once."""
        if not self._asks:
            self.choices, self._asks = pairs, True
