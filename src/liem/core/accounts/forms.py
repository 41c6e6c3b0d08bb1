"""The form behind a one-time link."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts
from django.utils.translation import gettext_lazy as _

from liem.core.accounts.acts import check_password_strength
from liem.core.accounts.models import User
from liem.core.acts.refusals import Refused


def _field(label: Any, help_text: Any = "") -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": "new-password"})
    return forms.CharField(label=label, strip=False, max_length=200, widget=widget, help_text=help_text)


class FirstPassword(forms.Form):
    """A password typed twice, checked against the rules for passwords and the account it is for."""

    use_required_attribute = False
    password = _field(_("New password"))
    again = _field(_("The same password again"))

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["password"].help_text = " ".join(str(text) for text in password_validators_help_texts())

    def clean_password(self) -> str:
        """The password, if it is strong enough."""
        password: str = self.cleaned_data["password"]
        try:
            check_password_strength(password, self.user)
        except Refused as refused:
            raise forms.ValidationError(refused.errors["password"]) from None
        return password

    def clean(self) -> dict[str, Any]:
        """Both must be the same."""
        given = super().clean() or {}
        if "password" in given and "again" in given and given["password"] != given["again"]:
            self.add_error("again", _("The two passwords are not the same."))
        return given
