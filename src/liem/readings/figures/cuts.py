"""In what figures count, and the coded properties by which they are cut."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import pgettext_lazy

from liem.readings.figures.spans import Data

UNITS: Mapping[str, Any] = {
    "records": pgettext_lazy("counted in", "records"),
    "VND": pgettext_lazy("counted in", "VND"),
    "persons": pgettext_lazy("counted in", "persons"),
    "people": pgettext_lazy("counted in", "people"),
    "turns": pgettext_lazy("counted in", "turns"),
    "units": pgettext_lazy("counted in", "units"),
    "documents": pgettext_lazy("counted in", "documents"),
    "obstacles": pgettext_lazy("counted in", "obstacles"),
    "offences": pgettext_lazy("counted in", "offences"),
    "sites": pgettext_lazy("counted in", "sites"),
    "sessions": pgettext_lazy("counted in", "sessions"),
    "days": pgettext_lazy("counted in", "days"),
    "months": pgettext_lazy("counted in", "months"),
    "m2": pgettext_lazy("counted in", "m²"),
    "percent": pgettext_lazy("counted in", "%"),
}
"""In what a figure counts; a unit that is not listed is shown as it is written."""


@dataclass(frozen=True, eq=False)
class Cut:
    """A coded property by which figures are cut: its code, its label and the labels of its codes.

    The value is the event's field of the same name, or what `read` names or returns. No value is the code `""`; a list
    of one is that one, of more is `several`. A cell that names the cut is shown to nobody while it holds fewer than `least`.
    """

    code: str
    label: Any
    values: Mapping[str, Any] | Callable[[], Mapping[str, Any]]
    read: str | Callable[[Data], Any] = ""
    least: int = 0

    def of(self, data: Data) -> str:
        """The code of this cut in an event's data."""
        read = self.read
        value = read(data) if callable(read) else data.get(read or self.code)
        return value if value.__class__ is str else _as_code(value)

    def labels(self) -> Mapping[str, Any]:
        """Labels by code, with those of the codes that are always there."""
        declared = self.values() if callable(self.values) else self.values
        return {**declared, **{code: label for code, label in COMMON_CODES.items() if code not in declared}}

    def label_of(self, code: str) -> Any:
        """The label of one code; a code that is listed no longer is shown as it is."""
        return self.labels().get(code, code)


COMMON_CODES: Mapping[str, Any] = {
    "": pgettext_lazy("cut of a figure", "not stated"),
    "several": pgettext_lazy("cut of a figure", "several"),
    "yes": pgettext_lazy("cut of a figure", "yes"),
    "no": pgettext_lazy("cut of a figure", "no"),
}


def _as_code(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return "several" if len(value) > 1 else _as_code(value[0] if value else None)
    return str(value)
