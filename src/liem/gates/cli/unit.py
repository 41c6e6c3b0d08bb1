"""`liem unit`: the organisation in time, as it stood or stands on a day."""

import argparse
import sys
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from liem.core.calendar.today import today
from liem.core.organization.administration import list_units, show_unit
from liem.core.organization.models import UnitLevel, UnitType
from liem.core.organization.queries import UnknownUnit
from liem.gates.cli.arguments import actions, day
from liem.gates.cli.refusing import plainly
from liem.gates.cli.tables import say_json, say_rows, shown


class UnitCommand:
    """The command. Units are open to everybody, so nobody need say who asks."""

    name = "unit"
    role = "app"

    @property
    def help(self) -> str:
        return _("units of a day: list, show")

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        add = actions(parser)
        listed = add("list", _("the units of a day, in order of place"))
        listed.add_argument("--below", default="", metavar="CODE", help=_("only this unit and those below it"))
        one = add("show", _("one unit: from when to when, what it came from, what carries it on"))
        one.add_argument("code", metavar="CODE")
        for part in (listed, one):
            part.add_argument("--on", type=day, metavar="D", help=_("as of this day (default: today)"))

    def run(self, args: argparse.Namespace) -> int:
        """Do the one thing asked."""
        with plainly(UnknownUnit):
            _RUN[args.action](args)
        return 0


def _list(args: argparse.Namespace) -> None:
    rows = list_units(on=args.on or today(), below=args.below)
    headings = {"code": _("Code"), "name": _("Name"), "level": _("Level"), "from": _("From"), "until": _("Last day")}
    say_rows(rows if args.json else [_words(row) for row in rows], headings, as_json=args.json)


def _show(args: argparse.Namespace) -> None:
    found = show_unit(code=args.code, on=args.on or today())
    if args.json:
        say_json(found)
        return
    words = {
        "code": _("Code"),
        "name": _("Name"),
        "level": _("Level"),
        "type": _("Type"),
        "from": _("From"),
        "until": _("Last day"),
        "parent": pgettext("unit", "Below"),
        "predecessors": _("Came from"),
        "successors": _("Carried on by"),
        "groups": _("Groups"),
        "people": _("People"),
    }
    row, width = _words(found), max(len(word) for word in words.values())
    sys.stdout.write("".join(f"{word:<{width}}  {shown(row[key])}\n" for key, word in words.items()))


def _words(row: dict[str, Any]) -> dict[str, Any]:
    return row | {"level": str(UnitLevel(row["level"]).label), "type": str(UnitType(row["type"]).label)}


_RUN = {"list": _list, "show": _show}
COMMAND = UnitCommand()
