"""Who acts at the terminal: `--as USERNAME` with the password asked, or the token in `LIEM_TOKEN`.

Whoever shows, changes or takes out records does it as a person, sees what that person sees and is logged as on a page.
In a data folder made by the demo nobody need say who: the demo's officer of the unit acts, else the head of the Central
Commission, and standard error says so.
"""

import argparse
import getpass
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from liem.core.access.actor import Actor, appointments_of
from liem.core.access.middleware import in_scope_of
from liem.core.accounts.demo import demo_writers
from liem.core.accounts.models import User
from liem.core.accounts.tokens import actor_of_token
from liem.core.calendar.today import today
from liem.core.organization.models import Appointment, Role, Unit
from liem.core.organization.queries import UnknownUnit, successors_of, unit_named
from liem.gates.cli.refusing import Unable

TOKEN = "LIEM_TOKEN"  # noqa: S105 — the name of a variable
DEMO = "demo.json"
CENTRAL_HEAD = "central.head"
READ, WRITE = "read", "write"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The argument of every command that acts as a person."""
    text = _("act as this person; the password is asked (or set LIEM_TOKEN to a token)")
    parser.add_argument("--as", dest="acting_as", metavar="USERNAME", default="", help=text)


@contextmanager
def acting(args: argparse.Namespace, *, unit: str = "", on: date | None = None, scope: str = READ) -> Iterator[Actor]:
    """A transaction in the scope of the person who acts; gives the actor.

    `unit` is the code or name the command was given and `on` the day it is meant on (today): it chooses between several
    appointments of a person, and the demo's officer. `scope` is what a token must allow. Raises `Unable`.
    """
    actor = who(args, unit=unit, on=on, scope=scope)
    with in_scope_of(actor):
        yield actor


def who(args: argparse.Namespace, *, unit: str = "", on: date | None = None, scope: str = READ) -> Actor:
    """The person who acts; see `acting`."""
    meant = _meant(unit, on or today())
    named = getattr(args, "acting_as", "")
    if named:
        actor = _signed_in(named, meant)
    elif os.environ.get(TOKEN):
        actor = _of_token(os.environ[TOKEN], scope)
    elif is_demo():
        actor = _demo_actor(meant, scope)
        said = _("Acting as %(name)s (%(post)s, %(unit)s) of the demo; --as USERNAME acts as somebody else.")
        words = {"name": actor.name, "post": actor.post, "unit": actor.unit_code}
        sys.stderr.write(said % words + "\n")
    else:
        raise Unable(_("Say who acts: --as USERNAME (the password is asked), or a token in LIEM_TOKEN."))
    return actor.speaking(translation.get_language() or "vi")


def is_demo() -> bool:
    """Whether this data folder was made by the demo."""
    return (Path(settings.LIEM_HOME) / DEMO).exists()


def _meant(unit: str, on: date) -> Unit | None:
    """The unit that a code or name means; None for the sector, a group, a level, and what is unknown (the command says so)."""
    if not unit:
        return None
    try:
        return unit_named(unit, on)
    except UnknownUnit:
        return None


def _signed_in(username: str, meant: Unit | None) -> Actor:
    password = ask_password(username)
    user = User.objects.filter(username=username.strip().lower()).first()
    if user is None:
        User().set_password(password)  # an unknown name costs the time of a wrong password, and is told the same
    if user is None or not user.check_password(password) or not user.is_active:
        raise Unable(_("The account name or the password is wrong, or the account is locked."))
    held = appointments_of(user.person_id, today()) if user.person_id else []
    if not held:
        raise Unable(_("“%(name)s” has no appointment today.") % {"name": username})
    return Actor.of(_fitting(held, meant), user=user)


def ask_password(username: str) -> str:
    """The password from the terminal; from standard input when that is no terminal."""
    if sys.stdin.isatty():
        return getpass.getpass(_("Password of %(name)s: ") % {"name": username}, stream=sys.stderr)
    return sys.stdin.readline().rstrip("\r\n")


def _fitting(held: Sequence[Any], meant: Unit | None) -> Any:
    """Of several appointments the one in the unit meant, in its successor, or above it; else the first."""
    if meant is None:
        return held[0]
    heirs = {unit.pk for unit in successors_of(meant, on=today())}
    return max(held, key=lambda row: (row.unit_id == meant.pk, row.unit_id in heirs, _holds(row.unit, meant)))


def _holds(unit: Unit, meant: Unit) -> bool:
    return bool(unit.place <= meant.place <= unit.last_place)


def _of_token(text: str, scope: str) -> Actor:
    found = actor_of_token(text.strip(), at=timezone.now())
    if found is None:
        raise Unable(_("The token in LIEM_TOKEN is unknown, expired or revoked, or its appointment has ended."))
    token, actor = found
    if scope not in token.scopes:
        raise Unable(_("The token in LIEM_TOKEN does not allow this; it needs the scope “%(scope)s”.") % {"scope": scope})
    return actor


def _demo_actor(meant: Unit | None, scope: str) -> Actor:
    """The demo's officer of the unit. Of a unit that has ended, its successor's officer writes and the centre reads."""
    if meant is not None:
        writers = demo_writers(role=Role.OFFICER)
        candidates = [meant] if scope == READ else [meant, *successors_of(meant, on=today())]
        for unit in candidates:
            row: Appointment | None = writers.get(unit.pk)
            if row is not None and row.is_valid_on(today()):
                return Actor.of(row, user=User.objects.filter(person_id=row.person_id).first())
    user = User.objects.filter(username=CENTRAL_HEAD).first()
    held = appointments_of(user.person_id, today()) if user is not None and user.person_id else []
    if not held:
        raise Unable(_("This demo has no “%(name)s”; load it anew into an empty folder.") % {"name": CENTRAL_HEAD})
    return Actor.of(held[0], user=user)
