"""What an administrator does at the terminal: plain functions that the command line calls.

They perform the same acts as the administrator's pages and tell the same events. A one-time link or a token's text is
returned once and kept nowhere. Errors are ``Refused`` (what is wrong with the values), ``UnknownAccount``,
``UnknownToken`` and ``UnknownUnit``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from liem.core.access.actor import Actor, appointments_of
from liem.core.accounts import acts, people, tokens
from liem.core.accounts.models import Token, User
from liem.core.acts.refusals import Refused
from liem.core.calendar.today import day_of
from liem.core.organization.models import Appointment, Clearance
from liem.core.organization.queries import unit_on


class UnknownAccount(LookupError):
    """There is no account of this name."""

    def __init__(self, username: str) -> None:
        super().__init__(_("There is no account “%(name)s”.") % {"name": username})


class UnknownToken(LookupError):
    """There is no token of this number."""

    def __init__(self, number: int) -> None:
        super().__init__(_("There is no token with the number %(number)s.") % {"number": number})


@dataclass(frozen=True)
class Issued:
    """An account and the one-time link with which its owner sets a password: a path on the site, and until when it opens."""

    user: User
    path: str
    until: datetime


def account(username: str) -> User:
    """The account of a name, however it is capitalised; raises ``UnknownAccount``."""
    found = User.objects.select_related("person").filter(username=username.strip().lower()).first()
    if found is None:
        raise UnknownAccount(username)
    return found


@transaction.atomic
def add_user(
    *,
    username: str,
    name: str,
    unit: str,
    role: str,
    at: datetime,
    valid_from: date | None = None,
    valid_until: date | None = None,
    post: str = "",
    clearance: int = Clearance.NORMAL,
    language: str = "vi",
    actor: Actor | None = None,
) -> Issued:
    """A new person with one appointment and an account; returns the one-time link. All of it or nothing."""
    first = valid_from or day_of(at)
    found = unit_on(unit, first)
    person = people.enter_person(name=name, actor=actor)
    people.appoint(
        person=person, unit=found, role=role, valid_from=first, valid_until=valid_until, post=post, clearance=clearance, actor=actor
    )
    user = acts.open_account(person=person, username=username, language=language, actor=actor)
    return issue(user, at=at, actor=actor)


def issue(user: User, *, at: datetime, actor: Actor | None = None) -> Issued:
    """A new one-time link for an account."""
    secret = acts.issue_link(user=user, at=at, actor=actor)
    return Issued(user=user, path=reverse("account_first_password", args=[secret]), until=at + acts.LINK_LIFE)


def lock_user(*, username: str, at: datetime, actor: Actor | None = None) -> User:
    """Locks an account; its sessions and tokens end."""
    return acts.lock_account(user=account(username), at=at, actor=actor)


def unlock_user(*, username: str, actor: Actor | None = None) -> User:
    """Opens a locked account again."""
    return acts.unlock_account(user=account(username), actor=actor)


def reset_user(*, username: str, at: datetime, actor: Actor | None = None) -> Issued:
    """A new one-time link; the password in use goes on until the link is used."""
    return issue(account(username), at=at, actor=actor)


def list_users(*, on: date) -> list[dict[str, Any]]:
    """Every account with its person and appointments of the day: ``{"username", "name", "active", "appointments": […]}``."""
    held: dict[int, list[str]] = {}
    for row in Appointment.objects.valid_on(on).select_related("unit").order_by("pk"):
        held.setdefault(row.person_id, []).append(f"{row.unit.code} {row.role}")
    users = User.objects.select_related("person").order_by("username")
    return [
        {
            "username": user.username,
            "name": user.person.name if user.person else "",
            "active": user.is_active,
            "appointments": held.get(user.person_id or 0, []),
        }
        for user in users
    ]


def add_token(*, username: str, name: str, scopes: Iterable[str], at: datetime, days: int = 90, unit: str = "") -> tuple[Token, str]:
    """A token for a person's appointment of today (``unit`` says which, where they hold several); returns it and its text."""
    user = account(username)
    held = appointments_of(user.person_id, day_of(at)) if user.person_id else []
    fitting = [row for row in held if not unit or row.unit.code.upper() == unit.upper()]
    if not fitting:
        raise Refused({"unit": [_("This person has no appointment there today.")]})
    if len(fitting) > 1:
        codes = ", ".join(row.unit.code for row in fitting)
        raise Refused({"unit": [_("This person works in several units: say which (%(codes)s).") % {"codes": codes}]})
    return tokens.issue_token(appointment=fitting[0], name=name, scopes=scopes, at=at, expires_at=at + timedelta(days=days), actor=None)


def list_tokens(*, username: str = "") -> list[dict[str, Any]]:
    """Tokens, never their texts: ``{"number", "name", "person", "unit", "scopes", "expires_at", "revoked_at"}``."""
    found = Token.objects.select_related("appointment__person", "appointment__unit").order_by("pk")
    if username:
        found = found.filter(appointment__person__accounts=account(username))
    return [
        {
            "number": token.pk,
            "name": token.name,
            "person": token.appointment.person.name,
            "unit": token.appointment.unit.code,
            "scopes": token.scopes,
            "expires_at": token.expires_at,
            "revoked_at": token.revoked_at,
        }
        for token in found
    ]


def revoke_token(*, number: int, at: datetime, actor: Actor | None = None) -> Token:
    """Revokes a token by its number."""
    token = Token.objects.filter(pk=number).first()
    if token is None:
        raise UnknownToken(number)
    return tokens.revoke_token(token=token, at=at, actor=actor)
