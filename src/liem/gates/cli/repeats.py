"""`liem repeats`: the likely repeats of a text among the records that the person who acts may see."""

import argparse
import sys
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from liem.core.access.actor import Actor
from liem.core.access.log import note_opening
from liem.core.calendar.today import today
from liem.core.organization.models import Unit
from liem.core.organization.queries import UnknownUnit, unit_named
from liem.gates.cli import acting
from liem.gates.cli.refusing import Unable, plainly
from liem.gates.cli.tables import say_json, say_rows
from liem.readings.repeats.queries import LONGEST, MOST, Likely, TooLong, likely

SHOWN = 5
MOST_BYTES = LONGEST * 4
SECTOR = "VN"


class Repeats:
    """The command."""

    name = "repeats"
    role = "app"

    @property
    def help(self) -> str:
        return _("likely repeats of a text")

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--unit", required=True, metavar="CODE", help=_("the unit whose records are compared, with those below it"))
        parser.add_argument("--text", required=True, metavar="FILE", help=_("the text, in UTF-8; - reads standard input"))
        parser.add_argument("--top", type=int, default=SHOWN, metavar="N", help=_("how many are shown at most"))
        acting.add_arguments(parser)

    def run(self, args: argparse.Namespace) -> int:
        """Ask, and show what the person may see."""
        if not 1 <= args.top <= MOST:
            raise Unable(_("--top is a number from 1 to %(most)s.") % {"most": MOST})
        with acting.acting(args, unit=args.unit) as actor, plainly(UnknownUnit, TooLong):
            found = likely(actor, _read(args.text), top=args.top, below=_below(args.unit, actor))
            for one in found:
                note_opening(actor, one.record)
            if args.json:
                say_json([{"number": one.number, "score": one.score, "shared": [s.text for s in one.shared]} for one in found])
            else:
                _show(found)
        return 0


def _below(code: str, actor: Actor) -> Unit | None:
    """The unit to which the answer is kept; None where it is one's own: all that one sees, with what others share."""
    if code == SECTOR:
        return None
    unit = unit_named(code, today())
    return None if unit.pk == actor.unit_id or (unit.place <= actor.lo and actor.hi <= unit.last_place) else unit


def _read(name: str) -> str:
    """The text. From standard input what is left of it: whoever gives a password there gives it in the first line."""
    try:
        if name == "-":
            text = sys.stdin.read(LONGEST + 1)
            text.encode()
            return text
        with Path(name).open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
        if len(raw) > MOST_BYTES:
            raise TooLong
        return raw.decode("utf-8-sig")
    except OSError as problem:
        raise Unable(_("%(file)s cannot be read: %(reason)s") % {"file": name, "reason": problem.strerror}) from problem
    except UnicodeError:
        raise Unable(_("%(file)s is no text in UTF-8.") % {"file": name}) from None


def _show(found: list[Likely]) -> None:
    if not found:
        sys.stdout.write(_("Nothing alike among the records you may see.") + "\n")
        return
    rows = [
        {"number": one.number, "score": f"{one.score:.2f}", "unit": one.record.owner.code, "title": one.record.title, "shared": _said(one)}
        for one in found
    ]
    headings = {
        "number": _("Number"),
        "score": _("Likeness"),
        "unit": _("Unit"),
        "title": pgettext("record", "Title"),
        "shared": _("Shared phrases"),
    }
    say_rows(rows, headings, as_json=False)


def _said(one: Likely) -> str:
    return " · ".join(" ".join(phrase.text.split()) for phrase in one.shared)


COMMAND = Repeats()
