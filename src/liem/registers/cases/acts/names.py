"""The sealed names of persons charged: sealed to their record, opened with a reason."""

from base64 import b64decode, b64encode
from typing import Any

from django.utils.translation import gettext_lazy as _

from liem.core.acts import forms
from liem.core.acts.base import Act, At
from liem.core.journal.events import Event
from liem.core.vault.sealing import open_small, seal_small
from liem.registers.cases.acts.steps import KIND
from liem.registers.cases.events import NamesOpened
from liem.registers.cases.models import Case


def sealed(name: str, record_id: int) -> str:
    """A name as its row keeps it: sealed to the record, as text; nothing for no name."""
    if not name:
        return ""
    return b64encode(seal_small(name, bound_to=place_of(record_id))).decode()


def opened(text: str, record_id: int) -> str:
    """The name that `sealed` sealed. Raises `VaultFault` when the key is missing or the seal is broken."""
    return str(open_small(b64decode(text), bound_to=place_of(record_id))) if text else ""


def place_of(record_id: int) -> str:
    """What a name is sealed to, so that it cannot be moved to another record."""
    return f"cases.accused:{record_id}"


class OpenNames(Act):
    """Open the sealed names of the persons charged, with a reason that stays in the journal."""

    kind = KIND
    label = _("Open the names")
    icon = "key-round"
    help = _("The names are shown once. Who opened them, when and why stays in the record's history.")
    closed_too = True
    event = NamesOpened
    weight = 88

    reason = forms.Text(_("Reason"), max_length=500)

    def check(self, case: Case, data: Any) -> None:
        """There must be a name to open."""
        if not any(row.sealed_name for row in case.rows.accused):
            self.add_error(None, _("No name is sealed in this record."))

    def carry_out(self, case: Case, data: Any, at: At) -> Event:
        """Change nothing; tell that the names were opened."""
        return NamesOpened(reason=data.reason, count=sum(bool(row.sealed_name) for row in case.rows.accused))
