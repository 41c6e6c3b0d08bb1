"""`liem clock`: the due day of a rule of the pack, and how it was counted."""

import argparse
import json
import sys
from datetime import date

from django.utils.translation import gettext as _

from liem.core.calendar.counting import CountingError
from liem.core.calendar.wording import say_error
from liem.gates.cli.arguments import day, written_day
from liem.gates.cli.refusing import Unable, plainly
from liem.readings.deadlines.due import Due, due
from liem.readings.deadlines.packs import RuleError
from liem.readings.deadlines.wording import say_limit


class Clock:
    """The command. It counts from the shipped rules and needs no database."""

    name = "clock"
    role = None

    @property
    def help(self) -> str:
        return _("the due day of a rule of law, and how it was counted")

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("rule", metavar="RULE", help=_("code of the rule, such as TTHS-DT-NT"))
        parser.add_argument("--from", dest="start", metavar="D", type=day, required=True, help=_("the day from which it is counted"))

    def run(self, args: argparse.Namespace) -> int:
        """Count and say so."""
        with plainly(RuleError):
            found = _counted(args.rule, args.start)
        if args.json:
            sys.stdout.write(json.dumps(found.as_json(), ensure_ascii=False) + "\n")
        else:
            sys.stdout.write(_as_text(found))
        return 0


def _counted(code: str, start: date) -> Due:
    try:
        return due(code.strip().upper(), start)
    except CountingError as fault:
        raise Unable(say_error(fault)) from fault


def _as_text(found: Due) -> str:
    lines = [
        f"{found.rule.code} · {found.rule.label} · {say_limit(found.rule)}",
        found.rule.basis,
        _("From %(start)s, due on %(due)s") % {"start": written_day(found.start), "due": written_day(found.due_on)},
        *(f"  {number}. {text}" for number, text in enumerate(found.said(), start=1)),
    ]
    return "\n".join(line for line in lines if line) + "\n"


COMMAND = Clock()
