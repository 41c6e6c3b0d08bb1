"""The small forms of the import pages: which file, for which unit."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liem.core.access.actor import Actor
from liem.core.organization.models import Unit
from liem.core.organization.queries import predecessors_of

MOST_BYTES = 50_000_000


class SendForm(forms.Form):
    """A book to be checked. The unit is asked only where one has become part of the actor's."""

    use_required_attribute = False

    file = forms.FileField(label=_("Book"), help_text=_("Excel workbook (.xlsx) or CSV, at most 50 MB. The first sheet is read."))

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = units_of(actor)
        if len(choices) > 1:
            self.fields["unit"] = forms.ChoiceField(
                label=_("Book of"), choices=choices, required=False, help_text=_("An older book belongs to the unit that kept it.")
            )

    def clean_file(self) -> Any:
        """Within the limit."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("The file is larger than %(limit)s MB."), params={"limit": MOST_BYTES // 1_000_000})
        return file


class ConfirmForm(forms.Form):
    """Nothing is asked but the press of the button."""


def units_of(actor: Actor) -> list[tuple[str, str]]:
    """The actor's own unit, then those that became part of it, each under the code by which it is found."""
    own = Unit.objects.get(pk=actor.unit_id)
    today = timezone.localdate()
    older = [unit for unit in predecessors_of(own) if not unit.is_valid_on(today) and unit.last_day is not None]
    return [("", own.name), *((f"{unit.code}@{unit.last_day:%Y-%m}", _until(unit)) for unit in older)]


def _until(unit: Unit) -> str:
    return str(_("%(unit)s (until %(day)s)") % {"unit": unit.name, "day": f"{unit.last_day:%d/%m/%Y}"})
