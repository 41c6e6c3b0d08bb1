"""`liem token`: tokens with which programs act in a person's appointment. Their text is shown once, when they are made."""

import argparse
import sys

from django.utils import timezone
from django.utils.translation import gettext as _

from liem.core.accounts import administration
from liem.core.accounts.administration import UnknownAccount, UnknownToken
from liem.core.accounts.tokens import SCOPES
from liem.core.acts.refusals import Refused
from liem.gates.cli.arguments import actions
from liem.gates.cli.refusing import plainly
from liem.gates.cli.tables import say_json, say_rows, shown


class TokenCommand:
    """The command."""

    name = "token"
    role = "app"

    @property
    def help(self) -> str:
        return _("tokens of programs: add, list, revoke")

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        add = actions(parser)
        made = add("add", _("a token for a person's appointment; prints its text, once"))
        made.add_argument("username", metavar="USERNAME")
        made.add_argument("--name", required=True, help=_("what the token is for"))
        made.add_argument("--scope", action="append", choices=sorted(SCOPES), help=_("what it allows (default: read)"))
        made.add_argument("--days", type=int, default=90, help=_("how long it lives, at most 366 days (default: 90)"))
        made.add_argument("--unit", default="", metavar="CODE", help=_("in which of several appointments"))
        add("list", _("tokens, never their texts")).add_argument("username", metavar="USERNAME", nargs="?", default="")
        add("revoke", _("end a token at once")).add_argument("number", metavar="NUMBER", type=int)

    def run(self, args: argparse.Namespace) -> int:
        """Do the one thing asked."""
        with plainly(Refused, UnknownAccount, UnknownToken):
            _RUN[args.action](args)
        return 0


def _add(args: argparse.Namespace) -> None:
    token, text = administration.add_token(
        username=args.username, name=args.name, scopes=args.scope or ["read"], at=timezone.now(), days=args.days, unit=args.unit
    )
    if args.json:
        say_json({"number": token.pk, "token": text, "scopes": token.scopes, "expires_at": token.expires_at})
        return
    sys.stderr.write(
        _("Token %(number)s, until %(until)s. It is shown this once:") % {"number": token.pk, "until": shown(token.expires_at)}
    )
    sys.stderr.write("\n")
    sys.stdout.write(text + "\n")


def _list(args: argparse.Namespace) -> None:
    headings = {
        "number": _("Number"),
        "name": _("What for"),
        "person": _("Name"),
        "unit": _("Unit"),
        "scopes": _("Scopes"),
        "expires_at": _("Expires"),
        "revoked_at": _("Revoked"),
    }
    say_rows(administration.list_tokens(username=args.username), headings, as_json=args.json)


def _revoke(args: argparse.Namespace) -> None:
    token = administration.revoke_token(number=args.number, at=timezone.now())
    if args.json:
        say_json({"number": token.pk, "revoked_at": token.revoked_at})
    else:
        sys.stdout.write(_("Token %(number)s is revoked.") % {"number": token.pk} + "\n")


_RUN = {"add": _add, "list": _list, "revoke": _revoke}
COMMAND = TokenCommand()
