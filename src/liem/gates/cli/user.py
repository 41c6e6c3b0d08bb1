"""`liem user`: accounts at the terminal, for whoever keeps the installation. A password is never shown: one-time links are."""

import argparse
import sys
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from liem.core.accounts import administration
from liem.core.accounts.administration import Issued, UnknownAccount
from liem.core.acts.refusals import Refused
from liem.core.calendar.today import today
from liem.core.organization.administration import bring_in_reference
from liem.core.organization.models import Clearance, Role, Unit
from liem.core.organization.queries import UnknownUnit
from liem.gates.cli.arguments import actions, day
from liem.gates.cli.refusing import plainly
from liem.gates.cli.tables import say_json, say_rows, shown


class UserCommand:
    """The command."""

    name = "user"
    role = "app"

    @property
    def help(self) -> str:
        return _("accounts: add, lock, unlock, reset, list")

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        add = actions(parser)
        _add_arguments(add("add", _("a person with an appointment and an account; prints a one-time link")))
        for name, text in (
            ("lock", _("lock an account: its sessions and tokens end")),
            ("unlock", _("open a locked account again")),
            ("reset", _("print a new one-time link with which the person sets a password")),
        ):
            add(name, text).add_argument("username", metavar="USERNAME")
        add("list", _("every account with its person and present appointments")).add_argument(
            "--on", type=day, metavar="D", help=_("appointments of this day (default: today)")
        )

    def run(self, args: argparse.Namespace) -> int:
        """Do the one thing asked."""
        with plainly(Refused, UnknownAccount, UnknownUnit):
            _RUN[args.action](args)
        return 0


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("username", metavar="USERNAME")
    parser.add_argument("--name", required=True, help=_("the person's name"))
    parser.add_argument("--unit", required=True, metavar="CODE", help=_("the unit they work in"))
    parser.add_argument("--role", required=True, choices=Role.values)
    parser.add_argument("--post", default="", help=_("their post, as it stands under letters"))
    parser.add_argument("--clearance", type=int, choices=Clearance.values, default=0, help=_("0 normal to 4 top secret (default: 0)"))
    parser.add_argument("--from", dest="first", type=day, metavar="D", help=_("first day of the appointment (default: today)"))
    parser.add_argument("--until", type=day, metavar="D", help=_("first day on which the appointment no longer holds (default: open)"))
    parser.add_argument("--language", choices=("vi", "en"), default="vi")


def _add(args: argparse.Namespace) -> None:
    if not Unit.objects.exists():
        bring_in_reference()  # a new installation knows no unit yet
    issued = administration.add_user(
        username=args.username,
        name=args.name,
        unit=args.unit,
        role=args.role,
        at=timezone.now(),
        valid_from=args.first,
        valid_until=args.until,
        post=args.post,
        clearance=args.clearance,
        language=args.language,
    )
    _say_link(issued, args)


def _reset(args: argparse.Namespace) -> None:
    _say_link(administration.reset_user(username=args.username, at=timezone.now()), args)


def _lock(args: argparse.Namespace) -> None:
    user = administration.lock_user(username=args.username, at=timezone.now())
    _say(args, {"username": user.username, "active": False}, _("“%(name)s” is locked.") % {"name": user.username})


def _unlock(args: argparse.Namespace) -> None:
    user = administration.unlock_user(username=args.username)
    _say(args, {"username": user.username, "active": True}, _("“%(name)s” is open again.") % {"name": user.username})


def _list(args: argparse.Namespace) -> None:
    rows = administration.list_users(on=args.on or today())
    if not args.json:
        rows = [row | {"active": pgettext("account", "open") if row["active"] else pgettext("account", "locked")} for row in rows]
    headings = {"username": _("Account"), "name": _("Name"), "active": _("State"), "appointments": _("Appointments")}
    say_rows(rows, headings, as_json=args.json)


_RUN = {"add": _add, "lock": _lock, "unlock": _unlock, "reset": _reset, "list": _list}


def _say_link(issued: Issued, args: argparse.Namespace) -> None:
    told = {"username": issued.user.username, "path": issued.path, "until": issued.until}
    said = _("“%(name)s” sets a password at this address of the installation, once, until %(until)s:")
    _say(args, told, said % {"name": issued.user.username, "until": shown(issued.until)} + f"\n{issued.path}")


def _say(args: argparse.Namespace, told: dict[str, Any], text: str) -> None:
    if args.json:
        say_json(told)
    else:
        sys.stdout.write(text + "\n")


COMMAND = UserCommand()
