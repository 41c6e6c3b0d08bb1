"""What can happen to people, appointments, accounts and tokens. No name stands in an event: the subject says who."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from liem.core.journal.events import Event
from liem.core.organization.models import Clearance, Role


@dataclass(frozen=True, kw_only=True)
class PersonEntered(Event):
    """A person was entered in the list of people."""

    kind = "people.entered"
    sentence = _("<b>Entered</b> in the list of people")


@dataclass(frozen=True, kw_only=True)
class PersonRenamed(Event):
    """A person's name was put right."""

    kind = "people.renamed"
    sentence = _("Name <b>put right</b>")


@dataclass(frozen=True, kw_only=True)
class Appointed(Event):
    """A person began to work in a unit."""

    kind = "appointments.made"
    sentence = _("<b>Appointed</b> %(role)s in %(unit)s from %(valid_from)s, clearance %(clearance)s")
    words = {"role": dict(Role.choices), "clearance": dict(Clearance.choices)}

    unit: str
    role: str
    clearance: int
    valid_from: str
    valid_until: str | None


@dataclass(frozen=True, kw_only=True)
class AppointmentEnded(Event):
    """An appointment was given an end."""

    kind = "appointments.ended"
    sentence = _("Appointment <b>ended</b>; last day before %(valid_until)s")

    valid_until: str


@dataclass(frozen=True, kw_only=True)
class AccountOpened(Event):
    """A person got an account."""

    kind = "accounts.opened"
    sentence = _("Account <b>opened</b>")


@dataclass(frozen=True, kw_only=True)
class AccountLocked(Event):
    """An account was locked; its sessions and tokens ended."""

    kind = "accounts.locked"
    sentence = _("Account <b>locked</b>; its sessions and tokens ended")


@dataclass(frozen=True, kw_only=True)
class AccountUnlocked(Event):
    """A locked account was opened again."""

    kind = "accounts.unlocked"
    sentence = _("Account <b>unlocked</b>")


@dataclass(frozen=True, kw_only=True)
class LinkIssued(Event):
    """A one-time link for setting a password was made."""

    kind = "accounts.link_issued"
    sentence = _("<b>One-time link</b> issued for setting a password")


@dataclass(frozen=True, kw_only=True)
class PasswordSet(Event):
    """The owner of an account set a password, by a link or by changing it."""

    kind = "accounts.password_set"
    sentence = _("<b>Password set</b> by the owner of the account")


@dataclass(frozen=True, kw_only=True)
class TokenIssued(Event):
    """A token was made for an appointment."""

    kind = "tokens.issued"
    sentence = _("<b>Token</b> issued, valid until %(until)s")

    until: str


@dataclass(frozen=True, kw_only=True)
class TokenRevoked(Event):
    """A token was revoked."""

    kind = "tokens.revoked"
    sentence = _("Token <b>revoked</b>")
