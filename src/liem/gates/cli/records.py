"""`liem records`: the records behind one figure, each with its amount; the amounts add up to the figure."""

import argparse
import sys

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from liem.core.access.log import note_opening
from liem.core.organization.queries import UnknownUnit
from liem.gates.cli import acting
from liem.gates.cli.refusing import plainly
from liem.gates.cli.report import add_asking
from liem.gates.cli.report_table import amount
from liem.gates.cli.tables import say_json, say_rows
from liem.readings.figures.expressions import BadExpression
from liem.readings.figures.records import Behind, behind
from liem.web.formats import number


class Records:
    """The command."""

    name = "records"
    role = "app"

    @property
    def help(self) -> str:
        return _("the records behind one figure")

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--indicator", required=True, metavar="EXPR", help=_("the figure, such as cases.placed[kind=case]"))
        add_asking(parser)
        acting.add_arguments(parser)

    def run(self, args: argparse.Namespace) -> int:
        """List what the person may see, and say how much more there is."""
        with acting.acting(args, unit=args.unit, on=args.period.last_on) as actor, plainly(UnknownUnit, BadExpression):
            found = behind(actor=actor, expression=args.indicator, scope=args.unit, period=args.period, as_of=args.as_of, map=args.map)
            for row in found.rows:
                note_opening(actor, row.record)
            if args.json:
                say_json(as_json(found, args))
            else:
                _show(found)
        return 0


def as_json(found: Behind, args: argparse.Namespace) -> dict[str, object]:
    """The answer for a program."""
    rows = [
        {
            "id": row.record.pk,
            "number": row.record.number,
            "title": row.record.title,
            "unit": row.record.owner.code,
            "amount": row.amount,
            "event": row.event_id,
        }
        for row in found.rows
    ]
    answer = {
        "indicator": found.expression.text,
        "unit": args.unit,
        "period": args.period.code,
        "as_of": found.as_of,
        "amount": found.amount,
        "records": found.records,
        "hidden": found.hidden,
        "hidden_amount": found.hidden_amount,
        "rows": rows,
    }
    return answer | ({"why": found.why} if found.why else {})


def _show(found: Behind) -> None:
    measure = found.expression.indicator.unit
    rows = [
        {"number": row.record.number, "unit": row.record.owner.code, "amount": amount(row.amount, measure), "title": row.record.title}
        for row in found.rows
    ]
    headings = {"number": _("Number"), "unit": _("Unit"), "amount": _("Amount"), "title": pgettext("record", "Title")}
    say_rows(rows, headings, as_json=False)
    if found.why:
        sys.stdout.write(found.why + "\n")
        return
    words = {"figure": found.expression.label, "amount": amount(found.amount, measure), "count": number(found.records)}
    records = found.records or 0
    sys.stdout.write(
        ngettext("%(figure)s: %(amount)s, from %(count)s record", "%(figure)s: %(amount)s, from %(count)s records", records) % words + "\n"
    )
    if found.hidden:
        hidden = ngettext("%(count)s more record is not open to you.", "%(count)s more records are not open to you.", found.hidden)
        sys.stdout.write(hidden % {"count": number(found.hidden)} + "\n")


COMMAND = Records()
