"""Tokens: how a program acts in a person's appointment, within scopes, for a while."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liem.core.access.actor import Actor
from liem.core.accounts import keys
from liem.core.accounts.events import TokenIssued, TokenRevoked
from liem.core.accounts.models import Token, User
from liem.core.acts.refusals import Refused
from liem.core.calendar.today import day_of
from liem.core.organization.models import Appointment
from liem.core.organization.telling import tell, writing

SCOPES = {
    "read": gettext_lazy("Read records, figures and the journal"),
    "write": gettext_lazy("Perform acts"),
}
DEFAULT_LIFE = timedelta(days=90)
LONGEST_LIFE = timedelta(days=366)


def issue_token(
    *, appointment: Appointment, name: str, scopes: Iterable[str], at: datetime, actor: Actor | None, expires_at: datetime | None = None
) -> tuple[Token, str]:
    """A new token and its text ``liem_…``, which is shown this once. Expires after 90 days unless said otherwise.

    Refused: unknown scopes or none, an end in the past or more than 366 days away, somebody else's appointment.
    """
    wanted, until = sorted(set(scopes)), expires_at or at + DEFAULT_LIFE
    errors: dict[str, list[str]] = {}
    if actor is not None and actor.appointment_id != appointment.pk:
        errors[""] = [_("A token is made by the person themselves, in the appointment it is for.")]
    if not name.strip():
        errors["name"] = [_("Say what the token is for.")]
    if not wanted or set(wanted) - set(SCOPES):
        errors["scopes"] = [_("Choose at least one of the scopes offered.")]
    if not at < until <= at + LONGEST_LIFE:
        errors["expires_at"] = [_("A token lives at least until tomorrow and at most 366 days.")]
    if errors:
        raise Refused(errors)
    text = keys.new_token()
    with writing():
        token = Token.objects.create(
            appointment=appointment, name=name.strip()[:100], hash=keys.digest(text), scopes=wanted, expires_at=until
        )
        tell("token", token.pk, TokenIssued(until=day_of(until).isoformat()), actor)
    return token, text


def revoke_token(*, token: Token, at: datetime, actor: Actor | None) -> Token:
    """Ends a token at once; a revoked one stays revoked."""
    if token.revoked_at is not None:
        return token
    with writing():
        token.revoked_at = at
        token.save(update_fields=["revoked_at"])
        tell("token", token.pk, TokenRevoked(), actor)
    return token


def actor_of_token(text: str, *, at: datetime) -> tuple[Token, Actor] | None:
    """The token and the actor of a bearer text; None when it is unknown, expired, revoked, or its appointment has ended."""
    if not text.startswith(keys.PREFIX):
        return None
    token = (
        Token.objects.filter(hash=keys.digest(text), revoked_at=None, expires_at__gt=at)
        .select_related("appointment__person", "appointment__unit")
        .first()
    )
    if token is None or not token.appointment.is_valid_on(day_of(at)):
        return None
    user = User.objects.filter(person_id=token.appointment.person_id, is_active=True).first()
    if user is None:
        return None
    return token, Actor.of(token.appointment, user=user)
