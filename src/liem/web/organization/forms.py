"""The administrator's forms. Fields are those of the acts, so a day is read the same everywhere."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms as django_forms
from django.utils.translation import gettext_lazy as _

from liem.core.accounts.tokens import SCOPES
from liem.core.acts import forms
from liem.core.organization.bases import LegalBasis
from liem.core.organization.models import Clearance, Role, Unit
from liem.core.organization.queries import UnknownUnit, unit_named

CLEARANCES = {str(level.value): level.label for level in Clearance}


class Plain(django_forms.Form):
    """A form whose errors may name a field of its own or none."""

    use_required_attribute = False


class PersonForm(Plain):
    """A person's name."""

    name = forms.Text(_("Full name"), max_length=200)


class AppointmentForm(Plain):
    """A work in a unit, from – to."""

    unit = forms.Text(_("Unit"), max_length=200, help_text=_("Its code, such as T38 or T38.15865, or its whole name."))
    role = forms.Choice(_("Role"), choices=dict(Role.choices))
    post = forms.Text(_("Post"), max_length=200, required=False)
    clearance = forms.Choice(_("Reads up to"), choices=CLEARANCES, initial="0")
    first_day = forms.Day(_("First day"), future=True)
    last_day = forms.Day(_("Last day"), future=True, required=False, help_text=_("Empty: until further notice."))

    def clean(self) -> dict[str, Any]:
        """The unit meant by the code or name on the first day."""
        given = super().clean() or {}
        if given.get("unit") and given.get("first_day"):
            try:
                given["unit"] = unit_named(given["unit"], given["first_day"])
            except UnknownUnit as unknown:
                self.add_error("unit", str(unknown))
        return given

    @property
    def values(self) -> dict[str, Any]:
        """What ``people.appoint`` takes."""
        given = self.cleaned_data
        unit: Unit = given["unit"]
        return {
            "unit": unit,
            "role": given["role"],
            "post": given["post"],
            "clearance": int(given["clearance"]),
            "valid_from": given["first_day"],
            "valid_until": day_after(given["last_day"]) or unit.valid_until,
        }


class BasisForm(Plain):
    """Under which rules a unit works, from when, by which decision."""

    basis = forms.Choice(_("Works under"), choices=dict(LegalBasis.choices))
    from_on = forms.Day(_("From"), future=True)
    decision = forms.Text(_("Decision"), max_length=200, help_text=_("Number, day and body."))


class EndForm(Plain):
    """The last day of an appointment."""

    last_day = forms.Day(_("Last day"), future=True)


class AccountForm(Plain):
    """The name of an account."""

    username = forms.Text(_("Account name"), max_length=60, help_text=_("Letters without marks, digits, dots: thanhhoa.officer"))
    language = forms.Choice(_("Language"), choices={"vi": "Tiếng Việt", "en": "English"}, initial="vi")


class TokenForm(Plain):
    """What a token is for, what it may do and for how long."""

    name = forms.Text(_("What it is for"), max_length=100)
    scopes = forms.Codes(_("What it may do"), choices=SCOPES)
    days = forms.Count(_("Days it lives"), low=1, high=366, initial=90)


def day_after(last: date | None) -> date | None:
    """The first day on which something no longer holds, from its last day; the end of the calendar is no end."""
    return None if last is None or last == date.max else last + timedelta(days=1)
