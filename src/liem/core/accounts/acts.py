"""The acts on accounts: open, lock, unlock, one-time link, first password. Each tells one event in the account's stream."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils.translation import gettext as _

from liem.core.access.actor import Actor
from liem.core.accounts import keys
from liem.core.accounts.events import AccountLocked, AccountOpened, AccountUnlocked, LinkIssued, PasswordSet
from liem.core.accounts.models import OneTimeLink, Token, User
from liem.core.acts.refusals import Refused
from liem.core.calendar.today import day_of
from liem.core.organization.models import Appointment, Person, Role
from liem.core.organization.telling import tell, writing

#: How long a one-time link opens.
LINK_LIFE = timedelta(days=2)


def open_account(*, person: Person | None, username: str, actor: Actor | None, language: str = "vi") -> User:
    """An account with which nobody can sign in yet: it needs a one-time link. Raises ``Refused`` for a taken or odd name."""
    name = username.strip().lower()
    user = User(username=name, person=person, language=language)
    user.set_unusable_password()
    try:
        user.full_clean(exclude=["password"])
    except ValidationError as refused:
        raise Refused({path: list(said) for path, said in refused.message_dict.items()}) from None
    try:
        with writing():
            user.save(force_insert=True)
            tell("account", user.pk, AccountOpened(), actor)
    except IntegrityError:
        raise Refused({"username": [_("An account of this name exists already.")]}) from None
    return user


def lock_account(*, user: User, at: datetime, actor: Actor | None) -> User:
    """Locks an account at once: its sessions end, its links and the tokens of its person no longer open.

    Refused: one's own account, and the last one that belongs to an administrator.
    """
    if actor is not None and actor.user_id == user.pk:
        raise Refused({"": [_("Nobody locks their own account; another administrator must do this.")]})
    if not user.is_active:
        return user
    if _is_last_administrator(user, at):
        raise Refused({"": [_("This is the last account of an administrator; appoint another one first.")]})
    with writing():
        user.is_active = False
        user.save(update_fields=["is_active"])
        OneTimeLink.objects.filter(user=user, used_at=None, expires_at__gt=at).update(expires_at=at)
        Token.objects.filter(appointment__person__accounts=user, revoked_at=None).update(revoked_at=at)
        tell("account", user.pk, AccountLocked(), actor)
    end_sessions(user)
    return user


def _is_last_administrator(user: User, at: datetime) -> bool:
    administrators = Appointment.objects.valid_on(day_of(at)).filter(role=Role.ADMINISTRATOR).values("person_id")
    accounts = User.objects.filter(is_active=True, person_id__in=administrators)
    return accounts.filter(pk=user.pk).exists() and not accounts.exclude(pk=user.pk).exists()


def end_sessions(user: User) -> int:
    """Ends every session of an account; returns how many there were."""
    from allauth.usersessions.models import UserSession

    sessions = list(UserSession.objects.filter(user=user))
    for session in sessions:
        session.end()
    return len(sessions)


def unlock_account(*, user: User, actor: Actor | None) -> User:
    """Opens a locked account again. Sessions, links and tokens of before stay ended."""
    if user.is_active:
        return user
    with writing():
        user.is_active = True
        user.save(update_fields=["is_active"])
        tell("account", user.pk, AccountUnlocked(), actor)
    return user


def issue_link(*, user: User, at: datetime, actor: Actor | None) -> str:
    """The secret part of a new one-time link, shown this once; earlier links of the account no longer open.

    The password in use goes on until the link has been used. Raises ``Refused`` for a locked account.
    """
    if not user.is_active:
        raise Refused({"": [_("The account is locked; unlock it first.")]})
    secret = keys.new_link()
    with writing():
        OneTimeLink.objects.filter(user=user, used_at=None, expires_at__gt=at).update(expires_at=at)
        OneTimeLink.objects.create(user=user, hash=keys.digest(secret), expires_at=at + LINK_LIFE)
        tell("account", user.pk, LinkIssued(), actor)
    return secret


def link_of(secret: str, *, at: datetime) -> OneTimeLink | None:
    """The link a secret opens, or None when it is unknown, used, too old, or its account is locked."""
    found = OneTimeLink.objects.filter(hash=keys.digest(secret), used_at=None, expires_at__gt=at, user__is_active=True)
    return found.select_related("user__person").first()


def set_first_password(*, link: OneTimeLink, password: str, at: datetime) -> User:
    """Sets the password by a link, uses the link up and ends the account's sessions. Raises ``Refused`` for a weak password."""
    user = link.user
    check_password_strength(password, user)
    used = OneTimeLink.objects.filter(pk=link.pk, used_at=None).update(used_at=at)
    if not used:
        raise Refused({"": [_("This link has been used already; ask your administrator for a new one.")]})
    set_password(user, password)
    end_sessions(user)
    return user


def check_password_strength(password: str, user: User) -> None:
    """Raises ``Refused`` with what the password lacks."""
    try:
        validate_password(password, user)
    except ValidationError as refused:
        raise Refused({"password": list(refused.messages)}) from None


def set_password(user: User, password: str) -> None:
    """Stores a password and tells the account's stream that its owner set one."""
    user.set_password(password)
    user.save(update_fields=["password"])
    with writing():
        tell("account", user.pk, PasswordSet(), None)


def choose_language(user: User, language: str) -> None:
    """Keeps the language in which a person reads."""
    if language in ("vi", "en") and user.language != language:
        user.language = language
        user.save(update_fields=["language"])
