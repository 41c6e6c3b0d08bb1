"""Fields for values: text, codes, days, numbers, money, yes or no, files."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from liem.core.acts.forms.binding import JSON, Binding, Bound, Choices, Offering
from liem.core.language.cleaning import clean, text_faults
from liem.core.records.files import received, store

EARLIEST = date(1945, 9, 2)
"""The founding of the State: no day before it is written down."""


class Text(Bound, forms.CharField):
    """Text in one line or several. Stored in NFC; NUL bytes and direction tricks are refused by name."""

    def __init__(self, label: Any, *, multiline: bool = False, max_length: int = 500, personal: bool = False, **kw: Any):
        widget = forms.Textarea(attrs={"rows": 4}) if multiline else forms.TextInput()
        super().__init__(label=label, max_length=max_length, widget=kw.pop("widget", widget), **kw)
        self.personal, self.multiline = personal, multiline
        self._quick_length = max_length if self.min_length is None and not kw.get("validators") else -1

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

    def run_validators(self, value: Any) -> None:
        """Without asking those that can only pass: NUL bytes are refused before, and most texts are short enough."""
        if len(value) > self._quick_length:
            super().run_validators(value)

    def schema(self) -> JSON:
        """A string of at most `max_length` characters."""
        return {"type": "string", "maxLength": self.max_length, **({"minLength": 1} if self.required else {})}


class Choice(Offering):
    """One code of a declared list; the list may depend on the actor or the record."""

    def __init__(self, label: Any, *, choices: Choices, **kw: Any):
        self.source = choices
        self.offered: Mapping[str, Any] = choices if isinstance(choices, Mapping) else {}
        super().__init__(label=label, choices=self._pairs(), **kw)

    def _pairs(self) -> list[tuple[str, Any]]:
        return [("", _("Choose…")), *self.offered.items()]

    def bind(self, binding: Binding) -> None:
        """Take the list that holds for this actor and record."""
        if not isinstance(self.source, Mapping):
            self.offered = self.source(binding)
            self.offer(self._pairs)

    def valid_value(self, value: str) -> bool:
        """Whether it is one of the codes."""
        return value in self.offered or any(str(code) == value for code in self.offered)

    def schema(self) -> JSON:
        """The codes, or any string where they depend on the record."""
        if not isinstance(self.source, Mapping):
            return {"type": "string"}
        return {"type": "string", "enum": [*self.source] + ([] if self.required else [""])}


class Codes(Bound, forms.MultipleChoiceField):
    """Several codes of a declared list; with `hidden` the page carries them along and nobody ticks them."""

    def __init__(self, label: Any, *, choices: Choices, hidden: bool = False, **kw: Any):
        self.source = choices
        pairs = list(choices.items()) if isinstance(choices, Mapping) else []
        widget = forms.MultipleHiddenInput() if hidden else forms.CheckboxSelectMultiple()
        super().__init__(label=label, choices=pairs, widget=widget, **kw)

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
        self.widget.attrs |= {"inputmode": "numeric", "placeholder": _("dd/mm/yyyy"), "autocomplete": "off"}

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
            raise ValidationError(_("There is no day %(day)s in the calendar."), code="calendar", params={"day": value.strip()}) from None

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


class Upload(Bound, forms.FileField):
    """A file. JSON cannot carry one; the API sends it in parts."""

    def __init__(self, label: Any, *, max_size: int = 50_000_000, stored: bool = True, **kw: Any):
        super().__init__(label=label, **kw)
        self.max_size, self.stored = max_size, stored

    def clean(self, value: Any, initial: Any = None) -> Any:
        """The file in the store (`core.records.files.StoredFile`); content lies under its hash, so that nothing is lost.

        With `stored=False` the checked file with its content (`Received`): the act says whether and how it is kept.
        """
        upload = super().clean(value, initial)
        if not upload:
            return None
        if upload.size > self.max_size:
            raise ValidationError(_("The file is larger than %(limit)s MB."), code="size", params={"limit": self.max_size // 1_000_000})
        return store(upload) if self.stored else received(upload)

    def plain(self, value: Any) -> Any:
        """What names the stored file."""
        return None if value is None else {"name": value.name, "digest": value.digest}

    def schema(self) -> JSON:
        """Not to be sent in JSON."""
        return {"type": "string", "format": "binary"}
